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
#include "engine/talks.h"
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

/* The ticks of [from, until) that lie after an education of his. */
static int64_t raised(const struct engine *g, const struct worker *w, int32_t from, int32_t until)
{
    const struct education *e = g->m->persons[w->person].education;
    if (e && e->held_tick > from)
        from = e->held_tick;
    return e && until > from ? until - from : 0;
}

void staff_count_duty(struct engine *g, const struct worker *w)
{
    struct person_account *account = &g->a->persons[w->person];
    int32_t from = w->duty_start > g->window_from ? w->duty_start : g->window_from;
    int32_t end = w->duty_end < g->t ? w->duty_end : g->t;
    if (end > from) {
        account->rostered_ticks += end - from;
        account->as_overtime_ticks += w->as_overtime ? end - from : 0;
        account->raised_ticks += raised(g, w, from, end);
        count_paid(g, w, w->as_overtime ? TIME_OVERTIME : TIME_ROSTERED, from, end);
    }
    if (w->duty_end > from)
        from = w->duty_end;
    if (g->t > from) {
        account->overtime_ticks += g->t - from;
        account->raised_ticks += raised(g, w, from, g->t);
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

void staff_change_class(struct worker *w, int class)
{
    bool free = w->doing == DOING_FREE;
    if (free)
        staff_stop(w);
    w->class = class;
    w->class_bit = (uint64_t)1 << class;
    w->ring = &w->us->free[class];
    if (!free)
        return;
    for (w->next = w->ring; w->next->prev->idle_since > w->idle_since;) /* the ring's end was never idle */
        w->next = w->next->prev;
    w->prev = w->next->prev;
    w->prev->next = w;
    w->next->prev = w;
    w->us->free_classes |= w->class_bit;
}

/* ---- Duties ---------------------------------------------------------------------------------------------------------- */

static void begin_duty(struct engine *g, struct worker *w, int shift, int32_t start, int32_t end, bool as_overtime)
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
    w->as_overtime = as_overtime;
    w->winds_down = end - w->us->u->wind_down_ticks;
    w->shift = shift;
    w->busy_ticks = 0;
    competence_begin_duty(g, w, start);
    talks_forget(g, w->person);
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
        competence_changes(g, w->us);
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

/* What became of a duty of the rota, for the accounts of him whose it was to be, and of him who comes. */
static void count_turn(struct engine *g, const struct turn *t)
{
    struct person_account *planned = &g->a->persons[t->planned];
    int32_t ticks = t->end_tick - t->start_tick;
    planned->planned_duties++;
    if (t->reason != AWAY_NOT) {
        planned->away_duties[t->reason]++;
        planned->away_ticks[t->reason] += ticks;
        planned->filled_duties[t->way]++;
        planned->other_role_duties += t->who >= 0 && g->m->persons[t->who].role != g->m->persons[t->planned].role;
    }
    if (t->who < 0)
        return;
    g->a->persons[t->who].quick_returns += t->quick_return;
    if (t->reason != AWAY_NOT) {
        g->a->persons[t->who].called_in_duties++;
        g->a->persons[t->who].called_in_ticks += ticks;
    }
}

static void live_turn(struct engine *g, const struct turn *t)
{
    if (t->start_tick >= 0)
        count_turn(g, t);
    if (t->who >= 0)
        begin_duty(g, &g->workers[t->who], t->shift, t->start_tick, t->end_tick, t->as_overtime);
}

static void expect_duty(struct engine *g)
{
    state_expect(g, DUE_DUTY, 0, g->attendance.turn.start_tick);
}

void staff_change_shifts(struct engine *g)
{
    int n_leaving = 0;
    for (int32_t node = state_is_due(g, DUE_END) ? g->due[DUE_END] : -1; node >= 0; node = g->calendar.nodes[node].next)
        g->leaving[n_leaving++] = &g->workers[node - g->first_node[DUE_END]];
    if (state_is_due(g, DUE_DUTY)) {
        for (; g->attendance.turn.start_tick == g->t; attendance_next(&g->attendance))
            live_turn(g, &g->attendance.turn);
        expect_duty(g);
    }
    for (int i = 0; i < n_leaving; i++)
        if (g->leaving[i]->duty_end == g->t) /* not prolonged */
            end_duty(g, g->leaving[i]);
}

void staff_begin(struct engine *g)
{
    const struct model *m = g->m;
    struct attendance *a = &g->attendance;
    for (int p = 0; p < m->n_persons; p++)
        if (m->persons[p].always)
            begin_duty(g, &g->workers[p], -1, 0, MODEL_NEVER, false);
    for (attendance_start(a, g->seed, g->replication); a->turn.start_tick < 0; attendance_next(a))
        if (a->turn.end_tick > 0)
            live_turn(g, &a->turn);
    if (m->n_duties)
        expect_duty(g);
}
