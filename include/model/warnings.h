/* What a model allows but its writer may not have meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_WARNINGS_H
#define MODEL_WARNINGS_H

#include "model/build.h"

/* Warns of tasks that nobody may ever do, of shifts with nobody on duty, and of tasks that nobody on duty owns. After
 * roster_build and rights_apply. */
void warnings_find(struct build *b);

#endif
