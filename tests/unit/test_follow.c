/* What follows from work and from duty: `after`, `after_done`, tasks per person; and memory that runs out meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=realloc -Wl,--wrap=aligned_alloc */
#include "enginecase.h"

#include "base/chance.h"

static int calls_left = -1; /* of realloc and aligned_alloc; -1: no limit */

void *__real_realloc(void *p, size_t size);
void *__wrap_realloc(void *p, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);

static bool has_memory(void)
{
    bool has = calls_left != 0;
    calls_left -= calls_left > 0;
    return has;
}

void *__wrap_realloc(void *p, size_t size)
{
    return has_memory() ? __real_realloc(p, size) : NULL;
}

void *__wrap_aligned_alloc(size_t alignment, size_t size)
{
    return has_memory() ? __real_aligned_alloc(alignment, size) : NULL;
}

#define FOLLOWS(name, parent, more) \
    "'" name "': {'category': 'admin', 'duration_min': 5, 'arises': {'a': {'how': 'after', 'task': '" parent "'" more "}}}"
#define CHAIN(name, minutes, gap, more) \
    "'" name "': {'category': 'care', 'duration_min': " minutes more ", 'arises': {'a': {'how': 'after_done', 'of': 'unit'," \
    " 'gap_min': " gap "}}}"

/* Whoever lies there stays for six hours; the next comes so many hours later. */
#define ONE_BED(turnover_h) \
    "'units': {'ward': {'beds': 1, 'patients': {'stay_days': 0.25, 'history_days': 0, 'turnover_h': " turnover_h "}}}"

/* ---- after ------------------------------------------------------------------------------------------------------------- */

/* Written up at once, and looked at again after 7.5 minutes, that is 8 ticks. What comes at 08:10 takes part in that tick. */
static void test_after(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'tasks': {" TASK("wash", "10", "'08:00'", "") "," FOLLOWS("note", "wash", "") ","
                       FOLLOWS("look", "wash", ", 'delay_min': 7.5") "}}");
    enginecase_events(&x, "08:00 created wash\n"
                          "08:00 started wash anna own\n"
                          "08:10 done wash anna\n"
                          "08:10 created note\n"
                          "08:10 started note anna own\n"
                          "08:15 done note anna\n"
                          "08:18 created look\n"
                          "08:18 started look anna own\n"
                          "08:23 done look anna\n");
    enginecase_free(&x);
}

/* What is done at once is done in phase 5; what follows comes in the next tick at the earliest. */
static void test_after_no_time_at_all(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'tasks': {" TASK("wash", "0", "'08:00'", "") "," FOLLOWS("note", "wash", "") ","
                       FOLLOWS("look", "wash", ", 'delay_min': 2") "}}");
    enginecase_events(&x, "08:00 created wash\n"
                          "08:00 started wash anna own\n"
                          "08:00 done wash anna\n"
                          "08:01 created note\n"
                          "08:01 started note anna own\n"
                          "08:02 created look\n"
                          "08:06 done note anna\n"
                          "08:06 started look anna own\n"
                          "08:11 done look anna\n");
    enginecase_free(&x);
}

static const struct event *find(const struct enginecase *x, enum event_kind kind, const char *task)
{
    for (int i = 0; i < x->events.n; i++)
        if (x->events.all[i].kind == kind && x->events.all[i].task == testlib_task(x->m, task))
            return &x->events.all[i];
    return NULL;
}

/* The child's key is (parent's key, source); whether it comes is that key's draw against the performer's probability. */
static void test_probability_by_role(void **state)
{
    (void)state;
    static const char patch[] =
        "{" BO ", 'policy': {'prefer': ['random']}, 'tasks': {" TASK("wash", "10", "'08:00'", "") ","
        FOLLOWS("note", "wash", ", 'probability': 0.5") ","
        FOLLOWS("call", "wash", ", 'role_probability': {'assistant': 1, 'nurse': 0}") "}}";
    struct enginecase x;
    int notes = 0, calls = 0;
    enginecase_build(&x, patch, NULL);
    const struct source *s = modelcase_source(&x.m->units[0], "note/a");
    for (uint32_t replication = 1; replication <= 40; replication++) {
        assert_int_equal(enginecase_replicate(&x, 1, replication), 0);
        const struct event *wash = find(&x, EVENT_DONE, "wash"), *note = find(&x, EVENT_CREATED, "note");
        uint64_t key = chance_join(wash->instance, s->key);
        assert_int_equal(note != NULL, chance_uniform(chance_at(key, CHANCE_NEEDED)) < 0.5);
        if (note) {
            assert_true(note->instance == key);
            assert_int_equal(note->k, wash->k);
        }
        assert_int_equal(find(&x, EVENT_CREATED, "call") != NULL, wash->person == enginecase_person(x.m, "bo"));
        notes += note != NULL;
        calls += find(&x, EVENT_CREATED, "call") != NULL;
    }
    assert_in_range(notes, 10, 30);
    assert_in_range(calls, 10, 30);
    enginecase_free(&x);
}

