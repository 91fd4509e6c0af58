/* A model and accounts made by hand: two small units, three people, three tasks, two days of one-minute ticks. Numbers are
 * chosen so that every metric can be worked out in the head. What happens in the two days is in handmade_days.h.
 *
 *     east: 2 beds, anna (nurse), bo (assistant); bell, medicine, wash        west: 3 beds, cia (nurse); bell, medicine
 *     Monday is warm-up, Tuesday and Wednesday are the window. East has a day from 07:00 to 17:00 and a night from 22:00 to
 *     07:00, west no shifts. Everybody may do everything that his unit has, but assistants no medicine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef HANDMADE_H
#define HANDMADE_H

#include <string.h>

#include "engine/accounts.h"
#include "engine/waits.h"
#include "model/model.h"

enum { HANDMADE_BELL, HANDMADE_MEDICINE, HANDMADE_WASH, HANDMADE_TASKS };
enum { HANDMADE_ASSISTANT, HANDMADE_NURSE, HANDMADE_ROLES };
enum { HANDMADE_ANNA, HANDMADE_BO, HANDMADE_CIA, HANDMADE_PERSONS };
enum { HANDMADE_EAST, HANDMADE_WEST, HANDMADE_UNITS };
enum { HANDMADE_DAY, HANDMADE_NIGHT, HANDMADE_BANDS }; /* of pay; also east's shifts, and then outside of them */
enum { HANDMADE_OUTSIDE = 2, HANDMADE_SHIFTS };
enum { HANDMADE_HOUR = 60, HANDMADE_MON = 0, HANDMADE_TUE = 1440, HANDMADE_WED = 2880, HANDMADE_END = 4320, HANDMADE_DAYS = 3 };
enum { HANDMADE_BINS = 512 }; /* more than 4,320 ticks need */

struct handmade {
    struct model model;
    struct role roles[HANDMADE_ROLES];
    struct task tasks[HANDMADE_TASKS];
    struct unit units[HANDMADE_UNITS];
    struct person persons[HANDMADE_PERSONS];
    struct shift shifts[2];
    enum regime regimes[HANDMADE_TASKS][HANDMADE_ROLES];
    uint64_t may[HANDMADE_PERSONS];
    struct education education; /* anna's */
    double study_s[4];
    int queue_of[HANDMADE_UNITS][2 * HANDMADE_TASKS];
    struct supplement supplements[2];
    uint64_t paid[HANDMADE_BANDS * N_PAY_KINDS];
    int64_t paid_ticks[HANDMADE_PERSONS][N_TIME_KINDS][HANDMADE_BANDS];
    struct accounts accounts;
    int64_t ticks[HANDMADE_PERSONS][N_TIME_KINDS][HANDMADE_TASKS + N_TIME_ACCOUNTS];
    int64_t instances[HANDMADE_PERSONS][HANDMADE_TASKS];
    bool held[HANDMADE_PERSONS][HANDMADE_TASKS];
    struct person_account person_accounts[HANDMADE_PERSONS];
    struct learner_account learners[HANDMADE_PERSONS][HANDMADE_TASKS];
    struct task_account task_accounts[HANDMADE_UNITS][HANDMADE_TASKS];
    struct unit_account unit_accounts[HANDMADE_UNITS];
    uint32_t waits[HANDMADE_UNITS * HANDMADE_TASKS * HANDMADE_BINS];
    struct people_sums people_by_hour[HANDMADE_UNITS * HANDMADE_ROLES * 24];
    struct people_sums people_by_shift[HANDMADE_UNITS * HANDMADE_ROLES * HANDMADE_SHIFTS * N_WEEKDAYS];
    struct people_sums people_by_day[HANDMADE_UNITS * HANDMADE_ROLES * HANDMADE_DAYS];
    struct care_sums care_by_hour[HANDMADE_UNITS * 24], care_by_shift[HANDMADE_UNITS * HANDMADE_SHIFTS * N_WEEKDAYS];
    struct care_sums care_by_day[HANDMADE_UNITS * HANDMADE_DAYS];
    int64_t rights_earned[HANDMADE_UNITS * HANDMADE_ROLES][HANDMADE_DAYS];
};

#define HANDMADE_LABEL(id_) {.id = (id_), .text = (id_)}

