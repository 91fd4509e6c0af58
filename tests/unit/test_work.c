/* The life of a task instance: how long it takes, how it is left and gone on with, and every way in which it ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=calloc */
#include "enginecase.h"

#include "base/chance.h"
#include "engine/state.h"

static int allocations_left = -1; /* of calloc; -1: no limit */

void *__real_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size);

void *__wrap_calloc(size_t n, size_t size)
{
    if (allocations_left == 0)
        return NULL;
    allocations_left -= allocations_left > 0;
    return __real_calloc(n, size);
}

/* ---- How long it takes ------------------------------------------------------------------------------------------------- */

/* One at a time, in order of age. Due after 10 minutes: who starts at 08:11, made at 08:01, is not late; the next is. */
static void test_one_after_the_other(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'tasks': {" TASK("wash", "11", "'08:00', '08:01', '08:02'", "'late_after_min': 10, ") "}}");
    enginecase_events(&x, "08:00 created wash\n"
                          "08:00 started wash anna own\n"
                          "08:01 created wash.2\n"
                          "08:02 created wash.3\n"
                          "08:11 done wash anna\n"
                          "08:11 started wash.2 anna own\n"
                          "08:22 done wash.2 anna\n"
                          "08:22 started wash.3 anna own\n"
                          "08:33 done wash.3 anna\n");
    enginecase_time(&x, "anna", "wash 33, idle 1407");
    enginecase_task(&x, "wash", "made 3, done 3, started 3, wait_ticks 30, late 1, waited_ticks 30");
    assert_int_equal(x.accounts.a.instances[0], 3);
    assert_int_equal(x.accounts.a.completed, 3);
    enginecase_free(&x);
}

/* Nothing to do takes no time: it is started and done at once, and Anna never stopped being idle. */
static void test_no_time_at_all(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'tasks': {" TASK("look", "0", "'08:00'", "") "," TASK("wash", "5", "'08:00'", "'urgency': 9, ") "}}");
    enginecase_events(&x, "08:00 created look\n"
                          "08:00 created wash\n"
                          "08:00 started look anna own\n"
                          "08:00 done look anna\n"
                          "08:00 started wash anna own\n"
                          "08:05 done wash anna\n");
    enginecase_time(&x, "anna", "wash 5, idle 1435");
    enginecase_free(&x);
}

static const struct event *first(const struct enginecase *x, enum event_kind kind, uint64_t instance)
{
    for (int i = 0; i < x->events.n; i++)
        if (x->events.all[i].kind == kind && (!instance || x->events.all[i].instance == instance))
            return &x->events.all[i];
    fail_msg("no event '%s'", event_kind_ids[kind]);
    return NULL;
}

/* X = floor(c Y + v): at her pace of 1.3, 2.5 minutes are 3 ticks, or 4 when v of the instance says so. */
static void test_rounding(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, "{'roles': {'nurse': {'duration_factor': 1.3}}, 'tasks': {"
                         TASK("wash", "2.5", "'08:00'", "") "}}", NULL);
    int n_long = 0;
    for (uint32_t replication = 1; replication <= 40; replication++) {
        assert_int_equal(enginecase_replicate(&x, 1, replication), 0);
        const struct event *started = first(&x, EVENT_STARTED, 0), *done = first(&x, EVENT_DONE, 0);
        double v = chance_uniform(chance_at(started->instance, CHANCE_ROUNDING));
        int ticks = v >= 0.75 ? 4 : 3; /* 3.25 + v */
        assert_int_equal(done->tick - started->tick, ticks);
        n_long += ticks == 4;
    }
    assert_in_range(n_long, 1, 39);
    enginecase_free(&x);
}

/* ---- Left and gone on with --------------------------------------------------------------------------------------------- */


/* Anna leaves her walk after 10 of 30 minutes for a fall, which takes an hour. Bo, whose pace for walks is 1.5, is free at 08:12
 * and needs 30 for the 20 that are left (whole, so v does not matter). */
