/* Statistics against values that were published or worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <string.h>

#include "base/chance.h"
#include "study/statistics.h"

static void expect(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance))
        fail_msg("%.17g instead of %.17g", value, expected);
}

static struct moments sample(const double *x, int n)
{
    struct moments m = {0};
    for (int i = 0; i < n; i++)
        statistics_add(&m, x[i]);
    return m;
}

static void test_mean_and_variance(void **state)
{
    (void)state;
    const double x[] = {2, 4, 4, 4, 5, 5, 7, 9}; /* mean 5, sum of squared deviations 32 */
    struct moments m = sample(x, 8);
    expect(statistics_mean(&m), 5, 1e-15);
    expect(statistics_variance(&m), 32.0 / 7, 1e-14);
}

/* A large mean must not eat the variance, as sums of squares do; NIST's NumAcc4 is of this kind. */
static void test_no_cancellation(void **state)
{
    (void)state;
    struct moments m = {0};
    for (int i = 0; i < 1001; i++)
        statistics_add(&m, i == 0 ? 10000000.2 : i % 2 ? 10000000.1 : 10000000.3);
    expect(statistics_mean(&m), 10000000.2, 1e-8); /* NIST StRD, NumAcc4: mean 10000000.2, standard deviation 0.1 */
    expect(sqrt(statistics_variance(&m)), 0.1, 1e-8);
}

static void test_nothing_one_and_equal(void **state)
{
    (void)state;
    struct moments m = {0};
    assert_true(isnan(statistics_mean(&m)) && isnan(statistics_variance(&m)));
    statistics_add(&m, 0.1);
    assert_true(statistics_mean(&m) == 0.1 && isnan(statistics_variance(&m)));
    assert_true(isnan(statistics_interval(&m, 0.95).lo) && isnan(statistics_p_value(&m)));
    for (int i = 0; i < 99; i++)
        statistics_add(&m, 0.1);
    assert_true(statistics_variance(&m) == 0); /* exactly, or equal differences would be tested */
    assert_true(isnan(statistics_p_value(&m)));
    assert_true(statistics_interval(&m, 0.95).lo == 0.1 && statistics_interval(&m, 0.95).hi == 0.1);
    statistics_add(&m, NAN);
    assert_int_equal(m.n, 100); /* a missing value is left out */
}

/* Quantiles as tables print them, e.g. the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2. */
static void test_t_quantiles(void **state)
{
    (void)state;
    expect(statistics_t_quantile(0.975, 1), 12.706, 5e-4);
    expect(statistics_t_quantile(0.975, 4), 2.776, 5e-4);
    expect(statistics_t_quantile(0.975, 9), 2.262, 5e-4);
    expect(statistics_t_quantile(0.95, 10), 1.812, 5e-4);
    expect(statistics_t_quantile(0.995, 30), 2.750, 5e-4);
    expect(statistics_t_quantile(0.975, 1e7), 1.960, 5e-4);
}

/* Student's own example (1908), section VI: the extra hours of sleep by two drugs in ten patients. He reports a mean gain of
 * 1.58; the paired t is 4.0621 on 9 degrees of freedom, p = 0.002833, 95 % interval 0.7001 to 2.4599 (R: t.test(sleep)). */
static void test_students_sleep(void **state)
{
    (void)state;
    const double first[] = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    const double second[] = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    struct moments a = sample(first, 10), b = sample(second, 10), diff = {0};
    for (int i = 0; i < 10; i++)
        statistics_add(&diff, second[i] - first[i]);
    expect(statistics_mean(&diff), 1.58, 1e-12);
    struct interval paired = statistics_interval(&diff, 0.95);
    expect(paired.lo, 0.7001142, 1e-6);
    expect(paired.hi, 2.4598858, 1e-6);
    expect(statistics_p_value(&diff), 0.00283289, 1e-7);
    /* variances 3.200556 and 4.009000, of the differences 1.512889 */
    expect(statistics_variance_ratio(&a, &b, &diff), (3.2005556 + 4.0090000) / 1.5128889, 1e-5);
}

static void test_ratio_of_nothing(void **state)
{
    (void)state;
    const double x[] = {1, 1, 1}, y[] = {3, 4, 5};
    struct moments equal = sample(x, 3), other = sample(y, 3), one = sample(y, 1);
    assert_true(isnan(statistics_variance_ratio(&other, &other, &equal))); /* the differences do not vary */
    assert_true(isnan(statistics_variance_ratio(&one, &other, &other)));
    expect(statistics_variance_ratio(&equal, &other, &other), 1, 1e-15);
}

