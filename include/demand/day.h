/* The needs of one day, found by tick: a list per tick and a bit per tick that has one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DEMAND_DAY_H
#define DEMAND_DAY_H

#include <stdint.h>

#include "base/arena.h"

/* One task instance released at a tick. (origin, source, k) names it; `key` is the hash of that name. */
struct need {
    uint64_t key;      /* of the instance's stream, (seed, replication, origin, source, k) */
    double x_s;        /* the continuous time, equal at every tick length */
    double work_s;     /* standard work, seconds */
    uint32_t rounding; /* v of its work */
    uint32_t tie;      /* strict order among equals */
    int32_t slot;      /* the patient's, or -1 when the unit asks */
    int16_t unit;
    int16_t source;    /* index into the unit's sources */
    uint32_t k;        /* ordinal; scheduled needs: days since 1970 x 64 + slot of the day */
    int32_t next;      /* next need of the same tick, -1 = last */
};

struct day {
    int32_t first_tick, n_ticks;
    int32_t *head;     /* per tick of the day; valid where the bit is set */
    uint64_t *bits;    /* one per tick of the day */
    struct need *needs;
    int32_t n, size;
};

/* Makes room for days of n_ticks ticks; demand_start may then use it for every replication. */
void day_init(struct day *d, int32_t n_ticks, struct arena *arena);
/* Empties it and sets the first tick. */
void day_clear(struct day *d, int32_t first_tick);
void day_free(struct day *d);
/* Makes room for at least one more need. 0, or -1 when memory is exhausted. */
int day_grow(struct day *d);

/* Links needs[n], which the caller has filled, in at `tick` of this day. */
static inline void day_add(struct day *d, int32_t tick)
{
    int32_t at = tick - d->first_tick, n = d->n++, *head = &d->head[at];
    uint64_t *word = &d->bits[at >> 6], bit = (uint64_t)1 << (at & 63);
    d->needs[n].next = *word & bit ? *head : -1;
    *word |= bit;
    *head = n;
}

/* The first tick at or after `tick` with a need, or the first tick after the day. */
static inline int32_t day_next(const struct day *d, int32_t tick)
{
    int32_t at = tick - d->first_tick, words = (d->n_ticks + 63) >> 6, word = at >> 6;
    if (at >= d->n_ticks)
        return d->first_tick + d->n_ticks;
    uint64_t bits = d->bits[word] >> (at & 63) << (at & 63);
    while (!bits) {
        if (++word == words)
            return d->first_tick + d->n_ticks;
        bits = d->bits[word];
    }
    return d->first_tick + (word << 6) + __builtin_ctzll(bits);
}

/* The first need of a tick, -1 if none or another day's; go on with needs[i].next. */
static inline int32_t day_at(const struct day *d, int32_t tick)
{
    int32_t at = tick - d->first_tick;
    return (uint32_t)at < (uint32_t)d->n_ticks && d->bits[at >> 6] >> (at & 63) & 1 ? d->head[at] : -1;
}

#endif
