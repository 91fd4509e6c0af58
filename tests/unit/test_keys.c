/* The key table: that every row is whole, and the rules of its types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/keys.h"

/* One row, down to what its members are. */
static void look_at(const char *table, const struct keys_row *row)
{
#define NEED(x)                                                                                                              \
    do                                                                                                                       \
        if (!(x))                                                                                                            \
            fail_msg("%s, %s: not so: " #x, table, row->name);                                                               \
    while (0)
    size_t n = row->meaning ? strlen(row->meaning) : 0;
    NEED(n > 5 && row->meaning[n - 1] == '.' && (row->meaning[0] < 'a' || row->meaning[0] > 'z'));
    NEED(!strchr(row->meaning, '|')); /* it goes into a table */
    NEED((row->type == KEYS_CHOICE) == (row->choices != NULL));
    NEED((row->type == KEYS_NAME || row->known) == (row->names != NULL));
    NEED(row->type == KEYS_STRING || !row->one_line);
    NEED(row->type == KEYS_LIST || !row->when_empty);
    NEED((row->type == KEYS_LIST || row->type == KEYS_MAP) == (row->member != NULL));
    NEED((row->type == KEYS_OBJECT || row->type == KEYS_LAW) == (row->table != NULL));
    NEED(row->high == 0 || row->high > row->low);
    NEED(row->type != KEYS_INT || row->high > 0);
    NEED(!row->divides || (row->type == KEYS_INT && row->divides >= row->high && row->low >= 1));
    NEED(row->type == KEYS_NUMBER || !row->above);
    NEED(row->type == KEYS_MAP || row->named_by == KEYS_BY_NAME);
    NEED(!row->or_never || row->type == KEYS_INT || row->type == KEYS_NUMBER || row->type == KEYS_LAW);
    if (row->member) {
        NEED(row->member->name[0] >= 'A' && row->member->name[0] <= 'Z');
        NEED(row->type != KEYS_MAP || row->member->type != KEYS_NAME); /* of its key or of its value: `known` could not tell */
        NEED(row->type != KEYS_MAP || row->named_by == KEYS_BY_NAME || !row->member->known);
        NEED(!row->member->required && !row->member->fallback && !row->member->absent);
        look_at(table, row->member);
    }
}

static void test_rows(void **state)
{
    (void)state;
    struct keys_place places[KEYS_MOST_TABLES];
    int n = keys_places(places);
    for (int i = 0; i < n; i++) {
        const struct keys_table *t = places[i].table;
        assert_true(t->n_rows > 0 && t->n_rows <= KEYS_MOST_ROWS);
        assert_true(t->meaning && t->meaning[strlen(t->meaning) - 1] == '.');
        assert_true((t->selector == NULL) == (t->kinds == NULL));
        int n_kinds = 0;
        while (t->kinds && t->kinds[n_kinds])
            n_kinds++;
        assert_true(n_kinds < 32);
        if (t->selector)
            assert_true(t->rows[keys_find(t, t->selector)].required);
        for (int k = 0; k < t->n_rows; k++) {
            const struct keys_row *row = &t->rows[k];
            look_at(t->name, row);
            if (row->required + (row->fallback != NULL) + (row->absent != NULL) != 1)
                fail_msg("%s, %s: required, a default, or a meaning when absent: one of them", t->name, row->name);
            if (row->with && (keys_find(t, row->with) < 0 || row->required))
                fail_msg("%s, %s: goes with a key that is not there", t->name, row->name);
            if (row->kinds >> n_kinds != 0)
                fail_msg("%s, %s: kinds that are not there", t->name, row->name);
            assert_int_equal(keys_find(t, row->name), k); /* so no name twice */
        }
        for (int k = 0; k < i; k++)
            assert_string_not_equal(places[k].table->name, t->name);
    }
    assert_int_equal(keys_find(&keys_root, "tick_s"), -1);
    assert_int_equal(keys_find(&keys_root, ""), -1);
}

static void test_places(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "", "/time", "/study", "/roles/ROLE", "/units/UNIT", "/units/UNIT/patients", "/units/UNIT/patients/acuity/LEVEL",
        "/units/UNIT/patients/conditions/CONDITION", "/units/UNIT/shifts/SHIFT", "/units/UNIT/breaks/BREAK", "/tasks/TASK",
        "/tasks/TASK/helper", "/tasks/TASK/arises/WAY", "/staff", "/staff/lines/LINE", "/staff/lines/LINE/away/SPELL",
        "/staff/lines/LINE/education", "/staff/absence/ABSENCE", "/staff/cover/ROLE", "/staff/cover/ROLE/by_reason/REASON",
        "/staff/supplements/SUPPLEMENT", "/policy",
        "/policy/rules/RULE", "/policy/rules/RULE/when", "/policy/shift_lead", "/policy/planning",
        "/policy/planning/tasks/TASK", "/policy/delegation/WHAT",
        "/policy/training/PROGRAMME", "law",
    };
    struct keys_place places[KEYS_MOST_TABLES];
    assert_int_equal(keys_places(places), sizeof paths / sizeof *paths);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_string_equal(places[i].path, paths[i]);
}

