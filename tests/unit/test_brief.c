/* The sentences, word by word, from verdicts made by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "handmade.h"
#include "report/brief.h"

enum { MOST = 40 };

static struct handmade h[2];
static const struct model *models[] = {&h[0].model, &h[1].model, &h[1].model};
static struct trials t = {.n_scenarios = 2, .models = models};
static struct manifest_scenario scenarios[] = {{.name = "o2", .label = "All do all"}, {.name = "o3", .label = "Hosts"},
                                               {.name = "o4", .label = "More hosts"}};
static struct manifest m = {.command = "compare", .n_scenarios = 2, .scenarios = scenarios};
static struct row rows[MOST];
static struct comparison_row compared[MOST];
static struct comparison c;
static struct relief_row groups[MOST];
static struct relief r;
static char *said;

static int set_up(void **state)
{
    (void)state;
    handmade_init(&h[0], 1);
    handmade_init(&h[1], 1);
    m.n_scenarios = 2;
    c = (struct comparison){.row = compared};
    r = (struct relief){.row = groups};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    free(said);
    said = NULL;
    return 0;
}

static struct relief_quantity known(double mean, double half_width)
{
    struct relief_quantity q = {.relief = {.n = 9, .mean = mean}, .interval = {mean - half_width, mean + half_width}};
    for (int margin = 0; margin < RELIEF_MARGINS; margin++) {
        double by = relief_margins_min_per_h[margin];
        q.at[margin] = q.interval.lo >= by ? RELIEF_DOWN : q.interval.hi <= -by ? RELIEF_UP : RELIEF_OPEN;
    }
    return q;
}

/* A number of other against base; half_width 0: the same in every replication. */
static void compare(int other, const char *metric, const char *role, double base, double now, double half_width,
                    enum comparison_verdict verdict)
{
    struct err e;
    double by = now - base;
    rows[c.n] = (struct row){.metric = metric_find(metric, &e), .care_unit = "east", .role = role, .category = "", .urgency = "",
                             .task = "", .shift = "", .weekday = ""};
    assert_non_null(rows[c.n].metric);
    compared[c.n] = (struct comparison_row){.other = other, .row = &rows[c.n], .n = 9, .base_mean = base, .other_mean = now,
                                            .diff_mean = by, .diff = {by - half_width, by + half_width}, .verdict = verdict};
    c.n++;
}

/* A group of ten rostered hours, or so many. */
static struct relief_row *group(int other, const char *unit, const char *role, enum relief_outcome outcome)
{
    struct relief_row *row = &groups[r.n++];
    *row = (struct relief_row){.other = other, .level = RELIEF_GROUP, .care_unit = unit, .role = role, .person = "", .group = -1};
    for (int margin = 0; margin < RELIEF_MARGINS; margin++)
        row->verdict[margin].outcome = margin == RELIEF_USUAL_MARGIN ? outcome : RELIEF_UNDECIDED;
    return row;
}

static const char *tell(void)
{
    size_t n;
    free(said);
    FILE *f = open_memstream(&said, &n);
    brief_print(f, &m, &t, &c, &r);
    fclose(f);
    return said;
}

#define HEAD "\nIn short, 'Hosts' instead of 'All do all':\n"
#define NOT_RELIEVED "  No group is shown to be relieved by a minute an hour or more.\n"
#define NO_SHIFT "  No kind of work is shown to shift by a minute an hour or more in any group.\n"

