/* The rows of metrics.csv: every metric in every cell that the model has, in a defined order.
 *
 * Enumerated once per model, so that all replications have the same rows; a replication's values are an array beside them.
 * Order: metric as in the table, then its sets of dimensions, then unit (all units first, if there are several), role,
 * category, urgency, task, shift, weekday, each as the model sorts them. A row exists whether or not anything happened in it: the
 * unit must have people of the role, and the task.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef METRICS_ROWS_H
#define METRICS_ROWS_H

#include "base/arena.h"
#include "metrics/metric.h"
#include "metrics/tally.h"
#include "model/model.h"

struct row {
    const struct metric *metric;
    struct metric_cell cell;
    const char *care_unit, *role, *category, *urgency, *task, *shift, *weekday; /* ids; "" where the cell says -1 */
};

struct rows {
    int n;
    struct row *row;
};

/* Enumerates the rows of m; ids point into the model. */
void rows_init(struct rows *r, const struct model *m, struct arena *arena);
/* Index of the row of a metric in a cell, or -1. */
int rows_find(const struct rows *r, const char *metric, struct metric_cell cell);
/* values[i] = value of row i in one replication. */
void rows_values(const struct rows *r, const struct tally *t, double *values);
/* For each row of `a` the row of `b` that has the same names, or -1: match[a->n]. */
void rows_match(const struct rows *a, const struct rows *b, int *match);

#endif
