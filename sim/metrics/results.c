/* From the accounts of a replication to the array that it leaves behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/results.h"

#include <string.h>

#include "metrics/cells.h"

const char *const results_hour_ids[N_HOUR_MEASURES] = {
    [HOUR_ON_DUTY_PEOPLE] = "on_duty_people",
    [HOUR_UTILISATION_SHARE] = "utilisation_share",
    [HOUR_IDLE_BLOCKED_SHARE] = "idle_blocked_share",
    [HOUR_CATEGORIES + CATEGORY_CLINICAL] = "time_min_per_duty_h",
    [HOUR_CATEGORIES + CATEGORY_CARE] = "time_min_per_duty_h",
    [HOUR_CATEGORIES + CATEGORY_KIN] = "time_min_per_duty_h",
    [HOUR_CATEGORIES + CATEGORY_ADMIN] = "time_min_per_duty_h",
    [HOUR_CATEGORIES + CATEGORY_SERVICE] = "time_min_per_duty_h",
    [HOUR_CATEGORIES + CATEGORY_ACTIVITY] = "time_min_per_duty_h",
    [HOUR_CATEGORIES + CATEGORY_TRAINING] = "time_min_per_duty_h",
    [HOUR_MADE_PER_H] = "made_per_h",
    [HOUR_STARTED_PER_H] = "started_per_h",
    [HOUR_WAIT_MIN_MEAN] = "wait_min_mean",
    [HOUR_OMITTED_PER_H] = "omitted_per_h",
    [HOUR_PATIENTS_MEAN] = "patients_mean",
};
const int results_wait_steps_min[N_WAIT_STEPS] = {0, 1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440};

/* ---- Layout ----------------------------------------------------------------------------------------------------------- */

void results_init(struct results *r, const struct model *m, const struct rows *rows)
{
    int days = m->end_ticks / m->ticks_per_day;
    *r = (struct results){.model = m, .rows = rows, .days_per_slice = accounts_days_per_slice(m)};
    int64_t groups = (int64_t)(m->n_units + 1) * (m->n_roles + 1);
    r->n_days = (days - 1) / r->days_per_slice + 1;
    r->persons = rows->n;
    r->hours = r->persons + (int64_t)m->n_persons * N_PERSONAL;
    r->waits = r->hours + groups * HOURS_A_DAY * N_HOUR_MEASURES;
    r->series = r->waits + (int64_t)(m->n_units + 1) * (m->n_tasks + 1) * N_WAIT_MEASURES;
    r->n = r->series + groups * r->n_days * N_SERIES_MEASURES;
}

int64_t results_person(const struct results *r, int person, enum personal measure)
{
    return r->persons + (int64_t)person * N_PERSONAL + measure;
}

int64_t results_hour(const struct results *r, int unit, int role, int hour, int measure)
{
    return r->hours + (((int64_t)unit * (r->model->n_roles + 1) + role) * HOURS_A_DAY + hour) * N_HOUR_MEASURES + measure;
}

int64_t results_wait(const struct results *r, int unit, int task, int measure)
{
    return r->waits + ((int64_t)unit * (r->model->n_tasks + 1) + task) * N_WAIT_MEASURES + measure;
}

int64_t results_series(const struct results *r, int unit, int role, int stretch, enum series_measure measure)
{
    return r->series + (((int64_t)unit * (r->model->n_roles + 1) + role) * r->n_days + stretch) * N_SERIES_MEASURES + measure;
}

/* ---- Sums over units and roles ---------------------------------------------------------------------------------------- */

static struct people_sums sum_people(const struct model *m, const struct slices *s, int unit, int role, int at)
{
    struct people_sums sum = {0};
    for (int group = 0; group < m->n_units * m->n_roles; group++)
        if ((unit == m->n_units || group / m->n_roles == unit) && (role == m->n_roles || group % m->n_roles == role))
            for (int class = 0; class < N_TIME_CLASSES; class++)
                sum.ticks[class] += s->people[group * s->n + at].ticks[class];
    return sum;
}

static double sum_rights_earned(const struct model *m, const struct accounts *a, int unit, int role, int stretch)
{
    int64_t sum = 0;
    for (int u = 0; u < m->n_units; u++)
        for (int r = 0; r < m->n_roles; r++)
            if ((unit == m->n_units || u == unit) && (role == m->n_roles || r == role))
                sum += a->rights_earned[(u * m->n_roles + r) * a->days.n + stretch];
    return (double)sum;
}

static struct care_sums sum_care(const struct model *m, const struct slices *s, int unit, int at)
{
    struct care_sums sum = {0};
    for (int u = 0; u < m->n_units; u++)
        if (unit == m->n_units || u == unit)
            accounts_add_care(&sum, &s->care[u * s->n + at]);
    return sum;
}

static double sum_ticks(const struct people_sums *people, int n_classes)
{
    int64_t sum = 0;
    for (int class = 0; class < n_classes; class++)
        sum += people->ticks[class];
    return (double)sum;
}

/* ---- Parts ------------------------------------------------------------------------------------------------------------ */

