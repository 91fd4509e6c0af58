/* What waits: queues, the loose and the held list, and the wakes that tell when waiting changes something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_QUEUES_H
#define ENGINE_QUEUES_H

#include "engine/state.h"

/* The patient became critical, or no longer is: his waiting tasks change queues. */
void queues_patient_changed(struct engine *g, int unit, int slot);
/* Phase 6 for a unit: what has reached its limit without ever being started is lost. */
void queues_omit(struct engine *g, int unit);
/* True when waiting alone, or a limit, may change something in the unit: then phase 6 and queues_arm have work to do. */
static inline bool queues_matter(const struct engine *g, int unit)
{
    const struct unit_state *us = &g->units[unit];
    return (us->n_waiting && us->masks->waiting_matters) || (us->loose & us->held) >= 0 || us->n_breaks;
}
/* Sees to it that the clock stops at the next tick at which waiting alone makes something possible. */
void queues_arm(struct engine *g, int unit);
/* Phase 1 for a unit: a shift window began or ended. */
void queues_change_column(struct engine *g, int unit);

/* Ticks up to t in which something waited in the unit. */
static inline int64_t queues_blocked_clock(const struct unit_state *us, int32_t t)
{
    return us->blocked_ticks + (us->n_waiting ? t - us->blocked_since : 0);
}

/* ---- Several times per task, and inline for that reason alone --------------------------------------------------------- */

/* One more, or one less, that waits. */
static inline void queues_count(const struct engine *g, const struct instance *i, int by)
{
    struct unit_state *us = i->kind->us;
    if (us->n_waiting == 0)
        us->blocked_since = g->t;
    else if (us->n_waiting + by == 0)
        us->blocked_ticks += g->t - us->blocked_since;
    us->n_waiting += by;
    if (!i->started)
        us->n_waiting_of[i->kind->task] += by;
    if (i->kind->interrupts)
        us->n_interrupting += by;
}

/* The queue it belongs to now. */
static inline int16_t queues_for(const struct engine *g, const struct instance *i)
{
    return i->kind->queue[i->slot >= 0 && g->slots[i->slot].critical];
}

/* Into its queue, in order. */
static inline void queues_enqueue(struct engine *g, struct instance *i)
{
    struct instance *all = g->instances;
    struct unit_state *us = i->kind->us;
    struct queue *q = &us->queues[i->queue];
    int32_t instance = (int32_t)(i - all), after = q->last;
    while (after >= 0 && state_before(i, &all[after])) /* new ones come last, but for ties within the tick and changes of queue */
        after = all[after].prev;
    i->prev = after;
    if (after >= 0) {
        i->next = all[after].next;
        all[after].next = instance;
    } else {
        i->next = q->first;
        q->first = instance;
        us->waiting[i->queue >> 6] |= (uint64_t)1 << (i->queue & 63);
    }
    if (i->next >= 0)
        all[i->next].prev = instance;
    else
        q->last = instance;
    i->place = PLACE_QUEUE;
}

static inline void queues_push(struct engine *g, int32_t *first, struct instance *i)
{
    i->prev = -1;
    i->next = *first;
    if (*first >= 0)
        g->instances[*first].prev = (int32_t)(i - g->instances);
    *first = (int32_t)(i - g->instances);
}

/* Puts an instance among those that wait: into its queue if it has waited since it was created, else loose. */
static inline void queues_wait(struct engine *g, struct instance *i)
{
    i->queue = queues_for(g, i);
    if (i->owner < 0 && !i->started && i->ready == i->created) {
        queues_enqueue(g, i);
    } else {
        queues_push(g, &i->kind->us->loose, i);
        i->place = PLACE_LOOSE;
    }
    queues_count(g, i, 1);
    state_touch(g, i->kind->unit);
}

/* ... among the held, whose performer waits for a second person. */
static inline void queues_hold(struct engine *g, struct instance *i)
{
    queues_push(g, &i->kind->us->held, i);
    i->place = PLACE_HELD;
    i->kind->us->n_interrupting += i->kind->interrupts;
}

static inline void queues_unlink(struct engine *g, int32_t *first, int32_t *last, const struct instance *i)
{
    if (i->prev >= 0)
        g->instances[i->prev].next = i->next;
    else
        *first = i->next;
    if (i->next >= 0)
        g->instances[i->next].prev = i->prev;
    else if (last)
        *last = i->prev;
}

static inline void queues_dequeue(struct engine *g, const struct instance *i)
{
    struct unit_state *us = i->kind->us;
    struct queue *q = &us->queues[i->queue];
    queues_unlink(g, &q->first, &q->last, i);
    if (q->first < 0)
        us->waiting[i->queue >> 6] &= ~((uint64_t)1 << (i->queue & 63));
}

/* Takes it out of wherever it waits or is held. */
static inline void queues_leave(struct engine *g, struct instance *i)
{
    struct unit_state *us = i->kind->us;
    if (i->place == PLACE_QUEUE) {
        queues_dequeue(g, i);
        queues_count(g, i, -1);
    } else if (i->place == PLACE_LOOSE) {
        queues_unlink(g, &us->loose, NULL, i);
        queues_count(g, i, -1);
    } else if (i->place == PLACE_HELD) {
        queues_unlink(g, &us->held, NULL, i);
        us->n_interrupting -= i->kind->interrupts;
    }
    i->place = PLACE_NONE;
}

#endif
