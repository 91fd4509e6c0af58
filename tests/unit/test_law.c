/* Laws: the tables against the exact functions, and the exact functions against closed forms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>

#include "base/chance.h"
#include "model/law.h"
#include "reference/exact_law.h"

static const double OBSERVED[] = {30, 45, 45, 50, 62, 80, 81, 120, 300, 640};

enum { N_LAWS = 17 };

static const char *const LAW_NAMES[N_LAWS] = {
    "fixed 0", "fixed 95", "uniform 0-60", "uniform 100-900", "triangular 60-100-400", "triangular falling", "exponential 300",
    "exponential 20", "lognormal cv 0.5", "lognormal cv 2", "gamma cv 0.5", "gamma cv 3", "gamma cv 0.05", "weibull 1.7",
    "weibull 0.6", "empirical", "geometric 12 steps",
};

static void make(struct law *l, int which)
{
    switch (which) {
    case 0: law_fixed(l, 0); break;
    case 1: law_fixed(l, 95); break;
    case 2: law_uniform(l, 0, 60); break;
    case 3: law_uniform(l, 100, 900); break;
    case 4: law_triangular(l, 60, 100, 400); break;
    case 5: law_triangular(l, 0, 0, 400); break;
    case 6: law_exponential(l, 300); break;
    case 7: law_exponential(l, 20); break;
    case 8: law_lognormal(l, 720, 0.5); break;
    case 9: law_lognormal(l, 400, 2); break;
    case 10: law_gamma(l, 500, 0.5); break;
    case 11: law_gamma(l, 500, 3); break;
    case 12: law_gamma(l, 500, 0.05); break;
    case 13: law_weibull(l, 350, 1.7); break;
    case 14: law_weibull(l, 350, 0.6); break;
    case 15: law_empirical(l, OBSERVED, 10); break;
    default: law_geometric(l, 120, 10); break;
    }
}

/* The middle of a piece, which lies between two draws. */
static double about(const struct law *l, uint32_t x)
{
    return (law_sample(l, x - 1) + law_sample(l, x)) / 2;
}

/* The mean of law_sample over all 2^32 draws, from the table: the draws of a cell lie evenly about its middle. */
static double mean_of_table(const struct law *l)
{
    double sum = 0;
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t middle = 1u << 15, last = 255u << 24;
        sum += (about(l, i << 16 | middle) + about(l, last | i << 16 | middle)) / 65536;
        if (i > 0 && i < 255)
            sum += about(l, i << 24 | 1u << 23) / 256;
    }
    return sum;
}

static void test_mean_of_table_is_exact(void **state)
{
    (void)state;
    for (int i = 0; i < N_LAWS - 1; i++) {
        struct law l;
        make(&l, i);
        double mean = mean_of_table(&l);
        if (!(fabs(mean - l.mean_s) <= 1e-12 * l.mean_s))
            fail_msg("%s: mean of the table %.17g, of the law %.17g", LAW_NAMES[i], mean, l.mean_s);
    }
    static const double cvs[] = {0.01, 0.03, 0.1, 1, 10, 100};
    for (int i = 0; i < 6; i++) {
        struct law l;
        law_gamma(&l, 1234.5, cvs[i]);
        assert_true(fabs(mean_of_table(&l) / 1234.5 - 1) <= 1e-12);
        law_lognormal(&l, 1234.5, cvs[i]);
        assert_true(fabs(mean_of_table(&l) / 1234.5 - 1) <= 1e-12);
    }
}

/* The sampler uses the table as mean_of_table thinks: 2^22 draws, evenly spread, give the same mean and stay in their cells. */
static void test_even_draws_give_the_mean(void **state)
{
    (void)state;
    for (int i = 0; i < N_LAWS; i++) {
        struct law l;
        make(&l, i);
        double sum = 0;
        for (uint32_t k = 0; k < 1u << 22; k++)
            sum += law_sample(&l, k << 10 | 0x1ff);
        double mean = sum / (1u << 22);
        if (!(fabs(mean - l.mean_s) <= (l.kind == LAW_GEOMETRIC ? 1e-5 : 1e-6) * l.mean_s))
            fail_msg("%s: mean of even draws %.12g, of the law %.12g", LAW_NAMES[i], mean, l.mean_s);
    }
}

