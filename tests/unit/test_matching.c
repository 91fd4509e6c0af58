/* Patients whose condition matches what somebody has specialised in: who is known to, and whose time counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include "engine/matching.h"

/* A ward of beds whose patients stay and have, by these shares, conditions; Anna is a nurse, Bo an assistant, always there. */
#define WARD(beds, conditions) "'units': {'ward': {'beds': " beds ", 'patients': {'stay_days': 'never', 'conditions': {" \
                               conditions "}}}}"
#define ALL_DEMENTIA "'dementia': {'share': 1, 'specialisations': ['dementia', 'ageing']}"
#define LINES(anna, bo) "'staff': {'lines': {'anna': {" anna "}, 'bo': {'role': 'assistant', 'duty': 'always'" bo "}}}"

static void expect_ticks(const struct enginecase *x, const char *person, int64_t matching, int64_t matched)
{
    const struct person_account *p = &x->accounts.a.persons[enginecase_person(x->m, person)];
    if (p->matching_ticks != matching || p->matched_ticks != matched)
        fail_msg("%s: matching %d, matched %d, not %d and %d", person, (int)p->matching_ticks, (int)p->matched_ticks,
                 (int)matching, (int)matched);
}

/* Anna washes for 10 minutes and lifts with Bo for 5, Bo walks with the patient for 20; both lay the table. */
static void test_time(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, "{" WARD("1", ALL_DEMENTIA) ", " LINES("'specialisations': ['ageing']", "") "}",
                       "{" RIGHTS(NOT_ASSISTANT("wash") ", " NOT_ASSISTANT("lift") ", " NOT_NURSE("walk")) ", 'tasks': {"
                       PATIENT_TASK("wash", "10", "'08:00'", "") "," PATIENT_TASK("walk", "20", "'08:00'", "") ","
                       PATIENT_TASK("lift", "5", "'09:00'", "'helper': {'patience_min': {'assistant': 0}}, ") ","
                       TASK("table", "30", "'10:00', '10:00'", "") "}}");
    enginecase_time(&x, "bo", "lift 5, table 30, walk 20, idle 1385");
    expect_ticks(&x, "anna", 15, 15);
    expect_ticks(&x, "bo", 25, 0);
    enginecase_free(&x);
}

/* Nothing counts where the patient's condition is another one, which nobody can have learnt about. */
static void test_other_condition(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, "{" WARD("1", "'hip': {'share': 1}, 'dementia': {'share': 0, 'specialisations': ['dementia']}") ", "
                       LINES("'specialisations': ['dementia']", "") "}",
                       "{'tasks': {" PATIENT_TASK("wash", "10", "'08:00'", "") "}}");
    expect_ticks(&x, "anna", 0, 0);
    enginecase_free(&x);
}

/* Her course ends on the first day: of the twenty minutes around midnight, ten are those of somebody who holds it. */
static void test_in_the_middle(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, "{'time': {'days': 2}, " WARD("1", ALL_DEMENTIA) ", " LINES("'duty': 'roster', 'education': {'from':"
                       " '2026-01-05', 'until': '2026-01-05', 'support': 'none', 'specialisation': 'dementia'}", "") "}",
                       "{'units': {'ward': {'shifts': {'night': {'start': '22:00', 'end': '07:00'}}}}, 'staff': {'rota_weeks': 1,"
                       " 'plan': {'ward': {'night': {'mon': {'nurse': 1}}}}}, " RIGHTS(NOT_ASSISTANT("wash")) ", 'tasks': {"
                       PATIENT_TASK("wash", "20", "'23:50'", "") "}}");
    expect_ticks(&x, "anna", 20, 10);
    enginecase_free(&x);
}

