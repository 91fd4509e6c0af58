/* How people earn rights in the reference engine: offers, supervised occasions, rights that fade.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference_state.h"

static struct learning *learning(const struct reference *r, int person, int task)
{
    return &r->learning[person * r->model->n_tasks + task];
}

bool reference_learning_holds(const struct reference *r, int person, int task)
{
    return learning(r, person, task)->holds;
}

static bool has_right(const struct reference *r, int person, int task)
{
    const struct model *m = r->model;
    const struct person *p = &m->persons[person];
    switch (model_regime(m, &m->units[p->unit], task, p->role)) {
    case REGIME_FORMAL:
    case REGIME_AD_HOC:
        return true;
    case REGIME_TRAINED:
    case REGIME_SIGNED:
        return learning(r, person, task)->holds;
    case REGIME_NONE:
    case N_REGIMES:
        break;
    }
    return false;
}

/* Who has a post that nobody holds, or is on long leave, when the day begins. */
static void look_who_is_gone(struct reference *r)
{
    for (int p = 0; p < r->model->n_persons; p++) {
        r->vacant[p] = reference_attendance_is_away(r->model, r->seed, r->replication, p, AWAY_VACANCY, r->now);
        r->on_leave[p] = reference_attendance_is_away(r->model, r->seed, r->replication, p, AWAY_LEAVE, r->now);
    }
}

/* He is there to learn, and something of the programme is still to be learnt. */
static bool has_something_to_learn(const struct reference *r, int person, int programme)
{
    if (r->vacant[person] || r->on_leave[person])
        return false;
    for (int t = 0; t < r->model->n_tasks; t++)
        if (r->model->programme_of[t] == programme && r->model->persons[person].may_learn[t] && !learning(r, person, t)->holds)
            return true;
    return false;
}

static bool has_prior(const struct reference *r, int person, int programme)
{
    for (int t = 0; t < r->model->n_tasks; t++)
        if (r->model->programmes[programme].prior[t] && !has_right(r, person, t))
            return false;
    return true;
}

/* The next to whom the programme is offered in the unit; -1 = nobody. */
static int next_learner(const struct reference *r, int unit, int programme)
{
    const struct model *m = r->model;
    int best = -1;
    for (int p = 0; p < m->n_persons; p++) {
        if (m->persons[p].unit != unit || r->offered[p * m->n_programmes + programme] ||
            !has_something_to_learn(r, p, programme) || !has_prior(r, p, programme))
            continue;
        const struct person *x = &m->persons[p], *y = best >= 0 ? &m->persons[best] : NULL;
        if (!y || x->experience_years > y->experience_years || (x->experience_years == y->experience_years && x->fte > y->fte))
            best = p;
    }
    return best;
}

static void offer(struct reference *r)
{
    const struct model *m = r->model;
    for (int u = 0; u < m->n_units; u++)
        for (int programme = 0; programme < m->n_programmes; programme++) {
            int n = 0, next;
            for (int p = 0; p < m->n_persons; p++) {
                bool *offered = &r->offered[p * m->n_programmes + programme];
                *offered = *offered && has_something_to_learn(r, p, programme);
                n += *offered && m->persons[p].unit == u;
            }
            for (; n < m->programmes[programme].most_at_once && (next = next_learner(r, u, programme)) >= 0; n++)
                r->offered[next * m->n_programmes + programme] = true;
        }
    for (int p = 0; p < m->n_persons; p++)
        for (int t = 0; t < m->n_tasks; t++)
            if (m->programme_of[t] >= 0 && r->offered[p * m->n_programmes + m->programme_of[t]] &&
                m->persons[p].may_learn[t] && !learning(r, p, t)->holds && learning(r, p, t)->offered_at < 0)
                learning(r, p, t)->offered_at = r->now;
}

