/* What `check` prints, on scenarios small enough to say beforehand what it must be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/describe.h"

static struct model m;
static char *said;
static struct arena arena;
static jmp_buf exhausted;

static int tear_down(void **state)
{
    (void)state;
    model_free(&m);
    arena_free(&arena);
    free(said);
    said = NULL;
    return 0;
}

static struct describe_demand describe(const char *path, const char *const *overrides, int n)
{
    struct describe_demand d;
    struct err e = {0};
    size_t length;
    testlib_model(&m, path, overrides, n);
    arena.exhausted = &exhausted;
    if (setjmp(exhausted))
        fail();
    assert_int_equal(describe_count(&d, &m, 1, &arena, &e), 0);
    FILE *f = open_memstream(&said, &length);
    describe_print(f, &m, &d);
    fclose(f);
    return d;
}

static void expect(const char *text)
{
    if (!strstr(said, text))
        fail_msg("no \"%s\" in:\n%s", text, said);
}

/* Of a roster of dates the days of the run count: two people by day, Monday to Friday, and the nurse on three of seven days. */
static void test_roster(void **state)
{
    (void)state;
    static const char *const roster[] = {
        "/time/warmup_days=0", "/time/days=7",
        "/staff/duties=[\"nurse,2026-01-05,day\", \"nurse,2026-01-07,day\", \"nurse,2026-01-11,day\"]"};
    describe("scenarios/teaching_ward_o2.json", roster, 3);
    expect("day         08:00-15:30  assistant 1/0  health_worker 1/0  nurse 0.4/0.5\n");
    expect("  hours on duty: 13.93 a day\n"); /* 13 duties of 7.5 h in 7 days */
}

static void test_tiny(void **state)
{
    (void)state;
    struct describe_demand d = describe("tests/cli/data/tiny.json", NULL, 0);
    assert_int_equal(d.days, 3); /* the whole horizon */
    expect("tiny: from 2026-01-05 (Monday), days of warm-up 1, days measured 2, ticks of 60 seconds\n");
    expect("  4 beds, filled again after 2 h, mean stay 3 days\n");
    expect("  night       23:00-07:00\n");
    expect("  always on duty: 1 nurse\n");
    expect("  hours on duty: 48 a day\n");
    /* a number of minutes, own at once, and no right at all */
    expect("  bell                      care             1 ");
    expect("       5       -      30       1         own           5\n");
    expect("      10      60       -       1           .         own\n");
}

/* A scenario without units is refused elsewhere; here it must not end the program. */
static void test_nothing(void **state)
{
    (void)state;
    struct describe_demand d;
    struct err e = {0};
    size_t length;
    m = (struct model){.scenario = "empty", .tick_s = 60, .ticks_per_day = 1440, .end_ticks = 1440};
    arena.exhausted = &exhausted;
    if (setjmp(exhausted))
        fail();
    assert_int_equal(describe_count(&d, &m, 1, &arena, &e), 0);
    assert_int_equal(d.days, 0);
    FILE *f = open_memstream(&said, &length);
    describe_print(f, &m, &d);
    fclose(f);
    expect("empty: from 1970-01-01 (Monday), days of warm-up 0, days measured 1, ticks of 60 seconds\n");
}

/* Two rounds a day for each of four patients who stay: the count is exact. */
static void test_count(void **state)
{
    (void)state;
    const char *const sets[] = {"/units/ward/patients={\"stay_days\": \"never\"}", "/time/days=30"};
    struct describe_demand d = describe("tests/cli/data/tiny.json", sets, 2);
    int medicine = testlib_task(&m, "medicine");
    assert_int_equal(d.days, 14); /* enough for a look */
    assert_int_equal(d.count[medicine], 8 * 14);
    assert_true(fabs(d.work_s[medicine] - 8 * 14 * 600.0) < 1e-6);
    expect("  medicine                  clinical         2       8      10");
    expect("4 beds, patients stay\n");
}

/* Rules that differ between shifts are told apart below the table. */
static void test_variation(void **state)
{
    (void)state;
    const char *const sets[] = {"/policy/rules/help_with_bells/when={\"shifts\": [\"night\"], \"weekdays\": [\"sat\", \"sun\"]}"};
    describe("tests/cli/data/tiny.json", sets, 1);
    expect("own      varies\n");
    expect("    bell, nurse: day -; evening -; night -, from Sat 5; outside all shifts -\n");
}

