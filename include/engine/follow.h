/* What the engine itself brings about: tasks that follow from work, tasks for a person on duty, breaks whose time has come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_FOLLOW_H
#define ENGINE_FOLLOW_H

#include "engine/state.h"

/* The instance was done by a performer of `role`: tasks that follow `after` it, and the next of its chain. */
void follow_done(struct engine *g, const struct instance *i, int role);
/* The instance has ended, however: the next of an `after_done` chain. */
void follow_ended(struct engine *g, const struct instance *i);
/* The chains of a unit (slot -1), or of a patient who is admitted, begin. */
void follow_begin_chains(struct engine *g, int unit, int slot);
/* Keeps a new instance of a type with max_waiting until all of this tick are known. */
void follow_keep_limited(struct engine *g, const struct arrival *a);
/* Phase 4, after the needs: whatever is due now, tasks of people whose duty began in this tick, and the limited ones, by tie. */
void follow_create(struct engine *g);
/* A break's window opens at tick `due`. */
void follow_break(struct engine *g, struct worker *who, int pause, int32_t duty_start, int32_t due);

#endif
