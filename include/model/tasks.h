/* Roles, and tasks without how they arise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_TASKS_H
#define MODEL_TASKS_H

#include "model/build.h"

void tasks_read_roles(struct build *b);
/* The column of task->pace_per_s of people of this role and factor of their own; -1 when there is no such role. */
int tasks_pace(struct build *b, int role, double factor);
/* After tasks_read_roles. */
void tasks_read(struct build *b);

#endif
