/* Who is in charge of the shift (ansvarsvakt), as the policy says it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_SHIFT_LEAD_H
#define MODEL_SHIFT_LEAD_H

#include "model/build.h"

enum { SHIFT_LEAD_MOST_CLASSES = 64 }; /* the engine keeps a bit for each */

/* The rule, and a class of their own for those in charge where patience rules look at that. After persons_read. */
void shift_lead_read(struct build *b);
/* Who would be in charge if these were on duty in a unit of the kind, each with the rights that he has at the start; NULL =
 * nobody. By the order of names. */
const struct person *shift_lead_among(const struct model *m, const struct unit *u, const struct person *const *there, int n);
/* Warns of rules that say nothing, and of units in which nobody can ever be in charge. */
void shift_lead_warn(struct build *b);

#endif
