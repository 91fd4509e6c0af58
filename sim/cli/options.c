/* The table of options, and reading a command line by it.
 *
 * --name VALUE and --name=VALUE mean the same; options and arguments may come in any order; after -- all are arguments. Only
 * a list may be given again: which of two numbers was meant, nobody knows. One option has a short form, since people type -h
 * before they know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

const struct option_row options_table[N_OPTIONS] = {
    [OPTION_REPS] = {"reps", "N", OPTION_IS_INTEGER, 1, 1000000, "number of replications (default: /study/replications)"},
    [OPTION_SEED] = {"seed", "S", OPTION_IS_INTEGER, 0, (1LL << 53) - 1, "seed of all random numbers (default: /study/seed)"},
    [OPTION_DAYS] = {"days", "D", OPTION_IS_INTEGER, 1, 36500, "days that are measured, after warm-up (default: /time/days)"},
    [OPTION_JOBS] = {"jobs", "J", OPTION_IS_INTEGER, 1, 1024,
                     "threads (default: SLURM_CPUS_PER_TASK, else the processors at hand); results do not depend on it"},
    [OPTION_OUT] = {"out", "PLACE", OPTION_IS_TEXT, 0, 0, "where results go"},
    [OPTION_SET] = {"set", "P=V", OPTION_IS_LIST, 0, 0,
                    "set the scenario's value at JSON pointer P to V, e.g. /units/ward/beds=20; may be repeated"},
    [OPTION_AUDIT] = {"audit", NULL, OPTION_IS_FLAG, 0, 0, "hold all accounts against each other while running (slower)"},
    [OPTION_EVENTS] = {"events", NULL, OPTION_IS_FLAG, 0, 0, "also write all events of replication 1 (`avlast list events`)"},
    [OPTION_LEDGER] = {"ledger", NULL, OPTION_IS_FLAG, 0, 0,
                       "also write where each group's minutes went (runs everything once more)"},
    [OPTION_EVENLY] = {"evenly", NULL, OPTION_IS_FLAG, 0, 0,
                       "spread the hours evenly over the week instead: a plan to hold the other against"},
    [OPTION_QUIET] = {"quiet", NULL, OPTION_IS_FLAG, 0, 0, "print nothing but warnings and errors"},
    [OPTION_FORCE] = {"force", NULL, OPTION_IS_FLAG, 0, 0, "overwrite results of another study"},
    [OPTION_REPLICATION] = {"replication", "R", OPTION_IS_INTEGER, 1, 1000000, "which replication (default: 1)"},
    [OPTION_REFERENCE] = {"reference", NULL, OPTION_IS_FLAG, 0, 0, "print the reference of all keys, for people, instead"},
    [OPTION_MARKDOWN] = {"markdown", NULL, OPTION_IS_FLAG, 0, 0, "print a page in Markdown: of metrics and columns"},
    [OPTION_FOR] = {"for", "man|bash", OPTION_IS_TEXT, 0, 0, "what for: the manual page, or completion in bash (default: man)"},
    [OPTION_SCENARIO] = {"scenario", "NAME", OPTION_IS_TEXT, 0, 0,
                         "of which scenario of a comparison: its name as in runs.csv, written with compare --events"},
    [OPTION_PERSON] = {"person", "NAME", OPTION_IS_TEXT, 0, 0,
                       "whose shift: a line of the roster as in events.csv (UNIT/NAME where several units have it)"},
    [OPTION_PATIENT] = {"patient", "NAME", OPTION_IS_TEXT, 0, 0, "whose day: a patient as in events.csv, e.g. \"bed 3.116\""},
    [OPTION_DAY] = {"day", "N", OPTION_IS_INTEGER, 1, 1000000,
                    "day of the run, from 1 (default: the first after the warm-up on which that person or patient is there)"},
    [OPTION_LANGUAGE] = {"language", "en|no", OPTION_IS_TEXT, 0, 0, "English (the default) or Norwegian"},
    [OPTION_HELP] = {"help", NULL, OPTION_IS_FLAG, 0, 0, "print this and end; -h means the same"},
};

static void unknown(const char *word, size_t length, const enum option_id *wanted, int n_wanted, struct err *e)
{
    const char *names[N_OPTIONS];
    char name[64];
    for (int i = 0; i < n_wanted; i++)
        names[i] = options_table[wanted[i]].name;
    snprintf(name, sizeof name, "%.*s", (int)length, word);
    int near = text_nearest(name, names, n_wanted);
    if (near >= 0)
        err_add(e, ERR_INPUT, "unknown option '--%s'; did you mean '--%s'?", name, names[near]);
    else
        err_add(e, ERR_INPUT, "unknown option '--%s'", name);
}

static void read_integer(struct options *o, enum option_id id, const char *text, struct err *e)
{
    const struct option_row *row = &options_table[id];
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    /* strtoll skips blanks and takes a plus sign; a number here is digits, after a minus sign at most */
    bool whole = text[strspn(text, "-0123456789")] == '\0' && *text && end != text && *end == '\0';
    if (!whole || errno == ERANGE || value < row->low || value > row->high)
        err_add(e, ERR_INPUT, "--%s: expected a whole number from %" PRId64 " to %" PRId64 ", found '%.80s'", row->name,
                       row->low, row->high, text);
    o->integer[id] = value;
}

