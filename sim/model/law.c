/* Laws of durations, stays and gaps: exact functions, and the tables that sample them.
 *
 * The exact side (quantiles and partial means) stands on the GNU Scientific Library and serves to build the tables. The
 * sampling side is law_sample in the header. The tables are filled once, while a model is built. Rounding to ticks is not done
 * here: see pace_per_s in model.h.
 *
 * Formulas of partial means E(Y; Y <= x): Klugman, Panjer, Willmot, "Loss Models", appendix A. Parameters a, b, c by kind:
 *   fixed a = value; uniform a..b; triangular a..c with mode b; lognormal, gamma, Weibull a = shape (cv, k, k);
 *   geometric a = step, b = probability of each step to be the last, node[j] = (1 - b)^(2^j).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/law.h"

#include <assert.h>
#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>

#include "model/gamma.h"

enum { POWERS = 48 }; /* of a geometric law: reaches 2^48 steps */

static const double CELL = 1.0 / LAW_CELLS, SUB_CELL = CELL / LAW_CELLS;

/* ---- Exact functions -------------------------------------------------------------------------------------------------- */

static double lognormal_sigma(const struct law *l)
{
    return sqrt(log1p(l->a * l->a));
}

static double lognormal_mu(const struct law *l)
{
    return log(l->mean_s) - log1p(l->a * l->a) / 2;
}

static double weibull_scale_s(const struct law *l)
{
    return l->mean_s / gsl_sf_gamma(1 + 1 / l->a);
}

static double triangular_quantile(const struct law *l, double p)
{
    double width = l->c - l->a, rise = l->b - l->a;
    if (p * width <= rise)
        return l->a + sqrt(p * width * rise);
    return l->c - sqrt((1 - p) * width * (l->c - l->b));
}

static double empirical_quantile(const struct law *l, double p)
{
    if (l->n_values == 1)
        return l->values[0];
    double at = p * (l->n_values - 1);
    int i = (int)at;
    if (i > l->n_values - 2)
        i = l->n_values - 2;
    return l->values[i] + (at - i) * (l->values[i + 1] - l->values[i]);
}

double law_quantile(const struct law *l, double p)
{
    switch (l->kind) {
    case LAW_FIXED:
        return l->a;
    case LAW_UNIFORM:
        return l->a + p * (l->b - l->a);
    case LAW_TRIANGULAR:
        return triangular_quantile(l, p);
    case LAW_EXPONENTIAL:
        return -l->mean_s * log1p(-p);
    case LAW_LOGNORMAL:
        return exp(lognormal_mu(l) + lognormal_sigma(l) * gsl_cdf_ugaussian_Pinv(p));
    case LAW_GAMMA:
        return l->mean_s / l->a * gamma_quantile(l->a, p);
    case LAW_WEIBULL:
        return weibull_scale_s(l) * pow(-log1p(-p), 1 / l->a);
    case LAW_EMPIRICAL:
        return empirical_quantile(l, p);
    case LAW_GEOMETRIC:
        return l->b < 1 ? l->a * fmax(1, ceil(log1p(-p) / log1p(-l->b))) : l->a;
    }
    return NAN;
}

/* The density is a line, so that E(Y; Y <= x) is a cubic on each side of the mode. */
static double triangular_partial_mean(const struct law *l, double x)
{
    double width = l->c - l->a, rise = x - l->a, fall = l->c - x;
    if (x < l->a)
        return 0;
    if (x >= l->c)
        return l->mean_s;
    if (x < l->b)
        return rise * rise * (l->a + 2 * rise / 3) / (width * (l->b - l->a));
    return l->mean_s - fall * fall * (l->c - 2 * fall / 3) / (width * (l->c - l->b));
}

