/* How often the sentence on the warm-up is wrong: many small studies, of systems of which it is known whether they have settled.
 *
 * Steady: M/M/3 at a load of 0.6, which forgets its start within an hour, after two weeks; and a ward in use, whose work follows
 * the patients that are there. Such a study may be called unsettled in 5 % of cases, plus two standard errors. Not settled: the
 * same ward, begun empty. Beds are filled as exp(-t / stay): with a mean stay of 10 days, a warm-up of 0, 10, 20 and 30 days
 * leaves 100, 37, 14 and 5 % of the empty beds. What was measured is printed, beside what MSER-5 alone would have said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/runner.h"
#include "study/settle.h"

#define REST \
    " 'policy': {'rights': {'all': {'server': 'formal'}}, 'rules': {'all': {'patience_min': 0}}}, 'roles': {'server': {}}"

static const char queue[] =
    "{'description': 'M/M/3.', 'time': {'tick_s': 60, 'warmup_days': 14, 'days': 28}, 'units': {'station': {}},"
    " 'tasks': {'job': {'category': 'care', 'duration_min': {'law': 'exponential', 'mean': 12},"
    "   'arises': {'arrival': {'how': 'poisson', 'of': 'unit', 'per_day': 216}}}},"
    " 'staff': {'lines': {'server': {'role': 'server', 'duty': 'always', 'count': 3}}}," REST "}";
static const char ward[] =
    "{'description': 'A ward with a stream of patients.', 'time': {'tick_s': 60, 'warmup_days': %d, 'days': 28},"
    " 'units': {'ward': {'beds': 50, 'patients': {'arrivals_per_day': 2, 'history_days': %d,"
    "   'stay_days': {'law': 'exponential', 'mean': 10}}}},"
    " 'tasks': {'job': {'category': 'care', 'duration_min': {'law': 'exponential', 'mean': 12},"
    "   'arises': {'need': {'how': 'poisson', 'of': 'patient', 'per_day': 6}}}},"
    " 'staff': {'lines': {'server': {'role': 'server', 'duty': 'always', 'count': 2}}}," REST "}";

enum { REPLICATIONS = 10 };

struct shares { /* of studies */
    double called_short, mser; /* MSER-5 alone asks for a longer warm-up, or has no answer */
};

static struct arena arena;
static jmp_buf exhausted;

/* So many studies of a scenario, each of other replications. */
static struct shares ask(const char *text, int n_studies)
{
    struct err e = {0};
    struct model model;
    struct rows rows = {0};
    struct trials runs;
    struct shares s = {0};
    const struct model *models[] = {&model};
    const struct runner_options options = {.seed = 7, .jobs = 1};
    testlib_model_of_text(&model, text);
    rows_init(&rows, &model, &arena);
    assert_int_equal(trials_init(&runs, models, &rows, 1, n_studies * REPLICATIONS, &e), 0);
    assert_int_equal(runner_run(&runs, &options, &e), 0);
    for (int i = 0; i < n_studies; i++) {
        struct trials study = runs;
        study.trial = runs.trial + i * REPLICATIONS;
        study.n = study.n_replications = REPLICATIONS;
        struct settle said = settle_ask(&study, 0, &arena);
        assert_true(said.answer != SETTLE_UNKNOWN && said.replications == REPLICATIONS);
        s.called_short += said.answer == SETTLE_SHORT;
        s.mser += said.mser.answer == WARMUP_REFUSED || said.mser.cut > model.warmup_ticks / model.ticks_per_day;
    }
    trials_free(&runs);
    model_free(&model);
    s.called_short /= n_studies;
    s.mser /= n_studies;
    return s;
}

static void print(const char *what, int n_studies, struct shares s)
{
    fprintf(stderr, "  %-38s %d studies, called too short %.1f %%\n", what, n_studies, 100 * s.called_short);
}

static struct shares ask_ward(int warmup_days, int history_days, int n_studies)
{
    char text[sizeof ward + 20], what[80];
    snprintf(text, sizeof text, ward, warmup_days, history_days);
    struct shares s = ask(text, n_studies);
    snprintf(what, sizeof what, "ward %s, warm-up of %d days", history_days ? "in use" : "begun empty", warmup_days);
    print(what, n_studies, s);
    return s;
}

static void test_false_alarms(void **state)
{
    (void)state;
    int n = (int)ceil(300 * testlib_scale());
    double most = 0.05 + 2 * sqrt(0.05 * 0.95 / n);
    struct shares s = ask(queue, n);
    print("M/M/3, warm-up of 14 days", n, s);
    fprintf(stderr, "  there MSER-5 alone asks for more, or has no answer, in %.1f %%\n", 100 * s.mser);
    assert_true(s.called_short <= most);
    assert_true(s.mser > most); /* which is why it judges nothing */
    assert_true(ask_ward(0, 100, n).called_short <= most);
}

static void test_power(void **state)
{
    (void)state;
    int n = (int)ceil(100 * testlib_scale());
    double called[4];
    for (int i = 0; i < 4; i++)
        called[i] = ask_ward(10 * i, 0, n).called_short;
    assert_true(called[0] > 0.95);
    assert_true(called[1] > 0.4);
    for (int i = 1; i < 4; i++) { /* falls with the warm-up; where it is low already, as far as n studies can tell */
        double p = (called[i - 1] + called[i]) / 2;
        assert_true(called[i] <= called[i - 1] + 2 * sqrt(2 * p * (1 - p) / n));
    }
    assert_true(called[3] < called[1] / 2);
}

static int set_up(void **state)
{
    (void)state;
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_false_alarms, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_power, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("warm-up verdicts", tests, NULL, NULL);
}
