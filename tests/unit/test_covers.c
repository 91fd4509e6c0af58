/* Who comes instead, from the scenario to the model: the list of each role, its own or that of all, and what nobody can give.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#define PLANNED(lines, cover) \
    "{'roles': {'host': {'level': 0}}, 'policy': {'rights': {'all': {'host': 'formal'}}}," \
    "'staff': {'weekly_h': 42, 'plan': {'ward': {'day': {'weekdays': {'nurse': 1, 'assistant': 1}}}}," \
    "'absence': {'sick': {'share': 0.1, 'length_days': 2, 'who': ['nurse']}}," \
    "'lines': {'anna': {'duty': 'roster'}, 'bo': {'duty': 'roster'}, 'zoe': {'unit': 'ward', 'role': 'host', 'duty': 'always'}" \
    lines "}, 'cover': {" cover "}}}"
#define TEMP(covers) ", 'tom': {'unit': 'ward', 'role': 'host', 'duty': 'temp', 'covers': [" covers "]}"

static void test_lists(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, PLANNED(TEMP("'nurse', 'assistant'"), "'all': {'order': ['temp', 'nobody', 'same_role']},"
                               "'nurse': {'order': ['lower_role', 'same_role', 'lower_role', 'temp'], "
                               "'same_role_probability': 0.25,"
                               "'lower_role_probability': 0.5, 'temp_probability': 0.75, 'least_rest_h': 9,"
                               "'called_in_pay': 'rostered'}"));
    const struct cover *assistant = model_cover(&x.model, 0, AWAY_SICKNESS), *host = model_cover(&x.model, 1, AWAY_SICKNESS);
    const struct cover *nurse = model_cover(&x.model, 2, AWAY_SICKNESS);
    assert_true(assistant->n_ways == 1 && assistant->way[0] == COVER_TEMP && assistant->as_overtime);
    assert_true(assistant->least_rest_s == 8 * 3600 && assistant->probability[COVER_TEMP] == 1);
    assert_true(assistant->n_lower == 1 && assistant->lower[0] == 1 && host->n_lower == 0);
    assert_true(nurse->n_ways == 3 && nurse->way[0] == COVER_LOWER_ROLE && nurse->way[1] == COVER_SAME_ROLE &&
                nurse->way[2] == COVER_TEMP);
    assert_true(nurse->probability[COVER_SAME_ROLE] == 0.25 && nurse->probability[COVER_LOWER_ROLE] == 0.5 &&
                nurse->probability[COVER_TEMP] == 0.75);
    assert_true(nurse->least_rest_s == 9 * 3600 && !nurse->as_overtime);
    assert_true(nurse->n_lower == 2 && nurse->lower[0] == 0 && nurse->lower[1] == 1); /* assistant before host */
    assert_true(x.model.rest_s == 11 * 3600);
    modelcase_free(&x);
    modelcase_good(&x, PLANNED("", "'nurse': {'order': []}"));
    for (int i = 0; i < 3 * N_AWAY_REASONS; i++)
        assert_int_equal(x.model.covers[i].n_ways, 0);
    modelcase_free(&x);
}

/* What is said of a reason holds alone; the others are as before. */
static void test_by_reason(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, PLANNED(TEMP("'nurse'"), "'nurse': {'order': ['same_role'], 'same_role_probability': 0.25,"
                               " 'least_rest_h': 9,"
                               "'by_reason': {'vacancy': {'order': ['nobody']}, 'leave': {'order': ['temp', 'same_role']}}}"));
    const struct cover *vacancy = model_cover(&x.model, 2, AWAY_VACANCY), *leave = model_cover(&x.model, 2, AWAY_LEAVE);
    assert_true(vacancy->n_ways == 0);
    assert_true(leave->n_ways == 2 && leave->way[0] == COVER_TEMP && leave->probability[COVER_SAME_ROLE] == 1);
    assert_true(leave->least_rest_s == 8 * 3600);
    for (int i = AWAY_EDUCATION; i < N_AWAY_REASONS; i++) {
        const struct cover *c = model_cover(&x.model, 2, (enum away_reason)i);
        assert_true(c->n_ways == 1 && c->way[0] == COVER_SAME_ROLE && c->probability[COVER_SAME_ROLE] == 0.25);
        assert_true(c->least_rest_s == 9 * 3600);
    }
    modelcase_free(&x);
}

