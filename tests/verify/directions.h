/* What the two reports say that a way of organising does, as rows of a table: test_directions.c holds them against the model.
 *
 * A row compares one number in two cases (a scenario file, perhaps with a few values changed). "by rule" follows from the
 * definition of the way, so it tests the program and the files; "reported" is said to have happened, so it tests whether the
 * shipped wards behave as such places say they do. What the reports contest, or make no claim on, is not here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_DIRECTIONS_H
#define TESTS_DIRECTIONS_H

enum direction {
    UP, DOWN,  /* the interval of other - base lies above 0, below 0 */
    SAME,      /* it lies within the limit on both sides */
    NOT_DOWN,  /* it does not reach below the limit */
    ZERO, SOME /* other is 0 in every replication; or above 0, its interval too */
};
#define DIRECTIONS_LIMIT 1.0 /* minutes per rostered hour: the margin below which relief takes a change for none */

enum {
    O1, O2, O3, O4, O7, O8_BEFORE, O8, O10A, O10B, O11, O12, O17A, O17B, O21,
    WARD_O2, WARD_O3,                                     /* the two wards with a host */
    O1_WEEKDAYS, O11_WEEKDAYS, O1_WEEKENDS, O11_WEEKENDS, /* measured on these days alone */
    O1_SHORT, O3_SHORT, O17A_SHORT,                       /* a health worker less in the evenings, so that more work waits */
    O1_BUSY, O1_NURSES,                                   /* a nurse less by day from Monday to Friday; two in the evening */
    N_CASES
};

static const struct directions_case {
    const char *file;
    const char *changed[3];
} directions_cases[N_CASES] = {
    [O1] = {"o1_traditional", {0}},
    [O2] = {"o2_everyone", {0}},
    [O3] = {"o3_specialised", {0}},
    [O4] = {"o4_nurse_on_top", {0}},
    [O7] = {"o7_birkenes", {0}},
    [O8_BEFORE] = {"o8_rakkestad_before", {0}},
    [O8] = {"o8_rakkestad", {0}},
    [O10A] = {"o10a_host_added", {0}},
    [O10B] = {"o10b_assistants_as_hosts", {0}},
    [O11] = {"o11_porter_shifts", {0}},
    [O12] = {"o12_pharmacy_technician", {0}},
    [O17A] = {"o17a_service_workers", {0}},
    [O17B] = {"o17b_care_assistants", {0}},
    [O21] = {"o21_pivc_oftener", {0}},
    [WARD_O2] = {"short_term_ward_o2", {0}},
    [WARD_O3] = {"short_term_ward_o3", {0}},
#define WEEKDAYS {"/time/warmup_days=14", "/time/days=5"} /* the run starts on a Monday */
#define WEEKENDS {"/time/warmup_days=12", "/time/days=2"}
    [O1_WEEKDAYS] = {"o1_traditional", WEEKDAYS},
    [O11_WEEKDAYS] = {"o11_porter_shifts", WEEKDAYS},
    [O1_WEEKENDS] = {"o1_traditional", WEEKENDS},
    [O11_WEEKENDS] = {"o11_porter_shifts", WEEKENDS},
#define SHORT {"/staff/plan/ward/evening/weekdays/health_worker=2", "/staff/plan/ward/evening/weekend/health_worker=1"}
    [O1_SHORT] = {"o1_traditional", SHORT},
    [O3_SHORT] = {"o3_specialised", SHORT},
    [O17A_SHORT] = {"o17a_service_workers", SHORT},
    [O1_BUSY] = {"o1_traditional", {"/staff/plan/ward/day/weekdays/nurse=2"}},
    [O1_NURSES] = {"o1_traditional", {"/staff/plan/ward/evening/weekdays/nurse=2", "/staff/plan/ward/evening/weekend/nurse=2",
                                      "/staff/lines/nurse_full/count=7"}},
};

/* Tasks that stand for a word of the reports. */
#define KITCHEN_AND_SLUICE "kitchen dishwasher clear_tables sluice_room goods laundry errand"
#define OF_BIRKENES "admission_interview discharge_meeting give_medicines news nutrition_screening"
#define BY_TRAINING "give_medicines insulin tube_feed"

/* A number: a metric for some roles (roster lines, when the metric is "line_min_per_h") and some subjects, separated by
 * blanks. Minutes are pooled over roles by their hours; counts are summed. Roles or subjects may be NULL: all. */
