/* Patients as demand sees them: admission, acuity, discharge.
 *
 * A bed is filled again after a gap, for ever. Or patients arrive in a Poisson stream; one who finds every bed taken is turned
 * away, here, in demand. Both have gone on since before the start (history_s), so that those present at time 0 are in mid-stay;
 * what happened before is not told and costs some draws per patient. From 0 on a patient's life is walked in stretches in which
 * nothing changes; needs_between makes the needs of a stretch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand/patients.h"

#include <math.h>
#include <stdlib.h>

#include "base/chance.h"
#include "demand/needs.h"

enum { DAY_S = 86400 };

/* Ordinals of draws in a patient's own stream. */
enum { DRAW_STAY, DRAW_CONDITION, DRAW_LEVEL };
/* ... and in the stream of one of his transitions. */
enum { DRAW_SOJOURN, DRAW_NEXT };

static uint64_t patient_key(uint64_t purpose_unit, int bed, uint32_t number)
{
    return chance_join(chance_join(purpose_unit, (uint64_t)(bed + 1)), number);
}

static int slot_of(const struct demand_unit *du, int bed, const struct patient *p)
{
    return du->first_slot + 2 * bed + p->side;
}

static void add_event(struct demand *d, int unit, int bed, const struct patient *p, enum patient_event_kind kind, double x_s)
{
    if (d->n_events == d->events_size) {
        int size = d->events_size ? 2 * d->events_size : 64;
        struct patient_event *events = realloc(d->events, (size_t)size * sizeof *events);
        if (!events) {
            d->out_of_memory = true;
            return;
        }
        d->events = events;
        d->events_size = size;
    }
    bool inside = kind != PATIENT_TURNED_AWAY;
    struct patient_event *e = &d->events[d->n_events++];
    *e = (struct patient_event){
        .x_s = x_s, .tick = (int32_t)(x_s / d->model->tick_s), .kind = kind, .unit = unit,
        .slot = inside ? slot_of(&d->units[unit], bed, p) : -1, .bed = inside ? bed : -1, .number = p->number,
        .level = p->level, .condition = p->condition, .key = p->key,
    };
    uint64_t what = (uint64_t)(uint32_t)e->tick << 32 | (uint64_t)kind << 24 | (uint64_t)p->level << 12 | (uint64_t)p->condition;
    d->hash += chance_mix(p->key + chance_mix(what));
}

static struct asker asker_of(const struct demand *d, int unit, int bed, const struct patient *p)
{
    const struct unit *u = &d->model->units[unit];
    const struct demand_unit *du = &d->units[unit];
    return (struct asker){
        .unit = unit, .of = ORIGIN_PATIENT, .slot = slot_of(du, bed, p), .state = p->level * u->n_conditions + p->condition,
        .key = p->key, .clocks = du->patient_clocks + (ptrdiff_t)bed * u->n_sources, .in_s = p->in_s, .out_s = p->out_s,
    };
}

static int choose(const double *share, int n, double uniform)
{
    int i = 0;
    while (i + 1 < n && uniform >= share[i])
        uniform -= share[i++];
    return i;
}

static int choose_level(const struct unit *u, double uniform)
{
    int i = 0;
    while (i + 1 < u->n_levels && uniform >= u->levels[i].start_share)
        uniform -= u->levels[i++].start_share;
    return i;
}

/* The present level lasts from x_s until next_level_s. */
static void set_sojourn(const struct demand *d, int unit, int bed, struct patient *p, double x_s)
{
    const struct level *l = &d->model->units[unit].levels[p->level];
    uint64_t key = chance_join(patient_key(d->units[unit].acuity_key, bed, p->number), p->transition);
    p->next_level_s = l->forever ? INFINITY : x_s + law_sample(&l->sojourn, chance_at(key, DRAW_SOJOURN));
}

static void change_level(const struct demand *d, int unit, int bed, struct patient *p)
{
    const struct unit *u = &d->model->units[unit];
    uint64_t key = chance_join(patient_key(d->units[unit].acuity_key, bed, p->number), p->transition);
    p->level = choose(u->levels[p->level].next_share, u->n_levels, chance_uniform(chance_at(key, DRAW_NEXT)));
    p->transition++;
    set_sojourn(d, unit, bed, p, p->next_level_s);
}

