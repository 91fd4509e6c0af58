/* What MSER-5 and the days themselves say of a warm-up, of series made by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <string.h>

#include "handmade.h"
#include "study/settle.h"

enum { REPLICATIONS = 4, SETTLED = 35 /* days; a multiple of the week and of MSER-5's batch */ };

static struct handmade h;
static const struct model *models[2] = {&h.model, &h.model};
static struct rows rows[2];
static struct trials t;
static struct arena arena;
static jmp_buf exhausted;
static struct err e;

/* Scenario 1 of two is asked of, so that scenario 0 must not be. Everything is steady: half the time is work, waits are 3. */
static void start(int days, int warmup_days, int n_replications)
{
    trials_free(&t);
    handmade_init(&h, 1);
    h.model.end_ticks = days * h.model.ticks_per_day;
    h.model.warmup_ticks = warmup_days * h.model.ticks_per_day;
    for (int s = 0; s < 2; s++)
        rows_init(&rows[s], models[s], &arena);
    assert_int_equal(trials_init(&t, models, rows, 2, n_replications, &e), 0);
    for (int r = 1; r <= n_replications; r++)
        for (int i = 0; i < t.results[0].n_days; i++)
            for (int s = 0; s < 2; s++) {
                double *values = trials_at(&t, s, (uint32_t)r)->values;
                const double steady[N_SERIES_MEASURES] = {[SERIES_ON_DUTY_TICKS] = 1000, [SERIES_WORK_TICKS] = 500,
                                                          [SERIES_STARTED] = 100, [SERIES_WAIT_TICKS] = 300};
                for (int k = 0; k < N_SERIES_MEASURES; k++)
                    values[results_series(&t.results[s], 1, HANDMADE_ROLES, i, (enum series_measure)k)] =
                        s == 0 ? k * i : steady[k];
            }
}

/* In a replication (0: in all), on days [from, until). */
static void put(int replication, enum series_measure measure, int from, int until, double value)
{
    for (int r = 1; r <= t.n_replications; r++)
        for (int i = from; i < until && (replication == 0 || r == replication); i++)
            trials_at(&t, 1, (uint32_t)r)->values[results_series(&t.results[1], 1, HANDMADE_ROLES, i, measure)] = value;
}

static struct settle expect(enum settle_answer answer, enum warmup_answer mser, int cut)
{
    struct settle s = settle_ask(&t, 1, &arena);
    assert_int_equal(s.answer, answer);
    assert_int_equal(s.mser.answer, mser);
    assert_int_equal(s.mser.cut, cut);
    return s;
}

static int set_up(void **state)
{
    (void)state;
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    trials_free(&t);
    arena_free(&arena);
    return 0;
}

static void test_steady(void **state)
{
    (void)state;
    start(70, 0, REPLICATIONS);
    assert_int_equal(expect(SETTLE_ENOUGH, WARMUP_KNOWN, 0).mser.n, 70);
}

/* The first weeks are busier. A warm-up that ends with them is enough; one day less, and the days say so too. */
static void test_a_beginning(void **state)
{
    (void)state;
    static const enum series_measure measures[] = {SERIES_WORK_TICKS, SERIES_WAIT_TICKS};
    for (int k = 0; k < 2; k++) { /* either series is looked at, and the worse counts */
        start(105, SETTLED, REPLICATIONS);
        put(0, measures[k], 0, SETTLED, 900);
        expect(SETTLE_ENOUGH, WARMUP_KNOWN, SETTLED);
        start(105, SETTLED - 1, REPLICATIONS);
        put(0, measures[k], 0, SETTLED, 900);
        expect(SETTLE_SHORT, WARMUP_KNOWN, SETTLED);
        put(0, measures[k], 0, SETTLED, 100); /* or less busy */
        expect(SETTLE_SHORT, WARMUP_KNOWN, SETTLED);
    }
}

/* MSER-5 sees means over replications; whether the days differ is seen from one replication to the next. */
static void test_no_sign(void **state)
{
    (void)state;
    start(105, 7, REPLICATIONS);
    put(1, SERIES_WORK_TICKS, 7, SETTLED, 999);
    expect(SETTLE_OPEN, WARMUP_KNOWN, SETTLED); /* one of four: t is 1 */
    put(2, SERIES_WORK_TICKS, 7, SETTLED, 998);
    put(3, SERIES_WORK_TICKS, 7, SETTLED, 997);
    put(4, SERIES_WORK_TICKS, 7, SETTLED, 996);
    expect(SETTLE_SHORT, WARMUP_KNOWN, SETTLED);
    start(105, 7, REPLICATIONS); /* days before the warm-up's end do not count, however different */
    put(0, SERIES_WORK_TICKS, 0, 7, 900);
    put(1, SERIES_WORK_TICKS, 0, SETTLED, 600);
    put(2, SERIES_WORK_TICKS, 7, SETTLED, 550);
    put(3, SERIES_WORK_TICKS, 7, SETTLED, 450);
    struct settle s = settle_ask(&t, 1, &arena);
    assert_int_equal(s.answer, SETTLE_OPEN);
}

