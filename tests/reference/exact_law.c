/* Exact moments of the laws; see exact_law.h.
 *
 * Limited means are integrals of P(Y > t) from 0 to x: Klugman, Panjer, Willmot, "Loss Models", appendix A, with the functions
 * of the GNU Scientific Library; those of piecewise densities are cubics and squares. Nothing here is taken from law.c but the
 * meaning of the parameters (law.h, and the table at the head of law.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exact_law.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>

static double even_limited(double low, double high, double x)
{
    if (x <= low)
        return x;
    return x >= high ? (low + high) / 2 : x - (x - low) * (x - low) / (2 * (high - low));
}

static double triangular_limited(const struct law *l, double x)
{
    double width = l->c - l->a, rise = x - l->a, fall = l->c - x;
    if (x <= l->a)
        return x;
    if (x >= l->c)
        return l->mean_s;
    return x < l->b ? x - rise * rise * rise / (3 * width * (l->b - l->a))
                    : l->mean_s - fall * fall * fall / (3 * width * (l->c - l->b));
}

static double lognormal_limited(const struct law *l, double x)
{
    double variance = log1p(l->a * l->a), sigma = sqrt(variance), z = (log(x / l->mean_s) + variance / 2) / sigma;
    return l->mean_s * gsl_cdf_ugaussian_P(z - sigma) + x * gsl_cdf_ugaussian_Q(z);
}

static double weibull_scale(const struct law *l)
{
    return l->mean_s / gsl_sf_gamma(1 + 1 / l->a);
}

static double weibull_limited(const struct law *l, double x)
{
    double power = pow(x / weibull_scale(l), l->a);
    return l->mean_s * gsl_cdf_gamma_P(power, 1 + 1 / l->a, 1) + x * exp(-power);
}

/* The mean over the stretches between the sorted values, which are equally likely. */
static double over_stretches(const struct law *l, double x, double (*moment)(double, double, double))
{
    double sum = 0;
    for (int i = 0; i + 1 < l->n_values; i++)
        sum += moment(l->values[i], l->values[i + 1], x);
    return l->n_values > 1 ? sum / (l->n_values - 1) : moment(l->values[0], l->values[0], x);
}

double exact_law_limited_mean(const struct law *l, double x)
{
    double m = l->mean_s, steps;
    if (x <= 0)
        return x;
    switch (l->kind) {
    case LAW_FIXED: return fmin(l->a, x);
    case LAW_UNIFORM: return even_limited(l->a, l->b, x);
    case LAW_TRIANGULAR: return triangular_limited(l, x);
    case LAW_EXPONENTIAL: return -m * expm1(-x / m);
    case LAW_LOGNORMAL: return lognormal_limited(l, x);
    case LAW_GAMMA: return m * gsl_cdf_gamma_P(x, l->a + 1, m / l->a) + x * gsl_cdf_gamma_Q(x, l->a, m / l->a);
    case LAW_WEIBULL: return weibull_limited(l, x);
    case LAW_EMPIRICAL: return over_stretches(l, x, even_limited);
    case LAW_GEOMETRIC: /* P(Y > t) is (1 - b)^k on step k: whole steps, and a part of the next */
        steps = floor(x / l->a);
        return m * (1 - pow(1 - l->b, steps)) + (x - steps * l->a) * pow(1 - l->b, steps);
    }
    return NAN;
}

static double even_square(double low, double high, double unused)
{
    (void)unused;
    return (low * low + low * high + high * high) / 3;
}

double exact_law_second_moment(const struct law *l)
{
    double m = l->mean_s, a = l->a, b = l->b, c = l->c;
    switch (l->kind) {
    case LAW_FIXED: return a * a;
    case LAW_UNIFORM: return even_square(a, b, 0);
    case LAW_TRIANGULAR: return m * m + (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
    case LAW_EXPONENTIAL: return 2 * m * m;
    case LAW_LOGNORMAL: return m * m * (1 + a * a);
    case LAW_GAMMA: return m * m * (1 + 1 / a);
    case LAW_WEIBULL: return weibull_scale(l) * weibull_scale(l) * gsl_sf_gamma(1 + 2 / a);
    case LAW_EMPIRICAL: return over_stretches(l, 0, even_square);
    case LAW_GEOMETRIC: return a * a * (2 - b) / (b * b);
    }
    return NAN;
}
