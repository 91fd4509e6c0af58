/* A model in words and small tables, as the program has understood it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_DESCRIBE_H
#define CLI_DESCRIBE_H

#include <stdint.h>
#include <stdio.h>

#include "base/err.h"
#include "model/model.h"

/* What one unit asks for: counted in the demand of one replication, not estimated. */
struct describe_demand {
    int days;          /* counted; 0 = not counted, the model is too large to do so at once */
    int64_t *count;    /* [unit * n_tasks + task] */
    double *work_s;    /* standard work, the same index */
};

/* Counts the needs of the first days of replication 1. Memory from `arena`. */
int describe_count(struct describe_demand *d, const struct model *m, uint64_t seed, struct arena *arena, struct err *e);

/* Prints time, units, people and tasks. Units that are copies of one another are printed once. */
void describe_print(FILE *out, const struct model *m, const struct describe_demand *d);

#endif
