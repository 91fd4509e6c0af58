/* Tasks that nobody may ever do: why, and those that only people who never come might do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

/* No right; right but patience never; no helper; and the critical half alone. */
static void test_tasks_nobody_may_do(void **state)
{
    (void)state;
    modelcase_warnings("{'policy': {'rights': {'medicine': {'nurse': 'signed', 'assistant': 'none'}}}}",
                       "/tasks/medicine: task 'medicine' arises in unit 'ward', but nobody there has the right to do it\n"
                       "/policy/rights/medicine/nurse: unit 'ward': no 'nurse' holds the sign-off for 'medicine', or can earn"
                       " it\n");
    modelcase_warnings("{'policy': {'rights': {'medicine': {'assistant': 'none'}}, 'rules': {'a': {'who': ['nurse'],"
                       " 'patience_min': 'never'}}}}",
                       "/tasks/medicine: task 'medicine' arises in unit 'ward', but whoever has the right has patience"
                       " \"never\"\n");
    /* sign-offs hold only while somebody with the formal right is there to let the task go */
    modelcase_warnings("{'policy': {'rights': {'medicine': {'nurse': 'signed', 'assistant': 'none'}}},"
                       " 'staff': {'lines': {'anna': {'signed': ['medicine']}}}}",
                       "/tasks/medicine: task 'medicine' arises in unit 'ward', but it is delegated by sign-off, and nobody"
                       " there has the formal right\n");
    /* a part of a scenario, taken for a whole one: told once, not for each task */
    modelcase_warnings("{'policy': {'rules': null}}",
                       "/policy/rules: there are no rules on who takes what, so nobody does: write some, or extend a file of"
                       " scenarios/policies\n");
    modelcase_warnings("{'tasks': {'medicine': {'helper': {}}}}",
                       "/tasks/medicine: task 'medicine' arises in unit 'ward', but nobody there may help with it\n");
    modelcase_warnings("{'tasks': {'medicine': {'helper': {'patience_min': {'nurse': 0}}}}}", ""); /* the first person */
    modelcase_warnings("{'tasks': {'medicine': {'helper': {'patience_min': {'nurse': 0}}}}, 'staff': {'lines': {'bo': null}}}",
                       "/tasks/medicine: task 'medicine' arises in unit 'ward', but nobody there may help with it\n");
    modelcase_warnings("{'units': {'ward': {'patients': {'acuity': {'ill': {'rank': 1, 'critical': true}, 'well':"
                       " {'start_share': 1}}}}},"
                       " 'tasks': {'medicine': {'not_if_critical': ['nurse', 'assistant']}}}",
                       "/tasks/medicine: task 'medicine' arises in unit 'ward' for critical patients, but nobody there has the"
                       " right to do it\n");
    /* a task that never arises (which is told: unused.c), and one that arises per person, need nobody */
    modelcase_warnings("{'tasks': {'report': {'category': 'admin', 'duration_min': 5, 'arises': {'own': {'how': 'per_person'}}},"
                       " 'later': {'category': 'kin', 'duration_min': 1}},"
                       " 'policy': {'rights': {'admin': {'nurse': 'none', 'assistant': 'none'}, 'kin': {'nurse': 'none',"
                       " 'assistant': 'none'}}}}", "/tasks/later: task 'later' never arises: it has no way to (key 'arises')\n");
    modelcase_warnings("{'units': {'ward': {'beds': 1}}, 'staff': {'lines': {'anna': null, 'bo': null}}}",
                       "/tasks/bell: task 'bell' arises in unit 'ward', but nobody there has the right to do it\n"
                       "/tasks/medicine: task 'medicine' arises in unit 'ward', but nobody there has the right to do it\n");
}

/* Anna alone may give medicine, or let it go: her post is vacant. */
static void test_nobody_comes(void **state)
{
    (void)state;
#define VACANT(rights, bo) "{'staff': {'weekly_h': 42, 'plan': {'ward': {'day': {'weekdays': {'nurse': 1}}}}, 'lines': {'anna':" \
                           " {'duty': 'roster', 'vacant': true}, 'bo': {" bo "}}}, 'policy': {'rights': {" rights "}}}"
#define NO_NURSE \
    "/staff/lines: unit 'ward': no 'nurse' ever comes: the only one is away for the whole run (vacant, or" \
                 " on leave)\n"
#define NO_MEDICINE NO_NURSE \
    "/staff/lines: unit 'ward': nobody ever comes who might do 'medicine', help with it or let it go by" \
                    " sign-off\n"
    modelcase_warnings(VACANT("'medicine': {'assistant': 'none'}", ""), NO_MEDICINE);
    modelcase_warnings(VACANT("'medicine': {'assistant': 'signed'}", "'signed': ['medicine']"), NO_MEDICINE);
    modelcase_warnings(VACANT("", ""), NO_NURSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tasks_nobody_may_do), cmocka_unit_test(test_nobody_comes)};
    return cmocka_run_group_tests_name("hopeless", tests, NULL, NULL);
}
