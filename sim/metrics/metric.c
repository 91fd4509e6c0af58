/* The table of metrics.
 *
 * Each row says in words what its function computes; the words go to `avlast list metrics` and the functions to metrics.csv.
 * Only the window after warm-up counts: minutes where their ticks fall, tasks that were created in it. Time on duty is
 * rostered time and overtime together, and so are minutes in a task.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/metric.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

/* ---- Where the sums of a cell lie --------------------------------------------------------------------------------- */

static int unit_of(const struct tally *t, const struct metric_cell *c)
{
    return c->unit < 0 ? t->model->n_units : c->unit;
}

static int group_of(const struct tally *t, const struct metric_cell *c)
{
    return unit_of(t, c) * (t->model->n_roles + 1) + (c->role < 0 ? t->model->n_roles : c->role);
}

static int subject_of(const struct tally *t, const struct metric_cell *c)
{
    return c->task >= 0 ? c->task : c->category >= 0 ? tally_category(t, c->category) : tally_all_tasks(t);
}

static const struct tally_people *people(const struct tally *t, const struct metric_cell *c)
{
    return &t->people[group_of(t, c)];
}

static const struct tally_care *care(const struct tally *t, const struct metric_cell *c)
{
    return &t->care[(int64_t)unit_of(t, c) * t->n_subjects + subject_of(t, c)];
}

static double ticks_in(const struct tally *t, const struct metric_cell *c, int subject)
{
    return (double)t->ticks[(int64_t)group_of(t, c) * t->n_subjects + subject];
}

/* ---- Units of measurement ----------------------------------------------------------------------------------------- */

static double ratio(double part, double whole)
{
    return whole == 0 ? NAN : part / whole; /* no people, no tasks, no patients: no rate */
}

static double hours(const struct tally *t, double ticks)
{
    return ticks * t->model->tick_s / 3600;
}

static double minutes(const struct tally *t, double ticks)
{
    return ticks * t->model->tick_s / 60;
}

static double days(const struct tally *t, double ticks)
{
    return ticks / t->model->ticks_per_day;
}

static double window_ticks(const struct tally *t)
{
    return t->model->end_ticks - t->model->warmup_ticks;
}

static double per_rostered_h(const struct tally *t, const struct metric_cell *c, double ticks)
{
    return ratio(minutes(t, ticks), hours(t, (double)people(t, c)->rostered_ticks));
}

/* ---- People ------------------------------------------------------------------------------------------------------- */

static double rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return hours(t, (double)people(t, c)->rostered_ticks);
}

static double overtime_h(const struct tally *t, const struct metric_cell *c)
{
    return hours(t, (double)people(t, c)->overtime_ticks);
}

static double overtime_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return per_rostered_h(t, c, (double)people(t, c)->overtime_ticks);
}

static double utilisation_share(const struct tally *t, const struct metric_cell *c)
{
    const struct tally_people *p = people(t, c);
    return ratio(ticks_in(t, c, tally_all_tasks(t)), (double)(p->rostered_ticks + p->overtime_ticks));
}

static double time_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return per_rostered_h(t, c, ticks_in(t, c, subject_of(t, c)));
}

static double holding_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return per_rostered_h(t, c, ticks_in(t, c, tally_other(t, TIME_HOLDING)));
}

static double break_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return per_rostered_h(t, c, ticks_in(t, c, tally_other(t, TIME_BREAK)));
}

static double idle_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return per_rostered_h(t, c, ticks_in(t, c, tally_other(t, TIME_IDLE)));
}

static double idle_blocked_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return per_rostered_h(t, c, ticks_in(t, c, tally_other(t, TIME_IDLE_BLOCKED)));
}

static double breaks_missed_share(const struct tally *t, const struct metric_cell *c)
{
    const struct tally_people *p = people(t, c);
    return ratio((double)p->breaks_missed, (double)(p->breaks_taken + p->breaks_missed));
}

static double done_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)t->performed[(int64_t)group_of(t, c) * t->n_subjects + subject_of(t, c)];
}

/* ---- Care --------------------------------------------------------------------------------------------------------- */

static double made_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)care(t, c)->made;
}

