/* Metrics of rights: by which right work is done, and how rights are earned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/delegation.h"

#include "metrics/cells.h"
#include "metrics/personal.h"

double delegation_consulted_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_care(t, c)->consulted;
}

double delegation_supervised_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_care(t, c)->supervised;
}

double delegation_occasions_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_people(t, c)->occasions;
}

/* The people of the cell's unit, or of all: persons stand by unit. */
static int first(const struct tally *t, const struct metric_cell *c)
{
    return c->unit < 0 ? 0 : t->model->units[c->unit].first_person;
}

static int after_last(const struct tally *t, const struct metric_cell *c)
{
    return c->unit < 0 ? t->model->n_persons : first(t, c) + t->model->units[c->unit].n_persons;
}

/* Rights that people of the cell earned: of one task straight from the accounts, which are seldom asked so. */
static struct learner_account learner(const struct tally *t, const struct metric_cell *c)
{
    const struct model *m = t->model;
    struct learner_account sum = {0};
    if (c->task < 0)
        return cells_people(t, c)->learner;
    for (int p = first(t, c); p < after_last(t, c); p++)
        if (c->role < 0 || m->persons[p].role == c->role)
            accounts_add_learner(&sum, &t->accounts->learners[(ptrdiff_t)p * m->n_tasks + c->task]);
    return sum;
}

double delegation_rights_earned_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)learner(t, c).earned;
}

double delegation_days_to_right_mean(const struct tally *t, const struct metric_cell *c)
{
    const struct learner_account l = learner(t, c);
    return cells_ratio(cells_days(t, (double)l.earned_ticks), (double)l.earned);
}

/* Royston and Parmar (2013), BMC Medical Research Methodology 13:152: the mean of the time or of the time that could be watched,
 * whichever is less. Where all is offered when the run begins, that is the area under the curve of those who do not hold
 * it yet. */
double delegation_days_to_right_restricted_mean(const struct tally *t, const struct metric_cell *c)
{
    const struct learner_account l = learner(t, c);
    return cells_ratio(cells_days(t, (double)(l.earned_ticks + l.open_ticks)), (double)(l.earned + l.open));
}

double delegation_rights_open_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)learner(t, c).open;
}

double delegation_rights_lapsed_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)learner(t, c).lapsed;
}

/* Tasks done in the cell, by right. */
static struct personal_rights rights(const struct tally *t, const struct metric_cell *c)
{
    const struct model *m = t->model;
    struct personal_rights sum = {{0}};
    for (int regime = 0; regime < N_REGIMES && c->task < 0; regime++)
        sum.done_by[regime] = cells_people(t, c)->done_by[regime];
    for (int p = first(t, c); p < after_last(t, c) && c->task >= 0; p++)
        if (c->role < 0 || m->persons[p].role == c->role)
            personal_add_rights(t->accounts, p, c->task, &sum);
    return sum;
}

static double share_by(const struct tally *t, const struct metric_cell *c, enum regime by)
{
    const struct personal_rights r = rights(t, c);
    int64_t all = 0;
    for (int regime = 0; regime < N_REGIMES; regime++)
        all += r.done_by[regime];
    return cells_ratio((double)r.done_by[by], (double)all);
}

double delegation_delegated_share(const struct tally *t, const struct metric_cell *c)
{
    return share_by(t, c, REGIME_SIGNED);
}

double delegation_trained_share(const struct tally *t, const struct metric_cell *c)
{
    return share_by(t, c, REGIME_TRAINED);
}

double delegation_ad_hoc_share(const struct tally *t, const struct metric_cell *c)
{
    return share_by(t, c, REGIME_AD_HOC);
}

double delegation_outside_rights_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_people(t, c)->done_by[REGIME_NONE];
}
