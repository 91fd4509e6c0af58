/* How many instances of a task are expected in a run: known answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "modelcase.h"
#include "model/expected_tasks.h"

static void expect(const char *arises, const char *patients, double expected)
{
    struct modelcase x;
    char patch[1000];
    snprintf(patch, sizeof patch, "{'units': {'ward': {'patients': {%s}}}, 'tasks': {'bell': {'arises': {'call': null, 'a':"
                                  " {%s}}}, 'medicine': {'units': ['ward']}}}", patients, arises);
    modelcase_good(&x, patch);
    const struct kind k = {.unit = x.model.units[0]}; /* all that is looked at */
    double found = expected_tasks_in_run(&x.model, &k, modelcase_task(&x.model, "bell"));
    if (!(fabs(found - expected) < 1e-6) && found != expected)
        fail_msg("%s; %s: expected %g, found %g", arises, patients, expected, found);
    modelcase_free(&x);
}

/* Seven days from a Monday on; four beds. */
static void test_known_answers(void **state)
{
    (void)state;
    expect("'how': 'poisson', 'per_day': 6, 'of': 'unit'", "", 42);
    expect("'how': 'poisson', 'per_day': 0.5, 'of': 'patient'", "", 14);
    expect("'how': 'poisson', 'per_day': 0, 'of': 'patient'", "", 0);
    expect("'how': 'scheduled', 'of': 'unit', 'times': ['08:00', '20:00'], 'weekdays': ['sat', 'sun'], 'probability': 0.5", "",
           2);
    expect("'how': 'scheduled', 'of': 'patient', 'times': ['08:00'], 'probability': 0.25", "", 7);
    expect("'how': 'shift_start', 'of': 'unit', 'shifts': ['day', 'night']", "", 14);
    expect("'how': 'bernoulli', 'probability_per_tick': 0.001", "", 10.08);
    expect("'how': 'after', 'task': 'medicine'", "", INFINITY);
}

/* A quarter of them ask twice as much: 4 beds x 7 days x (0.75 + 0.25 x 2). Levels by turns, of 1 and of 3 days, the second of
 * which asks for 5: 28 x (1 + 3 x 5) / 4 in the long run, more than on admission. */
static void test_states(void **state)
{
    (void)state;
    expect("'how': 'poisson', 'per_day': 1, 'of': 'patient', 'condition_factor': {'hip': 2}",
           "'conditions': {'hip': {'share': 0.25}}", 35);
#define LEVELS(next) "'acuity': {'a': {'rank': 0, 'start_share': 1, 'sojourn_h': 24, 'next': {'b': 1}}," \
                     " 'b': {'rank': 1, " next "}}"
    expect("'how': 'poisson', 'per_day': 1, 'of': 'patient', 'acuity_factor': {'b': 5}",
           LEVELS("'sojourn_h': 72, 'next': {'a': 1}"), 112);
    expect("'how': 'poisson', 'per_day': 1, 'of': 'patient', 'acuity_factor': {'a': 5}",
           LEVELS("'sojourn_h': 72, 'next': {'a': 1}"), 140); /* all of them on admission */
    expect("'how': 'poisson', 'per_day': 1, 'of': 'patient', 'acuity_factor': {'b': 5}", LEVELS("'sojourn_h': 'never'"), 140);
}

/* 2 a day stay for 3 days: 6 at a time, and 6 + 14 of them leave; in beds 4 x (7 / 3 + 2). */
static void test_patients(void **state)
{
    (void)state;
#define STREAM "'arrivals_per_day': 2, 'stay_days': 3"
    expect("'how': 'poisson', 'per_day': 1, 'of': 'patient'", STREAM, 42);
    expect("'how': 'admission', 'of': 'patient', 'probability': 0.5", STREAM, 10);
    expect("'how': 'admission', 'of': 'patient', 'probability': 0.75", "'stay_days': 3", 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_known_answers), cmocka_unit_test(test_states),
                                       cmocka_unit_test(test_patients)};
    return cmocka_run_group_tests_name("expected", tests, NULL, NULL);
}
