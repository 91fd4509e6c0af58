/* The keys of absence, cover and education: what holds when nothing is said, and that the lists are in the order of the model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "checkcase.h"

#include "model/model.h"
#include "scenario/keys_away.h"

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
    const struct keys_table *absence = keys_away_absence.table, *cover = keys_away_cover.table, *days = keys_away_days.table;
    const struct keys_table *education = &keys_away_education_table;
    expect_default(absence, "reason", "\"sickness\"");
    expect_default(absence, "who", "[\"all\"]");
    expect_default(absence, "season", "[]");
    assert_true(row_at(absence, "share")->required && row_at(absence, "length_days")->required);
    expect_default(cover, "same_role_probability", "1");
    expect_default(cover, "lower_role_probability", "1");
    expect_default(cover, "temp_probability", "1");
    expect_default(cover, "least_rest_h", "8");
    expect_default(cover, "called_in_pay", "\"overtime\"");
    assert_true(row_at(cover, "order")->required);
    expect_default(days, "reason", "\"leave\"");
    expect_default(education, "exam_leave_days", "2");
    expect_default(education, "practice_weeks", "5");
    expect_default(education, "day_h", "7.5");
    expect_default(education, "cover", "true");
    assert_true(row_at(education, "from")->required && row_at(education, "until")->required);
    assert_true(row_at(education, "support")->required);
    int n = 0;
    while (keys_away_reasons[n])
        n++;
    assert_int_equal(n, N_AWAY_REASONS - 1); /* education has keys of its own */
    static const enum away_reason all[] = {AWAY_VACANCY, AWAY_LEAVE, AWAY_EDUCATION, AWAY_SICKNESS};
    static const char *const words[] = {"vacancy", "leave", "education", "sickness"};
    for (n = 0; keys_away_all_reasons[n]; n++)
        assert_string_equal(keys_away_all_reasons[all[n]], words[n]);
    assert_int_equal(n, N_AWAY_REASONS);
    for (n = 0; keys_away_ways[n];)
        n++;
    assert_int_equal(n, N_COVER_WAYS + 1);
    assert_string_equal(keys_away_ways[COVER_SAME_ROLE], "same_role");
    assert_string_equal(keys_away_ways[COVER_LOWER_ROLE], "lower_role");
    assert_string_equal(keys_away_ways[COVER_TEMP], "temp");
    assert_string_equal(keys_away_ways[COVER_NOBODY], "nobody");
}

/* What the table refuses, in its words. */
static void test_refused(void **state)
{
    expect_errors(*state, "{'staff': {'absence': {'sick': {'share': 1.2, 'length_days': 3, 'season': [-1], 'reason': 'holiday'},"
                          "'leave': {}}, 'cover': {'nurse': {'order': ['temps'], 'temp_probability': 2, 'by_reason':"
                          " {'leaves': {'order': []}}}},"
                          "'lines': {'a': {'unit': 'w', 'role': 'n', 'duty': 'call', 'away': {'x': {'from': '2026-02-30'}},"
                          "'education': {'support': 'leave', 'from': '2026-01-01'}}}}}",
                  "/staff/lines/a/duty: expected one of 'roster', 'always', 'temp', found the string 'call'\n"
                  "/staff/lines/a/away/x/from: expected a date 'YYYY-MM-DD' from 1970 to 2199, found the string '2026-02-30'\n"
                  "/staff/lines/a/education: key 'until' is missing: expected a date 'YYYY-MM-DD' from 1970 to 2199\n"
                  "/staff/lines/a/education/support: expected one of 'paid_leave', 'hours_owed', 'money', 'none', found the"
                  " string"
                  " 'leave'\n"
                  "/staff/absence/sick/reason: expected one of 'vacancy', 'leave', 'sickness', found the string 'holiday'\n"
                  "/staff/absence/sick/share: expected a number from 0 to 0.95, found 1.2\n"
                  "/staff/absence/sick/season/0: expected a number from 0 to 20, found -1\n"
                  "/staff/absence/leave: key 'share' is missing: expected a number from 0 to 0.95\n"
                  "/staff/absence/leave: key 'length_days' is missing: expected " A_LAW "\n"
                  "/staff/cover/nurse/order/0: expected one of 'same_role', 'lower_role', 'temp', 'nobody', found the string"
                  " 'temps'; did you mean 'temp'?\n"
                  "/staff/cover/nurse/temp_probability: expected a number from 0 to 1, found 2\n"
                  "/staff/cover/nurse/by_reason/leaves: expected one of 'vacancy', 'leave', 'education', 'sickness' as key, found"
                  " 'leaves'; did you mean 'leave'?\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test_setup_teardown(test_refused, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests_name("keys_away", tests, NULL, NULL);
}