static void rest_at_another_pace(const char *slower)
{
    struct enginecase x;
    enginecase_patched(&x, "{" BO "," RIGHTS(NOT_ASSISTANT("fall") "," NOT_NURSE("meal")) ", 'tasks': {"
                           TASK("walk", "30", "'08:00'", "'interruptible': true, ") ","
                           TASK("fall", "60", "'08:10'", "'urgency': 0, 'interrupts': true, ") ","
                           TASK("meal", "12", "'08:00'", "'urgency': 0, ") "}}", slower);
    enginecase_events(&x, "08:00 created meal\n"
                          "08:00 created walk\n"
                          "08:00 started meal bo own\n"
                          "08:00 started walk anna own\n"
                          "08:10 created fall\n"
                          "08:10 suspended walk anna interruption\n"
                          "08:10 started fall anna interruption\n"
                          "08:12 done meal bo\n"
                          "08:12 resumed walk bo own\n"
                          "08:42 done walk bo\n"
                          "09:10 done fall anna\n");
    enginecase_time(&x, "anna", "fall 60, walk 10, idle 1370, interrupted 1");
    enginecase_time(&x, "bo", "meal 12, walk 30, idle 1398");
    enginecase_task(&x, "walk", "made 1, done 1, started 1, interrupted 1, suspended_ticks 2");
    assert_int_equal(x.accounts.a.instances[2], 0); /* anna, walk: it counts for whoever finishes it */
    enginecase_free(&x);
}

/* By the role's pace in this task, or by his own: for the meal, of 8 minutes, too. */
static void test_rest_at_another_pace(void **state)
{
    (void)state;
    rest_at_another_pace("{'tasks': {'walk': {'role_factor': {'assistant': 1.5}}}}");
    rest_at_another_pace("{'staff': {'lines': {'bo': {'duration_factor': 1.5}}}, 'tasks': {'meal': {'duration_min': 8}}}");
}

/* Two who lift together take as long as the slower one: 10 minutes at Bo's own pace of 1.2. */
static void test_together_with_a_slower_one(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, "{" BO ", 'tasks': {" TASK("lift", "10", "'08:00'", "'helper': {'patience_min': {'assistant': 0}},"
        " ") "},"
                           RIGHTS(NOT_ASSISTANT("lift")) "}", "{'staff': {'lines': {'bo': {'duration_factor': 1.2}}}}");
    enginecase_events(&x, "08:00 created lift\n"
                          "08:00 started lift anna+bo own\n"
                          "08:12 done lift anna+bo\n");
    enginecase_free(&x);
}

/* The same with 15 left: floor(15 x 1.5 + v) is 22 or 23. */
static void test_rest_is_rounded(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, "{" BO "," RIGHTS(NOT_ASSISTANT("fall") "," NOT_NURSE("meal")) ", 'tasks': {"
                         TASK("walk", "25", "'08:00'", "'interruptible': true, 'role_factor': {'assistant': 1.5}, ") ","
                         TASK("fall", "60", "'08:10'", "'urgency': 0, 'interrupts': true, ") ","
                         TASK("meal", "12", "'08:00'", "'urgency': 0, ") "}}", NULL);
    int n_long = 0;
    for (uint32_t replication = 1; replication <= 40; replication++) {
        assert_int_equal(enginecase_replicate(&x, 1, replication), 0);
        const struct event *resumed = first(&x, EVENT_RESUMED, 0), *done = first(&x, EVENT_DONE, resumed->instance);
        int ticks = chance_uniform(chance_at(resumed->instance, CHANCE_ROUNDING)) >= 0.5 ? 23 : 22;
        assert_int_equal(done->tick - resumed->tick, ticks);
        n_long += ticks == 23;
    }
    assert_in_range(n_long, 1, 39);
    enginecase_free(&x);
}

/* Both do all of it at the pace of the slower: 10 x 1.5. */
static void test_two_at_the_slower_pace(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" BO "," RIGHTS(NOT_ASSISTANT("lift")) ", 'tasks': {" TASK("lift", "10", "'08:00'",
                       "'role_factor': {'assistant': 1.5}, 'helper': {'patience_min': {'assistant': 0}}, ") "}}");
    enginecase_events(&x, "08:00 created lift\n"
                          "08:00 started lift anna+bo own\n"
                          "08:15 done lift anna+bo\n");
    enginecase_free(&x);
}

