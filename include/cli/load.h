/* From what was typed to a model: reading the scenario, building the model, saying what is wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include <limits.h>
#include <stdint.h>

#include "base/err.h"
#include "cli/options.h"
#include "model/model.h"
#include "scenario/scenario.h"

struct load { /* must not move once loaded */
    char path[PATH_MAX];
    struct scenario scenario;
    struct model model;
};

/* Loads n scenarios, each named as library_find has it; --set, --reps, --seed and --days apply to each. Prints every finding
 * on stderr, each once. ERR_INPUT with an empty text in *e when the findings say it all. NULL when out of memory.
 * *loads is to be freed with load_free in every case. */
int load_open(struct load **loads, int n, const char *const *names, const struct options *o, struct err *e);
/* The study's. */
uint64_t load_seed(const struct load *l);
void load_free(struct load *loads, int n); /* NULL is well */

#endif
