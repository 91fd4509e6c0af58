/* The part of the key table that tells who is away, and who comes instead: absence, cover, days away, further education.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/keys_away.h"

#include <stddef.h>

#include "scenario/keys_law.h"

const char *const keys_away_all_reasons[] = {"vacancy", "leave", "education", "sickness", NULL};
const char *const keys_away_reasons[] = {"vacancy", "leave", "sickness", NULL};
const char *const keys_away_ways[] = {"same_role", "lower_role", "temp", "nobody", NULL};

static const struct keys_row role_name = {"ROLE", KEYS_NAME, KEYS_A_ROLE, .meaning = "A role."};
static const struct keys_row date = {"DATE", KEYS_DATE, .meaning = "A date."};
static const struct keys_row weekday = {"DAY", KEYS_CHOICE, .choices = keys_weekdays, .meaning = "A weekday."};

/* ---- Spells that come by chance ----------------------------------------------------------------------------------------- */

static const struct keys_row who = {"WHO", KEYS_NAME, .names = "a role, a mark or 'all'",
                                    .known = KEYS_ROLES | KEYS_MARKS | KEYS_ALL, .meaning = "A role, a mark or \"all\"."};
static const struct keys_row factor = {"FACTOR", KEYS_NUMBER, .low = 0, .high = 20, .unit = "factor",
                                       .meaning = "A factor for one quarter of the year."};

static const struct keys_row absence_rows[] = {
    KEYS_LABELS,
    {"reason", KEYS_CHOICE, .choices = keys_away_reasons, .fallback = "\"sickness\"",
     .meaning = "What these spells are counted as: a post that nobody holds, long leave, or sickness. Where several fit, the "
                "first of them counts."},
    {"who", KEYS_LIST, .member = &who, .fallback = "[\"all\"]", .when_empty = "nobody is ever away so",
     .meaning = "For whom: roles, marks, or \"all\" who are on the roster."},
    {"share", KEYS_NUMBER, .required = true, .low = 0, .high = 0.95, .unit = "share",
     .meaning = "Share of all time, on duty or not, for which each of them is away so."},
    {"season", KEYS_LIST, .member = &factor, .fallback = "[]",
     .meaning = "Four factors on `share`, for the quarters of the year from January on; empty: the same all year. They act on "
                "how often spells begin, so the share lags behind when spells are long."},
    {"length_days", KEYS_LAW, .required = true, .table = &keys_law_table, .unit = "days",
     .meaning = "How long a spell lasts. Spells begin by chance at any time; two that overlap are one."},
};
static const struct keys_table absence_table = {"absence", KEYS_TABLE(absence_rows),
                                                .meaning = "Spells for which people are away by chance."};
const struct keys_row keys_away_absence = {"ABSENCE", KEYS_OBJECT, .table = &absence_table,
                                           .meaning = "A kind of spells away."};

/* ---- Days away that are known ------------------------------------------------------------------------------------------- */

static const struct keys_row days_rows[] = {
    {"reason", KEYS_CHOICE, .choices = keys_away_reasons, .fallback = "\"leave\"", .meaning = "What it is counted as."},
    {"from", KEYS_DATE, .absent = "from before the start", .meaning = "The first day: duties that begin on it are missed."},
    {"until", KEYS_DATE, .absent = "to the end of the run", .meaning = "The last day."},
    {"cover", KEYS_BOOL, .fallback = "true",
     .meaning = "Whether the duties missed are covered as others are. A post that is kept empty (frozen) is a vacancy without "
                "cover."},
};
static const struct keys_table days_table = {"away", KEYS_TABLE(days_rows), .meaning = "Days away that are known beforehand."};
const struct keys_row keys_away_days = {"SPELL", KEYS_OBJECT, .table = &days_table, .meaning = "Days away."};

/* ---- Who comes instead -------------------------------------------------------------------------------------------------- */

static const struct keys_row way = {"WAY", KEYS_CHOICE, .choices = keys_away_ways, .meaning = "A way of filling a duty."};
static const char *const kinds_of_pay[] = {"rostered", "overtime", NULL};

/* The rows stand in two tables: for all reasons, and for one of them. */
#define COVER_ROWS \
    {"order", KEYS_LIST, .member = &way, .required = true, .when_empty = "nobody comes, as with [\"nobody\"]", \
     .meaning = "What is tried for a duty that somebody of the role misses, the first first: a colleague of the role who is " \
                "off duty; one of a lower role; a temp; nobody, which ends the list."}, \
    {"same_role_probability", KEYS_NUMBER, .low = 0, .high = 1, .fallback = "1", .unit = "share", .with = "order", \
     .with_word = "same_role", \
     .meaning = "Probability that a colleague of the role says yes; drawn once for each missed duty."}, \
    {"lower_role_probability", KEYS_NUMBER, .low = 0, .high = 1, .fallback = "1", .unit = "share", .with = "order", \
     .with_word = "lower_role", \
     .meaning = "The same for a lower role."}, \
    {"temp_probability", KEYS_NUMBER, .low = 0, .high = 1, .fallback = "1", .unit = "share", .with = "order", \
     .with_word = "temp", .meaning = "The same for temps."}, \
    {"lower_roles", KEYS_LIST, .member = &role_name, .absent = "all roles of a lower `level`, the highest first", \
     .when_empty = "nobody of a lower role comes", .with = "order", .with_word = "lower_role", \
     .meaning = "Which roles are asked for \"lower_role\", and in which order."}, \
    {"least_rest_h", KEYS_NUMBER, .low = 0, .high = 168, .fallback = "8", .unit = "h", \
     .meaning = "Who would have less rest than this before or after is not called in. Those with at least `rest_h` come " \
                "first."}, \
    {"called_in_pay", KEYS_CHOICE, .choices = kinds_of_pay, .fallback = "\"overtime\"", \
     .meaning = "As what the hours of those called in are paid; temps are paid as rostered."}

