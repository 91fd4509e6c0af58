/* The main results as tables that fit a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include <stdbool.h>
#include <stdio.h>

#include "report/manifest.h"
#include "study/comparison.h"
#include "study/trials.h"

/* One scenario: means over replications, with the half width of their 95 % intervals. */
void summary_run(FILE *out, const struct manifest *m, const struct trials *t);
/* Every other scenario against the base: means, and the paired difference with its 95 % interval. */
void summary_compare(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c);

/* Digits after the point that a value deserves whose interval is so wide: 0 to 3. */
int summary_decimals(double half_width);
/* The value with so many decimals, never "-0.0"; with_sign: "+1.2" too; "-" for NaN. Returns out. */
enum { SUMMARY_NUMBER_BYTES = 64 };
const char *summary_number(char out[SUMMARY_NUMBER_BYTES], double value, int decimals, bool with_sign);
/* Writes text and pads it with blanks to `width` characters (not bytes), at least one. Negative width: padded in front. */
void summary_pad(FILE *out, const char *text, int width);

#endif
