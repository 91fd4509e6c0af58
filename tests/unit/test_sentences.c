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
static struct relief relief;
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
            t.trial[i].values[r] = strcmp(rows[0].row[r].metric->id, "rostered_h") ? 0 : 10;
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
    assert_int_equal(relief_make(&relief, &t, NULL, &arena, &e), 0);
    FILE *f = open_memstream(&said, &n);
    sentences_print(f, &m, &t, &c, &relief);
    fclose(f);
    return said;
}

#define HEAD "With 'o3' instead of 'All do all':\n"
#define ROLE "time_min_per_rostered_h", HANDMADE_NURSE

static void test_nothing_to_say(void **state)
{
    (void)state;
    assert_string_equal(tell(), HEAD "There is nothing to compare.\n");
}

/* Differences -6.1 -6.3 -6.2 -6.2: mean -6.2, standard error 0.0408. Service and the net are tested, so at 97.5 %: t(3) = 4.177,
 * half width 0.17. The wait is told at 95 %: t(3) = 3.182, 0.13. */
static void test_clear_differences(void **state)
{
    (void)state;
    put(ROLE, CATEGORY_SERVICE, 20, -6.1, -6.3, -6.2, -6.2);
    put("wait_min_mean", -1, -1, 3, 1.1, 1.3, 1.2, 1.2);
    assert_string_equal(tell(), HEAD "Nurses spend 6.2 minutes less an hour on service work (95 % interval 6.0 to 6.4).\n"
                                     "The mean wait for a task is 1.2 minutes longer (95 % interval 1.1 to 1.3).\n"
                                     "For the mean wait for a task, the same patients and needs in both saved no "
                                     "replications.\n");
}

/* Differences -6 7 5 -4 and -6 7 5 -5: sd 6.455 and 6.702, standard error the half of it. Service, care and the net are tested,
 * and three rows of the comparison: at 1 - 0.05 / 3, t(3) is 4.857, and at 0.8 it is 0.978. Omitted: sd 1.83. */
static void test_unclear_differences(void **state)
{
    (void)state;
    put(ROLE, CATEGORY_SERVICE, 20, -6, 7, 5, -4);
    put(ROLE, CATEGORY_CARE, 20, -6, 7, 5, -5);
    put("omitted_share", -1, -1, 0.5, 0.01, -0.01, 0.02, -0.02);
    assert_string_equal(tell(), HEAD "Nurses: no clear difference in patient care and service work (20 minutes an hour would "
                                     "have been seen four times in five).\nNo clear difference in the share of tasks omitted (95 "
                                     "% interval -2.9 to +2.9 percentage points; 5.3 would have been seen four times in "
                                     "five).\n");
}

/* Six numbers are tested: t(3) at 1 - 0.05 / 12 is 6.23. The whole interval within half a minute: named, without a number,
 * however clear. Else it is told. */
static void test_small_differences(void **state)
{
    (void)state;
    put(ROLE, CATEGORY_KIN, 20, 0.4, 0.41, 0.4, 0.41);
    put(ROLE, CATEGORY_CARE, 20, 0.1, -0.1, 0.1, -0.1);
    put(ROLE, CATEGORY_ADMIN, 20, -0.4, -0.42, -0.4, -0.42);
    put(ROLE, CATEGORY_SERVICE, 20, 0.43, 0.33, 0.53, 0.43);
    put(ROLE, CATEGORY_ACTIVITY, 20, -0.43, -0.33, -0.53, -0.43);
    assert_string_equal(tell(), HEAD "Nurses spend 0.4 minutes more an hour on service work (95 % interval 0.2 to 0.7).\n"
                                     "Nurses spend 0.4 minutes less an hour on activities with patients (95 % interval 0.2 to "
                                     "0.7).\n"
                                     "Nurses: a difference of less than half a minute an hour in patient care, contact with next "
                                     "of kin and documentation and planning.\n");
}

