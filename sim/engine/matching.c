/* Patients whose main condition matches what somebody has specialised in.
 *
 * What a person holds is true whoever knows of it, and so is the time that he spends on patients whom it matches. Those who give
 * patients and tasks to people go by what they know: each specialisation of a person is known, or not, for a whole replication,
 * by a draw of its own. So the same people are known under every policy, and whoever is known is still known when more is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/matching.h"

#include "base/chance.h"

void matching_begin(struct engine *g)
{
    const struct model *m = g->m;
    uint64_t visible = chance_key(g->seed, g->replication, CHANCE_VISIBLE);
    for (int p = 0; p < m->n_persons && m->n_specialisations > 0; p++) {
        const struct person *person = &m->persons[p];
        uint64_t key = chance_join(chance_join(visible, m->units[person->unit].label.key), person->label.key);
        g->known[p] = 0;
        for (int n = 0; n < m->n_specialisations; n++)
            if (chance_uniform(chance_at(chance_join(key, m->specialisations[n].key), 0)) < m->planning.visibility)
                g->known[p] |= (uint64_t)1 << n;
    }
}

bool matching_is_known(const struct engine *g, const struct worker *w, int slot)
{
    if (slot < 0 || g->m->n_specialisations == 0)
        return false;
    uint64_t matches = g->m->units[w->unit].condition_matches[g->slots[slot].condition];
    return matches & g->known[w->person] & model_specialisations(&g->m->persons[w->person], g->t);
}

void matching_charge(const struct engine *g, const struct worker *w)
{
    const struct instance *i = w->instance;
    int32_t condition = i->patient_gone ? i->condition : g->slots[i->slot].condition;
    uint64_t matches = i->slot < 0 ? 0 : w->us->u->condition_matches[condition];
    int32_t ticks = g->t - w->since; /* of one day: time is charged on the hour, and educations end at midnight */
    if (!matches)
        return;
    g->a->persons[w->person].matching_ticks += ticks;
    if (matches & model_specialisations(&g->m->persons[w->person], w->since))
        g->a->persons[w->person].matched_ticks += ticks;
}
