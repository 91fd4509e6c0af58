/* People come and go: duties to the tick, overtime, work that is left at the end of a duty, duties that touch, and what was
 * going on when the run began.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

/* Shifts from 07:00 to 15:00, from 15:00 to 23:00 and from 23:00 on; Anna and Bo are on the roster, the plan is the case's. */
#define ROSTER(plan) \
    "{'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}, 'evening': {'start': '15:00', 'end': '23:00'}," \
    " 'night': {'start': '23:00', 'end': '07:00'}}}}, 'staff': {'rota_weeks': 1, 'plan': {'ward': {" plan "}}," \
    " 'lines': {'anna': {'duty': 'roster'}, 'bo': {'role': 'assistant'}}}}"
#define ANNA_BY_DAY ROSTER("'day': {'mon': {'nurse': 1}}")
#define BOTH_BY_DAY ROSTER("'day': {'mon': {'nurse': 1, 'assistant': 1}}")
#define ANNA_THEN_BO ROSTER("'day': {'mon': {'nurse': 1}}, 'evening': {'mon': {'assistant': 1}}")
/* Without rest between duties Anna has both. */
#define ANNA_TWICE ROSTER("'day': {'mon': {'nurse': 1}}, 'evening': {'mon': {'nurse': 1}}")
#define TASKS(tasks) "{'tasks': {" tasks "}}"
#define NO_REST(tasks) "{'staff': {'rest_h': 0}, 'tasks': {" tasks "}}"

/* What is asked for before anybody is there waits; nothing starts at 15:00, when she has gone. */
static void test_a_duty(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, ANNA_BY_DAY, TASKS(TASK("wash", "10", "'06:50', '15:00'", "")));
    enginecase_events(&x, "06:50 created wash\n"
                          "07:00 duty_start anna\n"
                          "07:00 started wash anna own\n"
                          "07:10 done wash anna\n"
                          "15:00 duty_end anna\n"
                          "15:00 created wash.2\n");
    enginecase_time(&x, "anna", "wash 10, idle 470");
    enginecase_time(&x, "bo", "");
    enginecase_task(&x, "wash", "made 2, done 1, open_at_end 1, started 1, wait_ticks 10, censored 1, censored_ticks 540, "
                                "waited_ticks 550");
    enginecase_free(&x);
}

/* What cannot be left is finished in overtime. Work that is over at 15:00 sharp needs none, and is not left either. */
static void test_overtime(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, ANNA_BY_DAY, TASKS(TASK("wash", "30", "'14:50'", "") "," TASK("note", "5", "'15:10'", "")));
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:50 created wash\n"
                          "14:50 started wash anna own\n"
                          "15:10 created note\n" /* not hers: people in overtime take nothing */
                          "15:20 done wash anna\n"
                          "15:20 duty_end anna\n");
    enginecase_time(&x, "anna", "wash 10, idle 470, overtime wash 20");
    assert_int_equal(x.accounts.a.persons[0].rostered_ticks, 480);
    assert_int_equal(x.accounts.a.persons[0].overtime_ticks, 20);
    enginecase_free(&x);
    enginecase_patched(&x, ANNA_BY_DAY, TASKS(TASK("walk", "30", "'14:30'", "'interruptible': true, ")));
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:30 created walk\n"
                          "14:30 started walk anna own\n"
                          "15:00 done walk anna\n"
                          "15:00 duty_end anna\n");
    enginecase_time(&x, "anna", "walk 30, idle 450");
    enginecase_free(&x);
}

/* What only she can do is not left either: her report goes on in overtime. People in overtime are not called away. */
static void test_overtime_for_a_report(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, ANNA_BY_DAY, TASKS(TASK("wash", "465", "'07:00'", "'urgency': 0, ") ","
                       "'report': {'category': 'admin', 'duration_min': 30, 'interruptible': true,"
                       "'arises': {'a': {'how': 'per_person'}}},"
                       TASK("bell", "5", "'15:05'", "'urgency': 0, 'interrupts': true, ")));
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "07:00 created report anna\n"
                          "07:00 created wash\n"
                          "07:00 started wash anna own\n"
                          "14:45 done wash anna\n"
                          "14:45 started report anna own\n"
                          "15:05 created bell\n"
                          "15:15 done report anna\n"
                          "15:15 duty_end anna\n");
    enginecase_time(&x, "anna", "report 15, wash 465, overtime report 15");
    enginecase_free(&x);
}

