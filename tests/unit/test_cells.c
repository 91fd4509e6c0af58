/* Which sums belong to a cell: units, groups and subjects, and the shifts and weekdays that fit it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>

#include "handmade_days.h"
#include "metrics/cells.h"

enum { ALL = -1, EAST = HANDMADE_EAST, WEST = HANDMADE_WEST, NURSE = HANDMADE_NURSE, ASSISTANT = HANDMADE_ASSISTANT };
enum { MON, TUE, WED, IDLE = N_CATEGORIES + TIME_IDLE, BREAK = N_CATEGORIES + TIME_BREAK };

static struct handmade h;
static struct tally t;
static struct arena arena;
static jmp_buf exhausted;

static int set_up(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    handmade_fill(&h);
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct metric_cell slice(int unit, int role, int shift, int weekday)
{
    return (struct metric_cell){unit, role, -1, -1, -1, shift, weekday};
}

static struct people_sums people(int unit, int role, int shift, int weekday)
{
    struct metric_cell c = slice(unit, role, shift, weekday);
    return cells_people_slices(&t, &c);
}

static struct care_sums care(int unit, int shift, int weekday)
{
    struct metric_cell c = slice(unit, -1, shift, weekday);
    return cells_care_slices(&t, &c);
}

static void test_places(void **state)
{
    (void)state;
    struct metric_cell c = metric_at(ALL, ALL, ALL, ALL);
    assert_int_equal(cells_unit(&t, &c), HANDMADE_UNITS);
    assert_int_equal(cells_group(&t, &c), HANDMADE_UNITS * (HANDMADE_ROLES + 1) + HANDMADE_ROLES);
    assert_int_equal(cells_subject(&t, &c), tally_all_tasks(&t));
    assert_false(cells_is_slice(&c));
    c = metric_at(WEST, NURSE, CATEGORY_CARE, ALL);
    assert_int_equal(cells_group(&t, &c), WEST * (HANDMADE_ROLES + 1) + NURSE);
    assert_int_equal(cells_subject(&t, &c), tally_category(&t, CATEGORY_CARE));
    c.category = -1;
    c.urgency = 0; /* the most urgent is not "all" */
    assert_int_equal(cells_subject(&t, &c), tally_urgency(&t, 0));
    c.task = HANDMADE_BELL;
    assert_int_equal(cells_subject(&t, &c), HANDMADE_BELL);
    c = slice(EAST, ALL, 0, ALL); /* the first shift, and Monday, are something */
    assert_true(cells_is_slice(&c));
    c = slice(EAST, ALL, ALL, 0);
    assert_true(cells_is_slice(&c));
}

/* Subjects do not overlap. */
static void test_subjects(void **state)
{
    (void)state;
    int next = HANDMADE_TASKS;
    for (int i = 0; i < N_TIME_ACCOUNTS; i++)
        assert_int_equal(tally_other(&t, (enum time_account)i), next++);
    for (int i = 0; i < N_CATEGORIES; i++)
        assert_int_equal(tally_category(&t, i), next++);
    for (int i = 0; i < N_URGENCIES; i++)
        assert_int_equal(tally_urgency(&t, i), next++);
    assert_int_equal(tally_all_tasks(&t), next++);
    assert_int_equal(t.n_subjects, next);
}

static void test_people(void **state)
{
    (void)state;
    struct people_sums day = people(EAST, NURSE, HANDMADE_DAY, TUE), night = people(EAST, ALL, HANDMADE_NIGHT, ALL);
    assert_true(day.ticks[CATEGORY_CLINICAL] == 150 && day.ticks[CATEGORY_CARE] == 90 && day.ticks[IDLE] == 170);
    assert_true(night.ticks[CATEGORY_CARE] == 210 && night.ticks[BREAK] == 30 && night.ticks[IDLE] == 60);
    assert_int_equal(people(EAST, ALL, HANDMADE_NIGHT, WED).ticks[CATEGORY_CARE], 0); /* it began on Tuesday */
    assert_int_equal(people(EAST, NURSE, HANDMADE_NIGHT, TUE).ticks[CATEGORY_CARE], 0);
    assert_int_equal(people(EAST, ALL, ALL, TUE).ticks[CATEGORY_CARE], 90 + 210);
    assert_int_equal(people(ALL, ALL, ALL, WED).ticks[CATEGORY_CARE], 75);
    assert_int_equal(people(ALL, ASSISTANT, ALL, WED).ticks[CATEGORY_CARE], 0);
    assert_int_equal(people(ALL, NURSE, ALL, ALL).ticks[CATEGORY_CARE], 90 + 75);
    /* overtime is added as well */
    int group = EAST * HANDMADE_ROLES + NURSE;
    h.people_by_shift[(group * HANDMADE_SHIFTS + HANDMADE_OUTSIDE) * N_WEEKDAYS + TUE].overtime_ticks = 30;
    assert_int_equal(people(EAST, ALL, HANDMADE_OUTSIDE, ALL).overtime_ticks, 30);
}

static void test_care(void **state)
{
    (void)state;
    struct care_sums night = care(EAST, HANDMADE_NIGHT, TUE), late = care(EAST, HANDMADE_OUTSIDE, ALL);
    assert_true(night.made == 22 && night.started == 20 && night.wait_ticks == 400 && night.lost == 1 && night.late == 1);
    assert_true(late.made == 4 && late.omitted == 4 && late.started == 5 && late.may_be_late == 5 && late.late == 5);
    assert_int_equal(care(EAST, HANDMADE_DAY, ALL).older_started, 3);
    assert_int_equal(care(EAST, HANDMADE_DAY, ALL).started, 25);
    assert_int_equal(care(ALL, ALL, WED).made, 1 + 15);
    assert_int_equal(care(WEST, ALL, WED).wait_ticks, 75);
    assert_int_equal(care(ALL, ALL, ALL).made, 72);
    assert_int_equal(care(EAST, ALL, ALL).patient_ticks, 4320);
}

static void test_units_of_measurement(void **state)
{
    (void)state;
    struct metric_cell c = metric_at(EAST, NURSE, ALL, ALL), nobody = metric_at(WEST, ASSISTANT, ALL, ALL);
    h.model.tick_s = 10;
    assert_true(cells_minutes(&t, 90) == 15 && cells_hours(&t, 90) == 0.25 && cells_days(&t, 360) == 0.25);
    assert_true(cells_window_ticks(&t) == 2880);
    assert_true(cells_per_rostered_h(&t, &c, 600) == 60); /* whatever the tick: as many as are rostered */
    assert_true(isnan(cells_per_rostered_h(&t, &nobody, 0)) && isnan(cells_ratio(0, 0)) && cells_ratio(0, 2) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_subjects, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_people, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_care, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_units_of_measurement, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("cells", tests, NULL, NULL);
}
