/* Kinds of units: shift windows, breaks, limits, and which tasks are theirs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

static void test_shifts(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'shifts': {'whole': {'label': 'All day', 'start': '08:00', 'end': '08:00'}}}}}");
    const struct unit *u = &x.model.units[0];
    assert_int_equal(u->n_shifts, 4);
    assert_string_equal(u->shifts[0].label.id, "day");
    assert_int_equal(u->shifts[0].start_tick, 7 * 60);
    assert_int_equal(u->shifts[0].end_tick, 15 * 60);
    assert_true(u->shifts[0].hours == 8);
    assert_string_equal(u->shifts[2].label.id, "night");
    assert_int_equal(u->shifts[2].start_tick, 22 * 60);
    assert_int_equal(u->shifts[2].end_tick, 31 * 60 + 30);
    assert_true(u->shifts[2].hours == 9.5);
    assert_string_equal(u->shifts[3].label.text, "All day");
    assert_int_equal(u->shifts[3].end_tick, 32 * 60);
    modelcase_free(&x);
    modelcase_warnings("{'units': {'ward': {'shifts': {'day': {'window': false}, 'evening': {'window': false}}}}}", "");
    modelcase_warnings("{'units': {'ward': {'shifts': {'day': {'window': false}, 'evening': {'window': false}, 'night':"
                       " {'window': false}}}}}",
                       "/units/ward/shifts: none of them is a window (their key 'window'): rules cannot name them, nothing"
                       " arises when they begin or end, and results do not tell them apart\n");
}

static void test_breaks(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'max_away': 3, 'break_guard_min': 45, 'wind_down_min': 20, 'wind_down_urgency': 2,"
                       " 'breaks': {"
                       " 'supper': {'shift': 'night', 'from': '23:30', 'until': '03:00', 'length_min': 20.5},"
                       " 'lunch': {'label': 'Lunch', 'shift': 'day', 'from': '07:00', 'until': '15:00'}}}}}");
    modelcase_expect(&x, false, "/units/ward/breaks/supper/length_min: 20.5 min is not a whole number of ticks of 60 s: taken as"
                                " 21 min\n");
    const struct unit *u = &x.model.units[0];
    assert_int_equal(u->n_pauses, 2);
    assert_string_equal(u->pauses[0].label.text, "Lunch");
    assert_int_equal(u->pauses[0].shift, 0);
    assert_int_equal(u->pauses[0].from_tick, 0);
    assert_int_equal(u->pauses[0].until_tick, 8 * 60);
    assert_int_equal(u->pauses[0].ticks, 30);
    assert_int_equal(u->pauses[1].shift, 2);
    assert_int_equal(u->pauses[1].from_tick, 90);
    assert_int_equal(u->pauses[1].until_tick, 5 * 60);
    assert_int_equal(u->pauses[1].ticks, 21);
    assert_int_equal(u->max_away, 3);
    assert_int_equal(u->break_guard_ticks, 45);
    assert_int_equal(u->wind_down_ticks, 20);
    assert_int_equal(u->wind_down_urgency, 2);
    modelcase_free(&x);
}

static void test_breaks_must_lie_in_the_shift(void **state)
{
    (void)state;
    modelcase_errors("{'units': {'ward': {'breaks': {'a': {'shift': 'day', 'from': '06:30', 'until': '08:00'},"
                     " 'b': {'shift': 'day', 'from': '14:00', 'until': '15:30'}, 'c': {'shift': 'day', 'from': '12:00', 'until':"
                     " '11:00'},"
                     " 'd': {'shift': 'days', 'from': '12:00', 'until': '13:00'}, 'e': {'shift': 'day', 'from': '12:00',"
                     " 'until': '12:00'}}}}}",
                     "/units/ward/breaks/d/shift: expected a shift of the unit, found 'days'; did you mean 'day'?\n"
                     "/units/ward/breaks/a: expected 'from' before 'until', both within shift 'day', found '06:30' and '08:00'\n"
                     "/units/ward/breaks/b: expected 'from' before 'until', both within shift 'day', found '14:00' and '15:30'\n"
                     "/units/ward/breaks/c: expected 'from' before 'until', both within shift 'day', found '12:00' and '11:00'\n"
                     "/units/ward/breaks/e: expected 'from' before 'until', both within shift 'day', found '12:00' and"
                     " '12:00'\n");
}

/* A task is of the units it names, or of all. */
static void test_tasks_of_units(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'home': {}}, 'tasks': {'bell': {'units': ['ward']}, 'medicine': {'units': ['home', 'ward']}},"
                       " 'staff': {'lines': {'anna': {'unit': 'ward'}, 'bo': {'unit': 'home'}}}}");
    int bell = modelcase_task(&x.model, "bell"), medicine = modelcase_task(&x.model, "medicine");
    assert_string_equal(x.model.units[0].label.id, "home");
    assert_int_equal(x.model.units[0].queue_of[2 * bell], -1);
    assert_int_equal(x.model.units[0].n_sources, 1);
    assert_int_equal(x.model.units[0].queue_of[2 * medicine], 0);
    assert_int_equal(x.model.units[1].n_queues, 2);
    assert_int_equal(x.model.units[1].n_sources, 2);
    modelcase_free(&x);
    modelcase_errors("{'tasks': {'bell': {'units': ['wrad']}}}", "/tasks/bell/units/0: expected a unit, found 'wrad'; did you"
                                                                 " mean 'ward'?\n");
}

static void test_too_many_shifts(void **state)
{
    (void)state;
    char patch[8000] = "{'units': {'ward': {'shifts': {";
    for (int i = 0; i < 58; i++)
        sprintf(patch + strlen(patch), "%s's%d': {'start': '01:%02d', 'end': '02:00'}", i ? ", " : "", i, i);
    strcat(patch, "}}}}");
    modelcase_errors(patch, "/units/ward/shifts: expected at most 60 shifts, found 61\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shifts),
        cmocka_unit_test(test_breaks),
        cmocka_unit_test(test_breaks_must_lie_in_the_shift),
        cmocka_unit_test(test_tasks_of_units),
        cmocka_unit_test(test_too_many_shifts),
    };
    return cmocka_run_group_tests_name("units", tests, NULL, NULL);
}
