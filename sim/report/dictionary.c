/* The table of files and columns. Columns that several files share are written once, as macros, so that they mean the same
 * wherever they stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/dictionary.h"

#include <string.h>

/* Name, meaning, and what else there is to say. */
#define COLUMN(kind, called, ...) {.name = called, .type = kind, .meaning = __VA_ARGS__}
#define STRING(...) COLUMN("string", __VA_ARGS__)
#define INTEGER(...) COLUMN("integer", __VA_ARGS__)
#define NUMBER(...) COLUMN("number", __VA_ARGS__)

#define OF_THE_METRIC .unit = "that of the metric"
#define FILLED .required = true
#define FROM_0 .minimum = "0"
#define SHARE .minimum = "0", .maximum = "1" /* of probabilities, too */
#define HEX16 .pattern = "^[0-9a-f]{16}$"

/* ---- Columns of several files ------------------------------------------------------------------------------------- */

#define RUN_ID \
    STRING("run_id", "Name of the replication, from the hash of program version, scenario, seed and replication.", FILLED, HEX16)
#define SCENARIO \
    STRING("scenario", "Name of the scenario: its file without folder and .json; a second one of the name gets _2.", FILLED)
#define REPLICATION INTEGER("replication", "Number of the replication, from 1.", FILLED, .minimum = "1")
#define RUN RUN_ID, SCENARIO, REPLICATION
#define CARE_UNIT STRING("care_unit", "Unit; empty: all units together.")
#define ROLE STRING("role", "Role of the people; empty: all.")
#define CATEGORIES "clinical care kin admin service activity training"
#define CATEGORY STRING("category", "Kind of task; empty: all, or does not apply.", .choices = CATEGORIES)
#define TASK STRING("task", "Task type; empty: all.")
#define HOUR INTEGER("hour", "Hour of the day: 7 is from 07:00 to 08:00.", FILLED, .minimum = "0", .maximum = "23")
#define METRIC STRING("metric", "Name of the metric; `avlast list metrics` explains it.", FILLED)
#define URGENCY \
    INTEGER("urgency", "Urgency of the tasks, 0 the most urgent; empty: all, or does not apply.", FROM_0, .maximum = "9")
#define SHIFT STRING("shift", "Shift window of the unit, `outside` where there is none; empty: all.")
#define WEEKDAY STRING("weekday", "Day of the week; empty: all.", .choices = "mon tue wed thu fri sat sun")
#define NAMES METRIC, CARE_UNIT, ROLE, CATEGORY, URGENCY, TASK, SHIFT, WEEKDAY
#define BASE STRING("base", "Name of the scenario that the other is held against: the one given first.", FILLED)
#define OTHER STRING("other", "Name of the other scenario.", FILLED)
#define P_HOLM(family) \
    NUMBER("p_holm", "P value of no difference, adjusted after Holm over " family "; empty: not tested.", SHARE)
#define TICK INTEGER("tick", "When, as a tick counted from midnight of the first day.", FILLED, .unit = "ticks", FROM_0)
#define LEVEL STRING("level", "Of `admitted` and `acuity`: the patient's level of acuity from then on; empty otherwise.")
#define PATIENT(none) \
    STRING("patient", "`bed 3.116`, the 116th occupant of the third bed, or `arrival 17`, the 17th who came; empty: " none ".")

/* ---- One table per file ------------------------------------------------------------------------------------------- */

static const struct dictionary_column runs[] = {
    RUN,
    INTEGER("seed", "Seed of all random numbers.", FILLED, FROM_0),
    STRING("demand_hash", "Hash of patients and needs; equal where they were the same.", FILLED, HEX16),
};

static const struct dictionary_column metrics[] = {
    RUN,
    NAMES,
    NUMBER("value", "The number; empty: nothing to divide by.", OF_THE_METRIC),
};

#define MINUTES(what, words) NUMBER(what "_min_per_rostered_h", words " per rostered hour, overtime included.", FROM_0)
#define IN_TASKS(category) MINUTES(category, "Minutes in tasks of the category " category)

