/* Every mechanism at its two ends: nothing asked for, and more than can be done. What must come out is known exactly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS = 10, TICKS = DAYS * 1440 }; /* a tick is a minute, and there is no warm-up */

struct run {
    struct model m;
    struct testlib_accounts accounts;
    struct testlib_events events;
};

static const char one_nurse[] = "\"nurse\": {\"role\": \"nurse\", \"duty\": \"always\"}";
static const char two_nurses[] = "\"nurse\": {\"role\": \"nurse\", \"duty\": \"always\", \"count\": 2}";
static const char at_once[] = "\"all\": {\"patience_min\": 0}";
static const char beds[] = "\"beds\": 4, \"patients\": {\"stay_days\": \"never\"}";
static const char day_shift[] = "\"shifts\": {\"day\": {\"start\": \"08:00\", \"end\": \"16:00\"}}";
static const char on_days[] = "\"nurse\": {\"role\": \"nurse\", \"count\": 3}";

/* One replication, with audit, of a ward that is described by pieces of JSON. */
static struct run *run(const char *ward, const char *tasks, const char *lines, const char *rules)
{
    static const char frame[] =
        "{\"time\": {\"tick_s\": 60, \"warmup_days\": 0, \"days\": %d}, \"roles\": {\"nurse\": {}},"
        " \"units\": {\"ward\": {%s}}, \"tasks\": {%s},"
        " \"staff\": {\"lines\": {%s}%s},"
        " \"policy\": {\"rights\": {\"all\": {\"nurse\": \"%s\"}}, \"rules\": {%s}}}";
    const char *plan = strstr(ward, "\"shifts\"") && !strstr(lines, "always") ? ", \"plan\": {\"ward\": {\"day\": {\"all\": {\"nurse\": 1}}}}" : "";
    const char *rights = strstr(tasks, "\"drip\"") ? "signed" : "formal";
    struct run *r = calloc(1, sizeof *r);
    char *text = malloc(sizeof frame + strlen(ward) + strlen(tasks) + strlen(lines) + strlen(rules) + 200);
    assert_true(r && text);
    sprintf(text, frame, DAYS, ward, tasks, lines, plan, rights, rules);
    testlib_model_of_text(&r->m, text);
    free(text);
    struct err e = {0};
    struct event_listener listener = {.hear = testlib_hear, .self = &r->events};
    struct engine_options options = {.audit = true, .listener = &listener};
    struct engine *g = engine_new(&r->m, &e);
    assert_non_null(g);
    testlib_accounts_init(&r->accounts, &r->m);
    if (engine_run(g, 41, 1, &options, &r->accounts.a, &e))
        fail_msg("%s", e.text);
    engine_free(g);
    return r;
}

static void end(struct run *r)
{
    free(r->events.all);
    testlib_accounts_free(&r->accounts);
    model_free(&r->m);
    free(r);
}

static const struct task_account *task(const struct run *r, const char *id)
{
    return &r->accounts.a.tasks[testlib_task(&r->m, id)];
}

/* Ticks of all people in an account: a task's, or n_tasks + TIME_... */
static int64_t ticks(struct run *r, int account)
{
    int64_t sum = 0;
    for (int p = 0; p < r->m.n_persons; p++)
        sum += accounts_ticks(&r->accounts.a, p, TIME_ROSTERED)[account] + accounts_ticks(&r->accounts.a, p, TIME_OVERTIME)[account];
    return sum;
}

static int64_t n_events(const struct run *r, enum event_kind kind)
{
    int64_t n = 0;
    for (int i = 0; i < r->events.n; i++)
        n += r->events.all[i].kind == kind;
    return n;
}

/* How many of the first task are made, in a ward with these pieces. */
static int64_t made(const char *ward, const char *how)
{
    char tasks[600];
    snprintf(tasks, sizeof tasks, "\"visit\": {\"category\": \"care\", \"duration_min\": 1, \"arises\": {\"a\": {%s}}}", how);
    struct run *r = run(ward, tasks, one_nurse, at_once);
    int64_t n = task(r, "visit")->made;
    end(r);
    return n;
}

/* ---- How tasks arise --------------------------------------------------------------------------------------------------- */

