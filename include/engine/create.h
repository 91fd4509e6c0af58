/* The creation of instances.
 *
 * It stands in a header because it is compiled twice: into work.c for whatever arises from work, and into the loop (engine.c)
 * for the needs of a tick, where the compiler knows more and leaves out the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_CREATE_H
#define ENGINE_CREATE_H

#include "engine/dispatch.h"
#include "engine/queues.h"
#include "engine/start.h"
#include "engine/state.h"
#include "engine/work.h"

/* `limited`: the type has max_waiting. Returns what dispatch has to look at in this tick; NULL when it waits, or has ended,
 * already, or when there is no memory for it (g->failed). */
static inline __attribute__((always_inline)) struct instance *create_instance(struct engine *g, const struct arrival *what,
                                                                              bool limited)
{
    if (!g->unused)
        work_grow_pool(g);
    struct instance *i = g->unused;
    if (!i)
        return NULL;
    g->unused = i->next;
    const struct kind *kind = what->kind;
    uint32_t due = (uint32_t)g->t + (uint32_t)kind->late_ticks; /* two ticks: no overflow */
    i->kind = kind; /* field by field: a cleared structure costs more than the rest of the function */
    i->key = what->key;
    i->work_s = what->work_s;
    i->created = i->ready = g->t;
    i->due = (int32_t)(due < MODEL_NEVER ? due : MODEL_NEVER);
    i->tie = what->tie;
    i->rounding = what->rounding;
    i->slot = what->slot;
    i->queue = queues_for(g, i);
    i->owner = what->owner;
    if (what->owner)
        i->talk_s = 0; /* until it is known whose types they are: talks_plan */
    i->performer = i->helper = i->first_performer = NULL;
    i->k = what->k;
    i->place = PLACE_NONE; /* these four bytes are one store */
    i->joint = JOINT_NONE;
    i->started = false;
    i->patient_gone = false;
    kind->account->made++;
    kind->account->made_s += what->work_s;
    start_tell(g, EVENT_CREATED, i, what->owner, NULL, WHY_NONE);
    if (!g->slots[i->slot].present)
        work_end(g, i, EVENT_WITHDRAWN);
    else if (limited && kind->us->n_waiting_of[kind->task] >= kind->max_waiting)
        work_end(g, i, EVENT_LOST);
    else if (limited)
        queues_wait(g, i); /* counts for the next one of this tick */
    else
        return i;
    return NULL;
}

static inline struct arrival create_arrival(const struct need *need, const struct kind *kind)
{
    return (struct arrival){.key = need->key, .work_s = need->work_s, .rounding = need->rounding, .tie = need->tie, .kind = kind,
                            .slot = need->slot, .k = need->k};
}

/* Phase 4: all the needs of this tick. One that is all the news of its tick is dispatched at once. */
static inline void create_needs(struct engine *g)
{
    const struct need *needs = g->demand.day.needs;
    const struct asked *asked = g->next_need;
    for (; asked->tick == g->t; asked++) {
        const struct need *need = &needs[asked->need];
        const struct kind *kind = &g->kinds[need->kind];
        __builtin_prefetch(&needs[asked[DAY_AHEAD].need]);
        if (kind->max_waiting == INT32_MAX) {
            const struct arrival a = create_arrival(need, kind);
            struct instance *i = create_instance(g, &a, false);
            if (!i)
                continue;
            if (!g->touched && asked[1].tick != g->t && !g->dues && !kind->us->n_special)
                dispatch_only(g, kind->us, i); /* no other news in any unit */
            else
                queues_add_fresh(g, i);
        } else {
            work_keep_limited(g, need, kind);
        }
    }
    g->next_need = asked;
}

#endif
