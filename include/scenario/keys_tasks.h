/* The part of the key table that tells about tasks and how they arise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_KEYS_TASKS_H
#define SCENARIO_KEYS_TASKS_H

#include "scenario/keys.h"

extern const struct keys_row keys_tasks_member;
extern const char *const keys_tasks_categories[]; /* ends with NULL */

/* Who may ask for a task that arises in a way, the default first; NULL for "after", where it is whoever asked for the parent. */
const char *const *keys_tasks_origins(const char *how);

#endif
