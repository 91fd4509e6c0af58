/* The key table: its root, and all but units and tasks; and the few rules that go with the types of keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/keys.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "scenario/keys_away.h"
#include "scenario/keys_delegation.h"
#include "scenario/keys_law.h"
#include "scenario/keys_lead.h"
#include "scenario/keys_planning.h"
#include "scenario/keys_rights.h"
#include "scenario/keys_tasks.h"
#include "scenario/keys_units.h"

const char *const keys_weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL};
const char *const keys_days[] = {"all", "weekdays", "weekend", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday", NULL};

/* ---- The study: time, seed, roles -------------------------------------------------------------------------------------- */

static const struct keys_row holiday = {"DATE", KEYS_DATE, .meaning = "A date."};

static const struct keys_row time_rows[] = {
    {"tick_s", KEYS_INT, .low = 1, .high = 3600, .divides = 3600, .fallback = "10", .unit = "s",
     .meaning = "Length of a tick. Times of day in the scenario must fall on ticks; means and rates are exact at every tick."},
    {"start_date", KEYS_DATE, .fallback = "\"2026-01-05\"",
     .meaning = "The date on which the run starts, at midnight (the default is a Monday)."},
    {"warmup_days", KEYS_INT, .low = 0, .high = 3650, .fallback = "14", .unit = "days",
     .meaning = "Days that are run first and not counted."},
    {"days", KEYS_INT, .low = 1, .high = 36500, .fallback = "28", .unit = "days", .meaning = "Days that are counted."},
    {"holidays", KEYS_LIST, .member = &holiday, .fallback = "[]",
     .meaning = "Public holidays: for supplements of pay, for `holiday` in /staff/plan and in patience rules, and without study. "
                "They change no demand, and nothing else."},
};
static const struct keys_table time_table = {"time", KEYS_TABLE(time_rows), .meaning = "The clock and the calendar of a run."};

static const struct keys_row study_rows[] = {
    {"replications", KEYS_INT, .low = 1, .high = 1e6, .fallback = "100",
     .meaning = "How often the run is repeated with other random numbers."},
    {"seed", KEYS_INT, .low = 0, .high = 0x1p53 - 1, .fallback = "1",
     .meaning = "Decides all random numbers: the same seed gives the same results."},
};
static const struct keys_table study_table = {"study", KEYS_TABLE(study_rows),
                                              .meaning = "How many runs, and which random numbers."};

static const struct keys_row role_rows[] = {
    KEYS_LABELS,
    {"level", KEYS_INT, .low = 0, .high = 9, .fallback = "0",
     .meaning = "Level of competence, for preferring the lowest that may do a task."},
    {"duration_factor", KEYS_NUMBER, .above = true, .high = 100, .fallback = "1", .unit = "factor",
     .meaning = "Pace of the role in all tasks: 1.2 takes 20 % longer than standard."},
    {"pay_kr_per_h", KEYS_NUMBER, .low = 0, .high = 1e5, .unit = "kr/h", .absent = "costs nothing",
     .meaning = "Plain hourly pay, without supplements. At 0 no supplements are paid either."},
};
static const struct keys_table role_table = {"role", KEYS_TABLE(role_rows), .meaning = "An occupational group."};
static const struct keys_row role = {"ROLE", KEYS_OBJECT, .table = &role_table, .meaning = "A role."};

/* ---- Staff -------------------------------------------------------------------------------------------------------------- */

static const char *const duties[] = {"roster", "always", "temp", NULL};
static const struct keys_row role_name = {"ROLE", KEYS_NAME, KEYS_A_ROLE, .meaning = "A role."};
static const struct keys_row task_name = {"TASK", KEYS_NAME, KEYS_A_TASK, .meaning = "A task."};
static const struct keys_row mark_name = {"MARK", KEYS_NAME, .names = "a mark", .meaning = "A mark."};

