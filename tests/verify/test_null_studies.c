/* Studies of nothing: replications r of a policy against replications r + N of the same, a thousand times.
 *
 * Whatever such a study calls different is a false alarm. One that asks 5 % of itself may raise so many of them in 5 % of
 * studies, plus two standard errors of that share. The same pairs must not relieve anybody, and intervals of a mean that is
 * known from theory must cover it in 95 % of studies. What was measured is printed. Then the same replications against
 * themselves: equal to the last bit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/comparison.h"
#include "study/relief.h"
#include "study/runner.h"

/* Two people, busy half of the time, and tasks that arise as Poisson streams, so that their mean number is known. */
static const char scenario[] =
    "{'description': 'Small enough for thousands of runs.', 'time': {'tick_s': 60, 'warmup_days': 0, 'days': 1},"
    " 'roles': {'assistant': {}, 'nurse': {}}, 'units': {'ward': {}},"
    " 'tasks': {'bell': {'category': 'care', 'urgency': 1, 'duration_min': {'law': 'exponential', 'mean': 6},"
    "   'arises': {'call': {'how': 'poisson', 'of': 'unit', 'per_day': 120}}},"
    "  'dishes': {'category': 'service', 'duration_min': {'law': 'exponential', 'mean': 12}, 'omit_after_min': 30,"
    "   'arises': {'meal': {'how': 'poisson', 'of': 'unit', 'per_day': 40}}},"
    "  'medicine': {'category': 'clinical', 'duration_min': {'law': 'exponential', 'mean': 8},"
    "   'arises': {'need': {'how': 'poisson', 'of': 'unit', 'per_day': 40}}}},"
    " 'staff': {'lines': {'anna': {'role': 'nurse', 'duty': 'always'}, 'bo': {'role': 'assistant', 'duty': 'always'}}},"
    " 'policy': {'rights': {'all': {'nurse': 'formal', 'assistant': 'formal'}, 'medicine': {"
    "   'nurse': 'formal', 'assistant': 'none'}}, 'rules': {'all': {'patience_min': 0}}}}";
static const double bells = 120;

enum { PAIRS = 6 };

static int n_pairs = PAIRS; /* of the study in view */

static struct model model;
static const struct model *models[2] = {&model, &model};
static struct rows rows[2];
static struct trials runs;   /* one scenario, all replications */
static struct trials study;  /* a view of some of them */
static struct trial slots[2 * PAIRS];
static struct arena arena, results;
static jmp_buf exhausted;
static int n_studies;