static const struct dictionary_column persons[] = {
    RUN,
    STRING("care_unit", "Unit.", FILLED),
    STRING("role", "The person's role.", FILLED),
    STRING("person", "Line of the roster, with a number where it counts several.", FILLED),
    NUMBER("fte", "Size of the position.", FILLED, .unit = "full-time equivalents", FROM_0),
    NUMBER("rostered_h", "Hours on duty as rostered.", FILLED, FROM_0),
    NUMBER("overtime_h", "Hours on duty after the rostered end.", FILLED, FROM_0),
    NUMBER("utilisation_share", "Share of time on duty spent on tasks and consulting.", SHARE),
    IN_TASKS("clinical"),
    IN_TASKS("care"),
    IN_TASKS("kin"),
    IN_TASKS("admin"),
    IN_TASKS("service"),
    IN_TASKS("activity"),
    MINUTES("training", "Minutes in tasks of the category training, and of practice,"),
    MINUTES("consulting", "Minutes of consulting about delegated work, asking and answering"),
    MINUTES("practice", "Minutes of learning and supervising at tasks, which are in those of training too,"),
    MINUTES("holding", "Minutes spent waiting with a task for a second person"),
    MINUTES("break", "Minutes of meal breaks"),
    MINUTES("idle", "Minutes free while no task waits in the unit"),
    MINUTES("idle_blocked", "Minutes free while a task waits in the unit that the person may not take now"),
    NUMBER("interruptions_per_h", "Times called away from work, per hour on duty.", FROM_0),
    NUMBER("switches_per_h", "Times that the person went from one task type to another, per hour on duty.", FROM_0),
    INTEGER("done_count", "Tasks completed as performer.", FILLED, FROM_0),
    INTEGER("delegated_count", "Of those, done by sign-off.", FILLED, FROM_0),
    INTEGER("ad_hoc_count", "Of those, done because nobody with the formal right was there.", FILLED, FROM_0),
    INTEGER("occasions_count", "Tasks to which the person was taken along as a learner.", FILLED, FROM_0),
    INTEGER("rights_earned_count", "Rights earned in training, over the whole run.", FILLED, FROM_0),
    INTEGER("skills_used_count", "Task types that the person may do and did at least once.", FILLED, FROM_0),
    INTEGER("skills_unused_count", "Task types of the unit that the person may do and never did.", FILLED, FROM_0),
    NUMBER("pay_kr", "Wages with supplements and overtime.", FROM_0),
    NUMBER("away_h", "Hours of planned shifts that the person missed.", FILLED, FROM_0),
    NUMBER("called_in_h", "Hours of others' shifts for which the person came.", FILLED, FROM_0),
    INTEGER("quick_returns_count", "Shifts begun less than 11 hours after the last one.", FILLED, FROM_0),
    NUMBER("education_h", "Hours of further education, at work or in the person's own time.", FILLED, FROM_0),
};

static const struct dictionary_column hours[] = {
    SCENARIO,
    CARE_UNIT,
    ROLE,
    CATEGORY,
    HOUR,
    STRING("measure",
           "What the row is about: `_people` and `patients_mean` are means over the hour, `_per_h` are for every clock hour, "
           "`time_min_per_duty_h` is by category.",
           FILLED, .choices = "on_duty_people utilisation_share idle_blocked_share time_min_per_duty_h made_per_h started_per_h "
                              "wait_min_mean omitted_per_h patients_mean"),
    INTEGER("n", "Replications that have a value.", FILLED, .unit = "replications", FROM_0),
    NUMBER("mean", "Mean over the replications.", .unit = "that of the measure"),
    NUMBER("lo", "Lower end of its 95 % t interval; empty with fewer than two replications.", .unit = "that of the measure"),
    NUMBER("hi", "Upper end of its 95 % t interval; empty with fewer than two replications.", .unit = "that of the measure"),
};

static const struct dictionary_column waits[] = {
    SCENARIO,
    CARE_UNIT,
    TASK,
    INTEGER("up_to_min", "Step of waiting; empty: ever.", FROM_0),
    INTEGER("made_count", "Tasks that arose in the measured days.", FILLED, FROM_0),
    INTEGER("started_count", "Those of them that were started after at most so long.", FILLED, FROM_0),
    NUMBER("started_share", "started_count / made_count; empty: none arose.", SHARE),
};

