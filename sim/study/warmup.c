/* MSER-5: the cut that makes the mean of the rest most certain.
 *
 *     cut d batches:  statistic(d) = sum over the rest of (z - mean of the rest)^2 / (number of the rest)^2
 *
 * White (1997), Simulation 69:323 (the rule); Spratt (1998), thesis, University of Virginia (batches of five; a cut in the
 * second half is no answer). The last cuts leave so few batches that these may be alike by chance; as Hoad, Robinson and
 * Davies (2010), Journal of the Operational Research Society 61:1389, do, cuts that leave fewer than five are not considered.
 * The last cut considered is no answer either: the statistic was still falling when the series ended.
 *
 * A rhythm longer than five observations is no warm-up, but looks like one for a while: series of a week's rhythm are better
 * given as moving means over a week.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/warmup.h"

#include <math.h>
#include <stdbool.h>

#include "study/statistics.h"

static double batch_mean(const double *x, int batch)
{
    double sum = 0;
    for (int i = 0; i < WARMUP_BATCH; i++)
        sum += x[batch * WARMUP_BATCH + i];
    return sum / WARMUP_BATCH;
}

static bool is_missing(const double *x, int n)
{
    for (int i = 0; i < n; i++)
        if (isnan(x[i]))
            return true;
    return false;
}

struct warmup warmup_mser5(const double *x, int n)
{
    struct warmup w = {.cut = -1, .n = n};
    int n_batches = n / WARMUP_BATCH, last = n_batches - WARMUP_LEAST_LEFT, best = 0;
    if (n_batches < WARMUP_LEAST_BATCHES || is_missing(x, n)) {
        w.answer = n_batches < WARMUP_LEAST_BATCHES ? WARMUP_TOO_SHORT : WARMUP_MISSING;
        return w;
    }
    struct moments rest = {0};
    double least = INFINITY;
    for (int d = n_batches - 1; d >= 0; d--) { /* from the end, so that the rest only grows */
        statistics_add(&rest, batch_mean(x, d));
        double statistic = rest.squares / rest.n / rest.n;
        if (d <= last && statistic <= least) { /* of equal ones the shortest cut */
            least = statistic;
            best = d;
        }
    }
    bool settles = best < last && 2 * best < n_batches;
    w.answer = settles ? WARMUP_KNOWN : WARMUP_REFUSED;
    w.cut = settles ? best * WARMUP_BATCH : -1;
    return w;
}