/* ---- A check: the helper is there at the beginning --------------------------------------------------------------------- */

#define DOSE(minutes, check) \
    TASK("dose", minutes, "'08:00'", "'interruptible': true, 'role_factor': {'assistant': 3}, 'helper': {'joint': 'check', " \
                    "'check_min': " check ", 'patience_min': {'assistant': 0}}, ")

/* The helper's pace means nothing to a check. */
static void test_helper_leaves(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" BO "," RIGHTS(NOT_ASSISTANT("dose")) ", 'tasks': {" DOSE("15", "5") "}}");
    enginecase_events(&x, "08:00 created dose\n"
                          "08:00 started dose anna+bo own\n"
                          "08:05 helper_left dose anna+bo\n"
                          "08:15 done dose anna\n");
    enginecase_time(&x, "anna", "dose 15, idle 1425");
    enginecase_time(&x, "bo", "dose 5, idle 1435");
    enginecase_free(&x);
}

/* A check as long as the work, or longer, ends with it; one of no time ends at once. */
static void test_limits_of_a_check(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" BO "," RIGHTS(NOT_ASSISTANT("dose")) ", 'tasks': {" DOSE("4", "5") "}}");
    enginecase_events(&x, "08:00 created dose\n"
                          "08:00 started dose anna+bo own\n"
                          "08:04 done dose anna+bo\n");
    enginecase_time(&x, "bo", "dose 4, idle 1436");
    enginecase_free(&x);
    enginecase_run(&x, "{" BO "," RIGHTS(NOT_ASSISTANT("dose") "," NOT_ASSISTANT("bell")) ", 'tasks': {" DOSE("4", "5") ","
                       TASK("bell", "5", "'08:03'", "'urgency': 0, 'interrupts': true, ") "}}");
    enginecase_events(&x, "08:00 created dose\n"
                          "08:00 started dose anna+bo own\n"
                          "08:03 created bell\n"
                          "08:03 suspended dose anna+bo interruption\n"
                          "08:03 started bell anna interruption\n"
                          "08:08 done bell anna\n"
                          "08:08 resumed dose anna+bo own\n" /* the last minute, together */
                          "08:09 done dose anna+bo\n");
    enginecase_free(&x);
    enginecase_run(&x, "{" BO "," RIGHTS(NOT_ASSISTANT("dose")) ", 'tasks': {" DOSE("15", "0") "}}");
    enginecase_events(&x, "08:00 created dose\n"
                          "08:00 started dose anna+bo own\n"
                          "08:00 helper_left dose anna+bo\n"
                          "08:15 done dose anna\n");
    enginecase_time(&x, "bo", "idle 1440");
    enginecase_free(&x);
}

#define BELL(time) TASK("bell", "5", time, "'urgency': 0, 'interrupts': true, ")

/* Left within the check, it needs Bo again for the 3 minutes that are left of it; left after it, Anna goes on alone. */
static void test_a_check_left_unfinished(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" BO "," RIGHTS(NOT_ASSISTANT("dose") "," NOT_ASSISTANT("bell") "," NOT_NURSE("meal")) ", 'tasks': {"
                       DOSE("15", "5") "," BELL("'08:02', '08:25'") "," TASK("meal", "10", "'08:02'", "") "}}");
    enginecase_events(&x, "08:00 created dose\n"
                          "08:00 started dose anna+bo own\n"
                          "08:02 created bell\n"
                          "08:02 created meal\n"
                          "08:02 suspended dose anna+bo interruption\n"
                          "08:02 started bell anna interruption\n"
                          "08:02 started meal bo own\n"
                          "08:07 done bell anna\n"
                          "08:12 done meal bo\n"
                          "08:12 resumed dose anna+bo own\n"
                          "08:15 helper_left dose anna+bo\n"
                          "08:25 done dose anna\n"
                          "08:25 created bell.2\n"
                          "08:25 started bell.2 anna own\n"
                          "08:30 done bell.2 anna\n");
    enginecase_free(&x);
    enginecase_run(&x, "{" BO "," RIGHTS(NOT_ASSISTANT("dose") "," NOT_ASSISTANT("bell") "," NOT_NURSE("meal")) ", 'tasks': {"
                       DOSE("15", "5") "," BELL("'08:10'") "," TASK("meal", "30", "'08:09'", "") "}}");
    enginecase_events(&x, "08:00 created dose\n"
                          "08:00 started dose anna+bo own\n"
                          "08:05 helper_left dose anna+bo\n"
                          "08:09 created meal\n"
                          "08:09 started meal bo own\n"
                          "08:10 created bell\n"
                          "08:10 suspended dose anna interruption\n"
                          "08:10 started bell anna interruption\n"
                          "08:15 done bell anna\n"
                          "08:15 resumed dose anna own\n"
                          "08:20 done dose anna\n"
                          "08:39 done meal bo\n");
    enginecase_free(&x);
}

