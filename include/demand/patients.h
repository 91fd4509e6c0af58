/* Patients as demand sees them: who lies in a bed, until when, and how ill.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DEMAND_PATIENTS_H
#define DEMAND_PATIENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "demand/demand.h"

struct patient {
    uint64_t key;      /* names the patient's needs; the other purposes are joined from the same ordinals */
    uint32_t number;
    int level, condition;
    int side;          /* which of the bed's two slots */
    bool gone;         /* the discharge has been told */
    double in_s, out_s;   /* admission and discharge; out_s is INFINITY for a patient who never leaves */
    double lived_s;       /* needs have been made up to here */
    double next_level_s;  /* when the acuity changes; INFINITY = never */
    uint32_t transition;
};

/* Puts those into the beds of unit `unit` who are there at time 0: history is simulated, and not told. */
void patients_start(struct demand *d, int unit);
/* Everything that happens to the patients of the unit in [day_s, day_s + 86400). */
void patients_day(struct demand *d, int unit, double day_s);

#endif
