/* Metrics of care and patients: waiting, lateness, missed care, continuity, occupancy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/care.h"

#include <string.h>

#include "metrics/cells.h"

double care_made_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)(cells_is_slice(c) ? cells_care_slices(t, c).made : cells_care(t, c)->made);
}

double care_wait_min_mean(const struct tally *t, const struct metric_cell *c)
{
    if (!cells_is_slice(c))
        return cells_ratio(cells_minutes(t, (double)cells_care(t, c)->wait_ticks), (double)cells_care(t, c)->started);
    struct care_sums sums = cells_care_slices(t, c);
    return cells_ratio(cells_minutes(t, (double)sums.wait_ticks), (double)sums.started);
}

double care_late_share(const struct tally *t, const struct metric_cell *c)
{
    if (!cells_is_slice(c))
        return cells_ratio((double)cells_care(t, c)->late, (double)cells_care(t, c)->may_be_late);
    struct care_sums sums = cells_care_slices(t, c);
    return cells_ratio((double)sums.late, (double)sums.may_be_late);
}

double care_omitted_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)(cells_is_slice(c) ? cells_care_slices(t, c).omitted : cells_care(t, c)->omitted);
}

double care_omitted_share(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio((double)cells_care(t, c)->omitted, (double)cells_care(t, c)->made);
}

double care_lost_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_care(t, c)->lost;
}

double care_omitted_work_min_per_day(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio(cells_care(t, c)->omitted_s / 60, cells_days(t, cells_window_ticks(t)));
}

double care_withdrawn_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_care(t, c)->withdrawn;
}

double care_censored_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_care(t, c)->censored;
}

double care_interrupted_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_care(t, c)->interrupted;
}

double care_suspended_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_hours(t, (double)cells_care(t, c)->suspended_ticks);
}

/* Adds up the waits of all tasks of the cell. */
static void add_waits(const struct tally *t, const struct metric_cell *c)
{
    const struct model *m = t->model;
    const struct accounts *a = t->accounts;
    memset(t->bins, 0, (size_t)a->n_bins * sizeof *t->bins);
    for (int unit = 0; unit < m->n_units; unit++)
        for (int task = 0; task < m->n_tasks; task++)
            if ((c->unit < 0 || unit == c->unit) && (c->task < 0 || task == c->task) &&
                (c->category < 0 || (int)m->tasks[task].category == c->category) &&
                (c->urgency < 0 || m->tasks[task].urgency == c->urgency) && a->tasks[unit * m->n_tasks + task].started)
                waits_add(t->bins, a->waits + (ptrdiff_t)(unit * m->n_tasks + task) * a->n_bins, a->n_bins);
}

double care_wait_min_p50(const struct tally *t, const struct metric_cell *c)
{
    add_waits(t, c);
    return cells_minutes(t, waits_quantile(t->bins, t->accounts->n_bins, 0.5));
}

double care_wait_min_p95(const struct tally *t, const struct metric_cell *c)
{
    add_waits(t, c);
    return cells_minutes(t, waits_quantile(t->bins, t->accounts->n_bins, 0.95));
}

double care_censored_min_mean(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio(cells_minutes(t, (double)cells_care(t, c)->censored_ticks), (double)cells_care(t, c)->censored);
}

double care_second_person_wait_min_mean(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio(cells_minutes(t, (double)cells_care(t, c)->held_ticks), (double)cells_care(t, c)->together);
}

double care_peak_share(const struct tally *t, const struct metric_cell *c)
{
    int n_units = c->unit < 0 ? t->model->n_units : 1;
    return cells_ratio((double)t->units[cells_unit(t, c)].peak_ticks, cells_window_ticks(t) * n_units);
}

double care_by_carer_share(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio((double)cells_care(t, c)->by_carer, (double)cells_care(t, c)->assigned);
}

/* ---- Patients ----------------------------------------------------------------------------------------------------- */

double care_patient_days(const struct tally *t, const struct metric_cell *c)
{
    return cells_days(t, (double)t->units[cells_unit(t, c)].patient_ticks);
}

double care_occupancy_share(const struct tally *t, const struct metric_cell *c)
{
    int unit = cells_unit(t, c);
    return cells_ratio((double)t->units[unit].patient_ticks, (double)t->beds[unit] * cells_window_ticks(t));
}

double care_admitted_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)t->units[cells_unit(t, c)].admitted;
}

double care_discharged_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)t->units[cells_unit(t, c)].discharged;
}

double care_turned_away_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)t->units[cells_unit(t, c)].turned_away;
}

double care_work_min_per_patient_day(const struct tally *t, const struct metric_cell *c)
{
    double ticks = cells_ticks(t, c, cells_subject(t, c));
    if (c->category < 0)
        ticks += cells_ticks(t, c, tally_other(t, TIME_CONSULTING));
    return cells_ratio(cells_minutes(t, ticks), care_patient_days(t, c));
}

double care_pay_kr_per_patient_day(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio(cells_people(t, c)->wage.kr, care_patient_days(t, c));
}

double care_carers_per_patient_week(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio((double)t->units[cells_unit(t, c)].carers, (double)t->units[cells_unit(t, c)].patient_weeks);
}

double care_understaffed_share(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio((double)t->units[cells_unit(t, c)].understaffed_ticks, (double)t->units[cells_unit(t, c)].patient_ticks);
}

double care_asked_work_min_per_patient_day(const struct tally *t, const struct metric_cell *c)
{
    return cells_ratio(cells_care(t, c)->made_s / 60, care_patient_days(t, c));
}