void reference_learning_begin(struct reference *r)
{
    const struct model *m = r->model;
    for (int p = 0; p < m->n_persons; p++)
        for (int t = 0; t < m->n_tasks; t++)
            *learning(r, p, t) = (struct learning){.holds = model_holds_at_start(m, &m->persons[p], t), .offered_at = -1};
    for (int i = 0; i < m->n_persons * m->n_programmes; i++)
        r->offered[i] = false;
    look_who_is_gone(r);
    offer(r);
}

bool reference_learning_learns(const struct reference *r, int person, const struct instance *i)
{
    const struct model *m = r->model;
    const struct person *p = &m->persons[person];
    int programme = m->programme_of[i->task];
    if (programme < 0 || !r->offered[person * m->n_programmes + programme] || !p->may_learn[i->task] ||
        learning(r, person, i->task)->holds || p->unit != i->unit)
        return false;
    const struct unit *u = &m->units[p->unit];
    if (i->critical && model_never_if_critical(m, u, i->task, p->role))
        return false;
    return !(i->critical && model_regime(m, u, i->task, p->role) == REGIME_SIGNED);
}

int reference_learning_occasions(const struct reference *r, int person, int task)
{
    return learning(r, person, task)->occasions;
}

void reference_learning_done(struct reference *r, struct instance *i, int performer, int learner)
{
    learning(r, performer, i->task)->last_tick = r->now;
    if (learner < 0 || i->joint != REFERENCE_TEACH)
        return;
    struct learning *l = learning(r, learner, i->task);
    if (l->offered_at >= 0) { /* else the post is vacant by now */
        l->occasions++;
        l->supervisor = performer;
        l->last_tick = r->now;
    }
    reference_accounts_occasion(r, i, learner);
}

static void tell(struct reference *r, enum event_kind kind, int person, int task, int supervisor)
{
    struct instance told = {.unit = r->model->persons[person].unit, .task = task, .source = -1, .slot = -1};
    told.k = (uint32_t)learning(r, person, task)->occasions;
    reference_state_tell(r, kind, &told, WHY_NONE, person, supervisor);
}

static void lapses(struct reference *r, int person, int task)
{
    learning(r, person, task)->holds = false;
    learning(r, person, task)->offered_at = -1;
    r->accounts->learners[person * r->model->n_tasks + task].lapsed++;
}

/* The next one in this post knows what its line says, and nothing else. */
static void vacate(struct reference *r, int person, int task)
{
    struct learning *l = learning(r, person, task);
    bool at_start = model_holds_at_start(r->model, &r->model->persons[person], task), lost = l->holds && !at_start;
    if (lost)
        lapses(r, person, task);
    *l = (struct learning){.holds = at_start, .offered_at = -1, .last_tick = r->now};
    if (lost)
        tell(r, EVENT_RIGHT_LAPSED, person, task, -1);
}

void reference_learning_settle(struct reference *r)
{
    const struct model *m = r->model;
    bool midnight = r->now > 0 && r->now % m->ticks_per_day == 0;
    if (midnight)
        look_who_is_gone(r);
    for (int p = 0; p < m->n_persons; p++)
        for (int t = 0; t < m->n_tasks; t++) {
            struct learning *l = learning(r, p, t);
            if (m->programme_of[t] < 0 || m->units[m->persons[p].unit].queue_of[2 * t] < 0)
                continue; /* not taught, or not a task of his unit */
            const struct programme *programme = &m->programmes[m->programme_of[t]];
            if (midnight && r->vacant[p]) {
                vacate(r, p, t);
            } else if (!l->holds && m->persons[p].may_learn[t] && l->occasions >= programme->occasions) {
                l->holds = true;
                l->last_tick = r->now;
                tell(r, EVENT_RIGHT_EARNED, p, t, l->supervisor);
                reference_accounts_right(r, p, t, l->offered_at);
            } else if (midnight && l->holds && programme->fades_ticks != MODEL_NEVER &&
                       r->now - l->last_tick >= programme->fades_ticks) {
                lapses(r, p, t);
                l->occasions = programme->occasions - programme->refresher_occasions;
                tell(r, EVENT_RIGHT_LAPSED, p, t, -1);
            }
        }
    offer(r);
}