static void test_monotone(void **state)
{
    (void)state;
    for (int i = 0; i < N_LAWS; i++) {
        struct law l;
        make(&l, i);
        double last = law_sample(&l, 0);
        assert_true(last >= 0);
        for (uint32_t x = 0; x < UINT32_MAX - 7919; x += 7919) {
            double y = law_sample(&l, x);
            if (y < last)
                fail_msg("%s: falls at %u", LAW_NAMES[i], x);
            last = y;
        }
        assert_true(law_sample(&l, UINT32_MAX) >= last);
        assert_true(law_max_s(&l) == law_sample(&l, UINT32_MAX));
    }
    static const double extremes[] = {0.01, 0.05, 20, 100};
    for (int i = 0; i < 4; i++) {
        struct law laws[3];
        law_gamma(&laws[0], 1, extremes[i]);
        law_lognormal(&laws[1], 1, extremes[i]);
        law_weibull(&laws[2], 1, fmax(0.05, extremes[i]));
        for (int k = 0; k < 3; k++)
            for (int n = 0; n + 1 < LAW_NODES; n++) {
                assert_true(laws[k].node[n] <= laws[k].node[n + 1]);
                assert_true(isfinite(laws[k].node[n + 1]));
            }
    }
}

static void test_fixed_is_one_value(void **state)
{
    (void)state;
    struct law l;
    law_fixed(&l, 95.1);
    for (uint32_t x = 0; x < UINT32_MAX - 104729; x += 104729)
        assert_true(law_sample(&l, x) == 95.1);
    assert_true(law_sample(&l, UINT32_MAX) == 95.1);
    assert_true(law_max_s(&l) == 95.1);
}

static void test_uniform_is_a_line(void **state)
{
    (void)state;
    struct law l;
    law_uniform(&l, 100, 900);
    for (uint32_t x = 0; x < UINT32_MAX - 104729; x += 104729) {
        double p = x * 0x1p-32;
        assert_true(fabs(law_sample(&l, x) - (100 + 800 * p)) < 800 * 0x1p-24);
    }
    assert_true(law_sample(&l, 0) >= 100 && law_sample(&l, UINT32_MAX) <= 900);
}

/* Quantiles that can be had another way. */
static void test_quantiles(void **state)
{
    (void)state;
    struct law l;
    law_exponential(&l, 300);
    assert_true(fabs(law_quantile(&l, 0.5) / (300 * log(2)) - 1) < 1e-14);
    law_lognormal(&l, 10, 1);
    assert_true(fabs(law_quantile(&l, 0.5) / (10 / sqrt(2)) - 1) < 1e-14);
    law_weibull(&l, tgamma(1.5), 2);
    assert_true(fabs(law_quantile(&l, 1 - exp(-4)) / 2 - 1) < 1e-12);
    law_triangular(&l, 0, 1, 4);
    assert_true(fabs(law_quantile(&l, 0.25) - 1) < 1e-15);
    assert_true(fabs(law_quantile(&l, 0.0625) - 0.5) < 1e-15);
    law_empirical(&l, OBSERVED, 10);
    assert_true(fabs(law_quantile(&l, 1.0 / 9) - 45) < 1e-12);
    assert_true(fabs(law_quantile(&l, 0.5) - (62 + 80) / 2.0) < 1e-12);
    law_geometric(&l, 20, 10); /* halves: 10 s, 20 s, ... */
    assert_true(law_quantile(&l, 0.49) == 10 && law_quantile(&l, 0.51) == 20 && law_quantile(&l, 0.76) == 30);
    law_gamma(&l, 10, 1); /* exponential */
    assert_true(fabs(law_quantile(&l, 0.75) / (10 * log(4)) - 1) < 1e-12);
}

