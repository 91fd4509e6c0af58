/* The keys of who is in charge of the shift: what is taken when nothing is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/keys_lead.h"

static const struct keys_row *row_of(const char *name)
{
    int i = keys_find(&keys_lead_table, name);
    if (i < 0)
        fail_msg("no key %s", name);
    return &keys_lead_table.rows[i];
}

/* Without a word nobody is in charge; with candidates alone nothing is asked of them. */
static void test_defaults(void **state)
{
    (void)state;
    assert_string_equal(row_of("who")->fallback, "[]");
    assert_string_equal(row_of("tasks")->fallback, "[]");
    assert_string_equal(row_of("held_by")->fallback, "\"shift_lead\"");
    assert_true(keys_chosen(keys_lead_relations, "shift_lead") && keys_chosen(keys_lead_relations, "other"));
    assert_string_equal(keys_lead_relations[0], "any");
}

static void test_names(void **state)
{
    (void)state;
    assert_int_equal(row_of("who")->member->known, KEYS_ROLES | KEYS_MARKS | KEYS_ALL);
    assert_int_equal(row_of("tasks")->member->known, KEYS_TASKS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_defaults), cmocka_unit_test(test_names)};
    return cmocka_run_group_tests_name("keys_lead", tests, NULL, NULL);
}
