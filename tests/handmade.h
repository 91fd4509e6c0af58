/* A model and accounts made by hand: two small units, three people, three tasks, two days of one-minute ticks. Numbers are
 * chosen so that every metric can be worked out in the head.
 *
 *     east: 2 beds, anna (nurse), bo (assistant); bell, medicine, wash        west: 3 beds, cia (nurse); bell, medicine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef HANDMADE_H
#define HANDMADE_H

#include <string.h>

#include "engine/accounts.h"
#include "model/model.h"

enum { HANDMADE_BELL, HANDMADE_MEDICINE, HANDMADE_WASH, HANDMADE_TASKS };
enum { HANDMADE_ASSISTANT, HANDMADE_NURSE, HANDMADE_ROLES };
enum { HANDMADE_ANNA, HANDMADE_BO, HANDMADE_CIA, HANDMADE_PERSONS };
enum { HANDMADE_EAST, HANDMADE_WEST, HANDMADE_UNITS };
enum { HANDMADE_DAY, HANDMADE_NIGHT, HANDMADE_BANDS }; /* of pay */

struct handmade {
    struct model model;
    struct role roles[HANDMADE_ROLES];
    struct task tasks[HANDMADE_TASKS];
    struct unit units[HANDMADE_UNITS];
    struct person persons[HANDMADE_PERSONS];
    int queue_of[HANDMADE_UNITS][2 * HANDMADE_TASKS];
    struct supplement supplements[2];
    uint64_t paid[HANDMADE_BANDS * N_PAY_KINDS];
    int64_t paid_ticks[HANDMADE_PERSONS][N_TIME_KINDS][HANDMADE_BANDS];
    struct accounts accounts;
    int64_t ticks[HANDMADE_PERSONS][N_TIME_KINDS][HANDMADE_TASKS + N_TIME_ACCOUNTS];
    int64_t instances[HANDMADE_PERSONS][HANDMADE_TASKS];
    struct person_account person_accounts[HANDMADE_PERSONS];
    struct task_account task_accounts[HANDMADE_UNITS][HANDMADE_TASKS];
    struct unit_account unit_accounts[HANDMADE_UNITS];
};

#define HANDMADE_LABEL(id_) {.id = (id_), .text = (id_)}

/* n_units 1: east alone. Accounts are all 0. */
static inline void handmade_init(struct handmade *h, int n_units)
{
    memset(h, 0, sizeof *h);
    h->roles[HANDMADE_ASSISTANT] = (struct role){.label = {"assistant", "Assistant", 0}, .level = 1};
    h->roles[HANDMADE_NURSE] = (struct role){.label = {"nurse", "Nurse", 0}, .level = 2};
    static const struct task tasks[] = {
        [HANDMADE_BELL] = {.label = HANDMADE_LABEL("bell"), .category = CATEGORY_CARE, .late_ticks = MODEL_NEVER},
        [HANDMADE_MEDICINE] = {.label = HANDMADE_LABEL("medicine"), .category = CATEGORY_CLINICAL, .late_ticks = 60},
        [HANDMADE_WASH] = {.label = HANDMADE_LABEL("wash"), .category = CATEGORY_CARE, .late_ticks = 30},
    };
    memcpy(h->tasks, tasks, sizeof tasks);
    for (int u = 0; u < HANDMADE_UNITS; u++) {
        h->units[u] = (struct unit){.n_beds = u == HANDMADE_EAST ? 2 : 3, .queue_of = h->queue_of[u]};
        for (int i = 0; i < 2 * HANDMADE_TASKS; i++)
            h->queue_of[u][i] = i / 2 == HANDMADE_WASH && u == HANDMADE_WEST ? -1 : i / 2;
    }
    h->units[HANDMADE_EAST].label = (struct label)HANDMADE_LABEL("east");
    h->units[HANDMADE_WEST].label = (struct label)HANDMADE_LABEL("west");
    h->persons[HANDMADE_ANNA] = (struct person){.label = HANDMADE_LABEL("anna"), .unit = HANDMADE_EAST, .role = HANDMADE_NURSE};
    h->persons[HANDMADE_BO] = (struct person){.label = HANDMADE_LABEL("bo"), .unit = HANDMADE_EAST, .role = HANDMADE_ASSISTANT};
    h->persons[HANDMADE_CIA] = (struct person){.label = HANDMADE_LABEL("cia"), .unit = HANDMADE_WEST, .role = HANDMADE_NURSE};
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
        .paid_ticks = &h->paid_ticks[0][0][0], .instances = &h->instances[0][0], .persons = h->person_accounts,
        .tasks = &h->task_accounts[0][0],
        .units = h->unit_accounts,
    };
}

