/* The part of the key table that is about rights.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/keys_rights.h"

#include <stddef.h>

static const char *const regimes[] = {"none", "formal", "trained", "signed", "ad_hoc", NULL};

static const struct keys_row regime = {
    "ROLE", KEYS_CHOICE, KEYS_A_ROLE, .choices = regimes,
    .meaning = "The right of this role: none; formal (by occupation); trained (with documented training); signed (with a "
               "personal sign-off, while somebody on duty with the formal right lets the task go, and never for critical "
               "patients); ad_hoc (only while nobody with the formal right is on duty in the unit)."};
const struct keys_row keys_rights_member = {
    "WHAT", KEYS_MAP, KEYS_SOME_TASKS, .member = &regime,
    .meaning = "By role. WHAT is a task, a category or \"all\"; the more specific wins, for each role."};

static const struct keys_row banned = {"ROLE", KEYS_NAME, KEYS_A_ROLE, .meaning = "A role."};
const struct keys_row keys_rights_bans_member = {"TASK", KEYS_LIST, KEYS_A_TASK, .member = &banned,
                                          .meaning = "Roles that may not do this task for critical patients there."};
