/* Patients of a unit: arrivals, stay, levels of acuity, conditions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "modelcase.h"

#define ACUITY "'acuity': {'ill': {'rank': 2, 'critical': true, 'sojourn_h': 12, 'next': {'well': 1}}," \
    " 'well': {'rank': 1, 'start_share': 0.75, 'sojourn_h': {'law': 'exponential', 'mean': 48}," \
    "  'next': {'ill': 0.25, 'frail': 0.75}}," \
    " 'frail': {'rank': 1, 'start_share': 0.25}}"

static void test_levels(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'patients': {" ACUITY "}}}}");
    const struct unit *u = &x.model.units[0];
    assert_int_equal(u->n_levels, 3); /* by rank, then by name */
    assert_string_equal(u->levels[0].label.id, "frail");
    assert_string_equal(u->levels[1].label.id, "well");
    assert_string_equal(u->levels[2].label.id, "ill");
    assert_true(u->levels[2].critical && !u->levels[1].critical);
    assert_int_equal(u->levels[2].rank, 2);
    assert_true(u->levels[0].start_share == 0.25 && u->levels[1].start_share == 0.75 && u->levels[2].start_share == 0);
    assert_true(u->levels[0].forever && !u->levels[1].forever);
    assert_true(u->levels[1].sojourn.mean_s == 48 * 3600 && u->levels[2].sojourn.mean_s == 12 * 3600);
    assert_true(u->levels[1].next_share[0] == 0.75 && u->levels[1].next_share[1] == 0 && u->levels[1].next_share[2] == 0.25);
    assert_true(u->levels[2].next_share[1] == 1);
    modelcase_free(&x);
}

static void test_nothing_said(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{}");
    const struct unit *u = &x.model.units[0];
    assert_int_equal(u->n_levels, 1);
    assert_string_equal(u->levels[0].label.id, "stable");
    assert_true(u->levels[0].forever && u->levels[0].start_share == 1 && !u->levels[0].critical);
    assert_int_equal(u->n_conditions, 1);
    assert_string_equal(u->conditions[0].id, "none");
    assert_true(u->condition_share[0] == 1);
    assert_true(u->stay_forever && !u->arrivals && u->turnover.mean_s == 0 && u->history_s == 365 * 86400.0);
    assert_int_equal(u->n_beds, 4);
    modelcase_free(&x);
    modelcase_good(&x, "{'units': {'ward': {'patients': {'acuity': {'only': {}}}}}}"); /* a single level needs no share */
    assert_true(x.model.units[0].levels[0].start_share == 1);
    assert_string_equal(x.model.units[0].levels[0].label.id, "only");
    modelcase_free(&x);
}

static void test_stay_and_arrivals(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'patients': {'stay_days': {'law': 'gamma', 'mean': 20, 'cv': 0.9}, 'turnover_h': 12,"
                       " 'history_days': 100}}}}");
    assert_true(x.model.units[0].stay.kind == LAW_GAMMA && x.model.units[0].stay.mean_s == 20 * 86400.0);
    assert_true(x.model.units[0].turnover.mean_s == 12 * 3600 && x.model.units[0].history_s == 100 * 86400.0);
    assert_false(x.model.units[0].stay_forever || x.model.units[0].arrivals);
    modelcase_free(&x);
    modelcase_good(&x, "{'units': {'ward': {'patients': {'arrivals_per_day': 2, 'arrival_profile': {'08:00': 1, '16:00': 0},"
                       " 'stay_days': 0}}}}");
    assert_true(x.model.units[0].arrivals && x.model.units[0].arrivals_per_s == 2.0 / 86400);
    assert_int_equal(x.model.units[0].profiles[x.model.units[0].arrival_profile].n, 3);
    modelcase_free(&x);
}

