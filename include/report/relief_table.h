/* Who is relieved, as a table that fits a terminal: groups at all margins, then how many people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_RELIEF_TABLE_H
#define REPORT_RELIEF_TABLE_H

#include <stdio.h>

#include "report/manifest.h"
#include "study/relief.h"

void relief_table_print(FILE *out, const struct manifest *m, const struct trials *t, const struct relief *r);

#endif
