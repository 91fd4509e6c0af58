/* What patients and the clock ask for, a day at a time. Patients come from patients.c, needs from needs.c; this file keeps
 * the days and the order of events, and hands out memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand/demand.h"

#include <stdlib.h>
#include <string.h>

#include "base/chance.h"
#include "demand/needs.h"
#include "demand/patients.h"

enum { DAY_S = 86400 };

const char *const demand_event_ids[N_PATIENT_EVENT_KINDS] = {"discharged", "admitted", "acuity", "turned_away"};

int demand_slots(const struct model *m)
{
    int slots = 0;
    for (int i = 0; i < m->n_units; i++)
        slots += 2 * m->units[i].n_beds;
    return slots;
}

void demand_init(struct demand *d, const struct model *m, struct arena *arena)
{
    memset(d, 0, sizeof *d);
    d->model = m;
    day_init(&d->day, m->ticks_per_day);
    d->units = ARENA_ARRAY(arena, m->n_units, struct demand_unit);
    int slot = 0, kind = 0;
    for (int i = 0; i < m->n_units; i++) {
        const struct unit *u = &m->units[i];
        struct demand_unit *du = &d->units[i];
        du->first_slot = slot;
        slot += 2 * u->n_beds;
        du->first_kind = kind;
        kind += u->n_sources;
        du->clocks = ARENA_ARRAY(arena, u->n_sources, struct clock);
        du->patient_clocks = ARENA_ARRAY(arena, (size_t)u->n_beds * (size_t)u->n_sources, struct clock);
        du->patients = ARENA_ARRAY(arena, u->n_beds, struct patient);
    }
}

static struct asker unit_asks(const struct demand *d, int unit)
{
    const struct demand_unit *du = &d->units[unit];
    return (struct asker){.unit = unit, .of = ORIGIN_UNIT, .slot = -1, .key = du->key, .clocks = du->clocks};
}

void demand_start(struct demand *d, uint64_t seed, uint32_t replication)
{
    const struct model *m = d->model;
    d->seed = seed;
    d->replication = replication;
    d->next_day = 0;
    d->hash = 0;
    d->n_events = 0;
    d->out_of_memory = false;
    day_clear(&d->day, 0);
    for (int i = 0; i < m->n_units; i++) {
        struct demand_unit *du = &d->units[i];
        uint64_t name = m->units[i].label.key;
        du->key = chance_join(chance_key(seed, replication, CHANCE_NEED), name);
        du->arrival_key = chance_join(chance_key(seed, replication, CHANCE_ARRIVAL), name);
        du->turnover_key = chance_join(chance_key(seed, replication, CHANCE_TURNOVER), name);
        du->patient_key = chance_join(chance_key(seed, replication, CHANCE_PATIENT), name);
        du->acuity_key = chance_join(chance_key(seed, replication, CHANCE_ACUITY), name);
        struct asker who = unit_asks(d, i);
        needs_wind_up(d, &who);
        patients_start(d, i);
    }
}

static int by_tick(const void *a, const void *b)
{
    const struct patient_event *x = a, *y = b;
    if (x->tick != y->tick)
        return x->tick < y->tick ? -1 : 1;
    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    if (x->bed != y->bed)
        return x->bed < y->bed ? -1 : 1;
    if (x->x_s != y->x_s)
        return x->x_s < y->x_s ? -1 : 1;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return (x->kind == PATIENT_DISCHARGED) - (y->kind == PATIENT_DISCHARGED);
}

int demand_day(struct demand *d, struct err *e)
{
    const struct model *m = d->model;
    if ((int64_t)d->next_day * m->ticks_per_day >= m->end_ticks)
        return 0;
    double day_s = d->next_day * (double)DAY_S;
    day_clear(&d->day, d->next_day * m->ticks_per_day);
    if (d->next_day > 0)
        d->n_events = 0; /* those present at the start are told with the first day */
    for (int i = 0; i < m->n_units; i++) {
        struct asker who = unit_asks(d, i);
        needs_between(d, &who, day_s, day_s + DAY_S);
        patients_day(d, i, day_s);
    }
    if (d->n_events > 1)
        qsort(d->events, (size_t)d->n_events, sizeof *d->events, by_tick);
    if (d->out_of_memory || (!d->day.size && day_grow(&d->day) < 0))
        return err_set(e, ERR_MEMORY, "not enough memory for the needs of day %d", (int)d->next_day);
    day_sort(&d->day);
    d->next_day++;
    return 1;
}

void demand_free(struct demand *d)
{
    day_free(&d->day);
    free(d->events);
    d->events = NULL;
    d->n_events = d->events_size = 0;
}
