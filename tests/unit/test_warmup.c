/* MSER-5: series with a known answer, what is refused, and the definition written out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <string.h>

#include "base/chance.h"
#include "study/warmup.h"

enum { MOST = 400 };

static double normal(struct pcg *g)
{
    double u = chance_uniform(pcg_next(g)), v = chance_uniform(pcg_next(g));
    return sqrt(-2 * log(u)) * cos(6.283185307179586 * v); /* Box and Muller (1958) */
}

static void expect(const double *x, int n, enum warmup_answer answer, int cut)
{
    struct warmup w = warmup_mser5(x, n);
    assert_int_equal(w.answer, answer);
    assert_int_equal(w.cut, cut);
    assert_int_equal(w.n, n);
}

/* Fifteen observations of 100, then 0 and 1 in turn: the batches of the rest are 0.4 and 0.6. Any cut before 15 keeps a 100,
 * any after it loses batches that say the same. */
static void test_step(void **state)
{
    (void)state;
    double x[MOST];
    for (int i = 0; i < MOST; i++)
        x[i] = i < 15 ? 100 : i % 2;
    expect(x, 100, WARMUP_KNOWN, 15);
    expect(x, 103, WARMUP_KNOWN, 15); /* what fills no batch is left out */
    x[0] = 0;
    x[14] = 0; /* a batch counts as a whole */
    expect(x, 100, WARMUP_KNOWN, 15);
    x[15] = 100;
    expect(x, 100, WARMUP_KNOWN, 20);
}

static void test_steady(void **state)
{
    (void)state;
    double x[MOST];
    for (int i = 0; i < MOST; i++)
        x[i] = 7;
    expect(x, 35, WARMUP_KNOWN, 0);
    for (int i = 0; i < MOST; i++)
        x[i] = i % 2;
    expect(x, 100, WARMUP_KNOWN, 0);
}

static void test_refused(void **state)
{
    (void)state;
    double x[MOST];
    for (int i = 0; i < MOST; i++)
        x[i] = i; /* never settles */
    expect(x, 100, WARMUP_REFUSED, -1);
    for (int i = 0; i < MOST; i++)
        x[i] = i < 50 ? 100 : i % 2; /* the second half begins where the best cut is */
    expect(x, 100, WARMUP_REFUSED, -1);
    expect(x, 110, WARMUP_KNOWN, 50);
    for (int i = 0; i < MOST; i++)
        x[i] = i < 10 ? 100 : i % 2; /* seven batches: the cut after two is the last one considered */
    expect(x, 35, WARMUP_REFUSED, -1);
    expect(x, 40, WARMUP_KNOWN, 10);
}

static void test_too_short_and_missing(void **state)
{
    (void)state;
    double x[MOST];
    for (int i = 0; i < MOST; i++)
        x[i] = i % 2;
    expect(x, 0, WARMUP_TOO_SHORT, -1);
    expect(x, 34, WARMUP_TOO_SHORT, -1);
    expect(x, 35, WARMUP_KNOWN, 0);
    x[20] = NAN;
    expect(x, 35, WARMUP_MISSING, -1);
    expect(x, 20, WARMUP_TOO_SHORT, -1);
}

/* The definition, from front to back, with no regard to cost. */
static int by_the_book(const double *x, int n)
{
    double z[MOST], least = INFINITY;
    int n_batches = n / 5, best = -1;
    for (int i = 0; i < n_batches; i++)
        z[i] = (x[5 * i] + x[5 * i + 1] + x[5 * i + 2] + x[5 * i + 3] + x[5 * i + 4]) / 5;
    for (int d = 0; d <= n_batches - 5; d++) {
        double mean = 0, squares = 0;
        for (int i = d; i < n_batches; i++)
            mean += z[i] / (n_batches - d);
        for (int i = d; i < n_batches; i++)
            squares += (z[i] - mean) * (z[i] - mean);
        if (squares / ((double)(n_batches - d) * (n_batches - d)) < least) {
            least = squares / ((double)(n_batches - d) * (n_batches - d));
            best = d;
        }
    }
    return 2 * best >= n_batches || best == n_batches - 5 ? -1 : 5 * best;
}

/* Series that decay from a start far off, slowly or fast, with noise. */
static void test_against_the_definition(void **state)
{
    (void)state;
    struct pcg g = pcg_start(5, 6);
    int known = 0, refused = 0, cut = 0;
    for (int study = 0; study < 2000; study++) {
        double x[MOST], start = 10 * normal(&g), stay = chance_uniform(pcg_next(&g));
        int n = 35 + (int)(pcg_next(&g) % (MOST - 35));
        for (int i = 0; i < n; i++)
            x[i] = start * pow(0.8 + 0.2 * stay, i) + normal(&g);
        struct warmup w = warmup_mser5(x, n);
        assert_int_equal(w.cut, by_the_book(x, n));
        known += w.answer == WARMUP_KNOWN;
        refused += w.answer == WARMUP_REFUSED;
        cut += w.cut > 0;
    }
    assert_int_equal(known + refused, 2000);
    assert_true(refused > 100 && cut > 500 && known - cut > 50); /* all kinds of answers were tried */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_step),
        cmocka_unit_test(test_steady),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_too_short_and_missing),
        cmocka_unit_test(test_against_the_definition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
