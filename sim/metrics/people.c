/* Metrics of people: hours, load, what their time goes to, skills, pay.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/people.h"

#include "metrics/cells.h"

/* Ticks on duty. */
static double on_duty(const struct tally *t, const struct metric_cell *c)
{
    return (double)(cells_people(t, c)->rostered_ticks + cells_people(t, c)->overtime_ticks);
}

/* Ticks of work: tasks, and consulting about them. */
static double work(const struct tally *t, const struct metric_cell *c)
{
    return cells_ticks(t, c, tally_all_tasks(t)) + cells_ticks(t, c, tally_other(t, TIME_CONSULTING));
}

static double slice_work(const struct tally *t, const struct metric_cell *c)
{
    struct people_sums people = cells_people_slices(t, c);
    int64_t ticks = 0;
    for (int class = 0; class < N_WORK_CLASSES; class++)
        ticks += people.ticks[class];
    return (double)ticks;
}

static double slice_on_duty(const struct tally *t, const struct metric_cell *c)
{
    struct people_sums people = cells_people_slices(t, c);
    int64_t ticks = 0;
    for (int class = 0; class < N_TIME_CLASSES; class++)
        ticks += people.ticks[class];
    return (double)ticks;
}

double people_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_hours(t, (double)cells_people(t, c)->rostered_ticks);
}

double people_overtime_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_hours(t, (double)cells_people(t, c)->overtime_ticks);
}

double people_overtime_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_per_rostered_h(t, c, (double)cells_people(t, c)->overtime_ticks);
}

double people_utilisation_share(const struct tally *t, const struct metric_cell *c)
{
    if (cells_is_slice(c))
        return cells_ratio(slice_work(t, c), slice_on_duty(t, c));
    return cells_ratio(work(t, c), on_duty(t, c));
}

double people_time_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_per_rostered_h(t, c, cells_ticks(t, c, cells_subject(t, c)));
}

double people_consulting_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_per_rostered_h(t, c, cells_ticks(t, c, tally_other(t, TIME_CONSULTING)));
}

double people_practice_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_per_rostered_h(t, c, cells_ticks(t, c, tally_other(t, TIME_TRAINING)));
}

double people_holding_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_per_rostered_h(t, c, cells_ticks(t, c, tally_other(t, TIME_HOLDING)));
}

double people_break_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_per_rostered_h(t, c, cells_ticks(t, c, tally_other(t, TIME_BREAK)));
}

double people_idle_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_per_rostered_h(t, c, cells_ticks(t, c, tally_other(t, TIME_IDLE)));
}

double people_idle_blocked_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_per_rostered_h(t, c, cells_ticks(t, c, tally_other(t, TIME_IDLE_BLOCKED)));
}

double people_breaks_missed_share(const struct tally *t, const struct metric_cell *c)
{
    const struct tally_people *p = cells_people(t, c);
    return cells_ratio((double)p->breaks_missed, (double)(p->breaks_taken + p->breaks_missed));
}

double people_done_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)t->performed[(int64_t)cells_group(t, c) * t->n_subjects + cells_subject(t, c)];
}

double people_on_duty_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_hours(t, cells_is_slice(c) ? slice_on_duty(t, c) : on_duty(t, c));
}

double people_overtime_work_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_per_rostered_h(t, c, (double)t->overtime[(int64_t)cells_group(t, c) * t->n_subjects + cells_subject(t, c)]);
}

double people_idle_blocked_share(const struct tally *t, const struct metric_cell *c)
{
    if (cells_is_slice(c))
        return cells_ratio((double)cells_people_slices(t, c).ticks[N_CATEGORIES + TIME_IDLE_BLOCKED], slice_on_duty(t, c));
    return cells_ratio(cells_ticks(t, c, tally_other(t, TIME_IDLE_BLOCKED)), on_duty(t, c));
}

double people_interruptions_per_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio((double)cells_people(t, c)->interrupted, cells_hours(t, on_duty(t, c)));
}

double people_switches_per_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio((double)cells_people(t, c)->switches, cells_hours(t, on_duty(t, c)));
}

double people_overqualified_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_per_rostered_h(t, c, (double)cells_people(t, c)->overqualified_ticks);
}

double people_skills_used_per_person(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio(cells_people(t, c)->skills_used, cells_people(t, c)->n_worked);
}

double people_skills_unused_per_person(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio(cells_people(t, c)->skills_unused, cells_people(t, c)->n_worked);
}

double people_load_spread_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    const struct tally_people *p = cells_people(t, c);
    return sqrt(cells_ratio(p->load_squares, p->load_h));
}

double people_load_spread_of_roles_min_per_rostered_h(const struct tally *t, const struct metric_cell *c)
{
    double weight = 0, mean = 0, squares = 0;
    for (int role = 0; role < t->model->n_roles; role++) {
        const struct metric_cell cell = metric_at(c->unit, role, -1, -1);
        double hours = cells_hours(t, (double)cells_people(t, &cell)->rostered_ticks);
        if (hours == 0)
            continue;
        double before = cells_per_rostered_h(t, &cell, work(t, &cell)) - mean;
        weight += hours;
        mean += before * hours / weight;
        squares += hours * before * (before - before * hours / weight);
    }
    return sqrt(cells_ratio(squares, weight));
}

double people_matched_share(const struct tally *t, const struct metric_cell *c)
{
    const struct tally_people *p = cells_people(t, c);
    return cells_ratio((double)p->matched_ticks, (double)p->matching_ticks);
}

double people_shift_lead_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_hours(t, (double)cells_people(t, c)->lead_ticks);
}

/* Missing where nobody is to be in charge. */
double people_without_shift_lead_share(const struct tally *t, const struct metric_cell *c)
{
    int n_units = c->unit < 0 ? t->model->n_units : 1;
    double ticks = cells_window_ticks(t) * n_units;
    return t->model->lead.place ? cells_ratio(ticks - (double)cells_people(t, c)->lead_ticks, ticks) : NAN;
}

/* ---- Pay ---------------------------------------------------------------------------------------------------------- */

double people_pay_kr(const struct tally *t, const struct metric_cell *c)
{
    return cells_people(t, c)->wage.kr;
}

double people_pay_supplements_kr(const struct tally *t, const struct metric_cell *c)
{
    return cells_people(t, c)->wage.supplements_kr;
}
