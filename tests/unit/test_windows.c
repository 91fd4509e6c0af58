/* Shift windows: held against a reading minute by minute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include "model/windows.h"

enum { DAY = 1440 };

static const struct model m = {.ticks_per_day = DAY, .start_weekday = 5}; /* from a Saturday on */

static void expect(const struct unit *u, int32_t t, int window, int weekday)
{
    int got;
    assert_int_equal(windows_at(&m, u, t, &got), window);
    assert_int_equal(got, weekday);
}

/* day 07-15, evening 14:30-22:30, night 22:30-07 */
static const struct shift whole[] = {{.start_tick = 420, .end_tick = 900},
                                     {.start_tick = 870, .end_tick = 1350},
                                     {.start_tick = 1350, .end_tick = 1860}};
static const struct unit all_day = {.n_shifts = 3, .shifts = whole};

static void test_at(void **state)
{
    (void)state;
    expect(&all_day, 420, 0, 5);
    expect(&all_day, 869, 0, 5);
    expect(&all_day, 870, 1, 5);  /* both hold it, and the evening began last */
    expect(&all_day, 1349, 1, 5);
    expect(&all_day, 1350, 2, 5);
    expect(&all_day, DAY, 2, 5);      /* past midnight it is still Saturday's night */
    expect(&all_day, DAY + 419, 2, 5);
    expect(&all_day, DAY + 420, 0, 6);
    expect(&all_day, 0, 2, 4);        /* before the first day there was one */
    expect(&all_day, 2 * DAY, 2, 6);
    expect(&all_day, 2 * DAY + 420, 0, 0); /* Monday */
}

static void test_outside(void **state)
{
    (void)state;
    const struct unit days = {.n_shifts = 1, .shifts = whole}, none = {0};
    expect(&days, 419, 1, 5);
    expect(&days, 420, 0, 5);
    expect(&days, 899, 0, 5);
    expect(&days, 900, 1, 5);
    expect(&none, 900, 0, 5);
}

/* Columns by kind of day and window: here each has one of its own. Sunday is a holiday, and so was the Friday before the run. */
static void test_column(void **state)
{
    (void)state;
    enum { FRIDAY = 4, SATURDAY, SUNDAY, MONDAY = 0 };
    static const int32_t days[] = {999, 1001};
    const struct model from_saturday = {.ticks_per_day = DAY, .start_weekday = 5, .start_day = 1000, .n_holidays = 2,
                                        .holidays = days};
    int own[14 * 4];
    for (int i = 0; i < 14 * 4; i++)
        own[i] = i;
    struct unit u = all_day;
    u.column_of = own;
    const int expected[][2] = {
        {0, (7 + FRIDAY) * 4 + 2}, {420, SATURDAY * 4}, {DAY, SATURDAY * 4 + 2}, {DAY + 420, (7 + SUNDAY) * 4},
        {2 * DAY, (7 + SUNDAY) * 4 + 2}, {2 * DAY + 420, MONDAY * 4},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_int_equal(windows_column(&from_saturday, &u, expected[i][0]), expected[i][1]);
    u.n_shifts = 0;
    assert_int_equal(windows_column(&from_saturday, &u, DAY), 7 + SUNDAY);
}

/* Of two that begin together, the later in the list. */
static void test_same_start(void **state)
{
    (void)state;
    const struct shift same[] = {{.start_tick = 420, .end_tick = 900}, {.start_tick = 420, .end_tick = 800}};
    const struct unit u = {.n_shifts = 2, .shifts = same};
    expect(&u, 420, 1, 5);
    expect(&u, 800, 0, 5);
}

static void test_next(void **state)
{
    (void)state;
    static const int32_t bounds[][2] = {{0, 420}, {419, 420}, {420, 870}, {870, 900}, {900, 1350}, {1350, DAY}};
    for (int day = 0; day < 3; day++)
        for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++)
            assert_int_equal(windows_next(&m, &all_day, day * DAY + bounds[i][0]), day * DAY + bounds[i][1]);
    const struct unit none = {0};
    assert_int_equal(windows_next(&m, &none, 7), DAY);
    assert_int_equal(windows_next(&m, &none, DAY), 2 * DAY);
}

/* Between two of these ticks nothing changes, and that is all they are for. */
static void test_next_misses_nothing(void **state)
{
    (void)state;
    for (int n = 0; n <= 3; n++) {
        const struct unit u = {.n_shifts = n, .shifts = whole};
        int32_t next = windows_next(&m, &u, 0);
        for (int32_t t = 1; t < 3 * DAY; t++) {
            int before, now;
            bool changes = windows_at(&m, &u, t - 1, &before) != windows_at(&m, &u, t, &now) || before != now;
            assert_true(!changes || t == next);
            if (t == next)
                next = windows_next(&m, &u, t);
        }
    }
}

static void test_gaps(void **state)
{
    (void)state;
    assert_false(windows_leave_gaps(&m, &all_day));
    const struct unit days = {.n_shifts = 2, .shifts = whole}, none = {0};
    assert_true(windows_leave_gaps(&m, &days));
    assert_true(windows_leave_gaps(&m, &none));
    const struct shift round[] = {{.start_tick = 420, .end_tick = 420 + DAY}};
    const struct shift nearly[] = {{.start_tick = 420, .end_tick = 419 + DAY}};
    assert_false(windows_leave_gaps(&m, &(struct unit){.n_shifts = 1, .shifts = round}));
    assert_true(windows_leave_gaps(&m, &(struct unit){.n_shifts = 1, .shifts = nearly}));
}

/* A long day and a long night of the roster only: never in force, and nothing changes when they begin or end. */
static void test_roster_only(void **state)
{
    (void)state;
    const struct shift shifts[] = {
        whole[0], whole[1], whole[2],
        {.start_tick = 420, .end_tick = 1200, .roster_only = true},
        {.start_tick = 1140, .end_tick = 1900, .roster_only = true},
    };
    const struct unit u = {.n_shifts = 5, .shifts = shifts}, only = {.n_shifts = 2, .shifts = shifts + 3};
    for (int32_t t = 0; t < 3 * DAY; t++) {
        int weekday, shift = windows_at(&m, &all_day, t, &weekday);
        expect(&u, t, shift < 3 ? shift : 5, weekday);
        assert_int_equal(windows_next(&m, &u, t), windows_next(&m, &all_day, t));
    }
    expect(&only, 600, 2, 5);
    assert_true(windows_leave_gaps(&m, &only));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_at),   cmocka_unit_test(test_outside),             cmocka_unit_test(test_same_start),
        cmocka_unit_test(test_next), cmocka_unit_test(test_next_misses_nothing), cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_column), cmocka_unit_test(test_roster_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
