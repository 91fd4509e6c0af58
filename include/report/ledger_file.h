/* ledger.csv: where each group's minutes went.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_LEDGER_FILE_H
#define REPORT_LEDGER_FILE_H

#include "base/err.h"
#include "report/manifest.h"
#include "study/ledger.h"

/* One row per other scenario and group; minutes are means over replications. */
int ledger_file_write(const char *path, const struct manifest *m, const struct ledger *ledgers, int n_ledgers, struct err *e);

#endif
