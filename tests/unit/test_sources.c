/* Sources of a unit: one per way, with rates, probabilities, slots of the day, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "modelcase.h"

#include "base/chance.h"

static void expect_slots(const struct source *s, int n, const double *hours, const char *const *days)
{
    assert_int_equal(s->n_times, n);
    for (int i = 0; i < n; i++) {
        char text[N_WEEKDAYS + 1] = "";
        for (int d = 0; d < N_WEEKDAYS; d++)
            strcat(text, s->time_days[i] >> d & 1 ? (const char *[]){"m", "t", "w", "T", "f", "s", "S"}[d] : "");
        if (fabs(s->time_s[i] - hours[i] * 3600) > 1e-6 || strcmp(text, days[i]) != 0)
            fail_msg("slot %d: %g h on %s", i, s->time_s[i] / 3600, text);
    }
}

static void test_scheduled(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'medicine': {'arises': {'round': {'times': ['20:00', '08:00', '00:00', '08:00:00'],"
                       " 'weekdays': ['mon',"
                       " 'sun'],"
                       " 'spread_min': 45, 'probability': 0.5}, 'board': {'how': 'scheduled', 'of': 'unit', 'times':"
                       " ['13:00']}}}}}");
    const struct source *s = modelcase_source(&x.model.units[0], "medicine/round");
    assert_int_equal(s->how, HOW_SCHEDULED);
    assert_int_equal(s->of, ORIGIN_PATIENT);
    assert_true(s->weekday[0] && !s->weekday[1] && s->weekday[6]);
    expect_slots(s, 3, (double[]){0, 8, 20}, (const char *[]){"mS", "mS", "mS"});
    assert_true(s->spread_s == 2700 && s->probability[0] == 0.5);
    assert_true(s->key == chance_join(chance_name("medicine"), chance_name("round")));
    s = modelcase_source(&x.model.units[0], "medicine/board");
    assert_int_equal(s->of, ORIGIN_UNIT);
    assert_true(s->probability[0] == 1 && s->spread_s == 0);
    modelcase_free(&x);
}

/* By name of the task, then of the way, whatever the order of writing. */
static void test_order(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'medicine': {'arises': {'b': {'how': 'admission'},"
                       " 'a': {'how': 'discharge', 'before_min': 5}}},"
                       " 'bell_b': {'category': 'care', 'duration_min': 1, 'arises': {'z': {'how': 'admission'}}}}}");
    static const char *const ids[] = {"bell/call", "bell_b/z", "medicine/a", "medicine/b", "medicine/round"};
    assert_int_equal(x.model.units[0].n_sources, 5);
    for (int i = 0; i < 5; i++)
        assert_string_equal(x.model.units[0].sources[i].id, ids[i]);
    modelcase_free(&x);
}

static void test_states(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'patients': {'acuity': {'ill': {'rank': 2}, 'well': {'rank': 1, 'start_share': 1}},"
                       " 'conditions': {'b': {'share': 0.3}, 'a': {'share': 0.3}}}}}, 'tasks': {'bell': {'arises': {'call':"
                       " {'per_day': 6,"
                       " 'acuity_factor': {'ill': 3}, 'condition_factor': {'a': 0.5, 'none': 0.1}}, 'in': {'how': 'admission',"
                       " 'probability': 0.2,"
                       " 'acuity_factor': {'ill': 5, 'well': 0}}}}}}");
    const struct unit *u = &x.model.units[0];
    const double *rate = modelcase_source(u, "bell/call")->rate_per_s, per_s = 6.0 / 86400;
    static const double factor[2][3] = {{0.5, 1, 0.1}, {1.5, 3, 0.3}}; /* well, ill; a, b, none */
    for (int l = 0; l < 2; l++)
        for (int c = 0; c < 3; c++)
            assert_true(fabs(rate[l * 3 + c] / (per_s * factor[l][c]) - 1) < 1e-14);
    const double *in = modelcase_source(u, "bell/in")->probability;
    assert_true(in[0] == 0 && in[2] == 0 && in[3] == 1 && in[5] == 1);
    modelcase_free(&x);
    modelcase_errors("{'tasks': {'bell': {'arises': {'in': {'how': 'admission', 'probability': 0.5, 'condition_factor': {'none':"
                     " 2.5}}}}}}",
                     "/tasks/bell/arises/in: expected a probability of at most 1 with all factors, found 1.25 in unit 'ward'\n");
}

static void test_shift_slots(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'bell': {'arises': {'start': {'how': 'shift_start'}, 'patients': {'how': 'shift_start', 'of':"
                       " 'patient', 'shifts': ['day']},"
                       " 'end': {'how': 'shift_end', 'before_min': 60, 'weekdays': ['sun', 'mon']}, 'report': {'how':"
                       " 'shift_end', 'shifts': ['night'],"
                       " 'before_min': 570}}}}}");
    const struct unit *u = &x.model.units[0];
    expect_slots(modelcase_source(u, "bell/start"), 3, (double[]){7, 14.5, 22}, (const char *[]){"mtwTfsS", "mtwTfsS",
                                                                                                 "mtwTfsS"});
    static const char *const shifts[] = {"day", "evening", "night"};
    for (int i = 0; i < 3; i++)
        assert_true(modelcase_source(u, "bell/start")->time_key[i] == chance_name(shifts[i]));
    assert_int_equal(modelcase_source(u, "bell/start")->of, ORIGIN_UNIT);
    assert_int_equal(modelcase_source(u, "bell/patients")->of, ORIGIN_PATIENT);
    /* the night that starts on Sunday and Monday ends on Monday and Tuesday */
    expect_slots(modelcase_source(u, "bell/end"), 3, (double[]){6.5, 14, 21.5}, (const char *[]){"mt", "mS", "mS"});
    expect_slots(modelcase_source(u, "bell/report"), 1, (double[]){22}, (const char *[]){"mtwTfsS"});
    modelcase_free(&x);
    modelcase_errors("{'tasks': {'bell': {'arises': {'end': {'how': 'shift_end', 'shifts': ['day'], 'before_min': 481}}}}}",
                     "/tasks/bell/arises/end/before_min: expected at most the length of shift 'day' of unit 'ward', 8 h\n");
}

/* A shift of the roster only brings nothing at its start or end; to name it there, or in a rule, is an error. */
static void test_roster_only(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'shifts': {'evening': {'window': false}}}}, 'tasks': {'bell': {'arises': {"
                       " 'start': {'how': 'shift_start'}, 'p': {'how': 'per_person', 'shifts': ['evening']}}}}}");
    const struct unit *u = &x.model.units[0];
    expect_slots(modelcase_source(u, "bell/start"), 2, (double[]){7, 22}, (const char *[]){"mtwTfsS", "mtwTfsS"});
    assert_true(modelcase_source(u, "bell/p")->shift[1]);
    modelcase_free(&x);
    modelcase_errors("{'units': {'ward': {'shifts': {'evening': {'window': false}}}},"
                     " 'tasks': {'bell': {'arises': {'end': {'how': 'shift_end', 'shifts': ['day', 'evening']}}}},"
                     " 'policy': {'rules': {'late': {'patience_min': 0, 'when': {'shifts': ['evening']}}}}}",
                     "/tasks/bell/arises/end/shifts/1: expected a shift window, found 'evening', a shift of the roster only"
                     " (its key 'window' is false)\n"
                     "/policy/rules/late/when/shifts/0: expected a shift window, found 'evening', a shift of the roster only"
                     " (its key 'window' is false)\n");
}

static void test_other_ways(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'time': {'tick_s': 40}, 'tasks': {'bell': {'arises': {'b': {'how': 'bernoulli', 'probability_per_tick':"
                       " 0.25},"
                       " 'd': {'how': 'discharge', 'before_min': 90, 'probability': 0.5}, 'e': {'how': 'deterioration'},"
                       " 'p': {'how': 'per_person', 'shifts': ['night'], 'weekdays': ['fri'], 'probability': 0.75},"
                       " 'f': {'how': 'after', 'task': 'medicine', 'probability': 0.5, 'role_probability': {'assistant': 0.125},"
                       " 'delay_min': 1},"
                       " 'g': {'how': 'after_done', 'of': 'unit', 'gap_min': {'law': 'exponential', 'mean': 30}}}}}}");
    const struct unit *u = &x.model.units[0];
    assert_true(modelcase_source(u, "bell/b")->per_tick == 0.25);
    assert_int_equal(modelcase_source(u, "bell/b")->of, ORIGIN_UNIT);
    assert_true(modelcase_source(u, "bell/d")->before_s == 5400 && modelcase_source(u, "bell/d")->probability[0] == 0.5);
    assert_true(modelcase_source(u, "bell/e")->probability[0] == 1);
    const struct source *p = modelcase_source(u, "bell/p");
    assert_true(!p->shift[0] && !p->shift[1] && p->shift[2] && p->weekday[4] && !p->weekday[5] && p->probability[0] == 0.75);
    const struct source *f = modelcase_source(u, "bell/f");
    assert_int_equal(f->after_task, modelcase_task(&x.model, "medicine"));
    assert_true(f->role_probability[0] == 0.125 && f->role_probability[1] == 0.5);
    assert_true(f->delay_s == 80); /* up to whole ticks of 40 s */
    modelcase_expect(&x, false, "/tasks/bell/arises/f/delay_min: 1 min is not a whole number of ticks of 40 s: taken as 1.33333"
                                " min\n"
                                "/tasks/bell/arises/d: never arises in unit 'ward': nobody is discharged there, as stay_days is"
                                " \"never\"\n"
                                "/tasks/bell/arises/e: never arises in unit 'ward': no patient there changes to a level of acuity"
                                " of higher rank\n");
    assert_true(modelcase_source(u, "bell/g")->gap.mean_s == 1800 && modelcase_source(u, "bell/g")->of == ORIGIN_UNIT);
    modelcase_free(&x);
}

/* A way after a task that a unit does not have is none of that unit. */
static void test_after_needs_its_parent(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'home': {}}, 'tasks': {'medicine': {'units': ['ward']}, 'bell': {'arises': {'f': {'how':"
                       " 'after', 'task': 'medicine'}}}},"
                       " 'staff': {'lines': {'anna': {'unit': 'ward'}, 'bo': {'unit': 'home'}}}}");
    assert_int_equal(x.model.units[0].n_sources, 1);
    assert_int_equal(x.model.units[1].n_sources, 3);
    modelcase_free(&x);
}

static void test_refused(void **state)
{
    (void)state;
    modelcase_errors("{'tasks': {'medicine': {'arises': {'round': {'spread_min': 1441},"
                     " 'never': {'how': 'scheduled', 'times': []}}}}}",
                     "/tasks/medicine/arises/round/spread_min: expected at most a day (1440 min), found 1441\n"
                     "/tasks/medicine/arises/never/times: expected at least one time of day, found an empty array\n");
    modelcase_errors("{'tasks': {'medicine': {'arises': {'home': {'how': 'discharge'}}}}}",
                     "/tasks/medicine/arises/home: expected before_min above 0: what is asked for when a patient leaves must "
                     "come before he has left\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scheduled),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_shift_slots),
        cmocka_unit_test(test_roster_only),
        cmocka_unit_test(test_other_ways),
        cmocka_unit_test(test_after_needs_its_parent),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests_name("sources", tests, NULL, NULL);
}
