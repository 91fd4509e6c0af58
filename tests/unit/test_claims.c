/* Whose types of task they are, and who does them: worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#define SHIFT(plan, lines) \
    "{'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}}}}," \
    " 'staff': {'rota_weeks': 1, 'rest_h': 0, 'plan': {'ward': {'day': {" plan "}}}, 'lines': {" lines "}}}"
#define ANNA_BY_DAY "'anna': {'duty': 'roster'}"
#define ALWAYS(name, role, more) "'" name "': {'role': '" role "', 'duty': 'always'" more "}"
#define BY_DAY(name, role, more) "'" name "': {'role': '" role "'" more "}"
#define TWO_BY_DAY ANNA_BY_DAY "," BY_DAY("cia", "nurse", "")
#define OWN(type, more) "'planning': {'tasks': {'" type "': {" more "}}}"
#define OTHERS(task, patience) "'rules': {'others': {'task': ['" task "'], 'relation': 'other', 'patience_min': " patience "}}"

static const struct task_account *account(const struct enginecase *x, const char *task)
{
    return &x->accounts.a.tasks[modelcase_task(x->m, task)];
}

static int64_t done_by(const struct enginecase *x, const char *person, const char *task)
{
    return x->accounts.a.instances[enginecase_person(x->m, person) * x->m->n_tasks + modelcase_task(x->m, task)];
}

static void expect_given(const struct enginecase *x, const char *task, int64_t given, int64_t by_owner)
{
    const struct task_account *a = account(x, task);
    if (a->assigned != given || a->by_carer != by_owner)
        fail_msg("%s: of %d given %d by whose it was, not of %d %d", task, (int)a->assigned, (int)a->by_carer, (int)given,
                 (int)by_owner);
}

/* The type is Anna's while she is there, and nobody's else. Bo waits a quarter of an hour in any case: for her, who talks from
 * 10:00 on, or for nobody. What waits when she comes is hers too. */
static void test_comes_and_goes(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, SHIFT("'mon': {'nurse': 1}", ANNA_BY_DAY "," ALWAYS("bo", "assistant", "")),
                       "{'policy': {" OWN("count", "'who': ['nurse']") ", 'rights': {'talk': {'assistant': 'none'}}, "
                       OTHERS("count", "15") "}, 'tasks': {"
                       TASK("count", "10", "'06:00', '06:50', '10:05', '12:00', '15:30'", "") ","
                       TASK("talk", "60", "'10:00'", "'urgency': 0, ") "}}");
    enginecase_events(&x, "06:00 created count\n"
                          "06:15 started count bo back_up\n"
                          "06:25 done count bo\n"
                          "06:50 created count.2\n"
                          "07:00 duty_start anna\n"
                          "07:00 started count.2 anna own\n"
                          "07:10 done count.2 anna\n"
                          "10:00 created talk\n"
                          "10:00 started talk anna own\n"
                          "10:05 created count.3\n"
                          "10:20 started count.3 bo back_up\n"
                          "10:30 done count.3 bo\n"
                          "11:00 done talk anna\n"
                          "12:00 created count.4\n"
                          "12:00 started count.4 anna own\n"
                          "12:10 done count.4 anna\n"
                          "15:00 duty_end anna\n"
                          "15:30 created count.5\n"
                          "15:45 started count.5 bo back_up\n"
                          "15:55 done count.5 bo\n");
    expect_given(&x, "count", 3, 2); /* of 06:50, 10:05 and 12:00 the second by Bo */
    enginecase_free(&x);
}

/* In the last half hour of her work she is in overtime: the type is Bo's then, who is named as well. */
static void test_overtime(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, SHIFT("'mon': {'nurse': 1}", ANNA_BY_DAY "," BY_DAY("bo", "assistant", "")),
                       "{'policy': {" OWN("count", "") ", 'rights': {'talk': {'assistant': 'none'}}, " OTHERS("count", "'never'")
                       "}, 'staff': {'plan': {'ward': {'late': {'mon': {'assistant': 1}}}}},"
                       " 'units': {'ward': {'shifts': {'late': {'start': '14:40', 'end': '23:00'}}}}, 'tasks': {"
                       TASK("count", "10", "'14:50', '16:00'", "") "," TASK("talk", "60", "'14:30'", "'urgency': 0, ") "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "14:30 created talk\n"
                          "14:30 started talk anna own\n"
                          "14:40 duty_start bo\n"
                          "14:50 created count\n"
                          "15:00 started count bo own\n"
                          "15:10 done count bo\n"
                          "15:30 done talk anna\n"
                          "15:30 duty_end anna\n"
                          "16:00 created count.2\n"
                          "16:00 started count.2 bo own\n"
                          "16:10 done count.2 bo\n"
                          "23:00 duty_end bo\n");
    enginecase_free(&x);
}

/* Whoever holds a sign-off and claims the type has it as long as a nurse is there to let it go: from 07:00, when she comes, to
 * 15:00. It makes no difference that she is free. */
