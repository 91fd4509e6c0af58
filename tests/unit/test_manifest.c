/* Names of runs and studies, and manifest.json.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/version.h"
#include "folder.h"
#include "report/manifest.h"
#include "scenario/json.h"

static struct folder folder;
static struct arena arena;
static jmp_buf exhausted;
static struct err e;

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

static const struct value *parse(const char *text)
{
    const struct value *v = json_parse(&arena, NULL, "test", text, strlen(text));
    assert_non_null(v);
    return v;
}

/* A study of one scenario, with its hashes. */
static void make(struct manifest *m, struct manifest_scenario *s, const char *text)
{
    *s = (struct manifest_scenario){.name = "ward", .root = parse(text)};
    *m = (struct manifest){.command = "run", .n_scenarios = 1, .scenarios = s, .seed = 1, .n_replications = 10, .jobs = 1};
    assert_int_equal(manifest_init(m, &e), 0);
}

static const char WARD[] = "{\"units\": {\"ward\": {\"beds\": 4}}, \"study\": {\"seed\": 1, \"replications\": 10}}";

static void test_scenario_hash(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool same;
    } others[] = {
        /* order means nothing */
        {"{\"study\": {\"replications\": 10, \"seed\": 1}, \"units\": {\"ward\": {\"beds\": 4}}}", true},
        /* seed and number are the study's */
        {"{\"units\": {\"ward\": {\"beds\": 4.0}}, \"study\": {\"seed\": 2, \"replications\": 99}}", true},
        {"{\"units\": {\"ward\": {\"beds\": 5}}, \"study\": {\"seed\": 1, \"replications\": 10}}", false},
        {"{\"units\": {\"word\": {\"beds\": 4}}, \"study\": {\"seed\": 1, \"replications\": 10}}", false},
    };
    struct manifest a, b;
    struct manifest_scenario s, o;
    make(&a, &s, WARD);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        make(&b, &o, others[i].text);
        assert_int_equal(!strcmp(s.sha256, o.sha256), others[i].same);
        assert_int_equal(!strcmp(a.study_sha256, b.study_sha256), others[i].same);
    }
}

/* Whatever makes it another study changes the hash; threads and command line do not. */
static void test_study_hash(void **state)
{
    (void)state;
    struct manifest a, b;
    struct manifest_scenario s, o;
    make(&a, &s, WARD);
    for (int i = 0; i < 5; i++) {
        make(&b, &o, WARD);
        b.seed += i == 0;
        b.n_replications += i == 1;
        b.command = i == 2 ? "compare" : "run";
        o.name = i == 3 ? "other" : "ward";
        b.jobs = i == 4 ? 8 : 1;
        assert_int_equal(manifest_init(&b, &e), 0);
        assert_int_equal(!strcmp(a.study_sha256, b.study_sha256), i == 4);
    }
}

static void test_run_ids(void **state)
{
    (void)state;
    struct manifest a, b;
    struct manifest_scenario s, o;
    char one[MANIFEST_RUN_ID_BYTES], two[MANIFEST_RUN_ID_BYTES];
    make(&a, &s, WARD);
    make(&b, &o, WARD);
    b.n_replications = 1000; /* the third of ten is the third of a thousand */
    b.command = "compare";
    o.name = "elsewhere";
    assert_string_equal(manifest_run_id(one, &a, 0, 3), manifest_run_id(two, &b, 0, 3));
    assert_int_equal(strspn(one, "0123456789abcdef"), 16);
    assert_string_not_equal(one, manifest_run_id(two, &b, 0, 4));
    b.seed = 2;
    assert_string_not_equal(one, manifest_run_id(two, &b, 0, 3));
}

static const char *content(const char *path)
{
    static char text[100000];
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    return text;
}

