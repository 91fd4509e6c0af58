/* Whose patients they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_CARERS_H
#define ENGINE_CARERS_H

#include "engine/state.h"

/* Before the first action of a tick: patients whose carer has gone, and new ones, are given to people. Only where the policy has
 * a rule for it. */
RARE void carers_plan(const struct engine *g, struct unit_state *us);
/* A patient came: nobody's yet, and nobody has had him. */
RARE void carers_admit(struct engine *g, int slot);

#endif