static void test_poisson(void **state)
{
    (void)state;
    assert_int_equal(made(beds, "\"how\": \"poisson\", \"per_day\": 0"), 0);
    assert_int_equal(made("\"beds\": 0", "\"how\": \"poisson\", \"per_day\": 1000"), 0);
    struct run *r = run("", "\"visit\": {\"category\": \"care\", \"duration_min\": 5, \"arises\": {\"a\": {\"how\": \"poisson\", \"of\": \"unit\","
                            " \"per_day\": 5000}}}", one_nurse, at_once);
    assert_in_range(ticks(r, 0), TICKS - 10, TICKS); /* busy from the first need to the end */
    assert_in_range(task(r, "visit")->done, TICKS / 5 - 3, TICKS / 5);
    assert_int_equal(task(r, "visit")->made, task(r, "visit")->done + task(r, "visit")->open_at_end);
    assert_true(task(r, "visit")->made > 45000);
    end(r);
}

static void test_bernoulli(void **state)
{
    (void)state;
    assert_int_equal(made("", "\"how\": \"bernoulli\", \"probability_per_tick\": 0"), 0);
    assert_int_equal(made("", "\"how\": \"bernoulli\", \"probability_per_tick\": 1"), TICKS);
}

static void test_scheduled(void **state)
{
    (void)state;
    assert_int_equal(made(beds, "\"how\": \"scheduled\", \"times\": [\"08:00\"], \"probability\": 0"), 0);
    assert_int_equal(made(beds, "\"how\": \"scheduled\", \"times\": [\"08:00\", \"00:00\", \"23:59\"]"), 3 * 4 * DAYS);
    assert_int_equal(made(beds, "\"how\": \"scheduled\", \"times\": [\"08:00\"], \"weekdays\": [\"mon\", \"sun\"]"), 4 * 3);
}

static void test_patients_come_and_go(void **state)
{
    (void)state;
    assert_int_equal(made(beds, "\"how\": \"admission\""), 0); /* all were there before */
    assert_int_equal(made(beds, "\"how\": \"discharge\", \"before_min\": 10"), 0);
    assert_int_equal(made(beds, "\"how\": \"deterioration\""), 0);

    static const char busy[] = "\"beds\": 4, \"patients\": {\"stay_days\": 0.5, \"turnover_h\": 1, \"acuity\": {"
                               "\"calm\": {\"start_share\": 1, \"sojourn_h\": 1, \"next\": {\"ill\": 1}},"
                               "\"ill\": {\"rank\": 1, \"sojourn_h\": 1, \"next\": {\"calm\": 1}}}}";
    struct run *r = run(busy, "\"in\": {\"category\": \"care\", \"duration_min\": 1, \"arises\": {\"a\": {\"how\": \"admission\"}}},"
                              "\"out\": {\"category\": \"care\", \"duration_min\": 1, \"arises\": {\"a\": {\"how\": \"discharge\", \"before_min\": 30}}},"
                              "\"worse\": {\"category\": \"care\", \"duration_min\": 1, \"arises\": {\"a\": {\"how\": \"deterioration\"}}}",
                        one_nurse, at_once);
    const struct unit_account *u = &r->accounts.a.units[0];
    assert_int_equal(u->admitted, task(r, "in")->made);
    assert_in_range(u->admitted, 4 * (DAYS * 24 / 13 - 1), 4 * (DAYS * 24 / 13 + 2)); /* a bed turns over in 13 h */
    assert_in_range(task(r, "out")->made, u->discharged, u->discharged + 4);
    int64_t worse = 0;
    for (int i = 0; i < r->events.n; i++)
        worse += r->events.all[i].kind == EVENT_ACUITY;
    assert_true(worse > 4 * DAYS * 20 && task(r, "worse")->made >= worse / 2 - 4 && task(r, "worse")->made <= worse);
    end(r);
}

