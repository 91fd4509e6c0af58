/* Whose patients they are: planning, when somebody comes on duty or leaves, or a patient comes.
 *
 * A patient stays with one person until that person's duty is over. Then, like a new patient, he is given to one of those on
 * duty: to who had him last, who has the fewest patients, or who has learnt what he needs, as the policy says. Patients are given
 * one after the other, in the order of their beds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/carers.h"

#include <string.h>

#include "base/chance.h"
#include "engine/competence.h"
#include "engine/matching.h"

static int32_t *had(const struct engine *g, const struct worker *w, int slot)
{
    return &g->had[(ptrdiff_t)slot * g->most_persons + (w->person - w->us->u->first_person)];
}

static int32_t *n_own(const struct engine *g, const struct worker *w)
{
    return &g->n_own[w->person - w->us->u->first_person];
}

static bool is_there(const struct worker *w)
{
    return w->doing != DOING_OFF && !w->overtime;
}

void carers_admit(struct engine *g, int slot)
{
    if (!g->m->planning.who)
        return;
    memset(&g->had[(ptrdiff_t)slot * g->most_persons], -1, (size_t)g->most_persons * sizeof *g->had); /* -1: all bits */
    competence_changes(g, &g->units[g->slots[slot].unit]);
}

/* The fewer the rather. */
static int32_t value_by(const struct engine *g, enum planning_by by, int slot, const struct worker *w)
{
    switch (by) {
    case PLANNING_CONTINUITY:
        return -*had(g, w, slot);
    case PLANNING_BALANCE:
        return *n_own(g, w);
    case PLANNING_SPECIALISED:
        return !matching_is_known(g, w, slot);
    case N_PLANNING_BYS:
        break;
    }
    BUG("unknown way of planning");
}

static bool comes_before(const struct engine *g, int slot, const struct worker *a, const struct worker *b)
{
    for (int n = 0; n < g->m->planning.n; n++) {
        int32_t value_a = value_by(g, g->m->planning.by[n], slot, a), value_b = value_by(g, g->m->planning.by[n], slot, b);
        if (value_a != value_b)
            return value_a < value_b;
    }
    uint64_t key = g->slots[slot].key;
    uint32_t draw_a = chance_at(chance_join(a->key, key), 0), draw_b = chance_at(chance_join(b->key, key), 0);
    return draw_a != draw_b ? draw_a < draw_b : a->person < b->person;
}

static struct worker *find(const struct engine *g, const struct unit *u, int slot)
{
    struct worker *best = NULL;
    for (struct worker *w = &g->workers[u->first_person], *end = w + u->n_persons; w < end; w++)
        if (g->m->planning.who[g->m->persons[w->person].class] && is_there(w) && (!best || comes_before(g, slot, w, best)))
            best = w;
    return best;
}

void carers_plan(const struct engine *g, struct unit_state *us)
{
    const struct unit *u = us->u;
    int first = g->demand.units[us->unit].first_slot, end = first + 2 * u->n_beds;
    memset(g->n_own, 0, (size_t)u->n_persons * sizeof *g->n_own);
    for (int s = first; s < end; s++) {
        struct slot *slot = &g->slots[s];
        if (slot->carer && !is_there(slot->carer))
            slot->carer = NULL;
        if (slot->carer)
            ++*n_own(g, slot->carer);
    }
    for (int s = first; s < end; s++) {
        struct slot *slot = &g->slots[s];
        if (!slot->present || slot->carer || !(slot->carer = find(g, u, s)))
            continue;
        ++*n_own(g, slot->carer);
        *had(g, slot->carer, s) = g->t;
    }
}
