/* A study from beginning to end, one named step after the other.
 *
 *     load --> name --> open the output --> run all trials --> compare --> write --> commit --> print
 *
 * Until all trials are done nothing is written; signals are asked for between steps, so a study is there as a whole or
 * not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/perform.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/version.h"
#include "cli/load.h"
#include "cli/progress.h"
#include "cli/stop.h"
#include "engine/engine.h"
#include "report/details.h"
#include "report/datapackage.h"
#include "report/brief.h"
#include "report/event_log.h"
#include "report/ledger_file.h"
#include "report/manifest.h"
#include "report/relief_file.h"
#include "report/relief_table.h"
#include "report/sentences.h"
#include "report/summary.h"
#include "report/tables.h"
#include "report/verdicts.h"
#include "study/comparison.h"
#include "study/parting.h"
#include "study/runner.h"
#include "study/settle.h"

enum { NAME_BYTES = 128 };

struct study {
    const struct invocation *in;
    bool comparing;
    int n;                      /* scenarios */
    struct load *loads;
    const struct model **models;
    struct rows *rows;
    char (*names)[NAME_BYTES];
    const char **name;          /* pointers to them */
    struct manifest manifest;
    struct trials trials;
    struct comparison comparison;
    struct relief relief;
    struct output output;
    struct progress progress;
    struct arena arena;
};

static bool is_given(const struct study *s, enum option_id option)
{
    return s->in->options->given[option];
}

/* ---- Names -------------------------------------------------------------------------------------------------------- */

/* What people call it: its label, unless another has the same (who extends a scenario inherits its label); else its name. */
static const char *label_of(const struct study *s, int scenario)
{
    const char *label = value_string(s->loads[scenario].scenario.root, "label");
    int n_alike = 0;
    for (int i = 0; i < s->n; i++)
        n_alike += !strcmp(label, value_string(s->loads[i].scenario.root, "label"));
    return *label && n_alike == 1 ? label : s->name[scenario];
}

/* The scenario's file name; a second one of the same name becomes NAME_2, so that rows tell who they are about. */
static int name_scenarios(struct study *s, struct err *e)
{
    for (int i = 0; i < s->n; i++) {
        int copy = 1;
        for (int j = 0; j < i; j++)
            copy += !strcmp(s->loads[i].scenario.name, s->loads[j].scenario.name);
        int length = copy == 1 ? snprintf(s->names[i], NAME_BYTES, "%s", s->loads[i].scenario.name)
                               : snprintf(s->names[i], NAME_BYTES, "%s_%d", s->loads[i].scenario.name, copy);
        if (length >= NAME_BYTES)
            return err_set(e, ERR_INPUT, "'%s': the name of the scenario is too long", s->loads[i].path);
        s->name[i] = s->names[i];
        for (int j = 0; j < i; j++)
            if (!strcmp(s->name[i], s->name[j]))
                return err_set(e, ERR_INPUT, "two scenarios are called '%s'; rename a file", s->name[i]);
    }
    return 0;
}

const char *perform_default_out(char out[PATH_MAX], const char *command, const char *const *names, int n)
{
    int at = snprintf(out, PATH_MAX, "out/%s/%s", command, names[0]);
    for (int i = 1; i < n && at < PATH_MAX; i++)
        at += snprintf(out + at, (size_t)(PATH_MAX - at), "-%s", names[i]);
    return out;
}

/* ---- Steps -------------------------------------------------------------------------------------------------------- */

static int take_memory(struct study *s, struct err *e)
{
    s->models = calloc((size_t)s->n, sizeof *s->models);
    s->rows = calloc((size_t)s->n, sizeof *s->rows);
    s->names = calloc((size_t)s->n, sizeof *s->names);
    s->name = calloc((size_t)s->n, sizeof *s->name);
    s->manifest.scenarios = calloc((size_t)s->n, sizeof *s->manifest.scenarios);
    if (s->models && s->rows && s->names && s->name && s->manifest.scenarios)
        return 0;
    return err_set(e, ERR_MEMORY, "not enough memory for a study of %d scenarios", s->n);
}

