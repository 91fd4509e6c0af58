/* datapackage.json: about the files that were written, and no others; JSON whatever scenarios are called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/version.h"
#include "base/measure.h"
#include "folder.h"
#include "metrics/metric.h"
#include "report/datapackage.h"
#include "report/dictionary.h"
#include "scenario/json.h"

static struct folder folder;
static struct arena arena;
static jmp_buf exhausted;
static struct err e;
static struct manifest_scenario scenarios[] = {{.name = "o2"}, {.name = "Tørn \"A\""}};
static struct manifest m = {.command = "compare", .n_scenarios = 2, .scenarios = scenarios,
                            .study_sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"};

static int set_up(void **state)
{
    (void)state;
    folder_make(&folder);
    memset(&e, 0, sizeof e);
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    folder_remove(&folder);
    return 0;
}

/* The descriptor of a folder with these files, parsed; its text is in `text`. */
static char text[200000];

static const struct value *describe(const char *const *names, int n)
{
    struct output o;
    char path[300];
    strcpy(path, folder_file(&folder, "out"));
    assert_int_equal(output_open(&o, path, m.study_sha256, true, &e), 0);
    for (int i = 0; i < n; i++) {
        FILE *f = fopen(output_file(&o, names[i], &e), "w");
        assert_non_null(f);
        fclose(f);
    }
    assert_int_equal(datapackage_write(&m, &o, &e), 0);
    assert_int_equal(output_commit(&o, &e), 0);
    output_close(&o);
    FILE *f = fopen(folder_file(&folder, "out/" OUTPUT_DATAPACKAGE), "r");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    const struct value *v = json_parse(&arena, NULL, "datapackage", text, strlen(text));
    assert_non_null(v);
    return v;
}

static void test_package(void **state)
{
    (void)state;
    const struct value *v = describe((const char *[]){"runs.csv"}, 1);
    assert_string_equal(value_string(v, "profile"), "tabular-data-package");
    assert_string_equal(value_string(v, "name"), "avlast-compare-0123456789abcdef");
    assert_string_equal(value_string(v, "title"), "avlast compare: o2, Tørn \"A\"");
    assert_string_equal(value_string(v, "version"), AVLAST_VERSION);
    assert_string_equal(value_string(value_member(v, "licenses")->first, "name"), "GPL-3.0-or-later");
    assert_null(value_member(v, "created")); /* no times */
    static char first[sizeof text];
    strcpy(first, text);
    describe((const char *[]){"runs.csv"}, 1);
    assert_string_equal(text, first);
}

/* Files that the dictionary does not know are left out; those of one scenario have names that hold no odd letters. */
static void test_resources(void **state)
{
    (void)state;
    static const char *const files[] = {"runs.csv", "metrics.csv", "notes.txt", "events_o2.csv", "events_Tørn \"A\".csv"};
    static const char *const names[] = {"runs", "metrics", "events-1", "events-2"};
    static const char *const paths[] = {"runs.csv", "metrics.csv", "events_o2.csv", "events_Tørn \"A\".csv"};
    const struct value *resources = value_member(describe(files, 5), "resources");
    assert_int_equal(resources->n, 4);
    int i = 0;
    VALUE_EACH(r, resources) {
        assert_string_equal(value_string(r, "name"), names[i]);
        assert_string_equal(value_string(r, "path"), paths[i]);
        assert_string_equal(value_string(r, "profile"), "tabular-data-resource");
        const struct dictionary_file *table = dictionary_find(paths[i]);
        const struct value *fields = value_at(r, "schema", "fields", NULL);
        int k = 0;
        VALUE_EACH(field, fields) {
            assert_string_equal(value_string(field, "name"), table->columns[k].name);
            assert_string_equal(value_string(field, "type"), table->columns[k].type);
            assert_string_equal(value_string(field, "description"), table->columns[k++].meaning);
        }
        assert_int_equal(k, table->n_columns);
        assert_string_equal(value_at(r, "schema", "missingValues", NULL)->first->string, "");
        i++;
    }
}

