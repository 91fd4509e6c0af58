/* Whose patients they are, and who does what for them: worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

/* A ward with so many patients who stay; Anna, a nurse, has the day on Monday, and Bo, an assistant, is always there. */
#define WARD(beds, plan, lines) \
    "{'units': {'ward': {'beds': " beds ", 'patients': {'stay_days': 'never'}," \
    " 'shifts': {'day': {'start': '07:00', 'end': '15:00'}}}}, 'staff': {'rota_weeks': 1, 'rest_h': 0," \
    " 'plan': {'ward': {'day': {" plan "}}}, 'lines': {" lines "}}}"
#define ON_MONDAY "'anna': {'duty': 'roster'}, 'bo': {'role': 'assistant', 'duty': 'always'}"
#define TWO_ALWAYS "'cia': {'role': 'nurse', 'duty': 'always'}"
#define TWO_BY_DAY "'anna': {'duty': 'roster'}, 'cia': {'role': 'nurse'}"
#define OTHERS(patience) "'rules': {'others': {'task': ['wash'], 'relation': 'other', 'patience_min': " patience "}}"

static const struct task_account *washes(const struct enginecase *x)
{
    return &x->accounts.a.tasks[modelcase_task(x->m, "wash")];
}

static int64_t done_by(const struct enginecase *x, const char *person)
{
    return x->accounts.a.instances[enginecase_person(x->m, person) * x->m->n_tasks + modelcase_task(x->m, "wash")];
}

static void expect_washes(const struct enginecase *x, int64_t assigned, int64_t by_carer)
{
    if (washes(x)->assigned != assigned || washes(x)->by_carer != by_carer)
        fail_msg("of %d assigned %d by the carer, not of %d %d", (int)washes(x)->assigned, (int)washes(x)->by_carer,
                 (int)assigned, (int)by_carer);
}

/* The patient is Anna's while she is there, and nobody's else. Bo waits a quarter of an hour in any case: for her, who talks from
 * 10:00 on, or for nobody. */
static void test_comes_and_goes(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("1", "'mon': {'nurse': 1}", ON_MONDAY),
                       "{'policy': {'planning': {'who': ['nurse']}, 'rights': {'talk': {'assistant': 'none'}}, " OTHERS("15")
                       "}, 'tasks': {" PATIENT_TASK("wash", "10", "'06:00', '10:05', '12:00', '15:30'", "") ","
                       TASK("talk", "60", "'10:00'", "'urgency': 0, ") "}}");
    enginecase_events(&x, "06:00 created wash of 0\n"
                          "06:15 started wash of 0 bo back_up\n"
                          "06:25 done wash of 0 bo\n"
                          "07:00 duty_start anna\n"
                          "10:00 created talk\n"
                          "10:00 started talk anna own\n"
                          "10:05 created wash.2 of 0\n"
                          "10:20 started wash.2 of 0 bo back_up\n"
                          "10:30 done wash.2 of 0 bo\n"
                          "11:00 done talk anna\n"
                          "12:00 created wash.3 of 0\n"
                          "12:00 started wash.3 of 0 anna own\n"
                          "12:10 done wash.3 of 0 anna\n"
                          "15:00 duty_end anna\n"
                          "15:30 created wash.4 of 0\n"
                          "15:45 started wash.4 of 0 bo back_up\n"
                          "15:55 done wash.4 of 0 bo\n");
    expect_washes(&x, 2, 1);
    enginecase_free(&x);
}

/* In the last half hour of her work she is in overtime: the patient is nobody's then. */
static void test_overtime(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("1", "'mon': {'nurse': 1}", ON_MONDAY),
                       "{'policy': {'planning': {'who': ['nurse', 'assistant'], 'by': ['continuity', 'balance']},"
                       " 'rights': {'talk': {'assistant': 'none'}}, " OTHERS("'never'") ", 'prefer': ['assigned_carer']},"
                       " 'staff': {'lines': {'bo': {'duty': 'roster'}}, 'plan': {'ward': {'late': {'mon': {'assistant': 1}}}}},"
                       " 'units': {'ward': {'shifts': {'late': {'start': '15:00', 'end': '23:00'}}}}, 'tasks': {"
                       PATIENT_TASK("wash", "10", "'14:50'", "") "," TASK("talk", "60", "'14:30'", "'urgency': 0, ") "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:30 created talk\n"
                          "14:30 started talk anna own\n"
                          "14:50 created wash of 0\n"
                          "15:00 duty_start bo\n"
                          "15:00 started wash of 0 bo own\n"
                          "15:10 done wash of 0 bo\n"
                          "15:30 done talk anna\n"
                          "15:30 duty_end anna\n"
                          "23:00 duty_end bo\n");
    expect_washes(&x, 1, 1);
    enginecase_free(&x);
}

/* Six patients and two nurses: three each. Nobody washes another's patient, though she has nothing else to do while the other
 * one talks. */
static void test_balance(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("6", "", TWO_ALWAYS),
                       "{'policy': {'planning': {'who': ['nurse']}, " OTHERS("'never'") "}, 'tasks': {"
                       PATIENT_TASK("wash", "10", "'08:00', '10:00'", "") "," TASK("talk", "60", "'09:59'", "'urgency': 0, ")
                       "}}");
    assert_true(done_by(&x, "anna") == 6 && done_by(&x, "cia") == 6);
    expect_washes(&x, 12, 12);
    /* at 08:00 each has one at once, then after 10 and 20 min; at 10:00 so has the one, the other after 59, 69 and 79 min */
    assert_int_equal(washes(&x)->wait_ticks, 2 * (10 + 20) + (10 + 20) + (59 + 69 + 79));
    enginecase_free(&x);
}

