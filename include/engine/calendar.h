/* A calendar of numbered nodes (people, queues, ...): which of them is due at which tick.
 *
 * A ring of lists, one per tick, and a bit per list that is not empty, so the next tick is found 64 ticks at a time. A node
 * due beyond the ring waits in its farthest list and is put in again when that list is reached. A node is in the calendar
 * at most once. Order within a tick means nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_CALENDAR_H
#define ENGINE_CALENDAR_H

#include <stdint.h>

#include "model/model.h"

enum { CALENDAR_TICKS = 4096, CALENDAR_WORDS = CALENDAR_TICKS / 64, CALENDAR_ABSENT = -1 };

struct calendar_node {
    int32_t due;  /* the tick asked for, kept after it was taken; CALENDAR_ABSENT when it was removed */
    int32_t list; /* the tick of the list it waits in */
    int32_t next; /* next node of that list, -1 = last */
    int32_t what; /* for the owner, who sets it */
};

struct calendar {
    int32_t now, next;  /* nothing is due before `next`; MODEL_NEVER when empty */
    int32_t n;          /* nodes in the calendar */
    struct calendar_node *nodes;
    int32_t head[CALENDAR_TICKS]; /* valid where the bit is set */
    uint64_t bits[CALENDAR_WORDS];
};

/* Empties it; `nodes` belongs to the owner, who may grow it. */
void calendar_clear(struct calendar *c, int n_nodes);
/* Takes a node back. One that was taken already, for the present tick, stays in its list: its `due` tells. */
void calendar_remove(struct calendar *c, int32_t node);
/* Node is due at tick `due`, after c->now. */
static inline void calendar_add(struct calendar *c, int32_t node, int32_t due)
{
    int32_t list = due - c->now < CALENDAR_TICKS ? due : c->now + CALENDAR_TICKS - 1, at = list & (CALENDAR_TICKS - 1);
    uint64_t *word = &c->bits[at >> 6], bit = (uint64_t)1 << (at & 63);
    struct calendar_node *n = &c->nodes[node];
    n->due = due;
    n->list = list;
    n->next = *word & bit ? c->head[at] : -1;
    *word |= bit;
    c->head[at] = node;
    c->n++;
    c->next = list < c->next ? list : c->next;
}

/* Finds `next` anew: lists lie in (now, now + CALENDAR_TICKS), so the ring's words are walked from there, at most once round. */
static inline void calendar_seek(struct calendar *c)
{
    int32_t from = c->now + 1, at = from & (CALENDAR_TICKS - 1), word = at >> 6;
    uint64_t bits = c->bits[word] >> (at & 63) << (at & 63);
    if (!c->n) {
        c->next = MODEL_NEVER;
        return;
    }
    while (!bits) {
        word = (word + 1) & (CALENDAR_WORDS - 1);
        bits = c->bits[word];
    }
    int32_t found = (word << 6) + __builtin_ctzll(bits);
    c->next = from + ((found - at) & (CALENDAR_TICKS - 1));
}

/* The nodes due at tick t, taken out, as a list through nodes[].next; -1 = none. Call it in every tick the clock stops at. */
static inline int32_t calendar_take(struct calendar *c, int32_t t)
{
    c->now = t;
    if (t != c->next)
        return -1;
    int32_t at = t & (CALENDAR_TICKS - 1), node = c->head[at], taken = -1;
    c->bits[at >> 6] &= ~((uint64_t)1 << (at & 63));
    while (node >= 0) {
        int32_t next = c->nodes[node].next, due = c->nodes[node].due;
        c->n--;
        if (due == t) {
            c->nodes[node].next = taken;
            taken = node;
        } else {
            calendar_add(c, node, due);
        }
        node = next;
    }
    calendar_seek(c);
    return taken;
}

#endif