static const struct value *field_of(const struct value *resource, const char *name)
{
    VALUE_EACH(field, value_at(resource, "schema", "fields", NULL))
        if (!strcmp(value_string(field, "name"), name))
            return field;
    fail_msg("no field %s", name);
    return NULL;
}

static void test_fields(void **state)
{
    (void)state;
    static const char *const files[] = {"runs.csv", "persons.csv", "events.csv"};
    const struct value *resources = value_member(describe(files, 3), "resources");
    const struct value *r = resources->first, *p = r->next, *ev = p->next;
    assert_string_equal(value_at(r, "schema", "primaryKey", NULL)->first->string, "scenario");
    assert_null(value_at(r, "schema", "foreignKeys", NULL)); /* it is what others point to */
    assert_int_equal(value_at(p, "schema", "primaryKey", NULL)->n, 4);
    const struct value *foreign = value_at(p, "schema", "foreignKeys", NULL)->first;
    assert_string_equal(value_string(foreign, "fields"), "run_id");
    assert_string_equal(value_string(value_member(foreign, "reference"), "resource"), "runs");
    assert_null(value_at(ev, "schema", "primaryKey", NULL));
    assert_string_equal(value_string(field_of(p, "idle_min_per_rostered_h"), "unit"), "minutes per rostered hour");
    assert_null(value_member(field_of(p, "role"), "unit"));
    assert_string_equal(value_string(field_of(ev, "time"), "format"), "%Y-%m-%dT%H:%M:%S");
    const struct value *share = value_member(field_of(p, "utilisation_share"), "constraints");
    assert_true(value_number(share, "minimum") == 0 && value_number(share, "maximum") == 1);
    assert_null(value_member(share, "required")); /* nothing to divide by */
    const struct value *id = value_member(field_of(r, "run_id"), "constraints");
    assert_string_equal(value_string(id, "pattern"), "^[0-9a-f]{16}$");
    assert_true(value_true(id, "required"));
    const struct value *why = value_at(field_of(ev, "why"), "constraints", "enum", NULL);
    assert_int_equal(why->n, 3);
    assert_string_equal(why->last->string, "interruption");
    assert_null(value_member(field_of(ev, "role"), "constraints"));
}

static void test_cannot_write(void **state)
{
    (void)state;
    struct output_file files[2] = {{"runs.csv", "/nowhere"}};
    struct output o = {.folder = "/nowhere", .n_files = 1, .files = files};
    assert_int_equal(datapackage_write(&m, &o, &e), ERR_IO);
    assert_non_null(strstr(e.text, "cannot create '/nowhere/datapackage.json.part."));
}

/* The dictionary of metrics is in it, as `avlast list metrics` tells it. */
static void test_metrics(void **state)
{
    (void)state;
    const struct value *resources = value_member(describe((const char *[]){"metrics.csv", "compare.csv"}, 2), "resources");
    const struct value *metric = field_of(resources->first, "metric"), *verdict = field_of(resources->first->next, "verdict");
    int i = 0;
    char unit[MEASURE_BYTES];
    VALUE_EACH(entry, value_member(metric, "categories")) {
        assert_string_equal(value_string(entry, "value"), metric_table[i].id);
        assert_string_equal(value_string(entry, "label"), metric_table[i].meaning);
        assert_string_equal(value_string(entry, "unit"), measure_of(unit, metric_table[i].id));
        assert_string_equal(value_string(entry, "definition"), metric_table[i].definition);
        i++;
    }
    assert_int_equal(i, metric_count);
    assert_int_equal(value_member(value_member(metric, "constraints"), "enum")->n, metric_count);
    assert_int_equal(value_member(value_member(verdict, "constraints"), "enum")->n, 5);
    assert_string_equal(value_string(value_member(verdict, "categories")->first, "value"), "higher");
    assert_null(value_member(field_of(resources->first, "role"), "categories"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_package), TEST(test_resources), TEST(test_fields), TEST(test_metrics), TEST(test_cannot_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
