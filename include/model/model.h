/* The model: a scenario checked and converted once, which nobody may change.
 *
 * Names become indices, minutes become ticks or seconds, rules become dense tables. Later stages see only
 * `const struct model *`. Arrays are sorted by name (ordinals by number), so the order of JSON members means nothing.
 * Ids are indices; -1 is none. Everything lives in the model's arena.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/findings.h"
#include "model/law.h"
#include "model/relations.h"
#include "model/study.h"
#include "model/task.h"
#include "scenario/value.h"

struct role {
    struct label label;
    int level; /* competence level, for prefer lowest_competence and over-qualified minutes */
};

/* ---- Units and patients --------------------------------------------------------------------------------------------- */

struct level { /* of acuity, in the order the scenario gives by "rank" */
    struct label label;
    int rank;          /* a transition to a higher rank is a deterioration */
    bool critical;
    double start_share; /* of the first level on admission; sums to 1 */
    bool forever;      /* no transition out of it */
    struct law sojourn;
    const double *next_share; /* per level, sums to 1 unless forever */
};

struct shift {
    struct label label;
    int32_t start_tick, end_tick; /* of the day; end may be beyond ticks_per_day (past midnight) */
    double hours;
    bool roster_only;             /* people have duties in it, but it is no window of the unit */
};

struct pause { /* a meal break */
    struct label label;
    int shift;
    int32_t from_tick, until_tick; /* ticks after the start of the shift */
    int32_t ticks;                 /* its length */
};

/* Tasks wait in queues. One queue kind is a task class (type x critical x condition group) in one relation; whose patient it
 * is, and who is in charge of the shift, is part of a person's class. Kinds of a unit are sorted by urgency, then task. Types
 * whose rules do not look at the patient have a single kind. */
enum relation { RELATION_OTHER, N_RELATIONS };

struct queue_kind {
    int task;
    bool critical; /* the critical half of a type that distinguishes it */
    enum relation relation;
    int n_wakes;   /* distinct positive finite delays at which something may change for the first in line: patience, helper
                      patience, hold_after, omission; ticks after it became ready (omission, hold: after created), sorted */
    const int32_t *wake_ticks;
};

struct unit {
    struct label label;    /* "ward", or "ward.3" for copies */
    uint64_t kind_key;     /* equal for all copies; label.key differs */
    int n_beds;
    bool arrivals;         /* patients arrive in a stream; else each bed is filled again after a gap */
    double arrivals_per_s;
    int arrival_profile;
    struct law turnover;   /* beds: gap between occupants */
    bool stay_forever;
    struct law stay;
    double history_s;      /* how long before the start the beds have been in use */
    int n_levels;
    const struct level *levels;
    int n_conditions;      /* at least 1: "none" is last when the shares leave room */
    const struct label *conditions;
    const double *condition_share;
    const uint64_t *condition_matches; /* per condition: the specialisations that match it */

    int n_profiles;
    const struct profile *profiles;
    int n_sources;
    const struct source *sources; /* sorted by id */

    int n_shifts;
    const struct shift *shifts;
    const int *wanted, *on_holidays; /* people by the plan per [(weekday * n_shifts + shift) * n_roles + role]; on holidays per
                                    [shift * n_roles + role], -1 = as on the weekday */
    int n_pauses;
    const struct pause *pauses;
    const enum regime *regimes;    /* [task * n_roles + role] */
    const bool *never_if_critical; /* the same: whatever the regime, not for critical patients */
    bool rights_move;      /* somebody's rights depend on who is on duty, or on what he has learnt */
    int max_away;          /* people on a break at the same time */
    int32_t break_guard_ticks, wind_down_ticks;
    int wind_down_urgency; /* tasks this urgent or more are started in the last wind_down_ticks all the same */

    /* Patience. The column tells which rules are in force: it changes when a shift window starts or ends.
     * wait_ticks[(column * n_classes + class) * n_queues + queue]: 0 own, MODEL_NEVER never, else back-up after so long. */
    int n_columns;
    const int *column_of;  /* [kind of day (holidays.h) * (n_shifts + 1) + shift]; shift n_shifts = outside all windows */
    int n_queues, n_words; /* n_words: 64-bit words that hold a bit per queue */
    const struct queue_kind *queues;
    const int *queue_of;   /* [task * 2 + critical] -> queue; -1 if the task is not of this unit */
    const int32_t *wait_ticks;

