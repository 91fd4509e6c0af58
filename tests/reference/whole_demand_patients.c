/* What must happen to the patients of a unit; see whole_demand_patients.h.
 *
 * Everything is listed before anything is told: all arrivals since the start of history with their moments, then every stay
 * that a bed has seen, then each life from its first moment to its last. Whatever was over at 0 is left out at the end. Slow:
 * whether a bed is free is asked of all stays before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "whole_demand_patients.h"

#include <math.h>
#include <stdlib.h>

#include "base/chance.h"
#include "model/wards.h"

struct stay {
    int bed;            /* -1: turned away */
    uint64_t named_bed; /* the bed's ordinal in names: 0 for all who arrive in a stream */
    uint32_t number;
    double in_s, out_s;
};

struct work {
    const struct model *m;
    const struct unit *u;
    uint64_t seed;
    uint32_t replication;
    double end_s;
    struct stay *stays;
    struct patient_event *events;
    int n_stays, n_events;
};

static void *one_more(void *array, int n, size_t size)
{
    if ((n & (n - 1)) == 0) /* full at powers of two */
        array = realloc(array, (n ? 2 * (size_t)n : 1) * size);
    if (!array)
        abort();
    return array;
}

/* The stream (purpose, unit, bed, number). */
static uint64_t name_of(const struct work *w, enum chance_purpose purpose, uint64_t bed, uint32_t number)
{
    uint64_t unit = chance_join(chance_key(w->seed, w->replication, purpose), w->u->label.key);
    return chance_join(chance_join(unit, bed), number);
}

static void add_stay(struct work *w, int bed, uint64_t named_bed, uint32_t number, double in_s)
{
    uint64_t own = name_of(w, CHANCE_PATIENT, named_bed, number);
    double length_s = w->u->stay_forever ? INFINITY : law_sample(&w->u->stay, chance_at(own, 0));
    w->stays = one_more(w->stays, w->n_stays, sizeof *w->stays);
    w->stays[w->n_stays++] = (struct stay){bed, named_bed, number, in_s, in_s + length_s};
}

/* ---- Who came ---------------------------------------------------------------------------------------------------------- */

static void fill_bed(struct work *w, int bed)
{
    double in_s = -w->u->history_s;
    for (uint32_t number = 1; in_s < w->end_s; number++) {
        add_stay(w, bed, (uint64_t)bed + 1, number, in_s);
        uint64_t gap = name_of(w, CHANCE_TURNOVER, (uint64_t)bed + 1, number + 1);
        in_s = w->stays[w->n_stays - 1].out_s + law_sample(&w->u->turnover, chance_at(gap, 0));
    }
}

static int first_free_bed(const struct work *w, double x_s)
{
    for (int bed = 0; bed < w->u->n_beds; bed++) {
        bool taken = false;
        for (int i = 0; i < w->n_stays; i++)
            taken |= w->stays[i].bed == bed && w->stays[i].in_s <= x_s && x_s < w->stays[i].out_s;
        if (!taken)
            return bed;
    }
    return -1;
}

/* Walks through the days from the start of history, step by step of the profile: somebody comes where the rate so far sums to
 * what is owed, which then grows by one more unit exponential. */
static void fill_from_stream(struct work *w)
{
    const struct profile *p = &w->u->profiles[w->u->arrival_profile];
    uint64_t stream = chance_join(chance_key(w->seed, w->replication, CHANCE_ARRIVAL), w->u->label.key);
    uint32_t number = 0;
    double so_far = 0, owed = law_sample(&w->m->unit_exponential, chance_at(chance_join(stream, 0), CHANCE_GAP));
    for (double day_s = -w->u->history_s; day_s < w->end_s; day_s += 86400)
        for (int step = 0; step < p->n; step++) {
            double rate = w->u->arrivals_per_s * p->weight[step], from_s = day_s + p->from_s[step];
            double in_step = rate * (p->from_s[step + 1] - p->from_s[step]);
            while (owed < so_far + in_step) {
                double x_s = from_s + (owed - so_far) / rate;
                number++;
                add_stay(w, first_free_bed(w, x_s), 0, number, x_s);
                owed += law_sample(&w->m->unit_exponential, chance_at(chance_join(stream, number), CHANCE_GAP));
            }
            so_far += in_step;
        }
}

