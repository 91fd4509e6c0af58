/* A scenario as the user wrote it: read, extended, overridden, checked, with defaults.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_SCENARIO_H
#define SCENARIO_SCENARIO_H

#include "base/arena.h"
#include "base/err.h"
#include "base/findings.h"
#include "scenario/value.h"

struct scenario {
    struct arena arena;
    struct findings findings; /* errors and warnings of reading and checking; the model stage adds its own */
    const char *path;         /* as given on the command line */
    const char *name;         /* file name without folders and .json: what CSV files call the scenario */
    struct value *root;       /* the whole document; NULL when it could not be read */
};

/* Reads the file at `path`, resolves "extends", applies the n overrides ("/json/pointer=value", in order) and checks the result
 * against the key table. `library` is the root of the shipped scenarios (may be NULL): extends may reach files below it or
 * below the folder of `path`, nothing else.
 * Returns 0 when s->findings has no errors; ERR_INPUT when it has (all of them are listed, files that cannot be read among
 * them); ERR_MEMORY with *e. Whoever adds findings later sets s->arena.exhausted meanwhile.
 * The caller frees with scenario_free in every case. */
int scenario_read(struct scenario *s, const char *path, const char *library, const char *const *overrides, int n_overrides,
                  struct err *e);
void scenario_free(struct scenario *s);

#endif
