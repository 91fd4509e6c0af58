/* Paired differences of every row, and who may be compared with whom.
 *
 * Equal demand is what makes pairs of replications pairs. It is not assumed: every replication carries the hash of what its
 * patients and clocks asked for, and a comparison in which two hashes differ is refused. What one scenario has alone, a role
 * say, has no pairs: its rows say how much there is of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/comparison.h"

#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>

const char *const comparison_verdict_ids[N_COMPARISON_VERDICTS] = {"", "equal", "fixed", "higher", "lower", "open"};

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
            {"/time/warmup_days", a->warmup_ticks / a->ticks_per_day, b->warmup_ticks / b->ticks_per_day},
            {"the number of days (/time/warmup_days + /time/days)", a->end_ticks / a->ticks_per_day,
             b->end_ticks / b->ticks_per_day},
        };
        char starts[2][16];
        for (int i = 0; i < 2; i++) {
            time_t start = (time_t)(i ? b : a)->start_day * 86400;
            struct tm tm;
            gmtime_r(&start, &tm);
            strftime(starts[i], sizeof starts[i], "%Y-%m-%d", &tm);
        }
        if (a->start_day != b->start_day)
            err_add(e, ERR_INPUT, "cannot compare '%s' with '%s': /time/start_date is %s in the one and %s in the other",
                    names[0], names[s], starts[0], starts[1]);
        for (size_t i = 0; i < sizeof times / sizeof times[0]; i++)
            if (times[i].base != times[i].other)
                err_add(e, ERR_INPUT, "cannot compare '%s' with '%s': %s is %d in the one and %d in the other", names[0],
                        names[s], times[i].what, times[i].base, times[i].other);
    }
    return e->code;
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

static double value_of(const struct trials *t, int scenario, int replication, int row)
{
    return row < 0 ? NAN : trials_at(t, scenario, (uint32_t)replication)->values[row];
}

/* Returns the differences. */
static struct moments compare_row(const struct trials *t, struct comparison_row *c)
{
    struct moments base = {0}, other = {0}, diff = {0}, all_base = {0}, all_other = {0};
    for (int r = 1; r <= t->n_replications; r++) {
        double a = value_of(t, 0, r, c->base_row), b = value_of(t, c->other, r, c->other_row);
        statistics_add(&all_base, a);
        statistics_add(&all_other, b);
        if (isnan(a) || isnan(b))
            continue;
        statistics_add(&base, a);
        statistics_add(&other, b);
        statistics_add_difference(&diff, a, b);
    }
    if (all_base.n == 0 || all_other.n == 0) { /* no pair, and no wrong one either: show what there is */
        base = all_base;
        other = all_other;
    }
    c->n = base.n > other.n ? base.n : other.n;
    c->base_mean = statistics_mean(&base);
    c->other_mean = statistics_mean(&other);
    c->diff_mean = statistics_mean(&diff);
    c->diff = statistics_interval(&diff, STATISTICS_LEVEL);
    c->variance_ratio = statistics_variance_ratio(&base, &other, &diff);
    return diff;
}

static enum comparison_verdict judge(const struct comparison_row *c)
{
    if (isnan(c->diff.lo))
        return COMPARISON_NONE;
    if (isnan(c->p_holm) && c->diff_mean == 0)
        return COMPARISON_EQUAL;
    if (isnan(c->p_holm))
        return c->n < STATISTICS_LEAST_ALIKE ? COMPARISON_OPEN : COMPARISON_FIXED;
    if (c->p_holm < 1 - STATISTICS_LEVEL)
        return c->diff_mean > 0 ? COMPARISON_HIGHER : COMPARISON_LOWER;
    return COMPARISON_OPEN;
}

/* The base's rows, with those of scenario `other` that have the same names; then those that the base lacks. */
static void list_rows(struct comparison *c, const struct trials *t, int other, struct arena *arena)
{
    const struct rows *a = &t->rows[0], *b = &t->rows[other];
    int *match = ARENA_ARRAY(arena, a->n, int);
    bool *matched = ARENA_ARRAY(arena, b->n, bool);
    rows_match(a, b, match);
    for (int i = 0; i < a->n; i++) {
        c->row[c->n++] = (struct comparison_row){.other = other, .row = &a->row[i], .base_row = i, .other_row = match[i]};
        if (match[i] >= 0)
            matched[match[i]] = true;
    }
    for (int i = 0; i < b->n; i++)
        if (!matched[i])
            c->row[c->n++] = (struct comparison_row){.other = other, .row = &b->row[i], .base_row = -1, .other_row = i};
}

int comparison_make(struct comparison *c, const struct trials *t, struct arena *arena, struct err *e)
{
    int64_t most = 0;
    for (int s = 1; s < t->n_scenarios; s++)
        most += t->rows[0].n + t->rows[s].n;
    *c = (struct comparison){.row = ARENA_ARRAY(arena, most, struct comparison_row)};
    for (int s = 1; s < t->n_scenarios; s++)
        list_rows(c, t, s, arena);
    double *p = ARENA_ARRAY(arena, c->n, double);
    struct moments *diff = ARENA_ARRAY(arena, c->n, struct moments);
    for (int i = 0; i < c->n; i++) {
        diff[i] = compare_row(t, &c->row[i]);
        p[i] = statistics_p_value(&diff[i]);
    }
    c->n_tested = statistics_holm(p, c->n);
    if (c->n_tested < 0)
        return err_set(e, ERR_MEMORY, "not enough memory to compare %d rows", c->n);
    /* A p below this is different after Holm's correction whatever the other rows hold: the first of his steps. */
    double least = (1 - STATISTICS_LEVEL) / (c->n_tested > 0 ? c->n_tested : 1);
    for (int i = 0; i < c->n; i++) {
        c->row[i].p_holm = p[i];
        c->row[i].detectable = statistics_detectable(&diff[i], 1 - least, STATISTICS_POWER);
        c->row[i].verdict = judge(&c->row[i]);
    }
    return 0;
}

const struct comparison_row *comparison_find(const struct comparison *c, int other, const char *metric,
                                             struct comparison_cell cell)
{
    for (int i = 0; i < c->n; i++) {
        const struct row *at = c->row[i].row;
        if (c->row[i].other == other && !strcmp(at->metric->id, metric) && !strcmp(at->care_unit, cell.care_unit) &&
            !strcmp(at->role, cell.role) && !strcmp(at->category, cell.category) && !strcmp(at->task, cell.task) &&
            !*at->urgency && !*at->shift && !*at->weekday)
            return &c->row[i];
    }
    return NULL;
}

const char *comparison_whole(const struct trials *t, int other)
{
    const struct model *a = t->models[0], *b = t->models[other];
    return a->n_units == 1 ? a->units[0].label.id : b->n_units == 1 ? b->units[0].label.id : "";
}
