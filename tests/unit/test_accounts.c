/* Accounts to the tick, with and without a warm-up; and the sums that must agree, made to disagree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

static const struct task_account *account_of(const struct enginecase *x, const char *task)
{
    return &x->accounts.a.tasks[testlib_task(x->m, task)];
}

/* ---- Where time goes --------------------------------------------------------------------------------------------------- */

/* Anna, 07:00 to 15:00, with a break. Washing is not hers before it has waited 10 minutes: 10 idle_blocked. The lift is held from
 * 09:00 on and joined at 09:20 by Bo, who serves a meal until then. The walk goes on until 15:25. */
static void test_every_account(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}},"
                       " 'breaks': {'lunch': {'shift': 'day', 'from': '11:00', 'until': '13:00'}}}}, 'staff': {'rota_weeks': 1,"
                       " 'lines': {'anna': {'duty': 'roster'}, 'bo': {'role': 'assistant', 'duty': 'always'}},"
                       " 'plan': {'ward': {'day': {'mon': {'nurse': 1}}}}}, 'policy': {"
                       "'rules': {'wash': {'task': ['wash'], 'patience_min': 10}}, 'rights': {" NOT_ASSISTANT("wash") ","
                       NOT_ASSISTANT("lift") "," NOT_NURSE("meal") "," NOT_ASSISTANT("walk") "}}, 'tasks': {"
                       TASK("wash", "30", "'08:00'", "") "," TASK("meal", "50", "'08:30'", "") ","
                       TASK("walk", "45", "'14:40'", "") ","
                       TASK("lift", "10", "'09:00'", "'helper': {'patience_min': {'assistant': 0}, 'hold_after_min': 0}, ") "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "08:00 created wash\n"
                          "08:10 started wash anna back_up\n"
                          "08:30 created meal\n"
                          "08:30 started meal bo own\n"
                          "08:40 done wash anna\n"
                          "09:00 created lift\n"
                          "09:00 held lift anna own\n"
                          "09:20 done meal bo\n"
                          "09:20 joined lift anna+bo own\n"
                          "09:30 done lift anna+bo\n"
                          "11:00 break_start anna\n"
                          "11:30 break_end anna\n"
                          "14:40 created walk\n"
                          "14:40 started walk anna own\n"
                          "15:25 done walk anna\n"
                          "15:25 duty_end anna\n");
    enginecase_time(&x, "anna", "lift 10, walk 20, wash 30, holding 20, break 30, idle 360, idle_blocked 10, overtime walk 25, "
                                "breaks taken 1");
    enginecase_time(&x, "bo", "lift 10, meal 50, idle 1370, idle_blocked 10");
    enginecase_unit(&x, "waiting ticks 10"); /* what is held does not wait */
    assert_int_equal(x.accounts.a.units[0].peak_ticks, 0); /* wash alone waits, and two are there */
    assert_int_equal(x.accounts.a.persons[0].switches, 3); /* wash, lift, walk */
    assert_int_equal(x.accounts.a.persons[1].switches, 2);
    assert_int_equal(account_of(&x, "lift")->together, 1);
    assert_int_equal(account_of(&x, "lift")->held_ticks, 20);
    assert_int_equal(x.accounts.a.persons[0].rostered_ticks, 480);
    assert_int_equal(x.accounts.a.persons[0].overtime_ticks, 25);
    assert_int_equal(x.accounts.a.persons[1].rostered_ticks, 1440);
    const int n = x.m->n_tasks, lift = testlib_task(x.m, "lift");
    assert_int_equal(x.accounts.a.instances[0 * n + lift], 1); /* its performer's */
    assert_int_equal(x.accounts.a.instances[1 * n + lift], 0);
    assert_int_equal(x.accounts.a.completed, 4);
    enginecase_free(&x);
}

/* ---- The window -------------------------------------------------------------------------------------------------------- */

/* One day of warm-up, one that counts; two walks of 30 minutes each night. Of the first night: one goes on over the bound, 20 of
 * its minutes count, and so do 20 that the second one waits; neither was made in the window, so their waits are nobody's. Of the
 * second night: 10 minutes of work, and 9 of waiting without an end. */
