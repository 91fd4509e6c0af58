/* What must happen to the patients of a unit: an oracle that knows nothing of days, of slots or of what is told when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_WHOLE_DEMAND_PATIENTS_H
#define REFERENCE_WHOLE_DEMAND_PATIENTS_H

#include "demand/demand.h"

/* All events of the unit's patients from 0 to the end of the run, in no order of time, with slot -1 in each; the caller frees
 * them. */
struct patient_event *whole_demand_patients(const struct model *m, int unit, uint64_t seed, uint32_t replication, int *n_events);
/* How many of them lie in a bed at x_s: admitted by then and not discharged. */
int whole_demand_present(const struct patient_event *events, int n_events, double x_s);

#endif
