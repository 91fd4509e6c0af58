/* What must hold between metrics, whatever happened: over each of its dimensions a metric is a sum of its parts, or their mean
 * with weights; quotients are quotients of other metrics; the accounts of a person's time fill it. The hand-made accounts and
 * those of the engine are held against the same table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef IDENTITIES_H
#define IDENTITIES_H

#include "testlib.h"

#include <math.h>
#include <string.h>

#include "metrics/care.h"
#include "metrics/delegation.h"
#include "metrics/people.h"
#include "metrics/personal.h"
#include "metrics/presence.h"

/* ---- Weights, read off the accounts ----------------------------------------------------------------------------------- */

static inline bool identities_of_task(const struct tally *t, const struct metric_cell *c, int unit, int task)
{
    const struct task *type = &t->model->tasks[task];
    return (c->unit < 0 || unit == c->unit) && (c->task < 0 || task == c->task) &&
           (c->category < 0 || (int)type->category == c->category) && (c->urgency < 0 || type->urgency == c->urgency);
}

/* Sum of one count over the tasks of a cell. */
#define IDENTITIES_TASKS(count, is_counted) \
    double sum = 0; \
    for (int i = 0; i < t->model->n_units * t->model->n_tasks; i++) \
        if (identities_of_task(t, c, i / t->model->n_tasks, i % t->model->n_tasks) && (is_counted)) \
            sum += (double)t->accounts->tasks[i].count; \
    return sum
/* The same over the shifts and weekdays of a cell. */
#define IDENTITIES_SHIFTS(count) \
    const struct slices *s = &t->accounts->shifts; \
    double in_shift = 0; \
    for (int i = 0; i < t->model->n_units * s->n; i++) \
        if ((c->unit < 0 || i / s->n == c->unit) && (c->shift < 0 || i % s->n / N_WEEKDAYS == c->shift) && \
            (c->weekday < 0 || i % s->n % N_WEEKDAYS == c->weekday)) \
            in_shift += (double)s->care[i].count; \
    if (c->shift >= 0 || c->weekday >= 0) \
        return in_shift

static inline double identities_started(const struct tally *t, const struct metric_cell *c)
{
    IDENTITIES_SHIFTS(started);
    IDENTITIES_TASKS(started, true);
}

static inline double identities_may_be_late(const struct tally *t, const struct metric_cell *c)
{
    IDENTITIES_SHIFTS(may_be_late);
    IDENTITIES_TASKS(started, t->model->tasks[i % t->model->n_tasks].late_ticks != MODEL_NEVER);
}

static inline double identities_together(const struct tally *t, const struct metric_cell *c)
{
    IDENTITIES_TASKS(together, true);
}

/* Sum over the people of a cell. */
#define IDENTITIES_PEOPLE(what) \
    double sum = 0; \
    for (int i = 0; i < t->model->n_persons; i++) { \
        const struct person_account *p = &t->accounts->persons[i]; \
        if ((c->unit < 0 || t->model->persons[i].unit == c->unit) && (c->role < 0 || t->model->persons[i].role == c->role)) \
            sum += (double)(what); \
    } \
    return sum

#define IDENTITIES_PEOPLE_WEIGHT(name, what) \
    static inline double name(const struct tally *t, const struct metric_cell *c) \
    { \
        IDENTITIES_PEOPLE(what); \
    }
IDENTITIES_PEOPLE_WEIGHT(identities_breaks, p->breaks_taken + p->breaks_missed)
IDENTITIES_PEOPLE_WEIGHT(identities_workers, p->rostered_ticks > 0)
IDENTITIES_PEOPLE_WEIGHT(identities_matching, p->matching_ticks)

/* Rights that were offered, earned or not. */
static inline double identities_offered(const struct tally *t, const struct metric_cell *c)
{
    return delegation_rights_earned_count(t, c) + delegation_rights_open_count(t, c);
}

/* Tasks done, but for personal ones. */
static inline double identities_done_by_right(const struct tally *t, const struct metric_cell *c)
{
    const struct model *m = t->model;
    struct personal_rights rights = {{0}};
    double sum = 0;
    for (int i = 0; i < m->n_persons * m->n_tasks; i++) {
        const struct person *p = &m->persons[i / m->n_tasks];
        bool is_of = (c->unit < 0 || p->unit == c->unit) && (c->role < 0 || p->role == c->role);
        if (is_of && (c->task < 0 || i % m->n_tasks == c->task))
            personal_add_rights(t->accounts, i / m->n_tasks, i % m->n_tasks, &rights);
    }
    for (int regime = 0; regime < N_REGIMES; regime++)
        sum += (double)rights.done_by[regime];
    return sum;
}

