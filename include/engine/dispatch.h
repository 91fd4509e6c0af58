/* Phase 5: who takes what.
 *
 * What dispatch left undone was impossible, and stays so but for the news (unit_state.news). One fresh task, or one person who
 * has become free, is a plain question: only that task, or only what he can take, may be possible.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_DISPATCH_H
#define ENGINE_DISPATCH_H

#include "engine/queues.h"
#include "engine/state.h"

/* Does, again and again, the one possible action with the smallest key, until there is none; fresh ones are among those that
 * wait from now on. */
void dispatch_any(struct engine *g, struct unit_state *us, struct instance *fresh);
/* The same when a fresh task is all the news, or nothing else waits, and nothing waits but in queues. */
void dispatch_fresh(struct engine *g, struct unit_state *us, struct instance *i);
/* The same when a person who has become free is all the news, and nothing waits but in queues. */
void dispatch_freed(struct engine *g, struct unit_state *us, struct worker *w);

/* A fresh task is all the news of its tick, in any unit, and nothing more can come before phase 5: so it is looked at as soon as
 * it is created, and the way through the units with news is saved. Nothing in the unit is special. */
static inline void dispatch_only(struct engine *g, struct unit_state *us, struct instance *i)
{
    i->next = NULL;
    dispatch_fresh(g, us, i);
    us->news = 0;
    us->next_touched = NULL;
    g->touched = queues_matter(us) ? us : NULL;
}

static inline void dispatch_unit(struct engine *g, struct unit_state *us)
{
    struct instance *fresh = us->fresh;
    us->fresh = NULL;
    if (us->n_special) {
        dispatch_any(g, us, fresh);
    } else if (!fresh) {
        if (us->news == NEWS_FREED)
            dispatch_freed(g, us, us->freed);
        else if (us->n_waiting)
            dispatch_any(g, us, NULL);
    } else if ((us->news == NEWS_FRESH || (!fresh->next && !us->n_waiting)) && !fresh->owner) {
        dispatch_fresh(g, us, fresh);
    } else {
        dispatch_any(g, us, fresh);
    }
}

#endif
