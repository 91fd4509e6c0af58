/* The command `compare`; the work is in perform.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_compare.h"

#include "cli/perform.h"

static const enum option_id options[] = {OPTION_REPS,  OPTION_SEED,   OPTION_DAYS,  OPTION_SET,   OPTION_OUT, OPTION_FORCE,
                                         OPTION_JOBS, OPTION_EVENTS, OPTION_LEDGER, OPTION_AUDIT, OPTION_QUIET, OPTION_HELP};

static int run(const struct invocation *in, struct err *e)
{
    return perform_study("compare", in, e);
}

const struct command command_compare = {
    .name = "compare",
    .arguments = "BASE OTHER...",
    .meaning = "compare ways of organising, with the same patients and needs in each",
    .details = "Runs every scenario with the same random numbers and holds each OTHER against BASE: paired differences\n"
               "with 95 % intervals, and p values after Holm's correction. Scenarios whose patients or needs differ are\n"
               "refused. Roles, units and tasks that only one of the two has are shown, not compared.\n\n"
               "Writes compare.csv and relief.csv beside what `avlast run` writes to the folder --out (default:\n"
               "out/compare/BASE-OTHER), with --events also events_NAME.csv, with --ledger also ledger.csv. A folder that\n"
               "holds results of another study is left as it is, unless --force is given. What an earlier run wrote there\n"
               "and this one does not is removed, with a warning.",
    .example = "avlast compare short_term_ward_o2 short_term_ward_o3 --reps 20 --out out/o2_o3",
    .least = 2,
    .most = 32,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};
