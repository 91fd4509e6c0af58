/* The tables of a staffing plan, as they stand on the terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "staffingcase.h"

#include "report/staffing_table.h"

static struct staffingcase c;
static char *printed;

static int tear_down(void **state)
{
    (void)state;
    staffingcase_free(&c);
    free(printed);
    printed = NULL;
    return 0;
}

static const char *print(void)
{
    size_t n;
    free(printed);
    FILE *f = open_memstream(&printed, &n);
    staffing_table_print(f, &c.manifest, &c.staffing);
    fclose(f);
    return printed;
}

/* The first line that begins so, whole, without its end. */
static const char *line(const char *start)
{
    static char found[300];
    const char *at = printed;
    while (at && strncmp(at, start, strlen(start)))
        at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL;
    if (!at)
        fail_msg("no line begins with '%s' in\n%s", start, printed);
    snprintf(found, sizeof found, "%.*s", (int)strcspn(at, "\n"), at);
    return found;
}

static void test_plan(void **state)
{
    (void)state;
    static const char top[] =
        "Needs-led staffing of North wing (north): demand of 2 replications of 1 week, seed 1\n"
        "\n"
        "People wanted                                   Mon  Tue  Wed  Thu  Fri  Sat  Sun       hours\n"
        "  Day             Nurse                 old       1    1    1    1    1    1    1        56.0\n"
        "                                        new       1    1    1    1    1    1    1        56.0\n"
        "                  Assistant             old       1    1    1    1    1    1    1        56.0\n"
        "                                        new       2    2    2    2    2    2    2       112.0\n"
        "  Evening         Nurse                 old       1    1    1    1    1    1    1        56.0\n"
        "                                        new       1    1    1    1    1    1    1        56.0\n"
        "                  Assistant             old       1    1    1    1    1    1    1        56.0\n"
        "                                        new       0    0    0    0    0    0    0         0.0\n"
        "\n"
        "Hours of the week, old and new: nurses 112.0 and 112.0; assistants 112.0 and 112.0.\n"
        "No hours of nurses are moved: no shift has more of them than the least that it keeps.\n"
        "\n";
    staffingcase_make(&c, STAFFINGCASE_WARD, false);
    print();
    if (strncmp(printed, top, strlen(top)))
        fail_msg("expected first:\n%sfound:\n%s", top, printed);
}

