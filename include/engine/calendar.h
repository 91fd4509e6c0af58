/* A calendar of numbered nodes (people, queues, ...): which of them is due at which tick.
 *
 * A ring of lists, one per tick, and a bit per list that is not empty, so the next tick is found 64 ticks at a time. A node
 * due beyond the ring waits in its farthest list and is put in again when that list is reached. A node is in the calendar
 * at most once. Order within a tick means nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_CALENDAR_H
#define ENGINE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "model/model.h"

enum { CALENDAR_TICKS = 1024, CALENDAR_WORDS = CALENDAR_TICKS / 64, CALENDAR_ABSENT = -1 };

struct calendar_node {
    int32_t due;  /* the tick asked for, kept after it was taken; CALENDAR_ABSENT when it was removed */
    int32_t list; /* the tick of the list it waits in */
    int32_t next; /* next node of that list, -1 = last */
    int32_t what; /* for the owner, who sets it */
};

struct calendar {
    int32_t now;        /* the owner sets it, to `next` at most */
    int32_t next;       /* nothing is due before it; MODEL_NEVER when empty */
    struct calendar_node *nodes;
    int32_t head[CALENDAR_TICKS]; /* -1 = empty */
    uint64_t bits[CALENDAR_WORDS];
};

/* Empties it; `nodes` belongs to the owner, who may grow it. */
void calendar_clear(struct calendar *c, int n_nodes);
/* Takes a node back. One that was taken already, for the present tick, stays in the list handed out: its `due` tells. */
void calendar_remove(struct calendar *c, int32_t node);

/* Node is due at tick `due`, after c->now. */
static inline void calendar_add(struct calendar *c, int32_t node, int32_t due)
{
    int32_t far = c->now + CALENDAR_TICKS - 1, list = due < far ? due : far, at = list & (CALENDAR_TICKS - 1);
    struct calendar_node *n = &c->nodes[node];
    n->due = due;
    n->list = list;
    n->next = c->head[at];
    c->head[at] = node;
    c->bits[at >> 6] |= (uint64_t)1 << (at & 63);
    c->next = list < c->next ? list : c->next;
}

/* The first list in the words after that of the next tick; MODEL_NEVER when the calendar is empty. */
int32_t calendar_walk(const struct calendar *c);

/* Finds `next` anew: lists lie in (now, now + CALENDAR_TICKS). */
static inline void calendar_seek(struct calendar *c)
{
    int32_t from = c->now + 1, at = from & (CALENDAR_TICKS - 1);
    uint64_t bits = c->bits[at >> 6] >> (at & 63);
    c->next = bits ? from + __builtin_ctzll(bits) : calendar_walk(c);
}

/* The list of the present tick is to be taken. */
static inline bool calendar_is_due(const struct calendar *c)
{
    return c->next == c->now;
}

/* Those of a list of nodes that are due now; the others are put in again. */
int32_t calendar_sift(struct calendar *c, int32_t list);

/* The nodes due now, taken out, as a list through nodes[].next; -1 = none. Only when calendar_is_due says so. */
static inline int32_t calendar_take(struct calendar *c)
{
    int32_t t = c->now, at = t & (CALENDAR_TICKS - 1), node = c->head[at];
    c->head[at] = -1;
    c->bits[at >> 6] ^= (uint64_t)1 << (at & 63);
    calendar_seek(c);
    bool alone = c->nodes[node].next < 0 && c->nodes[node].due == t; /* as a rule */
    return alone ? node : calendar_sift(c, node);
}

#endif
