/* Meal breaks. A break waits from the start of its window: last in line until it is due, first in line from then on, and
 * only for its person, when he is free, not too many are away, and his duty is not about to end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/breaks.h"

#include "base/chance.h"
#include "engine/follow.h"
#include "engine/staff.h"

void breaks_expect(struct engine *g, struct worker *w, int shift, int32_t duty_start)
{
    const struct unit *u = w->us->u;
    for (int i = 0; i < u->n_pauses; i++) {
        int32_t opens = duty_start + u->pauses[i].from_tick;
        if (u->pauses[i].shift == shift && opens >= g->t)
            follow_break(g, w, i, duty_start, opens);
    }
}

static void tell(const struct engine *g, enum event_kind kind, const struct worker *w)
{
    state_tell(g, &(struct event){.tick = g->t, .kind = kind, .unit = w->unit, .task = -1, .source = -1, .slot = -1,
                                  .person = w->person, .helper = -1});
}

void breaks_open(struct engine *g, struct worker *w, int pause, int32_t duty_start)
{
    struct unit_state *us = w->us;
    const struct pause *p = &us->u->pauses[pause];
    if (w->doing == DOING_OFF || duty_start != w->duty_start)
        return;
    us->breaks[us->n_breaks++] = (struct break_wait){
        .who = w, .pause = pause, .created = g->t, .due = duty_start + p->until_tick, .ticks = p->ticks,
        .draw = chance_at(chance_join(w->key, 0), 0),
    };
    us->n_special++;
    state_touch(g, us, NEWS_OTHER);
}

static bool may_go(const struct engine *g, const struct break_wait *b)
{
    return b->who->doing == DOING_FREE && b->who->duty_end - g->t > b->who->us->u->break_guard_ticks;
}

static bool comes_before(const struct break_wait *a, const struct break_wait *b)
{
    if (a->due != b->due)
        return a->due < b->due;
    if (a->created != b->created)
        return a->created < b->created;
    if (a->draw != b->draw)
        return a->draw < b->draw;
    if (a->who != b->who)
        return a->who->person < b->who->person;
    return a->pause < b->pause;
}

bool breaks_start_one(struct engine *g, struct unit_state *us, bool due)
{
    int best = -1;
    if (us->n_on_break >= us->u->max_away)
        return false;
    for (int i = 0; i < us->n_breaks; i++)
        if ((us->breaks[i].due <= g->t) == due && may_go(g, &us->breaks[i]) &&
            (best < 0 || comes_before(&us->breaks[i], &us->breaks[best])))
            best = i;
    if (best < 0)
        return false;
    struct break_wait b = us->breaks[best];
    us->breaks[best] = us->breaks[--us->n_breaks];
    us->n_special--;
    staff_occupy(g, b.who, DOING_BREAK, NULL);
    state_expect_end(g, b.who, g->t + b.ticks);
    g->a->persons[b.who->person].breaks_taken++;
    tell(g, EVENT_BREAK_START, b.who);
    return true;
}

void breaks_end(struct engine *g, struct worker *w)
{
    calendar_remove(&g->ends, w->person);
    tell(g, EVENT_BREAK_END, w);
    staff_release(g, w);
}

void breaks_drop(struct engine *g, struct worker *w)
{
    struct unit_state *us = w->us;
    for (int i = 0; i < us->n_breaks; i++) {
        if (us->breaks[i].who != w)
            continue;
        us->breaks[i--] = us->breaks[--us->n_breaks];
        us->n_special--;
        g->a->persons[w->person].breaks_missed++;
        tell(g, EVENT_BREAK_MISSED, w);
    }
}
