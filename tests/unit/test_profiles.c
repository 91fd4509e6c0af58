/* Profiles of the day: steps, scaling to mean 1, the integral, and sharing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "modelcase.h"

static const struct profile *profile_of(const struct modelcase *x)
{
    const struct unit *u = &x->model.units[0];
    return &u->profiles[modelcase_source(u, "bell/call")->profile];
}

static void expect_profile(const char *text, int n, const double *hours, const double *weight)
{
    struct modelcase x;
    char patch[300];
    snprintf(patch, sizeof patch, "{'tasks': {'bell': {'arises': {'call': {'profile': %s}}}}}", text);
    modelcase_good(&x, patch);
    const struct profile *p = profile_of(&x);
    double sum = 0;
    assert_int_equal(p->n, n);
    for (int i = 0; i < n; i++) {
        assert_true(p->from_s[i] == hours[i] * 3600);
        assert_true(fabs(p->weight[i] - weight[i]) < 1e-14);
        assert_true(fabs(p->sum_s[i] - sum) < 1e-9);
        sum += p->weight[i] * (p->from_s[i + 1] - p->from_s[i]);
    }
    assert_true(p->from_s[n] == 86400 && p->sum_s[n] == 86400);
    modelcase_free(&x);
}

static void test_steps(void **state)
{
    (void)state;
    expect_profile("{}", 1, (double[]){0}, (double[]){1});
    expect_profile("{'00:00': 3}", 1, (double[]){0}, (double[]){1});
    expect_profile("{'13:00': 3}", 2, (double[]){0, 13}, (double[]){1, 1});
    /* 16 h of 2 and 8 h of 1: mean 40/24; what lasts at the end of the day goes on past midnight */
    expect_profile("{'06:00': 2, '22:00': 1}", 3, (double[]){0, 6, 22}, (double[]){0.6, 1.2, 0.6});
    expect_profile("{'22:00': 1, '06:00': 2}", 3, (double[]){0, 6, 22}, (double[]){0.6, 1.2, 0.6});
    expect_profile("{'00:00': 0, '12:00': 5}", 2, (double[]){0, 12}, (double[]){0, 2});
}

static void test_refused(void **state)
{
    (void)state;
    modelcase_errors("{'tasks': {'bell': {'arises': {'call': {'profile': {'06:00': 0, '22:00': 0}}}}}}",
                     "/tasks/bell/arises/call/profile: expected a weight above 0 at some time of day\n");
    modelcase_errors("{'tasks': {'bell': {'arises': {'call': {'profile': {'06:00': 1, '06:00:00': 2, '22:00': 0}}}}}}",
                     "/tasks/bell/arises/call/profile/06:00:00: expected each time of day once, found '06:00:00' again\n");
}

static void test_equal_ones_are_shared(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'bell': {'arises': {'call': {'profile': {'06:00': 2, '22:00': 1}}, 'b': {'how': 'poisson',"
                       " 'per_day': 1,"
                       " 'profile': {'06:00': 4, '22:00': 2}}, 'c': {'how': 'poisson', 'per_day': 1},"
                       " 'd': {'how': 'poisson', 'per_day': 1, 'profile': {'07:00': 4, '22:00': 2}}}}}}");
    const struct unit *u = &x.model.units[0];
    assert_int_equal(u->n_profiles, 3); /* flat (of the arrivals too), and two others */
    assert_int_equal(modelcase_source(u, "bell/call")->profile, modelcase_source(u, "bell/b")->profile);
    assert_int_equal(modelcase_source(u, "bell/c")->profile, u->arrival_profile);
    assert_int_not_equal(modelcase_source(u, "bell/d")->profile, modelcase_source(u, "bell/b")->profile);
    assert_int_equal(u->profiles[u->arrival_profile].n, 1);
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_equal_ones_are_shared),
    };
    return cmocka_run_group_tests_name("profiles", tests, NULL, NULL);
}
