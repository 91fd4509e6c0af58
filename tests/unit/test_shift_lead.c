/* Who is in charge of the shift, in the model: candidates, classes, who it would be, warnings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include "model/shift_lead.h"

#define LEAD(rule) "'shift_lead': {" rule "}"
#define RELATION "'rules': {'reports': {'task': ['bell'], 'relation': 'shift_lead', 'patience_min': 7}}"

static void test_nobody(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{}");
    assert_null(x.model.lead.place);
    for (int c = 0; c < x.model.n_classes; c++)
        assert_true(x.model.classes[c].lead == c && !x.model.classes[c].in_charge);
    const struct person *there[] = {modelcase_person(&x.model, "anna")};
    assert_null(shift_lead_among(&x.model, &x.model.units[0], there, 1));
    modelcase_free(&x);
}

/* The place is that of the first name that fits: role, mark or all. */
static void test_places(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'staff': {'lines': {'bo': {'marks': ['night']}, 'cia': {'role': 'nurse', 'marks': ['night']},"
                       " 'dan': {'role': 'assistant'}}}, 'policy': {" LEAD("'who': ['nurse', 'night']") "}}");
    const struct model *m = &x.model;
    assert_int_equal(m->n_classes, 4); /* no rule looks at it */
    assert_int_equal(m->lead.place[modelcase_person(m, "anna")->class], 0);
    assert_int_equal(m->lead.place[modelcase_person(m, "bo")->class], 1);
    assert_int_equal(m->lead.place[modelcase_person(m, "cia")->class], 0);
    assert_int_equal(m->lead.place[modelcase_person(m, "dan")->class], -1);
    modelcase_free(&x);
    modelcase_good(&x, "{'policy': {" LEAD("'who': ['nurse', 'all']") "}}");
    assert_int_equal(x.model.lead.place[modelcase_person(&x.model, "bo")->class], 1);
    modelcase_free(&x);
}

static int32_t wait(const struct model *m, int class, const char *task)
{
    return model_wait(m, &m->units[0], 0, class, m->units[0].queue_of[2 * modelcase_task(m, task)]);
}

/* Where a rule looks at it, a candidate has a second class, with the role and marks of the first and patience of its own. */
static void test_classes(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'policy': {" LEAD("'who': ['nurse']") ", " RELATION "}}");
    const struct model *m = &x.model;
    int anna = modelcase_person(m, "anna")->class, bo = modelcase_person(m, "bo")->class, lead = m->classes[anna].lead;
    assert_int_equal(m->n_classes, 3);
    assert_true(lead == 2 && m->classes[lead].in_charge && m->classes[lead].lead == lead);
    assert_int_equal(m->classes[lead].role, m->classes[anna].role);
    assert_int_equal(m->classes[bo].lead, bo);
    assert_true(wait(m, anna, "bell") == 0 && wait(m, lead, "bell") == 7 && wait(m, bo, "bell") == 0);
    assert_int_equal(wait(m, lead, "medicine"), 0);
    const struct unit *u = &m->units[0];
    const struct queue_kind *bell = &u->queues[u->queue_of[2 * modelcase_task(m, "bell")]];
    assert_true(bell->n_wakes == 1 && bell->wake_ticks[0] == 7);
    modelcase_free(&x);
}

