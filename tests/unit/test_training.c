/* Consulting and programmes as the scenario writes them: what the model makes of them, what it refuses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

/* Assistants earn the right to bells; nurses have it. */
#define SIGNED "'rights': {'bell': {'assistant': 'signed'}}"
#define COURSE(more) "'training': {'course': {'tasks': ['bell'], 'occasions': 6" more "}}"
#define POLICY(members) "{'policy': {" members "}}"

/* The more specific wins, as a whole: what it does not say is not taken from the other. */
static void test_consulting(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, POLICY(SIGNED ", 'delegation': {'all': {'consult': 'each_time', 'consult_min': 3}, 'care': {'consult':"
                       " 'each_time', 'consult_interrupts': true, 'hold_after_min': 2}, 'bell': {'consult': 'each_time'}}"));
    const struct consulting *bell = &x.model.consulting[modelcase_task(&x.model, "bell")];
    const struct consulting *medicine = &x.model.consulting[modelcase_task(&x.model, "medicine")];
    assert_true(bell->asks && bell->joint_s == 0 && !bell->calls && bell->hold_after_ticks == MODEL_NEVER);
    assert_true(medicine->asks && medicine->joint_s == 180 && !medicine->calls);
    modelcase_free(&x);
    modelcase_good(&x, POLICY(SIGNED ", 'delegation': {'care': {'consult': 'each_time', 'consult_interrupts': true,"
                       " 'hold_after_min': 2}}"));
    bell = &x.model.consulting[modelcase_task(&x.model, "bell")];
    assert_true(bell->asks && bell->calls && bell->joint_s == 0 && bell->hold_after_ticks == 2);
    medicine = &x.model.consulting[modelcase_task(&x.model, "medicine")];
    assert_true(!medicine->asks && medicine->hold_after_ticks == MODEL_NEVER);
    modelcase_free(&x);
}

#define PLAN "'tasks': {'plan': {'category': 'admin', 'duration_min': 5, 'arises': {'start': {'how': 'per_person'}}}}"
#define PLACE "'staff': {'weekly_h': 42, 'plan': {'ward': {'day': {'weekdays': {'assistant': 1}}}}, 'lines': {'bo': {"
#define HELD(task) PLACE "'duty': 'roster', 'signed': ['" task "']}}}"
#define FIRST(task, more) "'rights': {'" task "': {'assistant': 'signed'}}," \
    " 'delegation': {'" task "': {'consult': 'at_planning'" more "}}"

