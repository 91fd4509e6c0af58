/* Waits counted in bins: adding up and reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/waits.h"

#include <math.h>

int64_t waits_from(int bin)
{
    int shift = bin >> WAITS_STEP_BITS > 1 ? (bin >> WAITS_STEP_BITS) - 1 : 0;
    return (int64_t)(bin - (shift << WAITS_STEP_BITS)) << shift;
}

void waits_add(uint64_t *sum, const uint32_t *counts, int n)
{
    for (int bin = 0; bin < n; bin++)
        sum[bin] += counts[bin];
}

double waits_quantile(const uint64_t *counts, int n, double p)
{
    uint64_t all = 0, below = 0;
    for (int bin = 0; bin < n; bin++)
        all += counts[bin];
    double wanted = p * (double)all;
    for (int bin = 0; bin < n; bin++) {
        below += counts[bin];
        if (counts[bin] && (double)below >= wanted) {
            int64_t from = waits_from(bin), ticks = waits_from(bin + 1) - from;
            double part = (wanted - (double)(below - counts[bin])) / (double)counts[bin]; /* in (0, 1] */
            return (double)from + ceil(part * (double)ticks) - 1;
        }
    }
    return NAN;
}

double waits_up_to(const uint64_t *counts, int n, int64_t ticks)
{
    double sum = 0;
    for (int bin = 0; bin < n && waits_from(bin) <= ticks; bin++) {
        int64_t from = waits_from(bin), width = waits_from(bin + 1) - from, in = ticks - from + 1;
        sum += (double)counts[bin] * (in < width ? (double)in / (double)width : 1);
    }
    return sum;
}
