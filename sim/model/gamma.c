/* The inverse of the gamma distribution function, for law.c.
 *
 * GSL has one (gsl_cdf_gamma_Pinv), but it gives up for small shapes and takes milliseconds per table for large ones. This
 * one takes a good starting value and Halley's steps on GSL's distribution function.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/gamma.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>

/* Wilson and Hilferty (1931): the cube root of a gamma variable is nearly normal. */
static double start_of_large(double k, double p)
{
    double root = 1 - 1 / (9 * k) + gsl_cdf_ugaussian_Pinv(p) / (3 * sqrt(k));
    double lower_end = exp((log(p) + gsl_sf_lngamma(k + 1)) / k); /* P(k, x) <= x^k / Gamma(k + 1) */
    return root > 0 ? fmax(k * root * root * root, lower_end) : lower_end;
}

/* For k <= 1 the density is like x^(k - 1) near zero and like exp(-x) far out: each taken on its own side. */
static double start_of_small(double k, double p)
{
    double split = 1 - k * (0.253 + 0.12 * k); /* P(k, 1), nearly */
    return p < split ? exp(log(p / split) / k) : 1 - log1p(-(p - split) / (1 - split));
}

double gamma_quantile(double k, double p)
{
    double x = k > 1 ? start_of_large(k, p) : start_of_small(k, p), log_gamma = gsl_sf_lngamma(k);
    for (int i = 0; i < 50 && x > 1e-300; i++) {
        double error = p < 0.5 ? gsl_cdf_gamma_P(x, k, 1) - p : 1 - p - gsl_cdf_gamma_Q(x, k, 1);
        double density = exp((k - 1) * log(x) - x - log_gamma);
        if (error == 0 || density == 0)
            break;
        double newton = error / density;
        double next = x - newton / (1 - 0.5 * fmin(1, newton * ((k - 1) / x - 1)));
        if (!(next > 0))
            next = x / 2;
        double step = fabs(next - x);
        x = next;
        if (step * sqrt(k + 1) < 1e-6 * x) /* a millionth of the spread; convergence is cubic, so the next would be rounding */
            break;
    }
    return x;
}
