/* Scenarios held against a base, replication by replication, on the same patients and needs.
 *
 * The first scenario of the trials is the base. For every row that the base and another scenario both have (matched by
 * names) the differences other - base are taken within replications: with common random numbers they vary much less than
 * either. Holm's correction is over one family: all rows of the comparison that are tested, of all scenarios.
 * A row whose differences are all equal has no chance in it: it is reported, not tested. Rows of a role, task or unit that
 * only one of the two has (new or gone) are there to be seen: they have the mean of that one, and nothing is compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_COMPARISON_H
#define STUDY_COMPARISON_H

#include "base/arena.h"
#include "base/err.h"
#include "study/statistics.h"
#include "study/trials.h"

/* What the row shows, and no more. */
enum comparison_verdict {
    COMPARISON_NONE,   /* nothing to compare: less than two pairs */
    COMPARISON_EQUAL,  /* the same in all replications */
    COMPARISON_FIXED,  /* the same difference, not 0, in all: reported, not tested */
    COMPARISON_HIGHER, /* p_holm < 0.05: the other is higher, or lower */
    COMPARISON_LOWER,
    COMPARISON_OPEN,   /* tested, and nothing shown */
    N_COMPARISON_VERDICTS
};
extern const char *const comparison_verdict_ids[N_COMPARISON_VERDICTS]; /* "", "equal", ... */

struct comparison_row {
    int other;                  /* the scenario that is held against the base */
    const struct row *row;      /* the base's, or else the other's */
    int base_row, other_row;    /* indices into the values of a trial; -1 = that scenario has no such row */
    int n;                      /* replications in which both have a value; if only one ever has, those in which it has */
    double base_mean, other_mean, diff_mean; /* over those; NaN where there are none */
    struct interval diff;       /* 95 % t interval of the paired difference */
    double p_holm;              /* NaN = not tested */
    double detectable;          /* the smallest called different 4 times in 5, whatever other rows hold; NaN = not tested */
    double variance_ratio;      /* (var base + var other) / var difference; NaN when the difference has no variance */
    enum comparison_verdict verdict;
};

struct comparison {
    int n, n_tested;
    struct comparison_row *row; /* by other scenario: the base's rows in their order, then those that only the other has */
};

struct comparison_cell { /* what a row is about, by ids; "" = all, or does not apply */
    const char *care_unit, *role, *category, *task;
};

/* Refuses scenarios that cannot be compared, whatever their demand: other ticks, start or horizon. names: per scenario. */
int comparison_refuse(const struct model *const *models, const char *const *names, int n_scenarios, struct err *e);

/* Holds the demand of a trial that is done against the base's of the same replication (done before it). ERR_INPUT says from
 * which replication on they differ, when called for trials in order. */
int comparison_demand(const struct trials *t, const struct trial *done, const char *const *names, struct err *e);

/* Compares all trials, which are done. */
int comparison_make(struct comparison *c, const struct trials *t, struct arena *arena, struct err *e);

/* The row of a metric and a cell, against scenario `other`; NULL when neither has it. */
const struct comparison_row *comparison_find(const struct comparison *c, int other, const char *metric,
                                             struct comparison_cell cell);
/* The unit that stands for the whole of both scenarios: "" (all units) when both have several, else the only one of one. */
const char *comparison_whole(const struct trials *t, int other);

#endif