/* ---- What they go through ---------------------------------------------------------------------------------------------- */

static void tell(struct work *w, const struct stay *s, enum patient_event_kind kind, double x_s, int level, int condition)
{
    if (x_s < 0 || x_s >= w->end_s)
        return;
    w->events = one_more(w->events, w->n_events, sizeof *w->events);
    w->events[w->n_events++] = (struct patient_event){
        .x_s = x_s, .tick = (int32_t)floor(x_s / w->m->tick_s), .kind = kind, .unit = (int)(w->u - w->m->units), .slot = -1,
        .bed = s->bed, .number = s->number, .level = level, .condition = condition,
        .key = name_of(w, CHANCE_NEED, s->named_bed, s->number)};
}

/* Where a uniform falls among shares in this order. */
static int drawn(double uniform, const double *share, int n)
{
    double below = 0;
    for (int i = 0; i < n - 1; i++)
        if (uniform < (below += share[i]))
            return i;
    return n - 1;
}

static void live_through(struct work *w, const struct stay *s)
{
    const struct unit *u = w->u;
    uint64_t own = name_of(w, CHANCE_PATIENT, s->named_bed, s->number), path = name_of(w, CHANCE_ACUITY, s->named_bed, s->number);
    double first[WARDS_MOST_LEVELS];
    for (int i = 0; i < u->n_levels; i++)
        first[i] = u->levels[i].start_share;
    int condition = drawn(chance_uniform(chance_at(own, 1)), u->condition_share, u->n_conditions);
    int level = drawn(chance_uniform(chance_at(own, 2)), first, u->n_levels);
    if (s->bed < 0) {
        tell(w, s, PATIENT_TURNED_AWAY, s->in_s, level, condition);
        return;
    }
    if (s->out_s <= 0)
        return; /* over when the run starts */
    bool there = s->in_s >= 0; /* whether the run has seen him by now */
    if (there)
        tell(w, s, PATIENT_ADMITTED, s->in_s, level, condition);
    double x_s = s->in_s;
    for (uint32_t k = 0;; k++) {
        uint64_t transition = chance_join(path, k);
        const struct level *l = &u->levels[level];
        double change_s = l->forever ? INFINITY : x_s + law_sample(&l->sojourn, chance_at(transition, 0));
        if (!there && fmin(change_s, s->out_s) >= 0) { /* this is how he is found at 0 */
            tell(w, s, PATIENT_ADMITTED, 0, level, condition);
            there = true;
        }
        if (change_s >= s->out_s || change_s >= w->end_s)
            break;
        int next = drawn(chance_uniform(chance_at(transition, 1)), l->next_share, u->n_levels);
        if (next != level)
            tell(w, s, PATIENT_ACUITY, change_s, next, condition);
        level = next;
        x_s = change_s;
    }
    tell(w, s, PATIENT_DISCHARGED, s->out_s, level, condition);
}

struct patient_event *whole_demand_patients(const struct model *m, int unit, uint64_t seed, uint32_t replication, int *n_events)
{
    struct work w = {.m = m, .u = &m->units[unit], .seed = seed, .replication = replication,
                     .end_s = (double)m->end_ticks * m->tick_s};
    if (w.u->arrivals)
        fill_from_stream(&w);
    else
        for (int bed = 0; bed < w.u->n_beds; bed++)
            fill_bed(&w, bed);
    for (int i = 0; i < w.n_stays; i++)
        live_through(&w, &w.stays[i]);
    free(w.stays);
    *n_events = w.n_events;
    return w.events;
}

int whole_demand_present(const struct patient_event *events, int n_events, double x_s)
{
    int n = 0;
    for (int i = 0; i < n_events; i++)
        if (events[i].x_s <= x_s)
            n += (events[i].kind == PATIENT_ADMITTED) - (events[i].kind == PATIENT_DISCHARGED);
    return n;
}
