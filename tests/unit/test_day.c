/* The needs of a day in the order of their ticks: random ticks, days of any length, growth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=realloc,--wrap=aligned_alloc */
#include "testlib.h"

#include <stdlib.h>
#include <string.h>

#include "base/pcg.h"
#include "demand/day.h"

static bool no_memory;
static int allowed; /* pieces that are still given */

void *__real_realloc(void *p, size_t size);
void *__wrap_realloc(void *p, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);

static bool granted(void)
{
    return !no_memory || allowed-- > 0;
}

void *__wrap_realloc(void *p, size_t size)
{
    return granted() ? __real_realloc(p, size) : NULL;
}

void *__wrap_aligned_alloc(size_t alignment, size_t size)
{
    return granted() ? __real_aligned_alloc(alignment, size) : NULL;
}

/* One day with so many needs at random ticks, all of which come out in order, once each. */
static void fill_and_sort(struct day *d, struct pcg *dice, int32_t first_tick, int n_needs)
{
    int32_t *ticks = calloc((size_t)n_needs + 1, sizeof *ticks), before = first_tick;
    bool *seen = calloc((size_t)n_needs + 1, sizeof *seen);
    assert_non_null(ticks);
    assert_non_null(seen);
    day_clear(d, first_tick);
    for (int i = 0; i < n_needs; i++) {
        ticks[i] = first_tick + (int32_t)(pcg_next(dice) % (uint32_t)d->n_ticks);
        if (d->n == d->size)
            assert_int_equal(day_grow(d), 0);
        d->needs[d->n] = (struct need){.k = (uint32_t)i};
        day_add(d, ticks[i]);
        assert_int_equal(d->n, i + 1);
    }
    day_sort(d);
    for (int i = 0; i < n_needs; i++) {
        uint32_t k = d->needs[d->order[i].need].k;
        assert_int_equal(d->order[i].tick, ticks[k]);
        assert_true(d->order[i].tick >= before);
        assert_false(seen[k]);
        seen[k] = true;
        before = d->order[i].tick;
    }
    assert_int_equal(d->order[n_needs].tick, first_tick + d->n_ticks);
    free(ticks);
    free(seen);
}

static void test_order(void **state)
{
    (void)state;
    static const int32_t lengths[] = {1, 2, 24, 63, 64, 65, 128, 1440, 8640, 86400, 1 << 20};
    struct pcg dice = pcg_start(7, 1);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct day d;
        day_init(&d, lengths[i]);
        assert_int_equal(day_grow(&d), 0);
        for (int day = 0; day < 12; day++)
            fill_and_sort(&d, &dice, day * lengths[i], day % 4 == 0 ? day / 4 : 300 * day);
        day_free(&d);
    }
}

/* The first and the last tick of a day, and yesterday's needs are gone. */
static void test_ends_of_the_day(void **state)
{
    (void)state;
    struct day d;
    day_init(&d, 65);
    assert_int_equal(day_grow(&d), 0);
    day_clear(&d, 650);
    day_add(&d, 714);
    day_add(&d, 650);
    day_sort(&d);
    assert_int_equal(d.order[0].tick, 650);
    assert_int_equal(d.order[0].need, 1);
    assert_int_equal(d.order[1].tick, 714);
    assert_int_equal(d.order[1].need, 0);
    assert_int_equal(d.order[2].tick, 715);
    day_clear(&d, 715);
    day_sort(&d);
    assert_int_equal(d.n, 0);
    assert_int_equal(d.order[0].tick, 780);
    day_free(&d);
}

/* Growth keeps what was there; when there is no memory nothing is lost and nothing is added. */
static void test_growth(void **state)
{
    (void)state;
    struct day d;
    day_init(&d, 24);
    day_clear(&d, 0);
    int grown = 0;
    for (uint32_t k = 0; k < 5000; k++) {
        if (d.n == d.size) {
            assert_int_equal(day_grow(&d), 0);
            grown++;
        }
        d.needs[d.n] = (struct need){.k = k};
        day_add(&d, 3);
    }
    assert_in_range(grown, 2, 12); /* by doubling */
    int32_t size = d.size;
    for (allowed = 0; allowed < 3; allowed++) { /* three arrays grow */
        no_memory = true;
        int left = allowed;
        assert_int_equal(day_grow(&d), -1);
        no_memory = false;
        allowed = left;
        assert_int_equal(d.size, size);
    }
    day_sort(&d);
    for (uint32_t k = 0; k < 5000; k++)
        assert_int_equal(d.needs[d.order[k].need].k, k); /* as they were made */
    day_free(&d);
    assert_null(d.needs);
    day_free(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_ends_of_the_day),
        cmocka_unit_test(test_growth),
    };
    return cmocka_run_group_tests_name("day", tests, NULL, NULL);
}
