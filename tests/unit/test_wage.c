/* What people are paid, in replications so small that it can be worked out on paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include <math.h>

#include "metrics/wage.h"
#include "model/pay.h"

#define SUPPLEMENTS \
    "'evening': {'from': '17:00', 'until': '21:00', 'kr_per_h': 50, 'applies_to': 'rostered'}," \
    "'night': {'from': '21:00', 'until': '06:00', 'share': 0.25, 'least_kr_per_h': 60, 'applies_to': 'rostered'}," \
    "'holiday': {'days': ['holiday'], 'share': 1.25, 'applies_to': 'rostered'}," \
    "'overtime': {'share': 0.5, 'applies_to': 'overtime'}"
#define PAID "'roles': {'nurse': {'pay_kr_per_h': 300}, 'assistant': {'pay_kr_per_h': 200}}"
/* Anna and Bo have one duty each, as `shift` says, on the day that the plan says. */
#define DUTY(shift, day) \
    "{" PAID ", 'units': {'ward': {'shifts': {'on': {" shift "}}}}, 'staff': {'rota_weeks': 1, 'weekly_h': 40," \
    " 'supplements': {" SUPPLEMENTS "}, 'plan': {'ward': {'on': {'" day "': {'nurse': 1, 'assistant': 1}}}}," \
    " 'lines': {'anna': {'duty': 'roster'}, 'bo': {'role': 'assistant'}}}}"

static void expect(const struct enginecase *x, const char *who, double kr, double supplements_kr)
{
    struct wage wage = wage_of(&x->accounts.a, (int)(modelcase_person(x->m, who) - x->m->persons));
    if (fabs(wage.kr - kr) > 1e-9 || fabs(wage.supplements_kr - supplements_kr) > 1e-9)
        fail_msg("%s: %.12g kr, of it %.12g beyond, instead of %.12g and %.12g", who, wage.kr, wage.supplements_kr, kr,
                 supplements_kr);
}

/* 14:00 to 22:00: three hours plain, four in the evening, one at night. */
static void test_an_evening(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, DUTY("'start': '14:00', 'end': '22:00'", "mon"));
    expect(&x, "anna", 8 * 300 + 4 * 50 + 75, 275);
    expect(&x, "bo", 8 * 200 + 4 * 50 + 60, 260);
    enginecase_free(&x);
}

/* From Thursday 30 April at 22:00 to 07:30 on the first of May; the plan asks for Thursdays. */
static void test_a_night_into_a_holiday(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, DUTY("'start': '22:00', 'end': '07:30'", "thu"),
                       "{'time': {'start_date': '2026-04-30', 'days': 2, 'holidays': ['2026-05-01']}}");
    expect(&x, "anna", 9.5 * 300 + 8 * 75 + 7.5 * 375, 8 * 75 + 7.5 * 375);
    expect(&x, "bo", 9.5 * 200 + 8 * 60 + 7.5 * 250, 8 * 60 + 7.5 * 250);
    enginecase_free(&x);
    /* The window opens at midnight: what was before it is not counted. */
    enginecase_patched(&x, DUTY("'start': '22:00', 'end': '07:30'", "thu"),
                       "{'time': {'start_date': '2026-04-30', 'warmup_days': 1, 'holidays': ['2026-05-01']}}");
    expect(&x, "anna", 7.5 * 300 + 6 * 75 + 7.5 * 375, 6 * 75 + 7.5 * 375);
    enginecase_free(&x);
    /* The run ends at midnight, in the middle of the duty. */
    enginecase_patched(&x, DUTY("'start': '22:00', 'end': '07:30'", "thu"),
                       "{'time': {'start_date': '2026-04-30', 'holidays': ['2026-05-01']}}");
    expect(&x, "anna", 2 * 375, 150);
    enginecase_free(&x);
}

