/* Time of a scenario in ticks: dates, times of day, limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_TIMES_H
#define MODEL_TIMES_H

#include <stdint.h>

#include "model/build.h"

/* Tick, horizon and start of the run. */
void times_read(struct build *b);
/* Days from 1970-01-01 to a date "YYYY-MM-DD"; -1 when there is no such day. Its weekday is times_weekday(days), 0 = Monday. */
int32_t times_days(const char *date);
/* The other way round, for days from 0 to the year 9999. Returns out. */
enum { TIMES_DATE_BYTES = 24 };
const char *times_date(char out[TIMES_DATE_BYTES], int32_t days);
int times_weekday(int32_t days);
/* "mon" -> 0, ..., "sun" -> 6; -1 for anything else. */
int times_weekday_named(const char *name);
/* Weekdays in an array of names; absent (NULL) means all. */
void times_weekdays(const struct value *array, bool weekday[N_WEEKDAYS]);
/* The second of the day of "HH:MM" or "HH:MM:SS", which stands at `at`. Error when it is not on the grid of ticks. */
int32_t times_of_day_s(struct build *b, const char *text, const struct value *at);
/* A limit in minutes (or "never", or absent = never) in ticks, rounded up; a warning when that changed it. */
int32_t times_limit(struct build *b, const struct value *minutes);

#endif
