/* What is measured: one table of metrics, each a number per replication.
 *
 * The unit of measurement is in the name. A metric is given for one or more sets of dimensions (by unit and role, by unit and
 * task, ...); a dimension that does not apply, or that is summed over, is -1 in a cell and an empty field in files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef METRICS_METRIC_H
#define METRICS_METRIC_H

#include "base/err.h"
#include "metrics/tally.h"

enum metric_dimension {
    METRIC_UNIT = 1, METRIC_ROLE = 2, METRIC_CATEGORY = 4, METRIC_URGENCY = 8, METRIC_TASK = 16, METRIC_SHIFT = 32,
    METRIC_WEEKDAY = 64
};
enum { METRIC_MAX_SHAPES = 6, METRIC_DIMENSIONS = 7 };
/* The column of the dimension 1 << i. */
extern const char *const metric_dimension_ids[METRIC_DIMENSIONS];

/* Indices into the model; -1 = all, or does not apply. A shift is a window of the unit (n_shifts: outside all), a weekday that on
 * which the window began. */
struct metric_cell {
    int unit, role, category, urgency, task, shift, weekday;
};
static inline struct metric_cell metric_at(int unit, int role, int category, int task)
{
    return (struct metric_cell){unit, role, category, -1, task, -1, -1};
}

/* The value of a metric in a cell. NaN = missing: nothing to divide by. */
typedef double metric_function(const struct tally *, const struct metric_cell *);

struct metric {
    const char *id;
    const char *meaning;    /* one line, for people */
    const char *definition; /* how it is computed */
    int shapes[METRIC_MAX_SHAPES]; /* sets of dimensions it is given for, ended by 0 */
    metric_function *value;
};

/* In the order in which files list them. */
extern const struct metric metric_table[];
extern const int metric_count;

/* The metric of that name; NULL and ERR_INPUT with the nearest name when there is none. Its unit: measure_of(id). */
const struct metric *metric_find(const char *id, struct err *e);

#endif
