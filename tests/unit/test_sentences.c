/* Sentences never say more than their intervals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "handmade.h"
#include "report/sentences.h"

enum { REPLICATIONS = 4 };

static struct handmade h[2];
static const struct model *models[2] = {&h[0].model, &h[1].model};
static struct rows rows[2];
static struct trials t;
static struct manifest_scenario scenarios[2] = {{.name = "o2", .label = "All do all"}, {.name = "o3", .label = "o3"}};
static struct manifest m = {.command = "compare", .n_scenarios = 2, .scenarios = scenarios, .n_replications = REPLICATIONS};
static struct comparison c;
static struct arena arena;
static jmp_buf exhausted;
static struct err e;
static char *said;

static int set_up(void **state)
{
    (void)state;
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    for (int s = 0; s < 2; s++) {
        handmade_init(&h[s], 1);
        rows_init(&rows[s], models[s], &arena);
    }
    assert_int_equal(trials_init(&t, models, rows, 2, REPLICATIONS, &e), 0);
    for (int i = 0; i < t.n; i++)
        for (int r = 0; r < rows[0].n; r++)
            t.trial[i].values[r] = 0;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    trials_free(&t);
    arena_free(&arena);
    free(said);
    said = NULL;
    return 0;
}

/* The base has `level` in every replication, the other `level` plus these. */
static void put(const char *metric, int role, int category, double level, double a, double b, double x, double y)
{
    const double more[] = {a, b, x, y};
    int row = rows_find(&rows[0], metric, metric_at(0, role, category, -1));
    assert_true(row >= 0);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        trials_at(&t, 0, r)->values[row] = level;
        trials_at(&t, 1, r)->values[row] = level + more[r - 1];
    }
}

static const char *tell(void)
{
    size_t n;
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    FILE *f = open_memstream(&said, &n);
    sentences_print(f, &m, &t, &c);
    fclose(f);
    return said;
}

#define HEAD "With 'o3' instead of 'All do all':\n"
#define ROLE "time_min_per_rostered_h", HANDMADE_NURSE

static void test_nothing_to_say(void **state)
{
    (void)state;
    assert_string_equal(tell(), HEAD);
}

/* Differences -6.1 -6.3 -6.2 -6.2: mean -6.2, standard error 0.0408, t(3) = 3.182, half width 0.13. */
static void test_clear_differences(void **state)
{
    (void)state;
    put(ROLE, CATEGORY_SERVICE, 20, -6.1, -6.3, -6.2, -6.2);
    put("wait_min_mean", -1, -1, 3, 1.1, 1.3, 1.2, 1.2);
    assert_string_equal(tell(), HEAD "Nurses spend 6.2 minutes less an hour on service work (95 % interval 6.1 to 6.3).\n"
                                     "The mean wait for a task is 1.2 minutes longer (95 % interval 1.1 to 1.3).\n");
}

static void test_unclear_differences(void **state)
{
    (void)state;
    put(ROLE, CATEGORY_SERVICE, 20, -6, 7, 5, -4);
    put(ROLE, CATEGORY_CARE, 20, -6, 7, 5, -5);
    put("omitted_share", -1, -1, 0.5, 0.01, -0.01, 0.02, -0.02);
    assert_string_equal(tell(), HEAD "Nurses: no clear difference, or less than half a minute an hour, in patient care and "
                                     "service work.\nNo clear difference in the share of tasks omitted (95 % interval -2.9 to "
                                     "+2.9 percentage points).\n");
}

/* Clear but small: named, without a number. */
static void test_small_differences(void **state)
{
    (void)state;
    put(ROLE, CATEGORY_KIN, 20, 0.4, 0.41, 0.4, 0.41);
    assert_string_equal(tell(), HEAD "Nurses: no clear difference, or less than half a minute an hour, in next of kin.\n");
}

/* The interval excludes 0, but chance gives such rows when many are looked at. */
static void test_many_comparisons(void **state)
{
    (void)state;
    put("late_share", -1, -1, 0.5, 0.01, 0.03, 0.02, 0.04);
    for (int i = 0; i < 40 && i < rows[0].n; i++) { /* noise elsewhere makes the family large */
        if (strcmp(rows[0].row[i].metric->id, "late_share"))
            for (uint32_t r = 1; r <= REPLICATIONS; r++)
                trials_at(&t, 1, r)->values[i] = r % 2 ? 0.001 : -0.001;
    }
    tell();
    assert_non_null(strstr(said, "The share of tasks started late is 2.5 percentage points higher (95 % interval 0.4 to 4.6); "
                                 "among 41 comparisons this may be chance.\n"));
}

static void test_the_same_in_every_replication(void **state)
{
    (void)state;
    put(ROLE, CATEGORY_ADMIN, 20, 2, 2, 2, 2);
    put("wait_min_mean", -1, -1, 3, 0, 0, 0, 0);
    assert_string_equal(tell(), HEAD "Nurses spend 2.0 minutes more an hour on administration (the same in every replication).\n"
                                     "No difference at all in the mean wait for a task.\n");
}

static void test_missing_values_say_nothing(void **state)
{
    (void)state;
    put("wait_min_mean", -1, -1, 3, 1, NAN, NAN, NAN);
    assert_string_equal(tell(), HEAD);
}

