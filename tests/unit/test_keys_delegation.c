/* The keys of delegated work: what is taken when nothing is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/keys_delegation.h"

static const struct keys_row *row_of(const struct keys_row *member, const char *name)
{
    int i = keys_find(member->table, name);
    if (i < 0)
        fail_msg("no key %s", name);
    return &member->table->rows[i];
}

/* Without a word nobody consults, and a programme is for all who may earn the right, at no cost of time. */
static void test_defaults(void **state)
{
    (void)state;
    static const char *const delegation[][2] = {{"consult", "\"none\""}, {"consult_min", "0"}, {"consult_interrupts", "false"},
                                                {"hold_after_min", "\"never\""}, {"plan_consult_min", "0"}};
    static const char *const programme[][2] = {
        {"who", "[\"all\"]"}, {"min_fte", "0"}, {"min_experience_years", "0"}, {"min_initiative", "0"}, {"prior", "[]"},
        {"most_at_once", "\"never\""}, {"supervisors", "[]"}, {"supervised_factor", "1"}, {"training_wait_min", "0"},
        {"fades_after_days", "\"never\""}};
    for (size_t i = 0; i < sizeof delegation / sizeof *delegation; i++)
        assert_string_equal(row_of(&keys_delegation_member, delegation[i][0])->fallback, delegation[i][1]);
    for (size_t i = 0; i < sizeof programme / sizeof *programme; i++)
        assert_string_equal(row_of(&keys_delegation_programme, programme[i][0])->fallback, programme[i][1]);
    assert_null(row_of(&keys_delegation_programme, "refresher_occasions")->fallback);
    assert_null(row_of(&keys_delegation_member, "plan_task")->fallback);
    assert_false(row_of(&keys_delegation_member, "plan_task")->required);
    assert_true(row_of(&keys_delegation_programme, "tasks")->required);
    assert_true(row_of(&keys_delegation_programme, "occasions")->required);
}

static void test_names(void **state)
{
    (void)state;
    assert_int_equal(keys_delegation_member.known, KEYS_TASKS | KEYS_CATEGORIES | KEYS_ALL);
    assert_int_equal(keys_delegation_who.known, KEYS_ROLES | KEYS_MARKS | KEYS_ALL);
    assert_int_equal(row_of(&keys_delegation_programme, "prior")->member->known, KEYS_TASKS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_defaults), cmocka_unit_test(test_names)};
    return cmocka_run_group_tests_name("keys_delegation", tests, NULL, NULL);
}
