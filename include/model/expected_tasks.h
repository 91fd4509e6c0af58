/* How many instances of a task arise in the run, as far as that is known beforehand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_EXPECTED_TASKS_H
#define MODEL_EXPECTED_TASKS_H

#include "model/build.h"

/* About so many at most are expected in one copy of a unit of the kind, warm-up included. INFINITY where a way of arising has no
 * such number that is simple to tell; 0: it never arises. */
double expected_tasks_in_run(const struct model *m, const struct kind *k, int task);

#endif