/* ---- Ends without work ------------------------------------------------------------------------------------------------- */

/* One patient, in bed 1 until 06:00; the bed then stays empty. */
#define UNTIL_SIX "'units': {'ward': {'beds': 1, 'patients': {'stay_days': 0.25, 'history_days': 0, 'turnover_h': 100}}}"

/* At 06:00 the walk that was left and the wash that waits go with him; the talk, in work, is finished. */
static void test_the_patient_leaves(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" UNTIL_SIX ", 'tasks': {"
                       PATIENT_TASK("walk", "30", "'05:30'", "'urgency': 8, 'interruptible': true, ") ","
                       PATIENT_TASK("talk", "60", "'05:40'", "'urgency': 1, 'interrupts': true, ") ","
                       PATIENT_TASK("wash", "10", "'05:50'", "") "}}");
    enginecase_events(&x, "05:30 created walk of 0\n"
                          "05:30 started walk of 0 anna own\n"
                          "05:40 created talk of 0\n"
                          "05:40 suspended walk of 0 anna interruption\n"
                          "05:40 started talk of 0 anna interruption\n"
                          "05:50 created wash of 0\n"
                          "06:00 withdrawn walk of 0\n"
                          "06:00 withdrawn wash of 0\n"
                          "06:00 discharged of 0\n"
                          "06:40 done talk of 0 anna\n");
    enginecase_task(&x, "walk", "made 1, withdrawn 1, started 1, interrupted 1, suspended_ticks 20");
    enginecase_task(&x, "wash", "made 1, withdrawn 1, waited_ticks 10");
    enginecase_task(&x, "talk", "made 1, done 1, started 1");
    enginecase_free(&x);
}

/* A lift that Anna holds goes with him, and she is free. */
static void test_the_patient_leaves_a_holder(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" UNTIL_SIX ", 'tasks': {"
                       PATIENT_TASK("lift", "30", "'05:50'", "'helper': {'patience_min': {'nurse': 0}, 'hold_after_min': 0}, ")
                       "," TASK("note", "5", "'06:00'", "'urgency': 9, ") "}}");
    enginecase_events(&x, "05:50 created lift of 0\n"
                          "05:50 held lift of 0 anna own\n"
                          "06:00 withdrawn lift of 0\n"
                          "06:00 discharged of 0\n"
                          "06:00 created note\n"
                          "06:00 started note anna own\n"
                          "06:05 done note anna\n");
    enginecase_time(&x, "anna", "note 5, holding 10, idle 1425");
    enginecase_free(&x);
}

/* The walk is in work when he leaves, and goes on; when the bell then calls Anna, there is nobody to come back to. */
static void test_left_after_the_patient_has_gone(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" UNTIL_SIX ", 'tasks': {"
                       PATIENT_TASK("walk", "30", "'05:50'", "'interruptible': true, ") "," BELL("'06:10'") "}}");
    enginecase_events(&x, "05:50 created walk of 0\n"
                          "05:50 started walk of 0 anna own\n"
                          "06:00 discharged of 0\n"
                          "06:10 created bell\n"
                          "06:10 suspended walk of 0 anna interruption\n"
                          "06:10 withdrawn walk of 0\n"
                          "06:10 started bell anna interruption\n"
                          "06:15 done bell anna\n");
    enginecase_task(&x, "walk", "made 1, withdrawn 1, started 1, interrupted 1");
    enginecase_free(&x);
}