/* Student's sleep again: standard error 0.3889587; t tables, 9 degrees of freedom: 2.262157 at 0.975, 0.883404 at 0.8. */
static void test_detectable(void **state)
{
    (void)state;
    const double x[] = {1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4}, equal[] = {1, 1, 1};
    struct moments m = sample(x, 10), none = sample(equal, 3), one = sample(x, 1);
    expect(statistics_detectable(&m, 0.95, 0.8), (2.262157 + 0.883404) * 0.3889587, 1e-5);
    assert_true(isnan(statistics_detectable(&none, 0.95, 0.8)) && isnan(statistics_detectable(&one, 0.95, 0.8)));
}

/* A true difference of that size is found about four times in five. The formula is of the standard error of the sample and of
 * quantiles of t; with 20 observations it is right to a percent. */
static void test_power(void **state)
{
    (void)state;
    struct pcg g = pcg_start(3, 4);
    enum { OBSERVATIONS = 20, STUDIES = 20000 };
    const double true_sd = 3, t = statistics_t_quantile(0.975, OBSERVATIONS - 1) + statistics_t_quantile(0.8, OBSERVATIONS - 1);
    int found = 0;
    for (int i = 0; i < STUDIES; i++) {
        struct moments m = {0};
        for (int k = 0; k < OBSERVATIONS; k++) {
            double u = chance_uniform(pcg_next(&g)), v = chance_uniform(pcg_next(&g));
            statistics_add(&m, t * true_sd / sqrt(OBSERVATIONS) + true_sd * sqrt(-2 * log(u)) * cos(6.283185307179586 * v));
        }
        found += statistics_p_value(&m) < 0.05;
    }
    expect((double)found / STUDIES, 0.8, 0.02);
}

/* Holm (1979): the i-th smallest of m times m - i + 1, never below one before it, never above 1. */
static void test_holm(void **state)
{
    (void)state;
    double p[] = {0.01, 0.04, 0.03, 0.005};
    const double adjusted[] = {0.03, 0.06, 0.06, 0.02}; /* R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") */
    assert_int_equal(statistics_holm(p, 4), 4);
    for (int i = 0; i < 4; i++)
        expect(p[i], adjusted[i], 1e-15);

    double some[] = {NAN, 0.02, NAN, 0.7, 0.6}; /* what is not tested is not of the family */
    assert_int_equal(statistics_holm(some, 5), 3);
    assert_true(isnan(some[0]) && isnan(some[2]));
    expect(some[1], 0.06, 1e-15);
    expect(some[3], 1, 1e-15);
    expect(some[4], 1, 1e-15);
    assert_int_equal(statistics_holm(some, 0), 0);
}

/* A 95 % interval covers the mean in 95 % of samples, also of four observations; 4 standard errors of 20,000 samples: 0.6 %. */
static void test_coverage(void **state)
{
    (void)state;
    struct pcg g = pcg_start(1, 2);
    int covered = 0, n = 20000, found = 0;
    for (int i = 0; i < n; i++) {
        struct moments m = {0};
        for (int k = 0; k < 4; k++) {
            double u = chance_uniform(pcg_next(&g)), v = chance_uniform(pcg_next(&g));
            statistics_add(&m, 7 + 3 * sqrt(-2 * log(u)) * cos(6.283185307179586 * v)); /* Box and Muller (1958) */
        }
        struct interval interval = statistics_interval(&m, 0.95);
        covered += interval.lo <= 7 && 7 <= interval.hi;
        m.mean -= 7;
        found += statistics_p_value(&m) < 0.05;
    }
    expect((double)covered / n, 0.95, 0.0062);
    assert_int_equal(covered + found, n); /* p and interval say the same */
}

/* Shares of so many minutes: the same minute more of each, in the last digit another number. The same; a bit more is not. */
static void test_differences(void **state)
{
    (void)state;
    struct moments m = {0}, apart = {0}, none = {0};
    for (int i = 1; i <= 20; i++) {
        statistics_add_difference(&m, i / 3.0, (i + 1) / 3.0);
        statistics_add_difference(&apart, i / 3.0, (i + (i % 2 ? 1 : 1.000001)) / 3.0);
        statistics_add_difference(&none, (0.1 + 0.2) * i, 0.3 * i);
    }
    assert_true(m.squares == 0 && fabs(m.mean - 1 / 3.0) < 1e-12 && isnan(statistics_p_value(&m)));
    assert_true(apart.squares > 0 && !isnan(statistics_p_value(&apart)));
    assert_true(none.n == 20 && none.mean == 0 && none.squares == 0);
    statistics_add_difference(&none, NAN, 1);
    statistics_add_difference(&none, 1, NAN);
    assert_int_equal(none.n, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_differences),
        cmocka_unit_test(test_mean_and_variance), cmocka_unit_test(test_no_cancellation),
        cmocka_unit_test(test_nothing_one_and_equal), cmocka_unit_test(test_t_quantiles),
        cmocka_unit_test(test_students_sleep), cmocka_unit_test(test_ratio_of_nothing),
        cmocka_unit_test(test_detectable),        cmocka_unit_test(test_power),
        cmocka_unit_test(test_holm),              cmocka_unit_test(test_coverage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
