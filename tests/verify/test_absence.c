/* Absence and cover against what is known: the shipped file against the shares it is made for, and posts that are vacant
 * independently against the binomial law. Means lie within four standard errors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <string.h>

#include "attendance/attendance.h"
#include "identities.h"

struct run {
    struct model m;
    struct arena arena;
    jmp_buf exhausted;
    struct attendance a;
};

static void run_init(struct run *r)
{
    memset(&r->arena, 0, sizeof r->arena);
    if (setjmp(r->exhausted))
        fail_msg("out of memory");
    r->arena.exhausted = &r->exhausted;
    attendance_init(&r->a, &r->m, &r->arena);
}

static void run_free(struct run *r)
{
    arena_free(&r->arena);
    model_free(&r->m);
}

static int role_of(const struct model *m, const char *id)
{
    for (int role = 0; role < m->n_roles; role++)
        if (strcmp(m->roles[role].label.id, id) == 0)
            return role;
    fail_msg("no role '%s'", id);
    return -1;
}

static int quarter_of(const struct model *m, int32_t tick)
{
    int n = 0;
    while (m->quarter_s[n + 1] <= (double)tick * m->tick_s)
        n++;
    return (m->first_quarter + n) % N_QUARTERS;
}

/* One planned nurse shift in five without a nurse, one planned health-worker shift in ten without a health worker, over a year;
 * sickness takes a tenth of all time (Fafo 2025:20, 1.1; docs/calibration.md). */
static void test_shipped(void **state)
{
    (void)state;
    static const char *const year[] = {"/time/days=364", "/time/start_date=\"2026-01-05\""};
    struct run r;
    testlib_model(&r.m, "scenarios/short_term_ward_o2_absence.json", year, 2);
    run_init(&r);
    int nurse = role_of(&r.m, "nurse"), health_worker = role_of(&r.m, "health_worker"), host = role_of(&r.m, "host");
    int assistant = role_of(&r.m, "assistant");
    /* The ten quarters of KS by quarter of the year, over their mean: docs/calibration.md. */
    static const double season[N_QUARTERS] = {1.122, 1.014, 0.806, 1.057};
    struct testlib_sample without[2] = {{0}}, sick = {0}, by_quarter[N_QUARTERS] = {{0}};
    uint32_t n = (uint32_t)(4000 * testlib_scale());
    for (uint32_t replication = 1; replication <= n; replication++) {
        int planned[3] = {0}, missed[3] = {0}, all[N_QUARTERS] = {0}, away[N_QUARTERS] = {0};
        for (attendance_start(&r.a, 12, replication); r.a.turn.start_tick < r.m.end_ticks; attendance_next(&r.a)) {
            const struct turn *t = &r.a.turn;
            int role = r.m.persons[t->planned].role, of = role == nurse ? 0 : role == health_worker ? 1 : role == host ? 2 : -1;
            if (t->start_tick < r.m.warmup_ticks)
                continue;
            if (role == host || role == assistant) { /* who have no empty posts: nothing but sickness */
                int quarter = quarter_of(&r.m, t->start_tick);
                all[quarter]++;
                away[quarter] += t->reason == AWAY_SICKNESS;
            }
            if (of < 0)
                continue;
            planned[of]++;
            missed[of] += of == 2 ? t->reason == AWAY_SICKNESS : t->who < 0 || r.m.persons[t->who].role != role;
        }
        for (int of = 0; of < 2; of++)
            testlib_add(&without[of], (double)missed[of] / planned[of]);
        testlib_add(&sick, (double)missed[2] / planned[2]);
        for (int quarter = 0; quarter < N_QUARTERS; quarter++)
            testlib_add(&by_quarter[quarter], (double)away[quarter] / all[quarter]);
    }
    testlib_expect("planned nurse shifts without a nurse", &without[0], 0.2);
    testlib_expect("planned health-worker shifts without a health worker", &without[1], 0.1);
    testlib_expect("shifts missed for sickness", &sick, 0.1);
    for (int quarter = 0; quarter < N_QUARTERS; quarter++)
        testlib_expect("the same, by quarter of the year", &by_quarter[quarter], 0.1 * season[quarter]);
    run_free(&r);
}

/* The same people are away at the same times, and the same come instead, under another policy and at another tick. */
static void test_same_everywhere(void **state)
{
    (void)state;
    static const char *const longer[] = {"/time/tick_s=300"};
    struct run r[2];
    testlib_model(&r[0].m, "scenarios/short_term_ward_o2_absence.json", NULL, 0);
    testlib_model(&r[1].m, "scenarios/short_term_ward_o3_absence.json", longer, 1);
    for (int i = 0; i < 2; i++)
        run_init(&r[i]);
    int missed = 0, filled = 0;
    for (uint32_t replication = 1; replication <= 20; replication++) {
        for (int i = 0; i < 2; i++)
            attendance_start(&r[i].a, 7, replication);
        for (; r[0].a.turn.start_tick < r[0].m.end_ticks; attendance_next(&r[0].a), attendance_next(&r[1].a)) {
            const struct turn *x = &r[0].a.turn, *y = &r[1].a.turn;
            assert_int_equal((int64_t)x->start_tick * r[0].m.tick_s, (int64_t)y->start_tick * r[1].m.tick_s);
            assert_true(x->planned == y->planned && x->reason == y->reason && x->way == y->way && x->who == y->who);
            missed += x->reason != AWAY_NOT;
            filled += x->reason != AWAY_NOT && x->who >= 0;
        }
    }
    assert_true(missed > 500 && filled > 300);
    for (int i = 0; i < 2; i++)
        run_free(&r[i]);
}