/* Seed and number of replications are the study's: scenarios that are compared must agree on them. */
static int agree_on(const struct study *s, const char *key, const char *option, double *value, struct err *e)
{
    for (int i = 0; i < s->n; i++) {
        double own = value_number(value_member(s->loads[i].scenario.root, "study"), key);
        if (i > 0 && own != *value)
            err_add(e, ERR_INPUT, "cannot compare '%s' with '%s': /study/%s is %.0f in the one and %.0f in the other; give --%s",
                    s->name[0], s->name[i], key, *value, own, option);
        *value = i > 0 ? *value : own;
    }
    return e->code;
}

/* Every thread has a run of each scenario in memory. */
static int choose_jobs(struct study *s, struct err *e)
{
    bool given = is_given(s, OPTION_JOBS);
    int jobs = given ? (int)s->in->options->integer[OPTION_JOBS] : runner_default_jobs();
    int most = s->n * s->manifest.n_replications, at_once = jobs < most ? jobs : most;
    double bytes = 0;
    for (int i = 0; i < s->n; i++)
        bytes += s->models[i]->run_bytes;
    int fit = runner_jobs_that_fit(at_once, bytes);
    if (given && fit < at_once)
        return err_set(e, ERR_INPUT,
                       "--jobs: %d runs at a time would need about %.0f GiB of memory, expected at most %d: lower it to %d",
                       at_once, bytes * at_once / (1 << 30), RUNNER_MOST_GIB, fit);
    s->manifest.jobs = fit < at_once ? fit : jobs;
    return 0;
}

static int describe_study(struct study *s, const char *command, struct err *e)
{
    double seed = 0, replications = 0;
    if (s->comparing)
        comparison_refuse(s->models, s->name, s->n, e);
    agree_on(s, "seed", "seed", &seed, e);
    if (agree_on(s, "replications", "reps", &replications, e)) /* after all that differs is told */
        return e->code;
    if (s->comparing && replications < 2)
        return err_set(e, ERR_INPUT, "a comparison needs at least 2 replications; give --reps");
    struct manifest *m = &s->manifest;
    m->command = command;
    m->n_scenarios = s->n;
    m->seed = (uint64_t)seed;
    m->n_replications = (int)replications;
    m->argc = s->in->argc;
    m->argv = s->in->argv;
    if (choose_jobs(s, e))
        return e->code;
    for (int i = 0; i < s->n; i++) {
        const struct scenario *from = &s->loads[i].scenario;
        m->scenarios[i] = (struct manifest_scenario){
            .name = s->name[i], .label = label_of(s, i), .root = from->root, .findings = &from->findings};
    }
    return manifest_init(m, e);
}

static int prepare(struct study *s, const char *command, struct err *e)
{
    int rc = load_open(&s->loads, s->n, s->in->options->arguments, s->in->options, e);
    if (rc == 0)
        rc = name_scenarios(s, e);
    for (int i = 0; rc == 0 && i < s->n; i++) {
        s->models[i] = &s->loads[i].model;
        rows_init(&s->rows[i], s->models[i], &s->arena);
    }
    if (rc == 0)
        rc = describe_study(s, command, e);
    if (rc == 0)
        rc = trials_init(&s->trials, s->models, s->rows, s->n, s->manifest.n_replications, e);
    if (rc)
        return rc;
    char folder[PATH_MAX];
    const char *out = is_given(s, OPTION_OUT) ? s->in->options->text[OPTION_OUT]
                                              : perform_default_out(folder, command, s->name, s->n);
    if (!strcmp(out, "-"))
        return err_set(e, ERR_INPUT, "--out: expected a folder, found '-': results are several files");
    return output_open(&s->output, out, s->manifest.study_sha256, is_given(s, OPTION_FORCE), e);
}

/* Where scenario `other` asks for something else than the base; "" = nowhere, or there is no memory to find out. */
static void find_parting(char where[PARTING_BYTES], const struct study *s, int other, uint32_t replication)
{
    const struct model *const models[] = {s->models[0], s->models[other]};
    const char *const names[] = {s->name[0], s->name[other]};
    struct err ignored = {0};
    if (parting_tell(where, models, names, s->manifest.seed, replication, &ignored))
        where[0] = '\0';
}