/* Talks when duties begin: of medicine, which arises at set times, in a task of each person on duty. */
static void test_talks(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{" PLAN ", " HELD("medicine") ", 'policy': {"
                       FIRST("medicine", ", 'plan_task': 'plan', 'plan_consult_min': 2") "}}");
    int medicine = modelcase_task(&x.model, "medicine"), plan = modelcase_task(&x.model, "plan");
    const struct consulting *c = x.model.consulting;
    assert_true(c[medicine].asks && c[medicine].plan_task == plan && c[medicine].plan_s == 120 && !c[medicine].plans);
    assert_true(c[plan].plans && !c[plan].asks && c[plan].plan_task == -1);
    modelcase_expect(&x, false, "");
    modelcase_free(&x);
    modelcase_errors("{'policy': {" FIRST("medicine", "") "}}",
                     "/policy/delegation/medicine/consult: expected a plan_task beside \"at_planning\": the task in which they"
                     " talk\n");
    modelcase_errors("{'tasks': {'bell': {'helper': {'patience_min': {'nurse': 0}}}}, 'policy': {"
                     FIRST("medicine", ", 'plan_task': 'bell'") "}}",
                     "/policy/delegation/medicine/plan_task: expected a task of one person, who consults somebody in it: task"
                     " 'bell' needs a second person already\n");
    modelcase_warnings("{" PLAN ", " HELD("bell") ", 'policy': {" FIRST("bell", ", 'plan_task': 'plan'") "}}",
                       "/policy/delegation/bell/consult: \"at_planning\": they can talk of tasks that wait already when a duty"
                       " begins, and of none to come: no task that it is said of, and that somebody does by sign-off, arises"
                       " at set times\n");
    modelcase_warnings("{" PLAN ", 'staff': {'lines': {'bo': {'signed': ['medicine']}}}, 'policy': {"
                       FIRST("medicine", ", 'plan_task': 'plan'") "}}",
                       "/policy/delegation/medicine/consult: \"at_planning\" is as good as \"each_time\": all who might do it by"
                       " sign-off are on duty all the time, and none of their duties begins\n");
    modelcase_warnings("{" HELD("medicine") ", 'policy': {" FIRST("medicine", ", 'plan_task': 'bell'") "}}",
                       "/policy/delegation/medicine/plan_task: nobody ever talks in task 'bell': it does not arise for each"
                       " person on duty\n");
    /* of a category of which nothing is done by sign-off */
    modelcase_warnings("{" HELD("medicine") ", 'policy': {'rights': {'medicine': {'assistant': 'signed'}}, 'delegation': {'care':"
                       " {'consult': 'each_time'}, 'clinical': {'consult': 'each_time'}}}}",
                       "/policy/delegation/care: says nothing: no task that it is said of is done by sign-off by anybody"
                       " there\n");
}

static void test_programme(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'staff': {'lines': {'bo': {'fte': 0.5, 'experience_years': 2}, 'cia': {'role': 'assistant', 'duty':"
                       " 'always', 'marks': ['chosen']}}}, 'policy': {" SIGNED ", " COURSE(", 'who': ['chosen'], 'prior':"
                       " ['medicine'], 'most_at_once': 2, 'supervisors': ['nurse'], 'supervised_factor': 1.25,"
                       " 'training_wait_min': 7, 'fades_after_days': 1.5, 'refresher_occasions': 2") "}}");
    const struct model *m = &x.model;
    int bell = modelcase_task(m, "bell"), medicine = modelcase_task(m, "medicine");
    assert_int_equal(m->n_programmes, 1);
    const struct programme *p = &m->programmes[0];
    assert_string_equal(p->label.id, "course");
    assert_true(m->programme_of[bell] == 0 && m->programme_of[medicine] == -1);
    assert_true(p->teaches[bell] && !p->teaches[medicine] && p->prior[medicine] && !p->prior[bell]);
    assert_true(p->occasions == 6 && p->refresher_occasions == 2 && p->most_at_once == 2 && p->factor == 1.25);
    assert_true(p->wait_ticks == 7 && p->fades_ticks == 2160);
    for (int c = 0; c < m->n_classes; c++)
        assert_int_equal(p->supervises[c], strcmp(m->roles[m->classes[c].role].label.id, "nurse") == 0);
    assert_true(modelcase_person(m, "cia")->may_learn[bell] && !modelcase_person(m, "cia")->may_learn[medicine]);
    assert_false(modelcase_person(m, "bo")->may_learn[bell]);   /* not chosen */
    assert_false(modelcase_person(m, "anna")->may_learn[bell]); /* has the right already, by occupation */
    modelcase_free(&x);
    modelcase_good(&x, POLICY(SIGNED ", " COURSE("")));
    p = &x.model.programmes[0];
    assert_true(!p->supervises && p->most_at_once == INT32_MAX && p->wait_ticks == 0 && p->fades_ticks == MODEL_NEVER);
    assert_int_equal(p->refresher_occasions, 6);
    modelcase_free(&x);
}

static void test_refused(void **state)
{
    (void)state;
    modelcase_errors(POLICY(SIGNED ", 'training': {'a': {'tasks': ['bell'], 'occasions': 1}, 'b': {'tasks': ['bell'],"
                            " 'occasions': 1}}"),
                     "/policy/training/b/tasks: task 'bell' is taught by programme 'a' already: expected in one only\n");
    modelcase_errors(POLICY(SIGNED ", " COURSE(", 'fades_after_days': 9, 'refresher_occasions': 7")),
                     "/policy/training/course/refresher_occasions: expected at most as many as occasions, 6, found 7\n");
    modelcase_errors(POLICY(SIGNED ", 'training': {'a': {'tasks': ['bel'], 'occasions': 1, 'who': ['nurs'], 'prior': ['x']}}"),
                     "/policy/training/a/tasks/0: expected a task, found 'bel'; did you mean 'bell'?\n"
                     "/policy/training/a/who/0: expected a role, a mark or 'all', found 'nurs'; did you mean 'nurse'?\n"
                     "/policy/training/a/prior/0: expected a task, found 'x'; known here: bell, medicine\n");
    /* a third person would be needed */
    modelcase_errors("{'tasks': {'bell': {'helper': {'patience_min': {'nurse': 0, 'assistant': 0}}}}, 'policy': {" SIGNED ", "
                     COURSE("") ", 'delegation': {'bell': {'consult': 'each_time'}}}}",
                     "/tasks/bell/helper: task 'bell' is done by sign-off after consulting, so its second person must have the"
                     " formal right: role 'assistant' has not, in unit 'ward'\n"
                     "/policy/training/course/tasks: task 'bell' needs a second person already, so a learner cannot be taken"
                     " along\n");
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'bell': {'helper': {'patience_min': {'nurse': 0}}}}, 'policy': {" SIGNED ", 'delegation':"
                       " {'bell': {'consult': 'each_time'}}}, 'staff': {'lines': {'eva': {'role': 'nurse', 'duty': 'always'}}}}");
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_consulting), cmocka_unit_test(test_programme),
                                       cmocka_unit_test(test_talks), cmocka_unit_test(test_refused)};
    return cmocka_run_group_tests_name("training", tests, NULL, NULL);
}
