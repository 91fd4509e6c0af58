/* What a replication leaves behind: every number has a place of its own, and hours, waits and days say what the hand-made
 * accounts hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "handmade_days.h"
#include "metrics/results.h"

enum { EAST = HANDMADE_EAST, WEST = HANDMADE_WEST, UNITS = HANDMADE_UNITS, NURSE = HANDMADE_NURSE, ROLES = HANDMADE_ROLES };

static struct handmade h;
static struct tally t;
static struct rows rows;
static struct results r;
static double *values;
static struct arena arena;
static jmp_buf exhausted;

static void fill(void)
{
    tally_fill(&t, &h.accounts);
    results_fill(&r, &t, values);
}

static int set_up(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    handmade_fill(&h);
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    tally_init(&t, &h.model, &arena);
    rows_init(&rows, &h.model, &arena);
    results_init(&r, &h.model, &rows);
    values = ARENA_ARRAY(&arena, r.n, double);
    fill();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void near(double value, double expected)
{
    if (isnan(expected) ? !isnan(value) : !(fabs(value - expected) <= 1e-9 * (1 + fabs(expected))))
        fail_msg("%.12g instead of %.12g", value, expected);
}

/* Rows first, then all that the indices lead to: each place once, and none left over. */
static void test_layout(void **state)
{
    (void)state;
    int *used = ARENA_ARRAY(&arena, r.n, int);
    for (int i = 0; i < rows.n; i++)
        used[i]++;
#define USE(place) \
    do { \
        int64_t at = (place); \
        assert_true(at >= 0 && at < r.n); \
        used[at]++; \
    } while (0)
    for (int p = 0; p < HANDMADE_PERSONS; p++)
        for (int measure = 0; measure < N_PERSONAL; measure++)
            USE(results_person(&r, p, (enum personal)measure));
    for (int unit = 0; unit <= UNITS; unit++) {
        for (int role = 0; role <= ROLES; role++) {
            for (int i = 0; i < HOURS_A_DAY * N_HOUR_MEASURES; i++)
                USE(results_hour(&r, unit, role, i / N_HOUR_MEASURES, i % N_HOUR_MEASURES));
            for (int i = 0; i < HANDMADE_DAYS * N_SERIES_MEASURES; i++)
                USE(results_series(&r, unit, role, i / N_SERIES_MEASURES, (enum series_measure)(i % N_SERIES_MEASURES)));
        }
        for (int i = 0; i < (HANDMADE_TASKS + 1) * N_WAIT_MEASURES; i++)
            USE(results_wait(&r, unit, i / N_WAIT_MEASURES, i % N_WAIT_MEASURES));
    }
#undef USE
    for (int64_t i = 0; i < r.n; i++)
        if (used[i] != 1)
            fail_msg("place %d of %d is used %d times", (int)i, (int)r.n, used[i]);
}

/* Filling writes every place, and nothing behind the last. */
static void test_all_is_written(void **state)
{
    (void)state;
    static const double untouched = -98765.5;
    double *more = ARENA_ARRAY(&arena, r.n + 1, double);
    for (int64_t i = 0; i <= r.n; i++)
        more[i] = untouched;
    results_fill(&r, &t, more);
    for (int64_t i = 0; i < r.n; i++)
        assert_true(more[i] != untouched);
    assert_true(more[r.n] == untouched);
}

/* Stretches of days: as many as there are days; in runs longer than 512 days as many as there are weeks, and so on. */
static void test_stretches(void **state)
{
    (void)state;
    static const int known[][3] = {{1, 1, 1}, {512, 1, 512}, {513, 7, 74}, {3584, 7, 512}, {3585, 28, 129}, {14337, 364, 40}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        h.model.end_ticks = known[i][0] * h.model.ticks_per_day;
        results_init(&r, &h.model, &rows);
        assert_int_equal(r.days_per_slice, known[i][1]);
        assert_int_equal(r.n_days, known[i][2]);
        assert_int_equal(r.n, r.series + (int64_t)(UNITS + 1) * (ROLES + 1) * r.n_days * N_SERIES_MEASURES);
    }
}

static double hour(int unit, int role, int of, int measure)
{
    return values[results_hour(&r, unit, role, of, measure)];
}

