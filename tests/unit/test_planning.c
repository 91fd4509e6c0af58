/* Which patients and types of task are whose, in the model: people, classes, warnings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include "model/planning.h"

#define PLANNING(rule) "'planning': {" rule "}"

static int32_t wait(const struct model *m, int class, const char *task)
{
    return model_wait(m, &m->units[0], 0, class, m->units[0].queue_of[2 * modelcase_task(m, task)]);
}

static void test_nobody(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{}");
    assert_null(x.model.planning.who);
    for (int c = 0; c < x.model.n_classes; c++)
        assert_true(x.model.classes[c].carer == c && !x.model.classes[c].assigned);
    modelcase_free(&x);
}

static void test_ways(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'policy': {" PLANNING("'who': ['nurse']") "}}");
    const struct model *m = &x.model;
    assert_true(m->planning.who[modelcase_person(m, "anna")->class] && !m->planning.who[modelcase_person(m, "bo")->class]);
    assert_true(m->planning.n == 1 && m->planning.by[0] == PLANNING_BALANCE);
    assert_int_equal(m->n_classes, 2); /* no rule looks at it */
    modelcase_free(&x);
    modelcase_good(&x, "{'policy': {" PLANNING("'who': ['all'], 'by': ['continuity', 'balance']") "}}");
    assert_true(x.model.planning.n == 2 && x.model.planning.by[0] == PLANNING_CONTINUITY &&
                x.model.planning.by[1] == PLANNING_BALANCE);
    modelcase_free(&x);
    modelcase_good(&x, "{'policy': {" PLANNING("'who': ['all'], 'by': ['specialised', 'balance'], 'visibility': 0.25") "}}");
    assert_true(x.model.planning.by[0] == PLANNING_SPECIALISED && x.model.planning.by[1] == PLANNING_BALANCE);
    assert_true(x.model.planning.visibility == 0.25);
    modelcase_free(&x);
}

