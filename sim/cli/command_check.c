/* The command `check`; the words are in describe.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_check.h"

#include <stdio.h>

#include "cli/describe.h"
#include "cli/load.h"

static const enum option_id options[] = {OPTION_SET, OPTION_QUIET, OPTION_HELP};

static int describe(const struct load *l, struct err *e)
{
    struct arena arena = {0};
    struct describe_demand demand;
    jmp_buf exhausted;
    if (setjmp(exhausted)) {
        arena_free(&arena);
        return err_set(e, ERR_MEMORY, "not enough memory to describe '%s'", l->path);
    }
    arena.exhausted = &exhausted;
    int rc = describe_count(&demand, &l->model, load_seed(l), &arena, e);
    if (rc == 0)
        describe_print(stdout, &l->model, &demand);
    arena_free(&arena);
    return rc;
}

static int run(const struct invocation *in, struct err *e)
{
    struct load *loads;
    int n = in->options->n_arguments, rc = load_open(&loads, n, in->options->arguments, in->options, e);
    for (int i = 0; rc == 0 && !in->options->given[OPTION_QUIET] && i < n; i++) {
        if (i)
            putchar('\n');
        rc = describe(&loads[i], e);
    }
    load_free(loads, n);
    return rc;
}

const struct command command_check = {
    .name = "check",
    .arguments = "SCENARIO...",
    .meaning = "say what a scenario means, and what is wrong with it; simulate nothing",
    .details = "Reads the scenarios and prints them as the program has understood them: units, people per shift, work that is\n"
               "asked for, tasks with who may take them and after how long, training, cover and the rest of the policy. Errors\n"
               "and warnings go to stderr.",
    .example = "avlast check teaching_ward_o2",
    .least = 1,
    .most = 1000,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};