/* The window has two days, so an hour of the day is two hours long. */
static void test_hours(void **state)
{
    (void)state;
    near(hour(EAST, ROLES, 9, HOUR_ON_DUTY_PEOPLE), 0.5); /* anna, on Tuesday alone */
    near(hour(EAST, ROLES, 9, HOUR_UTILISATION_SHARE), 1);
    near(hour(EAST, NURSE, 9, HOUR_CATEGORIES + CATEGORY_CLINICAL), 60);
    near(hour(EAST, NURSE, 11, HOUR_CATEGORIES + CATEGORY_CARE), 30);
    near(hour(EAST, ROLES, 16, HOUR_IDLE_BLOCKED_SHARE), 0.5);
    near(hour(EAST, ROLES, 16, HOUR_UTILISATION_SHARE), 0);
    near(hour(EAST, ROLES, 19, HOUR_ON_DUTY_PEOPLE), 0.25); /* half an hour of overtime */
    near(hour(EAST, ROLES, 20, HOUR_ON_DUTY_PEOPLE), 0);
    near(hour(EAST, ROLES, 20, HOUR_UTILISATION_SHARE), NAN);
    near(hour(EAST, ROLES, 20, HOUR_IDLE_BLOCKED_SHARE), NAN);
    near(hour(EAST, ROLES, 20, HOUR_CATEGORIES + CATEGORY_CARE), NAN);
    near(hour(UNITS, ROLES, 10, HOUR_ON_DUTY_PEOPLE), 1); /* anna on Tuesday, cia on Wednesday */
    near(hour(UNITS, NURSE, 10, HOUR_CATEGORIES + CATEGORY_CARE), 30);
    near(hour(EAST, NURSE, 0, HOUR_ON_DUTY_PEOPLE), 0); /* bo is an assistant */
    near(hour(EAST, ROLES, 8, HOUR_MADE_PER_H), 7.5); /* at 08:54, started at 09:00 */
    near(hour(EAST, ROLES, 8, HOUR_STARTED_PER_H), 0);
    near(hour(EAST, ROLES, 8, HOUR_WAIT_MIN_MEAN), NAN);
    near(hour(EAST, ROLES, 9, HOUR_STARTED_PER_H), 7.5); /* without those of Monday */
    near(hour(EAST, ROLES, 9, HOUR_WAIT_MIN_MEAN), 6);
    near(hour(EAST, ROLES, 17, HOUR_WAIT_MIN_MEAN), 62);
    near(hour(UNITS, ROLES, 10, HOUR_STARTED_PER_H), 7.5);
    near(hour(EAST, ROLES, 19, HOUR_OMITTED_PER_H), 2);
    near(hour(EAST, ROLES, 17, HOUR_OMITTED_PER_H), 0);
    near(hour(EAST, ROLES, 12, HOUR_PATIENTS_MEAN), 1.5);
    near(hour(UNITS, ROLES, 12, HOUR_PATIENTS_MEAN), 2.5);
    for (int measure = HOUR_MADE_PER_H; measure < N_HOUR_MEASURES; measure++)
        near(hour(EAST, NURSE, 9, measure), NAN); /* a role has no tasks of its own */
}

/* Over the hours of the day, everything is there again. */
static void test_hours_add_up(void **state)
{
    (void)state;
    for (int unit = -1; unit < UNITS; unit++) {
        double duty = 0, made = 0, started = 0, omitted = 0, days = 2;
        for (int i = 0; i < HOURS_A_DAY; i++) {
            int u = unit < 0 ? UNITS : unit;
            duty += hour(u, ROLES, i, HOUR_ON_DUTY_PEOPLE) * days;
            made += hour(u, ROLES, i, HOUR_MADE_PER_H) * days;
            started += hour(u, ROLES, i, HOUR_STARTED_PER_H) * days;
            omitted += hour(u, ROLES, i, HOUR_OMITTED_PER_H) * days;
        }
        near(duty, values[rows_find(&rows, "on_duty_h", metric_at(unit, -1, -1, -1))]);
        near(made, values[rows_find(&rows, "made_count", metric_at(unit, -1, -1, -1))]);
        near(omitted, values[rows_find(&rows, "omitted_count", metric_at(unit, -1, -1, -1))]);
        near(started, unit < 0 ? 65 : unit == EAST ? 50 : 15);
    }
}

static double up_to(int unit, int task, int minutes)
{
    for (int step = 0; step < N_WAIT_STEPS; step++)
        if (results_wait_steps_min[step] == minutes)
            return values[results_wait(&r, unit, task, WAIT_UP_TO + step)];
    fail_msg("no step of %d minutes", minutes);
    return NAN;
}

static void test_waits(void **state)
{
    (void)state;
    near(values[results_wait(&r, EAST, HANDMADE_MEDICINE, WAIT_MADE)], 25);
    near(values[results_wait(&r, EAST, HANDMADE_MEDICINE, WAIT_STARTED)], 20);
    near(up_to(EAST, HANDMADE_MEDICINE, 5), 0);
    near(up_to(EAST, HANDMADE_MEDICINE, 10), 15); /* 15 waited 6 minutes, 5 waited 62 */
    near(up_to(EAST, HANDMADE_MEDICINE, 60), 15);
    near(up_to(EAST, HANDMADE_MEDICINE, 90), 20);
    near(up_to(EAST, HANDMADE_BELL, 0), 10);
    near(up_to(UNITS, HANDMADE_BELL, 5), 25); /* at most 5 minutes is with those of 5 minutes */
    near(up_to(UNITS, HANDMADE_BELL, 2), 10);
    near(values[results_wait(&r, UNITS, HANDMADE_TASKS, WAIT_MADE)], 72);
    near(up_to(UNITS, HANDMADE_TASKS, 30), 10 + 15 + 15 + 10 + 9);
    near(up_to(UNITS, HANDMADE_TASKS, 1440), 65);
    for (int measure = 0; measure < N_WAIT_MEASURES; measure++)
        near(values[results_wait(&r, WEST, HANDMADE_MEDICINE, measure)], 0);
    h.model.tick_s = 30; /* the same ticks are half as long: 62 of them are 31 minutes */
    h.model.ticks_per_day = 2880;
    fill();
    near(up_to(EAST, HANDMADE_MEDICINE, 2), 0);
    near(up_to(EAST, HANDMADE_MEDICINE, 5), 15);
    near(up_to(EAST, HANDMADE_MEDICINE, 30), 15);
    near(up_to(EAST, HANDMADE_MEDICINE, 45), 20);
}

