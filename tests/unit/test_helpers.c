/* Consulting and supervised training, event by event: who needs whom, for how long, and whose minutes these are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

/* Anna, a nurse, and Bo, an assistant, are always there; Bo has a sign-off for ECG, and ECG alone. */
#define SIGNED(delegation) \
    "{'staff': {'lines': {'bo': {'role': 'assistant', 'duty': 'always', 'signed': ['ecg']}}}," \
    " 'policy': {'rights': {'all': {'assistant': 'none'}, 'ecg': {'assistant': 'signed'}}, 'delegation': {'ecg': {'consult':" \
    " 'each_time', 'consult_min': 5" delegation "}}, 'prefer': ['lowest_competence']}, 'tasks': {"

/* Both talk for five minutes; then he does it alone. What they talk is consulting, for both. */
static void test_consulting(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, SIGNED("") TASK("ecg", "10", "'08:00'", "") "}}");
    enginecase_events(&x, "08:00 created ecg\n"
                          "08:00 started ecg bo+anna own\n"
                          "08:05 helper_left ecg bo+anna\n"
                          "08:15 done ecg bo\n");
    enginecase_time(&x, "bo", "ecg 10, consulting 5, idle 1425");
    enginecase_time(&x, "anna", "consulting 5, idle 1435");
    assert_int_equal(x.accounts.a.tasks[0].consulted, 1);
    assert_int_equal(x.accounts.a.tasks[0].together, 1);
    enginecase_free(&x);
}

/* Who has the right by occupation asks nobody. */
static void test_the_formal_ask_nobody(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, SIGNED("") TASK("ecg", "10", "'08:00'", "") "}}",
                       "{'policy': {'prefer': [], 'rules': {'assistants': {'who': ['assistant'], 'patience_min': 60}}}}");
    enginecase_events(&x, "08:00 created ecg\n"
                          "08:00 started ecg anna own\n"
                          "08:10 done ecg anna\n");
    enginecase_free(&x);
}

/* Nobody to ask: the task waits, for her or for both. With consult_interrupts she is called away, from less urgent work only. */
static void test_nobody_to_ask(void **state)
{
    (void)state;
    struct enginecase x;
#define TALK TASK("talk", "30", "'07:50'", "'urgency': 5, 'interruptible': true, ")
    enginecase_run(&x, SIGNED("") TASK("ecg", "10", "'08:00'", "'urgency': 2, ") "," TALK "}}");
    enginecase_events(&x, "07:50 created talk\n"
                          "07:50 started talk anna own\n"
                          "08:00 created ecg\n"
                          "08:20 done talk anna\n"
                          "08:20 started ecg bo+anna own\n"
                          "08:25 helper_left ecg bo+anna\n"
                          "08:35 done ecg bo\n");
    enginecase_free(&x);
    enginecase_run(&x, SIGNED(", 'consult_interrupts': true") TASK("ecg", "10", "'08:00'", "'urgency': 2, ") "," TALK "}}");
    enginecase_events(&x, "07:50 created talk\n"
                          "07:50 started talk anna own\n"
                          "08:00 created ecg\n"
                          "08:00 suspended talk anna interruption\n"
                          "08:00 started ecg bo+anna interruption\n"
                          "08:05 helper_left ecg bo+anna\n"
                          "08:05 resumed talk anna own\n"
                          "08:15 done ecg bo\n"
                          "08:25 done talk anna\n");
    enginecase_free(&x);
    enginecase_run(&x, SIGNED(", 'consult_interrupts': true") TASK("ecg", "10", "'08:00'", "'urgency': 6, ") "," TALK "}}");
    enginecase_events(&x, "07:50 created talk\n"
                          "07:50 started talk anna own\n"
                          "08:00 created ecg\n"
                          "08:20 done talk anna\n"
                          "08:20 started ecg bo+anna own\n"
                          "08:25 helper_left ecg bo+anna\n"
                          "08:35 done ecg bo\n");
    enginecase_free(&x);
}

