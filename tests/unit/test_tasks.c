/* Roles and tasks: what of the document comes out, in ticks, seconds and indices.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include <math.h>

static void test_roles(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'roles': {'host': {'label': 'Ward host', 'label_no': 'Servicevert', 'level': 0}}}");
    assert_int_equal(x.model.n_roles, 3);
    assert_string_equal(x.model.roles[0].label.id, "assistant");
    assert_string_equal(x.model.roles[1].label.text, "Ward host");
    assert_int_equal(x.model.roles[2].level, 2);
    modelcase_free(&x);
}

static void test_task(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'time': {'tick_s': 10}, 'roles': {'assistant': {'duration_factor': 1.5}}, 'tasks': {'wash':"
                       " {'category': 'care',"
                       " 'urgency': 3, 'duration_min': 20, 'role_factor': {'assistant': 2,"
                       " 'nurse': 0.5},"
                       " 'late_after_min': 30, 'omit_after_min': 60, 'max_waiting': 4, 'interruptible': true, 'interrupts': true,"
                       " 'not_if_critical': ['assistant'], 'helper': {'joint': 'check', 'check_min': 2.5,"
                       " 'patience_min': {'assistant': 5, 'nurse': 'never'}, 'hold_after_min': 1}}}}");
    const struct task *t = &x.model.tasks[modelcase_task(&x.model, "wash")];
    assert_int_equal(t->category, CATEGORY_CARE);
    assert_int_equal(t->urgency, 3);
    assert_true(t->law.mean_s == 1200);
    assert_true(t->pace_per_s[0] == 1.5 / 10 * 2 && t->pace_per_s[1] == 1.0 / 10 * 0.5);
    assert_int_equal(t->late_ticks, 180);
    assert_int_equal(t->omit_ticks, 360);
    assert_int_equal(t->max_waiting, 4);
    assert_true(t->interruptible && t->interrupts);
    assert_int_equal(t->helper.joint, HELPER_CHECK);
    assert_true(t->helper.joint_s == 150);
    assert_int_equal(t->helper.patience_ticks[0], 30);
    assert_int_equal(t->helper.patience_ticks[1], MODEL_NEVER);
    assert_int_equal(t->helper.hold_after_ticks, 6);
    modelcase_free(&x);
}

/* A line with a factor has a column of its own, shared by all of that role and factor; other lines go by their role's. */
static void test_paces(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'time': {'tick_s': 10}, 'roles': {'assistant': {'duration_factor': 1.5}}, 'staff': {'lines': {"
                       " 'anna': {'duration_factor': 0.5}, 'cia': {'role': 'assistant', 'duty': 'always', 'duration_factor':"
                       " 1.25},"
                       " 'dan': {'role': 'assistant', 'duty': 'always', 'duration_factor': 1.25, 'count': 2},"
                       " 'eva': {'role': 'nurse', 'duty': 'always', 'duration_factor': 1.25}}},"
                       " 'tasks': {'wash': {'category': 'care', 'duration_min': 20, 'role_factor': {'assistant': 2}}}}");
    static const struct {
        const char *id;
        int pace;
        double factor;
    } people[] = {{"anna", 2, 0.5}, {"bo", 0, 3}, {"cia", 3, 3 * 1.25}, {"dan.1", 3, 3 * 1.25}, {"dan.2", 3, 3 * 1.25},
                  {"eva", 4, 1.25}};
    const struct task *t = &x.model.tasks[modelcase_task(&x.model, "wash")];
    assert_int_equal(x.model.n_paces, 5);
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        const struct person *p = modelcase_person(&x.model, people[i].id);
        assert_int_equal(p->pace, people[i].pace);
        assert_true(fabs(t->pace_per_s[p->pace] * 10 - people[i].factor) < 1e-12);
    }
    modelcase_free(&x);
    modelcase_good(&x, "{}");
    assert_true(x.model.n_paces == 2 && modelcase_person(&x.model, "anna")->pace == 1);
    modelcase_free(&x);
    /* the slowest must still be a count of ticks */
    modelcase_errors("{'staff': {'lines': {'anna': {'duration_factor': 10}}}, 'tasks': {'wash': {'category': 'care',"
                     " 'duration_min': 2e8}}}",
                     "/tasks/wash/duration_min: expected at most 1073741823 ticks of 60 s, found up to 2e+09\n");
}

static void test_defaults(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'wash': {'category': 'care', 'duration_min': 1}, 'lift': {'category': 'care', 'duration_min':"
                       " 1, 'helper': {}}}}");
    const struct task *t = &x.model.tasks[modelcase_task(&x.model, "wash")];
    const struct task *lift = &x.model.tasks[modelcase_task(&x.model, "lift")];
    assert_int_equal(t->category, CATEGORY_CARE);
    assert_int_equal(t->urgency, 5);
    assert_int_equal(t->late_ticks, MODEL_NEVER);
    assert_int_equal(t->omit_ticks, MODEL_NEVER);
    assert_int_equal(t->max_waiting, INT32_MAX);
    assert_false(t->interruptible || t->interrupts);
    assert_int_equal(t->helper.joint, HELPER_NONE);
    assert_int_equal(t->helper.patience_ticks[1], MODEL_NEVER);
    assert_int_equal(lift->helper.joint, HELPER_ALL);
    assert_int_equal(lift->helper.hold_after_ticks, MODEL_NEVER);
    modelcase_free(&x);
}

static void test_unknown_roles(void **state)
{
    (void)state;
    modelcase_errors("{'tasks': {'bell': {'role_factor': {'nurs': 2}, 'not_if_critical': ['assistent'],"
                     " 'helper': {'check_min': 1e9, 'patience_min': {'porter': 1}}}}}",
                     "/tasks/bell/role_factor/nurs: expected a role, found 'nurs'; did you mean 'nurse'?\n"
                     "/tasks/bell/not_if_critical/0: expected a role, found 'assistent'; did you mean 'assistant'?\n"
                     "/tasks/bell/helper/patience_min/porter: expected a role, found 'porter'; known here: assistant, nurse\n");
    modelcase_errors("{'tasks': {'bell': {'helper': {'check_min': 2e9}}}}",
                     "/tasks/bell/helper/check_min: expected at most 1073741823 ticks of 60 s, found up to 2e+09\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roles),
        cmocka_unit_test(test_task), cmocka_unit_test(test_paces),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_unknown_roles),
    };
    return cmocka_run_group_tests_name("tasks", tests, NULL, NULL);
}
