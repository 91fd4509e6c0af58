/* All demand of a replication at once; see whole_demand.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "whole_demand.h"

#include <stdlib.h>

const char whole_demand_ward[] =
    "{'time': {'tick_s': 60, 'warmup_days': 0, 'days': 6},"
    " 'roles': {'nurse': {}},"
    " 'units': {'ward': {'beds': 4, 'patients': {'turnover_h': 5, 'stay_days': {'law': 'gamma', 'mean': 1.5, 'cv': 0.6},"
    "   'conditions': {'dementia': {'share': 0.5}},"
    "   'acuity': {'calm': {'start_share': 0.7, 'sojourn_h': {'law': 'exponential', 'mean': 9},"
    "                  'next': {'ill': 0.7, 'sore': 0.3}},"
    "                'sore': {'sojourn_h': {'law': 'weibull', 'mean': 3, 'shape': 2}, 'next': {'calm': 1}},"
    "                'ill': {'rank': 1, 'critical': true, 'start_share': 0.3, 'sojourn_h': 4, 'next': {'calm': 1}}}},"
    "   'shifts': {'day': {'start': '07:00', 'end': '15:00'}}}},"
    " 'tasks': {"
    "   'call': {'category': 'care', 'duration_min': {'law': 'exponential', 'mean': 5}, 'arises': {'a': {'how': 'poisson',"
    "      'per_day': 9, 'profile': {'00:00': 1, '06:00': 4, '21:00': 2}, 'acuity_factor': {'ill': 2.5},"
    "      'condition_factor': {'dementia': 1.5}}}},"
    "   'phone': {'category': 'kin', 'duration_min': 3, 'arises': {'a': {'how': 'poisson', 'of': 'unit', 'per_day': 30,"
    "      'profile': {'08:00': 1, '20:00': 0}}}},"
    "   'pills': {'category': 'clinical', 'duration_min': 4, 'arises': {'a': {'how': 'scheduled', 'times': ['08:00', '20:00'],"
    "      'spread_min': 45, 'probability': 0.8}}},"
    "   'intake': {'category': 'admin', 'duration_min': 40, 'arises': {'a': {'how': 'admission'}}},"
    "   'round': {'category': 'care', 'duration_min': 9, 'arises': {'a': {'how': 'shift_start', 'of': 'patient'}}},"
    "   'letter': {'category': 'admin', 'duration_min': 9, 'arises': {'a': {'how': 'discharge', 'before_min': 90}}},"
    "   'alarm': {'category': 'clinical', 'duration_min': 9, 'arises': {'a': {'how': 'deterioration'}}}},"
    " 'staff': {'lines': {'nurse': {'role': 'nurse', 'duty': 'always'}}},"
    " 'policy': {'rights': {'all': {'nurse': 'formal'}}, 'rules': {'all': {'patience_min': 0}}}}";

static int by_key(const void *a, const void *b)
{
    const struct dated_need *x = a, *y = b;
    return (x->need.key > y->need.key) - (x->need.key < y->need.key);
}

static void *grown(void *array, int n, size_t size)
{
    array = realloc(array, (size_t)(n + 1) * size);
    if (!array)
        abort();
    return array;
}

static void collect(struct demand *d, struct whole_demand *all)
{
    struct err e = {0};
    while (demand_day(d, &e) > 0) {
        for (int i = 0; i < d->n_events; i++) {
            all->events = grown(all->events, all->n_events, sizeof *all->events);
            all->events[all->n_events++] = d->events[i];
        }
        for (int32_t n = 0; n < d->day.n; n++) {
            all->needs = grown(all->needs, all->n_needs, sizeof *all->needs);
            all->needs[all->n_needs++] = (struct dated_need){d->day.needs[d->day.order[n].need], d->day.order[n].tick};
        }
    }
    if (e.code)
        abort();
    all->hash = d->hash;
    if (all->n_needs > 1)
        qsort(all->needs, (size_t)all->n_needs, sizeof *all->needs, by_key);
}

static void init(struct demand *d, const struct model *m, struct arena *arena)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        abort();
    arena->exhausted = &exhausted;
    demand_init(d, m, arena);
    arena->exhausted = NULL;
}

struct whole_demand whole_demand(const struct model *m, uint64_t seed, uint32_t replication)
{
    struct whole_demand all = {0};
    struct arena arena = {0};
    struct demand d;
    struct err e = {0};
    init(&d, m, &arena);
    demand_start(&d, seed, replication + 1); /* of which nothing may remain */
    demand_day(&d, &e);
    demand_start(&d, seed, replication);
    collect(&d, &all);
    demand_free(&d);
    arena_free(&arena);
    return all;
}

void whole_demand_free(struct whole_demand *d)
{
    free(d->needs);
    free(d->events);
}

const struct dated_need *whole_demand_find(const struct whole_demand *d, uint64_t key)
{
    struct dated_need wanted = {.need.key = key};
    return bsearch(&wanted, d->needs, (size_t)d->n_needs, sizeof wanted, by_key);
}

int whole_demand_count(const struct whole_demand *d, int source)
{
    int n = 0;
    for (int i = 0; i < d->n_needs; i++)
        n += d->needs[i].need.source == source;
    return n;
}
