/* Who takes what: urgency, own and back-up, calling away, two people, holding and joining, to the exact tick.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

/* Anna is busy until 08:30. Then by urgency: 2 before 5 before 7; within 5 by due (dated 09:10, the others never), then by
 * age. */
static void test_order_of_tasks(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'tasks': {" TASK("first", "30", "'08:00'", "") ","
                       TASK("slow", "10", "'08:05'", "'urgency': 7, ") ","
                       TASK("later", "10", "'08:06'", "'urgency': 5, ") ","
                       TASK("older", "10", "'08:04'", "'urgency': 5, ") ","
                       TASK("dated", "10", "'08:10'", "'urgency': 5, 'late_after_min': 60, ") ","
                       TASK("urgent", "10", "'08:20'", "'urgency': 2, ") "}}");
    enginecase_events(&x, "08:00 created first\n"
                          "08:00 started first anna own\n"
                          "08:04 created older\n"
                          "08:05 created slow\n"
                          "08:06 created later\n"
                          "08:10 created dated\n"
                          "08:20 created urgent\n"
                          "08:30 done first anna\n"
                          "08:30 started urgent anna own\n"
                          "08:40 done urgent anna\n"
                          "08:40 started dated anna own\n"
                          "08:50 done dated anna\n"
                          "08:50 started older anna own\n"
                          "09:00 done older anna\n"
                          "09:00 started later anna own\n"
                          "09:10 done later anna\n"
                          "09:10 started slow anna own\n"
                          "09:20 done slow anna\n");
    enginecase_time(&x, "anna", "dated 10, first 30, later 10, older 10, slow 10, urgent 10, idle 1360");
    enginecase_free(&x);
}

#define BACK_UP_AFTER(minutes) \
    "'policy': {'rules': {'nurses': {'who': ['nurse'], 'patience_min': " minutes "}}}"

/* Washing is the assistant's; the nurse backs up after 10 minutes. The second one waits from 08:05 and is hers at 08:15, not
 * before, though nothing else happens then. Until then she is idle because she may not yet. */
static void test_back_up_at_the_exact_tick(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" BO "," BACK_UP_AFTER("10") ","
                       " 'tasks': {" TASK("wash", "30", "'08:00', '08:05'", "") "}}");
    enginecase_events(&x, "08:00 created wash\n"
                          "08:00 started wash bo own\n"
                          "08:05 created wash.2\n"
                          "08:15 started wash.2 anna back_up\n"
                          "08:30 done wash bo\n"
                          "08:45 done wash.2 anna\n");
    enginecase_time(&x, "anna", "wash 30, idle 1400, idle_blocked 10");
    enginecase_time(&x, "bo", "wash 30, idle 1410");
    enginecase_task(&x, "wash", "made 2, done 2, started 2, wait_ticks 10, waited_ticks 10");
    enginecase_free(&x);
}

/* Patience counts from when a task is ready: Bo leaves his walk for a fall at 08:10, and Anna backs up at 08:20. */
static void test_back_up_of_what_was_left(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" BO "," BACK_UP_AFTER("10") ", 'tasks': {" TASK("walk", "30", "'08:00'", "'interruptible': true, ") ","
                       TASK("fall", "60", "'08:10'", "'urgency': 0, 'interrupts': true, ") "}}");
    enginecase_events(&x, "08:00 created walk\n"
                          "08:00 started walk bo own\n"
                          "08:10 created fall\n"
                          "08:10 suspended walk bo interruption\n"
                          "08:10 started fall bo interruption\n"
                          "08:20 resumed walk anna back_up\n"
                          "08:40 done walk anna\n"
                          "09:10 done fall bo\n");
    enginecase_free(&x);
}

/* Urgency comes before mode: the bell, for which she only backs up, goes before her own less urgent note. Among equally
 * urgent ones her own goes first, though it is younger. No assistant is there. */
