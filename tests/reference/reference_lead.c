/* Who is in charge of the shift, in the reference engine: asked anew in every tick.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference_state.h"

static bool is_there(const struct reference *r, int person, int unit)
{
    return r->model->persons[person].unit == unit && r->persons[person].state != PERSON_AWAY && !r->persons[person].overtime;
}

static bool has_right(const struct reference *r, int person, int task)
{
    const struct person *p = &r->model->persons[person];
    enum regime regime = model_regime(r->model, &r->model->units[p->unit], task, p->role);
    bool must_be_held = regime == REGIME_TRAINED || regime == REGIME_SIGNED;
    return regime == REGIME_FORMAL || (must_be_held && reference_learning_holds(r, person, task));
}

/* Whether the rights that belong to it are there, should this person be in charge. */
static bool rights_are_there(const struct reference *r, int person, int unit)
{
    const struct model *m = r->model;
    for (int t = 0; t < m->n_tasks; t++) {
        if (!m->lead.right[t] || m->units[unit].queue_of[2 * t] < 0)
            continue;
        bool held = false;
        for (int p = 0; p < m->n_persons; p++)
            if (is_there(r, p, unit) && (p == person || !m->lead.by_lead))
                held = held || has_right(r, p, t);
        if (!held)
            return false;
    }
    return true;
}

/* By the place of the name that fits, then experience, then name. */
static bool comes_before(const struct model *m, int a, int b)
{
    int place_a = m->lead.place[m->persons[a].class], place_b = m->lead.place[m->persons[b].class];
    if (place_a != place_b)
        return place_a < place_b;
    if (m->persons[a].experience_years != m->persons[b].experience_years)
        return m->persons[a].experience_years > m->persons[b].experience_years;
    return a < b;
}

void reference_lead_choose(struct reference *r, int unit)
{
    const struct model *m = r->model;
    r->lead[unit] = -1;
    for (int p = 0; p < m->n_persons && m->lead.place; p++)
        if (is_there(r, p, unit) && m->lead.place[m->persons[p].class] >= 0 && rights_are_there(r, p, unit) &&
            (r->lead[unit] < 0 || comes_before(m, p, r->lead[unit])))
            r->lead[unit] = p;
}

int reference_lead_class(const struct reference *r, int person, const struct instance *i)
{
    const struct person *p = &r->model->persons[person];
    int class = r->lead[p->unit] == person ? r->model->classes[p->class].lead : p->class;
    return reference_carers_own(r, i, person) ? r->model->classes[class].carer : class;
}
