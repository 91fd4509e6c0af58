/* Roles, and tasks without how they arise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_TASKS_H
#define MODEL_TASKS_H

#include "model/build.h"

void tasks_read_roles(struct build *b);
/* After tasks_read_roles. */
void tasks_read(struct build *b);

#endif