/* From the first day on, series.csv and days.csv have the same columns. */
#define STRETCH \
    INTEGER("first_day", "Its first day, from the start of the run, which is day 1.", FILLED, .unit = "day", .minimum = "1"), \
    INTEGER("days", "How many days it has in the run; runs of years are cut into longer stretches.", FILLED, .minimum = "1"), \
    NUMBER("on_duty_h", "Hours on duty, overtime included.", FILLED, FROM_0), \
    NUMBER("utilisation_share", "Share of time on duty spent on tasks.", SHARE), \
    INTEGER("made_count", "Tasks that arose; empty where the row is about one role, like others about tasks.", FROM_0), \
    INTEGER("started_count", "Tasks started.", FROM_0), \
    NUMBER("wait_min_mean", "Mean wait of the tasks started.", FROM_0), \
    INTEGER("omitted_count", "Tasks omitted.", FROM_0), \
    NUMBER("patients_mean", "Mean number of patients.", FROM_0), \
    NUMBER("training_min_per_duty_h", "Minutes of learning, supervising and other training per hour on duty.", FROM_0), \
    INTEGER("rights_earned_count", "Rights to a task earned in a programme.", FILLED, FROM_0)

static const struct dictionary_column series[] = {
    RUN,
    CARE_UNIT,
    ROLE,
    INTEGER("week", "Number of the week, from 1, warm-up included.", FILLED, .minimum = "1"),
    STRETCH,
};

static const struct dictionary_column days[] = {
    RUN,
    CARE_UNIT,
    STRETCH,
};

static const struct dictionary_column compare[] = {
    BASE,
    OTHER,
    NAMES,
    INTEGER("n",
            "Replications in which both have a value; where one of them never has one, those in which the other has.",
            FILLED, .unit = "replications", FROM_0),
    NUMBER("base_mean", "Mean of the base over these; empty: it never has a value, or has no such role, task or unit.",
           OF_THE_METRIC),
    NUMBER("other_mean", "Mean of the other over these; empty: it never has a value, or has no such role, task or unit.",
           OF_THE_METRIC),
    NUMBER("diff_mean", "Mean of other minus base, pair by pair; this and what follows is empty unless both have a value.",
           OF_THE_METRIC),
    NUMBER("diff_lo", "Lower end of its 95 % interval (t distribution, n - 1 degrees of freedom).", OF_THE_METRIC),
    NUMBER("diff_hi", "Upper end of its 95 % interval.", OF_THE_METRIC),
    P_HOLM("all rows that are tested"),
    NUMBER("detectable",
           "Smallest difference that such a study calls different four times in five, whatever the other rows hold: at Holm's "
           "first step, 0.05 / number of rows tested.", OF_THE_METRIC, FROM_0),
    NUMBER("variance_ratio", "How many times the replications an unpaired study would need; empty: the difference never varies.",
           .unit = "ratio", FROM_0),
    STRING("verdict", "What p_holm says, in words: after Holm's correction over all rows tested. Empty: nothing to compare.",
           .values = meanings_verdicts),
};

#define RELIEF_RATE .unit = "minutes per rostered hour"
#define AT(margin, column) STRING("at_margin_" column, "Where the interval lies at a margin of " margin " min/h.", \
                            .values = meanings_classes)
#define OUTCOME(margin, column) STRING("outcome_" column, "Outcome at a margin of " margin " min/h, in rows of `net` only.", \
                                 .values = meanings_outcomes)

#define NEEDED(margin, id) \
    INTEGER("replications_needed_" id, "About how many replications would decide what is open at a margin of " margin \
            " min/h; empty there: none would, it lies on the margin.", .unit = "replications", FROM_0)

