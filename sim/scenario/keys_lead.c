/* The part of the key table that is about who is in charge of the shift (ansvarsvakt).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/keys_lead.h"

#include <stddef.h>

#include "scenario/keys_delegation.h"

const char *const keys_lead_relations[] = {"any", "assigned", "shift_lead", "other", NULL};

static const char *const holders[] = {"shift_lead", "somebody", NULL};
static const struct keys_row task_name = {"TASK", KEYS_NAME, KEYS_A_TASK, .meaning = "A task."};

static const struct keys_row rows[] = {
    {"who", KEYS_LIST, .member = &keys_delegation_who, .fallback = "[]",
     .meaning = "Who may be in charge: roles, marks, or \"all\", the preferred first. Of those on duty who are named first, the "
                "most experienced is, then the first by name. Empty: nobody is ever in charge."},
    {"tasks", KEYS_LIST, .member = &task_name, .fallback = "[]",
     .meaning = "Tasks that belong to being in charge: the right to each that the unit has must be held, by occupation, "
                "documented training or sign-off; an ad hoc right does not count. Else nobody is in charge."},
    {"held_by", KEYS_CHOICE, .choices = holders, .fallback = "\"shift_lead\"",
     .meaning = "Who must hold these rights: whoever is in charge all of them, or for each of them somebody on duty."},
};
const struct keys_table keys_lead_table = {
    "shift_lead", KEYS_TABLE(rows),
    .meaning = "Who is in charge of the shift (ansvarsvakt). It is decided anew when somebody comes or leaves, or a right is "
               "earned or lapses; those in overtime do not count."};