static void test_five_sentences(void **state)
{
    (void)state;
    struct relief_row *nurses = group(1, "east", "nurse", RELIEF_RELIEVED);
    nurses->verdict[RELIEF_USUAL_MARGIN].more_clinical = true;
    nurses->quantity[RELIEF_NET] = known(5.5, 0.85);
    nurses->quantity[CATEGORY_SERVICE] = known(2.75, 0.2);
    nurses->quantity[CATEGORY_CLINICAL] = known(-1.9, 0.2);
    struct relief_row *assistants = group(1, "east", "assistant", RELIEF_PARTLY_ON_TOP);
    assistants->quantity[RELIEF_NET] = known(-4.7, 0.5);
    assistants->quantity[CATEGORY_SERVICE] = known(-13.25, 11);
    compare(1, "rostered_h", "nurse", 100, 100, 0, COMPARISON_EQUAL);
    compare(1, "rostered_h", "assistant", 10, 10, 0, COMPARISON_EQUAL);
    compare(1, "wait_min_mean", "", 10, 11.3, 0.2, COMPARISON_HIGHER);
    compare(1, "wait_min_p95", "", 51.25, 46.75, 1, COMPARISON_LOWER);
    compare(1, "omitted_work_min_per_day", "", 66.6, 68.1, 2.5, COMPARISON_OPEN);
    compare(1, "pay_kr_per_patient_day", "", 1603.2, 1602.8, 0.5, COMPARISON_OPEN);
    compare(1, "overtime_h", "", 9, 10.5, 0, COMPARISON_FIXED);
    compare(1, "withdrawn_count", "", 3, 3, 0, COMPARISON_EQUAL);
    compare(1, "censored_count", "", 4, 6, 0.5, COMPARISON_HIGHER);
    assert_string_equal(tell(), HEAD
        "  Nurses (5.5 minutes an hour, 4.7 to 6.3) are relieved, though with more clinical work.\n"
        "  Assistants (4.7 minutes an hour, 4.2 to 5.2) get more to do, though less of some kind.\n"
        "  Of all kinds of work, service work shifts most in these runs: nurses do 2.8 minutes less an hour (2.5 to 3.0) and "
        "assistants do 13 more (2 to 24).\n"
        "  The mean wait for a task rises from 10.0 to 11.3 minutes (by 1.1 to 1.5); the wait that one task in twenty exceeds "
        "falls from 51.2 to 46.8 minutes (by 3.5 to 5.5); the number of tasks still waiting at the end rises from 4.0 to "
        "6.0 in all (by 1.5 to 2.5); no clear difference in work omitted (66.6 and 68.1 minutes a day).\n"
        "  Overtime rises from 9.0 to 10.5 hours in all; no clear difference in pay per patient and day (1603.2 and 1602.8 "
        "kroner).\n");
}

/* Shifts that are missed, and rights, have a sentence each, when they change; shares are told in per cent. */
static void test_presence_and_rights(void **state)
{
    (void)state;
    compare(1, "short_shifts_count", "", 22, 32, 3, COMPARISON_HIGHER);
    compare(1, "quick_returns_count", "", 4, 5, 3, COMPARISON_OPEN); /* not worth a word */
    compare(1, "education_h", "", 0, 360, 0, COMPARISON_FIXED);
    compare(1, "education_kr", "", 0, 52000, 0, COMPARISON_FIXED);
    compare(1, "rights_earned_count", "", 0, 16, 2, COMPARISON_HIGHER);
    compare(1, "days_to_right_restricted_mean", "", NAN, 51, 0, COMPARISON_NONE);
    compare(1, "delegated_share", "", 0.0125, 0.05, 0.01, COMPARISON_HIGHER);
    compare(1, "ad_hoc_share", "", 0, 0, 0, COMPARISON_EQUAL);
    assert_non_null(strstr(tell(), NO_SHIFT
        "  The number of planned shifts for which nobody came rises from 22.0 to 32.0 in all (by 7.0 to 13.0); further "
        "education rises from 0 to 360 hours in all; what it costs beyond pay rises from 0 to 52000 kroner in all.\n"
        "  The number of rights earned in training rises from 0.0 to 16.0 in all (by 14.0 to 18.0); the share of tasks done by "
        "sign-off rises from 1.2 to 5.0 % (by 2.8 to 4.8).\n"));
    c.n = 0;
    compare(1, "rights_earned_count", "", 16, 17, 2, COMPARISON_OPEN);
    assert_non_null(strstr(tell(), NO_SHIFT "  No clear difference in the number of rights earned in training (16.0 and 17.0 in "
                                            "all).\n"));
}

