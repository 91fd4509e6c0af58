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
    NOT_UP,    /* it does not reach above the limit */
    ZERO, SOME /* other is 0 in every replication; or above 0, its interval too */
};
enum { DIRECTIONS_REPLICATIONS = 20, OF_A_YEAR = 6, OF_24_WEEKS = 8 };
#define DIRECTIONS_LIMIT 1.0 /* minutes per rostered hour: the margin below which relief takes a change for none */

enum {
    O1, O2, O3, O4, O7, O8_BEFORE, O8, O10A, O10B, O11, O12, O17A, O17B, O21,
    O1_LONG, O2_LONG, O7_LONG,                            /* on a long-stay ward */
    WARD_O2, WARD_O3,                                     /* the two wards with a host */
    O1_WEEKDAYS, O11_WEEKDAYS, O1_WEEKENDS, O11_WEEKENDS, /* measured on these days alone */
    O1_HOLIDAYS, O11_HOLIDAYS,                            /* the same */
    O1_SHORT, O3_SHORT, O17A_SHORT,                       /* a health worker less in the evenings, so that more work waits */
    O1_BUSY, O1_NURSES,                                   /* a nurse less by day from Monday to Friday; two in the evening */
    O1_FIRST, O7_FIRST, O7_LATER,                         /* the introduction: its first and its last four weeks */
    O9_BEFORE, O9, O9_TIMID, O9_WARDS,                    /* half the initiative; two wards */
    O9_UNASKED, O9_UNASKED_NURSES,                        /* nobody asks, or comes first; so, with two nurses in the evening */
    O9_ONE, O9_FOUR, O9_TEN,                              /* the introduction: so many learn at a time */
    O13A_SMALL, O13A_LARGE, O13A_SMALL_CHOSEN, O13A_LARGE_CHOSEN, /* all learn; only those with 80 % and more */
    O13A_SMALL_FADING, O13A_LARGE_FADING,                 /* all learn, and forget what they do not do for 45 days */
    O14_BEFORE, O14, O14_LACKING, O14_NOBODY,             /* without the sign-offs: in charge all the same; not in charge */
    O15_BEFORE, O15, O15_AFTER_BEFORE, O15_AFTER,         /* while it lasts; when it is over */
    O16, O16_HALF, O16_UNSEEN, O16_PART_TIME,            /* when it is over; half of it known; none; more people, who work less */
    O18_BEFORE, O18, O18_NOBODY_AWAY, O18_EASTER,
    O18_BY_ASSISTANTS, O18_BY_EQUALS,                     /* who comes for missing nurses and health workers */
    N_CASES
};

