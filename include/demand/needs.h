/* Needs: how tasks arise from hazard clocks, from the time of day, and from what happens to a patient.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DEMAND_NEEDS_H
#define DEMAND_NEEDS_H

#include <stdint.h>

#include "demand/demand.h"

/* A hazard clock: one per source and asker. The k-th need comes when the hazard since the start reaches E_1 + ... + E_k. */
struct clock {
    uint64_t stream; /* key of (asker, source) */
    double left;     /* hazard that is left until the next need (Bernoulli: ticks) */
    uint32_t k;      /* ordinal of the last need; 0 = none yet */
};

/* Who asks, and in what state. */
struct asker {
    int unit;
    enum origin of;
    int slot;            /* patient slot, or -1 */
    int state;           /* level * n_conditions + condition; 0 for units */
    uint64_t key;        /* of the patient or the unit */
    struct clock *clocks; /* per source of the unit */
    double in_s, out_s;  /* stay of the patient */
};

void needs_wind_up(struct demand *d, const struct asker *who);
/* All needs of the asker in [from_s, to_s), a stretch within one day in which the state does not change. */
void needs_between(struct demand *d, const struct asker *who, double from_s, double to_s);
/* Needs that an occasion brings: HOW_ADMISSION or HOW_DETERIORATION, the k-th of its kind. */
void needs_occasion(struct demand *d, const struct asker *who, enum how how, double x_s, uint32_t k);

#endif
