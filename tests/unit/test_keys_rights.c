/* The keys of rights: the regimes that a scenario may name are those of the model, in both places where they stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/model.h"
#include "scenario/keys_rights.h"
#include "scenario/keys_units.h"

static void test_regimes(void **state)
{
    (void)state;
    const char *const *choices = keys_rights_member.member->choices;
    for (int regime = 0; regime < N_REGIMES; regime++)
        assert_string_equal(choices[regime], model_regime_ids[regime]);
    assert_null(choices[N_REGIMES]);
}

static void test_of_units(void **state)
{
    (void)state;
    const struct keys_table *unit = keys_units_member.table;
    assert_ptr_equal(unit->rows[keys_find(unit, "rights")].member, &keys_rights_member);
    assert_ptr_equal(unit->rows[keys_find(unit, "not_if_critical")].member, &keys_rights_bans_member);
    assert_int_equal(keys_rights_bans_member.known, KEYS_TASKS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_regimes), cmocka_unit_test(test_of_units)};
    return cmocka_run_group_tests_name("keys_rights", tests, NULL, NULL);
}
