/* What people talk of when a duty begins, in the reference engine: the plan of the rest of the duty, gone through entry by entry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
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

/* What came up in this tick belongs to the talk: it waited already, or it is in the plan for a patient who was there. */
static bool belongs(const struct talk *talk, int32_t created, bool scheduled, int32_t since)
{
    if (talk->at < 0)
        return false;
    if (created < talk->at)
        return talk->from == talk->at; /* else all that waited then was somebody else's */
    return scheduled && created >= talk->from && created < talk->until && since <= talk->at;
}

/* Somebody of the unit has talked of it; or, unless `done`, has or will. It was left out of a talk if it belonged to an earlier
 * one that had not been given up by then. */
static bool is_known(const struct reference *r, int unit, int task, int32_t created, bool scheduled, int32_t since, bool done)
{
    const struct model *m = r->model;
    for (int p = 0; p < m->n_persons; p++) {
        const struct talk *talk = &r->talks[p * m->n_tasks + task];
        bool in = m->persons[p].unit == unit && belongs(talk, created, scheduled, since);
        for (int q = 0; q < m->n_persons && in; q++) {
            const struct talk *earlier = &r->talks[q * m->n_tasks + task];
            in = m->persons[q].unit != unit || earlier->nth >= talk->nth || earlier->missed < talk->nth ||
                 !belongs(earlier, created, scheduled, since);
        }
        if (in && (talk->done || (!done && talk->missed == INT_MAX)))
            return true;
    }
    return false;
}

static bool is_known_instance(const struct reference *r, const struct instance *i, bool done)
{
    bool scheduled = r->model->units[i->unit].sources[i->source].how == HOW_SCHEDULED;
    return is_known(r, i->unit, i->task, i->created, scheduled, i->slot < 0 ? -1 : r->patients[i->slot].since, done);
}

static int n_waiting(const struct reference *r, int unit, int task)
{
    int n = 0;
    for (int k = 0; k < r->n_instances; k++) {
        const struct instance *i = r->instances[k];
        n += i->unit == unit && i->task == task && i->state == INSTANCE_WAITING && i->owner < 0 && i->created < r->now &&
             !i->critical && !is_known_instance(r, i, false);
    }
    return n;
}

/* How many are asked for on average in this tick, if it is a time of the plan: by those who are there now, and for whom nobody
 * has talked or will talk of it. */
static double needed(const struct reference *r, int unit, const struct source *s, int32_t tick)
{
    const struct unit *u = &r->model->units[unit];
    if (s->of == ORIGIN_UNIT)
        return is_known(r, unit, s->task, tick, true, -1, false) ? 0 : s->probability[0];
    double n = 0;
    for (int slot = 0; slot < demand_slots(r->model); slot++) {
        const struct patient_now *p = &r->patients[slot];
        if (p->present && p->unit == unit && !u->levels[p->level].critical &&
            !is_known(r, unit, s->task, tick, true, p->since, false))
            n += s->probability[p->level * u->n_conditions + p->condition];
    }
    return n;
}

/* The part of the time from x on, with its spread, that lies in the tick. */
static double part(const struct reference *r, const struct source *s, double x, int32_t tick)
{
    double from = tick * (double)r->model->tick_s, until = (tick + 1) * (double)r->model->tick_s;
    if (s->spread_s <= 0)
        return x >= from && x < until ? 1 : 0;
    double begin = fmax(x, from), end = fmin(x + s->spread_s, until);
    return end > begin ? (end - begin) / s->spread_s : 0;
}

static double n_planned(const struct reference *r, int unit, int task, int32_t from, int32_t until)
{
    const struct model *m = r->model;
    const struct unit *u = &m->units[unit];
    double n = 0;
    for (int k = 0; k < u->n_sources; k++) {
        const struct source *s = &u->sources[k];
        if (s->task != task || s->how != HOW_SCHEDULED)
            continue;
        for (int slot = 0; slot < s->n_times; slot++)
            for (int day = 0; day * m->ticks_per_day < until; day++) {
                double x = day * (double)DAY_S + s->time_s[slot];
                if (!(s->time_days[slot] >> (m->start_weekday + day) % N_WEEKDAYS & 1))
                    continue;
                for (int32_t tick = from; tick < until; tick++)
                    if (part(r, s, x, tick) > 0)
                        n += part(r, s, x, tick) * needed(r, unit, s, tick);
            }
    }
    return n;
}

/* Settles his talk of one type. A type that is somebody else's he may talk of from the end of that one's duty on, if it could be
 * his then. */
static double settle(struct reference *r, int person, int task)
{
    const struct model *m = r->model;
    int unit = m->persons[person].unit, owner = r->type_owner[unit * m->n_tasks + task];
    const bool *who = m->planning.types ? m->planning.types[task].who : NULL;
    struct talk *talk = &r->talks[person * m->n_tasks + task];
    if (talk->at >= 0 || (who && !who[m->persons[person].class]))
        return 0;
    bool others = owner >= 0 && owner != person;
    int32_t from = others ? r->persons[owner].end : r->now, until = r->persons[person].end;
    double n = (others ? 0 : n_waiting(r, unit, task)) + n_planned(r, unit, task, from, until);
    if (n > 0)
        *talk = (struct talk){.at = r->now, .from = from, .until = until, .nth = ++r->n_talks, .missed = INT_MAX};
    return n * m->consulting[task].plan_s;
}

void reference_talks_plan(struct reference *r, int unit)
{
    const struct model *m = r->model;
    for (int n = 0; n < r->n_instances; n++) {
        struct instance *i = r->instances[n];
        if (i->unit != unit || i->owner < 0 || i->created != r->now || i->state != INSTANCE_WAITING)
            continue;
        for (int task = 0; task < m->n_tasks; task++)
            if (is_talked_of(r, i->owner, task, i->task) && reference_rights_claims(r, i->owner, task))
                i->talk_s += settle(r, i->owner, task);
        i->talk_s = fmin(i->talk_s, (r->persons[i->owner].end - r->now) * (double)m->tick_s);
    }
}

bool reference_talks_cover(const struct reference *r, const struct instance *i)
{
    return is_known_instance(r, i, true);
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

/* The talk of the instance's duty and types is this one. */
static bool is_his(const struct reference *r, const struct instance *i, int task, const struct talk *talk)
{
    return r->model->consulting[task].asks && r->model->consulting[task].plan_task == i->task && talk->at == i->created;
}

void reference_talks_done(struct reference *r, const struct instance *i)
{
    for (int task = 0; task < r->model->n_tasks && i->talk_s > 0; task++) {
        struct talk *talk = &r->talks[i->owner * r->model->n_tasks + task];
        talk->done |= is_his(r, i, task, talk);
    }
}

void reference_talks_missed(struct reference *r, const struct instance *i)
{
    for (int task = 0; task < r->model->n_tasks && i->talk_s > 0; task++) {
        struct talk *talk = &r->talks[i->owner * r->model->n_tasks + task];
        if (is_his(r, i, task, talk))
            talk->missed = r->n_talks;
    }
}

void reference_talks_forget(struct reference *r, int person)
{
    for (int task = 0; task < r->model->n_tasks; task++)
        r->talks[person * r->model->n_tasks + task] = (struct talk){.at = -1};
}
