/* What patients are called in files: as the keys of their demand name them, so the same under every policy.
 *
 * "bed 3.116" is the 116th occupant of his unit's third bed; "arrival 17" the 17th who came to a unit where patients arrive in a
 * stream, whatever bed he got. Occupants and arrivals are counted from the start of history, before tick 0. Demand and engine
 * know patients by their slot, which others have before and after them: so who has it is remembered here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_OCCUPANTS_H
#define REPORT_OCCUPANTS_H

#include <stdint.h>

#include "base/arena.h"
#include "model/model.h"

struct occupants {
    const struct model *model;
    int *first_slot;  /* per unit */
    uint32_t *number; /* per slot: of the patient who was admitted to it last */
};

void occupants_init(struct occupants *o, const struct model *m, struct arena *arena);

/* Name of the number-th patient of a bed (given by one of its slots) or a stream (the slot does not matter). Returns out. */
enum { OCCUPANTS_NAME_BYTES = 32 };
const char *occupants_name(char out[OCCUPANTS_NAME_BYTES], const struct occupants *o, int unit, int slot, uint32_t number);

#endif
