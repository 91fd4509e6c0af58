/* Talks when a duty begins, event by event: of what, for how long, and who need not ask afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include "engine/talks.h"

/* Anna, a nurse, is always there. Bo, an assistant with a sign-off for insulin, has the day from 07:00 to 15:00 and talks with
 * her first: 3 minutes of each insulin that is known, 10 at an insulin that is not. Else he would come first; nobody else may. */
#define WARD(beds, keys, insulin) \
    "{'units': {'ward': {'beds': " beds ", 'patients': {'stay_days': 'never'" keys "}, 'shifts': {'day': {'start': '07:00'," \
    " 'end': '15:00'}}}}, 'staff': {'rota_weeks': 1, 'rest_h': 0, 'plan': {'ward': {'day': {'mon': {'assistant': 1}}}}," \
    " 'lines': {'bo': {'role': 'assistant', 'signed': ['insulin']}}}, 'policy': {'rights': {'all': {'assistant': 'none'}," \
    " 'insulin': {'assistant': 'signed'}}, 'delegation': {'insulin': {'consult': 'at_planning', 'plan_task': 'plan'," \
    " 'plan_consult_min': 3, 'consult_min': 10}}, 'prefer': ['lowest_competence']}, 'tasks': {'plan': {'category': 'admin'," \
    " 'urgency': 1, 'duration_min': 2, 'arises': {'start': {'how': 'per_person'}}}, 'insulin': {'category': 'clinical'," \
    " 'duration_min': 5, 'arises': {" insulin "}}"
#define AT(times, more) "'plan': {'how': 'scheduled', 'times': [" times "]" more "}"

/* Two patients and two times of his duty: they talk for 12 minutes, and he plans for 2 alone. Nobody asks afterwards; but at
 * night the nurse does it. */
static void test_planned(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, WARD("1", "", AT("'06:00', '08:00', '11:00', '15:00'", "")) "}}");
    enginecase_events(&x, "06:00 created insulin of 0\n"
                          "06:00 started insulin of 0 anna own\n"
                          "06:05 done insulin of 0 anna\n"
                          "07:00 duty_start bo\n"
                          "07:00 created plan bo\n"
                          "07:00 started plan bo+anna own\n"
                          "07:06 helper_left plan bo+anna\n"
                          "07:08 done plan bo\n"
                          "08:00 created insulin.2 of 0\n"
                          "08:00 started insulin.2 of 0 bo own\n"
                          "08:05 done insulin.2 of 0 bo\n"
                          "11:00 created insulin.3 of 0\n"
                          "11:00 started insulin.3 of 0 bo own\n"
                          "11:05 done insulin.3 of 0 bo\n"
                          "15:00 duty_end bo\n"
                          "15:00 created insulin.4 of 0\n"
                          "15:00 started insulin.4 of 0 anna own\n"
                          "15:05 done insulin.4 of 0 anna\n");
    enginecase_time(&x, "bo", "insulin 10, plan 2, consulting 6, idle 462");
    enginecase_time(&x, "anna", "insulin 10, consulting 6, idle 1424");
    enginecase_free(&x);
    enginecase_run(&x, WARD("2", "", AT("'08:00', '11:00'", "")) "}}");
    enginecase_time(&x, "bo", "insulin 10, plan 2, consulting 12, idle 456"); /* she takes the other one */
    enginecase_free(&x);
}

/* The nurse is busy until 09:00. Until they have talked he would have to ask, and there is nobody to ask. So the insulin of 08:00
 * waits, and she takes it while he plans. */
static void test_later(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, WARD("1", "", AT("'08:00', '11:00'", "")) ", "
                       TASK("round", "120", "'07:00'", "'urgency': 0, ") "}}");
    enginecase_events(&x, "07:00 duty_start bo\n"
                          "07:00 created plan bo\n"
                          "07:00 created round\n"
                          "07:00 started round anna own\n"
                          "08:00 created insulin of 0\n"
                          "09:00 done round anna\n"
                          "09:00 started plan bo+anna own\n"
                          "09:06 helper_left plan bo+anna\n"
                          "09:06 started insulin of 0 anna own\n"
                          "09:08 done plan bo\n"
                          "09:11 done insulin of 0 anna\n"
                          "11:00 created insulin.2 of 0\n"
                          "11:00 started insulin.2 of 0 bo own\n"
                          "11:05 done insulin.2 of 0 bo\n"
                          "15:00 duty_end bo\n");
    enginecase_free(&x);
}

