/* The life of a task instance: created, started, held, left unfinished, done, or lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_WORK_H
#define ENGINE_WORK_H

#include "engine/state.h"

/* Tells the listener what becomes of an instance. */
RARE void work_tell(const struct engine *g, enum event_kind kind, const struct instance *i, const struct worker *who,
                    const struct worker *helper, enum event_why why);
/* Phase 4: a new instance, which waits, or is lost at once (max_waiting), or withdrawn (its patient has just left). */
void work_create(struct engine *g, const struct arrival *what);
/* A need of a type with max_waiting: kept until all of this tick are known. */
RARE void work_keep_limited(struct engine *g, const struct need *need, const struct kind *kind);
/* The instance has ended without work: accounts, what follows, and its place in the pool. */
RARE void work_end(struct engine *g, struct instance *i, enum event_kind how);
/* More unused instances; none when there is no memory, and then the run has failed. */
RARE void work_grow_pool(struct engine *g);
/* Its place in the pool is free again. */
static inline void work_drop(struct engine *g, struct instance *i)
{
    i->place = PLACE_POOL;
    i->next = g->unused;
    g->unused = i;
}

/* Performer, and helper unless NULL, start or go on; `joint` is what the helper is there for. Both are free, but the holder of a
 * held instance, who joins his helper. */
void work_begin(struct engine *g, struct instance *i, struct worker *performer, struct worker *helper, enum joint joint,
                enum event_why why);
/* Done: accounts and what follows. Its people are let go by the caller, where they were bound. */
void work_finish(struct engine *g, struct instance *i);
/* The performer goes and waits for a second person. */
void work_hold(struct engine *g, struct instance *i, struct worker *performer, enum joint joint, enum event_why why);
void work_release_hold(struct engine *g, struct instance *i);
/* Everyone leaves it; it waits again, with the ticks that are left. */
void work_suspend(struct engine *g, struct instance *i, bool interrupted);
/* A helper's joint part, or a break, is over. */
void work_end_part(struct engine *g, struct worker *w);
/* Phase 1: his duty is over while he works. */
void work_at_end_of_duty(struct engine *g, struct worker *w);
/* ... and what only he could have done is lost. */
void work_drop_personal(struct engine *g, struct worker *w);
/* Ends one that is not in work: EVENT_OMITTED or EVENT_WITHDRAWN. */
void work_end_unstarted(struct engine *g, struct instance *i, enum event_kind how);
/* Phase 3: all the patient's waiting, held and suspended tasks are withdrawn. */
void work_withdraw_patient(struct engine *g, struct unit_state *us, int slot);
/* Window counts of what is open: at the end of the warm-up, and at the end. */
void work_count_open(struct engine *g, bool at_end);

#endif
