/* Metrics of rights: by which right work is done, and how rights are earned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/delegation.h"

#include "metrics/cells.h"

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

double delegation_rights_earned_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_people(t, c)->learner.earned;
}

double delegation_days_to_right_mean(const struct tally *t, const struct metric_cell *c)
{
    const struct learner_account *l = &cells_people(t, c)->learner;
    return cells_ratio(cells_days(t, (double)l->earned_ticks), (double)l->earned);
}

double delegation_rights_open_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_people(t, c)->learner.open;
}

double delegation_rights_lapsed_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_people(t, c)->learner.lapsed;
}

static double share_by(const struct tally *t, const struct metric_cell *c, enum regime by)
{
    const struct tally_people *p = cells_people(t, c);
    int64_t all = 0;
    for (int regime = 0; regime < N_REGIMES; regime++)
        all += p->done_by[regime];
    return cells_ratio((double)p->done_by[by], (double)all);
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
