/* Who is in charge of the shift (ansvarsvakt).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_LEAD_H
#define ENGINE_LEAD_H

#include "engine/state.h"

/* Before the first action of a tick: who is in charge in the unit from now on. Only where the policy has a rule for it. */
RARE void lead_choose(const struct engine *g, struct unit_state *us);
/* Puts the time in charge up to now in the accounts. */
RARE void lead_count(const struct engine *g, struct unit_state *us);

#endif
