/* Prints the manual page. What commands and options do comes from their tables, what the files are from the dictionary; the rest,
 * which only a manual needs, is written here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/manual.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/version.h"
#include "cli/commands.h"
#include "report/dictionary.h"
#include "report/output.h"

enum { MOST_COLUMNS = 78 }; /* mandoc -T lint remarks on lines of more than 80 */

/* ---- Roff --------------------------------------------------------------------------------------------------------- */

/* One letter, as roff writes it: a minus sign is not a hyphen, and a quote is not an apostrophe (groff_char(7)). Returns how many
 * bytes of the text it was. */
static size_t put_letter(char out[16], const char *text)
{
    static const struct {
        char letter;
        const char *roff;
    } odd[] = {{'\\', "\\e"}, {'-', "\\-"}, {'\'', "\\(aq"}, {'^', "\\(ha"}, {'~', "\\(ti"}, {'"', "\\(dq"}};
    size_t n = text_utf8(text, strlen(text));
    if (n > 1) {
        unsigned code = (unsigned char)text[0] & (0xffu >> (n + 1)); /* RFC 3629 */
        for (size_t i = 1; i < n; i++)
            code = code << 6 | ((unsigned char)text[i] & 0x3f);
        snprintf(out, 16, "\\[u%04X]", code);
        return n;
    }
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++)
        if (*text == odd[i].letter) {
            strcpy(out, odd[i].roff);
            return 1;
        }
    out[0] = *text;
    out[1] = '\0';
    return 1;
}

/* The word at `text`, up to a blank; returns its length in the text. */
static size_t put_word(char *out, size_t size, const char *text, bool *bold)
{
    size_t at = 0, length = 0;
    out[0] = '\0';
    while (text[at] && !isspace((unsigned char)text[at]) && length + 20 < size) {
        char letter[16];
        if (text[at] == '`') {
            *bold = !*bold;
            strcpy(letter, *bold ? "\\fB" : "\\fR");
            at++;
        } else {
            at += put_letter(letter, text + at);
        }
        strcpy(out + length, letter);
        length += strlen(letter);
    }
    return at;
}

void manual_text(FILE *out, const char *text)
{
    size_t column = 0;
    bool bold = false;
    for (size_t n; *text; text += n) {
        n = strspn(text, " \n");
        if (n) {
            const char *end = memchr(text, '\n', n);
            if (end && memchr(end + 1, '\n', n - (size_t)(end + 1 - text))) {
                fputs("\n.PP", out);
                column = MOST_COLUMNS;
            }
            continue;
        }
        char word[400];
        n = put_word(word, sizeof word, text, &bold);
        size_t length = strlen(word);
        if (column && column + 1 + length > MOST_COLUMNS) {
            fputc('\n', out);
            column = 0;
        } else if (column) {
            fputc(' ', out);
            column++;
        }
        if (column == 0 && *word == '.')
            fputs("\\&", out); /* no request */
        fputs(word, out);
        column += length;
        bool ends = length && word[length - 1] == '.';
        if (ends && isupper((unsigned char)text[n + strspn(text + n, " \n")]))
            column = MOST_COLUMNS; /* a new sentence begins a new line: man-pages(7) */
    }
    fputc('\n', out);
}

static void put_code(FILE *out, const char *code)
{
    fputs(".PP\n.RS 4\n.nf\n", out);
    for (size_t n; *code; code += n) {
        char letter[16];
        n = put_letter(letter, code);
        fputs(letter, out);
    }
    fputs("\n.fi\n.RE\n", out);
}

/* A name in bold, with what follows it in the same line in italics, and a text below. */
static void put_item(FILE *out, const char *name, const char *after, const char *text)
{
    char letter[16];
    fputs(".TP\n\\fB", out);
    for (size_t n; *name; name += n) {
        n = put_letter(letter, name);
        fputs(letter, out);
    }
    fputs("\\fR", out);
    if (after)
        fprintf(out, " \\fI%s\\fR", after);
    fputc('\n', out);
    manual_text(out, text);
}

static void put_capital(FILE *out, const char *text, const char *end)
{
    char sentence[1000];
    snprintf(sentence, sizeof sentence, "%c%s%s", toupper((unsigned char)*text), text + 1, end);
    manual_text(out, sentence);
}

/* ---- Sections ----------------------------------------------------------------------------------------------------- */

static void put_command(FILE *out, const struct command *c)
{
    fprintf(out, ".SS \"avlast %s%s%s%s\"\n", c->name, *c->arguments ? " " : "", c->arguments,
            c->n_options > 1 ? " [OPTIONS]" : "");
    put_capital(out, c->meaning, ".");
    fputs(".PP\n", out);
    manual_text(out, c->details);
    for (int i = 0; i < c->n_options; i++) {
        const struct option_row *row = &options_table[c->options[i]];
        char name[64], text[1000];
        snprintf(name, sizeof name, "--%s", row->name);
        snprintf(text, sizeof text, "%c%s.", toupper((unsigned char)*row->meaning), row->meaning + 1);
        put_item(out, name, row->value, text);
    }
    fputs(".PP\nExample:\n", out);
    put_code(out, c->example);
}