static const struct dictionary_column relief[] = {
    BASE,
    OTHER,
    STRING("level", "Whether the row is about a group (a role in a unit) or a person.", FILLED, .choices = "group person"),
    STRING("care_unit", "Unit.", FILLED),
    STRING("role", "Role.", FILLED),
    STRING("person", "Line of the roster; empty in rows about a group."),
    STRING("quantity",
           "Category of work, `consulting` (about delegated work), `holding` (waiting with a task for a second person), `net` "
           "(the sum of all these), or `omitted` (work not done, of the task types that the group did in the base).",
           FILLED),
    INTEGER("n", "Replications in which both have a value.", FILLED, .unit = "replications", FROM_0),
    NUMBER("base_mean", "Mean of the base.", RELIEF_RATE),
    NUMBER("other_mean", "Mean of the other.", RELIEF_RATE),
    NUMBER("relief_mean", "Mean of base minus other, pair by pair: above 0 is relief.", RELIEF_RATE),
    NUMBER("relief_lo", "Lower end of its simultaneous 95 % interval.", RELIEF_RATE),
    NUMBER("relief_hi", "Upper end of its simultaneous 95 % interval.", RELIEF_RATE),
    P_HOLM("all rows of its level"),
    AT("0.5", "0_5"),
    AT("1", "1"),
    AT("2", "2"),
    OUTCOME("0.5", "0_5"),
    OUTCOME("1", "1"),
    OUTCOME("2", "2"),
    NEEDED("0.5", "0_5"),
    NEEDED("1", "1"),
    NEEDED("2", "2"),
};

#define LEDGER_MIN(name, meaning) NUMBER(name "_min", meaning, FILLED)

static const struct dictionary_column ledger[] = {
    BASE,
    OTHER,
    STRING("care_unit", "Unit.", FILLED),
    STRING("role", "Role.", FILLED),
    LEDGER_MIN("base", "Minutes in tasks, as performer or helper, overtime included, in the base; mean over replications, as all "
                       "that follows."),
    LEDGER_MIN("now", "The same in the other."),
    LEDGER_MIN("moved_to_others", "Of the base's work: what other groups do now."),
    LEDGER_MIN("taken_from_others", "Of the work now: what other groups did in the base; over all groups the two are the same."),
    LEDGER_MIN("omitted_now", "The base's work on tasks that nobody begins now: omitted, lost, withdrawn with the patient who "
                              "left, or still waiting."),
    LEDGER_MIN("omitted_base", "Work now on tasks that nobody began in the base."),
    LEDGER_MIN("pace", "The same work done in less time (negative: in more), by people with another pace, by one instead of two, "
                       "or after interruptions; and what crosses the edge of the measured days."),
    LEDGER_MIN("endogenous", "Work on tasks that arise in one of the two only: those of a person on duty, and those that follow "
                             "from others."),
};

static const struct dictionary_column events[] = {
    RUN_ID,
    TICK,
    COLUMN("datetime", "time", "The same as local time, without summer time.", FILLED, .format = "%Y-%m-%dT%H:%M:%S"),
    STRING("event", "What happened; `avlast list events` explains it.", FILLED),
    STRING("why",
           "Of taking a task up: `own` (patience 0), `back_up` (after waiting) or `interruption` (called away from other work); "
           "of work left unfinished: `interruption`, or empty when duty ended.",
           .choices = "own back_up interruption"),
    STRING("care_unit", "Unit.", FILLED),
    STRING("task", "Task type; empty: an event of people or patients."),
    STRING("source", "How the task arose: task type, a slash, and the way's name under /tasks/TASK/arises."),
    INTEGER("k",
            "Which one of that source and patient: 1, 2, 3 ...; of a time of day, that time in seconds since 1970 (modulo 2^32); "
            "of a shift or duty, the days since 1970 plus a number that belongs to the shift (modulo 2^32).",
            FROM_0),
    STRING("instance", "Name of this one task in the replication: all events of a task have the same.", HEX16),
    PATIENT("not for a patient"),
    STRING("person",
           "Line of the roster, with a number where it counts several; of a task the performer, at `created` the owner of a task "
           "that is one person's own."),
    STRING("role", "That person's role."),
    STRING("helper", "Who is at the task with the performer; at `right_earned` the supervisor."),
    STRING("together", "What the two do: a `check` is of the first part only; in `consulting` the performer has a sign-off, in a "
           "`lesson` the helper learns. `held`: what is waited for.", .choices = "second_person check consulting lesson"),
    LEVEL,
};