int options_choices(char words[OPTIONS_MOST_CHOICES][OPTIONS_CHOICE_BYTES], const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    int n = 0;
    text += *text == '[';
    if (text[strcspn(text, "| ")] != '|')
        return 0;
    while (n < OPTIONS_MOST_CHOICES) {
        size_t length = strspn(text, letters);
        snprintf(words[n++], OPTIONS_CHOICE_BYTES, "%.*s", (int)length, text);
        if (text[length] != '|')
            break;
        text += length + 1;
    }
    return n;
}

int options_choose(const char *text, const char *word, const char *before, struct err *e)
{
    char words[OPTIONS_MOST_CHOICES][OPTIONS_CHOICE_BYTES], list[OPTIONS_MOST_CHOICES * (OPTIONS_CHOICE_BYTES + 4)] = "";
    const char *names[OPTIONS_MOST_CHOICES];
    int n = options_choices(words, text);
    for (int i = 0; i < n; i++) {
        if (!strcmp(word, words[i]))
            return i;
        names[i] = words[i];
        strcat(strcat(list, i == 0 ? "" : i + 1 < n ? ", " : " or "), words[i]);
    }
    int near = text_nearest(word, names, n);
    return err_add(e, ERR_INPUT, "%sexpected %s, found '%.80s'%s%s%s", before, list, word, near >= 0 ? "; did you mean '" : "",
                   near >= 0 ? names[near] : "", near >= 0 ? "'?" : "");
}

/* A text is any, unless the table gives the words to choose from. */
static void read_text(struct options *o, enum option_id id, const char *text, struct err *e)
{
    char words[OPTIONS_MOST_CHOICES][OPTIONS_CHOICE_BYTES], before[40];
    const struct option_row *row = &options_table[id];
    o->text[id] = text;
    snprintf(before, sizeof before, "--%s: ", row->name);
    if (options_choices(words, row->value) > 0)
        options_choose(row->value, text, before, e);
}

static void take_value(struct options *o, enum option_id id, const char *text, struct err *e)
{
    o->given[id] = true;
    switch (options_table[id].kind) {
    case OPTION_IS_INTEGER:
        read_integer(o, id, text, e);
        break;
    case OPTION_IS_LIST:
        o->sets[o->n_sets++] = text;
        break;
    case OPTION_IS_TEXT:
        read_text(o, id, text, e);
        break;
    case OPTION_IS_FLAG:
        break;
    }
}

/* The option at argv[i], with its value; returns how many words it took, also when something is wrong with it. */
static int read_option(struct options *o, const enum option_id *wanted, int n_wanted, int argc, char **argv, int i, struct err *e)
{
    const char *word = argv[i] + 2, *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    for (int w = 0; w < n_wanted; w++) {
        const struct option_row *row = &options_table[wanted[w]];
        if (strlen(row->name) != length || strncmp(row->name, word, length))
            continue;
        bool has_value = row->kind != OPTION_IS_FLAG && !equals && i + 1 < argc;
        if (o->given[wanted[w]] && row->kind != OPTION_IS_LIST)
            err_add(e, ERR_INPUT, "--%s is given twice, expected once", row->name);
        else if (row->kind == OPTION_IS_FLAG && equals)
            err_add(e, ERR_INPUT, "--%s takes no value, found '%.80s'", row->name, equals + 1);
        else if (row->kind == OPTION_IS_FLAG)
            o->given[wanted[w]] = true;
        else if (!equals && !has_value)
            err_add(e, ERR_INPUT, "--%s needs a value: --%s %s", row->name, row->name, row->value);
        else
            take_value(o, wanted[w], equals ? equals + 1 : argv[i + 1], e);
        return has_value ? 2 : 1;
    }
    unknown(word, length, wanted, n_wanted, e);
    return 1;
}

static bool is_wanted(enum option_id id, const enum option_id *wanted, int n_wanted)
{
    for (int i = 0; i < n_wanted; i++)
        if (wanted[i] == id)
            return true;
    return false;
}

int options_parse(struct options *o, const enum option_id *wanted, int n_wanted, int argc, char **argv, struct err *e)
{
    memset(o, 0, sizeof *o);
    o->sets = calloc((size_t)argc + 1, sizeof *o->sets);
    o->arguments = calloc((size_t)argc + 1, sizeof *o->arguments);
    if (!o->sets || !o->arguments)
        return err_set(e, ERR_MEMORY, "not enough memory for the command line");
    bool only_arguments = false;
    for (int i = 0; i < argc;) {
        if (only_arguments || argv[i][0] != '-' || argv[i][1] == '\0') {
            o->arguments[o->n_arguments++] = argv[i++];
        } else if (!strcmp(argv[i], "--")) {
            only_arguments = true;
            i++;
        } else if (!strcmp(argv[i], "-h") && is_wanted(OPTION_HELP, wanted, n_wanted)) {
            o->given[OPTION_HELP] = true;
            i++;
        } else if (argv[i][1] != '-') {
            err_add(e, ERR_INPUT, "unknown option '%.80s': options begin with two dashes", argv[i++]);
        } else {
            i += read_option(o, wanted, n_wanted, argc, argv, i, e);
        }
    }
    return e->code;
}

void options_free(struct options *o)
{
    free(o->sets);
    free(o->arguments);
    memset(o, 0, sizeof *o);
}

void options_print(FILE *out, const enum option_id *wanted, int n_wanted)
{
    for (int i = 0; i < n_wanted; i++) {
        const struct option_row *row = &options_table[wanted[i]];
        char left[64];
        snprintf(left, sizeof left, "--%s%s%s", row->name, row->value ? " " : "", row->value ? row->value : "");
        fprintf(out, "  %-16s %s\n", left, row->meaning);
    }
}