static void expect_all(bool (*fits)(const char *), const char *const *good, const char *const *bad)
{
    for (; *good; good++)
        if (!fits(*good))
            fail_msg("'%s' is refused", *good);
    for (; *bad; bad++)
        if (fits(*bad))
            fail_msg("'%s' is taken", *bad);
}

static bool is_name(const char *s)
{
    return keys_name_fits(KEYS_BY_NAME, s);
}

static bool is_time_name(const char *s)
{
    return keys_name_fits(KEYS_BY_TIME, s);
}

static bool is_day_name(const char *s)
{
    return keys_name_fits(KEYS_BY_DAY, s);
}

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})
#define SIXTY "a23456789_123456789_123456789_123456789_123456789_123456789_"

static void test_types(void **state)
{
    (void)state;
    expect_all(is_name, LIST("a", "nurse", "health_worker", "o2", "z_", SIXTY),
               LIST("", "A", "Nurse", "2a", "_a", "a-b", "a b", "stell\xc3\xa5", "a.1", "a\n", SIXTY "1"));
    expect_all(keys_is_time, LIST("00:00", "07:30", "23:59", "12:00:00", "23:59:59"),
               LIST("", "7:30", "24:00", "12:60", "12:00:60", "12:0", "12.00", "12:00:", "12:00:0", "ab:cd", "-1:00",
                    "12:00:00 ", "1200", "12:00.00",
                    " 7:30"));
    expect_all(keys_is_date, LIST("1970-01-01", "2026-01-05", "2024-02-29", "2000-02-29", "2199-12-31"),
               LIST("", "1969-12-31", "2200-01-01", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
                    "2026-01-00", "2026-1-5",
                    "26-01-05", "2026/01/05", "2026-01-05T", "20260105", "2026-01-32"));
    expect_all(is_time_name, LIST("00:00"), LIST("noon"));
    expect_all(is_day_name, LIST("all", "weekdays", "weekend", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
                    "holiday"),
               LIST("", "monday", "Mon", "weekday", "m", "holidays"));
}

static const char *expected_at(const struct keys_table *table, const char *name)
{
    static char out[KEYS_EXPECTED_BYTES];
    return keys_expected(out, &table->rows[keys_find(table, name)]);
}

static void test_expected(void **state)
{
    (void)state;
    static const char *const texts[][3] = {
        {"/time", "tick_s", "a whole number from 1 to 3600 that divides 3600"},
        {"/time", "start_date", "a date 'YYYY-MM-DD' from 1970 to 2199"},
        {"/study", "seed", "a whole number from 0 to 9007199254740991"},
        {"/roles/ROLE", "duration_factor", "a number above 0 and at most 100"},
        {"/roles/ROLE", "label", "a string without control characters"},
        {"/units/UNIT", "shifts", "an object"},
        {"/units/UNIT", "break_guard_min", "a number of at least 0"},
        {"/units/UNIT/patients", "turnover_h", "a law (an object with the key 'law', or a number of at least 0)"},
        {"/units/UNIT/patients", "stay_days", "a law (an object with the key 'law', or a number of at least 0) or 'never'"},
        {"/units/UNIT/patients/acuity/LEVEL", "critical", "true or false"},
        {"/units/UNIT/breaks/BREAK", "length_min", "a number above 0"},
        {"/units/UNIT/breaks/BREAK", "from", "a time of day 'HH:MM' or 'HH:MM:SS'"},
        {"/tasks/TASK", "units", "an array"},
        {"/tasks/TASK", "max_waiting", "a whole number from 0 to 1000000000 or 'never'"},
        {"/tasks/TASK", "late_after_min", "a number of at least 0 or 'never'"},
        {"/tasks/TASK/helper", "joint", "one of 'all', 'check'"},
        {"/staff/lines/LINE", "role", "the name of a role"},
        {"/staff/supplements/SUPPLEMENT", "kr_per_h", "a number from 0 to 100000"},
        {"/staff/supplements/SUPPLEMENT", "applies_to", "one of 'rostered', 'overtime', 'all'"},
        {"law", "cv", "a number from 0.01 to 100"},
    };
    struct keys_place places[KEYS_MOST_TABLES];
    int n = keys_places(places);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int k = 0; k < n; k++)
            if (strcmp(places[k].path, texts[i][0]) == 0)
                assert_string_equal(expected_at(places[k].table, texts[i][1]), texts[i][2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_expected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
