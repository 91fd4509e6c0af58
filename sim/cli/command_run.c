/* The command `run`; the work is in perform.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_run.h"

#include "cli/perform.h"

static const enum option_id options[] = {OPTION_REPS,  OPTION_SEED,   OPTION_DAYS,  OPTION_SET,   OPTION_OUT, OPTION_FORCE,
                                         OPTION_JOBS, OPTION_EVENTS, OPTION_AUDIT, OPTION_QUIET, OPTION_HELP};

static int run(const struct invocation *in, struct err *e)
{
    return perform_study("run", in, e);
}

const struct command command_run = {
    .name = "run",
    .arguments = "SCENARIO",
    .meaning = "run one scenario many times and write what is measured",
    .details = "Runs the scenario, named by path or as `avlast list` has it, and writes runs.csv, metrics.csv,\n"
               "persons.csv, hours.csv, waits.csv, series.csv, days.csv, datapackage.json and manifest.json, with\n"
               "--events also events.csv, to the folder --out (default: out/run/NAME). A folder that holds results of\n"
               "another study is left as it is, unless --force is given. What an earlier run wrote there and this one\n"
               "does not, such as events.csv, is removed, with a warning.",
    .example = "avlast run teaching_ward_o2 --reps 20 --out out/first",
    .least = 1,
    .most = 1,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};
