/* Helpers, interruptions, breaks and ends of duty at both ends: never, and always. What must come out is known exactly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/trial.h"

#include <stdio.h>

/* ---- Helpers, holds, interruptions ------------------------------------------------------------------------------------- */

static void test_helpers(void **state)
{
    (void)state;
    struct trial *r = trial_run_often("'helper': {'patience_min': {}}, ", TRIAL_TWO_NURSES, TRIAL_AT_ONCE); /* nobody helps */
    assert_int_equal(trial_task(r, "visit")->started, 0);
    trial_end(r);
    r = trial_run_often("'helper': {'patience_min': {}, 'hold_after_min': 0}, ", TRIAL_TWO_NURSES,
                  TRIAL_AT_ONCE); /* two hold, for ever */
    assert_int_equal(trial_task(r, "visit")->started, 0);
    assert_in_range(trial_ticks(r, r->m.n_tasks + TIME_HOLDING), 2 * TRIAL_TICKS - 300, 2 * TRIAL_TICKS);
    trial_end(r);
    r = trial_run_often("'helper': {'patience_min': {'nurse': 0}}, ", TRIAL_ONE_NURSE, TRIAL_AT_ONCE); /* nobody left to help */
    assert_int_equal(trial_task(r, "visit")->started, 0);
    trial_end(r);
    r = trial_run_often("'helper': {'patience_min': {'nurse': 0}}, ", TRIAL_TWO_NURSES, TRIAL_AT_ONCE);
    assert_in_range(trial_ticks(r, 0), 2 * TRIAL_TICKS - 300, 2 * TRIAL_TICKS);
    assert_in_range(trial_task(r, "visit")->done, TRIAL_TICKS / 20 - 10, TRIAL_TICKS / 20);
    trial_end(r);
    r = trial_run_often("'helper': {'joint': 'check', 'check_min': 4, 'patience_min': {'nurse': 0}}, ",
                  "'nurse': {'role': 'nurse', 'duty': 'always', 'count': 8}", TRIAL_AT_ONCE);
    assert_in_range(trial_ticks(r, 0), 24 * trial_task(r, "visit")->done,
                    24 * (trial_task(r, "visit")->done + 8)); /* 20 alone or not, and 4 of the second */
    assert_in_range(trial_events(r, EVENT_HELPER_LEFT), trial_task(r, "visit")->done, trial_task(r, "visit")->started);
    trial_end(r);
}

