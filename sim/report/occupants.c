/* Names of patients in the demand trace and the event log.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/occupants.h"

#include <stdio.h>

#include "demand/demand.h"

void occupants_init(struct occupants *o, const struct model *m, struct arena *arena)
{
    *o = (struct occupants){m, ARENA_ARRAY(arena, m->n_units, int), ARENA_ARRAY(arena, demand_slots(m), uint32_t)};
    for (int u = 1; u < m->n_units; u++)
        o->first_slot[u] = o->first_slot[u - 1] + 2 * m->units[u - 1].n_beds;
}

const char *occupants_name(char out[OCCUPANTS_NAME_BYTES], const struct occupants *o, int unit, int slot, uint32_t number)
{
    if (o->model->units[unit].arrivals)
        snprintf(out, OCCUPANTS_NAME_BYTES, "arrival %u", (unsigned)number);
    else
        snprintf(out, OCCUPANTS_NAME_BYTES, "bed %d.%u", (slot - o->first_slot[unit]) / 2 + 1, (unsigned)number);
    return out;
}
