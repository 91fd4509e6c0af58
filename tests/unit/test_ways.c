/* Ways in which tasks arise: names, who asks, and chains that would never end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

static void test_names(void **state)
{
    (void)state;
    modelcase_errors("{'tasks': {'bell': {'arises': {'call': {'acuity_factor': {'stabel': 2}, 'condition_factor': {'none': 1,"
                     " 'cancer': 2}}}},"
                     " 'medicine': {'arises': {'a': {'how': 'shift_start', 'shifts': ['day', 'nigth']},"
                     " 'b': {'how': 'after', 'task': 'bel', 'role_probability': {'nures': 1}}}}}}",
                     "/tasks/bell/arises/call/acuity_factor/stabel: expected a level of acuity, found 'stabel'; none is known"
                     " here\n"
                     "/tasks/bell/arises/call/condition_factor/cancer: expected a condition, found 'cancer'; none is known"
                     " here\n"
                     "/tasks/medicine/arises/a/shifts/1: expected a shift, found 'nigth'; did you mean 'night'?\n"
                     "/tasks/medicine/arises/b/task: expected a task, found 'bel'; did you mean 'bell'?\n"
                     "/tasks/medicine/arises/b/role_probability/nures: expected a role, found 'nures'; did you mean 'nurse'?\n");
}

/* What only one of the units of a task has is known; a unit that the task is not of does not count. */
static void test_names_of_several_units(void **state)
{
    (void)state;
    struct modelcase x;
    const char *units = "'units': {'home': {'shifts': {'route': {'start': '08:00', 'end': '16:00'}}}},"
                        " 'staff': {'lines': {'anna': {'unit': 'ward'}, 'bo': {'unit': 'home'}}}";
    char patch[900];
    snprintf(patch, sizeof patch, "{%s, 'tasks': {'bell': {'arises': {'call': {'how': 'shift_end', 'shifts': ['route', 'day'],"
                                  " 'per_day': null}}}}}", units);
    modelcase_good(&x, patch);
    assert_int_equal(modelcase_source(&x.model.units[0], "bell/call")->n_times, 1);
    assert_int_equal(modelcase_source(&x.model.units[1], "bell/call")->n_times, 1);
    modelcase_free(&x);
    snprintf(patch, sizeof patch, "{%s, 'tasks': {'bell': {'units': ['ward'], 'arises': {'call': {'how': 'shift_end', 'shifts':"
                                  " ['route'], 'per_day': null}}},"
             " 'medicine': {'units': ['home'], 'arises': {'follow': {'how': 'after', 'task': 'bell'}}}}}", units);
    modelcase_errors(patch, "/tasks/bell/arises/call/shifts/0: expected a shift, found 'route'; known here: day, evening, night\n"
                            "/tasks/medicine/arises/follow/task: expected a task of the same unit, found 'bell', which no unit"
                            " of 'medicine' has\n");
}

/* A task of no unit follows whatever it likes: it never arises. */
static void test_task_of_no_unit(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'bell': {'units': [], 'arises': {'f': {'how': 'after', 'task': 'medicine'}}}}}");
    assert_int_equal(x.model.units[0].n_sources, 1);
    modelcase_free(&x);
}

static void test_per_person_has_no_helper(void **state)
{
    (void)state;
    modelcase_errors("{'tasks': {'bell': {'helper': {}, 'arises': {'own': {'how': 'per_person'}}}}}",
                     "/tasks/bell/arises/own: a task that arises per person is done by that person alone: expected no 'helper'"
                     " in 'bell'\n");
}