/* What shifts most is chosen by hours, and only among what is shown. */
static void test_what_shifts_most(void **state)
{
    (void)state;
    struct relief_row *nurses = group(1, "east", "nurse", RELIEF_UNDECIDED);
    struct relief_row *assistants = group(1, "east", "assistant", RELIEF_UNDECIDED);
    nurses->quantity[CATEGORY_KIN] = known(-2, 0.5);
    nurses->quantity[CATEGORY_CARE] = known(50, 49.5);
    assistants->quantity[CATEGORY_ADMIN] = known(4, 0);
    assistants->quantity[CATEGORY_KIN] = known(0.2, 0.1);
    compare(1, "rostered_h", "nurse", 100, 1, 0, COMPARISON_EQUAL);
    compare(1, "rostered_h", "assistant", 49, 1000, 0, COMPARISON_EQUAL);
    assert_non_null(strstr(tell(), "  Of all kinds of work, contact with next of kin shifts most in these runs: nurses do 2.0 "
                                   "minutes more an hour (1.5 to 2.5).\n"));
    compared[1].base_mean = 51;
    assert_non_null(strstr(tell(), "documentation and planning shifts most in these runs: assistants do 4.0 minutes less an "
                                   "hour.\n"));
}

/* Every outcome in words, each with those that share it, at the usual margin only. */
static void test_outcomes(void **state)
{
    (void)state;
    group(1, "east", "nurse", RELIEF_UNDECIDED);
    group(1, "east", "assistant", RELIEF_UNDECIDED)->verdict[RELIEF_USUAL_MARGIN].care_lost = true;
    groups[r.n++] = (struct relief_row){.other = 1, .level = RELIEF_PERSON, .care_unit = "east", .role = "nurse"}; /* no group */
    static const struct {
        enum relief_outcome outcome;
        const char *words;
    } cases[] = {
        {RELIEF_UNDECIDED, "Whether nurses have a minute an hour more or less to do is not decided; whether assistants have a "
                           "minute an hour more or less to do is not decided, but more of the work they did is left undone"},
        {RELIEF_SWAPPED, "Nurses have as much to do as before, within a minute an hour, with other work; assistants have as "
                         "much to do as before, within a minute an hour, with other work, but more of the work they did is "
                         "left undone"},
        {RELIEF_UNCHANGED, "Nurses have as much to do as before, within a minute an hour; assistants have as much to do as "
                           "before, within a minute an hour, but more of the work they did is left undone"},
        {RELIEF_NEW, "Nurses and assistants are new"},
        {RELIEF_GONE, "Nurses and assistants are no longer there"},
    };
    char expected[600];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (int g = 0; g < 2; g++)
            groups[g].verdict[RELIEF_USUAL_MARGIN].outcome = cases[i].outcome;
        if (cases[i].outcome == RELIEF_NEW)
            groups[1].verdict[RELIEF_USUAL_MARGIN].care_lost = false;
        snprintf(expected, sizeof expected, HEAD NOT_RELIEVED "  %s.\n" NO_SHIFT, cases[i].words);
        assert_string_equal(tell(), expected);
    }
    groups[0].verdict[RELIEF_USUAL_MARGIN].outcome = RELIEF_ON_TOP; /* outcomes come in an order of their own */
    groups[0].quantity[RELIEF_NET] = known(-3, 0);
    groups[1].verdict[RELIEF_USUAL_MARGIN].outcome = RELIEF_NEW;
    assert_string_equal(tell(), HEAD NOT_RELIEVED
                        "  Nurses (3.0 minutes an hour) get more to do; assistants are new.\n" NO_SHIFT);
}

static void test_one_role(void **state)
{
    (void)state;
    h[0].roles[HANDMADE_NURSE].label.text = "LPN";
    struct relief_row *nurses = group(1, "east", "nurse", RELIEF_RELIEVED);
    nurses->quantity[RELIEF_NET] = known(3, 0.5);
    assert_string_equal(tell(), HEAD "  LPNs (3.0 minutes an hour, 2.5 to 3.5) are relieved.\n"
                                     "  There is no other group.\n" NO_SHIFT);
    nurses->quantity[RELIEF_NET] = known(-3, 0.5);
    nurses->verdict[RELIEF_USUAL_MARGIN].outcome = RELIEF_ON_TOP;
    assert_string_equal(tell(), HEAD NOT_RELIEVED "  LPNs (3.0 minutes an hour, 2.5 to 3.5) get more to do.\n" NO_SHIFT);
}

