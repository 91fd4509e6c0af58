/* The part of the key table that is about planning: which patients are whose, and who has learnt what they need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_KEYS_PLANNING_H
#define SCENARIO_KEYS_PLANNING_H

#include "scenario/keys.h"

extern const struct keys_table keys_planning_table; /* /policy/planning */
extern const struct keys_row keys_planning_specialisation; /* a name */

#endif
