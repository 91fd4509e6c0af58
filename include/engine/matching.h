/* Patients whose main condition matches what somebody has specialised in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_MATCHING_H
#define ENGINE_MATCHING_H

#include "engine/state.h"

/* A new replication: draws which specialisations are known to those who plan. */
void matching_begin(struct engine *g);
/* Whether he holds one that matches the condition of who lies in the slot (-1: false), and is known to. */
bool matching_is_known(const struct engine *g, const struct worker *w, int slot);
/* Puts his ticks as performer or helper into his accounts, when they are for a patient whose condition something matches. */
RARE void matching_charge(const struct engine *g, const struct worker *w);

#endif
