/* What `check` says of the tiny ward, changed by overrides. A test writes `describe`, which fills `said` from `m`;
 * DESCRIBE("...", ...) calls it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DESCRIBECASE_H
#define DESCRIBECASE_H

#include "testlib.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct model m;
static char *said;

static inline int tear_down(void **state)
{
    (void)state;
    model_free(&m);
    free(said);
    said = NULL;
    return 0;
}

/* m = the tiny ward with so many assistants, changed by n overrides, at most 8. */
static inline void describecase_model(const char *assistants, const char *const *overrides, int n)
{
    const char *all[9] = {assistants};
    memcpy(all + 1, overrides, (size_t)n * sizeof *all);
    testlib_model(&m, "tests/cli/data/tiny.json", all, n + 1);
}

#define DESCRIBE(...) describe((const char *[]){__VA_ARGS__}, sizeof((const char *[]){__VA_ARGS__}) / sizeof(const char *))

#endif
