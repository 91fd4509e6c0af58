/* Names of what happens, and what an event says: each field of each kind in one eventful morning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

static void test_names(void **state)
{
    (void)state;
    for (int a = 0; a < N_EVENT_KINDS; a++) {
        assert_non_null(event_kind_ids[a]);
        assert_true(*event_kind_ids[a] != '\0');
        for (int b = 0; b < a; b++)
            assert_string_not_equal(event_kind_ids[a], event_kind_ids[b]);
    }
    assert_string_equal(event_kind_ids[EVENT_DUTY_START], "duty_start");
    assert_string_equal(event_kind_ids[EVENT_HELPER_LEFT], "helper_left");
    assert_string_equal(event_kind_ids[EVENT_BREAK_MISSED], "break_missed");
    assert_string_equal(event_together_ids[TOGETHER_NONE], "");
    assert_string_equal(event_together_ids[TOGETHER_SECOND_PERSON], "second_person");
    assert_string_equal(event_together_ids[TOGETHER_LESSON], "lesson");
    assert_string_equal(event_why_ids[WHY_NONE], "");
    assert_string_equal(event_why_ids[WHY_OWN], "own");
    assert_string_equal(event_why_ids[WHY_BACK_UP], "back_up");
    assert_string_equal(event_why_ids[WHY_INTERRUPTION], "interruption");
}

static const struct event *find(const struct enginecase *x, enum event_kind kind)
{
    for (int i = 0; i < x->events.n; i++)
        if (x->events.all[i].kind == kind)
            return &x->events.all[i];
    fail_msg("no event '%s'", event_kind_ids[kind]);
    return NULL;
}

/* pills at 08:00 for the patient in bed 1, slot 0: instance of the stream (patient, source), k = its time in seconds since 1970;
 * 2026-01-05 is day 20458. */
static void test_fields(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'units': {'ward': {'beds': 1, 'patients': {'stay_days': 'never'}}}, 'tasks': {"
                       PATIENT_TASK("pills", "5", "'08:00'", "") "}}");
    const struct source *s = modelcase_source(&x.m->units[0], "pills/a");
    const struct event *admitted = find(&x, EVENT_ADMITTED), *created = find(&x, EVENT_CREATED);
    const struct event *started = find(&x, EVENT_STARTED);
    assert_int_equal(admitted->slot, 0);
    assert_int_equal(admitted->k, 1);
    assert_int_equal(admitted->task, -1);
    assert_int_equal(admitted->source, -1);
    assert_int_equal(admitted->person, -1);
    assert_int_equal(admitted->tick, 0);
    assert_int_equal(created->tick, 480);
    assert_int_equal(created->unit, 0);
    assert_int_equal(created->task, s->task);
    assert_int_equal(created->source, s - x.m->units[0].sources);
    assert_int_equal(created->k, 20458 * 86400 + 8 * 3600);
    assert_true(created->instance == chance_join(chance_join(admitted->instance, s->key), created->k));
    assert_int_equal(created->slot, 0);
    assert_int_equal(created->person, -1);
    assert_int_equal(created->helper, -1);
    assert_int_equal(created->why, WHY_NONE);
    assert_int_equal(started->person, enginecase_person(x.m, "anna"));
    assert_int_equal(started->helper, -1);
    assert_int_equal(started->why, WHY_OWN);
    assert_true(started->instance == created->instance);
    const struct event *duty = find(&x, EVENT_DUTY_START);
    assert_int_equal(duty->person, enginecase_person(x.m, "anna"));
    assert_int_equal(duty->task, -1);
    assert_int_equal(duty->slot, -1);
    assert_int_equal(duty->instance, 0);
    enginecase_free(&x);
}

/* Bo has a sign-off for ecg and asks Anna first; she teaches him tube; he is with her at pills for two minutes, and at lift all
 * the time; scan is held until he comes from the kitchen. */
static void test_together(void **state)
{
    (void)state;
    static const struct {
        const char *task;
        enum event_kind kind;
        enum event_together together;
    } expected[] = {
        {"ecg", EVENT_STARTED, TOGETHER_CONSULTING}, {"ecg", EVENT_HELPER_LEFT, TOGETHER_CONSULTING},
        {"ecg", EVENT_DONE, TOGETHER_NONE},
        {"tube", EVENT_STARTED, TOGETHER_LESSON}, {"tube", EVENT_DONE, TOGETHER_LESSON},
        {"pills", EVENT_CREATED, TOGETHER_NONE}, {"pills", EVENT_STARTED, TOGETHER_CHECK},
        {"pills", EVENT_HELPER_LEFT, TOGETHER_CHECK}, {"pills", EVENT_DONE, TOGETHER_NONE},
        {"lift", EVENT_STARTED, TOGETHER_SECOND_PERSON}, {"lift", EVENT_DONE, TOGETHER_SECOND_PERSON},
        {"scan", EVENT_HELD, TOGETHER_SECOND_PERSON}, {"scan", EVENT_JOINED, TOGETHER_SECOND_PERSON},
        {"kitchen", EVENT_STARTED, TOGETHER_NONE},
    };
    struct enginecase x;
    enginecase_run(&x, "{'staff': {'lines': {'bo': {'role': 'assistant', 'duty': 'always', 'signed': ['ecg']}}},"
                       " 'policy': {'rights': {'all': {'assistant': 'none'}, 'ecg': {'assistant': 'signed'},"
                       "  'tube': {'assistant': 'signed'}, 'kitchen': {'assistant': 'formal'}},"
                       "  'delegation': {'ecg': {'consult': 'each_time', 'consult_min': 5}}, 'prefer': ['lowest_competence'],"
                       "  'training': {'course': {'tasks': ['tube'], 'occasions': 9}}}, 'tasks': {"
                       TASK("ecg", "10", "'08:00'", "") "," TASK("tube", "10", "'09:00'", "") ","
                       TASK("pills", "10", "'10:00'",
                            "'helper': {'joint': 'check', 'check_min': 2, 'patience_min': {'assistant': 0}}, ") ","
                       TASK("lift", "10", "'11:00'", "'helper': {'patience_min': {'assistant': 0}}, ") ","
                       TASK("kitchen", "30", "'11:50'", "") ","
                       TASK("scan", "10", "'12:00'", "'helper': {'hold_after_min': 0, 'patience_min': {'assistant': 0}}, ") "}}");
    for (size_t n = 0; n < sizeof expected / sizeof *expected; n++) {
        const struct event *v = NULL;
        for (int i = 0; i < x.events.n; i++)
            if (x.events.all[i].kind == expected[n].kind && x.events.all[i].task == testlib_task(x.m, expected[n].task))
                v = &x.events.all[i];
        if (!v || v->together != expected[n].together)
            fail_msg("%s of %s: expected '%s', found '%s'", event_kind_ids[expected[n].kind], expected[n].task,
                     event_together_ids[expected[n].together], v ? event_together_ids[v->together] : "no such event");
    }
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_together),
    };
    return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
