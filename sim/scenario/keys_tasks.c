/* The part of the key table that tells about tasks and how they arise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/keys_tasks.h"

#include <stddef.h>
#include <string.h>

#include "scenario/keys_law.h"

/* ---- How tasks arise -------------------------------------------------------------------------------------------------- */

enum {
    SCHEDULED = 1 << 0,
    POISSON = 1 << 1,
    BERNOULLI = 1 << 2,
    ADMISSION = 1 << 3,
    DISCHARGE = 1 << 4,
    DETERIORATION = 1 << 5,
    SHIFT_START = 1 << 6,
    SHIFT_END = 1 << 7,
    PER_PERSON = 1 << 8,
    AFTER = 1 << 9,
    AFTER_DONE = 1 << 10,
    EVERY = (1 << 11) - 1,
    SHIFTS = SHIFT_START | SHIFT_END | PER_PERSON,
    OF_PATIENTS = SCHEDULED | POISSON | ADMISSION | DISCHARGE | DETERIORATION | SHIFT_START | SHIFT_END, /* if `of` says so */
};

/* In the order of the bits. */
static const char *const hows[] = {"scheduled", "poisson", "bernoulli", "admission", "discharge", "deterioration", "shift_start",
                                   "shift_end", "per_person", "after", "after_done", NULL};

const char *const *keys_tasks_origins(const char *how)
{
    static const char *const patient_or_unit[] = {"patient", "unit", NULL}, *const unit_or_patient[] = {"unit", "patient", NULL};
    static const char *const patient[] = {"patient", NULL}, *const unit[] = {"unit", NULL}, *const person[] = {"person", NULL};
    static const char *const *const origins[] = {patient_or_unit, patient_or_unit, unit, patient, patient, patient,
                                                 unit_or_patient, unit_or_patient, person, NULL, patient_or_unit};
    for (int k = 0; hows[k]; k++)
        if (strcmp(hows[k], how) == 0)
            return origins[k];
    return NULL;
}

static const char *const origins[] = {"patient", "unit", "person", NULL};
static const struct keys_row time_of_day = {"TIME", KEYS_TIME, .meaning = "A time of day."};
static const struct keys_row weekday = {"DAY", KEYS_CHOICE, .choices = keys_weekdays, .meaning = "A weekday."};
static const struct keys_row shift = {"SHIFT", KEYS_NAME, KEYS_A_SHIFT, .meaning = "A shift."};
static const struct keys_row level_factor = {"LEVEL", KEYS_NUMBER, .names = "a level of acuity", .known = KEYS_LEVELS,
                                             .low = 0, .unit = "factor",
                                             .meaning = "Factor for patients at this level of acuity; 1 for levels not named."};
static const struct keys_row condition_factor = {"CONDITION", KEYS_NUMBER, .names = "a condition", .known = KEYS_CONDITIONS,
                                                 .low = 0, .unit = "factor",
                                                 .meaning = "Factor for patients with this main condition; 1 for those not "
                                                            "named."};
static const struct keys_row follow_up = {"ROLE", KEYS_NUMBER, KEYS_A_ROLE, .low = 0, .high = 1, .unit = "share",
                                          .meaning = "The probability when this role did the other task."};

