/* Training: who is in a programme, what each has learnt, and which rights that gives.
 *
 * A programme is offered to a few people of a unit at a time, the most experienced first, then larger positions, then by the
 * order of names. Each supervised occasion counts when it is done, and the right holds from phase 2 of that tick on (of the next
 * tick, for work of no length). Where a day begins it is looked at which rights lapse, and who is gone for long: he has no place,
 * and whoever leaves his post takes with him what he has earned. Offers are made anew when any of it happens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/learning.h"

#include <string.h>

#include "engine/competence.h"

enum { NODE_NEXT_TICK, NODE_MIDNIGHT }; /* of DUE_LEARN */

static struct lesson *lesson_of(const struct engine *g, int person, int task)
{
    return &g->lessons[(ptrdiff_t)person * g->m->n_tasks + task];
}

static uint64_t *earned_words(const struct engine *g, int person)
{
    const struct unit_state *us = g->workers[person].us;
    return us->earned + (ptrdiff_t)(person - us->u->first_person) * us->u->n_words;
}

static bool holds(const struct engine *g, int person, int task)
{
    int queue = g->workers[person].us->u->queue_of[2 * task];
    return g->workers[person].us->u->rights_move ? model_has_bit(earned_words(g, person), queue)
                                                 : model_holds_at_start(g->m, &g->m->persons[person], task);
}

static void set_holds(struct engine *g, int person, int task, bool now)
{
    uint64_t *earned = earned_words(g, person);
    for (int critical = 0; critical < 2; critical++) {
        int queue = g->workers[person].us->u->queue_of[2 * task + critical];
        if (queue < 0)
            continue;
        uint64_t bit = (uint64_t)1 << (queue & 63);
        earned[queue >> 6] = now ? earned[queue >> 6] | bit : earned[queue >> 6] & ~bit;
    }
    competence_changes(g, g->workers[person].us);
}

/* ---- Offers --------------------------------------------------------------------------------------------------------------- */

static bool *in_training(const struct engine *g, int person, int programme)
{
    return &g->in_training[(ptrdiff_t)person * g->m->n_programmes + programme];
}

static bool lacks(const struct engine *g, int person, int task)
{
    return g->m->persons[person].may_learn[task] && !holds(g, person, task);
}

/* Whether he may be in a programme now: on leave, or where nobody holds the post, nobody learns. */
static bool can_learn(const struct engine *g, int person)
{
    return g->posts.gone[person] == AWAY_NOT;
}

static bool lacks_something(const struct engine *g, int person, int programme)
{
    for (int t = 0; t < g->m->n_tasks; t++)
        if (g->m->programmes[programme].teaches[t] && lacks(g, person, t))
            return true;
    return false;
}

bool learning_has_right(const struct engine *g, int person, int task)
{
    const struct person *p = &g->m->persons[person];
    switch (model_regime(g->m, &g->m->units[p->unit], task, p->role)) {
    case REGIME_FORMAL:
        return true;
    case REGIME_TRAINED:
    case REGIME_SIGNED:
        return g->m->units[p->unit].queue_of[2 * task] >= 0 ? holds(g, person, task) : model_holds_at_start(g->m, p, task);
    case REGIME_AD_HOC:
    case REGIME_NONE:
    case N_REGIMES:
        break;
    }
    return false;
}

/* Whether he may do a task, if only at times. */
static bool has_some_right(const struct engine *g, int person, int task)
{
    const struct person *p = &g->m->persons[person];
    return learning_has_right(g, person, task) || model_regime(g->m, &g->m->units[p->unit], task, p->role) == REGIME_AD_HOC;
}

static bool has_prior(const struct engine *g, int person, int programme)
{
    for (int t = 0; t < g->m->n_tasks; t++)
        if (g->m->programmes[programme].prior[t] && !has_some_right(g, person, t))
            return false;
    return true;
}