static void test_claimed(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, SHIFT("'mon': {'nurse': 1}", ANNA_BY_DAY "," ALWAYS("bo", "assistant", ", 'signed': ['ecg']")),
                       "{'policy': {" OWN("ecg", "") ", 'rights': {'ecg': {'assistant': 'signed'}}, " OTHERS("ecg", "'never'")
                       "}, 'tasks': {" TASK("ecg", "10", "'06:00', '07:05', '15:30'", "") "}}");
    enginecase_events(&x, "06:00 created ecg\n"
                          "07:00 duty_start anna\n"
                          "07:00 started ecg bo own\n"
                          "07:05 created ecg.2\n"
                          "07:10 done ecg bo\n"
                          "07:10 started ecg.2 bo own\n"
                          "07:20 done ecg.2 bo\n"
                          "15:00 duty_end anna\n"
                          "15:30 created ecg.3\n");
    expect_given(&x, "ecg", 2, 2);
    enginecase_free(&x);
}

/* Anna is always there and has the type, until Bo comes who claims it, and again when he has gone. If he claims nothing it stays
 * hers, though she has it and another type and he has none. */
static void check_taken_over(const char *initiative, const char *events)
{
    struct enginecase x;
    char patch[800];
    snprintf(patch, sizeof patch, "{'staff': {'lines': {'bo': {'initiative': %s}}}, 'policy': {'planning': {'tasks': {'ecg': {},"
             " 'count': {'who': ['nurse']}}}, 'rights': {'ecg': {'assistant': 'signed'}}, " OTHERS("ecg", "'never'")
             "}, 'tasks': {" TASK("ecg", "10", "'06:00', '07:05', '15:30'", "") "," TASK("count", "1", "'23:59'", "")
             "}}", initiative);
    enginecase_patched(&x, SHIFT("'mon': {'assistant': 1}", BY_DAY("bo", "assistant", ", 'signed': ['ecg']")), patch);
    enginecase_events(&x, events);
    enginecase_free(&x);
}

static void test_taken_over(void **state)
{
    (void)state;
    check_taken_over("1", "06:00 created ecg\n"
                          "06:00 started ecg anna own\n"
                          "06:10 done ecg anna\n"
                          "07:00 duty_start bo\n"
                          "07:05 created ecg.2\n"
                          "07:05 started ecg.2 bo own\n"
                          "07:15 done ecg.2 bo\n"
                          "15:00 duty_end bo\n"
                          "15:30 created ecg.3\n"
                          "15:30 started ecg.3 anna own\n"
                          "15:40 done ecg.3 anna\n"
                          "23:59 created count\n"
                          "23:59 started count anna own\n");
    check_taken_over("0", "06:00 created ecg\n"
                          "06:00 started ecg anna own\n"
                          "06:10 done ecg anna\n"
                          "07:00 duty_start bo\n"
                          "07:05 created ecg.2\n"
                          "07:05 started ecg.2 anna own\n"
                          "07:15 done ecg.2 anna\n"
                          "15:00 duty_end bo\n"
                          "15:30 created ecg.3\n"
                          "15:30 started ecg.3 anna own\n"
                          "15:40 done ecg.3 anna\n"
                          "23:59 created count\n"
                          "23:59 started count anna own\n");
}

#define ALL_OTHERS "'rules': {'others': {'relation': 'other', 'patience_min': 'never'}}"
#define SIX_TYPES(by) "'planning': {'tasks': {'task_a': {'by': " by "}, 'task_b': {'by': " by "}, 'task_c': {'by': " by "}," \
    " 'task_d': {'by': " by "}, 'task_e': {'by': " by "}, 'task_f': {'by': " by "}}}"
#define THREE_TASKS(a, b, c, times) TASK(a, "10", times, "") "," TASK(b, "10", times, "") "," TASK(c, "10", times, "")
#define SIX_TASKS(times) THREE_TASKS("task_a", "task_b", "task_c", times) "," THREE_TASKS("task_d", "task_e", "task_f", times)

static int64_t all_by(const struct enginecase *x, const char *person)
{
    int64_t n = 0;
    for (int task = 0; task < x->m->n_tasks; task++)
        n += x->accounts.a.instances[enginecase_person(x->m, person) * x->m->n_tasks + task];
    return n;
}

/* Six types and two nurses: three each, and nobody does another's. Two of each type make an hour for each of them. */
static void test_balance(void **state)
{
    (void)state;
    struct enginecase x;
    int64_t wait_ticks = 0;
    enginecase_patched(&x, SHIFT("", ALWAYS("cia", "nurse", "")),
                       "{'policy': {" SIX_TYPES("['balance']") ", " ALL_OTHERS "}, 'tasks': {"
                       SIX_TASKS("'08:00', '10:00'") "}}");
    assert_true(all_by(&x, "anna") == 6 && all_by(&x, "cia") == 6);
    for (int task = 0; task < x.m->n_tasks; task++) {
        const char *name = x.m->tasks[task].label.id;
        assert_int_equal(done_by(&x, "anna", name) % 2, 0); /* both, or none of them */
        expect_given(&x, name, 2, 2);
        wait_ticks += account(&x, name)->wait_ticks;
    }
    assert_int_equal(wait_ticks, 2 * 2 * (10 + 20)); /* the second and the third of each nurse, twice a day */
    enginecase_free(&x);
}