/* The first scenario whose demand differs ends the study; those after it that differ too are told with it. */
static int hear_of_trial(void *self, const struct trial *done, struct err *e)
{
    const struct study *s = self;
    char where[PARTING_BYTES];
    if (!s->comparing || comparison_demand(&s->trials, done, s->name, e) == 0)
        return 0;
    struct err failure = *e;
    find_parting(where, s, done->scenario, done->replication);
    *e = (struct err){0};
    err_add(e, failure.code, "%s%s%s", failure.text, where[0] ? "; they part here: " : "", where);
    for (int other = done->scenario + 1; other < s->n; other++) {
        find_parting(where, s, other, done->replication);
        if (where[0])
            err_add(e, failure.code, "cannot compare '%s' with '%s': their patients or needs differ, too; they part here: %s",
                    s->name[0], s->name[other], where);
    }
    return e->code;
}

static bool look_round(void *self, int n_done, double share)
{
    struct study *s = self;
    progress_show(&s->progress, n_done, share);
    return stop_asked();
}

static int run_trials(struct study *s, struct err *e)
{
    const struct runner_options options = {.seed = s->manifest.seed,
                                           .jobs = s->manifest.jobs,
                                           .audit = is_given(s, OPTION_AUDIT),
                                           .finished = hear_of_trial,
                                           .stop = look_round,
                                           .self = s};
    progress_start(&s->progress, stderr, is_given(s, OPTION_QUIET), s->trials.n);
    int rc = runner_run(&s->trials, &options, e);
    progress_end(&s->progress);
    return rc;
}

static bool is_stopped(void *self)
{
    (void)self;
    return stop_asked();
}

/* Runs replication 1 of a scenario once more, with somebody listening. */
static int write_events(struct study *s, int scenario, const char *path, struct err *e)
{
    const struct model *m = s->models[scenario];
    char run_id[MANIFEST_RUN_ID_BYTES];
    struct accounts accounts;
    struct event_log log;
    accounts_init(&accounts, m, &s->arena);
    manifest_run_id(run_id, &s->manifest, scenario, 1);
    int rc = event_log_open(&log, path, m, run_id, &s->arena, e);
    struct engine *engine = rc ? NULL : engine_new(m, e);
    if (engine) {
        struct engine_options options = {.audit = is_given(s, OPTION_AUDIT), .listener = &log.listener, .stop = is_stopped};
        engine_run(engine, s->manifest.seed, 1, &options, &accounts, e);
    }
    engine_free(engine);
    event_log_close(&log, e);
    return e->code; /* of whatever failed first */
}

/* Runs everything once more, with somebody listening. */
static int write_ledger(struct study *s, const char *path, struct err *e)
{
    struct ledger *ledgers = ARENA_ARRAY(&s->arena, s->n, struct ledger);
    for (int i = 1; i < s->n; i++)
        if (ledger_make(&ledgers[i - 1], &s->trials, i, s->manifest.seed, s->manifest.n_replications, is_stopped, &s->arena, e))
            return e->code;
    return ledger_file_write(path, &s->manifest, ledgers, s->n - 1, e);
}

static int write_files(struct study *s, struct err *e)
{
    const char *path;
    if (!(path = output_file(&s->output, "runs.csv", e)) || tables_runs(path, &s->manifest, &s->trials, e))
        return e->code;
    if (!(path = output_file(&s->output, "metrics.csv", e)) || tables_metrics(path, &s->manifest, &s->trials, stop_asked, e))
        return e->code;
    static const struct {
        const char *name;
        int (*write)(const char *, const struct manifest *, const struct trials *, struct err *);
    } details[] = {{"persons.csv", details_persons}, {"hours.csv", details_hours}, {"waits.csv", details_waits},
                   {"series.csv", details_series}, {"days.csv", details_days}};
    for (size_t i = 0; i < sizeof details / sizeof details[0]; i++)
        if (!(path = output_file(&s->output, details[i].name, e)) || details[i].write(path, &s->manifest, &s->trials, e))
            return e->code;
    if (s->comparing &&
        (!(path = output_file(&s->output, "compare.csv", e)) || tables_compare(path, &s->manifest, &s->comparison, e)))
        return e->code;
    if (s->comparing &&
        (!(path = output_file(&s->output, "relief.csv", e)) || relief_file_write(path, &s->manifest, &s->relief, e)))
        return e->code;
    if (is_given(s, OPTION_LEDGER) &&
        (!(path = output_file(&s->output, "ledger.csv", e)) || write_ledger(s, path, e)))
        return e->code;
    for (int i = 0; is_given(s, OPTION_EVENTS) && i < s->n; i++) {
        char name[NAME_BYTES + 16] = "events.csv";
        if (s->comparing)
            snprintf(name, sizeof name, "events_%s.csv", s->name[i]);
        if (!(path = output_file(&s->output, name, e)) || write_events(s, i, path, e))
            return e->code;
    }
    if (datapackage_write(&s->manifest, &s->output, e) || manifest_write(&s->manifest, &s->output, e))
        return e->code;
    return stop_asked() ? err_set(e, ERR_STOPPED, "stopped before the results were written") : output_commit(&s->output, e);
}

