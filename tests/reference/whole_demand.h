/* All demand of a replication at once, and a ward that asks for everything patients and clocks can ask for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_WHOLE_DEMAND_H
#define REFERENCE_WHOLE_DEMAND_H

#include "demand/demand.h"

/* Scenario text (' for "): patients come, change and go; needs of every way that belongs to demand. Six days at 60 s. */
extern const char whole_demand_ward[];

struct dated_need { /* a need, with the tick at which it was found */
    struct need need;
    int32_t tick;
};

struct whole_demand {
    struct dated_need *needs;     /* by key */
    struct patient_event *events; /* in order */
    int n_needs, n_events;
    uint64_t hash;
};

struct whole_demand whole_demand(const struct model *m, uint64_t seed, uint32_t replication);
void whole_demand_free(struct whole_demand *d);
/* The need of that key, NULL when there is none. */
const struct dated_need *whole_demand_find(const struct whole_demand *d, uint64_t key);
/* How many needs come from a source of the first unit. */
int whole_demand_count(const struct whole_demand *d, int source);

#endif
