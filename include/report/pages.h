/* What is measured and what is written, as Markdown pages for people: docs/metrics.md and docs/columns.md.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_PAGES_H
#define REPORT_PAGES_H

#include <stdbool.h>
#include <stdio.h>

/* The metrics i of metric_table with chosen[i]. */
void pages_metrics(FILE *out, const bool *chosen);
/* The files i of dictionary_files with chosen[i], a section each. */
void pages_columns(FILE *out, const bool *chosen);

#endif
