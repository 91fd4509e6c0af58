/* The days of a further education, counted by hand on the calendar of January 2026: the 5th, 12th, 19th and 26th are Mondays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#define STUDENT(keys) \
    "{'time': {'days': 21}, 'staff': {'weekly_h': 42, 'plan': {'ward': {'day': {'weekdays': {'nurse': 1}}}}," \
    "'lines': {'anna': {'duty': 'roster', 'education': {" keys "}}}}}"

/* Days of January, "1 8 15 ". */
static void expect_days(const char *patch, const char *expected)
{
    struct modelcase x;
    char found[400] = "";
    modelcase_good(&x, patch);
    const struct person *anna = modelcase_person(&x.model, "anna");
    const struct education *e = anna->education;
    for (int i = 0; i < e->n_days; i++)
        sprintf(found + strlen(found), "%g ", 5 + e->day_s[i] / 86400);
    assert_string_equal(found, expected);
    assert_int_equal(anna->n_away, e->n_days);
    for (int i = 0; i < e->n_days; i++)
        assert_true(anna->away[i].reason == AWAY_EDUCATION && anna->away[i].covered && anna->away[i].from_s == e->day_s[i] &&
                    anna->away[i].until_s == e->day_s[i] + 86400);
    modelcase_free(&x);
}

#define JANUARY "'support': 'hours_owed', 'from': '2026-01-06', 'until': '2026-01-25', "

static void test_days(void **state)
{
    (void)state;
    expect_days(STUDENT(JANUARY "'study_days': ['tue', 'sun']"), "6 11 13 18 20 25 ");
    expect_days(STUDENT(JANUARY "'gatherings': ['2026-01-22', '2026-01-07']"), "7 22 ");
    expect_days(STUDENT(JANUARY "'exams': ['2026-01-23', '2026-01-07']"), "6 7 21 22 23 "); /* the 5th is before its beginning */
    expect_days(STUDENT(JANUARY "'exams': ['2026-01-23'], 'exam_leave_days': 0"), "23 ");
    expect_days(STUDENT(JANUARY "'practice_from': '2026-01-12', 'practice_weeks': 2"), "12 13 14 15 16 19 20 21 22 23 ");
    /* a public holiday is no day of study or practice; gatherings are where their dates are */
    expect_days("{'time': {'days': 21, 'holidays': ['2026-01-13', '2026-01-18', '2026-01-22']}, 'staff': {'weekly_h': 42, 'plan':"
                " {'ward': {'day': {'weekdays': {'nurse': 1}}}}, 'lines': {'anna': {'duty': 'roster', 'education': {" JANUARY
                "'study_days': ['tue', 'thu'], 'gatherings': ['2026-01-18'], 'practice_from': '2026-01-19', 'practice_weeks':"
                " 1}}}}}",
                "6 8 15 18 19 20 21 23 ");
    /* a day that is wanted twice is one day */
    expect_days(STUDENT(JANUARY "'study_days': ['tue'], 'gatherings': ['2026-01-13', '2026-01-13'], 'exams': ['2026-01-14']"),
                "6 12 13 14 20 ");
    expect_days(STUDENT(JANUARY "'study_days': []"), "");
}

static void test_rest(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, STUDENT("'from': '2026-01-01', 'until': '2026-01-08', 'support': 'money', 'study_days': ['mon'], "
                               "'fee_kr': 9000,"
                               "'pay_step_kr_per_h': 12, 'day_h': 6, 'cover': false, 'specialisation': 'dementia'"));
    const struct person *anna = modelcase_person(&x.model, "anna");
    const struct education *e = anna->education;
    assert_true(e->support == SUPPORT_MONEY && e->fee_kr == 9000 && e->pay_step_kr_per_h == 12 && e->day_h == 6);
    assert_true(e->from_s == -4 * 86400.0 && e->held_tick == 4 * 1440);
    assert_true(x.model.n_specialisations == 1 && e->specialisation == 1);
    assert_false(anna->away[0].covered);
    modelcase_free(&x);
    modelcase_good(&x, STUDENT("'support': 'none', 'from': '2025-01-01', 'until': '2025-12-31'"));
    e = modelcase_person(&x.model, "anna")->education;
    assert_true(e->held_tick == 0 && !e->specialisation && e->support == SUPPORT_NONE && e->day_h == 7.5);
    assert_true(x.model.all_come); /* nothing of it is left to miss */
    modelcase_free(&x);
}