/* He leaves half a minute into the tick, for whose beginning something was asked: made, and withdrawn at once. */
static void test_asked_for_in_the_last_tick(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, "{" UNTIL_SIX ", 'tasks': {" PATIENT_TASK("wash", "10", "'06:00'", "") "}}",
                       "{'units': {'ward': {'patients': {'stay_days': 0.2503472222}}}}");
    enginecase_events(&x, "06:00 discharged of 0\n"
                          "06:00 created wash of 0\n"
                          "06:00 withdrawn wash of 0\n");
    enginecase_task(&x, "wash", "made 1, withdrawn 1");
    enginecase_free(&x);
}

/* ---- The pool ---------------------------------------------------------------------------------------------------------- */

/* 600 patients ask at once; instances come in blocks of 256. */
#define SIX_HUNDRED \
    "{'units': {'ward': {'beds': 600, 'patients': {'stay_days': 'never'}}}," \
    " 'tasks': {" PATIENT_TASK("wash", "1", "'08:00'", "") "}}"

static void test_pool_grows(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, SIX_HUNDRED);
    /* The i-th waits i minutes: 599 x 600 / 2. */
    enginecase_task(&x, "wash", "made 600, done 600, started 600, wait_ticks 179700, waited_ticks 179700");
    enginecase_time(&x, "anna", "wash 600, idle 840");
    enginecase_free(&x);
}

/* Whichever block cannot be had, the replication ends with status and text; the engine can be used again, and freed. */
static void test_pool_cannot_grow(void **state)
{
    (void)state;
    for (int blocks = 0; blocks < 3; blocks++) {
        struct enginecase x;
        enginecase_build(&x, SIX_HUNDRED, NULL);
        allocations_left = blocks;
        int status = enginecase_replicate(&x, 1, 7);
        allocations_left = -1;
        assert_int_equal(status, ERR_MEMORY);
        char expected[200];
        snprintf(expected, sizeof expected, "replication 7, tick 480: %d tasks are open at once and there is no room for more; "
                 "is there anybody to do them?", 256 * blocks);
        assert_string_equal(x.error.text, expected);
        assert_int_equal(enginecase_replicate(&x, 1, 7), 0);
        enginecase_task(&x, "wash", "made 600, done 600, started 600, wait_ticks 179700, waited_ticks 179700");
        enginecase_free(&x);
    }
}

/* ... nor beyond its cap of 2^22, however much memory there is. The engine is told that it has come so far. */
static void test_pool_has_a_cap(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, SIX_HUNDRED, NULL);
    x.engine->n_instances = (1 << 22) - BLOCK_INSTANCES;
    assert_int_equal(enginecase_replicate(&x, 1, 7), ERR_MEMORY);
    assert_string_equal(x.error.text, "replication 7, tick 480: 4194304 tasks are open at once and there is no room for more; "
                                      "is there anybody to do them?");
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_after_the_other),
        cmocka_unit_test(test_no_time_at_all),
        cmocka_unit_test(test_rounding),
        cmocka_unit_test(test_rest_at_another_pace), cmocka_unit_test(test_together_with_a_slower_one),
        cmocka_unit_test(test_rest_is_rounded),
        cmocka_unit_test(test_two_at_the_slower_pace),
        cmocka_unit_test(test_helper_leaves),
        cmocka_unit_test(test_limits_of_a_check),
        cmocka_unit_test(test_a_check_left_unfinished),
        cmocka_unit_test(test_pool_has_a_cap),
        cmocka_unit_test(test_the_patient_leaves),
        cmocka_unit_test(test_the_patient_leaves_a_holder),
        cmocka_unit_test(test_left_after_the_patient_has_gone),
        cmocka_unit_test(test_asked_for_in_the_last_tick),
        cmocka_unit_test(test_pool_grows),
        cmocka_unit_test(test_pool_cannot_grow),
    };
    return cmocka_run_group_tests_name("work", tests, NULL, NULL);
}
