/* What is measured of one person, worked out by hand, and how it adds up to what is measured of his unit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <string.h>

#include "handmade_days.h"
#include "metrics/metric.h"
#include "metrics/personal.h"
#include "metrics/tally.h"
#include "study/relief.h"

static struct handmade h;
static double of[HANDMADE_PERSONS][N_PERSONAL];

static int set_up(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    handmade_fill(&h);
    for (int p = 0; p < HANDMADE_PERSONS; p++)
        personal_measure(&h.accounts, p, of[p]);
    return 0;
}

/* Anna, bo, cia; see handmade_days.h. What is not named is 0. */
static const struct {
    int measure;
    double of[HANDMADE_PERSONS];
} known[] = {
    {PERSONAL_ROSTERED_H, {10, 5, 5}},
    {PERSONAL_OVERTIME_H, {0.5, 0, 0}},
    {PERSONAL_UTILISATION_SHARE, {320.0 / 630, 0.7, 0.25}},
    {PERSONAL_CATEGORIES + CATEGORY_CLINICAL, {23, 0, 0}}, /* 200 minutes and 30 of overtime */
    {PERSONAL_CATEGORIES + CATEGORY_CARE, {9, 42, 15}},
    {PERSONAL_OTHERS + TIME_HOLDING, {1, 0, 0}},
    {PERSONAL_OTHERS + TIME_BREAK, {3, 6, 0}},
    {PERSONAL_OTHERS + TIME_IDLE, {22, 12, 45}},
    {PERSONAL_OTHERS + TIME_IDLE_BLOCKED, {5, 0, 0}},
    {PERSONAL_INTERRUPTIONS_PER_H, {2, 0, 0}}, /* 21 in 10.5 hours */
    {PERSONAL_SWITCHES_PER_H, {4, 4, 0}},
    {PERSONAL_DONE_COUNT, {30, 20, 15}},
    {PERSONAL_SKILLS_USED_COUNT, {2, 2, 1}},
    {PERSONAL_SKILLS_UNUSED_COUNT, {1, 0, 0}}, /* anna's washing; medicine never arose in west */
    {PERSONAL_PAY_KR, {3375, 1300, 1500}},
    {PERSONAL_AWAY_H, {42, 5, 0}}, /* 16 + 16 + 10 */
    {PERSONAL_CALLED_IN_H, {0, 8, 0}},
    {PERSONAL_QUICK_RETURNS_COUNT, {1, 2, 0}},
    {PERSONAL_EDUCATION_H, {15, 0, 0}},
};

static void test_known_answers(void **state)
{
    (void)state;
    for (int measure = 0; measure < N_PERSONAL; measure++)
        for (int p = 0; p < HANDMADE_PERSONS; p++) {
            double expected = 0;
            for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
                expected = known[i].measure == measure ? known[i].of[p] : expected;
            if (!(fabs(of[p][measure] - expected) < 1e-9))
                fail_msg("%s of %s: %g instead of %g", personal_ids[measure], h.persons[p].label.id, of[p][measure], expected);
        }
}

/* Somebody who never came: hours, counts and pay are 0, and rates are missing. */
static void test_nobody(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    personal_measure(&h.accounts, HANDMADE_BO, of[0]);
    for (int i = 0; i < N_PERSONAL; i++) {
        bool rate = strstr(personal_ids[i], "_per_") || strstr(personal_ids[i], "_share");
        if (rate ? !isnan(of[0][i]) : of[0][i] != 0)
            fail_msg("%s of nobody: %g", personal_ids[i], of[0][i]);
    }
    assert_true(isnan(personal_work_min_per_rostered_h(&h.accounts, HANDMADE_BO)));
}

/* All the minutes of an hour, and those of overtime. */
static void test_minutes_add_up(void **state)
{
    (void)state;
    for (int p = 0; p < HANDMADE_PERSONS; p++) {
        double work = 0, others = 0;
        for (int c = 0; c < N_CATEGORIES; c++)
            work += of[p][PERSONAL_CATEGORIES + c];
        for (int i = 0; i < N_TIME_ACCOUNTS; i++)
            others += of[p][PERSONAL_OTHERS + i];
        double duty = 60 + 60 * of[p][PERSONAL_OVERTIME_H] / of[p][PERSONAL_ROSTERED_H];
        assert_true(fabs(work + others - duty) < 1e-9);
        assert_true(fabs(work / duty - of[p][PERSONAL_UTILISATION_SHARE]) < 1e-9);
        assert_true(fabs(personal_work_min_per_rostered_h(&h.accounts, p) - work) < 1e-9);
    }
}

