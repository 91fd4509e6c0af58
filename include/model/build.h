/* What the files of the model stage share while a model is built, and nobody else sees.
 *
 *     times -> roles, tasks -> units, acuity -> sources -> pay -> persons -> shift lead, planning -> rights
 *           -> classes of tasks (queues) and patience -> duties listed, preferences -> roster -> copies -> who ever comes
 *           -> warnings, unused
 *     (model.c calls them in this order)
 *
 * Every step reads the checked document, adds to the model or to a kind of unit, and adds findings; none stops at an error, so
 * that all of them are told at once: an unknown name, of which scenario/review.c has told, becomes -1 or is left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_BUILD_H
#define MODEL_BUILD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/findings.h"
#include "model/model.h"
#include "model/names.h"
#include "scenario/value.h"

enum { BUILD_DAY_S = 86400, BUILD_WEEK_DAYS = 7 };
/* Longest limit, duration and horizon in ticks: two of them can be added in an int32_t. */
enum { BUILD_MOST_TICKS = (1 << 30) - 1 };

struct comers; /* who_comes.c */

/* A unit as the scenario names it. Its copies share all arrays of `unit`; only label, key and persons are their own. */
struct kind {
    const struct value *value;
    const char *id;
    int copies;
    struct unit unit;           /* what the copies are made from */
    struct names levels, conditions, shifts;
    const int *level_of;        /* per name of a level: its place by rank */
    bool *has_task;             /* per task */
    bool has_critical;          /* some level is critical */
    int n_persons;
    struct person *persons;     /* of one copy, by line and ordinal; labels as in the model */
    const struct value **line_of; /* per person: the roster line, for messages */
    const struct value *plan;   /* the staffing plan of the unit; NULL when it has none */
    /* Which rules hold, [kind of day * (n_shifts + 1) + shift]; and, for each such set of rules, a bit per class and queue
     * ([class * n_words + ...]) where a rule says never: nobody forgot those. */
    const int *rules_of;
    const uint64_t *const *forbidden;
    int *wanted;                /* [(weekday * n_shifts + shift) * n_roles + role], see plan.h */
    int *on_holidays;           /* [shift * n_roles + role]; -1 = as on the weekday */
    bool *listed;               /* per role: whose duties stand in the roster, so that no rota is built for it; duties.h */
    int n_listed;
    struct duty *listed_duties; /* of these roles; ticks from the start of the run */
    int n_duties;
    struct duty *duties;        /* sorted by start; persons counted within the kind */
    const struct comers *comers; /* who_comes.h */
    double *ahead_h;            /* per person: what one round of the rota built gives him beyond his contract */
};

struct pace {
    int role;
    double factor; /* of the roster line; 1 for the role as such */
};

struct laws; /* laws.c: unit-mean tables already made */
struct rule;

struct build {
    struct model *m;
    struct arena *keep;         /* the model's: what stays */
    struct arena *scratch;      /* dropped at the end */
    struct findings *findings;
    const struct value *root;
    const char *name;           /* of the scenario */
    int errors_before;          /* findings that were there already */
    struct names roles, tasks, units, marks, programmes, specialisations; /* in the order of the model's ids (units: of kinds) */
    int n_paces;
    struct pace *paces;         /* columns of task->pace_per_s, by role, then those of lines with a factor; tasks.c */
    int n_kinds;
    struct kind *kinds;
    struct laws *laws;
    int n_rules;
    struct rule *rules;         /* by name; rules.h */
};

/* Where a value stands, for findings; `by` is the value whose file decides that it is wrong there. */
#define BUILD_ERROR(b, v, ...) BUILD_ERROR_BY(b, v, v, __VA_ARGS__)
#define BUILD_ERROR_BY(b, v, by, ...) findings_error((b)->findings, value_file(by), value_pointer((b)->scratch, v), __VA_ARGS__)
#define BUILD_WARNING(b, v, ...) findings_warning((b)->findings, value_file(v), value_pointer((b)->scratch, v), __VA_ARGS__)

#endif
