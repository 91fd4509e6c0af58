/* Who is away, from the scenario to the model: shares as rates, whom they mean, days by their dates, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include <math.h>

#include "model/away.h"

#define ABSENCE(kinds) "{'staff': {'lines': {'anna': {'duty': 'roster', 'marks': ['new']}}, 'absence': {" kinds "}}}"
#define LINE(keys) "{'staff': {'lines': {'anna': {'duty': 'roster', " keys "}}}}"

/* -ln(1 - share) / mean: 0.1 of the time in spells of 10 days. */
static void test_rates(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, ABSENCE("'b_sick': {'share': 0.1, 'length_days': 10, 'season': [2, 1, 0, 9.5]},"
                               "'a_leave': {'reason': 'leave', 'share': 0.5, 'length_days': {'law': 'exponential', 'mean': 2}}"));
    const struct absence *leave = &x.model.absences[0], *sick = &x.model.absences[1];
    assert_int_equal(x.model.n_absences, 2);
    assert_string_equal(leave->label.id, "a_leave");
    assert_int_equal(leave->reason, AWAY_LEAVE);
    assert_int_equal(sick->reason, AWAY_SICKNESS);
    assert_true(fabs(leave->rate_per_s[2] - log(2) / (2 * 86400)) < 1e-15);
    assert_true(fabs(sick->rate_per_s[0] - -log(0.8) / 864000) < 1e-15);
    assert_true(fabs(sick->rate_per_s[1] - -log(0.9) / 864000) < 1e-15);
    assert_true(sick->rate_per_s[2] == 0);
    assert_true(fabs(sick->rate_per_s[3] - -log(0.05) / 864000) < 1e-15);
    assert_true(sick->history_s == 864000 && leave->history_s > 10 * leave->length.mean_s);
    assert_true(x.model.quarter_s[0] <= -leave->history_s && x.model.quarter_s[x.model.n_quarters] >= 7 * 86400.0);
    modelcase_free(&x);
}

/* Roles, marks or all; but only people of the roster. */
static void test_who(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'staff': {'lines': {'anna': {'duty': 'roster'}, 'bo': {'duty': 'roster', 'marks': ['new']},"
                       "'cia': {'unit': 'ward', 'role': 'nurse', 'duty': 'always'},"
                       "'tom': {'unit': 'ward', 'role': 'nurse', 'duty': 'temp'}}, 'absence': {"
                       "'a': {'share': 0.1, 'length_days': 1}, 'b': {'share': 0.1, 'length_days': 1, 'who': ['nurse']},"
                       "'c': {'share': 0.1, 'length_days': 1, 'who': ['new']}}}}");
    assert_int_equal(modelcase_person(&x.model, "anna")->absences, 1 | 2);
    assert_int_equal(modelcase_person(&x.model, "bo")->absences, 1 | 4);
    assert_int_equal(modelcase_person(&x.model, "cia")->absences, 0);
    assert_int_equal(modelcase_person(&x.model, "tom")->absences, 0);
    assert_false(x.model.all_come);
    modelcase_free(&x);
}

static void test_days(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, LINE("'vacant': true, 'away': {'a': {'from': '2026-01-07', 'until': '2026-01-08', 'reason': 'sickness'},"
                            "'b': {'until': '2026-01-05'}, 'c': {'from': '2026-01-06'}}"));
    const struct person *anna = modelcase_person(&x.model, "anna");
    assert_int_equal(anna->n_away, 4);
    const struct days_away *d = anna->away; /* b, the empty post, c, a */
    assert_true(d[0].from_s == -INFINITY && d[0].until_s == 86400 && d[0].reason == AWAY_LEAVE && d[0].covered);
    assert_true(d[1].from_s == -INFINITY && d[1].until_s == INFINITY && d[1].reason == AWAY_VACANCY && d[1].covered);
    assert_true(d[2].from_s == 86400 && d[2].until_s == INFINITY && d[2].reason == AWAY_LEAVE);
    assert_true(d[3].from_s == 2 * 86400 && d[3].until_s == 4 * 86400 && d[3].reason == AWAY_SICKNESS);
    modelcase_free(&x);
    modelcase_good(&x, "{'staff': {'lines': {'anna': {'duty': 'roster', 'away': {}, 'vacant': false}}}}");
    assert_true(x.model.all_come && modelcase_person(&x.model, "anna")->n_away == 0);
    modelcase_free(&x);
}