static double wait_min_mean(const struct tally *t, const struct metric_cell *c)
{
    return ratio(minutes(t, (double)care(t, c)->wait_ticks), (double)care(t, c)->started);
}

static double late_share(const struct tally *t, const struct metric_cell *c)
{
    return ratio((double)care(t, c)->late, (double)care(t, c)->may_be_late);
}

static double omitted_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)care(t, c)->omitted;
}

static double omitted_share(const struct tally *t, const struct metric_cell *c)
{
    return ratio((double)care(t, c)->omitted, (double)care(t, c)->made);
}

static double lost_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)care(t, c)->lost;
}

static double omitted_work_min_per_day(const struct tally *t, const struct metric_cell *c)
{
    return ratio(care(t, c)->omitted_s / 60, days(t, window_ticks(t)));
}

static double withdrawn_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)care(t, c)->withdrawn;
}

static double censored_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)care(t, c)->censored;
}

static double interrupted_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)care(t, c)->interrupted;
}

static double suspended_h(const struct tally *t, const struct metric_cell *c)
{
    return hours(t, (double)care(t, c)->suspended_ticks);
}

/* ---- Patients ----------------------------------------------------------------------------------------------------- */

static double patient_days(const struct tally *t, const struct metric_cell *c)
{
    return days(t, (double)t->units[unit_of(t, c)].patient_ticks);
}

static double occupancy_share(const struct tally *t, const struct metric_cell *c)
{
    return ratio((double)t->units[unit_of(t, c)].patient_ticks, (double)t->beds[unit_of(t, c)] * window_ticks(t));
}

static double admitted_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)t->units[unit_of(t, c)].admitted;
}

static double discharged_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)t->units[unit_of(t, c)].discharged;
}

static double turned_away_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)t->units[unit_of(t, c)].turned_away;
}

static double work_min_per_patient_day(const struct tally *t, const struct metric_cell *c)
{
    return ratio(minutes(t, ticks_in(t, c, subject_of(t, c))), patient_days(t, c));
}

/* ---- The table ---------------------------------------------------------------------------------------------------- */

#define BY_UNIT METRIC_UNIT
#define BY_ROLE (METRIC_UNIT | METRIC_ROLE)
#define BY_CATEGORY (METRIC_UNIT | METRIC_CATEGORY)
#define BY_TASK (METRIC_UNIT | METRIC_TASK)
#define BY_ROLE_CATEGORY (METRIC_UNIT | METRIC_ROLE | METRIC_CATEGORY)
#define BY_ROLE_TASK (METRIC_UNIT | METRIC_ROLE | METRIC_TASK)

