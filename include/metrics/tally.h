/* The accounts of one replication, added up over people and tasks: what metrics are computed from.
 *
 * Sums are kept for every unit and for all units, every role and all roles, every subject. A subject is a task, one of the
 * other accounts of time (holding, break, idle, ...), a category or an urgency of tasks, or all tasks together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef METRICS_TALLY_H
#define METRICS_TALLY_H

#include <stdint.h>

#include "base/arena.h"
#include "engine/accounts.h"
#include "metrics/education.h"
#include "metrics/wage.h"
#include "model/model.h"

struct tally_people { /* of one role in one unit */
    int64_t rostered_ticks, overtime_ticks;
    int64_t breaks_taken, breaks_missed;
    int64_t lead_ticks;                 /* in charge of the shift */
    int64_t matching_ticks, matched_ticks; /* as in person_account */
    struct wage wage;
    struct education_cost education;
    int64_t planned_duties, missed_duties, other_role_duties, called_in_ticks, quick_returns; /* as in person_account */
    int64_t away_ticks[N_AWAY_REASONS], filled_duties[N_COVER_WAYS + 1];
    int64_t interrupted, switches;
    int64_t occasions;                  /* as learners */
    struct learner_account learner;
    int64_t done_by[N_REGIMES];         /* tasks done, not personal ones, by the right that they were done by; NONE: by none */
    int64_t overqualified_ticks;        /* in tasks that somebody of lower competence has the right to do */
    int n_worked, skills_used, skills_unused; /* people with rostered time; types they may do that arose, done or never done */
    double load_h;                      /* rostered hours, by which people are weighted in ... */
    double load_mean, load_squares;     /* mean minutes of work per rostered hour, and sum of squared deviations from it */
};

struct tally_care { /* tasks of one subject in one unit */
    int64_t made, omitted, lost;        /* created in the window */
    int64_t withdrawn;                  /* ended so in the window */
    int64_t started, wait_ticks;        /* created in the window and started; their waits */
    int64_t may_be_late, late;          /* of those started: of a task with a late limit; and started after it */
    int64_t censored, censored_ticks;   /* created in the window, still waiting at the end; their age */
    int64_t assigned, by_carer;         /* of those started: while the patient was somebody's own; by him */
    int64_t consulted, supervised;      /* of those started: after consulting; with a learner */
    int64_t together, held_ticks;       /* of those started: by two people; and how long the first waited for the second */
    int64_t interrupted, suspended_ticks;
    double made_s, omitted_s;           /* standard work of those made; of the omitted and lost ones */
};

struct tally {
    const struct model *model;
    const struct accounts *accounts;    /* of the replication that is in the sums */
    int n_subjects;
    struct tally_people *people;        /* [unit * (n_roles + 1) + role]; index n_units or n_roles = all */
    int64_t *ticks, *overtime, *performed; /* time, of it in overtime, tasks done:
                                              [(unit * (n_roles + 1) + role) * n_subjects + subject] */
    struct tally_care *care;            /* [unit * n_subjects + subject] */
    struct unit_account *units;         /* [unit] */
    int64_t *beds;                      /* [unit] */
    int *needed_level;                  /* [unit * n_tasks + task]: lowest competence of a role that has some right to it */
    uint64_t *bins;                     /* for adding up waits: accounts->n_bins, of several tasks */
};

/* Subjects. Tasks come first and have their own index; then the other accounts of time, in the order of enum time_account. */
static inline int tally_other(const struct tally *t, enum time_account account)
{
    return t->model->n_tasks + (int)account;
}

static inline int tally_category(const struct tally *t, int category)
{
    return t->model->n_tasks + N_TIME_ACCOUNTS + category;
}

static inline int tally_urgency(const struct tally *t, int urgency)
{
    return tally_category(t, N_CATEGORIES) + urgency;
}

static inline int tally_all_tasks(const struct tally *t)
{
    return tally_urgency(t, N_URGENCIES);
}

/* Takes memory for the sums of one replication of m. */
void tally_init(struct tally *t, const struct model *m, struct arena *arena);
/* Replaces all sums by those of `a`, which belongs to the same model. */
void tally_fill(struct tally *t, const struct accounts *a);

#endif
