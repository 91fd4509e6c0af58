/* The table of relief, as it stands on the terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "handmade.h"
#include "report/relief_table.h"

static struct handmade h[2];
static const struct model *models[] = {&h[0].model, &h[1].model, &h[1].model};
static struct trials t = {.models = models};
static struct manifest_scenario scenarios[] = {{.label = "All do all"}, {.label = "Hosts"}, {.label = "More hosts"}};
static struct manifest m = {.n_scenarios = 2, .scenarios = scenarios};
static struct relief_row rows[10];
static struct relief r;
static char *printed;

static int set_up(void **state)
{
    (void)state;
    handmade_init(&h[0], 1);
    handmade_init(&h[1], 1);
    m.n_scenarios = 2;
    r = (struct relief){.row = rows};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    free(printed);
    printed = NULL;
    return 0;
}

/* NaN: of one scenario alone. */
static struct relief_row *add(int other, enum relief_level level, const char *unit, const char *role, double net,
                              double half_width)
{
    struct relief_row *row = &rows[r.n++];
    *row = (struct relief_row){.other = other, .level = level, .care_unit = unit, .role = role, .person = "", .group = -1};
    row->quantity[RELIEF_NET].relief = (struct moments){.n = isnan(net) ? 0 : 9, .mean = net};
    row->quantity[RELIEF_NET].interval = (struct interval){net - half_width, net + half_width};
    return row;
}

static void decide(struct relief_row *row, enum relief_outcome half, enum relief_outcome one, enum relief_outcome two)
{
    const enum relief_outcome outcomes[RELIEF_MARGINS] = {half, one, two};
    for (int margin = 0; margin < RELIEF_MARGINS; margin++) {
        row->verdict[margin].outcome = outcomes[margin];
        row->quantity[RELIEF_NET].needed[margin] = 40;
    }
}

static const char *print(void)
{
    size_t n;
    free(printed);
    FILE *f = open_memstream(&printed, &n);
    relief_table_print(f, &m, &t, &r);
    fclose(f);
    return printed;
}

#define TITLE(other) \
    "\nRelief, '" other "' instead of 'All do all': minutes less to do per rostered hour, intervals for all groups at once.\n\n"
#define HEAD \
    "Relief                             net       95 % interval  margin 0.5 min               margin 1 min" \
    "                 margin 2 min\n"

static void test_groups(void **state)
{
    (void)state;
    struct relief_row *nurses = add(1, RELIEF_GROUP, "east", "nurse", 1.5, 0.25);
    decide(nurses, RELIEF_RELIEVED, RELIEF_RELIEVED, RELIEF_UNDECIDED);
    nurses->verdict[0].more_clinical = true;
    decide(add(1, RELIEF_GROUP, "east", "assistant", -0.04, 0), RELIEF_UNCHANGED, RELIEF_SWAPPED, RELIEF_ON_TOP);
    decide(add(1, RELIEF_GROUP, "east", "nurse", NAN, 0), RELIEF_NEW, RELIEF_NEW, RELIEF_GONE);
    assert_string_equal(print(), TITLE("Hosts") HEAD
        "  Nurse                           +1.5      (+1.2 to +1.8)  relieved+more_clinical       relieved"
        "                     undecided\n"
        "  Assistant                        0.0        (0.0 to 0.0)  unchanged                    swapped"
        "                      on_top\n"
        "  Nurse                              -                   -  new                          new"
        "                          gone\n");
}

/* Who is undecided at the usual margin may know how many replications would help. */
static void test_undecided(void **state)
{
    (void)state;
    decide(add(1, RELIEF_GROUP, "east", "nurse", 1, 2), RELIEF_SWAPPED, RELIEF_UNDECIDED, RELIEF_SWAPPED);
    assert_non_null(strstr(print(), "\n\nAt a margin of 1 minute an hour:\n  Nurse: undecided; about 40 "
                                    "replications would decide, a rough guess from so few.\n"));
}

static void test_people(void **state)
{
    (void)state;
    decide(add(1, RELIEF_GROUP, "east", "nurse", 1, 2), RELIEF_SWAPPED, RELIEF_SWAPPED, RELIEF_SWAPPED);
    decide(add(1, RELIEF_PERSON, "east", "nurse", 1, 2), RELIEF_SWAPPED, RELIEF_ON_TOP, RELIEF_SWAPPED);
    assert_non_null(strstr(print(), "\n\nAt a margin of 1 minute an hour:\n  1 person in both, intervals for all of them at "
                                    "once: 1 on_top.\n"));
    decide(add(1, RELIEF_PERSON, "east", "nurse", 1, 2), RELIEF_SWAPPED, RELIEF_UNDECIDED, RELIEF_SWAPPED);
    decide(add(1, RELIEF_PERSON, "east", "nurse", 1, 2), RELIEF_SWAPPED, RELIEF_ON_TOP, RELIEF_SWAPPED);
    assert_non_null(strstr(print(), "\n  3 people in both, intervals for all of them at once: 1 undecided, "
                                    "2 on_top.\n"));
    r.row[3].verdict[RELIEF_USUAL_MARGIN].care_lost = true;
    assert_non_null(strstr(print(), ": 1 undecided, 2 on_top (of them 1 with care lost).\n"));
}

/* A unit is named where there are several, by its label; the base's words come first. */
static void test_units(void **state)
{
    (void)state;
    handmade_init(&h[1], 2);
    h[1].units[HANDMADE_WEST].label.text = "Ward of the west, behind the garden";
    h[1].roles[HANDMADE_NURSE].label.text = "Sister";
    decide(add(1, RELIEF_GROUP, "east", "nurse", 1, 0.5), RELIEF_SWAPPED, RELIEF_SWAPPED, RELIEF_SWAPPED);
    decide(add(1, RELIEF_GROUP, "west", "nurse", NAN, 0), RELIEF_NEW, RELIEF_NEW, RELIEF_NEW);
    print();
    assert_non_null(strstr(printed, "\n  Nurse, East                     +1.0 "));
    assert_non_null(strstr(printed, "\n  Nurse, Ward of the west, behind the garden        - "));
}

/* Each other scenario has a table, and one without groups has none. */
static void test_scenarios(void **state)
{
    (void)state;
    assert_string_equal(print(), "");
    m.n_scenarios = 3;
    decide(add(2, RELIEF_GROUP, "east", "nurse", NAN, 0), RELIEF_GONE, RELIEF_GONE, RELIEF_GONE);
    assert_int_equal(strncmp(print(), TITLE("More hosts") HEAD, strlen(TITLE("More hosts") HEAD)), 0);
    decide(add(1, RELIEF_GROUP, "east", "nurse", NAN, 0), RELIEF_NEW, RELIEF_NEW, RELIEF_NEW);
    const char *first = strstr(print(), TITLE("Hosts")), *second = strstr(printed, TITLE("More hosts"));
    assert_true(first == printed && second > first);
    assert_non_null(strstr(second, "gone"));
    assert_null(strstr(second, "new"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_groups), TEST(test_undecided), TEST(test_people), TEST(test_units), TEST(test_scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