/* d/dx E min(Y, x) = P(Y > x), so with the quantile: (L(q + h) - L(q - h)) / 2h = 1 - p. And L(infinity) is the mean. */
static void test_limited_mean(void **state)
{
    (void)state;
    for (int i = 2; i < N_LAWS - 1; i++) {
        struct law l;
        make(&l, i);
        for (double p = 0.1; p < 0.95; p += 0.2) {
            double q = law_quantile(&l, p), h = 1e-4 * q;
            double slope = (exact_law_limited_mean(&l, q + h) - exact_law_limited_mean(&l, q - h)) / (2 * h);
            if (fabs(slope - (1 - p)) > 2e-3)
                fail_msg("%s: slope %g at the quantile of %g", LAW_NAMES[i], slope, p);
        }
        assert_true(fabs(exact_law_limited_mean(&l, 1e7) / l.mean_s - 1) < 1e-4);
        assert_true(exact_law_limited_mean(&l, 0) == 0);
    }
    struct law l;
    law_fixed(&l, 95);
    assert_true(exact_law_limited_mean(&l, 90) == 90 && exact_law_limited_mean(&l, 100) == 95);
    law_geometric(&l, 120, 10);
    assert_true(fabs(exact_law_limited_mean(&l, 1e7) - 120) < 1e-9);
    assert_true(fabs(exact_law_limited_mean(&l, 25) - (10 + 10 * 11.0 / 12 + 5 * 121.0 / 144)) < 1e-12);
}

/* P(X <= k) of X = floor(c Y + v) is 1 - [L(k + 1) - L(k)], L(x) = E min(cY, x). */
static double below(const struct law *l, double scale, int k)
{
    return 1 - scale * (exact_law_limited_mean(l, (k + 1) / scale) - exact_law_limited_mean(l, k / scale));
}

/* The same for the law that the table describes: even stretches. */
static double table_limited_mean(const struct law *l, double x)
{
    double sum = 0;
    for (int i = 0; i + 1 < LAW_NODES; i++) {
        double weight = i < 256 || i >= 510 ? 1.0 / 65536 : 1.0 / 256, a = l->node[i], b = l->node[i + 1];
        sum += weight * (x <= a ? x : x >= b ? (a + b) / 2 : ((x * x - a * a) / 2 + x * (b - x)) / (b - a));
    }
    return sum;
}

static void test_table_is_near(void **state)
{
    (void)state;
    for (int i = 0; i < N_LAWS - 1; i++)
        for (double tick_s = 5; tick_s < 1000; tick_s *= 7) {
            struct law l;
            make(&l, i);
            for (int k = 0; k < 40; k++) {
                double table = 1 - (table_limited_mean(&l, (k + 1) * tick_s) - table_limited_mean(&l, k * tick_s)) / tick_s;
                if (fabs(table - below(&l, 1 / tick_s, k)) > (l.kind == LAW_EMPIRICAL ? 1e-3 : 4e-4)) /* its kinks */
                    fail_msg("%s, tick %g: P(X <= %d) is %g in the table, %g exactly", LAW_NAMES[i], tick_s, k, table,
                             below(&l, 1 / tick_s, k));
            }
        }
}

/* Draws n works in ticks and holds the counts against the exact probabilities. */
static double chi_square_p(const struct law *l, double scale, int n, struct pcg *g)
{
    enum { N_CELLS = 2000 };
    static double count[N_CELLS + 1];
    memset(count, 0, sizeof count);
    for (int i = 0; i < n; i++) {
        double y = law_sample(l, pcg_next(g)), x = floor(scale * y + chance_uniform(pcg_next(g)));
        count[x < N_CELLS ? (int)x : N_CELLS]++;
    }
    double chi = 0, expected = 0, seen = 0, so_far = 0;
    int cells = 0;
    for (int k = 0; k <= N_CELLS; k++) {
        double up_to = k < N_CELLS ? below(l, scale, k) : 1;
        expected += n * (up_to - so_far);
        seen += count[k];
        so_far = up_to;
        if ((expected >= 20 && n * (1 - so_far) >= 20) || k == N_CELLS) { /* merged until 20 are expected */
            chi += (seen - expected) * (seen - expected) / fmax(expected, 1e-3);
            cells++;
            expected = seen = 0;
        }
    }
    return cells > 1 ? gsl_cdf_chisq_Q(chi, cells - 1) : chi < 1e-3;
}