/* Of a role that is in no shift, as assistants are once here, nothing is told. */
static void test_unmoved(void **state)
{
    (void)state;
    static const struct {const char *plan, *rights, *expected;} cases[] = {
        {"'day': {'all': {'nurse': 2}}", "'formal'",
         "No hours of nurses are moved: the rule puts them where they are.\n\nHour by hour"},
        {"'day': {'all': {'assistant': 2, 'nurse': 2}}", "'none'",
         "No hours of nurses are moved: the rule puts them where they are.\n"
         "No hours of assistants are moved: the map leaves no work for them.\n\nHour by hour"},
        {"'day': {'all': {'assistant': 1}, 'sun': {'assistant': 3}}", "'formal'", "assistants 72.0 and 72.0.\n\nHour by hour"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char patch[2000];
        snprintf(patch, sizeof patch, "{'units': {'ward': {'beds': 0}}, 'staff': {'lines': {'anna': {'duty': null, 'count': 5},"
                 " 'bo': {'duty': null, 'count': 5}}, 'plan': {'ward': {%s}}}, 'policy': {'rights': {'all': {'assistant': %s}}},"
                 " 'tasks': {'bell': null, 'medicine': null, " STAFFINGCASE_TASK("wash", "30", "'08:00'", "%s", "") "}}",
                 cases[i].plan, cases[i].rights, STAFFINGCASE_EVERY_DAY);
        staffingcase_make(&c, patch, false);
        if (!strstr(print(), cases[i].expected))
            fail_msg("expected:\n%s\nfound:\n%s", cases[i].expected, printed);
        staffingcase_free(&c);
    }
}

/* One assistant, seven shifts of 8 h by day, all work at night: nights from Monday, Wednesday and Friday, of 9.5 h each, take six
 * days, and a Sunday by day is 36.5 of 56 h. Of the nurse, who stays, nothing is told. */
static void test_no_room(void **state)
{
    (void)state;
    staffingcase_make(&c, "{'units': {'ward': {'beds': 0}}, 'staff': {'lines': {'anna': {'duty': null}, 'bo': {'duty': null}},"
                          " 'plan': {'ward': {'day': {'all': {'assistant': 1, 'nurse': 1}}}}}, 'tasks': {'bell': null,"
                          " 'medicine': null, " STAFFINGCASE_TASK("turn", "30", "'23:00'", STAFFINGCASE_EVERY_DAY, "") "}}",
                      false);
    assert_non_null(strstr(print(), "assistants 56.0 and 36.5.\n"
                                    "No hours of nurses are moved: no shift has more of them than the least that it keeps.\n"
                                    "Of the hours of assistants 19.5 find no room: nobody is needed twice a day, "
                                    "and a night counts on both its days.\n\n"));
}

/* An assistant every night, of 9.5 h from 22 or of 8 h from 23:30. All work is at 23:45 but on Wednesday by day: Wednesday's
 * assistant comes by day, and the night has nobody. The evening is a nurse's, until 22:30; so in the second case the fewest were
 * half a person before, from 22 and from 23, and where a nurse is always there, one more. With work on Wednesday night as well
 * every night keeps its assistant, and nothing is told. */
static void test_fewest(void **state)
{
    (void)state;
    static const struct {const char *night, *work_at, *more, *expected;} cases[] = {
        {"22:00", "08:00", "", "1 by the old plan, 0 by the new one"},
        {"23:30", "08:00", "", "0.5 by the old plan, 0 by the new one"},
        {"23:30", "08:00", ", 'cia': {'role': 'nurse', 'duty': 'always'}", "1.5 by the old plan, 1 by the new one"},
        {"22:00", "23:45", "", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char patch[2000], expected[200];
        snprintf(patch, sizeof patch, "{'units': {'ward': {'beds': 0, 'shifts': {'night': {'start': '%s'}}}}, 'staff': {'lines':"
                 " {'anna': {'duty': null}, 'bo': {'duty': null, 'count': 5}%s}, 'plan': {'ward': {'day': {'all': {'nurse': 1}},"
                 " 'evening': {'all': {'nurse': 1}}, 'night': {'all': {'assistant': 1}}}}}, 'tasks': {'bell': null, 'medicine':"
                 " null, " STAFFINGCASE_TASK("turn", "30", "'23:45'", "'mon', 'tue', 'thu', 'fri', 'sat', 'sun'", "") ", "
                 STAFFINGCASE_TASK("wash", "60", "'%s'", "'wed'", "") "}}", cases[i].night, cases[i].more,
                 cases[i].work_at);
        staffingcase_make(&c, patch, false);
        print();
        if (cases[i].expected) {
            snprintf(expected, sizeof expected, "Fewest people on duty in an hour of the week: %s, first Wednesday 23-24. "
                     "Look at it before you use this plan.", cases[i].expected);
            assert_string_equal(line("Fewest people"), expected);
        } else
            assert_null(strstr(printed, "Fewest people"));
        staffingcase_free(&c);
    }
}

/* The night ends at 07:30 and has nobody; work in the morning for three people instead of two. */
static void test_hours(void **state)
{
    (void)state;
    staffingcase_make(&c, STAFFINGCASE_WARD, false);
    assert_non_null(strstr(print(),
        "Hour by hour  Monday to Friday                                Saturday and Sunday\n"
        "             work  people           min/h                    work  people           min/h\n"
        "  hour        min     old     new     old     new             min     old     new     old     new\n"));
    assert_string_equal(line("  06-07"),
                        "  06-07         0     0.0     0.0       -       -               0     0.0     0.0       -       -");
    assert_string_equal(line("  08-09"),
                        "  08-09        60     2.0     3.0      30      20              60     2.0     3.0      30      20");
    assert_string_equal(line("  14-15"),
                        "  14-15         0     3.0     3.5       0       0               0     3.0     3.5       0       0");
    assert_string_equal(line("  20-21"),
                        "  20-21        21     2.0     1.0      10      21               0     2.0     1.0       0       0");
    int hours = 0;
    for (const char *at = printed; at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL) {
        hours += at[0] == ' ' && at[2] >= '0' && at[2] <= '2' && at[4] == '-';
        if (*at && strcspn(at, "\n") > 0)
            assert_int_not_equal(at[strcspn(at, "\n") - 1], ' '); /* no blanks at the end */
    }
    assert_int_equal(hours, 24);
}

/* 2 x 30 minutes a day; 15, 3 for the check and half a note of 6 on five days: 60 + 5/7 x 21, of which 5/7 x 3 are the note. */
static void test_below(void **state)
{
    (void)state;
    staffingcase_make(&c, STAFFINGCASE_WARD, false);
    assert_string_equal(strstr(print(), "  work: standard"),
        "  work: standard minutes asked for, second persons too; min/h: minutes of it per hour on duty\n"
        "\n"
        "Most work per hour on duty, Monday to Friday: 30 minutes at 08-09 by the old plan, 21 minutes at 20-21 by the new one.\n"
        "Most work per hour on duty, Saturday and Sunday: 30 minutes at 08-09 by the old plan, 20 minutes at 08-09 by the new "
        "one.\n"
        "Work asked for: 75 minutes a day, of which 2 are estimated: what follows from other tasks.\n"
        "Not in it: what everyone who comes on duty brings along, 10 minutes a day by the old plan and 15 by the new.\n"
        "Nobody in the unit may do 3 minutes of it a day: wound\n");
}

/* Hours with nobody on duty have no minutes of work for each; what comes again some time after it was done is told. */
static void test_nobody_on_duty(void **state)
{
    (void)state;
    staffingcase_make(&c, "{'units': {'ward': {'beds': 2}}, 'staff': {'lines': {'anna': {'duty': null}, 'bo': {'duty': null}},"
                          " 'plan': {'ward': {'day': {'weekdays': {'nurse': 1}}}}}, 'tasks': {'bell': null, 'medicine': null,"
                          " 'turn': {'category': 'care', 'duration_min': 15, 'arises': {'a': {'how': 'after_done',"
                          " 'gap_min': 225}}}}}",
                      false);
    print();
    assert_string_equal(line("Hours of the week"), "Hours of the week, old and new: nurses 40.0 and 40.0."); /* no assistants */
    assert_string_equal(line("Most work per hour on duty, Saturday"),
                        "Most work per hour on duty, Saturday and Sunday: nobody is on duty by the old plan, nobody is on duty "
                        "by the new one.");
    assert_string_equal(line("Most work per hour on duty, Monday"), "Most work per hour on duty, Monday to Friday: 0 minutes at "
                                                                    "07-08 by the old plan, 0 minutes at 07-08 by the new one.");
    assert_string_equal(line("Not in it: what comes again"),
                        "Not in it: what comes again some time after it was done, at most 180 minutes a day.");
    assert_null(strstr(printed, "Nobody in the unit may do"));
}

/* Several units have their names; one without a plan is shown with what it has. Evenly is said, and one replication is one. */
static void test_units(void **state)
{
    (void)state;
    staffingcase_make(&c, "{'units': {'ward': {'label': 'North', 'beds': 0, 'copies': 2}, 'annex': {'label': 'Annex', 'beds':"
                          " 0}}, 'tasks': {'bell': null, 'medicine': null, "
                          STAFFINGCASE_TASK("wash", "30", "'08:00'", "'mon'", "") "},"
                          " 'staff': {'lines': {'anna': {'unit': 'ward', 'duty': null, 'count': 2}, 'bo': {'unit': 'annex'}},"
                          " 'plan': {'ward': {'day': {'all': {'nurse': 1}}}}}}", true);
    c.map.n_replications = 1;
    c.scenario.label = "north";
    print();
    assert_ptr_equal(strstr(printed, "Hours spread evenly in north: demand of 1 replication of 1 week, seed 1\n\nAnnex\n\n"
                                     "No staffing plan, so no hours to move.\n\nHour by hour"), printed);
    assert_non_null(strstr(printed, "\n\nNorth 1 and its copies (mean of 2)\n\nPeople wanted "));
}

/* Names of what nobody may do, as many as fit. */
static void test_many_for_nobody(void **state)
{
    (void)state;
    static char patch[6000];
    int at = snprintf(patch, sizeof patch, "%s", "{'policy': {'rights': {'care': {'nurse': 'none', 'assistant': 'none'}}},"
                      " 'staff': {'lines': {'anna': {'duty': null}, 'bo': {'duty': null}}, 'plan': {'ward': {'day': {'all':"
                      " {'nurse': 1}}}}},"
                      " 'units': {'ward': {'beds': 0}}, 'tasks': {'bell': null, 'medicine': null");
    for (int i = 1; i <= 9; i++)
        at += snprintf(patch + at, sizeof patch - (size_t)at, ", " STAFFINGCASE_TASK("t%d", "7", "'08:00'",
                       STAFFINGCASE_EVERY_DAY, "'helper': {'joint': 'all', 'patience_min': {}}, "), i, i);
    snprintf(patch + at, sizeof patch - (size_t)at, "}}");
    staffingcase_make(&c, patch, false);
    print();
    assert_string_equal(line("Nobody in the unit"),
                        "Nobody in the unit may do 126 minutes of it a day: t1, t1 (second person), t2, t2 (second person), t3, "
                        "t3 (second person), t4, t4 (second person), ...");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_plan), TEST(test_unmoved), TEST(test_no_room), TEST(test_fewest), TEST(test_hours), TEST(test_below),
        TEST(test_nobody_on_duty), TEST(test_units), TEST(test_many_for_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
