/* The ways in which tasks arise, as far as they are the same in all units.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_WAYS_H
#define MODEL_WAYS_H

#include "model/build.h"

/* Checks that tasks follow only tasks of their units, and none itself without end. */
void ways_check(struct build *b);
/* What a way's "how" and "of" are. */
enum how ways_how(const struct value *way);
/* Whether instances of the task can come from patients: by a way of its own, or after a task of which this is so. */
bool ways_by_patient(const struct build *b, int task);

#endif