/* Writes a study with one file and two findings; returns the manifest, parsed. */
static const struct value *write_study(int jobs, char **argv)
{
    struct manifest m;
    struct manifest_scenario s;
    struct output o;
    struct finding warning = {.file = "w.json", .pointer = "/staff", .text = "nobody on \"duty\""};
    struct finding error = {.is_error = true, .text = "an error", .next = &warning};
    struct findings findings = {.first = &error};
    char path[300];
    strcpy(path, folder_file(&folder, "out"));
    make(&m, &s, WARD);
    s.findings = &findings;
    m.jobs = jobs;
    m.argv = argv;
    m.argc = 2;
    assert_int_equal(output_open(&o, path, m.study_sha256, false, &e), 0);
    FILE *f = fopen(output_file(&o, "runs.csv", &e), "w");
    fputs("abc", f);
    fclose(f);
    assert_int_equal(manifest_write(&m, &o, &e), 0);
    assert_int_equal(output_commit(&o, &e), 0);
    output_close(&o);
    return parse(content(folder_file(&folder, "out/manifest.json")));
}

static void test_manifest(void **state)
{
    (void)state;
    char *argv[] = {"avlast", "run \"x\""};
    const struct value *v = write_study(3, argv);
    struct manifest m;
    struct manifest_scenario s;
    make(&m, &s, WARD);
    assert_string_equal(value_string(v, "study_sha256"), m.study_sha256);
    assert_string_equal(value_string(v, "command"), "run");
    assert_true(value_number(v, "seed") == 1 && value_number(v, "replications") == 10);
    assert_string_equal(value_string(value_member(v, "program"), "version"), AVLAST_VERSION);
    assert_non_null(value_at(v, "program", "libraries", "GSL", NULL));
    const struct value *scenario = value_member(v, "scenarios")->first;
    assert_string_equal(value_string(scenario, "name"), "ward");
    assert_string_equal(value_string(scenario, "sha256"), s.sha256);
    assert_true(value_number(value_at(scenario, "resolved", "units", "ward", NULL), "beds") == 4);
    assert_int_equal(value_member(v, "warnings")->n, 1);
    assert_string_equal(value_string(value_member(v, "warnings")->first, "text"), "nobody on \"duty\"");
    assert_string_equal(value_string(value_member(v, "outputs"), "runs.csv"),
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); /* SHA-256 of "abc" */
    const struct value *run = value_member(v, "run");
    assert_string_equal(value_member(run, "command_line")->last->string, "run \"x\"");
    assert_true(value_number(run, "jobs") == 3 && value_number(run, "elapsed_s") >= 0);
    assert_true(value_number(run, "max_memory_mb") > 0.1 && value_number(run, "max_memory_mb") < 1e5);
    assert_int_equal(strlen(value_string(run, "started")), strlen("2026-01-05T07:30:00Z"));
}

/* Two runs of the same study differ in "run" alone. */
static void test_only_run_differs(void **state)
{
    (void)state;
    char *first[] = {"avlast", "run"}, *second[] = {"./avlast", "run"};
    const struct value *a = write_study(1, first), *b = write_study(2, second);
    assert_int_equal(a->n, b->n);
    for (const struct value *x = a->first, *y = b->first; x; x = x->next, y = y->next) {
        char *one, *two;
        size_t n;
        FILE *f = open_memstream(&one, &n), *g = open_memstream(&two, &n);
        value_print(f, x);
        value_print(g, y);
        fclose(f);
        fclose(g);
        assert_string_equal(x->name, y->name);
        assert_int_equal(!strcmp(one, two), strcmp(x->name, "run") != 0);
        free(one);
        free(two);
    }
}

static void test_cannot_write(void **state)
{
    (void)state;
    struct manifest m;
    struct manifest_scenario s;
    struct output_file full = {"runs.csv", "/nowhere"}, files[2] = {full};
    struct output o = {.folder = "/nowhere", .n_files = 1, .files = files};
    make(&m, &s, WARD);
    assert_int_equal(manifest_write(&m, &o, &e), ERR_IO);
    assert_non_null(strstr(e.text, "cannot create '/nowhere/manifest.json.part."));
}

static void test_version(void **state)
{
    (void)state;
    char *text = NULL;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    manifest_print_version(f);
    fclose(f);
    assert_non_null(strstr(text, "avlast " AVLAST_VERSION "\n"));
    assert_non_null(strstr(text, "GSL 2."));
    assert_non_null(strstr(text, "cJSON 1."));
    free(text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_scenario_hash), TEST(test_study_hash), TEST(test_run_ids), TEST(test_manifest),
        TEST(test_only_run_differs), TEST(test_cannot_write), TEST(test_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