/* A walk from 14:40 to 15:25 keeps both 25 minutes longer: 150 % of the hourly pay. */
static void test_overtime(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, DUTY("'start': '07:00', 'end': '15:00'", "mon"),
                       "{'tasks': {" TASK("walk", "45", "'14:40'", "'helper': {'patience_min': {'assistant': 0}}, ") "},"
                       RIGHTS(NOT_ASSISTANT("walk")) "}");
    assert_int_equal(x.accounts.a.persons[0].overtime_ticks, 25);
    expect(&x, "anna", 8 * 300 + 25.0 / 60 * 450, 25.0 / 60 * 150);
    expect(&x, "bo", 8 * 200 + 25.0 / 60 * 300, 25.0 / 60 * 100);
    enginecase_free(&x);
}

/* Without hourly pay nobody costs anything; without supplements nobody costs more than it. */
static void test_zero(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, DUTY("'start': '14:00', 'end': '22:00'", "mon"),
                       "{'roles': {'nurse': {'pay_kr_per_h': null}, 'assistant': {'pay_kr_per_h': 0}}}");
    expect(&x, "anna", 0, 0);
    expect(&x, "bo", 0, 0);
    enginecase_free(&x);
    enginecase_patched(&x, DUTY("'start': '14:00', 'end': '22:00'", "mon"), "{'staff': {'supplements': null}}");
    expect(&x, "anna", 2400, 0);
    enginecase_free(&x);
    enginecase_run(&x, "{" PAID "}"); /* Anna is always there */
    expect(&x, "anna", 24 * 300, 0);
    enginecase_free(&x);
}

/* Pay is the sum over bands of hours times what such an hour costs, and the hours are those on duty. */
static void test_sum_over_bands(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, DUTY("'start': '14:00', 'end': '22:00'", "mon"));
    double kr = 0;
    int64_t ticks = 0;
    for (int band = 0; band < x.m->pay.n_bands; band++) {
        int64_t in_band = accounts_paid(&x.accounts.a, 0, TIME_ROSTERED)[band];
        kr += (double)in_band / 60 * pay_kr_per_h(x.m, 0, band, PAY_ROSTERED);
        ticks += in_band;
    }
    assert_int_equal(ticks, x.accounts.a.persons[0].rostered_ticks);
    assert_true(ticks == 480 && fabs(wage_of(&x.accounts.a, 0).kr - kr) < 1e-9);
    enginecase_free(&x);
}

/* Who does the work changes nothing in what the same duties cost; another hour of somebody costs exactly that hour. */
static void test_policies(void **state)
{
    (void)state;
    struct enginecase x, y, z;
    const char *tasks = "{'tasks': {" TASK("wash", "30", "'15:00', '18:00'", "") "}}";
    enginecase_patched(&x, DUTY("'start': '14:00', 'end': '22:00'", "mon"), tasks);
    enginecase_patched(&y, DUTY("'start': '14:00', 'end': '22:00'", "mon"),
                       "{'tasks': {" TASK("wash", "30", "'15:00', '18:00'", "") "}," RIGHTS(NOT_NURSE("wash")) "}");
    enginecase_patched(&z, DUTY("'start': '14:00', 'end': '23:00'", "mon"), tasks);
    assert_true(y.accounts.a.instances[1] == 2 && x.accounts.a.instances[1] < 2);
    for (int p = 0; p < 2; p++)
        assert_true(wage_of(&x.accounts.a, p).kr == wage_of(&y.accounts.a, p).kr);
    assert_true(fabs(wage_of(&z.accounts.a, 0).kr - wage_of(&x.accounts.a, 0).kr - 375) < 1e-9);
    enginecase_free(&x);
    enginecase_free(&y);
    enginecase_free(&z);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_evening), cmocka_unit_test(test_a_night_into_a_holiday), cmocka_unit_test(test_overtime),
        cmocka_unit_test(test_zero),       cmocka_unit_test(test_sum_over_bands),         cmocka_unit_test(test_policies),
    };
    return cmocka_run_group_tests_name("wage", tests, NULL, NULL);
}
