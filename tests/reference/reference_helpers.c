/* Who needs whom, in the reference engine: second persons, consulting, learners. Asked anew for every pair of people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference_state.h"

enum reference_joint reference_helpers_need(const struct reference *r, const struct instance *i, int performer)
{
    const struct model *m = r->model;
    const struct person *p = &m->persons[performer];
    bool consulted = i->first_performer >= 0 && !(i->joint == REFERENCE_CONSULT && i->joint_rest > 0);
    if (i->owner >= 0)
        return i->talk_s > 0 && !consulted ? REFERENCE_CONSULT : REFERENCE_ALONE;
    if (reference_state_task(r, i)->helper.joint != HELPER_NONE)
        return i->first_performer < 0 || i->joint_rest > 0 ? REFERENCE_TOGETHER : REFERENCE_ALONE;
    if (!m->consulting[i->task].asks || model_regime(m, &m->units[p->unit], i->task, p->role) != REGIME_SIGNED)
        return REFERENCE_ALONE;
    if (reference_talks_cover(r, i))
        return REFERENCE_ALONE;
    return consulted ? REFERENCE_ALONE : REFERENCE_CONSULT;
}

int32_t reference_helpers_hold_after(const struct reference *r, const struct instance *i, enum reference_joint need)
{
    if (i->owner >= 0)
        return MODEL_NEVER;
    return need == REFERENCE_TOGETHER ? reference_state_task(r, i)->helper.hold_after_ticks
           : need == REFERENCE_CONSULT ? r->model->consulting[i->task].hold_after_ticks : MODEL_NEVER;
}

bool reference_helpers_call(const struct reference *r, const struct instance *i, enum reference_joint need)
{
    if (need == REFERENCE_CONSULT && i->owner >= 0)
        return false;
    return need == REFERENCE_CONSULT ? r->model->consulting[i->task].calls : reference_state_task(r, i)->interrupts;
}

bool reference_helpers_supervises(const struct reference *r, const struct instance *i, int person)
{
    const struct model *m = r->model;
    const struct person *p = &m->persons[person];
    int programme = m->programme_of[i->task];
    if (programme < 0 || i->owner >= 0 || i->first_performer >= 0)
        return false;
    if (m->programmes[programme].supervises)
        return m->programmes[programme].supervises[p->class];
    return model_regime(m, &m->units[p->unit], i->task, p->role) == REGIME_FORMAL;
}

bool reference_helpers_wait_for_learner(const struct reference *r, const struct instance *i, int performer)
{
    const struct model *m = r->model;
    int32_t wait = m->programmes[m->programme_of[i->task]].wait_ticks;
    if (wait != MODEL_NEVER && r->now >= i->ready + wait)
        return false;
    for (int p = 0; p < m->n_persons; p++)
        if (p != performer && r->persons[p].state != PERSON_AWAY && !r->persons[p].overtime && reference_learning_learns(r, p, i))
            return true;
    return false;
}