static const struct keys_row line_rows[] = {
    KEYS_LABELS,
    {"unit", KEYS_NAME, KEYS_A_UNIT, .absent = "the only unit; required when there are several",
     .meaning = "Where the people work."},
    {"role", KEYS_NAME, .required = true, KEYS_A_ROLE, .meaning = "What they are."},
    {"count", KEYS_INT, .low = 0, .high = 100000, .fallback = "1",
     .meaning = "So many people, called LINE.1, LINE.2 and so on (just LINE when 1), in each copy of the unit."},
    {"fte", KEYS_NUMBER, .above = true, .high = 1.5, .fallback = "1", .unit = "share",
     .meaning = "Contracted share of full time, of each."},
    {"weekly_h", KEYS_NUMBER, .above = true, .high = 168, .unit = "h", .absent = "/staff/weekly_h",
     .meaning = "Weekly hours of a full position of theirs, such as 37.5 for posts by day only."},
    {"night_share", KEYS_NUMBER, .low = 0, .high = 1, .unit = "share",
     .absent = "nights are shared in proportion to hours",
     .meaning = "Part of their hours in the rota that lies in night shifts (those that hold 03:00): 0 never, 1 a night post, "
                "between them an aim."},
    {"weekend_every", KEYS_INT, .or_never = true, .low = 1, .high = 52, .unit = "weekends",
     .absent = "weekends are shared in proportion to hours",
     .meaning = "Every so many weekends are theirs in the rota: 1 is every weekend, \"never\" none."},
    {"pay_kr_per_h", KEYS_NUMBER, .low = 0, .high = 1e5, .unit = "kr/h", .absent = "that of the role",
     .meaning = "Plain hourly pay of these people, in place of their role's: for seniority, for temps."},
    {"duration_factor", KEYS_NUMBER, .above = true, .high = 100, .fallback = "1", .unit = "factor",
     .meaning = "Pace of these people in all tasks, on top of their role's: temps who do not know the place take longer."},
    {"duty", KEYS_CHOICE, .choices = duties, .fallback = "\"roster\"",
     .meaning = "\"roster\": shifts by the staffing plan; \"temp\": only when called for somebody who is away (/staff/cover); "
                "\"always\": on duty all the time (for checks against theory)."},
    {"covers", KEYS_LIST, .member = &role_name, .absent = "their own role", .when_empty = "they are never called",
     .meaning = "For \"temp\": the roles for whom they come."},
    {"vacant", KEYS_BOOL, .fallback = "false",
     .meaning = "Whether the posts stand empty: planned in the rota, nobody there, and covered as others are; see `away` for "
                "posts that are not."},
    {"away", KEYS_MAP, .member = &keys_away_days, .fallback = "{}",
     .meaning = "Days away that are known beforehand, each stretch under a name of its own."},
    {"education", KEYS_OBJECT, .table = &keys_away_education_table, .absent = "none", .meaning = "Further education."},
    {"specialisations", KEYS_LIST, .member = &keys_planning_specialisation, .fallback = "[]",
     .meaning = "Specialisations that they hold from the first day on, such as \"palliation\"."},
    {"experience_years", KEYS_NUMBER, .low = 0, .high = 100, .fallback = "0", .unit = "years",
     .meaning = "Years in the occupation. The one who has served longest answers for what is delegated."},
    {"initiative", KEYS_NUMBER, .low = 0, .high = 1, .fallback = "1", .unit = "share",
     .meaning = "Probability, drawn for each duty and task, that they claim what they have a sign-off for."},
    {"delegates", KEYS_NUMBER, .low = 0, .high = 1, .fallback = "1", .unit = "share",
     .meaning = "Probability, drawn for each duty and task, that they let a task go to somebody with a sign-off."},
    {"trained", KEYS_LIST, .member = &task_name, .fallback = "[]", .meaning = "Tasks in which they have documented training."},
    {"signed", KEYS_LIST, .member = &task_name, .fallback = "[]", .meaning = "Tasks for which they hold a personal sign-off."},
    {"marks", KEYS_LIST, .member = &mark_name, .fallback = "[]",
     .meaning = "Marks that patience rules can name, such as \"mentor\"."},
};
static const struct keys_table line_table = {"line", KEYS_TABLE(line_rows),
                                             .meaning = "A line of the roster: one person, or several alike."};
