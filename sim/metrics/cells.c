/* Sums over the shifts of the week that belong to a cell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/cells.h"

/* Whether slice `at` of accounts->shifts belongs to the cell. */
static bool fits(const struct metric_cell *c, int at)
{
    return (c->shift < 0 || at / N_WEEKDAYS == c->shift) && (c->weekday < 0 || at % N_WEEKDAYS == c->weekday);
}

struct people_sums cells_people_slices(const struct tally *t, const struct metric_cell *c)
{
    const struct model *m = t->model;
    const struct slices *s = &t->accounts->shifts;
    struct people_sums sum = {0};
    for (int group = 0; group < m->n_units * m->n_roles; group++) {
        if ((c->unit >= 0 && group / m->n_roles != c->unit) || (c->role >= 0 && group % m->n_roles != c->role))
            continue;
        for (int at = 0; at < s->n; at++) {
            if (!fits(c, at))
                continue;
            for (int class = 0; class < N_TIME_CLASSES; class++)
                sum.ticks[class] += s->people[group * s->n + at].ticks[class];
            sum.overtime_ticks += s->people[group * s->n + at].overtime_ticks;
        }
    }
    return sum;
}

struct care_sums cells_care_slices(const struct tally *t, const struct metric_cell *c)
{
    const struct slices *s = &t->accounts->shifts;
    struct care_sums sum = {0};
    for (int unit = 0; unit < t->model->n_units; unit++)
        for (int at = 0; at < s->n; at++)
            if ((c->unit < 0 || unit == c->unit) && fits(c, at))
                accounts_add_care(&sum, &s->care[unit * s->n + at]);
    return sum;
}