/* (var base + var other) / var difference. */
static void test_what_pairing_saved(void **state)
{
    (void)state;
    static const struct {
        double base[REPLICATIONS], other[REPLICATIONS];
        const char *words;
    } cases[] = {
        {{10, 20, 30, 40}, {11, 22, 31, 42}, "more than 100 times the replications.\n"}, /* 500/3 and 521/3 to 1/3: 1021 */
        {{10, 20, 30, 40}, {15, 15, 35, 35}, /* 500/3 and 400/3 to 100/3: 9 */
         "Without the same patients and needs in both, the mean wait for a task would need about 9.0 times the replications.\n"},
        {{10, 20, 30, 40}, {40, 30, 20, 10}, "For the mean wait for a task, the same patients and needs in both saved no "},
    };
    int row = rows_find(&rows[0], "wait_min_mean", metric_at(0, -1, -1, -1));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (uint32_t r = 1; r <= REPLICATIONS; r++) {
            trials_at(&t, 0, r)->values[row] = cases[i].base[r - 1];
            trials_at(&t, 1, r)->values[row] = cases[i].other[r - 1];
        }
        free(said);
        said = NULL;
        if (!strstr(tell(), cases[i].words))
            fail_msg("no '%s' in: %s", cases[i].words, said);
    }
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
    put(ROLE, CATEGORY_CLINICAL, 20, 0, 0, 0, 0);
    put(ROLE, CATEGORY_CARE, 0.1, 0, 0, 0, 0);
    put("wait_min_mean", -1, -1, 3, 0, 0, 0, 0);
    put("omitted_share", -1, -1, 0.04, 0, 0, 0, 0);
    assert_string_equal(tell(), HEAD "Nurses spend 2.0 minutes more an hour on documentation and planning (the same in every "
                                     "replication).\n"
                                     "Nurses spend exactly as much time on clinical work and patient care in both.\n"
                                     "The mean wait for a task is the same with both in every replication: 3.0 minutes on "
                                     "average.\nThe share of tasks omitted is the same with both in every replication: 4.0 % on "
                                     "average.\n");
}

static void test_missing_values_say_nothing(void **state)
{
    (void)state;
    put("wait_min_mean", -1, -1, 3, 1, NAN, NAN, NAN);
    assert_string_equal(tell(), HEAD "There is nothing to compare.\n");
}

/* A role without a label is called by its id, and a sentence begins with a capital letter all the same. */
static void test_role_without_label(void **state)
{
    (void)state;
    put(ROLE, CATEGORY_ADMIN, 20, 2, 2, 2, 2);
    h[0].roles[HANDMADE_NURSE].label = (struct label)HANDMADE_LABEL("nurse");
    h[1].roles[HANDMADE_NURSE].label = (struct label)HANDMADE_LABEL("nurse");
    assert_string_equal(tell(),
                        HEAD "Nurses spend 2.0 minutes more an hour on documentation and planning (the same in every "
                                     "replication).\n");
}

/* Units have sentences of their own: nurses of West do less, those of East more. Together they would cancel out. */
static void test_units_apart(void **state)
{
    (void)state;
    for (int s = 0; s < 2; s++) {
        handmade_init(&h[s], 2);
        rows_init(&rows[s], models[s], &arena);
    }
    trials_free(&t);
    assert_int_equal(trials_init(&t, models, rows, 2, REPLICATIONS, &e), 0);
    for (int i = 0; i < t.n; i++)
        for (int r = 0; r < rows[0].n; r++)
            t.trial[i].values[r] = strcmp(rows[0].row[r].metric->id, "rostered_h") ? 0 : 10;
    for (int unit = 0; unit < 2; unit++)
        for (uint32_t r = 1; r <= REPLICATIONS; r++)
            for (int s = 0; s < 2; s++) {
                struct metric_cell cell = metric_at(unit, HANDMADE_NURSE, CATEGORY_CARE, -1);
                trials_at(&t, s, r)->values[rows_find(&rows[0], "time_min_per_rostered_h", cell)] = s == unit ? 20 : 22;
            }
    assert_string_equal(tell(), HEAD "Nurses in East spend 2.0 minutes more an hour on patient care (the same in every "
                                     "replication).\n"
                                     "Nurses in West spend 2.0 minutes less an hour on patient care (the same in every "
                                     "replication).\n");
}