/* Monday has one nurse, Tuesday both. With continuity first the six types stay hers; else each has three on Tuesday. */
static void check_second_day(const char *patch, int64_t most)
{
    struct enginecase x;
    enginecase_patched(&x, SHIFT("'mon': {'nurse': 1}, 'tue': {'nurse': 2}", TWO_BY_DAY), patch);
    int64_t anna = all_by(&x, "anna"), cia = all_by(&x, "cia");
    if (anna + cia != 12 || (anna > cia ? anna : cia) != most)
        fail_msg("anna %d, cia %d, not %d", (int)anna, (int)cia, (int)most);
    enginecase_free(&x);
}

#define SECOND_DAY(by) "{'time': {'days': 2}, 'policy': {" SIX_TYPES(by) ", " ALL_OTHERS "}, 'tasks': {" SIX_TASKS("'08:00'") "}}"

static void test_continuity(void **state)
{
    (void)state;
    check_second_day(SECOND_DAY("['continuity', 'balance']"), 12);
    check_second_day(SECOND_DAY("['balance', 'continuity']"), 9);
}

/* One type, two nurses by day from Monday to Thursday, four weeks: the draw is for each duty, so now the one has it and now the
 * other. */
static void test_draw(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, SHIFT("'mon': {'nurse': 2}, 'tue': {'nurse': 2}, 'wed': {'nurse': 2}, 'thu': {'nurse': 2}",
                                 TWO_BY_DAY),
                       "{'time': {'days': 28}, 'policy': {" OWN("count", "'by': []") ", " OTHERS("count", "'never'")
                       "}, 'tasks': {'count': {'category': 'care', 'duration_min': 10, 'arises': {'a': {'how': 'scheduled', 'of':"
                       " 'unit', 'times': ['08:00', '12:00'], 'weekdays': ['mon', 'tue', 'wed', 'thu']}}}}}");
    int64_t anna = done_by(&x, "anna", "count"), cia = done_by(&x, "cia", "count");
    assert_true(anna + cia == 32 && anna % 2 == 0); /* who has it at 08:00 has it at 12:00 */
    assert_true(anna >= 6 && cia >= 6);             /* 16 fair draws: fewer than three for one of them are one in 240 */
    enginecase_free(&x);
}

/* Three patients are Anna's and the type is one assistant's: he and she may wash, the other assistant may not. */
static void test_task_and_patient(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, SHIFT("", ALWAYS("bo", "assistant", "") "," ALWAYS("dan", "assistant", "")),
                       "{'units': {'ward': {'beds': 3, 'patients': {'stay_days': 'never'}}}, 'policy': {'planning': {"
                       "'who': ['nurse'], 'tasks': {'wash': {'who': ['assistant']}}}, " OTHERS("wash", "'never'") "}, 'tasks': {"
                       PATIENT_TASK("wash", "10", "'08:00'", "") "}}");
    int64_t bo = done_by(&x, "bo", "wash"), dan = done_by(&x, "dan", "wash");
    assert_true(done_by(&x, "anna", "wash") + bo + dan == 3 && done_by(&x, "anna", "wash") >= 1);
    assert_true((bo == 0) != (dan == 0));
    expect_given(&x, "wash", 3, 3);
    assert_int_equal(account(&x, "wash")->wait_ticks, 10); /* two at once, then the third */
    enginecase_free(&x);
}

/* Without a rule that looks at it, `prefer` may: of two who are free, the one whose type it is. */
static void test_prefer(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, SHIFT("", ALWAYS("cia", "nurse", "")),
                       "{'policy': {" OWN("count", "") ", 'prefer': ['assigned_carer']}, 'tasks': {"
                       TASK("count", "10", "'08:00', '09:00', '10:00', '11:00', '12:00'", "") "}}");
    expect_given(&x, "count", 5, 5);
    assert_true(done_by(&x, "anna", "count") % 5 == 0);
    enginecase_free(&x);
    enginecase_patched(&x, SHIFT("", ALWAYS("cia", "nurse", "")),
                       "{'policy': {" OWN("count", "") ", 'prefer': ['longest_idle']}, 'tasks': {"
                       TASK("count", "10", "'08:00', '09:00', '10:00', '11:00', '12:00'", "") "}}");
    assert_true(account(&x, "count")->assigned == 5 && account(&x, "count")->by_carer < 5); /* else the first shows nothing */
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comes_and_goes), cmocka_unit_test(test_overtime), cmocka_unit_test(test_claimed),
        cmocka_unit_test(test_taken_over), cmocka_unit_test(test_balance), cmocka_unit_test(test_continuity),
        cmocka_unit_test(test_draw), cmocka_unit_test(test_task_and_patient), cmocka_unit_test(test_prefer),
    };
    return cmocka_run_group_tests_name("claims", tests, NULL, NULL);
}
