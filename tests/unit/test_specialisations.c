/* Specialisations in the model: names, who holds them, which conditions they match, warnings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include "model/specialisations.h"

#define CONDITIONS(text) "'units': {'ward': {'patients': {'conditions': {" text "}}}}"
#define LINES(anna, bo) "'staff': {'lines': {'anna': {" anna "}, 'bo': {" bo "}}}"
#define COURSE(what) "'education': {'from': '2026-01-05', 'until': '2026-01-07', 'support': 'none', 'specialisation': '" what "'}"

static uint64_t bit(const struct model *m, const char *id)
{
    for (int i = 0; i < m->n_specialisations; i++)
        if (strcmp(m->specialisations[i].id, id) == 0)
            return 1ULL << i;
    fail_msg("no specialisation '%s'", id);
    return 0;
}

/* Names come from lines, from courses and from conditions; each is one, wherever it stands. The run begins on Monday the 5th. */
static void test_names(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{" CONDITIONS("'dementia': {'share': 0.5, 'specialisations': ['dementia', 'ageing']}, 'cancer': {'share':"
                       " 0.25, 'specialisations': ['palliation']}, 'hip': {'share': 0.1}") ", " LINES("'specialisations':"
                       " ['palliation', 'wounds', 'palliation']", "'duty': 'roster', " COURSE("dementia")) "}");
    const struct model *m = &x.model;
    const struct unit *u = &m->units[0];
    assert_int_equal(m->n_specialisations, 4);
    assert_string_equal(m->specialisations[0].id, "ageing"); /* by name */
    assert_string_equal(m->specialisations[3].id, "wounds");
    assert_int_equal(u->n_conditions, 4);
    assert_string_equal(u->conditions[0].id, "cancer");
    assert_true(u->condition_matches[0] == bit(m, "palliation"));
    assert_true(u->condition_matches[1] == (bit(m, "dementia") | bit(m, "ageing")));
    assert_true(u->condition_matches[2] == 0 && u->condition_matches[3] == 0);
    const struct person *anna = modelcase_person(m, "anna"), *bo = modelcase_person(m, "bo");
    assert_true(model_specialisations(anna, 0) == (bit(m, "palliation") | bit(m, "wounds")));
    int32_t thursday = 3 * 1440; /* the day after the course */
    assert_true(model_specialisations(bo, 0) == 0 && model_specialisations(bo, thursday - 1) == 0);
    assert_true(model_specialisations(bo, thursday) == bit(m, "dementia"));
    modelcase_free(&x);
    modelcase_good(&x, "{}");
    assert_int_equal(x.model.n_specialisations, 0);
    modelcase_free(&x);
}

static void test_too_many(void **state)
{
    (void)state;
    for (int n = SPECIALISATIONS_MOST; n <= SPECIALISATIONS_MOST + 1; n++) {
        char patch[2000] = "{'staff': {'lines': {'bo': {'specialisations': [";
        for (int i = 0; i < n; i++)
            sprintf(patch + strlen(patch), "%s'a%d'", i ? ", " : "", i);
        strcat(patch, "]}}}}");
        struct modelcase x;
        modelcase_build(&x, patch);
        modelcase_expect(&x, true, n == SPECIALISATIONS_MOST ? "" :
                         "/staff/lines: expected at most 64 different specialisations, found 65\n");
        modelcase_free(&x);
    }
}

#define BY(text) "'policy': {'planning': {'who': ['all'], 'by': ['specialised']}" text "}"
#define DEMENTIA CONDITIONS("'dementia': {'share': 0.5, 'specialisations': ['dementia']}")

/* What stands on one side alone is told of where a policy goes by it, and only there. */
static void test_warnings(void **state)
{
    (void)state;
    modelcase_warnings("{" DEMENTIA ", " LINES("'specialisations': ['dementja']", "") "}", "");
    modelcase_warnings("{" DEMENTIA ", " LINES("'specialisations': ['dementia']", "") ", " BY("") "}", "");
    modelcase_warnings("{" DEMENTIA ", " LINES("'specialisations': ['dementja']", "") ", " BY("") "}",
                       "/staff/lines/anna/specialisations/0: specialisation 'dementja' matches no patient: no condition names"
                       " it\n"
                       "/units/ward/patients/conditions/dementia/specialisations/0: nobody ever holds the specialisation"
                       " 'dementia'\n");
    modelcase_warnings("{" LINES("'specialisations': ['dementia']", "") ", 'policy': {'prefer_by_task': {'bell':"
                       " ['specialised']}}}",
                       "/staff/lines/anna/specialisations/0: specialisation 'dementia' matches no patient: no condition names"
                       " it\n");
    modelcase_warnings("{" BY("") "}",
                       "/policy/planning/by: \"specialised\" says nothing: nobody holds a specialisation, and no condition names"
                       " one\n");
    modelcase_warnings("{" DEMENTIA ", 'policy': {'planning': {'who': ['all'], 'visibility': 0.5}}}",
                       "/policy/planning/visibility: says nothing: neither planning nor prefer goes by \"specialised\"\n");
    /* planning that is for nobody goes by nothing */
    modelcase_warnings("{" DEMENTIA ", 'policy': {'planning': {'by': ['specialised'], 'visibility': 0.5}}}",
                       "/policy/planning/visibility: says nothing: neither planning nor prefer goes by \"specialised\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names), cmocka_unit_test(test_too_many), cmocka_unit_test(test_warnings),
    };
    return cmocka_run_group_tests_name("specialisations", tests, NULL, NULL);
}
