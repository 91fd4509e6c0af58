/* Means, intervals and tests over replications. Pure functions of their arguments; distribution functions are GSL's.
 *
 * Sources: running moments Welford (1962), Technometrics 4:419; t interval and paired t Student (1908), Biometrika 6:1;
 * adjusted p values Holm (1979), Scandinavian Journal of Statistics 6:65; detectable difference, with quantiles of t for those
 * of the normal, Zar (2010), Biostatistical Analysis, 5th ed., section 7.7; paired comparison with common random numbers
 * Law (2015), Simulation Modeling and Analysis, 5th ed., sections 10.2 and 11.2.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/statistics.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* Welford's update: no cancellation, and equal observations leave `squares` exactly 0. */
void statistics_add(struct moments *m, double x)
{
    if (isnan(x))
        return;
    double before = x - m->mean;
    m->n++;
    m->mean += before / m->n;
    m->squares += before * (x - m->mean);
}

/* Far above the rounding of a quotient (2^-53 of it, some times over), far below what one tick or task in a year changes. */
static const double rounding = 1e-12;

void statistics_add_difference(struct moments *m, double from, double to)
{
    double x = to - from, least = rounding * fmax(fabs(from), fabs(to));
    if (fabs(x) <= least)
        x = 0;
    if (m->n > 0 && fabs(x - m->mean) <= least)
        x = m->mean;
    statistics_add(m, x);
}

double statistics_mean(const struct moments *m)
{
    return m->n ? m->mean : NAN;
}

double statistics_variance(const struct moments *m)
{
    return m->n < 2 ? NAN : m->squares / (m->n - 1);
}

double statistics_t_quantile(double p, double df)
{
    return gsl_cdf_tdist_Pinv(p, df);
}

struct interval statistics_interval(const struct moments *m, double level)
{
    if (m->n < 2)
        return (struct interval){NAN, NAN};
    double half_width = statistics_t_quantile((1 + level) / 2, m->n - 1) * sqrt(statistics_variance(m) / m->n);
    return (struct interval){m->mean - half_width, m->mean + half_width};
}

double statistics_p_value(const struct moments *m)
{
    if (m->n < 2 || m->squares == 0)
        return NAN;
    double t = m->mean / sqrt(statistics_variance(m) / m->n);
    return 2 * gsl_cdf_tdist_Q(fabs(t), m->n - 1);
}

double statistics_detectable(const struct moments *m, double level, double power)
{
    if (m->n < 2 || m->squares == 0)
        return NAN;
    double t = statistics_t_quantile((1 + level) / 2, m->n - 1) + statistics_t_quantile(power, m->n - 1);
    return t * sqrt(statistics_variance(m) / m->n);
}

double statistics_variance_ratio(const struct moments *a, const struct moments *b, const struct moments *difference)
{
    double left = statistics_variance(difference);
    return left > 0 ? (statistics_variance(a) + statistics_variance(b)) / left : NAN;
}

struct place {
    double p;
    int index;
};

static int by_p(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    if (a->p != b->p)
        return a->p < b->p ? -1 : 1;
    return a->index - b->index; /* equal p get equal adjusted values; the order only has to be definite */
}

/* Step down: the i-th smallest of m is multiplied by m - i + 1, kept monotone and at most 1. */
int statistics_holm(double *p, int n)
{
    struct place *order = malloc((size_t)(n > 0 ? n : 1) * sizeof *order);
    if (!order)
        return -1;
    int size = 0;
    for (int i = 0; i < n; i++)
        if (!isnan(p[i]))
            order[size++] = (struct place){p[i], i};
    qsort(order, (size_t)size, sizeof *order, by_p);
    double largest = 0;
    for (int i = 0; i < size; i++) {
        largest = fmax(largest, fmin(1, (size - i) * order[i].p));
        p[order[i].index] = largest;
    }
    free(order);
    return size;
}