static const struct keys_row line = {"LINE", KEYS_OBJECT, .table = &line_table, .meaning = "A line of the roster."};

static const struct keys_row wanted = {"ROLE", KEYS_INT, KEYS_A_ROLE, .low = 0, .high = 1e5, .unit = "people",
                                       .meaning = "So many people of this role are wanted in this shift on these days."};
static const struct keys_row plan_day = {"DAY", KEYS_MAP, .member = &wanted,
                                         .meaning = "By role. The more specific day wins, for each role."};
static const struct keys_row plan_shift = {"SHIFT", KEYS_MAP, .names = "a shift of the unit", .known = KEYS_SHIFTS,
                                           .named_by = KEYS_BY_DAY, .member = &plan_day,
                                           .meaning = "By day: all, weekdays, weekend, mon to sun, or holiday."};
static const struct keys_row plan_unit = {"UNIT", KEYS_MAP, KEYS_A_UNIT, .member = &plan_shift,
                                          .meaning = "By shift of the unit."};

static const char *const kinds_of_time[] = {"rostered", "overtime", "all", NULL};
static const struct keys_row pay_day = {"DAY", KEYS_CHOICE, .choices = keys_days, .meaning = "A kind of day."};
static const struct keys_row replaced = {"SUPPLEMENT", KEYS_NAME, .names = "a supplement", .known = KEYS_SUPPLEMENTS,
                                         .meaning = "A supplement."};

static const struct keys_row supplement_rows[] = {
    KEYS_LABELS,
    {"days", KEYS_LIST, .member = &pay_day, .fallback = "[\"all\"]", .when_empty = "it is never paid",
     .meaning = "On which days: all, weekdays (Monday to Friday, holidays too), weekend, mon to sun, holiday (/time/holidays). "
                "Hours after midnight belong to the day on which `from` was."},
    {"from", KEYS_TIME, .fallback = "\"00:00\"", .meaning = "From this time of day on."},
    {"until", KEYS_TIME, .fallback = "\"00:00\"",
     .meaning = "Until this time; not later than `from` means the next day, so that 00:00 is midnight after the day."},
    {"share", KEYS_NUMBER, .low = 0, .high = 100, .fallback = "0", .unit = "share",
     .meaning = "Part of the hourly pay that is paid beyond it."},
    {"kr_per_h", KEYS_NUMBER, .low = 0, .high = 1e5, .fallback = "0", .unit = "kr/h", .meaning = "Paid as well, for each hour."},
    {"least_kr_per_h", KEYS_NUMBER, .low = 0, .high = 1e5, .fallback = "0", .unit = "kr/h",
     .meaning = "The two together come to this much at least."},
    {"applies_to", KEYS_CHOICE, .choices = kinds_of_time, .fallback = "\"all\"",
     .meaning = "Whether it is paid for rostered time, for overtime, or for all."},
    {"instead_of", KEYS_LIST, .member = &replaced, .fallback = "[]",
     .meaning = "Supplements that are not paid while this one is in force."},
};
static const struct keys_table supplement_table = {
    "supplement", KEYS_TABLE(supplement_rows),
    .meaning = "What is paid beyond the plain hourly pay at certain times. Those in force at the same time add up, but for those "
               "that another one in force replaces.",
};
static const struct keys_row supplement = {"SUPPLEMENT", KEYS_OBJECT, .table = &supplement_table,
                                           .meaning = "A supplement of pay."};

static const struct keys_row listed_duty = {"DUTY", KEYS_STRING, .one_line = true, .meaning = "A duty, \"person,date,shift\"."};

