/* What a replication adds up, in whole ticks and counts. The engine adds; nobody prints here.
 *
 * Every person and tick is in exactly one account, rostered or overtime; every task instance is open or ended one way.
 * Only the window [warmup, end) counts: minutes where their ticks fall, tasks that were created in it. The same is kept by hour
 * of the day and by shift and weekday and, from the first day on, by day (struct slices), less finely: by role and category.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_ACCOUNTS_H
#define ENGINE_ACCOUNTS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/model.h"

/* Accounts of a person's time: one per task (its index), then these, counted from n_tasks. */
/* Of a task that is done after consulting, with a learner: what goes beyond the task itself. */
enum time_account { TIME_CONSULTING, TIME_TRAINING, /* these two are work */
                    TIME_HOLDING, TIME_BREAK, TIME_IDLE, TIME_IDLE_BLOCKED, N_TIME_ACCOUNTS };
enum { TIME_ROSTERED, TIME_OVERTIME, N_TIME_KINDS };

struct person_account {
    int64_t rostered_ticks, overtime_ticks; /* time on duty, counted apart from the accounts that must sum to it */
    int64_t as_overtime_ticks;   /* of the rostered ones, those paid as overtime: of duties for which he was called in */
    int64_t lead_ticks;          /* in charge of the shift */
    int64_t raised_ticks;        /* on duty with the higher pay of a further education that is over */
    /* At work for patients whose condition some specialisation matches; of them, while he held one. */
    int64_t matching_ticks, matched_ticks;
    /* Duties of the rota that were to be his; by whether they began in the window, and with their whole length. */
    int64_t planned_duties;
    int64_t away_duties[N_AWAY_REASONS], away_ticks[N_AWAY_REASONS]; /* that he missed */
    int64_t filled_duties[N_COVER_WAYS + 1]; /* of those, by who came; the last: nobody */
    int64_t other_role_duties;   /* of those, to which somebody of another role came */
    int64_t called_in_duties, called_in_ticks; /* others' duties for which he came */
    int64_t quick_returns;       /* his duties that began less than 11 h after his last one */
    int64_t breaks_taken, breaks_missed;
    int64_t interrupted; /* times the person was called away from a task */
    int64_t occasions;   /* times the person was taken along as a learner, until the task was done */
    int64_t switches;    /* times the person took up, or helped with, another type of task than the last one */
};

/* Per person and task, over the whole run: training is no steady state, so the warm-up is not left out. */
struct learner_account {
    int64_t earned, earned_ticks; /* rights earned in programmes; from the offer, or from when one lapsed, until then */
    int64_t lapsed;
    int64_t open, open_ticks;     /* offered, and not held at the end; from the offer until then */
};

struct task_account { /* per unit and task */
    int64_t open_at_start, made, done, omitted, lost, withdrawn, open_at_end; /* lost: turned away by max_waiting */
    double made_s;         /* standard work of those made, seconds */
    int64_t started;       /* created in the window and started */
    int64_t assigned, by_carer; /* of those: while the patient was somebody's own; by him */
    int64_t wait_ticks;    /* of those: created to first start */
    int64_t late;          /* of those: started after due */
    int64_t older_started, older_wait_ticks; /* the same of those created before the window and first started in it */
    int64_t together, held_ticks; /* of those started: with two people; how long their performers then held them before */
    int64_t consulted, supervised; /* of those started: after consulting; with a learner (who is not counted in `together`) */
    int64_t censored, censored_ticks; /* created in the window, never started, still waiting at the end; their age */
    int64_t omitted_in_window, lost_in_window; /* of those, created in the window */
    double omitted_s;      /* standard work of the omitted and lost ones created in the window, seconds */
    int64_t interrupted, suspended_ticks; /* times left unfinished, and ticks spent so (in the window) */
    int64_t waited_ticks;  /* sum over tasks of their ticks from creation to first start or end, inside the window */
    int64_t queue_ticks;   /* sum over ticks in the window of the number never started: the same by counting; audit only */
};

struct unit_account {
    int64_t admitted, discharged, turned_away; /* in the window */
    int64_t patient_ticks;
    int64_t waiting_ticks;   /* ticks in the window in which at least one task waits */
    int64_t peak_ticks;      /* ... in which more tasks wait than people are on duty */
    int64_t patient_weeks, carers; /* whole weeks of the window that a patient was there for; people who worked for him in them */
    int64_t understaffed_ticks; /* patient ticks in shifts in which less time was on duty than the work that arose takes */
};