/* A relation makes a rule more specific by 1, and "other" is for everybody else, candidate or not. */
static void test_relation(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'policy': {" LEAD("'who': ['nurse']") ", 'rules': {'everyone': {'patience_min': 1},"
                       " 'a': {'relation': 'other', 'patience_min': 2}, 'b': {'who': ['nurse'], 'relation': 'shift_lead',"
                       " 'patience_min': 3}, 'c': {'who': ['nurse'], 'task': ['medicine'], 'patience_min': 4}}}}");
    const struct model *m = &x.model;
    int anna = modelcase_person(m, "anna")->class, bo = modelcase_person(m, "bo")->class, lead = m->classes[anna].lead;
    assert_true(wait(m, anna, "bell") == 2 && wait(m, bo, "bell") == 2 && wait(m, lead, "bell") == 3);
    assert_true(wait(m, anna, "medicine") == 4 && wait(m, lead, "medicine") == 4); /* 1 + 2 against 1 + 1 */
    modelcase_free(&x);
}

/* At most 64 classes: 40 marks make 40 of them, and 40 more of candidates. */
static void test_too_many(void **state)
{
    (void)state;
    char patch[4000] = "{'policy': {" LEAD("'who': ['assistant']") ", " RELATION "}, 'staff': {'lines': {";
    for (int i = 0; i < 40; i++)
        sprintf(patch + strlen(patch), "%s'p%d': {'role': 'assistant', 'marks': ['m%d']}", i ? ", " : "", i, i);
    strcat(patch, "}}}");
    modelcase_errors(patch, "/policy/shift_lead: expected at most 64 kinds of people that rules tell apart, by role, marks and"
                            " whether they are in charge of the shift, found 83\n");
}

/* ---- Who it would be ------------------------------------------------------------------------------------------------------ */

static void expect_among(const char *patch, const char *const *there, int n, const char *expected)
{
    struct modelcase x;
    modelcase_good(&x, patch);
    const struct person *people[4];
    for (int i = 0; i < n; i++)
        people[i] = modelcase_person(&x.model, there[i]);
    const struct person *found = shift_lead_among(&x.model, &x.model.units[0], people, n);
    if (strcmp(found ? found->label.id : "nobody", expected) != 0)
        fail_msg("%s instead of %s by %s", found ? found->label.id : "nobody", expected, patch);
    modelcase_free(&x);
}

#define AMONG(patch, expected, ...) \
    expect_among("{'staff': {'lines': {'cia': {'role': 'nurse'}}}, " patch "}", (const char *const[]){__VA_ARGS__}, \
                 (int)(sizeof (const char *const[]){__VA_ARGS__} / sizeof(char *)), expected)
#define RIGHTS "'rights': {'medicine': {'assistant': 'signed'}}, "

static void test_among(void **state)
{
    (void)state;
    AMONG("'policy': {" LEAD("'who': ['nurse', 'assistant']") "}", "anna", "anna", "bo", "cia");
    AMONG("'policy': {" LEAD("'who': ['assistant', 'nurse']") "}", "bo", "anna", "bo", "cia");
    AMONG("'policy': {" LEAD("'who': ['assistant']") "}", "nobody", "anna", "cia");
    AMONG("'policy': {" RIGHTS LEAD("'who': ['assistant', 'nurse'], 'tasks': ['medicine']") "}", "cia", "bo", "cia");
    AMONG("'policy': {" RIGHTS LEAD("'who': ['assistant'], 'tasks': ['medicine']") "}", "nobody", "bo", "cia");
    AMONG("'policy': {" RIGHTS LEAD("'who': ['assistant'], 'tasks': ['medicine'], 'held_by': 'somebody'") "}", "bo", "bo", "cia");
    AMONG("'policy': {" RIGHTS LEAD("'who': ['assistant'], 'tasks': ['medicine'], 'held_by': 'somebody'") "}", "nobody", "bo");
    expect_among("{'staff': {'lines': {'bo': {'signed': ['medicine']}}}, 'policy': {" RIGHTS
                 LEAD("'who': ['assistant'], 'tasks': ['medicine']") "}}", (const char *const[]){"bo"}, 1, "bo");
    expect_among("{'staff': {'lines': {'cia': {'role': 'nurse', 'experience_years': 2}}},"
                 " 'policy': {" LEAD("'who': ['all']") "}}",
                 (const char *const[]){"anna", "bo", "cia"}, 3, "cia");
}

/* ---- Warnings ------------------------------------------------------------------------------------------------------------- */

/* What is also told of a right that nobody holds. */
#define NOBODYS(role) \
    "/policy/rights/medicine/" role ": unit 'ward': no '" role "' holds the sign-off for 'medicine', or can earn it\n"

static void test_warnings(void **state)
{
    (void)state;
    modelcase_warnings("{'policy': {" LEAD("'who': ['nurse'], 'tasks': ['medicine']") ", 'rules': {'a': {'task': ['bell'],"
                       " 'relation': 'shift_lead', 'patience_min': 0}}}}", "");
    modelcase_warnings("{'policy': {'rules': {'a': {'task': ['bell'], 'relation': 'shift_lead', 'patience_min': 0}}}}",
                       "/policy/rules/a/relation: rule 'a' never fits: nobody is ever in charge of the shift"
                       " (/policy/shift_lead)\n");
    modelcase_warnings("{'policy': {" LEAD("'tasks': ['medicine']") "}}",
                       "/policy/shift_lead/tasks: says nothing: 'who' names nobody who might be in charge of the shift\n");
    modelcase_warnings("{'roles': {'host': {}}, 'policy': {" LEAD("'who': ['host']") "}}",
                       "/policy/shift_lead/who: unit 'ward': nobody is ever in charge of the shift: nobody there is of those"
                       " named\n");
    modelcase_warnings("{'policy': {" RIGHTS LEAD("'who': ['assistant'], 'tasks': ['bell', 'medicine']") "}}",
                       "/policy/shift_lead/tasks: unit 'ward': nobody is ever in charge of the shift: nobody who might be has the"
                       " right to 'medicine', or can earn it\n" NOBODYS("assistant"));
    modelcase_warnings("{'policy': {'rights': {'medicine': {'assistant': 'ad_hoc', 'nurse': 'ad_hoc'}}, "
                       LEAD("'who': ['assistant'], 'tasks': ['medicine'], 'held_by': 'somebody'") "}}",
                       "/policy/rights: unit 'ward': what 'assistant' may do ad hoc, they may always do, as nobody with the"
                       " formal right is ever there: 'medicine'\n"
                       "/policy/rights: unit 'ward': what 'nurse' may do ad hoc, they may always do, as nobody with the formal"
                       " right is ever there: 'medicine'\n"
                       "/policy/shift_lead/tasks: unit 'ward': nobody is ever in charge of the shift: nobody there has the right"
                       " to 'medicine', or can earn it\n");
    modelcase_warnings("{'staff': {'lines': {'dan': {'role': 'assistant', 'duty': 'always'}}}, 'policy': {" RIGHTS
                       LEAD("'who': ['assistant'], 'tasks': ['medicine']") "}}",
                       "/policy/shift_lead/tasks: unit 'ward': nobody is ever in charge of the shift: each of the 2 who might be"
                       " lacks the right to one of these tasks, and cannot earn it\n" NOBODYS("assistant"));
    /* who may still learn it may be in charge one day */
    modelcase_warnings("{'policy': {" RIGHTS LEAD("'who': ['assistant'], 'tasks': ['medicine']") ", 'training': {'course':"
                       " {'tasks': ['medicine'], 'occasions': 2}}}}", "");
}

/* A task that is a back-up's for all others has an owner while somebody is in charge, and only then. */
static void test_gaps(void **state)
{
    (void)state;
#define LATER "'rules': {'a': {'task': ['bell'], 'relation': 'other', 'patience_min': 9}}"
    modelcase_warnings("{'policy': {" LEAD("'who': ['nurse']") ", " LATER "}}", "");
    modelcase_warnings("{'policy': {'rights': {'medicine': {'nurse': 'signed'}}, "
                       LEAD("'who': ['nurse'], 'tasks': ['medicine']") ", " LATER "}}",
                       "/policy/rules: unit 'ward' in shift 'day', 'evening', 'night': nobody on duty has patience 0 for 'bell'\n"
                       "/policy/shift_lead/tasks: unit 'ward': nobody is ever in charge of the shift: nobody who might be has the"
                       " right to 'medicine', or can earn it\n" NOBODYS("nurse"));
    modelcase_warnings("{'policy': {" LEAD("'who': ['nurse']") ", 'rules': {'everyone': {'relation': 'shift_lead'}}},"
                       " 'staff': {'lines': {'bo': null}}}", ""); /* anna takes all, as she is in charge */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nobody), cmocka_unit_test(test_places), cmocka_unit_test(test_classes),
        cmocka_unit_test(test_relation), cmocka_unit_test(test_too_many), cmocka_unit_test(test_among),
        cmocka_unit_test(test_warnings), cmocka_unit_test(test_gaps),
    };
    return cmocka_run_group_tests_name("shift_lead", tests, NULL, NULL);
}
