/* Programmes that come to nothing: which no learner can finish, or after which the right is of no use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/vain_training.h"

#include <math.h>

#include "base/text.h"
#include "model/expected_tasks.h"
#include "model/who_comes.h"
#include "model/windows.h"

/* What is so for somebody to whom the programme may be offered, in some unit; each asks for those before it. */
struct hopes {
    bool meant, there, prior, supervisor, meets, claims, let_go;
    double expected; /* instances of the task in the run where a learner and a supervisor meet: expected_tasks.h */
};

static bool is_right(const uint64_t *queues, const struct kind *k, int task)
{
    int queue = k->unit.queue_of[2 * task];
    return queue >= 0 && model_has_bit(queues, queue);
}

static bool held_at_start(const struct kind *k, const struct person *person, int task)
{
    return (is_right(person->by[REGIME_TRAINED], k, task) && person->trained[task]) ||
           (is_right(person->by[REGIME_SIGNED], k, task) && person->signed_off[task]);
}

/* From the start: later, who has learnt it may teach it. */
static bool may_supervise(const struct kind *k, const struct programme *p, const struct person *person, int task)
{
    bool formal = is_right(person->by[REGIME_FORMAL], k, task), ad_hoc = is_right(person->by[REGIME_AD_HOC], k, task);
    return p->supervises ? p->supervises[person->class] && (formal || ad_hoc || held_at_start(k, person, task)) : formal;
}

/* Whether he has, or can earn in another programme, what must be held before this one is offered. */
static bool can_have_prior(const struct model *m, const struct kind *k, int programme, const struct person *person)
{
    for (int t = 0; t < m->n_tasks; t++) {
        enum regime regime = model_regime(m, &k->unit, t, person->role);
        bool earned = person->may_learn[t] && m->programme_of[t] != programme;
        bool held = regime == REGIME_TRAINED ? person->trained[t] : regime == REGIME_SIGNED && person->signed_off[t];
        if (m->programmes[programme].prior[t] && regime != REGIME_FORMAL && regime != REGIME_AD_HOC && !held && !earned)
            return false;
    }
    return true;
}

/* Whether one who may come in this person's duties is one of `who`. */
static bool may_be_one(const struct model *m, const struct kind *k, int person, const bool *who)
{
    bool is = who[person];
    for (int p = 0; p < k->n_persons && !is; p++)
        is = who[p] && who_comes_stands_in(m, k, p, person);
    return is;
}

/* Whether any of `learners` and of `supervisors`, both of whom come, are on duty together for longer than a report takes. */
static bool meet(struct build *b, const struct kind *k, const bool *learners, const bool *supervisors)
{
    const struct model *m = b->m;
    bool *learns = ARENA_ARRAY(b->scratch, k->n_persons, bool), *teaches = ARENA_ARRAY(b->scratch, k->n_persons, bool);
    int n_learners = 0, n_always = 0, n_teachers = 0, n_always_teachers = 0, n_both = 0;
    for (int p = 0; p < k->n_persons; p++) {
        learns[p] = may_be_one(m, k, p, learners);
        teaches[p] = may_be_one(m, k, p, supervisors);
        n_learners += learners[p];
        n_teachers += supervisors[p];
        n_always += learners[p] && k->persons[p].always;
        n_always_teachers += supervisors[p] && k->persons[p].always;
        n_both += learners[p] && supervisors[p];
    }
    if ((n_always > 0 && n_teachers > 0) || (n_always_teachers > 0 && n_learners > 0))
        return n_both == 0 || n_learners > 1 || n_teachers > 1; /* nobody teaches himself */
    for (int d = 0; d < 2 * k->n_duties; d++) {
        const struct duty *x = &k->duties[d % k->n_duties];
        int32_t x_round = d / k->n_duties * m->rota_ticks;
        for (int e = d + 1; e < 3 * k->n_duties; e++) {
            const struct duty *y = &k->duties[e % k->n_duties];
            int32_t y_round = e / k->n_duties * m->rota_ticks;
            int32_t from = y->start_tick + y_round, until = y->end_tick + y_round, x_until = x->end_tick + x_round;
            if (from >= x_until)
                break;
            bool fits = (learns[x->person] && teaches[y->person]) || (teaches[x->person] && learns[y->person]);
            if (fits && (double)((until < x_until ? until : x_until) - from) * m->tick_s > WINDOWS_HANDOVER_S)
                return true;
        }
    }
    return false;
}