    int first_person, n_persons; /* roster lines of the unit: model->persons[first_person ...] */
};

/* ---- Who is away, and who comes instead ----------------------------------------------------------------------------- */

/* Why a duty is missed: of those that fit, the first counts. */
enum away_reason { AWAY_VACANCY, AWAY_LEAVE, AWAY_EDUCATION, AWAY_SICKNESS, N_AWAY_REASONS, AWAY_NOT = N_AWAY_REASONS };
enum cover_way { COVER_SAME_ROLE, COVER_LOWER_ROLE, COVER_TEMP, N_COVER_WAYS, COVER_NOBODY = N_COVER_WAYS };
enum { N_QUARTERS = 4 };

/* Spells that begin by chance in continuous time, a Poisson stream for each person, whether he is there or not; spells of one
 * person that overlap are one. They begin from history_s before the run on, so that what was going on when it began is there. */
struct absence {
    struct label label;
    enum away_reason reason;
    double rate_per_s[N_QUARTERS]; /* by quarter of the year */
    struct law length;
    double history_s;        /* no spell is longer */
};

/* Times away that are known; a duty that begins in [from_s, until_s) is missed. Seconds since the start of the run. */
struct days_away {
    enum away_reason reason;
    bool covered;            /* by /staff/cover; else nobody comes */
    double from_s, until_s;
};

struct cover { /* of the duties that people of a role miss for a reason */
    int n_ways;
    enum cover_way way[N_COVER_WAYS]; /* in the order in which they are tried */
    double probability[N_COVER_WAYS]; /* by way, not by place */
    int n_lower;
    const int *lower;        /* roles, in the order in which they are asked */
    double least_rest_s;
    bool as_overtime;        /* hours of those called in are paid as overtime */
};

/* ---- Rights that are delegated and learnt ------------------------------------------------------------------------------ */

/* What goes with doing a task by sign-off. */
struct consulting {
    bool asks;                /* somebody with the formal right is needed first, for a joint part of joint_s */
    int plan_task;            /* ... but for what they have talked of in this task; -1 = each time */
    bool plans, calls;        /* it is the plan_task of another; who is asked may be called away from less urgent work */
    double joint_s, plan_s;   /* plan_s: in the plan_task, for each task that is known */
    int32_t hold_after_ticks; /* as in struct helper */
};

/* A training programme: how people of the units earn rights that must be held (trained, signed). */
struct programme {
    struct label label;
    const bool *teaches;    /* per task */
    const bool *prior;      /* per task: held before it is offered */
    const bool *supervises; /* per class; NULL = whoever has the formal right */
    int occasions, refresher_occasions;
    int most_at_once;       /* people of a unit; INT32_MAX = no limit */
    double factor;          /* of the time that the supervisor takes alone */
    int32_t wait_ticks;     /* ... after ready: so long a task waits for a learner who is busy; MODEL_NEVER = until he is free */
    int32_t fades_ticks;    /* a right lapses when not used for so long; MODEL_NEVER */
};

struct person { /* a roster line */
    struct label label;
    int unit, role, class;
    int pace;                  /* column of task->pace_per_s: his role, or that of lines of his role and factor */
    double duration_factor;    /* of the line */
    double fte, weekly_h;      /* weekly_h: contracted hours, fte included */
    double pay_kr_per_h;       /* plain hourly pay: the line's, or the role's */
    bool always;               /* on duty all the time */
    double experience_years;
    double initiative;         /* probability, per duty and task, that he claims what he has a sign-off for */
    double delegates;          /* ... that he lets a task go to somebody with a sign-off */
    bool temp;                 /* on duty only when called for somebody away */
    const bool *covers;        /* temp: per role that he comes for */
    uint64_t absences;         /* bit per model->absences */
    int n_away;
    const struct days_away *away; /* sorted by beginning */
    const struct education *education; /* NULL = none */
    uint64_t specialisations;  /* bit per model->specialisations: held from the first day on */
    const bool *trained, *signed_off; /* per task, at the start: documented training, personal sign-off */
    const bool *may_learn;     /* per task: a programme may be offered to him in which he would earn the right to it */
    const uint64_t *by[N_REGIMES]; /* bit per queue of the unit: his when the conditions of this right hold; NONE: NULL */
    const uint64_t *may;       /* ... of any right: competent at times */
};

