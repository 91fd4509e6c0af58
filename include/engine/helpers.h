/* Who needs whom: second persons, checks, consulting and learners, one mechanism. What an instance needs depends on who does it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_HELPERS_H
#define ENGINE_HELPERS_H

#include "engine/state.h"

/* What this person would need somebody for, if he started or resumed the instance: JOINT_NONE, JOINT_TASK or JOINT_CONSULT. */
enum joint helpers_need(const struct engine *g, const struct instance *i, const struct worker *performer);
/* Age at which the performer goes to the task and waits there for whom he needs; MODEL_NEVER. */
int32_t helpers_hold_after(const struct engine *g, const struct instance *i, enum joint need);
/* Whether people are called away from other work to perform it (JOINT_NONE) or to help. */
bool helpers_call(const struct engine *g, const struct instance *i, enum joint need);
/* How long performer and helper will consult, when the task is started first. */
double helpers_consulting_ticks(const struct engine *g, const struct instance *i);
/* Whether he would take a learner along. Those who need somebody themselves do not. */
bool helpers_supervises(const struct engine *g, const struct instance *i, const struct worker *performer);
/* The learner who comes along; NULL = none is free. */
struct worker *helpers_learner(const struct engine *g, const struct instance *i, const struct worker *performer);
/* ... but one is on duty, and the task is young enough to wait for him. */
bool helpers_wait_for_learner(const struct engine *g, const struct instance *i, const struct worker *performer);
/* Puts the ticks of a performer or helper into his accounts, of work that kind->apart says may have accounts of its own. */
RARE void helpers_charge(const struct engine *g, struct worker *w, int32_t ticks);

#endif
