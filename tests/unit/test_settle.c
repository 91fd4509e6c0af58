/* What the measured days say of a warm-up, and what MSER-5 does, of series made by hand.
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

/* A different number in every replication, so that there is something to be certain of. */
static void put_apart(enum series_measure measure, int from, int until, double value, double apart)
{
    for (int r = 1; r <= t.n_replications; r++)
        put(r, measure, from, until, value + apart * r);
}

static void assert_near(double x, double y)
{
    assert_true(fabs(x - y) < 1e-7);
}

static struct settle expect(enum settle_answer answer, enum settle_series series, enum warmup_answer mser, int cut)
{
    struct settle s = settle_ask(&t, 1, &arena);
    assert_int_equal(s.answer, answer);
    assert_int_equal(s.series, series);
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
    start(70, 14, REPLICATIONS);
    struct settle s = expect(SETTLE_NO_SIGN, SETTLE_WAIT, WARMUP_KNOWN, 0);
    assert_int_equal(s.mser.n, 70);
    assert_int_equal(s.days, 56);
    assert_int_equal(s.first_days, 14);
    assert_int_equal(s.replications, REPLICATIONS);
    assert_true(s.difference.lo == 0 && s.difference.hi == 0);
}

/* The first two weeks are busier, or waits are longer. A warm-up of them is enough; without, the first of the four parts of 56
 * days differs: by 0.4 of the time, and by 6 ticks of a minute. */
static void test_a_beginning(void **state)
{
    (void)state;
    start(70, 14, REPLICATIONS);
    put(0, SERIES_WORK_TICKS, 0, 14, 900);
    put(0, SERIES_WAIT_TICKS, 0, 14, 900);
    expect(SETTLE_NO_SIGN, SETTLE_WAIT, WARMUP_KNOWN, 15);
    start(56, 0, REPLICATIONS);
    put(0, SERIES_WORK_TICKS, 0, 14, 900);
    struct settle s = expect(SETTLE_SHORT, SETTLE_WORK, WARMUP_KNOWN, 15);
    assert_near(s.difference.lo, 0.4);
    assert_near(s.difference.hi, 0.4);
    start(56, 0, REPLICATIONS);
    put(0, SERIES_WAIT_TICKS, 0, 14, 900);
    s = expect(SETTLE_SHORT, SETTLE_WAIT, WARMUP_KNOWN, 15);
    assert_near(s.difference.lo, 6);
    put(0, SERIES_WAIT_TICKS, 0, 14, 100); /* or shorter */
    s = expect(SETTLE_SHORT, SETTLE_WAIT, WARMUP_KNOWN, 15);
    assert_near(s.difference.hi, -2);
}

/* Four replications, so three degrees of freedom; at 97.5 %, for there are two series, t is 4.177 (tables: 3.182 at 95 %, 5.841
 * at 99 %). First part minus rest is 0.01 + 0.001 r: mean 0.0125, half width 4.1765 * 0.00129099 / 2 = 0.00269596. */
static void test_interval(void **state)
{
    (void)state;
    start(56, 0, REPLICATIONS);
    put_apart(SERIES_WORK_TICKS, 0, 14, 510, 1);
    struct settle s = expect(SETTLE_SHORT, SETTLE_WORK, WARMUP_KNOWN, 15);
    assert_near(s.difference.lo, 0.0125 - 0.00269596);
    assert_near(s.difference.hi, 0.0125 + 0.00269596);
}

/* The interval must leave out a hundredth of the level, which is 0.5: here 0.005. */
static void test_margin(void **state)
{
    (void)state;
    start(56, 0, REPLICATIONS);
    put(0, SERIES_WORK_TICKS, 0, 14, 505.1);
    expect(SETTLE_SHORT, SETTLE_WORK, WARMUP_KNOWN, 15);
    put(0, SERIES_WORK_TICKS, 0, 14, 504.9);
    expect(SETTLE_NO_SIGN, SETTLE_WORK, WARMUP_KNOWN, 15);
    put(0, SERIES_WORK_TICKS, 0, 14, 494.9);
    expect(SETTLE_SHORT, SETTLE_WORK, WARMUP_KNOWN, 15);
}

/* One replication in four with another beginning shows nothing, for t is 1, whatever MSER-5 makes of the mean. */
static void test_no_sign(void **state)
{
    (void)state;
    start(56, 0, REPLICATIONS);
    put(1, SERIES_WORK_TICKS, 0, 14, 999);
    expect(SETTLE_NO_SIGN, SETTLE_WORK, WARMUP_KNOWN, 15);
}

/* Weekdays differ, and a week is no beginning; nor is a first part that does not hold every weekday alike. */
static void test_weekly_rhythm(void **state)
{
    (void)state;
    static const double week[] = {500, 500, 500, 500, 500, 500, 250};
    double raw[70];
    for (int warmup_days = 0; warmup_days < 14; warmup_days++) {
        start(70, warmup_days, REPLICATIONS);
        for (int i = 0; i < 70; i++) {
            put_apart(SERIES_WORK_TICKS, i, i + 1, week[i % 7], i % 2 ? 0.1 : -0.1);
            raw[i] = week[i % 7] / 1000;
        }
        assert_true(warmup_mser5(raw, 70).cut != 0);
        struct settle s = settle_ask(&t, 1, &arena);
        assert_int_equal(s.answer, SETTLE_NO_SIGN);
        assert_int_equal(s.mser.cut, 0);
    }
}