/* The rota repeats after rota_ticks (whole weeks, from a Monday 00:00). One duty is one person in one shift. A roster of dates
 * (`dated`) is longer than the run, so that it never comes round: its last week is the one before the first. */
struct duty {
    int32_t start_tick, end_tick; /* from the start of the rota; end may pass its end */
    int person, shift;            /* shift of the person's unit */
};

enum prefer { PREFER_ROLE_ORDER, PREFER_LOWEST_COMPETENCE, PREFER_LEAST_BUSY, PREFER_LONGEST_IDLE, PREFER_RANDOM,
              PREFER_ASSIGNED_CARER, PREFER_SPECIALISED };

struct preference { /* for one task; longest_idle and a keyed draw always follow */
    int n;
    const enum prefer *by;
    const int *role_place; /* per role: place in role_order; roles not named come last, equal */
};

/* ---- Pay ------------------------------------------------------------------------------------------------------------ */

enum pay_kind { PAY_ROSTERED, PAY_OVERTIME, N_PAY_KINDS };

struct supplement {
    struct label label;
    double share, kr_per_h, least_kr_per_h; /* pays share x plain hourly pay + kr_per_h, and least_kr_per_h at least */
};

/* A band is a set of supplements that are in force at the same time; 0 is the empty one. Steps: band[step_band[i]] is in force
 * from step_tick[i] to step_tick[i + 1], the last to the end of the run; neighbours differ. */
struct pay {
    int n_supplements;
    const struct supplement *supplements; /* by name */
    int n_bands;
    const uint64_t *in_force;             /* [band]: bit per supplement */
    const uint64_t *paid;                 /* [band * N_PAY_KINDS + kind]: those of them that this kind of time is paid */
    int n_steps;
    const int32_t *step_tick;             /* the first is 0 */
    const int *step_band;
};

struct model {
    struct arena arena;
    const char *scenario;       /* name */
    int32_t tick_s;
    int32_t ticks_per_day, warmup_ticks, end_ticks; /* the window is [warmup_ticks, end_ticks) */
    int32_t start_day;          /* days since 1970-01-01 */
    int start_weekday, n_holidays; /* 0 = Monday */
    const int32_t *holidays;    /* days since 1970-01-01, sorted */
    int n_roles, n_paces, n_tasks, n_marks, n_specialisations, n_units, n_classes, n_persons;
    const struct role *roles;
    const struct task *tasks;
    const struct label *marks;
    const struct label *specialisations; /* by name; at most 64 */
    const struct unit *units;
    const struct person_class *classes;
    const struct person *persons;  /* by unit, then name */
    struct lead_rule lead;
    struct planning planning;
    const struct preference *preferences; /* per task */
    bool all_come;             /* nobody is ever away: duties are as the rota has them */
    int n_absences;
    const struct absence *absences; /* by name; at most 64 */
    const struct cover *covers;    /* [role * N_AWAY_REASONS + reason]: model_cover */
    int n_quarters;                /* of the year, from before the longest history to the end of the run */
    const double *quarter_s;       /* their beginnings, and the end of the last */
    int first_quarter;             /* 0 = January to March; the next is the next */
    double rest_s;             /* least rest between two duties of a rota */
    const struct consulting *consulting;  /* per task */
    int n_programmes;
    const struct programme *programmes;   /* by name */
    const int *programme_of;              /* per task; -1 = none */
    int32_t rota_ticks;
    bool dated;
    int n_duties;
    const struct duty *duties;     /* sorted by start, then person */
    struct law unit_exponential;   /* mean 1: hazard clocks */
    struct pay pay;
    double run_bytes;              /* memory for one replication at a time, roughly: sizes.c */
};