static void test_conditions(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'patients': {'conditions': {'dementia': {'share': 0.5, 'label': 'Dementia'},"
                       " 'cancer': {'share': 0.2}}}}}}");
    assert_int_equal(x.model.units[0].n_conditions, 3);
    assert_string_equal(x.model.units[0].conditions[0].id, "cancer");
    assert_string_equal(x.model.units[0].conditions[1].text, "Dementia");
    assert_string_equal(x.model.units[0].conditions[2].id, "none");
    assert_true(fabs(x.model.units[0].condition_share[2] - 0.3) < 1e-15);
    modelcase_free(&x);
    modelcase_good(&x, "{'units': {'ward': {'patients': {'conditions': {'a': {'share': 0.5}, 'b': {'share': 0.5}}}}}}");
    assert_int_equal(x.model.units[0].n_conditions, 2);
    modelcase_free(&x);
}

static void test_refused(void **state)
{
    (void)state;
    modelcase_errors("{'units': {'ward': {'patients': {'stay_days': 0.0001, 'turnover_h': 0.001, 'acuity': {"
                     " 'a': {'start_share': 0.5, 'sojourn_h': 0.01, 'next': {'b': 0.5, 'c': 0.5}},"
                     " 'b': {'start_share': 0.4, 'sojourn_h': 1}, 'bb': {'sojourn_h': 'never', 'next': {'a': 0.1}}},"
                     " 'conditions': {'x': {'share': 0.6}, 'y': {'share': 0.6}, 'none': {'share': 0}}}}}}",
                     "/units/ward/patients/acuity/a/next/c: expected a level of the unit, found 'c'; known here: a, b, bb\n"
                     "/units/ward/patients: expected stay_days and turnover_h of at least one minute together on average, found"
                     " 12.24 s\n"
                     "/units/ward/patients/acuity/a/sojourn_h: expected a mean of at least one minute, found 0.01 h\n"
                     "/units/ward/patients/acuity/a/next: expected probabilities that sum to 1, unless sojourn_h is \"never\","
                     " found 0.5\n"
                     "/units/ward/patients/acuity/b/next: expected probabilities that sum to 1, unless sojourn_h is \"never\","
                     " found 0\n"
                     "/units/ward/patients/acuity: expected start_share of all levels to sum to 1, found 0.9\n"
                     "/units/ward/patients/conditions/none: expected another name: 'none' is what the rest of the share has\n"
                     "/units/ward/patients/conditions: expected shares that sum to at most 1, found 1.2\n");
}

/* The file to mend is the one whose key came later, and never "default". */
static void expect_file(const char *acuity, const char *const *changed, const char *file)
{
    struct modelcase x;
    char patch[900];
    snprintf(patch, sizeof patch, "{'units': {'ward': {'patients': {'acuity': %s, 'conditions': {'c': {'share': 0.5}}}}}}",
             acuity);
    modelcase_document(&x, MODELCASE_BASE, patch);
    struct value *v = (struct value *)value_at(x.root, "units", "ward", "patients", NULL);
    for (; *changed; changed++)
        v = value_find(v, *changed);
    v->file = "mine.json";
    x.status = model_build(&x.model, x.root, "case", &x.findings, &x.error);
    assert_int_equal(x.findings.n_errors, 1);
    if (strcmp(x.findings.first->file, file) != 0)
        fail_msg("%s: %s", x.findings.first->file, x.findings.first->text);
    modelcase_free(&x);
}

#define PATH(...) (const char *const[]){__VA_ARGS__, NULL}

static void test_files(void **state)
{
    (void)state;
    expect_file("{'a': {'start_share': 1, 'sojourn_h': 2}}", PATH("acuity", "a", "sojourn_h"), "mine.json");
    expect_file("{'a': {'start_share': 1, 'sojourn_h': 2}}", PATH("acuity", "a", "start_share"), "case.json");
    expect_file("{'a': {'start_share': 1, 'sojourn_h': 2, 'next': {'a': 0.5, 'b': 0.4}}, 'b': {}}",
                PATH("acuity", "a", "next", "b"), "mine.json");
    expect_file("{'a': {'start_share': 1}, 'b': {'start_share': 1}}", PATH("acuity", "b", "start_share"), "mine.json");
    expect_file("{'a': {'start_share': 1}, 'b': {'start_share': 1}}", PATH("acuity", "b", "rank"), "case.json");
    expect_file("{'a': {'start_share': 1, 'next': {'a': 1}, 'sojourn_h': {'law': 'exponential', 'mean': 0.001}}}",
                PATH("acuity", "a", "sojourn_h", "mean"), "mine.json");
}

static void test_shares_must_be_said(void **state)
{
    (void)state;
    modelcase_errors("{'units': {'ward': {'patients': {'acuity': {'a': {}, 'b': {}}}}}}",
                     "/units/ward/patients/acuity: expected start_share of all levels to sum to 1, found 0\n");
}

static void test_too_many(void **state)
{
    (void)state;
    char *patch = malloc(60000);
    strcpy(patch, "{'units': {'ward': {'patients': {'acuity': {");
    for (int i = 0; i < 101; i++)
        sprintf(patch + strlen(patch), "%s'l%d': {'start_share': %d}", i ? ", " : "", i, i == 0);
    strcat(patch, "}, 'conditions': {");
    for (int i = 0; i < 1001; i++)
        sprintf(patch + strlen(patch), "%s'c%d': {'share': 0}", i ? ", " : "", i);
    strcat(patch, "}}}}}");
    modelcase_errors(patch, "/units/ward/patients/acuity: expected at most 100 levels, found 101\n"
                            "/units/ward/patients/conditions: expected at most 1000 conditions, found 1001\n");
    free(patch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_nothing_said),
        cmocka_unit_test(test_stay_and_arrivals),
        cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_shares_must_be_said),
        cmocka_unit_test(test_too_many),
    };
    return cmocka_run_group_tests_name("wards", tests, NULL, NULL);
}
