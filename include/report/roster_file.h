/* roster.csv: who has duty when, as a scenario may name it (/staff/roster).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_ROSTER_FILE_H
#define REPORT_ROSTER_FILE_H

#include <stdio.h>

#include "base/err.h"
#include "model/model.h"

/* Writes a row for every duty that lies, in part at least, in the run; a roster that is read from them gives the same duties. By
 * start, then in the order of the model's persons; of copies of a unit, the first. `name` fits "cannot write to ...". ERR_INPUT
 * when there is no duty. */
int roster_file_write(FILE *out, const char *name, const struct model *m, struct err *e);

#endif
