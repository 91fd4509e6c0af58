/* The part of the key table that is about delegated work: consulting while it is done, and how people earn the right to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/keys_delegation.h"

#include <stddef.h>

static const char *const consulting[] = {"none", "each_time", "at_planning", NULL};

static const struct keys_row consult_rows[] = {
    {"consult", KEYS_CHOICE, .choices = consulting, .fallback = "\"none\"",
     .meaning = "Whether who does the task by sign-off consults (konfererer) somebody with the formal right first: "
                "\"each_time\"; \"at_planning\", when his duty begins for what is known then, and at the task for what arises; "
                "or \"none\". He begins when such a person is free; until then the task waits and he does other things."},
    {"consult_min", KEYS_NUMBER, .low = 0, .fallback = "0", .unit = "min", .with = "consult",
     .meaning = "How long they talk at the task; both are bound."},
    {"plan_task", KEYS_NAME, KEYS_A_TASK, .absent = "none; required with \"at_planning\"", .with = "consult",
     .with_word = "at_planning",
     .meaning = "The task in which they talk of what is known: one that arises for each person when his duty begins."},
    {"plan_consult_min", KEYS_NUMBER, .low = 0, .fallback = "0", .unit = "min", .with = "consult", .with_word = "at_planning",
     .meaning = "How long they talk there of each task that is known and that no talk of a colleague covers; both are bound."},
    {"consult_interrupts", KEYS_BOOL, .fallback = "false", .with = "consult",
     .meaning = "Who is to be consulted may be called away from less urgent work; else only who is near and free is asked."},
    {"hold_after_min", KEYS_NUMBER, .or_never = true, .low = 0, .fallback = "\"never\"", .unit = "min", .with = "consult",
     .meaning = "Once the task is so old, he goes to it and waits there for somebody to consult."},
};
static const struct keys_table consult_table = {"delegation", KEYS_TABLE(consult_rows),
                                                .meaning = "What goes with doing a task by sign-off."};
const struct keys_row keys_delegation_member = {"WHAT", KEYS_OBJECT, KEYS_SOME_TASKS, .table = &consult_table,
                                                .meaning = "WHAT is a task, a category or \"all\"; the more specific wins."};

const struct keys_row keys_delegation_who = {"WHO", KEYS_NAME, .names = "a role, a mark or 'all'",
                                             .known = KEYS_ROLES | KEYS_MARKS | KEYS_ALL,
                                             .meaning = "A role, a mark or \"all\"."};
static const struct keys_row task_name = {"TASK", KEYS_NAME, KEYS_A_TASK, .meaning = "A task."};

static const struct keys_row programme_rows[] = {
    KEYS_LABELS,
    {"tasks", KEYS_LIST, .required = true, .member = &task_name, .when_empty = "nobody learns anything",
     .meaning = "What is learnt: tasks to which the role has the right \"signed\" or \"trained\". A task is in one programme."},
    {"who", KEYS_LIST, .member = &keys_delegation_who, .fallback = "[\"all\"]", .when_empty = "nobody is offered it",
     .meaning = "To whom it is offered: roles, marks, or \"all\"."},
    {"min_fte", KEYS_NUMBER, .low = 0, .high = 1, .fallback = "0", .unit = "share",
     .meaning = "... who have at least this position."},
    {"min_experience_years", KEYS_NUMBER, .low = 0, .high = 100, .fallback = "0", .unit = "years",
     .meaning = "... and at least so many years in the occupation."},
    {"min_initiative", KEYS_NUMBER, .low = 0, .high = 1, .fallback = "0", .unit = "share",
     .meaning = "... and at least this much initiative."},
    {"prior", KEYS_LIST, .member = &task_name, .fallback = "[]",
     .meaning = "... and hold the right to these tasks already, by training, sign-off or occupation."},
    {"most_at_once", KEYS_INT, .or_never = true, .low = 1, .high = 100000, .fallback = "\"never\"",
     .meaning = "So many people of a unit are in training at a time; \"never\" is no limit. The most experienced are offered it "
                "first, then larger positions; the next when one has learnt all of it or goes on leave. Not temps, nor who is on "
                "leave, nor posts that nobody holds."},
    {"occasions", KEYS_INT, .required = true, .low = 1, .high = 1000,
     .meaning = "Supervised occasions until the right is written and holds."},
    {"supervisors", KEYS_LIST, .member = &keys_delegation_who, .fallback = "[]",
     .meaning = "Who may supervise, of those who may do the task: roles, marks, or \"all\". Empty: those with the formal right."},
    {"supervised_factor", KEYS_NUMBER, .low = 0, .above = true, .fallback = "1",
     .meaning = "How much longer the task takes with a learner."},
    {"training_wait_min", KEYS_NUMBER, .or_never = true, .low = 0, .fallback = "0", .unit = "min",
     .meaning = "A task waits up to so long for a learner who is on duty and busy, before a supervisor does it alone; \"never\" "
                "gives up."},
    {"fades_after_days", KEYS_NUMBER, .or_never = true, .low = 0, .above = true, .fallback = "\"never\"", .unit = "days",
     .meaning = "The right lapses when the task has not been done for so long; looked at once a day, at midnight. Whatever "
                "stands here, what was earned in a post that nobody holds any more lapses too."},
    {"refresher_occasions", KEYS_INT, .low = 1, .high = 1000, .absent = "as many as `occasions`",
     .with = "fades_after_days",
     .meaning = "Supervised occasions until it holds again."},
};
static const struct keys_table programme_table = {
    "programme", KEYS_TABLE(programme_rows),
    .meaning = "A training programme (opplæring): while it lasts, a supervisor who does one of its tasks takes a free learner "
               "along."};
const struct keys_row keys_delegation_programme = {"PROGRAMME", KEYS_OBJECT, .table = &programme_table,
                                                   .meaning = "A training programme, under a name of its own."};