#define IDENTITIES_UNITS(what) \
    double sum = 0; \
    for (int i = 0; i < t->model->n_units; i++) \
        if (c->unit < 0 || i == c->unit) \
            sum += (double)(what); \
    return sum

#define IDENTITIES_UNIT_WEIGHT(name, what) \
    static inline double name(const struct tally *t, const struct metric_cell *c) \
    { \
        IDENTITIES_UNITS(what); \
    }
IDENTITIES_UNIT_WEIGHT(identities_beds, t->model->units[i].n_beds)
IDENTITIES_UNIT_WEIGHT(identities_patient_weeks, t->accounts->units[i].patient_weeks)
IDENTITIES_UNIT_WEIGHT(identities_units, 1)
IDENTITIES_UNIT_WEIGHT(identities_leads, t->model->lead.place != NULL) /* somebody is to be in charge of the shift */

static inline double identities_assigned(const struct tally *t, const struct metric_cell *c)
{
    IDENTITIES_TASKS(assigned, true);
}

/* ---- Sums and means --------------------------------------------------------------------------------------------------- */

enum {
    IDENTITIES_ANY = (1 << METRIC_DIMENSIONS) - 1, IDENTITIES_GROUP = METRIC_UNIT | METRIC_ROLE,
    IDENTITIES_OTHER = IDENTITIES_ANY & ~METRIC_UNIT
};

/* Over each of these dimensions the metric of the whole is the sum of its parts (weight NULL) or their mean with weights, but for
 * what it has beside them. What has no weight has no value either. */
