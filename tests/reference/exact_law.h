/* Exact moments of the laws, by textbook: what their tables are held against.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_EXACT_LAW_H
#define REFERENCE_EXACT_LAW_H

#include "model/law.h"

/* E min(Y, x), the limited expected value, in seconds. */
double exact_law_limited_mean(const struct law *l, double x_s);
/* E Y^2, in square seconds. */
double exact_law_second_moment(const struct law *l);

#endif
