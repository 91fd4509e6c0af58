/* What waits: the queues' order under random comings and goings, omission, limits, acuity and shift windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include "base/chance.h"
#include "engine/audit.h"
#include "engine/queues.h"

/* ---- Against a list ---------------------------------------------------------------------------------------------------- */

enum { STEPS = 20000, SLOTS = 4 };

/* Two beds, three tasks; the rules look at whether the patient is critical, so each task has two queues. */
#define THREE_TASKS \
    "{'units': {'ward': {'beds': 2, 'patients': {'acuity': {'calm': {'start_share': 1}, 'ill': {'critical': true}}}}}," \
    " 'policy': {'rules': {'critical': {'patient': 'critical', 'patience_min': 5}}}, 'tasks': {" \
    PATIENT_TASK("bell", "5", "'08:00'", "'urgency': 1, 'interrupts': true, ") "," \
    PATIENT_TASK("dose", "5", "'08:00'", "'urgency': 5, 'late_after_min': 7, 'max_waiting': 500, ") "," \
    PATIENT_TASK("wash", "5", "'08:00'", "'urgency': 5, ") "}}"

struct mess {
    struct enginecase x;
    struct engine *g;
    struct unit_state *us;
    struct instance *pool; /* BLOCK_INSTANCES of them */
    bool waits[BLOCK_INSTANCES];
    int64_t blocked, peak; /* ticks in which something waited; more than there are people on duty */
    struct pcg dice;
};

static int roll(struct mess *m, int n)
{
    return (int)(pcg_next(&m->dice) % (uint32_t)n);
}

static void begin(struct mess *m)
{
    static const struct engine_options silent = {0};
    memset(m, 0, sizeof *m);
    enginecase_build(&m->x, THREE_TASKS, NULL);
    m->g = m->x.engine;
    m->g->options = &silent;
    m->g->a = &m->x.accounts.a;
    m->g->e = &m->x.error;
    state_reset(m->g);
    m->us = &m->g->units[0];
    struct block *block = calloc(1, sizeof *block);
    assert_non_null(block);
    m->g->blocks = block;
    m->g->n_instances = BLOCK_INSTANCES;
    m->pool = block->instances;
    m->dice = pcg_start(11, 1);
}

/* Comes now; or was left or released some time ago, and waits outside the queues. */
static void come(struct mess *m, int n)
{
    struct instance *i = &m->pool[n];
    const struct kind *kind = &m->us->kinds[roll(m, 3)];
    bool again = roll(m, 5) == 0;
    int32_t created = m->g->t - (again ? 1 + roll(m, 20) : 0);
    *i = (struct instance){.kind = kind, .key = (uint64_t)n + 1, .created = created, .ready = m->g->t,
                           .due = kind->late_ticks == MODEL_NEVER ? MODEL_NEVER : created + kind->late_ticks,
                           .tie = (uint32_t)roll(m, 3), .slot = roll(m, SLOTS), .started = again && roll(m, 2)};
    i->queue = queues_for(m->g, i);
    queues_wait(m->g, i);
    assert_int_equal(i->place, again ? PLACE_LOOSE : PLACE_QUEUE);
    m->waits[n] = true;
}

static bool comes_before(const struct instance *a, const struct instance *b)
{
    int64_t x[] = {a->due, a->created, a->tie, (int64_t)a->key}, y[] = {b->due, b->created, b->tie, (int64_t)b->key};
    for (int i = 0; i < 4; i++)
        if (x[i] != y[i])
            return x[i] < y[i];
    return false;
}

