/* From the series of all trials to whether the first measured days differ, and to what MSER-5 says.
 *
 *     0        warm-up        from      from + first              n
 *     |------------------------|=========|-------------------------|      ===  against  ---, in each replication
 *
 * The parts are fixed beforehand. Where they were cut by what the days show, as MSER-5 cuts, they would differ by chance far
 * too often. Source of the idea: tests for initialization bias, Schruben (1982), Operations Research 30:569; with independent
 * replications the contrast needs no model of the series, only Student's t (Law 2015, section 9.5.1).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/settle.h"

#include <math.h>

enum { WEEK_DAYS = 7, PARTS = 4 /* of which the first is held against the others */, N_SERIES = 2 };

/* One of the series that are looked at: a quotient of sums. */
struct quotient {
    const struct trials *trials;
    int scenario;
    enum series_measure part, whole;
    double scale; /* to the unit of the series */
    int days_per_slice;
};

static double sum_of(const struct quotient *q, uint32_t replication, int stretch, enum series_measure measure)
{
    const struct model *m = q->trials->models[q->scenario];
    int64_t at = results_series(&q->trials->results[q->scenario], m->n_units, m->n_roles, stretch, measure);
    return trials_at(q->trials, q->scenario, replication)->values[at];
}

/* In a stretch of days of one replication; NaN where there is nothing to divide by. */
static double value_of(const struct quotient *q, uint32_t replication, int stretch)
{
    return q->scale * sum_of(q, replication, stretch, q->part) / sum_of(q, replication, stretch, q->whole);
}

/* The same over all replications. */
static double pooled(const struct quotient *q, int stretch)
{
    double part = 0, whole = 0;
    for (uint32_t r = 1; r <= (uint32_t)q->trials->n_replications; r++) {
        part += sum_of(q, r, stretch, q->part);
        whole += sum_of(q, r, stretch, q->whole);
    }
    return q->scale * part / whole;
}

/* Means of the weekdays over all replications and weeks; stretches longer than a day have no weekday. */
static void weekday_means(double means[WEEK_DAYS], const struct quotient *q, int from, int until)
{
    for (int weekday = 0; weekday < WEEK_DAYS; weekday++) {
        struct moments days = {0};
        for (int i = from; i < until && q->days_per_slice == 1; i++)
            for (uint32_t r = 1; r <= (uint32_t)q->trials->n_replications && i % WEEK_DAYS == weekday; r++)
                statistics_add(&days, value_of(q, r, i));
        means[weekday] = days.mean;
    }
}

/* Stretches [from, cut) against [cut, until). */
static void compare_parts(struct settle *s, const struct quotient *q, int from, int cut, int until)
{
    struct moments difference = {0}, level = {0};
    double means[WEEK_DAYS];
    weekday_means(means, q, from, until);
    for (uint32_t r = 1; r <= (uint32_t)q->trials->n_replications; r++) {
        struct moments parts[2] = {{0}};
        for (int i = from; i < until; i++) {
            double value = value_of(q, r, i);
            statistics_add(&parts[i >= cut], value - means[i % WEEK_DAYS]);
            statistics_add(&level, i >= cut ? value : (double)NAN);
        }
        statistics_add(&difference, statistics_mean(&parts[0]) - statistics_mean(&parts[1]));
    }
    s->replications = difference.n;
    double margin = SETTLE_MARGIN_FRAC * level.mean;
    s->difference = statistics_interval(&difference, 1 - (1 - STATISTICS_LEVEL) / N_SERIES);
    if (!isnan(s->difference.lo))
        s->answer = s->difference.lo > margin || s->difference.hi < -margin ? SETTLE_SHORT : SETTLE_NO_SIGN;
}

static struct settle ask(const struct quotient *q, struct arena *arena)
{
    const struct model *m = q->trials->models[q->scenario];
    int n = q->trials->results[q->scenario].n_days;
    int from = (m->warmup_ticks / m->ticks_per_day + q->days_per_slice - 1) / q->days_per_slice; /* no stretch of both */
    double *x = ARENA_ARRAY(arena, n, double), means[WEEK_DAYS];
    weekday_means(means, q, 0, n);
    for (int i = 0; i < n; i++)
        x[i] = pooled(q, i) - means[i % WEEK_DAYS];
    struct settle s = {.answer = SETTLE_UNKNOWN, .difference = {NAN, NAN}, .mser = warmup_mser5(x, n)};
    int first = (n - from) / PARTS;
    s.mser.n *= q->days_per_slice;
    s.mser.cut *= s.mser.answer == WARMUP_KNOWN ? q->days_per_slice : 1;
    s.first_days = first * q->days_per_slice;
    s.days = (m->end_ticks - m->warmup_ticks) / m->ticks_per_day;
    if (n - from >= SETTLE_LEAST_DAYS)
        compare_parts(&s, q, from, from + first, n);
    return s;
}

struct settle settle_ask(const struct trials *t, int scenario, struct arena *arena)
{
    const struct model *m = t->models[scenario];
    int days_per_slice = t->results[scenario].days_per_slice;
    const struct quotient quotients[N_SERIES] = {
        [SETTLE_WORK] = {t, scenario, SERIES_WORK_TICKS, SERIES_ON_DUTY_TICKS, 1, days_per_slice},
        [SETTLE_WAIT] = {t, scenario, SERIES_WAIT_TICKS, SERIES_STARTED, m->tick_s / 60.0, days_per_slice}};
    struct settle work = ask(&quotients[SETTLE_WORK], arena), wait = ask(&quotients[SETTLE_WAIT], arena);
    work.series = SETTLE_WORK;
    wait.series = SETTLE_WAIT;
    if (work.answer != wait.answer)
        return work.answer > wait.answer ? work : wait;
    if (work.mser.answer != wait.mser.answer)
        return work.mser.answer > wait.mser.answer ? work : wait;
    return work.mser.cut > wait.mser.cut ? work : wait;
}