static const struct identities_fold {
    const char *metric;
    int dimensions;
    metric_function *weight;
} identities_folds[] = {
    {"rostered_h", IDENTITIES_ANY, NULL}, {"overtime_h", IDENTITIES_ANY, NULL},
    {"overtime_min_per_rostered_h", IDENTITIES_ANY, people_rostered_h},
    {"on_duty_h", IDENTITIES_ANY, NULL},
    {"utilisation_share", IDENTITIES_ANY, people_on_duty_h},
    {"time_min_per_rostered_h", IDENTITIES_GROUP, people_rostered_h},
    {"time_min_per_rostered_h", METRIC_CATEGORY, NULL},
    {"time_min_per_rostered_h", METRIC_TASK, NULL},
    {"overtime_work_min_per_rostered_h", IDENTITIES_GROUP, people_rostered_h},
    {"overtime_work_min_per_rostered_h", METRIC_CATEGORY, NULL},
    {"consulting_min_per_rostered_h", IDENTITIES_ANY, people_rostered_h},
    {"practice_min_per_rostered_h", IDENTITIES_ANY, people_rostered_h},
    {"holding_min_per_rostered_h", IDENTITIES_ANY, people_rostered_h},
    {"break_min_per_rostered_h", IDENTITIES_ANY, people_rostered_h},
    {"idle_min_per_rostered_h", IDENTITIES_ANY, people_rostered_h},
    {"idle_blocked_min_per_rostered_h", IDENTITIES_ANY, people_rostered_h},
    {"idle_blocked_share", IDENTITIES_ANY, people_on_duty_h},
    {"peak_share", IDENTITIES_ANY, identities_units},
    {"interruptions_per_h", IDENTITIES_ANY, people_on_duty_h},
    {"switches_per_h", IDENTITIES_ANY, people_on_duty_h},
    {"overqualified_min_per_rostered_h", IDENTITIES_ANY, people_rostered_h},
    {"skills_used_per_person", IDENTITIES_ANY, identities_workers},
    {"skills_unused_per_person", IDENTITIES_ANY, identities_workers},
    {"consulted_count", IDENTITIES_ANY, NULL}, {"supervised_count", IDENTITIES_ANY, NULL},
    {"occasions_count", IDENTITIES_ANY, NULL}, {"rights_earned_count", IDENTITIES_ANY, NULL},
    {"days_to_right_mean", IDENTITIES_ANY, delegation_rights_earned_count},
    {"days_to_right_restricted_mean", IDENTITIES_ANY, identities_offered},
    {"rights_open_count", IDENTITIES_ANY, NULL}, {"rights_lapsed_count", IDENTITIES_ANY, NULL},
    {"delegated_share", IDENTITIES_ANY, identities_done_by_right},
    {"trained_share", IDENTITIES_ANY, identities_done_by_right},
    {"ad_hoc_share", IDENTITIES_ANY, identities_done_by_right},
    {"outside_rights_count", IDENTITIES_ANY, NULL}, {"shift_lead_h", IDENTITIES_ANY, NULL},
    {"without_shift_lead_share", IDENTITIES_ANY, identities_leads},
    {"matched_share", IDENTITIES_ANY, identities_matching},
    {"by_carer_share", IDENTITIES_ANY, identities_assigned},
    {"breaks_missed_share", IDENTITIES_ANY, identities_breaks},
    {"made_count", IDENTITIES_ANY, NULL}, {"done_count", IDENTITIES_ANY, NULL},
    {"wait_min_mean", IDENTITIES_ANY, identities_started},
    {"second_person_wait_min_mean", IDENTITIES_ANY, identities_together},
    {"late_share", IDENTITIES_ANY, identities_may_be_late},
    {"omitted_count", IDENTITIES_ANY, NULL},
    {"omitted_share", IDENTITIES_ANY, care_made_count},
    {"omitted_work_min_per_day", IDENTITIES_ANY, NULL},
    {"lost_count", IDENTITIES_ANY, NULL},
    {"withdrawn_count", IDENTITIES_ANY, NULL},
    {"censored_count", IDENTITIES_ANY, NULL},
    {"censored_min_mean", IDENTITIES_ANY, care_censored_count},
    {"interrupted_count", IDENTITIES_ANY, NULL},
    {"suspended_h", IDENTITIES_ANY, NULL},
    {"patient_days", IDENTITIES_ANY, NULL},
    {"occupancy_share", IDENTITIES_ANY, identities_beds},
    {"admitted_count", IDENTITIES_ANY, NULL},
    {"discharged_count", IDENTITIES_ANY, NULL},
    {"turned_away_count", IDENTITIES_ANY, NULL},
    {"carers_per_patient_week", IDENTITIES_ANY, identities_patient_weeks},
    {"understaffed_share", IDENTITIES_ANY, care_patient_days},
    {"asked_work_min_per_patient_day", METRIC_UNIT, care_patient_days},
    {"asked_work_min_per_patient_day", IDENTITIES_OTHER, NULL},
    {"work_min_per_patient_day", METRIC_UNIT, care_patient_days},
    {"work_min_per_patient_day", METRIC_ROLE, NULL},
    {"work_min_per_patient_day", METRIC_CATEGORY, NULL},
    {"pay_kr", IDENTITIES_ANY, NULL},
    {"pay_supplements_kr", IDENTITIES_ANY, NULL},
    {"pay_kr_per_patient_day", METRIC_UNIT, care_patient_days},
    {"pay_kr_per_patient_day", IDENTITIES_OTHER, NULL},
    {"planned_shifts_count", IDENTITIES_ANY, NULL},
    {"missed_shifts_count", IDENTITIES_ANY, NULL},
    {"covered_same_role_shifts_count", IDENTITIES_ANY, NULL},
    {"covered_lower_role_shifts_count", IDENTITIES_ANY, NULL},
    {"covered_temp_shifts_count", IDENTITIES_ANY, NULL},
    {"short_shifts_count", IDENTITIES_ANY, NULL},
    {"without_role_share", IDENTITIES_ANY, presence_planned_count},
    {"away_vacancy_h", IDENTITIES_ANY, NULL},
    {"away_leave_h", IDENTITIES_ANY, NULL},
    {"away_education_h", IDENTITIES_ANY, NULL},
    {"away_sickness_h", IDENTITIES_ANY, NULL},
    {"called_in_h", IDENTITIES_ANY, NULL},
    {"quick_returns_count", IDENTITIES_ANY, NULL},
    {"education_h", IDENTITIES_ANY, NULL},
    {"education_kr", IDENTITIES_ANY, NULL},
};
enum { IDENTITIES_FOLDS = sizeof identities_folds / sizeof identities_folds[0] };