struct directions_number {
    const char *metric, *roles, *subjects;
};
#define MINUTES "time_min_per_rostered_h"
#define ADVANCED "advanced_share" /* of minutes in tasks, in those that nobody with less training has a right to */
#define OVERQUALIFIED "overqualified_min_per_rostered_h"
#define DONE "done_count"
#define LINES "line_min_per_h"

static const struct directions_row {
    const char *id, *how;
    int base, other;
    enum direction direction;
    struct directions_number number;
    struct directions_number of_base; /* when it is another one */
} directions_rows[] = {
    {"O2.1 service, nurses", "by rule", WARD_O3, WARD_O2, UP, {MINUTES, "nurse", "service"}, {0}},
    {"O2.1 service, health workers", "by rule", WARD_O3, WARD_O2, UP, {MINUTES, "health_worker", "service"}, {0}},
    {"O2.2 service, assistants and hosts", "by rule", WARD_O3, WARD_O2, DOWN, {MINUTES, "assistant host", "service"}, {0}},
    {"O2.1 service, nurses, no host", "by rule", O3, O2, UP, {MINUTES, "nurse", "service"}, {0}},
    {"O2.1 service, health workers, no host", "by rule", O3, O2, UP, {MINUTES, "health_worker", "service"}, {0}},
    {"O2.2 service, assistants, no host", "by rule", O3, O2, DOWN, {MINUTES, "assistant", "service"}, {0}},
    {"O4.1 advanced share, nurses", "by rule", O1, O4, UP, {ADVANCED, "nurse", NULL}, {0}},
    {"O4.2 care and service, nurses", "by rule", O1, O4, DOWN, {MINUTES, "nurse", "care service"}, {0}},
    {"O4.3 other tasks, everyone else", "by rule", O1, O4, UP, {MINUTES, "health_worker assistant", NULL}, {0}},
    {"O7.3 doctor, transfer, morphine, health workers", "by rule", O1, O7, ZERO,
     {DONE, "health_worker", "doctor_contact hospital_transfer morphine"}, {0}},
    {"O7.3 second person at morphine", "by rule", O1, O7, SOME, {MINUTES, "health_worker", "morphine"}, {0}},
    {"O8.2 clinical, positions below 50 %", "by rule", O8_BEFORE, O8, SAME, {LINES, "health_worker_small", "clinical"}, {0}},
    {"O10b.3 care, without training", "by rule", O1, O10B, DOWN, {MINUTES, "assistant host", "care"}, {0}},
    {"O10b.3 service, without training", "by rule", O1, O10B, UP, {MINUTES, "assistant host", "service"}, {0}},
    {"O10b.3 care, against care assistants", "by rule", O17B, O10B, DOWN, {MINUTES, "assistant host", "care"}, {0}},
    {"O10b.3 service, against care assistants", "by rule", O17B, O10B, UP, {MINUTES, "assistant host", "service"}, {0}},
    {"O11.1 kitchen and sluice room at weekends", "by rule", O1_WEEKENDS, O11_WEEKENDS, DOWN,
     {MINUTES, "health_worker assistant", KITCHEN_AND_SLUICE}, {0}},
    {"O11.2 the same on weekdays", "by rule", O1_WEEKDAYS, O11_WEEKDAYS, SAME,
     {MINUTES, "health_worker assistant", KITCHEN_AND_SLUICE}, {0}},
    {"O12.1 medicine room, nurses", "by rule", O1, O12, DOWN, {MINUTES, "nurse", "medicine_room"}, {0}},
    {"O12.1 medicine room and dosettes, nurses", "by rule", O1, O12, DOWN, {MINUTES, "nurse", "medicine_room dosette"}, {0}},
    {"O17a/b.6 care, assistants", "by rule", O17A, O17B, UP, {MINUTES, "assistant", "care"}, {0}},
    {"O17a/b.6 service, assistants", "by rule", O17A, O17B, DOWN, {MINUTES, "assistant", "service"}, {0}},
    {"O21.1 changes of a PIVC", "by rule", O1, O21, UP, {DONE, NULL, "pivc"}, {0}},

    {"O1.1 what others could do, nurses, O3", "reported", O3, O1, UP, {OVERQUALIFIED, "nurse", NULL}, {0}},
    {"O1.1 what others could do, nurses, O4", "reported", O4, O1, UP, {OVERQUALIFIED, "nurse", NULL}, {0}},
    {"O1.2 documentation late under load", "reported", O1, O1_BUSY, UP, {"late_share", NULL, "documentation"}, {0}},
    {"O1.2 quality work delayed under load", "reported", O1, O1_BUSY, UP, {"wait_min_mean", NULL, "quality_work"}, {0}},
    {"O1.2 quality work dropped under load", "reported", O1, O1_BUSY, UP, {"omitted_share", NULL, "quality_work"}, {0}},
    {"O1.2 quality work before help to the toilet", "reported", O1_BUSY, O1_BUSY, UP,
     {"omitted_share", NULL, "quality_work"}, {"omitted_share", NULL, "toileting"}},
    {"O1.2 documentation before morning care", "reported", O1_BUSY, O1_BUSY, UP,
     {"late_share", NULL, "documentation"}, {"late_share", NULL, "morning_care"}},
    {"O1.3 skills used, health workers", "reported", O1, O7, UP, {"skills_used_per_person", "health_worker", NULL}, {0}},
    {"O3.3 service, assistants", "reported", O1, O3, UP, {MINUTES, "assistant host", "service"}, {0}},
    {"O3.3 service, assistants and hosts", "reported", O1, WARD_O3, UP, {MINUTES, "assistant host", "service"}, {0}},
    {"O3.4 clinical, health workers", "reported", O1_SHORT, O3_SHORT, UP, {MINUTES, "health_worker", "clinical"}, {0}},
    {"O3.4 care, health workers", "reported", O1_SHORT, O3_SHORT, UP, {MINUTES, "health_worker", "care"}, {0}},
    {"O3.5 advanced share, nurses", "reported", O1, O3, UP, {ADVANCED, "nurse", NULL}, {0}},
    {"O7.1 tasks of Birkenes, health workers", "reported", O1, O7, UP, {DONE, "health_worker", OF_BIRKENES}, {0}},
    {"O7.2 tasks of Birkenes, nurses", "reported", O1, O7, DOWN, {DONE, "nurse", OF_BIRKENES}, {0}},
    {"O7.2 load, nurses", "reported", O1, O7, DOWN, {"utilisation_share", "nurse", NULL}, {0}},
    {"O8.1 clinical, positions of 50 % and more", "reported", O8_BEFORE, O8, UP,
     {LINES, "health_worker_full health_worker_large health_worker_medium", "clinical"}, {0}},
    {"O8.3 kitchen and sluice room, health workers", "reported", O8_BEFORE, O8, NOT_DOWN,
     {MINUTES, "health_worker", KITCHEN_AND_SLUICE}, {0}},
    {"O8.6 service, nurses below health workers", "reported", O8, O8, UP,
     {MINUTES, "health_worker", "service"}, {MINUTES, "nurse", "service"}},
    {"O8.6 service, nurses below assistants", "reported", O8, O8, UP,
     {MINUTES, "assistant", "service"}, {MINUTES, "nurse", "service"}},
    {"O10a.1 service, health workers", "reported", O1, O10A, DOWN, {MINUTES, "health_worker", "service"}, {0}},
    {"O17b.1 care, assistants", "reported", O1, O17B, UP, {MINUTES, "assistant", "care"}, {0}},
    {"O17b.1 medicines, assistants", "reported", O1, O17B, UP, {DONE, "assistant", "give_medicines"}, {0}},
    {"O17a.4 service, assistants", "reported", O1, O17A, UP, {MINUTES, "assistant", "service"}, {0}},
    {"O17a.4 care, assistants", "reported", O1, O17A, DOWN, {MINUTES, "assistant", "care"}, {0}},
    {"O17a.5 service, health workers", "reported", O1_SHORT, O17A_SHORT, DOWN, {MINUTES, "health_worker", "service"}, {0}},
    {"O17a.5 clinical, health workers", "reported", O1_SHORT, O17A_SHORT, UP, {MINUTES, "health_worker", "clinical"}, {0}},
    {"O17a.5 care, health workers", "reported", O1_SHORT, O17A_SHORT, UP, {MINUTES, "health_worker", "care"}, {0}},
    {"ALL.13 tasks by training, two nurses", "reported", O1, O1_NURSES, DOWN, {DONE, "health_worker", BY_TRAINING}, {0}},
    {"O21.2 PIVCs, nurses", "reported", O1, O21, DOWN, {MINUTES, "nurse", "pivc"}, {0}},
};
enum { N_DIRECTIONS = sizeof directions_rows / sizeof *directions_rows };

#endif
