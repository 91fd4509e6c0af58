/* Regimes of rights: which right wins, and whose bit it sets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

static void test_specific_rights_win(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'wash': {'category': 'care', 'duration_min': 1}}, 'policy': {'rights': {'all': {'assistant':"
                       " 'formal', 'nurse': 'trained'},"
                       " 'care': {'assistant': 'none', 'nurse': 'formal'}, 'bell': {'assistant': 'signed'}}}}");
    const struct model *m = &x.model;
    int bell = modelcase_task(m, "bell"), medicine = modelcase_task(m, "medicine"), wash = modelcase_task(m, "wash");
    assert_int_equal(model_regime(m, m->units, bell, 0), REGIME_SIGNED);
    assert_int_equal(model_regime(m, m->units, bell, 1), REGIME_FORMAL);
    assert_int_equal(model_regime(m, m->units, medicine, 0), REGIME_FORMAL);
    assert_int_equal(model_regime(m, m->units, medicine, 1), REGIME_TRAINED);
    assert_int_equal(model_regime(m, m->units, wash, 0), REGIME_NONE);
    modelcase_free(&x);
    modelcase_good(&x, "{'policy': {'rights': {'all': {'nurse': null}}}}"); /* nothing said = none */
    assert_int_equal(model_regime(&x.model, x.model.units, 0, 1), REGIME_NONE);
    modelcase_free(&x);
}

static bool may(const struct modelcase *x, const char *person, const char *task, bool critical)
{
    const struct person *p = modelcase_person(&x->model, person);
    int queue = x->model.units[p->unit].queue_of[2 * modelcase_task(&x->model, task) + critical];
    return p->may[queue / 64] >> queue % 64 & 1;
}