/* What arises otherwise is not known: he asks, for 10 minutes. What waited already is: a nurse who may not take it leaves it. */
static void test_what_is_known(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("1", "", "'once': {'how': 'scheduled', 'times': ['06:30']},"
                                             " 'then': {'how': 'after', 'task': 'wash', 'probability': 1}") "}}",
                       "{'tasks': {" PATIENT_TASK("wash", "5", "'10:00'", "'urgency': 1, ") "}, 'policy': {'rules': {'his':"
                       " {'who': ['nurse'], 'task': ['insulin'], 'patience_min': 'never'}}}}");
    enginecase_events(&x, "06:30 created insulin of 0\n"
                          "07:00 duty_start bo\n"
                          "07:00 created plan bo\n"
                          "07:00 started plan bo+anna own\n"
                          "07:03 helper_left plan bo+anna\n"
                          "07:05 done plan bo\n"
                          "07:05 started insulin of 0 bo own\n"
                          "07:10 done insulin of 0 bo\n"
                          "10:00 created wash of 0\n"
                          "10:00 started wash of 0 anna own\n"
                          "10:05 done wash of 0 anna\n"
                          "10:05 created insulin.2 of 0\n"
                          "10:05 started insulin.2 of 0 bo+anna own\n"
                          "10:15 helper_left insulin.2 of 0 bo+anna\n"
                          "10:20 done insulin.2 of 0 bo\n"
                          "15:00 duty_end bo\n");
    enginecase_free(&x);
}

static double length_min(const char *beds, const char *keys, const char *insulin, const char *more)
{
    struct enginecase x;
    char patch[3000];
    snprintf(patch, sizeof patch, WARD("%s", "%s", "%s") "}}", beds, keys, insulin);
    enginecase_patched(&x, patch, more);
    const struct model *m = x.m;
    const int64_t *ticks = accounts_ticks(&x.accounts.a, enginecase_person(m, "bo"), TIME_ROSTERED);
    double consulting = (double)ticks[m->n_tasks + TIME_CONSULTING];
    enginecase_free(&x);
    return consulting;
}

/* Of how much they talk: by the time that is left of the duty, by weekday, by probability, by the part of the spread that lies in
 * the duty, and only of patients for whom the sign-off holds; and nothing is asked afterwards. */
static void test_how_much(void **state)
{
    (void)state;
    assert_true(length_min("4", "", AT("'07:00', '14:59', '15:00'", ""), "{}") == 24); /* four patients twice, 3 minutes each */
    assert_true(length_min("4", "", AT("'08:00'", ", 'weekdays': ['tue']"), "{}") == 0);
    assert_true(length_min("4", "", AT("'08:00'", ", 'probability': 0.5"), "{}") == 6);
    assert_true(length_min("4", "", AT("'14:30'", ", 'spread_min': 120"), "{}") == 3); /* a quarter of it */
    assert_true(length_min("4", "", AT("'06:30'", ", 'spread_min': 60"), "{}") == 6); /* the other half may come yet */
    assert_true(length_min("4", ", 'acuity': {'ill': {'critical': true}}", AT("'08:00'", ""), "{}") == 0);
    assert_true(length_min("4", "", "'plan': {'how': 'scheduled', 'of': 'unit', 'times': ['08:00', '09:00']}", "{}") == 6);
    assert_true(length_min("4", "", AT("'08:00'", ""), "{'staff': {'lines': {'bo': {'initiative': 0}}}}") == 0); /* no claim */
    assert_true(length_min("4", "", AT("'08:00'", ""), "{'staff': {'lines': {'bo': {'signed': []}}}}") == 0);
}

