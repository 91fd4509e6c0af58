/* Kinds of units: beds, shift windows, breaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_UNITS_H
#define MODEL_UNITS_H

#include "model/build.h"

enum { UNITS_MOST_SHIFTS = 60 }; /* patience has a column for each shift and weekday */

/* Makes the kinds, with all but what wards.c, sources.c, persons.c and patience.c add. After tasks_read. */
void units_read(struct build *b);

/* Errors for names of shifts, a list or NULL, that are nowhere a window: shifts of the roster only. */
void units_want_windows(struct build *b, const struct value *names);

#endif