/* Steps within a wide bin: whole tasks, near to what it was, and never less than at the step before. */
static void test_long_waits(void **state)
{
    (void)state;
    for (int wait = 1; wait <= 1001; wait += 2) {
        h.waits[(EAST * HANDMADE_TASKS + HANDMADE_WASH) * h.accounts.n_bins + waits_bin(wait)]++;
        h.task_accounts[EAST][HANDMADE_WASH].started++;
        h.task_accounts[EAST][HANDMADE_WASH].made++;
    }
    fill();
    double before = 0;
    for (int step = 0; step < N_WAIT_STEPS; step++) {
        int limit = results_wait_steps_min[step];
        double found = up_to(EAST, HANDMADE_WASH, limit), exact = limit > 1001 ? 501 : (limit + 1) / 2;
        exact += (limit >= 25 ? 9 : 0) + (limit >= 75); /* those of handmade_days.h */
        assert_true(found == floor(found) && found >= before && fabs(found - exact) <= (limit < 128 ? 0 : 1 + exact / 64));
        before = found;
    }
}

static void test_series(void **state)
{
    (void)state;
    static const double known[HANDMADE_DAYS][N_SERIES_MEASURES] = { /* of east; warm-up included */
        [0] = {60, 0, 3, 0, 0, 0, 2880, 0, 1},
        [1] = {630, 320, 43, 33, 2200, 4, 2880, 0, 0}, /* among them three of Monday, which waited 600 minutes each */
        [2] = {300, 210, 14, 20, 400, 0, 1440, 0, 2},
    };
    for (int day = 0; day < HANDMADE_DAYS; day++)
        for (int i = 0; i < N_SERIES_MEASURES; i++) {
            enum series_measure measure = (enum series_measure)i;
            near(values[results_series(&r, EAST, ROLES, day, measure)], known[day][i]);
            near(values[results_series(&r, UNITS, ROLES, day, measure)],
                 known[day][i] + values[results_series(&r, WEST, ROLES, day, measure)]);
            if (measure >= SERIES_MADE && measure <= SERIES_PATIENT_TICKS)
                near(values[results_series(&r, EAST, NURSE, day, measure)], NAN);
        }
    near(values[results_series(&r, EAST, NURSE, 1, SERIES_WORK_TICKS)], 320);
    near(values[results_series(&r, EAST, NURSE, 2, SERIES_ON_DUTY_TICKS)], 0);
    near(values[results_series(&r, EAST, NURSE, 0, SERIES_RIGHTS_EARNED)], 1);
    near(values[results_series(&r, EAST, NURSE, 2, SERIES_RIGHTS_EARNED)], 0);
    near(values[results_series(&r, WEST, ROLES, 2, SERIES_WORK_TICKS)], 75);
    near(values[results_series(&r, WEST, ROLES, 2, SERIES_WAIT_TICKS)], 75);
}

static void test_rows_and_persons(void **state)
{
    (void)state;
    double of_person[N_PERSONAL];
    for (int i = 0; i < rows.n; i++)
        near(values[i], rows.row[i].metric->value(&t, &rows.row[i].cell));
    for (int p = 0; p < HANDMADE_PERSONS; p++) {
        personal_measure(&h.accounts, p, of_person);
        for (int i = 0; i < N_PERSONAL; i++)
            near(values[results_person(&r, p, (enum personal)i)], of_person[i]);
    }
}

static void test_names(void **state)
{
    (void)state;
    for (int i = 0; i < N_HOUR_MEASURES; i++) {
        bool category = i >= HOUR_CATEGORIES && i < HOUR_CATEGORIES + N_CATEGORIES;
        assert_int_equal(!strcmp(results_hour_ids[i], "time_min_per_duty_h"), category);
    }
    for (int step = 1; step < N_WAIT_STEPS; step++)
        assert_true(results_wait_steps_min[step] > results_wait_steps_min[step - 1]);
    assert_int_equal(results_wait_steps_min[0], 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_layout), TEST(test_all_is_written), TEST(test_stretches), TEST(test_hours), TEST(test_hours_add_up),
        TEST(test_waits), TEST(test_long_waits), TEST(test_series), TEST(test_rows_and_persons), cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests_name("results", tests, NULL, NULL);
}