/* Who he is: key, stay, condition and first level, from his name alone. `bed` is -1 for those who arrive in a stream. */
static struct patient new_patient(const struct demand *d, int unit, int bed, uint32_t number, double in_s)
{
    const struct unit *u = &d->model->units[unit];
    const struct demand_unit *du = &d->units[unit];
    uint64_t own = patient_key(du->patient_key, bed, number);
    struct patient p = {.key = patient_key(du->key, bed, number), .number = number, .in_s = in_s, .lived_s = fmax(in_s, 0)};
    p.out_s = u->stay_forever ? INFINITY : in_s + law_sample(&u->stay, chance_at(own, DRAW_STAY));
    p.condition = choose(u->condition_share, u->n_conditions, chance_uniform(chance_at(own, DRAW_CONDITION)));
    p.level = choose_level(u, chance_uniform(chance_at(own, DRAW_LEVEL)));
    return p;
}

/* Ordinal of the bed in keys: patients who arrive in a stream are named by their number alone. */
static int key_bed(const struct unit *u, int bed)
{
    return u->arrivals ? -1 : bed;
}

/* Admits p, at 0 if he came before, and brings the needs of admission. */
static void admit(struct demand *d, int unit, int bed, struct patient *p)
{
    const struct unit *u = &d->model->units[unit];
    double x = fmax(p->in_s, 0);
    set_sojourn(d, unit, key_bed(u, bed), p, p->in_s);
    while (p->next_level_s < x)
        change_level(d, unit, key_bed(u, bed), p);
    add_event(d, unit, bed, p, PATIENT_ADMITTED, x);
    struct asker who = asker_of(d, unit, bed, p);
    needs_wind_up(d, &who);
    if (p->in_s > 0)
        needs_occasion(d, &who, HOW_ADMISSION, x, 1);
}

/* Lives the patient's life up to until_s or his discharge. */
static void live(struct demand *d, int unit, int bed, struct patient *p, double until_s)
{
    const struct unit *u = &d->model->units[unit];
    while (p->lived_s < until_s && p->lived_s < p->out_s) {
        double to_s = fmin(until_s, fmin(p->out_s, p->next_level_s));
        struct asker who = asker_of(d, unit, bed, p);
        if (to_s > p->lived_s)
            needs_between(d, &who, p->lived_s, to_s);
        p->lived_s = to_s;
        if (to_s == p->next_level_s && to_s < p->out_s && to_s < until_s) {
            int rank = u->levels[p->level].rank, level = p->level;
            change_level(d, unit, key_bed(u, bed), p);
            if (p->level != level)
                add_event(d, unit, bed, p, PATIENT_ACUITY, to_s);
            who = asker_of(d, unit, bed, p);
            if (u->levels[p->level].rank > rank)
                needs_occasion(d, &who, HOW_DETERIORATION, to_s, p->transition);
        }
    }
    if (!p->gone && p->lived_s >= p->out_s && p->out_s < until_s) {
        p->gone = true;
        add_event(d, unit, bed, p, PATIENT_DISCHARGED, p->out_s);
    }
}

static bool has_left(const struct patient *p, double x_s)
{
    return p->out_s <= x_s;
}

/* ---- Beds that are filled again after a gap ---------------------------------------------------------------------------- */

static double turnover(const struct demand *d, int unit, int bed, uint32_t number)
{
    uint64_t key = patient_key(d->units[unit].turnover_key, bed, number);
    return law_sample(&d->model->units[unit].turnover, chance_at(key, 0));
}

static struct patient next_occupant(const struct demand *d, int unit, int bed, const struct patient *p)
{
    struct patient next = new_patient(d, unit, bed, p->number + 1, p->out_s + turnover(d, unit, bed, p->number + 1));
    next.side = !p->side;
    return next;
}

static void bed_start(struct demand *d, int unit, int bed)
{
    const struct unit *u = &d->model->units[unit];
    struct patient *p = &d->units[unit].patients[bed];
    *p = new_patient(d, unit, bed, 1, -u->history_s);
    while (has_left(p, 0))
        *p = next_occupant(d, unit, bed, p);
    if (p->in_s <= 0)
        admit(d, unit, bed, p);
}

