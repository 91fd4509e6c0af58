/* Two generated pages. Whatever stands in them comes from the tables that the program itself works with; only the openings are
 * written here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pages.h"

#include <string.h>

#include "base/measure.h"
#include "metrics/metric.h"
#include "report/dictionary.h"

static const char about_metrics[] =
    "# Metrics\n"
    "\n"
    "What is measured in every replication. This page is printed by `avlast list metrics --markdown` from the table that also\n"
    "computes the numbers, and a test compares the two.\n"
    "\n"
    "- The name tells the unit of measurement. A share runs from 0 to 1; a count is of the measured days together.\n"
    "- Only the days after the warm-up count: minutes where they fall, tasks that arose in them.\n"
    "- *Given by* names the columns of `metrics.csv` that a row of the metric fills; one row is one combination. In all other\n"
    "  dimensions it is of everything together. Several units have rows of all units, too, where `care_unit` is empty.\n"
    "- Nothing to divide by leaves the value empty.\n"
    "\n"
    "| Metric | Unit | What it is | How it is computed | Given by |\n"
    "|---|---|---|---|---|\n";

static const char about_columns[] =
    "# Files and columns\n"
    "\n"
    "Every CSV file that the program writes, and every column in it. This page is printed by `avlast list columns --markdown`\n"
    "from the table that the headers of the files are made of, and a test compares the two. [output.md](output.md) tells how\n"
    "the files go together; `datapackage.json`, beside the files, says the same as this page to programs.\n";

static void put_shape(FILE *out, int shape)
{
    const char *before = "";
    for (int d = 0; d < METRIC_DIMENSIONS; d++)
        if (shape >> d & 1) {
            fprintf(out, "%s`%s`", before, metric_dimension_ids[d]);
            before = " × ";
        }
}

void pages_metrics(FILE *out, const bool *chosen)
{
    fputs(about_metrics, out);
    for (int i = 0; i < metric_count; i++) {
        const struct metric *m = &metric_table[i];
        char unit[MEASURE_BYTES];
        if (!chosen[i])
            continue;
        fprintf(out, "| `%s` | %s | %s | %s | ", m->id, measure_of(unit, m->id), m->meaning, m->definition);
        for (int s = 0; s < METRIC_MAX_SHAPES && m->shapes[s]; s++) {
            fputs(s ? "; " : "", out);
            put_shape(out, m->shapes[s]);
        }
        fputs(" |\n", out);
    }
}

static void put_choices(FILE *out, const char *choices)
{
    const char *before = " One of ";
    for (const char *word = choices; *word; word += strspn(word, " ")) {
        size_t n = strcspn(word, " ");
        fprintf(out, "%s`%.*s`", before, (int)n, word);
        before = ", ";
        word += n;
    }
    fputc('.', out);
}

/* What the words mean that columns of the file hold, once for those that hold the same. */
static void put_values(FILE *out, const struct dictionary_file *f)
{
    const struct dictionary_column *end = f->columns + f->n_columns;
    for (const struct dictionary_column *c = f->columns; c < end; c++) {
        const struct dictionary_column *first = f->columns;
        while (first->values != c->values)
            first++;
        if (!c->values || first != c)
            continue;
        fputs("\nValues of ", out);
        for (const struct dictionary_column *other = c; other < end; other++)
            if (other->values == c->values)
                fprintf(out, "%s`%s`", other == c ? "" : ", ", other->name);
        fputs(":\n\n", out);
        for (const struct meaning *v = c->values; v->id; v++)
            fprintf(out, "- `%s`: %s\n", v->id, v->words);
    }
}

void pages_columns(FILE *out, const bool *chosen)
{
    fputs(about_columns, out);
    for (int i = 0; i < dictionary_count; i++) {
        const struct dictionary_file *f = &dictionary_files[i];
        if (!chosen[i])
            continue;
        fprintf(out, "\n## %s: %s\n\n", f->name, f->title);
        if (*f->note)
            fprintf(out, "%s\n\n", f->note);
        fputs("| Column | Type | Unit | What it is |\n|---|---|---|---|\n", out);
        for (const struct dictionary_column *c = f->columns; c < f->columns + f->n_columns; c++) {
            char unit[MEASURE_BYTES];
            fprintf(out, "| `%s` | %s | %s | %s", c->name, c->type, dictionary_unit(unit, c), c->meaning);
            if (c->choices)
                put_choices(out, c->choices);
            fputs(" |\n", out);
        }
        put_values(out, f);
    }
}
