/* One replication of a ward that a test describes by a few pieces of JSON; see trial.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct trial *trial_run(const char *ward, const char *tasks, const char *lines, const char *rules)
{
    static const char frame[] = "{'time': {'tick_s': 60, 'warmup_days': 0, 'days': %d}, 'roles': {'nurse': {}, 'lead': {}},"
                                " 'units': {'ward': {%s}}, 'tasks': {%s},"
                                " 'staff': {'lines': {%s}%s},"
                                " 'policy': {'rights': {'all': {'nurse': '%s', 'lead': 'formal'}}, 'rules': {%s}}}";
    const char *plan =
        strstr(ward, "'shifts'") && !strstr(lines, "always") ? ", 'plan': {'ward': {'day': {'all': {'nurse': 1}}}}" : "";
    const char *rights = strstr(tasks, "'drip'") ? "signed" : "formal";
    struct trial *t = calloc(1, sizeof *t);
    char *text = malloc(sizeof frame + strlen(ward) + strlen(tasks) + strlen(lines) + strlen(rules) + 200);
    assert_true(t && text);
    sprintf(text, frame, TRIAL_DAYS, ward, tasks, lines, plan, rights, rules);
    testlib_model_of_text(&t->m, text);
    free(text);
    struct err e = {0};
    struct event_listener listener = {.hear = testlib_hear, .self = &t->events};
    struct engine_options options = {.audit = true, .listener = &listener};
    struct engine *g = engine_new(&t->m, &e);
    assert_non_null(g);
    testlib_accounts_init(&t->accounts, &t->m);
    if (engine_run(g, 41, 1, &options, &t->accounts.a, &e))
        fail_msg("%s", e.text);
    engine_free(g);
    return t;
}

void trial_end(struct trial *t)
{
    free(t->events.all);
    testlib_accounts_free(&t->accounts);
    model_free(&t->m);
    free(t);
}

const struct task_account *trial_task(const struct trial *t, const char *id)
{
    return &t->accounts.a.tasks[testlib_task(&t->m, id)];
}

int64_t trial_ticks(struct trial *t, int account)
{
    int64_t sum = 0;
    for (int p = 0; p < t->m.n_persons; p++)
        sum += accounts_ticks(&t->accounts.a, p, TIME_ROSTERED)[account] +
               accounts_ticks(&t->accounts.a, p, TIME_OVERTIME)[account];
    return sum;
}

int64_t trial_events(const struct trial *t, enum event_kind kind)
{
    int64_t n = 0;
    for (int i = 0; i < t->events.n; i++)
        n += t->events.all[i].kind == kind;
    return n;
}

struct trial *trial_run_often(const char *with, const char *lines, const char *rules)
{
    static const char often[] = "'visit': {'category': 'care', 'duration_min': 20, %s'arises': {'a': {'how': 'bernoulli',"
                                " 'probability_per_tick': 0.1}}}";
    char tasks[600];
    snprintf(tasks, sizeof tasks, often, with);
    return trial_run("", tasks, lines, rules);
}
