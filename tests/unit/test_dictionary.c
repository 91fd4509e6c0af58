/* The dictionary: complete, consistent, and what the headers of files are made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "model/model.h"
#include "report/dictionary.h"

#define EACH_FILE(f) for (const struct dictionary_file *f = dictionary_files; f < dictionary_files + dictionary_count; f++)
#define EACH_COLUMN(c, f) for (const struct dictionary_column *c = (f)->columns; c < (f)->columns + (f)->n_columns; c++)

static const struct dictionary_column *column(const char *file, const char *name)
{
    EACH_COLUMN(c, dictionary_find(file))
        if (!strcmp(c->name, name))
            return c;
    fail_msg("%s has no column %s", file, name);
    return NULL;
}

/* A sentence, or a few with semicolons: begins with a capital, a number or a word of ours, ends with a full stop. */
static void expect_sentence(const char *file, const char *name, const char *text)
{
    size_t n = strlen(text);
    bool begins = isupper((unsigned char)text[0]) || text[0] == '`' || !strncmp(text, "started_count", 13) ||
                  !strncmp(text, "p_holm", 6);
    if (n < 5 || text[n - 1] != '.' || !begins || strstr(text, "  ") || strchr(text, '\n') || strchr(text, '|'))
        fail_msg("%s, %s: no sentence: '%s'", file, name, text);
}

static void test_files(void **state)
{
    (void)state;
    EACH_FILE(f) {
        assert_string_equal(f->name + strlen(f->name) - 4, ".csv");
        assert_ptr_equal(dictionary_find(f->name), f); /* no two of one name */
        assert_memory_equal(f->title, "one row per ", 12);
        assert_true(f->n_columns > 1 && f->n_columns <= DICTIONARY_MOST_COLUMNS);
        if (*f->note)
            expect_sentence(f->name, "note", f->note);
        for (int i = 0; i < DICTIONARY_MOST_KEY && f->key[i]; i++)
            assert_true(column(f->name, f->key[i])->required);
    }
}

static void test_columns(void **state)
{
    (void)state;
    static const char types[] = " string integer number date datetime ";
    EACH_FILE(f)
        EACH_COLUMN(c, f) {
            char type[40];
            snprintf(type, sizeof type, " %s ", c->type);
            assert_non_null(strstr(types, type));
            assert_ptr_equal(column(f->name, c->name), c); /* no two of one name */
            assert_int_equal(strspn(c->name, "abcdefghijklmnopqrstuvwxyz0123456789_"), strlen(c->name));
            expect_sentence(f->name, c->name, c->meaning);
            bool numeric = !strcmp(c->type, "integer") || !strcmp(c->type, "number");
            assert_false(!numeric && (c->minimum || c->maximum));
            assert_false(numeric && (c->choices || c->pattern || c->values));
        }
}

/* What the name says and what the row says cannot be two things: words of its own stand only where the name tells none. */
static void test_units(void **state)
{
    (void)state;
    char out[MEASURE_BYTES];
    EACH_FILE(f)
        EACH_COLUMN(c, f) {
            const char *told = measure_of(out, c->name);
            if (c->unit && *told && strcmp(c->unit, told))
                fail_msg("%s, %s: '%s', but its name tells '%s'", f->name, c->name, c->unit, told);
            if (!strcmp(c->type, "number") && !*dictionary_unit(out, c) && strcmp(c->name, "p_holm"))
                fail_msg("%s, %s: a number without a unit", f->name, c->name);
            if (strcmp(c->type, "integer") && strcmp(c->type, "number"))
                assert_string_equal(dictionary_unit(out, c), "");
        }
    assert_string_equal(dictionary_unit(out, column("persons.csv", "idle_min_per_rostered_h")), "minutes per rostered hour");
    assert_string_equal(dictionary_unit(out, column("metrics.csv", "value")), "that of the metric");
    assert_string_equal(dictionary_unit(out, column("demand.csv", "work_s")), "seconds");
    assert_string_equal(dictionary_unit(out, column("runs.csv", "seed")), "");
}

static void test_categories_are_the_models(void **state)
{
    (void)state;
    char all[300] = "", name[60];
    for (int i = 0; i < N_CATEGORIES; i++) {
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s", i ? " " : "", model_category_ids[i]);
        snprintf(name, sizeof name, "%s_min_per_rostered_h", model_category_ids[i]);
        column("persons.csv", name);
    }
    assert_string_equal(column("metrics.csv", "category")->choices, all);
}

static void test_find(void **state)
{
    (void)state;
    assert_string_equal(dictionary_find("events_ward o2.csv")->name, "events.csv");
    static const char *const others[] = {"", "events_.csv", "events_x.txt", "events-ward.csv", "xevents.csv", "runs_x.csv",
                                         "runs", "manifest.json", "events"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_null(dictionary_find(others[i]));
    assert_true(dictionary_find("demand.csv")->elsewhere);
    assert_false(dictionary_find("metrics.csv")->elsewhere);
}

static void test_headers(void **state)
{
    (void)state;
    struct folder folder;
    folder_make(&folder);
    EACH_FILE(f) {
        char expected[1000] = "", got[1000] = "", *text = NULL;
        size_t n;
        struct csv c;
        struct err e = {0};
        EACH_COLUMN(k, f)
            strcat(strcat(expected, k == f->columns ? "" : ","), k->name);
        strcat(expected, "\n");
        assert_int_equal(dictionary_open(&c, folder_file(&folder, f->name), f->name, &e), 0);
        assert_int_equal(csv_close(&c, &e), 0);
        FILE *in = fopen(folder_file(&folder, f->name), "r");
        got[fread(got, 1, sizeof got - 1, in)] = '\0';
        fclose(in);
        assert_string_equal(got, expected);
        FILE *memory = open_memstream(&text, &n);
        dictionary_stream(&c, memory, "a stream", f->name);
        assert_int_equal(csv_close(&c, &e), 0);
        fclose(memory);
        assert_string_equal(text, expected);
        free(text);
    }
    folder_remove(&folder);
}

static void test_cannot_open(void **state)
{
    (void)state;
    struct csv c;
    struct err e = {0};
    assert_int_equal(dictionary_open(&c, "/nowhere/runs.csv", "runs.csv", &e), ERR_IO);
    assert_string_equal(e.text, "cannot create '/nowhere/runs.csv': No such file or directory");
    csv_close(&c, &e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),   cmocka_unit_test(test_columns),
        cmocka_unit_test(test_units),   cmocka_unit_test(test_categories_are_the_models),
        cmocka_unit_test(test_find),    cmocka_unit_test(test_headers),
        cmocka_unit_test(test_cannot_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