/* A metric of a unit is the sum over its people, or their mean by the hours that they were there. */
static void test_people_add_up_to_metrics(void **state)
{
    (void)state;
    static const struct {
        const char *metric;
        int measure, category;
        enum { SUM, BY_ROSTERED, BY_DUTY, BY_HEAD } weight;
    } sums[] = {
        {"rostered_h", PERSONAL_ROSTERED_H, -1, SUM},
        {"overtime_h", PERSONAL_OVERTIME_H, -1, SUM},
        {"utilisation_share", PERSONAL_UTILISATION_SHARE, -1, BY_DUTY},
        {"time_min_per_rostered_h", PERSONAL_CATEGORIES + CATEGORY_CLINICAL, CATEGORY_CLINICAL, BY_ROSTERED},
        {"time_min_per_rostered_h", PERSONAL_CATEGORIES + CATEGORY_CARE, CATEGORY_CARE, BY_ROSTERED},
        {"time_min_per_rostered_h", PERSONAL_CATEGORIES + CATEGORY_TRAINING, CATEGORY_TRAINING, BY_ROSTERED},
        {"consulting_min_per_rostered_h", PERSONAL_OTHERS + TIME_CONSULTING, -1, BY_ROSTERED},
        {"practice_min_per_rostered_h", PERSONAL_OTHERS + TIME_TRAINING, -1, BY_ROSTERED},
        {"occasions_count", PERSONAL_OCCASIONS_COUNT, -1, SUM},
        {"rights_earned_count", PERSONAL_RIGHTS_EARNED_COUNT, -1, SUM},
        {"holding_min_per_rostered_h", PERSONAL_OTHERS + TIME_HOLDING, -1, BY_ROSTERED},
        {"break_min_per_rostered_h", PERSONAL_OTHERS + TIME_BREAK, -1, BY_ROSTERED},
        {"idle_min_per_rostered_h", PERSONAL_OTHERS + TIME_IDLE, -1, BY_ROSTERED},
        {"idle_blocked_min_per_rostered_h", PERSONAL_OTHERS + TIME_IDLE_BLOCKED, -1, BY_ROSTERED},
        {"interruptions_per_h", PERSONAL_INTERRUPTIONS_PER_H, -1, BY_DUTY},
        {"switches_per_h", PERSONAL_SWITCHES_PER_H, -1, BY_DUTY},
        {"done_count", PERSONAL_DONE_COUNT, -1, SUM},
        {"skills_used_per_person", PERSONAL_SKILLS_USED_COUNT, -1, BY_HEAD},
        {"skills_unused_per_person", PERSONAL_SKILLS_UNUSED_COUNT, -1, BY_HEAD},
        {"pay_kr", PERSONAL_PAY_KR, -1, SUM},
    };
    jmp_buf exhausted;
    struct arena arena = {.exhausted = &exhausted};
    struct tally t;
    struct err e = {0};
    assert_int_equal(setjmp(exhausted), 0);
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++)
        for (int unit = -1; unit < HANDMADE_UNITS; unit++) {
            double sum = 0, weights = 0;
            for (int p = 0; p < HANDMADE_PERSONS; p++) {
                double rostered_h = of[p][PERSONAL_ROSTERED_H], duty_h = rostered_h + of[p][PERSONAL_OVERTIME_H];
                const double weight[] = {1, rostered_h, duty_h, 1};
                if (unit >= 0 && h.persons[p].unit != unit)
                    continue;
                sum += of[p][sums[i].measure] * weight[sums[i].weight];
                weights += weight[sums[i].weight];
            }
            struct metric_cell c = metric_at(unit, -1, sums[i].category, -1);
            double value = metric_find(sums[i].metric, &e)->value(&t, &c);
            if (fabs(value - sum / (sums[i].weight == SUM ? 1 : weights)) > 1e-9)
                fail_msg("%s of unit %d: %g, of its people %g", sums[i].metric, unit, value, sum);
        }
    arena_free(&arena);
}

/* What one may do is told by the rights alone: no queue of the unit, no skill; the critical half counts as well. */
static void test_skills(void **state)
{
    (void)state;
    struct personal_skills bo = personal_skills(&h.accounts, HANDMADE_BO);
    assert_true(bo.used == 2 && bo.unused == 0);
    h.may[HANDMADE_BO] |= 1 << HANDMADE_MEDICINE;
    bo = personal_skills(&h.accounts, HANDMADE_BO);
    assert_true(bo.used == 2 && bo.unused == 1);
    h.may[HANDMADE_BO] = 0;
    bo = personal_skills(&h.accounts, HANDMADE_BO);
    assert_true(bo.used == 0 && bo.unused == 0);
    /* medicine for critical patients has a queue of its own, beyond the first 64 */
    uint64_t may[2] = {0, 1 << 1};
    h.persons[HANDMADE_BO].may = may;
    h.queue_of[HANDMADE_EAST][2 * HANDMADE_MEDICINE + 1] = 65;
    bo = personal_skills(&h.accounts, HANDMADE_BO);
    assert_true(bo.used == 0 && bo.unused == 1);
    /* cia may wash, but west has no washing */
    h.task_accounts[HANDMADE_WEST][HANDMADE_WASH].made = 1;
    struct personal_skills cia = personal_skills(&h.accounts, HANDMADE_CIA);
    assert_true(cia.used == 1 && cia.unused == 0);
}

static void test_names(void **state)
{
    (void)state;
    for (int i = 0; i < N_PERSONAL; i++) {
        assert_non_null(personal_ids[i]);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(personal_ids[i], personal_ids[j]);
    }
    for (int c = 0; c < N_CATEGORIES; c++) { /* in the order of the categories */
        size_t n = strlen(model_category_ids[c]);
        assert_memory_equal(personal_ids[PERSONAL_CATEGORIES + c], model_category_ids[c], n);
        assert_string_equal(personal_ids[PERSONAL_CATEGORIES + c] + n, "_min_per_rostered_h");
    }
}

/* What is load of a group is load of a person: the columns have the same names. */
static void test_loads_of_persons(void **state)
{
    (void)state;
    for (int c = 0; c < RELIEF_CATEGORIES; c++) {
        char column[100];
        snprintf(column, sizeof column, "%s_min_per_rostered_h", relief_quantity_ids[c]);
        assert_string_equal(personal_ids[relief_personal(c)], column);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_known_answers, set_up),
        cmocka_unit_test_setup(test_nobody, set_up),
        cmocka_unit_test_setup(test_minutes_add_up, set_up),
        cmocka_unit_test_setup(test_people_add_up_to_metrics, set_up),
        cmocka_unit_test_setup(test_skills, set_up),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_loads_of_persons),
    };
    return cmocka_run_group_tests_name("personal", tests, NULL, NULL);
}