/* One patient until 06:00. What follows his wash at 05:40 comes at 05:50; what would follow at 06:00 or later does not come;
 * nor does what would follow from work that was still going on when he left. */
static void test_after_the_patient(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" ONE_BED("100") ", 'tasks': {"
                       PATIENT_TASK("wash", "10", "'05:30', '05:55'", "") "," FOLLOWS("note", "wash", ", 'delay_min': 10") ","
                       FOLLOWS("look", "wash", ", 'delay_min': 20") "}}");
    enginecase_events(&x, "05:30 created wash of 0\n"
                          "05:30 started wash of 0 anna own\n"
                          "05:40 done wash of 0 anna\n"
                          "05:50 created note of 0\n"
                          "05:50 started note of 0 anna own\n"
                          "05:55 done note of 0 anna\n"
                          "05:55 created wash.2 of 0\n"
                          "05:55 started wash.2 of 0 anna own\n"
                          "06:00 discharged of 0\n"
                          "06:05 done wash.2 of 0 anna\n");
    enginecase_free(&x);
    /* At 03:40 somebody else lies in his slot: the third in this bed, for an hour and a half each. */
    enginecase_patched(&x, "{" ONE_BED("0") ", 'tasks': {" PATIENT_TASK("wash", "10", "'00:30'", "") ","
                       FOLLOWS("note", "wash", ", 'delay_min': 180") "}}",
                       "{'units': {'ward': {'patients': {'stay_days': 0.0625}}}}");
    assert_null(find(&x, EVENT_CREATED, "note"));
    enginecase_task(&x, "wash", "made 1, done 1, started 1");
    enginecase_free(&x);
}

/* ---- after_done -------------------------------------------------------------------------------------------------------- */

/* Seven hours after the start, and after each time it was done. */
static void test_chain(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'tasks': {" CHAIN("turn", "10", "420", "") "}}");
    enginecase_events(&x, "07:00 created turn\n"
                          "07:00 started turn anna own\n"
                          "07:10 done turn anna\n"
                          "14:10 created turn.2\n"
                          "14:10 started turn.2 anna own\n"
                          "14:20 done turn.2 anna\n"
                          "21:20 created turn.3\n"
                          "21:20 started turn.3 anna own\n"
                          "21:30 done turn.3 anna\n");
    for (int i = 0; i < x.events.n; i++)
        if (x.events.all[i].kind == EVENT_CREATED)
            assert_int_equal(x.events.all[i].k, enginecase_ordinal(&x, &x.events.all[i]));
    enginecase_free(&x);
}

/* It goes on however the last one ended: nobody may do it, and each is omitted after 10 minutes, 400 after the one before. */
static void test_chain_of_omissions(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" RIGHTS(NOT_NURSE("turn")) ", 'tasks': {" CHAIN("turn", "10", "400", ", 'omit_after_min': 10") "}}");
    enginecase_events(&x, "06:40 created turn\n"
                          "06:50 omitted turn\n"
                          "13:30 created turn.2\n"
                          "13:40 omitted turn.2\n"
                          "20:20 created turn.3\n"
                          "20:30 omitted turn.3\n");
    enginecase_free(&x);
}

/* A gap of nothing: done in phase 2, the next comes in the same tick; omitted in phase 6, in the next. */
static void test_chain_without_gaps(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'tasks': {" CHAIN("turn", "600", "0", "") "}}");
    enginecase_events(&x, "00:00 created turn\n"
                          "00:00 started turn anna own\n"
                          "10:00 done turn anna\n"
                          "10:00 created turn.2\n"
                          "10:00 started turn.2 anna own\n"
                          "20:00 done turn.2 anna\n"
                          "20:00 created turn.3\n"
                          "20:00 started turn.3 anna own\n");
    enginecase_free(&x);
    enginecase_run(&x, "{" RIGHTS(NOT_NURSE("turn")) ", 'tasks': {" CHAIN("turn", "10", "0", ", 'omit_after_min': 600") "}}");
    enginecase_events(&x, "00:00 created turn\n"
                          "10:00 omitted turn\n"
                          "10:01 created turn.2\n"
                          "20:01 omitted turn.2\n"
                          "20:02 created turn.3\n");
    enginecase_free(&x);
}