static const struct keys_row way_rows[] = {
    {"how", KEYS_CHOICE, .required = true, .choices = hows,
     .meaning = "What makes the task arise: times of day, a Poisson stream, a chance in every tick (for checks against theory), "
                "a "
                "patient's admission, discharge or deterioration, the start or end of a shift, each person's duty, a certain "
                "other task done (after), or this task itself done the last time (after_done). It decides which keys "
                "belong here."},
    {"of", KEYS_CHOICE, .choices = origins, .kinds = EVERY & ~AFTER,
     .absent = "unit for bernoulli, shift_start and shift_end; person for per_person; else patient",
     .meaning = "Who asks: every patient, the unit, or every person on duty. Scheduled, poisson, shift_start, shift_end and "
                "after_done leave the choice of patient or unit; for the others there is only one."},
    {"times", KEYS_LIST, .required = true, .member = &time_of_day, .kinds = SCHEDULED,
     .meaning = "Times of day at which the task is made."},
    {"weekdays", KEYS_LIST, .member = &weekday, .kinds = SCHEDULED | SHIFTS, .absent = "all",
     .when_empty = "the task never arises in this way",
     .meaning = "On which days; a night shift has the day on which it starts."},
    {"spread_min", KEYS_NUMBER, .low = 0, .kinds = SCHEDULED, .fallback = "0", .unit = "min",
     .meaning = "The task comes up to so many minutes after its time, any delay being equally likely."},
    {"probability", KEYS_NUMBER, .low = 0, .high = 1, .kinds = (OF_PATIENTS & ~POISSON) | PER_PERSON | AFTER,
     .fallback = "1", .unit = "share",
     .meaning = "Probability that the task is needed, on each occasion."},
    {"per_day", KEYS_NUMBER, .required = true, .low = 0, .kinds = POISSON, .unit = "per day",
     .meaning = "Mean number a day, of each patient or of the unit, where the factors are 1."},
    {"profile", KEYS_MAP, .named_by = KEYS_BY_TIME, .member = &keys_law_profile, .kinds = POISSON, .fallback = "{}",
     .meaning = "How it spreads over the day, as weights that are scaled to a mean of 1; empty: evenly."},
    {"probability_per_tick", KEYS_NUMBER, .required = true, .low = 0, .high = 1, .kinds = BERNOULLI, .unit = "per tick",
     .meaning = "Probability that the task is made, in each tick."},
    {"acuity_factor", KEYS_MAP, .member = &level_factor, .kinds = OF_PATIENTS, .fallback = "{}",
     .meaning = "Multiplies `per_day` or `probability` by the patient's level of acuity at the time."},
    {"condition_factor", KEYS_MAP, .member = &condition_factor, .kinds = OF_PATIENTS, .fallback = "{}",
     .meaning = "Multiplies `per_day` or `probability` by the patient's main condition."},
    {"before_min", KEYS_NUMBER, .low = 0, .kinds = DISCHARGE | SHIFT_END, .fallback = "0", .unit = "min",
     .meaning = "The task is made so long before the discharge or the end of the shift."},
    {"shifts", KEYS_LIST, .member = &shift, .kinds = SHIFTS, .absent = "all",
     .when_empty = "the task never arises in this way", .meaning = "At which shifts."},
    {"task", KEYS_NAME, .required = true, KEYS_A_TASK, .kinds = AFTER,
     .meaning = "The other task, whose completion may ask for this one."},
    {"role_probability", KEYS_MAP, .member = &follow_up, .kinds = AFTER, .fallback = "{}",
     .meaning = "Probability by the role of whoever did the other task; `probability` for roles not named."},
    {"delay_min", KEYS_NUMBER, .low = 0, .kinds = AFTER, .fallback = "0", .unit = "min",
     .meaning = "So long after the other task is done, rounded up to whole ticks."},
    {"gap_min", KEYS_LAW, .required = true, .table = &keys_law_table, .kinds = AFTER_DONE, .unit = "min",
     .meaning = "From when the last one is done or lost to the next."},
};
static const struct keys_table way_table = {
    "way", KEYS_TABLE(way_rows), .selector = "how", .kinds = hows,
    .meaning = "One way in which a task arises. A task may have several; each goes its own way.",
};
static const struct keys_row way = {"WAY", KEYS_OBJECT, .table = &way_table, .meaning = "One way."};

/* ---- Tasks ------------------------------------------------------------------------------------------------------------ */

const char *const keys_tasks_categories[] = {"clinical", "care", "kin", "admin", "service", "activity", "training", NULL};
static const char *const joints[] = {"all", "check", NULL};

