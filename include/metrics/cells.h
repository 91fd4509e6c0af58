/* Reading the sums of a metric's cell, and units of measurement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef METRICS_CELLS_H
#define METRICS_CELLS_H

#include <math.h>

#include "engine/waits.h"
#include "metrics/metric.h"

static inline int cells_unit(const struct tally *t, const struct metric_cell *c)
{
    return c->unit < 0 ? t->model->n_units : c->unit;
}

static inline int cells_group(const struct tally *t, const struct metric_cell *c)
{
    return cells_unit(t, c) * (t->model->n_roles + 1) + (c->role < 0 ? t->model->n_roles : c->role);
}

static inline int cells_subject(const struct tally *t, const struct metric_cell *c)
{
    return c->task >= 0       ? c->task
           : c->category >= 0 ? tally_category(t, c->category)
           : c->urgency >= 0  ? tally_urgency(t, c->urgency)
                              : tally_all_tasks(t);
}

static inline const struct tally_people *cells_people(const struct tally *t, const struct metric_cell *c)
{
    return &t->people[cells_group(t, c)];
}

static inline const struct tally_care *cells_care(const struct tally *t, const struct metric_cell *c)
{
    return &t->care[(int64_t)cells_unit(t, c) * t->n_subjects + cells_subject(t, c)];
}

static inline double cells_ticks(const struct tally *t, const struct metric_cell *c, int subject)
{
    return (double)t->ticks[(int64_t)cells_group(t, c) * t->n_subjects + subject];
}

static inline double cells_ratio(double part, double whole)
{
    return whole == 0 ? NAN : part / whole; /* no people, no tasks, no patients: no rate */
}

static inline double cells_hours(const struct tally *t, double ticks)
{
    return ticks * t->model->tick_s / 3600;
}

static inline double cells_minutes(const struct tally *t, double ticks)
{
    return ticks * t->model->tick_s / 60;
}

static inline double cells_days(const struct tally *t, double ticks)
{
    return ticks / t->model->ticks_per_day;
}

static inline double cells_window_ticks(const struct tally *t)
{
    return t->model->end_ticks - t->model->warmup_ticks;
}

static inline double cells_per_rostered_h(const struct tally *t, const struct metric_cell *c, double ticks)
{
    return cells_ratio(cells_minutes(t, ticks), cells_hours(t, (double)cells_people(t, c)->rostered_ticks));
}

/* People's time in a shift or on a weekday, or both: sums over the slices that fit, of the role or of all. */
struct people_sums cells_people_slices(const struct tally *t, const struct metric_cell *c);
/* The same of care. */
struct care_sums cells_care_slices(const struct tally *t, const struct metric_cell *c);

static inline bool cells_is_slice(const struct metric_cell *c)
{
    return c->shift >= 0 || c->weekday >= 0;
}

#endif
