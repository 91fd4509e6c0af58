/* Every metric on hand-made accounts: a known answer, the answer when there is nothing, and how it hangs together with others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/measure.h"
#include "handmade_days.h"
#include "identities.h"
#include "metrics/metric.h"
#include "metrics/rows.h"

/* unit, role, category, task; summed over the other dimensions */
#define CELL(unit, role, category, task) {unit, role, category, -1, task, -1, -1}
#define URGENT(unit, urgency) {unit, -1, -1, urgency, -1, -1, -1}
#define SHIFT(unit, role, shift) {unit, role, -1, -1, -1, shift, -1}
#define DAY(unit, role, weekday) {unit, role, -1, -1, -1, -1, weekday}

enum { DAYTIME = HANDMADE_DAY, NIGHT = HANDMADE_NIGHT, OUTSIDE = HANDMADE_OUTSIDE, MON = 0, TUE = 1, WED = 2 };
enum { ALL = -1, EAST = HANDMADE_EAST, WEST = HANDMADE_WEST, NURSE = HANDMADE_NURSE, ASSISTANT = HANDMADE_ASSISTANT };

#define ROOT_2 1.4142135623730951
#define ROOT_3 1.7320508075688772

/* Worked out by hand from the tables in handmade_days.h: one-minute ticks, a window of two days. */
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
    {"on_duty_h", CELL(EAST, NURSE, ALL, ALL), 10.5},
    {"on_duty_h", CELL(ALL, ALL, ALL, ALL), 20.5},
    {"on_duty_h", SHIFT(EAST, ALL, DAYTIME), 8}, /* anna, 09:00 to 17:00 */
    {"on_duty_h", SHIFT(EAST, NURSE, OUTSIDE), 2.5},
    {"on_duty_h", SHIFT(EAST, NURSE, NIGHT), 0},
    {"on_duty_h", SHIFT(EAST, ASSISTANT, NIGHT), 5},
    {"on_duty_h", DAY(EAST, ALL, TUE), 15.5}, /* bo's night of Tuesday with it */
    {"on_duty_h", DAY(ALL, NURSE, WED), 5},   /* cia */
    {"utilisation_share", CELL(EAST, NURSE, ALL, ALL), 320.0 / 630},
    {"utilisation_share", CELL(EAST, ASSISTANT, ALL, ALL), 0.7},
    {"utilisation_share", CELL(WEST, ALL, ALL, ALL), 0.25},
    {"utilisation_share", SHIFT(EAST, NURSE, DAYTIME), 0.5},
    {"utilisation_share", SHIFT(EAST, ALL, OUTSIDE), 80.0 / 150},
    {"utilisation_share", SHIFT(EAST, ALL, NIGHT), 0.7},
    {"utilisation_share", SHIFT(EAST, ASSISTANT, DAYTIME), NAN},
    {"utilisation_share", DAY(EAST, ALL, TUE), 530.0 / 930},
    {"utilisation_share", DAY(ALL, ALL, WED), 0.25},
    {"utilisation_share", DAY(ALL, ALL, MON), NAN},
    {"time_min_per_rostered_h", CELL(EAST, NURSE, CATEGORY_CLINICAL, ALL), 23},
    {"time_min_per_rostered_h", CELL(EAST, NURSE, ALL, HANDMADE_BELL), 9},
    {"time_min_per_rostered_h", CELL(EAST, ASSISTANT, CATEGORY_CARE, ALL), 42},
    {"time_min_per_rostered_h", CELL(ALL, NURSE, ALL, HANDMADE_BELL), 11},
    {"time_min_per_rostered_h", CELL(EAST, NURSE, CATEGORY_KIN, ALL), 0},
    {"overtime_work_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 3},
    {"overtime_work_min_per_rostered_h", CELL(ALL, NURSE, CATEGORY_CLINICAL, ALL), 2},
    {"overtime_work_min_per_rostered_h", CELL(EAST, NURSE, CATEGORY_CARE, ALL), 0},
    {"consulting_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 0}, /* these and others of rights: test_delegation.c */
    {"practice_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 0},
    {"consulted_count", CELL(EAST, ALL, ALL, HANDMADE_BELL), 0},
    {"supervised_count", CELL(EAST, ALL, ALL, HANDMADE_BELL), 0},
    {"occasions_count", CELL(EAST, NURSE, ALL, ALL), 0},
    {"rights_earned_count", CELL(EAST, NURSE, ALL, ALL), 0},
    {"days_to_right_mean", CELL(EAST, NURSE, ALL, ALL), NAN},
    {"days_to_right_restricted_mean", CELL(EAST, NURSE, ALL, ALL), NAN},
    {"rights_open_count", CELL(EAST, NURSE, ALL, ALL), 0},
    {"rights_lapsed_count", CELL(EAST, NURSE, ALL, ALL), 0},
    {"delegated_share", CELL(EAST, NURSE, ALL, ALL), 0},
    {"trained_share", CELL(EAST, NURSE, ALL, ALL), 0},
    {"ad_hoc_share", CELL(EAST, NURSE, ALL, ALL), 0},
    {"outside_rights_count", CELL(EAST, NURSE, ALL, ALL), 0},
    {"shift_lead_h", CELL(EAST, NURSE, ALL, ALL), 0}, /* these: test_people.c, test_care.c */
    {"without_shift_lead_share", CELL(EAST, ALL, ALL, ALL), NAN},
    {"matched_share", CELL(EAST, NURSE, ALL, ALL), NAN},
    {"by_carer_share", CELL(EAST, ALL, ALL, HANDMADE_BELL), NAN},
    {"holding_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 1},
    {"break_min_per_rostered_h", CELL(EAST, ASSISTANT, ALL, ALL), 6},
    {"idle_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 22},
    {"idle_blocked_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 5},
    {"idle_blocked_min_per_rostered_h", CELL(EAST, ASSISTANT, ALL, ALL), 0},
    {"idle_blocked_share", CELL(EAST, ALL, ALL, ALL), 50.0 / 930},
    {"idle_blocked_share", SHIFT(EAST, NURSE, DAYTIME), 30.0 / 480},
    {"idle_blocked_share", SHIFT(EAST, ALL, OUTSIDE), 20.0 / 150},
    {"idle_blocked_share", DAY(WEST, ALL, WED), 0},
    {"peak_share", CELL(EAST, ALL, ALL, ALL), 0.1}, /* 288 of 2880 ticks */
    {"peak_share", CELL(WEST, ALL, ALL, ALL), 0},
    {"peak_share", CELL(ALL, ALL, ALL, ALL), 0.05},
    {"interruptions_per_h", CELL(EAST, NURSE, ALL, ALL), 2}, /* 21 in 10.5 hours */
    {"interruptions_per_h", CELL(EAST, ALL, ALL, ALL), 21 / 15.5},
    {"interruptions_per_h", CELL(WEST, NURSE, ALL, ALL), 0},
    {"switches_per_h", CELL(EAST, NURSE, ALL, ALL), 4},
    {"switches_per_h", CELL(EAST, ASSISTANT, ALL, ALL), 4},
    {"switches_per_h", CELL(ALL, ALL, ALL, ALL), 62 / 20.5},
    /* anna works 32 min/h for 10 h, bo 42 and cia 15 for 5 h: of two with weights p and q the spread is root(pq) x difference */
    {"load_spread_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 0},
    {"load_spread_min_per_rostered_h", CELL(EAST, ALL, ALL, ALL), 10 * ROOT_2 / 3},
    {"load_spread_min_per_rostered_h", CELL(ALL, NURSE, ALL, ALL), 17 * ROOT_2 / 3},
    {"load_spread_of_roles_min_per_rostered_h", CELL(EAST, ALL, ALL, ALL), 10 * ROOT_2 / 3},
    {"load_spread_of_roles_min_per_rostered_h", CELL(WEST, ALL, ALL, ALL), 0},
    {"load_spread_of_roles_min_per_rostered_h", CELL(ALL, ALL, ALL, ALL), (42 - 79 / 3.0) * ROOT_3 / 4},
    {"overqualified_min_per_rostered_h", CELL(EAST, NURSE, ALL, ALL), 9}, /* bells, which bo may answer, too */
    {"overqualified_min_per_rostered_h", CELL(EAST, ALL, ALL, ALL), 6},
    {"overqualified_min_per_rostered_h", CELL(ALL, NURSE, ALL, ALL), 11},
    {"overqualified_min_per_rostered_h", CELL(EAST, ASSISTANT, ALL, ALL), 0},
    {"skills_used_per_person", CELL(EAST, ALL, ALL, ALL), 2},
    {"skills_used_per_person", CELL(ALL, ALL, ALL, ALL), 5.0 / 3},
    {"skills_unused_per_person", CELL(EAST, NURSE, ALL, ALL), 1}, /* anna never does the washing */
    {"skills_unused_per_person", CELL(EAST, ALL, ALL, ALL), 0.5},
    {"skills_unused_per_person", CELL(WEST, ALL, ALL, ALL), 0}, /* there is no medicine to give */
    {"breaks_missed_share", CELL(EAST, ASSISTANT, ALL, ALL), 0.75},
    {"breaks_missed_share", CELL(EAST, ALL, ALL, ALL), 0.6},
    {"breaks_missed_share", CELL(WEST, NURSE, ALL, ALL), NAN},
    {"made_count", CELL(EAST, ALL, ALL, HANDMADE_BELL), 22},
    {"made_count", CELL(ALL, ALL, CATEGORY_CARE, ALL), 47},
    {"made_count", URGENT(ALL, 2), 62},
    {"made_count", URGENT(EAST, 7), 10},
    {"made_count", SHIFT(EAST, ALL, DAYTIME), 30},
    {"made_count", SHIFT(EAST, ALL, OUTSIDE), 4},
    {"made_count", SHIFT(EAST, ALL, NIGHT), 23},
    {"made_count", DAY(EAST, ALL, WED), 1}, /* at 23:00; what came before 07:00 is of Tuesday's night */
    {"made_count", DAY(ALL, ALL, TUE), 56},
    {"done_count", CELL(EAST, NURSE, ALL, HANDMADE_MEDICINE), 20},
    {"done_count", CELL(ALL, ALL, ALL, HANDMADE_BELL), 35},
    {"done_count", CELL(ALL, ALL, ALL, ALL), 65},
    {"wait_min_mean", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 20},
    {"wait_min_mean", CELL(EAST, ALL, CATEGORY_CARE, ALL), 400.0 / 30},
    {"wait_min_mean", CELL(ALL, ALL, ALL, ALL), 875.0 / 65},
    {"wait_min_mean", CELL(WEST, ALL, ALL, HANDMADE_MEDICINE), NAN},
    {"wait_min_mean", URGENT(EAST, 2), 12.5},
    {"wait_min_mean", SHIFT(EAST, ALL, DAYTIME), 3.6}, /* those of Monday are not counted: 15 waited 6 minutes, 10 not at all */
    {"wait_min_mean", SHIFT(EAST, ALL, OUTSIDE), 62},
    {"wait_min_mean", SHIFT(EAST, ALL, NIGHT), 20},
    {"wait_min_mean", DAY(ALL, ALL, WED), 5},
    {"wait_min_mean", DAY(ALL, ALL, MON), NAN},
    {"wait_min_p50", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 6}, /* 15 waited 6 minutes, 5 waited 62 */
    {"wait_min_p50", CELL(EAST, ALL, ALL, HANDMADE_BELL), 0},     /* 10 did not wait */
    {"wait_min_p50", CELL(ALL, ALL, ALL, HANDMADE_BELL), 5},      /* and in west 15 waited 5 minutes: the 18th of 35 */
    {"wait_min_p50", CELL(EAST, ALL, CATEGORY_CARE, ALL), 10},
    {"wait_min_p50", URGENT(EAST, 2), 6},
    {"wait_min_p50", CELL(ALL, ALL, CATEGORY_KIN, ALL), NAN},
    {"wait_min_p95", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 62},
    {"wait_min_p95", CELL(EAST, ALL, CATEGORY_CARE, ALL), 25}, /* 0 x 10, 10 x 10, 25 x 9, 75: the 29th of 30 */
    {"wait_min_p95", CELL(ALL, ALL, ALL, ALL), 62},            /* the 62nd of 65; 75 is the last */
    {"wait_min_p95", CELL(WEST, ALL, ALL, HANDMADE_MEDICINE), NAN},
    {"second_person_wait_min_mean", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 2.5},
    {"second_person_wait_min_mean", CELL(ALL, ALL, CATEGORY_CLINICAL, ALL), 2.5},
    {"second_person_wait_min_mean", CELL(EAST, ALL, ALL, HANDMADE_BELL), NAN},
    {"late_share", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 0.25},
    {"late_share", CELL(EAST, ALL, ALL, ALL), 0.2},
    {"late_share", CELL(EAST, ALL, ALL, HANDMADE_BELL), NAN}, /* has no limit */
    {"late_share", URGENT(EAST, 7), 0.1},
    {"late_share", SHIFT(EAST, ALL, DAYTIME), 0},
    {"late_share", SHIFT(EAST, ALL, OUTSIDE), 1},
    {"late_share", SHIFT(EAST, ALL, NIGHT), 0.1}, /* bells have no limit */
    {"late_share", DAY(EAST, ALL, TUE), 0.2},
    {"omitted_count", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 4},
    {"omitted_count", URGENT(ALL, 2), 4},
    {"omitted_count", SHIFT(EAST, ALL, OUTSIDE), 4}, /* when they were given up */
    {"omitted_count", SHIFT(EAST, ALL, DAYTIME), 0},
    {"omitted_count", DAY(ALL, ALL, TUE), 4},
    {"omitted_share", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 0.16},
    {"omitted_share", CELL(WEST, ALL, ALL, HANDMADE_BELL), 0},
    {"omitted_share", URGENT(EAST, 2), 4.0 / 47},
    {"omitted_work_min_per_day", CELL(EAST, ALL, ALL, HANDMADE_MEDICINE), 20},
    {"omitted_work_min_per_day", CELL(ALL, ALL, ALL, ALL), 25},
    {"lost_count", CELL(EAST, ALL, ALL, HANDMADE_BELL), 1},
    {"withdrawn_count", CELL(EAST, ALL, CATEGORY_CLINICAL, ALL), 1},
    {"censored_count", CELL(EAST, ALL, ALL, ALL), 1},
    {"censored_min_mean", CELL(EAST, ALL, ALL, ALL), 60},
    {"censored_min_mean", CELL(EAST, ALL, ALL, HANDMADE_WASH), NAN},
    {"interrupted_count", CELL(ALL, ALL, ALL, HANDMADE_MEDICINE), 2},
    {"suspended_h", CELL(ALL, ALL, ALL, HANDMADE_MEDICINE), 1.5},
    {"patient_days", CELL(EAST, ALL, ALL, ALL), 3},
    {"patient_days", CELL(ALL, ALL, ALL, ALL), 5},
    {"occupancy_share", CELL(EAST, ALL, ALL, ALL), 0.75},
    {"occupancy_share", CELL(ALL, ALL, ALL, ALL), 0.5},
    {"admitted_count", CELL(ALL, ALL, ALL, ALL), 4},
    {"discharged_count", CELL(EAST, ALL, ALL, ALL), 2},
    {"turned_away_count", CELL(EAST, ALL, ALL, ALL), 1},
    {"carers_per_patient_week", CELL(EAST, ALL, ALL, ALL), 2.5},
    {"carers_per_patient_week", CELL(ALL, ALL, ALL, ALL), 2},
    {"understaffed_share", CELL(EAST, ALL, ALL, ALL), 0.25},
    {"understaffed_share", CELL(WEST, ALL, ALL, ALL), 0},
    {"understaffed_share", CELL(ALL, ALL, ALL, ALL), 0.15},
    {"asked_work_min_per_patient_day", CELL(EAST, ALL, ALL, ALL), 620.0 / 3}, /* 250 + 220 + 150 minutes for 3 days */
    {"asked_work_min_per_patient_day", CELL(EAST, ALL, CATEGORY_CARE, ALL), 370.0 / 3},
    {"asked_work_min_per_patient_day", CELL(ALL, ALL, ALL, ALL), 154},
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
    {"planned_shifts_count", CELL(EAST, NURSE, ALL, ALL), 10},
    {"planned_shifts_count", CELL(ALL, NURSE, ALL, ALL), 13},
    {"planned_shifts_count", CELL(ALL, ALL, ALL, ALL), 17},
    {"missed_shifts_count", CELL(EAST, NURSE, ALL, ALL), 5},
    {"missed_shifts_count", CELL(EAST, ALL, ALL, ALL), 6},
    {"missed_shifts_count", CELL(WEST, NURSE, ALL, ALL), 0},
    {"covered_same_role_shifts_count", CELL(EAST, NURSE, ALL, ALL), 1},
    {"covered_same_role_shifts_count", CELL(EAST, ASSISTANT, ALL, ALL), 0},
    {"covered_lower_role_shifts_count", CELL(EAST, ALL, ALL, ALL), 1},
    {"covered_temp_shifts_count", CELL(EAST, NURSE, ALL, ALL), 2},
    {"short_shifts_count", CELL(EAST, ASSISTANT, ALL, ALL), 1},
    {"short_shifts_count", CELL(ALL, ALL, ALL, ALL), 2},
    {"without_role_share", CELL(EAST, NURSE, ALL, ALL), 0.3}, /* nobody, the assistant, a temp */
    {"without_role_share", CELL(EAST, ASSISTANT, ALL, ALL), 0.25},
    {"without_role_share", CELL(WEST, NURSE, ALL, ALL), 0},
    {"without_role_share", CELL(ALL, NURSE, ALL, ALL), 3.0 / 13},
    {"away_vacancy_h", CELL(EAST, ALL, ALL, ALL), 5},
    {"away_vacancy_h", CELL(EAST, NURSE, ALL, ALL), 0},
    {"away_leave_h", CELL(EAST, NURSE, ALL, ALL), 10},
    {"away_education_h", CELL(EAST, NURSE, ALL, ALL), 16},
    {"away_sickness_h", CELL(ALL, NURSE, ALL, ALL), 16},
    {"called_in_h", CELL(EAST, ASSISTANT, ALL, ALL), 8}, /* he came for anna */
    {"called_in_h", CELL(EAST, NURSE, ALL, ALL), 0},
    {"quick_returns_count", CELL(EAST, ASSISTANT, ALL, ALL), 2},
    {"quick_returns_count", CELL(ALL, ALL, ALL, ALL), 3},
    {"education_h", CELL(EAST, NURSE, ALL, ALL), 15},
    {"education_h", CELL(EAST, ASSISTANT, ALL, ALL), 0},
    {"education_kr", CELL(EAST, NURSE, ALL, ALL), 16 * 300},
    {"education_kr", CELL(WEST, ALL, ALL, ALL), 0},
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

/* Ends of names of what is shared out over people, tasks, hours or patients. */
static bool is_rate(const char *id)
{
    static const char *const rates[] = {"_per_rostered_h", "_share", "_mean", "_p50", "_p95", "_per_h", "_per_person",
                                        "_per_patient_day", "_per_patient_week"};
    for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++)
        if (strlen(id) > strlen(rates[i]) && !strcmp(id + strlen(id) - strlen(rates[i]), rates[i]))
            return strcmp(id, "occupancy_share") != 0 && strcmp(id, "peak_share") != 0; /* beds and time are there all the same */
    return false;
}

/* Without people, tasks and patients a count is 0, and a rate is missing, not 0: in every row. */
static void test_nothing(void **state)
{
    (void)state;
    struct rows rows;
    handmade_init(&h, 2);
    tally_fill(&t, &h.accounts);
    rows_init(&rows, &h.model, &arena);
    for (int i = 0; i < rows.n; i++) {
        const char *id = rows.row[i].metric->id;
        double value = rows.row[i].metric->value(&t, &rows.row[i].cell);
        if (is_rate(id) ? !isnan(value) : value != 0)
            fail_msg("%s of nothing: %g", id, value);
    }
    identities_check(&t);
}

/* See identities.h, also for what makes this fail when a metric has no identity. */
static void test_identities(void **state)
{
    (void)state;
    identities_check(&t);
}

/* ... with one unit, where nothing is about all units together. */
static void test_identities_of_one_unit(void **state)
{
    (void)state;
    handmade_init(&h, 1);
    handmade_fill(&h);
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    identities_check(&t);
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
    assert_null(metric_find("wait_mean", &other));
    assert_string_equal(other.text, "no metric is called 'wait_mean'; did you mean 'wait_min_mean'?");
    memset(&other, 0, sizeof other);
    assert_null(metric_find("", &other));
    assert_string_equal(other.text, "no metric is called ''");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_known_answers, set_up, tear_down),
        cmocka_unit_test(test_every_metric_is_known),
        cmocka_unit_test_setup_teardown(test_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_identities, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_identities_of_one_unit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shorter_ticks, set_up, tear_down),
        cmocka_unit_test(test_blocked_is_named), cmocka_unit_test(test_table_is_in_order),
        cmocka_unit_test(test_units_and_dimensions), cmocka_unit_test(test_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