static void test_beds(void **state)
{
    (void)state;
    struct run *r = run("\"beds\": 3, \"patients\": {\"arrivals_per_day\": 0}", "\"visit\": {\"category\": \"care\", \"duration_min\": 1}",
                        one_nurse, at_once);
    assert_int_equal(r->accounts.a.units[0].patient_ticks, 0);
    assert_int_equal(r->accounts.a.units[0].admitted, 0);
    end(r);
    r = run("\"beds\": 3, \"patients\": {\"arrivals_per_day\": 20000}", "\"visit\": {\"category\": \"care\", \"duration_min\": 1}", one_nurse, at_once);
    assert_int_equal(r->accounts.a.units[0].admitted, 3);
    assert_in_range(r->accounts.a.units[0].patient_ticks, 3 * TICKS - 10, 3 * TICKS);
    assert_in_range(r->accounts.a.units[0].turned_away, 198000, 202000);
    end(r);
    r = run(beds, "\"visit\": {\"category\": \"care\", \"duration_min\": 1}", one_nurse, at_once);
    assert_int_equal(r->accounts.a.units[0].patient_ticks, 4 * TICKS);
    assert_int_equal(r->accounts.a.units[0].admitted, 0);
    assert_int_equal(ticks(r, r->m.n_tasks + TIME_IDLE), TICKS);
    end(r);
}

static void test_shifts(void **state)
{
    (void)state;
    assert_int_equal(made(day_shift, "\"how\": \"shift_start\", \"probability\": 0"), 0);
    assert_int_equal(made(day_shift, "\"how\": \"shift_start\""), DAYS);
    assert_int_equal(made(day_shift, "\"how\": \"shift_end\", \"before_min\": 60"), DAYS);
    char ward[300];
    snprintf(ward, sizeof ward, "%s, %s", beds, day_shift);
    assert_int_equal(made(ward, "\"how\": \"shift_start\", \"of\": \"patient\""), 4 * DAYS);
    assert_int_equal(made(day_shift, "\"how\": \"per_person\""), 0); /* who is always there has no duty */
}

static void test_per_person(void **state)
{
    (void)state;
    static const char report[] = "\"report\": {\"category\": \"admin\", \"duration_min\": 5, \"arises\": {\"a\": {\"how\": \"per_person\"%s}}}";
    char tasks[300];
    snprintf(tasks, sizeof tasks, report, "");
    struct run *r = run(day_shift, tasks, on_days, at_once);
    assert_true(n_events(r, EVENT_DUTY_START) > 0);
    assert_int_equal(task(r, "report")->done, n_events(r, EVENT_DUTY_START));
    assert_int_equal(ticks(r, 0), 5 * task(r, "report")->done);
    assert_int_equal(task(r, "report")->wait_ticks, 0);
    end(r);
    snprintf(tasks, sizeof tasks, report, ", \"probability\": 0");
    r = run(day_shift, tasks, on_days, at_once);
    assert_int_equal(task(r, "report")->made, 0);
    end(r);
}

static void test_follow_ups(void **state)
{
    (void)state;
    static const char pair[] =
        "\"visit\": {\"category\": \"care\", \"duration_min\": %d, \"arises\": {\"a\": {\"how\": \"bernoulli\", \"probability_per_tick\": 0.1}}},"
        "\"note\": {\"category\": \"admin\", \"duration_min\": 1, \"arises\": {\"a\": {\"how\": \"after\", \"task\": \"visit\", \"probability\": %d}}}";
    char tasks[600];
    for (int minutes = 0; minutes <= 1; minutes++) /* work of no length ends in dispatch: what follows comes a tick later */
        for (int probability = 0; probability <= 1; probability++) {
            snprintf(tasks, sizeof tasks, pair, minutes, probability);
            struct run *r = run("", tasks, two_nurses, at_once);
            assert_true(task(r, "visit")->done > 1000);
            assert_in_range(task(r, "note")->made, probability * (task(r, "visit")->done - 1), probability * task(r, "visit")->done);
            end(r);
        }
}

static void test_chains(void **state)
{
    (void)state;
    static const char chain[] = "\"visit\": {\"category\": \"care\", \"duration_min\": 30, \"arises\": {\"a\": {\"how\": \"after_done\","
                                " \"of\": \"unit\", \"gap_min\": %d}}}";
    char tasks[300];
    snprintf(tasks, sizeof tasks, chain, 0);
    struct run *r = run("", tasks, one_nurse, at_once);
    assert_int_equal(ticks(r, 0), TICKS);
    assert_int_equal(task(r, "visit")->done, TICKS / 30 - 1); /* the last is done in the tick after the end */
    end(r);
    snprintf(tasks, sizeof tasks, chain, 1000000);
    r = run("", tasks, one_nurse, at_once);
    assert_int_equal(task(r, "visit")->made, 0);
    end(r);
    snprintf(tasks, sizeof tasks, chain, 60);
    r = run("", tasks, one_nurse, at_once);
    assert_in_range(task(r, "visit")->done, TICKS / 90 - 1, TICKS / 90 + 1);
    end(r);
}

