/* How tasks arise, and what becomes of them, at both ends: nothing asked for, and more than can be done. What must come out is
 * known exactly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/trial.h"

#include <stdio.h>

/* How many of the first task are made, in a ward with these pieces. */
static int64_t made(const char *ward, const char *how)
{
    char tasks[600];
    snprintf(tasks, sizeof tasks, "'visit': {'category': 'care', 'duration_min': 1, 'arises': {'a': {%s}}}", how);
    struct trial *r = trial_run(ward, tasks, TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    int64_t n = trial_task(r, "visit")->made;
    trial_end(r);
    return n;
}

/* ---- How tasks arise --------------------------------------------------------------------------------------------------- */

static void test_poisson(void **state)
{
    (void)state;
    assert_int_equal(made(TRIAL_BEDS, "'how': 'poisson', 'per_day': 0"), 0);
    assert_int_equal(made("'beds': 0", "'how': 'poisson', 'per_day': 1000"), 0);
    struct trial *r =
        trial_run("",
                  "'visit': {'category': 'care', 'duration_min': 5, 'arises': {'a': {'how': 'poisson', 'of': 'unit',"
                  " 'per_day': 900}}}",
                  TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_in_range(trial_ticks(r, 0), TRIAL_TICKS - 50, TRIAL_TICKS); /* busy from the first need to the end */
    assert_in_range(trial_task(r, "visit")->done, TRIAL_TICKS / 5 - 10, TRIAL_TICKS / 5);
    assert_int_equal(trial_task(r, "visit")->made, trial_task(r, "visit")->done + trial_task(r, "visit")->open_at_end);
    assert_in_range(trial_task(r, "visit")->made, 8600, 9400);
    trial_end(r);
}

static void test_bernoulli(void **state)
{
    (void)state;
    assert_int_equal(made("", "'how': 'bernoulli', 'probability_per_tick': 0"), 0);
    assert_int_equal(made("", "'how': 'bernoulli', 'probability_per_tick': 1"), TRIAL_TICKS);
}

static void test_scheduled(void **state)
{
    (void)state;
    assert_int_equal(made(TRIAL_BEDS, "'how': 'scheduled', 'times': ['08:00'], 'probability': 0"), 0);
    assert_int_equal(made(TRIAL_BEDS, "'how': 'scheduled', 'times': ['08:00', '00:00', '23:59']"), 3 * 4 * TRIAL_DAYS);
    assert_int_equal(made(TRIAL_BEDS, "'how': 'scheduled', 'times': ['08:00'], 'weekdays': ['mon', 'sun']"), 4 * 3);
}

static void test_patients_come_and_go(void **state)
{
    (void)state;
    assert_int_equal(made(TRIAL_BEDS, "'how': 'admission'"), 0); /* all were there before */
    assert_int_equal(made(TRIAL_BEDS, "'how': 'discharge', 'before_min': 10"), 0);
    assert_int_equal(made(TRIAL_BEDS, "'how': 'deterioration'"), 0);

    static const char busy[] = "'beds': 4, 'patients': {'stay_days': 0.5, 'turnover_h': 1, 'acuity': {"
                               "'calm': {'start_share': 1, 'sojourn_h': 1, 'next': {'ill': 1}},"
                               "'ill': {'rank': 1, 'sojourn_h': 1, 'next': {'calm': 1}}}}";
    struct trial *r =
        trial_run(busy,
                  "'in': {'category': 'care', 'duration_min': 1, 'arises': {'a': {'how': 'admission'}}},"
                  "'out': {'category': 'care', 'duration_min': 1, 'arises': {'a': {'how': 'discharge', 'before_min': 30}}},"
                  "'worse': {'category': 'care', 'duration_min': 1, 'arises': {'a': {'how': 'deterioration'}}}",
                  TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    const struct unit_account *u = &r->accounts.a.units[0];
    assert_int_equal(u->admitted, trial_task(r, "in")->made);
    assert_in_range(u->admitted, 4 * (TRIAL_DAYS * 24 / 13 - 1), 4 * (TRIAL_DAYS * 24 / 13 + 2)); /* a bed turns over in 13 h */
    assert_in_range(trial_task(r, "out")->made, u->discharged, u->discharged + 4);
    int64_t worse = 0;
    for (int i = 0; i < r->events.n; i++)
        worse += r->events.all[i].kind == EVENT_ACUITY;
    assert_true(worse > 4 * TRIAL_DAYS * 20 && trial_task(r, "worse")->made >= worse / 2 - 4 &&
                trial_task(r, "worse")->made <= worse);
    trial_end(r);
}

static void test_beds(void **state)
{
    (void)state;
    struct trial *r = trial_run("'beds': 3, 'patients': {'arrivals_per_day': 0}",
                                "'visit': {'category': 'care', 'duration_min': 1}", TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_int_equal(r->accounts.a.units[0].patient_ticks, 0);
    assert_int_equal(r->accounts.a.units[0].admitted, 0);
    trial_end(r);
    r = trial_run("'beds': 3, 'patients': {'arrivals_per_day': 20000, 'history_days': 0}",
                  "'visit': {'category': 'care', 'duration_min': 1}", TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_int_equal(r->accounts.a.units[0].admitted, 3);
    assert_in_range(r->accounts.a.units[0].patient_ticks, 3 * TRIAL_TICKS - 10, 3 * TRIAL_TICKS);
    assert_in_range(r->accounts.a.units[0].turned_away, 198000, 202000);
    trial_end(r);
    r = trial_run("'beds': 3, 'patients': {'arrivals_per_day': 200}", "'visit': {'category': 'care', 'duration_min': 1}",
                  TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_int_equal(r->accounts.a.units[0].admitted, 0); /* full for a year, and nobody leaves */
    assert_int_equal(r->accounts.a.units[0].patient_ticks, 3 * TRIAL_TICKS);
    trial_end(r);
    r = trial_run(TRIAL_BEDS, "'visit': {'category': 'care', 'duration_min': 1}", TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_int_equal(r->accounts.a.units[0].patient_ticks, 4 * TRIAL_TICKS);
    assert_int_equal(r->accounts.a.units[0].admitted, 0);
    assert_int_equal(trial_ticks(r, r->m.n_tasks + TIME_IDLE), TRIAL_TICKS);
    trial_end(r);
}

static void test_shifts(void **state)
{
    (void)state;
    assert_int_equal(made(TRIAL_DAY_SHIFT, "'how': 'shift_start', 'probability': 0"), 0);
    assert_int_equal(made(TRIAL_DAY_SHIFT, "'how': 'shift_start'"), TRIAL_DAYS);
    assert_int_equal(made(TRIAL_DAY_SHIFT, "'how': 'shift_end', 'before_min': 60"), TRIAL_DAYS);
    char ward[300];
    snprintf(ward, sizeof ward, "%s, %s", TRIAL_BEDS, TRIAL_DAY_SHIFT);
    assert_int_equal(made(ward, "'how': 'shift_start', 'of': 'patient'"), 4 * TRIAL_DAYS);
    assert_int_equal(made(TRIAL_DAY_SHIFT, "'how': 'per_person'"), 0); /* who is always there has no duty */
}

static void test_per_person(void **state)
{
    (void)state;
    static const char report[] = "'report': {'category': 'admin', 'duration_min': 5, 'arises': {'a': {'how': 'per_person'%s}}}";
    char tasks[300];
    snprintf(tasks, sizeof tasks, report, "");
    struct trial *r = trial_run(TRIAL_DAY_SHIFT, tasks, TRIAL_ON_DAYS, TRIAL_AT_ONCE);
    assert_true(trial_events(r, EVENT_DUTY_START) > 0);
    assert_int_equal(trial_task(r, "report")->done, trial_events(r, EVENT_DUTY_START));
    assert_int_equal(trial_ticks(r, 0), 5 * trial_task(r, "report")->done);
    assert_int_equal(trial_task(r, "report")->wait_ticks, 0);
    trial_end(r);
    snprintf(tasks, sizeof tasks, report, ", 'probability': 0");
    r = trial_run(TRIAL_DAY_SHIFT, tasks, TRIAL_ON_DAYS, TRIAL_AT_ONCE);
    assert_int_equal(trial_task(r, "report")->made, 0);
    trial_end(r);
}

static void test_follow_ups(void **state)
{
    (void)state;
    static const char pair[] =
        "'visit': {'category': 'care', 'duration_min': %d, 'arises': {'a': {'how': 'bernoulli', 'probability_per_tick': 0.1}}},"
        "'note': {'category': 'admin', 'duration_min': 1, 'arises': {'a': {'how': 'after', 'task': 'visit', 'probability': "
        "%d}}}";
    char tasks[600];
    for (int minutes = 0; minutes <= 1; minutes++) /* work of no length ends in dispatch: what follows comes a tick later */
        for (int probability = 0; probability <= 1; probability++) {
            snprintf(tasks, sizeof tasks, pair, minutes, probability);
            struct trial *r = trial_run("", tasks, TRIAL_TWO_NURSES, TRIAL_AT_ONCE);
            assert_true(trial_task(r, "visit")->done > 1000);
            assert_in_range(trial_task(r, "note")->made, probability * (trial_task(r, "visit")->done - 1),
                            probability * trial_task(r, "visit")->done);
            trial_end(r);
        }
}

static void test_chains(void **state)
{
    (void)state;
    static const char chain[] = "'visit': {'category': 'care', 'duration_min': 30, 'arises': {'a': {'how': 'after_done',"
                                " 'of': 'unit', 'gap_min': %d}}}";
    char tasks[300];
    snprintf(tasks, sizeof tasks, chain, 0);
    struct trial *r = trial_run("", tasks, TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_int_equal(trial_ticks(r, 0), TRIAL_TICKS);
    assert_int_equal(trial_task(r, "visit")->done, TRIAL_TICKS / 30 - 1); /* the last is done in the tick after the end */
    trial_end(r);
    snprintf(tasks, sizeof tasks, chain, 1000000);
    r = trial_run("", tasks, TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_int_equal(trial_task(r, "visit")->made, 0);
    trial_end(r);
    snprintf(tasks, sizeof tasks, chain, 60);
    r = trial_run("", tasks, TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_in_range(trial_task(r, "visit")->done, TRIAL_TICKS / 90 - 1, TRIAL_TICKS / 90 + 1);
    trial_end(r);
    /* Half a tick between visits of one: 9,600 of them, with a standard deviation of 33. */
    r = trial_run("",
                  "'visit': {'category': 'care', 'duration_min': 1, 'arises': {'a': {'how': 'after_done', 'of': 'unit',"
                  " 'gap_min': 0.5}}}",
                  TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_in_range(trial_task(r, "visit")->done, 9600 - 132, 9600 + 132);
    trial_end(r);
}

/* ---- Who may, and how long it waits ------------------------------------------------------------------------------------ */

static void test_nobody_may(void **state)
{
    (void)state;
    struct trial *r = trial_run_often("", TRIAL_ONE_NURSE, "'all': {'patience_min': 'never'}");
    assert_int_equal(trial_task(r, "visit")->started, 0);
    assert_int_equal(trial_task(r, "visit")->censored, trial_task(r, "visit")->made);
    assert_in_range(trial_ticks(r, r->m.n_tasks + TIME_IDLE_BLOCKED), TRIAL_TICKS - 200, TRIAL_TICKS);
    trial_end(r);
    r = trial_run_often("", "'nurse': {'role': 'nurse', 'duty': 'always', 'count': 0}", TRIAL_AT_ONCE);
    assert_int_equal(trial_task(r, "visit")->started, 0);
    trial_end(r);
    r = trial_run_often("", TRIAL_ONE_NURSE, "'all': {'patience_min': 300}"); /* back-up: nothing starts before its time */
    assert_true(trial_task(r, "visit")->started > 0 &&
                trial_task(r, "visit")->wait_ticks >= 300 * trial_task(r, "visit")->started);
    trial_end(r);
}

static void test_loss(void **state)
{
    (void)state;
    struct trial *r = trial_run_often("'max_waiting': 0, ", TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_int_equal(trial_task(r, "visit")->lost, trial_task(r, "visit")->made);
    assert_true(trial_task(r, "visit")->made > 1000);
    trial_end(r);
    r = trial_run_often("'max_waiting': 1000000, ", TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_int_equal(trial_task(r, "visit")->lost, 0);
    trial_end(r);
    r = trial_run_often("'omit_after_min': 0, ", TRIAL_ONE_NURSE, "'all': {'patience_min': 'never'}");
    assert_int_equal(trial_task(r, "visit")->omitted, trial_task(r, "visit")->made);
    assert_int_equal(trial_task(r, "visit")->waited_ticks, 0);
    trial_end(r);
    r = trial_run_often("'omit_after_min': 45, ", TRIAL_ONE_NURSE, "'all': {'patience_min': 'never'}");
    assert_int_equal(trial_task(r, "visit")->waited_ticks,
                     45 * trial_task(r, "visit")->omitted + trial_task(r, "visit")->censored_ticks);
    trial_end(r);
    r = trial_run_often("'omit_after_min': 0, ", TRIAL_ONE_NURSE, TRIAL_AT_ONCE); /* a loss system: waits are 0 */
    assert_int_equal(trial_task(r, "visit")->wait_ticks, 0);
    assert_true(trial_task(r, "visit")->started > 0 && trial_task(r, "visit")->omitted > 0);
    trial_end(r);
    r = trial_run_often("'omit_after_min': 1000000, 'late_after_min': 0, ", TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_int_equal(trial_task(r, "visit")->omitted, 0);
    assert_true(trial_task(r, "visit")->late > 0 && trial_task(r, "visit")->late <= trial_task(r, "visit")->started);
    trial_end(r);
}

static void test_work_of_no_length(void **state)
{
    (void)state;
    struct trial *r = trial_run("",
                                "'visit': {'category': 'care', 'duration_min': 0, 'arises': {'a': {'how': 'poisson',"
                                " 'of': 'unit', 'per_day': 20000}}}",
                                TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_true(trial_task(r, "visit")->made > 190000);
    assert_int_equal(trial_task(r, "visit")->done, trial_task(r, "visit")->made);
    assert_int_equal(trial_task(r, "visit")->wait_ticks, 0);
    assert_int_equal(trial_ticks(r, r->m.n_tasks + TIME_IDLE), TRIAL_TICKS);
    trial_end(r);
}

/* A sign-off holds while somebody with the formal right is there, and never for a critical patient. */
static void test_rights(void **state)
{
    (void)state;
    static const char drip[] =
        "'drip': {'category': 'clinical', 'duration_min': 5, 'arises': {'a': {'how': 'poisson', 'per_day': 6}}}";
    static const char only_nurses[] = "'nurses': {'who': ['nurse'], 'patience_min': 0}";
    char ward[200], lines[200];
    for (int critical = 0; critical <= 1; critical++)
        for (int sign = 0; sign <= 1; sign++)
            for (int lead = 0; lead <= 1; lead++) {
                snprintf(ward, sizeof ward, "'beds': 4, 'patients': {'acuity': {'only': {'critical': %s}}}",
                         critical ? "true" : "false");
                snprintf(lines, sizeof lines, "'nurse': {'role': 'nurse', 'duty': 'always', 'signed': [%s]}%s",
                         sign ? "'drip'" : "", lead ? ", 'lead': {'role': 'lead', 'duty': 'always'}" : "");
                struct trial *r = trial_run(ward, drip, lines, only_nurses);
                assert_true(trial_task(r, "drip")->made > 100);
                assert_true((trial_task(r, "drip")->started > 0) == (sign && lead && !critical));
                trial_end(r);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_poisson),    cmocka_unit_test(test_bernoulli),
        cmocka_unit_test(test_scheduled),  cmocka_unit_test(test_patients_come_and_go),
        cmocka_unit_test(test_beds),       cmocka_unit_test(test_shifts),
        cmocka_unit_test(test_per_person), cmocka_unit_test(test_follow_ups),
        cmocka_unit_test(test_chains),     cmocka_unit_test(test_nobody_may),
        cmocka_unit_test(test_loss),       cmocka_unit_test(test_work_of_no_length),
        cmocka_unit_test(test_rights),
    };
    return cmocka_run_group_tests_name("extremes", tests, NULL, NULL);
}