/* The walk is left at 15:00, and Bo, who comes then, goes on with it in the same tick. */
static void test_handed_over(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, ANNA_THEN_BO, TASKS(TASK("walk", "60", "'14:30'", "'interruptible': true, ")));
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:30 created walk\n"
                          "14:30 started walk anna own\n"
                          "15:00 duty_start bo\n"
                          "15:00 suspended walk anna\n"
                          "15:00 duty_end anna\n"
                          "15:00 resumed walk bo own\n"
                          "15:30 done walk bo\n"
                          "23:00 duty_end bo\n");
    enginecase_time(&x, "anna", "walk 30, idle 450"); /* not an interruption of hers */
    enginecase_time(&x, "bo", "walk 30, idle 450");
    enginecase_task(&x, "walk", "made 1, done 1, started 1, interrupted 1");
    enginecase_free(&x);
}

/* Anna's duty ends in a lift of two: it is left as a whole, and Bo is free. What cannot be left keeps both, in overtime; the
 * helper of a check stays until the check is over. */
static void test_two_at_the_end_of_duty(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, ANNA_BY_DAY, "{'staff': {'lines': {'bo': {'duty': 'always'}}}," RIGHTS(NOT_ASSISTANT("lift")) ","
                       "'tasks': {" TASK("lift", "60", "'14:30'",
                                         "'interruptible': true, 'helper': {'patience_min': {'assistant': 0}}, ") "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:30 created lift\n"
                          "14:30 started lift anna+bo own\n"
                          "15:00 suspended lift anna+bo\n"
                          "15:00 duty_end anna\n");
    enginecase_time(&x, "bo", "lift 30, idle 870, idle_blocked 540"); /* from 15:00 on it waits for a nurse */
    enginecase_free(&x);
    enginecase_patched(&x, BOTH_BY_DAY, "{" RIGHTS(NOT_ASSISTANT("lift")) ", 'tasks': {" TASK("lift", "60", "'14:30'",
                       "'helper': {'joint': 'check', 'check_min': 40, 'patience_min': {'assistant': 0}}, ") "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "07:00 duty_start bo\n"
                          "14:30 created lift\n"
                          "14:30 started lift anna+bo own\n"
                          "15:10 helper_left lift anna+bo\n"
                          "15:10 duty_end bo\n"
                          "15:30 done lift anna\n"
                          "15:30 duty_end anna\n");
    enginecase_time(&x, "anna", "lift 30, idle 450, overtime lift 30");
    enginecase_time(&x, "bo", "lift 30, idle 450, overtime lift 10");
    enginecase_free(&x);
}

/* Both go at 15:00 from a walk for two: it is left once. Bo, released by Anna's going, still loses the report that only he
 * could have written. */
static void test_both_leave_at_once(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, BOTH_BY_DAY,
                       TASKS(TASK("walk", "600", "'07:00'",
                                  "'urgency': 1, 'interruptible': true, "
                                  "'helper': {'patience_min': {'assistant': 0, 'nurse': 0}}, ")
                             ", 'report': {'category': 'admin', 'duration_min': 10, 'arises': {'a': {'how': 'per_person'}}}"));
    enginecase_task(&x, "walk", "made 1, open_at_end 1, started 1, interrupted 1, suspended_ticks 540");
    enginecase_task(&x, "report", "made 2, omitted 2, omitted_in_window 2, omitted_s 1200, waited_ticks 960");
    enginecase_time(&x, "anna", "walk 480");
    enginecase_time(&x, "bo", "walk 480");
    enginecase_free(&x);
}

/* A hold ends with the duty; the lift waits on. */
static void test_hold_ends(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, ANNA_BY_DAY, TASKS(TASK("lift", "10", "'14:30'",
                                                   "'helper': {'patience_min': {'nurse': 0}, 'hold_after_min': 10}, ")));
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:30 created lift\n"
                          "14:40 held lift anna own\n"
                          "15:00 released lift anna\n"
                          "15:00 duty_end anna\n");
    enginecase_time(&x, "anna", "holding 20, idle 450, idle_blocked 10");
    enginecase_free(&x);
}

/* Two duties that touch are one presence: nobody comes or goes at 15:00, the walk is not left, there is no overtime. */
static void test_duties_that_touch(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, ANNA_TWICE, NO_REST(TASK("walk", "60", "'14:30'", "'interruptible': true, ")));
    assert_int_equal(x.m->n_duties, 2);
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:30 created walk\n"
                          "14:30 started walk anna own\n"
                          "15:30 done walk anna\n"
                          "23:00 duty_end anna\n");
    enginecase_time(&x, "anna", "walk 60, idle 900");
    enginecase_free(&x);
}

