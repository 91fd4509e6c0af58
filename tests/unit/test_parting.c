/* Where two demands part: the first difference in time, whatever it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=calloc */
#include "testlib.h"

#include <stdlib.h>
#include <string.h>

#include "study/parting.h"

static bool no_memory;
void *__real_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size)
{
    return no_memory ? NULL : __real_calloc(n, size);
}

static char out[PARTING_BYTES];

/* The tiny scenario against itself with these values set; seed 7, replication 2. */
static int tell(const char *const *sets, int n_sets, struct err *e)
{
    struct model a, b;
    testlib_model(&a, "tests/cli/data/tiny.json", NULL, 0);
    testlib_model(&b, "tests/cli/data/tiny.json", sets, n_sets);
    const struct model *const models[] = {&a, &b};
    static const char *const names[] = {"a", "b"};
    int rc = parting_tell(out, models, names, 7, 2, e);
    model_free(&a);
    model_free(&b);
    return rc;
}

static void expect(const char *set, const char *start, const char *end)
{
    struct err e = {0};
    assert_int_equal(tell(&set, 1, &e), 0);
    size_t n = strlen(out), n_end = strlen(end);
    if (strncmp(out, start, strlen(start)) || n < n_end || strcmp(out + n - n_end, end))
        fail_msg("'%s' is not '%s...%s'", out, start, end);
}

static void test_same(void **state)
{
    (void)state;
    struct err e = {0};
    assert_int_equal(tell(NULL, 0, &e), 0);
    assert_string_equal(out, "");
}

static void test_first_difference(void **state)
{
    (void)state;
    /* a bed less: its patient is there from the start */
    expect("/units/ward/beds=2", "on 2026-01-05 at 00:00:00 a patient is admitted: bed 3 of 'ward'", " in 'a' and not in 'b'");
    /* other work: the first of its kind, with both */
    expect("/tasks/medicine/duration_min=20", "on 2026-01-05 at ", " s of work in 'a' and 1200 s in 'b'");
    /* needs that only one has, in either direction */
    expect("/tasks/bell/arises/calls/per_day=0", "on 2026-01-05 at ", " in 'a' and not in 'b'");
    assert_non_null(strstr(out, "'bell' arises for bed "));
    expect("/tasks/bell/arises/calls/per_day=500", "on 2026-01-05 at 00:", " in 'b' and not in 'a'");
}

static void test_no_memory(void **state)
{
    (void)state;
    struct err e = {0};
    struct model a, b;
    testlib_model(&a, "tests/cli/data/tiny.json", NULL, 0);
    testlib_model(&b, "tests/cli/data/tiny.json", NULL, 0);
    const struct model *const models[] = {&a, &b};
    static const char *const names[] = {"a", "b"};
    no_memory = true;
    int rc = parting_tell(out, models, names, 7, 2, &e);
    no_memory = false;
    assert_int_equal(rc, ERR_MEMORY);
    assert_string_equal(out, "");
    model_free(&a);
    model_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_first_difference),
        cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests_name("parting", tests, NULL, NULL);
}
