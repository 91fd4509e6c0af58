/* Whose types of task they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_CLAIMS_H
#define ENGINE_CLAIMS_H

#include "engine/state.h"

/* Before the first action of a tick, when rights have been read anew: types whose owner has gone, or may not do them any more,
 * and those that somebody else has claimed, are given to people. Only where the policy has a rule for some type. */
RARE void claims_plan(const struct engine *g, struct unit_state *us);
/* Nobody has had any type. */
RARE void claims_reset(const struct engine *g);
/* A planned task is about to be started for the first time by this person: counts whether it was given to somebody, and to him.
 * What is so as to the patient is counted with all tasks. */
RARE void claims_count(const struct engine *g, const struct instance *i, const struct worker *performer);

/* Whose type of task it is; NULL = nobody's. */
static inline struct worker *claims_owner(const struct instance *i)
{
    return i->kind->planned ? i->kind->us->owners[i->kind->task] : NULL;
}

/* Whether the task, or its patient, was given to him. */
static inline bool claims_is_own(const struct engine *g, const struct instance *i, const struct worker *w)
{
    return g->slots[i->slot].carer == w || claims_owner(i) == w;
}

#endif
