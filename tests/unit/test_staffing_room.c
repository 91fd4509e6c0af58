/* Room in a plan, and hours that find none, worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "staffingcase.h"

#include <math.h>

#include "study/staffing_room.h"

enum { ASSISTANT, NURSE };
enum { DAY, EVENING, NIGHT, SHORT, N_SHIFTS };
enum { MON, TUE, WED, THU, FRI, SAT, SUN };

static struct staffingcase c;
static int wanted[N_WEEKDAYS * N_SHIFTS * 2];

static int tear_down(void **state)
{
    (void)state;
    staffingcase_free(&c);
    memset(wanted, 0, sizeof wanted);
    return 0;
}

/* Three shifts, `bos` assistants by turns, and a wash every day. */
#define WARD(bos, night, plan, time) \
    "{'units': {'ward': {'beds': 0, 'shifts': {'day': {'start': '07:00', 'end': '15:00'}, 'evening': {'start': '15:00'," \
    " 'end': '" night "'}, 'night': {'start': '" night "', 'end': '07:00'}, 'short': {'start': '08:00', 'end': '11:00'," \
    " 'window': false}}}}, 'staff': {'lines': {'anna': {'duty': null}, 'bo': {'duty': null, 'count': " bos "}}," \
    " 'plan': {'ward': {" plan "}}}, 'tasks': {'bell': null, 'medicine': null, " \
    STAFFINGCASE_TASK("wash", "60", time, STAFFINGCASE_EVERY_DAY, "") "}}"
#define BY_DAY(but) "'day': {'all': {'assistant': 1, 'nurse': 1}" but "}"
#define NOT_ON(days) ", '" days "': {'assistant': 0}"

static int *people(int weekday, int shift)
{
    return &wanted[(weekday * N_SHIFTS + shift) * 2 + ASSISTANT];
}

static bool has(int weekday, int shift)
{
    struct staffing_room room = staffing_room_of(&c.build.model, &c.build.model.units[0], ASSISTANT);
    return staffing_room_has(&room, wanted, weekday * N_SHIFTS + shift);
}

/* Two assistants, of whom no day may need a third. */
static void test_has(void **state)
{
    (void)state;
    staffingcase_make(&c, WARD("2", "23:00", BY_DAY(NOT_ON("weekend")), "'08:00'"), false);
    *people(MON, NIGHT) = 1;
    *people(WED, DAY) = 2;
    wanted[(TUE * N_SHIFTS + DAY) * 2 + NURSE] = 5; /* another role's people take no room */
    assert_true(has(MON, DAY) && has(TUE, DAY));
    assert_true(has(MON, NIGHT));
    assert_false(has(TUE, NIGHT)); /* it would end on Wednesday, which needs two */
    assert_false(has(WED, EVENING));
    *people(TUE, EVENING) = 1;
    assert_false(has(TUE, DAY)); /* Monday's night ends in it */
    assert_false(has(MON, NIGHT));
    assert_true(has(MON, DAY));
    *people(SUN, NIGHT) = 1;
    assert_false(has(MON, DAY)); /* and Sunday's on Monday */
}

/* The present plan needs more than the one there is: two on Mondays, in the evening after the night. */
static void test_present_plan_needs_more(void **state)
{
    (void)state;
    staffingcase_make(&c, WARD("1", "23:00", "'night': {'sun': {'assistant': 1}}, 'evening': {'mon': {'assistant': 1}}",
                                  "'08:00'"), false);
    *people(WED, DAY) = 1;
    assert_true(has(WED, DAY));
    *people(WED, EVENING) = 1;
    assert_false(has(WED, DAY));
}

/* Who is always there is nobody to be needed: one by turns beside two of them. */
static void test_always(void **state)
{
    (void)state;
    staffingcase_make(&c, WARD("1}, 'cia': {'role': 'assistant', 'duty': 'always', 'count': 2", "23:00",
                               BY_DAY(NOT_ON("weekend")), "'08:00'"), false);
    assert_true(has(WED, DAY));
    *people(WED, DAY) = 1;
    assert_false(has(WED, EVENING));
}

static void expect_hours(int role, double placed, double no_room, int line)
{
    const struct staffing_unit *u = &c.staffing.units[0];
    if (fabs(u->week_h[STAFFING_NEW][role] - placed) > 1e-9 || fabs(u->no_room_h[role] - no_room) > 1e-9)
        fail_msg("line %d: %.12g h placed, %.12g without room; expected %.12g and %.12g", line, u->week_h[STAFFING_NEW][role],
                 u->no_room_h[role], placed, no_room);
}
#define EXPECT_HOURS(role, placed, no_room) expect_hours(role, placed, no_room, __LINE__)

/* One assistant, seven days of 8 h, and all work at night, as much in each. There is room for the nights of Monday, Wednesday and
 * Friday, each of which takes two days, and then for Sunday by day: 4 x 8 of 56 h, and 24 h find none. Two assistants have room
 * for seven nights; and of one by day, if that is where the work is, nothing is moved. */
static void test_no_room(void **state)
{
    (void)state;
    staffingcase_make(&c, WARD("1", "23:00", BY_DAY(""), "'23:30'"), false);
    EXPECT_HOURS(ASSISTANT, 32, 24);
    EXPECT_HOURS(NURSE, 56, 0);
    tear_down(NULL);
    staffingcase_make(&c, WARD("2", "23:00", BY_DAY(""), "'23:30'"), false);
    EXPECT_HOURS(ASSISTANT, 56, 0);
    tear_down(NULL);
    staffingcase_make(&c, WARD("1", "23:00", BY_DAY(""), "'08:00'"), false);
    EXPECT_HOURS(ASSISTANT, 56, 0);
}

/* Nights of 9 h and five days: of 40 h three nights and Sunday by day are 35, and 5 h, more than half of a day, find no room.
 * Nights of 10 h, and four days: three of 32 h, and 2 h are left. That is rounding: no shift would come nearer but the short one
 * of the roster only, which nobody has on any day. */
static void test_rounding(void **state)
{
    (void)state;
    staffingcase_make(&c, WARD("1", "22:00", BY_DAY(NOT_ON("weekend")), "'23:30'"), false);
    EXPECT_HOURS(ASSISTANT, 35, 5);
    tear_down(NULL);
    staffingcase_make(&c, WARD("1", "21:00", BY_DAY(NOT_ON("weekend") NOT_ON("fri")), "'23:30'"), false);
    EXPECT_HOURS(ASSISTANT, 30, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_has), TEST(test_present_plan_needs_more), TEST(test_always), TEST(test_no_room), TEST(test_rounding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
