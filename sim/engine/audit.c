/* --audit: the state of a replication held against itself, in every tick the clock stops at.
 *
 * Everything that the engine keeps count of as it goes is counted anew from the instances and the people. Slow on purpose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/audit.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "engine/queues.h"

static void __attribute__((format(printf, 2, 3))) fail(struct engine *g, const char *format, ...)
{
    char what[256];
    va_list list;
    va_start(list, format);
    vsnprintf(what, sizeof what, format, list);
    va_end(list);
    if (!g->failed)
        err_set(g->e, ERR_AUDIT, "audit: seed %" PRIu64 ", replication %" PRIu32 ", tick %" PRId32 ": %s", g->seed,
                g->replication, g->t, what);
    state_fail(g);
}

static int count_list(struct engine *g, const struct instance *first, const struct instance *end, enum place place,
                      const struct unit_state *us)
{
    int n = 0;
    for (const struct instance *i = first; i != end; i = i->next, n++)
        if (i->place != place || i->kind->us != us || n > g->n_instances) {
            fail(g, "a list of '%s' holds an instance that is elsewhere", us->u->label.id);
            break;
        }
    return n;
}

static void audit_queue(struct engine *g, const struct unit_state *us, int queue)
{
    const struct queue *q = &us->queues[queue];
    const char *name = us->u->label.id;
    bool bit = model_has_bit(us->waiting, queue);
    if (bit != (queues_first(q) != NULL))
        fail(g, "queue %d of '%s' and its bit differ", queue, name);
    const struct instance *last = &q->ring;
    for (const struct instance *i = last->next; i != &q->ring; last = i, i = i->next) {
        if (i->prev != last || i->queue != queue || (last != &q->ring && !instance_before(last, i)))
            fail(g, "queue %d of '%s' is out of order", queue, name);
        if (i->ready != i->created || i->started || i->owner || i->kind->loose)
            fail(g, "queue %d of '%s' holds an instance that belongs among the loose", queue, name);
        if (i->kind->omit_ticks != MODEL_NEVER && g->t - i->created >= i->kind->omit_ticks)
            fail(g, "'%s' waits beyond its limit", g->m->tasks[i->kind->task].label.id);
    }
    if (last != q->ring.prev)
        fail(g, "queue %d of '%s' has lost its end", queue, name);
}

static void audit_worker(struct engine *g, const struct worker *w)
{
    const struct instance *i = w->instance;
    const char *name = g->m->persons[w->person].label.id;
    bool at_task = w->doing == DOING_PERFORM || w->doing == DOING_HELP || w->doing == DOING_HOLD;
    if (at_task != (i != NULL))
        fail(g, "'%s' is bound to a task without working on it, or the reverse", name);
    else if (i && ((w->doing == DOING_HELP ? i->helper : i->performer) != w ||
                   i->place != (w->doing == DOING_HOLD ? PLACE_HELD : PLACE_WORK)))
        fail(g, "'%s' and his task do not know of each other", name);
    if (w->doing == DOING_FREE && w->duty_end <= g->t)
        fail(g, "'%s' is free after the end of duty", name);
}

static int count_free(struct engine *g, const struct unit_state *us)
{
    int n = 0;
    for (int c = 0; c < g->m->n_classes; c++) {
        if ((us->free_classes >> c & 1) != (us->free[c].next != &us->free[c]))
            fail(g, "the free of '%s' and their bits differ", us->u->label.id);
        for (const struct worker *end = &us->free[c], *w = end->next; w != end; w = w->next, n++)
            if (w->doing != DOING_FREE || w->next->prev != w || (w->next != end && w->next->idle_since < w->idle_since))
                fail(g, "the free of '%s' are out of order", us->u->label.id);
    }
    return n;
}

static int count_calling(const struct engine *g, const struct unit_state *us)
{
    int n = 0;
    for (const struct block *block = g->blocks; block; block = block->next)
        for (int b = 0; b < BLOCK_INSTANCES; b++) {
            const struct instance *i = &block->instances[b];
            n += i->place != PLACE_POOL && i->kind->us == us && i->place != PLACE_WORK && i->kind->calls;
        }
    return n;
}

static void audit_unit(struct engine *g, const struct unit_state *us)
{
    const struct unit *u = us->u;
    int waiting = 0, n_free = 0, holding = 0, on_break = 0;
    for (int q = 0; q < u->n_queues; q++) {
        audit_queue(g, us, q);
        waiting += count_list(g, us->queues[q].ring.next, &us->queues[q].ring, PLACE_QUEUE, us);
    }
    int loose = count_list(g, us->loose, NULL, PLACE_LOOSE, us), held = count_list(g, us->held, NULL, PLACE_HELD, us);
    waiting += loose;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++) {
        const struct worker *w = &g->workers[p];
        n_free += w->doing == DOING_FREE;
        holding += w->doing == DOING_HOLD;
        on_break += w->doing == DOING_BREAK;
        audit_worker(g, w);
    }
    if (waiting != us->n_waiting || count_calling(g, us) != us->n_calling ||
        n_free != count_free(g, us) || holding != us->n_holding || holding != held ||
        us->n_special != loose + held + us->n_calling + us->n_breaks || us->n_breaks > u->n_persons * u->n_pauses ||
        on_break != us->n_on_break || on_break > u->max_away)
        fail(g, "the counts of '%s' are wrong", u->label.id);
}

void audit_state(struct engine *g)
{
    for (int u = 0; u < g->m->n_units && !g->failed; u++)
        audit_unit(g, &g->units[u]);
}

/* The state after a tick holds until the next tick the clock stops at. */
void audit_queues(struct engine *g, int32_t next_tick)
{
    int32_t from = g->t > g->window_from ? g->t : g->window_from;
    if (next_tick <= from)
        return;
    for (const struct block *block = g->blocks; block; block = block->next)
        for (int n = 0; n < BLOCK_INSTANCES; n++) {
            const struct instance *i = &block->instances[n];
            if (i->place != PLACE_POOL && !i->started)
                i->kind->account->queue_ticks += next_tick - from;
        }
}
