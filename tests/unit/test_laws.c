/* Laws as the scenario writes them: units of time, shared tables, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

static const struct law *bell(const struct modelcase *x)
{
    return &x->model.tasks[modelcase_task(&x->model, "bell")].law;
}

static void expect_law(const char *duration, const struct law *expected)
{
    struct modelcase x;
    char patch[300];
    snprintf(patch, sizeof patch, "{'tasks': {'bell': {'duration_min': %s}}}", duration);
    modelcase_good(&x, patch);
    assert_int_equal(bell(&x)->kind, expected->kind);
    assert_true(bell(&x)->mean_s == expected->mean_s);
    assert_memory_equal(bell(&x)->node, expected->node, sizeof expected->node);
    modelcase_free(&x);
}

static void test_kinds(void **state)
{
    (void)state;
    static const double observed_s[] = {60, 120, 600};
    struct law l;
    law_fixed(&l, 90);
    expect_law("1.5", &l);
    expect_law("{'law': 'fixed', 'value': 1.5}", &l);
    law_uniform(&l, 60, 300);
    expect_law("{'law': 'uniform', 'low': 1, 'high': 5}", &l);
    law_triangular(&l, 60, 120, 300);
    expect_law("{'law': 'triangular', 'low': 1, 'mode': 2, 'high': 5}", &l);
    law_exponential(&l, 300);
    expect_law("{'law': 'exponential', 'mean': 5}", &l);
    law_lognormal(&l, 300, 0.5);
    expect_law("{'law': 'lognormal', 'mean': 5, 'cv': 0.5}", &l);
    law_gamma(&l, 300, 0.5);
    expect_law("{'law': 'gamma', 'mean': 5, 'cv': 0.5}", &l);
    law_weibull(&l, 300, 1.5);
    expect_law("{'law': 'weibull', 'mean': 5, 'shape': 1.5}", &l);
    law_empirical(&l, observed_s, 3);
    expect_law("{'law': 'empirical', 'values': [10, 1, 2]}", &l);
    law_geometric(&l, 300, 60); /* steps are ticks */
    expect_law("{'law': 'geometric', 'mean': 5}", &l);
}

/* Tables that come from a shared one are bit for bit those that stand alone; the order of tasks does not matter. */
static void test_shared_tables(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'bell': {'duration_min': {'law': 'lognormal', 'mean': 7, 'cv': 0.8}},"
                       " 'medicine': {'duration_min': {'law': 'lognormal', 'mean': 3, 'cv': 0.8}},"
                       " 'a': {'category': 'care', 'duration_min': {'law': 'lognormal', 'mean': 11, 'cv': 0.7}}}}");
    static const struct {
        const char *task;
        double mean_s, cv;
    } cases[] = {{"a", 660, 0.7}, {"bell", 420, 0.8}, {"medicine", 180, 0.8}};
    for (int i = 0; i < 3; i++) {
        struct law alone;
        law_lognormal(&alone, cases[i].mean_s, cases[i].cv);
        const struct law *l = &x.model.tasks[modelcase_task(&x.model, cases[i].task)].law;
        assert_memory_equal(l->node, alone.node, sizeof alone.node);
        assert_true(l->mean_s == cases[i].mean_s);
    }
    assert_true(x.model.unit_exponential.kind == LAW_EXPONENTIAL && x.model.unit_exponential.mean_s == 1);
    modelcase_free(&x);
}

/* The model owns the observed values. */
static void test_values_are_copied(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'bell': {'duration_min': {'law': 'empirical', 'values': [1, 2, 3]}}}}");
    arena_free(&x.arena);
    assert_true(bell(&x)->values[2] == 180 && bell(&x)->n_values == 3);
    model_free(&x.model);
}

static void test_refused(void **state)
{
    (void)state;
    modelcase_errors("{'tasks': {'medicine': {'duration_min': {'law': 'geometric', 'mean': 0.5}}}}",
                     "/tasks/medicine/duration_min/mean: expected a mean of at least one tick (1), found 0.5\n");
    modelcase_errors("{'tasks': {'bell': {'duration_min': {'law': 'exponential', 'mean': 1e9}}}}",
                     "/tasks/bell/duration_min: expected at most 1073741823 ticks of 60 s, found up to 1.31e+10\n");
    modelcase_errors("{'units': {'ward': {'patients': {'stay_days': 1e308}}}}",
                     "/units/ward/patients/stay_days: expected values that are finite in seconds\n");
    modelcase_errors("{'units': {'ward': {'patients': {'acuity': {'a': {'sojourn_h': 1e308, 'next': {'a': 1}}}}}}}",
                     "/units/ward/patients/acuity/a/sojourn_h: expected values that are finite in seconds\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_shared_tables),
        cmocka_unit_test(test_values_are_copied),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests_name("laws", tests, NULL, NULL);
}
