/* Are two accounts the same? See same_accounts.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "same_accounts.h"

#include <math.h>
#include <stdio.h>

static bool same_number(const char *what, int index, int64_t expected, int64_t found)
{
    if (expected != found)
        fprintf(stderr, "account %s [%d]: reference %lld, engine %lld\n", what, index, (long long)expected, (long long)found);
    return expected == found;
}

/* Sums of the same terms in another order. */
static bool same_sum(const char *what, int index, double expected, double found)
{
    bool same = fabs(expected - found) <= 1e-6 * (1 + fabs(expected));
    if (!same)
        fprintf(stderr, "account %s [%d]: reference %.17g, engine %.17g\n", what, index, expected, found);
    return same;
}

#define SAME(member) same = same_number(#member, n, x->member, y->member) && same
#define SAME_SUM(member) same = same_sum(#member, n, x->member, y->member) && same

static bool same_task(int n, const struct task_account *x, const struct task_account *y)
{
    bool same = true;
    SAME(open_at_start), SAME(made), SAME(done), SAME(omitted), SAME(lost), SAME(withdrawn), SAME(open_at_end);
    SAME(started), SAME(wait_ticks), SAME(late), SAME(older_started), SAME(older_wait_ticks), SAME(together), SAME(held_ticks);
    SAME(consulted), SAME(supervised), SAME(assigned), SAME(by_carer);
    SAME(censored), SAME(censored_ticks), SAME(omitted_in_window), SAME(lost_in_window);
    SAME(interrupted), SAME(suspended_ticks), SAME(waited_ticks), SAME(queue_ticks);
    SAME_SUM(made_s), SAME_SUM(omitted_s);
    return same;
}

static bool same_person(int n, const struct person_account *x, const struct person_account *y)
{
    bool same = true;
    for (int i = 0; i < N_AWAY_REASONS; i++)
        SAME(away_duties[i]), SAME(away_ticks[i]);
    for (int i = 0; i <= N_COVER_WAYS; i++)
        SAME(filled_duties[i]);
    SAME(as_overtime_ticks), SAME(raised_ticks), SAME(planned_duties), SAME(other_role_duties);
    SAME(called_in_duties), SAME(called_in_ticks), SAME(quick_returns);
    SAME(rostered_ticks), SAME(overtime_ticks), SAME(breaks_taken), SAME(breaks_missed), SAME(interrupted), SAME(switches);
    SAME(occasions), SAME(lead_ticks), SAME(matching_ticks), SAME(matched_ticks);
    return same;
}

static bool same_learner(int n, const struct learner_account *x, const struct learner_account *y)
{
    bool same = true;
    SAME(earned), SAME(earned_ticks), SAME(lapsed), SAME(open), SAME(open_ticks);
    return same;
}

static bool same_unit(int n, const struct unit_account *x, const struct unit_account *y)
{
    bool same = true;
    SAME(admitted), SAME(discharged), SAME(turned_away), SAME(patient_ticks), SAME(waiting_ticks), SAME(peak_ticks);
    SAME(patient_weeks), SAME(carers), SAME(understaffed_ticks);
    return same;
}

static bool same_people(int n, const struct people_sums *x, const struct people_sums *y)
{
    bool same = true;
    for (int class = 0; class < N_TIME_CLASSES; class++)
        SAME(ticks[class]);
    SAME(overtime_ticks);
    return same;
}

static bool same_care(int n, const struct care_sums *x, const struct care_sums *y)
{
    bool same = true;
    SAME(made), SAME(started), SAME(wait_ticks), SAME(may_be_late), SAME(late), SAME(omitted), SAME(lost);
    SAME(older_started), SAME(older_wait_ticks), SAME(patient_ticks);
    SAME_SUM(asked_s);
    return same;
}

static bool same_slices(const char *what, const struct model *m, const struct slices *x, const struct slices *y)
{
    bool same = same_number(what, 0, x->n, y->n);
    for (int n = 0; n < m->n_units * m->n_roles * x->n && same; n++)
        same = same_people(n, &x->people[n], &y->people[n]);
    for (int n = 0; n < m->n_units * x->n && same; n++)
        same = same_care(n, &x->care[n], &y->care[n]);
    if (!same)
        fprintf(stderr, "... in the accounts by %s\n", what);
    return same;
}

bool same_accounts(const struct accounts *x, const struct accounts *y)
{
    const struct model *m = x->model;
    bool same = true;
    for (int n = 0; n < m->n_units * m->n_tasks; n++)
        same = same_task(n, &x->tasks[n], &y->tasks[n]) && same;
    for (int n = 0; n < m->n_units * m->n_tasks * x->n_bins; n++)
        same = same_number("waits", n, x->waits[n], y->waits[n]) && same;
    for (int n = 0; n < m->n_persons * N_TIME_KINDS * x->n_accounts; n++)
        same = same_number("ticks", n, x->ticks[n], y->ticks[n]) && same;
    for (int n = 0; n < m->n_persons * N_TIME_KINDS * m->pay.n_bands; n++)
        same = same_number("paid ticks", n, x->paid_ticks[n], y->paid_ticks[n]) && same;
    for (int n = 0; n < m->n_persons * m->n_tasks; n++)
        same = same_number("instances", n, x->instances[n], y->instances[n]) && same;
    for (int n = 0; n < m->n_persons * m->n_tasks; n++)
        same = same_number("held", n, x->held[n], y->held[n]) && same;
    for (int n = 0; n < m->n_persons; n++)
        same = same_person(n, &x->persons[n], &y->persons[n]) && same;
    for (int n = 0; n < m->n_persons * m->n_tasks; n++)
        same = same_learner(n, &x->learners[n], &y->learners[n]) && same;
    for (int n = 0; n < m->n_units; n++)
        same = same_unit(n, &x->units[n], &y->units[n]) && same;
    same = same_slices("hour", m, &x->hours, &y->hours) && same;
    same = same_slices("shift", m, &x->shifts, &y->shifts) && same;
    same = same_slices("day", m, &x->days, &y->days) && same;
    for (int n = 0; n < m->n_units * m->n_roles * x->days.n; n++)
        same = same_number("rights earned", n, x->rights_earned[n], y->rights_earned[n]) && same;
    same = same_number("completed", 0, x->completed, y->completed) && same;
    return same_number("demand hash", 0, (int64_t)x->demand_hash, (int64_t)y->demand_hash) && same;
}
