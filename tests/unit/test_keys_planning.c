/* The keys of planning: what is taken when nothing is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/keys_planning.h"

static const struct keys_row *row_of(const char *name)
{
    int i = keys_find(&keys_planning_table, name);
    if (i < 0)
        fail_msg("no key %s", name);
    return &keys_planning_table.rows[i];
}

/* Without a word no patient is anybody's; with people alone, each has as many. */
static void test_defaults(void **state)
{
    (void)state;
    assert_string_equal(row_of("who")->fallback, "[]");
    assert_string_equal(row_of("by")->fallback, "[\"balance\"]");
    assert_string_equal(row_of("tasks")->fallback, "{}");
    assert_string_equal(row_of("visibility")->fallback, "1"); /* everybody knows who has learnt what */
}

static void test_names(void **state)
{
    (void)state;
    assert_int_equal(row_of("who")->member->known, KEYS_ROLES | KEYS_MARKS | KEYS_ALL);
    assert_true(keys_chosen(row_of("by")->member->choices, "continuity"));
    assert_int_equal(row_of("tasks")->member->known, KEYS_TASKS);
    const struct keys_table *task = row_of("tasks")->member->table;
    assert_false(keys_chosen(task->rows[keys_find(task, "by")].member->choices, "specialised")); /* that is of patients */
    assert_int_equal(keys_planning_specialisation.known, 0); /* any name is one */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_defaults), cmocka_unit_test(test_names)};
    return cmocka_run_group_tests_name("keys_planning", tests, NULL, NULL);
}