static void test_refused(void **state)
{
    (void)state;
    modelcase_errors(STUDENT("'support': 'none', 'from': '2026-01-10', 'until': '2026-01-09'"),
                     "/staff/lines/anna/education/until: expected a day not before 'from' (2026-01-10), found '2026-01-09'\n");
    modelcase_errors(STUDENT(JANUARY "'exams': ['2026-01-26'], 'gatherings': ['2026-01-05']"),
                     "/staff/lines/anna/education/gatherings/0: expected a day of the education, between its 'from' and 'until',"
                     " found '2026-01-05'\n"
                     "/staff/lines/anna/education/exams/0: expected a day of the education, between its 'from' and 'until', found"
                     " '2026-01-26'\n");
    modelcase_errors(STUDENT(JANUARY "'practice_from': '2026-01-13', 'practice_weeks': 1"),
                     "/staff/lines/anna/education/practice_from: expected a Monday, found '2026-01-13'\n");
    modelcase_errors(STUDENT(JANUARY "'practice_from': '2026-01-12'"),
                     "/staff/lines/anna/education/practice_from: expected 5 weeks of practice between 'from' and 'until' of the"
                     " education, found a beginning on '2026-01-12'\n");
    modelcase_errors("{'staff': {'lines': {'anna': {'education': {'support': 'hours_owed', 'from': '2026-01-01', 'until': "
                     "'2026-01-09'}}}}}",
                     "/staff/lines/anna/education: expected only with duty 'roster', found with 'always'\n");
}

#define ONE_DAY "'gatherings': ['2026-01-07'], "

static void test_warnings(void **state)
{
    (void)state;
    modelcase_warnings(STUDENT("'support': 'none', 'from': '2025-08-01', 'until': '2026-01-04'"),
                       "/staff/lines/anna/education: is over before the run, which begins on 2026-01-05: only what it led to"
                       " counts\n");
    modelcase_warnings(STUDENT("'support': 'none', 'from': '2026-01-26', 'until': '2026-06-01'"),
                       "/staff/lines/anna/education: begins after the run, which has 21 days from 2026-01-05: it says nothing\n");
    modelcase_warnings(STUDENT("'support': 'none', 'from': '2026-01-05', 'until': '2026-01-25'"),
                       "/staff/lines/anna/education: takes nobody away: it has no days (study_days, gatherings, exams,"
                       " practice_from)\n");
    modelcase_warnings(STUDENT("'support': 'none', 'from': '2026-01-05', " ONE_DAY "'until': '2026-01-26'"),
                       "/staff/lines/anna/education: goes on after the run, which has 21 days from 2026-01-05: what it "
                       "leads to does"
                       " not show\n");
    modelcase_warnings(STUDENT("'support': 'none', 'from': '2026-01-05', " ONE_DAY "'until': '2026-01-25'"), "");
    modelcase_warnings(STUDENT("'support': 'paid_leave', 'from': '2026-01-05', " ONE_DAY "'until': '2026-01-25',"
                               " 'fee_kr': 9000"),
                       "/staff/lines/anna/education/fee_kr: says nothing: the employer pays it with support 'money' only, found"
                       " 'paid_leave'\n");
    modelcase_warnings(STUDENT("'support': 'money', 'from': '2026-01-05', " ONE_DAY "'until': '2026-01-25',"
                               " 'fee_kr': 9000"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_days), cmocka_unit_test(test_rest), cmocka_unit_test(test_refused),
                                       cmocka_unit_test(test_warnings)};
    return cmocka_run_group_tests_name("educations", tests, NULL, NULL);
}