/* With hold_after he goes there and waits. */
static void test_holding(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, SIGNED(", 'hold_after_min': 5") TASK("ecg", "10", "'08:00'", "") ","
                       TASK("talk", "30", "'07:50'", "") "}}");
    enginecase_events(&x, "07:50 created talk\n"
                          "07:50 started talk anna own\n"
                          "08:00 created ecg\n"
                          "08:05 held ecg bo own\n"
                          "08:20 done talk anna\n"
                          "08:20 joined ecg bo+anna own\n"
                          "08:25 helper_left ecg bo+anna\n"
                          "08:35 done ecg bo\n");
    enginecase_time(&x, "bo", "ecg 10, consulting 5, holding 15, idle 1405, idle_blocked 5");
    enginecase_free(&x);
    /* he leaves at 08:10, and she does it alone: its ten minutes */
    enginecase_patched(&x, SIGNED(", 'hold_after_min': 5") TASK("ecg", "10", "'08:00'", "") ","
                           TASK("talk", "30", "'07:50'", "") "}}",
                       "{'units': {'ward': {'shifts': {'night': {'start': '00:00', 'end': '08:10'}}}}, 'staff': {'rota_weeks': 1,"
                       " 'lines': {'bo': {'duty': 'roster'}}, 'plan': {'ward': {'night': {'mon': {'assistant': 1}}}}}}");
    enginecase_events(&x, "07:50 created talk\n"
                          "07:50 started talk anna own\n"
                          "08:00 created ecg\n"
                          "08:05 held ecg bo own\n"
                          "08:10 released ecg bo\n"
                          "08:10 duty_end bo\n"
                          "08:20 done talk anna\n"
                          "08:20 started ecg anna own\n"
                          "08:30 done ecg anna\n");
    enginecase_time(&x, "anna", "ecg 10, talk 30, idle 1400");
    enginecase_free(&x);
}

/* Called away while they talk, he goes on with what is left of it; she, who needs no advice, leaves it out. */
static void test_broken_off(void **state)
{
    (void)state;
    struct enginecase x;
    static const char alarm[] = SIGNED("") TASK("ecg", "10", "'08:00'", "'urgency': 6, 'interruptible': true, ") ","
                                TASK("alarm", "20", "'08:02'", "'urgency': 0, 'interrupts': true, ") "}}";
    enginecase_patched(&x, alarm,
                       "{'policy': {'rules': {'nurses': {'who': ['nurse'], 'task': ['ecg'], 'patience_min': 'never'}}}}");
    enginecase_events(&x, "08:00 created ecg\n"
                          "08:00 started ecg bo+anna own\n"
                          "08:02 created alarm\n"
                          "08:02 suspended ecg bo+anna interruption\n"
                          "08:02 started alarm anna interruption\n"
                          "08:22 done alarm anna\n"
                          "08:22 resumed ecg bo+anna own\n"
                          "08:25 helper_left ecg bo+anna\n"
                          "08:35 done ecg bo\n");
    enginecase_time(&x, "bo", "ecg 10, consulting 5, idle 1405, idle_blocked 20, interrupted 1");
    enginecase_free(&x);
    /* bo leaves at 08:02, and she finishes it alone: its ten minutes */
    enginecase_patched(&x, SIGNED("") TASK("ecg", "10", "'08:00'", "'interruptible': true, ") "}}",
                       "{'units': {'ward': {'shifts': {'night': {'start': '00:00', 'end': '08:02'}}}}, 'staff': {'rota_weeks': 1,"
                       " 'lines': {'bo': {'duty': 'roster'}}, 'plan': {'ward': {'night': {'mon': {'assistant': 1}}}}}}");
    enginecase_events(&x, "08:00 created ecg\n"
                          "08:00 started ecg bo+anna own\n"
                          "08:02 suspended ecg bo+anna\n"
                          "08:02 duty_end bo\n"
                          "08:02 resumed ecg anna own\n"
                          "08:12 done ecg anna\n");
    enginecase_time(&x, "anna", "ecg 10, consulting 2, idle 1428");
    enginecase_free(&x);
}

/* Bo learns ECG: two occasions, each half as long again. */
#define COURSE(more) \
    "{'staff': {'lines': {'bo': {'role': 'assistant', 'duty': 'always'}}}," \
    " 'policy': {'rights': {'all': {'assistant': 'none'}, 'ecg': {'assistant': 'signed'}}, 'training': {'course': {'tasks':" \
    " ['ecg'], 'occasions': 2, 'supervised_factor': 1.5" more "}}, 'prefer': ['lowest_competence']}, 'tasks': {"

