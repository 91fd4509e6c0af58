/* A sub-command: its name, what it takes, and the function that does it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdio.h>

#include "base/err.h"
#include "cli/options.h"

/* A command line, taken apart. */
struct invocation {
    const struct options *options;
    int argc; /* as typed, for the manifest */
    char **argv;
};

struct command {
    const char *name;
    const char *arguments; /* "SCENARIO" */
    const char *meaning;   /* one line */
    const char *details;   /* a paragraph for --help */
    const char *example;   /* one command that works in a fresh copy of the project */
    int least, most;       /* number of arguments */
    int n_options;
    const enum option_id *options;
    /* 0, or a code from enum err_code; text of *e may be empty when all has been said on stderr. */
    int (*run)(const struct invocation *, struct err *);
};

/* Reads argv (without program and command name), answers --help, does the command, and says what went wrong on stderr.
 * Returns the exit status: 0 done, 1 could not, 2 asked wrongly, 128 + signal when stopped. */
int command_do(const struct command *c, int argc, char **argv, int all_argc, char **all_argv);

void command_help(FILE *out, const struct command *c);

/* The exit status for a code. */
int command_status(enum err_code code);

#endif
