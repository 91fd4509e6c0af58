/* What a model knows of tasks: their properties, and the ways in which they arise. Part of model.h, whose rules hold here too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_TASK_H
#define MODEL_TASK_H

#include <stdbool.h>
#include <stdint.h>

#include "model/law.h"

enum category { CATEGORY_CLINICAL, CATEGORY_CARE, CATEGORY_KIN, CATEGORY_ADMIN, CATEGORY_SERVICE, CATEGORY_ACTIVITY,
               CATEGORY_TRAINING, N_CATEGORIES };
extern const char *const model_category_ids[N_CATEGORIES]; /* "clinical", ... */

enum { MODEL_NEVER = INT32_MAX }; /* a limit in ticks that is never reached; also `due` of a task without one */
enum { N_WEEKDAYS = 7 };          /* 0 = Monday */
enum { N_URGENCIES = 10 };        /* 0 = most urgent */

struct label {
    const char *id;   /* ASCII, as in the scenario */
    const char *text; /* label for people (the id when none is given) */
    uint64_t key;     /* chance_name(id) */
};

/* The rights that a role may have to a task. What they ask for beyond the role: rights.h. */
enum regime { REGIME_NONE, REGIME_FORMAL, REGIME_TRAINED, REGIME_SIGNED, REGIME_AD_HOC, N_REGIMES };
extern const char *const model_regime_ids[N_REGIMES]; /* "none", ... */

enum helper_joint { HELPER_NONE, HELPER_ALL, HELPER_CHECK };

struct helper {
    enum helper_joint joint;     /* NONE: one person does it; ALL: two people all the way; CHECK: the helper stays for joint_s */
    double joint_s;              /* CHECK: seconds of the joint part */
    const int32_t *patience_ticks; /* per role; MODEL_NEVER = may not help */
    int32_t hold_after_ticks;    /* MODEL_NEVER = never hold */
};

struct task {
    struct label label;
    enum category category;
    int urgency;                 /* 0 (most urgent) to 9 */
    struct law law;              /* standard work */
    const double *pace_per_s;    /* per pace, roles first: c / tick_s, so work in ticks is floor(pace * seconds + v) */
    int32_t late_ticks, omit_ticks; /* after created; MODEL_NEVER */
    int max_waiting;             /* lost on arrival when so many of the type wait in the unit; INT32_MAX = no limit */
    bool interruptible, interrupts;
    struct helper helper;
};

/* How a task arises. `continuous` demand (all but the per-person and after ways) is made in the demand stage. */
enum how {
    HOW_SCHEDULED, HOW_POISSON, HOW_BERNOULLI, HOW_ADMISSION, HOW_DISCHARGE, HOW_DETERIORATION, /* demand */
    HOW_SHIFT_START, HOW_SHIFT_END,                                                            /* demand, on shift windows */
    HOW_PER_PERSON, HOW_AFTER, HOW_AFTER_DONE /* endogenous: made by the engine */
};
enum origin { ORIGIN_PATIENT, ORIGIN_UNIT, ORIGIN_PERSON };

/* One way in which one task arises in one unit. Arrays per state are [level * n_conditions + condition], for patient origins;
 * one entry for the others. */
struct source {
    int task;
    uint64_t key;                /* of (task, way): part of every instance's name */
    const char *id;              /* "task/way" */
    enum how how;
    enum origin of;
    const double *rate_per_s;    /* POISSON, per state: at a profile of 1 */
    const double *probability;   /* SCHEDULED, ADMISSION, DISCHARGE, DETERIORATION, SHIFT_*, PER_PERSON: per state */
    int profile;                 /* POISSON: index into unit->profiles */
    double per_tick;             /* BERNOULLI: probability in each tick */
    int n_times;                 /* SCHEDULED: slots of the day; SHIFT_START/END: one slot per shift named */
    const double *time_s;        /* of the day, sorted, in [0, 86400) */
    const uint8_t *time_days;    /* per slot: bit 0 = Monday ...: the days on which this time comes (for the end of a night shift,
                                    the day after `weekday`) */
    const uint64_t *time_key;    /* per slot: SHIFT_*: names the shift */
    bool weekday[N_WEEKDAYS];    /* SCHEDULED, SHIFT_*, PER_PERSON: on which days, a shift by the day on which it starts */
    double spread_s;             /* SCHEDULED: uniform delay in [0, spread) */
    double before_s;             /* DISCHARGE, SHIFT_END: so long before (already taken off time_s for SHIFT_END) */
    const bool *shift;           /* PER_PERSON: per shift of the unit, created when a person's duty in that shift starts */
    int after_task;              /* AFTER: the parent task */
    const double *role_probability; /* AFTER: per role of the performer */
    double delay_s;              /* AFTER: rounded up to ticks */
    struct law gap;              /* AFTER_DONE */
};

/* A piecewise constant weight over the day with mean 1, and its integral. */
struct profile {
    int n;                 /* steps; step i covers [from_s[i], from_s[i + 1]) */
    const double *from_s;  /* n + 1 values, 0 first, 86400 last */
    const double *weight;  /* n */
    const double *sum_s;   /* n + 1: integral of the weight from midnight to from_s[i]; the last is 86400 */
};

#endif
