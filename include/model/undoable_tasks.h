/* Tasks that nobody may ever do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_UNDOABLE_TASKS_H
#define MODEL_UNDOABLE_TASKS_H

#include "model/build.h"

/* Warns of the tasks of a unit that arise and that nobody may ever do. Returns which they are, per task. `arises`: per task.
 * After rights_apply and who_comes_find. */
const bool *undoable_tasks_find(struct build *b, const struct kind *k, const bool *arises);

#endif
