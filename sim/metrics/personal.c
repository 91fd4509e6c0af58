/* From the accounts of one person to the columns of persons.csv.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/personal.h"

#include <math.h>

#include "metrics/education.h"
#include "metrics/wage.h"

const char *const personal_ids[N_PERSONAL] = {
    [PERSONAL_ROSTERED_H] = "rostered_h",
    [PERSONAL_OVERTIME_H] = "overtime_h",
    [PERSONAL_UTILISATION_SHARE] = "utilisation_share",
    [PERSONAL_CATEGORIES + CATEGORY_CLINICAL] = "clinical_min_per_rostered_h",
    [PERSONAL_CATEGORIES + CATEGORY_CARE] = "care_min_per_rostered_h",
    [PERSONAL_CATEGORIES + CATEGORY_KIN] = "kin_min_per_rostered_h",
    [PERSONAL_CATEGORIES + CATEGORY_ADMIN] = "admin_min_per_rostered_h",
    [PERSONAL_CATEGORIES + CATEGORY_SERVICE] = "service_min_per_rostered_h",
    [PERSONAL_CATEGORIES + CATEGORY_ACTIVITY] = "activity_min_per_rostered_h",
    [PERSONAL_CATEGORIES + CATEGORY_TRAINING] = "training_min_per_rostered_h",
    [PERSONAL_OTHERS + TIME_CONSULTING] = "consulting_min_per_rostered_h",
    [PERSONAL_OTHERS + TIME_TRAINING] = "practice_min_per_rostered_h",
    [PERSONAL_OTHERS + TIME_HOLDING] = "holding_min_per_rostered_h",
    [PERSONAL_OTHERS + TIME_BREAK] = "break_min_per_rostered_h",
    [PERSONAL_OTHERS + TIME_IDLE] = "idle_min_per_rostered_h",
    [PERSONAL_OTHERS + TIME_IDLE_BLOCKED] = "idle_blocked_min_per_rostered_h",
    [PERSONAL_INTERRUPTIONS_PER_H] = "interruptions_per_h",
    [PERSONAL_SWITCHES_PER_H] = "switches_per_h",
    [PERSONAL_DONE_COUNT] = "done_count",
    [PERSONAL_DELEGATED_COUNT] = "delegated_count",
    [PERSONAL_AD_HOC_COUNT] = "ad_hoc_count",
    [PERSONAL_OCCASIONS_COUNT] = "occasions_count",
    [PERSONAL_RIGHTS_EARNED_COUNT] = "rights_earned_count",
    [PERSONAL_SKILLS_USED_COUNT] = "skills_used_count",
    [PERSONAL_SKILLS_UNUSED_COUNT] = "skills_unused_count",
    [PERSONAL_PAY_KR] = "pay_kr",
    [PERSONAL_AWAY_H] = "away_h",
    [PERSONAL_CALLED_IN_H] = "called_in_h",
    [PERSONAL_QUICK_RETURNS_COUNT] = "quick_returns_count",
    [PERSONAL_EDUCATION_H] = "education_h",
};

static int64_t ticks_in(const struct accounts *a, int person, int account)
{
    int64_t sum = 0;
    for (int kind = 0; kind < N_TIME_KINDS; kind++)
        sum += a->ticks[(int64_t)(person * N_TIME_KINDS + kind) * a->n_accounts + account];
    return sum;
}

static double ratio(double part, double whole)
{
    return whole == 0 ? NAN : part / whole;
}

double personal_work_min_per_rostered_h(const struct accounts *a, int person)
{
    int64_t work = 0;
    for (int account = 0; account <= a->model->n_tasks + TIME_TRAINING; account++)
        work += ticks_in(a, person, account);
    return 60 * ratio((double)work, (double)a->persons[person].rostered_ticks);
}

static bool is_earned(enum regime regime)
{
    return regime == REGIME_TRAINED || regime == REGIME_SIGNED;
}

/* Had the right at some time. */
static bool may_do(const struct accounts *a, int person, int task)
{
    const struct model *m = a->model;
    const struct person *p = &m->persons[person];
    const struct unit *u = &m->units[p->unit];
    if (is_earned(model_regime(m, u, task, p->role)) && !a->held[(int64_t)person * m->n_tasks + task])
        return false;
    for (int half = 0; half < 2; half++) {
        int queue = u->queue_of[task * 2 + half];
        if (queue >= 0 && model_has_bit(p->may, queue))
            return true;
    }
    return false;
}