/* What the whole has beside its parts: consulting is about no category, and practice is no task of the category training. */
static inline double identities_beside(const struct tally *t, const struct identities_fold *f, const struct metric_cell *c)
{
    if (!strcmp(f->metric, "time_min_per_rostered_h") && f->dimensions == METRIC_TASK)
        return people_practice_min_per_rostered_h(t, c);
    if (!strcmp(f->metric, "work_min_per_patient_day") && f->dimensions == METRIC_CATEGORY && people_rostered_h(t, c) > 0)
        return people_consulting_min_per_rostered_h(t, c) * people_rostered_h(t, c) / care_patient_days(t, c);
    return 0;
}

/* Neither sums nor means: identities_quantiles and identities_spreads are about them. */
static const char *const identities_others[] = {"wait_min_p50", "wait_min_p95", "load_spread_min_per_rostered_h",
                                                "load_spread_of_roles_min_per_rostered_h"};

static inline int *identities_place(struct metric_cell *c, int dimension)
{
    int *const places[METRIC_DIMENSIONS] = {&c->unit, &c->role, &c->category, &c->urgency, &c->task, &c->shift, &c->weekday};
    return places[dimension];
}

/* How many parts a cell has over the dimension 1 << dimension. */
static inline int identities_parts(const struct model *m, const struct metric_cell *c, int dimension)
{
    const int n[METRIC_DIMENSIONS] = {m->n_units, m->n_roles, N_CATEGORIES, N_URGENCIES, m->n_tasks,
                                      c->unit < 0 ? 0 : m->units[c->unit].n_shifts + 1, N_WEEKDAYS};
    return n[dimension];
}

static inline bool identities_near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (1 + fabs(a) + fabs(b));
}

static inline const struct metric *identities_metric(const char *id)
{
    struct err e = {0};
    const struct metric *metric = metric_find(id, &e);
    if (!metric)
        fail_msg("%s", e.text);
    return metric;
}

/* The whole against its parts, in one dimension. */
static inline void identities_fold(const struct tally *t, const struct identities_fold *f, const struct metric *metric,
                                   const struct metric_cell *whole, int dimension)
{
    struct metric_cell part = *whole;
    double sum = 0, value = metric->value(t, whole), weight = f->weight ? f->weight(t, whole) : 1;
    value -= identities_beside(t, f, whole);
    for (int i = 0; i < identities_parts(t->model, whole, dimension); i++) {
        *identities_place(&part, dimension) = i;
        double of_part = metric->value(t, &part), weight_of_part = f->weight ? f->weight(t, &part) : 1;
        if (f->weight && isnan(of_part) != (weight_of_part == 0))
            fail_msg("%s, %s %d: %g with a weight of %g", f->metric, metric_dimension_ids[dimension], i, of_part, weight_of_part);
        sum += weight_of_part == 0 || isnan(of_part) ? 0 : of_part * weight_of_part;
    }
    if (weight != 0 && !isnan(value) && !identities_near(value * weight, sum))
        fail_msg("%s over %s (unit %d, role %d, category %d, task %d, shift %d, weekday %d): %.12g of the whole, %.12g of its "
                 "parts", f->metric, metric_dimension_ids[dimension], whole->unit, whole->role, whole->category, whole->task,
                 whole->shift, whole->weekday, value * weight, sum);
}

/* All cells with the dimensions of `shape` but one, over which they are folded. Units: all together, too. */
static inline void identities_walk(const struct tally *t, const struct identities_fold *f, const struct metric *metric, int shape,
                                   int dimension, struct metric_cell c, int at)
{
    if (at == METRIC_DIMENSIONS) {
        if (1 << dimension != METRIC_SHIFT || c.unit >= 0) /* a shift is of one unit */
            identities_fold(t, f, metric, &c, dimension);
    } else if (at == dimension || !(shape >> at & 1)) {
        identities_walk(t, f, metric, shape, dimension, c, at + 1);
    } else {
        for (int i = 1 << at == METRIC_UNIT ? -1 : 0; i < identities_parts(t->model, &c, at); i++) {
            *identities_place(&c, at) = i;
            identities_walk(t, f, metric, shape, dimension, c, at + 1);
        }
    }
}

static inline bool identities_is_other(const char *metric)
{
    for (size_t i = 0; i < sizeof identities_others / sizeof identities_others[0]; i++)
        if (!strcmp(metric, identities_others[i]))
            return true;
    return false;
}

