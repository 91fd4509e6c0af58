/* The command `list`: names with one line each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_list.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/library.h"
#include "engine/event.h"
#include "metrics/metric.h"
#include "report/event_log.h"
#include "scenario/scenario.h"

static const enum option_id options[] = {OPTION_HELP};

/* Files that others extend lack a part: only with tasks, units and people is a scenario complete. */
static bool is_complete(const struct value *root)
{
    const struct value *tasks = value_member(root, "tasks"), *units = value_member(root, "units");
    const struct value *lines = value_at(root, "staff", "lines", NULL);
    return tasks && tasks->n && units && units->n && lines && lines->n;
}

static int list_scenarios(struct err *e)
{
    char folder[PATH_MAX], name[PATH_MAX];
    struct library l;
    if (!library_folder(folder))
        return err_set(e, ERR_IO, "cannot find the scenarios that come with the program");
    int rc = library_list(&l, folder, e);
    for (int i = 0; rc == 0 && i < l.n; i++) {
        struct scenario s;
        struct err ignored = {0}; /* what cannot be run is not listed; `check` says why */
        if (scenario_read(&s, l.path[i], l.folder, NULL, 0, &ignored) == 0 && is_complete(s.root))
            printf("%-26s %s\n", library_name(name, &l, i), value_string(s.root, "description"));
        scenario_free(&s);
    }
    library_free(&l);
    return rc;
}

static int list_metrics(struct err *e)
{
    (void)e;
    for (int i = 0; i < metric_count; i++)
        printf("%-32s %s (%s)\n", metric_table[i].id, metric_table[i].meaning, metric_table[i].definition);
    return 0;
}

static int list_events(struct err *e)
{
    (void)e;
    for (int i = 0; i < N_EVENT_KINDS; i++)
        printf("%-14s %s\n", event_kind_ids[i], event_log_meanings[i]);
    return 0;
}

static int run(const struct invocation *in, struct err *e)
{
    static const char *const names[] = {"scenarios", "metrics", "events"};
    static int (*const lists[])(struct err *) = {list_scenarios, list_metrics, list_events};
    const char *wanted = in->options->n_arguments ? in->options->arguments[0] : NULL;
    int rc = 0, n_known = 0;
    for (int i = 0; rc == 0 && i < 3; i++) {
        if (wanted && strcmp(wanted, names[i]))
            continue;
        n_known++;
        if (!wanted)
            printf("%s%s:\n", i ? "\n" : "", names[i]);
        rc = lists[i](e);
    }
    if (rc == 0 && n_known == 0) {
        int near = text_nearest(wanted, names, 3);
        return err_set(e, ERR_INPUT, "expected scenarios, metrics or events, found '%s'%s%s%s", wanted,
                       near >= 0 ? "; did you mean '" : "", near >= 0 ? names[near] : "", near >= 0 ? "'?" : "");
    }
    return rc;
}

const struct command command_list = {
    .name = "list",
    .arguments = "[scenarios|metrics|events]",
    .meaning = "list the scenarios that come with the program, the metrics, the kinds of event",
    .details = "Lists names with one line each.",
    .example = "avlast list metrics",
    .least = 0,
    .most = 1,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};
