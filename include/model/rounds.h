/* How long the rota of the model is, and what stands in it: the roster as written and the rota as built, laid over the run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_ROUNDS_H
#define MODEL_ROUNDS_H

#include <stdint.h>

#include "model/build.h"

enum { ROUNDS_MOST_WEEKS = 52 }; /* of a roster that repeats, as of a rota */
#define ROUNDS_NO_DAY INT32_MIN

/* The days from the start of the run to a date, below 0 before it; ROUNDS_NO_DAY when there is no such date. */
int32_t rounds_day(const struct build *b, const char *date);
/* Whether the roster as written begins again at its end. */
bool rounds_repeat(const struct build *b);
/* The days that it is of: those of the run or, when it repeats, of the whole weeks up to its last date. */
int32_t rounds_days(const struct build *b);
/* The weeks of the model's rota, at most: what sizes.c reckons with. After times_read. */
double rounds_weeks(const struct build *b);
/* Error when these are too many ticks. After duties_read. */
void rounds_check(struct build *b);
/* Gives every kind its duties, sorted by start and person, and the model rota_ticks and `dated`, the same on holidays as on other
 * days (holiday_rota.h). After roster_build. */
void rounds_lay(struct build *b);

#endif
