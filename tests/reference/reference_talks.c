/* What people talk of when a duty begins, in the reference engine: the plan of the rest of the duty, gone through entry by entry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "reference_state.h"

enum { DAY_S = 86400 };

/* Done by sign-off by people of this role, and talked of in that task. */
static bool is_talked_of(const struct reference *r, int person, int task, int plan_task)
{
    const struct model *m = r->model;
    const struct person *p = &m->persons[person];
    if (m->units[p->unit].queue_of[2 * task] < 0)
        return false; /* no task of this unit */
    return m->consulting[task].asks && m->consulting[task].plan_task == plan_task && m->tasks[task].helper.joint == HELPER_NONE &&
           model_regime(m, &m->units[p->unit], task, p->role) == REGIME_SIGNED;
}

static int n_waiting(const struct reference *r, int unit, int task)
{
    int n = 0;
    for (int k = 0; k < r->n_instances; k++) {
        const struct instance *i = r->instances[k];
        n += i->unit == unit && i->task == task && i->state == INSTANCE_WAITING && i->owner < 0 && i->created < r->now &&
             !i->critical;
    }
    return n;
}

/* How many are asked for on average at this time, if it is in the plan: by those who are there now. */
static double needed(const struct reference *r, int unit, const struct source *s)
{
    const struct unit *u = &r->model->units[unit];
    if (s->of == ORIGIN_UNIT)
        return s->probability[0];
    double n = 0;
    for (int slot = 0; slot < demand_slots(r->model); slot++) {
        const struct patient_now *p = &r->patients[slot];
        if (p->present && p->unit == unit && !u->levels[p->level].critical)
            n += s->probability[p->level * u->n_conditions + p->condition];
    }
    return n;
}

/* The part of the time from x on, with its spread, that lies in [from, until). */
static double part(const struct source *s, double x, double from, double until)
{
    if (s->spread_s <= 0)
        return x >= from && x < until ? 1 : 0;
    double begin = fmax(x, from), end = fmin(x + s->spread_s, until);
    return end > begin ? (end - begin) / s->spread_s : 0;
}

static double n_planned(const struct reference *r, int unit, int task, double from, double until)
{
    const struct model *m = r->model;
    const struct unit *u = &m->units[unit];
    double n = 0;
    for (int k = 0; k < u->n_sources; k++) {
        const struct source *s = &u->sources[k];
        if (s->task != task || s->how != HOW_SCHEDULED)
            continue;
        for (int slot = 0; slot < s->n_times; slot++)
            for (int day = 0; day * (double)DAY_S < until; day++) {
                double some = part(s, day * (double)DAY_S + s->time_s[slot], from, until);
                if (some > 0 && s->time_days[slot] >> (m->start_weekday + day) % N_WEEKDAYS & 1)
                    n += some * needed(r, unit, s);
            }
    }
    return n;
}

double reference_talks_length_s(const struct reference *r, int person, int plan_task)
{
    const struct model *m = r->model;
    int unit = m->persons[person].unit;
    double sum = 0, from = r->now * (double)m->tick_s, until = r->persons[person].end * (double)m->tick_s;
    for (int task = 0; task < m->n_tasks; task++)
        if (is_talked_of(r, person, task, plan_task) && reference_rights_claims(r, person, task))
            sum += m->consulting[task].plan_s * (n_waiting(r, unit, task) + n_planned(r, unit, task, from, until));
    return fmin(sum, until - from);
}

bool reference_talks_cover(const struct reference *r, const struct instance *i, int performer)
{
    int32_t planned = r->planned[performer * r->model->n_tasks + i->task];
    if (planned < 0)
        return false;
    if (i->created < planned)
        return true;
    return r->model->units[i->unit].sources[i->source].how == HOW_SCHEDULED &&
           (i->slot < 0 || r->patients[i->slot].since <= planned);
}

bool reference_talks_may_answer(const struct reference *r, const struct instance *i, int person)
{
    const struct model *m = r->model;
    const struct person *p = &m->persons[person];
    for (int task = 0; task < m->n_tasks; task++)
        if (is_talked_of(r, i->owner, task, i->task) && model_regime(m, &m->units[p->unit], task, p->role) != REGIME_FORMAL)
            return false;
    return true;
}

void reference_talks_done(struct reference *r, const struct instance *i)
{
    for (int task = 0; task < r->model->n_tasks && i->talk_s > 0; task++)
        if (is_talked_of(r, i->owner, task, i->task) && reference_rights_claims(r, i->owner, task))
            r->planned[i->owner * r->model->n_tasks + task] = i->created;
}

void reference_talks_forget(struct reference *r, int person)
{
    for (int task = 0; task < r->model->n_tasks; task++)
        r->planned[person * r->model->n_tasks + task] = -1;
}
