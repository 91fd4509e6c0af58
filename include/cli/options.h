/* Options of the command line, from one table.
 *
 * The table is what parsing, --help, the manual page and completion are made of. A sub-command says which options apply to
 * it; everything else is an error, and so is an option given twice, but for lists. Numbers are strict: the whole word, in
 * range.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"

enum option_id {
    OPTION_REPS, OPTION_SEED, OPTION_DAYS, OPTION_JOBS, OPTION_OUT, OPTION_SET, OPTION_AUDIT, OPTION_EVENTS, OPTION_LEDGER,
    OPTION_EVENLY, OPTION_QUIET, OPTION_FORCE, OPTION_REPLICATION, OPTION_REFERENCE, OPTION_MARKDOWN, OPTION_FOR,
    OPTION_SCENARIO, OPTION_PERSON, OPTION_PATIENT, OPTION_DAY, OPTION_LANGUAGE, OPTION_HELP, N_OPTIONS
};

enum option_kind { OPTION_IS_FLAG, OPTION_IS_INTEGER, OPTION_IS_TEXT, OPTION_IS_LIST };

struct option_row {
    const char *name;  /* without the dashes */
    const char *value; /* what its value is called; of text, "this|that" for words to choose from; NULL for flags */
    enum option_kind kind;
    int64_t low, high; /* of integers */
    const char *meaning;
};
extern const struct option_row options_table[N_OPTIONS];

struct options {
    bool given[N_OPTIONS];      /* flags, and whether a value was given */
    int64_t integer[N_OPTIONS];
    const char *text[N_OPTIONS];
    const char **sets;          /* every --set, in order */
    const char **arguments;     /* what is not an option */
    int n_sets, n_arguments;
};

/* Reads argv[0 .. argc), which does not hold the names of program and command. `wanted` are the options that apply.
 * ERR_INPUT says all that is wrong, with the nearest known names. Pointers go into argv; free with options_free in every case. */
int options_parse(struct options *o, const enum option_id *wanted, int n_wanted, int argc, char **argv, struct err *e);
void options_free(struct options *o);

/* The words to choose from in "this|that" or "[this|that [NAME...]]", as the value of an option or the first argument of a
 * command is written; returns how many, 0 where there is no choice. */
enum { OPTIONS_MOST_CHOICES = 8, OPTIONS_CHOICE_BYTES = 24 };
int options_choices(char words[OPTIONS_MOST_CHOICES][OPTIONS_CHOICE_BYTES], const char *text);
/* Which of these words it is; or ERR_INPUT, with `before` in front of the sentence. */
int options_choose(const char *text, const char *word, const char *before, struct err *e);

/* One line per option, for --help. */
void options_print(FILE *out, const enum option_id *wanted, int n_wanted);

#endif