static const struct dictionary_column demand[] = {
    NUMBER("time_s", "When, from the start and not rounded to ticks.", FILLED),
    INTEGER("tick", "The tick in which it is presented.", FILLED, .unit = "ticks", FROM_0),
    STRING("kind", "A need, or what happens to a patient.", FILLED, .choices = "need admitted acuity discharged turned_away"),
    STRING("care_unit", "Unit.", FILLED),
    PATIENT("a need of the unit"),
    STRING("task", "Of a need: task type."),
    STRING("way", "Of a need: name of the way in which it arises; task/way is the source of events.csv."),
    INTEGER("k", "Of a need: which one of that way and patient, as in events.csv.", FROM_0),
    NUMBER("work_s", "Of a need: standard work, at a pace of 1.", FROM_0),
    INTEGER("rounding", "Of a need: the keyed draw, below 2^32, that rounds its work to ticks.", FROM_0),
    INTEGER("tie", "Of a need: the keyed draw, below 2^32, that decides last ties.", FROM_0),
    LEVEL,
    STRING("condition", "Of `admitted` and `acuity`: the patient's main condition; empty otherwise."),
};

static const struct dictionary_column roster[] = {
    STRING("person", "Line of the roster, with a number where it counts several.", FILLED),
    COLUMN("date", "date", "Day on which the shift starts.", FILLED),
    STRING("shift", "Shift of the person's unit.", FILLED),
};

#define DAYS STRING("day_kind", "Kind of day: weekdays (Monday to Friday) or weekend.", FILLED, .choices = "weekdays weekend")

static const struct dictionary_column task_map[] = {
    STRING("care_unit", "Unit; the mean of its copies.", FILLED),
    STRING("task", "Task type.", FILLED),
    STRING("category", "Kind of task.", FILLED, .choices = CATEGORIES),
    DAYS,
    HOUR,
    NUMBER("made_count_per_day", "Tasks that arise in that hour of such a day.", FILLED, FROM_0),
    NUMBER("work_min_per_day", "Their standard work.", FILLED, FROM_0),
    NUMBER("second_min_per_day", "The time of a second person: all of it, or a check.", FILLED, FROM_0),
    STRING("lowest_role", "Of the roles with the right to do it the one of the lowest level; empty: nobody may."),
    STRING("roles", "Roles of which somebody in the unit has the right, for a patient who is not critical; parted by blanks."),
    STRING("second_role", "Of the roles that may be the second person the one of the lowest level; empty: none is needed."),
};

static const struct dictionary_column staffing[] = {
    STRING("care_unit", "Unit; the mean of its copies.", FILLED),
    DAYS,
    HOUR,
    STRING("role", "Role; empty: the work that nobody in the unit may do."),
    NUMBER("work_min_per_day", "Standard work asked for in that hour, second persons too, for which no lower role has the right.",
           FILLED, FROM_0),
    NUMBER("old_people_mean", "People of the role on duty by the present plan.", FROM_0),
    NUMBER("new_people_mean", "People of the role on duty by the plan in staffing.json.", FROM_0),
};

/* ---- Files -------------------------------------------------------------------------------------------------------- */

#define COLUMNS(table) .columns = table, .n_columns = sizeof table / sizeof table[0]

