/* What a replication adds up, in whole ticks and counts. The engine adds; nobody prints here.
 *
 * Every person and tick is in exactly one account, rostered or overtime; every task instance is open or ended one way.
 * Only the window [warmup, end) counts: minutes where their ticks fall, tasks that were created in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_ACCOUNTS_H
#define ENGINE_ACCOUNTS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/model.h"

/* Accounts of a person's time: one per task (its index), then these, counted from n_tasks. */
enum time_account { TIME_HOLDING, TIME_BREAK, TIME_IDLE, TIME_IDLE_BLOCKED, N_TIME_ACCOUNTS };
enum { TIME_ROSTERED, TIME_OVERTIME, N_TIME_KINDS };

struct person_account {
    int64_t rostered_ticks, overtime_ticks; /* time on duty, counted apart from the accounts that must sum to it */
    int64_t breaks_taken, breaks_missed;
    int64_t interrupted; /* times the person was called away from a task */
};

struct task_account { /* per unit and task */
    int64_t open_at_start, made, done, omitted, lost, withdrawn, open_at_end; /* lost: turned away by max_waiting */
    int64_t started;       /* created in the window and started */
    int64_t wait_ticks;    /* of those: created to first start */
    int64_t late;          /* of those: started after due */
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
};

struct accounts {
    const struct model *model;
    int n_accounts;                 /* n_tasks + N_TIME_ACCOUNTS */
    int64_t *ticks;                 /* [(person * N_TIME_KINDS + kind) * n_accounts + account] */
    int64_t *paid_ticks;            /* [(person * N_TIME_KINDS + kind) * pay.n_bands + band]: all ticks on duty, by band of pay */
    int64_t *instances;             /* [person * n_tasks + task]: completed as performer, created in the window */
    struct person_account *persons;
    struct task_account *tasks;     /* [unit * n_tasks + task] */
    struct unit_account *units;
    uint64_t demand_hash;
    int64_t completed;              /* tasks completed over the whole run, warm-up included */
};

void accounts_init(struct accounts *a, const struct model *m, struct arena *arena);
void accounts_clear(struct accounts *a);

/* What is paid for has the same two kinds as time. */
_Static_assert((int)TIME_ROSTERED == (int)PAY_ROSTERED && (int)TIME_OVERTIME == (int)PAY_OVERTIME, "kinds of time");

static inline int64_t *accounts_ticks(struct accounts *a, int person, int kind)
{
    return a->ticks + (int64_t)(person * N_TIME_KINDS + kind) * a->n_accounts;
}

static inline int64_t *accounts_paid(const struct accounts *a, int person, int kind)
{
    return a->paid_ticks + (int64_t)(person * N_TIME_KINDS + kind) * a->model->pay.n_bands;
}

/* Holds the finished accounts against each other (docs/model.md, "Accounts"). ERR_AUDIT with seed and replication. */
int accounts_balance(const struct accounts *a, uint64_t seed, uint32_t replication, struct err *e);

#endif
