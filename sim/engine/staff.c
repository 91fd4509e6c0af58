/* People: what each is doing, where his time goes, and when he comes and leaves.
 *
 * Every tick of a person on duty is charged once, when he changes what he does. A free person's ticks are `idle`, or
 * `idle_blocked` when something waits in his unit: whatever he could take would have been taken, so what waits then is what
 * he may not take. The unit keeps a clock of such ticks, and two readings of it split his free time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/staff.h"

#include "engine/breaks.h"
#include "engine/queues.h"
#include "engine/work.h"

void staff_charge(struct engine *g, int person)
{
    struct worker *w = &g->workers[person];
    int32_t ticks = g->t - w->since;
    if (w->doing == DOING_OFF)
        return;
    int64_t *account = accounts_ticks(g->a, person, w->overtime ? TIME_OVERTIME : TIME_ROSTERED);
    int64_t *other = account + g->m->n_tasks;
    switch (w->doing) {
    case DOING_PERFORM:
    case DOING_HELP:
        account[g->instances[w->instance].task] += ticks;
        w->busy_ticks += ticks;
        break;
    case DOING_HOLD:
        other[TIME_HOLDING] += ticks;
        break;
    case DOING_BREAK:
        other[TIME_BREAK] += ticks;
        break;
    case DOING_FREE: {
        int64_t now = queues_blocked_clock(g, g->m->persons[person].unit), blocked = now - w->blocked;
        other[TIME_IDLE_BLOCKED] += blocked;
        other[TIME_IDLE] += ticks - blocked;
        w->blocked = now;
        break;
    }
    case DOING_OFF:
        break;
    }
    w->since = g->t;
}

static void leave_free_list(struct engine *g, int person)
{
    const struct person *p = &g->m->persons[person];
    struct unit_state *us = &g->units[p->unit];
    struct worker *w = &g->workers[person];
    if (w->prev >= 0)
        g->workers[w->prev].next = w->next;
    else
        us->free_first[p->class] = w->next;
    if (w->next >= 0)
        g->workers[w->next].prev = w->prev;
    else
        us->free_last[p->class] = w->prev;
    us->n_free_people--;
    if (us->free_first[p->class] < 0)
        us->free_classes &= ~((uint64_t)1 << p->class);
}

static void become_free(struct engine *g, int person)
{
    const struct person *p = &g->m->persons[person];
    struct unit_state *us = &g->units[p->unit];
    struct worker *w = &g->workers[person];
    w->doing = DOING_FREE;
    w->instance = -1;
    w->idle_since = g->t;
    w->blocked = queues_blocked_clock(g, p->unit);
    w->next = -1;
    w->prev = us->free_last[p->class]; /* idle_since never falls along the list: the first is the longest idle */
    if (w->prev >= 0)
        g->workers[w->prev].next = person;
    else
        us->free_first[p->class] = person;
    us->free_last[p->class] = person;
    us->free_classes |= (uint64_t)1 << p->class;
    us->n_free_people++;
    state_touch(g, p->unit);
}

/* Takes him out of whatever list his doing put him in. */
static void stop_doing(struct engine *g, int person)
{
    struct worker *w = &g->workers[person];
    struct unit_state *us = &g->units[g->m->persons[person].unit];
    if (w->doing == DOING_FREE)
        leave_free_list(g, person);
    else if (w->doing == DOING_HOLD)
        us->n_holding--;
    else if (w->doing == DOING_BREAK)
        us->n_on_break--;
}

void staff_occupy(struct engine *g, int person, enum doing doing, int32_t instance)
{
    struct worker *w = &g->workers[person];
    struct unit_state *us = &g->units[g->m->persons[person].unit];
    staff_charge(g, person);
    stop_doing(g, person);
    w->doing = doing;
    w->instance = instance;
    us->n_holding += doing == DOING_HOLD;
    us->n_on_break += doing == DOING_BREAK;
}

void staff_count_duty(struct engine *g, int person)
{
    const struct worker *w = &g->workers[person];
    struct person_account *account = &g->a->persons[person];
    int32_t from = w->duty_start > g->window_from ? w->duty_start : g->window_from;
    int32_t end = w->duty_end < g->t ? w->duty_end : g->t;
    if (end > from)
        account->rostered_ticks += end - from;
    if (w->duty_end > from)
        from = w->duty_end;
    if (g->t > from)
        account->overtime_ticks += g->t - from;
}

static void leave(struct engine *g, int person)
{
    struct worker *w = &g->workers[person];
    staff_charge(g, person);
    stop_doing(g, person);
    staff_count_duty(g, person);
    w->doing = DOING_OFF;
    w->instance = -1;
    w->overtime = false;
    state_touch(g, g->m->persons[person].unit);
    state_tell(g, &(struct event){.tick = g->t, .kind = EVENT_DUTY_END, .unit = g->m->persons[person].unit, .task = -1,
                                  .source = -1, .slot = -1, .person = person, .helper = -1});
}

