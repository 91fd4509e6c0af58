/* What pairing saves, as compare tells it, against studies that do not pair.
 *
 * The variance ratio of a row says how many times the replications an unpaired study would need. Here such a study is made:
 * base and other with seeds of their own. The variance of its differences over that of paired ones (of yet another seed) must
 * be the ratio that compare gives, within sampling error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/comparison.h"
#include "study/runner.h"

static const char scenario[] =
    "{'description': 'Whether the assistant may help with medicine.', 'time': {'tick_s': 60, 'warmup_days': 0, 'days': 1},"
    " 'roles': {'assistant': {}, 'nurse': {}}, 'units': {'ward': {}},"
    " 'tasks': {'bell': {'category': 'care', 'urgency': 1, 'duration_min': {'law': 'exponential', 'mean': 6},"
    "   'arises': {'call': {'how': 'poisson', 'of': 'unit', 'per_day': 120}}},"
    "  'medicine': {'category': 'clinical', 'duration_min': {'law': 'exponential', 'mean': 8},"
    "   'arises': {'need': {'how': 'poisson', 'of': 'unit', 'per_day': 60}}}},"
    " 'staff': {'lines': {'anna': {'role': 'nurse', 'duty': 'always'}, 'bo': {'role': 'assistant', 'duty': 'always'}}},"
    " 'policy': {'rights': {'all': {'nurse': 'formal', 'assistant': 'formal'}, 'medicine': {'nurse': 'formal',"
    "   'assistant': '%s'}}, 'rules': {'all': {'patience_min': 0}}}}";

enum { METRICS = 4 };
static const struct {
    const char *metric;
    struct metric_cell cell;
} measured[METRICS] = {
    {"wait_min_mean", {0, -1, -1, -1, -1, -1, -1}},
    {"time_min_per_rostered_h", {0, 1, CATEGORY_CARE, -1, -1, -1, -1}}, /* of the nurse */
    {"time_min_per_rostered_h", {0, 1, CATEGORY_CLINICAL, -1, -1, -1, -1}},
    {"utilisation_share", {0, -1, -1, -1, -1, -1, -1}},
};

static struct model model[2];
static const struct model *models[2] = {&model[0], &model[1]};
static struct rows rows[2];
static struct arena arena;
static jmp_buf exhausted;

static void run(struct trials *t, uint64_t seed, int n)
{
    struct err e = {0};
    const struct runner_options options = {.seed = seed, .jobs = 1};
    assert_int_equal(trials_init(t, models, rows, 2, n, &e), 0);
    assert_int_equal(runner_run(t, &options, &e), 0);
}

static double value(const struct trials *t, int scenario_number, int replication, int row)
{
    return trials_at(t, scenario_number, (uint32_t)replication)->values[row];
}

/* Of other in `others` minus base in `bases`: variance, and its squared relative sampling error, (kurtosis - 1) / n. */
static double variance(const struct trials *others, const struct trials *bases, int row, double *error2)
{
    struct moments m = {0};
    double fourth = 0;
    int n = bases->n_replications;
    for (int r = 1; r <= n; r++)
        statistics_add(&m, value(others, 1, r, row) - value(bases, 0, r, row));
    for (int r = 1; r <= n; r++)
        fourth += pow(value(others, 1, r, row) - value(bases, 0, r, row) - m.mean, 4) / n;
    double v = statistics_variance(&m);
    *error2 += (fourth / (v * v) - 1) / n;
    return v;
}

static void test_variance_ratio(void **state)
{
    (void)state;
    int n = (int)ceil(2000 * testlib_scale());
    struct trials paired, again, one, two;
    struct comparison c;
    struct err e = {0};
    double largest = 0;
    run(&paired, 1, n);
    run(&again, 2, n);
    run(&one, 3, n);
    run(&two, 4, n);
    assert_int_equal(comparison_make(&c, &paired, &arena, &e), 0);
    for (int i = 0; i < METRICS; i++) {
        int row = rows_find(&rows[0], measured[i].metric, measured[i].cell);
        double errors2 = 0, told = c.row[row].variance_ratio;
        assert_true(c.row[row].base_row == row && c.row[row].other_row == row);
        double ratio = variance(&two, &one, row, &errors2) / variance(&again, &again, row, &errors2);
        double z = log(told / ratio) / sqrt(2 * errors2); /* what is told is of a sample of the same size */
        fprintf(stderr, "%-24s pairing saves %.2f times the replications as told, %.2f as measured, z %+.2f\n",
                measured[i].metric, told, ratio, z);
        assert_true(fabs(z) <= 4);
        largest = fmax(largest, ratio);
    }
    assert_true(largest > 3); /* there was something to save */
    trials_free(&paired);
    trials_free(&again);
    trials_free(&one);
    trials_free(&two);
}

static int set_up(void **state)
{
    (void)state;
    char text[sizeof scenario + 10];
    if (setjmp(exhausted))
        abort();
    arena.exhausted = &exhausted;
    for (int s = 0; s < 2; s++) {
        snprintf(text, sizeof text, scenario, s ? "formal" : "none");
        testlib_model_of_text(&model[s], text);
        rows_init(&rows[s], &model[s], &arena);
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    for (int s = 0; s < 2; s++)
        model_free(&model[s]);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_variance_ratio)};
    return cmocka_run_group_tests_name("pairing", tests, set_up, tear_down);
}