static void test_window(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'time': {'warmup_days': 1, 'days': 1}, 'tasks': {"
                       TASK("walk", "30", "'23:50', '23:51'", "'late_after_min': 10, ") "}}");
    enginecase_events(&x, "23:50 created walk\n"
                          "23:50 started walk anna own\n"
                          "23:51 created walk.2\n"
                          "1 00:20 done walk anna\n"
                          "1 00:20 started walk.2 anna own\n"
                          "1 00:50 done walk.2 anna\n"
                          "1 23:50 created walk.3\n"
                          "1 23:50 started walk.3 anna own\n"
                          "1 23:51 created walk.4\n");
    enginecase_task(&x, "walk", "open_at_start 2, made 2, done 2, open_at_end 2, started 1, censored 1, censored_ticks 9, "
                                "waited_ticks 29");
    enginecase_time(&x, "anna", "walk 60, idle 1380");
    enginecase_unit(&x, "waiting ticks 29");
    assert_int_equal(x.accounts.a.persons[0].rostered_ticks, 1440);
    assert_int_equal(x.accounts.a.instances[0], 0); /* those done were made before */
    assert_int_equal(x.accounts.a.completed, 2);
    enginecase_free(&x);
}

/* The first midnight finds Anna on a bell, which called her at 23:55 from a walk that she goes on with at 00:10; Bo on a break
 * from 23:45 to 00:15, taken before the window; and a patient who stays until 06:00. The second finds her on a bell again. */
static void test_window_in_the_middle_of_things(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'time': {'warmup_days': 1, 'days': 1}, 'units': {'ward': {'beds': 1, 'patients': {'stay_days': 1.25,"
                       " 'history_days': 0, 'turnover_h': 100}, 'shifts': {'night': {'start': '22:00', 'end': '06:00'}},"
                       " 'breaks': {'meal': {'shift': 'night', 'from': '23:45', 'until': '01:00'}}}}, 'staff': {'rota_weeks': 1,"
                       " 'lines': {'bo': {'role': 'assistant'}}, 'plan': {'ward': {'night': {'mon': {'assistant': 1}}}}},"
                       RIGHTS("'all': {'assistant': 'none'}") ", 'tasks': {"
                       TASK("walk", "30", "'23:50'", "'interruptible': true, ") ","
                       TASK("bell", "15", "'23:55'", "'urgency': 0, 'interrupts': true, ") "}}");
    enginecase_task(&x, "walk", "open_at_start 1, made 1, done 1, open_at_end 1, started 1, interrupted 1, suspended_ticks 15");
    enginecase_task(&x, "bell", "open_at_start 1, made 1, done 1, open_at_end 1, started 1");
    enginecase_time(&x, "anna", "bell 15, walk 30, idle 1395, interrupted 1");
    enginecase_time(&x, "bo", "break 15, idle 345");
    enginecase_unit(&x, "discharged 1, patient ticks 360, waiting ticks 15");
    enginecase_free(&x);
}

/* Two lifts for anna and bo. Anna goes to the first one at 09:00, leaves it at 09:10 for a bell, and goes to it again at 09:15;
 * bo comes at 09:35, so those 20 minutes count. Both begin the second one at once. It is interrupted, and held from 10:35 to
 * 10:51 before they go on with it: that is no first start. */
static void test_held(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" BO "," RIGHTS(NOT_ASSISTANT("lift") "," NOT_ASSISTANT("bell") "," NOT_NURSE("meal")) ","
                       " 'tasks': {" TASK("meal", "20", "'08:55', '09:00', '10:31'", "'urgency': 4, ") ","
                       TASK("bell", "5", "'09:10', '10:30'", "'urgency': 0, 'interrupts': true, ") ","
                       TASK("lift", "10", "'09:00', '10:25'", "'interruptible': true, "
                            "'helper': {'patience_min': {'assistant': 0}, 'hold_after_min': 0}, ") "}}");
    enginecase_events(&x, "08:55 created meal\n"
                          "08:55 started meal bo own\n"
                          "09:00 created lift\n"
                          "09:00 created meal.2\n"
                          "09:00 held lift anna own\n"
                          "09:10 created bell\n"
                          "09:10 released lift anna\n"
                          "09:10 started bell anna own\n"
                          "09:15 done bell anna\n"
                          "09:15 done meal bo\n"
                          "09:15 started meal.2 bo own\n"
                          "09:15 held lift anna own\n"
                          "09:35 done meal.2 bo\n"
                          "09:35 joined lift anna+bo own\n"
                          "09:45 done lift anna+bo\n"
                          "10:25 created lift.2\n"
                          "10:25 started lift.2 anna+bo own\n"
                          "10:30 created bell.2\n"
                          "10:30 suspended lift.2 anna+bo interruption\n"
                          "10:30 started bell.2 anna interruption\n"
                          "10:31 created meal.3\n"
                          "10:31 started meal.3 bo own\n"
                          "10:35 done bell.2 anna\n"
                          "10:35 held lift.2 anna own\n"
                          "10:51 done meal.3 bo\n"
                          "10:51 joined lift.2 anna+bo own\n"
                          "10:56 done lift.2 anna+bo\n");
    assert_int_equal(account_of(&x, "lift")->together, 2);
    assert_int_equal(account_of(&x, "lift")->held_ticks, 20);
    enginecase_free(&x);
}

/* Two beds until 06:00, filled again at 18:00: those who are there from the start are not admitted. */
static void test_patients(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'units': {'ward': {'beds': 2, 'patients': {'stay_days': 0.25, 'history_days': 0, 'turnover_h': 12}}}}");
    enginecase_unit(&x, "admitted 2, discharged 2, patient ticks 1440");
    enginecase_free(&x);
}

