/* The part of the key table that is about rights, of the policy and of units.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_KEYS_RIGHTS_H
#define SCENARIO_KEYS_RIGHTS_H

#include "scenario/keys.h"

extern const struct keys_row keys_rights_member; /* WHAT: {ROLE: regime} */
extern const struct keys_row keys_rights_bans_member;   /* TASK: [ROLE] */

#endif
