/* avlast: who is relieved, and who just gets more to do, when tasks move between occupations in a care unit?
 *
 *     files --scenario/, model/--> const model --demand/, engine/--> accounts --metrics/--> values
 *         --study/--> trials, comparison --report/--> CSV, tables, sentences     (cli/ calls them in this order)
 *
 * This file has the first word, which command it is, and the last: the exit status, and whether stdout could be written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/commands.h"
#include "report/manifest.h"

static void print_usage(FILE *out)
{
    fputs("usage: avlast COMMAND [ARGUMENTS] [OPTIONS]\n\n"
          "Simulates the sharing of tasks between occupations in a care unit.\n\nCommands:\n", out);
    for (int i = 0; i < commands_count; i++)
        fprintf(out, "  %-9s %s\n", commands_table[i]->name, commands_table[i]->meaning);
    fputs("\navlast COMMAND --help tells more. avlast --version tells the version.\n"
          "Exit status: 0 done, 1 could not, 2 asked wrongly, 130 or 143 stopped by a signal.\n", out);
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
    struct err e = {0};
    const struct command *c = commands_find(argv[1 + asks_help], &e);
    if (!c) {
        err_print(stderr, &e);
        fputs("avlast: see avlast --help\n", stderr);
        return 2;
    }
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
        fprintf(stderr, "avlast: cannot write to standard output: %s\n", errno ? strerror(errno) : "a write failed");
        return 1;
    }
    return status;
}
