/* Waits counted in bins: a distribution in constant memory.
 *
 * Bins are one tick wide up to 128 ticks and at most a 64th of their value from there on, so a quantile is exact to the tick in
 * the first 21 minutes at a tick of 10 s, and within 1.6 % beyond (a histogram with two significant digits: HdrHistogram, Tene).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_WAITS_H
#define ENGINE_WAITS_H

#include <stdint.h>

enum { WAITS_STEP_BITS = 6 };

/* The bin of a wait of so many ticks, from 0. */
static inline int waits_bin(int32_t ticks)
{
    int shift = 31 - __builtin_clz((uint32_t)ticks | 1u << WAITS_STEP_BITS) - WAITS_STEP_BITS;
    return (shift << WAITS_STEP_BITS) + (ticks >> shift);
}

/* The shortest wait of a bin. Its longest is one less than the shortest of the next. */
int64_t waits_from(int bin);
/* Adds the counts of n bins. */
void waits_add(uint64_t *sum, const uint32_t *counts, int n);
/* The least wait that at least the share p in (0, 1] of those counted did not exceed, as ticks; NaN when nothing is counted.
 * Within a bin of several ticks waits are taken as spread evenly. */
double waits_quantile(const uint64_t *counts, int n, double p);
/* How many waited at most so many ticks, likewise. */
double waits_up_to(const uint64_t *counts, int n, int64_t ticks);

#endif
