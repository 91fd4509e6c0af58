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
