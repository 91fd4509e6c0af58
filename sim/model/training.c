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

static bool talks_first(const struct value *v)
{
    return strcmp(value_string(v, "consult"), "at_planning") == 0;
}

static void check_talks(struct build *b, const struct value *v)
{
    const struct value *task = value_member(v, "plan_task");
    int t = task ? names_find(&b->tasks, task->string) : -1;
    if (talks_first(v) && !task)
        BUILD_ERROR(b, value_member(v, "consult"), "expected a plan_task beside \"at_planning\": the task in which they talk");
    if (talks_first(v) && t >= 0 && b->m->tasks[t].helper.joint != HELPER_NONE)
        BUILD_ERROR(b, task, "expected a task of one person, who consults somebody in it: task '%s' needs a second person"
                    " already", task->string);
}

static void read_consulting(struct build *b)
{
    const struct names all = names_of(b->scratch, value_at(b->root, "policy", "delegation", NULL));
    struct consulting *consulting = ARENA_ARRAY(b->keep, b->tasks.n, struct consulting);
    for (int t = 0; t < b->tasks.n; t++) {
        const struct value *v = delegation_of(b, &all, t);
        struct consulting *c = &consulting[t];
        c->hold_after_ticks = MODEL_NEVER;
        c->plan_task = -1;
        if (!v)
            continue;
        c->asks = strcmp(value_string(v, "consult"), "none") != 0;
        c->calls = value_true(v, "consult_interrupts");
        c->joint_s = value_number(v, "consult_min") * 60;
        c->hold_after_ticks = times_limit(b, value_member(v, "hold_after_min"));
        struct law joint; /* rounded like any work */
        law_fixed(&joint, c->joint_s);
        laws_limit(b, value_member(v, "consult_min"), &joint, 1.0 / b->m->tick_s);
        c->plan_s = value_number(v, "plan_consult_min") * 60;
        if (talks_first(v) && value_member(v, "plan_task"))
            c->plan_task = names_find(&b->tasks, value_string(v, "plan_task"));
    }
    for (int t = 0; t < b->tasks.n; t++)
        if (consulting[t].plan_task >= 0)
            consulting[consulting[t].plan_task].plans = true;
    b->m->consulting = consulting;
    for (int i = 0; i < all.n; i++)
        check_talks(b, all.value[i]);
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
    if (helper->joint == HELPER_NONE || !b->m->consulting[task].asks)
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

int training_meets(const struct build *b, const struct kind *k, int task, const struct value *programme, const int8_t *who,
                   const struct person *p)
{
    bool meets[N_TRAINING_DEMANDS] = {
        [TRAINING_EARNED] = !p->temp && k->has_task[task] && is_earned(model_regime(b->m, &k->unit, task, p->role)),
        [TRAINING_WHO] = who[p->class] != RULES_NO_FIT,
        [TRAINING_POSITION] = p->fte >= value_number(programme, "min_fte"),
        [TRAINING_YEARS] = p->experience_years >= value_number(programme, "min_experience_years"),
        [TRAINING_INITIATIVE] = p->initiative >= value_number(programme, "min_initiative"),
    };
    int n = 0;
    while (n < N_TRAINING_DEMANDS && meets[n])
        n++;
    return n;
}

static void offer_to(struct build *b, const struct kind *k, struct person *p)
{
    bool *may_learn = ARENA_ARRAY(b->keep, b->tasks.n, bool);
    for (int t = 0; t < b->tasks.n; t++) {
        if (b->m->programme_of[t] < 0)
            continue;
        const struct value *v = b->programmes.value[b->m->programme_of[t]];
        may_learn[t] = training_meets(b, k, t, v, rules_who(b, value_member(v, "who")), p) == N_TRAINING_DEMANDS;
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

/* ---- Talks that come to nothing ------------------------------------------------------------------------------------------- */

/* Somebody in the unit might do the task by sign-off; if `begins`, somebody whose duties begin. */
static bool has_signer(const struct build *b, const struct kind *k, int task, bool begins)
{
    for (int p = 0; p < k->n_persons && k->has_task[task]; p++)
        if (!(begins && k->persons[p].always) && model_regime(b->m, &k->unit, task, k->persons[p].role) == REGIME_SIGNED)
            return true;
    return false;
}

static bool is_by_sign_off(const struct build *b, int task, bool begins)
{
    bool is = false;
    for (int i = 0; i < b->n_kinds; i++)
        is |= has_signer(b, &b->kinds[i], task, begins);
    return is;
}

/* Whether the task arises so in a unit; if `delegated`, in one where somebody might do it by sign-off. */
static bool arises(const struct build *b, int task, enum how how, bool delegated)
{
    for (int i = 0; i < b->n_kinds; i++) {
        const struct unit *u = &b->kinds[i].unit;
        for (int s = 0; s < u->n_sources && (!delegated || has_signer(b, &b->kinds[i], task, false)); s++)
            if (u->sources[s].task == task && u->sources[s].how == how)
                return true;
    }
    return false;
}

static void warn_of_talks(struct build *b, const struct names *all, const struct value *v)
{
    const struct value *task = value_member(v, "plan_task");
    bool planned = false, any = false, begins = false;
    for (int t = 0; t < b->tasks.n; t++)
        any |= delegation_of(b, all, t) == v && is_by_sign_off(b, t, false);
    if (!any) {
        BUILD_WARNING(b, v, "says nothing: no task that it is said of is done by sign-off by anybody there");
        return;
    }
    if (!talks_first(v))
        return;
    for (int t = 0; t < b->tasks.n; t++)
        if (delegation_of(b, all, t) == v) {
            planned |= arises(b, t, HOW_SCHEDULED, true);
            begins |= is_by_sign_off(b, t, true);
        }
    const struct value *consult = value_member(v, "consult");
    if (!begins)
        BUILD_WARNING(b, consult, "\"at_planning\" is as good as \"each_time\": all who might do it by sign-off are on duty all "
                      "the time, and none of their duties begins");
    else if (!arises(b, names_find(&b->tasks, task->string), HOW_PER_PERSON, false))
        BUILD_WARNING(b, task, "nobody ever talks in task '%s': it does not arise for each person on duty", task->string);
    else if (!planned)
        BUILD_WARNING(b, consult, "\"at_planning\": they can talk of tasks that wait already when a duty begins, and of none to "
                      "come: no task that it is said of, and that somebody does by sign-off, arises at set times");
}

void training_warn(struct build *b)
{
    const struct names all = names_of(b->scratch, value_at(b->root, "policy", "delegation", NULL));
    for (int i = 0; i < all.n; i++)
        warn_of_talks(b, &all, all.value[i]);
}