/* Whoever answers must have the formal right to all that is talked of: with two types, each of another nurse, nobody does. */
static void test_who_answers(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD("1", "", AT("'08:00'", "")) "}}",
                       "{'roles': {'host': {}}, 'staff': {'lines': {'eva': {'role': 'host', 'duty': 'always'}}}, 'policy':"
                       " {'rights': {'insulin': {'nurse': 'none', 'host': 'formal'}}}}");
    enginecase_time(&x, "eva", "insulin 5, consulting 3, idle 1432");
    enginecase_time(&x, "anna", "idle 1440");
    enginecase_free(&x);
    enginecase_patched(&x, WARD("1", "", AT("'08:00'", "")) "}}",
                       "{'roles': {'host': {}}, 'staff': {'lines': {'eva': {'role': 'host', 'duty': 'always'}, 'bo':"
                       " {'signed': ['insulin', 'ecg']}}}, 'policy': {'rights': {'ecg': {'nurse': 'none', 'host': 'formal',"
                       " 'assistant': 'signed'}}, 'delegation': {'ecg': {'consult': 'at_planning', 'plan_task': 'plan'}}},"
                       " 'tasks': {"
                       PATIENT_TASK("ecg", "5", "'06:00'", "") "}}");
    enginecase_time(&x, "eva", "ecg 5, idle 955, idle_blocked 480");
    enginecase_free(&x);
}

/* ---- Several who do it by sign-off ---------------------------------------------------------------------------------------- */

#define CY "'cy': {'role': 'assistant', 'signed': ['insulin']}"
#define BOTH_BY_DAY "{'staff': {'plan': {'ward': {'day': {'mon': {'assistant': 2}}}}, 'lines': {" CY "}}"
/* Cy, an aide, has this shift. */
#define AIDE "'roles': {'aide': {'level': 1}}, "
#define CY_LATER(from, to, policy) \
    "{" AIDE "'units': {'ward': {'shifts': {'late': {'start': '" from "', 'end': '" to "'}}}}, 'staff': {'plan': {'ward':" \
    " {'late': {'mon': {'aide': 1}}}}, 'lines': {'cy': {'role': 'aide', 'signed': ['insulin']}}}, 'policy': {'rights': {'all':" \
    " {'aide': 'none'}, 'insulin': {'aide': 'signed'}, 'service': {'nurse': 'none', 'assistant': 'formal'}}" policy "}}"
#define BY_DAY(policy) \
    "{" AIDE "'staff': {'plan': {'ward': {'day': {'mon': {'aide': 1}}}}, 'lines': {'cy': {'role': 'aide', 'signed':" \
    " ['insulin']}}}, 'policy': {'rights': {'all': {'aide': 'none'}, 'insulin': {'aide': 'signed'}}" policy "}}"
#define OWN(who) \
    ", 'planning': {'tasks': {'insulin': {'who': [" who "]}}}, 'rules': {'others': {'task': ['insulin'], 'relation': 'other'," \
    " 'patience_min': 'never'}}"

#define HIS ", 'rules': {'his': {'who': ['nurse'], 'task': ['insulin'], 'patience_min': 'never'}}"

/* Minutes of consulting of each of the three: Anna's are those of both others. */
static void expect_consulting(const char *patch, const char *more, double anna, double bo, double cy)
{
    struct enginecase x;
    enginecase_patched(&x, patch, more);
    const char *const who[] = {"anna", "bo", "cy"};
    const double expected[] = {anna, bo, cy};
    for (int n = 0; n < 3; n++) {
        const int64_t *ticks = accounts_ticks(&x.accounts.a, enginecase_person(x.m, who[n]), TIME_ROSTERED);
        if ((double)ticks[x.m->n_tasks + TIME_CONSULTING] != expected[n])
            fail_msg("%s consults for %d minutes, not for %d", who[n], (int)ticks[x.m->n_tasks + TIME_CONSULTING],
                     (int)expected[n]);
    }
    enginecase_free(&x);
}

