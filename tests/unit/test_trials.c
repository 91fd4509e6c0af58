/* The list of trials and their slots.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=malloc -Wl,--wrap=calloc */
#include "testlib.h"

#include <stdlib.h>
#include <string.h>

#include "study/trials.h"

static int fail_in; /* fail the n-th allocation from now on; 0 = never */

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size);

void *__wrap_malloc(size_t size)
{
    return fail_in && --fail_in == 0 ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return fail_in && --fail_in == 0 ? NULL : __real_calloc(n, size);
}

/* One day, and nothing in it. Beside the rows there are for "all" 24 hours of 15 numbers, 20 of waits and 7 of the only day. */
enum { BESIDE = HOURS_A_DAY * N_HOUR_MEASURES + N_WAIT_MEASURES + N_SERIES_MEASURES };
static const struct model day = {.ticks_per_day = 1440, .end_ticks = 1440};
static const struct model *const both[] = {&day, &day};
static const struct rows rows[] = {{.n = 3}, {.n = 5}};

static void test_order_and_slots(void **state)
{
    (void)state;
    struct trials t;
    struct err e = {0};
    assert_int_equal(trials_init(&t, both, rows, 2, 4, &e), 0);
    assert_int_equal(t.n, 8);
    assert_int_equal(t.results[1].n, 5 + BESIDE);
    double *next = t.values;
    for (int i = 0; i < t.n; i++) { /* replication by replication, the base first */
        assert_int_equal(t.trial[i].replication, i / 2 + 1);
        assert_int_equal(t.trial[i].scenario, i % 2);
        assert_ptr_equal(t.trial[i].values, next); /* slots lie side by side and do not overlap */
        next += rows[i % 2].n + BESIDE;
        assert_ptr_equal(trials_at(&t, i % 2, (uint32_t)(i / 2 + 1)), &t.trial[i]);
    }
    trials_free(&t);
    trials_free(&t);
}

static void test_absurd_sizes(void **state)
{
    (void)state;
    struct trials t;
    struct err e = {0};
    const struct rows many[] = {{.n = 100000 - BESIDE}, {.n = 100000 - BESIDE}};
    assert_int_equal(trials_init(&t, both, many, 2, 1000000, &e), ERR_INPUT);
    assert_string_equal(e.text, "the results of 1000000 replications, 200000 numbers in each, would need 1490 GiB of memory,"
                                " expected at most 2: lower --reps, or have fewer units and tasks");
    /* 24 bytes for the trial and 8 a number: 2^19 replications of 509 numbers are 2 GiB */
    const struct rows less = {.n = 509 - BESIDE}, more = {.n = 510 - BESIDE};
    e = (struct err){0};
    fail_in = 2; /* so that they are not taken */
    assert_int_equal(trials_init(&t, both, &less, 1, 1 << 19, &e), ERR_MEMORY);
    assert_int_equal(fail_in, 0);
    e = (struct err){0};
    assert_int_equal(trials_init(&t, both, &more, 1, 1 << 19, &e), ERR_INPUT);
    assert_non_null(strstr(e.text, ", would need 2.0 GiB of memory, expected at most 2: "));
    trials_free(&t);
}

static void test_out_of_memory(void **state)
{
    (void)state;
    for (int n = 1; n <= 3; n++) {
        struct trials t;
        struct err e = {0};
        fail_in = n;
        assert_int_equal(trials_init(&t, both, rows, 2, 4, &e), ERR_MEMORY);
        assert_int_equal(fail_in, 0);
        trials_free(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_and_slots),
        cmocka_unit_test(test_absurd_sizes),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