/* Every queue holds, in order, those of its task whose patient is as critical as the queue says; what was left before, none. */
static void check(struct mess *m)
{
    const struct unit *u = m->us->u;
    int waiting = 0;
    for (int n = 0; n < BLOCK_INSTANCES; n++) {
        const struct instance *i = &m->pool[n];
        waiting += m->waits[n];
        if (m->waits[n]) {
            assert_int_equal(i->queue, u->queue_of[2 * i->kind->task + m->g->slots[i->slot].critical]);
            assert_int_equal(i->place, i->ready == i->created && !i->started ? PLACE_QUEUE : PLACE_LOOSE);
        }
    }
    assert_int_equal(m->us->n_waiting, waiting);
    for (int q = 0; q < u->n_queues; q++) {
        int n = 0, there = 0;
        const struct instance *end = &m->us->queues[q].ring;
        for (const struct instance *i = end->next; i != end; i = i->next, there++) {
            assert_true(m->waits[i - m->pool] && i->queue == q && i->place == PLACE_QUEUE);
            assert_true(i->next == end || comes_before(i, i->next));
        }
        for (int i = 0; i < BLOCK_INSTANCES; i++)
            n += m->waits[i] && m->pool[i].place == PLACE_QUEUE && m->pool[i].queue == q;
        assert_int_equal(there, n);
    }
    for (int task = 0; task < 3; task++) {
        int n = 0;
        for (int i = 0; i < BLOCK_INSTANCES; i++)
            n += m->waits[i] && m->pool[i].kind->task == task && !m->pool[i].started;
        if (m->g->m->tasks[task].max_waiting != INT32_MAX)
            assert_int_equal(m->us->n_waiting_of[task], n);
    }
    assert_true(stopwatch_read(&m->us->blocked, m->g->t) == m->blocked);
    assert_true(stopwatch_read(&m->us->peak, m->g->t) == m->peak);
    audit_state(m->g); /* bits, ends of lists, the other counts */
    if (m->g->failed)
        fail_msg("%s", m->x.error.text);
}

static void test_against_a_list(void **state)
{
    (void)state;
    static struct mess m;
    int most = 0;
    begin(&m);
    assert_int_equal(m.us->u->n_queues, 6);
    for (int step = 0; step < STEPS; step++) {
        int n = roll(&m, 60), what = roll(&m, 20);
        if (what == 0) { /* a patient becomes critical, or no longer is */
            m.g->slots[n % SLOTS].critical = !m.g->slots[n % SLOTS].critical;
            queues_patient_changed(m.g, m.us, n % SLOTS);
        } else if (what < 4) {
            int32_t ticks = roll(&m, 3);
            m.blocked += m.us->n_waiting ? ticks : 0;
            m.peak += m.us->n_waiting > m.us->n_on_duty ? ticks : 0;
            m.g->t += ticks;
        } else if (m.waits[n]) {
            queues_leave(m.g, &m.pool[n]);
            assert_int_equal(m.pool[n].place, PLACE_NONE);
            m.pool[n].place = PLACE_POOL;
            m.waits[n] = false;
        } else if (what < 4 + 16 * ((step / 1000) % 3) / 2) { /* at times hardly anybody comes, so that all goes empty */
            come(&m, n);
        }
        most = m.us->n_waiting > most ? m.us->n_waiting : most;
        check(&m);
    }
    assert_true(most > 25 && m.blocked > 1000 && m.blocked < m.g->t - 500);
    enginecase_free(&m.x);
}

/* ---- Omission ---------------------------------------------------------------------------------------------------------- */

/* Both have waited 10 minutes when Anna is free at 08:10, for one of them. The other is omitted; the talk starts in the last tick
 * in which it may, at 08:15. */
static void test_omitted_to_the_tick(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'tasks': {" TASK("first", "20", "'07:50'", "") ","
                       TASK("wash", "5", "'08:00'", "'urgency': 1, 'omit_after_min': 10, ") ","
                       TASK("walk", "5", "'08:00'", "'urgency': 2, 'omit_after_min': 10, ") ","
                       TASK("talk", "5", "'08:05'", "'urgency': 2, 'omit_after_min': 10, ") "}}");
    enginecase_events(&x, "07:50 created first\n"
                          "07:50 started first anna own\n"
                          "08:00 created walk\n"
                          "08:00 created wash\n"
                          "08:05 created talk\n"
                          "08:10 done first anna\n"
                          "08:10 started wash anna own\n"
                          "08:10 omitted walk\n"
                          "08:15 done wash anna\n"
                          "08:15 started talk anna own\n"
                          "08:20 done talk anna\n");
    enginecase_task(&x, "walk", "made 1, omitted 1, omitted_in_window 1, omitted_s 300, waited_ticks 10");
    enginecase_free(&x);
}

