/* A clock that counts the ticks while something is so. Twice per task, and inline for that reason.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_STOPWATCH_H
#define ENGINE_STOPWATCH_H

#include <stdbool.h>
#include <stdint.h>

struct stopwatch {
    int32_t ticks; /* counted; while it is on, less the tick at which it was turned on */
    int32_t now;   /* all bits while it is on, else none */
};

/* From tick t on it is on, or off; no matter if it was so before. */
static inline void stopwatch_turn(struct stopwatch *s, bool on, int32_t t)
{
    int32_t change = on + s->now;
    if (!change)
        return;
    s->ticks -= change * t;
    s->now = -(int32_t)on;
}

/* Ticks up to t in which it was on. */
static inline int32_t stopwatch_read(const struct stopwatch *s, int32_t t)
{
    return s->ticks + (t & s->now);
}

#endif