static void test_own_before_back_up_among_equals(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'policy': {'rules': {'bell': {'task': ['bell'], 'patience_min': 5}}}, 'tasks': {"
                       TASK("first", "30", "'08:00'", "") ","
                       TASK("note", "10", "'08:05'", "'urgency': 6, ") ","
                       TASK("bell", "10", "'08:10'", "'urgency': 2, ") ","
                       TASK("own", "10", "'08:20'", "'urgency': 2, ") "}}");
    enginecase_events(&x, "08:00 created first\n"
                          "08:00 started first anna own\n"
                          "08:05 created note\n"
                          "08:10 created bell\n"
                          "08:20 created own\n"
                          "08:30 done first anna\n"
                          "08:30 started own anna own\n"
                          "08:40 done own anna\n"
                          "08:40 started bell anna back_up\n"
                          "08:50 done bell anna\n"
                          "08:50 started note anna own\n"
                          "09:00 done note anna\n");
    enginecase_free(&x);
}

#define BELL(times) TASK("bell", "5", times, "'urgency': 1, 'interrupts': true, ")

/* Ten minutes into her walk she is called away for five; twenty are left. */
static void test_interruption(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'tasks': {" BELL("'08:10'") ","
                       TASK("walk", "30", "'08:00'", "'urgency': 8, 'interruptible': true, ") "}}");
    enginecase_events(&x, "08:00 created walk\n"
                          "08:00 started walk anna own\n"
                          "08:10 created bell\n"
                          "08:10 suspended walk anna interruption\n"
                          "08:10 started bell anna interruption\n"
                          "08:15 done bell anna\n"
                          "08:15 resumed walk anna own\n"
                          "08:35 done walk anna\n");
    enginecase_time(&x, "anna", "bell 5, walk 30, idle 1405, interrupted 1");
    enginecase_task(&x, "walk", "made 1, done 1, started 1, interrupted 1, suspended_ticks 5");
    enginecase_free(&x);
}

/* Nobody is called away from what is as urgent, or not interruptible, or by what does not interrupt: the bell waits until
 * 08:30. */
static void test_no_interruption(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "{'tasks': {'walk': {'urgency': 1}}}", "{'tasks': {'walk': {'interruptible': false}}}",
        "{'tasks': {'bell': {'interrupts': false}}}",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct enginecase x;
        enginecase_patched(&x, "{'tasks': {" BELL("'08:10'") ","
                               TASK("walk", "30", "'08:00'", "'urgency': 8, 'interruptible': true, ") "}}", cases[i]);
        enginecase_events(&x, "08:00 created walk\n"
                              "08:00 started walk anna own\n"
                              "08:10 created bell\n"
                              "08:30 done walk anna\n"
                              "08:30 started bell anna own\n"
                              "08:35 done bell anna\n");
        enginecase_time(&x, "anna", "bell 5, walk 30, idle 1405");
        enginecase_free(&x);
    }
}

/* Of two who could come, the one on the less urgent work is called: Bo, whose walk is 8, not Anna, whose talk is 6. A second
 * bell then calls Anna; a third finds nobody left, and waits for the first who is free. */
static void test_least_urgent_work_is_left(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" BO "," RIGHTS(NOT_ASSISTANT("talk") "," NOT_NURSE("walk")) ", 'tasks': {"
                       BELL("'08:10', '08:11', '08:12'") ","
                       TASK("talk", "30", "'08:00'", "'urgency': 6, 'interruptible': true, ") ","
                       TASK("walk", "30", "'08:00'", "'urgency': 8, 'interruptible': true, ") "}}");
    enginecase_events(&x, "08:00 created talk\n"
                          "08:00 created walk\n"
                          "08:00 started talk anna own\n"
                          "08:00 started walk bo own\n"
                          "08:10 created bell\n"
                          "08:10 suspended walk bo interruption\n"
                          "08:10 started bell bo interruption\n"
                          "08:11 created bell.2\n"
                          "08:11 suspended talk anna interruption\n"
                          "08:11 started bell.2 anna interruption\n"
                          "08:12 created bell.3\n"
                          "08:15 done bell bo\n"
                          "08:15 started bell.3 bo own\n"
                          "08:16 done bell.2 anna\n"
                          "08:16 resumed talk anna own\n"
                          "08:20 done bell.3 bo\n"
                          "08:20 resumed walk bo own\n"
                          "08:35 done talk anna\n"
                          "08:40 done walk bo\n");
    enginecase_free(&x);
}

/* ---- Two people -------------------------------------------------------------------------------------------------------- */

