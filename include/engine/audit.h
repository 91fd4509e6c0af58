/* --audit: the state of a replication held against itself, in every tick the clock stops at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_AUDIT_H
#define ENGINE_AUDIT_H

#include "engine/state.h"

/* Counts everything anew and compares. On a difference g->failed and *g->e with seed, replication and tick. */
RARE void audit_state(struct engine *g);
/* Adds the numbers never started to task_account.queue_ticks, for the ticks from now until `next_tick`. */
RARE void audit_queues(struct engine *g, int32_t next_tick);

#endif