/* Forty people who have all learnt it: each is known by a draw of his own, and stays known where more is. */
static void test_known(void **state)
{
    (void)state;
    uint64_t before[40] = {0};
    for (int tenth = 0; tenth <= 10; tenth++) {
        struct enginecase x;
        char patch[600];
        snprintf(patch, sizeof patch, "{" WARD("1", ALL_DEMENTIA) ", 'staff': {'lines': {'anna': null, 'bo': {'role':"
                 " 'assistant', 'duty': 'always', 'count': 40, 'specialisations': ['dementia', 'ageing', 'wounds']}}}, 'policy':"
                 " {'planning': {'who': ['all'], 'by': ['specialised'], 'visibility': %g}}, 'tasks': {"
                 PATIENT_TASK("wash", "5", "'08:00'", "") "}}", tenth / 10.0);
        enginecase_run(&x, patch);
        int n[3] = {0}, n_known = 0;
        for (int p = 0; p < 40; p++) {
            uint64_t known = x.engine->known[p];
            assert_true((before[p] & ~known) == 0);
            before[p] = known;
            for (int s = 0; s < 3; s++)
                n[s] += known >> s & 1;
            bool either = known & 3; /* ageing, dementia; wounds match nobody here */
            assert_true(matching_is_known(x.engine, &x.engine->workers[p], 0) == either);
            assert_false(matching_is_known(x.engine, &x.engine->workers[p], -1));
            n_known += either;
        }
        assert_true(tenth > 0 || n_known == 0);
        assert_true(tenth < 10 || (n_known == 40 && n[2] == 40));
        for (int s = 0; s < 3 && tenth == 5; s++)
            assert_true(n[s] > 10 && n[s] < 30); /* 20 and three times 3.2 */
        assert_true(tenth != 5 || n_known > n[0]); /* a draw for each of the two */
        enginecase_free(&x);
    }
}

/* Known or not is drawn anew for each replication, and is the same again for the same one. */
static void test_replications(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" WARD("1", ALL_DEMENTIA) ", 'staff': {'lines': {'anna': {'count': 40, 'specialisations': ['ageing']}}},"
                   " 'policy': {'planning': {'who': ['all'], 'by': ['specialised'], 'visibility': 0.5}}, 'tasks': {"
                   PATIENT_TASK("wash", "5", "'08:00'", "") "}}");
    uint64_t first[40];
    memcpy(first, x.engine->known, sizeof first);
    assert_int_equal(enginecase_replicate(&x, 1, 2), 0);
    assert_true(memcmp(first, x.engine->known, sizeof first) != 0);
    assert_int_equal(enginecase_replicate(&x, 1, 1), 0);
    assert_memory_equal(first, x.engine->known, sizeof first);
    enginecase_free(&x);
}

/* `prefer` goes by it too: of two who are free, whoever is known to have learnt what the patient needs. */
static void test_prefer(void **state)
{
    (void)state;
    for (int visibility = 0; visibility <= 1; visibility++) {
        struct enginecase x;
        char patch[900];
        snprintf(patch, sizeof patch, "{" WARD("1", ALL_DEMENTIA) ", " LINES("", ", 'specialisations': ['dementia']") ","
                 " 'policy': {'planning': {'visibility': %d}, 'prefer': ['specialised', 'role_order'], 'role_order': {'wash':"
                 " ['nurse'], 'table': ['nurse']}}, 'tasks': {" PATIENT_TASK("wash", "5", "'08:00', '09:00', '10:00'", "") ","
                 TASK("table", "30", "'11:00'", "") "}}", visibility);
        enginecase_run(&x, patch);
        expect_ticks(&x, visibility ? "bo" : "anna", 15, visibility ? 15 : 0);
        expect_ticks(&x, visibility ? "anna" : "bo", 0, 0);
        enginecase_time(&x, visibility ? "anna" : "bo", visibility ? "table 30, idle 1410" : "idle 1440");
        enginecase_free(&x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time), cmocka_unit_test(test_other_condition), cmocka_unit_test(test_in_the_middle),
        cmocka_unit_test(test_known), cmocka_unit_test(test_replications), cmocka_unit_test(test_prefer),
    };
    return cmocka_run_group_tests_name("matching", tests, NULL, NULL);
}
