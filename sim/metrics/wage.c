/* What people are paid: hours on duty, by kind of time and band, times what such an hour costs.
 *
 * Hours are whole ticks, so that the same people at the same times cost exactly the same under every policy. Breaks are paid:
 * who has one is on duty.
 *
 * A pay step after further education is plain pay from the day after its end on; supplements stay as they were (assumption).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/wage.h"

#include "model/pay.h"

struct wage wage_of(const struct accounts *a, int person)
{
    const struct model *m = a->model;
    struct wage wage = {0, 0};
    for (int kind = 0; kind < N_TIME_KINDS; kind++) {
        const int64_t *ticks = accounts_paid(a, person, kind);
        for (int band = 0; band < m->pay.n_bands; band++) {
            double hours = (double)ticks[band] * m->tick_s / 3600, rate = pay_kr_per_h(m, person, band, (enum pay_kind)kind);
            wage.kr += hours * rate;
            wage.supplements_kr += hours * (rate - m->persons[person].pay_kr_per_h);
        }
    }
    const struct education *e = m->persons[person].education;
    if (e)
        wage.kr += (double)a->persons[person].raised_ticks * m->tick_s / 3600 * e->pay_step_kr_per_h;
    return wage;
}
