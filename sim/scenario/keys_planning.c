/* The part of the key table that is about planning: which patients and tasks are whose, and who has learnt what they need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/keys_planning.h"

#include <stddef.h>

#include "scenario/keys_delegation.h"

const struct keys_row keys_planning_specialisation = {"SPECIALISATION", KEYS_NAME, .names = "a specialisation",
                                                      .meaning = "A name of your own, such as \"dementia\"."};

static const char *const ways_to_plan[] = {"continuity", "balance", "specialised", NULL};
static const struct keys_row way = {"BY", KEYS_CHOICE, .choices = ways_to_plan, .meaning = "What to go by."};

static const char *const ways_for_tasks[] = {"continuity", "balance", NULL};
static const struct keys_row way_for_tasks = {"BY", KEYS_CHOICE, .choices = ways_for_tasks, .meaning = "What to go by."};

static const struct keys_row task_rows[] = {
    {"who", KEYS_LIST, .member = &keys_delegation_who, .fallback = "[\"all\"]", .when_empty = "the task is never anybody's",
     .meaning = "To whom it is given, of those who may do it: roles, marks, or \"all\"."},
    {"by", KEYS_LIST, .member = &way_for_tasks, .fallback = "[\"balance\"]", .when_empty = "a draw decides for each duty",
     .meaning = "To which of them, going down the list: \"balance\", who has the fewest types of task; \"continuity\", who had "
                "it last. Who has claimed it by sign-off (`initiative` of the roster line) comes before all others; a draw comes "
                "last."},
};
static const struct keys_table task_table = {
    "planned_task", KEYS_TABLE(task_rows),
    .meaning = "All tasks of this type in a unit are one person's until his duty is over, or he may not do them any more, or "
               "somebody comes who claims them by sign-off while he has not: those that wait then, and those that arise."};
static const struct keys_row planned_task = {"TASK", KEYS_OBJECT, KEYS_A_TASK, .table = &task_table,
                                             .meaning = "A type of task that is somebody's own."};

static const struct keys_row rows[] = {
    {"who", KEYS_LIST, .member = &keys_delegation_who, .fallback = "[]",
     .meaning = "To whom patients are given: roles, marks, or \"all\". Empty: no patient is anybody's."},
    {"by", KEYS_LIST, .member = &way, .fallback = "[\"balance\"]", .when_empty = "a draw decides for each patient",
     .meaning = "To which of those on duty a patient is given, going down the list: \"continuity\", who had the patient last; "
                "\"balance\", who has the fewest patients; \"specialised\", who is known to hold a specialisation that matches "
                "the patient's main condition. A draw comes last."},
    {"tasks", KEYS_MAP, .member = &planned_task, .fallback = "{}",
     .meaning = "Types of task that are given to people on duty as well. Nothing: they are everybody's."},
    {"visibility", KEYS_NUMBER, .low = 0, .high = 1, .fallback = "1", .unit = "share",
     .meaning = "Probability that a specialisation of somebody is known to those who give patients to people; drawn "
                "once for each person and specialisation. \"specialised\", here and in `prefer`, goes by what is known."},
};
const struct keys_table keys_planning_table = {
    "planning", KEYS_TABLE(rows),
    .meaning = "Which patients and tasks are whose. Patients who are nobody's are given to people on duty when somebody comes "
               "on duty or leaves, and when a patient is admitted. They stay theirs until that person's duty is over."};