static int set_up(void **state)
{
    (void)state;
    struct err e = {0};
    const struct runner_options options = {.seed = 41, .jobs = 1};
    n_studies = (int)ceil(1000 * testlib_scale());
    if (setjmp(exhausted))
        abort();
    arena.exhausted = results.exhausted = &exhausted;
    testlib_model_of_text(&model, scenario);
    rows_init(&rows[0], &model, &arena);
    rows[1] = rows[0];
    assert_int_equal(trials_init(&runs, models, rows, 1, n_studies * 2 * PAIRS, &e), 0);
    assert_int_equal(runner_run(&runs, &options, &e), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    trials_free(&runs);
    arena_free(&arena);
    model_free(&model);
    return 0;
}

/* Study number i: n_pairs replications against those that lie `shift` after them. */
static void view(int i, int shift)
{
    study = (struct trials){.n_scenarios = 2, .n_replications = n_pairs, .n = 2 * n_pairs, .models = models, .rows = rows,
                            .trial = slots};
    for (int k = 0; k < 2 * n_pairs; k++) {
        slots[k] = *trials_at(&runs, 0, (uint32_t)(i * 2 * PAIRS + k / 2 + k % 2 * shift + 1));
        slots[k].scenario = k % 2;
        slots[k].replication = (uint32_t)(k / 2 + 1);
    }
}

/* The load of a person: what the accounts of his role say, for each role has one. */
static double load_of(const void *self, const struct trial *trial, int person, int category)
{
    (void)self;
    int role = model.persons[person].role;
    const char *other = category == RELIEF_HOLDING      ? "holding_min_per_rostered_h"
                        : category == RELIEF_CONSULTING ? "consulting_min_per_rostered_h" : NULL;
    int row = other ? rows_find(&rows[0], other, metric_at(0, role, -1, -1))
                    : rows_find(&rows[0], "time_min_per_rostered_h", metric_at(0, role, category, -1));
    assert_true(row >= 0);
    return trial->values[row];
}

static const struct relief_persons persons = {load_of, NULL};

static bool calls_different(const struct comparison *c)
{
    for (int i = 0; i < c->n; i++)
        if (c->row[i].p_holm < 0.05)
            return true;
    return false;
}

/* By its words, with those that rest on no test. */
static bool says_different(const struct comparison *c)
{
    for (int i = 0; i < c->n; i++)
        if (c->row[i].verdict == COMPARISON_HIGHER || c->row[i].verdict == COMPARISON_LOWER ||
            c->row[i].verdict == COMPARISON_FIXED)
            return true;
    return false;
}

static bool calls_relief(const struct relief *r)
{
    for (int i = 0; i < r->n; i++)
        for (int margin = 0; margin < RELIEF_MARGINS; margin++)
            if (r->row[i].verdict[margin].outcome != RELIEF_UNDECIDED && r->row[i].verdict[margin].outcome != RELIEF_UNCHANGED)
                return true;
    return false;
}

/* What would have been seen has been seen: no row is open whose difference is larger than that. */
static bool keeps_its_word(const struct comparison *c)
{
    for (int i = 0; i < c->n; i++)
        if (c->row[i].verdict == COMPARISON_OPEN && fabs(c->row[i].diff_mean) > c->row[i].detectable)
            return false;
    return true;
}

static bool covers(const struct comparison *c, double value)
{
    static const struct comparison_cell bell = {"ward", "", "", "bell"};
    const struct comparison_row *row = comparison_find(c, 1, "made_count", bell);
    struct moments m = {0};
    for (uint32_t r = 1; r <= PAIRS; r++)
        statistics_add(&m, trials_at(&study, 0, r)->values[row->base_row]);
    struct interval i = statistics_interval(&m, STATISTICS_LEVEL);
    return i.lo <= value && value <= i.hi;
}

/* Two standard errors of a share of p among the studies. */
static double slack(double p)
{
    return 2 * sqrt(p * (1 - p) / n_studies);
}

static void test_nothing_is_found(void **state)
{
    (void)state;
    int different = 0, relieved = 0, groups = 0, covered = 0, tested = 0;
    for (int i = 0; i < n_studies; i++) {
        struct err e = {0};
        struct comparison c;
        struct relief of_groups, of_all;
        view(i, PAIRS);
        assert_int_equal(comparison_make(&c, &study, &results, &e), 0);
        assert_int_equal(relief_make(&of_groups, &study, NULL, &results, &e), 0);
        assert_int_equal(relief_make(&of_all, &study, &persons, &results, &e), 0);
        assert_true(of_groups.n == 2 && of_all.n == 4);
        different += calls_different(&c);
        assert_true(keeps_its_word(&c));
        groups += calls_relief(&of_groups);
        relieved += calls_relief(&of_all);
        covered += covers(&c, bells);
        tested += c.n_tested;
        arena_free(&results);
    }
    double n = n_studies;
    fprintf(stderr, "%d studies of nothing, %d pairs each, %.0f numbers tested in each:\n", n_studies, PAIRS, tested / n);
    fprintf(stderr, "  called different: %.1f %% (at most %.1f %%)\n", 100 * different / n, 100 * (0.05 + slack(0.05)));
    fprintf(stderr, "  relief or more work found: %.1f %% of studies among groups, %.1f %% with persons\n", 100 * groups / n,
            100 * relieved / n);
    fprintf(stderr, "  a known mean covered: %.1f %% (95 +- %.1f %%)\n", 100 * covered / n, 100 * slack(0.05));
    assert_true(tested / n > 50); /* there was much to be found */
    assert_true(different / n <= 0.05 + slack(0.05));
    assert_true(relieved / n <= 0.05 + slack(0.05));
    assert_true(fabs(covered / n - 0.95) <= slack(0.05));
}

/* Two pairs can agree by chance in what they differ by, so a number that is fixed is not yet a change. */
static void test_few_pairs(void **state)
{
    (void)state;
    for (n_pairs = 2; n_pairs < PAIRS; n_pairs++) {
        int different = 0;
        for (int i = 0; i < n_studies; i++) {
            struct err e = {0};
            struct comparison c;
            view(i, PAIRS);
            assert_int_equal(comparison_make(&c, &study, &results, &e), 0);
            different += says_different(&c);
            arena_free(&results);
        }
        double share = (double)different / n_studies;
        fprintf(stderr, "  %d pairs each: called different %.1f %%\n", n_pairs, 100 * share);
        assert_true(share <= 0.05 + slack(0.05));
    }
    n_pairs = PAIRS;
}

/* The same replications on both sides. */
static void test_identical(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++) {
        struct err e = {0};
        struct comparison c;
        struct relief r;
        view(i, 0);
        assert_int_equal(comparison_make(&c, &study, &results, &e), 0);
        assert_int_equal(relief_make(&r, &study, &persons, &results, &e), 0);
        assert_true(c.n_tested == 0 && r.n_tested[RELIEF_GROUP] == 0 && r.n_tested[RELIEF_PERSON] == 0);
        for (int k = 0; k < c.n; k++)
            assert_true(c.row[k].verdict == COMPARISON_EQUAL || c.row[k].n < 2);
        for (int k = 0; k < r.n; k++)
            for (int margin = 0; margin < RELIEF_MARGINS; margin++) {
                assert_int_equal(r.row[k].verdict[margin].outcome, RELIEF_UNCHANGED);
                assert_true(!r.row[k].verdict[margin].care_lost && r.row[k].quantity[RELIEF_NET].relief.mean == 0);
            }
        arena_free(&results);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_found),
        cmocka_unit_test(test_few_pairs),
        cmocka_unit_test(test_identical),
    };
    return cmocka_run_group_tests_name("null studies", tests, set_up, tear_down);
}
