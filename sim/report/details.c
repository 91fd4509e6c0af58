/* Tables beside the metrics: people, hours of the day, waits, weeks.
 *
 * Units in the order of metrics.csv: all together first, if there are several. A role has rows in a unit where people of it are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/details.h"

#include <math.h>
#include <stdio.h>

#include "report/dictionary.h"
#include "study/statistics.h"

enum { WEEK_DAYS = 7 };

/* ---- What there is ---------------------------------------------------------------------------------------------------- */

/* The next unit in order: all (n_units) first, if there are several; -1 after the last. Begin with -1. */
static int next_unit(const struct model *m, int unit)
{
    if (unit < 0)
        return m->n_units > 1 ? m->n_units : 0;
    int next = unit == m->n_units ? 0 : unit + 1;
    return next < m->n_units ? next : -1;
}

static bool has_role(const struct model *m, int unit, int role)
{
    for (int p = 0; p < m->n_persons; p++)
        if ((unit == m->n_units || m->persons[p].unit == unit) && m->persons[p].role == role)
            return true;
    return role == m->n_roles;
}

static const char *unit_id(const struct model *m, int unit)
{
    return unit == m->n_units ? "" : m->units[unit].label.id;
}

static const char *role_id(const struct model *m, int role)
{
    return role == m->n_roles ? "" : m->roles[role].label.id;
}

/* ---- By run ----------------------------------------------------------------------------------------------------------- */

static void put_run(struct csv *c, const struct manifest *m, int scenario, uint32_t replication)
{
    char run_id[MANIFEST_RUN_ID_BYTES];
    csv_text(c, manifest_run_id(run_id, m, scenario, replication));
    csv_text(c, m->scenarios[scenario].name);
    csv_integer(c, replication);
}

int details_persons(const char *path, const struct manifest *m, const struct trials *t, struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "persons.csv", e))
        return e->code;
    for (int s = 0; s < t->n_scenarios; s++)
        for (uint32_t r = 1; r <= (uint32_t)t->n_replications && !c.failure; r++)
            for (int p = 0; p < t->models[s]->n_persons; p++) {
                const struct model *model = t->models[s];
                const struct person *person = &model->persons[p];
                put_run(&c, m, s, r);
                csv_text(&c, unit_id(model, person->unit));
                csv_text(&c, role_id(model, person->role));
                csv_text(&c, person->label.id);
                csv_number(&c, person->fte);
                for (int i = 0; i < N_PERSONAL; i++)
                    csv_number(&c, trials_at(t, s, r)->values[results_person(&t->results[s], p, (enum personal)i)]);
                csv_end(&c);
            }
    return csv_close(&c, e);
}

/* Sum of a measure over the stretches [from, to). */
static double sum_series(const struct trials *t, int scenario, uint32_t replication, int unit, int role, int from, int to,
                         enum series_measure measure)
{
    double sum = 0;
    for (int stretch = from; stretch < to; stretch++)
        sum += trials_at(t, scenario, replication)->values[results_series(&t->results[scenario], unit, role, stretch, measure)];
    return sum;
}

static double ratio(double part, double whole)
{
    return whole == 0 ? NAN : part / whole;
}

/* What a run's stretches [from, to) add up to, in the columns that series.csv and days.csv share. */
static void put_stretches(struct csv *c, const struct trials *t, int scenario, uint32_t replication, int unit, int role, int from,
                          int to)
{
    const struct model *m = t->models[scenario];
    double sum[N_SERIES_MEASURES], hour = 3600.0 / m->tick_s;
    int length = t->results[scenario].days_per_slice, last = m->end_ticks / m->ticks_per_day;
    int first_day = from * length, days = (to * length < last ? to * length : last) - first_day;
    for (int i = 0; i < N_SERIES_MEASURES; i++)
        sum[i] = sum_series(t, scenario, replication, unit, role, from, to, (enum series_measure)i);
    csv_integer(c, first_day + 1);
    csv_integer(c, days);
    csv_number(c, sum[SERIES_ON_DUTY_TICKS] / hour);
    csv_number(c, ratio(sum[SERIES_WORK_TICKS], sum[SERIES_ON_DUTY_TICKS]));
    csv_number(c, sum[SERIES_MADE]);
    csv_number(c, sum[SERIES_STARTED]);
    csv_number(c, ratio(sum[SERIES_WAIT_TICKS] * m->tick_s / 60, sum[SERIES_STARTED]));
    csv_number(c, sum[SERIES_OMITTED]);
    csv_number(c, sum[SERIES_PATIENT_TICKS] / ((double)days * m->ticks_per_day));
    csv_number(c, 60 * ratio(sum[SERIES_TRAINING_TICKS], sum[SERIES_ON_DUTY_TICKS]));
    csv_number(c, sum[SERIES_RIGHTS_EARNED]);
    csv_end(c);
}

