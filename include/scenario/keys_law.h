/* The keys of a law (a distribution) and of a profile over the day; both stand in many places of the key table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_KEYS_LAW_H
#define SCENARIO_KEYS_LAW_H

#include "scenario/keys.h"

extern const struct keys_table keys_law_table;
extern const struct keys_row keys_law_profile; /* the member of a profile */

#endif