static const struct directions_case {
    const char *file;
    const char *changed[6];
    bool heard;       /* its events are listened to, too: heard.h */
    int replications; /* at scale 1; 0 = DIRECTIONS_REPLICATIONS */
} directions_cases[N_CASES] = {
    [O1] = {.file = "o1_traditional"},
    [O2] = {.file = "o2_everyone"},
    [O3] = {.file = "o3_specialised"},
    [O4] = {.file = "o4_nurse_on_top"},
    [O7] = {.file = "o7_birkenes"},
    [O8_BEFORE] = {.file = "o8_rakkestad_before"},
    [O8] = {.file = "o8_rakkestad"},
    [O10A] = {.file = "o10a_host_added"},
    [O10B] = {.file = "o10b_assistants_as_hosts"},
    [O11] = {.file = "o11_porter_shifts"},
    [O12] = {.file = "o12_pharmacy_technician"},
    [O17A] = {.file = "o17a_service_workers"},
    [O17B] = {.file = "o17b_care_assistants"},
    [O21] = {.file = "o21_pivc_oftener"},
    [O1_LONG] = {.file = "o1_long_stay"},
    [O2_LONG] = {.file = "o2_long_stay"},
    [O7_LONG] = {.file = "o7_birkenes_long_stay"},
    [WARD_O2] = {.file = "short_term_ward_o2"},
    [WARD_O3] = {.file = "short_term_ward_o3"},
#define WEEKDAYS {"/time/warmup_days=14", "/time/days=5"} /* the run starts on a Monday */
#define WEEKENDS {"/time/warmup_days=12", "/time/days=2"}
    [O1_WEEKDAYS] = {.file = "o1_traditional", .changed = WEEKDAYS},
    [O11_WEEKDAYS] = {.file = "o11_porter_shifts", .changed = WEEKDAYS},
    [O1_WEEKENDS] = {.file = "o1_traditional", .changed = WEEKENDS},
    [O11_WEEKENDS] = {.file = "o11_porter_shifts", .changed = WEEKENDS},
#define HOLIDAYS {"/time/start_date=2026-03-23", "/time/warmup_days=10", "/time/days=2"} /* Thursday and Friday before Easter */
    [O1_HOLIDAYS] = {.file = "o1_traditional", .changed = HOLIDAYS},
    [O11_HOLIDAYS] = {.file = "o11_porter_shifts", .changed = HOLIDAYS},
#define SHORT {"/staff/plan/ward/evening/weekdays/health_worker=2", "/staff/plan/ward/evening/weekend/health_worker=1"}
    [O1_SHORT] = {.file = "o1_traditional", .changed = SHORT},
    [O3_SHORT] = {.file = "o3_specialised", .changed = SHORT},
    [O17A_SHORT] = {.file = "o17a_service_workers", .changed = SHORT},
    [O1_BUSY] = {.file = "o1_traditional", .changed = {"/staff/plan/ward/day/weekdays/nurse=2"}},
#define TWO_NURSES "/staff/plan/ward/evening/weekdays/nurse=2", "/staff/plan/ward/evening/weekend/nurse=2", \
                   "/staff/lines/nurse_full/count=7"
    [O1_NURSES] = {.file = "o1_traditional", .changed = {TWO_NURSES}},
#define FIRST_WEEKS "/time/warmup_days=0", "/time/days=28"
    [O1_FIRST] = {.file = "o1_traditional", .changed = {FIRST_WEEKS}},
    [O7_FIRST] = {.file = "o7_birkenes_introduction", .changed = {FIRST_WEEKS}},
    [O7_LATER] = {.file = "o7_birkenes_introduction", .changed = {"/time/warmup_days=56", "/time/days=28"}},
    [O9_BEFORE] = {.file = "o9_vestfold_before"},
    [O9] = {.file = "o9_vestfold", .heard = true},
#define INITIATIVE(x) {"/staff/lines/health_worker_full/initiative=" x, "/staff/lines/health_worker_large/initiative=" x}
    [O9_TIMID] = {.file = "o9_vestfold", .changed = INITIATIVE("0.5")},
#define UNASKED "/policy/prefer_by_task={}", "/policy/delegation/clinical/consult=none"
    [O9_UNASKED] = {.file = "o9_vestfold", .changed = {UNASKED}},
    [O9_UNASKED_NURSES] = {.file = "o9_vestfold", .changed = {UNASKED, TWO_NURSES}},
    [O9_WARDS] = {.file = "o9_vestfold", .changed = {"/units/ward/copies=2", "/time/days=1"}, .heard = true, .replications = 4},
#define AT_ONCE "/policy/training/four_procedures/most_at_once="
    [O9_ONE] = {.file = "o9_vestfold_introduction", .changed = {AT_ONCE "1"}},
    [O9_FOUR] = {.file = "o9_vestfold_introduction"},
    [O9_TEN] = {.file = "o9_vestfold_introduction", .changed = {AT_ONCE "10"}},
    [O13A_SMALL] = {.file = "o13a_small_positions_sign_offs", .replications = OF_A_YEAR},
    [O13A_LARGE] = {.file = "o13a_large_positions_sign_offs", .replications = OF_A_YEAR},
#define CHOSEN {"/policy/training/four_procedures/min_fte=0.8", AT_ONCE "4"}
    [O13A_SMALL_CHOSEN] = {.file = "o13a_small_positions_sign_offs", .changed = CHOSEN, .replications = OF_A_YEAR},
    [O13A_LARGE_CHOSEN] = {.file = "o13a_large_positions_sign_offs", .changed = CHOSEN, .replications = OF_A_YEAR},
#define FADING {"/policy/training/four_procedures/fades_after_days=45"}
    [O13A_SMALL_FADING] = {.file = "o13a_small_positions_sign_offs", .changed = FADING, .replications = OF_A_YEAR},
    [O13A_LARGE_FADING] = {.file = "o13a_large_positions_sign_offs", .changed = FADING, .replications = OF_A_YEAR},
    [O14_BEFORE] = {.file = "o14_before"},
    [O14] = {.file = "o14_shift_lead"},
    [O14_LACKING] = {.file = "o14_without_sign_offs"},
    [O14_NOBODY] = {.file = "o14_shift_lead", .changed = {"/staff/lines/health_worker_full/signed=[]"}},
    [O15_BEFORE] = {.file = "o15_before", .replications = OF_24_WEEKS},
    [O15] = {.file = "o15_education_unused", .replications = OF_24_WEEKS},
#define AFTER {"/time/start_date=2026-06-22", "/time/days=28"} /* the course ends on 19 June */
    [O15_AFTER_BEFORE] = {.file = "o15_before", .changed = AFTER},
    [O15_AFTER] = {.file = "o15_education_unused", .changed = AFTER},
#define AFTER_AND(...) {"/time/start_date=2026-06-22", "/time/days=28", __VA_ARGS__}
#define VISIBLE "/policy/planning/visibility="
    [O16] = {.file = "o16_education_used", .changed = AFTER},
    [O16_HALF] = {.file = "o16_education_used", .changed = AFTER_AND(VISIBLE "0.5")},
    [O16_UNSEEN] = {.file = "o16_education_used", .changed = AFTER_AND(VISIBLE "0")},
    /* the three who took it work half, five more with 30 % of a position the rest of their hours */
    [O16_PART_TIME] = {.file = "o16_education_used", .changed = AFTER_AND("/staff/lines/health_worker_full/fte=0.5",
                                                       "/staff/lines/health_worker_small/count=7")},
    [O18_BEFORE] = {.file = "o18_before"},
    [O18] = {.file = "o18_ad_hoc", .heard = true},
    [O18_EASTER] = {.file = "o18_ad_hoc", /* with three public holidays from Monday to Friday */
                    .changed = {"/time/start_date=2026-03-23", "/time/warmup_days=10", "/time/days=5"}, .heard = true},
    [O18_NOBODY_AWAY] = {.file = "o18_ad_hoc", .changed = {"/staff/absence={}"}, .heard = true},
#define COVER_BY(way, role) "/staff/cover/" role "/order=[\"" way "\"]", "/staff/cover/" role "/" way "_probability=1"
    [O18_BY_ASSISTANTS] = {.file = "o18_before",
                           .changed = {COVER_BY("lower_role", "nurse"), COVER_BY("lower_role", "health_worker"),
                                       "/staff/cover/nurse/lower_roles=[\"assistant\"]"}},
    [O18_BY_EQUALS] = {.file = "o18_before", .changed = {COVER_BY("same_role", "nurse"), COVER_BY("same_role", "health_worker")}},
};

