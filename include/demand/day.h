/* The needs of one day, in the order of their ticks.
 *
 *     day_clear(&day, first_tick);
 *     ... per need: day_grow if it is full, fill needs[n], day_add ...
 *     day_sort(&day);
 *     for (const struct asked *x = day.order; x->tick < first_tick + day.n_ticks; x++)
 *         ... day.needs[x->need] ...
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DEMAND_DAY_H
#define DEMAND_DAY_H

#include <stdint.h>

/* A need takes one line of memory: needs are read in another order than they were made in, and each is waited for once. */
enum { NEED_BYTES = 64 };

/* One task instance released at a tick. (origin, source, k) names it; `key` is the hash of that name. */
struct need {
    uint64_t key;      /* of the instance's stream, (seed, replication, origin, source, k) */
    double work_s;     /* standard work, seconds */
    uint32_t rounding; /* v of its work */
    uint32_t tie;      /* strict order among equals */
    int32_t slot;      /* the patient's, or -1 when the unit asks */
    uint32_t k;        /* ordinal: 1, 2, ...; scheduled: the time of day as seconds since 1970 (Unix time, modulo 2^32); start or
                          end of a shift: days since 1970 + the low half of the hash of the shift's name */
    double x_s;        /* the continuous time, equal at every tick length */
    int16_t unit;
    int16_t source;    /* index into the unit's sources */
    int32_t kind;      /* the source's number among those of all units */
} __attribute__((aligned(NEED_BYTES)));

/* Who reads the needs may look so many ahead, to have them at hand. */
enum { DAY_AHEAD = 8 };

/* needs[need] is asked for at this tick. */
struct asked {
    int32_t tick, need;
};

struct day {
    int32_t first_tick, n_ticks;
    struct need *needs;   /* in the order in which they were made */
    struct asked *order;  /* by tick once sorted; those after the last have the first tick after the day */
    struct asked *spare;  /* day_sort's own */
    int32_t n, size;
};

/* For days of n_ticks ticks, at most 2^20. */
void day_init(struct day *d, int32_t n_ticks);
/* Empties it and sets the first tick. */
void day_clear(struct day *d, int32_t first_tick);
void day_free(struct day *d); /* safe twice */
/* Makes room for at least one more need. 0, or -1 when memory is exhausted. */
int day_grow(struct day *d);
/* Puts `order` in order. Needs of the same tick stay in the order in which they were made; that means nothing, as dispatch
 * orders by urgency, due, created and a keyed tie. */
void day_sort(struct day *d);

/* Adds needs[n], which the caller has filled, at `tick` of this day. */
static inline void day_add(struct day *d, int32_t tick)
{
    d->order[d->n] = (struct asked){tick, d->n};
    d->n++;
}

#endif
