/* Where a group's minutes went: the base's work held against another scenario's, task instance by task instance.
 *
 *     base - now = moved to others - taken from others + omitted now - omitted in base + pace + endogenous
 *
 * in whole ticks, for every group and replication. Compared scenarios have the same demand, so an instance has the same key
 * in both. Whoever works on it (as performer or helper, rostered or overtime, inside the window) is heard from the events.
 *
 *     ledger_init(&l, base, other, other_index, &arena);
 *     ledger_run_init(&a, &l, 0); ledger_run_init(&b, &l, 1);
 *     per replication: run both engines with &a.listener and &b.listener, then ledger_add(&l, &a, &accounts_a, &b, ...);
 *
 * A run keeps 16 bytes for each instance that arises, each time one is begun or resumed, and each spell of a person: about 48
 * per instance. The short-term ward, 25,000 instances in six weeks, takes 2 MB a run, growing with the horizon. It is used
 * again for the next replication.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_LEDGER_H
#define STUDY_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "engine/accounts.h"
#include "engine/event.h"
#include "model/model.h"
#include "study/trials.h"

enum ledger_entry {
    LEDGER_BASE, LEDGER_NOW,   /* ticks in tasks */
    LEDGER_MOVED_TO_OTHERS, LEDGER_TAKEN_FROM_OTHERS,
    LEDGER_OMITTED_NOW,        /* base's work on instances that nobody begins now: omitted, lost, withdrawn, still waiting */
    LEDGER_OMITTED_BASE,       /* work now on those that nobody began in the base */
    LEDGER_PACE,               /* the same work in more or fewer ticks: factors, interrupted rests, edges of the window */
    LEDGER_ENDOGENOUS,         /* instances that arise in one of the two only */
    N_LEDGER_ENTRIES
};

struct ledger_row { /* a group: a role in a unit */
    const char *care_unit, *role;
    int64_t ticks[N_LEDGER_ENTRIES]; /* summed over replications */
};

struct ledger {
    int other;            /* the scenario held against the base */
    int n, n_replications;
    struct ledger_row *row; /* groups of the base, then those that only the other has */
    const struct model *models[2];
    int *group_of[2];     /* per person of base and other */
    struct ledger_part *parts; /* room for one instance */
    int64_t *unheard;          /* room for a check, per group */
};

struct ledger_work {
    uint64_t instance;
    int32_t group; /* or one of the marks in ledger.c */
    int32_t ticks;
};

struct ledger_spell { /* what a person works on, and since when */
    uint64_t instance;
    int32_t since; /* -1 = on nothing */
};

struct ledger_run {
    const struct model *model;
    const int *group_of;
    struct event_listener listener; /* for the engine */
    struct ledger_work *work;
    int n, size;
    struct ledger_spell *spells; /* per person */
    bool out_of_memory;
};

void ledger_init(struct ledger *l, const struct model *base, const struct model *other, int other_index, struct arena *arena);

/* side: 0 = the base, 1 = the other. ERR_MEMORY. */
int ledger_run_init(struct ledger_run *r, const struct ledger *l, int side, struct err *e);
void ledger_run_free(struct ledger_run *r); /* safe twice, and after a failed init */

/* Adds one replication, of which both runs have been heard; they are empty afterwards, ready for the next. ERR_AUDIT when what
 * was heard is not what the accounts say, or does not balance; ERR_MEMORY. */
int ledger_add(struct ledger *l, struct ledger_run *base, const struct accounts *base_accounts, struct ledger_run *now,
               const struct accounts *now_accounts, struct err *e);

/* Runs the first n_replications of scenario `other` and of the base once more, with somebody listening. `stop` is asked before
 * every day and may be NULL; true: ERR_STOPPED. */
int ledger_make(struct ledger *l, const struct trials *t, int other, uint64_t seed, int n_replications, bool (*stop)(void *self),
                struct arena *arena, struct err *e);

/* The mean of an entry over the replications, in minutes. */
double ledger_min(const struct ledger *l, const struct ledger_row *row, enum ledger_entry entry);

#endif