/* Omitted though nothing else happens then; a limit of 0 leaves only the tick of creation. */
static void test_omitted_when_nobody_comes(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" RIGHTS(NOT_NURSE("walk")) ", 'tasks': {" TASK("walk", "5", "'08:00'", "'omit_after_min': 10, ") ","
                       TASK("call", "10", "'09:00', '09:01', '09:10'", "'omit_after_min': 0, ") "}}");
    enginecase_events(&x, "08:00 created walk\n"
                          "08:10 omitted walk\n"
                          "09:00 created call\n"
                          "09:00 started call anna own\n"
                          "09:01 created call.2\n"
                          "09:01 omitted call.2\n"
                          "09:10 done call anna\n"
                          "09:10 created call.3\n"
                          "09:10 started call.3 anna own\n"
                          "09:20 done call.3 anna\n");
    enginecase_free(&x);
}

/* What is held is not omitted, and neither is what was begun; a lift that is released after its limit goes at once. */
static void test_held_and_begun_are_not_omitted(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'tasks': {" TASK("lift", "10", "'08:00'", "'omit_after_min': 20, 'helper': {'hold_after_min': 0}, ") ","
                       TASK("bell", "5", "'08:30'", "'urgency': 1, 'interrupts': true, ") ","
                       TASK("walk", "60", "'09:00'", "'urgency': 6, 'interruptible': true, 'omit_after_min': 3, ") ","
                       TASK("fall", "30", "'09:01'", "'urgency': 0, 'interrupts': true, ") "}}");
    enginecase_events(&x, "08:00 created lift\n"
                          "08:00 held lift anna own\n"
                          "08:30 created bell\n"
                          "08:30 released lift anna\n"
                          "08:30 started bell anna own\n"
                          "08:30 omitted lift\n"
                          "08:35 done bell anna\n"
                          "09:00 created walk\n"
                          "09:00 started walk anna own\n"
                          "09:01 created fall\n"
                          "09:01 suspended walk anna interruption\n"
                          "09:01 started fall anna interruption\n"
                          "09:31 done fall anna\n"
                          "09:31 resumed walk anna own\n"
                          "10:30 done walk anna\n");
    enginecase_free(&x);
}

/* ---- Acuity ------------------------------------------------------------------------------------------------------------ */

/* Only assistants, who may not give the pills to a critical patient: he is that from 06:00 to 12:00. The pills of 05:50 wait for
 * the meal until 06:30, and then until he is better; those of 06:10 as well. The wash is no matter of acuity. */
