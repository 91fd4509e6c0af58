/* Lists the trials of a study and gives each its slot. Runs nothing: that is runner.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/trials.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

int trials_init(struct trials *t, const struct model *const *models, const struct rows *rows, int n_scenarios,
                int n_replications, struct err *e)
{
    memset(t, 0, sizeof *t);
    t->results = calloc((size_t)n_scenarios, sizeof *t->results);
    if (!t->results)
        return err_set(e, ERR_MEMORY, "not enough memory for a study of %d scenarios", n_scenarios);
    for (int s = 0; s < n_scenarios; s++)
        results_init(&t->results[s], models[s], &rows[s]);
    double n_values = 0;
    for (int s = 0; s < n_scenarios; s++)
        n_values += (double)t->results[s].n * n_replications;
    double n_trials = (double)n_scenarios * n_replications, bytes = n_values * sizeof(double) + n_trials * sizeof(struct trial);
    double gib = bytes / (1 << 30);
    if (gib > TRIALS_MOST_GIB || n_trials > INT_MAX) {
        trials_free(t);
        return err_set(e, ERR_INPUT,
                       "the results of %d replications, %.0f numbers in each, would need %.*f GiB of memory, expected at most "
                       "%d: lower --reps, or have fewer units and tasks", n_replications, n_values / n_replications, gib < 10,
                       gib, TRIALS_MOST_GIB);
    }

    t->n_scenarios = n_scenarios;
    t->n_replications = n_replications;
    t->n = n_scenarios * n_replications;
    t->models = models;
    t->rows = rows;
    t->trial = calloc((size_t)t->n + 1, sizeof *t->trial);
    t->values = malloc(((size_t)n_values + 1) * sizeof *t->values);
    if (!t->trial || !t->values) {
        trials_free(t);
        return err_set(e, ERR_MEMORY, "not enough memory for the results of %d replications", n_replications);
    }
    double *values = t->values;
    for (int i = 0; i < t->n; i++) {
        t->trial[i].scenario = i % n_scenarios;
        t->trial[i].replication = (uint32_t)(i / n_scenarios) + 1;
        t->trial[i].values = values;
        values += t->results[i % n_scenarios].n;
    }
    return 0;
}

void trials_free(struct trials *t)
{
    free(t->trial);
    free(t->values);
    free(t->results);
    memset(t, 0, sizeof *t);
}
