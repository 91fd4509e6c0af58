/* What patients and the clock ask for: admissions, stays, acuity, needs. It never depends on care or policy.
 *
 * Demand is made a day at a time, in continuous seconds, from keyed chance; whatever happens at x seconds is presented at
 * tick floor(x / tick_s). The same units, seed and replication give the same demand under every policy, and `hash` says so.
 * Memory does not grow with the horizon.
 *
 *     demand_start(&d, m, seed, replication);
 *     while (demand_day(&d, e) > 0)      // makes the next day; 0 at the end of the horizon
 *         ... d.events[0 .. d.n_events), and the needs in the order of d.day ...
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DEMAND_DEMAND_H
#define DEMAND_DEMAND_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "demand/day.h"
#include "model/model.h"

enum patient_event_kind { PATIENT_DISCHARGED, PATIENT_ADMITTED, PATIENT_ACUITY, PATIENT_TURNED_AWAY, N_PATIENT_EVENT_KINDS };
extern const char *const demand_event_ids[N_PATIENT_EVENT_KINDS]; /* "discharged", ... */

/* Something that happens to a patient. Every bed owns two patient slots, used in turn, so a slot is not filled in the tick in
 * which it is left (but when two stays end in one tick: docs/model.md, Patients). Beds of all units are numbered through. */
struct patient_event {
    double x_s;  /* the continuous time, seconds from the start of the run */
    int32_t tick;
    enum patient_event_kind kind;
    int unit, slot;     /* slot -1 when turned away */
    int bed;            /* within the unit; -1 when turned away */
    uint32_t number;    /* the number-th occupant of the bed or, where patients arrive in a stream, the number-th arrival, both
                           counted from the start of history */
    int level, condition;
    uint64_t key;       /* names the patient: (unit, bed, number) or (unit, number) */
};

struct patient; /* demand/patients.h */
struct clock;   /* demand/needs.h */

/* What demand keeps per unit. Clocks are [sources] for the unit itself and [bed * sources + source] for its patients. */
struct demand_unit {
    uint64_t key;             /* of what the unit itself asks for */
    uint64_t arrival_key, turnover_key, patient_key, acuity_key;
    int first_slot, first_kind;
    struct clock *clocks, *patient_clocks;
    struct patient *patients; /* per bed: the present, last or coming occupant */
    uint32_t arrivals;        /* patients who came in the stream so far, since the start of history */
    double arrival_left;      /* integrated rate left until the next */
};

struct demand {
    const struct model *model;
    uint64_t seed;
    uint32_t replication;
    int32_t next_day;             /* days from the start; the day that demand_day makes next */
    struct day day;               /* needs of the day made last */
    struct patient_event *events; /* of that day, by tick, then by unit and bed, then in order of time */
    int n_events, events_size;
    uint64_t hash;                /* of all demand presented so far; independent of the order in which it was made */
    bool out_of_memory;           /* something could not grow */
    struct demand_unit *units;    /* per unit */
};

/* Takes memory for one replication at a time from `arena`; demand_start may be called again and again. */
void demand_init(struct demand *d, const struct model *m, struct arena *arena);
void demand_start(struct demand *d, uint64_t seed, uint32_t replication);
/* Makes the next day. 1 = made, 0 = the horizon is reached, ERR_MEMORY. */
int demand_day(struct demand *d, struct err *e);
void demand_free(struct demand *d); /* what grew outside the arena; safe twice */

/* Slots in the whole model: 2 x beds. */
int demand_slots(const struct model *m);

#endif