/* Every metric over every dimension that it has. */
static inline void identities_sums(const struct tally *t)
{
    for (int m = 0; m < metric_count; m++)
        for (int s = 0; s < METRIC_MAX_SHAPES && metric_table[m].shapes[s]; s++)
            for (int d = 0; d < METRIC_DIMENSIONS; d++) {
                int shape = metric_table[m].shapes[s], folds = 0;
                bool no_shifts = 1 << d == METRIC_UNIT && shape & METRIC_SHIFT; /* of several units together */
                if (!(shape >> d & 1) || no_shifts || identities_is_other(metric_table[m].id))
                    continue;
                for (int f = 0; f < IDENTITIES_FOLDS; f++)
                    if (!strcmp(identities_folds[f].metric, metric_table[m].id) && identities_folds[f].dimensions >> d & 1) {
                        identities_walk(t, &identities_folds[f], &metric_table[m], shape, d, metric_at(-1, -1, -1, -1), 0);
                        folds++;
                    }
                if (folds != 1)
                    fail_msg("%s over %s: %d identities", metric_table[m].id, metric_dimension_ids[d], folds);
            }
}

/* ---- Between metrics -------------------------------------------------------------------------------------------------- */

static inline double identities_value(const struct tally *t, const char *id, struct metric_cell c)
{
    return identities_metric(id)->value(t, &c);
}

/* Both are the same number, or both are missing. */
static inline void identities_same(const char *what, double a, double b)
{
    if (isnan(a) || isnan(b) ? isnan(a) != isnan(b) : !identities_near(a, b))
        fail_msg("%s: %.12g and %.12g", what, a, b);
}

/* Of a role in a unit, or of all. */
static inline void identities_people(const struct tally *t, struct metric_cell c)
{
#define VALUE(id) identities_value(t, id, c)
    double rostered_h = VALUE("rostered_h"), on_duty_h = VALUE("on_duty_h"), work = 0, overtime_work = 0;
    identities_same("on_duty_h is rostered_h and overtime_h", on_duty_h, rostered_h + VALUE("overtime_h"));
    identities_same("overtime per rostered hour", VALUE("overtime_min_per_rostered_h"),
                    rostered_h > 0 ? 60 * VALUE("overtime_h") / rostered_h : NAN);
    for (c.category = 0; c.category < N_CATEGORIES; c.category++) {
        work += VALUE("time_min_per_rostered_h");
        overtime_work += VALUE("overtime_work_min_per_rostered_h");
        identities_same("work per patient day", VALUE("work_min_per_patient_day") * VALUE("patient_days"),
                        VALUE("patient_days") == 0 ? NAN : rostered_h > 0 ? VALUE("time_min_per_rostered_h") * rostered_h : 0);
    }
    c.category = -1;
    double blocked = VALUE("idle_blocked_min_per_rostered_h"), duty = 60 + VALUE("overtime_min_per_rostered_h");
    identities_same("all accounts fill the time on duty", duty,
                    work + VALUE("consulting_min_per_rostered_h") + VALUE("holding_min_per_rostered_h") +
                        VALUE("break_min_per_rostered_h") +
                        VALUE("idle_min_per_rostered_h") + blocked);
    identities_same("utilisation is work over all", rostered_h > 0 ? VALUE("utilisation_share") : NAN,
                    (work + VALUE("consulting_min_per_rostered_h")) / duty);
    identities_same("blocked is blocked", rostered_h > 0 ? VALUE("idle_blocked_share") : NAN, blocked / duty);
    if (rostered_h > 0 && (overtime_work > VALUE("overtime_min_per_rostered_h") + 1e-9 || overtime_work > work + 1e-9 ||
                           VALUE("overqualified_min_per_rostered_h") > work + 1e-9))
        fail_msg("a part is more than the whole");
    identities_same("pay per patient day", VALUE("pay_kr_per_patient_day") * VALUE("patient_days"),
                    VALUE("patient_days") == 0 ? NAN : VALUE("pay_kr"));
    double missed = VALUE("missed_shifts_count"), short_shifts = VALUE("short_shifts_count");
    double other = VALUE("covered_lower_role_shifts_count") + VALUE("covered_temp_shifts_count");
    identities_same("missed shifts are covered or short", missed, short_shifts + other + VALUE("covered_same_role_shifts_count"));
    double without = VALUE("without_role_share") * VALUE("planned_shifts_count"); /* NaN when none is planned */
    if (missed > VALUE("planned_shifts_count") || without < short_shifts || without > short_shifts + other + 1e-9)
        fail_msg("%g shifts missed, %g short, %g without the role", missed, short_shifts, without);
    if (VALUE("pay_supplements_kr") < 0 || VALUE("pay_supplements_kr") > VALUE("pay_kr"))
        fail_msg("supplements of %g in a pay of %g", VALUE("pay_supplements_kr"), VALUE("pay_kr"));
}

