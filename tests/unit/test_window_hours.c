/* Hours of shifts in windows of the week, worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include <math.h>

#include "study/window_hours.h"

enum { MON, TUE, SUN = 6 };

static struct modelcase x;
static struct arena arena;
static struct window_hours w;
static int n_shifts;

static int tear_down(void **state)
{
    (void)state;
    modelcase_free(&x);
    arena_free(&arena);
    return 0;
}

static void make(const char *patch)
{
    static jmp_buf exhausted;
    if (setjmp(exhausted))
        fail();
    arena.exhausted = &exhausted;
    modelcase_good(&x, patch);
    window_hours_make(&w, &x.model, &x.model.units[0], &arena);
    n_shifts = x.model.units[0].n_shifts;
    assert_true(w.n_cells == 7 * n_shifts && w.n == 7 * (n_shifts + 1));
}

static void near(double found, double expected, int line)
{
    if (!(fabs(found - expected) <= 1e-9))
        fail_msg("line %d: found %.12g, expected %.12g", line, found, expected);
}
#define NEAR(found, expected) near(found, expected, __LINE__)

static int window_of(int day, int shift)
{
    return day * (n_shifts + 1) + shift;
}
#define LENGTH_H(day, shift) w.length_h[window_of(day, shift)]
#define INSIDE_H(day, shift, in_day, window) w.inside_h[((day) * n_shifts + (shift)) * w.n + window_of(in_day, window)]

static double hours_of_cell(int day, int shift)
{
    double sum_h = 0;
    for (int window = 0; window < w.n; window++)
        sum_h += w.inside_h[(day * n_shifts + shift) * w.n + window];
    return sum_h;
}

/* day 07-15, evening 14:30-22:30, night 22-07:30: what overlaps is for the report, and each window is as long as its shift. A
 * night is all of the day on which it began, Sunday's too, on whatever weekday the run begins. */
static void test_reports(void **state)
{
    (void)state;
    static const double hours[] = {8, 8, 9.5};
    static const char *const starts[] = {"{}", "{'time': {'start_date': '2026-01-10'}}"}; /* a Saturday */
    for (int start = 0; start < 2; start++) {
        make(starts[start]);
        for (int day = MON; day <= SUN; day++)
            for (int shift = 0; shift < 3; shift++) {
                NEAR(LENGTH_H(day, shift), hours[shift]);
                NEAR(INSIDE_H(day, shift, day, shift), hours[shift]);
                NEAR(hours_of_cell(day, shift), hours[shift]); /* in no other window */
            }
        NEAR(LENGTH_H(MON, 3), 0); /* no time is outside all */
        tear_down(NULL);
    }
}

/* day 07-15, middle 11-19, evening 15-23: the one that began last is in force, so the day's window is 07-11, the middle's 11-15,
 * the evening's 15-23. With two by day, three in the middle and one in the evening, five are there from 11 to 15, and in the
 * evening one and three for half of it. */
static void test_overlap(void **state)
{
    (void)state;
    enum { DAY, EVENING, MIDDLE }; /* by name */
    int wanted[7 * 3 * 2] = {0};
    make("{'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}, 'evening': {'start': '15:00', 'end':"
         " '23:00'}, 'middle': {'start': '11:00', 'end': '19:00'}, 'night': null}}}}");
    NEAR(LENGTH_H(TUE, DAY), 4);
    NEAR(LENGTH_H(TUE, MIDDLE), 4);
    NEAR(LENGTH_H(TUE, EVENING), 8);
    NEAR(INSIDE_H(TUE, DAY, TUE, DAY), 4);
    NEAR(INSIDE_H(TUE, DAY, TUE, MIDDLE), 4);
    NEAR(INSIDE_H(TUE, MIDDLE, TUE, EVENING), 4);
    NEAR(INSIDE_H(MON, MIDDLE, TUE, MIDDLE), 0);
    NEAR(LENGTH_H(TUE, 3), 0); /* outside all nobody is there */
    wanted[(TUE * 3 + DAY) * 2 + 1] = 2;
    wanted[(TUE * 3 + MIDDLE) * 2 + 1] = 3;
    wanted[(TUE * 3 + EVENING) * 2 + 1] = 1;
    NEAR(window_hours_people(&w, wanted, 2, 1, window_of(TUE, DAY)), 2);
    NEAR(window_hours_people(&w, wanted, 2, 1, window_of(TUE, MIDDLE)), 5);
    NEAR(window_hours_people(&w, wanted, 2, 1, window_of(TUE, EVENING)), 1 + 3 * 0.5);
    NEAR(window_hours_people(&w, wanted, 2, 1, window_of(MON, DAY)), 0);
    NEAR(window_hours_people(&w, wanted, 2, 0, window_of(TUE, DAY)), 0);
}

/* A long shift of the roster only, 07-23, has no window; it is in those of the day and the evening for 7.5 of their 8 h each,
 * and for one hour, a report, in the night's. */
static void test_long_shift(void **state)
{
    (void)state;
    enum { DAY, EVENING, LONG, NIGHT }; /* by name */
    make("{'units': {'ward': {'shifts': {'long': {'start': '07:00', 'end': '23:00', 'window': false}}}}}");
    NEAR(LENGTH_H(MON, LONG), 0);
    NEAR(INSIDE_H(MON, LONG, MON, DAY), 7.5);
    NEAR(INSIDE_H(MON, LONG, MON, EVENING), 7.5);
    NEAR(INSIDE_H(MON, LONG, MON, NIGHT), 0);
    NEAR(LENGTH_H(MON, NIGHT), 9.5);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
    const struct CMUnitTest tests[] = {TEST(test_reports), TEST(test_overlap), TEST(test_long_shift)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
