/* What happens in the two days of handmade.h: who does what when, and what becomes of the tasks. From these two tables all
 * accounts are counted one by one, as slowly and plainly as can be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef HANDMADE_DAYS_H
#define HANDMADE_DAYS_H

#include "handmade.h"

enum { HANDMADE_OVERTIME = HANDMADE_TUE + 19 * HANDMADE_HOUR }; /* when anna's shift is over */

/* Anna: 10 h and 30 min of overtime. Bo and cia: 5 h each. Anna's Monday belongs to the warm-up. */
static const struct {
    int person, day, from, until, account; /* a task, or HANDMADE_TASKS + enum time_account; minutes of the day */
} handmade_time[] = {
    {HANDMADE_ANNA, HANDMADE_MON, 23 * HANDMADE_HOUR, 24 * HANDMADE_HOUR, HANDMADE_TASKS + TIME_IDLE},
    {HANDMADE_ANNA, HANDMADE_TUE, 9 * HANDMADE_HOUR, 690, HANDMADE_MEDICINE},      /* 150 min */
    {HANDMADE_ANNA, HANDMADE_TUE, 690, 780, HANDMADE_BELL},                        /* 90 */
    {HANDMADE_ANNA, HANDMADE_TUE, 780, 790, HANDMADE_TASKS + TIME_HOLDING},        /* 10 */
    {HANDMADE_ANNA, HANDMADE_TUE, 790, 820, HANDMADE_TASKS + TIME_BREAK},          /* 30 */
    {HANDMADE_ANNA, HANDMADE_TUE, 820, 990, HANDMADE_TASKS + TIME_IDLE},           /* 170 */
    {HANDMADE_ANNA, HANDMADE_TUE, 990, 1020, HANDMADE_TASKS + TIME_IDLE_BLOCKED},  /* 30: it is 17:00, the day shift is over */
    {HANDMADE_ANNA, HANDMADE_TUE, 1020, 1070, HANDMADE_MEDICINE},                  /* 50 */
    {HANDMADE_ANNA, HANDMADE_TUE, 1070, 1120, HANDMADE_TASKS + TIME_IDLE},         /* 50 */
    {HANDMADE_ANNA, HANDMADE_TUE, 1120, 1140, HANDMADE_TASKS + TIME_IDLE_BLOCKED}, /* 20 */
    {HANDMADE_ANNA, HANDMADE_TUE, 1140, 1170, HANDMADE_MEDICINE},                  /* 30, overtime */
    {HANDMADE_BO, HANDMADE_WED, 0, 150, HANDMADE_WASH},                            /* the night that began on Tuesday */
    {HANDMADE_BO, HANDMADE_WED, 150, 210, HANDMADE_BELL},                          /* 60 */
    {HANDMADE_BO, HANDMADE_WED, 210, 240, HANDMADE_TASKS + TIME_BREAK},            /* 30 */
    {HANDMADE_BO, HANDMADE_WED, 240, 300, HANDMADE_TASKS + TIME_IDLE},             /* 60 */
    {HANDMADE_CIA, HANDMADE_WED, 600, 675, HANDMADE_BELL},                         /* 75 */
    {HANDMADE_CIA, HANDMADE_WED, 675, 900, HANDMADE_TASKS + TIME_IDLE},            /* 225 */
};

enum handmade_fate { HANDMADE_DONE, HANDMADE_OMITTED, HANDMADE_LOST, HANDMADE_WITHDRAWN, HANDMADE_CENSORED };