static const struct keys_row helper_patience = {
    "ROLE", KEYS_NUMBER, KEYS_A_ROLE, .or_never = true, .low = 0, .unit = "min",
    .meaning = "This role may help once the task has been ready so long: 0 at once, \"never\" not at all.",
};
static const struct keys_row helper_rows[] = {
    {"joint", KEYS_CHOICE, .choices = joints, .fallback = "\"all\"",
     .meaning = "Whether the helper stays for all of the task, or only to check (double control) at its start."},
    {"check_min", KEYS_NUMBER, .low = 0, .fallback = "5", .unit = "min",
     .meaning = "How long the helper stays when `joint` is \"check\"; at most as long as the task lasts."},
    {"patience_min", KEYS_MAP, .member = &helper_patience, .fallback = "{}", .unit = "min",
     .meaning = "Who may help, and after how long. Roles not named may not."},
    {"hold_after_min", KEYS_NUMBER, .or_never = true, .low = 0, .fallback = "\"never\"", .unit = "min",
     .meaning = "A task this old may be begun by one person who then waits at it for a second; \"never\": two go together or "
                "nobody does."},
};
static const struct keys_table helper_table = {"helper", KEYS_TABLE(helper_rows),
                                               .meaning = "Stands in tasks that need a second person, and only there."};

static const struct keys_row unit = {"UNIT", KEYS_NAME, KEYS_A_UNIT, .meaning = "A unit."};
static const struct keys_row role = {"ROLE", KEYS_NAME, KEYS_A_ROLE, .meaning = "A role."};
static const struct keys_row role_factor = {"ROLE", KEYS_NUMBER, KEYS_A_ROLE, .above = true, .unit = "factor",
                                            .meaning = "Factor of the duration when this role does the task; 1 for roles not "
                                                       "named."};

static const struct keys_row rows[] = {
    KEYS_LABELS,
    {"does", KEYS_STRING, .one_line = true, .absent = "nothing",
     .meaning = "What one does who does it, in English, for `avlast story`: \"gives medicines to {patient}\", where `{patient}` "
                "stands for the patient or patients."},
    {"does_no", KEYS_STRING, .one_line = true, .absent = "nothing", .meaning = "The same in Norwegian."},
    {"category", KEYS_CHOICE, .required = true, .choices = keys_tasks_categories,
     .meaning = "Kind of work: profession-specific (clinical), patient-directed (care), with next of kin (kin), administrative, "
                "service, social and recreational (activity), or training."},
    {"urgency", KEYS_INT, .low = 0, .high = 9, .fallback = "5",
     .meaning = "0 is most urgent; more urgent tasks are taken first."},
    {"units", KEYS_LIST, .member = &unit, .absent = "all", .when_empty = "the task is of no unit",
     .meaning = "The units in which the task arises."},
    {"duration_min", KEYS_LAW, .required = true, .table = &keys_law_table, .unit = "min",
     .meaning = "Standard work: how long the task takes at a pace of 1."},
    {"role_factor", KEYS_MAP, .member = &role_factor, .fallback = "{}",
     .meaning = "How much longer (or shorter) a role takes for this task, on top of its `duration_factor`."},
    {"late_after_min", KEYS_NUMBER, .or_never = true, .low = 0, .fallback = "\"never\"", .unit = "min",
     .meaning = "Late when not started so long after it was made; rounded up to whole ticks."},
    {"omit_after_min", KEYS_NUMBER, .or_never = true, .low = 0, .fallback = "\"never\"", .unit = "min",
     .meaning = "Lost (missed care) when not started so long after it was made; rounded up to whole ticks."},
    {"max_waiting", KEYS_INT, .or_never = true, .low = 0, .high = 1e9, .fallback = "\"never\"",
     .meaning = "Lost at once when so many of this task wait in the unit already; \"never\": no limit."},
    {"interruptible", KEYS_BOOL, .fallback = "false", .meaning = "May be left for an urgent task and taken up again later."},
    {"interrupts", KEYS_BOOL, .fallback = "false",
     .meaning = "May call people away from interruptible tasks that are less urgent."},
    {"not_if_critical", KEYS_LIST, .member = &role, .fallback = "[]",
     .meaning = "Roles that may not do it for a critical patient, whatever their rights."},
    {"helper", KEYS_OBJECT, .table = &helper_table, .absent = "one person does the task",
     .meaning = "When present, a second person is needed."},
    {"arises", KEYS_MAP, .member = &way, .fallback = "{}",
     .meaning = "The ways in which the task arises, each under a name of its own."},
};
static const struct keys_table table = {"task", KEYS_TABLE(rows),
                                        .meaning = "A kind of task: what it is, how long it takes, how it arises."};

const struct keys_row keys_tasks_member = {"TASK", KEYS_OBJECT, .table = &table, .meaning = "A kind of task."};
