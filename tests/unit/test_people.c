/* Metrics of people beyond the known answers of test_metric.c: other ticks, evenness, rights, pay, people who were hardly there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>

#include "handmade_days.h"
#include "metrics/people.h"

enum { ALL = -1, EAST = HANDMADE_EAST, WEST = HANDMADE_WEST, NURSE = HANDMADE_NURSE, ASSISTANT = HANDMADE_ASSISTANT };

static struct handmade h;
static struct tally t;
static struct arena arena;
static jmp_buf exhausted;

static int set_up(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    handmade_fill(&h);
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static double of(metric_function *metric, int unit, int role)
{
    struct metric_cell c = metric_at(unit, role, -1, -1);
    return metric(&t, &c);
}

static void near(double value, double expected)
{
    if (!(fabs(value - expected) <= 1e-9 * (1 + fabs(expected))))
        fail_msg("%.12g instead of %.12g", value, expected);
}

/* The same ticks, half as long: hours halve, and with them what is counted per hour doubles; shares and rates of time stay. */
static void test_shorter_ticks(void **state)
{
    (void)state;
    h.model.tick_s = 30;
    h.model.ticks_per_day = 2880;
    tally_fill(&t, &h.accounts);
    near(of(people_rostered_h, EAST, NURSE), 5);
    near(of(people_on_duty_h, EAST, NURSE), 5.25);
    near(of(people_utilisation_share, EAST, ASSISTANT), 0.7);
    near(of(people_overtime_min_per_rostered_h, EAST, NURSE), 3);
    near(of(people_interruptions_per_h, EAST, NURSE), 4);
    near(of(people_switches_per_h, EAST, NURSE), 8);
    near(of(people_load_spread_min_per_rostered_h, EAST, ALL), 10 * sqrt(2) / 3);
    near(of(people_overqualified_min_per_rostered_h, EAST, NURSE), 9);
    near(of(people_pay_kr, EAST, NURSE), 3375 / 2.0);
}

/* Pay without supplements is the hours times the plain hourly pay: all that is paid beyond it stands apart. */
static void test_pay_adds_up(void **state)
{
    (void)state;
    static const struct {
        int unit, role;
        double kr_per_h;
    } groups[] = {{EAST, NURSE, 300}, {EAST, ASSISTANT, 200}, {WEST, NURSE, 300}};
    for (int i = 0; i < 3; i++)
        near(of(people_pay_kr, groups[i].unit, groups[i].role) - of(people_pay_supplements_kr, groups[i].unit, groups[i].role),
             of(people_on_duty_h, groups[i].unit, groups[i].role) * groups[i].kr_per_h);
}

/* Overtime of a duty that ended before the window began: there is no rostered hour to share it by. */
static void test_nothing_to_divide_by(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    h.person_accounts[HANDMADE_ANNA].overtime_ticks = 30;
    h.person_accounts[HANDMADE_ANNA].switches = 2;
    h.ticks[HANDMADE_ANNA][TIME_OVERTIME][HANDMADE_MEDICINE] = 15;
    tally_fill(&t, &h.accounts);
    assert_true(isnan(of(people_overtime_min_per_rostered_h, EAST, NURSE)));
    assert_true(isnan(of(people_time_min_per_rostered_h, EAST, NURSE)));
    assert_true(isnan(of(people_load_spread_min_per_rostered_h, EAST, NURSE)));
    assert_true(isnan(of(people_load_spread_of_roles_min_per_rostered_h, EAST, ALL)));
    assert_true(isnan(of(people_skills_used_per_person, EAST, NURSE)));
    near(of(people_utilisation_share, EAST, NURSE), 0.5); /* of the time on duty there is something to say */
    near(of(people_switches_per_h, EAST, NURSE), 4);
}

/* Equal loads are even to the last digit; of unequal ones the hours decide how much each counts. */
static void test_spread(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    for (int p = 0; p < HANDMADE_PERSONS; p++) {
        h.person_accounts[p].rostered_ticks = 100 + 200 * p;
        h.ticks[p][TIME_ROSTERED][HANDMADE_BELL] = 10 + 20 * p; /* 6 minutes an hour each */
    }
    tally_fill(&t, &h.accounts);
    assert_true(of(people_load_spread_min_per_rostered_h, ALL, ALL) == 0);
    assert_true(of(people_load_spread_of_roles_min_per_rostered_h, ALL, ALL) == 0);
    /* anna: 6 + 24 minutes an hour, with a weight of 100 in 400 ticks; overtime counts as work, and not as an hour */
    h.ticks[HANDMADE_ANNA][TIME_OVERTIME][HANDMADE_MEDICINE] = 40;
    h.person_accounts[HANDMADE_ANNA].overtime_ticks = 40;
    tally_fill(&t, &h.accounts);
    near(of(people_load_spread_min_per_rostered_h, EAST, ALL), 24 * sqrt(0.25 * 0.75));
    near(of(people_load_spread_min_per_rostered_h, EAST, NURSE), 0);
    /* breaks and idle time are no load */
    h.ticks[HANDMADE_BO][TIME_ROSTERED][HANDMADE_TASKS + TIME_IDLE] = 90;
    h.ticks[HANDMADE_BO][TIME_ROSTERED][HANDMADE_TASKS + TIME_BREAK] = 30;
    tally_fill(&t, &h.accounts);
    near(of(people_load_spread_min_per_rostered_h, EAST, ALL), 24 * sqrt(0.25 * 0.75));
}

