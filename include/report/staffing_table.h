/* A new staffing plan beside the present one, on the screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_STAFFING_TABLE_H
#define REPORT_STAFFING_TABLE_H

#include <stdio.h>

#include "report/manifest.h"
#include "study/staffing.h"

/* Per unit: people wanted in each shift of the week, hours, work and people by the hour, the busiest hours, what was left out. */
void staffing_table_print(FILE *out, const struct manifest *m, const struct staffing *s);

#endif
