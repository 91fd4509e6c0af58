/* The needs of one day, in the order of their ticks.
 *
 * Needs are made stream by stream and asked for tick by tick. Ticks of a day are small numbers of two digits, so they are
 * sorted by the low digit, then by the high one (Knuth, The Art of Computer Programming, vol. 3, 5.2.5): a few instructions
 * for each need, however many there are, and none that depends on how they lie.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand/day.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BITS = 10 }; /* of a digit */

void day_init(struct day *d, int32_t n_ticks)
{
    assert(n_ticks > 0 && n_ticks <= 1 << 2 * MOST_BITS);
    memset(d, 0, sizeof *d);
    d->n_ticks = n_ticks;
}

void day_clear(struct day *d, int32_t first_tick)
{
    d->first_tick = first_tick;
    d->n = 0;
}

/* A larger place for what is at *place; false when there is none, and then nothing has changed. */
static bool enlarge(void *place, size_t n, size_t size)
{
    void *old;
    memcpy(&old, place, sizeof old);
    void *larger = realloc(old, n * size);
    if (larger)
        memcpy(place, &larger, sizeof larger);
    return larger;
}

/* The same for the needs, which lie on lines of memory: realloc would not keep them there. */
static bool enlarge_needs(struct day *d, size_t n)
{
    struct need *larger = aligned_alloc(NEED_BYTES, n * sizeof *larger);
    if (!larger)
        return false;
    if (d->n)
        memcpy(larger, d->needs, (size_t)d->n * sizeof *larger);
    free(d->needs);
    d->needs = larger;
    return true;
}

int day_grow(struct day *d)
{
    int32_t size = d->size ? 2 * d->size : 1024;
    size_t n = (size_t)size;
    if (!enlarge_needs(d, n) || !enlarge(&d->order, n + DAY_AHEAD + 1, sizeof *d->order) ||
        !enlarge(&d->spare, n + DAY_AHEAD + 1, sizeof *d->spare))
        return -1;
    d->size = size;
    return 0;
}

/* From how many there are of each digit to where the first of them goes. */
static void begin_each(int32_t *digit, int n)
{
    for (int32_t i = 0, sum = 0; i < n; i++) {
        int32_t there = digit[i];
        digit[i] = sum;
        sum += there;
    }
}

void day_sort(struct day *d)
{
    int bits = 1;
    while ((d->n_ticks - 1) >> 2 * bits)
        bits++;
    int32_t low[1 << MOST_BITS], high[1 << MOST_BITS], digits = 1 << bits;
    memset(low, 0, (size_t)digits * sizeof *low);
    memset(high, 0, (size_t)digits * sizeof *high);
    for (int32_t i = 0; i < d->n; i++) {
        int32_t at = d->order[i].tick - d->first_tick;
        low[at & (digits - 1)]++;
        high[at >> bits]++;
    }
    begin_each(low, digits);
    begin_each(high, digits);
    for (int32_t i = 0; i < d->n; i++)
        d->spare[low[(d->order[i].tick - d->first_tick) & (digits - 1)]++] = d->order[i];
    for (int32_t i = 0; i < d->n; i++)
        d->order[high[(d->spare[i].tick - d->first_tick) >> bits]++] = d->spare[i];
    for (int32_t i = 0; i <= DAY_AHEAD; i++)
        d->order[d->n + i] = (struct asked){d->first_tick + d->n_ticks, 0};
}

void day_free(struct day *d)
{
    free(d->needs);
    free(d->order);
    free(d->spare);
    d->needs = NULL;
    d->order = d->spare = NULL;
    d->n = d->size = 0;
}
