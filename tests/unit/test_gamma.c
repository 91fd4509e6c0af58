/* The gamma quantile against GSL's distribution function, over the shapes that laws may have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>

#include "model/gamma.h"

static void test_inverse(void **state)
{
    (void)state;
    for (double k = 1e-4; k <= 1e4; k *= 1.9)
        for (int i = 1; i < 65536; i += i < 100 || i > 65400 ? 1 : 1511) {
            double p = i / 65536.0, x = gamma_quantile(k, p);
            if (!(x >= 0 && isfinite(x)))
                fail_msg("shape %g: quantile at %g is %g", k, p, x);
            double below = gsl_cdf_gamma_P(x, k, 1);
            if (x > 1e-290 && fabs(below - p) > 1e-9)
                fail_msg("shape %g: quantile at %.12g is %.12g, which has P %.12g", k, p, x, below);
        }
}

/* Two shapes with a closed form. */
static void test_closed_forms(void **state)
{
    (void)state;
    for (double p = 0.001; p < 1; p += 0.037) {
        assert_true(fabs(gamma_quantile(1, p) / -log1p(-p) - 1) < 1e-12);
        double z = gsl_cdf_ugaussian_Pinv((1 + p) / 2); /* half of a squared normal variable */
        assert_true(fabs(gamma_quantile(0.5, p) / (z * z / 2) - 1) < 1e-9);
    }
    assert_true(gamma_quantile(1e-4, 1e-5) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_inverse), cmocka_unit_test(test_closed_forms)};
    return cmocka_run_group_tests_name("gamma", tests, NULL, NULL);
}
