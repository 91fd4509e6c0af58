/* Posts and those who hold them, where a day begins.
 *
 * It has spells of its own: attendance is asked for the duties to come, which is later than now, and spells are only asked
 * forwards. Both streams have the same keys, so both tell the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "attendance/posts.h"

static bool can_be_gone(const struct model *m, const struct person *p)
{
    for (int i = 0; i < p->n_away; i++)
        if (p->away[i].reason <= AWAY_LEAVE)
            return true;
    for (int i = 0; i < m->n_absences; i++)
        if (p->absences >> i & 1 && m->absences[i].reason <= AWAY_LEAVE)
            return true;
    return false;
}

void posts_init(struct posts *posts, const struct model *m, struct arena *arena)
{
    *posts = (struct posts){.m = m, .gone = ARENA_ARRAY(arena, m->n_persons, enum away_reason)};
    for (int p = 0; p < m->n_persons; p++)
        posts->change |= can_be_gone(m, &m->persons[p]);
    if (posts->change)
        posts->spells = ARENA_ARRAY(arena, (size_t)m->n_persons * (size_t)m->n_absences, struct spells);
}

void posts_start(struct posts *posts, uint64_t seed, uint32_t replication)
{
    for (int p = 0; p < posts->m->n_persons; p++)
        posts->gone[p] = AWAY_NOT;
    if (posts->change)
        spells_start_all(posts->spells, posts->m, seed, replication);
}

void posts_look(struct posts *posts, double at_s)
{
    for (int p = 0; p < posts->m->n_persons && posts->change; p++) {
        enum away_reason reason = spells_reason(posts->spells, posts->m, p, at_s, at_s, NULL);
        posts->gone[p] = reason <= AWAY_LEAVE ? reason : AWAY_NOT;
    }
}
