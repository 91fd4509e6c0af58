/* Preferences per task.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

static void expect_list(const struct modelcase *x, const char *task, int n, const enum prefer *by)
{
    const struct preference *p = &x->model.preferences[modelcase_task(&x->model, task)];
    assert_int_equal(p->n, n);
    for (int i = 0; i < n; i++)
        assert_int_equal(p->by[i], by[i]);
}

static void test_lists(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'roles': {'host': {}}, 'policy': {'prefer': ['lowest_competence', 'least_busy', 'longest_idle',"
                       " 'random'],"
                       " 'prefer_by_task': {'medicine': ['role_order']}, 'role_order': {'medicine': ['nurse', 'assistant'],"
                       " 'bell': ['host']}}}");
    expect_list(&x, "bell", 4, (enum prefer[]){PREFER_LOWEST_COMPETENCE, PREFER_LEAST_BUSY, PREFER_LONGEST_IDLE, PREFER_RANDOM});
    expect_list(&x, "medicine", 1, (enum prefer[]){PREFER_ROLE_ORDER});
    const int *medicine = x.model.preferences[modelcase_task(&x.model, "medicine")].role_place;
    const int *bell = x.model.preferences[modelcase_task(&x.model, "bell")].role_place;
    assert_true(medicine[0] == 1 && medicine[1] == 2 && medicine[2] == 0); /* assistant, host, nurse */
    assert_true(bell[0] == 1 && bell[1] == 0 && bell[2] == 1);
    modelcase_free(&x);
    modelcase_good(&x, "{'policy': {'role_order': {'bell': ['nurse', 'nurse']}}}"); /* twice counts once */
    bell = x.model.preferences[modelcase_task(&x.model, "bell")].role_place;
    assert_true(bell[0] == 2 && bell[1] == 0);
    modelcase_free(&x);
    modelcase_good(&x, "{'policy': {'prefer_by_task': {'medicine': []}, 'prefer': ['random', 'assigned_carer', 'specialised']}}");
    expect_list(&x, "medicine", 0, NULL);
    expect_list(&x, "bell", 3, (enum prefer[]){PREFER_RANDOM, PREFER_ASSIGNED_CARER, PREFER_SPECIALISED});
    assert_true(x.model.preferences[0].role_place[0] == x.model.preferences[0].role_place[1]);
    modelcase_free(&x);
}

static void test_unknown(void **state)
{
    (void)state;
    modelcase_errors("{'policy': {'prefer_by_task': {'bel': []}, 'role_order': {'belt': [], 'bell': ['assistant', 'nurs']}}}",
                     "/policy/prefer_by_task/bel: expected a task, found 'bel'; did you mean 'bell'?\n"
                     "/policy/role_order/belt: expected a task, found 'belt'; did you mean 'bell'?\n"
                     "/policy/role_order/bell/1: expected a role, found 'nurs'; did you mean 'nurse'?\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_unknown),
    };
    return cmocka_run_group_tests_name("prefer", tests, NULL, NULL);
}