/* Between three roles: 6, 12 and 30 minutes an hour with weights of 1/4, 1/4 and 1/2 have a mean of 19.5. */
static void test_spread_of_three_roles(void **state)
{
    (void)state;
    static const struct role roles[] = {{.level = 1}, {.level = 2}, {.level = 3}};
    static const enum regime regimes[3 * HANDMADE_TASKS];
    static const int minutes[] = {1, 2, 10}, rostered[] = {10, 10, 20};
    handmade_init(&h, 2);
    h.model.roles = roles;
    h.model.n_roles = 3;
    for (int u = 0; u < h.model.n_units; u++)
        h.units[u].regimes = regimes;
    for (int p = 0; p < HANDMADE_PERSONS; p++) {
        h.persons[p].role = p;
        h.person_accounts[p].rostered_ticks = rostered[p];
        h.ticks[p][TIME_ROSTERED][HANDMADE_BELL] = minutes[p];
    }
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    double variance = (13.5 * 13.5 + 7.5 * 7.5) / 4 + 10.5 * 10.5 / 2;
    near(of(people_load_spread_of_roles_min_per_rostered_h, ALL, ALL), sqrt(variance));
    near(of(people_load_spread_min_per_rostered_h, ALL, ALL), sqrt(variance)); /* one person each */
}

/* Over-qualified is who works below his level: any right of a lower role counts, and equal levels are none. */
static void test_overqualified(void **state)
{
    (void)state;
    h.regimes[HANDMADE_MEDICINE][HANDMADE_ASSISTANT] = REGIME_SIGNED; /* with a personal sign-off */
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    near(of(people_overqualified_min_per_rostered_h, EAST, NURSE), 32);
    h.regimes[HANDMADE_BELL][HANDMADE_ASSISTANT] = REGIME_NONE;
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    near(of(people_overqualified_min_per_rostered_h, EAST, NURSE), 23);
    near(of(people_overqualified_min_per_rostered_h, WEST, ALL), 0);
    h.roles[HANDMADE_ASSISTANT].level = 2;
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    near(of(people_overqualified_min_per_rostered_h, ALL, ALL), 0);
}

/* Anna has been in charge for half of the two days in the east; nobody is in the west. */
static void test_shift_lead(void **state)
{
    (void)state;
    static const int place[] = {0, 0};
    assert_true(isnan(of(people_without_shift_lead_share, EAST, ALL)));
    h.model.lead.place = place;
    h.person_accounts[HANDMADE_ANNA].lead_ticks = 1440;
    tally_fill(&t, &h.accounts);
    near(of(people_shift_lead_h, EAST, NURSE), 24);
    near(of(people_shift_lead_h, ALL, ALL), 24);
    near(of(people_shift_lead_h, EAST, ASSISTANT), 0);
    near(of(people_without_shift_lead_share, EAST, ALL), 0.5);
    near(of(people_without_shift_lead_share, WEST, ALL), 1);
    near(of(people_without_shift_lead_share, ALL, ALL), 0.75);
}

/* Of an hour and a half for such patients in the east, half an hour was done by somebody who had learnt about them. */
static void test_matched(void **state)
{
    (void)state;
    assert_true(isnan(of(people_matched_share, EAST, ALL)));
    h.person_accounts[HANDMADE_ANNA].matching_ticks = 60;
    h.person_accounts[HANDMADE_ANNA].matched_ticks = 30;
    h.person_accounts[HANDMADE_BO].matching_ticks = 30;
    tally_fill(&t, &h.accounts);
    near(of(people_matched_share, EAST, NURSE), 0.5);
    near(of(people_matched_share, EAST, ASSISTANT), 0);
    near(of(people_matched_share, EAST, ALL), 1.0 / 3);
    near(of(people_matched_share, ALL, ALL), 1.0 / 3);
    assert_true(isnan(of(people_matched_share, WEST, ALL)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_matched, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shorter_ticks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_pay_adds_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_to_divide_by, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_spread, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_spread_of_three_roles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_overqualified, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shift_lead, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("people", tests, NULL, NULL);
}
