/* Dates, times of day, limits: what becomes of them in ticks, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include "model/times.h"

static void test_days(void **state)
{
    (void)state;
    static const struct {
        const char *date;
        int32_t days;
    } known[] = {{"1970-01-01", 0}, {"1970-03-01", 59}, {"1972-02-29", 789}, {"1972-03-01", 790}, {"2000-02-29", 11016},
                 {"2026-01-05", 20458},
                 {"2026-12-31", 20818}, {"2100-02-28", 47540}, {"2100-03-01", 47541}, {"2199-12-31", 84005}};
    char date[TIMES_DATE_BYTES];
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_int_equal(times_days(known[i].date), known[i].days);
        assert_string_equal(times_date(date, known[i].days), known[i].date);
    }
    for (int32_t day = 0; day < 100000; day++) /* to the year 2243 */
        assert_int_equal(times_days(times_date(date, day)), day);
    assert_int_equal(times_days("2026-02-29"), -1);
    assert_int_equal(times_days("2100-02-29"), -1);
    assert_int_equal(times_days("2026-13-01"), -1);
    assert_int_equal(times_days("2026-04-31"), -1);
    assert_int_equal(times_days("1969-12-31"), -1);
    assert_int_equal(times_weekday(0), 3);      /* a Thursday */
    assert_int_equal(times_weekday(20458), 0);  /* 5 January 2026, a Monday */
    assert_int_equal(times_weekday_named("mon"), 0);
    assert_int_equal(times_weekday_named("sun"), 6);
    assert_int_equal(times_weekday_named("day"), -1);
}

static void test_clock(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'time': {'tick_s': 30, 'start_date': '2026-02-12', 'warmup_days': 3, 'days': 10}}");
    assert_int_equal(x.model.tick_s, 30);
    assert_int_equal(x.model.ticks_per_day, 2880);
    assert_int_equal(x.model.warmup_ticks, 3 * 2880);
    assert_int_equal(x.model.end_ticks, 13 * 2880);
    assert_int_equal(x.model.start_day, 20496);
    assert_int_equal(x.model.start_weekday, 3);
    modelcase_free(&x);
}

static void test_horizon_must_fit(void **state)
{
    (void)state;
    modelcase_errors("{'time': {'tick_s': 1, 'days': 36500}}",
                     "/time/days: 36500 days are 3153600000 ticks of 1 s; expected at most 1073741823: take a longer tick or"
                     " fewer days\n");
    struct modelcase x;
    modelcase_good(&x, "{'time': {'tick_s': 1, 'days': 12427}}"); /* just fits */
    assert_int_equal(x.model.end_ticks, 12427 * 86400);
    modelcase_free(&x);
}

#define OFF ": expected a time on the grid of 60 s (/time/tick_s), found "

static void test_grid(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_document(&x, MODELCASE_BASE, "{'time': {'tick_s': 3600}, 'units': {'ward': {'shifts': {'night': null, 'evening':"
                                           " null, 'day': {'start': '06:30'}}}}}");
    modelcase_at(&x, "time", "tick_s", NULL)->file = "--set"; /* who made the grid is told */
    x.status = model_build(&x.model, x.root, "case", &x.findings, &x.error);
    modelcase_expect(&x, true, "/units/ward/shifts/day/start: expected a time on the grid of 3600 s (/time/tick_s of --set),"
                               " found '06:30'; the nearest are '06:00' and '07:00'\n");
    modelcase_free(&x);
    modelcase_errors("{'tasks': {'medicine': {'arises': {'round': {'times': ['08:00', '11:05:30', '23:59:59']}}},"
                     " 'bell': {'arises': {'call': {'profile': {'06:00:20': 1}}}}},"
                     " 'units': {'ward': {'shifts': {'day': {'start': '06:59:30', 'end': '15:00:01'}}}}}",
                     "/units/ward/shifts/day/start" OFF "'06:59:30'; the nearest are '06:59' and '07:00'\n"
                     "/units/ward/shifts/day/end" OFF "'15:00:01'; the nearest are '15:00' and '15:01'\n"
                     "/tasks/bell/arises/call/profile/06:00:20" OFF "'06:00:20'; the nearest are '06:00' and '06:01'\n"
                     "/tasks/medicine/arises/round/times/1" OFF "'11:05:30'; the nearest are '11:05' and '11:06'\n"
                     "/tasks/medicine/arises/round/times/2" OFF "'23:59:59'; the nearest are '23:59' and '00:00'\n");
    modelcase_errors("{'time': {'tick_s': 40}, 'units': {'ward': {'shifts': {'day': {'start': '07:01'}}}}}",
                     "/units/ward/shifts/day/start: expected a time on the grid of 40 s (/time/tick_s), found '07:01'; the"
                     " nearest are '07:00:40' and '07:01:20'\n");
    modelcase_good(&x, "{'time': {'tick_s': 10}, 'tasks': {'medicine': {'arises': {'round': {'times': ['11:05:30']}}}}}");
    assert_true(modelcase_source(&x.model.units[0], "medicine/round")->time_s[0] == 11 * 3600 + 5 * 60 + 30);
    modelcase_free(&x);
}

/* Limits go up to the next tick, each with a warning; whole ones and decimals that are no doubles do not. */
static void test_limits(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'time': {'tick_s': 6}, 'tasks': {'bell': {'late_after_min': 0.1, 'omit_after_min': 2.51}, 'medicine':"
                       " {'late_after_min': 0}}}");
    modelcase_expect(&x, false, "/tasks/bell/omit_after_min: 2.51 min is not a whole number of ticks of 6 s: taken as 2.6 min\n");
    const struct task *bell = &x.model.tasks[modelcase_task(&x.model, "bell")];
    const struct task *medicine = &x.model.tasks[modelcase_task(&x.model, "medicine")];
    assert_int_equal(bell->late_ticks, 1);
    assert_int_equal(bell->omit_ticks, 26);
    assert_int_equal(medicine->late_ticks, 0);
    assert_int_equal(medicine->omit_ticks, MODEL_NEVER);
    modelcase_free(&x);
    modelcase_good(&x, "{'tasks': {'bell': {'late_after_min': 1073741823}}}");
    assert_int_equal(x.model.tasks[modelcase_task(&x.model, "bell")].late_ticks, 1073741823);
    modelcase_free(&x);
    modelcase_errors("{'tasks': {'bell': {'late_after_min': 1073741824}}}",
                     "/tasks/bell/late_after_min: expected at most 1073741823 ticks of 60 s, found 1073741824 min\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_clock),
        cmocka_unit_test(test_horizon_must_fit),
        cmocka_unit_test(test_grid),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests_name("times", tests, NULL, NULL);
}