static void test_whole_ticks(void **state)
{
    (void)state;
    static const double ticks[] = {10, 60, 240}, factors[] = {1, 1.3};
    for (int i = 0; i < N_LAWS; i++)
        for (int t = 0; t < 3; t++)
            for (int f = 0; f < 2; f++) {
                struct law l;
                make(&l, i);
                struct pcg g = chance_stream(chance_join(chance_join((uint64_t)i, (uint64_t)t), (uint64_t)f));
                double p = chi_square_p(&l, factors[f] / ticks[t], 20000, &g);
                if (p < 1e-4)
                    fail_msg("%s, tick %g, factor %g: chi-square p = %g", LAW_NAMES[i], ticks[t], factors[f], p);
            }
}

/* E floor(c Y + v) = c E Y, whatever the tick. */
static void test_mean_in_ticks(void **state)
{
    (void)state;
    static const double ticks[] = {1, 10, 60, 3600}, factors[] = {0.7, 1, 1.25};
    enum { N = 200000 };
    for (int i = 0; i < N_LAWS; i++)
        for (int t = 0; t < 4; t++)
            for (int f = 0; f < 3; f++) {
                struct law l;
                make(&l, i);
                struct pcg g = chance_stream(chance_join(chance_join(77, (uint64_t)(i * 4 + t)), (uint64_t)f));
                double mean = 0, square = 0, pace = factors[f] / ticks[t], exact = pace * l.mean_s;
                for (int n = 0; n < N; n++) {
                    double y = law_sample(&l, pcg_next(&g)), x = floor(pace * y + chance_uniform(pcg_next(&g)));
                    mean += x / N;
                    square += x * x / N;
                }
                if (fabs(mean - exact) > 4 * sqrt(fmax(0, square - mean * mean) / N) + 1e-9 * exact)
                    fail_msg("%s, tick %g, factor %g: mean %.9g, exact %.9g", LAW_NAMES[i], ticks[t], factors[f], mean, exact);
            }
}

/* E X^2 = E (cY)^2 + e with e = E f(1 - f), f the fraction of cY, over the table itself, evenly. Straight lines cost a little
 * of E Y^2: 2e-5, and more where the last piece (probability 2^-16) holds much of it. */
static void test_second_moment(void **state)
{
    (void)state;
    for (int i = 0; i < N_LAWS; i++) {
        struct law l;
        make(&l, i);
        double square = 0, with_fraction = 0, whole = 0, c = 1.0 / 60;
        enum { N = 1 << 20 };
        for (uint32_t k = 0; k < N; k++) {
            double y = law_sample(&l, k << 12 | 0x7ff) * c, a = floor(y), f = y - a;
            square += y * y / N;
            with_fraction += (y * y + f * (1 - f)) / N;
            whole += ((1 - f) * a * a + f * (a + 1) * (a + 1)) / N; /* X is a with probability 1 - f, else a + 1 */
        }
        assert_true(fabs(whole - with_fraction) <= 1e-9 * whole);
        double exact = exact_law_second_moment(&l) * c * c, heavy = i == 9 ? 6e-3 : i == 11 || i >= 14 ? 1e-4 : 2e-5;
        if (fabs(square - exact) > heavy * exact)
            fail_msg("%s: second moment of the table is off by %g %%", LAW_NAMES[i], 100 * (square - exact) / exact);
    }
    struct law l;
    law_empirical(&l, OBSERVED, 1);
    assert_true(exact_law_second_moment(&l) == 900 && l.mean_s == 30 && law_sample(&l, 12345) == 30);
}

