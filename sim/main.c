/* avlast: who is relieved, and who just gets more to do, when tasks move between occupations in a care unit?
 *
 *     files --scenario/, model/--> const model --demand/, engine/--> accounts --metrics/--> values
 *         --study/--> trials, comparison --report/--> CSV, tables, sentences     (cli/ calls them in this order)
 *
 * This file has the table of sub-commands and the last word: the exit status, and whether stdout could be written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/command_check.h"
#include "cli/command_compare.h"
#include "cli/command_demand.h"
#include "cli/command_list.h"
#include "cli/command_run.h"
#include "cli/command_schema.h"
#include "cli/command_story.h"
#include "report/manifest.h"

static const struct command *const commands[] = {
    &command_run, &command_compare, &command_story, &command_check, &command_demand, &command_list, &command_schema,
};
enum { N_COMMANDS = sizeof commands / sizeof commands[0] };

static void print_usage(FILE *out)
{
    fputs("usage: avlast COMMAND [ARGUMENTS] [OPTIONS]\n\n"
          "Simulates the sharing of tasks between occupations in a care unit.\n\nCommands:\n", out);
    for (int i = 0; i < N_COMMANDS; i++)
        fprintf(out, "  %-9s %s\n", commands[i]->name, commands[i]->meaning);
    fputs("\navlast COMMAND --help tells more. avlast --version tells the version.\n"
          "Exit status: 0 done, 1 could not, 2 asked wrongly, 130 or 143 stopped by a signal.\n", out);
}

static int unknown_command(const char *name)
{
    const char *names[N_COMMANDS];
    for (int i = 0; i < N_COMMANDS; i++)
        names[i] = commands[i]->name;
    int near = text_nearest(name, names, N_COMMANDS);
    fprintf(stderr, "avlast: unknown command '%s'", name);
    if (near >= 0)
        fprintf(stderr, "; did you mean '%s'?", names[near]);
    fputs("\navlast: see avlast --help\n", stderr);
    return 2;
}

/* Options belong to commands, but for two. */
static int unknown_option(const char *word)
{
    static const char *const names[] = {"--help", "--version"};
    int near = text_nearest(word, names, 2);
    fprintf(stderr, "avlast: unknown option '%s'", word);
    if (near >= 0)
        fprintf(stderr, "; did you mean '%s'?", names[near]);
    else
        fputs(" before the command", stderr);
    fputs("\navlast: see avlast --help\n", stderr);
    return 2;
}

static const struct command *find(const char *name)
{
    for (int i = 0; i < N_COMMANDS; i++)
        if (!strcmp(name, commands[i]->name))
            return commands[i];
    return NULL;
}

static int dispatch(int argc, char **argv)
{
    if (argc < 2) {
        print_usage(stderr);
        return 2;
    }
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || (!strcmp(argv[1], "help") && argc == 2)) {
        print_usage(stdout);
        return 0;
    }
    if (!strcmp(argv[1], "--version")) {
        manifest_print_version(stdout);
        return 0;
    }
    if (argv[1][0] == '-')
        return unknown_option(argv[1]);
    int asks_help = !strcmp(argv[1], "help");
    const struct command *c = find(argv[1 + asks_help]);
    if (!c)
        return unknown_command(argv[1 + asks_help]);
    if (asks_help) {
        command_help(stdout, c);
        return 0;
    }
    return command_do(c, argc - 2, argv + 2, argc, argv);
}

int main(int argc, char **argv)
{
    int status = dispatch(argc, argv);
    /* Output that did not reach its reader must not look like success; a full disk shows only here. */
    int failed = ferror(stdout);
    errno = 0;
    if ((fclose(stdout) || failed) && status == 0) {
        fprintf(stderr, "avlast: cannot write to standard output: %s\n", strerror(errno ? errno : EIO));
        return 1;
    }
    return status;
}
