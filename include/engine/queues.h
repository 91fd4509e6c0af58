/* What waits: queues, the loose and the held list, and the wakes that tell when waiting changes something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_QUEUES_H
#define ENGINE_QUEUES_H

#include "engine/state.h"

/* The patient became critical, or no longer is: his waiting tasks change queues. */
void queues_patient_changed(struct engine *g, struct unit_state *us, int slot);
/* Phase 6 for a unit: what has reached its limit without ever being started is lost. */
void queues_omit(struct engine *g, struct unit_state *us);
/* True when waiting alone, or a limit, may change something in the unit: then phase 6 and queues_arm have work to do. */
static inline bool queues_matter(const struct unit_state *us)
{
    return (us->n_waiting & us->waiting_matters) | us->n_special;
}
/* Before phase 5: the clock has stopped for a node DUE_WAKE. */
void queues_wake(struct engine *g, int32_t node);
/* Sees to it that the clock stops at the next tick at which waiting alone makes something possible. */
void queues_arm(struct engine *g, struct unit_state *us);
/* Phase 1 for a unit: a shift window began or ended. */
void queues_change_column(struct engine *g, struct unit_state *us);

/* ---- Several times per task, and inline for that reason alone --------------------------------------------------------- */

/* One more, or one less, that waits. */
static inline void queues_count(const struct engine *g, const struct instance *i, int by)
{
    struct unit_state *us = i->kind->us;
    us->n_waiting += by;
    stopwatch_turn(&us->blocked, us->n_waiting > 0, g->t);
    stopwatch_turn(&us->peak, us->n_waiting > us->n_on_duty, g->t);
    if (i->kind->max_waiting != INT32_MAX && !i->started)
        us->n_waiting_of[i->kind->task] += by;
    if (i->kind->calls) {
        us->n_calling += by;
        us->n_special += by;
    }
}

/* The queue it belongs to now. */
static inline int16_t queues_for(const struct engine *g, const struct instance *i)
{
    return i->kind->queue[g->slots[i->slot].critical];
}

/* The first in order; NULL when nothing waits there. */
static inline struct instance *queues_first(const struct queue *q)
{
    return q->ring.next == &q->ring ? NULL : q->ring.next;
}

/* Into its queue, in order. */
static inline void queues_enqueue(struct instance *i)
{
    struct unit_state *us = i->kind->us;
    struct queue *q = &us->queues[i->queue];
    struct instance *after = q->ring.prev;
    if (i->created > q->newest)
        q->newest = i->created;
    else /* ties within the tick, and changes of queue */
        while (after != &q->ring && instance_before(i, after))
            after = after->prev;
    i->prev = after;
    i->next = after->next;
    i->prev->next = i->next->prev = i;
    us->waiting[i->queue >> 6] |= (uint64_t)1 << (i->queue & 63);
    us->unarmed[i->queue >> 6] |= (uint64_t)(after == &q->ring) << (i->queue & 63);
    i->place = PLACE_QUEUE;
}

static inline void queues_push(struct instance **first, struct instance *i)
{
    i->prev = NULL;
    i->next = *first;
    if (*first)
        (*first)->prev = i;
    *first = i;
}

/* Puts an instance among those that wait: into its queue, which it knows, if it waits since it was created and all of a class are
 * alike to it; else loose. */
static inline void queues_wait(struct engine *g, struct instance *i)
{
    if (!i->owner && !i->started && i->ready == i->created && !i->kind->loose) {
        queues_enqueue(i);
    } else {
        queues_push(&i->kind->us->loose, i);
        i->place = PLACE_LOOSE;
        i->kind->us->n_special++;
    }
    queues_count(g, i, 1);
    state_touch(g, i->kind->us, NEWS_OTHER);
}

/* One that was just created, and is in no list: dispatch looks at it in this tick. */
static inline void queues_add_fresh(struct engine *g, struct instance *i)
{
    struct unit_state *us = i->kind->us;
    i->next = us->fresh;
    us->fresh = i;
    state_touch(g, us, NEWS_FRESH);
}

/* ... among the held, whose performer waits for a second person. */
static inline void queues_hold(struct instance *i)
{
    queues_push(&i->kind->us->held, i);
    i->place = PLACE_HELD;
    i->kind->us->n_calling += i->kind->calls;
    i->kind->us->n_special += 1 + i->kind->calls;
}

static inline void queues_unlink(struct instance **first, const struct instance *i)
{
    if (i->prev)
        i->prev->next = i->next;
    else
        *first = i->next;
    if (i->next)
        i->next->prev = i->prev;
}

static inline void queues_dequeue(const struct instance *i)
{
    struct unit_state *us = i->kind->us;
    struct queue *q = &us->queues[i->queue];
    i->prev->next = i->next;
    i->next->prev = i->prev;
    us->waiting[i->queue >> 6] &= ~((uint64_t)(q->ring.next == &q->ring) << (i->queue & 63));
    us->unarmed[i->queue >> 6] |= (uint64_t)(i->prev == &q->ring) << (i->queue & 63);
}

/* Takes it out of wherever it waits or is held. */
static inline void queues_leave(const struct engine *g, struct instance *i)
{
    struct unit_state *us = i->kind->us;
    if (i->place == PLACE_QUEUE) {
        queues_dequeue(i);
        queues_count(g, i, -1);
    } else if (i->place == PLACE_LOOSE) {
        queues_unlink(&us->loose, i);
        queues_count(g, i, -1);
        us->n_special--;
    } else if (i->place == PLACE_HELD) {
        queues_unlink(&us->held, i);
        us->n_calling -= i->kind->calls;
        us->n_special -= 1 + i->kind->calls;
    }
    i->place = PLACE_NONE;
}

#endif
