/* People: what each is doing, where his time goes, and when he comes and leaves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_STAFF_H
#define ENGINE_STAFF_H

#include "engine/state.h"

/* Puts the person's time up to now into his accounts. */
void staff_charge(struct engine *g, int person);
/* From now on he is doing something; he was free, or is the holder who starts. */
void staff_occupy(struct engine *g, int person, enum doing doing, int32_t instance);
/* His part is over: free, or gone if his duty is over. */
void staff_release(struct engine *g, int person);
/* Phase 1 for people: duties that begin, then duties that end at this tick. */
void staff_change_shifts(struct engine *g);
/* Tick 0: those who are always there, and those in the middle of a duty. */
void staff_begin(struct engine *g);
/* Rostered and overtime ticks of the present duty up to now; at its end, at the end of the run. */
void staff_count_duty(struct engine *g, int person);

#endif
