/* Competence that moves: sign-offs and ad hoc rights.
 *
 * Both depend on who with the formal right is on duty in the unit, breaks and overtime included. With such a person there, an ad
 * hoc right sleeps; without one, nothing is delegated. Of several, whoever is in charge of the shift answers for the task, else
 * the longest-serving, and by the order of names one of those who have served equally long. Whether she lets it go, and whether
 * the one with the sign-off claims it, is drawn for each duty and task, from the names of both, so that a policy does not change
 * it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/competence.h"

#include "base/chance.h"
#include "engine/carers.h"
#include "engine/claims.h"
#include "engine/lead.h"
#include "engine/talks.h"

enum willing { WILLING_CLAIMS, WILLING_LETS_GO, WILLING_IS_GIVEN }; /* places in the stream */

void competence_begin_duty(const struct engine *g, struct worker *w, int32_t start)
{
    const struct model *m = g->m;
    const struct unit *u = w->us->u;
    int32_t day = start / m->ticks_per_day - (start % m->ticks_per_day < 0);
    uint64_t key = chance_join(chance_key(g->seed, g->replication, CHANCE_WILLING), u->label.key);
    key = chance_join(key, m->persons[w->person].label.key);
    if (w->shift >= 0) /* who is always there has one duty, without an end */
        key = chance_join(chance_join(key, u->shifts[w->shift].label.key), (uint64_t)(m->start_day + day));
    w->duty_key = key;
}

static uint32_t draw(const struct engine *g, const struct worker *w, int task, enum willing place)
{
    return chance_at(chance_join(w->duty_key, g->m->tasks[task].label.key), place);
}

static bool wants(const struct engine *g, const struct worker *w, int task, enum willing place, double probability)
{
    return chance_uniform(draw(g, w, task, place)) < probability;
}

uint32_t competence_draw(const struct engine *g, const struct worker *w, int task)
{
    return draw(g, w, task, WILLING_IS_GIVEN);
}

bool competence_claims(const struct engine *g, const struct worker *w, int task)
{
    return wants(g, w, task, WILLING_CLAIMS, g->m->persons[w->person].initiative);
}

static bool is_formal(const struct engine *g, int person, int queue)
{
    return model_has_bit(g->m->persons[person].by[REGIME_FORMAL], queue);
}

/* Who on duty answers for what waits in the queue; NULL = nobody there has the formal right. */
static const struct worker *responsible(const struct engine *g, const struct unit_state *us, int queue)
{
    const struct worker *best = NULL;
    if (us->lead && is_formal(g, us->lead->person, queue))
        return us->lead;
    for (int p = us->u->first_person; p < us->u->first_person + us->u->n_persons; p++) {
        const struct person *person = &g->m->persons[p];
        if (g->workers[p].doing == DOING_OFF || !is_formal(g, p, queue))
            continue;
        if (!best || person->experience_years > g->m->persons[best->person].experience_years)
            best = &g->workers[p];
    }
    return best;
}

static bool is_delegated(const struct engine *g, const struct unit_state *us, const struct worker *w, int queue)
{
    const struct worker *nurse = responsible(g, us, queue);
    int task = us->u->queues[queue].task;
    return nurse && competence_claims(g, w, task) &&
           wants(g, nurse, task, WILLING_LETS_GO, g->m->persons[nurse->person].delegates);
}

static uint64_t formal_there(const struct engine *g, const struct unit_state *us, int word)
{
    uint64_t queues = 0;
    for (int p = us->u->first_person; p < us->u->first_person + us->u->n_persons; p++)
        if (g->workers[p].doing != DOING_OFF)
            queues |= g->m->persons[p].by[REGIME_FORMAL][word];
    return queues;
}

static void renew(struct engine *g, struct unit_state *us)
{
    const struct unit *u = us->u;
    us->rights_stale = false;
    if (g->m->lead.place)
        lead_choose(g, us);
    if (g->m->planning.who)
        carers_plan(g, us);
    for (int word = 0; word < u->n_words && u->rights_move; word++) {
        uint64_t formal = formal_there(g, us, word);
        for (int p = u->first_person; p < u->first_person + u->n_persons; p++) {
            const struct worker *w = &g->workers[p];
            const uint64_t *const *by = g->m->persons[p].by;
            uint64_t earned = us->earned[(p - u->first_person) * u->n_words + word];
            uint64_t may = by[REGIME_FORMAL][word] | (by[REGIME_TRAINED][word] & earned) | (by[REGIME_AD_HOC][word] & ~formal);
            for (uint64_t left = w->doing == DOING_OFF ? 0 : by[REGIME_SIGNED][word] & earned & formal; left; left &= left - 1)
                if (is_delegated(g, us, w, word * 64 + __builtin_ctzll(left)))
                    may |= left & -left;
            us->may[(p - u->first_person) * u->n_words + word] = may;
        }
    }
    if (g->m->planning.types)
        claims_plan(g, us);
    if (g->talks)
        talks_plan(g, us);
}

void competence_renew(struct engine *g)
{
    bool left = false; /* what changed in the midst of a unit's dispatch waits for its next */
    for (int u = 0; u < g->m->n_units; u++) {
        struct unit_state *us = &g->units[u];
        if (us->rights_stale && us->news)
            renew(g, us);
        left |= us->rights_stale;
    }
    if (!left)
        g->dues &= ~(1u << DUE_RIGHTS);
}
