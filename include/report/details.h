/* What stands beside the metrics: persons.csv and series.csv, by run; hours.csv and waits.csv, over all runs of a scenario.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_DETAILS_H
#define REPORT_DETAILS_H

#include "base/err.h"
#include "report/manifest.h"
#include "study/trials.h"

/* One row per run and person. */
int details_persons(const char *path, const struct manifest *m, const struct trials *t, struct err *e);
/* One row per run, unit, role (and all) and week from the start of the run, warm-up included; of very long runs, per stretch. */
int details_series(const char *path, const struct manifest *m, const struct trials *t, struct err *e);
/* One row per run, unit and day from the start of the run: what MSER-5 looks at; of very long runs, per stretch. */
int details_days(const char *path, const struct manifest *m, const struct trials *t, struct err *e);
/* One row per scenario, unit, role (and all), category where it has one, hour of the day and measure: mean over runs. */
int details_hours(const char *path, const struct manifest *m, const struct trials *t, struct err *e);
/* One row per scenario, unit, task (and all) and step: how many were started after at most so long, of all runs together. */
int details_waits(const char *path, const struct manifest *m, const struct trials *t, struct err *e);

#endif
