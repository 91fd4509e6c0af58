/* The tables of a study: runs.csv, metrics.csv, compare.csv.
 *
 * Rows are in the order of scenarios as given, replications, and rows of the model, never in the order of finishing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_TABLES_H
#define REPORT_TABLES_H

#include <stdbool.h>

#include "base/err.h"
#include "report/manifest.h"
#include "study/comparison.h"
#include "study/trials.h"

/* One row per run: who it was, the hash of its demand, how much was done. */
int tables_runs(const char *path, const struct manifest *m, const struct trials *t, struct err *e);
/* One row per run and metric cell. `stop` is asked after every run, for this table may be large; NULL, or true: ERR_STOPPED. */
int tables_metrics(const char *path, const struct manifest *m, const struct trials *t, bool (*stop)(void), struct err *e);
/* One row per compared metric cell. */
int tables_compare(const char *path, const struct manifest *m, const struct comparison *c, struct err *e);

#endif