const struct metric metric_table[] = {
    {"rostered_h", "hours on duty as rostered", "ticks on duty inside a person's rostered shifts, as hours",
     {BY_UNIT, BY_ROLE}, rostered_h},
    {"overtime_h", "hours on duty after the rostered end", "ticks on duty after the end of a rostered shift, as hours",
     {BY_UNIT, BY_ROLE}, overtime_h},
    {"overtime_min_per_rostered_h", "overtime, minutes per rostered hour", "60 x overtime_h / rostered_h",
     {BY_UNIT, BY_ROLE}, overtime_min_per_rostered_h},
    {"utilisation_share", "share of time on duty spent on tasks",
     "time in tasks, as performer or helper / time on duty, overtime included; holding, breaks and idle are not work",
     {BY_UNIT, BY_ROLE}, utilisation_share},
    {"time_min_per_rostered_h", "time spent on tasks, minutes per rostered hour",
     "minutes in tasks of the category or type, as performer or helper, overtime included / rostered hours",
     {BY_ROLE_CATEGORY, BY_ROLE_TASK}, time_min_per_rostered_h},
    {"holding_min_per_rostered_h", "waiting with a task for a second person, minutes per rostered hour",
     "minutes in the account holding, overtime included / rostered hours", {BY_ROLE}, holding_min_per_rostered_h},
    {"break_min_per_rostered_h", "meal breaks, minutes per rostered hour", "minutes in the account break / rostered hours",
     {BY_ROLE}, break_min_per_rostered_h},
    {"idle_min_per_rostered_h", "free while no task waits in the unit, minutes per rostered hour",
     "minutes in the account idle / rostered hours", {BY_ROLE}, idle_min_per_rostered_h},
    {"idle_blocked_min_per_rostered_h",
     "free while a task waits in the unit that one may not take now, minutes per rostered hour",
     "minutes in the account idle_blocked / rostered hours; others may take it, or nobody now, or a second person is lacking",
     {BY_ROLE}, idle_blocked_min_per_rostered_h},
    {"breaks_missed_share", "share of meal breaks not taken", "breaks missed / (breaks taken + breaks missed)",
     {BY_UNIT, BY_ROLE}, breaks_missed_share},
    {"made_count", "tasks that arose", "tasks created in the window", {BY_UNIT, BY_CATEGORY, BY_TASK}, made_count},
    {"done_count", "tasks completed, by who performed them", "tasks created in the window and completed; helpers are not counted",
     {BY_UNIT, BY_TASK, BY_ROLE_TASK}, done_count},
    {"wait_min_mean", "mean wait for a task to be started, minutes",
     "ticks from created to first start, over the tasks created in the window and started in it",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, wait_min_mean},
    {"late_share", "share of started tasks that were started late",
     "tasks first started after their late limit / tasks started, of those types that have a limit; created in the window",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, late_share},
    {"omitted_count", "missed care: tasks never started within their limit", "tasks created in the window and omitted",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, omitted_count},
    {"omitted_share", "share of tasks omitted", "omitted_count / made_count", {BY_UNIT, BY_CATEGORY, BY_TASK}, omitted_share},
    {"omitted_work_min_per_day", "work not done, standard minutes a day",
     "standard work of the tasks created in the window and omitted or lost / days of the window",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, omitted_work_min_per_day},
    {"lost_count", "tasks turned away because too many of the type waited",
     "tasks created in the window and lost on arrival (max_waiting)", {BY_UNIT, BY_CATEGORY, BY_TASK}, lost_count},
    {"withdrawn_count", "tasks withdrawn because the patient left",
     "waiting and suspended tasks of patients discharged in the window", {BY_UNIT, BY_CATEGORY, BY_TASK}, withdrawn_count},
    {"censored_count", "tasks still waiting at the end", "tasks created in the window, neither started nor ended at its end",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, censored_count},
    {"interrupted_count", "times that work was left unfinished",
     "suspensions in the window, by calls to something more urgent and by the end of a shift",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, interrupted_count},
    {"suspended_h", "hours that begun work lay unfinished", "ticks that suspended tasks spent so in the window, as hours",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, suspended_h},
    {"patient_days", "days that patients spent in the unit", "ticks with a patient, summed over beds, as days", {BY_UNIT},
     patient_days},
    {"occupancy_share", "share of beds in use", "patient_days / (beds x days of the window)", {BY_UNIT}, occupancy_share},
    {"admitted_count", "patients admitted", "admissions in the window", {BY_UNIT}, admitted_count},
    {"discharged_count", "patients discharged", "discharges in the window", {BY_UNIT}, discharged_count},
    {"turned_away_count", "patients turned away because the unit was full", "arrivals at a full unit in the window", {BY_UNIT},
     turned_away_count},
    {"work_min_per_patient_day", "work per patient and day, minutes",
     "minutes in tasks, as performer or helper, overtime included / patient_days",
     {BY_UNIT, BY_ROLE, BY_CATEGORY, BY_ROLE_CATEGORY}, work_min_per_patient_day},
};
enum { N_METRICS = sizeof metric_table / sizeof metric_table[0] };
const int metric_count = N_METRICS;

const char *const metric_dimension_ids[METRIC_DIMENSIONS] = {"care_unit", "role", "category", "task"};

const struct metric *metric_find(const char *id, struct err *e)
{
    const char *ids[N_METRICS];
    for (int i = 0; i < N_METRICS; i++) {
        if (!strcmp(id, metric_table[i].id))
            return &metric_table[i];
        ids[i] = metric_table[i].id;
    }
    text_unknown(e, "metric", id, ids, N_METRICS);
    return NULL;
}
