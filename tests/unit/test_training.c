/* Consulting and programmes as the scenario writes them: what the model makes of them, what it refuses, what it warns of.
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
                       " 'each_time', 'consult_interrupts': true, 'hold_after_min': 2}, 'bell': {'consult_min': 4}}"));
    const struct consulting *bell = &x.model.consulting[modelcase_task(&x.model, "bell")];
    const struct consulting *medicine = &x.model.consulting[modelcase_task(&x.model, "medicine")];
    assert_true(!bell->each_time && bell->joint_s == 240 && !bell->calls && bell->hold_after_ticks == MODEL_NEVER);
    assert_true(medicine->each_time && medicine->joint_s == 180 && !medicine->calls);
    modelcase_free(&x);
    modelcase_good(&x, POLICY(SIGNED ", 'delegation': {'care': {'consult': 'each_time', 'consult_interrupts': true,"
                       " 'hold_after_min': 2}}"));
    bell = &x.model.consulting[modelcase_task(&x.model, "bell")];
    assert_true(bell->each_time && bell->calls && bell->joint_s == 0 && bell->hold_after_ticks == 2);
    medicine = &x.model.consulting[modelcase_task(&x.model, "medicine")];
    assert_true(!medicine->each_time && medicine->hold_after_ticks == MODEL_NEVER);
    modelcase_free(&x);
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
    modelcase_errors(POLICY(SIGNED ", " COURSE(", 'refresher_occasions': 7")),
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

/* Programmes that come to nothing. */
static void test_warnings(void **state)
{
    (void)state;
    modelcase_warnings(POLICY(SIGNED ", " COURSE("")), "");
    modelcase_warnings(POLICY(COURSE("")), "/policy/training/course: nobody can earn the right to task 'bell': it is offered to"
                                           " nobody whose right to it is 'signed' or 'trained'\n");
    modelcase_warnings("{'policy': {" SIGNED ", " COURSE(", 'min_fte': 0.6") "}, 'staff': {'lines': {'bo': {'fte': 0.5}}}}",
                       "/policy/training/course: nobody can earn the right to task 'bell': it is offered to nobody whose right to"
                       " it is 'signed' or 'trained'\n");
    modelcase_warnings(POLICY(SIGNED ", " COURSE(", 'supervisors': ['assistant']")),
                       "/policy/training/course: nobody can earn the right to task 'bell': no supervisor works where a learner"
                       " does\n");
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'trained', 'nurse': 'none'}}, " COURSE("") "}}",
                       "/policy/training/course: nobody can earn the right to task 'bell': no supervisor works where a learner"
                       " does\n");
    /* what must be held before: held by nobody to whom it is offered; held by one; itself to be learnt */
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'none'}}, "
                       COURSE(", 'prior': ['medicine']") "}}",
                       "/policy/training/course/prior: nobody can earn the right to task 'bell': nobody has, or learns in another"
                       " programme, what must be held before\n");
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'trained'}}, "
                       COURSE(", 'prior': ['medicine']") "}, 'staff': {'lines': {'bo': {'trained': ['medicine']}}}}", "");
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'signed'}}, 'training':"
                       " {'course': {'tasks': ['bell'], 'occasions': 6, 'prior': ['medicine']}, 'before': {'tasks':"
                       " ['medicine'], 'occasions': 1}}}}", "");
}

/* What nobody can learn, as nobody who could is there, or as it asks for itself; and what nobody can use. */
static void test_nothing_gained(void **state)
{
    (void)state;
#define STAFF(more) "'staff': {'weekly_h': 42, 'plan': {'ward': {'day': {'weekdays': {'assistant': 1}}}}, 'lines': {" more "}}, "
#define NEVER_USED "/policy/training/course: the right to task 'bell' is earned and never used: "
    static const char *const gone = "/policy/training/course: nobody can earn the right to task 'bell': all to whom it could be"
                                    " offered are away for the whole run\n";
    modelcase_warnings("{" STAFF("'bo': {'duty': 'roster', 'vacant': true}") "'policy': {" SIGNED ", " COURSE("") "}}", gone);
    modelcase_warnings("{" STAFF("'bo': {'duty': 'roster', 'away': {'a': {'reason': 'leave'}}}") "'policy': {" SIGNED ", "
                       COURSE("") "}}", gone);
    modelcase_warnings("{" STAFF("'bo': {'duty': 'roster', 'away': {'a': {'from': '2026-01-06'}}}") "'policy': {" SIGNED ", "
                       COURSE("") "}}", "");
    /* temps are offered nothing */
    modelcase_warnings("{'staff': {'weekly_h': 42, 'plan': {'ward': {'day': {'weekdays': {'assistant': 1}}}}, 'lines': {'bo':"
        " {'duty':"
                       " 'temp'}, 'cia': {'role': 'assistant'}, 'dan': {'role': 'nurse', 'duty': 'always'}}, 'cover':"
                       " {'assistant':"
                       " {'order': ['temp']}}}, 'policy': {" SIGNED ", " COURSE("") "}}", "");
    /* what is taught cannot be asked for, but by those who have it for another task of the programme */
    modelcase_warnings(POLICY(SIGNED ", " COURSE(", 'prior': ['bell']")),
                       "/policy/training/course/prior: nobody can earn the right to task 'bell': nobody has, or learns in another"
                       " programme, what must be held before\n");
    modelcase_warnings(POLICY(SIGNED ", " COURSE(", 'prior': ['medicine']")), "");
    modelcase_warnings(POLICY("'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'trained'}}, " COURSE(
                           ", 'prior': ['medicine']")),
                       "/policy/rights/medicine/assistant: unit 'ward': no 'assistant' holds the training for 'medicine', or can"
                       " earn it\n"
                       "/policy/training/course/prior: nobody can earn the right to task 'bell': nobody has, or learns in another"
                       " programme, what must be held before\n");
    modelcase_warnings(POLICY("'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'trained'}}, 'training': {"
                              "'first': {'tasks': ['medicine'], 'occasions': 1}, 'then': {'tasks': ['bell'], 'occasions': 1,"
                              " 'prior': ['medicine']}}"), "");
    /* sign-offs are claimed and let go; training is not */
    modelcase_warnings("{'staff': {'lines': {'bo': {'initiative': 0}}}, 'policy': {" SIGNED ", " COURSE("") "}}",
                       NEVER_USED "of those who can earn it nobody ever claims it ('initiative' 0)\n");
    modelcase_warnings("{'staff': {'lines': {'anna': {'delegates': 0}}}, 'policy': {" SIGNED ", " COURSE("") "}}",
                       NEVER_USED "nobody with the formal right ever lets it go ('delegates' 0)\n");
    modelcase_warnings("{'staff': {'lines': {'anna': {'delegates': 0}, 'bo': {'initiative': 0}}}, 'policy': {'rights': {'bell':"
                       " {'assistant': 'trained'}}, " COURSE("") "}}", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_consulting), cmocka_unit_test(test_programme),
                                       cmocka_unit_test(test_refused), cmocka_unit_test(test_warnings),
                                       cmocka_unit_test(test_nothing_gained)};
    return cmocka_run_group_tests_name("training", tests, NULL, NULL);
}
