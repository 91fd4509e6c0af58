/* Profiles: a weight from each time of day on until the next one named; the last lasts past midnight until the first.
 *
 * Weights are scaled to a mean of 1 over the day, so that a rate per day keeps its meaning whatever the profile. The integral
 * is kept with the steps: demand walks it to find the time at which a hazard is reached.
 *
 *     06:00: 2, 22:00: 1   ->   from 0, 6, 22, 24 h   weight 1, 2, 1 (scaled)   sum 0, ..., 86400
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/profiles.h"

#include <string.h>

#include "model/times.h"

struct step {
    double from_s, weight;
};

/* Steps by time. The names sort as the times do, "HH:MM" before "HH:MM:SS", so equal times would stand side by side. */
static int read_steps(struct build *b, const struct value *v, struct step *step)
{
    const struct names names = names_of(b->scratch, v);
    int n = 0;
    for (int i = 0; i < names.n; i++) {
        double from_s = times_of_day_s(b, names.id[i], names.value[i]);
        if (n > 0 && from_s <= step[n - 1].from_s)
            BUILD_ERROR(b, names.value[i], "expected each time of day once, found '%s' again", names.id[i]);
        else
            step[n++] = (struct step){from_s, names.value[i]->number};
    }
    return n;
}

static struct profile make(struct build *b, const struct value *v)
{
    int most = (v ? v->n : 0) + 2, n = 0;
    struct step *step = ARENA_ARRAY(b->scratch, most, struct step);
    int n_steps = read_steps(b, v, step);
    double *from_s = ARENA_ARRAY(b->keep, most, double), *weight = ARENA_ARRAY(b->keep, most, double);
    double *sum_s = ARENA_ARRAY(b->keep, most, double);
    if (n_steps == 0 || step[0].from_s > 0) /* from midnight: what began the evening before */
        weight[n++] = n_steps > 0 ? step[n_steps - 1].weight : 1;
    for (int i = 0; i < n_steps; i++) {
        from_s[n] = step[i].from_s;
        weight[n++] = step[i].weight;
    }
    from_s[n] = BUILD_DAY_S;
    double total_s = 0;
    for (int i = 0; i < n; i++)
        total_s += weight[i] * (from_s[i + 1] - from_s[i]);
    if (!(total_s > 0)) {
        BUILD_ERROR(b, v, "expected a weight above 0 at some time of day");
        return (struct profile){n, from_s, weight, sum_s};
    }
    for (int i = 0; i < n; i++) {
        weight[i] *= BUILD_DAY_S / total_s;
        sum_s[i + 1] = sum_s[i] + weight[i] * (from_s[i + 1] - from_s[i]);
    }
    sum_s[n] = BUILD_DAY_S; /* not a rounding more or less */
    return (struct profile){n, from_s, weight, sum_s};
}

static bool same(const struct profile *x, const struct profile *y)
{
    return x->n == y->n && memcmp(x->from_s, y->from_s, (size_t)(x->n + 1) * sizeof *x->from_s) == 0 &&
           memcmp(x->weight, y->weight, (size_t)x->n * sizeof *x->weight) == 0;
}

int profiles_read(struct build *b, struct kind *k, const struct value *v)
{
    struct profile profile = make(b, v);
    int n = k->unit.n_profiles;
    for (int i = 0; i < n; i++)
        if (same(&k->unit.profiles[i], &profile))
            return i;
    if ((n & (n - 1)) == 0) { /* full at powers of two */
        struct profile *more = ARENA_ARRAY(b->keep, n ? 2 * n : 1, struct profile);
        for (int i = 0; i < n; i++)
            more[i] = k->unit.profiles[i];
        k->unit.profiles = more;
    }
    ((struct profile *)k->unit.profiles)[n] = profile;
    return k->unit.n_profiles++;
}