/* Until 15:00 her duty is about to end, and a wash of an hour does not fit; at 15:00 eight hours are ahead of her. Who has been
 * least busy is counted anew from then on: Bo, who was there all the time, was busy for 5 minutes, she for 60 before 15:00 and
 * for none since. */
static void test_a_new_duty_starts_afresh(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, ANNA_TWICE, "{'staff': {'rest_h': 0}, 'units': {'ward': {'wind_down_min': 60}}, 'tasks': {"
                       TASK("wash", "60", "'14:10'", "") "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:10 created wash\n"
                          "15:00 started wash anna own\n"
                          "16:00 done wash anna\n"
                          "23:00 duty_end anna\n");
    enginecase_free(&x);
    enginecase_patched(&x, ANNA_TWICE, "{'staff': {'rest_h': 0, 'lines': {'bo': {'duty': 'always'}}},"
                       "'policy': {'prefer': ['least_busy'], 'rights': {" NOT_ASSISTANT("long") "," NOT_NURSE("short") "}},"
                       "'tasks': {" TASK("long", "60", "'12:00'", "") "," TASK("short", "5", "'11:00'", "") ","
                       TASK("wash", "10", "'15:01'", "") "}}");
    enginecase_time(&x, "anna", "long 60, wash 10, idle 890");
    enginecase_free(&x);
}

/* Overtime that runs into the next duty ends where that begins: 15:00 to 16:00. */
static void test_overtime_until_the_next_duty(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, ANNA_TWICE, "{'staff': {'rest_h': 0}, 'units': {'ward': {'shifts': {'evening': {'start': '16:00'}}}},"
                       "'tasks': {" TASK("wash", "90", "'14:45'", "") "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:45 created wash\n"
                          "14:45 started wash anna own\n"
                          "16:15 done wash anna\n"
                          "23:00 duty_end anna\n");
    enginecase_time(&x, "anna", "wash 30, idle 870, overtime wash 60");
    enginecase_free(&x);
}

/* The rota counts from the Monday before: a run that starts on Tuesday finds who came on Monday at 23:00, for seven hours more,
 * and begins the rota again on the next Monday. Who is always there is there from the first tick to the last. */
static void test_in_the_middle_of_the_rota(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, ROSTER("'night': {'mon': {'nurse': 1}}"),
                       "{'time': {'start_date': '2026-01-06', 'days': 8}, 'staff': {'lines': {'bo': {'duty': 'always'}}}}");
    enginecase_events(&x, "07:00 duty_end anna\n"
                          "6 23:00 duty_start anna\n"
                          "7 07:00 duty_end anna\n");
    assert_int_equal(x.events.all[0].kind, EVENT_DUTY_START);
    assert_int_equal(x.events.all[1].kind, EVENT_DUTY_START);
    assert_int_equal(x.events.all[1].tick, 0);
    enginecase_time(&x, "anna", "idle 900");
    enginecase_time(&x, "bo", "idle 11520");
    enginecase_free(&x);
}

/* A night that has begun when the run ends: what of it lies before. */
static void test_the_end_of_the_run(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, ROSTER("'night': {'mon': {'nurse': 1}}"), TASKS(TASK("wash", "30", "'23:50'", "")));
    enginecase_events(&x, "23:00 duty_start anna\n"
                          "23:50 created wash\n"
                          "23:50 started wash anna own\n");
    enginecase_time(&x, "anna", "wash 10, idle 50");
    enginecase_task(&x, "wash", "made 1, open_at_end 1, started 1");
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_duty),
        cmocka_unit_test(test_overtime),
        cmocka_unit_test(test_overtime_for_a_report),
        cmocka_unit_test(test_handed_over),
        cmocka_unit_test(test_two_at_the_end_of_duty),
        cmocka_unit_test(test_both_leave_at_once),
        cmocka_unit_test(test_hold_ends),
        cmocka_unit_test(test_duties_that_touch),
        cmocka_unit_test(test_a_new_duty_starts_afresh),
        cmocka_unit_test(test_overtime_until_the_next_duty),
        cmocka_unit_test(test_in_the_middle_of_the_rota),
        cmocka_unit_test(test_the_end_of_the_run),
    };
    return cmocka_run_group_tests_name("staff", tests, NULL, NULL);
}