/* Compiles a checked document. Adds errors (names that do not exist, rules that contradict, times off the grid, ...) and
 * warnings to `findings`. Returns 0, or ERR_INPUT when findings has errors, or ERR_MEMORY. The model keeps no pointer into
 * the scenario. Free with model_free in every case. */
int model_build(struct model *m, const struct value *root, const char *name, struct findings *findings, struct err *e);
void model_free(struct model *m);

/* The role at a place in the order of competence: the highest level first, of equal ones as they stand. */
int model_role_at(const struct model *m, int place);

/* Bit i of a row of words: sets of queues, mostly. */
static inline bool model_has_bit(const uint64_t *bits, int i)
{
    return bits[i >> 6] >> (i & 63) & 1;
}

static inline enum regime model_regime(const struct model *m, const struct unit *u, int task, int role)
{
    return u->regimes[task * m->n_roles + role];
}

/* Whether a task is kept from a role when the patient is critical. */
static inline bool model_never_if_critical(const struct model *m, const struct unit *u, int task, int role)
{
    return u->never_if_critical[task * m->n_roles + role];
}

/* Whether a person has at the start what the right of his role to a task asks for: documented training, a sign-off. */
static inline bool model_holds_at_start(const struct model *m, const struct person *p, int task)
{
    enum regime regime = model_regime(m, &m->units[p->unit], task, p->role);
    return regime == REGIME_TRAINED ? p->trained[task] : regime == REGIME_SIGNED && p->signed_off[task];
}

/* The specialisations that a person holds in a tick. */
static inline uint64_t model_specialisations(const struct person *p, int32_t tick)
{
    return p->specialisations | (p->education && tick >= p->education->held_tick ? p->education->specialisation : 0);
}

/* Whether x is in charge rather than y, who comes first by name; both are candidates. */
static inline bool model_leads_rather(const struct model *m, const struct person *x, const struct person *y)
{
    int place_x = m->lead.place[x->class], place_y = m->lead.place[y->class];
    return place_x != place_y ? place_x < place_y : x->experience_years > y->experience_years;
}

/* Whether the person is of `class` at times: always, while in charge, or for what is his own. */
static inline bool model_is_at_times(const struct model *m, const struct person *p, int class)
{
    int lead = m->classes[p->class].lead;
    return p->class == class || lead == class || m->classes[p->class].carer == class || m->classes[lead].carer == class;
}

static inline const struct cover *model_cover(const struct model *m, int role, enum away_reason reason)
{
    return &m->covers[role * N_AWAY_REASONS + (int)reason];
}

/* Ticks after ready before a person of `class` may take from `queue`. */
static inline int32_t model_wait(const struct model *m, const struct unit *u, int column, int class, int queue)
{
    return u->wait_ticks[(column * m->n_classes + class) * u->n_queues + queue];
}

/* Whether a day of the rota, which begins on the Monday on or before the start of the run, comes in the run. */
static inline bool model_day_is_lived(const struct model *m, int day)
{
    int n_days = m->rota_ticks / m->ticks_per_day, first = m->start_weekday % n_days;
    return (day - first + n_days) % n_days < m->end_ticks / m->ticks_per_day;
}

/* The step of pay that holds in a tick of the run. */
static inline int model_pay_step(const struct model *m, int32_t tick)
{
    int low = 0, high = m->pay.n_steps; /* step_tick[low] <= tick < step_tick[high] */
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (m->pay.step_tick[middle] <= tick)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The band of pay in force in a tick of the run. */
static inline int model_pay_band(const struct model *m, int32_t tick)
{
    return m->pay.step_band[model_pay_step(m, tick)];
}

/* The next tick after `tick` with another band; MODEL_NEVER when there is none in the run. */
static inline int32_t model_pay_next(const struct model *m, int32_t tick)
{
    int next = model_pay_step(m, tick) + 1;
    return next < m->pay.n_steps ? m->pay.step_tick[next] : MODEL_NEVER;
}

#endif
