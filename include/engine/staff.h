/* People: what each is doing, where his time goes, and when he comes and leaves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_STAFF_H
#define ENGINE_STAFF_H

#include "engine/helpers.h"
#include "engine/queues.h"
#include "engine/state.h"

/* The small functions below run several times per task and are inline for that reason alone. */

/* Puts the person's time up to now into his accounts. */
static inline void staff_charge(struct engine *g, struct worker *w)
{
    int32_t ticks = g->t - w->since, n_tasks = g->m->n_tasks;
    if (!ticks)
        return; /* he became free just now */
    if (w->doing == DOING_PERFORM || w->doing == DOING_HELP) {
        w->busy_ticks += ticks;
        const struct kind *kind = w->instance->kind;
        if (__builtin_expect(kind->apart, false)) {
            helpers_charge(g, w, ticks);
        } else {
            w->account[kind->task] += ticks;
            w->running[kind->category] += ticks;
        }
    } else if (w->doing == DOING_FREE) {
        int32_t now = stopwatch_read(&w->us->blocked, g->t), blocked = now - w->blocked;
        w->account[n_tasks + TIME_IDLE_BLOCKED] += blocked;
        w->account[n_tasks + TIME_IDLE] += ticks - blocked;
        w->running[N_CATEGORIES + TIME_IDLE_BLOCKED] += blocked;
        w->running[N_CATEGORIES + TIME_IDLE] += ticks - blocked;
        w->blocked = now;
    } else if (w->doing != DOING_OFF) {
        enum time_account account = w->doing == DOING_HOLD ? TIME_HOLDING : TIME_BREAK;
        w->account[n_tasks + (int)account] += ticks;
        w->running[N_CATEGORIES + account] += ticks;
    }
    w->since = g->t;
}

/* Takes him out of whatever list his doing put him in. */
static inline void staff_stop(struct worker *w)
{
    struct unit_state *us = w->us;
    if (w->doing == DOING_FREE) {
        bool last = w->prev == w->next; /* nobody else in the ring */
        w->prev->next = w->next;
        w->next->prev = w->prev;
        us->free_classes &= ~(w->class_bit & -(uint64_t)last);
    } else if (w->doing == DOING_HOLD) {
        us->n_holding--;
    } else if (w->doing == DOING_BREAK) {
        us->n_on_break--;
    }
}

/* Free from now on, at the end of his class's list: idle_since never falls along it, so the first is the longest idle. */
static inline void staff_become_free(struct engine *g, struct worker *w)
{
    struct unit_state *us = w->us;
    w->doing = DOING_FREE;
    w->instance = NULL;
    w->idle_since = g->t;
    w->blocked = stopwatch_read(&us->blocked, g->t);
    w->next = w->ring;
    w->prev = w->next->prev;
    w->prev->next = w;
    w->next->prev = w;
    us->free_classes |= w->class_bit;
    if (us->n_waiting | us->n_special) { /* otherwise there is nothing for him to do */
        us->freed = w;
        state_touch(g, us, NEWS_FREED);
    }
}

/* From now on he performs, helps, holds or has a break; he was free, or is the holder who starts. */
static inline void staff_occupy(struct engine *g, struct worker *w, enum doing doing, struct instance *i)
{
    staff_stop(w);
    staff_charge(g, w);
    w->doing = doing;
    w->instance = i;
    if (doing == DOING_PERFORM || doing == DOING_HELP) {
        w->switches += i->kind->task != w->last_task;
        w->last_task = i->kind->task;
        w->carers[i->slot] |= w->carer_bit;
    }
    if (doing == DOING_HOLD)
        w->us->n_holding++;
    else if (doing == DOING_BREAK)
        w->us->n_on_break++;
}

/* His duty is over and so is his work. */
RARE void staff_leave(struct engine *g, struct worker *w);

/* From now on he is of this class. If he is free he takes his place among its free, by how long he has been idle. */
RARE void staff_change_class(struct worker *w, int class);

/* His part is over: free, or gone if his duty is over. */
static inline void staff_release(struct engine *g, struct worker *w)
{
    if (w->duty_end <= g->t) {
        staff_leave(g, w);
        return;
    }
    staff_stop(w);
    staff_charge(g, w);
    staff_become_free(g, w);
}

/* Phase 1 for people: duties that begin, then duties that end at this tick. */
void staff_change_shifts(struct engine *g);
/* Tick 0: those who are always there, and those in the middle of a duty. */
void staff_begin(struct engine *g);
/* Rostered and overtime ticks of the present duty up to now; at its end, at the end of the run. */
void staff_count_duty(struct engine *g, const struct worker *w);

#endif
