/* People: what each is doing, where his time goes, and when he comes and leaves.
 *
 * Every tick of a person on duty is charged once, when he changes what he does. A free person's ticks are `idle`, or
 * `idle_blocked` when something waits in his unit: whatever he could take would have been taken, so what waits then is what
 * he may not take. The unit keeps a clock of such ticks, and two readings of it split his free time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/staff.h"

#include "engine/breaks.h"
#include "engine/competence.h"
#include "engine/queues.h"
#include "engine/work.h"

/* The ticks [from, until) of a duty, by the bands of pay that they lie in. */
static void count_paid(struct engine *g, const struct worker *w, int kind, int32_t from, int32_t until)
{
    int64_t *paid = accounts_paid(g->a, w->person, kind);
    while (from < until) {
        int32_t next = model_pay_next(g->m, from), to = next < until ? next : until;
        paid[model_pay_band(g->m, from)] += to - from;
        from = to;
    }
}

void staff_count_duty(struct engine *g, const struct worker *w)
{
    struct person_account *account = &g->a->persons[w->person];
    int32_t from = w->duty_start > g->window_from ? w->duty_start : g->window_from;
    int32_t end = w->duty_end < g->t ? w->duty_end : g->t;
    if (end > from) {
        account->rostered_ticks += end - from;
        count_paid(g, w, TIME_ROSTERED, from, end);
    }
    if (w->duty_end > from)
        from = w->duty_end;
    if (g->t > from) {
        account->overtime_ticks += g->t - from;
        count_paid(g, w, TIME_OVERTIME, from, g->t);
    }
}

static void set_overtime(struct engine *g, struct worker *w, bool overtime)
{
    w->overtime = overtime;
    int kind = overtime ? TIME_OVERTIME : TIME_ROSTERED;
    w->account = accounts_ticks(g->a, w->person, kind);
    w->running = state_running(g, w->person, kind);
}

/* One more on duty in the unit, or one less. */
static void count_on_duty(const struct engine *g, struct unit_state *us, int by)
{
    us->n_on_duty += by;
    stopwatch_turn(&us->peak, us->n_waiting > us->n_on_duty, g->t);
}

static void tell(const struct engine *g, enum event_kind kind, const struct worker *w)
{
    state_tell(g, &(struct event){.tick = g->t, .kind = kind, .unit = w->unit, .task = -1, .source = -1, .slot = -1,
                                  .person = w->person, .helper = -1});
}

void staff_leave(struct engine *g, struct worker *w)
{
    staff_charge(g, w);
    staff_stop(w);
    staff_count_duty(g, w);
    w->doing = DOING_OFF;
    w->instance = NULL;
    set_overtime(g, w, false);
    count_on_duty(g, w->us, -1);
    state_touch(g, w->us, NEWS_OTHER);
    competence_changes(g, w->us);
    tell(g, EVENT_DUTY_END, w);
}

/* ---- Duties ---------------------------------------------------------------------------------------------------------- */

static void begin_duty(struct engine *g, struct worker *w, int shift, int32_t start, int32_t end)
{
    if (w->doing == DOING_OFF) {
        w->since = g->t;
        w->duty_start = start;
        count_on_duty(g, w->us, 1);
        staff_become_free(g, w);
        tell(g, EVENT_DUTY_START, w);
    } else { /* duties that touch, or overtime that runs into the next duty: he simply stays */
        staff_charge(g, w);
        staff_count_duty(g, w);
        breaks_drop(g, w); /* a break belongs to its duty */
        w->duty_start = g->t;
        set_overtime(g, w, false);
        state_touch(g, w->us, NEWS_OTHER); /* he no longer winds down */
        calendar_remove(&g->calendar, state_node(g, DUE_END, w->person));
    }
    w->duty_end = end;
    w->winds_down = end - w->us->u->wind_down_ticks;
    w->shift = shift;
    w->busy_ticks = 0;
    competence_begin_duty(g, w, start);
    competence_changes(g, w->us);
    if (end != MODEL_NEVER)
        state_expect(g, DUE_END, w->person, end);
    if (shift >= 0) {
        g->started[g->n_started++] = (struct duty_started){w, shift, start};
        state_mark_due(g, DUE_BIRTH);
        breaks_expect(g, w, shift, start);
    }
}

static void end_duty(struct engine *g, struct worker *w)
{
    if (w->doing != DOING_OFF) { /* he may have left just now, with a colleague's task */
        staff_charge(g, w);
        set_overtime(g, w, true);
    }
    switch (w->doing) {
    case DOING_FREE:
        staff_leave(g, w);
        break;
    case DOING_HOLD:
        work_release_hold(g, w->instance);
        break;
    case DOING_BREAK:
        breaks_end(g, w);
        break;
    case DOING_PERFORM:
    case DOING_HELP:
        work_at_end_of_duty(g, w);
        break;
    case DOING_OFF:
        break;
    }
    work_drop_personal(g, w);
    breaks_drop(g, w);
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
        g->leaving[n_leaving++] = &g->workers[node - g->first_node[DUE_END]];
    if (state_is_due(g, DUE_DUTY)) {
        for (; duty_tick(g, g->next_duty) == g->t; turn_rota(g)) {
            const struct duty *d = &m->duties[g->next_duty];
            begin_duty(g, &g->workers[d->person], d->shift, g->t, g->t + d->end_tick - d->start_tick);
        }
        expect_duty(g);
    }
    for (int i = 0; i < n_leaving; i++)
        if (g->leaving[i]->duty_end == g->t) /* not prolonged */
            end_duty(g, g->leaving[i]);
}

void staff_begin(struct engine *g)
{
    const struct model *m = g->m;
    for (int p = 0; p < m->n_persons; p++)
        if (m->persons[p].always)
            begin_duty(g, &g->workers[p], -1, 0, MODEL_NEVER);
    g->rota_base = -(int64_t)m->start_weekday * m->ticks_per_day;
    g->next_duty = 0;
    for (int i = 0; i < m->n_duties; i++) {
        const struct duty *d = &m->duties[i];
        for (int round = -1; round <= 0; round++) {
            int64_t start = g->rota_base + round * (int64_t)m->rota_ticks + d->start_tick;
            int64_t end = start + d->end_tick - d->start_tick;
            if (start < 0 && end > 0)
                begin_duty(g, &g->workers[d->person], d->shift, (int32_t)start, (int32_t)end);
        }
    }
    while (m->n_duties && duty_tick(g, g->next_duty) < 0)
        turn_rota(g);
    if (m->n_duties)
        expect_duty(g);
}