static void assert_same(const struct law *x, const struct law *y)
{
    assert_true(x->kind == y->kind && x->mean_s == y->mean_s && x->a == y->a && x->b == y->b && x->c == y->c);
    assert_true(x->values == y->values && x->n_values == y->n_values);
    assert_memory_equal(x->node, y->node, sizeof x->node);
}

/* A stretched law is the law built at that mean, bit for bit: sharing must not change a number. */
static void test_scale_is_bit_for_bit(void **state)
{
    (void)state;
    struct law unit, scaled, built;
    memset(&scaled, 0x55, sizeof scaled);
    law_gamma(&unit, 1, 0.7);
    law_scale(&scaled, &unit, 333.3);
    law_gamma(&built, 333.3, 0.7);
    assert_same(&scaled, &built);
    law_lognormal(&unit, 1, 0.7);
    law_scale(&unit, &unit, 77);
    law_lognormal(&built, 77, 0.7);
    assert_same(&unit, &built);
    law_weibull(&unit, 1, 1.7);
    law_scale(&scaled, &unit, 0.1);
    law_weibull(&built, 0.1, 1.7);
    assert_same(&scaled, &built);
    law_exponential(&unit, 1);
    law_scale(&scaled, &unit, 5);
    law_exponential(&built, 5);
    assert_same(&scaled, &built);
}

/* Whole steps with P(X > k) = (1 - p)^k to 2^-32, however the rounding to ticks falls. */
static void test_geometric(void **state)
{
    (void)state;
    struct law l;
    law_geometric(&l, 120, 10);
    double p = 1.0 / 12;
    for (int k = 0; k < 260; k++) { /* the first draw that gives more than k steps, by bisection */
        uint64_t low = 0, high = 1ULL << 32;
        while (low < high) {
            uint64_t middle = (low + high) / 2;
            if (law_sample(&l, (uint32_t)middle) > 10 * k)
                high = middle;
            else
                low = middle + 1;
        }
        double beyond = (double)((1ULL << 32) - low);
        assert_true(fabs(beyond - pow(1 - p, k) * 0x1p32) <= 0.5 + 1e-3);
    }
    for (uint32_t x = 0; x < UINT32_MAX - 104729; x += 104729) {
        double y = law_sample(&l, x), steps = y / 10;
        assert_true(steps >= 1 && steps == floor(steps));
        for (int v = 0; v < 2; v++)
            assert_true(floor(1.0 / 10 * y + chance_uniform(v ? UINT32_MAX : 0)) == steps);
    }
    law_geometric(&l, 10, 10);
    assert_true(law_sample(&l, 0) == 10 && law_sample(&l, UINT32_MAX) == 10);
    law_geometric(&l, 1e6, 10);
    double sum = 0;
    for (uint32_t k = 0; k < 1u << 20; k++)
        sum += law_sample(&l, k << 12 | 0x7ff);
    assert_true(fabs(sum / (1u << 20) / 1e6 - 1) < 1e-5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mean_of_table_is_exact), cmocka_unit_test(test_even_draws_give_the_mean),
        cmocka_unit_test(test_monotone),               cmocka_unit_test(test_fixed_is_one_value),
        cmocka_unit_test(test_uniform_is_a_line),      cmocka_unit_test(test_quantiles),
        cmocka_unit_test(test_limited_mean),           cmocka_unit_test(test_table_is_near),
        cmocka_unit_test(test_whole_ticks),            cmocka_unit_test(test_mean_in_ticks),
        cmocka_unit_test(test_second_moment),          cmocka_unit_test(test_scale_is_bit_for_bit),
        cmocka_unit_test(test_geometric),
    };
    return cmocka_run_group_tests_name("law", tests, NULL, NULL);
}