static const struct keys_row staff_rows[] = {
    {"weekly_h", KEYS_NUMBER, .above = true, .high = 168, .fallback = "35.5", .unit = "h",
     .meaning = "Weekly hours of a full position."},
    {"rest_h", KEYS_NUMBER, .low = 0, .high = 168, .fallback = "11", .unit = "h",
     .meaning = "Least time between two duties of a person."},
    {"rota_weeks", KEYS_INT, .low = 1, .high = 52, .fallback = "6", .unit = "weeks",
     .meaning = "The rota repeats after so many weeks."},
    {"weekend_every", KEYS_INT, .low = 1, .high = 52, .fallback = "3", .unit = "weekends",
     .meaning = "Who has no `weekend_every` of his own is to work every so many weekends at most. An aim: where the plan wants "
                "more people, the rota gives them more, and a warning says so."},
    {"lines", KEYS_MAP, .member = &line, .fallback = "{}", .meaning = "The people, as lines of the roster."},
    {"plan", KEYS_MAP, .member = &plan_unit, .fallback = "{}",
     .meaning = "The staffing plan, as UNIT/SHIFT/DAY/ROLE. DAY is all, weekdays, weekend, mon to sun, or holiday; the more "
                "specific wins, for each role. What is not said is 0; of holidays (/time/holidays), what holds on that weekday."},
    {"roster", KEYS_STRING, .one_line = true, .files_only = true, .absent = "a rota is built from `plan`",
     .meaning = "A CSV file with the columns person, date and shift that says who has duty when, relative to the file in which "
                "this stands (after --set: to the scenario). Its rows take the place of `duties`."},
    {"duties", KEYS_LIST, .member = &listed_duty, .fallback = "[]",
     .meaning = "Who has duty when, each as \"person,date,shift\": the rows of `roster`. A person is LINE, or LINE.1, LINE.2 ... "
                "of a line with a count; the date, YYYY-MM-DD, is that on which the shift starts: a day of the run or, where the "
                "shift reaches into it, the day before. It decides for every role of a unit of which somebody stands here; for "
                "the others a rota is built from `plan`. Copies of a unit all have this roster."},
    {"roster_repeats", KEYS_BOOL, .fallback = "false",
     .meaning = "Whether the roster is of the first weeks of the run, whole ones up to its last date, and then begins again."},
    {"absence", KEYS_MAP, .member = &keys_away_absence, .fallback = "{}",
     .meaning = "Spells for which people are away by chance: sickness, leave, posts that nobody holds. Nothing: all come."},
    {"cover", KEYS_MAP, .member = &keys_away_cover, .fallback = "{}",
     .meaning = "Who comes instead of those who are away, by their role. Nothing: nobody."},
    {"supplements", KEYS_MAP, .member = &supplement, .fallback = "{}",
     .meaning = "Supplements of pay for evenings, nights, weekends, holidays, overtime."},
};
static const struct keys_table staff_table = {"staff", KEYS_TABLE(staff_rows),
                                              .meaning = "Who works, and the rules of the roster."};

/* ---- Policy ------------------------------------------------------------------------------------------------------------- */

static const char *const patients[] = {"any", "critical", "not_critical", NULL};
static const char *const ways_to_prefer[] = {"role_order", "lowest_competence", "least_busy", "longest_idle", "random",
                                             "assigned_carer", "specialised", NULL};

static const struct keys_row what = {"WHAT", KEYS_NAME, KEYS_SOME_TASKS, .meaning = "A task, a category or \"all\"."};
static const struct keys_row shift_name = {"SHIFT", KEYS_NAME, .names = "a shift of some unit", .known = KEYS_SHIFTS,
                                           .meaning = "A shift."};
static const char *const rule_days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday", NULL};
static const struct keys_row weekday = {"DAY", KEYS_CHOICE, .choices = rule_days, .meaning = "A weekday, or any holiday."};

static const struct keys_row when_rows[] = {
    {"shifts", KEYS_LIST, .member = &shift_name, .absent = "always", .when_empty = "the rule never holds",
     .meaning = "Holds while one of these shift windows is in force."},
    {"weekdays", KEYS_LIST, .member = &weekday, .absent = "every day", .when_empty = "the rule never holds",
     .meaning = "Holds on these days, holiday being those of /time/holidays; a night shift has the day on which it started. On a "
                "holiday that is a Thursday, rules of either hold."},
};
static const struct keys_table when_table = {"when", KEYS_TABLE(when_rows), .meaning = "When a patience rule holds."};

