/* Delegated work: consulting, and the programmes by which people earn rights.
 *
 * Whom a programme may be offered to is known from the start: no temps, by role or mark, position, experience and initiative.
 * Who is there at all, whom it is offered to first, and when there is room for the next, is the engine's business
 * (engine/learning.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/training.h"

#include <math.h>
#include <string.h>

#include "model/laws.h"
#include "model/rules.h"
#include "model/times.h"

/* ---- Consulting ----------------------------------------------------------------------------------------------------------- */

/* The most specific member of /policy/delegation that fits the task; NULL = none. */
static const struct value *delegation_of(const struct build *b, const struct names *all, int task)
{
    const struct value *best = NULL;
    int specific = 0;
    for (int i = 0; i < all->n; i++) {
        int fits = names_fit_task(b, all->id[i], task);
        if (fits > specific) {
            specific = fits;
            best = all->value[i];
        }
    }
    return best;
}

static void read_consulting(struct build *b)
{
    const struct names all = names_of(b->scratch, value_at(b->root, "policy", "delegation", NULL));
    struct consulting *consulting = ARENA_ARRAY(b->keep, b->tasks.n, struct consulting);
    for (int t = 0; t < b->tasks.n; t++) {
        const struct value *v = delegation_of(b, &all, t);
        struct consulting *c = &consulting[t];
        c->hold_after_ticks = MODEL_NEVER;
        if (!v)
            continue;
        c->each_time = strcmp(value_string(v, "consult"), "each_time") == 0;
        c->calls = value_true(v, "consult_interrupts");
        c->joint_s = value_number(v, "consult_min") * 60;
        c->hold_after_ticks = times_limit(b, value_member(v, "hold_after_min"));
        struct law joint; /* rounded like any work */
        law_fixed(&joint, c->joint_s);
        laws_limit(b, value_member(v, "consult_min"), &joint, 1.0 / b->m->tick_s);
    }
    b->m->consulting = consulting;
}

/* ---- Programmes ----------------------------------------------------------------------------------------------------------- */

static const bool *set_of_tasks(struct build *b, const struct value *names)
{
    bool *set = ARENA_ARRAY(b->keep, b->tasks.n, bool);
    VALUE_EACH(name, names) {
        int t = names_find(&b->tasks, name->string);
        if (t >= 0)
            set[t] = true;
    }
    return set;
}

static const bool *set_of_classes(struct build *b, const struct value *names)
{
    const int8_t *who = rules_who(b, names);
    bool *set = ARENA_ARRAY(b->keep, b->m->n_classes, bool);
    for (int c = 0; c < b->m->n_classes; c++)
        set[c] = who[c] != RULES_NO_FIT;
    return set;
}

static struct programme read_programme(struct build *b, const char *id, const struct value *v)
{
    struct programme p = {.label = names_label(b, id, v), .most_at_once = INT32_MAX, .fades_ticks = MODEL_NEVER};
    const struct value *supervisors = value_member(v, "supervisors"), *refresher = value_member(v, "refresher_occasions");
    const struct value *most = value_member(v, "most_at_once"), *fades = value_member(v, "fades_after_days");
    p.teaches = set_of_tasks(b, value_member(v, "tasks"));
    p.prior = set_of_tasks(b, value_member(v, "prior"));
    p.supervises = supervisors->n > 0 ? set_of_classes(b, supervisors) : NULL;
    p.occasions = (int)value_number(v, "occasions");
    p.refresher_occasions = refresher ? (int)refresher->number : p.occasions;
    p.factor = value_number(v, "supervised_factor");
    p.wait_ticks = times_limit(b, value_member(v, "training_wait_min"));
    if (!value_is_never(most))
        p.most_at_once = (int)most->number;
    if (!value_is_never(fades)) {
        double ticks = ceil(fades->number * b->m->ticks_per_day);
        p.fades_ticks = ticks < BUILD_MOST_TICKS ? (int32_t)ticks : MODEL_NEVER;
    }
    if (p.refresher_occasions > p.occasions)
        BUILD_ERROR(b, refresher, "expected at most as many as occasions, %d, found %d", p.occasions, p.refresher_occasions);
    return p;
}