/* Tasks of a kind that arise together and wait equally long for the same person, or for their end. */
static const struct {
    int unit, task, n, day, minute, wait, person;
    enum handmade_fate fate;
} handmade_tasks[] = {
    {HANDMADE_EAST, HANDMADE_MEDICINE, 3, HANDMADE_MON, 1380, 600, HANDMADE_ANNA, HANDMADE_DONE}, /* older than the window */
    {HANDMADE_EAST, HANDMADE_MEDICINE, 15, HANDMADE_TUE, 534, 6, HANDMADE_ANNA, HANDMADE_DONE},   /* 08:54, started at 09:00 */
    {HANDMADE_EAST, HANDMADE_MEDICINE, 5, HANDMADE_TUE, 988, 62, HANDMADE_ANNA, HANDMADE_DONE},   /* late, started at 17:30 */
    {HANDMADE_EAST, HANDMADE_MEDICINE, 4, HANDMADE_TUE, 1020, 120, -1, HANDMADE_OMITTED},         /* at 19:00 */
    {HANDMADE_EAST, HANDMADE_MEDICINE, 1, HANDMADE_WED, 0, 30, -1, HANDMADE_WITHDRAWN},
    {HANDMADE_EAST, HANDMADE_BELL, 10, HANDMADE_TUE, 690, 0, HANDMADE_ANNA, HANDMADE_DONE},
    {HANDMADE_EAST, HANDMADE_BELL, 10, HANDMADE_WED, 140, 10, HANDMADE_BO, HANDMADE_DONE},        /* 02:20, started at 02:30 */
    {HANDMADE_EAST, HANDMADE_BELL, 1, HANDMADE_WED, 150, 0, -1, HANDMADE_LOST},
    {HANDMADE_EAST, HANDMADE_BELL, 1, HANDMADE_WED, 1380, 60, -1, HANDMADE_CENSORED},             /* since 23:00 */
    {HANDMADE_EAST, HANDMADE_WASH, 9, HANDMADE_TUE, 1415, 25, HANDMADE_BO, HANDMADE_DONE},        /* 23:35, started at 00:00 */
    {HANDMADE_EAST, HANDMADE_WASH, 1, HANDMADE_WED, 0, 75, HANDMADE_BO, HANDMADE_DONE},           /* late */
    {HANDMADE_WEST, HANDMADE_BELL, 15, HANDMADE_WED, 595, 5, HANDMADE_CIA, HANDMADE_DONE},        /* 09:55, started at 10:00 */
};

/* Standard work of one: bells and medicine 10 minutes, a wash 15. */
static inline double handmade_work_s(int task)
{
    return task == HANDMADE_WASH ? 900 : 600;
}

/* A night belongs to the day on which it began. West knows no shifts: all of its time lies outside them, as its only "shift". */
static inline int handmade_shift(int unit, int tick)
{
    int minute = tick % 1440, weekday = tick / 1440, shift = HANDMADE_OUTSIDE;
    if (minute < 7 * HANDMADE_HOUR || minute >= 22 * HANDMADE_HOUR)
        shift = HANDMADE_NIGHT;
    else if (minute < 17 * HANDMADE_HOUR)
        shift = HANDMADE_DAY;
    if (unit == HANDMADE_WEST)
        return weekday;
    return shift * N_WEEKDAYS + (minute < 7 * HANDMADE_HOUR ? (weekday + N_WEEKDAYS - 1) % N_WEEKDAYS : weekday);
}

static inline void handmade_spend(struct handmade *h, int person, int account, int tick)
{
    int unit = h->persons[person].unit, group = unit * HANDMADE_ROLES + h->persons[person].role, minute = tick % 1440;
    int class = account < HANDMADE_TASKS ? (int)h->tasks[account].category : N_CATEGORIES + account - HANDMADE_TASKS;
    int kind = person == HANDMADE_ANNA && tick >= HANDMADE_OVERTIME ? TIME_OVERTIME : TIME_ROSTERED;
    h->people_by_day[group * HANDMADE_DAYS + tick / 1440].ticks[class]++;
    if (tick < h->model.warmup_ticks)
        return;
    h->people_by_hour[group * 24 + minute / HANDMADE_HOUR].ticks[class]++;
    h->people_by_shift[group * HANDMADE_SHIFTS * N_WEEKDAYS + handmade_shift(unit, tick)].ticks[class]++;
    h->ticks[person][kind][account]++;
    *(kind == TIME_OVERTIME ? &h->person_accounts[person].overtime_ticks : &h->person_accounts[person].rostered_ticks) += 1;
    h->paid_ticks[person][kind][minute >= 7 * HANDMADE_HOUR && minute < 17 * HANDMADE_HOUR ? HANDMADE_DAY : HANDMADE_NIGHT]++;
}