static void fill_hour(const struct results *r, const struct tally *t, int unit, int role, int hour, double *out)
{
    const struct model *m = r->model;
    struct people_sums people = sum_people(m, &t->accounts->hours, unit, role, hour);
    double hours_long = cells_days(t, cells_window_ticks(t)); /* of this hour, in the window */
    double ticks = hours_long * (m->ticks_per_day / 24), on_duty = sum_ticks(&people, N_TIME_CLASSES);
    out[HOUR_ON_DUTY_PEOPLE] = on_duty / ticks;
    out[HOUR_UTILISATION_SHARE] = cells_ratio(sum_ticks(&people, N_WORK_CLASSES), on_duty);
    out[HOUR_IDLE_BLOCKED_SHARE] = cells_ratio((double)people.ticks[N_CATEGORIES + TIME_IDLE_BLOCKED], on_duty);
    for (int category = 0; category < N_CATEGORIES; category++)
        out[HOUR_CATEGORIES + category] = 60 * cells_ratio((double)people.ticks[category], on_duty);
    for (int measure = HOUR_MADE_PER_H; measure < N_HOUR_MEASURES; measure++)
        out[measure] = NAN;
    if (role < m->n_roles)
        return;
    struct care_sums care = sum_care(m, &t->accounts->hours, unit, hour);
    out[HOUR_MADE_PER_H] = (double)care.made / hours_long;
    out[HOUR_STARTED_PER_H] = (double)care.started / hours_long;
    out[HOUR_WAIT_MIN_MEAN] = cells_ratio(cells_minutes(t, (double)care.wait_ticks), (double)care.started);
    out[HOUR_OMITTED_PER_H] = (double)care.omitted / hours_long;
    out[HOUR_PATIENTS_MEAN] = (double)care.patient_ticks / ticks;
}

static void fill_stretch(const struct results *r, const struct tally *t, int unit, int role, int stretch, double *out)
{
    const struct model *m = r->model;
    struct people_sums people = sum_people(m, &t->accounts->days, unit, role, stretch);
    struct care_sums care = sum_care(m, &t->accounts->days, unit, stretch);
    bool all = role == m->n_roles;
    out[SERIES_ON_DUTY_TICKS] = sum_ticks(&people, N_TIME_CLASSES);
    out[SERIES_WORK_TICKS] = sum_ticks(&people, N_WORK_CLASSES);
    out[SERIES_MADE] = all ? (double)care.made : NAN;
    out[SERIES_STARTED] = all ? (double)(care.started + care.older_started) : NAN;
    out[SERIES_WAIT_TICKS] = all ? (double)(care.wait_ticks + care.older_wait_ticks) : NAN;
    out[SERIES_OMITTED] = all ? (double)care.omitted : NAN;
    out[SERIES_TRAINING_TICKS] = (double)people.ticks[CATEGORY_TRAINING];
    out[SERIES_RIGHTS_EARNED] = sum_rights_earned(m, t->accounts, unit, role, stretch);
    out[SERIES_PATIENT_TICKS] = all ? (double)care.patient_ticks : NAN;
}

static void fill_waits(const struct results *r, const struct tally *t, int unit, int task, double *out)
{
    const struct model *m = r->model;
    const struct accounts *a = t->accounts;
    out[WAIT_MADE] = out[WAIT_STARTED] = 0;
    memset(t->bins, 0, (size_t)a->n_bins * sizeof *t->bins);
    for (int u = 0; u < m->n_units; u++)
        for (int i = 0; i < m->n_tasks; i++) {
            const struct task_account *c = &a->tasks[u * m->n_tasks + i];
            if ((unit < m->n_units && u != unit) || (task < m->n_tasks && i != task) || !c->made)
                continue;
            out[WAIT_MADE] += (double)c->made;
            out[WAIT_STARTED] += (double)c->started;
            waits_add(t->bins, a->waits + (ptrdiff_t)(u * m->n_tasks + i) * a->n_bins, a->n_bins);
        }
    for (int step = 0; step < N_WAIT_STEPS; step++) /* to whole tasks: a step may lie inside a bin */
        out[WAIT_UP_TO + step] =
            round(waits_up_to(t->bins, a->n_bins, (int64_t)results_wait_steps_min[step] * 60 / m->tick_s));
}

void results_fill(const struct results *r, const struct tally *t, double *values)
{
    const struct model *m = r->model;
    rows_values(r->rows, t, values);
    for (int p = 0; p < m->n_persons; p++)
        personal_measure(t->accounts, p, values + results_person(r, p, 0));
    for (int unit = 0; unit <= m->n_units; unit++) {
        for (int role = 0; role <= m->n_roles; role++) {
            for (int hour = 0; hour < HOURS_A_DAY; hour++)
                fill_hour(r, t, unit, role, hour, values + results_hour(r, unit, role, hour, 0));
            for (int stretch = 0; stretch < r->n_days; stretch++)
                fill_stretch(r, t, unit, role, stretch, values + results_series(r, unit, role, stretch, 0));
        }
        for (int task = 0; task <= m->n_tasks; task++)
            fill_waits(r, t, unit, task, values + results_wait(r, unit, task, 0));
    }
}