/* One bell brings on the next for certain; or two bells with 0.5 each; or a circle of two. Below 1 they end. */
static void test_chains(void **state)
{
    (void)state;
    modelcase_errors("{'tasks': {'bell': {'arises': {'again': {'how': 'after', 'task': 'bell'}}}}}",
                     "/tasks/bell/arises/again: 'bell' brings on 'bell' again and again: more than 1000 tasks follow one on the"
                     " average\n");
    modelcase_errors("{'tasks': {'bell': {'arises': {'again': {'how': 'after', 'task': 'bell', 'probability': 0.1,"
                     " 'role_probability': {'nurse': 0.5}},"
                     " 'once_more': {'how': 'after', 'task': 'bell', 'probability': 0.5}}}}}",
                     "/tasks/bell/arises/again: 'bell' brings on 'bell' again and again: more than 1000 tasks follow one on the"
                     " average\n");
    modelcase_errors("{'tasks': {'bell': {'arises': {'x': {'how': 'after', 'task': 'medicine'}}},"
                     " 'medicine': {'arises': {'y': {'how': 'after', 'task': 'bell'}}}}}",
                     "/tasks/bell/arises/x: 'medicine' brings on 'bell' again and again: more than 1000 tasks follow one on the"
                     " average\n");
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'bell': {'arises': {'x': {'how': 'after', 'task': 'medicine', 'probability': 0.99}}},"
                       " 'medicine': {'arises': {'y': {'how': 'after', 'task': 'bell'}}}}}");
    modelcase_free(&x);
    /* `probability` does not count where every role has its own */
    modelcase_good(&x, "{'tasks': {'bell': {'arises': {'x': {'how': 'after', 'task': 'bell', 'role_probability': {'nurse': 0.9,"
                       " 'assistant': 0}}}}}}");
    modelcase_free(&x);
    modelcase_good(&x, "{'tasks': {'bell': {'arises': {'x': {'how': 'after', 'task': 'medicine'}}}}}"); /* a chain that ends */
    modelcase_free(&x);
}

/* A follow-up is asked by patients when what it follows can be, however far back. */
static void test_who_asks(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'bell': {'arises': {'x': {'how': 'after', 'task': 'tidy'}}},"
                       " 'tidy': {'category': 'service', 'duration_min': 1, 'arises': {'u': {'how': 'shift_start'}}},"
                       " 'wash': {'category': 'care', 'duration_min': 1, 'arises': {'y': {'how': 'after', 'task': 'bell'}}},"
                       " 'note': {'category': 'admin', 'duration_min': 1, 'arises': {'z': {'how': 'after', 'task': 'own'}}},"
                       " 'own': {'category': 'admin', 'duration_min': 1, 'arises': {'p': {'how': 'per_person'}}}}}");
    const struct unit *u = &x.model.units[0];
    assert_int_equal(modelcase_source(u, "bell/call")->of, ORIGIN_PATIENT);
    assert_int_equal(modelcase_source(u, "bell/x")->of, ORIGIN_UNIT); /* after what the unit asks for */
    assert_int_equal(modelcase_source(u, "tidy/u")->of, ORIGIN_UNIT);
    assert_int_equal(modelcase_source(u, "wash/y")->of, ORIGIN_PATIENT); /* after bell, which patients ask for too */
    assert_int_equal(modelcase_source(u, "note/z")->of, ORIGIN_UNIT);
    assert_int_equal(modelcase_source(u, "own/p")->of, ORIGIN_PERSON);
    modelcase_free(&x);
    /* a circle that no patient starts */
    modelcase_good(&x, "{'tasks': {'bell': null, 'a': {'category': 'care', 'duration_min': 1, 'arises': {'x': {'how':"
                       " 'shift_start'},"
                       " 'y': {'how': 'after', 'task': 'b', 'probability': 0.5}}},"
                       " 'b': {'category': 'care', 'duration_min': 1, 'arises': {'z': {'how': 'after', 'task': 'a'}}}}}");
    assert_int_equal(modelcase_source(&x.model.units[0], "b/z")->of, ORIGIN_UNIT);
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_names_of_several_units),
        cmocka_unit_test(test_task_of_no_unit),
        cmocka_unit_test(test_per_person_has_no_helper),
        cmocka_unit_test(test_chains),
        cmocka_unit_test(test_who_asks),
    };
    return cmocka_run_group_tests_name("ways", tests, NULL, NULL);
}
