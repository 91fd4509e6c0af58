/* The dictionary as a Frictionless descriptor of the files that one study wrote.
 *
 * Table Schema leaves "unit" to whoever wants it; other tools pass it by. Rows of metrics.csv and the like have no primary key,
 * since their dimensions may be empty fields and a key may not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/datapackage.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/measure.h"
#include "base/version.h"
#include "metrics/metric.h"
#include "report/dictionary.h"
#include "scenario/value.h"

enum { TITLE_BYTES = 8192 }; /* more than the longest names of as many scenarios as can be compared */

/* `"name": "text"` after whatever came before it, which `before` separates: "" or ", ". */
static void member(FILE *f, const char *before, const char *name, const char *text)
{
    fprintf(f, "%s\"%s\": ", before, name);
    value_print_string(f, text);
}

static void print_choices(FILE *f, const char *choices)
{
    const char *before = "";
    fputs("\"enum\": [", f);
    for (const char *word = choices; *word; word += strspn(word, " ")) {
        size_t n = strcspn(word, " ");
        fprintf(f, "%s\"%.*s\"", before, (int)n, word);
        before = ", ";
        word += n;
    }
    fputc(']', f);
}

static bool is_metric(const struct dictionary_column *c)
{
    return !strcmp(c->name, "metric");
}

/* What the values mean: `categories` as in version 2 of Table Schema; of metrics with their unit and definition beside it. */
static void print_categories(FILE *f, const struct dictionary_column *c)
{
    const char *const first = "[\n              {", *const next = ",\n              {", *before = first;
    if (!c->values && !is_metric(c))
        return;
    fputs(", \"categories\": ", f);
    for (const struct meaning *v = c->values; v && v->id; v++, before = next) {
        member(f, before, "value", v->id);
        member(f, ", ", "label", v->words);
        fputc('}', f);
    }
    for (int i = 0; is_metric(c) && i < metric_count; i++, before = next) {
        char unit[MEASURE_BYTES];
        member(f, before, "value", metric_table[i].id);
        member(f, ", ", "label", metric_table[i].meaning);
        member(f, ", ", "unit", measure_of(unit, metric_table[i].id));
        member(f, ", ", "definition", metric_table[i].definition);
        fputc('}', f);
    }
    fputc(']', f);
}

/* The only values, by name. */
static void print_enum(FILE *f, const struct dictionary_column *c)
{
    if (c->choices) {
        print_choices(f, c->choices);
        return;
    }
    const char *before = "";
    fputs("\"enum\": [", f);
    for (const struct meaning *v = c->values; v && v->id; v++, before = ", ")
        fprintf(f, "%s\"%s\"", before, v->id);
    for (int i = 0; is_metric(c) && i < metric_count; i++, before = ", ")
        fprintf(f, "%s\"%s\"", before, metric_table[i].id);
    fputc(']', f);
}

static void print_constraints(FILE *f, const struct dictionary_column *c)
{
    const char *before = "";
    if (!c->required && !c->minimum && !c->maximum && !c->choices && !c->values && !c->pattern)
        return; /* the name of a metric is required */
    fputs(", \"constraints\": {", f);
    if (c->required) {
        fputs("\"required\": true", f);
        before = ", ";
    }
    if (c->minimum) {
        fprintf(f, "%s\"minimum\": %s", before, c->minimum);
        before = ", ";
    }
    if (c->maximum) {
        fprintf(f, "%s\"maximum\": %s", before, c->maximum);
        before = ", ";
    }
    if (c->pattern) {
        member(f, before, "pattern", c->pattern);
        before = ", ";
    }
    if (c->choices || c->values || is_metric(c)) {
        fputs(before, f);
        print_enum(f, c);
    }
    fputc('}', f);
}

static void print_field(FILE *f, const struct dictionary_column *c)
{
    char measure[MEASURE_BYTES];
    const char *unit = dictionary_unit(measure, c);
    fputs("          {", f);
    member(f, "", "name", c->name);
    member(f, ", ", "type", c->type);
    if (c->format)
        member(f, ", ", "format", c->format);
    if (*unit)
        member(f, ", ", "unit", unit);
    member(f, ", ", "description", c->meaning);
    print_constraints(f, c);
    print_categories(f, c);
    fputc('}', f);
}