/* ---- Sums that must agree ---------------------------------------------------------------------------------------------- */

#define AT_THE_END "audit: seed 5, replication 3, at the end: "

/* A replication whose accounts balance. */
static void begin(struct enginecase *x)
{
    enginecase_build(x, "{'tasks': {" TASK("wash", "30", "'08:00', '08:10'", "") "}}", NULL);
    assert_int_equal(enginecase_replicate(x, 5, 3), 0);
    assert_int_equal(accounts_balance(&x->accounts.a, 5, 3, &x->error), 0);
    assert_string_equal(x->error.text, "");
}

static void check(struct enginecase *x, const char *expected)
{
    assert_int_equal(accounts_balance(&x->accounts.a, 5, 3, &x->error), ERR_AUDIT);
    assert_string_equal(x->error.text, expected);
    enginecase_free(x);
}

static void test_time_out_of_balance(void **state)
{
    (void)state;
    struct enginecase x;
    begin(&x);
    x.accounts.a.ticks[0]++; /* anna, rostered, wash: 60 of 1440 */
    check(&x, AT_THE_END "the time accounts of 'anna' add up to 1441 rostered and 0 overtime ticks, "
              "but the time on duty is 1440 and 0");
    begin(&x);
    x.accounts.a.persons[0].overtime_ticks = 7;
    check(&x, AT_THE_END "the time accounts of 'anna' add up to 1440 rostered and 0 overtime ticks, "
              "but the time on duty is 1440 and 7");
}

static void test_pay_out_of_balance(void **state)
{
    (void)state;
    struct enginecase x;
    begin(&x);
    accounts_paid(&x.accounts.a, 0, TIME_OVERTIME)[0] = 3;
    check(&x, AT_THE_END "the paid times of 'anna' add up to 1440 rostered and 3 overtime ticks, "
              "but the time on duty is 1440 and 0");
    begin(&x);
    accounts_paid(&x.accounts.a, 0, TIME_ROSTERED)[0]--;
    check(&x, AT_THE_END "the paid times of 'anna' add up to 1439 rostered and 0 overtime ticks, "
              "but the time on duty is 1440 and 0");
}

static void test_tasks_out_of_balance(void **state)
{
    (void)state;
    static const size_t members[] = {
        offsetof(struct task_account, open_at_start), offsetof(struct task_account, made), offsetof(struct task_account, done),
        offsetof(struct task_account, omitted), offsetof(struct task_account, lost), offsetof(struct task_account, withdrawn),
        offsetof(struct task_account, open_at_end),
    };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        struct enginecase x;
        char expected[300];
        begin(&x);
        ++*(int64_t *)((char *)&x.accounts.a.tasks[0] + members[i]);
        snprintf(expected, sizeof expected, AT_THE_END "'wash' in 'ward': open at start + made is %d, but "
                 "done + omitted + lost + withdrawn + open at end is %d", i < 2 ? 3 : 2, i < 2 ? 2 : 3);
        check(&x, expected);
    }
}