/* What is known is talked of once: by one of the two whose duties begin at once, by lot, and the other needs not ask either. */
static void test_once(void **state)
{
    (void)state;
    const char *one = WARD("1", "", AT("'08:00'", "")) "}}", *three = WARD("3", "", AT("'08:00'", "")) "}}";
    expect_consulting(one, BOTH_BY_DAY "}", 3, 0, 3);
    expect_consulting(three, BOTH_BY_DAY "}", 9, 0, 9); /* the other one does one of them, or two */
    expect_consulting(one, BOTH_BY_DAY ", 'tasks': {'plan': {'duration_min': 300}}}", 3, 0, 3);
}

/* A later duty is talked of as far as it goes beyond the earlier one's. What waits and was talked of is not talked of again. */
static void test_further(void **state)
{
    (void)state;
    const char *ward = WARD("1", "", AT("'08:00', '14:00', '20:00'", "")) "}}";
    expect_consulting(ward, CY_LATER("13:00", "21:00", ""), 9, 6, 3);
    expect_consulting(ward, CY_LATER("13:00", "19:00", ""), 6, 6, 0);
    ward = WARD("4", "", AT("'14:50'", ", 'spread_min': 20")) "}}"; /* half of it in Bo's duty */
    expect_consulting(ward, CY_LATER("13:00", "21:00", ""), 12, 6, 6);
    ward = WARD("1", "", AT("'12:30'", "")) ", 'meal': {'category': 'service', 'urgency': 0, 'duration_min': 120, 'arises': {'a':"
           " {'how': 'scheduled', 'of': 'unit', 'times': ['12:00']}}}}}"; /* Bo is busy then */
    expect_consulting(ward, CY_LATER("13:00", "21:00", HIS), 3, 3, 0);
}

/* The nurse is busy all day, so Bo leaves without having talked: Cy talks of what waits, the insulin of 08:00 and 14:00, and of
 * that of 20:00. When Cy begins while Bo's talk is still to come, it is only of the last, and Cy asks for the two others. */
static void test_missed(void **state)
{
    (void)state;
    const char *ward = WARD("1", "", AT("'08:00', '14:00', '20:00'", "")) ", " TASK("round", "480", "'07:00'", "'urgency': 0, ")
                       "}}";
    expect_consulting(ward, CY_LATER("15:00", "21:00", HIS), 9, 0, 9);
    expect_consulting(ward, CY_LATER("13:00", "21:00", HIS), 23, 0, 23);
}

/* A type that is somebody's own is talked of by him, though both hold a sign-off: by nobody where the nurse is named, by Bo or by
 * Cy where their role is; by Bo whose it is, where the lot names Cy (above); and where both roles are named, by Cy from the end
 * of Bo's duty on. */
static void test_own(void **state)
{
    (void)state;
    const char *ward = WARD("1", "", AT("'08:00', '14:00', '20:00'", "")) "}}";
    expect_consulting(WARD("1", "", AT("'08:00'", "")) "}}",
                      BOTH_BY_DAY ", 'policy': {'planning': {'tasks': {'insulin': {}}}}}", 3, 3, 0);
    expect_consulting(ward, BY_DAY(OWN("'nurse'")), 0, 0, 0);
    expect_consulting(ward, BY_DAY(OWN("'assistant'")), 6, 6, 0);
    expect_consulting(ward, BY_DAY(OWN("'aide'")), 6, 0, 6);
    expect_consulting(ward, CY_LATER("13:00", "21:00", OWN("'assistant', 'aide'")), 9, 6, 3);
    expect_consulting(ward, CY_LATER("13:00", "21:00", OWN("'assistant'")), 6, 6, 0); /* never hers */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_planned), cmocka_unit_test(test_later), cmocka_unit_test(test_what_is_known),
        cmocka_unit_test(test_how_much), cmocka_unit_test(test_who_answers), cmocka_unit_test(test_once),
        cmocka_unit_test(test_further), cmocka_unit_test(test_missed), cmocka_unit_test(test_own),
    };
    return cmocka_run_group_tests_name("talks", tests, NULL, NULL);
}
