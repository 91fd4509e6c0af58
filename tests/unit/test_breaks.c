/* Meal breaks: last in line within their window, first in line after it, so many away at once, none too close to the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include "base/chance.h"

/* Anna and Bo from 07:00 to 15:00, with half an hour between 11:00 and 13:00; Bo only when the plan says so. */
#define WARD \
    "{'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}}," \
    " 'breaks': {'lunch': {'shift': 'day', 'from': '11:00', 'until': '13:00'}}}}," \
    " 'staff': {'rota_weeks': 1, 'plan': {'ward': {'day': {'mon': {'nurse': 1}}}}, 'lines': {'anna': {'duty': 'roster'}," \
    " 'bo': {'role': 'assistant'}}}}"
#define BOTH "'staff': {'plan': {'ward': {'day': {'mon': {'assistant': 1}}}}}"
#define GUARD "'units': {'ward': {'break_guard_min': 60}}"
#define TASKS(tasks) "{'tasks': {" tasks "}}"

static void test_when_nothing_waits(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, WARD);
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "11:00 break_start anna\n"
                          "11:30 break_end anna\n"
                          "15:00 duty_end anna\n");
    enginecase_time(&x, "anna", "break 30, idle 450, breaks taken 1");
    enginecase_free(&x);
}

/* Within the window even the least urgent task goes first; a task that comes during the break waits for its end. */
static void test_last_in_line(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD, TASKS(TASK("note", "10", "'11:00', '11:20'", "'urgency': 9, ")));
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "11:00 created note\n"
                          "11:00 started note anna own\n"
                          "11:10 done note anna\n"
                          "11:10 break_start anna\n"
                          "11:20 created note.2\n"
                          "11:40 break_end anna\n"
                          "11:40 started note.2 anna own\n"
                          "11:50 done note.2 anna\n"
                          "15:00 duty_end anna\n");
    enginecase_free(&x);
}

/* Washing goes on without a gap, an hour each. Free at 13:00 sharp, or at 13:30, she goes first for her break, which is due. */
static void test_first_in_line_when_due(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD, TASKS(TASK("wash", "60", "'10:00', '10:01', '10:02', '10:03'", "'urgency': 0, ")));
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "10:00 created wash\n"
                          "10:00 started wash anna own\n"
                          "10:01 created wash.2\n"
                          "10:02 created wash.3\n"
                          "10:03 created wash.4\n"
                          "11:00 done wash anna\n"
                          "11:00 started wash.2 anna own\n"
                          "12:00 done wash.2 anna\n"
                          "12:00 started wash.3 anna own\n"
                          "13:00 done wash.3 anna\n"
                          "13:00 break_start anna\n"
                          "13:30 break_end anna\n"
                          "13:30 started wash.4 anna own\n"
                          "14:30 done wash.4 anna\n"
                          "15:00 duty_end anna\n");
    enginecase_free(&x);
    enginecase_patched(&x, WARD, TASKS(TASK("wash", "90", "'10:30', '10:31', '10:32'", "'urgency': 0, ")));
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "10:30 created wash\n"
                          "10:30 started wash anna own\n"
                          "10:31 created wash.2\n"
                          "10:32 created wash.3\n"
                          "12:00 done wash anna\n"
                          "12:00 started wash.2 anna own\n"
                          "13:30 done wash.2 anna\n"
                          "13:30 break_start anna\n"
                          "14:00 break_end anna\n"
                          "14:00 started wash.3 anna own\n"
                          "15:30 done wash.3 anna\n"
                          "15:30 duty_end anna\n");
    enginecase_time(&x, "anna", "wash 240, break 30, idle 210, overtime wash 30, breaks taken 1");
    enginecase_free(&x);
}

