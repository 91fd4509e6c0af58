/* The part of the key table that tells about units: beds, patients, shift windows, breaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/keys_units.h"

#include <stddef.h>

#include "scenario/keys_law.h"
#include "scenario/keys_planning.h"
#include "scenario/keys_rights.h"

static const struct keys_row next = {
    "LEVEL", KEYS_NUMBER, .names = "a level of the unit", .known = KEYS_LEVELS, .low = 0, .high = 1, .unit = "share",
    .meaning = "Probability that this level comes next when the stay at the present level is over. The probabilities of a "
               "level sum to 1.",
};

static const struct keys_row level_rows[] = {
    KEYS_LABELS,
    {"rank", KEYS_INT, .low = 0, .high = 9, .fallback = "0",
     .meaning = "How ill: a change to a level of higher rank is a deterioration."},
    {"critical", KEYS_BOOL, .fallback = "false",
     .meaning = "Whether the patient is critical at this level; then personal sign-offs do not hold."},
    {"start_share", KEYS_NUMBER, .low = 0, .high = 1, .fallback = "0", .unit = "share",
     .meaning = "Share of patients who come in at this level. The shares of a unit sum to 1; a single level may be left at 0."},
    {"sojourn_h", KEYS_LAW, .or_never = true, .table = &keys_law_table, .fallback = "\"never\"", .unit = "h",
     .meaning = "How long a patient remains at this level before a change; \"never\": for good."},
    {"next", KEYS_MAP, .member = &next, .fallback = "{}",
     .meaning = "To which level the patient then changes; needed unless `sojourn_h` is \"never\"."},
};
static const struct keys_table level_table = {"level", KEYS_TABLE(level_rows),
                                              .meaning = "A level of acuity of a unit's patients."};
static const struct keys_row level = {"LEVEL", KEYS_OBJECT, .table = &level_table, .meaning = "A level of acuity."};

static const struct keys_row condition_rows[] = {
    KEYS_LABELS,
    {"share", KEYS_NUMBER, .required = true, .low = 0, .high = 1, .unit = "share",
     .meaning = "Share of patients whose main condition this is. What is left of 1 over all conditions has none."},
    {"specialisations", KEYS_LIST, .member = &keys_planning_specialisation, .fallback = "[]",
     .meaning = "The specialisations that match it (/staff/lines/LINE/specialisations, and what further education leads to)."},
};
static const struct keys_table condition_table = {"condition", KEYS_TABLE(condition_rows),
                                                  .meaning = "A main condition that some of a unit's patients have."};
static const struct keys_row condition = {"CONDITION", KEYS_OBJECT, .table = &condition_table, .meaning = "A main condition."};

static const struct keys_row patients_rows[] = {
    {"arrivals_per_day", KEYS_NUMBER, .low = 0, .unit = "per day", .absent = "every bed is filled again",
     .meaning = "When given, patients arrive in a Poisson stream of this mean rate, and are lost when all beds are taken. When "
                "not, every bed gets its next patient after `turnover_h`."},
    {"arrival_profile", KEYS_MAP, .named_by = KEYS_BY_TIME, .member = &keys_law_profile, .fallback = "{}",
     .meaning = "How arrivals spread over the day, as weights that are scaled to a mean of 1; empty: evenly."},
    {"turnover_h", KEYS_LAW, .table = &keys_law_table, .fallback = "0", .unit = "h",
     .meaning = "How long a bed is empty between two patients, when there is no stream of arrivals."},
    {"stay_days", KEYS_LAW, .or_never = true, .table = &keys_law_table, .fallback = "\"never\"", .unit = "days",
     .meaning = "Length of stay; \"never\": patients never leave."},
    {"history_days", KEYS_INT, .low = 0, .high = 3650, .fallback = "365", .unit = "days",
     .meaning = "The unit has been in use for so long when the run starts, so that those who are there are in mid-stay; 0: every "
                "bed is new, and empty if patients arrive in a stream."},
    {"acuity", KEYS_MAP, .member = &level, .fallback = "{}",
     .meaning = "Levels of acuity; patients move between them over time."},
    {"conditions", KEYS_MAP, .member = &condition, .fallback = "{}",
     .meaning = "Main conditions; a patient keeps the same one for the whole stay."},
};
static const struct keys_table patients_table = {"patients", KEYS_TABLE(patients_rows),
                                                 .meaning = "Who lies in the beds of a unit: arrivals, stay, acuity, "
                                                            "conditions."};

static const struct keys_row shift_rows[] = {
    KEYS_LABELS,
    {"start", KEYS_TIME, .required = true, .meaning = "When the shift starts."},
    {"end", KEYS_TIME, .required = true,
     .meaning = "When it ends, on the next day if not later than `start`. Windows may overlap (shift report); in the overlap the "
                "one that started last is in force."},
    {"window", KEYS_BOOL, .fallback = "true",
     .meaning = "Whether it is a shift window. If not, it is a shift of the roster only: people have duties in it, with its "
                "breaks, but it is never in force, and no task arises at its start or end. The windows that it spans hold "
                "instead, also in metrics by shift."},
};
static const struct keys_table shift_table = {"shift", KEYS_TABLE(shift_rows),
                                              .meaning = "A shift of a unit, the same every day; as a window, it belongs to the "
                                                         "unit, not to the roster."};
static const struct keys_row shift = {"SHIFT", KEYS_OBJECT, .table = &shift_table, .meaning = "A shift window."};

static const struct keys_row break_rows[] = {
    KEYS_LABELS,
    {"shift", KEYS_NAME, .required = true, .names = "a shift of the unit", .known = KEYS_SHIFTS,
     .meaning = "Everyone whose duty is this shift has the break."},
    {"from", KEYS_TIME, .required = true, .meaning = "The break may start from this time on; within the shift."},
    {"until", KEYS_TIME, .required = true,
     .meaning = "From this time on a break not yet taken comes before all work; within the shift, after `from`."},
    {"length_min", KEYS_NUMBER, .above = true, .fallback = "30", .unit = "min", .meaning = "Length, rounded up to whole ticks."},
};
static const struct keys_table break_table = {"break", KEYS_TABLE(break_rows), .meaning = "A meal break of everyone on a shift."};
static const struct keys_row pause = {"BREAK", KEYS_OBJECT, .table = &break_table, .meaning = "A meal break."};

static const struct keys_row rows[] = {
    KEYS_LABELS,
    {"copies", KEYS_INT, .low = 1, .high = 10000, .fallback = "1",
     .meaning = "So many identical units, called UNIT.1, UNIT.2 and so on (just UNIT when 1), each with its own patients and "
                "staff."},
    {"beds", KEYS_INT, .low = 0, .high = 100000, .fallback = "0", .meaning = "Number of beds."},
    {"patients", KEYS_OBJECT, .table = &patients_table, .fallback = "{}", .meaning = "Who lies in the beds."},
    {"shifts", KEYS_MAP, .member = &shift, .fallback = "{}", .meaning = "Shift windows."},
    {"breaks", KEYS_MAP, .member = &pause, .fallback = "{}", .meaning = "Meal breaks."},
    {"max_away", KEYS_INT, .low = 1, .high = 10000, .fallback = "1", .with = "breaks",
     .meaning = "So many people may be on a break at once."},
    {"break_guard_min", KEYS_NUMBER, .low = 0, .fallback = "0", .unit = "min", .with = "breaks",
     .meaning = "No break starts in the last so many minutes of a duty."},
    {"wind_down_min", KEYS_NUMBER, .low = 0, .fallback = "0", .unit = "min",
     .meaning = "In the last so many minutes of a duty a person starts only what is urgent or is expected to be done in time."},
    {"rights", KEYS_MAP, .member = &keys_rights_member, .fallback = "{}",
     .meaning = "Where this unit draws the boundaries between roles in its own way, stricter or looser: what it says of a role "
                "and a task goes before what the policy says of them."},
    {"not_if_critical", KEYS_MAP, .member = &keys_rights_bans_member, .fallback = "{}",
     .meaning = "Further tasks that roles may not do here for critical patients, beside those that tasks say themselves."},
    {"wind_down_urgency", KEYS_INT, .low = 0, .high = 9, .fallback = "0", .with = "wind_down_min",
     .meaning = "Tasks of this urgency or more urgent ones (smaller numbers) are started all the same then."},
};
static const struct keys_table table = {"unit", KEYS_TABLE(rows),
                                        .meaning = "A care unit: its beds, patients, shift windows and breaks."};

const struct keys_row keys_units_member = {"UNIT", KEYS_OBJECT, .table = &table, .meaning = "A unit."};