static const struct keys_row rule_rows[] = {
    {"who", KEYS_LIST, .member = &keys_delegation_who, .fallback = "[\"all\"]", .when_empty = "the rule is for nobody",
     .meaning = "For whom: roles, marks, or \"all\"."},
    {"task", KEYS_LIST, .member = &what, .fallback = "[\"all\"]", .when_empty = "the rule is for no task",
     .meaning = "For what: tasks, categories, or \"all\"."},
    {"patient", KEYS_CHOICE, .choices = patients, .fallback = "\"any\"", .meaning = "For which patients."},
    {"relation", KEYS_CHOICE, .choices = keys_lead_relations, .fallback = "\"any\"",
     .meaning = "Of those in `who`: whose task or patient it is (\"assigned\", /policy/planning), whoever is in charge of the "
                "shift (/policy/shift_lead), those who are neither, or any of them."},
    {"when", KEYS_OBJECT, .table = &when_table, .fallback = "{}", .meaning = "When the rule holds; empty: always."},
    {"patience_min", KEYS_NUMBER, .or_never = true, .required = true, .low = 0, .unit = "min",
     .meaning = "May take the task once it has been ready so long: 0 is a task of one's own, a number makes one a back-up, "
                "\"never\" forbids it."},
    {"rank", KEYS_INT, .low = 0, .high = 1000, .fallback = "0",
     .meaning = "Of the rules that fit, the highest rank wins, then the most specific; it is an error if equal ones differ."},
};
static const struct keys_table rule_table = {
    "rule", KEYS_TABLE(rule_rows),
    .meaning = "A patience rule. Where no rule fits, the answer is never. How specific a rule is: a named mark counts 2, a named "
               "role 1; a named task 2, a category 1; a kind of patient 1; a relation 1; shifts 1; weekdays or holidays 1.",
};
static const struct keys_row rule = {"RULE", KEYS_OBJECT, .table = &rule_table, .meaning = "A patience rule."};

static const struct keys_row preference = {"BY", KEYS_CHOICE, .choices = ways_to_prefer, .meaning = "What to go by."};
static const struct keys_row preferences = {"TASK", KEYS_LIST, KEYS_A_TASK, .member = &preference,
                                            .meaning = "The list for this task."};
static const struct keys_row role_order = {"TASK", KEYS_LIST, KEYS_A_TASK, .member = &role_name,
                                           .when_empty = "no role comes before another",
                                           .meaning = "The roles for this task, the preferred first."};

static const struct keys_row policy_rows[] = {
    {"rights", KEYS_MAP, .member = &keys_rights_member, .fallback = "{}",
     .meaning = "Who may do what. WHAT is a task, a category or \"all\"; the more specific wins, for each role. Nothing said "
                "is \"none\"."},
    {"rules", KEYS_MAP, .member = &rule, .fallback = "{}", .meaning = "Patience rules, each under a name of its own."},
    {"shift_lead", KEYS_OBJECT, .table = &keys_lead_table, .fallback = "{}",
     .meaning = "Who is in charge of the shift (ansvarsvakt) in each unit. Nothing: nobody is."},
    {"planning", KEYS_OBJECT, .table = &keys_planning_table, .fallback = "{}",
     .meaning = "Which patients and tasks are whose. Nothing: all are everybody's."},
    {"delegation", KEYS_MAP, .member = &keys_delegation_member, .fallback = "{}",
     .meaning = "How work is done that is delegated by sign-off."},
    {"training", KEYS_MAP, .member = &keys_delegation_programme, .fallback = "{}",
     .meaning = "Training programmes, by which people earn rights."},
    {"prefer", KEYS_LIST, .member = &preference, .fallback = "[]",
     .meaning = "Who of several takes a task, going down the list: place in `role_order`, lowest level of competence, least "
                "busy in this shift, longest idle, at random, whose task or patient it is (/policy/planning), who is known to "
                "hold a specialisation that matches the patient's main condition. Longest idle, then a draw, always come last."},
    {"prefer_by_task", KEYS_MAP, .member = &preferences, .fallback = "{}",
     .meaning = "Another such list for a task, in place of `prefer`."},
    {"role_order", KEYS_MAP, .member = &role_order, .fallback = "{}",
     .meaning = "The roles for a task, the preferred first, for \"role_order\" in `prefer`. Roles not named come last."},
};
static const struct keys_table policy_table = {"policy", KEYS_TABLE(policy_rows), .meaning = "Who takes which task."};

