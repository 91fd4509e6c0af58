/* The rota: who has duty in which shift.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_ROSTER_H
#define MODEL_ROSTER_H

#include "model/build.h"

enum { ROSTER_MOST_DAYS_IN_A_ROW = 5 };

/* Makes the duties of every kind, sorted by start and person, and warns of places that stay empty, of persons without duty, and
 * of contracts far from the plan; but for the roles of which duties are listed. After persons_read, plan_read and duties_read. */
void roster_build(struct build *b);
/* For qsort of duties: by start, then person. */
int roster_by_start(const void *a, const void *b);

#endif
