/* A calendar of numbered nodes: a ring of lists with a bitmap. See calendar.h for the shape.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/calendar.h"

#include <stdbool.h>
#include <string.h>

void calendar_clear(struct calendar *c, int n_nodes)
{
    c->now = -1;
    c->next = MODEL_NEVER;
    c->n = 0;
    memset(c->bits, 0, sizeof c->bits);
    for (int i = 0; i < n_nodes; i++)
        c->nodes[i].due = CALENDAR_ABSENT;
}

void calendar_seek(struct calendar *c)
{
    if (!c->n) {
        c->next = MODEL_NEVER;
        return;
    }
    /* Lists lie in (now, now + CALENDAR_TICKS): walk the ring's words from the one after now, at most once round. */
    int32_t from = c->now + 1, at = from & (CALENDAR_TICKS - 1), word = at >> 6;
    uint64_t bits = c->bits[word] >> (at & 63) << (at & 63);
    while (!bits) {
        word = (word + 1) & (CALENDAR_WORDS - 1);
        bits = c->bits[word];
    }
    int32_t found = (word << 6) + __builtin_ctzll(bits);
    c->next = from + ((found - at) & (CALENDAR_TICKS - 1));
}

int32_t calendar_take_due(struct calendar *c, int32_t t)
{
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

void calendar_remove(struct calendar *c, int32_t node)
{
    bool waits = c->nodes[node].due > c->now;
    if (!waits) {
        c->nodes[node].due = CALENDAR_ABSENT;
        return;
    }
    int32_t list = c->nodes[node].list, at = list & (CALENDAR_TICKS - 1), *link = &c->head[at];
    while (*link != node)
        link = &c->nodes[*link].next;
    *link = c->nodes[node].next;
    c->nodes[node].due = CALENDAR_ABSENT;
    c->n--;
    if (c->head[at] < 0)
        c->bits[at >> 6] &= ~((uint64_t)1 << (at & 63));
    if (list == c->next)
        calendar_seek(c);
}
