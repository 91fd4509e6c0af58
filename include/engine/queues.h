/* What waits: queues, the loose and the held list, and the wakes that tell when waiting changes something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_QUEUES_H
#define ENGINE_QUEUES_H

#include "engine/state.h"

/* Puts an instance among those that wait: into its queue if it waits since it was created, else loose. */
void queues_wait(struct engine *g, struct instance *i);
/* ... among the held ones, whose performer waits for a second person. */
void queues_hold(struct engine *g, struct instance *i);
/* Takes it out of wherever it waits or is held. */
void queues_leave(struct engine *g, struct instance *i);
/* The patient became critical, or no longer is: his waiting tasks change queues. */
void queues_patient_changed(struct engine *g, int unit, int slot);
/* Phase 6 for a unit: what has reached its limit without ever being started is lost. */
void queues_omit(struct engine *g, int unit);
/* True when waiting alone, or a limit, may change something in the unit: then phase 6 and queues_arm have work to do. */
static inline bool queues_matter(const struct engine *g, int unit)
{
    const struct unit_state *us = &g->units[unit];
    return (us->n_waiting && us->masks->waiting_matters) || (us->loose & us->held) >= 0 || us->n_breaks;
}
/* Sees to it that the clock stops at the next tick at which waiting alone makes something possible. */
void queues_arm(struct engine *g, int unit);
/* Phase 1 for a unit: a shift window began or ended. */
void queues_change_column(struct engine *g, int unit);

/* Ticks up to t in which something waited in the unit. */
static inline int64_t queues_blocked_clock(const struct unit_state *us, int32_t t)
{
    return us->blocked_ticks + (us->n_waiting ? t - us->blocked_since : 0);
}

#endif
