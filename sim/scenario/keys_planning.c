/* The part of the key table that is about planning: which patients are whose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/keys_planning.h"

#include <stddef.h>

#include "scenario/keys_delegation.h"

static const char *const ways_to_plan[] = {"continuity", "balance", NULL};
static const struct keys_row way = {"BY", KEYS_CHOICE, .choices = ways_to_plan, .meaning = "What to go by."};

static const struct keys_row rows[] = {
    {"who", KEYS_LIST, .member = &keys_delegation_who, .fallback = "[]",
     .meaning = "To whom patients are given: roles, marks, or \"all\". Empty: no patient is anybody's."},
    {"by", KEYS_LIST, .member = &way, .fallback = "[\"balance\"]", .when_empty = "a draw decides for each patient",
     .meaning = "To which of those on duty a patient is given, going down the list: \"continuity\", who had the patient last; "
                "\"balance\", who has the fewest patients. A draw comes last."},
};
const struct keys_table keys_planning_table = {
    "planning", KEYS_TABLE(rows),
    .meaning = "Which patients are whose. Patients who are nobody's are given to people on duty when somebody comes on duty or "
               "leaves, and when a patient is admitted. They stay theirs until that person's duty is over."};
