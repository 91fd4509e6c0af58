/* What the statistics conclude, in plain words for people. Never more than the intervals say.
 *
 * All write at most VERDICTS_BYTES, begin with a small letter, have no full stop, and return `out`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_VERDICTS_H
#define REPORT_VERDICTS_H

#include "study/relief.h"
#include "study/settle.h"

enum { VERDICTS_BYTES = 200 };

/* A group or person at a margin (index): "relieved, but more clinical work; more of the work they did is left undone",
 * "undecided; about 240 replications would decide". */
const char *verdicts_relief(char out[VERDICTS_BYTES], const struct relief_row *row, int margin);

/* A warm-up of so many days, against the daily series: "the warm-up of 14 days is enough: MSER-5 asks for 5". */
const char *verdicts_warmup(char out[VERDICTS_BYTES], const struct settle *s, int warmup_days);

#endif
