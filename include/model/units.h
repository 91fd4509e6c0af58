/* Kinds of units: beds, shift windows, breaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_UNITS_H
#define MODEL_UNITS_H

#include "model/build.h"

enum { UNITS_MOST_SHIFTS = 60 }; /* ordinals of tasks per person: days x 64 + shift */

/* Makes the kinds, with all but what acuity.c, sources.c, persons.c and patience.c add. After tasks_read. */
void units_read(struct build *b);

#endif
