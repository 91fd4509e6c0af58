/* The patients of a kind of unit: how they come, how long they stay, how ill they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_WARDS_H
#define MODEL_WARDS_H

#include "model/build.h"

enum { WARDS_MOST_LEVELS = 100, WARDS_MOST_CONDITIONS = 1000 };

/* Adds to all kinds what their patients are. After units_read. */
void wards_read(struct build *b);

#endif