static const struct {
    const char *before, *code;
} examples[] = {
    {"Two ways of organising a short-term ward, held against each other:",
     "avlast compare short_term_ward_o2 short_term_ward_o3 \\\n    --reps 20 --out out/o2_o3"},
    {"A second nurse in the evenings of weekdays, without a file:",
     "avlast run short_term_ward_o2 --reps 20 --out out/two_nurses \\\n    --set /staff/plan/ward/evening/weekdays/nurse=2"},
    {"One day, event by event, and what a column of it means:",
     "avlast run teaching_ward_o2 --reps 1 --days 1 --events --out out/day\n"
     "head -n 20 out/day/events.csv\n"
     "avlast list columns events.csv"},
    {"What a scenario means with a bed more, what is asked for in it, and what may be set:",
     "avlast check teaching_ward_o2 --set /units/ward/beds=5\n"
     "avlast demand teaching_ward_o2 --set /units/ward/beds=5 --days 1\n"
     "avlast schema --reference"},
};

static void put_files(FILE *out)
{
    fputs(".SH FILES\n", out);
    manual_text(out, "Results are in a folder: out/COMMAND/NAME, or what `--out` names. A file is complete when it has its name. "
                     "Columns are explained by `avlast list columns`.");
    for (int i = 0; i < dictionary_count; i++) {
        const struct dictionary_file *f = &dictionary_files[i];
        char text[400], printed[100];
        snprintf(printed, sizeof printed, " Printed by `avlast %.*s`; the name is up to whoever keeps it.",
                 (int)strcspn(f->name, "."), f->name);
        snprintf(text, sizeof text, "%c%s.%s%s", toupper((unsigned char)*f->title), f->title + 1,
                 f->per_scenario ? " A comparison writes events_SCENARIO.csv for each scenario." : "",
                 f->elsewhere ? printed : "");
        put_item(out, f->name, NULL, text);
    }
    put_item(out, OUTPUT_DATAPACKAGE, NULL, "What stands in these files, for programs: a Frictionless Data Package.");
    put_item(out, OUTPUT_MANIFEST, NULL,
             "The whole scenarios as they were run, seed, version and hashes: all that is needed to run the study again.");
    put_item(out, "share/avlast/scenarios", NULL, "The scenarios that come with the program, beside its folder bin.");
    put_item(out, "share/doc/avlast/docs", NULL,
             "The model, its calibration, every key of a scenario file, every metric, every column.");
}

static void put_status(FILE *out)
{
    fputs(".SH \"EXIT STATUS\"\n", out);
    put_item(out, "0", NULL, "Done.");
    put_item(out, "1", NULL, "Could not: a file, the disk, memory.");
    put_item(out, "2", NULL, "Asked wrongly: an option, a name, a scenario.");
    put_item(out, "128 + signal", NULL,
             "Stopped by a signal: 130 by Ctrl-C, 143 by kill, 129 by a terminal that was closed. Nothing half-written is left.");
}

static const char description[] =
    "When tasks move between occupations in a care unit, who is relieved, and who just gets more to do? `avlast` runs the same "
    "ward, with the same patients and the same staff, under different ways of organising the work, and tells what each group "
    "spends its hours on, how long work waits, and what is not done.\n\n"
    "A scenario is a JSON file that describes units, tasks, people and a policy; it may take everything from another and "
    "change a little. Scenarios that come with the program are known by name. The same scenario, seed and version give the same "
    "results, whatever the number of threads. Results go to files and standard output, everything else to standard error.";

void manual_print(FILE *out)
{
    fprintf(out,
            ".\\\" Printed by avlast manual. SPDX-License-Identifier: GPL-3.0-or-later\n"
            ".TH AVLAST 1 \"%s\" \"avlast %s\" \"User Commands\"\n", AVLAST_DATE, AVLAST_VERSION);
    fputs(".SH NAME\navlast \\- simulate the sharing of tasks between occupations in a care unit\n", out);
    fputs(".SH SYNOPSIS\n\\fBavlast\\fR \\fICOMMAND\\fR [\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]\n.br\n"
          "\\fBavlast help\\fR [\\fICOMMAND\\fR]\n.br\n\\fBavlast \\-\\-version\\fR\n", out);
    fputs(".SH DESCRIPTION\n", out);
    manual_text(out, description);
    fputs(".SH COMMANDS\n", out);
    manual_text(out, "Options and arguments may come in any order; `--name value` and `--name=value` mean the same; after `--` "
                     "all words are arguments.");
    for (int i = 0; i < commands_count; i++)
        put_command(out, commands_table[i]);
    put_files(out);
    put_status(out);
    fputs(".SH ENVIRONMENT\n", out);
    put_item(out, "SLURM_CPUS_PER_TASK", NULL,
             "How many threads to use where `--jobs` is not given, as the batch system Slurm sets it.");
    fputs(".SH EXAMPLES\n", out);
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        fputs(i ? ".PP\n" : "", out);
        manual_text(out, examples[i].before);
        put_code(out, examples[i].code);
    }
    fputs(".SH \"SEE ALSO\"\n.BR gnuplot (1),\n.BR man (1)\n", out);
}
