/* The tasks of a unit as a table: who may take them, and after how long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_DESCRIBE_TASKS_H
#define CLI_DESCRIBE_TASKS_H

#include <stdio.h>

#include "cli/describe.h"
#include "model/model.h"

/* What the cells mean stands below the table, and below that what differs between shifts. */
void describe_tasks_print(FILE *out, const struct model *m, int unit, const struct describe_demand *d);

#endif
