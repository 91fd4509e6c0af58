/* Paired comparison: numbers by hand, what is refused, and the family of tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <string.h>

#include "handmade.h"
#include "study/comparison.h"

enum { REPLICATIONS = 4, OTHERS = 2, SCENARIOS = 1 + OTHERS };

static struct handmade h[SCENARIOS];
static const struct model *models[SCENARIOS];
static const char *const names[SCENARIOS] = {"base", "second", "third"};
static struct rows rows[SCENARIOS];
static struct trials t;
static struct comparison c;
static struct arena arena;
static jmp_buf exhausted;
static struct err e;

static int set_up(void **state)
{
    (void)state;
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    memset(&e, 0, sizeof e);
    for (int s = 0; s < SCENARIOS; s++) {
        handmade_init(&h[s], s == 2 ? 2 : 1); /* the third has a unit more */
        models[s] = &h[s].model;
        rows_init(&rows[s], models[s], &arena);
    }
    assert_int_equal(trials_init(&t, models, rows, SCENARIOS, REPLICATIONS, &e), 0);
    for (int i = 0; i < t.n; i++) {
        t.trial[i].demand_hash = t.trial[i].replication;
        for (int r = 0; r < rows[t.trial[i].scenario].n; r++)
            t.trial[i].values[r] = 0;
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    trials_free(&t);
    arena_free(&arena);
    return 0;
}

static const struct metric_cell east = {HANDMADE_EAST, -1, -1, -1, -1, -1, -1};

/* The values of one metric of the unit "east" in replications 1 to 4. */
static void put(int scenario, const char *metric, double a, double b, double x, double y)
{
    const double values[] = {a, b, x, y};
    int row = rows_find(&rows[scenario], metric, east);
    for (uint32_t r = 1; r <= REPLICATIONS; r++)
        trials_at(&t, scenario, r)->values[row] = values[r - 1];
}

static const struct comparison_row *compared(int other, const char *metric)
{
    return comparison_find(&c, other, metric, (struct comparison_cell){"east", "", "", ""});
}

static void near(double value, double expected)
{
    if (!(fabs(value - expected) < 1e-6))
        fail_msg("%.10g instead of %.10g", value, expected);
}

static void test_paired_numbers(void **state)
{
    (void)state;
    put(0, "rostered_h", 10, 20, 30, 40);
    put(1, "rostered_h", 11, 22, 31, 44); /* differences 1 2 1 4: mean 2, variance 2 */
    put(2, "rostered_h", 10, 20, 30, 40); /* equal to the base: not tested */
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    const struct comparison_row *row = compared(1, "rostered_h");
    assert_int_equal(row->n, 4);
    near(row->base_mean, 25);
    near(row->other_mean, 27);
    near(row->diff_mean, 2);
    double half = 3.1824463053 * sqrt(2.0 / 4); /* t table, 3 degrees of freedom */
    near(row->diff.lo, 2 - half);
    near(row->diff.hi, 2 + half);
    /* variances: base 500/3, other (16^2 + 5^2 + 4^2 + 17^2)/3 = 586/3 */
    near(row->variance_ratio, (500.0 / 3 + 586.0 / 3) / 2);
    /* t = 2 / sqrt(1/2) = 2.828, p = 0.06628; the only row that varies, so Holm leaves it alone */
    assert_int_equal(c.n_tested, 1);
    near(row->p_holm, 0.0662757);
    /* 3 degrees of freedom: 3.182446 at 0.975, 0.978472 at 0.8 */
    assert_true(fabs(row->detectable - (3.182446 + 0.978472) * sqrt(2.0 / 4)) < 1e-5);
    assert_true(isnan(compared(2, "rostered_h")->detectable));
}

/* What is shown: by the adjusted p, not by the interval alone; and what is the same is not merely open. */
static void test_verdicts(void **state)
{
    (void)state;
    put(1, "rostered_h", 1, 1.1, 1, 1.1);       /* p below 0.001 */
    put(2, "rostered_h", -1, -1.1, -1, -1.1);
    put(1, "overtime_h", 1, 2, 2, 1);           /* p 0.014, adjusted 0.041 */
    put(2, "overtime_h", -1, 2, -2, 1);
    put(1, "utilisation_share", -1, 2, -2, 1);
    put(1, "patient_days", 2, 2, 2, 2);
    put(1, "late_share", NAN, 2, NAN, NAN);
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    assert_int_equal(c.n_tested, 5);
    assert_true(compared(1, "overtime_h")->diff.lo > 0);
    /* at 1 - 0.05 / 5: 5.840909 at 0.995, 0.978472 at 0.8; -1 2 -2 1 have a variance of 10/3 */
    assert_true(fabs(compared(2, "overtime_h")->detectable - (5.840909 + 0.978472) * sqrt(10.0 / 12)) < 1e-5);
    static const struct {
        int other;
        const char *metric, *verdict;
    } rows_of[] = {{1, "rostered_h", "higher"}, {2, "rostered_h", "lower"},   {1, "overtime_h", "higher"},
                   {2, "overtime_h", "open"},   {1, "patient_days", "fixed"}, {2, "patient_days", "equal"},
                   {1, "late_share", ""}};
    for (size_t i = 0; i < sizeof rows_of / sizeof rows_of[0]; i++)
        assert_string_equal(comparison_verdict_ids[compared(rows_of[i].other, rows_of[i].metric)->verdict], rows_of[i].verdict);
    put(1, "overtime_h", 1, 3, 3, 1); /* p 0.041, its interval still without 0; adjusted 0.12 */
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    assert_true(compared(1, "overtime_h")->diff.lo > 0);
    assert_int_equal(compared(1, "overtime_h")->verdict, COMPARISON_OPEN);
}

