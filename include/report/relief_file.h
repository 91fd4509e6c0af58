/* relief.csv: who is relieved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_RELIEF_FILE_H
#define REPORT_RELIEF_FILE_H

#include "base/err.h"
#include "report/manifest.h"
#include "study/relief.h"

/* One row per group or person and quantity; groups of one scenario alone have the row `net` only. */
int relief_file_write(const char *path, const struct manifest *m, const struct relief *r, struct err *e);

/* The outcome as the file has it: "relieved+more_clinical+care_lost". Returns out. */
enum { RELIEF_FILE_OUTCOME_BYTES = 64 };
const char *relief_file_outcome(char out[RELIEF_FILE_OUTCOME_BYTES], const struct relief_verdict *v);

#endif
