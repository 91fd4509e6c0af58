/* Warnings of keys that say nothing because of what others say, each beside a case in which they do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#define ACUITY(a, b) "'acuity': {'a': {'start_share': 1" a "}, 'b': {" b "}}"
#define WARD(patients) "'units': {'ward': {'patients': {" patients "}}}"
#define MORE(way) "'tasks': {'bell': {'arises': {'more': {'how': " way "}}}}"

static void test_next(void **state)
{
    (void)state;
    modelcase_warnings("{" WARD(ACUITY(", 'next': {'b': 1}", "")) "}",
                       "/units/ward/patients/acuity/a/next: says nothing: patients remain at this level for good, as its"
                       " sojourn_h is \"never\"\n");
    modelcase_warnings("{" WARD(ACUITY(", 'sojourn_h': 5, 'next': {'b': 1}", "")) "}", "");
}

static void test_discharge(void **state)
{
    (void)state;
    modelcase_warnings("{" MORE("'discharge', 'before_min': 60") "}",
                       "/tasks/bell/arises/more: never arises in unit 'ward': nobody is discharged there, as stay_days is"
                       " \"never\"\n");
    modelcase_warnings("{" WARD("'stay_days': 4") ", " MORE("'discharge', 'before_min': 60") "}", "");
}

static void test_deterioration(void **state)
{
    (void)state;
#define NEVER \
    "/tasks/bell/arises/more: never arises in unit 'ward': no patient there changes to a level of acuity of higher rank\n"
#define WORSENS(next, rank) "{" WARD(ACUITY(", 'sojourn_h': 5, 'next': {'" next "': 1}", rank)) ", " MORE("'deterioration'") "}"
    modelcase_warnings("{" MORE("'deterioration'") "}", NEVER);
    modelcase_warnings(WORSENS("b", ""), NEVER);
    modelcase_warnings(WORSENS("a", "'rank': 1"), NEVER);
    modelcase_warnings(WORSENS("b", "'rank': 1"), "");
    /* a unit that the task is not of is not asked */
    modelcase_warnings("{'units': {'home': {'patients': {'stay_days': 4}}}, 'staff': {'lines': {'anna':"
                       " {'unit': 'ward'}, 'bo': {'unit': 'ward'}, 'cia': {"
                       "'role': 'nurse', 'unit': 'home', 'duty': 'always'}}}, 'tasks': {'bell': {'units': ['home'], 'arises':"
                       " {'more': {'how': 'discharge', 'before_min': 60}}}}}", "");
}

static void test_never_arises(void **state)
{
    (void)state;
    modelcase_warnings("{'tasks': {'tea': {'category': 'service', 'duration_min': 3}}}",
                       "/tasks/tea: task 'tea' never arises: it has no way to (key 'arises')\n");
}

static void test_role_order(void **state)
{
    (void)state;
#define POLICY(keys) "{'policy': {" keys "}}"
    modelcase_warnings(POLICY("'role_order': {'bell': ['nurse']}"),
                       "/policy/role_order/bell: says nothing: 'bell' does not go by \"role_order\", which prefer does not"
                       " name\n");
    modelcase_warnings(POLICY("'prefer': ['role_order'], 'prefer_by_task': {'bell': ['random']},"
                              " 'role_order': {'bell': ['nurse'], 'medicine': ['nurse']}"),
                       "/policy/role_order/bell: says nothing: 'bell' does not go by \"role_order\", which prefer_by_task does"
                       " not name\n");
    modelcase_warnings(POLICY("'prefer': ['role_order'], 'prefer_by_task': {'bell': ['role_order']},"
                              " 'role_order': {'bell': ['nurse']}"),
                       "/policy/prefer: \"role_order\" says nothing: no role_order is given for a task that goes by this list\n");
    modelcase_warnings(POLICY("'prefer': ['random', 'role_order']"),
                       "/policy/prefer: \"role_order\" says nothing: no role_order is given for a task that goes by this list\n");
    modelcase_warnings(POLICY("'prefer_by_task': {'bell': ['role_order']}"),
                       "/policy/prefer_by_task/bell: \"role_order\" says nothing for 'bell', for which no role_order is given\n");
    modelcase_warnings(POLICY("'prefer': ['role_order'], 'role_order': {'bell': ['nurse']}"), "");
    modelcase_warnings(POLICY("'prefer_by_task': {'bell': ['role_order']}, 'role_order': {'bell': ['nurse']}"), "");
}

/* What is held without a right that asks for it; will to use, or to give, sign-offs that nobody has; a lasting want. */
static void test_rights(void **state)
{
    (void)state;
#define LINE(more) "'staff': {'lines': {" more "}}"
    modelcase_warnings("{" LINE("'bo': {'signed': ['bell']}") "}",
                       "/staff/lines/bo/signed/0: says nothing: the right of 'assistant' to 'bell' in unit 'ward' is 'formal',"
                       " not 'signed'\n");
    modelcase_warnings("{" LINE("'bo': {'initiative': 0.5}, 'anna': {'delegates': 0.9}") "}",
                       "/staff/lines/anna/delegates: says nothing: nothing that 'nurse' has the formal right to is done by"
                       " sign-off in unit 'ward'\n"
                       "/staff/lines/bo/initiative: says nothing: 'assistant' does nothing by sign-off in unit 'ward'\n");
    modelcase_warnings("{" LINE("'bo': {'initiative': 1}, 'anna': {'delegates': 1}") "}", "");
    modelcase_warnings("{" LINE("'bo': {'initiative': 0.5, 'signed': ['bell']}, 'anna': {'delegates': 1}")
                       ", 'policy': {'rights': {'bell': {'assistant': 'signed'}}}}", "");
    modelcase_warnings(POLICY("'rights': {'bell': {'assistant': 'ad_hoc', 'nurse': 'none'}}"),
                       "/policy/rights: unit 'ward': what 'assistant' may do ad hoc, they may always do, as nobody with the"
                       " formal right is ever there: 'bell'\n");
    modelcase_warnings(POLICY("'rights': {'bell': {'assistant': 'ad_hoc'}}"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_next),          cmocka_unit_test(test_discharge),  cmocka_unit_test(test_deterioration),
        cmocka_unit_test(test_never_arises),  cmocka_unit_test(test_role_order),
        cmocka_unit_test(test_rights),
    };
    return cmocka_run_group_tests_name("unused", tests, NULL, NULL);
}