static void test_missing_values(void **state)
{
    (void)state;
    put(0, "wait_min_mean", NAN, 2, 9, 4);
    put(1, "wait_min_mean", 9, 3, NAN, 6);
    put(0, "late_share", NAN, NAN, NAN, NAN);
    put(1, "late_share", 1, 1, 1, 1);
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    const struct comparison_row *row = compared(1, "wait_min_mean");
    assert_int_equal(row->n, 2); /* only where both have a value, and the means are over the same replications */
    near(row->base_mean, 3);
    near(row->other_mean, 4.5);
    near(row->diff_mean, 1.5);
    row = compared(1, "late_share"); /* the base never has one: nothing to compare, but the other's is there */
    assert_int_equal(row->n, 4);
    near(row->other_mean, 1);
    assert_true(isnan(row->base_mean) && isnan(row->diff_mean) && isnan(row->diff.lo) && isnan(row->p_holm));
}

/* Both have values, but never in the same replication: means of different patients would mislead. */
static void test_no_pair(void **state)
{
    (void)state;
    put(0, "wait_min_mean", NAN, 2, NAN, 4);
    put(1, "wait_min_mean", 9, NAN, 3, NAN);
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    const struct comparison_row *row = compared(1, "wait_min_mean");
    assert_int_equal(row->n, 0);
    assert_true(isnan(row->base_mean) && isnan(row->other_mean) && isnan(row->diff_mean));
}

/* Equal differences hold no chance: reported, with the difference for an interval, not tested. */
static void test_no_variance(void **state)
{
    (void)state;
    put(0, "patient_days", 1, 5, 2, 8);
    put(1, "patient_days", 2, 6, 3, 9);
    put(2, "patient_days", 1, 5, 2, 8);
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    const struct comparison_row *row = compared(1, "patient_days");
    assert_true(row->diff_mean == 1 && row->diff.lo == 1 && row->diff.hi == 1);
    assert_true(isnan(row->p_holm) && isnan(row->variance_ratio));
    row = compared(1, "admitted_count");
    assert_true(row->diff_mean == 0 && row->diff.lo == 0 && row->diff.hi == 0);
    assert_int_equal(c.n_tested, 0);
}

/* One family: the tested rows of all scenarios. */
static void test_family(void **state)
{
    (void)state;
    put(0, "rostered_h", 10, 20, 30, 40);
    put(1, "rostered_h", 11, 22, 31, 44);
    put(2, "rostered_h", 11, 22, 31, 44);
    put(0, "overtime_h", 0, 0, 0, 0);
    put(1, "overtime_h", 1, -1, 1, -1);
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    assert_int_equal(c.n_tested, 3);
    near(compared(1, "rostered_h")->p_holm, 3 * 0.0662757);
    near(compared(2, "rostered_h")->p_holm, 3 * 0.0662757);
    near(compared(1, "overtime_h")->p_holm, 1);
}

/* By scenario: the base's rows, in its order, then those that only the other has. */
static void test_order(void **state)
{
    (void)state;
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    assert_int_equal(c.n, rows[0].n + rows[2].n);
    for (int i = 0; i < OTHERS * rows[0].n; i++) {
        assert_int_equal(c.row[i].other, 1 + i / rows[0].n);
        assert_int_equal(c.row[i].base_row, i % rows[0].n);
        assert_string_equal(rows[c.row[i].other].row[c.row[i].other_row].care_unit, "east");
    }
    for (int i = OTHERS * rows[0].n; i < c.n; i++) { /* the third's other unit, and all its units together */
        assert_true(c.row[i].other == 2 && c.row[i].base_row == -1 && c.row[i].row == &rows[2].row[c.row[i].other_row]);
        assert_string_not_equal(c.row[i].row->care_unit, "east");
        assert_true(c.row[i].other_row > c.row[i - 1].other_row || c.row[i - 1].base_row >= 0);
    }
}