/* Monday has one nurse, Tuesday both. With continuity first the six patients stay hers; else each has three on Tuesday. */
static void check_second_day(const char *by, int64_t most)
{
    struct enginecase x;
    char patch[500];
    snprintf(patch, sizeof patch, "{'time': {'days': 2}, 'policy': {'planning': {'who': ['nurse'], 'by': [%s]}, "
             OTHERS("'never'") "}, 'tasks': {" PATIENT_TASK("wash", "10", "'08:00'", "") "}}", by);
    enginecase_patched(&x, WARD("6", "'mon': {'nurse': 1}, 'tue': {'nurse': 2}", TWO_BY_DAY), patch);
    int64_t anna = done_by(&x, "anna"), cia = done_by(&x, "cia");
    if (anna + cia != 12 || (anna > cia ? anna : cia) != most)
        fail_msg("by %s: anna %d, cia %d", by, (int)anna, (int)cia);
    enginecase_free(&x);
}

static void test_continuity(void **state)
{
    (void)state;
    check_second_day("'continuity', 'balance'", 12);
    check_second_day("'balance', 'continuity'", 9);
    check_second_day("'balance'", 9);
}

/* How many of six patients are Cia's when the draw alone decides. */
static int64_t by_draw(void)
{
    struct enginecase x;
    enginecase_patched(&x, WARD("6", "", TWO_ALWAYS), "{'policy': {'planning': {'who': ['nurse'], 'by': []}, " OTHERS("'never'")
                       "}, 'tasks': {" PATIENT_TASK("wash", "10", "'08:00'", "") "}}");
    int64_t n = done_by(&x, "cia");
    enginecase_free(&x);
    assert_true(n < 6);
    return n;
}

/* Six patients with dementia, and two nurses of whom Cia has learnt about it: so many of them are hers. */
static void check_specialised(const char *planning, int64_t expected)
{
    struct enginecase x;
    char patch[800];
    snprintf(patch, sizeof patch, "{'units': {'ward': {'patients': {'conditions': {'dementia': {'share': 1, 'specialisations':"
             " ['dementia']}}}}}, 'staff': {'lines': {'cia': {'specialisations': ['dementia']}}}, 'policy': {'planning': {'who':"
             " ['nurse'], %s}, " OTHERS("'never'") "}, 'tasks': {" PATIENT_TASK("wash", "10", "'08:00'", "") "}}", planning);
    enginecase_patched(&x, WARD("6", "", TWO_ALWAYS), patch);
    if (done_by(&x, "cia") != expected || done_by(&x, "anna") != 6 - expected)
        fail_msg("%s: cia %d, anna %d", planning, (int)done_by(&x, "cia"), (int)done_by(&x, "anna"));
    enginecase_free(&x);
}

static void test_specialised(void **state)
{
    (void)state;
    check_specialised("'by': ['specialised', 'balance']", 6);
    check_specialised("'by': ['balance', 'specialised']", 3);
    check_specialised("'by': ['specialised'], 'visibility': 0", by_draw()); /* nobody knows of it */
}

/* A new patient is given to somebody at once, and nobody has had him before. */
static void test_admission(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("2", "", "'bo': {'role': 'assistant', 'duty': 'always'}"),
                       "{'time': {'days': 3}, 'units': {'ward': {'patients': {'stay_days': 0.25, 'turnover_h': 0}}}, 'policy': {"
                       "'planning': {'who': ['nurse'], 'by': ['continuity']}, " OTHERS("'never'") "}, 'tasks': {"
                       PATIENT_TASK("wash", "10", "'01:00', '07:00', '13:00', '19:00'", "") "}}");
    assert_true(x.accounts.a.units[0].admitted >= 20 && done_by(&x, "bo") == 0);
    assert_int_equal(washes(&x)->started, 24);
    expect_washes(&x, 24, 24);
    enginecase_free(&x);
}

/* Without a rule that looks at it, `prefer` may: of two who are free, the one whose patient it is. */
static void test_prefer(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("2", "", TWO_ALWAYS),
                       "{'policy': {'planning': {'who': ['nurse']}, 'prefer': ['assigned_carer']}, 'tasks': {"
                       PATIENT_TASK("wash", "10", "'08:00', '09:00', '10:00', '11:00', '12:00'", "") "}}");
    expect_washes(&x, 10, 10);
    enginecase_free(&x);
    enginecase_patched(&x, WARD("2", "", TWO_ALWAYS),
                       "{'policy': {'planning': {'who': ['nurse']}, 'prefer': ['random']}, 'tasks': {"
                       PATIENT_TASK("wash", "10", "'08:00', '09:00', '10:00', '11:00', '12:00'", "") "}}");
    assert_true(washes(&x)->assigned == 10 && washes(&x)->by_carer < 10); /* else the first shows nothing */
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comes_and_goes), cmocka_unit_test(test_overtime), cmocka_unit_test(test_balance),
        cmocka_unit_test(test_continuity), cmocka_unit_test(test_admission), cmocka_unit_test(test_prefer),
        cmocka_unit_test(test_specialised),
    };
    return cmocka_run_group_tests_name("carers", tests, NULL, NULL);
}
