/* Rights that hold only at times: ad hoc while no nurse is there, sign-offs while somebody lets the task go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include <math.h>

/* Bo, an assistant, is always there; Anna, a nurse, has the day. */
#define WARD(plan, lines) \
    "{'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}}}}," \
    " 'staff': {'rota_weeks': 1, 'rest_h': 0, 'plan': {'ward': {" plan "}}, 'lines': {'anna': {'duty': 'roster'}," \
    " 'bo': {'role': 'assistant', 'duty': 'always'" lines "}}"
enum { WORKDAYS = 2000 };
#define DAY "'day': {'mon': {'nurse': 1}}"
#define AD_HOC "{'policy': {'rights': {'ecg': {'assistant': 'ad_hoc'}, 'talk': {'assistant': 'none'}}}, 'tasks': {"
#define SIGNED "{'policy': {'rights': {'ecg': {'assistant': 'signed'}, 'talk': {'assistant': 'none'}}}, 'tasks': {"

/* The right is there until the nurse comes, sleeps while she is there, be she busy, and wakes when she has gone. */
static void test_ad_hoc(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD(DAY, "}}"),
                       AD_HOC TASK("ecg", "10", "'06:00', '10:05', '15:30'", "") ","
                              TASK("talk", "60", "'10:00'", "'urgency': 0, ") "}}");
    enginecase_events(&x, "06:00 created ecg\n"
                          "06:00 started ecg bo own\n"
                          "06:10 done ecg bo\n"
                          "07:00 duty_start anna\n"
                          "10:00 created talk\n"
                          "10:00 started talk anna own\n"
                          "10:05 created ecg.2\n"
                          "11:00 done talk anna\n"
                          "11:00 started ecg.2 anna own\n"
                          "11:10 done ecg.2 anna\n"
                          "15:00 duty_end anna\n"
                          "15:30 created ecg.3\n"
                          "15:30 started ecg.3 bo own\n"
                          "15:40 done ecg.3 bo\n");
    enginecase_free(&x);
}

/* What waits when she leaves is his from then on; a nurse who works overtime is still there. */
static void test_ad_hoc_waits(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD(DAY, "}}"),
                       AD_HOC TASK("ecg", "10", "'14:50'", "") "," TASK("talk", "60", "'14:30'", "'urgency': 0, ") "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:30 created talk\n"
                          "14:30 started talk anna own\n"
                          "14:50 created ecg\n"
                          "15:30 done talk anna\n"
                          "15:30 duty_end anna\n"
                          "15:30 started ecg bo own\n"
                          "15:40 done ecg bo\n");
    enginecase_free(&x);
}

/* A sign-off is of use while a nurse is there, and only then. */
static void test_signed(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD(DAY, ", 'signed': ['ecg']}}"),
                       SIGNED TASK("ecg", "10", "'06:00', '10:05', '15:30'", "") ","
                              TASK("talk", "60", "'10:00'", "'urgency': 0, ") "}}");
    enginecase_events(&x, "06:00 created ecg\n"
                          "07:00 duty_start anna\n"
                          "07:00 started ecg bo own\n"
                          "07:10 done ecg bo\n"
                          "10:00 created talk\n"
                          "10:00 started talk anna own\n"
                          "10:05 created ecg.2\n"
                          "10:05 started ecg.2 bo own\n"
                          "10:15 done ecg.2 bo\n"
                          "11:00 done talk anna\n"
                          "15:00 duty_end anna\n"
                          "15:30 created ecg.3\n");
    enginecase_free(&x);
}

/* How many of the ecgs of the many days bo has done. */
static int64_t done_by_bo(const struct enginecase *x)
{
    for (int p = 0; p < x->m->n_persons; p++)
        if (strcmp(x->m->persons[p].label.id, "bo") == 0)
            return x->accounts.a.instances[p * x->m->n_tasks + modelcase_task(x->m, "ecg")];
    fail_msg("no bo");
    return -1;
}

/* The same of 2,000 days with an ecg each; Anna and Cia have the day, and an ecg is his rather than theirs. */
static int64_t delegated_with_policy(const char *lines, const char *policy)
{
    struct enginecase x;
    char patch[600];
    snprintf(patch, sizeof patch,
             "{'time': {'days': 2800}, 'policy': {'rights': {'ecg': {'assistant': 'signed'}}, 'prefer': ['lowest_competence']%s},"
             " 'staff': {'lines': {%s}}, 'tasks': {'ecg': {'category': 'clinical', 'duration_min': 10,"
             " 'arises': {'a': {'how': 'scheduled', 'of': 'unit', 'times': ['08:00'],"
             " 'weekdays': ['mon', 'tue', 'wed', 'thu', 'fri']}}}}}",
             policy, lines);
    enginecase_patched(&x, WARD("'day': {'weekdays': {'nurse': 2}}",
                                ", 'signed': ['ecg']}, 'cia': {'role': 'nurse', 'fte': 1.5}}, 'weekly_h': 112"),
                       patch);
    int64_t n = done_by_bo(&x);
    enginecase_free(&x);
    return n;
}

static int64_t delegated_with(const char *lines)
{
    return delegated_with_policy(lines, "");
}

/* Whoever is in charge of the shift answers for it, if she has the formal right; else the longest-serving who has it. */
static void test_shift_lead_answers(void **state)
{
    (void)state;
    static const char anna_does_not[] = "'anna': {'delegates': 0, 'experience_years': 9}, 'cia': {'marks': ['lead']}";
    assert_int_equal(delegated_with(anna_does_not), 0);
    assert_int_equal(delegated_with_policy(anna_does_not, ", 'shift_lead': {'who': ['lead']}"), WORKDAYS);
    assert_int_equal(delegated_with_policy(anna_does_not, ", 'shift_lead': {'who': ['nurse']}"), 0);
    assert_int_equal(delegated_with_policy(anna_does_not, ", 'shift_lead': {'who': ['assistant']}"), 0);
}

/* Drawn for each duty and task: the share is initiative x the responsible nurse's delegates, within four standard errors. */
static void test_willing(void **state)
{
    (void)state;
    assert_int_equal(delegated_with(""), WORKDAYS);
    assert_int_equal(delegated_with("'bo': {'initiative': 0}"), 0);
    assert_int_equal(delegated_with("'anna': {'delegates': 0}"), 0); /* of equal years, the first by name answers */
    assert_int_equal(delegated_with("'cia': {'delegates': 0}"), WORKDAYS);
    assert_int_equal(delegated_with("'cia': {'delegates': 0, 'experience_years': 3}"), 0);
    double n = (double)delegated_with("'anna': {'delegates': 0.6}");
    assert_true(fabs(n / WORKDAYS - 0.6) < 4 * sqrt(0.6 * 0.4 / WORKDAYS));
    int64_t all_or_none = delegated_with("'bo': {'initiative': 0.5}"); /* he has one duty, without an end */
    assert_true(all_or_none == 0 || all_or_none == WORKDAYS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ad_hoc), cmocka_unit_test(test_ad_hoc_waits), cmocka_unit_test(test_signed),
        cmocka_unit_test(test_willing), cmocka_unit_test(test_shift_lead_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
