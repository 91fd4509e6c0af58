/* Patience rules: what they name, and which of several wins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

static int32_t wait(const struct modelcase *x, const char *person, const char *task, bool critical, int weekday, int shift)
{
    const struct model *m = &x->model;
    const struct person *p = modelcase_person(m, person);
    const struct unit *u = &m->units[p->unit];
    int column = u->column_of[weekday * (u->n_shifts + 1) + shift];
    return model_wait(m, u, column, p->class, u->queue_of[2 * modelcase_task(m, task) + critical]);
}

/* Each rule by itself beats those that name less: the sum of what is named decides. */
static void test_specificity(void **state)
{
    (void)state;
    static const struct {
        const char *rule;
        int32_t wait; /* of anna, a nurse and mentor, for the bell on Monday's day shift; 99 by the rule for all */
    } cases[] = {
        {"{'patience_min': 1}", -1}, /* as specific as the one for all, and different: an error */
        {"{'who': ['nurse'], 'patience_min': 1}", 1},
        {"{'who': ['assistant'], 'patience_min': 1}", 99},
        {"{'who': ['mentor'], 'patience_min': 1}", 1},
        {"{'task': ['care'], 'patience_min': 1}", 1},
        {"{'task': ['admin'], 'patience_min': 1}", 99},
        {"{'task': ['bell'], 'patience_min': 'never'}", MODEL_NEVER},
        {"{'patient': 'not_critical', 'patience_min': 1}", 1},
        {"{'patient': 'critical', 'patience_min': 1}", 99},
        {"{'when': {'shifts': ['day']}, 'patience_min': 1}", 1},
        {"{'when': {'shifts': ['evening', 'night']}, 'patience_min': 1}", 99},
        {"{'when': {'weekdays': ['mon']}, 'patience_min': 1}", 1},
        {"{'when': {'weekdays': ['tue']}, 'patience_min': 1}", 99},
        {"{'rank': 1, 'patience_min': 0}", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct modelcase x;
        char patch[600];
        snprintf(patch, sizeof patch, "{'staff': {'lines': {'anna': {'marks': ['mentor']}}},"
                                      " 'policy': {'rules': {'everyone': {'patience_min': 99}, 'other': %s}}}", cases[i].rule);
        modelcase_build(&x, patch);
        if (cases[i].wait < 0)
            assert_int_equal(x.findings.n_errors, 1);
        else if (x.status != 0 || wait(&x, "anna", "bell", false, 0, 0) != cases[i].wait)
            fail_msg("%s: status %d, wait %d", cases[i].rule, x.status, x.status ? -1 : (int)wait(&x, "anna", "bell", false, 0,
                                                                                                  0));
        modelcase_free(&x);
    }
}

/* Mark 2 and role 1, task 2 and category 1: pairs where the sums differ, and a rank that beats them all. */
static void test_sums(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'staff': {'lines': {'anna': {'marks': ['mentor']}}}, 'policy': {'rules': {"
                       " 'a': {'who': ['nurse'], 'task': ['bell'], 'patience_min': 3}, 'b': {'who': ['mentor', 'nurse'], 'task':"
                       " ['bell'], 'patience_min': 4},"
                       " 'c': {'who': ['assistant'], 'task': ['care', 'bell'], 'patience_min': 5}, 'd': {'who': ['assistant',"
                       " 'all'], 'task': ['care'],"
                       " 'patience_min': 6}, 'e': {'task': ['medicine'], 'rank': 10, 'patience_min': 'never'}, 'f': {'who':"
                       " ['mentor'], 'task': ['medicine'],"
                       " 'when': {'shifts': ['day'], 'weekdays': ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']},"
                       " 'patience_min': 7}}}}");
    assert_int_equal(wait(&x, "anna", "bell", false, 0, 0), 4);
    assert_int_equal(wait(&x, "bo", "bell", false, 0, 0), 5);
    assert_int_equal(wait(&x, "anna", "medicine", false, 0, 0), MODEL_NEVER);
    modelcase_free(&x);
}

/* On a holiday rules hold that name it and rules that name its weekday: rank decides, or else it is a contradiction. */
static void test_holidays(void **state)
{
    (void)state;
    enum { WED = 2, THU, SAT = 5, HOLIDAY = 7 };
    struct modelcase x;
    modelcase_good(&x, "{'policy': {'rules': {'everyone': {'patience_min': 9}, 'holiday': {'rank': 1, 'patience_min': 1,"
                       " 'when': {'weekdays': ['holiday', 'sat']}}, 'thursday': {'patience_min': 2, 'when': {'weekdays':"
                       " ['thu']}}}}}");
    assert_int_equal(wait(&x, "anna", "bell", false, WED, 0), 9);
    assert_int_equal(wait(&x, "anna", "bell", false, THU, 0), 2);
    assert_int_equal(wait(&x, "anna", "bell", false, SAT, 0), 1);
    for (int day = 0; day < 7; day++)
        assert_int_equal(wait(&x, "anna", "bell", false, HOLIDAY + day, 3), 1);
    modelcase_free(&x);
    modelcase_good(&x, "{'policy': {'rules': {'everyone': {'patience_min': 9}, 'thursday': {'patience_min': 2, 'when':"
                       " {'weekdays': ['thu']}}}}}");
    assert_int_equal(x.model.units[0].n_columns, 2);
    assert_int_equal(wait(&x, "anna", "bell", false, HOLIDAY + THU, 0), 2);
    assert_int_equal(wait(&x, "anna", "bell", false, HOLIDAY + WED, 0), 9);
    modelcase_free(&x);
    modelcase_errors("{'policy': {'rules': {'holiday': {'patience_min': 1, 'when': {'weekdays': ['holiday']}}, 'thursday':"
                     " {'patience_min': 2, 'when': {'weekdays': ['thu']}}}}}",
                     "/policy/rules/thursday: rules 'holiday' and 'thursday' fit equally well for 'assistant' and 'bell' but"
                     " differ in patience_min: give one a higher rank\n");
}

/* An error names both rules, once, whatever the number of classes, tasks and shifts; equal patience is no error. */
static void test_contradiction(void **state)
{
    (void)state;
    modelcase_errors("{'policy': {'rules': {'a': {'who': ['nurse'], 'patience_min': 3}, 'b': {'task': ['care', 'clinical'],"
                     " 'patience_min': 4}}}}",
                     "/policy/rules/b: rules 'a' and 'b' fit equally well for 'nurse' and 'bell' but differ in patience_min:"
                     " give one a higher rank\n");
    struct modelcase x;
    modelcase_good(&x, "{'policy': {'rules': {'a': {'who': ['nurse'], 'patience_min': 3}, 'b': {'task': ['care', 'clinical'],"
                       " 'patience_min': 3}}}}");
    modelcase_free(&x);
    modelcase_good(&x, "{'policy': {'rules': {'a': {'who': ['nurse'], 'patience_min': 3, 'rank': 1}, 'b': {'task': ['care',"
                       " 'clinical'], 'patience_min': 4}}}}");
    assert_int_equal(wait(&x, "anna", "bell", false, 3, 1), 3);
    assert_int_equal(wait(&x, "bo", "bell", false, 3, 1), 4);
    modelcase_free(&x);
    /* a contradiction that a better rule covers */
    modelcase_good(&x, "{'policy': {'rules': {'a': {'who': ['nurse'], 'patience_min': 3}, 'b': {'task': ['care', 'clinical'],"
                       " 'patience_min': 4},"
                       " 'c': {'who': ['nurse'], 'task': ['care', 'clinical'], 'patience_min': 5}}}}");
    assert_int_equal(wait(&x, "anna", "bell", false, 3, 1), 5);
    modelcase_free(&x);
}

static void test_no_rule_is_never(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'policy': {'rules': {'everyone': {'who': ['nurse']}}}}");
    assert_int_equal(wait(&x, "bo", "bell", false, 0, 0), MODEL_NEVER);
    assert_int_equal(wait(&x, "anna", "bell", false, 0, 0), 0);
    modelcase_free(&x);
}

static void test_unknown(void **state)
{
    (void)state;
    modelcase_errors("{'policy': {'rules': {'a': {'who': ['nurs', 'mentor'], 'task': ['bel'], 'when': {'shifts': ['dya']},"
                     " 'patience_min': 1}}}}",
                     "/policy/rules/a/who/0: expected a role, a mark or 'all', found 'nurs'; did you mean 'nurse'?\n"
                     "/policy/rules/a/who/1: expected a role, a mark or 'all', found 'mentor'; known here: assistant, nurse,"
                     " all\n"
                     "/policy/rules/a/task/0: expected a task, a category or 'all', found 'bel'; did you mean 'bell'?\n"
                     "/policy/rules/a/when/shifts/0: expected a shift of some unit, found 'dya'; did you mean 'day'?\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_specificity),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_holidays),
        cmocka_unit_test(test_contradiction),
        cmocka_unit_test(test_no_rule_is_never),
        cmocka_unit_test(test_unknown),
    };
    return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