/* E(Y; Y <= x) for x > 0, of the laws whose tables need it. */
static double partial_mean(const struct law *l, double x)
{
    double m = l->mean_s;
    switch (l->kind) {
    case LAW_TRIANGULAR:
        return triangular_partial_mean(l, x);
    case LAW_EXPONENTIAL:
        return -m * (expm1(-x / m) + x / m * exp(-x / m));
    case LAW_LOGNORMAL:
        return m * gsl_cdf_ugaussian_P((log(x) - lognormal_mu(l)) / lognormal_sigma(l) - lognormal_sigma(l));
    case LAW_GAMMA:
        return m * gsl_cdf_gamma_P(x, l->a + 1, m / l->a);
    case LAW_WEIBULL:
        return m * gsl_cdf_gamma_P(pow(x / weibull_scale_s(l), l->a), 1 + 1 / l->a, 1);
    default: /* fixed and uniform: a straight line; empirical: integral() itself; geometric: no table */
        return NAN;
    }
}

/* ---- Tables ----------------------------------------------------------------------------------------------------------- */

/* Mean of what law_sample gives: the middle of each piece, as its draws lie evenly about it. */
static double table_mean(const struct law *l)
{
    double body = 0, outer = 0;
    for (int i = 0; i + 1 < LAW_NODES; i++)
        *(i < LAW_CELLS || i >= LAW_HIGH ? &outer : &body) += (l->node[i] + l->node[i + 1]) / 2;
    return body * CELL + outer * SUB_CELL;
}

static void stretch(struct law *l, const struct law *from, double factor)
{
    for (int i = 0; i < LAW_NODES; i++)
        l->node[i] = from->node[i] * factor;
}

/* The integral of the quantile up to p, where it is q. Observed values may repeat, so that q has a probability of its own:
 * theirs is taken along p. */
static double integral(const struct law *l, double p, double q)
{
    if (l->kind != LAW_EMPIRICAL)
        return partial_mean(l, q);
    double at = p * (l->n_values - 1), sum = 0;
    int i = 0;
    for (; i + 1 <= at; i++)
        sum += (l->values[i] + l->values[i + 1]) / 2;
    return l->n_values > 1 ? (sum + (at - i) * (l->values[i] + q) / 2) / (l->n_values - 1) : p * q;
}

/* A chord over a convex stretch of the quantile lies above it. Each of the nodes first..last is moved by the mean of the
 * excess in the cells that it joins, which comes near the straight lines of least squares: the second moment of an
 * exponential law is then right to 1e-5 instead of 8e-4, at no cost later. p is the probability of node 0. */
static void settle(const struct law *l, double *node, int first, int last, double p, double width)
{
    double move[LAW_CELLS + 1] = {0}, up_to = integral(l, p + first * width, node[first]);
    for (int i = first; i < last; i++) {
        double next = integral(l, p + (i + 1) * width, node[i + 1]);
        double excess = (node[i] + node[i + 1]) / 2 - (next - up_to) / width;
        up_to = next;
        move[i] += i == first ? excess : excess / 2;
        move[i + 1] += i + 1 == last ? excess : excess / 2;
    }
    for (int i = first; i <= last; i++)
        node[i] -= move[i];
}

static void fill(struct law *l, double lowest_s)
{
    double *low = l->node, *body = l->node + LAW_BODY, *high = l->node + LAW_HIGH;
    for (int i = 1; i < LAW_CELLS; i++) {
        low[i] = law_quantile(l, i * SUB_CELL);
        high[i] = law_quantile(l, 1 - (LAW_CELLS - i) * SUB_CELL);
    }
    for (int i = 1; i < LAW_CELLS; i++)
        body[i] = law_quantile(l, i * CELL);
    double last_mean = (l->mean_s - integral(l, 1 - SUB_CELL, high[LAW_CELLS - 1])) / SUB_CELL;
    settle(l, low, 1, LAW_CELLS - 1, 0, SUB_CELL);
    settle(l, body, 1, LAW_CELLS - 1, 0, CELL);
    settle(l, high, 1, LAW_CELLS - 1, 1 - CELL, SUB_CELL);
    /* The last piece ends where its own mean is right: a straight line has its mean halfway. */
    high[LAW_CELLS] = 2 * last_mean - high[LAW_CELLS - 1];
    double last = lowest_s;
    for (int i = 0; i < LAW_NODES; i++) /* moved nodes stay in order */
        last = l->node[i] = fmax(l->node[i], last);
    if (l->mean_s > 0)
        stretch(l, l, l->mean_s / table_mean(l));
}