static int next_learner(const struct engine *g, const struct unit *u, int programme)
{
    const struct person *persons = g->m->persons;
    int best = -1;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++) {
        if (*in_training(g, p, programme) || !can_learn(g, p) || !lacks_something(g, p, programme) ||
            !has_prior(g, p, programme))
            continue;
        if (best < 0 || persons[p].experience_years > persons[best].experience_years ||
            (persons[p].experience_years == persons[best].experience_years && persons[p].fte > persons[best].fte))
            best = p;
    }
    return best;
}

/* Who has learnt all of it, or is gone for long, makes room for the next; whoever is in it is offered what he lacks. */
static void offer(struct engine *g, struct unit_state *us, int programme)
{
    const struct unit *u = us->u;
    int n = 0;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++) {
        *in_training(g, p, programme) &= can_learn(g, p) && lacks_something(g, p, programme);
        n += *in_training(g, p, programme);
    }
    for (int next; n < g->m->programmes[programme].most_at_once && (next = next_learner(g, u, programme)) >= 0; n++)
        *in_training(g, next, programme) = true;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        for (int t = 0; t < g->m->n_tasks && *in_training(g, p, programme); t++)
            if (g->m->programmes[programme].teaches[t] && lacks(g, p, t) && lesson_of(g, p, t)->offered_at < 0)
                lesson_of(g, p, t)->offered_at = g->t;
    state_touch(g, us, NEWS_OTHER);
}

static void offer_all(struct engine *g)
{
    for (int u = 0; u < g->m->n_units; u++)
        for (int programme = 0; programme < g->m->n_programmes; programme++)
            offer(g, &g->units[u], programme);
}

/* ---- Rights --------------------------------------------------------------------------------------------------------------- */

/* The rights with which people begin, as bits of the queues of their units. */
static void begin_rights(struct engine *g)
{
    for (int p = 0; p < g->m->n_persons; p++) {
        const struct unit *u = &g->m->units[g->m->persons[p].unit];
        if (!u->rights_move)
            continue;
        uint64_t *earned = earned_words(g, p);
        memset(earned, 0, (size_t)u->n_words * sizeof *earned);
        for (int q = 0; q < u->n_queues; q++)
            if (model_holds_at_start(g->m, &g->m->persons[p], u->queues[q].task))
                earned[q >> 6] |= (uint64_t)1 << (q & 63);
    }
}

static void expect_midnight(struct engine *g)
{
    int32_t day = g->m->ticks_per_day, next = (g->t / day + 1) * day;
    bool expected = g->posts.change;
    for (int i = 0; i < g->m->n_programmes; i++)
        expected |= g->m->programmes[i].fades_ticks != MODEL_NEVER;
    if (expected)
        state_expect(g, DUE_LEARN, NODE_MIDNIGHT, next);
}

void learning_begin(struct engine *g)
{
    begin_rights(g);
    if (!g->m->n_programmes)
        return;
    for (int i = 0; i < g->m->n_persons * g->m->n_tasks; i++)
        g->lessons[i] = (struct lesson){.offered_at = -1};
    posts_start(&g->posts, g->seed, g->replication);
    posts_look(&g->posts, 0);
    memset(g->in_training, 0, (size_t)(g->m->n_persons * g->m->n_programmes) * sizeof *g->in_training);
    offer_all(g);
    expect_midnight(g);
}

bool learning_learns(const struct engine *g, const struct worker *w, const struct instance *i)
{
    const struct person *p = &g->m->persons[w->person];
    int task = i->kind->task, programme = g->m->programme_of[task];
    int word = i->queue >> 6, bit = i->queue & 63;
    bool could = (p->by[REGIME_SIGNED][word] | p->by[REGIME_TRAINED][word]) >> bit & 1;
    return could && *in_training(g, w->person, programme) && lacks(g, w->person, task);
}