/* Two nurses and three health workers are planned together; each post is vacant for itself, one time in five and one in ten. None
 * of the nurses away 0.64, both away 0.04, all health workers there 0.729. */
static void test_binomial(void **state)
{
    (void)state;
    struct run r;
    testlib_model_of_text(&r.m, "{'time': {'tick_s': 3600, 'warmup_days': 0, 'days': 1}, 'roles': {'nurse': {}, "
                                "'health_worker': {}}, "
                                "'units': {'ward': {"
        "'shifts': {'day': {'start': '07:00', 'end': '15:00'}}}}, 'tasks': {}, 'staff': {'lines': {'n': {'unit': 'ward',"
        "'role': 'nurse', 'count': 2}, 'h': {'unit': 'ward', 'role': 'health_worker', 'count': 3}}, 'weekly_h': 8, "
        "'rota_weeks': 1,"
        "'plan': {'ward': {'day': {'mon': {'nurse': 2, 'health_worker': 3}}}}, 'absence': {"
        "'n': {'reason': 'vacancy', 'who': ['nurse'], 'share': 0.2, 'length_days': {'law': 'exponential', 'mean': 90}},"
        "'h': {'reason': 'vacancy', 'who': ['health_worker'], 'share': 0.1, 'length_days': 200}}}}");
    run_init(&r);
    int nurse = role_of(&r.m, "nurse");
    struct testlib_sample none = {0}, both = {0}, all_there = {0}, first[4] = {{0}};
    for (uint32_t replication = 1; replication <= 20000; replication++) {
        int n = 0, away[2] = {0};
        for (attendance_start(&r.a, 3, replication); r.a.turn.start_tick < r.m.end_ticks; attendance_next(&r.a)) {
            if (r.a.turn.start_tick < 0)
                continue;
            away[r.m.persons[r.a.turn.planned].role == nurse] += r.a.turn.reason == AWAY_VACANCY;
            n++;
        }
        assert_int_equal(n, 5);
        testlib_add(&none, away[1] == 0);
        testlib_add(&both, away[1] == 2);
        testlib_add(&all_there, away[0] == 0);
        for (int k = 0; k < 4; k++)
            testlib_add(&first[k], away[0] == k);
    }
    testlib_expect("no nurse away", &none, 0.64);
    testlib_expect("both nurses away", &both, 0.04);
    testlib_expect("all health workers there", &all_there, 0.729);
    for (int k = 0; k < 4; k++)
        testlib_expect("so many health workers away", &first[k], testlib_binomial(3, 0.1, k));
    run_free(&r);
}

/* Whole replications, audited: what holds between metrics, and what the engine's people did against the turns. */
static void test_identities(void **state)
{
    (void)state;
    struct run r;
    struct testlib_accounts accounts;
    struct tally t;
    struct err e = {0};
    struct engine_options options = {.audit = true};
    testlib_model(&r.m, "scenarios/short_term_ward_o3_absence.json", NULL, 0);
    run_init(&r);
    testlib_accounts_init(&accounts, &r.m);
    tally_init(&t, &r.m, &r.arena);
    struct engine *g = engine_new(&r.m, &e);
    assert_non_null(g);
    for (uint32_t replication = 1; replication <= 3; replication++) {
        if (engine_run(g, 5, replication, &options, &accounts.a, &e))
            fail_msg("%s", e.text);
        tally_fill(&t, &accounts.a);
        identities_check(&t);
        int planned = 0, missed = 0, short_shifts = 0;
        for (attendance_start(&r.a, 5, replication); r.a.turn.start_tick < r.m.end_ticks; attendance_next(&r.a)) {
            if (r.a.turn.start_tick < r.m.warmup_ticks)
                continue;
            planned++;
            missed += r.a.turn.reason != AWAY_NOT;
            short_shifts += r.a.turn.who < 0;
        }
        struct metric_cell all = metric_at(-1, -1, -1, -1);
        assert_true(presence_planned_count(&t, &all) == planned && presence_missed_count(&t, &all) == missed);
        assert_true(presence_short_count(&t, &all) == short_shifts && short_shifts > 0);
    }
    engine_free(g);
    testlib_accounts_free(&accounts);
    run_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_shipped), cmocka_unit_test(test_same_everywhere),
                                       cmocka_unit_test(test_binomial),
                                       cmocka_unit_test(test_identities)};
    return cmocka_run_group_tests_name("absence", tests, NULL, NULL);
}