/* Growing to the end. */
static void test_never_settles(void **state)
{
    (void)state;
    start(77, 7, REPLICATIONS);
    for (int i = 0; i < 77; i++)
        put(0, SERIES_WORK_TICKS, i, i + 1, 10 * i);
    assert_int_equal(expect(SETTLE_SHORT, SETTLE_WORK, WARMUP_REFUSED, -1).mser.n, 77);
    for (int r = 1; r <= REPLICATIONS; r++) /* up in some, down in others */
        for (int i = 0; i < 77; i++)
            put(r, SERIES_WORK_TICKS, i, i + 1, r == 1 ? 11 * i : r % 2 ? 10 * i : 800 - 10 * i);
    expect(SETTLE_NO_SIGN, SETTLE_WORK, WARMUP_REFUSED, -1);
}

static void test_cannot_be_told(void **state)
{
    (void)state;
    start(48, 35, REPLICATIONS); /* thirteen days are measured */
    assert_int_equal(expect(SETTLE_UNKNOWN, SETTLE_WAIT, WARMUP_KNOWN, 0).days, 13);
    start(49, 35, REPLICATIONS);
    expect(SETTLE_NO_SIGN, SETTLE_WAIT, WARMUP_KNOWN, 0);
    start(70, 7, 1);
    assert_int_equal(expect(SETTLE_UNKNOWN, SETTLE_WAIT, WARMUP_KNOWN, 0).replications, 1);
    start(70, 7, REPLICATIONS);
    put(0, SERIES_STARTED, 40, 41, 0); /* a day without a value is left out here, and stops MSER-5 */
    put(0, SERIES_WAIT_TICKS, 40, 41, 0);
    assert_int_equal(expect(SETTLE_NO_SIGN, SETTLE_WAIT, WARMUP_MISSING, -1).replications, REPLICATIONS);
    put(0, SERIES_STARTED, 0, 70, 0);
    put(0, SERIES_WAIT_TICKS, 0, 70, 0);
    assert_int_equal(expect(SETTLE_UNKNOWN, SETTLE_WAIT, WARMUP_MISSING, -1).replications, 0);
}

/* What one series shows is said, whatever the other lacks. */
static void test_short_before_unknown(void **state)
{
    (void)state;
    start(56, 0, REPLICATIONS);
    put(0, SERIES_STARTED, 0, 56, 0);
    put(0, SERIES_WAIT_TICKS, 0, 56, 0);
    put(0, SERIES_WORK_TICKS, 0, 14, 900);
    expect(SETTLE_SHORT, SETTLE_WORK, WARMUP_KNOWN, 15);
}

/* Of two series with the same answer, the one of which MSER-5 says worse. */
static void test_the_longer_cut(void **state)
{
    (void)state;
    start(140, 0, REPLICATIONS);
    put(0, SERIES_WORK_TICKS, 0, SETTLED, 900);
    put(0, SERIES_WAIT_TICKS, 0, 10, 900);
    expect(SETTLE_SHORT, SETTLE_WORK, WARMUP_KNOWN, SETTLED);
    for (int i = 0; i < 140; i++)
        put(0, SERIES_WAIT_TICKS, i, i + 1, 10 * i);
    expect(SETTLE_SHORT, SETTLE_WAIT, WARMUP_REFUSED, -1);
}

/* A long run has stretches of weeks for days: answers are in days all the same, and a week that the warm-up reaches into is not
 * counted as measured. */
static void test_weeks(void **state)
{
    (void)state;
    start(7 * 105, 7 * SETTLED - 6, REPLICATIONS);
    assert_int_equal(t.results[1].days_per_slice, 7);
    for (int i = 0; i < SETTLED; i++)
        put(0, SERIES_WORK_TICKS, i, i + 1, 900);
    struct settle s = expect(SETTLE_NO_SIGN, SETTLE_WORK, WARMUP_KNOWN, 7 * SETTLED);
    assert_int_equal(s.mser.n, 7 * 105);
    assert_int_equal(s.first_days, 7 * 17);
    assert_int_equal(s.days, 7 * 70 + 6);
    start(7 * 105, 7 * SETTLED - 7, REPLICATIONS);
    for (int i = 0; i < SETTLED; i++)
        put(0, SERIES_WORK_TICKS, i, i + 1, 900);
    expect(SETTLE_SHORT, SETTLE_WORK, WARMUP_KNOWN, 7 * SETTLED);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_steady),        TEST(test_a_beginning),    TEST(test_interval),
        TEST(test_margin),        TEST(test_no_sign),        TEST(test_weekly_rhythm),
        TEST(test_never_settles), TEST(test_cannot_be_told), TEST(test_short_before_unknown),
        TEST(test_the_longer_cut), TEST(test_weeks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