/* Three sentences at least, whatever is missing. */
static void test_nothing_happens(void **state)
{
    (void)state;
    assert_string_equal(tell(), HEAD NOT_RELIEVED "  There is no group with hours on duty.\n" NO_SHIFT);
    compare(1, "wait_min_mean", "", NAN, NAN, 0, COMPARISON_NONE);
    compare(1, "omitted_work_min_per_day", "", 0, 0, 0, COMPARISON_EQUAL);
    compare(1, "pay_kr_per_patient_day", "", 0, 0, 0, COMPARISON_EQUAL);
    assert_string_equal(tell(), HEAD NOT_RELIEVED "  There is no group with hours on duty.\n" NO_SHIFT);
    compare(1, "overtime_h", "", 60, 62, 3, COMPARISON_OPEN);
    compare(1, "withdrawn_count", "", 3, 4, 3, COMPARISON_OPEN); /* not worth a word */
    assert_string_equal(tell(), HEAD NOT_RELIEVED "  There is no group with hours on duty.\n" NO_SHIFT
                                "  No clear difference in overtime (60.0 and 62.0 hours in all).\n");
}

/* A change that disappears in rounding is not told as one, and numbers that are alike stand once. */
static void test_hardly_any_change(void **state)
{
    (void)state;
    compare(1, "wait_min_mean", "", 5, 5.0001, 0, COMPARISON_FIXED);
    compare(1, "wait_min_p95", "", 5, 5.01, 0.1, COMPARISON_OPEN);
    compare(1, "omitted_work_min_per_day", "", 5, 5.02, 0.005, COMPARISON_HIGHER);
    assert_non_null(strstr(tell(), "  Work omitted rises from 5.000 to 5.020 minutes a day (by 0.015 to 0.025); no clear "
                                   "difference in the mean wait for a task (5.000 minutes) and the wait that one task in twenty "
                                   "exceeds (5.0 minutes).\n"));
}

/* Units are named where there are several, and of many groups only some. */
static void test_several_units(void **state)
{
    (void)state;
    handmade_init(&h[1], 2);
    struct relief_row *east = group(1, "east", "nurse", RELIEF_RELIEVED);
    east->quantity[RELIEF_NET] = known(3, 0.5);
    group(1, "west", "nurse", RELIEF_NEW);
    tell();
    assert_non_null(strstr(said, "  Nurses in East (3.0 minutes an hour, 2.5 to 3.5) are relieved.\n"
                                 "  Nurses in West are new.\n"));
    for (int i = 1; i < 9; i++)
        group(1, "west", "nurse", RELIEF_NEW);
    tell();
    assert_non_null(strstr(said, "Nurses in West, nurses in West, nurses in West, nurses in West, nurses in West, nurses in West"
                                 ", nurses in West, nurses in West and 1 more group are new.\n"));
    group(1, "west", "nurse", RELIEF_NEW);
    assert_non_null(strstr(tell(), "nurses in West and 2 more groups are new.\n"));
}

static void test_three_scenarios(void **state)
{
    (void)state;
    m.n_scenarios = 3;
    group(1, "east", "nurse", RELIEF_NEW);
    group(2, "east", "assistant", RELIEF_GONE);
    compare(2, "wait_min_mean", "", 5, 5, 0, COMPARISON_EQUAL);
    assert_string_equal(tell(), HEAD NOT_RELIEVED "  Nurses are new.\n" NO_SHIFT
                                "\nIn short, 'More hosts' instead of 'All do all':\n" NOT_RELIEVED
                                "  Assistants are no longer there.\n" NO_SHIFT
                                "  The mean wait for a task stays exactly the same (5.0 minutes).\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_five_sentences), TEST(test_what_shifts_most), TEST(test_outcomes), TEST(test_one_role),
        TEST(test_presence_and_rights),
        TEST(test_nothing_happens), TEST(test_hardly_any_change), TEST(test_several_units), TEST(test_three_scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
