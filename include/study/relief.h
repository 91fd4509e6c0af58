/* Who is relieved, and who just gets more or other work: classes of paired differences against margins.
 *
 * For a group (a role in a unit, with somebody on duty) or a person (a roster line) that the base and another scenario both
 * have, x(c) is the minutes in a category of load per rostered hour, overtime included. The relief in c is x in the base minus
 * x in the other, paired by replication; the net is the sum over all categories. Relieved and added work are read off the means
 * and their intervals, never summed up replication by replication: the mean of max(0, noise) is not 0.
 *
 * Beside the net stands what is omitted: standard minutes of work left undone, of the task types that the group did in the
 * base, per rostered hour of the group. A person is shown no such number of his own; what his group loses is said beside his
 * outcome.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_RELIEF_H
#define STUDY_RELIEF_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "metrics/personal.h"
#include "study/statistics.h"
#include "study/trials.h"

/* Quantities: the categories of load (those of tasks, in their order, then consulting and holding), the net, the omitted. */
enum {
    RELIEF_CONSULTING = N_CATEGORIES, RELIEF_HOLDING, RELIEF_CATEGORIES, RELIEF_NET = RELIEF_CATEGORIES, RELIEF_OMITTED,
    RELIEF_QUANTITIES
};
extern const char *const relief_quantity_ids[RELIEF_QUANTITIES];

/* A category of load among what is measured of a person. */
enum personal relief_personal(int category);

enum { RELIEF_MARGINS = 3, RELIEF_USUAL_MARGIN = 1 }; /* index of the margin that is meant when none is named */
extern const double relief_margins_min_per_h[RELIEF_MARGINS];

enum relief_class { RELIEF_OPEN, RELIEF_DOWN, RELIEF_UP, RELIEF_SAME, N_RELIEF_CLASSES };
extern const char *const relief_class_ids[N_RELIEF_CLASSES];

enum relief_outcome {
    RELIEF_UNDECIDED, RELIEF_RELIEVED, RELIEF_SWAPPED, RELIEF_UNCHANGED, RELIEF_ON_TOP, RELIEF_PARTLY_ON_TOP,
    RELIEF_NEW, RELIEF_GONE, /* groups of one scenario alone: no rates */
    N_RELIEF_OUTCOMES
};
extern const char *const relief_outcome_ids[N_RELIEF_OUTCOMES];

struct relief_quantity {
    struct moments base, other;   /* over the pairs; in minutes per rostered hour, as all that follows */
    struct moments relief;        /* base - other: positive is less */
    struct interval interval;     /* simultaneous 95 % over the family; NaN where there are no two pairs */
    double detectable;            /* the smallest relief whose interval leaves out 0 four times in five; NaN = not tested */
    double p_holm;                /* NaN = not tested: the same in all replications */
    enum relief_class at[RELIEF_MARGINS];
    double needed[RELIEF_MARGINS]; /* replications that would decide an open one; INFINITY = none would; NaN = nothing to say */
};

struct relief_verdict {
    enum relief_outcome outcome;
    bool more_clinical; /* with RELIEF_RELIEVED: clinical work is up */
    bool care_lost;     /* more of the group's work is omitted, by more than the margin */
};

enum relief_level { RELIEF_GROUP, RELIEF_PERSON, N_RELIEF_LEVELS };
extern const char *const relief_level_ids[N_RELIEF_LEVELS];

struct relief_row { /* a group or a person against one other scenario */
    int other;
    enum relief_level level;
    const char *care_unit, *role, *person; /* ids; person "" for a group */
    int group;                             /* index of the row of a person's group, -1 if only one scenario has that */
    struct relief_quantity quantity[RELIEF_QUANTITIES]; /* empty when new or gone, and for what is omitted of a person */
    struct relief_verdict verdict[RELIEF_MARGINS];
};

struct relief {
    int n;
    struct relief_row *row;          /* by other scenario: groups of the base, new groups, persons; groups by unit, and by the
                                        competence of their role, most first */
    int n_tested[N_RELIEF_LEVELS];   /* sizes of the two families, all scenarios together */
};

/* What the caller knows of people. */
struct relief_persons {
    /* Minutes per rostered hour of a person (index into the model) in a category of load (< RELIEF_CATEGORIES); NaN when he was
     * never rostered in that trial. NULL: nothing is said of persons. */
    double (*load_min_per_h)(const void *self, const struct trial *trial, int person, int category);
    const void *self;
};

/* All groups, and all persons that both have, of all trials, which are done. Takes memory for the result from the arena. */
int relief_make(struct relief *r, const struct trials *t, const struct relief_persons *persons, struct arena *arena,
                struct err *e);

/* The row of a group against scenario `other`, or NULL. */
const struct relief_row *relief_find(const struct relief *r, int other, const char *care_unit, const char *role);
/* How many rows of a level have each outcome, and with how many of them care is lost. */
struct relief_counts {
    int n, outcome[N_RELIEF_OUTCOMES], care_lost[N_RELIEF_OUTCOMES];
};
struct relief_counts relief_count(const struct relief *r, int other, enum relief_level level, int margin);

#endif
