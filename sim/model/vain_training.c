/* Programmes that come to nothing: which no learner can finish, or after which the right is of no use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/vain_training.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/expected_tasks.h"
#include "model/names.h"
#include "model/rules.h"
#include "model/training.h"
#include "model/who_comes.h"
#include "model/windows.h"

/* What must be so for somebody, in some unit, before he can earn the right, and for it to be of use: one after the other, each
 * asked for those only of whom all before it is so. First comes what the programme asks (training.h). ARISES and OFTEN are
 * asked of the task, between MET and CLAIMED. */
enum hope { LACKED = N_TRAINING_DEMANDS, THERE, PRIOR, SUPERVISED, MET, CLAIMED, LET_GO, N_OF_PERSONS, ARISES = N_OF_PERSONS,
            OFTEN, N_HOPES };

static const struct {
    const char *key, *why; /* the key of the programme to look at, NULL = all of it */
} wanting[N_HOPES] = {
    [TRAINING_EARNED] = {"tasks", "for nobody on the roster the right to it is 'signed' or 'trained'"},
    [TRAINING_WHO] = {"who", "this names nobody whose right to it is 'signed' or 'trained'"},
    [TRAINING_POSITION] = {"min_fte", "nobody who might has so large a position"},
    [TRAINING_YEARS] = {"min_experience_years", "nobody who might has so many years in the occupation"},
    [TRAINING_INITIATIVE] = {"min_initiative", "nobody who might has so much initiative"},
    [LACKED] = {NULL, "all to whom it could be offered hold it from the start, and it does not fade"},
    [THERE] = {NULL, "all to whom it could be offered are away for the whole run"},
    [PRIOR] = {"prior", "nobody has, or can learn in another programme, what must be held before"},
    [SUPERVISED] = {"supervisors", "nobody who may do it, and is to supervise it, works where a learner does"},
    [MET] = {NULL, "no learner and supervisor are on duty together, but for an hour at most, as at a handover"},
    [CLAIMED] = {NULL, "of those who can earn it nobody ever claims it ('initiative' 0)"},
    [LET_GO] = {NULL, "nobody who has the formal right and comes ever lets it go ('delegates')"},
    [ARISES] = {NULL, "it never arises"},
};

