/* Metrics of rights on hand-made accounts: who consults, who learns, and by which right work is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <string.h>

#include "handmade_days.h"
#include "identities.h"
#include "metrics/metric.h"
#include "metrics/personal.h"

enum { ALL = -1, EAST = HANDMADE_EAST, WEST = HANDMADE_WEST, NURSE = HANDMADE_NURSE, ASSISTANT = HANDMADE_ASSISTANT };

static struct handmade h;
static struct arena arena;
static struct tally t;

/* The same minutes by shift: both of Tuesday. */
static void spend(int role, int shift, int consulting, int practice)
{
    int64_t *ticks = h.people_by_shift[((EAST * HANDMADE_ROLES + role) * HANDMADE_SHIFTS + shift) * N_WEEKDAYS + 1].ticks;
    ticks[N_CATEGORIES + TIME_IDLE] -= consulting + practice;
    ticks[N_CATEGORIES + TIME_CONSULTING] += consulting;
    ticks[CATEGORY_TRAINING] += practice;
}

/* Of anna's 170 idle minutes 20 go to consulting, and 30 to supervising; of bo's 60, 20 and 40 to learning. In the east he did 10
 * washes by sign-off, 10 bells ad hoc; cia 15 bells in the west by documented training. */
static int setup(void **state)
{
    (void)state;
    static jmp_buf exhausted;
    if (setjmp(exhausted))
        return 1;
    arena.exhausted = &exhausted;
    handmade_init(&h, 2);
    handmade_fill(&h);
    h.ticks[HANDMADE_ANNA][TIME_ROSTERED][HANDMADE_TASKS + TIME_IDLE] -= 50;
    h.ticks[HANDMADE_ANNA][TIME_ROSTERED][HANDMADE_TASKS + TIME_CONSULTING] = 20;
    h.ticks[HANDMADE_ANNA][TIME_ROSTERED][HANDMADE_TASKS + TIME_TRAINING] = 30;
    h.ticks[HANDMADE_BO][TIME_ROSTERED][HANDMADE_TASKS + TIME_IDLE] -= 60;
    h.ticks[HANDMADE_BO][TIME_ROSTERED][HANDMADE_TASKS + TIME_CONSULTING] = 20;
    h.ticks[HANDMADE_BO][TIME_ROSTERED][HANDMADE_TASKS + TIME_TRAINING] = 40;
    spend(NURSE, HANDMADE_DAY, 20, 30);
    spend(ASSISTANT, HANDMADE_NIGHT, 20, 40);
    h.regimes[HANDMADE_WASH][ASSISTANT] = REGIME_SIGNED;
    h.regimes[HANDMADE_BELL][ASSISTANT] = REGIME_AD_HOC;
    h.held[HANDMADE_BO][HANDMADE_WASH] = true;
    h.person_accounts[HANDMADE_BO].occasions = 7;
    h.learners[HANDMADE_BO][HANDMADE_WASH] = (struct learner_account){.earned = 1, .earned_ticks = 2 * 1440, .lapsed = 1};
    h.learners[HANDMADE_BO][HANDMADE_BELL] =
        (struct learner_account){.earned = 1, .earned_ticks = 1440, .open = 4, .open_ticks = 21 * 1440};
    h.task_accounts[EAST][HANDMADE_WASH].consulted = 6;
    h.task_accounts[EAST][HANDMADE_MEDICINE].supervised = 7;
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void expect(const char *id, int unit, int role, int task, double expected)
{
    struct err e = {0};
    const struct metric_cell c = metric_at(unit, role, -1, task);
    double value = metric_find(id, &e)->value(&t, &c);
    if (isnan(expected) ? !isnan(value) : !(fabs(value - expected) < 1e-12))
        fail_msg("%s: %.17g instead of %.17g", id, value, expected);
}

static void test_known_answers(void **state)
{
    (void)state;
    expect("consulting_min_per_rostered_h", EAST, NURSE, ALL, 2); /* anna has 10 hours, bo and cia 5 */
    expect("consulting_min_per_rostered_h", EAST, ASSISTANT, ALL, 4);
    expect("consulting_min_per_rostered_h", WEST, NURSE, ALL, 0);
    expect("practice_min_per_rostered_h", EAST, NURSE, ALL, 3);
    expect("practice_min_per_rostered_h", EAST, ASSISTANT, ALL, 8);
    expect("consulted_count", EAST, ALL, HANDMADE_WASH, 6);
    expect("consulted_count", ALL, ALL, ALL, 6);
    expect("supervised_count", EAST, ALL, HANDMADE_MEDICINE, 7);
    expect("supervised_count", EAST, ALL, HANDMADE_BELL, 0);
    expect("occasions_count", EAST, ASSISTANT, ALL, 7);
    expect("rights_earned_count", EAST, ALL, ALL, 2);
    expect("days_to_right_mean", EAST, ALL, ALL, 1.5);
    expect("days_to_right_mean", WEST, ALL, ALL, NAN);
    expect("days_to_right_mean", EAST, ALL, HANDMADE_WASH, 2);
    expect("days_to_right_mean", ALL, ALL, HANDMADE_BELL, 1);
    expect("days_to_right_restricted_mean", EAST, ALL, ALL, 4); /* 2 + 1 + 21 days of six */
    expect("days_to_right_restricted_mean", EAST, ASSISTANT, HANDMADE_BELL, 22.0 / 5);
    expect("days_to_right_restricted_mean", EAST, ALL, HANDMADE_WASH, 2);
    expect("days_to_right_restricted_mean", EAST, NURSE, ALL, NAN);
    expect("rights_earned_count", EAST, ALL, HANDMADE_BELL, 1);
    expect("rights_earned_count", WEST, ALL, HANDMADE_BELL, 0);
    expect("rights_open_count", EAST, ALL, HANDMADE_BELL, 4);
    expect("rights_open_count", EAST, ALL, HANDMADE_WASH, 0);
    expect("rights_open_count", ALL, ALL, ALL, 4);
    expect("rights_lapsed_count", ALL, ASSISTANT, ALL, 1);
    expect("delegated_share", EAST, ASSISTANT, ALL, 0.5);
    expect("delegated_share", EAST, ALL, ALL, 0.2); /* 10 of bo's 20 and anna's 30 */
    expect("delegated_share", EAST, ALL, HANDMADE_WASH, 1); /* anna does bells and medicine */
    expect("delegated_share", EAST, ALL, HANDMADE_BELL, 0);
    expect("ad_hoc_share", EAST, ALL, HANDMADE_WASH, 0);
    expect("ad_hoc_share", EAST, ASSISTANT, ALL, 0.5);
    expect("ad_hoc_share", EAST, NURSE, ALL, 0);
    expect("trained_share", EAST, ALL, ALL, 0);
    expect("outside_rights_count", ALL, ALL, ALL, 0);
}

/* Consulting, learning and supervising are work; what is learnt and taught is of the category training. */
static void test_work(void **state)
{
    (void)state;
    struct err e = {0};
    const struct metric_cell training = metric_at(EAST, NURSE, CATEGORY_TRAINING, -1);
    assert_true(metric_find("time_min_per_rostered_h", &e)->value(&t, &training) == 3);
    expect("utilisation_share", EAST, NURSE, ALL, 370.0 / 630);
    expect("utilisation_share", EAST, ASSISTANT, ALL, 0.9);
    double of[N_PERSONAL];
    personal_measure(&h.accounts, HANDMADE_BO, of);
    assert_true(of[PERSONAL_OTHERS + TIME_CONSULTING] == 4 && of[PERSONAL_OTHERS + TIME_TRAINING] == 8);
    assert_true(of[PERSONAL_CATEGORIES + CATEGORY_TRAINING] == 8 && fabs(of[PERSONAL_UTILISATION_SHARE] - 0.9) < 1e-12);
    assert_true(of[PERSONAL_DELEGATED_COUNT] == 10 && of[PERSONAL_AD_HOC_COUNT] == 10);
    assert_true(of[PERSONAL_OCCASIONS_COUNT] == 7 && of[PERSONAL_RIGHTS_EARNED_COUNT] == 2);
    assert_true(fabs(personal_work_min_per_rostered_h(&h.accounts, HANDMADE_BO) - 54) < 1e-12);
    identities_check(&t);
}

/* A right that is not held is none: what is done all the same is counted. A personal task needs no right. */
static void test_outside_rights(void **state)
{
    (void)state;
    static const struct source own = {.task = HANDMADE_WASH, .how = HOW_PER_PERSON};
    h.held[HANDMADE_BO][HANDMADE_WASH] = false;
    tally_fill(&t, &h.accounts);
    expect("outside_rights_count", EAST, ASSISTANT, ALL, 10);
    expect("delegated_share", EAST, ASSISTANT, ALL, 0);
    h.units[EAST].sources = &own;
    h.units[EAST].n_sources = 1;
    tally_fill(&t, &h.accounts);
    expect("outside_rights_count", EAST, ASSISTANT, ALL, 0);
    expect("ad_hoc_share", EAST, ASSISTANT, ALL, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_known_answers, setup, teardown),
        cmocka_unit_test_setup_teardown(test_work, setup, teardown),
        cmocka_unit_test_setup_teardown(test_outside_rights, setup, teardown),
    };
    return cmocka_run_group_tests_name("delegation", tests, NULL, NULL);
}
