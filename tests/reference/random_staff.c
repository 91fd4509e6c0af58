/* The staff of a random scenario and its policy: roster lines, plan, rights, patience rules, preferences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "maker.h"

static void put_plan(struct maker *k)
{
    maker_put(k, ", \"plan\": {");
    for (int u = 0; u < k->n_units; u++) {
        maker_put(k, "%s\"unit_%d\": {", u ? ", " : "", u);
        for (int s = 0; s < k->n_shifts; s++) {
            maker_put(k, "%s\"%s\": {\"all\": {", s ? ", " : "", maker_shifts[s]);
            for (int r = 0; r < k->n_roles; r++)
                maker_put(k, "%s\"role_%d\": %d", r ? ", " : "", r, maker_pick(k, 3));
            maker_put(k, "}");
            if (maker_likely(k, 30))
                maker_put(k, ", \"weekend\": {\"role_0\": 1}");
            random_holiday_plan(k);
            maker_put(k, "}");
        }
        maker_put(k, "}");
    }
    maker_put(k, "}");
}

void random_staff(struct maker *k)
{
    maker_put(k, "\"staff\": {\"rest_h\": %d", maker_likely(k, 30) ? 0 : maker_pick(k, 12));
    if (maker_likely(k, 10))
        maker_put(k, ", \"weekly_h\": 168"); /* several duties in a row, without a rest if need be */
    else
        maker_drawn(k, ", \"weekly_h\": %d", 20, 60);
    maker_drawn(k, ", \"rota_weeks\": %d, \"lines\": {", 1, 3);
    for (int i = 0; i < k->n_lines; i++) {
        bool always = k->n_shifts == 0 || maker_likely(k, 30);
        maker_put(k, "%s\n  \"line_%d\": {\"unit\": \"unit_%d\"", i ? ", " : "", i,
                  i < k->n_units ? i : maker_pick(k, k->n_units));
        int role = maker_pick(k, k->n_roles), count = maker_likely(k, 50) ? 1 : maker_between(k, 0, 5);
        maker_put(k, ", \"role\": \"role_%d\", \"count\": %d, \"duty\": \"%s\"", role, count,
                  always ? "always" : "roster");
        k->line_count[i] = always ? 0 : count;
        if (!always && count > 0)
            k->rostered = role;
        if (!always)
            random_away_line(k);
        maker_drawn(k, ", \"fte\": 0.%d", 3, 9);
        if (maker_likely(k, 70))
            maker_put(k, ", \"trained\": "), maker_some(k, "task", NULL, k->n_tasks);
        bool all = k->talk && i % 2 == 0; /* sign-offs for all tasks, to have much to talk of */
        for (int t = 0; t < k->n_tasks && all; t++)
            maker_put(k, "%s\"task_%d\"", t ? ", " : ", \"signed\": [", t);
        if (all)
            maker_put(k, "]");
        else if (maker_likely(k, 70))
            maker_put(k, ", \"signed\": "), maker_some(k, "task", NULL, k->n_tasks);
        if (maker_likely(k, 30))
            maker_drawn(k, ", \"experience_years\": %d", 0, 3);
        if (maker_likely(k, 30))
            maker_drawn(k, ", \"initiative\": 0.%d", 0, 9);
        if (maker_likely(k, 30))
            maker_drawn(k, ", \"delegates\": 0.%d", 0, 9);
        if (i == 0 || maker_likely(k, 40)) /* rules may name a mark that somebody bears */
            maker_put(k, ", \"marks\": [\"chosen\"%s]", maker_likely(k, 30) ? ", \"mentor\"" : "");
        random_lead_specialities(k);
        maker_put(k, "}");
    }
    random_more_lines(k);
    maker_put(k, "}");
    if (k->n_shifts > 0)
        put_plan(k);
    random_roster(k);
    random_absence(k);
    random_supplements(k);
    maker_put(k, "},\n");
}

