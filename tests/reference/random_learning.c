/* How a random scenario delegates and teaches: consulting, programmes, and the rights that make something of both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "maker.h"

enum { PROGRAMMES = 2 };

/* Tasks that need one person only, so that a learner or somebody to consult may be the second. */
static bool is_learnt(struct maker *k, int task)
{
    return !k->helped[task] && maker_likely(k, 45);
}

void random_learning_decide(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->learn_draws;
    for (int t = 0; t < k->n_tasks; t++)
        k->programme[t] = own.n_roles > 1 && is_learnt(&own, t) ? maker_pick(&own, PROGRAMMES + 1) : -1;
    k->learn_draws = own.draws;
}

/* One role earns the right to the task; another mostly has it by occupation. */
void random_learning_rights(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->learn_draws;
    int role = maker_pick(&own, own.n_roles);
    if (own.talk) /* the same two for all tasks, or nobody could answer for all of them */
        role = 0;
    maker_put(&own, "\"role_%d\": \"%s\"", role, maker_likely(&own, 70) ? "signed" : "trained");
    if (maker_likely(&own, 85))
        maker_put(&own, ", \"role_%d\": \"formal\"", (role + 1) % own.n_roles);
    k->learn_draws = own.draws;
}

static void put_consult(struct maker *k, bool asks)
{
    struct maker own = *k;
    own.draws = k->study_draws;
    bool first = asks && k->talk && maker_likely(&own, 90);
    maker_put(&own, "\"consult\": \"%s\"", first ? "at_planning" : asks ? "each_time" : "none");
    if (first)
        maker_put(&own, ", \"plan_task\": \"talk\", \"plan_consult_min\": %g", own.work_min * maker_between(&own, 0, 8) / 16);
    k->study_draws = own.draws;
}

static void put_delegation(struct maker *k)
{
    maker_put(k, ",\n \"delegation\": {");
    bool first = true;
    for (int t = 0; t < k->n_tasks; t++) {
        if (k->programme[t] < 0 || !maker_likely(k, 70))
            continue;
        maker_comma(k, &first);
        maker_put(k, "\"task_%d\": {", t);
        put_consult(k, maker_likely(k, 90));
        if (maker_likely(k, 80))
            maker_put(k, ", \"consult_min\": %g", k->work_min * maker_between(k, 1, 6) / 8);
        if (maker_likely(k, 50))
            maker_put(k, ", \"consult_interrupts\": true");
        if (maker_likely(k, 40))
            maker_put(k, ", \"hold_after_min\": "), maker_limit(k);
        maker_put(k, "}");
    }
    maker_put(k, "}");
}

static void put_programme(struct maker *k, int number)
{
    bool first = true;
    maker_put(k, "\"course_%d\": {\"tasks\": [", number);
    for (int t = 0; t < k->n_tasks; t++)
        if (k->programme[t] == number)
            maker_comma(k, &first), maker_put(k, "\"task_%d\"", t);
    maker_put(k, "], \"occasions\": %d", maker_between(k, 1, 4));
    if (maker_likely(k, 30))
        maker_put(k, ", \"min_fte\": 0.5");
    if (maker_likely(k, 20))
        maker_put(k, ", \"min_experience_years\": 1");
    if (maker_likely(k, 50))
        maker_put(k, ", \"most_at_once\": %d", maker_between(k, 1, 2));
    if (maker_likely(k, 15))
        maker_put(k, ", \"prior\": [\"task_%d\"]", maker_pick(k, k->n_tasks));
    if (maker_likely(k, 30))
        maker_put(k, ", \"supervisors\": [\"%s\"]", maker_likely(k, 50) ? "all" : "role_0");
    if (maker_likely(k, 60))
        maker_put(k, ", \"supervised_factor\": %g", maker_between(k, 3, 8) / 4.0);
    if (maker_likely(k, 50)) {
        maker_put(k, ", \"training_wait_min\": ");
        if (maker_likely(k, 20))
            maker_put(k, "\"never\"");
        else
            maker_limit(k);
    }
    if (maker_likely(k, 60))
        maker_put(k, ", \"fades_after_days\": %g", maker_between(k, 1, 4) / 2.0);
    if (maker_likely(k, 50))
        maker_put(k, ", \"refresher_occasions\": 1");
    maker_put(k, "}");
}

void random_learning(struct maker *k)
{
    struct maker own = *k;
    own.draws = k->learn_draws;
    put_delegation(&own);
    k->study_draws = own.study_draws;
    bool first = true, taught[PROGRAMMES] = {false};
    for (int t = 0; t < own.n_tasks; t++)
        if (own.programme[t] >= 0 && own.programme[t] < PROGRAMMES)
            taught[own.programme[t]] = true;
    maker_put(&own, ",\n \"training\": {");
    for (int n = 0; n < PROGRAMMES; n++)
        if (taught[n])
            maker_comma(&own, &first), put_programme(&own, n);
    maker_put(&own, "}");
    k->learn_draws = own.draws;
}