static void test_interruptions(void **state)
{
    (void)state;
    static const char both[] = "'alarm': {'category': 'clinical', 'urgency': 0, 'interrupts': true, 'duration_min': 1, "
                               "'arises': {'a': {'how': 'bernoulli',"
                               " 'probability_per_tick': %g}}},"
                               "'visit': {'category': 'care', 'interruptible': true, 'duration_min': 20, 'arises': {'a': "
                               "{'how': 'scheduled', 'of': 'unit',"
                               " 'times': ['06:00']}}}";
    char tasks[700];
    snprintf(tasks, sizeof tasks, both, 0.0);
    struct trial *r = trial_run("", tasks, TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_int_equal(trial_task(r, "visit")->interrupted, 0);
    assert_int_equal(trial_task(r, "visit")->done, TRIAL_DAYS);
    trial_end(r);
    snprintf(tasks, sizeof tasks, both, 1.0);
    r = trial_run("", tasks, TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_int_equal(trial_task(r, "visit")->started, 0);
    assert_int_equal(trial_ticks(r, 0), TRIAL_TICKS);
    trial_end(r);
    snprintf(tasks, sizeof tasks, both, 0.5);
    r = trial_run("", tasks, TRIAL_ONE_NURSE, TRIAL_AT_ONCE);
    assert_true(trial_task(r, "visit")->interrupted > TRIAL_DAYS);
    assert_int_equal(trial_task(r, "visit")->done, TRIAL_DAYS); /* and not a tick of them is lost */
    assert_int_equal(trial_ticks(r, 1), 20 * TRIAL_DAYS);
    assert_int_equal(r->accounts.a.persons[0].interrupted, trial_task(r, "visit")->interrupted);
    trial_end(r);
}

/* ---- Duties ------------------------------------------------------------------------------------------------------------ */

static void test_breaks(void **state)
{
    (void)state;
    static const char shift[] = "'shifts': {'day': {'start': '08:00', 'end': '16:00'}}, 'breaks': {'meal': {'shift': 'day',"
                                " 'from': '11:00', 'until': '13:00'}}";
    static const char work[] = "'visit': {'category': 'care', 'duration_min': %d, 'arises': {'a': {'how': 'bernoulli',"
                               " 'probability_per_tick': %g}}}";
    static const struct {
        int minutes;
        double asked;
        bool taken;
    } cases[] = {{1, 0, true}, {1, 1, true}, {600, 0.05, false}}; /* nothing to do; always something; bound all day */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char tasks[300];
        snprintf(tasks, sizeof tasks, work, cases[i].minutes, cases[i].asked);
        struct trial *r = trial_run(shift, tasks, TRIAL_ON_DAYS, TRIAL_AT_ONCE);
        int64_t duties = trial_events(r, EVENT_DUTY_START), started = trial_events(r, EVENT_BREAK_START);
        assert_true(duties > 0);
        assert_int_equal(started, cases[i].taken ? duties : 0);
        assert_int_equal(trial_events(r, EVENT_BREAK_MISSED), duties - started);
        assert_int_equal(trial_ticks(r, r->m.n_tasks + TIME_BREAK), 30 * started);
        for (int n = 0; n < r->events.n; n++) /* when there is always something to do, at the end of its window */
            if (r->events.all[n].kind == EVENT_BREAK_START)
                assert_int_equal(r->events.all[n].tick % 1440, (cases[i].asked > 0 ? 13 : 11) * 60);
        trial_end(r);
    }
}

static void test_end_of_duty(void **state)
{
    (void)state;
    static const char work[] = "'visit': {'category': 'care', 'duration_min': 50, %s'arises': {'a': {'how': 'bernoulli',"
                               " 'probability_per_tick': 0.05}}}";
    char tasks[300], ward[200];
    snprintf(tasks, sizeof tasks, work, "");
    struct trial *r =
        trial_run(TRIAL_DAY_SHIFT, tasks, TRIAL_ON_DAYS, TRIAL_AT_ONCE); /* the tenth of the day ends 20 minutes late */
    int64_t duties = trial_events(r, EVENT_DUTY_START), overtime = 0;
    for (int p = 0; p < r->m.n_persons; p++)
        overtime += r->accounts.a.persons[p].overtime_ticks;
    assert_int_equal(overtime, 20 * duties);
    assert_int_equal(trial_task(r, "visit")->done, 10 * duties);
    trial_end(r);
    snprintf(tasks, sizeof tasks, work, "'interruptible': true, ");
    r = trial_run(TRIAL_DAY_SHIFT, tasks, TRIAL_ON_DAYS, TRIAL_AT_ONCE); /* left for the next duty */
    overtime = 0;
    for (int p = 0; p < r->m.n_persons; p++)
        overtime += r->accounts.a.persons[p].overtime_ticks;
    assert_int_equal(overtime, 0);
    assert_int_equal(trial_task(r, "visit")->interrupted, trial_events(r, EVENT_SUSPENDED));
    assert_int_equal(trial_ticks(r, 0), 480 * duties);
    trial_end(r);
    snprintf(tasks, sizeof tasks, work, "'urgency': 5, ");
    snprintf(ward, sizeof ward, "%s, 'wind_down_min': 45", TRIAL_DAY_SHIFT);
    r = trial_run(ward, tasks, TRIAL_ON_DAYS, TRIAL_AT_ONCE); /* the tenth would not fit */
    assert_int_equal(trial_task(r, "visit")->done, 9 * duties);
    trial_end(r);
    snprintf(ward, sizeof ward, "%s, 'wind_down_min': 45, 'wind_down_urgency': 5", TRIAL_DAY_SHIFT);
    r = trial_run(ward, tasks, TRIAL_ON_DAYS, TRIAL_AT_ONCE); /* too urgent to be left */
    assert_int_equal(trial_task(r, "visit")->done, 10 * duties);
    trial_end(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_helpers),
        cmocka_unit_test(test_interruptions),
        cmocka_unit_test(test_breaks),
        cmocka_unit_test(test_end_of_duty),
    };
    return cmocka_run_group_tests_name("extremes of work", tests, NULL, NULL);
}