/* ---- The root ----------------------------------------------------------------------------------------------------------- */

static const struct keys_row source = {"SOURCE", KEYS_STRING, .meaning = "A source."};
static const struct keys_row file = {"FILE", KEYS_STRING, .meaning = "A path relative to the file."};

static const struct keys_row rows[] = {
    {"$schema", KEYS_STRING, .files_only = true, .absent = "nothing",
     .meaning = "For editors: where the JSON Schema is (`avlast schema` prints it). Ignored."},
    {"extends", KEYS_LIST, .member = &file, .files_only = true, .absent = "nothing",
     .meaning = "Files that this one builds on; later ones change earlier ones, and this file changes them all."},
    {"description", KEYS_STRING, .one_line = true, .fallback = "\"\"", .meaning = "One sentence for people."},
    {"label", KEYS_STRING, .one_line = true, .fallback = "\"\"",
     .meaning = "Short name in English, for tables and plots; the name of the file when empty."},
    {"label_no", KEYS_STRING, .one_line = true, .absent = "nothing",
     .meaning = "The same in Norwegian, for `avlast story --language no`; results have the English one."},
    {"id", KEYS_STRING, .one_line = true, .fallback = "\"\"", .meaning = "Which way of organising this is, such as \"O2\"."},
    {"sources", KEYS_LIST, .member = &source, .fallback = "[]", .meaning = "Where this way of organising is described."},
    {"time", KEYS_OBJECT, .table = &time_table, .fallback = "{}", .meaning = "The clock and the calendar."},
    {"study", KEYS_OBJECT, .table = &study_table, .fallback = "{}", .meaning = "Repetitions and random numbers."},
    {"roles", KEYS_MAP, .member = &role, .fallback = "{}", .meaning = "Occupational groups."},
    {"units", KEYS_MAP, .member = &keys_units_member, .fallback = "{}", .meaning = "Care units."},
    {"tasks", KEYS_MAP, .member = &keys_tasks_member, .fallback = "{}", .meaning = "Kinds of tasks."},
    {"staff", KEYS_OBJECT, .table = &staff_table, .fallback = "{}", .meaning = "People and roster."},
    {"policy", KEYS_OBJECT, .table = &policy_table, .fallback = "{}", .meaning = "Who takes which task: the way of organising."},
};
const struct keys_table keys_root = {"scenario", KEYS_TABLE(rows), .meaning = "One scenario."};

/* ---- Rules of the types ------------------------------------------------------------------------------------------------- */

int keys_find(const struct keys_table *table, const char *name)
{
    for (int i = 0; i < table->n_rows; i++)
        if (strcmp(table->rows[i].name, name) == 0)
            return i;
    return -1;
}

bool keys_chosen(const char *const *choices, const char *s)
{
    while (*choices && strcmp(*choices, s) != 0)
        choices++;
    return *choices != NULL;
}

/* The number written in n digits at s, or -1. */
static int digits(const char *s, int n)
{
    int value = 0;
    for (int i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return -1;
        value = value * 10 + s[i] - '0';
    }
    return value;
}

bool keys_is_time(const char *s)
{
    size_t n = strlen(s);
    if ((n != 5 && n != 8) || s[2] != ':' || (n == 8 && s[5] != ':'))
        return false;
    int h = digits(s, 2), min = digits(s + 3, 2), sec = n == 8 ? digits(s + 6, 2) : 0;
    return h >= 0 && h <= 23 && min >= 0 && min <= 59 && sec >= 0 && sec <= 59;
}

bool keys_is_date(const char *s)
{
    if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
        return false;
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = digits(s, 4), month = digits(s + 5, 2), day = digits(s + 8, 2);
    if (year < 1970 || year > 2199 || month < 1 || month > 12)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day >= 1 && day <= days[month - 1] + (month == 2 && leap);
}

