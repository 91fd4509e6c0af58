/* --audit: the state of a replication held against itself, in every tick the clock stops at.
 *
 * Everything that the engine keeps count of as it goes is counted anew from the instances and the people. Slow on purpose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/audit.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

static void __attribute__((format(printf, 2, 3))) fail(struct engine *g, const char *format, ...)
{
    char what[256];
    va_list list;
    va_start(list, format);
    vsnprintf(what, sizeof what, format, list);
    va_end(list);
    if (!g->failed)
        err_set(g->e, ERR_AUDIT, "audit: seed %" PRIu64 ", replication %" PRIu32 ", tick %" PRId32 ": %s", g->seed, g->replication,
                g->t, what);
    g->failed = true;
}

static int count_list(struct engine *g, int32_t list, enum place place, int unit)
{
    int n = 0;
    for (int32_t i = list; i >= 0; i = g->instances[i].next, n++)
        if (g->instances[i].place != place || g->instances[i].kind->unit != unit || n > g->n_instances) {
            fail(g, "a list of '%s' holds an instance that is elsewhere", g->m->units[unit].label.id);
            break;
        }
    return n;
}

static void audit_queue(struct engine *g, int unit, int queue)
{
    const struct unit_state *us = &g->units[unit];
    const struct queue *q = &us->queues[queue];
    bool bit = us->waiting[queue >> 6] >> (queue & 63) & 1;
    if (bit != (q->first >= 0))
        fail(g, "queue %d of '%s' and its bit differ", queue, g->m->units[unit].label.id);
    int32_t last = -1;
    for (int32_t n = q->first; n >= 0; last = n, n = g->instances[n].next) {
        const struct instance *i = &g->instances[n];
        if (i->prev != last || i->queue != queue || (last >= 0 && !state_before(&g->instances[last], i)))
            fail(g, "queue %d of '%s' is out of order", queue, g->m->units[unit].label.id);
        if (i->ready != i->created || i->started || i->owner >= 0)
            fail(g, "queue %d of '%s' holds an instance that belongs among the loose", queue, g->m->units[unit].label.id);
        int32_t omit = i->kind->omit_ticks;
        if (omit != MODEL_NEVER && g->t - i->created >= omit)
            fail(g, "'%s' waits beyond its limit", g->m->tasks[i->kind->task].label.id);
    }
    if (last != q->last)
        fail(g, "queue %d of '%s' has lost its end", queue, g->m->units[unit].label.id);
}

static void audit_unit(struct engine *g, int unit)
{
    const struct unit *u = &g->m->units[unit];
    const struct unit_state *us = &g->units[unit];
    int waiting = 0, interrupting = 0, n_free = 0, holding = 0, on_break = 0;
    for (int q = 0; q < u->n_queues; q++) {
        audit_queue(g, unit, q);
        waiting += count_list(g, us->queues[q].first, PLACE_QUEUE, unit);
    }
    waiting += count_list(g, us->loose, PLACE_LOOSE, unit);
    int held = count_list(g, us->held, PLACE_HELD, unit);
    for (int32_t n = 0; n < g->n_instances; n++) {
        const struct instance *i = &g->instances[n];
        if (i->used && i->kind->unit == unit && i->place != PLACE_WORK)
            interrupting += i->kind->interrupts;
    }
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++) {
        const struct worker *w = &g->workers[p];
        n_free += w->doing == DOING_FREE;
        holding += w->doing == DOING_HOLD;
        on_break += w->doing == DOING_BREAK;
        bool at_task = w->doing == DOING_PERFORM || w->doing == DOING_HELP || w->doing == DOING_HOLD;
        if (at_task != (w->instance >= 0))
            fail(g, "'%s' is bound to a task without working on it, or the reverse", g->m->persons[p].label.id);
        if (at_task) {
            const struct instance *i = &g->instances[w->instance];
            if ((w->doing == DOING_HELP ? i->helper : i->performer) != p || i->place != (w->doing == DOING_HOLD ? PLACE_HELD : PLACE_WORK))
                fail(g, "'%s' and his task do not know of each other", g->m->persons[p].label.id);
        }
        if (w->doing == DOING_FREE && w->duty_end <= g->t)
            fail(g, "'%s' is free after the end of duty", g->m->persons[p].label.id);
    }
    int listed = 0;
    for (int c = 0; c < g->m->n_classes; c++)
        for (int32_t p = us->free_first[c]; p >= 0; p = g->workers[p].next, listed++) {
            int32_t next = g->workers[p].next;
            if (g->workers[p].doing != DOING_FREE || (next >= 0 && g->workers[next].idle_since < g->workers[p].idle_since))
                fail(g, "the free of '%s' are out of order", u->label.id);
        }
    if (waiting != us->n_waiting || interrupting != us->n_interrupting || n_free != us->n_free_people || n_free != listed ||
        holding != us->n_holding || holding != held || on_break != us->n_on_break || on_break > u->max_away)
        fail(g, "the counts of '%s' are wrong", u->label.id);
}

void audit_state(struct engine *g)
{
    for (int u = 0; u < g->m->n_units && !g->failed; u++)
        audit_unit(g, u);
}

/* The state after a tick holds until the next tick the clock stops at. */
void audit_queues(struct engine *g, int32_t next_tick)
{
    int32_t from = g->t > g->window_from ? g->t : g->window_from;
    if (next_tick <= from)
        return;
    for (int32_t n = 0; n < g->n_instances; n++) {
        const struct instance *i = &g->instances[n];
        if (i->used && !i->started)
            i->kind->account->queue_ticks += next_tick - from;
    }
}
