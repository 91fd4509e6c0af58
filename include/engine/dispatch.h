/* Phase 5: who takes what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_DISPATCH_H
#define ENGINE_DISPATCH_H

#include "engine/state.h"

/* Does, again and again, the one possible action with the smallest key, until there is none. */
void dispatch_unit(struct engine *g, struct unit_state *us);

#endif
