/* What the statistics conclude, in plain words for people. Never more than the intervals say.
 *
 * All write at most VERDICTS_BYTES, begin with a small letter, have no full stop, and return `out`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_VERDICTS_H
#define REPORT_VERDICTS_H

#include "study/relief.h"
#include "study/settle.h"

enum { VERDICTS_BYTES = 300 };

/* A group or person at a margin (index): "relieved, but more clinical work; more of the work they did is left undone",
 * "undecided; about 234 replications would decide". */
const char *verdicts_relief(char out[VERDICTS_BYTES], const struct relief_row *row, int margin);

/* A warm-up of so many days: "no sign that the warm-up of 14 days is too short: the first 7 of 28 measured days do not differ
 * clearly from the others; MSER-5 asks for 5". */
const char *verdicts_warmup(char out[VERDICTS_BYTES], const struct settle *s, int warmup_days);

#endif
