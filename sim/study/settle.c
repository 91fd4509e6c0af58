/* From the series of all trials to what MSER-5 says of them, and to whether the early measured days differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/settle.h"

#include <math.h>

#include "study/statistics.h"

enum { WEEK_DAYS = 7 };

/* One of the series that are looked at: a quotient of sums. */
struct quotient {
    enum series_measure part, whole;
};

static double sum_of(const struct trials *t, int scenario, uint32_t replication, int stretch, enum series_measure measure)
{
    const struct model *m = t->models[scenario];
    int64_t at = results_series(&t->results[scenario], m->n_units, m->n_roles, stretch, measure);
    return trials_at(t, scenario, replication)->values[at];
}

/* In a stretch of days, over all replications (0) or in one of them; NaN where there is nothing to divide by. */
static double value_of(const struct trials *t, int scenario, struct quotient q, uint32_t replication, int stretch)
{
    double part = 0, whole = 0;
    for (uint32_t r = 1; r <= (uint32_t)t->n_replications; r++)
        if (replication == 0 || r == replication) {
            part += sum_of(t, scenario, r, stretch, q.part);
            whole += sum_of(t, scenario, r, stretch, q.whole);
        }
    return part / whole;
}

/* Means of the weekdays over all weeks; stretches longer than a day have no weekday. */
static void weekday_means(double means[WEEK_DAYS], const double *x, int n, int days_per_slice)
{
    for (int weekday = 0; weekday < WEEK_DAYS; weekday++) {
        struct moments days = {0};
        for (int i = weekday; i < n && days_per_slice == 1; i += WEEK_DAYS)
            statistics_add(&days, x[i]);
        means[weekday] = days.mean;
    }
}

/* Whether the mean of stretches [from, cut) differs from that of [cut, n): t interval of the difference over replications. */
static bool differs(const struct trials *t, int scenario, struct quotient q, const double means[WEEK_DAYS], int from, int cut,
                    int n)
{
    struct moments difference = {0};
    for (uint32_t r = 1; r <= (uint32_t)t->n_replications; r++) {
        struct moments before = {0}, after = {0};
        for (int i = from; i < n; i++)
            statistics_add(i < cut ? &before : &after, value_of(t, scenario, q, r, i) - means[i % WEEK_DAYS]);
        statistics_add(&difference, statistics_mean(&before) - statistics_mean(&after));
    }
    struct interval i = statistics_interval(&difference, STATISTICS_LEVEL);
    return i.lo > 0 || i.hi < 0;
}

static struct settle ask(const struct trials *t, int scenario, struct quotient q, struct arena *arena)
{
    const struct results *r = &t->results[scenario];
    const struct model *m = t->models[scenario];
    int n = r->n_days, from = m->warmup_ticks / m->ticks_per_day / r->days_per_slice;
    double *x = ARENA_ARRAY(arena, n, double), means[WEEK_DAYS];
    for (int i = 0; i < n; i++)
        x[i] = value_of(t, scenario, q, 0, i);
    weekday_means(means, x, n, r->days_per_slice);
    for (int i = 0; i < n; i++)
        x[i] -= means[i % WEEK_DAYS];
    struct settle s = {.mser = warmup_mser5(x, n)};
    bool known = s.mser.answer == WARMUP_KNOWN;
    int cut = known ? s.mser.cut : (from + n) / 2;
    s.mser.n *= r->days_per_slice;
    s.mser.cut *= known ? r->days_per_slice : 1;
    if (t->n_replications < 2 || (!known && s.mser.answer != WARMUP_REFUSED))
        s.answer = SETTLE_UNKNOWN;
    else if (known && cut <= from)
        s.answer = SETTLE_ENOUGH;
    else
        s.answer = differs(t, scenario, q, means, from, cut, n) ? SETTLE_SHORT : SETTLE_OPEN;
    return s;
}

struct settle settle_ask(const struct trials *t, int scenario, struct arena *arena)
{
    static const struct quotient quotients[] = {{SERIES_WORK_TICKS, SERIES_ON_DUTY_TICKS}, {SERIES_WAIT_TICKS, SERIES_STARTED}};
    struct settle work = ask(t, scenario, quotients[0], arena), wait = ask(t, scenario, quotients[1], arena);
    if (work.answer != wait.answer)
        return work.answer > wait.answer ? work : wait;
    return work.mser.cut > wait.mser.cut ? work : wait;
}