/* Tasks that stand for a word of the reports. */
#define KITCHEN_AND_SLUICE "kitchen dishwasher clear_tables sluice_room goods laundry errand"
#define OF_BIRKENES "admission_interview discharge_meeting give_medicines news nutrition_screening"
#define BY_TRAINING "give_medicines insulin tube_feed"
#define PROCEDURES "ecg catheterisation insert_tube pivc" /* of Vestfold */
#define CHOSEN_FOUR "health_worker_full health_worker_large.1"
#define OF_THE_DUTY "shift_planning shift_coordination cover_call phone_call controlled_medicines doctor_contact medicine_room"
#define EVERYBODY "nurse health_worker assistant"
#define OTHER_WORK "care kin admin service activity training"

/* A number: a metric for some roles (roster lines, when the metric is "line_min_per_h") and some subjects, separated by
 * blanks. Minutes are pooled over roles by their hours; counts are summed. Roles or subjects may be NULL: all. */
struct directions_number {
    const char *metric, *roles, *subjects;
};
#define MINUTES "time_min_per_rostered_h"
#define ADVANCED "advanced_share" /* of minutes in tasks, in those that nobody with less training has a right to */
#define OVERQUALIFIED "overqualified_min_per_rostered_h"
#define DONE "done_count"
#define DONE_PER_H "done_per_h" /* ... per rostered hour of the role */
#define HOURS_IN "hours_in"     /* of work in all */
#define LINES "line_min_per_h" /* "work": all of it, as relief counts it */
#define DAYS_TO_RIGHT "days_to_right_restricted_mean"
#define NOT_THEIRS "passed_on_or_undone" /* done by the role, or by nobody */
#define SPECIALISED "specialised_h" /* on duty, of people who hold a specialisation for which no rule asks */

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
    {"O7.3 the same, long-stay ward", "by rule", O1_LONG, O7_LONG, ZERO,
     {DONE, "health_worker", "doctor_contact hospital_transfer morphine"}, {0}},
    {"O7.3 second person at morphine, long-stay ward", "by rule", O1_LONG, O7_LONG, SOME,
     {MINUTES, "health_worker", "morphine"}, {0}},
    {"O8.2 clinical, positions below 50 %", "by rule", O8_BEFORE, O8, SAME, {LINES, "health_worker_small", "clinical"}, {0}},
    {"O10b.3 care, without training", "by rule", O1, O10B, DOWN, {MINUTES, "assistant host", "care"}, {0}},
    {"O10b.3 service, without training", "by rule", O1, O10B, UP, {MINUTES, "assistant host", "service"}, {0}},
    {"O10b.3 care, against care assistants", "by rule", O17B, O10B, DOWN, {MINUTES, "assistant host", "care"}, {0}},
    {"O10b.3 service, against care assistants", "by rule", O17B, O10B, UP, {MINUTES, "assistant host", "service"}, {0}},
    {"O11.1 kitchen and sluice room at weekends", "by rule", O1_WEEKENDS, O11_WEEKENDS, DOWN,
     {MINUTES, "health_worker assistant", KITCHEN_AND_SLUICE}, {0}},
    {"O11.1 the same on public holidays", "by rule", O1_HOLIDAYS, O11_HOLIDAYS, DOWN,
     {MINUTES, "health_worker assistant", KITCHEN_AND_SLUICE}, {0}},
    {"O11.2 the same on weekdays", "by rule", O1_WEEKDAYS, O11_WEEKDAYS, SAME,
     {MINUTES, "health_worker assistant", KITCHEN_AND_SLUICE}, {0}},
    {"O12.1 medicine room, nurses", "by rule", O1, O12, DOWN, {MINUTES, "nurse", "medicine_room"}, {0}},
    {"O12.1 medicine room and dosettes, nurses", "by rule", O1, O12, DOWN, {MINUTES, "nurse", "medicine_room dosette"}, {0}},
    {"O17a/b.6 care, assistants", "by rule", O17A, O17B, UP, {MINUTES, "assistant", "care"}, {0}},
    {"O17a/b.6 service, assistants", "by rule", O17A, O17B, DOWN, {MINUTES, "assistant", "service"}, {0}},
    {"O9.5 consulting, nurses", "by rule", O9_BEFORE, O9, SOME, {"consulting_min_per_rostered_h", "nurse", NULL}, {0}},
    {"O9.7 by sign-off, critical patients", "by rule", O9, O9, ZERO, {"signed_critical", NULL, NULL}, {0}},
    {"O9.7 by sign-off, other patients", "by rule", O9, O9, SOME, {"signed_others", NULL, NULL}, {0}},
    {"ALL.15 by sign-off, in another ward", "by rule", O9_WARDS, O9_WARDS, ZERO, {"signed_elsewhere", NULL, NULL}, {0}},
    {"ALL.15 by sign-off, in one's own", "by rule", O9_WARDS, O9_WARDS, SOME, {"signed_here", NULL, NULL}, {0}},
    {"ALL.16 supervising, nurses, four for one", "by rule", O9_ONE, O9_FOUR, UP,
     {"practice_min_per_rostered_h", "nurse", NULL}, {0}},
    {"ALL.16 supervising, nurses, ten for four", "by rule", O9_FOUR, O9_TEN, UP,
     {"practice_min_per_rostered_h", "nurse", NULL}, {0}},
    {"O14.2 admin, health workers", "by rule", O14_BEFORE, O14, UP, {MINUTES, "health_worker", "admin"}, {0}},
    {"O14.2 admin, nurses", "by rule", O14_BEFORE, O14, DOWN, {MINUTES, "nurse", "admin"}, {0}},
    {"O14 in charge, health workers", "by rule", O14_BEFORE, O14, SOME, {"shift_lead_h", "health_worker", NULL}, {0}},
    {"O14 in charge, health workers without sign-offs", "by rule", O14, O14_NOBODY, ZERO,
     {"shift_lead_h", "health_worker", NULL}, {0}},
    {"O18.2 ad hoc, while a nurse is there", "by rule", O18, O18, ZERO, {"ad_hoc_with_nurse", NULL, NULL}, {0}},
    {"O18.2 ad hoc, while none is", "by rule", O18, O18, SOME, {"ad_hoc_without", NULL, NULL}, {0}},
    {"O18.2 ad hoc, all planned nurses present", "by rule", O18, O18_NOBODY_AWAY, ZERO, {"ad_hoc_without", NULL, NULL}, {0}},
    {"O16.1 time with dementia, by specialists", "by rule", O15_AFTER, O16, UP, {"matched_share", NULL, NULL}, {0}},
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
    {"O1.3 the same, O9", "reported", O9_BEFORE, O9, UP, {"skills_used_per_person", "health_worker", NULL}, {0}},
    {"O3.1 service, health workers", "reported", O1, O3, DOWN, {MINUTES, "health_worker", "service"}, {0}},
    {"O3.3 service, assistants", "reported", O1, O3, UP, {MINUTES, "assistant host", "service"}, {0}},
    {"O3.3 service, assistants and hosts", "reported", O1, WARD_O3, UP, {MINUTES, "assistant host", "service"}, {0}},
    {"O3.4 clinical, health workers", "reported", O1_SHORT, O3_SHORT, UP, {MINUTES, "health_worker", "clinical"}, {0}},
    {"O3.4 care, health workers", "reported", O1_SHORT, O3_SHORT, UP, {MINUTES, "health_worker", "care"}, {0}},
    {"O3.5 advanced share, nurses", "reported", O1, O3, UP, {ADVANCED, "nurse", NULL}, {0}},
    {"O7.1 tasks of Birkenes, health workers", "reported", O1, O7, UP, {DONE, "health_worker", OF_BIRKENES}, {0}},
    {"O7.2 tasks of Birkenes, nurses", "reported", O1, O7, DOWN, {DONE, "nurse", OF_BIRKENES}, {0}},
    {"O7.2 load, nurses", "reported", O1, O7, DOWN, {"utilisation_share", "nurse", NULL}, {0}},
    {"O7.1 the same, long-stay ward", "reported", O1_LONG, O7_LONG, UP, {DONE, "health_worker", OF_BIRKENES}, {0}},
    {"O7.2 tasks, nurses, long-stay ward", "reported", O1_LONG, O7_LONG, DOWN, {DONE, "nurse", OF_BIRKENES}, {0}},
    {"O7.2 load, nurses, long-stay ward", "reported", O1_LONG, O7_LONG, DOWN, {"utilisation_share", "nurse", NULL}, {0}},
    {"A 4.2 clinical, a short stay for a long one", "reported", O1_LONG, O1, UP, {MINUTES, EVERYBODY, "clinical"}, {0}},
    {"A 4.2 the same, O2", "reported", O2_LONG, O2, UP, {MINUTES, EVERYBODY, "clinical"}, {0}},
    {"O7.4 learning, health workers", "reported", O1_FIRST, O7_FIRST, SOME,
     {"practice_min_per_rostered_h", "health_worker", NULL}, {0}},
    {"O7.4 learning, health workers, later", "reported", O7_FIRST, O7_LATER, DOWN,
     {"practice_min_per_rostered_h", "health_worker", NULL}, {0}},
    {"O7.4 supervising, nurses", "reported", O1_FIRST, O7_FIRST, SOME,
     {"practice_min_per_rostered_h", "nurse", NULL}, {0}},
    {"O7.4 supervising, nurses, later", "reported", O7_FIRST, O7_LATER, DOWN,
     {"practice_min_per_rostered_h", "nurse", NULL}, {0}},
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
    {"ALL.13 by sign-off without asking, two nurses", "reported", O9_UNASKED, O9_UNASKED_NURSES, DOWN,
     {DONE, "health_worker", PROCEDURES}, {0}},
    {"ALL.14 care, assistants who come for others", "reported", O18_BY_EQUALS, O18_BY_ASSISTANTS, UP,
     {HOURS_IN, "assistant", "care"}, {0}},
    {"O9.1 ECG, health workers", "reported", O9_BEFORE, O9, UP, {DONE, "health_worker", "ecg"}, {0}},
    {"O9.1 catheterisation, health workers", "reported", O9_BEFORE, O9, UP, {DONE, "health_worker", "catheterisation"}, {0}},
    {"O9.1 PIVC, health workers", "reported", O9_BEFORE, O9, UP, {DONE, "health_worker", "pivc"}, {0}},
    {"O9.3 service, assistants", "reported", O9_BEFORE, O9, NOT_UP, {MINUTES, "assistant", "service"}, {0}},
    {"O9.4 all work, the four chosen", "reported", O9_BEFORE, O9, SAME, {LINES, CHOSEN_FOUR, "work"}, {0}},
    {"O9.4 clinical, the four chosen", "reported", O9_BEFORE, O9, UP, {LINES, CHOSEN_FOUR, "clinical"}, {0}},
    {"O9.4 other work, the four chosen", "reported", O9_BEFORE, O9, DOWN, {LINES, CHOSEN_FOUR, OTHER_WORK}, {0}},
    {"O9.8 tasks by sign-off, full initiative", "reported", O9_TIMID, O9, UP, {DONE, "health_worker", PROCEDURES}, {0}},
    {"O13a.1 days to a sign-off", "reported", O13A_SMALL, O13A_LARGE, DOWN, {DAYS_TO_RIGHT, "health_worker", NULL}, {0}},
    {"O13a.2 by sign-off, per hour, all learn", "reported", O13A_SMALL, O13A_LARGE, UP,
     {DONE_PER_H, "health_worker", PROCEDURES}, {0}},
    {"O13a.2 by sign-off, per hour, chosen", "reported", O13A_SMALL_CHOSEN, O13A_LARGE_CHOSEN, UP,
     {DONE_PER_H, "health_worker", PROCEDURES}, {0}},
    {"O13a.3 sign-offs that lapse", "reported", O13A_SMALL_FADING, O13A_LARGE_FADING, DOWN,
     {"rights_lapsed_count", "health_worker", NULL}, {0}},
    {"O13a.4 carers of a patient in a week", "reported", O13A_SMALL, O13A_LARGE, DOWN,
     {"carers_per_patient_week", NULL, NULL}, {0}},
    {"O14.1 of the duty, nurses' or nobody's", "reported", O14, O14_LACKING, UP, {NOT_THEIRS, "nurse", OF_THE_DUTY}, {0}},
    {"O14.1 medicines counted by nobody", "reported", O14, O14_LACKING, UP, {"omitted_count", NULL, "controlled_medicines"}, {0}},
