/* The main results as tables that fit a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include <stdio.h>

#include "report/manifest.h"
#include "study/comparison.h"
#include "study/trials.h"

/* One scenario: means over replications, with the half width of their 95 % intervals. */
void summary_run(FILE *out, const struct manifest *m, const struct trials *t);
/* Every other scenario against the base: means, and the paired difference with its 95 % interval. */
void summary_compare(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c);

/* Digits after the point that a value deserves whose interval is so wide: 1 to 3. */
int summary_decimals(double half_width);
/* Writes text and pads it with blanks to `width` characters (not bytes), at least one. Negative width: padded in front. */
void summary_pad(FILE *out, const char *text, int width);

#endif