const char *const *keys_words(enum keys_named_by named_by)
{
    return named_by == KEYS_BY_DAY ? keys_days : named_by == KEYS_BY_REASON ? keys_away_all_reasons : NULL;
}

bool keys_name_fits(enum keys_named_by named_by, const char *s)
{
    if (named_by == KEYS_BY_TIME)
        return keys_is_time(s);
    if (keys_words(named_by))
        return keys_chosen(keys_words(named_by), s);
    size_t n = strlen(s);
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    return n >= 1 && n <= KEYS_NAME_BYTES && s[0] >= 'a' && s[0] <= 'z' && strspn(s, allowed) == n;
}

static void number_expected(char out[KEYS_EXPECTED_BYTES], const struct keys_row *row)
{
    char low[TEXT_NUMBER_BYTES], high[TEXT_NUMBER_BYTES];
    const char *noun = row->type == KEYS_INT ? "a whole number" : "a number";
    text_number(low, row->low);
    text_number(high, row->high);
    int n;
    if (row->high == 0)
        n = snprintf(out, KEYS_EXPECTED_BYTES, row->above ? "%s above %s" : "%s of at least %s", noun, low);
    else
        n = snprintf(out, KEYS_EXPECTED_BYTES, row->above ? "%s above %s and at most %s" : "%s from %s to %s", noun, low, high);
    if (row->divides)
        snprintf(out + n, (size_t)(KEYS_EXPECTED_BYTES - n), " that divides %d", row->divides);
}

const char *keys_expected(char out[KEYS_EXPECTED_BYTES], const struct keys_row *row)
{
    static const char *const texts[] = {
        [KEYS_BOOL] = "true or false", [KEYS_STRING] = "a string", [KEYS_NAME] = "the name of ",
        [KEYS_CHOICE] = "one of ", [KEYS_TIME] = "a time of day 'HH:MM' or 'HH:MM:SS'",
        [KEYS_DATE] = "a date 'YYYY-MM-DD' from 1970 to 2199", [KEYS_LIST] = "an array", [KEYS_MAP] = "an object",
        [KEYS_OBJECT] = "an object", [KEYS_LAW] = "a law (an object with the key 'law', or a number of at least 0)",
    };
    if (row->type == KEYS_INT || row->type == KEYS_NUMBER)
        number_expected(out, row);
    else
        snprintf(out, KEYS_EXPECTED_BYTES, "%s%s", texts[row->type],
                 row->type == KEYS_NAME ? row->names : row->one_line ? " without control characters" : "");
    size_t n = strlen(out);
    for (int i = 0; row->type == KEYS_CHOICE && row->choices[i] && n < KEYS_EXPECTED_BYTES; i++)
        n += (size_t)snprintf(out + n, KEYS_EXPECTED_BYTES - n, "%s'%s'", i == 0 ? "" : ", ", row->choices[i]);
    if (row->or_never && n < KEYS_EXPECTED_BYTES)
        snprintf(out + n, KEYS_EXPECTED_BYTES - n, " or 'never'");
    return out;
}

/* ---- All tables --------------------------------------------------------------------------------------------------------- */

static int add_places(struct keys_place places[KEYS_MOST_TABLES], int n, const struct keys_table *place, const char *path)
{
    if (n == KEYS_MOST_TABLES)
        BUG("more than %d tables of keys", KEYS_MOST_TABLES);
    places[n].table = place;
    snprintf(places[n++].path, KEYS_PATH_BYTES, "%s", path);
    for (int i = 0; i < place->n_rows; i++) {
        char below[KEYS_PATH_BYTES];
        const struct keys_row *row = &place->rows[i];
        int length = snprintf(below, sizeof below, "%s/%s", path, row->name);
        while (row->type == KEYS_MAP) {
            row = row->member;
            length += snprintf(below + length, sizeof below - (size_t)length, "/%s", row->name);
        }
        if (row->type == KEYS_OBJECT)
            n = add_places(places, n, row->table, below);
    }
    return n;
}

int keys_places(struct keys_place places[KEYS_MOST_TABLES])
{
    int n = add_places(places, 0, &keys_root, "");
    return add_places(places, n, &keys_law_table, "law");
}