/* Of a task, a category, an urgency, or all. */
static inline void identities_care(const struct tally *t, struct metric_cell c)
{
    double made = VALUE("made_count"), started = identities_started(t, &c), withdrawn = VALUE("withdrawn_count");
    double ended = VALUE("omitted_count") + VALUE("lost_count") + VALUE("censored_count");
    identities_same("omitted_share", VALUE("omitted_share"), made > 0 ? VALUE("omitted_count") / made : NAN);
    if (started + ended > made || made > started + ended + withdrawn)
        fail_msg("%g tasks arose, %g were started, %g ended otherwise, %g were withdrawn", made, started, ended, withdrawn);
    if (c.urgency < 0 && VALUE("done_count") > started)
        fail_msg("%g tasks done, %g started", VALUE("done_count"), started);
    double p50 = VALUE("wait_min_p50"), p95 = VALUE("wait_min_p95"), mean = VALUE("wait_min_mean");
    if (started == 0 ? !isnan(p50) || !isnan(p95) : !(p50 <= p95 && mean >= 0.98 * p50 / 2 && mean >= 0.98 * p95 / 20))
        fail_msg("waits: half up to %g min, 95 %% up to %g min, mean %g min", p50, p95, mean);
}
#undef VALUE

/* A quantile of the whole lies between those of its parts. */
static inline void identities_quantiles(const struct tally *t, const char *id, struct metric_cell c, int dimension)
{
    double whole = identities_value(t, id, c), least = INFINITY, most = -INFINITY;
    for (int i = 0; i < identities_parts(t->model, &c, dimension); i++) {
        *identities_place(&c, dimension) = i;
        least = fmin(least, identities_value(t, id, c)); /* NaN is left out */
        most = fmax(most, identities_value(t, id, c));
    }
    if (least <= most ? !(least <= whole && whole <= most) : !isnan(whole))
        fail_msg("%s over %s: %g of the whole, %g to %g of its parts", id, metric_dimension_ids[dimension], whole, least, most);
}

/* The law of total variance: between people = between roles + within them. */
static inline void identities_spreads(const struct tally *t, int unit)
{
    struct metric_cell c = metric_at(unit, -1, -1, -1);
    double all = identities_value(t, "load_spread_min_per_rostered_h", c), hours = identities_value(t, "rostered_h", c);
    double roles = identities_value(t, "load_spread_of_roles_min_per_rostered_h", c), within = 0;
    for (c.role = 0; c.role < t->model->n_roles; c.role++) {
        double of_role = identities_value(t, "load_spread_min_per_rostered_h", c);
        double of_hours = identities_value(t, "rostered_h", c);
        within += of_hours > 0 ? of_hours / hours * of_role * of_role : 0;
    }
    if (isnan(all) != (hours == 0) || fabs(all * all - roles * roles - within) > 1e-6 * (1 + all * all))
        fail_msg("spread of %g between people, %g between roles, and a variance of %g within them", all, roles, within);
}

/* All of it. */
static inline void identities_check(const struct tally *t)
{
    const struct model *m = t->model;
    identities_sums(t);
    for (int unit = -1; unit < m->n_units; unit++) {
        for (int role = -1; role < m->n_roles; role++)
            identities_people(t, metric_at(unit, role, -1, -1));
        for (int dimension = 2; dimension < 5; dimension++) { /* category, urgency, task */
            struct metric_cell c = metric_at(unit, -1, -1, -1);
            identities_quantiles(t, "wait_min_p50", c, dimension);
            identities_quantiles(t, "wait_min_p95", c, dimension);
            for (int i = -1; i < identities_parts(m, &c, dimension); i++) {
                *identities_place(&c, dimension) = i;
                identities_care(t, c);
            }
        }
        identities_spreads(t, unit);
    }
    identities_quantiles(t, "wait_min_p50", metric_at(-1, -1, -1, -1), 0);
    identities_quantiles(t, "wait_min_p95", metric_at(-1, -1, -1, -1), 0);
}

#endif
