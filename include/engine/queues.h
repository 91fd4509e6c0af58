/* What waits: queues, the loose and the held list, and the wakes that tell when waiting changes something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_QUEUES_H
#define ENGINE_QUEUES_H

#include "engine/state.h"

/* Puts an instance among those that wait: into its queue if it waits since it was created, else loose. */
void queues_wait(struct engine *g, int32_t instance);
/* ... among the held ones, whose performer waits for a second person. */
void queues_hold(struct engine *g, int32_t instance);
/* Takes it out of wherever it waits or is held. */
void queues_leave(struct engine *g, int32_t instance);
/* The patient became critical, or no longer is: his waiting tasks change queues. */
void queues_patient_changed(struct engine *g, int unit, int slot);
/* Phase 6 for a unit: what has reached its limit without ever being started is lost. */
void queues_omit(struct engine *g, int unit);
/* Sees to it that the clock stops at the next tick at which waiting alone makes something possible. */
void queues_arm(struct engine *g, int unit);
/* Phase 1 for a unit: a shift window began or ended. */
void queues_change_column(struct engine *g, int unit);

/* Ticks so far in which something waited in the unit. */
static inline int64_t queues_blocked_clock(const struct engine *g, int unit)
{
    const struct unit_state *us = &g->units[unit];
    return us->blocked_ticks + (us->n_waiting ? g->t - us->blocked_since : 0);
}

#endif
