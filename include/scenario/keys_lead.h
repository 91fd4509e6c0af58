/* The part of the key table that is about who is in charge of the shift.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_KEYS_LEAD_H
#define SCENARIO_KEYS_LEAD_H

#include "scenario/keys.h"

extern const struct keys_table keys_lead_table;       /* /policy/shift_lead */
extern const char *const keys_lead_relations[]; /* of a patience rule; ends with NULL */

#endif