void learning_done(struct engine *g, const struct instance *i, const struct worker *performer)
{
    int task = i->kind->task, programme = g->m->programme_of[task];
    lesson_of(g, performer->person, task)->last_tick = g->t;
    if (i->joint != JOINT_TEACH)
        return;
    struct lesson *lesson = lesson_of(g, i->helper->person, task);
    g->a->persons[i->helper->person].occasions++;
    if (lesson->offered_at < 0)
        return; /* he has left his post since this began */
    lesson->last_tick = g->t;
    lesson->supervisor = performer->person;
    if (++lesson->occasions < g->m->programmes[programme].occasions || g->learnt)
        return;
    g->learnt = true;
    if (state_too_late_for_now(g))
        state_expect(g, DUE_LEARN, NODE_NEXT_TICK, g->t + 1);
    else
        state_mark_due(g, DUE_LEARN);
}

static void tell(const struct engine *g, enum event_kind kind, int person, int task, int supervisor)
{
    state_tell(g, &(struct event){.tick = g->t, .kind = kind, .unit = g->workers[person].unit, .task = task, .source = -1,
                                  .k = (uint32_t)lesson_of(g, person, task)->occasions, .slot = -1, .person = person,
                                  .helper = supervisor});
}

static void earn(struct engine *g, int person, int task)
{
    struct lesson *lesson = lesson_of(g, person, task);
    set_holds(g, person, task, true);
    lesson->last_tick = g->t;
    accounts_earn(g->a, person, task, lesson->offered_at, g->t);
    tell(g, EVENT_RIGHT_EARNED, person, task, lesson->supervisor);
}

/* He holds the right no longer, and has `occasions` to his credit when he begins again. */
static void lapse(struct engine *g, int person, int task, int occasions)
{
    struct lesson *lesson = lesson_of(g, person, task);
    set_holds(g, person, task, false);
    lesson->offered_at = -1;
    lesson->occasions = occasions;
    g->a->learners[(ptrdiff_t)person * g->m->n_tasks + task].lapsed++;
    tell(g, EVENT_RIGHT_LAPSED, person, task, -1);
}

/* Nobody holds the post: who comes next will begin as the roster line says, with nothing of what was learnt in it. */
static void begin_anew(struct engine *g, int person, int task)
{
    bool at_start = model_holds_at_start(g->m, &g->m->persons[person], task);
    if (holds(g, person, task) && !at_start)
        lapse(g, person, task, 0);
    else if (at_start && !holds(g, person, task))
        set_holds(g, person, task, true);
    *lesson_of(g, person, task) = (struct lesson){.last_tick = g->t, .offered_at = -1};
}

void learning_settle(struct engine *g)
{
    const struct model *m = g->m;
    bool midnight = g->t > 0 && g->t % m->ticks_per_day == 0;
    if (midnight)
        posts_look(&g->posts, (double)g->t * m->tick_s);
    for (int person = 0; person < m->n_persons; person++)
        for (int task = 0; task < m->n_tasks; task++) {
            if (m->programme_of[task] < 0 || m->units[m->persons[person].unit].queue_of[2 * task] < 0)
                continue;
            const struct programme *p = &m->programmes[m->programme_of[task]];
            const struct lesson *lesson = lesson_of(g, person, task);
            bool fades = midnight && p->fades_ticks != MODEL_NEVER && g->t - lesson->last_tick >= p->fades_ticks;
            if (midnight && g->posts.gone[person] == AWAY_VACANCY)
                begin_anew(g, person, task);
            else if (lacks(g, person, task) && lesson->occasions >= p->occasions)
                earn(g, person, task);
            else if (fades && holds(g, person, task))
                lapse(g, person, task, p->occasions - p->refresher_occasions);
        }
    g->learnt = false;
    offer_all(g);
    if (midnight)
        expect_midnight(g);
}

void learning_count_open(struct engine *g)
{
    for (int p = 0; p < g->m->n_persons && g->m->n_programmes; p++)
        for (int t = 0; t < g->m->n_tasks; t++) {
            struct learner_account *learner = &g->a->learners[(ptrdiff_t)p * g->m->n_tasks + t];
            int32_t offered_at = lesson_of(g, p, t)->offered_at;
            bool open = g->m->programme_of[t] >= 0 && offered_at >= 0 && lacks(g, p, t);
            learner->open += open;
            learner->open_ticks += open ? g->t - offered_at : 0;
        }
}