/* What plan and rules say of holidays, whether or not the run has any. */
static void test_holidays(void **state)
{
    (void)state;
    const char *const plan[] = {"/staff/plan/ward/day/holiday={\"nurse\": 1, \"assistant\": 0}"};
    describe("scenarios/teaching_ward_o2.json", plan, 1);
    expect("nurse 1/0; on holidays, by the plan: assistant 0, nurse 1\n");
    tear_down(NULL);
    const char *const rules[] = {
        "/policy/rules/help_with_bells/when={\"shifts\": [\"night\"], \"weekdays\": [\"sat\", \"holiday\"]}"};
    describe("tests/cli/data/tiny.json", rules, 1);
    expect("    bell, nurse: day -; evening -; night -, from Sat 5, from Sun -, on holidays 5; outside all shifts -\n");
    tear_down(NULL);
#define BELLS(day, more) \
    "{\"task\": [\"bell\"], \"who\": [\"nurse\"], \"when\": {\"weekdays\": [\"" day "\"]}, " more "}"
    const char *const others[] = { /* of either, on a Saturday that is a holiday */
        "/policy/rules/help_with_bells=" BELLS("sat", "\"rank\": 2, \"patience_min\": 5"),
        "/policy/rules/x=" BELLS("holiday", "\"patience_min\": 7")};
    describe("tests/cli/data/tiny.json", others, 2);
    expect("; night -, from Sat 5, from Sun -, on holidays 7, from Sat 5, from Sun 7; ");
}

/* Where rules look at who is in charge of the shift, or whose patient it is, the table has a column for it. */
static void test_lead(void **state)
{
    (void)state;
    static const char *const sets[] = {
        "/policy/shift_lead={\"who\": [\"nurse\"]}",
        "/policy/rules/lead={\"task\": [\"bell\"], \"relation\": \"shift_lead\", \"patience_min\": 17, \"rank\": 9}"};
    describe("tests/cli/data/tiny.json", sets, 2);
    expect("assistant       nurse nurse (lead)\n");
    expect("         own           5           17\n");
    tear_down(NULL);
    describe("tests/cli/data/tiny.json", sets, 1);
    assert_null(strstr(said, "(lead)"));
    tear_down(NULL);
    static const char *const own[] = {
        "/policy/planning={\"who\": [\"nurse\"]}",
        "/policy/rules/own={\"task\": [\"bell\"], \"relation\": \"assigned\", \"patience_min\": 17, \"rank\": 9}"};
    describe("tests/cli/data/tiny.json", own, 2);
    expect("assistant       nurse nurse (own)\n");
    expect("         own           5          17\n");
}

static void test_copies_are_told_once(void **state)
{
    (void)state;
    describe("scenarios/bench/wards_10.json", NULL, 0);
    expect(" (and 9 more like it)\n");
    const char *beds = strstr(said, "24 beds");
    assert_non_null(beds);
    assert_null(strstr(beds + 1, "24 beds"));
}

/* The roster of the shipped ward: people per shift, breaks of limits in the table, second persons. */
static void test_ward(void **state)
{
    (void)state;
    describe("scenarios/short_term_ward_o2.json", NULL, 0);
    expect("on duty Monday to Friday/at weekends:\n");
    expect("acuity ");
    expect("conditions ");
    expect(" % of the hours on duty\n");
    expect("       2 "); /* a task for two */
    expect("   check ");
}

/* 1 - 0.9 x 0.804 of the nurses' time, and all of one of nine; who is known to be away, and who only comes when called. */
static void test_away(void **state)
{
    (void)state;
    static const char *const changes[] = {
        "/staff/lines/nurse_small/vacant=true", "/staff/lines/host_small/away={\"trip\": {\"from\": \"2026-02-01\"}}",
        "/staff/lines/pool={\"unit\": \"ward\", \"role\": \"nurse\", \"duty\": \"temp\", \"count\": 3}",
        "/staff/lines/assistant_half/away={\"later\": {\"from\": \"2031-02-01\"}}"}; /* after the run: not counted */
    describe("scenarios/short_term_ward_o2_absence.json", NULL, 0);
    expect("  away, in the mean of a year: assistant 10 %, health_worker 14.3 %, host 10 %, nurse 27.6 %\n"
           "  hours on duty, as planned: 104.2 a day\n");
    tear_down(NULL);
    describe("scenarios/short_term_ward_o2_absence.json", changes, 4);
    expect("  away, in the mean of a year: assistant 10 %, health_worker 14.3 %, host 10 %, nurse 35.7 %\n"
           "  with days away that are known beforehand: 2\n"
           "  temps, who come only when they are called: 3\n");
    tear_down(NULL);
    describe("scenarios/short_term_ward_o2.json", NULL, 0);
    assert_null(strstr(said, "away"));
    expect("  hours on duty: 104.2 a day\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_tiny), TEST(test_nothing), TEST(test_count), TEST(test_variation), TEST(test_holidays),
        TEST(test_roster), TEST(test_copies_are_told_once), TEST(test_ward), TEST(test_away), TEST(test_lead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
