/* Who of several takes a task: the policy's lists of preference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_PREFER_H
#define MODEL_PREFER_H

#include "model/build.h"

/* The preferences of every task. After tasks_read. */
void prefer_read(struct build *b);

#endif
