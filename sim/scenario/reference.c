/* The key table as a document for people: docs/parameters.md. A section per object, a row per key; a map whose members are not
 * objects is one row ("role_factor/ROLE").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/reference.h"

#include <string.h>

#include "scenario/keys.h"

static const char opening[] =
    "# Parameters\n"
    "\n"
    "Every key of a scenario file. This page is printed by `avlast schema --reference` from the table that also checks the\n"
    "files, and a test compares the two; `avlast schema` prints the same as a JSON Schema for editors.\n"
    "\n"
    "- A scenario is one JSON document. With `\"extends\": [files]` (paths relative to the file, within the folder of the\n"
    "  scenario or the scenario library) it builds on others: first what a file extends, in the order given, then the file\n"
    "  itself, each file once, as JSON Merge Patches (RFC 7396). Objects combine, everything else replaces, `null` deletes.\n"
    "- `--set /json/pointer=value` changes one value for a run. The value is JSON, or else a string; `null` deletes.\n"
    "  What has a name of its own, such as a rule or a task, must be there, or be set as a whole.\n"
    "- Words in capitals below stand for names of your own: a small letter, then small letters, digits and `_`, at most 60\n"
    "  in all. Results are called by them, and random numbers are keyed by them: adding one changes nothing for the others.\n"
    "- Units are in the names: `_s`, `_min`, `_h`, `_days`, `per_day`; shares and probabilities run from 0 to 1.\n"
    "- `\"never\"` is never. `null` only deletes.\n"
    "- Beside any `name` may stand a string `name_source` that says where the value is from. Unknown keys are errors.\n";

/* Where the section of a table starts; Markdown viewers make anchors of headings that hold one word. */
static void put_link(FILE *out, const struct keys_table *table)
{
    fprintf(out, "[%s](#%s)", table->name, table->name);
}

/* What a row takes: a number, one of some words, or an object described elsewhere. */
static void put_value(FILE *out, const struct keys_row *row)
{
    char expected[KEYS_EXPECTED_BYTES];
    if (row->type == KEYS_LIST) {
        fprintf(out, "array of: ");
        put_value(out, row->member);
    } else if (row->type == KEYS_OBJECT || row->type == KEYS_LAW) {
        put_link(out, row->table);
        if (row->or_never)
            fprintf(out, " or 'never'");
    } else {
        fprintf(out, "%s", keys_expected(expected, row));
    }
}

static void put_kinds(FILE *out, const struct keys_table *table, const struct keys_row *row)
{
    int n_kinds = 0, n_mine = 0;
    while (table->kinds[n_kinds])
        n_mine += (int)(row->kinds >> n_kinds++ & 1);
    if (row->kinds == 0) {
        fprintf(out, " all |");
        return;
    }
    bool but = n_mine > n_kinds / 2 + 2; /* shorter to tell the others */
    const char *before = but ? " all but " : " ";
    for (int k = 0; k < n_kinds; k++)
        if ((row->kinds >> k & 1) != but) {
            fprintf(out, "%s%s", before, table->kinds[k]);
            before = ", ";
        }
    fprintf(out, " |");
}

static void put_row(FILE *out, const struct keys_table *table, const struct keys_row *row)
{
    const struct keys_row *top = row;
    fprintf(out, "| `%s", row->name);
    while (row->type == KEYS_MAP) {
        row = row->member;
        fprintf(out, "/%s", row->name);
    }
    fprintf(out, "` | ");
    put_value(out, row);
    fprintf(out, " | %s |", row->unit ? row->unit : top->unit ? top->unit : "");
    if (table->selector)
        put_kinds(out, table, top);
    if (top->required || top->absent)
        fprintf(out, " %s", top->required ? "required" : top->absent);
    else if (top->type == KEYS_OBJECT)
        fprintf(out, " its defaults");
    else if (strcmp(top->fallback, "{}") == 0 || strcmp(top->fallback, "[]") == 0 || strcmp(top->fallback, "\"\"") == 0)
        fprintf(out, " empty");
    else
        fprintf(out, " `%s`", top->fallback);
    fprintf(out, " | %s", top->meaning);
    if (row != top && row->type != KEYS_OBJECT && row->type != KEYS_LIST)
        fprintf(out, " %s", row->meaning);
    fprintf(out, " |\n");
}

void reference_print(FILE *out)
{
    struct keys_place places[KEYS_MOST_TABLES];
    int n = keys_places(places);
    fputs(opening, out);
    for (int i = 0; i < n; i++) {
        const struct keys_table *table = places[i].table;
        fprintf(out, "\n## %s\n\n", table->name);
        if (places[i].path[0] == '/')
            fprintf(out, "At `%s`. ", places[i].path);
        fprintf(out, "%s\n\n", table->meaning);
        fprintf(out, "| Key | Value | Unit |%s Default | Meaning |\n", table->selector ? " With |" : "");
        fprintf(out, "|---|---|---|%s---|---|\n", table->selector ? "---|" : "");
        for (int k = 0; k < table->n_rows; k++)
            put_row(out, table, &table->rows[k]);
    }
}
