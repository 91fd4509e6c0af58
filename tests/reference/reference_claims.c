/* Whose types of task they are, in the reference engine: looked at anew in every tick.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference_state.h"

static int *owner_of(struct reference *r, int unit, int task)
{
    return &r->type_owner[unit * r->model->n_tasks + task];
}

static bool is_by_sign_off(const struct reference *r, int person, int task)
{
    const struct person *p = &r->model->persons[person];
    return model_regime(r->model, &r->model->units[p->unit], task, p->role) == REGIME_SIGNED;
}

/* Named for it, on duty in the unit, and may do it now for a patient who is not critical. By sign-off: has claimed it. */
static bool may_have(const struct reference *r, int unit, int task, int person)
{
    const struct person *p = &r->model->persons[person];
    const struct person_now *now = &r->persons[person];
    const struct instance some = {.unit = unit, .task = task, .slot = -1, .owner = -1};
    return p->unit == unit && r->model->planning.types[task].who[p->class] && now->state != PERSON_AWAY && !now->overtime &&
           reference_rights_hold(r, person, &some);
}

static bool somebody_claims(const struct reference *r, int unit, int task)
{
    bool any = false;
    for (int p = 0; p < r->model->n_persons; p++)
        any = any || (may_have(r, unit, task, p) && is_by_sign_off(r, p, task));
    return any;
}

static int n_types(struct reference *r, int unit, int person)
{
    int n = 0;
    for (int task = 0; task < r->model->n_tasks; task++)
        n += *owner_of(r, unit, task) == person;
    return n;
}

static bool comes_before(struct reference *r, int unit, int task, int a, int b)
{
    const struct planned_type *type = &r->model->planning.types[task];
    int32_t had_a = r->had_type[a * r->model->n_tasks + task], had_b = r->had_type[b * r->model->n_tasks + task];
    if (is_by_sign_off(r, a, task) != is_by_sign_off(r, b, task))
        return is_by_sign_off(r, a, task);
    for (int n = 0; n < type->n; n++) {
        if (type->by[n] == PLANNING_BALANCE && n_types(r, unit, a) != n_types(r, unit, b))
            return n_types(r, unit, a) < n_types(r, unit, b);
        if (type->by[n] == PLANNING_CONTINUITY && had_a != had_b)
            return had_a > had_b;
    }
    double draw_a = reference_rights_draw(r, a, task), draw_b = reference_rights_draw(r, b, task);
    return draw_a != draw_b ? draw_a < draw_b : a < b;
}

static int find(struct reference *r, int unit, int task)
{
    int best = -1;
    for (int p = 0; p < r->model->n_persons; p++)
        if (may_have(r, unit, task, p) && (best < 0 || comes_before(r, unit, task, p, best)))
            best = p;
    return best;
}

void reference_claims_plan(struct reference *r, int unit)
{
    const struct model *m = r->model;
    for (int task = 0; task < m->n_tasks && m->planning.types; task++) {
        int *owner = owner_of(r, unit, task);
        if (*owner >= 0 && (!may_have(r, unit, task, *owner) ||
                            (!is_by_sign_off(r, *owner, task) && somebody_claims(r, unit, task))))
            *owner = -1;
    }
    for (int task = 0; task < m->n_tasks && m->planning.types; task++) {
        int *owner = owner_of(r, unit, task);
        if (*owner >= 0 || !m->planning.types[task].who || m->units[unit].queue_of[2 * task] < 0)
            continue;
        *owner = find(r, unit, task);
        if (*owner >= 0)
            r->had_type[*owner * m->n_tasks + task] = r->now;
    }
}

bool reference_claims_own(const struct reference *r, const struct instance *i, int person)
{
    return i->owner < 0 && r->type_owner[i->unit * r->model->n_tasks + i->task] == person;
}

bool reference_claims_owned(const struct reference *r, const struct instance *i)
{
    return i->owner < 0 && r->type_owner[i->unit * r->model->n_tasks + i->task] >= 0;
}

void reference_claims_begin(struct reference *r)
{
    const struct model *m = r->model;
    for (int n = 0; n < m->n_units * m->n_tasks; n++)
        r->type_owner[n] = -1;
    for (int n = 0; n < m->n_persons * m->n_tasks; n++)
        r->had_type[n] = -1;
}
