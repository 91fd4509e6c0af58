/* Which keys belong to which way of arising, and who may ask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/keys_tasks.h"

/* The kind, who may ask (the default first), and its keys; required ones with a mark. */
static const char *const wanted[] = {
    "scheduled: patient unit: how! of times! weekdays spread_min probability acuity_factor condition_factor ",
    "poisson: patient unit: how! of per_day! profile acuity_factor condition_factor ",
    "bernoulli: unit: how! of probability_per_tick! ",
    "admission: patient: how! of probability acuity_factor condition_factor ",
    "discharge: patient: how! of probability acuity_factor condition_factor before_min ",
    "deterioration: patient: how! of probability acuity_factor condition_factor ",
    "shift_start: unit patient: how! of weekdays probability acuity_factor condition_factor shifts ",
    "shift_end: unit patient: how! of weekdays probability acuity_factor condition_factor before_min shifts ",
    "per_person: person: how! of weekdays probability shifts ",
    "after:: how! probability task! role_probability delay_min ",
    "after_done: patient unit: how! of gap_min! ",
};

static void test_keys_of_ways(void **state)
{
    (void)state;
    const struct keys_table *task = keys_tasks_member.table, *t = task->rows[keys_find(task, "arises")].member->table;
    int n = 0;
    for (; t->kinds[n]; n++) {
        char line[400];
        strcat(strcpy(line, t->kinds[n]), ":");
        const char *const *origins = keys_tasks_origins(t->kinds[n]);
        for (int i = 0; origins && origins[i]; i++)
            strcat(strcat(line, " "), origins[i]);
        strcat(line, ": ");
        for (int i = 0; i < t->n_rows; i++)
            if (t->rows[i].kinds == 0 || t->rows[i].kinds >> n & 1)
                strcat(strcat(line, t->rows[i].name), t->rows[i].required ? "! " : " ");
        assert_string_equal(line, wanted[n]);
    }
    assert_int_equal(n, sizeof wanted / sizeof *wanted);
    assert_null(keys_tasks_origins("never heard of"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys_of_ways)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