/* The sums over parts of the time that tick belongs to: hour, shift and day; in the warm-up only the day. */
static inline int handmade_slices(struct handmade *h, int unit, int tick, struct care_sums *slices[3])
{
    slices[0] = &h->care_by_day[unit * HANDMADE_DAYS + tick / 1440];
    slices[1] = &h->care_by_hour[unit * 24 + tick % 1440 / HANDMADE_HOUR];
    slices[2] = &h->care_by_shift[unit * HANDMADE_SHIFTS * N_WEEKDAYS + handmade_shift(unit, tick)];
    return tick < h->model.warmup_ticks ? 1 : 3;
}

static inline void handmade_start(struct handmade *h, int unit, int task, int tick, int wait, int person)
{
    struct task_account *account = &h->task_accounts[unit][task];
    struct care_sums *in[3];
    bool has_limit = h->tasks[task].late_ticks != MODEL_NEVER, late = has_limit && wait > h->tasks[task].late_ticks;
    bool older = tick - wait < h->model.warmup_ticks;
    for (int i = 0, n = handmade_slices(h, unit, tick, in); i < n; i++) {
        *(older ? &in[i]->older_started : &in[i]->started) += 1;
        *(older ? &in[i]->older_wait_ticks : &in[i]->wait_ticks) += wait;
        in[i]->may_be_late += !older && has_limit;
        in[i]->late += !older && late;
    }
    *(older ? &account->older_started : &account->started) += 1;
    *(older ? &account->older_wait_ticks : &account->wait_ticks) += wait;
    if (older)
        return;
    account->late += late;
    account->done++;
    h->instances[person][task]++;
    h->waits[(unit * HANDMADE_TASKS + task) * h->accounts.n_bins + wait]++; /* a bin is one tick wide here */
}

static inline void handmade_task(struct handmade *h, int unit, int task, int tick, int wait, int person, enum handmade_fate fate)
{
    struct task_account *account = &h->task_accounts[unit][task];
    struct care_sums *in[3];
    for (int i = 0, n = handmade_slices(h, unit, tick, in); i < n; i++) {
        in[i]->made++;
        in[i]->asked_s += handmade_work_s(task);
    }
    if (tick >= h->model.warmup_ticks) {
        account->made++;
        account->made_s += handmade_work_s(task);
    }
    if (fate == HANDMADE_DONE)
        handmade_start(h, unit, task, tick + wait, wait, person);
    for (int i = 0, n = handmade_slices(h, unit, tick + wait < HANDMADE_END ? tick + wait : tick, in); i < n; i++) {
        in[i]->omitted += fate == HANDMADE_OMITTED;
        in[i]->lost += fate == HANDMADE_LOST;
    }
    account->omitted_in_window += fate == HANDMADE_OMITTED;
    account->lost_in_window += fate == HANDMADE_LOST;
    account->omitted_s += fate == HANDMADE_OMITTED || fate == HANDMADE_LOST ? handmade_work_s(task) : 0;
    account->withdrawn += fate == HANDMADE_WITHDRAWN;
    account->censored += fate == HANDMADE_CENSORED;
    account->censored_ticks += fate == HANDMADE_CENSORED ? wait : 0;
}

/* East has two patients until Wednesday and one from then on, west always one. */
static inline void handmade_patients(struct handmade *h)
{
    struct care_sums *in[3];
    for (int tick = 0; tick < HANDMADE_END; tick++)
        for (int unit = 0; unit < HANDMADE_UNITS; unit++)
            for (int i = 0, n = handmade_slices(h, unit, tick, in); i < n; i++)
                in[i]->patient_ticks += unit == HANDMADE_EAST && tick < HANDMADE_WED ? 2 : 1;
    h->unit_accounts[HANDMADE_EAST] = (struct unit_account){.admitted = 3, .discharged = 2, .turned_away = 1,
        .patient_ticks = 4320, .peak_ticks = 288, .patient_weeks = 2, .carers = 5, .understaffed_ticks = 1080};
    h->unit_accounts[HANDMADE_WEST] = (struct unit_account){
        .admitted = 1, .patient_ticks = 2880, .patient_weeks = 1, .carers = 1};
}

/* Of anna's ten duties she missed five: a colleague of the same role, an assistant and a temp of another role came to three of
 * them, a temp of her own role to one, nobody to one. Bo came to one of anna's, and missed one of his four. */
