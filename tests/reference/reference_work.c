/* Work in the reference engine: how long it takes whom, and its beginning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/chance.h"
#include "reference_state.h"

void reference_work_occupy(struct reference *r, int person, enum person_state state, struct instance *i)
{
    r->persons[person].state = state;
    r->persons[person].on = i;
    if (state != PERSON_HOLDING)
        reference_accounts_taken_up(r, person, i);
}

/* The role's in this task, and the line's own. */
static double pace_of(const struct reference *r, const struct instance *i, int person)
{
    const struct person *p = &r->model->persons[person];
    return reference_state_task(r, i)->pace_per_s[p->role] * p->duration_factor;
}

/* How long it takes these people, at first: the whole, and the part in which the helper is needed. */
static void measure(const struct reference *r, struct instance *i, double v, int performer)
{
    const struct model *m = r->model;
    const struct helper *helper = &reference_state_task(r, i)->helper;
    int32_t alone = (int32_t)floor(pace_of(r, i, performer) * i->work_s + v);
    i->rest = (int32_t)floor(i->pace * i->work_s + v);
    i->joint_rest = i->joint == REFERENCE_ALONE ? 0 : i->rest;
    if (i->joint == REFERENCE_TOGETHER && helper->joint == HELPER_CHECK)
        i->joint_rest = (int32_t)fmin(floor(helper->joint_s / m->tick_s + v), i->rest);
    if (i->joint == REFERENCE_CONSULT) {
        i->joint_rest = (int32_t)floor(m->consulting[i->task].joint_s / m->tick_s + v);
        i->rest += i->joint_rest;
    }
    i->own_ends = r->now + alone;
}

/* At another pace; what is talked about in consulting takes as long as ever. */
static void measure_again(struct instance *i, double v, double factor)
{
    int32_t talk = i->joint == REFERENCE_CONSULT ? i->joint_rest : 0;
    if (factor == 1)
        return;
    i->rest = talk + (int32_t)floor((i->rest - talk) * factor + v);
    if (!talk)
        i->joint_rest = (int32_t)floor(i->joint_rest * factor + v);
}

/* Work begins, or goes on, with these two; both are free. */
void reference_work_begin(struct reference *r, struct instance *i, int performer, int helper, enum reference_joint joint,
                          enum event_kind how, enum event_why why)
{
    const struct model *m = r->model;
    const struct task *task = reference_state_task(r, i);
    double v = chance_uniform(i->rounding), old_pace = i->pace;
    i->pace = pace_of(r, i, performer);
    if (joint == REFERENCE_TOGETHER && task->helper.joint == HELPER_ALL)
        i->pace = fmax(i->pace, pace_of(r, i, helper));
    if (joint == REFERENCE_TEACH)
        i->pace *= m->programmes[m->programme_of[i->task]].factor;
    if (i->first_performer >= 0 && i->joint == REFERENCE_CONSULT && joint != REFERENCE_CONSULT) {
        i->rest -= i->joint_rest; /* he needs no advice: what was left of it is not given */
        i->joint_rest = 0;
    }
    i->joint = joint;
    if (i->first_performer < 0) {
        i->first_performer = performer;
        i->first_start = r->now;
        measure(r, i, v, performer);
    } else if (i->pace != old_pace) {
        measure_again(i, v, i->pace / old_pace);
    }
    i->state = INSTANCE_WORKING;
    i->performer = performer;
    i->helper = helper;
    i->ends = r->now + i->rest;
    i->joint_ends = r->now + i->joint_rest;
    reference_state_tell(r, how, i, why, performer, helper);
    if (i->rest == 0) {
        reference_state_done(r, i);
        return;
    }
    reference_work_occupy(r, performer, PERSON_PERFORMING, i);
    if (helper >= 0 && i->joint_rest == 0) {
        reference_state_tell(r, EVENT_HELPER_LEFT, i, WHY_NONE, performer, helper);
        i->helper = -1;
    } else if (helper >= 0) {
        reference_work_occupy(r, helper, PERSON_HELPING, i);
    }
}