/* Time by class: the categories of tasks, then the other accounts of time. Work comes first: tasks and consulting. What is
 * learnt and taught is of the category training, and its own class stays empty. */
enum { N_TIME_CLASSES = N_CATEGORIES + N_TIME_ACCOUNTS, N_WORK_CLASSES = N_CATEGORIES + TIME_TRAINING + 1 };

struct people_sums { /* of the people of one role in one unit */
    int64_t ticks[N_TIME_CLASSES]; /* overtime included */
    int64_t overtime_ticks;
};

struct care_sums { /* of one unit: as in task_account and unit_account */
    int64_t made, started, wait_ticks, may_be_late, late, omitted, lost, older_started, older_wait_ticks, patient_ticks;
    double asked_s; /* time that what was made takes at the standard pace, seconds; of two people twice */
};

/* Sums over parts of the time, numbered from 0: hours of the day, shifts of the week, days. */
struct slices {
    int n;
    struct people_sums *people; /* [(unit * n_roles + role) * n + slice] */
    struct care_sums *care;     /* [unit * n + slice] */
};

struct accounts {
    const struct model *model;
    int n_accounts;                 /* n_tasks + N_TIME_ACCOUNTS */
    int64_t *ticks;                 /* [(person * N_TIME_KINDS + kind) * n_accounts + account] */
    int64_t *paid_ticks;            /* [(person * N_TIME_KINDS + kind) * pay.n_bands + band]: all ticks on duty, by band of pay */
    bool *held;                     /* [person * n_tasks + task]: had at some time what the right of his role asks for: training,
                                       a sign-off */
    int64_t *instances;             /* [person * n_tasks + task]: completed as performer, created in the window */
    struct person_account *persons;
    struct learner_account *learners; /* [person * n_tasks + task] */
    struct task_account *tasks;     /* [unit * n_tasks + task] */
    struct unit_account *units;
    int n_bins;
    uint32_t *waits;                /* [(unit * n_tasks + task) * n_bins + bin]: of those counted as started (engine/waits.h) */
    struct slices hours;            /* 24 */
    struct slices shifts;           /* [shift * N_WEEKDAYS + weekday], shift n_shifts of the unit = outside all; the hours after
                                       midnight belong to the weekday on which the night began */
    struct slices days;             /* stretches of days_per_slice days from the start of the run, warm-up included */
    int days_per_slice;
    int64_t *rights_earned;         /* [(unit * n_roles + role) * days.n + slice]: in programmes */
    uint64_t demand_hash;
    int64_t completed;              /* tasks completed over the whole run, warm-up included */
};

void accounts_init(struct accounts *a, const struct model *m, struct arena *arena);
/* Empties them for a new replication. */
void accounts_clear(struct accounts *a);
/* Empties them where the window begins: all but what is kept by day. */
void accounts_open_window(struct accounts *a);
/* A person earns a right to a task that was offered, or had lapsed, at the one tick, and holds it from the other on. */
void accounts_earn(struct accounts *a, int person, int task, int32_t offered_at, int32_t now);

/* What a person has learnt, all tasks together. */
struct learner_account accounts_learner(const struct accounts *a, int person);
void accounts_add_learner(struct learner_account *to, const struct learner_account *more);

/* What is paid for has the same two kinds as time. */
_Static_assert((int)TIME_ROSTERED == (int)PAY_ROSTERED && (int)TIME_OVERTIME == (int)PAY_OVERTIME, "kinds of time");

/* Length of the stretches of `days`: a day or, in long runs, a week, four weeks, a year of 52 weeks. */
int accounts_days_per_slice(const struct model *m);

void accounts_add_care(struct care_sums *to, const struct care_sums *more);

static inline int64_t *accounts_ticks(struct accounts *a, int person, int kind)
{
    return a->ticks + (int64_t)(person * N_TIME_KINDS + kind) * a->n_accounts;
}

/* The class of an account of time, one of a->n_accounts. */
static inline int accounts_class(const struct model *m, int account)
{
    if (account < m->n_tasks)
        return (int)m->tasks[account].category;
    return account - m->n_tasks == TIME_TRAINING ? (int)CATEGORY_TRAINING : N_CATEGORIES + account - m->n_tasks;
}

static inline int64_t *accounts_paid(const struct accounts *a, int person, int kind)
{
    return a->paid_ticks + (int64_t)(person * N_TIME_KINDS + kind) * a->model->pay.n_bands;
}

/* Holds the finished accounts against each other (docs/model.md, "Accounts"). ERR_AUDIT with seed and replication. */
int accounts_balance(const struct accounts *a, uint64_t seed, uint32_t replication, struct err *e);

#endif
