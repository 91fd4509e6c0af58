/* The rights of persons in the reference engine: every condition asked anew for every person, task and action.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/chance.h"
#include "reference_state.h"

bool reference_rights_formal(const struct reference *r, int person, const struct instance *i)
{
    const struct model *m = r->model;
    const struct person *p = &m->persons[person];
    const struct unit *u = &m->units[p->unit];
    bool banned = i->critical && model_never_if_critical(m, u, i->task, p->role);
    return model_regime(m, u, i->task, p->role) == REGIME_FORMAL && !banned;
}

/* The person on duty who answers for the task: of those with the formal right whoever is in charge of the shift, else the
 * longest-serving; -1 = nobody. */
static int responsible(const struct reference *r, const struct instance *i)
{
    const struct model *m = r->model;
    int best = -1, lead = r->lead[i->unit];
    if (lead >= 0 && reference_rights_formal(r, lead, i))
        return lead;
    for (int p = 0; p < m->n_persons; p++)
        if (m->persons[p].unit == i->unit && r->persons[p].was_there && reference_rights_formal(r, p, i) &&
            (best < 0 || m->persons[p].experience_years > m->persons[best].experience_years))
            best = p;
    return best;
}

/* One draw for each duty of a person and task. */
static double willing(const struct reference *r, int person, int task, unsigned place)
{
    const struct model *m = r->model;
    const struct person_now *p = &r->persons[person];
    const struct unit *u = &m->units[m->persons[person].unit];
    uint64_t key = chance_key(r->seed, r->replication, CHANCE_WILLING);
    key = chance_join(key, u->label.key);
    key = chance_join(key, m->persons[person].label.key);
    if (p->duty_shift >= 0) {
        key = chance_join(key, u->shifts[p->duty_shift].label.key);
        key = chance_join(key, (uint64_t)(m->start_day + p->duty_day));
    }
    key = chance_join(key, m->tasks[task].label.key);
    return chance_uniform(chance_at(key, place));
}

double reference_rights_draw(const struct reference *r, int person, int task)
{
    return willing(r, person, task, 2);
}

bool reference_rights_claims(const struct reference *r, int person, int task)
{
    return reference_learning_holds(r, person, task) && willing(r, person, task, 0) < r->model->persons[person].initiative;
}

static bool is_delegated(const struct reference *r, int person, const struct instance *i)
{
    const struct model *m = r->model;
    int nurse = responsible(r, i);
    return nurse >= 0 && willing(r, person, i->task, 0) < m->persons[person].initiative &&
           willing(r, nurse, i->task, 1) < m->persons[nurse].delegates;
}

bool reference_rights_hold(const struct reference *r, int person, const struct instance *i)
{
    const struct model *m = r->model;
    const struct person *p = &m->persons[person];
    if (i->critical && model_never_if_critical(m, &m->units[p->unit], i->task, p->role))
        return false;
    switch (model_regime(m, &m->units[p->unit], i->task, p->role)) {
    case REGIME_FORMAL:
        return true;
    case REGIME_TRAINED:
        return reference_learning_holds(r, person, i->task);
    case REGIME_SIGNED:
        return reference_learning_holds(r, person, i->task) && !i->critical && is_delegated(r, person, i);
    case REGIME_AD_HOC:
        return responsible(r, i) < 0;
    case REGIME_NONE:
    case N_REGIMES:
        break;
    }
    return false;
}