/* A busy two days; see the tests for what follows from it. */
static inline void handmade_fill(struct handmade *h)
{
    enum { BREAK = HANDMADE_TASKS + TIME_BREAK, HOLDING = HANDMADE_TASKS + TIME_HOLDING, IDLE = HANDMADE_TASKS + TIME_IDLE,
           BLOCKED = HANDMADE_TASKS + TIME_IDLE_BLOCKED };
    h->person_accounts[HANDMADE_ANNA] = (struct person_account){.rostered_ticks = 600, .overtime_ticks = 30, .breaks_taken = 1};
    h->person_accounts[HANDMADE_BO] = (struct person_account){.rostered_ticks = 300, .breaks_taken = 1, .breaks_missed = 3};
    h->person_accounts[HANDMADE_CIA] = (struct person_account){.rostered_ticks = 300};
    h->paid_ticks[HANDMADE_ANNA][TIME_ROSTERED][HANDMADE_DAY] = 480;
    h->paid_ticks[HANDMADE_ANNA][TIME_ROSTERED][HANDMADE_NIGHT] = 120;
    h->paid_ticks[HANDMADE_ANNA][TIME_OVERTIME][HANDMADE_NIGHT] = 30;
    h->paid_ticks[HANDMADE_BO][TIME_ROSTERED][HANDMADE_NIGHT] = 300;
    h->paid_ticks[HANDMADE_CIA][TIME_ROSTERED][HANDMADE_DAY] = 300;
    int64_t(*anna)[HANDMADE_TASKS + N_TIME_ACCOUNTS] = h->ticks[HANDMADE_ANNA];
    int64_t(*bo)[HANDMADE_TASKS + N_TIME_ACCOUNTS] = h->ticks[HANDMADE_BO];
    anna[TIME_ROSTERED][HANDMADE_MEDICINE] = 200;
    anna[TIME_ROSTERED][HANDMADE_BELL] = 90;
    anna[TIME_ROSTERED][HOLDING] = 10;
    anna[TIME_ROSTERED][BREAK] = 30;
    anna[TIME_ROSTERED][IDLE] = 220;
    anna[TIME_ROSTERED][BLOCKED] = 50;
    anna[TIME_OVERTIME][HANDMADE_MEDICINE] = 30;
    bo[TIME_ROSTERED][HANDMADE_WASH] = 150;
    bo[TIME_ROSTERED][HANDMADE_BELL] = 60;
    bo[TIME_ROSTERED][BREAK] = 30;
    bo[TIME_ROSTERED][IDLE] = 60;
    h->ticks[HANDMADE_CIA][TIME_ROSTERED][HANDMADE_BELL] = 75;
    h->ticks[HANDMADE_CIA][TIME_ROSTERED][IDLE] = 225;
    h->instances[HANDMADE_ANNA][HANDMADE_MEDICINE] = 20;
    h->instances[HANDMADE_ANNA][HANDMADE_BELL] = 9;
    h->instances[HANDMADE_BO][HANDMADE_WASH] = 10;
    h->instances[HANDMADE_BO][HANDMADE_BELL] = 11;
    h->instances[HANDMADE_CIA][HANDMADE_BELL] = 15;
    struct task_account *east = h->task_accounts[HANDMADE_EAST];
    east[HANDMADE_MEDICINE] = (struct task_account){.made = 25, .started = 20, .wait_ticks = 400, .late = 5,
                                                    .omitted_in_window = 4, .omitted_s = 2400, .withdrawn = 1,
                                                    .interrupted = 2, .suspended_ticks = 90};
    east[HANDMADE_BELL] = (struct task_account){.made = 22, .started = 20, .wait_ticks = 100, .lost_in_window = 1,
                                                .omitted_s = 600, .censored = 1};
    east[HANDMADE_WASH] = (struct task_account){.made = 10, .started = 10, .wait_ticks = 300, .late = 1};
    h->task_accounts[HANDMADE_WEST][HANDMADE_BELL] =
        (struct task_account){.made = 15, .started = 15, .wait_ticks = 75};
    h->unit_accounts[HANDMADE_EAST] =
        (struct unit_account){.admitted = 3, .discharged = 2, .turned_away = 1, .patient_ticks = 4320};
    h->unit_accounts[HANDMADE_WEST] = (struct unit_account){.admitted = 1, .patient_ticks = 2880};
    h->accounts.demand_hash = 0xfeedface;
    h->accounts.completed = 77;
}

#endif