static void test_temps(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'staff': {'lines': {'tom': {'unit': 'ward', 'role': 'assistant', 'duty': 'temp'},"
                       "'tim': {'unit': 'ward', 'role': 'assistant', 'duty': 'temp', 'covers': ['nurse']}}}}");
    const struct person *tom = modelcase_person(&x.model, "tom"), *tim = modelcase_person(&x.model, "tim");
    assert_true(tom->temp && tom->covers[0] && !tom->covers[1]); /* assistant, nurse */
    assert_true(tim->temp && !tim->covers[0] && tim->covers[1]);
    assert_false(modelcase_person(&x.model, "anna")->temp);
    modelcase_free(&x);
}

static void test_refused(void **state)
{
    (void)state;
    modelcase_errors(ABSENCE("'a': {'share': 0.1, 'length_days': 3, 'season': [1, 1, 1]},"
                             "'b': {'share': 0.5, 'length_days': 3, 'season': [1, 2, 0, 1]},"
                             "'c': {'share': 0.5, 'length_days': 0.01},"
                             "'d': {'share': 0.5, 'length_days': 40000},"
                             "'e': {'share': 0.247, 'length_days': 3, 'season': [1, 1, 1, 3.9]}"), /* not 0.9632999999999999 */
                     "/staff/absence/a/season: expected four factors, one for each quarter of the year, found 3\n"
                     "/staff/absence/b/season/1: expected share x factor of at most 0.95 in each quarter of the year, found 1\n"
                     "/staff/absence/c/length_days: expected spells of an hour or more in the mean\n"
                     "/staff/absence/d/length_days: expected spells of at most 36500 days, found up to 4e+04\n"
                     "/staff/absence/e/season/3: expected share x factor of at most 0.95 in each quarter of the year, "
                     "found 0.9633\n");
    modelcase_errors(ABSENCE("'a': {'share': 0.1, 'length_days': 3, 'who': ['nures']}"),
                     "/staff/absence/a/who/0: expected a role, a mark or 'all', found 'nures'; did you mean 'nurse'?\n");
    modelcase_errors(LINE("'away': {'a': {'from': '2026-01-08', 'until': '2026-01-07'}}"),
                     "/staff/lines/anna/away/a/until: expected a day not before 'from' (2026-01-08), found '2026-01-07'\n");
    modelcase_errors("{'staff': {'lines': {'anna': {'vacant': true, 'covers': ['nurse']}, 'bo': {'away': {'a': {}}, 'duty': "
                     "'temp'}}}}",
                     "/staff/lines/anna/covers: expected only with duty 'temp', found with 'always'\n"
                     "/staff/lines/anna/vacant: expected only with duty 'roster', found with 'always'\n"
                     "/staff/lines/bo/away: expected only with duty 'roster', found with 'temp'\n");
    char many[8000] = "{'staff': {'absence': {", *end = many + strlen(many);
    for (int i = 0; i < AWAY_MOST_ABSENCES + 1; i++)
        end += sprintf(end, "%s's%d': {'share': 0.1, 'length_days': 1}", i ? ", " : "", i);
    strcpy(end, "}}}");
    modelcase_errors(many, "/staff/absence: expected at most 64 kinds of absence, found 65\n");
}

/* A plan, so that the roster has nothing to say. */
#define PLANNED(staff) "{'staff': {'weekly_h': 42, 'plan': {'ward': {'day': {'weekdays': {'nurse': 1}}}}," staff "}}"

static void test_warnings(void **state)
{
    (void)state;
    modelcase_warnings(PLANNED("'lines': {'anna': {'duty': 'roster', 'away': {'a': {'until': '2026-01-04'},"
                               "'b': {'from': '2026-01-12'}, 'c': {'from': '2026-01-11'}}}}"),
                       "/staff/lines/anna/away/a: says nothing: these days lie outside the run, which has 7 days from "
                       "2026-01-05\n"
                       "/staff/lines/anna/away/b: says nothing: these days lie outside the run, which has 7 days from "
                       "2026-01-05\n");
    modelcase_warnings(PLANNED("'lines': {'anna': {'duty': 'roster'}}, 'absence': {"
                               "'a': {'share': 0.1, 'length_days': 3, 'who': ['assistant']},"
                               "'b': {'share': 0.1, 'length_days': 3, 'who': ['nurse']},"
                               "'c': {'share': 0.1, 'length_days': 3, 'who': []}}"),
                       "/staff/absence/c/who: an empty array: nobody is ever away so\n"
                       "/staff/absence/a: says nothing: nobody on the roster is meant by 'who'\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rates), cmocka_unit_test(test_who),     cmocka_unit_test(test_days),
        cmocka_unit_test(test_temps), cmocka_unit_test(test_refused), cmocka_unit_test(test_warnings),
    };
    return cmocka_run_group_tests_name("away", tests, NULL, NULL);
}
