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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_fields),
    };
    return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