void random_rights(struct maker *k)
{
    static const char *const regimes[] = {"formal", "formal", "formal", "formal", "trained", "signed", "ad_hoc", "none"};
    maker_put(k, "\"rights\": {\"all\": {");
    for (int r = 0; r < k->n_roles; r++)
        maker_put(k, "%s\"role_%d\": \"%s\"", r ? ", " : "", r, regimes[maker_pick(k, 7)]);
    maker_put(k, "}");
    if (maker_likely(k, 20))
        maker_put(k, ", \"clinical\": {\"role_0\": \"%s\"}", regimes[maker_pick(k, 8)]);
    for (int t = 0; t < k->n_tasks; t++)
        if (k->programme[t] >= 0) {
            maker_put(k, ", \"task_%d\": {", t);
            random_learning_rights(k);
            maker_put(k, "}");
        } else if (maker_likely(k, 30)) {
            maker_put(k, ", \"task_%d\": {", t);
            maker_drawn(k, "\"role_%d\": ", 0, k->n_roles - 1);
            maker_put(k, "\"%s\"}", regimes[maker_pick(k, 8)]);
        }
    maker_put(k, "}");
}

static void put_who(struct maker *k)
{
    if (maker_likely(k, 25))
        maker_put(k, "\"who\": [\"chosen\"]");
    else if (maker_likely(k, 30))
        maker_put(k, "\"who\": [\"all\"]");
    else
        maker_put(k, "\"who\": "), maker_some(k, "role", NULL, k->n_roles);
}

static void put_rules(struct maker *k)
{
    maker_put(k, "\"rules\": {\"base\": {\"patience_min\": %s, \"rank\": 0}", maker_likely(k, 85) ? "0" : "\"never\"");
    int n = maker_between(k, 0, 4);
    for (int i = 1; i <= n; i++) { /* ranks differ, so no two rules contradict each other */
        maker_put(k, ",\n  \"rule_%d\": {", i);
        put_who(k);
        maker_put(k, ", \"task\": ");
        if (maker_likely(k, 40))
            maker_put(k, "[\"%s\"]", maker_likely(k, 50) ? "all" : "care");
        else
            maker_some(k, "task", NULL, k->n_tasks);
        if (maker_likely(k, 30))
            maker_put(k, ", \"patient\": \"%s\"", maker_likely(k, 50) ? "critical" : "not_critical");
        random_lead_relation(k);
        if (maker_likely(k, 40)) {
            bool first = true;
            maker_put(k, ", \"when\": {");
            if (k->n_shifts > 0 && maker_likely(k, 80))
                maker_comma(k, &first), maker_put(k, "\"shifts\": "), maker_some(k, NULL, maker_shifts, k->n_windows);
            if (first || maker_likely(k, 40))
                maker_comma(k, &first), maker_put(k, "\"weekdays\": "), maker_some(k, NULL, maker_days, 7);
            maker_put(k, "}");
        }
        maker_put(k, ", \"rank\": %d, \"patience_min\": ", i);
        if (maker_likely(k, 12))
            maker_put(k, "\"never\"");
        else if (maker_likely(k, 40))
            maker_put(k, "0");
        else
            maker_limit(k);
        maker_put(k, "}");
    }
    random_holiday_rule(k);
    maker_put(k, "}");
}

static void put_preferences(struct maker *k)
{
    const char *const kinds[] = {"role_order", "lowest_competence", random_lead_preference(k), "longest_idle", "random"};
    if (maker_likely(k, 70)) {
        maker_put(k, ",\n \"prefer\": ");
        maker_some(k, NULL, kinds, 5);
    }
    if (maker_likely(k, 40)) {
        int i = maker_pick(k, 5);
        maker_put(k, ", \"prefer_by_task\": {\"task_%d\": [\"%s\", \"%s\"]}", maker_pick(k, k->n_tasks), kinds[i],
                  kinds[(i + 2) % 5]);
    }
    if (maker_likely(k, 60)) {
        maker_drawn(k, ", \"role_order\": {\"task_%d\": ", 0, k->n_tasks - 1);
        maker_drawn(k, "[\"role_%d\"]}", 0, k->n_roles - 1);
    }
}

void random_policy(struct maker *k)
{
    maker_put(k, "\"policy\": {");
    random_rights(k);
    maker_put(k, ", ");
    put_rules(k);
    put_preferences(k);
    random_learning(k);
    random_lead(k);
    maker_put(k, "}");
}
