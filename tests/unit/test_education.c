/* What further education takes and costs, in replications worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include <math.h>

#include "metrics/education.h"
#include "metrics/wage.h"

/* Anna works on Mondays, Tuesdays and Wednesdays, 07:00 to 15:00, and studies on Tuesdays and Saturdays, from 6 to 20 January. */
#define STUDENT(run, keys) \
    "{'time': {" run "}, 'roles': {'nurse': {'pay_kr_per_h': 300}}, 'units': {'ward': {'shifts': {'day': {'start': '07:00'," \
    "'end': '15:00'}}}}, 'staff': {'rota_weeks': 1, 'plan': {'ward': {'day': {'mon': {'nurse': 1}, 'tue': {'nurse': 1}," \
    "'wed': {'nurse': 1}}}}, 'lines': {'anna': {'duty': 'roster', 'education': {'from': '2026-01-06', 'until': '2026-01-20'," \
    "'study_days': ['tue', 'sat'], 'fee_kr': 9000, 'pay_step_kr_per_h': 20, " keys "}}}}}"

static void expect(const char *patch, double hours, double kr, double pay_kr)
{
    struct enginecase x;
    enginecase_run(&x, patch);
    struct education_cost cost = education_cost_of(&x.accounts.a, 0);
    struct wage wage = wage_of(&x.accounts.a, 0);
    if (fabs(cost.hours - hours) > 1e-9 || fabs(cost.kr - kr) > 1e-9 || fabs(wage.kr - pay_kr) > 1e-9)
        fail_msg("%g h, %g kr and %g kr of pay instead of %g, %g, %g", cost.hours, cost.kr, wage.kr, hours, kr, pay_kr);
    assert_true(wage.supplements_kr == 0);
    enginecase_free(&x);
}

/* Two Tuesdays are missed and four duties are worked; Saturdays are her own, and count as study all the same. */
static void test_support(void **state)
{
    (void)state;
    expect(STUDENT("'days': 14", "'support': 'none'"), 4 * 7.5, 0, 32 * 300);
    expect(STUDENT("'days': 14", "'support': 'paid_leave', 'day_h': 6"), 4 * 6, 16 * 300, 32 * 300);
    expect(STUDENT("'days': 14", "'support': 'hours_owed'"), 4 * 7.5, 0, 32 * 300);
    expect(STUDENT("'days': 14", "'support': 'money'"), 4 * 7.5, 9000, 32 * 300);
}

/* The fee falls on 6 January, which is before the window here; of study, the days in the window count. */
static void test_window(void **state)
{
    (void)state;
    expect(STUDENT("'warmup_days': 7, 'days': 7", "'support': 'money'"), 2 * 7.5, 0, 16 * 300);
    expect(STUDENT("'warmup_days': 1, 'days': 6", "'support': 'money'"), 2 * 7.5, 9000, 8 * 300);
    expect(STUDENT("'warmup_days': 1, 'days': 6", "'support': 'paid_leave'"), 2 * 7.5, 8 * 300, 8 * 300);
}

/* From Wednesday, 21 January, on she is paid 320 kr: before it four duties, and Monday 19; Tuesday 20 is the last day. */
static void test_pay_step(void **state)
{
    (void)state;
    expect(STUDENT("'days': 17", "'support': 'none'"), 5 * 7.5, 0, 40 * 300 + 8 * 320);
    /* over before the run */
    expect(STUDENT("'days': 7, 'start_date': '2026-01-26'", "'support': 'money'"), 0, 0, 24 * 320);
}

/* Nobody who does not study, and no education: nothing. */
static void test_nothing(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{}");
    struct education_cost cost = education_cost_of(&x.accounts.a, 0);
    assert_true(cost.hours == 0 && cost.kr == 0);
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_support), cmocka_unit_test(test_window),
                                       cmocka_unit_test(test_pay_step), cmocka_unit_test(test_nothing)};
    return cmocka_run_group_tests_name("education", tests, NULL, NULL);
}
