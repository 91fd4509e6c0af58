/* What tests of the scenario stage start from: an arena, and findings in it. Memory that runs out ends the test (arena.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/findings.h"
#include "scenario/json.h"
#include "scenario/value.h"

struct fixture {
    struct arena arena;
    struct findings findings;
};

static inline int fixture_setup(void **state)
{
    struct fixture *x = calloc(1, sizeof *x);
    x->findings.arena = &x->arena;
    *state = x;
    return 0;
}

static inline int fixture_teardown(void **state)
{
    struct fixture *x = *state;
    arena_free(&x->arena);
    free(x);
    return 0;
}

#define FIXTURE_TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

/* The text as values of `file`; the test fails when it is not JSON. */
static inline struct value *fixture_parse(struct fixture *x, const char *file, const char *text)
{
    struct value *v = json_parse(&x->arena, NULL, file, text, strlen(text));
    if (!v)
        fail_msg("not JSON: %s", text);
    return v;
}

/* As value_print gives it; the caller frees it. */
static inline char *fixture_printed(const struct value *v)
{
    char *out = NULL;
    size_t n;
    FILE *f = open_memstream(&out, &n);
    value_print(f, v);
    fclose(f);
    return out;
}

#endif
