/* The keys of units: what a unit takes when nothing is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/keys_units.h"

static const struct keys_row *row_at(const struct keys_table *table, const char *name)
{
    int i = keys_find(table, name);
    if (i < 0)
        fail_msg("%s has no key %s", table->name, name);
    return &table->rows[i];
}

static void expect_default(const struct keys_table *table, const char *name, const char *fallback)
{
    if (!row_at(table, name)->fallback)
        fail_msg("%s has no default", name);
    assert_string_equal(row_at(table, name)->fallback, fallback);
}

static void test_defaults(void **state)
{
    (void)state;
    const struct keys_table *unit = keys_units_member.table, *patients = row_at(unit, "patients")->table;
    const struct keys_table *level = row_at(patients, "acuity")->member->table, *pause = row_at(unit, "breaks")->member->table;
    expect_default(unit, "copies", "1");
    expect_default(unit, "beds", "0");
    expect_default(unit, "max_away", "1");
    expect_default(unit, "break_guard_min", "0");
    expect_default(unit, "wind_down_min", "0");
    expect_default(unit, "wind_down_urgency", "0");
    expect_default(patients, "turnover_h", "0");
    expect_default(patients, "stay_days", "\"never\"");
    expect_default(patients, "history_days", "365");
    expect_default(level, "rank", "0");
    expect_default(level, "critical", "false");
    expect_default(level, "start_share", "0");
    expect_default(level, "sojourn_h", "\"never\"");
    expect_default(pause, "length_min", "30");
    assert_null(row_at(patients, "arrivals_per_day")->fallback); /* its presence means a stream of arrivals */
    assert_int_equal(row_at(patients, "arrival_profile")->named_by, KEYS_BY_TIME);
    assert_true(row_at(row_at(unit, "shifts")->member->table, "start")->required);
    assert_true(row_at(row_at(patients, "conditions")->member->table, "share")->required);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_defaults)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