static void print_schema(FILE *f, const struct dictionary_file *table)
{
    fputs("      \"schema\": {\n        \"fields\": [\n", f);
    for (int i = 0; i < table->n_columns; i++) {
        print_field(f, &table->columns[i]);
        fputs(i + 1 < table->n_columns ? ",\n" : "\n        ],\n", f);
    }
    if (table->key[0]) {
        fputs("        \"primaryKey\": [", f);
        for (int i = 0; i < DICTIONARY_MOST_KEY && table->key[i]; i++)
            fprintf(f, "%s\"%s\"", i ? ", " : "", table->key[i]);
        fputs("],\n", f);
    }
    if (strcmp(table->name, "runs.csv") && !strcmp(table->columns[0].name, "run_id"))
        fputs("        \"foreignKeys\": [{\"fields\": \"run_id\", "
              "\"reference\": {\"resource\": \"runs\", \"fields\": \"run_id\"}}],\n", f);
    fputs("        \"missingValues\": [\"\"]\n      }\n", f);
}

/* Resources are called after their files. Names of scenarios may hold what names of resources may not, so files of one scenario
 * have its number instead. */
static void print_resource(FILE *f, const struct dictionary_file *table, const char *path, int number)
{
    char name[64];
    int stem = (int)strcspn(table->name, ".");
    if (strcmp(path, table->name))
        snprintf(name, sizeof name, "%.*s-%d", stem, table->name, number);
    else
        snprintf(name, sizeof name, "%.*s", stem, table->name);
    fputs("    {\n      ", f);
    member(f, "", "name", name);
    member(f, ",\n      ", "path", path);
    member(f, ",\n      ", "profile", "tabular-data-resource");
    member(f, ",\n      ", "title", table->title);
    if (*table->note)
        member(f, ",\n      ", "description", table->note);
    member(f, ",\n      ", "format", "csv");
    member(f, ",\n      ", "mediatype", "text/csv");
    member(f, ",\n      ", "encoding", "utf-8");
    fputs(",\n", f);
    print_schema(f, table);
    fputs("    }", f);
}

static void print_package(FILE *f, const struct manifest *m, const struct output *o)
{
    char name[64], title[TITLE_BYTES];
    int at = snprintf(title, sizeof title, "avlast %s: ", m->command);
    for (int i = 0; i < m->n_scenarios && at < (int)sizeof title; i++)
        at += snprintf(title + at, sizeof title - (size_t)at, "%s%s", i ? ", " : "", m->scenarios[i].name);
    snprintf(name, sizeof name, "avlast-%s-%.16s", m->command, m->study_sha256);
    fputs("{\n  ", f);
    member(f, "", "profile", "tabular-data-package");
    member(f, ",\n  ", "name", name);
    member(f, ",\n  ", "id", m->study_sha256);
    member(f, ",\n  ", "title", title);
    member(f, ",\n  ", "description", "Results of a simulation; " OUTPUT_MANIFEST " holds all that is needed to run it again.");
    member(f, ",\n  ", "version", AVLAST_VERSION);
    fputs(",\n  \"licenses\": [\n    {", f);
    member(f, "", "name", "GPL-3.0-or-later");
    member(f, ", ", "path", "https://www.gnu.org/licenses/gpl-3.0.html");
    member(f, ", ", "title", "Licence of avlast and of the scenarios that come with it; results belong to who made them");
    fputs("}\n  ],\n  \"resources\": [\n", f);
    const char *before = "";
    int n_of_scenarios = 0;
    for (int i = 0; i < o->n_files; i++) {
        const struct dictionary_file *table = dictionary_find(o->files[i].name);
        if (!table)
            continue;
        n_of_scenarios += strcmp(o->files[i].name, table->name) != 0;
        fputs(before, f);
        print_resource(f, table, o->files[i].name, n_of_scenarios);
        before = ",\n";
    }
    fputs("\n  ]\n}\n", f);
}

int datapackage_write(const struct manifest *m, struct output *o, struct err *e)
{
    const char *path = output_file(o, OUTPUT_DATAPACKAGE, e);
    if (!path)
        return e->code;
    FILE *f = fopen(path, "w");
    if (!f)
        return err_set(e, ERR_IO, "cannot create '%s': %s", path, strerror(errno));
    errno = 0;
    print_package(f, m, o);
    bool failed = ferror(f) != 0;
    if (fclose(f) || failed)
        return err_set(e, ERR_IO, "cannot write '%s': %s", path, strerror(errno ? errno : EIO));
    return 0;
}