void staff_release(struct engine *g, int person)
{
    staff_charge(g, person);
    if (g->workers[person].duty_end <= g->t) {
        leave(g, person);
        return;
    }
    stop_doing(g, person);
    become_free(g, person);
}

/* ---- Duties ---------------------------------------------------------------------------------------------------------- */

static void begin_duty(struct engine *g, int person, int shift, int32_t start, int32_t end)
{
    const struct person *p = &g->m->persons[person];
    struct worker *w = &g->workers[person];
    if (w->doing == DOING_OFF) {
        w->since = g->t;
        w->duty_start = start;
        w->overtime = false;
        become_free(g, person);
        state_tell(g, &(struct event){.tick = g->t, .kind = EVENT_DUTY_START, .unit = p->unit, .task = -1, .source = -1,
                                      .slot = -1, .person = person, .helper = -1});
    } else { /* duties that touch, or overtime that runs into the next duty: he simply stays */
        staff_charge(g, person);
        staff_count_duty(g, person);
        w->duty_start = g->t;
        w->overtime = false;
        calendar_remove(&g->shifts, person);
    }
    w->duty_end = end;
    w->shift = shift;
    w->busy_ticks = 0;
    if (end != MODEL_NEVER)
        calendar_add(&g->shifts, person, end);
    if (shift >= 0) {
        g->started[g->n_started++] = (struct duty_started){person, shift, start};
        breaks_expect(g, person, shift, start);
    }
}

static void end_duty(struct engine *g, int person)
{
    struct worker *w = &g->workers[person];
    staff_charge(g, person);
    w->overtime = true;
    switch (w->doing) {
    case DOING_FREE:
        leave(g, person);
        break;
    case DOING_HOLD:
        work_release_hold(g, w->instance);
        break;
    case DOING_BREAK:
        breaks_end(g, person);
        break;
    case DOING_PERFORM:
    case DOING_HELP:
        work_at_end_of_duty(g, person);
        break;
    case DOING_OFF:
        break;
    }
    work_drop_personal(g, person);
    breaks_drop(g, person);
}

static int32_t duty_tick(const struct engine *g, int duty)
{
    return (int32_t)(g->rota_base + g->m->duties[duty].start_tick);
}

/* The next duty of the rota that begins at or after tick 0 of the run. */
static void turn_rota(struct engine *g)
{
    if (++g->next_duty == g->m->n_duties) {
        g->next_duty = 0;
        g->rota_base += g->m->rota_ticks;
    }
    g->next_duty_tick = duty_tick(g, g->next_duty);
}

void staff_change_shifts(struct engine *g)
{
    const struct model *m = g->m;
    int n_leaving = 0;
    for (int32_t node = calendar_take(&g->shifts, g->t), next; node >= 0; node = next) {
        next = g->shifts.nodes[node].next;
        if (node < m->n_persons)
            g->leaving[n_leaving++] = node;
        else
            queues_change_column(g, node - m->n_persons);
    }
    while (g->next_duty_tick == g->t) {
        const struct duty *d = &m->duties[g->next_duty];
        begin_duty(g, d->person, d->shift, g->t, g->t + d->end_tick - d->start_tick);
        turn_rota(g);
    }
    for (int i = 0; i < n_leaving; i++) {
        const struct worker *w = &g->workers[g->leaving[i]];
        if (w->doing != DOING_OFF && w->duty_end == g->t)
            end_duty(g, g->leaving[i]);
    }
}

void staff_begin(struct engine *g)
{
    const struct model *m = g->m;
    for (int p = 0; p < m->n_persons; p++)
        if (m->persons[p].always)
            begin_duty(g, p, -1, 0, MODEL_NEVER);
    g->rota_base = -(int64_t)m->start_weekday * m->ticks_per_day;
    g->next_duty = 0;
    for (int i = 0; i < m->n_duties; i++) {
        const struct duty *d = &m->duties[i];
        for (int round = -1; round <= 0; round++) {
            int64_t start = g->rota_base + round * (int64_t)m->rota_ticks + d->start_tick, end = start + d->end_tick - d->start_tick;
            if (start < 0 && end > 0)
                begin_duty(g, d->person, d->shift, (int32_t)start, (int32_t)end);
        }
    }
    g->next_duty_tick = MODEL_NEVER;
    if (m->n_duties)
        g->next_duty_tick = duty_tick(g, 0);
    while (g->next_duty_tick < 0)
        turn_rota(g);
}