static void look_for_hopes(struct build *b, const struct kind *k, int programme, int task, struct hopes *hopes)
{
    const struct model *m = b->m;
    bool *learners = ARENA_ARRAY(b->scratch, k->n_persons, bool), *supervisors = ARENA_ARRAY(b->scratch, k->n_persons, bool);
    bool supervisor = false, lets_go = false;
    for (int i = 0; i < k->n_persons; i++) {
        const struct person *person = &k->persons[i];
        bool comes = who_comes_at_all(k, i);
        learners[i] = comes && person->may_learn[task] && can_have_prior(m, k, programme, person);
        supervisors[i] = comes && may_supervise(k, &m->programmes[programme], person, task);
        supervisor |= supervisors[i];
        lets_go |= comes && person->delegates > 0 && is_right(person->by[REGIME_FORMAL], k, task);
    }
    bool together = supervisor && meet(b, k, learners, supervisors);
    for (int i = 0; i < k->n_persons; i++) {
        const struct person *person = &k->persons[i];
        bool signs = model_regime(m, &k->unit, task, person->role) == REGIME_SIGNED;
        bool is[] = {person->may_learn[task], who_comes_at_all(k, i), can_have_prior(m, k, programme, person), supervisor,
                     together, !signs || person->initiative > 0, !signs || lets_go};
        bool *said[] = {&hopes->meant, &hopes->there, &hopes->prior, &hopes->supervisor, &hopes->meets, &hopes->claims,
                        &hopes->let_go};
        for (size_t n = 0; n < sizeof is / sizeof *is && is[n]; n++)
            *said[n] = true;
    }
    if (together)
        hopes->expected = fmax(hopes->expected, expected_tasks_in_run(m, k, task));
}

static void warn_of_task(struct build *b, const struct value *v, const char *id, const struct hopes *hopes)
{
    char number[TEXT_NUMBER_BYTES];
    double occasions = value_number(v, "occasions");
    if (!hopes->meant)
        BUILD_WARNING(b, v, "nobody can earn the right to task '%s': it is offered to nobody whose right to it is "
                      "'signed' or 'trained'", id);
    else if (!hopes->there)
        BUILD_WARNING(b, v, "nobody can earn the right to task '%s': all to whom it could be offered are away for "
                      "the whole run", id);
    else if (!hopes->prior)
        BUILD_WARNING(b, value_member(v, "prior"), "nobody can earn the right to task '%s': nobody has, or learns in another "
                      "programme, what must be held before", id);
    else if (!hopes->supervisor)
        BUILD_WARNING(b, v, "nobody can earn the right to task '%s': no supervisor works where a learner does", id);
    else if (!hopes->meets)
        BUILD_WARNING(b, v, "nobody can earn the right to task '%s': no learner and supervisor are on duty together, but for an "
                      "hour at most, as at a handover", id);
    else if (hopes->expected <= 0)
        BUILD_WARNING(b, v, "nobody can earn the right to task '%s': it never arises", id);
    else if (hopes->expected < occasions)
        BUILD_WARNING(b, value_member(v, "occasions"), "hardly anybody can earn the right to task '%s': %d occasions are asked "
                      "for, and only about %s arise in a unit in the whole run", id, (int)occasions,
                      text_number(number, round(10 * hopes->expected) / 10));
    else if (!hopes->claims)
        BUILD_WARNING(b, v, "the right to task '%s' is earned and never used: of those who can earn it nobody ever claims it "
                      "('initiative' 0)", id);
    else if (!hopes->let_go)
        BUILD_WARNING(b, v, "the right to task '%s' is earned and never used: nobody with the formal right ever lets it go "
                      "('delegates' 0)", id);
}

void vain_training_warn(struct build *b)
{
    for (int i = 0; i < b->m->n_programmes; i++)
        for (int t = 0; t < b->tasks.n; t++) {
            struct hopes hopes = {.expected = 0};
            if (!b->m->programmes[i].teaches[t])
                continue;
            for (int k = 0; k < b->n_kinds; k++)
                if (b->kinds[k].has_task[t])
                    look_for_hopes(b, &b->kinds[k], i, t, &hopes);
            warn_of_task(b, b->programmes.value[i], b->tasks.id[t], &hopes);
        }
}
