/* The end of work on instances. It stands in a header because it is compiled into the loop (engine.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_FINISH_H
#define ENGINE_FINISH_H

#include "engine/follow.h"
#include "engine/learning.h"
#include "engine/staff.h"
#include "engine/start.h"
#include "engine/state.h"
#include "engine/talks.h"
#include "engine/work.h"

/* What comes of it: people have learnt, tasks arise. */
static inline void finish_more(struct engine *g, const struct instance *i, const struct worker *performer)
{
    if (i->kind->taught)
        learning_done(g, i, performer);
    if (i->owner && i->talk_s > 0)
        talks_done(g, i);
    follow_done(g, i, performer->role);
}

/* Accounts of one that is done, and what follows. */
static inline void finish_instance(struct engine *g, struct instance *i, const struct worker *performer)
{
    const struct kind *kind = i->kind;
    kind->account->done++;
    if (i->created >= g->window_from)
        performer->done[kind->task]++;
    if (kind->follows)
        finish_more(g, i, performer);
    work_drop(g, i);
}

/* Phase 2: parts of work, and breaks, that are over in this tick. */
static inline void finish_parts(struct engine *g)
{
    for (int32_t person = calendar_take(&g->ends), next; person >= 0; person = next) {
        struct worker *w = &g->workers[person];
        next = g->ends.nodes[person].next;
        if (w->doing == DOING_PERFORM) {
            struct instance *i = w->instance;
            start_tell(g, EVENT_DONE, i, w, i->helper, WHY_NONE);
            if (w->doing != DOING_PERFORM)
                __builtin_unreachable(); /* and so staff_release is compiled without the rest */
            staff_release(g, w);
            if (i->helper)
                staff_release(g, i->helper);
            finish_instance(g, i, w);
        } else {
            work_end_part(g, w);
        }
    }
}

#endif