/* Files of an earlier run that this one did not write are gone, for they would not belong to the manifest. */
static void print_removed(const struct output *o)
{
    for (int i = 0; i < o->n_old; i++)
        if (o->old[i].stale)
            fprintf(stderr, "avlast: warning: removed '%s/%s' of an earlier run: this one does not write it\n", o->folder,
                    o->old[i].name);
}

/* One sentence on the warm-up of each scenario. */
static void print_settling(struct study *s)
{
    fputc('\n', stdout);
    for (int i = 0; i < s->n; i++) {
        char text[VERDICTS_BYTES];
        const struct model *m = s->models[i];
        struct settle settle = settle_ask(&s->trials, i, &s->arena);
        verdicts_warmup(text, &settle, m->warmup_ticks / m->ticks_per_day);
        printf("Warm-up of '%s': %s.\n", s->manifest.scenarios[i].label, text);
    }
}

static int print_results(struct study *s, struct err *e)
{
    if (s->comparing) {
        summary_compare(stdout, &s->manifest, &s->trials, &s->comparison);
        relief_table_print(stdout, &s->manifest, &s->trials, &s->relief);
        fputc('\n', stdout);
        sentences_print(stdout, &s->manifest, &s->trials, &s->comparison, &s->relief);
        print_settling(s);
        brief_print(stdout, &s->manifest, &s->trials, &s->comparison, &s->relief);
    } else {
        summary_run(stdout, &s->manifest, &s->trials);
        print_settling(s);
    }
    printf("\nResults are in %s:", s->output.folder);
    for (int i = 0; i < s->output.n_files; i++)
        printf(" %s", s->output.files[i].name);
    putchar('\n');
    errno = 0;
    if (fflush(stdout) || ferror(stdout)) /* the results are there all the same */
        return err_set(e, ERR_IO, "cannot write to standard output: %s", strerror(errno ? errno : EIO));
    struct manifest_use use = manifest_use(&s->manifest);
    fprintf(stderr, "avlast %s, seed %" PRIu64 ", took %.2f s of time, %.2f s of processor, %.1f MB of memory\n", AVLAST_VERSION,
            s->manifest.seed, use.elapsed_s, use.cpu_s, use.memory_mb);
    return 0;
}

static double load_of_person(const void *self, const struct trial *trial, int person, int category)
{
    const struct study *s = self;
    return trial->values[results_person(&s->trials.results[trial->scenario], person, relief_personal(category))];
}

static int perform(struct study *s, const char *command, struct err *e)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return err_set(e, ERR_MEMORY, "not enough memory for the study");
    s->arena.exhausted = &exhausted;
    int rc = take_memory(s, e);
    if (rc == 0)
        rc = prepare(s, command, e);
    if (rc == 0)
        rc = run_trials(s, e);
    if (rc == 0 && s->comparing)
        rc = comparison_make(&s->comparison, &s->trials, &s->arena, e);
    if (rc == 0 && s->comparing)
        rc = relief_make(&s->relief, &s->trials, &(struct relief_persons){load_of_person, s}, &s->arena, e);
    if (rc == 0)
        rc = write_files(s, e);
    if (rc == 0)
        print_removed(&s->output);
    if (rc == 0 && !is_given(s, OPTION_QUIET))
        rc = print_results(s, e);
    return rc;
}

int perform_study(const char *command, const struct invocation *in, struct err *e)
{
    struct study s = {.in = in, .n = in->options->n_arguments, .comparing = in->options->n_arguments > 1};
    stop_block();
    int rc = perform(&s, command, e);
    output_close(&s.output);
    trials_free(&s.trials);
    load_free(s.loads, s.n);
    free(s.manifest.scenarios);
    free(s.name);
    free(s.names);
    free(s.rows);
    free(s.models);
    arena_free(&s.arena);
    return rc;
}