static void fill_line(struct law *l, double low_s, double high_s)
{
    double width = high_s - low_s;
    for (int i = 0; i <= LAW_CELLS; i++) {
        l->node[i] = low_s + width * (i * SUB_CELL);
        l->node[LAW_HIGH + i] = high_s - width * ((LAW_CELLS - i) * SUB_CELL);
    }
    for (int i = 2; i < LAW_CELLS - 1; i++)
        l->node[LAW_BODY + i] = low_s + width * (i * CELL);
}

void law_fixed(struct law *l, double value_s)
{
    *l = (struct law){.kind = LAW_FIXED, .mean_s = value_s, .a = value_s};
    fill_line(l, value_s, value_s);
}

void law_uniform(struct law *l, double low_s, double high_s)
{
    *l = (struct law){.kind = LAW_UNIFORM, .mean_s = (low_s + high_s) / 2, .a = low_s, .b = high_s};
    fill_line(l, low_s, high_s);
}

void law_triangular(struct law *l, double low_s, double mode_s, double high_s)
{
    if (low_s == high_s) {
        law_fixed(l, low_s);
        return;
    }
    *l = (struct law){.kind = LAW_TRIANGULAR, .mean_s = (low_s + mode_s + high_s) / 3, .a = low_s, .b = mode_s, .c = high_s};
    fill(l, low_s);
}

/* Scale families are filled at mean 1, so that a law of a given mean is the same whether it was filled or copied. */
static void family(struct law *l, enum law_kind kind, double shape, double mean_s)
{
    *l = (struct law){.kind = kind, .mean_s = 1, .a = shape};
    fill(l, 0);
    law_scale(l, l, mean_s);
}

void law_scale(struct law *l, const struct law *unit, double mean_s)
{
    assert(unit->kind >= LAW_EXPONENTIAL && unit->kind <= LAW_WEIBULL && unit->mean_s == 1);
    l->kind = unit->kind;
    l->a = unit->a;
    l->b = l->c = 0;
    l->values = NULL;
    l->n_values = 0;
    l->mean_s = mean_s;
    stretch(l, unit, mean_s);
}

void law_exponential(struct law *l, double mean_s)
{
    family(l, LAW_EXPONENTIAL, 0, mean_s);
}

void law_lognormal(struct law *l, double mean_s, double cv)
{
    family(l, LAW_LOGNORMAL, cv, mean_s);
}

void law_gamma(struct law *l, double mean_s, double cv)
{
    family(l, LAW_GAMMA, 1 / (cv * cv), mean_s);
}

void law_weibull(struct law *l, double mean_s, double shape)
{
    family(l, LAW_WEIBULL, shape, mean_s);
}

void law_empirical(struct law *l, const double *sorted_s, int n)
{
    double sum = n > 1 ? 0 : sorted_s[0];
    for (int i = 0; i + 1 < n; i++)
        sum += (sorted_s[i] + sorted_s[i + 1]) / 2;
    *l = (struct law){.kind = LAW_EMPIRICAL, .mean_s = n > 1 ? sum / (n - 1) : sum, .values = sorted_s, .n_values = n};
    fill(l, sorted_s[0]);
}

void law_geometric(struct law *l, double mean_s, double step_s)
{
    *l = (struct law){.kind = LAW_GEOMETRIC, .mean_s = mean_s, .a = step_s, .b = step_s / mean_s};
    l->node[0] = 1 - l->b;
    for (int j = 1; j < POWERS; j++)
        l->node[j] = l->node[j - 1] * l->node[j - 1];
}

/* 1 + the largest n with (1 - p)^n > 1 - u: its binary digits from the highest down. */
double law_sample_steps(const struct law *l, uint32_t x)
{
    double above = (UINT32_MAX - x + 0.5) * 0x1p-32, power = 1, n = 1;
    for (int j = POWERS - 1; j >= 0; j--) {
        if (power * l->node[j] > above) {
            power *= l->node[j];
            n += (double)(1ULL << j);
        }
    }
    return n * l->a;
}

double law_max_s(const struct law *l)
{
    return law_sample(l, UINT32_MAX);
}
