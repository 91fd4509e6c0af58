/* The needs of one day, found by tick.
 *
 * Needs are made stream by stream and asked for tick by tick; a list per tick with a bit per tick does the sorting. Order
 * within a tick is no part of demand: dispatch orders by urgency, due, created and a keyed tie.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand/day.h"

#include <stdlib.h>
#include <string.h>

void day_init(struct day *d, int32_t n_ticks, struct arena *arena)
{
    memset(d, 0, sizeof *d);
    d->n_ticks = n_ticks;
    d->head = ARENA_ARRAY(arena, n_ticks, int32_t);
    d->bits = ARENA_ARRAY(arena, (n_ticks + 63) / 64, uint64_t);
}

void day_clear(struct day *d, int32_t first_tick)
{
    d->first_tick = first_tick;
    d->n = 0;
    memset(d->bits, 0, (size_t)((d->n_ticks + 63) / 64) * sizeof *d->bits);
}

int day_grow(struct day *d)
{
    int32_t size = d->size ? 2 * d->size : 1024;
    struct need *needs = realloc(d->needs, (size_t)size * sizeof *needs);
    if (!needs)
        return -1;
    d->needs = needs;
    d->size = size;
    return 0;
}

void day_free(struct day *d)
{
    free(d->needs);
    d->needs = NULL;
    d->n = d->size = 0;
}