/* The second waited 20 minutes; the queue was counted tick by tick. */
static void test_queue_out_of_balance(void **state)
{
    (void)state;
    struct enginecase x;
    begin(&x);
    x.accounts.a.tasks[0].queue_ticks--;
    check(&x, AT_THE_END "'wash' in 'ward': the queue's length adds up to 19 ticks, but the tasks waited 20");
}

/* One waited not at all, one 20 minutes. */
static void test_waits_out_of_balance(void **state)
{
    (void)state;
    struct enginecase x;
    begin(&x);
    assert_true(x.accounts.a.waits[0] == 1 && x.accounts.a.waits[20] == 1);
    x.accounts.a.waits[x.accounts.a.n_bins - 1]++;
    check(&x, AT_THE_END "'wash' in 'ward': 3 waits lie in bins, but 2 tasks were started");
}

/* The nurses' 60 minutes of care and 1380 of nothing, by hour and by shift. */
static void test_slices_out_of_balance(void **state)
{
    (void)state;
    struct enginecase x;
    begin(&x);
    x.accounts.a.hours.people[24 + 8].ticks[CATEGORY_CARE]--;
    check(&x, AT_THE_END "the 'nurse' of 'ward': by hour 59 ticks of class 1, but 60 by person");
    begin(&x);
    x.accounts.a.shifts.people[2 * x.accounts.a.shifts.n - 1].ticks[N_CATEGORIES + TIME_IDLE]++;
    check(&x, AT_THE_END "the 'nurse' of 'ward': by shift 1381 ticks of class 11, but 1380 by person");
    begin(&x);
    x.accounts.a.hours.people[24].overtime_ticks = 3;
    check(&x, AT_THE_END "the 'nurse' of 'ward': by hour 3 ticks of overtime, but 0 by person");
}

/* Nothing of a replication is left in the next. */
static void test_clear(void **state)
{
    (void)state;
    struct enginecase x;
    begin(&x);
    const struct accounts *a = &x.accounts.a;
    assert_true(a->demand_hash != 0 && a->completed == 2 && a->instances[0] == 2);
    accounts_clear(&x.accounts.a);
    static const struct person_account no_person;
    static const struct task_account no_task;
    static const struct unit_account no_unit;
    assert_memory_equal(&a->persons[0], &no_person, sizeof no_person);
    assert_memory_equal(&a->tasks[0], &no_task, sizeof no_task);
    assert_memory_equal(&a->units[0], &no_unit, sizeof no_unit);
    for (int i = 0; i < N_TIME_KINDS * a->n_accounts; i++)
        assert_int_equal(a->ticks[i], 0);
    for (int i = 0; i < N_TIME_KINDS * x.m->pay.n_bands; i++)
        assert_int_equal(a->paid_ticks[i], 0);
    for (int bin = 0; bin < a->n_bins; bin++)
        assert_int_equal(a->waits[bin], 0);
    static const struct people_sums nothing;
    static const struct care_sums no_care;
    const struct slices *slices[] = {&a->hours, &a->shifts, &a->days};
    for (int s = 0; s < 3; s++)
        for (int i = 0; i < slices[s]->n; i++) {
            assert_memory_equal(&slices[s]->care[i], &no_care, sizeof no_care);
            assert_memory_equal(&slices[s]->people[slices[s]->n + i], &nothing, sizeof nothing);
        }
    assert_true(a->demand_hash == 0 && a->completed == 0 && a->instances[0] == 0);
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_account),
        cmocka_unit_test(test_window),
        cmocka_unit_test(test_window_in_the_middle_of_things),
        cmocka_unit_test(test_held),
        cmocka_unit_test(test_patients),
        cmocka_unit_test(test_time_out_of_balance),
        cmocka_unit_test(test_pay_out_of_balance),
        cmocka_unit_test(test_tasks_out_of_balance),
        cmocka_unit_test(test_queue_out_of_balance),
        cmocka_unit_test(test_waits_out_of_balance),
        cmocka_unit_test(test_slices_out_of_balance),
        cmocka_unit_test(test_clear),
    };
    return cmocka_run_group_tests_name("accounts", tests, NULL, NULL);
}
