/* Who is in charge of the shift, and what he then takes: worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

/* Bo, an assistant, is always there; Anna, a nurse, has the day on Monday. Calls are for whoever is in charge, and talks for
 * nurses. */
#define WARD(bo, lines) \
    "{'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}}}}," \
    " 'staff': {'rota_weeks': 1, 'rest_h': 0, 'plan': {'ward': {'day': {'mon': {'nurse': 1}}}}, 'lines': {" \
    "'anna': {'duty': 'roster'}, 'bo': {'role': 'assistant', 'duty': 'always'" bo "}" lines "}}," \
    " 'policy': {'rights': {'talk': {'assistant': 'none'}, 'ecg': {'assistant': 'signed'}}," \
    "  'rules': {'calls': {'task': ['call'], 'relation': 'other', 'patience_min': 'never'}}}}"
#define RULE(rule) "{'policy': {'shift_lead': {" rule "}}, 'tasks': {"
#define CALL(times) TASK("call", "10", times, "")
#define TALK(times) TASK("talk", "60", times, "'urgency': 0, ")
#define ECG TASK("ecg", "10", "'20:00'", "")

static void expect_lead(const struct enginecase *x, const char *person, int64_t ticks)
{
    int64_t found = x->accounts.a.persons[enginecase_person(x->m, person)].lead_ticks;
    if (found != ticks)
        fail_msg("%s was in charge for %d ticks instead of %d", person, (int)found, (int)ticks);
}

/* Nurses come first: Anna is in charge while she is there. A call waits until she has time for it, though Bo is free. */
static void test_comes_and_goes(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("", ""), RULE("'who': ['nurse', 'assistant']") CALL("'06:00', '10:05', '15:30'") ","
                                         TALK("'10:00'") "," ECG "}}");
    enginecase_events(&x, "06:00 created call\n"
                          "06:00 started call bo own\n"
                          "06:10 done call bo\n"
                          "07:00 duty_start anna\n"
                          "10:00 created talk\n"
                          "10:00 started talk anna own\n"
                          "10:05 created call.2\n"
                          "11:00 done talk anna\n"
                          "11:00 started call.2 anna own\n"
                          "11:10 done call.2 anna\n"
                          "15:00 duty_end anna\n"
                          "15:30 created call.3\n"
                          "15:30 started call.3 bo own\n"
                          "15:40 done call.3 bo\n"
                          "20:00 created ecg\n");
    expect_lead(&x, "anna", 480);
    expect_lead(&x, "bo", 960);
    enginecase_free(&x);
}

/* What waits when she leaves is his from then on. In overtime she is not in charge, so that is at the end of her duty. */
static void test_overtime(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("", ""), RULE("'who': ['nurse', 'assistant']") CALL("'14:50'") "," TALK("'14:30'") "," ECG "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:30 created talk\n"
                          "14:30 started talk anna own\n"
                          "14:50 created call\n"
                          "15:00 started call bo own\n"
                          "15:10 done call bo\n"
                          "15:30 done talk anna\n"
                          "15:30 duty_end anna\n"
                          "20:00 created ecg\n");
    expect_lead(&x, "anna", 480);
    enginecase_free(&x);
}

/* Only the window counts. */
static void test_window(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("", ""), "{'time': {'warmup_days': 1, 'days': 2}, 'policy': {'shift_lead': {'who': ['nurse', "
                                         "'assistant']}}, 'tasks': {" CALL("'06:00'") "," TALK("'10:00'") "," ECG "}}");
    expect_lead(&x, "anna", 0); /* Monday is warm-up */
    expect_lead(&x, "bo", 2880);
    enginecase_free(&x);
}

/* By the order of names, then experience, then name. Dan is a nurse with a mark, like Anna always there. */
static void check_order(const char *who, const char *years, const char *lead)
{
    struct enginecase x;
    char patch[700];
    snprintf(patch, sizeof patch,
             "{'policy': {'shift_lead': {'who': [%s]}}, 'staff': {'lines': {'anna': {'duty': 'always'}, 'dan': {'role': 'nurse',"
             " 'duty': 'always', 'marks': ['night'], 'experience_years': %s}}}, 'tasks': {" CALL("'08:00'") "," TALK("'10:00'")
             "," ECG "}}", who, years);
    enginecase_patched(&x, WARD("", ""), patch);
    expect_lead(&x, lead, 1440);
    for (int p = 0; p < x.m->n_persons; p++) {
        bool leads = strcmp(x.m->persons[p].label.id, lead) == 0;
        assert_int_equal(x.accounts.a.instances[p * x.m->n_tasks + modelcase_task(x.m, "call")], leads);
    }
    enginecase_free(&x);
}

