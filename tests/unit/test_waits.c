/* Waits in bins: every wait has its bin, and what is read off them is what the sorted waits say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/pcg.h"
#include "engine/waits.h"

/* ---- Bins -------------------------------------------------------------------------------------------------------------- */

static void check_bin(int32_t ticks)
{
    int bin = waits_bin(ticks);
    int64_t from = waits_from(bin), next = waits_from(bin + 1);
    if (ticks < from || ticks >= next)
        fail_msg("%d ticks are in bin %d, which goes from %lld to before %lld", ticks, bin, (long long)from, (long long)next);
    assert_true(next - from == 1 || (next - from) * 64 <= from);
    assert_true(ticks >= 128 || next - from == 1);
}

static void test_every_wait_in_its_bin(void **state)
{
    (void)state;
    for (int32_t ticks = 0; ticks <= 10000; ticks++)
        check_bin(ticks);
    struct pcg dice = pcg_start(5, 1);
    for (int i = 0; i < 100000; i++)
        check_bin((int32_t)(pcg_next(&dice) >> (1 + i % 24)));
    check_bin(INT32_MAX);
    assert_int_equal(waits_from(0), 0);
    assert_int_equal(waits_bin(127), 127);
    assert_int_equal(waits_bin(128), 128);
    assert_int_equal(waits_bin(129), 128);
    assert_int_equal(waits_bin(130), 129);
}

/* ---- Against a sorted list --------------------------------------------------------------------------------------------- */

enum { MOST_WAITS = 400, BINS = 1700 };

struct list {
    int n;
    int32_t waits[MOST_WAITS]; /* sorted */
    uint64_t counts[BINS];
};

static int by_size(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

/* n waits of up to 32 - shift bits. */
static void draw(struct list *l, struct pcg *dice, int n, int shift)
{
    *l = (struct list){.n = n};
    for (int i = 0; i < n; i++) {
        l->waits[i] = (int32_t)(pcg_next(dice) >> shift);
        l->counts[waits_bin(l->waits[i])]++;
    }
    qsort(l->waits, (size_t)n, sizeof *l->waits, by_size);
}

static int count_up_to(const struct list *l, int64_t ticks)
{
    int n = 0;
    while (n < l->n && l->waits[n] <= ticks)
        n++;
    return n;
}

/* Not more is lost than which tick of its bin a wait had. */
static void check_quantile(const struct list *l, double p)
{
    int rank = 1;
    while ((double)rank < p * l->n)
        rank++;
    int32_t exact = l->waits[rank - 1];
    double found = waits_quantile(l->counts, BINS, p);
    int bin = waits_bin(exact);
    if (!(found >= (double)waits_from(bin) && found < (double)waits_from(bin + 1)))
        fail_msg("the %g quantile of %d waits is %d, not %g", p, l->n, exact, found);
    if (exact < 128)
        assert_true(found == exact);
}

static void check_up_to(const struct list *l, int64_t ticks)
{
    double found = waits_up_to(l->counts, BINS, ticks);
    int exact = count_up_to(l, ticks), bin = waits_bin((int32_t)ticks);
    int below = count_up_to(l, waits_from(bin) - 1);
    if (!(found >= below && found <= below + (double)l->counts[bin]))
        fail_msg("%d of %d waits are up to %lld, not %g", exact, l->n, (long long)ticks, found);
    if (waits_from(bin + 1) == ticks + 1)
        assert_true(found == exact);
    assert_true(found >= waits_up_to(l->counts, BINS, ticks - 1));
}

static void test_against_a_sorted_list(void **state)
{
    (void)state;
    static const double shares[] = {1e-9, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1};
    struct pcg dice = pcg_start(7, 1);
    for (int trial = 0; trial < 500; trial++) {
        static struct list l;
        int n = trial < 20 ? 1 + trial : 1 + (int)(pcg_next(&dice) % MOST_WAITS), shift = 1 + trial % 30;
        draw(&l, &dice, n, shift);
        for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
            check_quantile(&l, shares[i]);
        check_up_to(&l, 0);
        for (int i = 0; i < 50; i++)
            check_up_to(&l, pcg_next(&dice) >> shift);
        assert_true(waits_up_to(l.counts, BINS, INT32_MAX) == n);
    }
}

/* Four waits somewhere in [256, 260), a bin of four ticks: one a tick. */
static void test_spread_within_a_bin(void **state)
{
    (void)state;
    static uint64_t counts[BINS];
    assert_int_equal(waits_from(waits_bin(256)), 256);
    assert_int_equal(waits_from(waits_bin(256) + 1), 260);
    counts[waits_bin(256)] = 4;
    assert_true(waits_quantile(counts, BINS, 0.25) == 256 && waits_quantile(counts, BINS, 0.26) == 257);
    assert_true(waits_quantile(counts, BINS, 0.75) == 258 && waits_quantile(counts, BINS, 1) == 259);
    assert_true(waits_up_to(counts, BINS, 255) == 0 && waits_up_to(counts, BINS, 256) == 1);
    assert_true(waits_up_to(counts, BINS, 258) == 3 && waits_up_to(counts, BINS, 259) == 4);
}

static void test_nothing_counted(void **state)
{
    (void)state;
    static const uint64_t none[BINS];
    assert_true(isnan(waits_quantile(none, BINS, 0.5)));
    assert_true(waits_up_to(none, BINS, 1000) == 0);
}

static void test_add(void **state)
{
    (void)state;
    uint64_t sum[3] = {1, 0, UINT64_C(1) << 40};
    static const uint32_t counts[3] = {2, UINT32_MAX, 5};
    waits_add(sum, counts, 3);
    assert_true(sum[0] == 3 && sum[1] == UINT32_MAX && sum[2] == (UINT64_C(1) << 40) + 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_wait_in_its_bin),
        cmocka_unit_test(test_against_a_sorted_list),
        cmocka_unit_test(test_spread_within_a_bin),
        cmocka_unit_test(test_nothing_counted),
        cmocka_unit_test(test_add),
    };
    return cmocka_run_group_tests_name("waits", tests, NULL, NULL);
}
