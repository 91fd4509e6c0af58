/* The lines of the roster as persons, and the classes that patience rules look at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_PERSONS_H
#define MODEL_PERSONS_H

#include "model/build.h"

enum { PERSONS_MOST_MARKS = 64 }; /* a bit each */

/* Gives every kind the persons of one copy, and the model its marks and classes. After units_read. */
void persons_read(struct build *b);

#endif