/* Gaps keep their mean: 100.5 minutes are floor(100.5 + v) ticks, v the spread of the instance before (the first: number 0). */
static void test_gaps_are_rounded(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'time': {'days': 5}, 'tasks': {" CHAIN("turn", "10", "100.5", "") "}}");
    uint64_t stream = chance_join(chance_join(chance_key(1, 1, CHANCE_NEED), chance_name("ward")),
                                  modelcase_source(&x.m->units[0], "turn/a")->key);
    int32_t ended = 0;
    int n_long = 0, n = 0;
    for (int i = 0; i < x.events.n; i++) {
        const struct event *v = &x.events.all[i];
        if (v->kind == EVENT_CREATED) {
            int gap = chance_uniform(chance_at(chance_join(stream, (uint64_t)n), CHANCE_SPREAD)) >= 0.5 ? 101 : 100;
            assert_true(v->instance == chance_join(stream, (uint64_t)++n));
            assert_int_equal(v->tick - ended, gap);
            n_long += gap == 101;
        } else if (v->kind == EVENT_DONE) {
            ended = v->tick;
        }
    }
    assert_true(n > 40 && n_long > 5 && n_long < n - 5);
    enginecase_free(&x);
}

/* A patient's chain begins when he comes, or with the run, and ends when he goes. */
static void test_chain_of_a_patient(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" ONE_BED("12") ", 'tasks': {"
                       "'turn': {'category': 'care', 'duration_min': 10, 'arises': {'a': {'how': 'after_done', 'of': 'patient',"
                       " 'gap_min': 170}}}}}");
    enginecase_events(&x, "02:50 created turn of 0\n"
                          "02:50 started turn of 0 anna own\n"
                          "03:00 done turn of 0 anna\n"
                          "05:50 created turn.2 of 0\n"
                          "05:50 started turn.2 of 0 anna own\n"
                          "06:00 done turn.2 of 0 anna\n"
                          "06:00 discharged of 0\n"
                          "18:00 admitted of 1\n"
                          "20:50 created turn.3 of 1\n"
                          "20:50 started turn.3 of 1 anna own\n"
                          "21:00 done turn.3 of 1 anna\n"
                          "23:50 created turn.4 of 1\n"
                          "23:50 started turn.4 of 1 anna own\n");
    enginecase_free(&x);
}

/* ---- Per person -------------------------------------------------------------------------------------------------------- */

#define SHIFTS \
    "'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}, 'evening': {'start': '15:00', 'end': '23:00'}}}}"
#define REPORT(more) \
    "'report': {'category': 'admin', 'duration_min': 10, 'urgency': 0, 'arises': {'a': {'how': 'per_person'" more "}}}"

/* Whoever comes hears the report, rights or not, at once, and nobody hears it for another. Anna, always there, has no duty. */
static void test_per_person(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" SHIFTS ", 'staff': {'rota_weeks': 1, 'lines': {'bo': {'role': 'assistant'}, 'eva': {'role': 'nurse'}},"
                       " 'plan': {'ward': {'day': {'mon': {'assistant': 1}}, 'evening': {'mon': {'nurse': 1}}}}},"
                       RIGHTS("'report': {'nurse': 'none', 'assistant': 'none'}") ", 'tasks': {" REPORT("") "}}");
    enginecase_events(&x, "07:00 duty_start bo\n"
                          "07:00 created report bo\n"
                          "07:00 started report bo own\n"
                          "07:10 done report bo\n"
                          "15:00 duty_start eva\n"
                          "15:00 duty_end bo\n"
                          "15:00 created report.2 eva\n"
                          "15:00 started report.2 eva own\n"
                          "15:10 done report.2 eva\n"
                          "23:00 duty_end eva\n");
    const struct event *v = find(&x, EVENT_CREATED, "report");
    assert_int_equal(v->k, 20458 + (uint32_t)chance_name("day")); /* days since 1970 of 2026-01-05, shift */
    uint64_t bo = chance_join(chance_join(chance_join(chance_key(1, 1, CHANCE_NEED), chance_name("ward")), chance_name("bo")),
                              modelcase_source(&x.m->units[0], "report/a")->key);
    assert_true(v->instance == chance_join(chance_join(bo, chance_name("day")), v->k));
    enginecase_free(&x);
}

