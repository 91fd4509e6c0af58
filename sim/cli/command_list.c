/* The command `list`: names with one line each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/measure.h"
#include "base/text.h"
#include "cli/library.h"
#include "engine/event.h"
#include "metrics/metric.h"
#include "report/dictionary.h"
#include "report/event_log.h"
#include "report/pages.h"
#include "scenario/scenario.h"

static const enum option_id options[] = {OPTION_MARKDOWN, OPTION_HELP};

/* Files that others extend lack a part: only with tasks, units and people is a scenario complete. */
static bool is_complete(const struct value *root)
{
    const struct value *tasks = value_member(root, "tasks"), *units = value_member(root, "units");
    const struct value *lines = value_at(root, "staff", "lines", NULL);
    return tasks && tasks->n && units && units->n && lines && lines->n;
}

/* Which of n things are to be shown: those that are named after the first argument, or all. `find` gives the index of a name,
 * or a negative code. The caller frees it; NULL: *e tells. */
static bool *choose(const struct options *o, int n, int (*find)(const char *name, const void *self, struct err *),
                    const void *self, struct err *e)
{
    bool *chosen = calloc((size_t)n + 1, sizeof *chosen);
    if (!chosen) {
        err_set(e, ERR_MEMORY, "not enough memory for a list of %d", n);
        return NULL;
    }
    for (int i = 0; i < n; i++)
        chosen[i] = o->n_arguments < 2;
    for (int i = 1; i < o->n_arguments; i++) {
        struct err own = {0};
        int found = find(o->arguments[i], self, &own);
        if (found < 0)
            err_add(e, own.code, "%s", own.text); /* go on, so that all are told */
        else
            chosen[found] = true;
    }
    if (!e->code)
        return chosen;
    free(chosen);
    return NULL;
}

/* ---- Scenarios ---------------------------------------------------------------------------------------------------- */

static int find_scenario(const char *name, const void *self, struct err *e)
{
    const struct library *l = self;
    char (*names)[PATH_MAX] = calloc((size_t)l->n + 1, sizeof *names);
    const char **all = calloc((size_t)l->n + 1, sizeof *all);
    int found = names && all ? -1 : err_set(e, ERR_MEMORY, "not enough memory for a list of %d", l->n);
    for (int i = 0; names && all && i < l->n; i++) {
        all[i] = library_name(names[i], l, i);
        if (!strcmp(all[i], name))
            found = i;
    }
    if (found < 0 && !e->code)
        text_unknown(e, "scenario", name, all, l->n);
    free(names);
    free(all);
    return found;
}

static int list_scenarios(const struct options *o, struct err *e)
{
    char folder[PATH_MAX], name[PATH_MAX];
    struct library l;
    if (!library_folder(folder))
        return err_set(e, ERR_IO, "cannot find the scenarios that come with the program");
    int rc = library_list(&l, folder, e), widest = 0;
    bool *chosen = rc ? NULL : choose(o, l.n, find_scenario, &l, e);
    struct scenario *all = chosen ? calloc((size_t)l.n + 1, sizeof *all) : NULL;
    if (chosen && !all)
        err_set(e, ERR_MEMORY, "not enough memory for a list of %d", l.n);
    for (int i = 0; all && i < l.n; i++) {
        struct err ignored = {0}; /* what cannot be run is not listed, unless it is asked for; `check` says why */
        bool read = chosen[i] && scenario_read(&all[i], l.path[i], l.folder, NULL, 0, &ignored) == 0;
        bool listed = read && (o->n_arguments > 1 || is_complete(all[i].root));
        int width = (int)strlen(library_name(name, &l, i));
        widest = listed && width > widest ? width : widest;
        if (chosen[i] && !listed)
            scenario_free(&all[i]);
        chosen[i] = listed;
    }
    for (int i = 0; all && i < l.n; i++) {
        if (!chosen[i])
            continue;
        const char *id = value_string(all[i].root, "id");
        printf("%-*s  %-5s %s\n", widest, library_name(name, &l, i), *id ? id : "-", value_string(all[i].root, "description"));
        scenario_free(&all[i]);
    }
    free(all);
    free(chosen);
    library_free(&l);
    return e->code;
}

/* ---- Metrics, events, columns ------------------------------------------------------------------------------------- */

static int find_metric(const char *name, const void *self, struct err *e)
{
    (void)self;
    const struct metric *m = metric_find(name, e);
    return m ? (int)(m - metric_table) : -1;
}

