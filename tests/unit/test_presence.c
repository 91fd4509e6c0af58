/* Metrics of who was away and who came instead, beyond the known answers of test_metric.c: in a replication worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include <math.h>

#include "metrics/metric.h"

/* Anna has the days of Monday to Thursday, 07:00 to 15:00, Bo the evenings of Monday and Tuesday from
 * 15:00 to 23:00. Anna is away on Tuesday, Wednesday and Thursday, for three reasons. */
#define WARD(more) \
    "{'time': {'days': 4}, 'roles': {'nurse': {'pay_kr_per_h': 300}, 'assistant': {'pay_kr_per_h': 200}}," \
    "'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}, 'evening': {'start': '15:00', 'end': '23:00'}}}}," \
    "'staff': {'rota_weeks': 1, 'rest_h': 0, 'weekly_h': 60, 'plan': {'ward': {" \
    "'day': {'mon': {'nurse': 1}, 'tue': {'nurse': 1}, 'wed': {'nurse': 1}, 'thu': {'nurse': 1}}," \
    "'evening': {'mon': {'assistant': 1}, 'tue': {'assistant': 1}}}}, 'supplements': {'overtime': {'share': 0.5," \
    "'applies_to': 'overtime'}}, 'lines': {'anna': {'duty': 'roster', 'away': {'a': {'reason': 'sickness', 'from': " \
    "'2026-01-06'," \
    "'until': '2026-01-06'}, 'b': {'reason': 'leave', 'from': '2026-01-07', 'until': '2026-01-07'}," \
    "'c': {'reason': 'vacancy', 'from': '2026-01-08'}}}, 'bo': {'role': 'assistant'}}, 'cover': {" more "}}}"

static struct enginecase x;
static struct tally t;
static struct arena arena;

static void run(const char *patch)
{
    static jmp_buf exhausted;
    enginecase_run(&x, patch);
    arena = (struct arena){0};
    if (setjmp(exhausted))
        fail_msg("out of memory");
    arena.exhausted = &exhausted;
    tally_init(&t, x.m, &arena);
    tally_fill(&t, &x.accounts.a);
}

static void end(void)
{
    arena_free(&arena);
    enginecase_free(&x);
}

static void expect(const char *metric, int role, double value)
{
    struct err e = {0};
    const struct metric *m = metric_find(metric, &e);
    struct metric_cell c = metric_at(0, role, -1, -1);
    assert_non_null(m);
    double found = m->value(&t, &c);
    if (isnan(value) ? !isnan(found) : fabs(found - value) > 1e-9)
        fail_msg("%s: %g instead of %g", metric, found, value);
}

enum { ASSISTANT, NURSE };

static void test_nobody_comes(void **state)
{
    (void)state;
    run(WARD(""));
    expect("planned_shifts_count", NURSE, 4);
    expect("missed_shifts_count", NURSE, 3);
    expect("short_shifts_count", NURSE, 3);
    expect("without_role_share", NURSE, 0.75);
    expect("away_sickness_h", NURSE, 8);
    expect("away_leave_h", NURSE, 8);
    expect("away_vacancy_h", NURSE, 8);
    expect("away_education_h", NURSE, 0);
    expect("rostered_h", NURSE, 8);
    expect("rostered_h", ASSISTANT, 16);
    expect("missed_shifts_count", ASSISTANT, 0);
    expect("called_in_h", -1, 0);
    expect("pay_kr", -1, 8 * 300 + 16 * 200);
    end();
}

/* Bo comes on all three days: on Tuesday with 8 hours of rest and his own evening after it, which is no rest at all. */
static void test_bo_comes(void **state)
{
    (void)state;
    run(WARD("'nurse': {'order': ['same_role', 'lower_role'], 'least_rest_h': 0}"));
    expect("short_shifts_count", NURSE, 0);
    expect("covered_lower_role_shifts_count", NURSE, 3);
    expect("covered_same_role_shifts_count", NURSE, 0);
    expect("without_role_share", NURSE, 0.75);
    expect("called_in_h", ASSISTANT, 24);
    expect("called_in_h", NURSE, 0);
    expect("quick_returns_count", ASSISTANT, 2); /* Tuesday and Wednesday at 07:00; Thursday after 16 hours */
    expect("rostered_h", ASSISTANT, 40);
    expect("pay_kr", ASSISTANT, 16 * 200 + 24 * 300);
    expect("pay_supplements_kr", ASSISTANT, 24 * 100);
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "15:00 duty_start bo\n"
                          "15:00 duty_end anna\n"
                          "23:00 duty_end bo\n"
                          "1 07:00 duty_start bo\n"
                          "1 23:00 duty_end bo\n"
                          "2 07:00 duty_start bo\n"
                          "2 15:00 duty_end bo\n"
                          "3 07:00 duty_start bo\n"
                          "3 15:00 duty_end bo\n");
    end();
    /* With a rest of 8 hours before and after, not on Tuesday; and paid as rostered. */
    run(WARD("'nurse': {'order': ['lower_role'], 'least_rest_h': 8, 'called_in_pay': 'rostered'}"));
    expect("short_shifts_count", NURSE, 1);
    expect("called_in_h", ASSISTANT, 16);
    expect("quick_returns_count", ASSISTANT, 1);
    expect("pay_kr", ASSISTANT, 32 * 200);
    expect("pay_supplements_kr", ASSISTANT, 0);
    end();
}

/* A temp with pay of her own, who is no nurse. */
static void test_temp(void **state)
{
    (void)state;
    run("{'staff': {'lines': {'tom': {'unit': 'ward', 'role': 'assistant', 'duty': 'temp', 'covers': ['nurse'],"
        "'pay_kr_per_h': 400}, 'anna': {'duty': 'roster', 'away': {'a': {'from': '2026-01-06'}}}},"
        "'rota_weeks': 1, 'plan': {'ward': {'day': {'mon': {'nurse': 1}, 'tue': {'nurse': 1}}}},"
        "'cover': {'nurse': {'order': ['temp']}}, 'supplements': {'overtime': {'share': 1, 'applies_to': 'overtime'}}},"
        "'time': {'days': 2}, 'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}}}}}");
    expect("covered_temp_shifts_count", NURSE, 1);
    expect("without_role_share", NURSE, 0.5);
    expect("called_in_h", ASSISTANT, 8);
    expect("pay_kr", ASSISTANT, 8 * 400);
    end();
}

/* Duties count by whether they begin in the window, with their whole length; of the warm-up there is nothing. */
static void test_window(void **state)
{
    (void)state;
    run("{'time': {'days': 2, 'warmup_days': 2}, 'units': {'ward': {'shifts': {'night': {'start': '22:00', 'end': '06:00'}}}},"
        "'staff': {'rota_weeks': 1, 'rest_h': 0, 'weekly_h': 60, 'plan': {'ward': {'night': {'all': {'nurse': 1}}}},"
        "'lines': {'anna': {'duty': 'roster', 'vacant': true}}}}");
    expect("planned_shifts_count", NURSE, 2);
    expect("missed_shifts_count", NURSE, 2);
    expect("away_vacancy_h", NURSE, 16); /* the last one ends after the run */
    expect("missed_shifts_count", ASSISTANT, 0);
    expect("without_role_share", ASSISTANT, NAN);
    expect("rostered_h", NURSE, 0);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nobody_comes),
        cmocka_unit_test(test_bo_comes),
        cmocka_unit_test(test_temp),
        cmocka_unit_test(test_window),
    };
    return cmocka_run_group_tests_name("presence", tests, NULL, NULL);
}
