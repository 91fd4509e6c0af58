/* Paired differences of every row, and who may be compared with whom.
 *
 * Equal demand is what makes pairs of replications pairs. It is not assumed: every replication carries the hash of what its
 * patients and clocks asked for, and a comparison in which two hashes differ is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/comparison.h"

#include <inttypes.h>
#include <math.h>

int comparison_refuse(const struct model *const *models, const char *const *names, int n_scenarios, struct err *e)
{
    const struct model *a = models[0];
    for (int s = 1; s < n_scenarios; s++) {
        const struct model *b = models[s];
        const struct {
            const char *what;
            int32_t base, other;
        } times[] = {
            {"/time/tick_s", a->tick_s, b->tick_s},
            {"/time/start_date (days since 1970)", a->start_day, b->start_day},
            {"/time/warmup_days", a->warmup_ticks / a->ticks_per_day, b->warmup_ticks / b->ticks_per_day},
            {"/time/warmup_days + /time/days", a->end_ticks / a->ticks_per_day, b->end_ticks / b->ticks_per_day},
        };
        for (size_t i = 0; i < sizeof times / sizeof times[0]; i++)
            if (times[i].base != times[i].other)
                return err_set(e, ERR_INPUT, "cannot compare '%s' with '%s': %s is %d in the one and %d in the other", names[0],
                               names[s], times[i].what, times[i].base, times[i].other);
    }
    return 0;
}

int comparison_demand(const struct trials *t, const struct trial *done, const char *const *names, struct err *e)
{
    const struct trial *base = trials_at(t, 0, done->replication);
    if (base->demand_hash == done->demand_hash)
        return 0;
    return err_set(e, ERR_INPUT,
                   "cannot compare '%s' with '%s': their patients or needs differ from replication %" PRIu32
                   " on (demand_hash %016" PRIx64 " and %016" PRIx64 "); compared scenarios must have the same units and tasks",
                   names[0], names[done->scenario], done->replication, base->demand_hash, done->demand_hash);
}

static void compare_row(const struct trials *t, struct comparison_row *c, double *p)
{
    struct moments base = {0}, other = {0}, diff = {0};
    for (int r = 1; r <= t->n_replications; r++) {
        double a = trials_at(t, 0, (uint32_t)r)->values[c->base_row];
        double b = trials_at(t, c->other, (uint32_t)r)->values[c->other_row];
        if (isnan(a) || isnan(b))
            continue;
        statistics_add(&base, a);
        statistics_add(&other, b);
        statistics_add(&diff, b - a);
    }
    c->n = diff.n;
    c->base_mean = statistics_mean(&base);
    c->other_mean = statistics_mean(&other);
    c->diff_mean = statistics_mean(&diff);
    c->diff = statistics_interval(&diff, STATISTICS_LEVEL);
    c->variance_ratio = statistics_variance_ratio(&base, &other, &diff);
    *p = statistics_p_value(&diff);
}

/* The rows that the base shares with scenario `other`, in the base's order. */
static void list_rows(struct comparison *c, const struct trials *t, int other, int *match)
{
    rows_match(&t->rows[0], &t->rows[other], match);
    for (int i = 0; i < t->rows[0].n; i++)
        if (match[i] >= 0)
            c->row[c->n++] =
                (struct comparison_row){.other = other, .row = &t->rows[0].row[i], .base_row = i, .other_row = match[i]};
}

int comparison_make(struct comparison *c, const struct trials *t, struct arena *arena, struct err *e)
{
    int most = t->rows[0].n * (t->n_scenarios - 1);
    *c = (struct comparison){.row = ARENA_ARRAY(arena, most, struct comparison_row)};
    int *match = ARENA_ARRAY(arena, t->rows[0].n, int);
    for (int s = 1; s < t->n_scenarios; s++)
        list_rows(c, t, s, match);
    double *p = ARENA_ARRAY(arena, c->n, double);
    for (int i = 0; i < c->n; i++)
        compare_row(t, &c->row[i], &p[i]);
    c->n_tested = statistics_holm(p, c->n);
    if (c->n_tested < 0)
        return err_set(e, ERR_MEMORY, "not enough memory to compare %d rows", c->n);
    for (int i = 0; i < c->n; i++)
        c->row[i].p_holm = p[i];
    return 0;
}

const struct comparison_row *comparison_find(const struct comparison *c, const struct trials *t, int other, const char *metric,
                                             struct metric_cell cell)
{
    int row = rows_find(&t->rows[0], metric, cell);
    for (int i = 0; i < c->n; i++)
        if (c->row[i].other == other && c->row[i].base_row == row)
            return &c->row[i];
    return NULL;
}