static void test_refused(void **state)
{
    (void)state;
    modelcase_errors(PLANNED("", "'nurse': {'order': ['same_role', 'temp']}"),
                     "/staff/cover/nurse/order: expected a roster line with duty 'temp' that covers 'nurse' in unit 'ward', "
                     "as 'temp'"
                     " stands here\n");
    modelcase_errors(PLANNED(TEMP("'nurse'"), "'all': {'order': ['temp']}"),
                     "/staff/cover/all/order: expected a roster line with duty 'temp' that covers 'assistant' in unit 'ward', as"
                     " 'temp' stands here\n");
    modelcase_errors(PLANNED("", "'nurse': {'order': ['lower_role'], 'lower_roles': ['host']}"),
                     "/staff/cover/nurse/lower_roles/0: expected a role that somebody on the roster has, found 'host'\n");
    modelcase_errors(PLANNED("", "'nurse': {'order': ['lower_role'], 'lower_roles': ['hots']}"),
                     "/staff/cover/nurse/lower_roles/0: expected a role, found 'hots'; did you mean 'host'?\n");
    modelcase_errors(PLANNED("", "'nurse': {'order': ['same_role'], 'by_reason': {'leave': {'order': ['temp']}}}"),
                     "/staff/cover/nurse/by_reason/leave/order: expected a roster line with duty 'temp' that covers 'nurse' in "
                     "unit 'ward', as 'temp' stands here\n");
    modelcase_errors(PLANNED("", "'nures': {'order': ['same_role']}"),
                     "/staff/cover/nures: expected a role or 'all', found 'nures'; did you mean 'nurse'?\n");
}

static void test_warnings(void **state)
{
    (void)state;
    modelcase_warnings(PLANNED("", "'assistant': {'order': ['lower_role']}"),
                       "/staff/cover/assistant/order: 'lower_role' says nothing for 'assistant' in unit 'ward': nobody "
                       "there has a"
                       " role that is asked\n");
    modelcase_warnings(PLANNED("", "'host': {'order': ['same_role']}"),
                       "/staff/cover/host: says nothing: nobody on the roster has the role 'host'\n");
    modelcase_warnings(PLANNED(TEMP("'nurse'"), "'nurse': {'order': ['same_role']}"),
                       "/staff/lines/tom: these temps are never called: /staff/cover of no role they cover names 'temp'\n");
    modelcase_warnings(PLANNED(TEMP(""), "'nurse': {'order': ['same_role']}"),
                       "/staff/lines/tom/covers: an empty array: they are never called\n"
                       "/staff/lines/tom: these temps are never called: /staff/cover of no role they cover names 'temp'\n");
    modelcase_warnings(PLANNED(TEMP("'nurse', 'host'"), "'nurse': {'order': ['temp']}"), "");
    modelcase_warnings(PLANNED(TEMP("'nurse'"), "'nurse': {'order': [], 'by_reason': {'leave': {'order': ['temp']}}}"),
                       "/staff/cover/nurse/order: an empty array: nobody comes, as with [\"nobody\"]\n");
    modelcase_warnings(PLANNED("", "'nurse': {'order': ['nobody', 'same_role', 'lower_role']}"),
                       "/staff/cover/nurse/order/1: 'same_role' says nothing: 'nobody' stands before it and ends the list\n");
    modelcase_warnings("{'staff': {'cover': {'nurse': {'order': ['nobody']}}}}",
                       "/staff/cover/nurse: says nothing: nobody on the roster has the role 'nurse'\n"
                       "/staff/cover: says nothing: nobody is ever away\n");
}

/* Hours that are owed need somebody to stand in for. */
static void test_hours_owed(void **state)
{
    (void)state;
#define STUDENT(anna, cover) \
    "{'staff': {'weekly_h': 42, 'plan': {'ward': {'day': {'weekdays': {'nurse': 1, 'assistant': 1}}}}, 'lines': {'zoe':" \
    " {'role':" \
    " 'nurse', 'duty': 'always'}, 'anna': {'duty': 'roster'" anna "}, 'bo': {'duty': 'roster', 'education': {'support':" \
    " 'hours_owed', 'from': '2026-01-05', 'until': '2026-01-11', 'study_days': ['mon']}}}, 'cover': {" cover "}}}"
#define GONE ", 'away': {'a': {'from': '2026-01-06'}}"
    static const char *const never =
        "/staff/lines/bo/education/support: hours that are owed are never worked here: nobody for whom they could come is ever"
        " away\n";
    modelcase_warnings(STUDENT("", "'all': {'order': ['same_role']}, 'nurse': {'order': ['lower_role']}"), never);
    modelcase_warnings(STUDENT(GONE, "'nurse': {'order': ['same_role']}"), never);
    modelcase_warnings(STUDENT(GONE, "'nurse': {'order': ['lower_role']}"), "");
    modelcase_warnings(STUDENT(GONE, "'nurse': {'order': [], 'by_reason': {'leave': {'order': ['lower_role']}}}"),
                       "/staff/cover/nurse/order: an empty array: nobody comes, as with [\"nobody\"]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists), cmocka_unit_test(test_by_reason), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_hours_owed)};
    return cmocka_run_group_tests_name("covers", tests, NULL, NULL);
}