static void bed_day(struct demand *d, int unit, int bed, double day_s)
{
    struct patient *p = &d->units[unit].patients[bed];
    double end_s = day_s + DAY_S;
    for (;;) {
        if (p->in_s >= end_s)
            return; /* still to come */
        if (p->in_s > 0 && p->in_s >= day_s)
            admit(d, unit, bed, p);
        live(d, unit, bed, p, end_s);
        if (!p->gone)
            return;
        *p = next_occupant(d, unit, bed, p);
    }
}

/* ---- Patients who arrive in a stream ------------------------------------------------------------------------------------ */

/* Patient `number` comes at x_s, in the day that ends at end_s. Before time 0 nobody is told, and nothing needs to be known of
 * one who is turned away. */
static void arrive(struct demand *d, int unit, uint32_t number, double x_s, double end_s)
{
    const struct unit *u = &d->model->units[unit];
    struct demand_unit *du = &d->units[unit];
    int bed = 0;
    while (bed < u->n_beds && !has_left(&du->patients[bed], x_s))
        bed++;
    bool full = bed == u->n_beds, told = x_s >= 0;
    if (full && !told)
        return;
    struct patient p = new_patient(d, unit, -1, number, x_s);
    if (full) {
        add_event(d, unit, -1, &p, PATIENT_TURNED_AWAY, x_s);
        return;
    }
    struct patient *old = &du->patients[bed];
    if (told)
        live(d, unit, bed, old, end_s); /* the last occupant's rest of this day */
    p.side = !old->side;
    *old = p;
    if (told)
        admit(d, unit, bed, old);
}

/* All who come in [day_s, day_s + 86400): the n-th where the integrated rate since the first day reaches E_0 + ... + E_(n-1). */
static void arrivals_of_day(struct demand *d, int unit, double day_s)
{
    const struct unit *u = &d->model->units[unit];
    struct demand_unit *du = &d->units[unit];
    const struct profile *profile = &u->profiles[u->arrival_profile];
    double end_s = day_s + DAY_S, hazard = u->arrivals_per_s * DAY_S, reached = du->arrival_left;
    int step = 0;
    while (reached < hazard) {
        double sum = reached / u->arrivals_per_s;
        while (step + 1 < profile->n && profile->sum_s[step + 1] <= sum)
            step++;
        double in_day_s = profile->from_s[step] + (sum - profile->sum_s[step]) / profile->weight[step];
        uint32_t number = ++du->arrivals;
        arrive(d, unit, number, fmin(day_s + in_day_s, nextafter(end_s, day_s)), end_s);
        reached += law_sample(&d->model->unit_exponential, chance_at(chance_join(du->arrival_key, number), CHANCE_GAP));
    }
    du->arrival_left = reached - hazard;
}

/* The stream has flowed since -history_s, into a unit that was empty then. Those who are still there at 0 are told. */
static void stream_start(struct demand *d, int unit)
{
    const struct unit *u = &d->model->units[unit];
    struct demand_unit *du = &d->units[unit];
    for (int bed = 0; bed < u->n_beds; bed++)
        du->patients[bed] = (struct patient){.out_s = -INFINITY};
    du->arrivals = 0;
    du->arrival_left = law_sample(&d->model->unit_exponential, chance_at(chance_join(du->arrival_key, 0), CHANCE_GAP));
    for (double day_s = -u->history_s; day_s < 0; day_s += DAY_S)
        arrivals_of_day(d, unit, day_s);
    for (int bed = 0; bed < u->n_beds; bed++) {
        struct patient *p = &du->patients[bed];
        p->gone = has_left(p, 0);
        if (!p->gone)
            admit(d, unit, bed, p);
    }
}

static void stream_day(struct demand *d, int unit, double day_s)
{
    arrivals_of_day(d, unit, day_s);
    for (int bed = 0; bed < d->model->units[unit].n_beds; bed++)
        live(d, unit, bed, &d->units[unit].patients[bed], day_s + DAY_S);
}

void patients_start(struct demand *d, int unit)
{
    const struct unit *u = &d->model->units[unit];
    if (u->arrivals) {
        stream_start(d, unit);
        return;
    }
    for (int bed = 0; bed < u->n_beds; bed++)
        bed_start(d, unit, bed);
}

void patients_day(struct demand *d, int unit, double day_s)
{
    const struct unit *u = &d->model->units[unit];
    if (u->arrivals) {
        stream_day(d, unit, day_s);
        return;
    }
    for (int bed = 0; bed < u->n_beds; bed++)
        bed_day(d, unit, bed, day_s);
}