/* ---- Who may, and how long it waits ------------------------------------------------------------------------------------ */

static const char often[] = "\"visit\": {\"category\": \"care\", \"duration_min\": 20, %s\"arises\": {\"a\": {\"how\": \"bernoulli\","
                            " \"probability_per_tick\": 0.1}}}"; /* twice what one can do */

static struct run *run_often(const char *with, const char *lines, const char *rules)
{
    char tasks[600];
    snprintf(tasks, sizeof tasks, often, with);
    return run("", tasks, lines, rules);
}

static void test_nobody_may(void **state)
{
    (void)state;
    struct run *r = run_often("", one_nurse, "\"all\": {\"patience_min\": \"never\"}");
    assert_int_equal(task(r, "visit")->started, 0);
    assert_int_equal(task(r, "visit")->censored, task(r, "visit")->made);
    assert_in_range(ticks(r, r->m.n_tasks + TIME_IDLE_BLOCKED), TICKS - 200, TICKS);
    end(r);
    r = run_often("", "\"nurse\": {\"role\": \"nurse\", \"duty\": \"always\", \"count\": 0}", at_once);
    assert_int_equal(task(r, "visit")->started, 0);
    end(r);
    r = run_often("", one_nurse, "\"all\": {\"patience_min\": 300}"); /* back-up: nothing starts before its time */
    assert_true(task(r, "visit")->started > 0 && task(r, "visit")->wait_ticks >= 300 * task(r, "visit")->started);
    end(r);
}

static void test_loss(void **state)
{
    (void)state;
    struct run *r = run_often("\"max_waiting\": 0, ", one_nurse, at_once);
    assert_int_equal(task(r, "visit")->lost, task(r, "visit")->made);
    assert_true(task(r, "visit")->made > 1000);
    end(r);
    r = run_often("\"max_waiting\": 1000000, ", one_nurse, at_once);
    assert_int_equal(task(r, "visit")->lost, 0);
    end(r);
    r = run_often("\"omit_after_min\": 0, ", one_nurse, "\"all\": {\"patience_min\": \"never\"}");
    assert_int_equal(task(r, "visit")->omitted, task(r, "visit")->made);
    assert_int_equal(task(r, "visit")->waited_ticks, 0);
    end(r);
    r = run_often("\"omit_after_min\": 45, ", one_nurse, "\"all\": {\"patience_min\": \"never\"}");
    assert_int_equal(task(r, "visit")->waited_ticks, 45 * task(r, "visit")->omitted + task(r, "visit")->censored_ticks);
    end(r);
    r = run_often("\"omit_after_min\": 0, ", one_nurse, at_once); /* a loss system: waits are 0 */
    assert_int_equal(task(r, "visit")->wait_ticks, 0);
    assert_true(task(r, "visit")->started > 0 && task(r, "visit")->omitted > 0);
    end(r);
    r = run_often("\"omit_after_min\": 1000000, \"late_after_min\": 0, ", one_nurse, at_once);
    assert_int_equal(task(r, "visit")->omitted, 0);
    assert_true(task(r, "visit")->late > 0 && task(r, "visit")->late <= task(r, "visit")->started);
    end(r);
}

static void test_work_of_no_length(void **state)
{
    (void)state;
    struct run *r = run("", "\"visit\": {\"category\": \"care\", \"duration_min\": 0, \"arises\": {\"a\": {\"how\": \"poisson\","
                            " \"of\": \"unit\", \"per_day\": 20000}}}", one_nurse, at_once);
    assert_true(task(r, "visit")->made > 190000);
    assert_int_equal(task(r, "visit")->done, task(r, "visit")->made);
    assert_int_equal(task(r, "visit")->wait_ticks, 0);
    assert_int_equal(ticks(r, r->m.n_tasks + TIME_IDLE), TICKS);
    end(r);
}