/* A supervised task is longer than the same done alone, and must still be a count of ticks. */
static void limit_lengths(struct build *b, const struct value *v, const struct programme *p)
{
    for (int t = 0; t < b->tasks.n; t++)
        for (int i = 0; i < b->n_paces && p->teaches[t]; i++)
            laws_limit(b, value_member(v, "supervised_factor"), &b->m->tasks[t].law,
                       b->m->tasks[t].pace_per_s[i] * p->factor);
}

static void read_programmes(struct build *b)
{
    b->programmes = names_of(b->scratch, value_at(b->root, "policy", "training", NULL));
    int n = b->programmes.n, *of = ARENA_ARRAY(b->keep, b->tasks.n, int);
    struct programme *programmes = ARENA_ARRAY(b->keep, n, struct programme);
    for (int t = 0; t < b->tasks.n; t++)
        of[t] = -1;
    for (int i = 0; i < n; i++) {
        const struct value *v = b->programmes.value[i];
        programmes[i] = read_programme(b, b->programmes.id[i], v);
        limit_lengths(b, v, &programmes[i]);
        for (int t = 0; t < b->tasks.n; t++) {
            if (!programmes[i].teaches[t])
                continue;
            if (of[t] >= 0)
                BUILD_ERROR(b, value_member(v, "tasks"), "task '%s' is taught by programme '%s' already: expected in one only",
                            b->tasks.id[t], b->programmes.id[of[t]]);
            of[t] = i;
        }
    }
    b->m->n_programmes = n;
    b->m->programmes = programmes;
    b->m->programme_of = of;
}

void training_read(struct build *b)
{
    read_consulting(b);
    read_programmes(b);
}

/* ---- What the units make of it ------------------------------------------------------------------------------------------- */

/* Who needs a second person and must consult would need two; so the second person has to be one who can be consulted. */
static void look_at_helpers(struct build *b, const struct kind *k, int task)
{
    const struct helper *helper = &b->m->tasks[task].helper;
    if (helper->joint == HELPER_NONE || !b->m->consulting[task].each_time)
        return;
    bool delegated = false;
    for (int r = 0; r < b->roles.n; r++)
        delegated |= model_regime(b->m, &k->unit, task, r) == REGIME_SIGNED;
    for (int r = 0; r < b->roles.n && delegated; r++)
        if (helper->patience_ticks[r] != MODEL_NEVER && model_regime(b->m, &k->unit, task, r) != REGIME_FORMAL)
            BUILD_ERROR(b, value_member(b->tasks.value[task], "helper"),
                        "task '%s' is done by sign-off after consulting, so its second person must have the formal right: "
                        "role '%s' has not, in unit '%s'", b->tasks.id[task], b->roles.id[r], k->id);
}

static void look_at_lessons(struct build *b, const struct kind *k, int task)
{
    int programme = b->m->programme_of[task];
    if (programme >= 0 && k->has_task[task] && b->m->tasks[task].helper.joint != HELPER_NONE)
        BUILD_ERROR(b, value_member(b->programmes.value[programme], "tasks"),
                    "task '%s' needs a second person already, so a learner cannot be taken along", b->tasks.id[task]);
}

static bool is_earned(enum regime regime)
{
    return regime == REGIME_TRAINED || regime == REGIME_SIGNED;
}

static bool fits(const struct value *v, const int8_t *who, const struct person *p)
{
    return who[p->class] != RULES_NO_FIT && p->fte >= value_number(v, "min_fte") &&
           p->experience_years >= value_number(v, "min_experience_years") && p->initiative >= value_number(v, "min_initiative");
}

