/* The command `staffing`: load --> map the demand --> move the hours --> write --> commit --> print.
 *
 * Nothing is written before all is known, so a signal leaves nothing half-written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_staffing.h"

#include <errno.h>
#include <string.h>

#include "cli/load.h"
#include "cli/perform.h"
#include "cli/stop.h"
#include "report/datapackage.h"
#include "report/staffing_file.h"
#include "report/staffing_table.h"

static const enum option_id options[] = {OPTION_REPS, OPTION_SEED, OPTION_DAYS, OPTION_SET, OPTION_EVENLY,
                                         OPTION_OUT, OPTION_FORCE, OPTION_QUIET, OPTION_HELP};

struct work {
    const struct invocation *in;
    struct load *load;
    struct manifest_scenario scenario;
    struct manifest manifest;
    struct task_map map;
    struct staffing staffing;
    struct output output;
    struct arena arena;
};

static int describe(struct work *w, struct err *e)
{
    const struct scenario *from = &w->load->scenario;
    const char *label = value_string(from->root, "label");
    w->scenario = (struct manifest_scenario){.name = from->name, .label = *label ? label : from->name, .root = from->root,
                                             .findings = &from->findings};
    w->manifest = (struct manifest){
        .command = w->in->options->given[OPTION_EVENLY] ? "staffing-evenly" : "staffing",
        .n_scenarios = 1, .scenarios = &w->scenario,
        .seed = load_seed(w->load), .argc = w->in->argc, .argv = w->in->argv, .jobs = 1,
        .n_replications = (int)value_number(value_member(from->root, "study"), "replications")};
    return manifest_init(&w->manifest, e);
}

static int open_output(struct work *w, struct err *e)
{
    const struct options *o = w->in->options;
    char folder[PATH_MAX];
    const char *out = o->given[OPTION_OUT] ? o->text[OPTION_OUT]
                                           : perform_default_out(folder, w->manifest.command, &w->scenario.name, 1);
    if (!strcmp(out, "-"))
        return err_set(e, ERR_INPUT, "--out: expected a folder, found '-': results are several files");
    return output_open(&w->output, out, w->manifest.study_sha256, o->given[OPTION_FORCE], e);
}

static int write_files(struct work *w, struct err *e)
{
    const char *path;
    if (!(path = output_file(&w->output, "task_map.csv", e)) || staffing_file_map(path, &w->staffing, e))
        return e->code;
    if (!(path = output_file(&w->output, "staffing.csv", e)) || staffing_file_hours(path, &w->staffing, e))
        return e->code;
    if (!(path = output_file(&w->output, OUTPUT_STAFFING, e)) || staffing_file_plan(path, &w->manifest, &w->staffing, e))
        return e->code;
    if (datapackage_write(&w->manifest, &w->output, e) || manifest_write(&w->manifest, &w->output, e))
        return e->code;
    return stop_asked() ? err_set(e, ERR_STOPPED, "stopped before the results were written") : output_commit(&w->output, e);
}

static int print(struct work *w, struct err *e)
{
    staffing_table_print(stdout, &w->manifest, &w->staffing);
    printf("\nThe new plan is in %s/" OUTPUT_STAFFING ". A scenario has it that stands beside a copy of this file\n"
           "and extends %s and then the copy.\nResults are in %s:", w->output.folder, w->scenario.name, w->output.folder);
    for (int i = 0; i < w->output.n_files; i++)
        printf(" %s", w->output.files[i].name);
    putchar('\n');
    errno = 0;
    if (fflush(stdout) || ferror(stdout)) /* the results are there all the same */
        return err_set(e, ERR_IO, "cannot write to standard output: %s", strerror(errno ? errno : EIO));
    return 0;
}

/* Says which scenario it is that cannot be mapped or moved. */
static int find_plan(struct work *w, struct err *e)
{
    struct err why = {0};
    int rc = task_map_make(&w->map, &w->load->model, w->manifest.seed, w->manifest.n_replications, stop_asked, &w->arena, &why);
    if (rc == 0)
        rc = staffing_make(&w->staffing, &w->map, w->in->options->given[OPTION_EVENLY], &w->arena, &why);
    if (rc == ERR_INPUT)
        return err_set(e, rc, "%s: %s", w->in->options->arguments[0], why.text);
    return rc ? err_set(e, rc, "%s", why.text) : 0;
}

static int make(struct work *w, struct err *e)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return err_set(e, ERR_MEMORY, "not enough memory for the task map");
    w->arena.exhausted = &exhausted;
    int rc = load_open(&w->load, 1, w->in->options->arguments, w->in->options, e);
    if (rc == 0)
        rc = describe(w, e);
    if (rc == 0)
        rc = open_output(w, e);
    if (rc == 0)
        rc = find_plan(w, e);
    if (rc == 0)
        rc = write_files(w, e);
    return rc || w->in->options->given[OPTION_QUIET] ? rc : print(w, e);
}

static int run(const struct invocation *in, struct err *e)
{
    struct work w = {.in = in};
    stop_block();
    int rc = make(&w, e);
    output_close(&w.output);
    load_free(w.load, 1);
    arena_free(&w.arena);
    return rc;
}

const struct command command_staffing = {
    .name = "staffing",
    .arguments = "SCENARIO",
    .meaning = "map when which work falls, and move each role's hours there",
    .details = "Maps what patients and the clock ask for by hour and by who has the right to do it, and proposes a staffing\n"
               "plan with the same weekly hours of each role, moved to the shifts and days in which its work falls (needs-led\n"
               "staffing, tjenestestyrt bemanning). Nothing is simulated but the demand. --evenly spreads the same hours evenly\n"
               "over all shifts instead: something to hold the other plan against.\n\n"
               "Writes task_map.csv, staffing.csv, staffing.json (the plan, for a scenario to extend), datapackage.json and\n"
               "manifest.json to the folder --out (default: out/staffing/NAME, with --evenly out/staffing-evenly/NAME).",
    .example = "avlast staffing short_term_ward_o2 --reps 20 --out out/staffing",
    .least = 1,
    .most = 1,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};
