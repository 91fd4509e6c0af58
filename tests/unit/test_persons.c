/* Roster lines as persons, marks, and classes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

static void test_lines(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'staff': {'lines': {'anna': null, 'bo': null, 'care': {'role': 'assistant', 'count': 11, 'fte': 0.5,"
                       " 'label': 'Carer',"
                       " 'duty': 'always', 'trained': ['bell'], 'signed': ['medicine']}, 'alva': {'role': 'nurse', 'duty':"
                       " 'always'}}}}");
    const struct model *m = &x.model;
    assert_int_equal(m->n_persons, 12);
    assert_string_equal(m->persons[0].label.id, "alva"); /* by name, then by number: care.2 before care.10 */
    assert_string_equal(m->persons[2].label.id, "care.2");
    assert_string_equal(m->persons[10].label.id, "care.10");
    assert_string_equal(m->persons[11].label.text, "Carer 11");
    assert_true(m->persons[1].fte == 0.5 && m->persons[1].always && m->persons[1].role == 0);
    int bell = modelcase_task(m, "bell"), medicine = modelcase_task(m, "medicine");
    assert_true(m->persons[1].trained[bell] && !m->persons[1].trained[medicine]);
    assert_true(m->persons[11].signed_off[medicine] && !m->persons[11].signed_off[bell]);
    assert_int_equal(m->units[0].first_person, 0);
    assert_int_equal(m->units[0].n_persons, 12);
    modelcase_free(&x);
    modelcase_good(&x, "{'staff': {'lines': {'anna': {'count': 0}}}}");
    assert_int_equal(x.model.n_persons, 1);
    modelcase_free(&x);
}

static void test_classes(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'home': {}}, 'staff': {'lines': {'anna': {'unit': 'ward', 'marks': ['mentor', 'chosen',"
                       " 'mentor']},"
                       " 'bo': {'unit': 'ward', 'marks': []}, 'cia': {'unit': 'home', 'role': 'nurse', 'marks': ['chosen',"
                       " 'mentor']},"
                       " 'dan': {'unit': 'home', 'role': 'nurse'}, 'eva': {'unit': 'home', 'role': 'assistant', 'marks':"
                       " ['mentor']}}}}");
    const struct model *m = &x.model;
    assert_int_equal(m->n_marks, 2);
    assert_string_equal(m->marks[0].id, "chosen");
    assert_string_equal(m->marks[1].id, "mentor");
    static const struct person_class classes[] = {
        {.role = 0}, {.role = 0, .marks = 2}, {.role = 1}, {.role = 1, .marks = 3}};
    assert_int_equal(m->n_classes, 4);
    for (int c = 0; c < 4; c++)
        assert_true(m->classes[c].role == classes[c].role && m->classes[c].marks == classes[c].marks);
    assert_int_equal(modelcase_person(m, "anna")->class, 3);
    assert_int_equal(modelcase_person(m, "bo")->class, 0);
    assert_int_equal(modelcase_person(m, "cia")->class, 3);
    assert_int_equal(modelcase_person(m, "dan")->class, 2);
    assert_int_equal(modelcase_person(m, "eva")->class, 1);
    modelcase_free(&x);
}

static void test_unknown(void **state)
{
    (void)state;
    modelcase_errors("{'staff': {'lines': {'anna': {'unit': 'wart', 'role': 'nures'}, 'bo': {'trained': ['bel'], 'signed':"
                     " ['medicin'],"
                     " 'marks': ['nurse', 'mentor']}, 'cia': {'role': 'nurse', 'marks': ['all']}}}}",
                     "/staff/lines/anna/role: expected a role, found 'nures'; did you mean 'nurse'?\n"
                     "/staff/lines/anna/unit: expected a unit, found 'wart'; did you mean 'ward'?\n"
                     "/staff/lines/bo/trained/0: expected a task, found 'bel'; did you mean 'bell'?\n"
                     "/staff/lines/bo/signed/0: expected a task, found 'medicin'; did you mean 'medicine'?\n"
                     "/staff/lines/bo/marks/0: expected a mark with a name of its own, found 'nurse', which rules use otherwise\n"
                     "/staff/lines/cia/marks/0: expected a mark with a name of its own, found 'all', which rules use"
                     " otherwise\n");
}

static void test_too_many_marks(void **state)
{
    (void)state;
    char patch[2000] = "{'staff': {'lines': {'anna': {'marks': ['m0'";
    for (int i = 1; i < 65; i++)
        sprintf(patch + strlen(patch), ", 'm%d'", i);
    strcat(patch, "]}}}}");
    modelcase_errors(patch, "/staff/lines: expected at most 64 different marks, found 65\n");
    struct modelcase x;
    memcpy(strstr(patch, ", 'm64'"), "       ", 7); /* one less is well */
    modelcase_good(&x, patch);
    assert_true(x.model.classes[1].marks == UINT64_MAX);
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_too_many_marks),
    };
    return cmocka_run_group_tests_name("persons", tests, NULL, NULL);
}
