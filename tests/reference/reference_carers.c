/* Whose patients they are, in the reference engine: looked at anew in every tick.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/chance.h"
#include "reference_state.h"

void reference_carers_forget(struct reference *r, int slot)
{
    r->carer[slot] = -1;
    for (int p = 0; p < r->model->n_persons; p++)
        r->had[slot * r->model->n_persons + p] = -1;
}

static bool is_there(const struct reference *r, int person)
{
    return r->persons[person].state != PERSON_AWAY && !r->persons[person].overtime;
}

static int n_patients(const struct reference *r, int person)
{
    int n = 0;
    for (int slot = 0; slot < demand_slots(r->model); slot++)
        n += r->carer[slot] == person;
    return n;
}

static uint32_t draw(const struct reference *r, int person, int slot)
{
    const struct model *m = r->model;
    uint64_t key = chance_key(r->seed, r->replication, CHANCE_PREFER);
    key = chance_join(key, m->units[m->persons[person].unit].label.key);
    key = chance_join(key, m->persons[person].label.key);
    return chance_at(chance_join(key, r->patients[slot].key), 0);
}

uint64_t reference_carers_matches(const struct reference *r, int slot)
{
    const struct patient_now *patient = &r->patients[slot];
    return r->model->units[patient->unit].condition_matches[patient->condition];
}

uint64_t reference_carers_holds(const struct reference *r, int person)
{
    const struct person *p = &r->model->persons[person];
    uint64_t held = p->specialisations;
    if (p->education && p->education->held_tick <= r->now)
        held |= p->education->specialisation;
    return held;
}

static bool is_known(const struct reference *r, int person, int specialisation)
{
    const struct model *m = r->model;
    uint64_t key = chance_key(r->seed, r->replication, CHANCE_VISIBLE);
    key = chance_join(key, m->units[m->persons[person].unit].label.key);
    key = chance_join(key, m->persons[person].label.key);
    key = chance_join(key, m->specialisations[specialisation].key);
    return chance_uniform(chance_at(key, 0)) < m->planning.visibility;
}

bool reference_carers_specialised(const struct reference *r, int person, int slot)
{
    uint64_t both = reference_carers_matches(r, slot) & reference_carers_holds(r, person);
    for (int n = 0; n < r->model->n_specialisations; n++)
        if (both >> n & 1 && is_known(r, person, n))
            return true;
    return false;
}

static bool comes_before(const struct reference *r, int slot, int a, int b)
{
    const struct planning *planning = &r->model->planning;
    const int32_t *had = &r->had[slot * r->model->n_persons];
    for (int n = 0; n < planning->n; n++) {
        if (planning->by[n] == PLANNING_BALANCE && n_patients(r, a) != n_patients(r, b))
            return n_patients(r, a) < n_patients(r, b);
        if (planning->by[n] == PLANNING_CONTINUITY && had[a] != had[b])
            return had[a] > had[b];
        bool special = planning->by[n] == PLANNING_SPECIALISED && reference_carers_specialised(r, a, slot);
        if (planning->by[n] == PLANNING_SPECIALISED && special != reference_carers_specialised(r, b, slot))
            return special;
    }
    if (draw(r, a, slot) != draw(r, b, slot))
        return draw(r, a, slot) < draw(r, b, slot);
    return a < b;
}

void reference_carers_plan(struct reference *r, int unit)
{
    const struct model *m = r->model;
    int n_slots = m->planning.who ? demand_slots(m) : 0;
    for (int slot = 0; slot < n_slots; slot++)
        if (r->carer[slot] >= 0 && !is_there(r, r->carer[slot]))
            r->carer[slot] = -1;
    for (int slot = 0; slot < n_slots; slot++) {
        if (!r->patients[slot].present || r->patients[slot].unit != unit || r->carer[slot] >= 0)
            continue;
        int best = -1;
        for (int p = 0; p < m->n_persons; p++)
            if (m->persons[p].unit == unit && m->planning.who[m->persons[p].class] && is_there(r, p) &&
                (best < 0 || comes_before(r, slot, p, best)))
                best = p;
        r->carer[slot] = best;
        if (best >= 0)
            r->had[slot * m->n_persons + best] = r->now;
    }
}

bool reference_carers_own(const struct reference *r, const struct instance *i, int person)
{
    return (i->slot >= 0 && r->carer[i->slot] == person) || reference_claims_own(r, i, person);
}

bool reference_carers_owned(const struct reference *r, const struct instance *i)
{
    return (i->slot >= 0 && r->carer[i->slot] >= 0) || reference_claims_owned(r, i);
}
