/* All that one replication leaves behind, as one array of numbers: the rows of metrics.csv first, then what persons.csv,
 * hours.csv, waits.csv and series.csv are made of.
 *
 *     rows | persons | hours | waits | series
 *
 * One array per replication is all that threads hand over, and its size is known before the first run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef METRICS_RESULTS_H
#define METRICS_RESULTS_H

#include "metrics/personal.h"
#include "metrics/rows.h"
#include "metrics/tally.h"

/* By unit (n_units = all), role (n_roles = all) and hour of the day. People first; care only where the role is `all`. */
enum hour_measure {
    HOUR_ON_DUTY_PEOPLE, HOUR_UTILISATION_SHARE, HOUR_IDLE_BLOCKED_SHARE, HOUR_CATEGORIES, /* minutes per hour on duty */
    HOUR_MADE_PER_H = HOUR_CATEGORIES + N_CATEGORIES, HOUR_STARTED_PER_H, HOUR_WAIT_MIN_MEAN, HOUR_OMITTED_PER_H,
    HOUR_PATIENTS_MEAN, N_HOUR_MEASURES
};
extern const char *const results_hour_ids[N_HOUR_MEASURES]; /* categories share one name */
enum { HOURS_A_DAY = 24 };

/* By unit and task (n_tasks = all): how many arose, and how many of them were started after at most so many minutes. */
enum { N_WAIT_STEPS = 18 };
extern const int results_wait_steps_min[N_WAIT_STEPS];
enum { WAIT_MADE, WAIT_STARTED /* ever */, WAIT_UP_TO, N_WAIT_MEASURES = WAIT_UP_TO + N_WAIT_STEPS };

/* By unit, role (n_roles = all) and stretch of days (accounts.days): sums, care only where the role is `all`. */
enum series_measure {
    SERIES_ON_DUTY_TICKS, SERIES_WORK_TICKS, SERIES_MADE, SERIES_STARTED, SERIES_WAIT_TICKS, SERIES_OMITTED, SERIES_PATIENT_TICKS,
    SERIES_TRAINING_TICKS, SERIES_RIGHTS_EARNED, /* of every role */
    N_SERIES_MEASURES
};

struct results {
    const struct model *model;
    const struct rows *rows;
    int n_days, days_per_slice;         /* stretches in the series */
    int64_t persons, hours, waits, series; /* where each part begins; the rows begin at 0 */
    int64_t n;
};

void results_init(struct results *r, const struct model *m, const struct rows *rows);
/* values[n] = what the replication in `t` leaves behind. */
void results_fill(const struct results *r, const struct tally *t, double *values);

/* Where a number stands. */
int64_t results_person(const struct results *r, int person, enum personal measure);
int64_t results_hour(const struct results *r, int unit, int role, int hour, int measure);
int64_t results_wait(const struct results *r, int unit, int task, int measure);
int64_t results_series(const struct results *r, int unit, int role, int stretch, enum series_measure measure);

#endif
