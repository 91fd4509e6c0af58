/* How many instances are expected, from rates and probabilities.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/expected_tasks.h"

#include <math.h>
#include <string.h>

#include "model/wards.h"

enum { ROUNDS = 400 };

/* Patients at a time: by Little's law in a stream, which is what a queue without an end holds after a long time, and never more
 * in the mean. */
static double patients(const struct unit *u)
{
    return !u->arrivals ? u->n_beds : u->stay_forever ? INFINITY : u->arrivals_per_s * u->stay.mean_s;
}

/* Admissions or discharges in the run. Beds: one for each mean stay, as of any renewal process in the long run, and two more. */
static double turns(const struct unit *u, double run_s)
{
    if (u->arrivals)
        return patients(u) + u->arrivals_per_s * run_s;
    return u->n_beds * (u->stay_forever ? 1 : run_s / fmax(u->stay.mean_s, 1) + 2);
}

/* The share of patients at each level in the long run: how often a change leads there, by how long they stay at it. */
static void long_run(const struct unit *u, double *share)
{
    double often[WARDS_MOST_LEVELS], next[WARDS_MOST_LEVELS], sum = 0;
    for (int l = 0; l < u->n_levels; l++)
        often[l] = 1.0 / u->n_levels;
    for (int round = 0; round < ROUNDS; round++) { /* half a step at a time, so that levels by turns come to rest as well */
        for (int to = 0; to < u->n_levels; to++) {
            next[to] = often[to] / 2;
            for (int from = 0; from < u->n_levels; from++)
                next[to] += often[from] * u->levels[from].next_share[to] / 2;
        }
        memcpy(often, next, (size_t)u->n_levels * sizeof *next);
    }
    for (int l = 0; l < u->n_levels; l++)
        sum += share[l] = often[l] * u->levels[l].sojourn.mean_s;
    for (int l = 0; l < u->n_levels; l++)
        share[l] /= sum;
}

static double mean_of(const struct unit *u, const double *table, const double *share, int only)
{
    double sum = 0;
    for (int l = 0; l < u->n_levels; l++)
        for (int c = 0; c < u->n_conditions; c++)
            sum += table[l * u->n_conditions + c] * u->condition_share[c] * (share ? share[l] : l == only);
    return sum;
}

/* In the mean over patients: as they are admitted or as they are in the long run, whichever asks for more; as at the level that
 * asks for most where some change no more. */
static double most(const struct unit *u, const struct source *s, const double *table)
{
    double start[WARDS_MOST_LEVELS], later[WARDS_MOST_LEVELS], found = 0;
    bool moves = true;
    if (s->of != ORIGIN_PATIENT)
        return table[0];
    for (int l = 0; l < u->n_levels; l++)
        moves &= !u->levels[l].forever;
    for (int l = 0; l < u->n_levels && !moves; l++)
        found = fmax(found, mean_of(u, table, NULL, l));
    if (!moves)
        return found;
    for (int l = 0; l < u->n_levels; l++)
        start[l] = u->levels[l].start_share;
    long_run(u, later);
    return fmax(mean_of(u, table, start, -1), mean_of(u, table, later, -1));
}

/* Times of the day that come in the run, each on its days of the week. */
static double slots(const struct model *m, const struct source *s)
{
    double n = 0;
    for (int i = 0; i < s->n_times; i++)
        for (int32_t day = 0; day < m->end_ticks / m->ticks_per_day; day++)
            n += s->time_days[i] >> (m->start_weekday + day) % N_WEEKDAYS & 1;
    return n;
}

static double of_source(const struct model *m, const struct unit *u, const struct source *s)
{
    double run_s = (double)m->end_ticks * m->tick_s, each;
    switch (s->how) {
    case HOW_POISSON:
        each = most(u, s, s->rate_per_s) * run_s;
        break;
    case HOW_BERNOULLI:
        each = s->per_tick * m->end_ticks;
        break;
    case HOW_SCHEDULED:
    case HOW_SHIFT_START:
    case HOW_SHIFT_END:
        each = most(u, s, s->probability) * slots(m, s);
        break;
    case HOW_ADMISSION:
    case HOW_DISCHARGE:
        each = most(u, s, s->probability);
        return each > 0 ? each * turns(u, run_s) : 0;
    default:
        return INFINITY;
    }
    double n = s->of == ORIGIN_PATIENT ? patients(u) : 1;
    return each > 0 ? each * n : 0;
}

double expected_tasks_in_run(const struct model *m, const struct kind *k, int task)
{
    double sum = 0;
    for (int i = 0; i < k->unit.n_sources; i++)
        if (k->unit.sources[i].task == task)
            sum += of_source(m, &k->unit, &k->unit.sources[i]);
    return sum;
}
