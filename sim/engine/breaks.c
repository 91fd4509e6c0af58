/* Meal breaks. A break waits from the start of its window: last in line until it is due, first in line from then on, and
 * only for its person, when he is free, not too many are away, and his duty is not about to end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/breaks.h"

#include "base/chance.h"
#include "engine/follow.h"
#include "engine/staff.h"

void breaks_expect(struct engine *g, int person, int shift, int32_t duty_start)
{
    const struct unit *u = &g->m->units[g->m->persons[person].unit];
    for (int i = 0; i < u->n_pauses; i++) {
        int32_t opens = duty_start + u->pauses[i].from_tick;
        if (u->pauses[i].shift == shift && opens >= g->t)
            follow_break(g, person, i, duty_start, opens);
    }
}

static void tell(const struct engine *g, enum event_kind kind, int person)
{
    state_tell(g, &(struct event){.tick = g->t, .kind = kind, .unit = g->m->persons[person].unit, .task = -1, .source = -1,
                                  .slot = -1, .person = person, .helper = -1});
}

void breaks_open(struct engine *g, int person, int pause, int32_t duty_start)
{
    const struct worker *w = &g->workers[person];
    int unit = g->m->persons[person].unit;
    const struct pause *p = &g->m->units[unit].pauses[pause];
    if (w->doing == DOING_OFF || duty_start + p->from_tick >= w->duty_end)
        return;
    struct unit_state *us = &g->units[unit];
    us->breaks[us->n_breaks++] = (struct break_wait){
        .person = person, .created = g->t, .due = duty_start + p->until_tick, .ticks = p->ticks,
        .draw = chance_at(chance_join(w->key, 0), 0),
    };
    state_touch(g, unit);
}

static bool may_go(const struct engine *g, const struct unit *u, const struct break_wait *b)
{
    const struct worker *w = &g->workers[b->person];
    return w->doing == DOING_FREE && w->duty_end - g->t > u->break_guard_ticks;
}

static bool comes_before(const struct break_wait *a, const struct break_wait *b)
{
    if (a->due != b->due)
        return a->due < b->due;
    if (a->created != b->created)
        return a->created < b->created;
    if (a->draw != b->draw)
        return a->draw < b->draw;
    return a->person < b->person;
}

bool breaks_start_one(struct engine *g, int unit, bool due)
{
    const struct unit *u = &g->m->units[unit];
    struct unit_state *us = &g->units[unit];
    int best = -1;
    if (us->n_on_break >= u->max_away)
        return false;
    for (int i = 0; i < us->n_breaks; i++)
        if ((us->breaks[i].due <= g->t) == due && may_go(g, u, &us->breaks[i]) &&
            (best < 0 || comes_before(&us->breaks[i], &us->breaks[best])))
            best = i;
    if (best < 0)
        return false;
    struct break_wait b = us->breaks[best];
    us->breaks[best] = us->breaks[--us->n_breaks];
    staff_occupy(g, b.person, DOING_BREAK, -1);
    state_expect(g, DUE_WORK, b.person, g->t + b.ticks);
    g->a->persons[b.person].breaks_taken++;
    tell(g, EVENT_BREAK_START, b.person);
    return true;
}

void breaks_end(struct engine *g, int person)
{
    calendar_remove(&g->calendar, state_node(g, DUE_WORK, person));
    tell(g, EVENT_BREAK_END, person);
    staff_release(g, person);
}

void breaks_drop(struct engine *g, int person)
{
    struct unit_state *us = &g->units[g->m->persons[person].unit];
    for (int i = 0; i < us->n_breaks; i++) {
        if (us->breaks[i].person != person)
            continue;
        us->breaks[i--] = us->breaks[--us->n_breaks];
        g->a->persons[person].breaks_missed++;
        tell(g, EVENT_BREAK_MISSED, person);
    }
}