/* Her break falls due while Bo is away, until 13:05, and one may be away at a time: she goes when he is back. */
static void test_one_away_at_a_time(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD, "{" BOTH "," RIGHTS(NOT_ASSISTANT("wash") "," NOT_NURSE("meal")) ", 'tasks': {"
                                 TASK("wash", "120", "'10:55'", "") "," TASK("meal", "95", "'11:00'", "") "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "07:00 duty_start bo\n"
                          "10:55 created wash\n"
                          "10:55 started wash anna own\n"
                          "11:00 created meal\n"
                          "11:00 started meal bo own\n"
                          "12:35 done meal bo\n"
                          "12:35 break_start bo\n"
                          "12:55 done wash anna\n"
                          "13:05 break_end bo\n"
                          "13:05 break_start anna\n"
                          "13:35 break_end anna\n"
                          "15:00 duty_end anna\n"
                          "15:00 duty_end bo\n");
    enginecase_time(&x, "anna", "wash 120, break 30, idle 330, breaks taken 1");
    enginecase_free(&x);
    enginecase_patched(&x, WARD, "{" BOTH ", 'units': {'ward': {'max_away': 2}}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "07:00 duty_start bo\n"
                          "11:00 break_start anna\n"
                          "11:00 break_start bo\n"
                          "11:30 break_end anna\n"
                          "11:30 break_end bo\n"
                          "15:00 duty_end anna\n"
                          "15:00 duty_end bo\n");
    enginecase_free(&x);
}

/* Two breaks that are equal in all but the person: the smaller keyed draw of the two goes first. */
static void test_ties(void **state)
{
    (void)state;
    struct enginecase x;
    int anna_first = 0;
    enginecase_build(&x, WARD, "{" BOTH "}");
    for (uint32_t replication = 1; replication <= 30; replication++) {
        assert_int_equal(enginecase_replicate(&x, 1, replication), 0);
        uint64_t unit = chance_join(chance_key(1, replication, CHANCE_PREFER), chance_name("ward"));
        uint32_t anna = chance_at(chance_join(chance_join(unit, chance_name("anna")), 0), 0);
        uint32_t bo = chance_at(chance_join(chance_join(unit, chance_name("bo")), 0), 0);
        const char *first = anna < bo ? "anna" : "bo", *second = anna < bo ? "bo" : "anna";
        char expected[400];
        snprintf(expected, sizeof expected,
                 "07:00 duty_start anna\n07:00 duty_start bo\n11:00 break_start %s\n11:30 break_end %s\n11:30 break_start %s\n"
                 "12:00 break_end %s\n15:00 duty_end anna\n15:00 duty_end bo\n", first, first, second, second);
        enginecase_events(&x, expected);
        anna_first += anna < bo;
    }
    assert_in_range(anna_first, 5, 25);
    enginecase_free(&x);
}

/* Of two breaks of one person with the same window, the first by name. */
static void test_two_breaks_of_one(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD, "{'units': {'ward': {'breaks': {'coffee': {'shift': 'day', 'from': '11:00', 'until': '13:00',"
                                 " 'length_min': 9.5}}}}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "11:00 break_start anna\n" /* coffee: up to whole ticks, 10 */
                          "11:10 break_end anna\n"
                          "11:10 break_start anna\n"
                          "11:40 break_end anna\n"
                          "15:00 duty_end anna\n");
    enginecase_time(&x, "anna", "break 40, idle 440, breaks taken 2");
    enginecase_free(&x);
}

/* No break in the last hour of duty: free at 14:00 sharp she stays, free a minute earlier she goes. */
static void test_guard(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD, "{" GUARD ", 'tasks': {" TASK("wash", "180", "'11:00'", "") "}}");
    enginecase_time(&x, "anna", "wash 180, idle 300, breaks missed 1");
    enginecase_free(&x);
    enginecase_patched(&x, WARD, "{" GUARD ", 'tasks': {" TASK("wash", "179", "'11:00'", "") "}}");
    enginecase_time(&x, "anna", "wash 179, break 30, idle 271, breaks taken 1");
    enginecase_free(&x);
}

/* Busy until the end of duty, or beyond it: missed at 15:00. */
static void test_missed(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD, TASKS(TASK("wash", "300", "'10:30'", "")));
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "10:30 created wash\n"
                          "10:30 started wash anna own\n"
                          "15:00 break_missed anna\n"
                          "15:30 done wash anna\n"
                          "15:30 duty_end anna\n");
    enginecase_time(&x, "anna", "wash 270, idle 210, overtime wash 30, breaks missed 1");
    enginecase_free(&x);
}