struct hopes { /* of a task, in all units */
    int n;           /* how many are so for the one who comes furthest */
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

/* From the start: later, who has learnt it may teach it. A sign-off holds only where somebody has the formal right. */
static bool may_supervise(const struct kind *k, const struct programme *p, const struct person *person, int task, bool lets_go)
{
    bool formal = is_right(person->by[REGIME_FORMAL], k, task), ad_hoc = is_right(person->by[REGIME_AD_HOC], k, task);
    bool held = held_at_start(k, person, task) && (lets_go || !is_right(person->by[REGIME_SIGNED], k, task));
    return p->supervises ? p->supervises[person->class] && (formal || ad_hoc || held) : formal;
}

static bool has_prior(const struct model *m, const struct kind *k, int programme, const struct person *person,
                      const bool *possible)
{
    for (int t = 0; t < m->n_tasks; t++) {
        enum regime regime = model_regime(m, &k->unit, t, person->role);
        bool earned = person->may_learn[t] && possible[m->programme_of[t]];
        bool held = regime == REGIME_TRAINED ? person->trained[t] : regime == REGIME_SIGNED && person->signed_off[t];
        if (m->programmes[programme].prior[t] && regime != REGIME_FORMAL && regime != REGIME_AD_HOC && !held && !earned)
            return false;
    }
    return true;
}

/* Whether he has, or can earn in other programmes, what must be held before this one is offered. One may lead to another, so all
 * are asked until none is added; those that wait for each other never are. `possible`: room for as many as there are. */
static bool can_have_prior(const struct model *m, const struct kind *k, int programme, const struct person *person,
                           bool *possible)
{
    memset(possible, 0, (size_t)m->n_programmes * sizeof *possible);
    for (bool more = true; more;) {
        more = false;
        for (int p = 0; p < m->n_programmes; p++)
            if (!possible[p] && has_prior(m, k, p, person, possible))
                possible[p] = more = true;
    }
    return possible[programme];
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
    const struct programme *p = &m->programmes[programme];
    bool *learners = ARENA_ARRAY(b->scratch, k->n_persons, bool), *supervisors = ARENA_ARRAY(b->scratch, k->n_persons, bool);
    bool *prior = ARENA_ARRAY(b->scratch, k->n_persons, bool), *possible = ARENA_ARRAY(b->scratch, m->n_programmes, bool);
    bool supervisor = false, lets_go = false;
    for (int i = 0; i < k->n_persons; i++)
        lets_go |= who_comes_at_all(k, i) && k->persons[i].delegates > 0 && is_right(k->persons[i].by[REGIME_FORMAL], k, task);
    for (int i = 0; i < k->n_persons; i++) {
        const struct person *person = &k->persons[i];
        bool comes = who_comes_at_all(k, i);
        prior[i] = can_have_prior(m, k, programme, person, possible);
        learners[i] = comes && person->may_learn[task] && prior[i];
        supervisors[i] = comes && may_supervise(k, p, person, task, lets_go);
        supervisor |= supervisors[i];
    }
    bool together = supervisor && meet(b, k, learners, supervisors);
    const struct value *v = b->programmes.value[programme];
    const int8_t *named = rules_who(b, value_member(v, "who"));
    for (int i = 0; i < k->n_persons; i++) {
        const struct person *person = &k->persons[i];
        enum regime regime = model_regime(m, &k->unit, task, person->role);
        bool is[N_OF_PERSONS] = { /* what the programme asks stays false here: it is known from training_meets */
            [LACKED] = !held_at_start(k, person, task) || p->fades_ticks != MODEL_NEVER,
            [THERE] = who_comes_at_all(k, i),
            [PRIOR] = prior[i],
            [SUPERVISED] = supervisor,
            [MET] = together,
            [CLAIMED] = regime != REGIME_SIGNED || person->initiative > 0,
            [LET_GO] = regime != REGIME_SIGNED || lets_go,
        };
        int n = training_meets(b, k, task, v, named, person);
        while (n < N_OF_PERSONS && is[n])
            n++;
        hopes->n = n > hopes->n ? n : hopes->n;
    }
    if (together)
        hopes->expected = fmax(hopes->expected, expected_tasks_in_run(m, k, task));
}

static int first_wanting(const struct hopes *hopes, double occasions)
{
    if (hopes->n <= MET)
        return hopes->n;
    if (hopes->expected < occasions)
        return hopes->expected > 0 ? OFTEN : ARISES;
    return hopes->n < N_OF_PERSONS ? hopes->n : N_HOPES;
}

static void warn_of_few(struct build *b, const struct value *occasions, const char *id, double expected)
{
    char number[TEXT_NUMBER_BYTES];
    BUILD_WARNING(b, occasions, "hardly anybody can earn the right to '%s': %d occasions are asked for, and only about %s "
                  "arise in a unit in the whole run", id, (int)occasions->number,
                  text_number(number, round(10 * expected) / 10));
}

/* One line for all tasks of a programme that come to nothing for one reason. */
static void warn_of_programme(struct build *b, const struct value *v, const struct hopes *hopes, const bool *teaches)
{
    const struct value *occasions = value_member(v, "occasions");
    bool *so = ARENA_ARRAY(b->scratch, b->tasks.n, bool);
    for (int hope = 0; hope < N_HOPES; hope++) {
        for (int t = 0; t < b->tasks.n; t++) {
            so[t] = teaches[t] && first_wanting(&hopes[t], occasions->number) == hope;
            if (so[t] && hope == OFTEN)
                warn_of_few(b, occasions, b->tasks.id[t], hopes[t].expected);
        }
        const char *names = names_some(b->scratch, &b->tasks, so), *key = wanting[hope].key;
        bool used = hope == CLAIMED || hope == LET_GO;
        if (names && hope != OFTEN)
            BUILD_WARNING(b, key ? value_member(v, key) : v, "%s the right to %s%s: %s",
                          used ? "nobody ever uses" : "nobody can earn", names, used ? ", though some may earn it" : "",
                          wanting[hope].why);
    }
}

void vain_training_warn(struct build *b)
{
    for (int i = 0; i < b->m->n_programmes; i++) {
        const bool *teaches = b->m->programmes[i].teaches;
        struct hopes *hopes = ARENA_ARRAY(b->scratch, b->tasks.n, struct hopes);
        for (int t = 0; t < b->tasks.n; t++)
            for (int k = 0; k < b->n_kinds; k++)
                if (teaches[t] && b->kinds[k].has_task[t])
                    look_for_hopes(b, &b->kinds[k], i, t, &hopes[t]);
        warn_of_programme(b, b->programmes.value[i], hopes, teaches);
    }
}
