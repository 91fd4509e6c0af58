/* A calendar of numbered nodes: a ring of lists with a bitmap. See calendar.h for the shape.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/calendar.h"

#include <string.h>

void calendar_clear(struct calendar *c, int n_nodes)
{
    c->now = -1;
    c->next = MODEL_NEVER;
    memset(c->bits, 0, sizeof c->bits);
    for (int i = 0; i < CALENDAR_TICKS; i++)
        c->head[i] = -1;
    for (int i = 0; i < n_nodes; i++)
        c->nodes[i].due = CALENDAR_ABSENT;
}

int32_t calendar_walk(const struct calendar *c)
{
    int32_t from = c->now + 1, at = from & (CALENDAR_TICKS - 1), skipped = 64 - (at & 63);
    for (int n = 1; n <= CALENDAR_WORDS; n++, skipped += 64) { /* once round, to the ticks before `at` */
        uint64_t bits = c->bits[((at >> 6) + n) & (CALENDAR_WORDS - 1)];
        if (bits)
            return from + skipped + __builtin_ctzll(bits);
    }
    return MODEL_NEVER;
}

int32_t calendar_sift(struct calendar *c, int32_t list)
{
    int32_t due = -1;
    for (int32_t node = list, next; node >= 0; node = next) {
        struct calendar_node *n = &c->nodes[node];
        next = n->next;
        if (n->due == c->now) {
            n->next = due;
            due = node;
        } else {
            calendar_add(c, node, n->due);
        }
    }
    return due;
}

/* Nodes due now wait until their list is taken. */
static bool waits(const struct calendar *c, int32_t node)
{
    return c->nodes[node].due > c->now || (c->nodes[node].due == c->now && calendar_is_due(c));
}

void calendar_remove(struct calendar *c, int32_t node)
{
    struct calendar_node *n = &c->nodes[node];
    bool waiting = waits(c, node);
    n->due = CALENDAR_ABSENT;
    if (!waiting)
        return;
    int32_t at = n->list & (CALENDAR_TICKS - 1), *link = &c->head[at];
    while (*link != node)
        link = &c->nodes[*link].next;
    *link = n->next;
    if (c->head[at] >= 0)
        return;
    c->bits[at >> 6] &= ~((uint64_t)1 << (at & 63));
    if (n->list == c->next)
        calendar_seek(c);
}