/* Weekdays differ, and a week is no beginning. */
static void test_weekly_rhythm(void **state)
{
    (void)state;
    static const double week[] = {500, 500, 500, 500, 500, 500, 250};
    double raw[70];
    start(70, 0, REPLICATIONS);
    for (int i = 0; i < 70; i++) {
        put(0, SERIES_WORK_TICKS, i, i + 1, week[i % 7]);
        raw[i] = week[i % 7] / 1000;
    }
    assert_true(warmup_mser5(raw, 70).cut != 0);
    struct settle s = settle_ask(&t, 1, &arena);
    assert_int_equal(s.answer, SETTLE_ENOUGH);
    assert_int_equal(s.mser.cut, 0);
}

/* Growing to the end: MSER-5 has no answer, and the halves of the measured days differ. */
static void test_never_settles(void **state)
{
    (void)state;
    start(77, 7, REPLICATIONS);
    for (int i = 0; i < 77; i++)
        put(0, SERIES_WORK_TICKS, i, i + 1, 10 * i);
    assert_int_equal(expect(SETTLE_SHORT, WARMUP_REFUSED, -1).mser.n, 77);
    for (int r = 1; r <= REPLICATIONS; r++) /* up in some, down in others */
        for (int i = 0; i < 77; i++)
            put(r, SERIES_WORK_TICKS, i, i + 1, r == 1 ? 11 * i : r % 2 ? 10 * i : 800 - 10 * i);
    expect(SETTLE_OPEN, WARMUP_REFUSED, -1);
}

static void test_cannot_be_told(void **state)
{
    (void)state;
    start(34, 7, REPLICATIONS);
    assert_int_equal(expect(SETTLE_UNKNOWN, WARMUP_TOO_SHORT, -1).mser.n, 34);
    start(70, 7, 1);
    expect(SETTLE_UNKNOWN, WARMUP_KNOWN, 0);
    start(70, 7, REPLICATIONS);
    put(0, SERIES_STARTED, 40, 41, 0);
    put(0, SERIES_WAIT_TICKS, 40, 41, 0);
    expect(SETTLE_UNKNOWN, WARMUP_MISSING, -1);
    put(4, SERIES_STARTED, 40, 41, 100); /* in one replication it has a value */
    put(4, SERIES_WAIT_TICKS, 40, 41, 300);
    expect(SETTLE_ENOUGH, WARMUP_KNOWN, 0);
}

/* What one series shows is said, whatever the other lacks. */
static void test_short_before_unknown(void **state)
{
    (void)state;
    start(105, 7, REPLICATIONS);
    put(0, SERIES_STARTED, 40, 41, 0);
    put(0, SERIES_WAIT_TICKS, 40, 41, 0);
    put(0, SERIES_WORK_TICKS, 0, SETTLED, 900);
    expect(SETTLE_SHORT, WARMUP_KNOWN, SETTLED);
}

/* Of two series with the same answer, the one that asks for more. */
static void test_the_longer_cut(void **state)
{
    (void)state;
    start(210, 7, REPLICATIONS);
    put(0, SERIES_WORK_TICKS, 0, SETTLED, 900);
    put(0, SERIES_WAIT_TICKS, 0, 2 * SETTLED, 900);
    expect(SETTLE_SHORT, WARMUP_KNOWN, 2 * SETTLED);
    put(0, SERIES_WORK_TICKS, 0, 2 * SETTLED, 900);
    put(0, SERIES_WAIT_TICKS, SETTLED, 2 * SETTLED, 300);
    expect(SETTLE_SHORT, WARMUP_KNOWN, 2 * SETTLED);
}

/* A long run has stretches of weeks for days: answers are in days all the same. */
static void test_weeks(void **state)
{
    (void)state;
    start(7 * 105, 7 * SETTLED, REPLICATIONS);
    assert_int_equal(t.results[1].days_per_slice, 7);
    for (int i = 0; i < SETTLED; i++)
        put(0, SERIES_WORK_TICKS, i, i + 1, 900);
    assert_int_equal(expect(SETTLE_ENOUGH, WARMUP_KNOWN, 7 * SETTLED).mser.n, 7 * 105);
    start(7 * 105, 7 * SETTLED - 7, REPLICATIONS);
    for (int i = 0; i < SETTLED; i++)
        put(0, SERIES_WORK_TICKS, i, i + 1, 900);
    expect(SETTLE_SHORT, WARMUP_KNOWN, 7 * SETTLED);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_steady),         TEST(test_a_beginning),   TEST(test_no_sign),
        TEST(test_weekly_rhythm),  TEST(test_never_settles), TEST(test_cannot_be_told),
        TEST(test_short_before_unknown), TEST(test_the_longer_cut), TEST(test_weeks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