static void test_rights(void **state)
{
    (void)state;
    static const char drip[] = "\"drip\": {\"category\": \"clinical\", \"duration_min\": 5, \"arises\": {\"a\": {\"how\": \"poisson\", \"per_day\": 6}}}";
    static const char signed_off[] = "\"nurse\": {\"role\": \"nurse\", \"duty\": \"always\", \"signed\": [\"drip\"]}";
    char ward[200];
    for (int critical = 0; critical <= 1; critical++)
        for (int sign = 0; sign <= 1; sign++) {
            snprintf(ward, sizeof ward, "\"beds\": 4, \"patients\": {\"acuity\": {\"only\": {\"critical\": %s}}}", critical ? "true" : "false");
            struct run *r = run(ward, drip, sign ? signed_off : one_nurse, at_once);
            assert_true(task(r, "drip")->made > 100);
            assert_true((task(r, "drip")->started > 0) == (sign && !critical)); /* a sign-off never holds for a critical patient */
            end(r);
        }
}

/* ---- Helpers, holds, interruptions ------------------------------------------------------------------------------------- */

static void test_helpers(void **state)
{
    (void)state;
    struct run *r = run_often("\"helper\": {\"patience_min\": {}}, ", two_nurses, at_once); /* nobody helps */
    assert_int_equal(task(r, "visit")->started, 0);
    end(r);
    r = run_often("\"helper\": {\"patience_min\": {}, \"hold_after_min\": 0}, ", two_nurses, at_once); /* two hold, for ever */
    assert_int_equal(task(r, "visit")->started, 0);
    assert_in_range(ticks(r, r->m.n_tasks + TIME_HOLDING), 2 * TICKS - 300, 2 * TICKS);
    end(r);
    r = run_often("\"helper\": {\"patience_min\": {\"nurse\": 0}}, ", one_nurse, at_once); /* nobody is left to help */
    assert_int_equal(task(r, "visit")->started, 0);
    end(r);
    r = run_often("\"helper\": {\"patience_min\": {\"nurse\": 0}}, ", two_nurses, at_once);
    assert_in_range(ticks(r, 0), 2 * TICKS - 300, 2 * TICKS);
    assert_in_range(task(r, "visit")->done, TICKS / 20 - 10, TICKS / 20);
    end(r);
    r = run_often("\"helper\": {\"joint\": \"check\", \"check_min\": 4, \"patience_min\": {\"nurse\": 0}}, ",
                  "\"nurse\": {\"role\": \"nurse\", \"duty\": \"always\", \"count\": 8}", at_once);
    assert_in_range(ticks(r, 0), 24 * task(r, "visit")->done, 24 * (task(r, "visit")->done + 8)); /* 20 alone or not, and 4 of the second */
    assert_in_range(n_events(r, EVENT_HELPER_LEFT), task(r, "visit")->done, task(r, "visit")->started);
    end(r);
}

static void test_interruptions(void **state)
{
    (void)state;
    static const char both[] =
        "\"alarm\": {\"category\": \"clinical\", \"urgency\": 0, \"interrupts\": true, \"duration_min\": 1, \"arises\": {\"a\": {\"how\": \"bernoulli\","
        " \"probability_per_tick\": %g}}},"
        "\"visit\": {\"category\": \"care\", \"interruptible\": true, \"duration_min\": 20, \"arises\": {\"a\": {\"how\": \"scheduled\", \"of\": \"unit\","
        " \"times\": [\"06:00\"]}}}";
    char tasks[700];
    snprintf(tasks, sizeof tasks, both, 0.0);
    struct run *r = run("", tasks, one_nurse, at_once);
    assert_int_equal(task(r, "visit")->interrupted, 0);
    assert_int_equal(task(r, "visit")->done, DAYS);
    end(r);
    snprintf(tasks, sizeof tasks, both, 1.0);
    r = run("", tasks, one_nurse, at_once);
    assert_int_equal(task(r, "visit")->started, 0);
    assert_int_equal(ticks(r, 0), TICKS);
    end(r);
    snprintf(tasks, sizeof tasks, both, 0.5);
    r = run("", tasks, one_nurse, at_once);
    assert_true(task(r, "visit")->interrupted > DAYS);
    assert_int_equal(task(r, "visit")->done, DAYS); /* and not a tick of them is lost */
    assert_int_equal(ticks(r, 1), 20 * DAYS);
    assert_int_equal(r->accounts.a.persons[0].interrupted, task(r, "visit")->interrupted);
    end(r);
}

/* ---- Duties ------------------------------------------------------------------------------------------------------------ */