/* Where a rule looks at it, people to whom patients are given have another class for these, with patience of its own. */
static void test_classes(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'policy': {" PLANNING("'who': ['nurse']") ", 'rules': {'others': {'task': ['bell'], 'relation': 'other',"
                       " 'patience_min': 7}, 'own': {'task': ['medicine'], 'relation': 'assigned', 'patience_min': 2}}}}");
    const struct model *m = &x.model;
    int anna = modelcase_person(m, "anna")->class, bo = modelcase_person(m, "bo")->class, carer = m->classes[anna].carer;
    assert_true(m->n_classes == 3 && carer == 2 && m->classes[carer].assigned && m->classes[bo].carer == bo);
    assert_true(wait(m, anna, "bell") == 7 && wait(m, bo, "bell") == 7 && wait(m, carer, "bell") == 0);
    assert_true(wait(m, anna, "medicine") == 0 && wait(m, bo, "medicine") == 0 && wait(m, carer, "medicine") == 2);
    modelcase_free(&x);
}

/* Two relations at once: a nurse in charge, with a patient of her own, is neither one of the others nor out of either rule. */
static void test_in_charge(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'policy': {" PLANNING("'who': ['nurse']") ", 'shift_lead': {'who': ['nurse']}, 'rules': {'others': {"
                       "'relation': 'other', 'patience_min': 7}, 'own': {'task': ['bell'], 'relation': 'assigned',"
                       " 'patience_min': 2}, 'lead': {'relation': 'shift_lead', 'patience_min': 3}}}}");
    const struct model *m = &x.model;
    const struct person_class *anna = &m->classes[modelcase_person(m, "anna")->class];
    int carer = anna->carer, lead = anna->lead, both = m->classes[lead].carer;
    assert_true(m->n_classes == 5 && m->classes[both].assigned && m->classes[both].in_charge);
    assert_true(wait(m, modelcase_person(m, "anna")->class, "bell") == 7 && wait(m, carer, "bell") == 2);
    assert_true(wait(m, lead, "bell") == 3 && wait(m, both, "bell") == 2); /* naming the task is more specific */
    assert_true(wait(m, carer, "medicine") == 0 && wait(m, both, "medicine") == 3);
    modelcase_free(&x);
}

/* A type that the policy names is given to people of a class; the other types are nobody's. */
static void test_types(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'policy': {" PLANNING("'tasks': {'medicine': {'who': ['nurse'], 'by': ['continuity', 'balance']}}")
                   "}}");
    const struct model *m = &x.model;
    const struct planned_type *types = m->planning.types, *medicine = &types[modelcase_task(m, "medicine")];
    assert_true(!m->planning.who && !types[modelcase_task(m, "bell")].who && m->n_classes == 2);
    assert_true(medicine->who[modelcase_person(m, "anna")->class] && !medicine->who[modelcase_person(m, "bo")->class]);
    assert_true(medicine->n == 2 && medicine->by[0] == PLANNING_CONTINUITY && medicine->by[1] == PLANNING_BALANCE);
    modelcase_free(&x);
    modelcase_good(&x, "{'policy': {" PLANNING("'tasks': {'bell': {}}") ", 'rules': {'own': {'task': ['bell'], 'relation':"
                       " 'assigned', 'patience_min': 2}}}}");
    m = &x.model;
    medicine = &m->planning.types[modelcase_task(m, "medicine")];
    int anna = modelcase_person(m, "anna")->class, bo = modelcase_person(m, "bo")->class;
    assert_true(!medicine->who && m->n_classes == 4 && m->classes[anna].carer >= 2 && m->classes[bo].carer >= 2);
    assert_true(wait(m, anna, "bell") == 0 && wait(m, m->classes[anna].carer, "bell") == 2);
    modelcase_free(&x);
}

static void test_warnings_of_types(void **state)
{
    (void)state;
    modelcase_warnings("{'policy': {" PLANNING("'tasks': {'bell': {}}") ", 'prefer_by_task': {'bell': ['assigned_carer'],"
                       " 'medicine': ['assigned_carer']}, 'rules': {'a': {'relation': 'assigned', 'patience_min': 1, 'rank': 1},"
                       " 'b': {'task': ['medicine'], 'relation': 'assigned', 'patience_min': 2, 'rank': 2}}}}",
                       "/policy/rules/b/relation: rule 'b' never fits: no patient is anybody's, nor is any of its tasks"
                       " (/policy/planning)\n"
                       "/policy/prefer_by_task/medicine: \"assigned_carer\" says nothing: no patient is anybody's, nor is "
                       "medicine (/policy/planning)\n");
    modelcase_warnings("{'roles': {'host': {}}, 'policy': {" PLANNING("'tasks': {'bell': {'who': ['host']}}") "}}",
                       "/policy/planning/tasks/bell/who: unit 'ward': 'bell' is never anybody's: nobody there is of those "
                       "named\n");
    modelcase_warnings("{'policy': {'rights': {'medicine': {'assistant': 'none'}}, " PLANNING("'tasks': {'medicine': {'who':"
                       " ['assistant']}}") "}}",
                       "/policy/planning/tasks/medicine/who: unit 'ward': 'medicine' is never anybody's: nobody there of those "
                       "named has the right to it, or can earn it\n");
    /* whoever may take it when it is his own may take it, and nothing else by that */
    modelcase_warnings("{'policy': {" PLANNING("'tasks': {'bell': {}}") ", 'rules': {'everyone': {'patience_min': 'never'},"
                       " 'own': {'task': ['bell', 'medicine'], 'relation': 'assigned', 'patience_min': 0}}}}",
                       "/tasks/medicine: task 'medicine' arises in unit 'ward', but whoever has the right has patience "
                       "\"never\"\n");
    modelcase_warnings("{'policy': {" PLANNING("'tasks': {'bell': {}}") ", 'rules': {'a': {'task': ['bell'], 'relation': 'other',"
                       " 'patience_min': 'never'}}}}", "");
}

static void test_warnings(void **state)
{
    (void)state;
    modelcase_warnings("{'policy': {" PLANNING("'who': ['nurse']") ", 'prefer': ['assigned_carer'], 'rules': {'a': {'task':"
                       " ['bell'], 'relation': 'other', 'patience_min': 9}}}}", "");
    modelcase_warnings("{'policy': {'prefer': ['assigned_carer'], 'prefer_by_task': {'bell': ['random', 'assigned_carer']},"
                       " 'rules': {'a': {'task': ['bell'], 'relation': 'assigned', 'patience_min': 9}}}}",
                       "/policy/rules/a/relation: rule 'a' never fits: no patient is anybody's, nor is any of its tasks"
                       " (/policy/planning)\n"
                       "/policy/prefer: \"assigned_carer\" says nothing: no patient is anybody's, nor is any task"
                       " (/policy/planning)\n"
                       "/policy/prefer_by_task/bell: \"assigned_carer\" says nothing: no patient is anybody's, nor is bell"
                       " (/policy/planning)\n");
    modelcase_warnings("{'roles': {'host': {}}, 'policy': {" PLANNING("'who': ['host']") "}}",
                       "/policy/planning/who: unit 'ward': no patient is ever anybody's: nobody there is of those named\n");
    /* whoever may take it for his own patients may take it */
    modelcase_warnings("{'policy': {" PLANNING("'who': ['nurse']") ", 'rules': {'a': {'task': ['bell'], 'relation': 'other',"
                       " 'patience_min': 'never'}}}}", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nobody), cmocka_unit_test(test_ways), cmocka_unit_test(test_classes),
        cmocka_unit_test(test_in_charge), cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_types), cmocka_unit_test(test_warnings_of_types),
    };
    return cmocka_run_group_tests_name("planning", tests, NULL, NULL);
}