/* Begun at 14:45, it ends with the duty, and counts as taken. */
static void test_cut_short(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD, TASKS(TASK("wash", "225", "'11:00'", "")));
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "11:00 created wash\n"
                          "11:00 started wash anna own\n"
                          "14:45 done wash anna\n"
                          "14:45 break_start anna\n"
                          "15:00 break_end anna\n"
                          "15:00 duty_end anna\n");
    enginecase_time(&x, "anna", "wash 225, break 15, idle 240, breaks taken 1");
    enginecase_free(&x);
}

/* Whole days that touch, and one task that lasts for all of them: every day's break is missed with its day. */
static void test_duties_that_touch(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD, "{'time': {'days': 4}, 'units': {'ward': {'shifts': {'whole': {'start': '00:00',"
                                 " 'end': '00:00'}}, 'breaks': {'lunch': {'shift': 'whole'}}}}, 'tasks': {"
                                 TASK("wash", "9000", "'01:00'", "") "}, 'staff': {'rest_h': 0, 'weekly_h': 168, 'lines': {"
                                 "'anna': {'fte': 1}}, 'plan': {'ward': {'day': null, 'whole': {'all': {'nurse': 1}}}}}}");
    enginecase_time(&x, "anna", "wash 5700, idle 60, breaks missed 3"); /* the fourth is still open at the end */
    enginecase_free(&x);
}

/* Nobody interrupts a break, and one that waits blocks nobody: Bo is idle, not idle_blocked, while Anna cannot go. */
static void test_not_a_task(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD, "{" BOTH "," RIGHTS(NOT_ASSISTANT("wash") "," NOT_ASSISTANT("bell")) ", 'tasks': {"
                                 TASK("wash", "60", "'10:50'", "") ","
                                 TASK("bell", "5", "'12:00'", "'urgency': 0, 'interrupts': true, ") "}}");
    enginecase_events(&x, "07:00 duty_start anna\n"
                          "07:00 duty_start bo\n"
                          "10:50 created wash\n"
                          "10:50 started wash anna own\n"
                          "11:00 break_start bo\n"
                          "11:30 break_end bo\n"
                          "11:50 done wash anna\n"
                          "11:50 break_start anna\n"
                          "12:00 created bell\n"
                          "12:20 break_end anna\n"
                          "12:20 started bell anna own\n"
                          "12:25 done bell anna\n"
                          "15:00 duty_end anna\n"
                          "15:00 duty_end bo\n");
    enginecase_time(&x, "bo", "break 30, idle 430, idle_blocked 20, breaks taken 1"); /* blocked by the bell alone */
    enginecase_free(&x);
}

/* A run that begins at midnight, in the middle of a night from 22:00: of its breaks only those whose window is still to come. */
static void test_breaks_before_the_run(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, WARD, "{'time': {'start_date': '2026-01-06'}, 'units': {'ward': {"
                                 "'shifts': {'night': {'start': '22:00', 'end': '07:00'}}, "
                                 "'breaks': {'early': {'shift': 'night', 'from': '23:00', 'until': '01:00'},"
                                 " 'late': {'shift': 'night', 'from': '03:00', 'until': '05:00'}}}},"
                                 " 'staff': {'plan': {'ward': {'night': {'mon': {'nurse': 1}}, 'day': null}}}}");
    enginecase_events(&x, "03:00 break_start anna\n"
                          "03:30 break_end anna\n"
                          "07:00 duty_end anna\n");
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_when_nothing_waits),
        cmocka_unit_test(test_last_in_line),
        cmocka_unit_test(test_first_in_line_when_due),
        cmocka_unit_test(test_one_away_at_a_time),
        cmocka_unit_test(test_ties),
        cmocka_unit_test(test_two_breaks_of_one),
        cmocka_unit_test(test_guard),
        cmocka_unit_test(test_missed),
        cmocka_unit_test(test_cut_short),
        cmocka_unit_test(test_duties_that_touch),
        cmocka_unit_test(test_not_a_task),
        cmocka_unit_test(test_breaks_before_the_run),
    };
    return cmocka_run_group_tests_name("breaks", tests, NULL, NULL);
}