/* What one scenario has alone is seen, and neither compared nor tested. */
static void test_new_and_gone(void **state)
{
    (void)state;
    int in_third = rows_find(&rows[2], "rostered_h", metric_at(HANDMADE_WEST, HANDMADE_NURSE, -1, -1));
    for (uint32_t r = 1; r <= REPLICATIONS; r++)
        trials_at(&t, 2, r)->values[in_third] = r == 1 ? (double)NAN : r;
    static const struct comparison_cell cell = {"west", "nurse", "", ""};
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    assert_null(comparison_find(&c, 1, "rostered_h", cell));
    const struct comparison_row *row = comparison_find(&c, 2, "rostered_h", cell);
    assert_non_null(row);
    assert_true(row->base_row == -1 && row->other_row == in_third && row->n == 3);
    near(row->other_mean, 3);
    assert_true(isnan(row->base_mean) && isnan(row->diff_mean) && isnan(row->diff.lo) && isnan(row->diff.hi));
    assert_true(isnan(row->p_holm) && isnan(row->variance_ratio));
    assert_int_equal(c.n_tested, 0);

    struct trials turned; /* the third as the base */
    static struct rows turned_rows[2];
    static const struct model *turned_models[2] = {&h[2].model, &h[0].model};
    turned_rows[0] = rows[2];
    turned_rows[1] = rows[0];
    assert_int_equal(trials_init(&turned, turned_models, turned_rows, 2, 2, &e), 0);
    for (int i = 0; i < turned.n; i++)
        for (int r = 0; r < turned_rows[turned.trial[i].scenario].n; r++)
            turned.trial[i].values[r] = 5;
    assert_int_equal(comparison_make(&c, &turned, &arena, &e), 0);
    assert_int_equal(c.n, rows[2].n);
    row = comparison_find(&c, 1, "rostered_h", cell);
    assert_true(row->base_row == in_third && row->other_row == -1 && row->n == 2);
    near(row->base_mean, 5);
    assert_true(isnan(row->other_mean) && isnan(row->diff_mean));
    trials_free(&turned);
}

/* The whole: of several units all, unless the other scenario has one only. */
static void test_whole(void **state)
{
    (void)state;
    const struct model *const two_and_one[] = {models[2], models[0], models[2]};
    struct trials turned = t;
    assert_string_equal(comparison_whole(&t, 1), "east");
    assert_string_equal(comparison_whole(&t, 2), "east");
    turned.models = two_and_one;
    assert_string_equal(comparison_whole(&turned, 1), "east");
    assert_string_equal(comparison_whole(&turned, 2), "");
}

static void test_demand_must_be_equal(void **state)
{
    (void)state;
    for (int i = 0; i < t.n; i++)
        assert_int_equal(comparison_demand(&t, &t.trial[i], names, &e), 0);
    trials_at(&t, 2, 3)->demand_hash = 0xbad;
    assert_int_equal(comparison_demand(&t, trials_at(&t, 1, 3), names, &e), 0);
    assert_int_equal(comparison_demand(&t, trials_at(&t, 2, 3), names, &e), ERR_INPUT);
    assert_non_null(strstr(e.text, "cannot compare 'base' with 'third': their patients or needs differ from replication 3 on"));
    assert_non_null(strstr(e.text, "0000000000000003 and 0000000000000bad"));
}

static void test_times_must_be_equal(void **state)
{
    (void)state;
    assert_int_equal(comparison_refuse(models, names, SCENARIOS, &e), 0);
    static const struct {
        size_t offset;
        int32_t value;
        const char *text;
    } changes[] = {
        {offsetof(struct model, tick_s), 30, "/time/tick_s is 60 in the one and 30 in the other"},
        {offsetof(struct model, warmup_ticks), 0, "/time/warmup_days is 1 in the one and 0 in the other"},
        {offsetof(struct model, end_ticks), 2 * 1440,
         "the number of days (/time/warmup_days + /time/days) is 3 in the one and 2 in the other"},
        {offsetof(struct model, start_day), 20459, "/time/start_date is 2026-01-05 in the one and 2026-01-06 in the other"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        int32_t *field = (int32_t *)((char *)&h[2].model + changes[i].offset), before = *field;
        *field = changes[i].value;
        memset(&e, 0, sizeof e);
        assert_int_equal(comparison_refuse(models, names, SCENARIOS, &e), ERR_INPUT);
        assert_non_null(strstr(e.text, "cannot compare 'base' with 'third'"));
        assert_non_null(strstr(e.text, changes[i].text));
        *field = before;
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_paired_numbers), TEST(test_verdicts), TEST(test_missing_values), TEST(test_no_variance), TEST(test_family),
        TEST(test_no_pair), TEST(test_order), TEST(test_new_and_gone), TEST(test_whole), TEST(test_demand_must_be_equal),
        TEST(test_times_must_be_equal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
