/* The command `schema`: both documents are printed from the key table of the scenario stage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_schema.h"

#include <stdio.h>

#include "scenario/reference.h"
#include "scenario/schema.h"

static const enum option_id options[] = {OPTION_REFERENCE, OPTION_HELP};

static int run(const struct invocation *in, struct err *e)
{
    (void)e;
    if (in->options->given[OPTION_REFERENCE])
        reference_print(stdout);
    else
        schema_print(stdout);
    return 0;
}

const struct command command_schema = {
    .name = "schema",
    .arguments = "",
    .meaning = "print the JSON Schema of scenario files, or the reference of their keys",
    .details = "Prints the JSON Schema that editors can check scenario files with: put its path into the member \"$schema\".",
    .example = "avlast schema > scenario.schema.json",
    .least = 0,
    .most = 0,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};