/* Three replications that agree may do so by chance, and relief does not call them. */
static void test_few_alike(void **state)
{
    (void)state;
    put(ROLE, CATEGORY_ADMIN, 20, 2, 2, 2, NAN);
    assert_string_equal(tell(), HEAD "Nurses spend 2.0 minutes more an hour on documentation and planning (the same in every "
                                     "replication, but these are few).\n");
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
    assert_string_equal(tell(), HEAD "Nurses are on duty only under 'All do all': 17.2 minutes an hour on clinical work.\n"
                                     "Porters are on duty only under 'o3': 2.0 minutes an hour on contact with next of kin and "
                                     "31.0 on service work.\n");
}

static void test_role_alone_without_work(void **state)
{
    (void)state;
    h[1].roles[HANDMADE_NURSE].label = (struct label){.id = "porter", .text = "Porter"};
    rows_init(&rows[1], models[1], &arena);
    assert_string_equal(tell(), HEAD "Nurses are on duty only under 'All do all': they do no task.\n"
                                     "Porters are on duty only under 'o3': they do no task.\n");
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

static void test_many_alone(void **state)
{
    (void)state;
    static struct unit units[13];
    static char names[13][4];
    units[0] = h[0].units[HANDMADE_EAST];
    for (int u = 1; u < 13; u++) {
        units[u] = h[0].units[HANDMADE_WEST];
        sprintf(names[u], "u%d", u);
        units[u].label = (struct label){.id = names[u], .text = names[u]};
    }
    h[1].model.units = units;
    for (int n_units = 12; n_units <= 13; n_units++) {
        h[1].model.n_units = n_units;
        rows_init(&rows[1], models[1], &arena);
        trials_free(&t);
        assert_int_equal(trials_init(&t, models, rows, 2, REPLICATIONS, &e), 0);
        for (int i = 0; i < t.n; i++)
            for (int r = 0; r < rows[t.trial[i].scenario].n; r++)
                t.trial[i].values[r] = 0;
        free(said);
        said = NULL;
        tell();
        assert_non_null(strstr(said, "The unit 'U10' exists only under 'o3': 0.0 hours on duty a day.\n"));
        assert_null(strstr(said, "U11"));
        assert_non_null(strstr(said, n_units == 12 ? "\n1 more unit is in one of the two alone: see compare.csv.\n"
                                                   : "\n2 more units are in one of the two alone: see compare.csv.\n"));
    }
}

/* Every other scenario under its own heading. */
static void test_three_scenarios(void **state)
{
    (void)state;
    const struct model *three[] = {models[0], models[1], models[1]};
    struct rows of_three[] = {rows[0], rows[1], rows[1]};
    struct manifest_scenario named[] = {scenarios[0], scenarios[1], {.name = "o4", .label = "o4"}};
    struct manifest all = m;
    all.n_scenarios = 3;
    all.scenarios = named;
    trials_free(&t);
    assert_int_equal(trials_init(&t, three, of_three, 3, REPLICATIONS, &e), 0);
    for (int i = 0; i < t.n; i++) {
        for (int r = 0; r < rows[0].n; r++)
            t.trial[i].values[r] = 0;
        t.trial[i].values[rows_find(&rows[0], "wait_min_mean", metric_at(0, -1, -1, -1))] = 5 + t.trial[i].scenario;
    }
    size_t n;
    assert_int_equal(comparison_make(&c, &t, &arena, &e), 0);
    assert_int_equal(relief_make(&relief, &t, NULL, &arena, &e), 0);
    FILE *f = open_memstream(&said, &n);
    sentences_print(f, &all, &t, &c, &relief);
    fclose(f);
    assert_string_equal(said, HEAD "The mean wait for a task is 1.0 minutes longer (the same in every replication).\n\n"
                                   "With 'o4' instead of 'All do all':\n"
                                   "The mean wait for a task is 2.0 minutes longer (the same in every replication).\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_nothing_to_say), TEST(test_clear_differences), TEST(test_unclear_differences), TEST(test_small_differences),
        TEST(test_many_comparisons), TEST(test_the_same_in_every_replication), TEST(test_missing_values_say_nothing),
        TEST(test_role_without_label), TEST(test_new_and_gone_roles), TEST(test_role_alone_without_work),
        TEST(test_tasks_and_units_of_one), TEST(test_what_pairing_saved), TEST(test_many_alone),
        TEST(test_units_apart), TEST(test_few_alike), TEST(test_three_scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