static void test_order(void **state)
{
    (void)state;
    check_order("'nurse', 'assistant'", "0", "anna");
    check_order("'nurse', 'assistant'", "3", "dan");
    check_order("'assistant', 'nurse'", "3", "bo");
    check_order("'night', 'all'", "0", "dan");
    check_order("'all'", "0", "anna");
}

/* With an ecg among the tasks that belong to it, an assistant is in charge with a sign-off, or while a nurse is there who may do
 * it; as the rule says. */
static void check_rights(const char *rule, bool has_sign_off, int64_t bo)
{
    struct enginecase x;
    char patch[500];
    snprintf(patch, sizeof patch, "{'policy': {'shift_lead': {'who': ['assistant'], %s}}, 'tasks': {" CALL("'06:00', '08:00'") ","
                                  TALK("'10:00'") "," ECG "}}", rule);
    enginecase_patched(&x, has_sign_off ? WARD(", 'signed': ['ecg']", "") : WARD("", ""), patch);
    expect_lead(&x, "bo", bo);
    expect_lead(&x, "anna", 0);
    enginecase_task(&x, "call", bo == 1440 ? "made 2, done 2, started 2"
                                : bo == 480 ? "made 2, done 2, started 2, wait_ticks 60, waited_ticks 60"
                                            : "made 2, open_at_end 2, censored 2, censored_ticks 2040, waited_ticks 2040");
    enginecase_free(&x);
}

static void test_rights(void **state)
{
    (void)state;
    check_rights("'tasks': ['call']", false, 1440);
    check_rights("'tasks': ['ecg']", true, 1440);
    check_rights("'tasks': ['ecg', 'call']", false, 0);
    check_rights("'tasks': ['ecg'], 'held_by': 'somebody'", true, 1440);
    check_rights("'tasks': ['ecg', 'call'], 'held_by': 'somebody'", false, 480);
    check_rights("'tasks': ['talk', 'ecg'], 'held_by': 'somebody'", true, 480);
}

/* A right that is earned at 08:10 makes him the one in charge from then on. */
static void test_earns(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("", ""),
                       "{'policy': {'shift_lead': {'who': ['assistant'], 'tasks': ['ecg']}, 'training': {'course': {'tasks':"
                       " ['ecg'], 'occasions': 1}}}, 'tasks': {" CALL("'08:05'") "," TALK("'10:00'") ","
                       TASK("ecg", "10", "'08:00'", "") "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "08:00 created ecg\n"
                          "08:00 started ecg anna+bo own\n"
                          "08:05 created call\n"
                          "08:10 done ecg anna+bo\n"
                          "08:10 right_earned ecg bo+anna\n"
                          "08:10 started call bo own\n"
                          "08:20 done call bo\n"
                          "10:00 created talk\n"
                          "10:00 started talk anna own\n"
                          "11:00 done talk anna\n"
                          "15:00 duty_end anna\n");
    expect_lead(&x, "bo", 1440 - 490);
    enginecase_free(&x);
}

/* Whoever stops being in charge has been idle as long as before. Anna, always there, is in charge until Cia comes; at 08:00 she
 * has been idle since 00:00, at 09:00 Cia since 08:15 and she since 08:10. Talks are anybody's, of the nurses. */
static void test_idle(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("", ", 'cia': {'role': 'nurse', 'experience_years': 5}"),
                       "{'staff': {'lines': {'anna': {'duty': 'always'}}}, 'policy': {'shift_lead': {'who': ['nurse']}},"
                       " 'tasks': {"
                       CALL("'15:00'") "," ECG "," TASK("talk", "10", "'08:00', '08:05', '09:00'", "") "}}");
    enginecase_events(&x, "07:00 duty_start cia\n"
                          "08:00 created talk\n"
                          "08:00 started talk anna own\n"
                          "08:05 created talk.2\n"
                          "08:05 started talk.2 cia own\n"
                          "08:10 done talk anna\n"
                          "08:15 done talk.2 cia\n"
                          "09:00 created talk.3\n"
                          "09:00 started talk.3 anna own\n"
                          "09:10 done talk.3 anna\n"
                          "15:00 duty_end cia\n"
                          "15:00 created call\n"
                          "15:00 started call anna own\n"
                          "15:10 done call anna\n"
                          "20:00 created ecg\n"
                          "20:00 started ecg anna own\n"
                          "20:10 done ecg anna\n");
    expect_lead(&x, "cia", 480);
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comes_and_goes), cmocka_unit_test(test_overtime), cmocka_unit_test(test_window),
        cmocka_unit_test(test_order), cmocka_unit_test(test_rights), cmocka_unit_test(test_earns),
        cmocka_unit_test(test_idle),
    };
    return cmocka_run_group_tests_name("lead", tests, NULL, NULL);
}
