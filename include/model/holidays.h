/* Public holidays (/time/holidays), and the kinds of days that plan and rules tell apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_HOLIDAYS_H
#define MODEL_HOLIDAYS_H

#include <stdbool.h>
#include <stdint.h>

#include "model/build.h"

enum { HOLIDAYS_KINDS = 2 * N_WEEKDAYS }; /* of days: the weekdays, then the same when they are holidays */

/* Gives the model its holidays. After times_read. */
void holidays_read(struct build *b);
/* Whether a day, counted since 1970-01-01, is a holiday. */
bool holidays_is(const struct model *m, int32_t day);
/* The kind of a day of the run; days of the weeks before it are negative. */
int holidays_kind(const struct model *m, int32_t run_day);
/* Warnings: plan or rules name holidays, and none is listed. After rules_read. */
void holidays_warn(struct build *b);

#endif