/* A role without a label is called by its id, and a sentence begins with a capital letter all the same. */
static void test_role_without_label(void **state)
{
    (void)state;
    put(ROLE, CATEGORY_ADMIN, 20, 2, 2, 2, 2);
    h[0].roles[HANDMADE_NURSE].label = (struct label)HANDMADE_LABEL("nurse");
    h[1].roles[HANDMADE_NURSE].label = (struct label)HANDMADE_LABEL("nurse");
    assert_string_equal(tell(),
                        HEAD "Nurses spend 2.0 minutes more an hour on administration (the same in every replication).\n");
}

/* The other scenario calls its nurses porters: so the base's nurses are gone, and porters are new. */
static void test_new_and_gone_roles(void **state)
{
    (void)state;
    h[1].roles[HANDMADE_NURSE].label = (struct label){.id = "porter", .text = "Porter"};
    rows_init(&rows[1], models[1], &arena);
    static const struct {
        int scenario, role, category;
        double value;
    } values[] = {{0, HANDMADE_NURSE, CATEGORY_CLINICAL, 17.25}, {1, HANDMADE_NURSE, CATEGORY_SERVICE, 31},
                  {1, HANDMADE_NURSE, CATEGORY_CARE, 0.04}, {1, HANDMADE_NURSE, CATEGORY_KIN, 2}};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        for (uint32_t r = 1; r <= REPLICATIONS; r++) {
            struct metric_cell cell = metric_at(0, values[i].role, values[i].category, -1);
            int row = rows_find(&rows[values[i].scenario], "time_min_per_rostered_h", cell);
            trials_at(&t, values[i].scenario, r)->values[row] = values[i].value;
        }
    assert_string_equal(tell(), HEAD "Nurses exist only under 'All do all': 17.2 minutes an hour on clinical work.\n"
                                     "Porters exist only under 'o3': 2.0 minutes an hour on next of kin and 31.0 on service "
                                     "work.\n");
}

static void test_role_alone_without_work(void **state)
{
    (void)state;
    h[1].roles[HANDMADE_NURSE].label = (struct label){.id = "porter", .text = "Porter"};
    rows_init(&rows[1], models[1], &arena);
    assert_string_equal(tell(), HEAD "Nurses exist only under 'All do all': they do no task.\n"
                                     "Porters exist only under 'o3': they do no task.\n");
}

static void test_tasks_and_units_of_one(void **state)
{
    (void)state;
    handmade_init(&h[1], 2);
    h[1].tasks[HANDMADE_WASH].label = (struct label){.id = "mop", .text = "Mopping"};
    h[1].tasks[HANDMADE_MEDICINE].label = (struct label){.id = "idle", .text = "Never arises"};
    rows_init(&rows[1], models[1], &arena);
    trials_free(&t);
    assert_int_equal(trials_init(&t, models, rows, 2, REPLICATIONS, &e), 0);
    for (int i = 0; i < t.n; i++)
        for (int r = 0; r < rows[t.trial[i].scenario].n; r++)
            t.trial[i].values[r] = 0;
    for (uint32_t r = 1; r <= REPLICATIONS; r++) { /* a window of two days */
        struct metric_cell wash = metric_at(0, -1, -1, HANDMADE_WASH), mop = metric_at(-1, -1, -1, HANDMADE_WASH);
        struct metric_cell west = metric_at(1, -1, -1, -1);
        trials_at(&t, 0, r)->values[rows_find(&rows[0], "made_count", wash)] = 6;
        trials_at(&t, 1, r)->values[rows_find(&rows[1], "made_count", mop)] = 5;
        trials_at(&t, 1, r)->values[rows_find(&rows[1], "rostered_h", west)] = 30;
    }
    assert_string_equal(tell(), HEAD "The unit 'West' exists only under 'o3': 15.0 hours on duty a day.\n"
                                     "The task 'Wash' arises only under 'All do all': 3.0 times a day.\n"
                                     "The task 'Mopping' arises only under 'o3': 2.5 times a day.\n");
}

static void test_judge(void **state)
{
    (void)state;
    struct comparison_row r = {.n = 1, .diff_mean = 3, .diff = {NAN, NAN}, .p_holm = NAN};
    assert_int_equal(sentences_judge(&r), SENTENCES_NOT_KNOWN);
    r.n = 9; /* of one scenario only */
    assert_int_equal(sentences_judge(&r), SENTENCES_NOT_KNOWN);
    r = (struct comparison_row){.n = 9, .diff_mean = 0, .diff = {0, 0}, .p_holm = NAN};
    assert_int_equal(sentences_judge(&r), SENTENCES_EQUAL);
    r = (struct comparison_row){.n = 9, .diff_mean = 1, .diff = {0, 2}, .p_holm = 0.01};
    assert_int_equal(sentences_judge(&r), SENTENCES_UNCLEAR);
    r.diff.lo = 0.1;
    assert_int_equal(sentences_judge(&r), SENTENCES_CLEAR);
    r.p_holm = 0.05;
    assert_int_equal(sentences_judge(&r), SENTENCES_MAYBE_CHANCE);
    r.diff = (struct interval){-2, 0.1};
    assert_int_equal(sentences_judge(&r), SENTENCES_UNCLEAR);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_nothing_to_say), TEST(test_clear_differences), TEST(test_unclear_differences), TEST(test_small_differences),
        TEST(test_many_comparisons), TEST(test_the_same_in_every_replication), TEST(test_missing_values_say_nothing),
        TEST(test_role_without_label), TEST(test_new_and_gone_roles), TEST(test_role_alone_without_work),
        TEST(test_tasks_and_units_of_one), TEST(test_judge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