static void offer_to(struct build *b, const struct kind *k, struct person *p)
{
    bool *may_learn = ARENA_ARRAY(b->keep, b->tasks.n, bool);
    for (int t = 0; t < b->tasks.n; t++) {
        int programme = b->m->programme_of[t];
        if (programme < 0 || p->temp || !k->has_task[t] || !is_earned(model_regime(b->m, &k->unit, t, p->role)))
            continue;
        const struct value *v = b->programmes.value[programme];
        may_learn[t] = fits(v, rules_who(b, value_member(v, "who")), p);
    }
    p->may_learn = may_learn;
}

void training_offer(struct build *b)
{
    for (int i = 0; i < b->n_kinds; i++) {
        struct kind *k = &b->kinds[i];
        for (int t = 0; t < b->tasks.n; t++) {
            look_at_helpers(b, k, t);
            look_at_lessons(b, k, t);
        }
        for (int p = 0; p < k->n_persons; p++) {
            if (p > 0 && k->line_of[p] == k->line_of[p - 1])
                k->persons[p].may_learn = k->persons[p - 1].may_learn;
            else
                offer_to(b, k, &k->persons[p]);
        }
    }
}

/* ---- Programmes that come to nothing ------------------------------------------------------------------------------------- */

/* What is so for somebody to whom the programme may be offered, in some unit; each asks for those before it. */
struct hopes {
    bool meant, there, prior, supervisor, claims, let_go;
};

static bool is_right(const uint64_t *queues, const struct kind *k, int task)
{
    int queue = k->unit.queue_of[2 * task];
    return queue >= 0 && queues[queue >> 6] >> (queue & 63) & 1;
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

/* Not away for good, from before the run to its end. */
static bool is_ever_there(const struct person *person)
{
    for (int i = 0; i < person->n_away; i++)
        if (person->away[i].reason <= AWAY_LEAVE && isinf(person->away[i].from_s) && isinf(person->away[i].until_s))
            return false;
    return true;
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

static void look_for_hopes(const struct model *m, const struct kind *k, int programme, int task, struct hopes *hopes)
{
    bool supervisor = false, lets_go = false;
    for (int i = 0; i < k->n_persons; i++) {
        const struct person *person = &k->persons[i];
        supervisor |= is_ever_there(person) && may_supervise(k, &m->programmes[programme], person, task);
        lets_go |= person->delegates > 0 && is_right(person->by[REGIME_FORMAL], k, task);
    }
    for (int i = 0; i < k->n_persons; i++) {
        const struct person *person = &k->persons[i];
        bool signs = model_regime(m, &k->unit, task, person->role) == REGIME_SIGNED;
        bool is[] = {person->may_learn[task], is_ever_there(person), can_have_prior(m, k, programme, person), supervisor,
                     !signs || person->initiative > 0, !signs || lets_go};
        bool *said[] = {&hopes->meant, &hopes->there, &hopes->prior, &hopes->supervisor, &hopes->claims, &hopes->let_go};
        for (size_t n = 0; n < sizeof is / sizeof *is && is[n]; n++)
            *said[n] = true;
    }
}

static void warn_of_task(struct build *b, const struct value *v, const char *id, const struct hopes *hopes)
{
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
    else if (!hopes->claims)
        BUILD_WARNING(b, v, "the right to task '%s' is earned and never used: of those who can earn it nobody ever claims it "
                      "('initiative' 0)", id);
    else if (!hopes->let_go)
        BUILD_WARNING(b, v, "the right to task '%s' is earned and never used: nobody with the formal right ever lets it go "
                      "('delegates' 0)", id);
}

void training_warn(struct build *b)
{
    for (int i = 0; i < b->m->n_programmes; i++)
        for (int t = 0; t < b->tasks.n; t++) {
            struct hopes hopes = {false};
            for (int k = 0; k < b->n_kinds; k++)
                if (b->kinds[k].has_task[t])
                    look_for_hopes(b->m, &b->kinds[k], i, t, &hopes);
            if (b->m->programmes[i].teaches[t])
                warn_of_task(b, b->programmes.value[i], b->tasks.id[t], &hopes);
        }
}