/* Anna may lift, Bo may help; `helper` has further keys. */
#define LIFT(times, helper) \
    TASK("lift", "10", times, "'helper': {'patience_min': {'assistant': 0}" helper "}, ")
#define PAIR(rights) \
    BO "," "'policy': {'prefer': ['lowest_competence'], 'rights': {'lift': {'assistant': 'none'}" rights "}}"

/* Bo serves a meal until 08:20; until then Anna cannot lift and, without a hold, does something else meanwhile. */
static void test_two_people_are_taken_together_or_not_at_all(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" PAIR("," NOT_NURSE("meal")) ", 'tasks': {"
                       LIFT("'08:05'", "") "," TASK("meal", "20", "'08:00'", "") ","
                       TASK("note", "5", "'08:06'", "'urgency': 9, ") "}}");
    enginecase_events(&x, "08:00 created meal\n"
                          "08:00 started meal bo own\n"
                          "08:05 created lift\n"
                          "08:06 created note\n"
                          "08:06 started note anna own\n"
                          "08:11 done note anna\n"
                          "08:20 done meal bo\n"
                          "08:20 started lift anna+bo own\n"
                          "08:30 done lift anna+bo\n");
    enginecase_time(&x, "anna", "lift 10, note 5, idle 1415, idle_blocked 10");
    enginecase_time(&x, "bo", "lift 10, meal 20, idle 1410");
    enginecase_free(&x);
}

/* From 08:10 on the lift may be held: she goes and waits. A bell that comes before the lift in order takes her from it, a note
 * that comes after does not; free again she holds anew (the 5 minutes count from the beginning), and Bo joins at 08:20. */
static void test_hold_and_join(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" PAIR("," NOT_NURSE("meal") "," NOT_ASSISTANT("bell")) ", 'tasks': {"
                       LIFT("'08:05'", ", 'hold_after_min': 5") ","
                       TASK("meal", "20", "'08:00'", "") "," TASK("bell", "3", "'08:14'", "'urgency': 2, ") ","
                       TASK("note", "5", "'08:12'", "'urgency': 9, ") "}}");
    enginecase_events(&x, "08:00 created meal\n"
                          "08:00 started meal bo own\n"
                          "08:05 created lift\n"
                          "08:10 held lift anna own\n"
                          "08:12 created note\n"
                          "08:14 created bell\n"
                          "08:14 released lift anna\n"
                          "08:14 started bell anna own\n"
                          "08:17 done bell anna\n"
                          "08:17 held lift anna own\n"
                          "08:20 done meal bo\n"
                          "08:20 joined lift anna+bo own\n"
                          "08:30 done lift anna+bo\n"
                          "08:30 started note bo own\n"
                          "08:35 done note bo\n");
    enginecase_time(&x, "anna", "bell 3, lift 10, holding 7, idle 1415, idle_blocked 5");
    enginecase_task(&x, "lift", "made 1, done 1, started 1, wait_ticks 15, waited_ticks 15");
    enginecase_free(&x);
}

/* Lifting is either's, Bo's first; helping takes patience of 10. Bo holds the first from 08:00, Anna the second from 08:02. At
 * 08:10 Anna may help: the older lift calls her from the younger, which from then on waits anew, until 08:20. */
static void test_no_mutual_waiting(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" BO ", 'policy': {'prefer': ['lowest_competence']}, 'tasks': {"
                       TASK("lift", "10", "'08:00', '08:02'",
                                       "'helper': {'patience_min': {'assistant': 10, 'nurse': 10}, 'hold_after_min': 0}, ") "}}");
    enginecase_events(&x, "08:00 created lift\n"
                          "08:00 held lift bo own\n"
                          "08:02 created lift.2\n"
                          "08:02 held lift.2 anna own\n"
                          "08:10 released lift.2 anna\n"
                          "08:10 joined lift bo+anna back_up\n"
                          "08:20 done lift bo+anna\n"
                          "08:20 started lift.2 bo+anna own\n"
                          "08:30 done lift.2 bo+anna\n");
    enginecase_time(&x, "anna", "lift 20, holding 8, idle 1412");
    enginecase_time(&x, "bo", "lift 20, holding 10, idle 1410");
    enginecase_task(&x, "lift", "made 2, done 2, started 2, wait_ticks 28, waited_ticks 28");
    enginecase_free(&x);
}