static const struct keys_row reason_cover_rows[] = {COVER_ROWS};
static const struct keys_table reason_cover_table = {"cover_for_a_reason", KEYS_TABLE(reason_cover_rows),
                                                     .meaning = "Who comes when this is the reason. Nothing is taken over from "
                                                                "what holds for the others."};
static const struct keys_row for_a_reason = {"REASON", KEYS_OBJECT, .table = &reason_cover_table,
                                             .meaning = "For vacancy, leave, education or sickness."};
static const struct keys_row cover_rows[] = {
    COVER_ROWS,
    {"by_reason", KEYS_MAP, .named_by = KEYS_BY_REASON, .member = &for_a_reason, .fallback = "{}",
     .meaning = "Where it depends on why somebody is away: posts that are not filled, leave without anybody qualified, sickness "
                "that is covered."},
};
static const struct keys_table cover_table = {
    "cover", KEYS_TABLE(cover_rows),
    .meaning = "Who comes instead of somebody of the role who is away. Of several who can, those come first who keep `rest_h`, "
               "then those who have been called in for the fewest hours in the run, then by a draw.",
};
const struct keys_row keys_away_cover = {"ROLE", KEYS_OBJECT, .names = "a role or 'all'", .known = KEYS_ROLES | KEYS_ALL,
                                         .table = &cover_table, .meaning = "For one role, or for \"all\" others."};

/* ---- Further education -------------------------------------------------------------------------------------------------- */

static const char *const supports[] = {"paid_leave", "hours_owed", "money", "none", NULL};

static const struct keys_row education_rows[] = {
    {"from", KEYS_DATE, .required = true, .meaning = "The first day."},
    {"until", KEYS_DATE, .required = true, .meaning = "The last day; from the next day on the specialisation is held."},
    {"study_days", KEYS_LIST, .member = &weekday, .fallback = "[]",
     .meaning = "Weekdays for study, every week in between, but for public holidays (/time/holidays). Duties that begin on a day "
                "of study, gathering, exam or practice are missed, and nights that lead into one."},
    {"gatherings", KEYS_LIST, .member = &date, .fallback = "[]", .meaning = "Days of gatherings (samlinger), each by its date."},
    {"exams", KEYS_LIST, .member = &date, .fallback = "[]", .meaning = "Days of exams."},
    {"exam_leave_days", KEYS_INT, .low = 0, .high = 60, .fallback = "2", .unit = "days", .with = "exams",
     .meaning = "Days free before each exam, besides the day itself."},
    {"practice_from", KEYS_DATE, .absent = "no practice", .meaning = "The Monday on which the full-time practice begins."},
    {"practice_weeks", KEYS_INT, .low = 1, .high = 52, .fallback = "5", .unit = "weeks", .with = "practice_from",
     .meaning = "So long it lasts. It fills Monday to Friday but for public holidays; duties at weekends remain, on top."},
    {"day_h", KEYS_NUMBER, .low = 0, .high = 24, .fallback = "7.5", .unit = "h",
     .meaning = "Hours of a day of study, gathering, exam or practice: five make the norm of 37.5 h a week."},
    {"support", KEYS_CHOICE, .required = true, .choices = supports,
     .meaning = "What the employer gives: paid_leave pays the duties missed; with hours_owed they are owed, unpaid, and worked "
                "when others are away: the person is called in before others then, for plain pay, until nothing is owed, and "
                "what nobody is away for stays owed; money pays the fee; none gives nothing."},
    {"cover", KEYS_BOOL, .fallback = "true", .meaning = "Whether the duties missed are covered as others are."},
    {"fee_kr", KEYS_NUMBER, .low = 0, .high = 1e7, .fallback = "0", .unit = "kr",
     .meaning = "Fee and books. The employer pays them on the first day if `support` is \"money\"."},
    {"pay_step_kr_per_h", KEYS_NUMBER, .low = 0, .high = 1e5, .fallback = "0", .unit = "kr/h",
     .meaning = "Rise of the hourly pay once the specialisation is held."},
    {"specialisation", KEYS_NAME, .names = "a specialisation", .absent = "none", .meaning = "What it leads to."},
};
const struct keys_table keys_away_education_table = {
    "education", KEYS_TABLE(education_rows),
    .meaning = "Further education beside the work: days away that are known beforehand, and what they cost.",
};
