/* The command `roster`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_roster.h"

#include "cli/load.h"
#include "cli/stop.h"
#include "report/roster_file.h"
#include "report/target.h"

static const enum option_id options[] = {OPTION_DAYS, OPTION_SET, OPTION_OUT, OPTION_HELP};

static int write_roster(const char *out, const struct model *m, struct err *e)
{
    struct target target;
    if (target_find(&target, out, e))
        return e->code;
    if (target_is_file(&target))
        stop_block(); /* nothing half-written is to stay */
    if (target_open(&target, e))
        return e->code;
    return target_close(&target, roster_file_write(target.file, target.name, m, e), e);
}

static int run(const struct invocation *in, struct err *e)
{
    struct load *load;
    int rc = load_open(&load, 1, in->options->arguments, in->options, e);
    if (rc == 0)
        rc = write_roster(in->options->text[OPTION_OUT], &load->model, e);
    load_free(load, 1);
    return rc;
}

const struct command command_roster = {
    .name = "roster",
    .arguments = "SCENARIO",
    .meaning = "print who has duty when",
    .details = "Prints the roster as CSV, for the days of the run: person, date and shift, whether it was built from the plan\n"
               "or read from a file. Change it in a spreadsheet, and name it in the scenario as /staff/roster. --out names a\n"
               "file (default: standard output).",
    .example = "avlast roster short_term_ward_o2 --out roster.csv",
    .least = 1,
    .most = 1,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};