static inline void handmade_duties(struct handmade *h)
{
    struct person_account *anna = &h->person_accounts[HANDMADE_ANNA], *bo = &h->person_accounts[HANDMADE_BO];
    anna->planned_duties = 10;
    anna->away_duties[AWAY_SICKNESS] = 2, anna->away_ticks[AWAY_SICKNESS] = 2 * 480;
    anna->away_duties[AWAY_EDUCATION] = 2, anna->away_ticks[AWAY_EDUCATION] = 2 * 480;
    anna->away_duties[AWAY_LEAVE] = 1, anna->away_ticks[AWAY_LEAVE] = 600;
    anna->filled_duties[COVER_SAME_ROLE] = anna->filled_duties[COVER_LOWER_ROLE] = anna->filled_duties[COVER_NOBODY] = 1;
    anna->filled_duties[COVER_TEMP] = 2;
    anna->other_role_duties = 2;
    anna->quick_returns = 1;
    bo->planned_duties = 4;
    bo->away_duties[AWAY_VACANCY] = 1, bo->away_ticks[AWAY_VACANCY] = 300;
    bo->filled_duties[COVER_NOBODY] = 1;
    bo->called_in_duties = 1, bo->called_in_ticks = 480;
    bo->quick_returns = 2;
    h->person_accounts[HANDMADE_CIA].planned_duties = 3;
}

/* Anna studies on four days, from Monday on, on leave with pay: two days lie in the window. */
static inline void handmade_education(struct handmade *h)
{
    for (int i = 0; i < 4; i++)
        h->study_s[i] = 86400.0 * i;
    h->education = (struct education){.support = SUPPORT_PAID_LEAVE, .from_s = -86400, .held_tick = 10 * 1440, .n_days = 4,
                                      .day_s = h->study_s, .day_h = 7.5, .fee_kr = 9000, .pay_step_kr_per_h = 20};
    h->persons[HANDMADE_ANNA].education = &h->education;
}

/* Anna earns a right on Monday, bo two on Wednesday and cia one. */
static inline void handmade_rights(struct handmade *h)
{
    h->rights_earned[HANDMADE_EAST * HANDMADE_ROLES + HANDMADE_NURSE][0] = 1;
    h->rights_earned[HANDMADE_EAST * HANDMADE_ROLES + HANDMADE_ASSISTANT][2] = 2;
    h->rights_earned[HANDMADE_WEST * HANDMADE_ROLES + HANDMADE_NURSE][2] = 1;
}

static inline void handmade_fill(struct handmade *h)
{
    handmade_rights(h);
    for (size_t i = 0; i < sizeof handmade_time / sizeof handmade_time[0]; i++)
        for (int minute = handmade_time[i].from; minute < handmade_time[i].until; minute++)
            handmade_spend(h, handmade_time[i].person, handmade_time[i].account, handmade_time[i].day + minute);
    for (size_t i = 0; i < sizeof handmade_tasks / sizeof handmade_tasks[0]; i++)
        for (int n = 0; n < handmade_tasks[i].n; n++)
            handmade_task(h, handmade_tasks[i].unit, handmade_tasks[i].task, handmade_tasks[i].day + handmade_tasks[i].minute,
                          handmade_tasks[i].wait, handmade_tasks[i].person, handmade_tasks[i].fate);
    handmade_patients(h);
    handmade_duties(h);
    handmade_education(h);
    h->person_accounts[HANDMADE_ANNA].breaks_taken = h->person_accounts[HANDMADE_BO].breaks_taken = 1;
    h->person_accounts[HANDMADE_BO].breaks_missed = 3;
    h->person_accounts[HANDMADE_ANNA].interrupted = 21;
    h->person_accounts[HANDMADE_ANNA].switches = 42;
    h->person_accounts[HANDMADE_BO].switches = 20;
    struct task_account *medicine = &h->task_accounts[HANDMADE_EAST][HANDMADE_MEDICINE];
    medicine->interrupted = 2;
    medicine->suspended_ticks = 90;
    medicine->together = 4;
    medicine->held_ticks = 10;
    h->accounts.demand_hash = 0xfeedface;
    h->accounts.completed = 77;
}

#endif
