/* What further education takes and costs.
 *
 * Hours follow from the days of the education alone. Leave with pay costs the plain pay of the duties missed; the fee falls on
 * the first day. Who comes instead, and the pay step afterwards, are pay of hours on duty: wage.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/education.h"

static bool in_window(const struct model *m, double x_s)
{
    return x_s >= (double)m->warmup_ticks * m->tick_s && x_s < (double)m->end_ticks * m->tick_s;
}

struct education_cost education_cost_of(const struct accounts *a, int person)
{
    const struct model *m = a->model;
    const struct education *e = m->persons[person].education;
    struct education_cost cost = {0, 0};
    if (!e)
        return cost;
    for (int i = 0; i < e->n_days; i++)
        cost.hours += in_window(m, e->day_s[i]) ? e->day_h : 0;
    if (e->support == SUPPORT_PAID_LEAVE)
        cost.kr += (double)a->persons[person].away_ticks[AWAY_EDUCATION] * m->tick_s / 3600 * m->persons[person].pay_kr_per_h;
    if (e->support == SUPPORT_MONEY && in_window(m, e->from_s))
        cost.kr += e->fee_kr;
    return cost;
}
