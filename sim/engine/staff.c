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

void staff_count_duty(struct engine *g, int32_t person)
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

static void set_overtime(struct engine *g, int person, bool overtime)
{
    g->workers[person].overtime = overtime;
    g->workers[person].account = accounts_ticks(g->a, person, overtime ? TIME_OVERTIME : TIME_ROSTERED);
}

void staff_leave(struct engine *g, int32_t person)
{
    struct worker *w = &g->workers[person];
    staff_charge(g, w);
    staff_stop(g, w);
    staff_count_duty(g, person);
    w->doing = DOING_OFF;
    w->instance = -1;
    set_overtime(g, person, false);
    state_touch(g, g->m->persons[person].unit);
    state_tell(g, &(struct event){.tick = g->t, .kind = EVENT_DUTY_END, .unit = g->m->persons[person].unit, .task = -1,
                                  .source = -1, .slot = -1, .person = person, .helper = -1});
}

/* ---- Duties ---------------------------------------------------------------------------------------------------------- */

static void begin_duty(struct engine *g, int person, int shift, int32_t start, int32_t end)
{
    const struct person *p = &g->m->persons[person];
    struct worker *w = &g->workers[person];
    if (w->doing == DOING_OFF) {
        w->since = g->t;
        w->duty_start = start;
        staff_become_free(g, person);
        state_tell(g, &(struct event){.tick = g->t, .kind = EVENT_DUTY_START, .unit = p->unit, .task = -1, .source = -1,
                                      .slot = -1, .person = person, .helper = -1});
    } else { /* duties that touch, or overtime that runs into the next duty: he simply stays */
        staff_charge(g, w);
        staff_count_duty(g, person);
        w->duty_start = g->t;
        set_overtime(g, person, false);
        calendar_remove(&g->calendar, state_node(g, DUE_END, person));
    }
    w->duty_end = end;
    w->shift = shift;
    w->busy_ticks = 0;
    if (end != MODEL_NEVER)
        state_expect(g, DUE_END, person, end);
    if (shift >= 0) {
        g->started[g->n_started++] = (struct duty_started){person, shift, start};
        breaks_expect(g, person, shift, start);
    }
}

static void end_duty(struct engine *g, int person)
{
    struct worker *w = &g->workers[person];
    staff_charge(g, w);
    set_overtime(g, person, true);
    switch (w->doing) {
    case DOING_FREE:
        staff_leave(g, person);
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

/* On to the next duty, round and round. */
static void turn_rota(struct engine *g)
{
    if (++g->next_duty == g->m->n_duties) {
        g->next_duty = 0;
        g->rota_base += g->m->rota_ticks;
    }
}

static void expect_duty(struct engine *g)
{
    state_expect(g, DUE_DUTY, 0, duty_tick(g, g->next_duty));
}

void staff_change_shifts(struct engine *g)
{
    const struct model *m = g->m;
    int n_leaving = 0;
    for (int32_t node = state_is_due(g, DUE_END) ? g->due[DUE_END] : -1; node >= 0; node = g->calendar.nodes[node].next)
        g->leaving[n_leaving++] = node - g->first_node[DUE_END];
    if (state_is_due(g, DUE_DUTY)) {
        for (; duty_tick(g, g->next_duty) == g->t; turn_rota(g)) {
            const struct duty *d = &m->duties[g->next_duty];
            begin_duty(g, d->person, d->shift, g->t, g->t + d->end_tick - d->start_tick);
        }
        expect_duty(g);
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
    while (m->n_duties && duty_tick(g, g->next_duty) < 0)
        turn_rota(g);
    if (m->n_duties)
        expect_duty(g);
}