/* Formal: yes. Trained and signed: who holds it. A sign-off does not hold for critical patients; a ban neither. */
static void test_may(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'patients': {'acuity': {'ill': {'rank': 1, 'critical': true}, 'well':"
                       " {'start_share': 1}}}}},"
                       " 'tasks': {'bell': {'not_if_critical': ['nurse']}, 'ecg': {'category': 'clinical', 'duration_min': 1,"
                       " 'arises': {'a': {'how': 'admission'}}}},"
                       " 'policy': {'rights': {'medicine': {'assistant': 'signed'}, 'ecg': {'assistant': 'trained', 'nurse':"
                       " 'none'}}},"
                       " 'staff': {'lines': {'bo': {'signed': ['medicine'], 'trained': ['ecg']}, 'cia': {'role': 'assistant',"
                       " 'duty': 'always', 'count': 2,"
                       " 'trained': ['medicine'], 'signed': ['ecg']}}}}");
    assert_true(may(&x, "anna", "medicine", false) && may(&x, "anna", "medicine", true));
    assert_true(may(&x, "bo", "medicine", false) && !may(&x, "bo", "medicine", true));
    assert_true(!may(&x, "cia.1", "medicine", false) && !may(&x, "cia.2", "medicine", true));
    assert_true(may(&x, "bo", "ecg", false) && may(&x, "bo", "ecg", true));
    assert_true(!may(&x, "cia.2", "ecg", false) && !may(&x, "anna", "ecg", false));
    assert_true(may(&x, "anna", "bell", false) && !may(&x, "anna", "bell", true));
    assert_true(may(&x, "bo", "bell", false) && may(&x, "bo", "bell", true));
    modelcase_free(&x);
}

/* More than 64 queues: bits in several words. */
static void test_many_queues(void **state)
{
    (void)state;
    char *patch = malloc(20000);
    strcpy(patch, "{'policy': {'rights': {'t77': {'nurse': 'none'}}}, 'tasks': {");
    for (int i = 0; i < 130; i++)
        sprintf(patch + strlen(patch), "%s't%d': {'category': 'care', 'duration_min': 1}", i ? ", " : "", i);
    strcat(patch, "}}");
    struct modelcase x;
    modelcase_good(&x, patch);
    assert_int_equal(x.model.units[0].n_queues, 132);
    assert_int_equal(x.model.units[0].n_words, 3);
    for (int i = 0; i < 130; i++) {
        char task[8];
        snprintf(task, sizeof task, "t%d", i);
        assert_int_equal(may(&x, "anna", task, false), i != 77);
    }
    modelcase_free(&x);
    free(patch);
}

static void test_unknown(void **state)
{
    (void)state;
    modelcase_errors("{'policy': {'rights': {'cares': {'nurse': 'formal'}, 'bell': {'nurs': 'formal'}}}}",
                     "/policy/rights/cares: expected a task, a category or 'all', found 'cares'; did you mean 'care'?\n"
                     "/policy/rights/bell/nurs: expected a role, found 'nurs'; did you mean 'nurse'?\n");
}

/* What a unit says goes before the policy, even before what it says of the very task; its bans add to those of tasks. */
static void test_of_units(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'patients': {'acuity': {'ill': {'rank': 1, 'critical': true}, 'well':"
                       " {'start_share': 1}}}, 'rights': {'all': {'assistant': 'ad_hoc'}, 'bell': {'assistant': 'signed'}},"
                       " 'not_if_critical': {'medicine': ['assistant']}}, 'home': {}},"
                       " 'policy': {'rights': {'medicine': {'assistant': 'trained'}}},"
                       " 'staff': {'lines': {'anna': {'unit': 'ward'}, 'bo': {'unit': 'ward', 'signed': ['bell']},"
                       " 'cia': {'role': 'assistant', 'unit': 'home', 'duty': 'always', 'trained': ['medicine']}}}}");
    const struct model *m = &x.model;
    int bell = modelcase_task(m, "bell"), medicine = modelcase_task(m, "medicine");
    const struct unit *ward = &m->units[modelcase_person(m, "bo")->unit], *home = &m->units[modelcase_person(m, "cia")->unit];
    assert_int_equal(model_regime(m, ward, bell, 0), REGIME_SIGNED);
    assert_int_equal(model_regime(m, ward, medicine, 0), REGIME_AD_HOC);
    assert_int_equal(model_regime(m, ward, medicine, 1), REGIME_FORMAL);
    assert_int_equal(model_regime(m, home, bell, 0), REGIME_FORMAL);
    assert_int_equal(model_regime(m, home, medicine, 0), REGIME_TRAINED);
    assert_true(may(&x, "bo", "medicine", false) && !may(&x, "bo", "medicine", true));
    assert_true(may(&x, "bo", "bell", false) && !may(&x, "bo", "bell", true));
    assert_true(may(&x, "cia", "medicine", false));
    assert_true(ward->rights_move && !home->rights_move);
    modelcase_free(&x);
    modelcase_errors("{'units': {'ward': {'rights': {'bel': {'nurse': 'formal'}}, 'not_if_critical': {'care': ['nurs']}}}}",
                     "/units/ward/rights/bel: expected a task, a category or 'all', found 'bel'; did you mean 'bell'?\n"
                     "/units/ward/not_if_critical/care: expected a task, found 'care'; known here: bell, medicine\n"
                     "/units/ward/not_if_critical/care/0: expected a role, found 'nurs'; did you mean 'nurse'?\n");
}

/* Rights by training or sign-off that nobody of the role holds, and that no programme teaches. */
static void test_rights_of_nobody(void **state)
{
    (void)state;
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'signed'}}}}",
                       "/policy/rights/bell/assistant: unit 'ward': no 'assistant' holds the sign-off for 'bell', 'medicine', or"
                       " can earn it\n");
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'trained'}}},"
                       " 'staff': {'lines': {'bo': {'signed': ['bell']}}}}",
                       "/policy/rights/medicine/assistant: unit 'ward': no 'assistant' holds the training for 'medicine', or can"
                       " earn it\n");
    modelcase_warnings("{'policy': {'rights': {'all': {'assistant': 'trained'}}}, 'staff': {'lines': {'bo': {'trained':"
                       " ['bell']}}}}",
                       "/policy/rights: unit 'ward': no 'assistant' holds the training for 'medicine', or can earn it\n");
    /* a training is no sign-off; one of several will do; taught; nobody of the role there */
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed'}}}, 'staff': {'lines': {'bo': {'trained':"
                       " ['bell']}}}}",
                       "/staff/lines/bo/trained/0: says nothing: the right of 'assistant' to 'bell' in unit 'ward' is 'signed',"
                       " not 'trained'\n"
                       "/policy/rights/bell/assistant: unit 'ward': no 'assistant' holds the sign-off for 'bell', or can earn"
                       " it\n");
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed'}}}, 'staff': {'lines': {'cia': {'role':"
                       " 'assistant', 'duty': 'always', 'signed': ['bell']}}}}", "");
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed'}}, 'training': {'course': {'tasks': ['bell'],"
                       " 'occasions': 6}}}}", "");
    modelcase_warnings("{'roles': {'host': {}}, 'policy': {'rights': {'bell': {'host': 'signed'}}}}", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_specific_rights_win),
        cmocka_unit_test(test_may),
        cmocka_unit_test(test_many_queues),
        cmocka_unit_test(test_of_units),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_rights_of_nobody),
    };
    return cmocka_run_group_tests_name("rights", tests, NULL, NULL);
}
