/* Metrics of care beyond the known answers of test_metric.c: other ticks, quantiles in wide bins and of several tasks, units
 * without beds, weeks without a patient.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <string.h>

#include "handmade_days.h"
#include "metrics/care.h"

enum { ALL = -1, EAST = HANDMADE_EAST, WEST = HANDMADE_WEST };

static struct handmade h;
static struct tally t;
static struct arena arena;
static jmp_buf exhausted;

static int set_up(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    handmade_fill(&h);
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static double of(metric_function *metric, int unit, int task)
{
    struct metric_cell c = metric_at(unit, -1, -1, task);
    return metric(&t, &c);
}

static void near(double value, double expected)
{
    if (!(fabs(value - expected) <= 1e-9 * (1 + fabs(expected))))
        fail_msg("%.12g instead of %.12g", value, expected);
}

/* The same ticks, half as long: waits halve, the window is one day, and patients are there for half as many days. */
static void test_shorter_ticks(void **state)
{
    (void)state;
    h.model.tick_s = 30;
    h.model.ticks_per_day = 2880;
    tally_fill(&t, &h.accounts);
    near(of(care_wait_min_mean, EAST, HANDMADE_MEDICINE), 10);
    near(of(care_wait_min_p50, EAST, HANDMADE_MEDICINE), 3);
    near(of(care_wait_min_p95, EAST, HANDMADE_MEDICINE), 31);
    near(of(care_second_person_wait_min_mean, EAST, HANDMADE_MEDICINE), 1.25);
    near(of(care_censored_min_mean, EAST, HANDMADE_BELL), 30);
    near(of(care_suspended_h, ALL, HANDMADE_MEDICINE), 0.75);
    near(of(care_patient_days, EAST, ALL), 1.5);
    near(of(care_occupancy_share, EAST, ALL), 0.75);
    near(of(care_peak_share, EAST, ALL), 0.1);
    near(of(care_understaffed_share, EAST, ALL), 0.25);
    near(of(care_omitted_work_min_per_day, EAST, HANDMADE_MEDICINE), 40); /* standard work is in seconds, and there is one day */
    near(of(care_asked_work_min_per_patient_day, EAST, ALL), 620 / 1.5);
    near(of(care_work_min_per_patient_day, EAST, ALL), 530.0 / 3);
    near(of(care_pay_kr_per_patient_day, EAST, ALL), 4675.0 / 3);
    near(of(care_made_count, EAST, HANDMADE_BELL), 22);
}

/* A wait beyond 128 ticks is known to its bin; a task that nobody started adds nothing, however it is asked for. */
static void test_quantiles(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    for (int wait = 1; wait <= 1000; wait++) {
        h.waits[(EAST * HANDMADE_TASKS + HANDMADE_BELL) * h.accounts.n_bins + waits_bin(wait)]++;
        h.task_accounts[EAST][HANDMADE_BELL].started++;
    }
    tally_fill(&t, &h.accounts);
    assert_true(fabs(of(care_wait_min_p50, EAST, ALL) - 500) <= 500 / 64.0);
    assert_true(fabs(of(care_wait_min_p95, ALL, HANDMADE_BELL) - 950) <= 950 / 64.0);
    assert_true(isnan(of(care_wait_min_p50, WEST, ALL)) && isnan(of(care_wait_min_p95, EAST, HANDMADE_WASH)));
    h.waits[(WEST * HANDMADE_TASKS + HANDMADE_BELL) * h.accounts.n_bins]++; /* what is not in the accounts is not looked for */
    tally_fill(&t, &h.accounts);
    assert_true(isnan(of(care_wait_min_p50, WEST, ALL)));
    h.task_accounts[WEST][HANDMADE_BELL].started++;
    tally_fill(&t, &h.accounts);
    assert_true(of(care_wait_min_p50, WEST, ALL) == 0);
}

/* Asking again gives the same: the bins are emptied before they are added up. */
static void test_asked_twice(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        near(of(care_wait_min_p95, ALL, ALL), 62);
        near(of(care_wait_min_p50, EAST, HANDMADE_BELL), 0);
    }
}

static void test_no_beds(void **state)
{
    (void)state;
    for (int u = 0; u < HANDMADE_UNITS; u++)
        h.units[u].n_beds = 0;
    memset(h.unit_accounts, 0, sizeof h.unit_accounts);
    tally_fill(&t, &h.accounts);
    assert_true(isnan(of(care_occupancy_share, ALL, ALL)));
    assert_true(isnan(of(care_understaffed_share, EAST, ALL)));
    assert_true(isnan(of(care_work_min_per_patient_day, EAST, ALL))); /* there was work, for nobody */
    assert_true(isnan(of(care_asked_work_min_per_patient_day, EAST, ALL)));
    assert_true(isnan(of(care_pay_kr_per_patient_day, EAST, ALL)));
    assert_true(isnan(of(care_carers_per_patient_week, EAST, ALL)));
    near(of(care_patient_days, EAST, ALL), 0);
}

/* A patient whom nobody came to for a week has no carers; that is a number. */
static void test_lonely_week(void **state)
{
    (void)state;
    h.unit_accounts[WEST].carers = 0;
    tally_fill(&t, &h.accounts);
    near(of(care_carers_per_patient_week, WEST, ALL), 0);
    near(of(care_carers_per_patient_week, ALL, ALL), 5 / 3.0);
}

/* Of 12 washes for patients who were somebody's own the carer did 3, of 4 bells 1. */
static void test_by_carer(void **state)
{
    (void)state;
    assert_true(isnan(of(care_by_carer_share, EAST, ALL)));
    h.task_accounts[EAST][HANDMADE_WASH].assigned = 12;
    h.task_accounts[EAST][HANDMADE_WASH].by_carer = 3;
    h.task_accounts[WEST][HANDMADE_BELL].assigned = 4;
    h.task_accounts[WEST][HANDMADE_BELL].by_carer = 1;
    h.task_accounts[EAST][HANDMADE_BELL].assigned = 4;
    tally_fill(&t, &h.accounts);
    near(of(care_by_carer_share, EAST, HANDMADE_WASH), 0.25);
    near(of(care_by_carer_share, EAST, ALL), 3.0 / 16);
    near(of(care_by_carer_share, ALL, HANDMADE_BELL), 0.125);
    near(of(care_by_carer_share, ALL, ALL), 0.2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_by_carer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shorter_ticks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_quantiles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_asked_twice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_beds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_lonely_week, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("care", tests, NULL, NULL);
}
