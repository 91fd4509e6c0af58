/* Unrolls the rota of a model over the days of the run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/roster_file.h"

#include "model/times.h"
#include "report/dictionary.h"

/* Whether the unit is the first of its kind: copies stand together, and have persons and duties of the same names. */
static bool is_first(const struct model *m, int unit)
{
    return unit == 0 || m->units[unit - 1].kind_key != m->units[unit].kind_key;
}

static void put_duty(struct csv *c, const struct model *m, const struct duty *d, int32_t start_tick)
{
    char date[TIMES_DATE_BYTES];
    const struct person *p = &m->persons[d->person];
    int32_t day = (start_tick + m->ticks_per_day) / m->ticks_per_day - 1; /* rounded down, also before the run */
    csv_text(c, p->label.id);
    csv_text(c, times_date(date, m->start_day + day));
    csv_text(c, m->units[p->unit].shifts[d->shift].label.id);
    csv_end(c);
}

int roster_file_write(FILE *out, const char *name, const struct model *m, struct err *e)
{
    int64_t base = -(int64_t)m->start_weekday * m->ticks_per_day, n = 0; /* the rota begins on that Monday */
    struct csv c;
    dictionary_stream(&c, out, name, "roster.csv");
    for (base -= m->rota_ticks; m->n_duties > 0 && base < m->end_ticks; base += m->rota_ticks)
        for (int i = 0; i < m->n_duties; i++) {
            const struct duty *d = &m->duties[i];
            int64_t start = base + d->start_tick, end = base + d->end_tick;
            if (start >= m->end_ticks || end <= 0 || !is_first(m, m->persons[d->person].unit))
                continue;
            put_duty(&c, m, d, (int32_t)start);
            n++;
        }
    int rc = csv_close(&c, e);
    return rc == 0 && n == 0 ? err_set(e, ERR_INPUT, "nobody has duty in the run, so there is no roster") : rc;
}
