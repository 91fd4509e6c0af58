/* The needs of one day, in the order of their ticks.
 *
 * Needs are made stream by stream and asked for tick by tick. Each goes to the front of its tick's list; the lists that are
 * not empty are found by a bit each, 64 ticks at a time. So a need costs a few instructions, however many there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand/day.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static int32_t n_words(const struct day *d)
{
    return (d->n_ticks + 63) / 64;
}

void day_init(struct day *d, int32_t n_ticks, struct arena *arena)
{
    *d = (struct day){.n_ticks = n_ticks};
    d->last = ARENA_ARRAY(arena, n_ticks, int32_t);
    d->bits = ARENA_ARRAY(arena, n_words(d), uint64_t);
    memset(d->last, -1, (size_t)n_ticks * sizeof *d->last);
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

int day_grow(struct day *d)
{
    int32_t size = d->size ? 2 * d->size : 1024;
    size_t n = (size_t)size;
    if (!enlarge(&d->needs, n, sizeof *d->needs) || !enlarge(&d->order, n + DAY_AHEAD + 1, sizeof *d->order) ||
        !enlarge(&d->before, n, sizeof *d->before))
        return -1;
    d->size = size;
    return 0;
}

/* The needs of one tick, of which there are several, in the order in which they were made; `need` is the last. Returns the place
 * after them. */
static struct asked *put_several(const struct day *d, struct asked *to, int32_t tick, int32_t need)
{
    struct asked *end = to;
    for (int32_t i = need; i >= 0; i = d->before[i])
        end++;
    for (to = end; need >= 0; need = d->before[need])
        *--to = (struct asked){tick, need};
    return end;
}

void day_sort(struct day *d)
{
    struct asked *to = d->order;
    int32_t words = n_words(d), *last = d->last;
    for (int32_t word = 0; word < words; word++) {
        for (uint64_t bits = d->bits[word]; bits; bits &= bits - 1) {
            int32_t at = word * 64 + __builtin_ctzll(bits), need = last[at];
            last[at] = -1;
            if (d->before[need] >= 0)
                to = put_several(d, to, d->first_tick + at, need);
            else
                *to++ = (struct asked){d->first_tick + at, need};
        }
        d->bits[word] = 0;
    }
    for (int32_t i = 0; i <= DAY_AHEAD; i++)
        to[i] = (struct asked){d->first_tick + d->n_ticks, 0};
}

void day_free(struct day *d)
{
    free(d->needs);
    free(d->order);
    free(d->before);
    d->needs = NULL;
    d->order = NULL;
    d->before = NULL;
    d->n = d->size = 0;
}
