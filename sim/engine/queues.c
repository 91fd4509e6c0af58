/* What waits: queues, the loose and the held list, and the wakes that tell when waiting changes something.
 *
 * A queue holds one task class of a unit, first come first, so only its head matters to dispatch: whoever may take a later
 * one may take the head. Instances whose patience clock started anew (suspended, released) and personal ones do not fit that
 * order and are kept loose, one by one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/queues.h"

#include "engine/work.h"

void queues_patient_changed(struct engine *g, int unit, int slot)
{
    struct unit_state *us = &g->units[unit];
    const struct unit *u = &g->m->units[unit];
    for (int q = 0; q < u->n_queues; q++) {
        for (int32_t n = us->queues[q].first, next; n >= 0; n = next) {
            struct instance *i = &g->instances[n];
            next = i->next;
            if (i->slot != slot || queues_for(g, i) == i->queue)
                continue;
            queues_dequeue(g, i);
            i->queue = queues_for(g, i);
            queues_enqueue(g, i);
        }
    }
    for (int32_t n = us->loose; n >= 0; n = g->instances[n].next)
        g->instances[n].queue = queues_for(g, &g->instances[n]);
    for (int32_t n = us->held; n >= 0; n = g->instances[n].next)
        g->instances[n].queue = queues_for(g, &g->instances[n]);
    state_touch(g, unit);
}

void queues_omit(struct engine *g, int unit)
{
    const struct unit *u = &g->m->units[unit];
    struct unit_state *us = &g->units[unit];
    for (int word = 0; word < u->n_words; word++) {
        for (uint64_t bits = us->waiting[word]; bits; bits &= bits - 1) {
            int q = word * 64 + __builtin_ctzll(bits);
            int32_t limit = g->m->tasks[u->queues[q].task].omit_ticks;
            if (limit == MODEL_NEVER)
                continue;
            while (us->queues[q].first >= 0 && g->t - g->instances[us->queues[q].first].created >= limit)
                work_end_unstarted(g, us->queues[q].first, EVENT_OMITTED);
        }
    }
    for (int32_t n = us->loose, next; n >= 0; n = next) {
        const struct instance *i = &g->instances[n];
        next = i->next;
        int32_t limit = i->kind->omit_ticks;
        if (!i->started && limit != MODEL_NEVER && g->t - i->created >= limit)
            work_end_unstarted(g, n, EVENT_OMITTED);
    }
}

/* ---- Wakes ------------------------------------------------------------------------------------------------------------ */

/* The first tick after now at which waiting alone may make something possible for the instance. */
static int32_t next_wake(const struct engine *g, const struct instance *i)
{
    const struct queue_kind *kind = &i->kind->us->u->queues[i->queue];
    int32_t best = MODEL_NEVER;
    for (int w = 0; w < kind->n_wakes; w++) {
        int64_t ready = (int64_t)i->ready + kind->wake_ticks[w], created = (int64_t)i->created + kind->wake_ticks[w];
        if (ready > g->t && ready < best)
            best = (int32_t)ready;
        if (created > g->t && created < best)
            best = (int32_t)created;
    }
    return best;
}

static void arm(struct engine *g, int32_t node, int32_t *armed, int32_t wake)
{
    if (wake == MODEL_NEVER || (*armed > g->t && *armed <= wake))
        return;
    calendar_remove(&g->calendar, state_node(g, DUE_WAKE, node));
    state_expect(g, DUE_WAKE, node, wake);
    *armed = wake;
}

void queues_arm(struct engine *g, int unit)
{
    const struct unit *u = &g->m->units[unit];
    struct unit_state *us = &g->units[unit];
    for (int word = 0; word < u->n_words; word++) {
        for (uint64_t bits = us->waiting[word]; bits; bits &= bits - 1) {
            int q = word * 64 + __builtin_ctzll(bits);
            if (u->queues[q].n_wakes)
                arm(g, g->first_queue[unit] + q, &us->queues[q].wake, next_wake(g, &g->instances[us->queues[q].first]));
        }
    }
    int32_t wake = MODEL_NEVER, w;
    for (int32_t n = us->loose; n >= 0; n = g->instances[n].next)
        if (g->instances[n].queue >= 0 && (w = next_wake(g, &g->instances[n])) < wake)
            wake = w;
    for (int32_t n = us->held; n >= 0; n = g->instances[n].next)
        if (g->instances[n].queue >= 0 && (w = next_wake(g, &g->instances[n])) < wake)
            wake = w;
    for (int b = 0; b < us->n_breaks; b++)
        if (us->breaks[b].due > g->t && us->breaks[b].due < wake)
            wake = us->breaks[b].due;
    arm(g, g->first_queue[unit] + u->n_queues, &us->loose_wake, wake);
}

/* ---- Patience columns ------------------------------------------------------------------------------------------------- */

/* The shift window in force: the one that began last among those that hold tick t; n_shifts outside all. */
static int window_at(const struct model *m, const struct unit *u, int32_t t, int *weekday)
{
    int best = u->n_shifts;
    int32_t best_start = 0, day = t / m->ticks_per_day, time = t % m->ticks_per_day;
    *weekday = (m->start_weekday + day) % N_WEEKDAYS;
    for (int s = 0; s < u->n_shifts; s++) {
        for (int before = 0; before <= 1; before++) { /* began today, or yesterday and goes past midnight */
            int32_t start = u->shifts[s].start_tick - before * m->ticks_per_day, end = u->shifts[s].end_tick - before * m->ticks_per_day;
            if (start <= time && time < end && (best == u->n_shifts || start >= best_start)) {
                best = s;
                best_start = start;
                *weekday = (m->start_weekday + day + N_WEEKDAYS - before) % N_WEEKDAYS;
            }
        }
    }
    return best;
}

/* The next tick after t at which a window begins or ends, or a day. */
static int32_t next_column_tick(const struct model *m, const struct unit *u, int32_t t)
{
    int32_t midnight = t / m->ticks_per_day * m->ticks_per_day, time = t - midnight, best = m->ticks_per_day;
    for (int s = 0; s < u->n_shifts; s++) {
        int32_t bounds[] = {u->shifts[s].start_tick, u->shifts[s].end_tick, u->shifts[s].end_tick - m->ticks_per_day};
        for (int b = 0; b < 3; b++)
            if (bounds[b] > time && bounds[b] < best)
                best = bounds[b];
    }
    return midnight + best;
}

void queues_change_column(struct engine *g, int unit)
{
    const struct model *m = g->m;
    const struct unit *u = &m->units[unit];
    struct unit_state *us = &g->units[unit];
    int weekday, shift = window_at(m, u, g->t, &weekday);
    us->column = u->column_of[weekday * (u->n_shifts + 1) + shift];
    size_t column = (size_t)us->column * (size_t)m->n_classes * (size_t)u->n_words;
    us->own = us->masks->own + column;
    us->back_up = us->masks->back_up + column;
    us->own_classes = us->masks->own_classes + us->column * u->n_queues;
    us->back_up_classes = us->masks->back_up_classes + us->column * u->n_queues;
    us->seen = false;
    if (u->n_columns > 1)
        state_expect(g, DUE_WINDOW, unit, next_column_tick(m, u, g->t));
    state_touch(g, unit);
}