#define UNCHANGED(category) \
    {"O15.1 " category ", during the course", "reported", O15_BEFORE, O15, SAME, \
     {MINUTES, "health_worker", category}, {0}}, \
    {"O15.1 " category ", after it", "reported", O15_AFTER_BEFORE, O15_AFTER, SAME, \
     {MINUTES, "health_worker", category}, {0}}
    UNCHANGED("clinical"), UNCHANGED("care"), UNCHANGED("kin"), UNCHANGED("admin"), UNCHANGED("service"), UNCHANGED("activity"),
    {"O15.2 hours of unused specialisation", "reported", O15_AFTER_BEFORE, O15_AFTER, UP,
     {SPECIALISED, "health_worker", NULL}, {0}},
    {"O15.3 hours away, health workers", "reported", O15_BEFORE, O15, UP, {"away_education_h", "health_worker", NULL}, {0}},
    {"O15.3 shifts covered by assistants", "reported", O15_BEFORE, O15, UP,
     {"covered_lower_role_shifts_count", "health_worker", NULL}, {0}},
    {"O15.3 shifts without anybody", "reported", O15_BEFORE, O15, UP, {"short_shifts_count", "health_worker", NULL}, {0}},
    {"O15.4 pay, during the course", "reported", O15_BEFORE, O15, UP, {"pay_kr", NULL, NULL}, {0}},
    {"O15.4 pay, after it", "reported", O15_AFTER_BEFORE, O15_AFTER, UP, {"pay_kr", NULL, NULL}, {0}},
    {"O16.2 the same, half of them known for none", "reported", O16_UNSEEN, O16_HALF, UP, {"matched_share", NULL, NULL}, {0}},
    {"O16.2 the same, all of them known for half", "reported", O16_HALF, O16, UP, {"matched_share", NULL, NULL}, {0}},
    {"O16.3 the same, more people, who work less", "reported", O16, O16_PART_TIME, DOWN, {"matched_share", NULL, NULL}, {0}},
    {"O18.1 ad hoc, evenings and weekends", "reported", O18, O18, UP,
     {"ad_hoc_otherwise", NULL, NULL}, {"ad_hoc_daytime", NULL, NULL}},
    {"O18.1 ad hoc, on public holidays", "reported", O18, O18_EASTER, UP,
     {"ad_hoc_holidays", NULL, NULL}, {"ad_hoc_daytime", NULL, NULL}},
    {"O18.1 ad hoc, where nurses are absent", "reported", O18_NOBODY_AWAY, O18, UP, {"ad_hoc_otherwise", NULL, NULL}, {0}},
    {"O21.2 PIVCs, nurses", "reported", O1, O21, DOWN, {MINUTES, "nurse", "pivc"}, {0}},
};
enum { N_DIRECTIONS = sizeof directions_rows / sizeof *directions_rows };

#endif