static void test_critical_for_a_while(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'units': {'ward': {'beds': 1, 'patients': {'history_days': 0, 'acuity': {"
                       "'calm': {'start_share': 1, 'sojourn_h': 6, 'next': {'ill': 1}}, 'ill': {'critical': true, 'rank': 1,"
                       " 'sojourn_h': 6, 'next': {'calm': 1}}}}}}, 'staff': {'lines': {'anna': {'role': 'assistant'}}},"
                       "'tasks': {" TASK("meal", "45", "'05:45'", "'urgency': 0, ") ","
                       PATIENT_TASK("wash", "5", "'06:10'", "") ","
                       PATIENT_TASK("pills", "5", "'05:50', '06:10'", "'not_if_critical': ['assistant'], ") "}}");
    enginecase_events(&x, "05:45 created meal\n"
                          "05:45 started meal anna own\n"
                          "05:50 created pills of 0\n"
                          "06:00 acuity of 0\n"
                          "06:10 created pills.2 of 0\n"
                          "06:10 created wash of 0\n"
                          "06:30 done meal anna\n"
                          "06:30 started wash of 0 anna own\n"
                          "06:35 done wash of 0 anna\n"
                          "12:00 acuity of 0\n"
                          "12:00 started pills of 0 anna own\n"
                          "12:05 done pills of 0 anna\n"
                          "12:05 started pills.2 of 0 anna own\n"
                          "12:10 done pills.2 of 0 anna\n"
                          "18:00 acuity of 0\n");
    enginecase_free(&x);
}

/* ---- Shift windows ----------------------------------------------------------------------------------------------------- */

/* Nobody owns anything but in the windows of the rule. */
#define WINDOWS(rules) \
    "{'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}, 'evening': {'start': '14:30', 'end': '22:30'}," \
    " 'night': {'start': '22:00', 'end': '07:30'}}}}, 'policy': {'rules': {'everyone': {'patience_min': 'never'}," rules "}}, " \
    "'tasks': {"
#define IN(window, patience) \
    "'" window "': {'who': ['nurse'], 'when': {'shifts': ['" window "']}, 'patience_min': " patience "}"

static void check_start(const char *patch, const char *expected)
{
    struct enginecase x;
    enginecase_run(&x, patch);
    for (int i = 0; i < x.events.n; i++)
        if (x.events.all[i].kind == EVENT_STARTED) {
            char found[100] = "";
            enginecase_write_event(&x, &x.events.all[i], found);
            enginecase_same(expected, found);
            expected = "";
        }
    assert_string_equal(expected, "");
    enginecase_free(&x);
}

static void test_shift_windows(void **state)
{
    (void)state;
    /* The window that began last is in force: the evening's from 14:30, the night's until 07:00. */
    check_start(WINDOWS(IN("evening", "0")) TASK("wash", "10", "'12:00'", "") "}}", "14:30 started wash anna own\n");
    check_start(WINDOWS(IN("day", "0")) TASK("wash", "10", "'06:00'", "") "}}", "07:00 started wash anna own\n");
    check_start(WINDOWS(IN("day", "0")) TASK("wash", "10", "'14:30'", "") "}}", "");
    check_start(WINDOWS(IN("night", "0")) TASK("wash", "10", "'06:59'", "") "}}", "06:59 started wash anna own\n");
    check_start(WINDOWS(IN("night", "0")) TASK("wash", "10", "'07:00'", "") "}}", "22:00 started wash anna own\n");
    /* The patience of the new window, counted from when the task was ready: 30 at 14:30, and 45 at 14:45. */
    check_start(WINDOWS(IN("day", "60") "," IN("evening", "10")) TASK("wash", "10", "'14:00'", "") "}}",
                "14:30 started wash anna back_up\n");
    check_start(WINDOWS(IN("day", "60") "," IN("evening", "45")) TASK("wash", "10", "'14:00'", "") "}}",
                "14:45 started wash anna back_up\n");
    check_start(WINDOWS(IN("day", "20") "," IN("evening", "45")) TASK("wash", "10", "'14:00'", "") "}}",
                "14:20 started wash anna back_up\n");
}

/* A window has the weekday on which it began: at 02:00 on Monday it is Sunday's night, at 23:00 Monday's. */
static void test_weekday_of_a_window(void **state)
{
    (void)state;
#define ON(day) "'night': {'who': ['nurse'], 'when': {'shifts': ['night'], 'weekdays': ['" day "']}, 'patience_min': 0}"
    check_start(WINDOWS(ON("sun")) TASK("wash", "10", "'02:00'", "") "}}", "02:00 started wash anna own\n");
    check_start(WINDOWS(ON("mon")) TASK("wash", "10", "'02:00'", "") "}}", "22:00 started wash anna own\n");
    check_start(WINDOWS(ON("sun")) TASK("wash", "10", "'23:00'", "") "}}", "");
}

/* So it is with holidays; the run is of Monday 5 January alone. A holiday is a Monday too. */
static void test_holiday_of_a_window(void **state)
{
    (void)state;
#define HOLIDAY(date) "}, 'time': {'holidays': ['" date "']}}"
    check_start(WINDOWS(ON("holiday")) TASK("wash", "10", "'02:00'", "") HOLIDAY("2026-01-04"), "02:00 started wash anna own\n");
    check_start(WINDOWS(ON("holiday")) TASK("wash", "10", "'02:00'", "") HOLIDAY("2026-01-05"), "22:00 started wash anna own\n");
    check_start(WINDOWS(ON("holiday")) TASK("wash", "10", "'23:00'", "") HOLIDAY("2026-01-04"), "");
    check_start(WINDOWS(ON("mon")) TASK("wash", "10", "'23:00'", "") HOLIDAY("2026-01-05"), "23:00 started wash anna own\n");
}

/* ---- Only so many may wait --------------------------------------------------------------------------------------------- */

static uint32_t tie_of(const struct event *v)
{
    return chance_at(v->instance, CHANCE_TIE);
}

static const struct event *the_lost(const struct enginecase *x)
{
    for (int i = 0; i < x->events.n; i++)
        if (x->events.all[i].kind == EVENT_LOST)
            return &x->events.all[i];
    fail_msg("nothing was lost");
    return NULL;
}

/* Three at once where two may wait: the last by tie is lost, though somebody is free to take one of the others in this tick. One
 * starts at 08:00, one waits; 08:01 brings a second that waits, 08:02 one too many. They start at 08:10 and 08:20. */
static void test_max_waiting(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, "{'tasks': {" TASK("call", "10", "'08:00', '08:01', '08:02'", "'max_waiting': 2, ") "}}",
                     "{'tasks': {'call': {'arises': {'b': {'how': 'scheduled', 'of': 'unit', 'times': ['08:00']},"
                     " 'c': {'how': 'scheduled', 'of': 'unit', 'times': ['08:00']}}}}}");
    for (uint32_t replication = 1; replication <= 20; replication++) {
        assert_int_equal(enginecase_replicate(&x, 1, replication), 0);
        const struct event *lost = the_lost(&x);
        assert_int_equal(lost->tick, 480);
        for (int i = 0; i < x.events.n; i++)
            if (x.events.all[i].kind == EVENT_CREATED && x.events.all[i].tick == 480)
                assert_true(tie_of(&x.events.all[i]) <= tie_of(lost));
        enginecase_task(&x, "call", "made 5, done 3, lost 2, started 3, wait_ticks 29, lost_in_window 2, omitted_s 1200, "
                                    "waited_ticks 29");
    }
    enginecase_free(&x);
}

/* Where none may wait, none is ever done; what has been left does not count among those that wait. */
static void test_limits_of_max_waiting(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'tasks': {" TASK("call", "10", "'08:00'", "'max_waiting': 0, ") "}}");
    enginecase_events(&x, "08:00 created call\n"
                          "08:00 lost call\n");
    enginecase_free(&x);
    enginecase_run(&x, "{'tasks': {" TASK("call", "10", "'08:00', '08:06'", "'max_waiting': 1, 'interruptible': true, ") ","
                       TASK("bell", "10", "'08:05'", "'urgency': 0, 'interrupts': true, ") "}}");
    enginecase_events(&x, "08:00 created call\n"
                          "08:00 started call anna own\n"
                          "08:05 created bell\n"
                          "08:05 suspended call anna interruption\n"
                          "08:05 started bell anna interruption\n"
                          "08:06 created call.2\n"
                          "08:15 done bell anna\n"
                          "08:15 resumed call anna own\n"
                          "08:20 done call anna\n"
                          "08:20 started call.2 anna own\n"
                          "08:30 done call.2 anna\n");
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_a_list),
        cmocka_unit_test(test_omitted_to_the_tick),
        cmocka_unit_test(test_omitted_when_nobody_comes),
        cmocka_unit_test(test_held_and_begun_are_not_omitted),
        cmocka_unit_test(test_critical_for_a_while),
        cmocka_unit_test(test_shift_windows),
        cmocka_unit_test(test_weekday_of_a_window),
        cmocka_unit_test(test_holiday_of_a_window),
        cmocka_unit_test(test_max_waiting),
        cmocka_unit_test(test_limits_of_max_waiting),
    };
    return cmocka_run_group_tests_name("queues", tests, NULL, NULL);
}
