/* A study as an array: every trial is one replication of one scenario, with a slot of its own for the results.
 *
 * Trials are in the order of replications, and within one in the order of scenarios, so that a comparison can hold the
 * scenarios of a replication against each other as soon as they are done. Replications are numbered from 1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_TRIALS_H
#define STUDY_TRIALS_H

#include <stdint.h>

#include "base/err.h"
#include "metrics/results.h"
#include "model/model.h"

struct trial {
    int scenario;
    uint32_t replication;
    /* results */
    uint64_t demand_hash;
    double *values;    /* as the scenario's results lay them out: one per row first */
};

struct trials {
    int n_scenarios, n_replications, n;
    const struct model *const *models; /* per scenario */
    const struct rows *rows;           /* per scenario */
    struct results *results;           /* per scenario: how values are laid out */
    struct trial *trial;
    double *values; /* of all trials */
};

/* All results stay in memory until the end, for files are in the order of scenarios and trials are not. A number takes 8 bytes
 * here and some hundred in metrics.csv, so who reaches this has a file of 20 GiB and more. */
enum { TRIALS_MOST_GIB = 2 };

/* Lists the trials; `models` and `rows` must outlive them. ERR_INPUT when the results would need absurd memory. */
int trials_init(struct trials *t, const struct model *const *models, const struct rows *rows, int n_scenarios,
                int n_replications, struct err *e);
void trials_free(struct trials *t); /* safe twice, and after a failed init */

static inline struct trial *trials_at(const struct trials *t, int scenario, uint32_t replication)
{
    return &t->trial[(int64_t)(replication - 1) * t->n_scenarios + scenario];
}

#endif