static void check_reports(const char *way, int expected)
{
    struct enginecase x;
    char patch[200];
    snprintf(patch, sizeof patch, "{'tasks': {'report': {'arises': {'a': {%s}}}}}", way);
    enginecase_patched(&x, "{" SHIFTS ", 'time': {'days': 2}, 'staff': {'rota_weeks': 1, 'lines': {'bo': {'role': 'assistant'}},"
                           " 'plan': {'ward': {'day': {'mon': {'assistant': 1}, 'tue': {'assistant': 1}}}}},"
                           " 'tasks': {" REPORT("") "}}", patch);
    assert_int_equal(x.accounts.a.tasks[testlib_task(x.m, "report")].done, expected);
    enginecase_free(&x);
}

static void test_per_person_sometimes(void **state)
{
    (void)state;
    check_reports("", 2);
    check_reports("'probability': 0", 0);
    check_reports("'shifts': ['evening']", 0);
    check_reports("'shifts': ['day']", 2);
    check_reports("'weekdays': ['tue', 'wed']", 1);
}

/* ---- Memory ------------------------------------------------------------------------------------------------------------ */

/* A hundred patients: a hundred calls at once where only so many may wait, and notes an hour after a hundred washes that take no
 * time. Whatever cannot grow, the run ends with status and text, and the engine can be used again. */
#define HUNDRED \
    "{'units': {'ward': {'beds': 100, 'patients': {'stay_days': 'never'}}}," \
    " 'tasks': {" PATIENT_TASK("wash", "0", "'08:00'", "") "," \
    PATIENT_TASK("call", "0", "'09:30'", "'max_waiting': 60, ") "," FOLLOWS("note", "wash", ", 'delay_min': 60") "}}"

static void check_hundred(const struct enginecase *x)
{
    const struct task_account *tasks = x->accounts.a.tasks;
    assert_int_equal(tasks[testlib_task(x->m, "wash")].done, 100);
    assert_int_equal(tasks[testlib_task(x->m, "note")].made, 100);
    assert_int_equal(tasks[testlib_task(x->m, "call")].lost, 40);
    assert_int_equal(tasks[testlib_task(x->m, "call")].done, 60);
}

static void test_memory(void **state)
{
    (void)state;
    static const char *const texts[] = {"not enough memory for the needs of day 0",
                                        "replication 3, tick 480: not enough memory for what is to come",
                                        "replication 3, tick 570: not enough memory for new tasks"};
    int seen[3] = {0}, n = 0;
    for (int status = ERR_MEMORY; status; n++) {
        struct enginecase x;
        struct engine_options options = {.audit = true};
        enginecase_build(&x, HUNDRED, NULL);
        calls_left = n;
        status = engine_run(x.engine, 1, 3, &options, &x.accounts.a, &x.error);
        calls_left = -1;
        for (int i = 0; i < 3; i++)
            seen[i] += strcmp(x.error.text, texts[i]) == 0;
        if (status) {
            assert_int_equal(status, ERR_MEMORY);
            assert_int_equal(seen[0] + seen[1] + seen[2], n + 1);
        }
        assert_int_equal(enginecase_replicate(&x, 1, 3), 0);
        check_hundred(&x);
        enginecase_free(&x);
    }
    assert_int_equal(seen[0], 5); /* needs and their order, twice, and events of patients for 64 and for 128 */
    assert_int_equal(seen[1], 4); /* births and their nodes in the calendar, for 64 and for 128 */
    assert_int_equal(seen[2], 4); /* 16, 32, 64, 128 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_after),
        cmocka_unit_test(test_after_no_time_at_all),
        cmocka_unit_test(test_probability_by_role),
        cmocka_unit_test(test_after_the_patient),
        cmocka_unit_test(test_chain),
        cmocka_unit_test(test_chain_of_omissions),
        cmocka_unit_test(test_chain_without_gaps),
        cmocka_unit_test(test_gaps_are_rounded),
        cmocka_unit_test(test_chain_of_a_patient),
        cmocka_unit_test(test_per_person),
        cmocka_unit_test(test_per_person_sometimes),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests_name("follow", tests, NULL, NULL);
}