const struct dictionary_file dictionary_files[] = {
    {.name = "runs.csv",
     .title = "one row per scenario and replication",
     .note = "Its run_id joins the other files. Scenarios that are the same but for their names have the same ones.",
     .key = {"scenario", "replication"},
     COLUMNS(runs)},
    {.name = "metrics.csv",
     .title = "one row per replication and number",
     .note = "The name of a metric tells its unit of measurement. A row with a task has no category: the category of a task is "
             "in the manifest. Sums must not be taken over rows of different detail.",
     COLUMNS(metrics)},
    {.name = "persons.csv",
     .title = "one row per replication and person",
     .note = "Everybody on the roster, whether or not on duty in the measured days.",
     .key = {"scenario", "replication", "care_unit", "person"},
     COLUMNS(persons)},
    {.name = "hours.csv",
     .title = "one row per scenario, unit, role, category, hour of the day and measure",
     .note = "Over all replications. What is made, started, waited for and omitted, and the patients, stand in rows of all "
             "roles.",
     COLUMNS(hours)},
    {.name = "waits.csv",
     .title = "one row per scenario, unit, task and step of waiting",
     .note = "Over all replications, and cumulative: each step holds those before it. What was never started is in no step, so "
             "the last share may be below 1.",
     COLUMNS(waits)},
    {.name = "series.csv",
     .title = "one row per replication, unit, role and week",
     .note = "From the start of the run, warm-up included, so that one can see when it was over.",
     COLUMNS(series)},
    {.name = "days.csv",
     .title = "one row per replication, unit and day",
     .note = "All roles together, warm-up included: the series that the sentence on the warm-up is read from, each day less the "
             "mean of its weekday.",
     COLUMNS(days)},
    {.name = "compare.csv",
     .title = "one row per other scenario and number",
     .note = "Rows of a role, task or unit that only one of the scenarios has stand after those of both.",
     COLUMNS(compare)},
    {.name = "relief.csv",
     .title = "one row per other scenario, group or person, and quantity",
     .note = "Groups by unit, and by the competence of their role, most first; then persons as in the roster.",
     COLUMNS(relief)},
    {.name = "ledger.csv",
     .title = "one row per other scenario and group",
     .note = "Where a group's minutes went, added up over tasks; balanced in whole ticks: base - now = moved to others - taken "
             "from others + omitted now - omitted in base + pace + endogenous.",
     COLUMNS(ledger)},
    {.name = "task_map.csv",
     .title = "one row per unit, task, kind of day and hour in which the task arises",
     .note = "Of `avlast staffing`: counted in the demand alone. What follows from other tasks is estimated.",
     .key = {"care_unit", "task", "day_kind", "hour"},
     COLUMNS(task_map)},
    {.name = "staffing.csv",
     .title = "one row per unit, kind of day, hour and role",
     .note = "Of `avlast staffing`: work by the lowest role that may do it, beside the people on duty by both plans.",
     COLUMNS(staffing)},
    {.name = "events.csv",
     .title = "one row per event of replication 1",
     .note = "Events of a tick stand in the order in which they happened. Those who are in their beds when the run starts are "
             "`admitted` at tick 0.",
     .per_scenario = true,
     COLUMNS(events)},
    {.name = "demand.csv",
     .title = "one row per need, and per thing that happens to a patient",
     .note = "What patients and clocks ask for, which is the same under every policy. What people cause is not in it: tasks per "
             "person on duty, follow-ups (`after`), and those that come a gap after the last one was done.",
     .elsewhere = true,
     COLUMNS(demand)},
    {.name = "roster.csv",
     .title = "one row per duty of a person in the run",
     .note = "In the form in which a scenario may name it as /staff/roster. Where a shift of the day before the run reaches into "
             "it, that day is there too. Copies of a unit have the same roster, which is there once.",
     .elsewhere = true,
     COLUMNS(roster)},
};
const int dictionary_count = sizeof dictionary_files / sizeof dictionary_files[0];

/* ---- Looking up --------------------------------------------------------------------------------------------------- */

static bool is_called(const struct dictionary_file *f, const char *name)
{
    size_t n = strlen(name), stem = strlen(f->name) - strlen(".csv");
    if (!strcmp(name, f->name))
        return true;
    return f->per_scenario && n > stem + strlen("_.csv") && !strncmp(name, f->name, stem) && name[stem] == '_' &&
           !strcmp(name + n - strlen(".csv"), ".csv");
}

const struct dictionary_file *dictionary_find(const char *name)
{
    for (int i = 0; i < dictionary_count; i++)
        if (is_called(&dictionary_files[i], name))
            return &dictionary_files[i];
    return NULL;
}

const char *dictionary_unit(char out[MEASURE_BYTES], const struct dictionary_column *column)
{
    return column->unit ? column->unit : measure_of(out, column->name);
}

/* The names of a file's columns; returns how many. */
static int names_of(const char *names[DICTIONARY_MOST_COLUMNS], const char *file)
{
    const struct dictionary_file *f = dictionary_find(file);
    if (!f || f->n_columns > DICTIONARY_MOST_COLUMNS)
        BUG("%s: no such file, or too many columns", file);
    for (int i = 0; i < f->n_columns; i++)
        names[i] = f->columns[i].name;
    return f->n_columns;
}

int dictionary_open(struct csv *c, const char *path, const char *name, struct err *e)
{
    const char *names[DICTIONARY_MOST_COLUMNS];
    return csv_open(c, path, names, names_of(names, name), e);
}

void dictionary_stream(struct csv *c, FILE *file, const char *stream, const char *name)
{
    const char *names[DICTIONARY_MOST_COLUMNS];
    csv_stream(c, file, stream, names, names_of(names, name));
}
