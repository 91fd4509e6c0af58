/* What all sub-commands have in common: options, help, how many arguments, exit status.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include "cli/stop.h"

int command_status(enum err_code code)
{
    switch (code) {
    case ERR_NONE:
        return 0;
    case ERR_INPUT:
        return 2;
    case ERR_STOPPED:
        return 128 + stop_signal();
    case ERR_MEMORY:
    case ERR_IO:
    case ERR_AUDIT:
        break;
    }
    return 1;
}

void command_help(FILE *out, const struct command *c)
{
    fprintf(out, "usage: avlast %s%s%s%s\n\n%s\n", c->name, *c->arguments ? " " : "", c->arguments,
            c->n_options > 1 ? " [OPTIONS]" : "", c->details);
    if (c->n_options > 1) {
        fputs("\nOptions:\n", out);
        options_print(out, c->options, c->n_options);
    }
    fprintf(out, "\nExample:\n  %s\n", c->example);
}

static int check_arguments(const struct command *c, const struct options *o, struct err *e)
{
    if (o->n_arguments < c->least)
        return err_set(e, ERR_INPUT, "expected %s: avlast %s %s", c->least == 1 ? "an argument" : "more arguments", c->name,
                       c->arguments);
    if (o->n_arguments > c->most)
        return err_set(e, ERR_INPUT, "too many arguments from '%s' on: avlast %s%s%s", o->arguments[c->most], c->name,
                       *c->arguments ? " " : "", c->arguments);
    return 0;
}

int command_do(const struct command *c, int argc, char **argv, int all_argc, char **all_argv)
{
    struct options o;
    struct err e = {0};
    int rc = options_parse(&o, c->options, c->n_options, argc, argv, &e);
    if (rc == 0 && o.given[OPTION_HELP]) {
        command_help(stdout, c);
        options_free(&o);
        return 0;
    }
    if (rc == 0)
        rc = check_arguments(c, &o, &e);
    if (rc) {
        err_print(stderr, &e);
        fprintf(stderr, "avlast: see avlast %s --help\n", c->name);
    } else {
        rc = c->run(&(struct invocation){&o, all_argc, all_argv}, &e);
        if (rc)
            err_print(stderr, &e);
    }
    options_free(&o);
    return command_status((enum err_code)rc);
}