static void test_breaks(void **state)
{
    (void)state;
    static const char shift[] = "\"shifts\": {\"day\": {\"start\": \"08:00\", \"end\": \"16:00\"}}, \"breaks\": {\"meal\": {\"shift\": \"day\","
                                " \"from\": \"11:00\", \"until\": \"13:00\"}}";
    static const char work[] = "\"visit\": {\"category\": \"care\", \"duration_min\": %d, \"arises\": {\"a\": {\"how\": \"bernoulli\","
                               " \"probability_per_tick\": %d}}}";
    static const struct {
        int minutes, asked;
        bool taken;
    } cases[] = {{1, 0, true}, {1, 1, true}, {600, 1, false}}; /* nothing to do; always something; bound all day */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char tasks[300];
        snprintf(tasks, sizeof tasks, work, cases[i].minutes, cases[i].asked);
        struct run *r = run(shift, tasks, on_days, at_once);
        int64_t duties = n_events(r, EVENT_DUTY_START), started = n_events(r, EVENT_BREAK_START);
        assert_true(duties > 0);
        assert_int_equal(started, cases[i].taken ? duties : 0);
        assert_int_equal(n_events(r, EVENT_BREAK_MISSED), duties - started);
        assert_int_equal(ticks(r, r->m.n_tasks + TIME_BREAK), 30 * started);
        for (int n = 0; n < r->events.n; n++) /* when there is always something to do, at the end of its window */
            if (r->events.all[n].kind == EVENT_BREAK_START)
                assert_int_equal(r->events.all[n].tick % 1440, (cases[i].asked ? 13 : 11) * 60);
        end(r);
    }
}

static void test_end_of_duty(void **state)
{
    (void)state;
    static const char work[] = "\"visit\": {\"category\": \"care\", \"duration_min\": 50, %s\"arises\": {\"a\": {\"how\": \"bernoulli\","
                               " \"probability_per_tick\": 1}}}";
    char tasks[300], ward[200];
    snprintf(tasks, sizeof tasks, work, "");
    struct run *r = run(day_shift, tasks, on_days, at_once); /* the tenth of the day ends 20 minutes late */
    int64_t duties = n_events(r, EVENT_DUTY_START), overtime = 0;
    for (int p = 0; p < r->m.n_persons; p++)
        overtime += r->accounts.a.persons[p].overtime_ticks;
    assert_int_equal(overtime, 20 * duties);
    assert_int_equal(task(r, "visit")->done, 10 * duties);
    end(r);
    snprintf(tasks, sizeof tasks, work, "\"interruptible\": true, ");
    r = run(day_shift, tasks, on_days, at_once); /* left for the next duty */
    overtime = 0;
    for (int p = 0; p < r->m.n_persons; p++)
        overtime += r->accounts.a.persons[p].overtime_ticks;
    assert_int_equal(overtime, 0);
    assert_int_equal(task(r, "visit")->interrupted, n_events(r, EVENT_SUSPENDED));
    assert_int_equal(ticks(r, 0), 480 * duties);
    end(r);
    snprintf(tasks, sizeof tasks, work, "\"urgency\": 5, ");
    snprintf(ward, sizeof ward, "%s, \"wind_down_min\": 45", day_shift);
    r = run(ward, tasks, on_days, at_once); /* the tenth would not fit */
    assert_int_equal(task(r, "visit")->done, 9 * duties);
    end(r);
    snprintf(ward, sizeof ward, "%s, \"wind_down_min\": 45, \"wind_down_urgency\": 5", day_shift);
    r = run(ward, tasks, on_days, at_once); /* too urgent to be left */
    assert_int_equal(task(r, "visit")->done, 10 * duties);
    end(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_poisson),       cmocka_unit_test(test_bernoulli),
        cmocka_unit_test(test_scheduled),     cmocka_unit_test(test_patients_come_and_go),
        cmocka_unit_test(test_beds),          cmocka_unit_test(test_shifts),
        cmocka_unit_test(test_per_person),    cmocka_unit_test(test_follow_ups),
        cmocka_unit_test(test_chains),        cmocka_unit_test(test_nobody_may),
        cmocka_unit_test(test_loss),          cmocka_unit_test(test_work_of_no_length),
        cmocka_unit_test(test_rights),        cmocka_unit_test(test_helpers),
        cmocka_unit_test(test_interruptions), cmocka_unit_test(test_breaks),
        cmocka_unit_test(test_end_of_duty),
    };
    return cmocka_run_group_tests_name("extremes", tests, NULL, NULL);
}
