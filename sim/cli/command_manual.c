/* The command `manual`: both texts are printed from the tables of commands and options.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_manual.h"

#include <string.h>

#include "cli/completion.h"
#include "cli/manual.h"

static const enum option_id options[] = {OPTION_FOR, OPTION_HELP};

static int run(const struct invocation *in, struct err *e)
{
    (void)e;
    const char *wanted = in->options->text[OPTION_FOR];
    if (wanted && !strcmp(wanted, "bash"))
        completion_print(stdout);
    else
        manual_print(stdout);
    return 0;
}

const struct command command_manual = {
    .name = "manual",
    .arguments = "",
    .meaning = "print the manual page, or what bash needs to complete commands",
    .details = "Prints the manual page, to be read with man -l, or the completion of commands, options and names for bash.\n"
               "`make install` puts both where man and bash look for them.",
    .example = "avlast manual --for bash > avlast.bash",
    .least = 0,
    .most = 0,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};