/* n_units 1: east alone. Accounts are all 0. */
static inline void handmade_init(struct handmade *h, int n_units)
{
    memset(h, 0, sizeof *h);
    h->roles[HANDMADE_ASSISTANT] = (struct role){.label = {"assistant", "Assistant", 0}, .level = 1};
    h->roles[HANDMADE_NURSE] = (struct role){.label = {"nurse", "Nurse", 0}, .level = 2};
    static const struct task tasks[] = {
        [HANDMADE_BELL] = {.label = HANDMADE_LABEL("bell"), .category = CATEGORY_CARE, .urgency = 2, .late_ticks = MODEL_NEVER},
        [HANDMADE_MEDICINE] = {
            .label = HANDMADE_LABEL("medicine"), .category = CATEGORY_CLINICAL, .urgency = 2, .late_ticks = 60},
        [HANDMADE_WASH] = {.label = HANDMADE_LABEL("wash"), .category = CATEGORY_CARE, .urgency = 7, .late_ticks = 30},
    };
    memcpy(h->tasks, tasks, sizeof tasks);
    for (int i = 0; i < HANDMADE_TASKS * HANDMADE_ROLES; i++)
        h->regimes[i / HANDMADE_ROLES][i % HANDMADE_ROLES] = REGIME_FORMAL;
    h->regimes[HANDMADE_MEDICINE][HANDMADE_ASSISTANT] = REGIME_NONE;
    for (int u = 0; u < HANDMADE_UNITS; u++) {
        h->units[u] = (struct unit){
            .n_beds = u == HANDMADE_EAST ? 2 : 3, .n_queues = HANDMADE_TASKS, .n_words = 1, .queue_of = h->queue_of[u],
            .regimes = &h->regimes[0][0]};
        for (int i = 0; i < 2 * HANDMADE_TASKS; i++)
            h->queue_of[u][i] = i / 2 == HANDMADE_WASH && u == HANDMADE_WEST ? -1 : i / 2;
    }
    h->units[HANDMADE_EAST].label = (struct label)HANDMADE_LABEL("east");
    h->units[HANDMADE_WEST].label = (struct label)HANDMADE_LABEL("west");
    h->shifts[HANDMADE_DAY] = (struct shift){HANDMADE_LABEL("day"), 7 * HANDMADE_HOUR, 17 * HANDMADE_HOUR, 10, false};
    h->shifts[HANDMADE_NIGHT] = (struct shift){HANDMADE_LABEL("night"), 22 * HANDMADE_HOUR, 31 * HANDMADE_HOUR, 9, false};
    h->units[HANDMADE_EAST].shifts = h->shifts;
    h->units[HANDMADE_EAST].n_shifts = 2;
    h->persons[HANDMADE_ANNA] = (struct person){.label = HANDMADE_LABEL("anna"), .unit = HANDMADE_EAST, .role = HANDMADE_NURSE};
    h->persons[HANDMADE_BO] = (struct person){.label = HANDMADE_LABEL("bo"), .unit = HANDMADE_EAST, .role = HANDMADE_ASSISTANT};
    h->persons[HANDMADE_CIA] = (struct person){.label = HANDMADE_LABEL("cia"), .unit = HANDMADE_WEST, .role = HANDMADE_NURSE};
    h->units[HANDMADE_EAST].n_persons = h->units[HANDMADE_WEST].first_person = HANDMADE_CIA;
    h->units[HANDMADE_WEST].n_persons = HANDMADE_PERSONS - HANDMADE_CIA;
    for (int p = 0; p < HANDMADE_PERSONS; p++) {
        h->may[p] = p == HANDMADE_BO ? 1 << HANDMADE_BELL | 1 << HANDMADE_WASH : (1 << HANDMADE_TASKS) - 1; /* a queue per task */
        h->persons[p].may = &h->may[p];
        h->persons[p].fte = p == HANDMADE_BO ? 0.75 : 1;
    }
    /* At night a quarter of the hourly pay and 60 kr at least; overtime half of it, by night and by day. */
    h->persons[HANDMADE_ANNA].pay_kr_per_h = h->persons[HANDMADE_CIA].pay_kr_per_h = 300;
    h->persons[HANDMADE_BO].pay_kr_per_h = 200;
    h->supplements[0] = (struct supplement){.label = HANDMADE_LABEL("night"), .share = 0.25, .least_kr_per_h = 60};
    h->supplements[1] = (struct supplement){.label = HANDMADE_LABEL("overtime"), .share = 0.5};
    static const uint64_t paid[HANDMADE_BANDS * N_PAY_KINDS] = {0, 2, 1, 2};
    memcpy(h->paid, paid, sizeof paid);
    h->model = (struct model){
        .scenario = "handmade", .tick_s = 60, .ticks_per_day = 1440, .warmup_ticks = 1440, .end_ticks = 3 * 1440,
        .start_day = 20458, .n_roles = HANDMADE_ROLES, .n_tasks = HANDMADE_TASKS, .n_units = n_units,
        .n_persons = n_units == 1 ? 2 : HANDMADE_PERSONS, .roles = h->roles, .tasks = h->tasks, .units = h->units,
        .persons = h->persons,
        .pay = {.n_supplements = 2, .supplements = h->supplements, .n_bands = HANDMADE_BANDS, .paid = h->paid},
    };
    h->accounts = (struct accounts){
        .model = &h->model, .n_accounts = HANDMADE_TASKS + N_TIME_ACCOUNTS, .ticks = &h->ticks[0][0][0],
        .paid_ticks = &h->paid_ticks[0][0][0], .instances = &h->instances[0][0], .held = &h->held[0][0],
        .persons = h->person_accounts, .learners = h->learners[0],
        .tasks = &h->task_accounts[0][0], .units = h->unit_accounts, .n_bins = waits_bin(HANDMADE_END) + 1, .waits = h->waits,
        .hours = {24, h->people_by_hour, h->care_by_hour},
        .shifts = {HANDMADE_SHIFTS * N_WEEKDAYS, h->people_by_shift, h->care_by_shift},
        .days = {HANDMADE_DAYS, h->people_by_day, h->care_by_day}, .days_per_slice = 1,
        .rights_earned = &h->rights_earned[0][0],
    };
}

#endif