static int list_metrics(const struct options *o, struct err *e)
{
    bool *chosen = choose(o, metric_count, find_metric, NULL, e);
    char unit[MEASURE_BYTES];
    if (chosen && o->given[OPTION_MARKDOWN])
        pages_metrics(stdout, chosen);
    for (int i = 0; chosen && !o->given[OPTION_MARKDOWN] && i < metric_count; i++)
        if (chosen[i])
            printf("%-32s %-26s %s (%s)\n", metric_table[i].id, measure_of(unit, metric_table[i].id), metric_table[i].meaning,
                   metric_table[i].definition);
    free(chosen);
    return e->code;
}

static int find_event(const char *name, const void *self, struct err *e)
{
    (void)self;
    for (int i = 0; i < N_EVENT_KINDS; i++)
        if (!strcmp(name, event_kind_ids[i]))
            return i;
    return text_unknown(e, "kind of event", name, event_kind_ids, N_EVENT_KINDS);
}

static int list_events(const struct options *o, struct err *e)
{
    bool *chosen = choose(o, N_EVENT_KINDS, find_event, NULL, e);
    for (int i = 0; chosen && i < N_EVENT_KINDS; i++)
        if (chosen[i])
            printf("%-14s %s\n", event_kind_ids[i], event_log_meanings[i]);
    free(chosen);
    return e->code;
}

static int find_file(const char *name, const void *self, struct err *e)
{
    (void)self;
    const char *names[32];
    const struct dictionary_file *f = dictionary_find(name);
    if (f)
        return (int)(f - dictionary_files);
    for (int i = 0; i < dictionary_count && i < 32; i++)
        names[i] = dictionary_files[i].name;
    return text_unknown(e, "file", name, names, dictionary_count < 32 ? dictionary_count : 32);
}

static void print_columns(const struct dictionary_file *f)
{
    char unit[MEASURE_BYTES];
    printf("%s: %s\n", f->name, f->title);
    for (const struct dictionary_column *c = f->columns; c < f->columns + f->n_columns; c++) {
        printf("  %-31s %-8s %-26s %s\n", c->name, c->type, dictionary_unit(unit, c), c->meaning);
        if (c == f->columns || c->values != c[-1].values) /* the same words are explained once */
            for (const struct meaning *v = c->values; v && v->id; v++)
                printf("  %-31s %-35s %s\n", "", v->id, v->words);
    }
}

static int list_columns(const struct options *o, struct err *e)
{
    bool *chosen = choose(o, dictionary_count, find_file, NULL, e);
    if (chosen && o->given[OPTION_MARKDOWN])
        pages_columns(stdout, chosen);
    for (int i = 0; chosen && !o->given[OPTION_MARKDOWN] && i < dictionary_count; i++)
        if (chosen[i])
            print_columns(&dictionary_files[i]);
    free(chosen);
    return e->code;
}

/* ---- The command -------------------------------------------------------------------------------------------------- */

static int run(const struct invocation *in, struct err *e)
{
    static int (*const lists[])(const struct options *, struct err *) = {list_scenarios, list_metrics, list_events, list_columns};
    static const bool has_page[] = {false, true, false, true};
    char names[OPTIONS_MOST_CHOICES][OPTIONS_CHOICE_BYTES];
    const struct options *o = in->options;
    int n = options_choices(names, command_list.arguments);
    int which = o->n_arguments ? options_choose(command_list.arguments, o->arguments[0], "", e) : -1;
    if (e->code)
        return e->code;
    if (o->given[OPTION_MARKDOWN] && (which < 0 || !has_page[which]))
        return err_set(e, ERR_INPUT, "--markdown: only metrics and columns have a page");
    if (which >= 0)
        return lists[which](o, e);
    for (int i = 0; i < n && !e->code; i++) {
        printf("%s%s:\n", i ? "\n" : "", names[i]);
        lists[i](o, e);
    }
    return e->code;
}

const struct command command_list = {
    .name = "list",
    .arguments = "[scenarios|metrics|events|columns [NAME...]]",
    .meaning = "list the scenarios that come with the program, the metrics, the kinds of event, the columns of files",
    .details = "Lists names with one line each: of a metric its unit and how it is computed, of a column its type and unit.\n"
               "With NAMEs only these are shown; columns are asked for by the name of their file, such as metrics.csv.",
    .example = "avlast list metrics wait_min_mean late_share",
    .least = 0,
    .most = 1000,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};
