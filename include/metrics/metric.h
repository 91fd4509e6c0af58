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

enum metric_dimension { METRIC_UNIT = 1, METRIC_ROLE = 2, METRIC_CATEGORY = 4, METRIC_TASK = 8 };
enum { METRIC_MAX_SHAPES = 4, METRIC_DIMENSIONS = 4 };
/* The column of the dimension 1 << i. */
extern const char *const metric_dimension_ids[METRIC_DIMENSIONS];

struct metric_cell { /* indices into the model; -1 = all, or does not apply */
    int unit, role, category, task;
};

struct metric {
    const char *id;
    const char *meaning;    /* one line, for people */
    const char *definition; /* how it is computed */
    int shapes[METRIC_MAX_SHAPES]; /* sets of dimensions it is given for, ended by 0 */
    double (*value)(const struct tally *, const struct metric_cell *); /* NaN = missing: nothing to divide by */
};

/* In the order in which files list them. */
extern const struct metric metric_table[];
extern const int metric_count;

/* The metric of that name; NULL and ERR_INPUT with the nearest name when there is none. Its unit: measure_of(id). */
const struct metric *metric_find(const char *id, struct err *e);

#endif