/* All of the learner's time is practice, and of the supervisor's what goes beyond her own ten minutes. */
static void test_teaching(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, COURSE("") TASK("ecg", "10", "'08:00', '09:00', '10:00'", "") "}}");
    enginecase_events(&x, "08:00 created ecg\n"
                          "08:00 started ecg anna+bo own\n"
                          "08:15 done ecg anna+bo\n"
                          "09:00 created ecg.2\n"
                          "09:00 started ecg.2 anna+bo own\n"
                          "09:15 done ecg.2 anna+bo\n"
                          "09:15 right_earned ecg bo+anna\n"
                          "10:00 created ecg.3\n"
                          "10:00 started ecg.3 bo own\n"
                          "10:10 done ecg.3 bo\n");
    enginecase_time(&x, "anna", "ecg 20, practice 10, idle 1410");
    enginecase_time(&x, "bo", "ecg 10, practice 30, idle 1400");
    assert_int_equal(x.accounts.a.tasks[0].supervised, 2);
    assert_int_equal(x.accounts.a.tasks[0].together, 0);
    enginecase_free(&x);
}

/* A learner who is busy is not waited for, unless the programme says so, and then no longer than it says. */
static void test_waiting_for_a_learner(void **state)
{
    (void)state;
    struct enginecase x;
#define TIDY TASK("tidy", "30", "'07:50'", "'urgency': 0, ")
#define ONLY_BO_TIDIES "{'policy': {'rights': {'tidy': {'assistant': 'formal', 'nurse': 'none'}}}}"
    enginecase_patched(&x, COURSE("") TASK("ecg", "10", "'08:00'", "") "," TIDY "}}", ONLY_BO_TIDIES);
    enginecase_events(&x, "07:50 created tidy\n"
                          "07:50 started tidy bo own\n"
                          "08:00 created ecg\n"
                          "08:00 started ecg anna own\n"
                          "08:10 done ecg anna\n"
                          "08:20 done tidy bo\n");
    enginecase_free(&x);
    enginecase_patched(&x, COURSE(", 'training_wait_min': 30") TASK("ecg", "10", "'08:00'", "") "," TIDY "}}", ONLY_BO_TIDIES);
    enginecase_events(&x, "07:50 created tidy\n"
                          "07:50 started tidy bo own\n"
                          "08:00 created ecg\n"
                          "08:20 done tidy bo\n"
                          "08:20 started ecg anna+bo own\n"
                          "08:35 done ecg anna+bo\n");
    enginecase_free(&x);
    enginecase_patched(&x, COURSE(", 'training_wait_min': 15") TASK("ecg", "10", "'08:00'", "") "," TIDY "}}", ONLY_BO_TIDIES);
    enginecase_events(&x, "07:50 created tidy\n"
                          "07:50 started tidy bo own\n"
                          "08:00 created ecg\n"
                          "08:15 started ecg anna own\n"
                          "08:20 done tidy bo\n"
                          "08:25 done ecg anna\n");
    enginecase_free(&x);
}

/* Broken off, it is no occasion, and what is left goes at the pace of one. */
static void test_a_lesson_broken_off(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, COURSE("") TASK("ecg", "20", "'08:00'", "'urgency': 6, 'interruptible': true, ") ","
                              TASK("alarm", "10", "'08:15'", "'urgency': 0, 'interrupts': true, ") "}}");
    enginecase_events(&x, "08:00 created ecg\n"
                          "08:00 started ecg anna+bo own\n" /* 30 minutes */
                          "08:15 created alarm\n"
                          "08:15 suspended ecg anna+bo interruption\n"
                          "08:15 started alarm anna interruption\n"
                          "08:25 done alarm anna\n"
                          "08:25 resumed ecg anna own\n" /* 15 of them left: 10 alone */
                          "08:35 done ecg anna\n");
    enginecase_time(&x, "anna", "alarm 10, ecg 25, idle 1405, interrupted 1");
    enginecase_time(&x, "bo", "practice 15, idle 1415, idle_blocked 10, interrupted 1");
    assert_int_equal(x.accounts.a.persons[1].occasions, 0);
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_consulting),     cmocka_unit_test(test_the_formal_ask_nobody),
        cmocka_unit_test(test_nobody_to_ask),  cmocka_unit_test(test_holding),
        cmocka_unit_test(test_broken_off),     cmocka_unit_test(test_teaching),
        cmocka_unit_test(test_waiting_for_a_learner), cmocka_unit_test(test_a_lesson_broken_off),
    };
    return cmocka_run_group_tests_name("helpers", tests, NULL, NULL);
}
