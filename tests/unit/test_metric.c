/* Every metric on hand-made accounts: a known answer, and the answer when there is nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/measure.h"
#include "handmade_days.h"
#include "metrics/metric.h"

/* unit, role, category, task; summed over the other dimensions */
#define CELL(unit, role, category, task) {unit, role, category, -1, task, -1, -1}

enum { ALL = -1, EAST = HANDMADE_EAST, WEST = HANDMADE_WEST, NURSE = HANDMADE_NURSE, ASSISTANT = HANDMADE_ASSISTANT };

/* Worked out by hand from handmade_fill: one-minute ticks, a window of two days. */
static const struct {
    const char *metric;
    struct metric_cell cell; /* unit, role, category, task */
    double value;
} known[] = {
    {"rostered_h", CELL(EAST, NURSE, ALL, ALL), 10},
    {"rostered_h", CELL(ALL, ALL, ALL, ALL), 20},
    {"overtime_h", CELL(EAST, NURSE, ALL, ALL), 0.5},
    {"overtime_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 3},
    {"overtime_min_per_rostered_h", CELL(ALL, ALL, ALL, ALL), 1.5},
    {"utilisation_share", CELL(EAST, NURSE, ALL, ALL), 320.0 / 630},
    {"utilisation_share", CELL(EAST, ASSISTANT, ALL, ALL), 0.7},
    {"utilisation_share", CELL(WEST, ALL, ALL, ALL), 0.25},
    {"time_min_per_rostered_h", CELL(EAST, NURSE, CATEGORY_CLINICAL, ALL), 23},
    {"time_min_per_rostered_h", CELL(EAST, NURSE, ALL, HANDMADE_BELL), 9},
    {"time_min_per_rostered_h", CELL(EAST, ASSISTANT, CATEGORY_CARE, ALL), 42},
    {"time_min_per_rostered_h", CELL(ALL, NURSE, ALL, HANDMADE_BELL), 11},
    {"time_min_per_rostered_h", CELL(EAST, NURSE, CATEGORY_KIN, ALL), 0},
    {"holding_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 1},
    {"break_min_per_rostered_h", CELL(EAST, ASSISTANT, ALL, ALL), 6},
    {"idle_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 22},
    {"idle_blocked_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 5},
    {"idle_blocked_min_per_rostered_h", CELL(EAST, ASSISTANT, ALL, ALL), 0},
    {"breaks_missed_share", CELL(EAST, ASSISTANT, ALL, ALL), 0.75},
    {"breaks_missed_share", CELL(EAST, ALL, ALL, ALL), 0.6},
    {"breaks_missed_share", CELL(WEST, NURSE, ALL, ALL), NAN},
    {"made_count", CELL(EAST, ALL, ALL, HANDMADE_BELL), 22},
    {"made_count", CELL(ALL, ALL, CATEGORY_CARE, ALL), 47},
    {"done_count", CELL(EAST, NURSE, ALL, HANDMADE_MEDICINE), 20},
    {"done_count", CELL(ALL, ALL, ALL, HANDMADE_BELL), 35},
    {"done_count", CELL(ALL, ALL, ALL, ALL), 65},
    {"wait_min_mean", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 20},
    {"wait_min_mean", CELL(EAST, ALL, CATEGORY_CARE, ALL), 400.0 / 30},
    {"wait_min_mean", CELL(ALL, ALL, ALL, ALL), 875.0 / 65},
    {"wait_min_mean", CELL(WEST, ALL, ALL, HANDMADE_MEDICINE), NAN},
    {"late_share", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 0.25},
    {"late_share", CELL(EAST, ALL, ALL, ALL), 0.2},
    {"late_share", CELL(EAST, ALL, ALL, HANDMADE_BELL), NAN}, /* has no limit */
    {"omitted_count", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 4},
    {"omitted_share", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 0.16},
    {"omitted_share", CELL(WEST, ALL, ALL, HANDMADE_BELL), 0},
    {"omitted_work_min_per_day", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 20},
    {"omitted_work_min_per_day", CELL(ALL, ALL, ALL, ALL), 25},
    {"lost_count", CELL(EAST, ALL, ALL, HANDMADE_BELL), 1},
    {"withdrawn_count", CELL(EAST, ALL, CATEGORY_CLINICAL, ALL), 1},
    {"censored_count", CELL(EAST, ALL, ALL, ALL), 1},
    {"interrupted_count", CELL(ALL, ALL, ALL, HANDMADE_MEDICINE), 2},
    {"suspended_h", CELL(ALL, ALL, ALL, HANDMADE_MEDICINE), 1.5},
    {"patient_days", CELL(EAST, ALL, ALL, ALL), 3},
    {"patient_days", CELL(ALL, ALL, ALL, ALL), 5},
    {"occupancy_share", CELL(EAST, ALL, ALL, ALL), 0.75},
    {"occupancy_share", CELL(ALL, ALL, ALL, ALL), 0.5},
    {"admitted_count", CELL(ALL, ALL, ALL, ALL), 4},
    {"discharged_count", CELL(EAST, ALL, ALL, ALL), 2},
    {"turned_away_count", CELL(EAST, ALL, ALL, ALL), 1},
    {"work_min_per_patient_day", CELL(EAST, ALL, ALL, ALL), 530.0 / 3},
    {"work_min_per_patient_day", CELL(EAST, NURSE, CATEGORY_CLINICAL, ALL), 230.0 / 3},
    {"work_min_per_patient_day", CELL(ALL, ALL, CATEGORY_CARE, ALL), 75},
    {"pay_kr", CELL(EAST, NURSE, ALL, ALL), 8 * 300 + 2 * 375 + 0.5 * 450},
    {"pay_kr", CELL(EAST, ASSISTANT, ALL, ALL), 5 * 260},
    {"pay_kr", CELL(EAST, ALL, ALL, ALL), 4675},
    {"pay_kr", CELL(ALL, NURSE, ALL, ALL), 4875},
    {"pay_supplements_kr", CELL(EAST, NURSE, ALL, ALL), 2 * 75 + 0.5 * 150},
    {"pay_supplements_kr", CELL(EAST, ASSISTANT, ALL, ALL), 300},
    {"pay_supplements_kr", CELL(WEST, ALL, ALL, ALL), 0},
    {"pay_supplements_kr", CELL(ALL, ALL, ALL, ALL), 525},
    {"pay_kr_per_patient_day", CELL(EAST, ALL, ALL, ALL), 4675.0 / 3},
    {"pay_kr_per_patient_day", CELL(ALL, ASSISTANT, ALL, ALL), 260},
};
enum { N_KNOWN = sizeof known / sizeof known[0] };

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

/* Index of a metric; -1: none, or two of that name. */
static int find(const char *id)
{
    int found = -1;
    for (int i = 0; i < metric_count; i++)
        if (!strcmp(metric_table[i].id, id))
            found = found < 0 ? i : -1;
    return found;
}

static void test_known_answers(void **state)
{
    (void)state;
    for (int i = 0; i < N_KNOWN; i++) {
        int metric = find(known[i].metric);
        assert_in_range(metric, 0, metric_count - 1);
        double value = metric_table[metric].value(&t, &known[i].cell);
        if (isnan(known[i].value) ? !isnan(value) : !(fabs(value - known[i].value) <= 1e-12 * (1 + fabs(known[i].value))))
            fail_msg("%s, case %d: %.17g instead of %.17g", known[i].metric, i, value, known[i].value);
    }
}

static void test_every_metric_is_known(void **state)
{
    (void)state;
    for (int m = 0; m < metric_count; m++) {
        int n = 0;
        for (int i = 0; i < N_KNOWN; i++)
            n += !strcmp(known[i].metric, metric_table[m].id);
        if (n == 0)
            fail_msg("no case for %s", metric_table[m].id);
    }
}

/* Without people, tasks and patients a count is 0, and a rate is missing, not 0. */
static void test_nothing(void **state)
{
    (void)state;
    struct metric_cell cell = CELL(ALL, ALL, ALL, ALL);
    handmade_init(&h, 2);
    tally_fill(&t, &h.accounts);
    for (int m = 0; m < metric_count; m++) {
        const char *id = metric_table[m].id;
        double value = metric_table[m].value(&t, &cell);
        bool rate = strstr(id, "_per_rostered_h") || strstr(id, "_share") || strstr(id, "_mean") ||
                    strstr(id, "_per_patient_day");
        if (!strcmp(id, "occupancy_share"))
            rate = false; /* empty beds are beds */
        if (rate ? !isnan(value) : value != 0)
            fail_msg("%s of nothing: %g", id, value);
    }
}

/* All time on duty, in minutes per rostered hour, is 60 and overtime. */
static void test_minutes_add_up(void **state)
{
    (void)state;
    static const char *const parts[] = {"holding_min_per_rostered_h", "break_min_per_rostered_h", "idle_min_per_rostered_h",
                                        "idle_blocked_min_per_rostered_h"};
    struct metric_cell cell = CELL(EAST, NURSE, ALL, ALL);
    double sum = 0;
    for (int i = 0; i < 4; i++)
        sum += metric_table[find(parts[i])].value(&t, &cell);
    for (int c = 0; c < N_CATEGORIES; c++) {
        cell.category = c;
        sum += metric_table[find("time_min_per_rostered_h")].value(&t, &cell);
    }
    cell.category = ALL;
    double overtime = metric_table[find("overtime_min_per_rostered_h")].value(&t, &cell);
    assert_true(fabs(sum - 60 - overtime) < 1e-9);
}

/* The same ticks, half as long: times halve, shares and counts stay. */
static void test_shorter_ticks(void **state)
{
    (void)state;
    static const struct {
        const char *metric;
        struct metric_cell cell;
        double value;
    } half[] = {
        {"rostered_h", CELL(EAST, NURSE, ALL, ALL), 5},
        {"utilisation_share", CELL(EAST, ASSISTANT, ALL, ALL), 0.7},
        {"time_min_per_rostered_h", CELL(EAST, NURSE, CATEGORY_CLINICAL, ALL), 23},
        {"wait_min_mean", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 10},
        {"suspended_h", CELL(ALL, ALL, ALL, HANDMADE_MEDICINE), 0.75},
        {"patient_days", CELL(EAST, ALL, ALL, ALL), 1.5},
        {"omitted_work_min_per_day", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 40}, /* the window is one day now */
        {"made_count", CELL(EAST, ALL, ALL, HANDMADE_BELL), 22},
        {"pay_kr", CELL(EAST, NURSE, ALL, ALL), 3375 / 2.0},
        {"pay_kr_per_patient_day", CELL(EAST, ALL, ALL, ALL), 4675.0 / 3},
    };
    h.model.tick_s = 30;
    h.model.ticks_per_day = 2880;
    tally_fill(&t, &h.accounts);
    for (size_t i = 0; i < sizeof half / sizeof half[0]; i++) {
        double value = metric_table[find(half[i].metric)].value(&t, &half[i].cell);
        if (!(fabs(value - half[i].value) < 1e-12))
            fail_msg("%s: %g instead of %g", half[i].metric, value, half[i].value);
    }
}

/* Pay without supplements is the hours times the plain hourly pay: all that is paid beyond it stands apart. */
static void test_pay_adds_up(void **state)
{
    (void)state;
    static const struct metric_cell cells[] = {CELL(EAST, NURSE, ALL, ALL), CELL(EAST, ASSISTANT, ALL, ALL), CELL(WEST, NURSE, ALL, ALL)};
    static const char *const names[] = {"pay_kr", "pay_supplements_kr", "rostered_h", "overtime_h"};
    static const double hourly[] = {300, 200, 300};
    for (int i = 0; i < 3; i++) {
        double value[4];
        for (int v = 0; v < 4; v++)
            value[v] = metric_table[find(names[v])].value(&t, &cells[i]);
        assert_true(fabs(value[0] - value[1] - (value[2] + value[3]) * hourly[i]) < 1e-9);
    }
}

/* Overtime of a duty that ended before the window began: there is no rostered hour to share it by. */
static void test_nothing_to_divide_by(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    h.person_accounts[HANDMADE_ANNA].overtime_ticks = 5;
    tally_fill(&t, &h.accounts);
    struct metric_cell cell = CELL(EAST, NURSE, ALL, ALL);
    assert_true(isnan(metric_table[find("overtime_min_per_rostered_h")].value(&t, &cell)));
}

/* What is counted as blocked is said as it is: work of others, of nobody now, or for two. */
static void test_blocked_is_named(void **state)
{
    (void)state;
    const struct metric *m = &metric_table[find("idle_blocked_min_per_rostered_h")];
    assert_non_null(strstr(m->meaning, "free while a task waits in the unit that one may not take now"));
    assert_non_null(strstr(m->definition, "others may take it, or nobody now, or a second person is lacking"));
}

static void test_table_is_in_order(void **state)
{
    (void)state;
    for (int i = 0; i < metric_count; i++) {
        const struct metric *m = &metric_table[i];
        assert_int_equal(find(m->id), i); /* no name twice */
        assert_true(strlen(m->meaning) > 5 && strlen(m->definition) > 5);
        assert_true(m->shapes[0] != 0);
        for (int s = 0; s < METRIC_MAX_SHAPES && m->shapes[s]; s++)
            assert_true(m->shapes[s] & METRIC_UNIT);
    }
}

/* Its name tells the unit of every metric, and every dimension has a column. */
static void test_units_and_dimensions(void **state)
{
    (void)state;
    char unit[MEASURE_BYTES];
    for (int i = 0; i < metric_count; i++) {
        if (!*measure_of(unit, metric_table[i].id))
            fail_msg("the name of %s tells no unit", metric_table[i].id);
        for (int s = 0; s < METRIC_MAX_SHAPES && metric_table[i].shapes[s]; s++)
            assert_true(metric_table[i].shapes[s] < 1 << METRIC_DIMENSIONS);
    }
    for (int d = 0; d < METRIC_DIMENSIONS; d++)
        assert_non_null(metric_dimension_ids[d]);
    assert_string_equal(measure_of(unit, metric_find("late_share", &(struct err){0})->id), "share");
}

static void test_find(void **state)
{
    (void)state;
    struct err e = {0}, other = {0};
    for (int i = 0; i < metric_count; i++)
        assert_ptr_equal(metric_find(metric_table[i].id, &e), &metric_table[i]);
    assert_int_equal(e.code, ERR_NONE);
    assert_null(metric_find("rosterd_h", &e));
    assert_int_equal(e.code, ERR_INPUT);
    assert_string_equal(e.text, "no metric is called 'rosterd_h'; did you mean 'rostered_h'?");
    assert_null(metric_find("", &other));
    assert_string_equal(other.text, "no metric is called ''");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_known_answers, set_up, tear_down),
        cmocka_unit_test(test_every_metric_is_known),
        cmocka_unit_test_setup_teardown(test_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_minutes_add_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shorter_ticks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_pay_adds_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_to_divide_by, set_up, tear_down),
        cmocka_unit_test(test_blocked_is_named), cmocka_unit_test(test_table_is_in_order),
        cmocka_unit_test(test_units_and_dimensions), cmocka_unit_test(test_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