struct personal_skills personal_skills(const struct accounts *a, int person)
{
    const struct model *m = a->model;
    struct personal_skills skills = {0, 0};
    for (int task = 0; task < m->n_tasks; task++) {
        if (!a->tasks[m->persons[person].unit * m->n_tasks + task].made || !may_do(a, person, task))
            continue;
        bool used = a->instances[(int64_t)person * m->n_tasks + task] > 0;
        skills.used += used;
        skills.unused += !used;
    }
    return skills;
}

static bool is_personal(const struct unit *u, int task)
{
    for (int s = 0; s < u->n_sources; s++)
        if (u->sources[s].task == task && u->sources[s].how == HOW_PER_PERSON)
            return true;
    return false;
}

void personal_add_rights(const struct accounts *a, int person, int task, struct personal_rights *to)
{
    const struct model *m = a->model;
    const struct person *p = &m->persons[person];
    const struct unit *u = &m->units[p->unit];
    int64_t done = a->instances[(int64_t)person * m->n_tasks + task];
    if (done && !is_personal(u, task))
        to->done_by[may_do(a, person, task) ? model_regime(m, u, task, p->role) : REGIME_NONE] += done;
}

struct personal_rights personal_rights(const struct accounts *a, int person)
{
    struct personal_rights rights = {{0}};
    for (int task = 0; task < a->model->n_tasks; task++)
        personal_add_rights(a, person, task, &rights);
    return rights;
}

void personal_measure(const struct accounts *a, int person, double *out)
{
    const struct model *m = a->model;
    const struct person_account *p = &a->persons[person];
    double rostered = (double)p->rostered_ticks, on_duty = rostered + (double)p->overtime_ticks, hour = 3600.0 / m->tick_s;
    double work = 0, done = 0;
    for (int c = 0; c < N_CATEGORIES + N_TIME_ACCOUNTS; c++)
        out[PERSONAL_CATEGORIES + c] = 0;
    for (int task = 0; task < m->n_tasks; task++) {
        double ticks = (double)ticks_in(a, person, task);
        out[PERSONAL_CATEGORIES + (int)m->tasks[task].category] += ticks;
        work += ticks;
        done += (double)a->instances[(int64_t)person * m->n_tasks + task];
    }
    for (int other = 0; other < N_TIME_ACCOUNTS; other++)
        out[PERSONAL_OTHERS + other] = (double)ticks_in(a, person, m->n_tasks + other);
    out[PERSONAL_CATEGORIES + CATEGORY_TRAINING] += out[PERSONAL_OTHERS + TIME_TRAINING];
    work += out[PERSONAL_OTHERS + TIME_TRAINING] + out[PERSONAL_OTHERS + TIME_CONSULTING];
    for (int c = 0; c < N_CATEGORIES + N_TIME_ACCOUNTS; c++)
        out[PERSONAL_CATEGORIES + c] = 60 * ratio(out[PERSONAL_CATEGORIES + c], rostered);
    struct personal_skills skills = personal_skills(a, person);
    out[PERSONAL_ROSTERED_H] = rostered / hour;
    out[PERSONAL_OVERTIME_H] = (double)p->overtime_ticks / hour;
    out[PERSONAL_UTILISATION_SHARE] = ratio(work, on_duty);
    out[PERSONAL_INTERRUPTIONS_PER_H] = ratio((double)p->interrupted, on_duty / hour);
    out[PERSONAL_SWITCHES_PER_H] = ratio((double)p->switches, on_duty / hour);
    out[PERSONAL_DONE_COUNT] = done;
    struct personal_rights rights = personal_rights(a, person);
    out[PERSONAL_DELEGATED_COUNT] = (double)rights.done_by[REGIME_SIGNED];
    out[PERSONAL_AD_HOC_COUNT] = (double)rights.done_by[REGIME_AD_HOC];
    out[PERSONAL_OCCASIONS_COUNT] = (double)p->occasions;
    out[PERSONAL_RIGHTS_EARNED_COUNT] = (double)accounts_learner(a, person).earned;
    out[PERSONAL_SKILLS_USED_COUNT] = skills.used;
    out[PERSONAL_SKILLS_UNUSED_COUNT] = skills.unused;
    out[PERSONAL_PAY_KR] = wage_of(a, person).kr;
    out[PERSONAL_AWAY_H] = 0;
    for (int reason = 0; reason < N_AWAY_REASONS; reason++)
        out[PERSONAL_AWAY_H] += (double)p->away_ticks[reason] / hour;
    out[PERSONAL_CALLED_IN_H] = (double)p->called_in_ticks / hour;
    out[PERSONAL_QUICK_RETURNS_COUNT] = (double)p->quick_returns;
    out[PERSONAL_EDUCATION_H] = education_cost_of(a, person).hours;
}
