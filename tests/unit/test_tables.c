/* The tables of a study: columns, order of rows, ids.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "folder.h"
#include "handmade.h"
#include "report/tables.h"

enum { SCENARIOS = 2, REPLICATIONS = 2 };

static struct folder folder;
static struct handmade h[SCENARIOS];
static const struct model *models[SCENARIOS];
static struct rows rows[SCENARIOS];
static struct trials t;
static struct manifest_scenario scenarios[SCENARIOS] = {{.name = "base", .sha256 = "aa"}, {.name = "oth,er", .sha256 = "bb"}};
static struct manifest m = {
    .command = "compare", .n_scenarios = SCENARIOS, .scenarios = scenarios, .seed = 9, .n_replications = REPLICATIONS};
static struct arena arena;
static jmp_buf exhausted;
static struct err e;
static char text[200000];

static int set_up(void **state)
{
    (void)state;
    folder_make(&folder);
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    for (int s = 0; s < SCENARIOS; s++) {
        handmade_init(&h[s], 1);
        models[s] = &h[s].model;
        rows_init(&rows[s], models[s], &arena);
    }
    assert_int_equal(trials_init(&t, models, rows, SCENARIOS, REPLICATIONS, &e), 0);
    for (int i = 0; i < t.n; i++) {
        struct trial *trial = &t.trial[i];
        trial->demand_hash = 0xab00 + trial->replication;
        for (int r = 0; r < rows[trial->scenario].n; r++)
            trial->values[r] = r == 0 ? NAN : trial->replication + 0.5 * trial->scenario;
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    trials_free(&t);
    arena_free(&arena);
    folder_remove(&folder);
    return 0;
}

static const char *content(const char *path)
{
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    return text;
}

/* Line n of the text, from 0. */
static const char *line(int n)
{
    static char one[1000];
    const char *at = text;
    for (; n > 0; n--)
        at = strchr(at, '\n') + 1;
    snprintf(one, sizeof one, "%.*s", (int)strcspn(at, "\n"), at);
    return one;
}

static void test_runs(void **state)
{
    (void)state;
    char id[MANIFEST_RUN_ID_BYTES], expected[200];
    const char *path = folder_file(&folder, "runs.csv");
    assert_int_equal(tables_runs(path, &m, &t, &e), 0);
    content(path);
    assert_string_equal(line(0), "run_id,scenario,replication,seed,demand_hash");
    snprintf(expected, sizeof expected, "%s,base,1,9,000000000000ab01", manifest_run_id(id, &m, 0, 1));
    assert_string_equal(line(1), expected);
    snprintf(expected, sizeof expected, "%s,base,2,9,000000000000ab02", manifest_run_id(id, &m, 0, 2));
    assert_string_equal(line(2), expected);
    snprintf(expected, sizeof expected, "%s,\"oth,er\",1,9,000000000000ab01", manifest_run_id(id, &m, 1, 1));
    assert_string_equal(line(3), expected);
    assert_string_equal(line(5), "");
}

static void test_metrics(void **state)
{
    (void)state;
    char id[MANIFEST_RUN_ID_BYTES], expected[200];
    const char *path = folder_file(&folder, "metrics.csv");
    assert_int_equal(tables_metrics(path, &m, &t, NULL, &e), 0);
    content(path);
    assert_string_equal(line(0), "run_id,scenario,replication,metric,care_unit,role,category,urgency,task,shift,weekday,value");
    manifest_run_id(id, &m, 0, 1);
    snprintf(expected, sizeof expected, "%s,base,1,rostered_h,east,,,,,,,", id); /* missing: an empty field */
    assert_string_equal(line(1), expected);
    snprintf(expected, sizeof expected, "%s,base,1,rostered_h,east,assistant,,,,,,1", id);
    assert_string_equal(line(2), expected);
    snprintf(expected, sizeof expected, "%s,\"oth,er\",2,rostered_h,east,nurse,,,,,,2.5", manifest_run_id(id, &m, 1, 2));
    assert_string_equal(line(1 + 3 * rows[0].n + 2), expected); /* scenario, replication, row */
    assert_string_equal(line(1 + 4 * rows[0].n), "");
}

static int asked;

static bool at_the_second(void)
{
    return ++asked == 2;
}

static void test_metrics_may_be_stopped(void **state)
{
    (void)state;
    const char *path = folder_file(&folder, "metrics.csv");
    struct err stopped = {0};
    assert_int_equal(tables_metrics(path, &m, &t, at_the_second, &stopped), ERR_STOPPED);
    assert_string_equal(stopped.text, "stopped before the results were written");
    assert_int_equal(asked, 2);
    content(path);
    assert_string_equal(line(1 + 2 * rows[0].n), "");
}

static void test_compare(void **state)
{
    (void)state;
    struct comparison c;
    const char *path = folder_file(&folder, "compare.csv");
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    assert_int_equal(tables_compare(path, &m, &c, &e), 0);
    content(path);
    assert_string_equal(line(0), "base,other,metric,care_unit,role,category,urgency,task,shift,weekday,n,base_mean,other_mean,"
                                 "diff_mean,diff_lo,diff_hi,p_holm,detectable,variance_ratio,verdict");
    assert_string_equal(line(1), "base,\"oth,er\",rostered_h,east,,,,,,,0,,,,,,,,,");
    assert_string_equal(line(2), "base,\"oth,er\",rostered_h,east,assistant,,,,,,2,1.5,2,0.5,0.5,0.5,,,,open");
    assert_string_equal(line(1 + c.n), "");
}

/* A role of one scenario only has its mean, in its own column, and nothing else. */
static void test_compare_what_one_has(void **state)
{
    (void)state;
    struct comparison c;
    const char *path = folder_file(&folder, "compare.csv");
    h[1].roles[HANDMADE_NURSE].label = (struct label){.id = "porter", .text = "Porter"};
    rows_init(&rows[1], models[1], &arena);
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    assert_int_equal(tables_compare(path, &m, &c, &e), 0);
    content(path);
    assert_string_equal(line(3), "base,\"oth,er\",rostered_h,east,nurse,,,,,,2,1.5,,,,,,,,");
    assert_string_equal(line(1 + rows[0].n), "base,\"oth,er\",rostered_h,east,porter,,,,,,2,,2,,,,,,,");
    assert_string_equal(line(1 + c.n), "");
}

static void test_places_that_cannot_be_written(void **state)
{
    (void)state;
    struct comparison c = {0};
    static const char *const places[] = {"/dev/full", "/nowhere/x.csv"};
    for (int i = 0; i < 2; i++) {
        struct err runs = {0}, metrics = {0}, compare = {0};
        assert_int_equal(tables_runs(places[i], &m, &t, &runs), ERR_IO);
        assert_int_equal(tables_metrics(places[i], &m, &t, NULL, &metrics), ERR_IO);
        assert_int_equal(tables_compare(places[i], &m, &c, &compare), ERR_IO);
        const char *why = i ? "No such file or directory" : "No space left on device";
        assert_true(strstr(runs.text, why) && strstr(metrics.text, why) && strstr(compare.text, why));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_runs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_metrics, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_metrics_may_be_stopped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_compare, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_compare_what_one_has, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_places_that_cannot_be_written, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