int details_series(const char *path, const struct manifest *m, const struct trials *t, struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "series.csv", e))
        return e->code;
    for (int s = 0; s < t->n_scenarios; s++) {
        const struct model *model = t->models[s];
        const struct results *results = &t->results[s];
        int step = results->days_per_slice < WEEK_DAYS ? WEEK_DAYS / results->days_per_slice : 1;
        for (uint32_t r = 1; r <= (uint32_t)t->n_replications && !c.failure; r++)
            for (int unit = next_unit(model, -1); unit >= 0; unit = next_unit(model, unit))
                for (int i = 0; i <= model->n_roles; i++) {
                    int role = i == 0 ? model->n_roles : i - 1; /* all first */
                    for (int from = 0; from < results->n_days && has_role(model, unit, role); from += step) {
                        put_run(&c, m, s, r);
                        csv_text(&c, unit_id(model, unit));
                        csv_text(&c, role_id(model, role));
                        csv_integer(&c, from * results->days_per_slice / WEEK_DAYS + 1);
                        int to = from + step < results->n_days ? from + step : results->n_days;
                        put_stretches(&c, t, s, r, unit, role, from, to);
                    }
                }
    }
    return csv_close(&c, e);
}

int details_days(const char *path, const struct manifest *m, const struct trials *t, struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "days.csv", e))
        return e->code;
    for (int s = 0; s < t->n_scenarios; s++) {
        const struct model *model = t->models[s];
        for (uint32_t r = 1; r <= (uint32_t)t->n_replications && !c.failure; r++)
            for (int unit = next_unit(model, -1); unit >= 0; unit = next_unit(model, unit))
                for (int day = 0; day < t->results[s].n_days; day++) {
                    put_run(&c, m, s, r);
                    csv_text(&c, unit_id(model, unit));
                    put_stretches(&c, t, s, r, unit, model->n_roles, day, day + 1);
                }
    }
    return csv_close(&c, e);
}

/* ---- Over all runs ---------------------------------------------------------------------------------------------------- */

static struct moments moments_of(const struct trials *t, int scenario, int64_t at)
{
    struct moments sum = {0};
    for (uint32_t r = 1; r <= (uint32_t)t->n_replications; r++)
        statistics_add(&sum, trials_at(t, scenario, r)->values[at]);
    return sum;
}

static void put_hour(struct csv *c, const struct manifest *m, const struct trials *t, int scenario, int unit, int role, int hour,
                     int measure)
{
    const struct model *model = t->models[scenario];
    struct moments sum = moments_of(t, scenario, results_hour(&t->results[scenario], unit, role, hour, measure));
    struct interval interval = statistics_interval(&sum, STATISTICS_LEVEL);
    int category = measure - HOUR_CATEGORIES;
    csv_text(c, m->scenarios[scenario].name);
    csv_text(c, unit_id(model, unit));
    csv_text(c, role_id(model, role));
    csv_text(c, category >= 0 && category < N_CATEGORIES ? model_category_ids[category] : "");
    csv_integer(c, hour);
    csv_text(c, results_hour_ids[measure]);
    csv_integer(c, sum.n);
    csv_number(c, statistics_mean(&sum));
    csv_number(c, interval.lo);
    csv_number(c, interval.hi);
    csv_end(c);
}

int details_hours(const char *path, const struct manifest *m, const struct trials *t, struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "hours.csv", e))
        return e->code;
    for (int s = 0; s < t->n_scenarios; s++) {
        const struct model *model = t->models[s];
        for (int unit = next_unit(model, -1); unit >= 0; unit = next_unit(model, unit))
            for (int i = 0; i <= model->n_roles; i++) {
                int role = i == 0 ? model->n_roles : i - 1;
                int measures = role == model->n_roles ? N_HOUR_MEASURES : HOUR_MADE_PER_H;
                for (int measure = 0; measure < measures && has_role(model, unit, role); measure++)
                    for (int hour = 0; hour < HOURS_A_DAY; hour++)
                        put_hour(&c, m, t, s, unit, role, hour, measure);
            }
    }
    return csv_close(&c, e);
}

static void put_waits(struct csv *c, const struct manifest *m, const struct trials *t, int scenario, int unit, int task)
{
    const struct model *model = t->models[scenario];
    double sum[N_WAIT_MEASURES];
    for (int i = 0; i < N_WAIT_MEASURES; i++) {
        sum[i] = 0;
        for (uint32_t r = 1; r <= (uint32_t)t->n_replications; r++)
            sum[i] += trials_at(t, scenario, r)->values[results_wait(&t->results[scenario], unit, task, i)];
    }
    for (int step = 0; step <= N_WAIT_STEPS && sum[WAIT_MADE] > 0; step++) {
        bool ever = step == N_WAIT_STEPS;
        double started = ever ? sum[WAIT_STARTED] : sum[WAIT_UP_TO + step];
        csv_text(c, m->scenarios[scenario].name);
        csv_text(c, unit_id(model, unit));
        csv_text(c, task == model->n_tasks ? "" : model->tasks[task].label.id);
        csv_number(c, ever ? NAN : (double)results_wait_steps_min[step]);
        csv_number(c, sum[WAIT_MADE]);
        csv_number(c, started);
        csv_number(c, started / sum[WAIT_MADE]);
        csv_end(c);
    }
}

int details_waits(const char *path, const struct manifest *m, const struct trials *t, struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "waits.csv", e))
        return e->code;
    for (int s = 0; s < t->n_scenarios; s++) {
        const struct model *model = t->models[s];
        for (int unit = next_unit(model, -1); unit >= 0; unit = next_unit(model, unit))
            for (int i = 0; i <= model->n_tasks; i++)
                put_waits(&c, m, t, s, unit, i == 0 ? model->n_tasks : i - 1);
    }
    return csv_close(&c, e);
}
