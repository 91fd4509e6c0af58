/* What `avlast staffing` writes: the task map, work and people by hour, and the new plan as a scenario that others may extend.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_STAFFING_FILE_H
#define REPORT_STAFFING_FILE_H

#include "base/err.h"
#include "report/manifest.h"
#include "study/staffing.h"

/* task_map.csv: rows of tasks that arise. */
int staffing_file_map(const char *path, const struct staffing *s, struct err *e);
/* staffing.csv: rows of roles that are there, or could do some of the work. */
int staffing_file_hours(const char *path, const struct staffing *s, struct err *e);
/* staffing.json: /staff/plan of the units whose hours were moved. What the present plan of `m` says otherwise is taken away, so
 * the file changes a scenario that has this plan, and is read after it. */
int staffing_file_plan(const char *path, const struct manifest *m, const struct staffing *s, struct err *e);

#endif