/* The bell calls Anna from a lift of two: both leave it, and Bo is free at once for the note, which is more urgent than the bell
 * but calls nobody; at 08:15 the ten minutes that are left of the lift need a second person again. */
static void test_a_pair_is_called_away_together(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" PAIR("," NOT_ASSISTANT("bell")) ", 'tasks': {"
                       TASK("lift", "20", "'08:00'", "'urgency': 5, 'interruptible': true, "
                       "'helper': {'patience_min': {'assistant': 0}}, ") "," BELL("'08:10'") ","
                       TASK("note", "9", "'08:09'", "'urgency': 0, ") "}}");
    enginecase_events(&x, "08:00 created lift\n"
                          "08:00 started lift anna+bo own\n"
                          "08:09 created note\n"
                          "08:10 created bell\n"
                          "08:10 suspended lift anna+bo interruption\n"
                          "08:10 started bell anna interruption\n"
                          "08:10 started note bo own\n"
                          "08:15 done bell anna\n"
                          "08:19 done note bo\n"
                          "08:19 resumed lift anna+bo own\n"
                          "08:29 done lift anna+bo\n");
    enginecase_time(&x, "anna", "bell 5, lift 20, idle 1411, idle_blocked 4, interrupted 1");
    enginecase_time(&x, "bo", "lift 20, note 9, idle 1411, interrupted 1");
    enginecase_free(&x);
}

/* Lifting takes no time here. Bo backs up as a helper at 08:10; Anna, who held the lift, is free in that tick for the note,
 * though what people do of their own in that urgency has been looked at before. */
static void test_a_holder_is_free_at_once(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" PAIR("," NOT_ASSISTANT("note")) ", 'tasks': {" TASK("note", "5", "'08:05'", "") ","
                       TASK("lift", "0", "'08:00'", "'helper': {'patience_min': {'assistant': 10}, 'hold_after_min': 0}, ") "}}");
    enginecase_events(&x, "08:00 created lift\n"
                          "08:00 held lift anna own\n"
                          "08:05 created note\n"
                          "08:10 joined lift anna+bo back_up\n"
                          "08:10 done lift anna+bo\n"
                          "08:10 started note anna own\n"
                          "08:15 done note anna\n");
    enginecase_free(&x);
}

/* A fall calls a second person away too, who is on another task: of start(fall, Anna, Bo) only Bo is interrupted. */
static void test_a_helper_is_called_away(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" PAIR("," NOT_NURSE("meal")) ", 'tasks': {"
                       TASK("lift", "10", "'08:10'", "'urgency': 0, 'interrupts': true, "
                       "'helper': {'patience_min': {'assistant': 0}}, ") ","
                       TASK("meal", "30", "'08:00'", "'interruptible': true, ") "}}");
    enginecase_events(&x, "08:00 created meal\n"
                          "08:00 started meal bo own\n"
                          "08:10 created lift\n"
                          "08:10 suspended meal bo interruption\n"
                          "08:10 started lift anna+bo interruption\n"
                          "08:20 done lift anna+bo\n"
                          "08:20 resumed meal bo own\n"
                          "08:40 done meal bo\n");
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_of_tasks),
        cmocka_unit_test(test_back_up_at_the_exact_tick),
        cmocka_unit_test(test_back_up_of_what_was_left),
        cmocka_unit_test(test_own_before_back_up_among_equals),
        cmocka_unit_test(test_interruption),
        cmocka_unit_test(test_no_interruption),
        cmocka_unit_test(test_least_urgent_work_is_left),
        cmocka_unit_test(test_two_people_are_taken_together_or_not_at_all),
        cmocka_unit_test(test_hold_and_join),
        cmocka_unit_test(test_no_mutual_waiting),
        cmocka_unit_test(test_a_pair_is_called_away_together),
        cmocka_unit_test(test_a_holder_is_free_at_once),
        cmocka_unit_test(test_a_helper_is_called_away),
    };
    return cmocka_run_group_tests_name("dispatch", tests, NULL, NULL);
}
