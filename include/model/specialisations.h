/* Specialisations: what people have learnt beyond their role, and which conditions of patients it matches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_SPECIALISATIONS_H
#define MODEL_SPECIALISATIONS_H

#include "model/build.h"

enum { SPECIALISATIONS_MOST = 64 }; /* a bit each */

/* The names that roster lines, further education and conditions give. Before wards_read and persons_read. */
void specialisations_read(struct build *b);
/* The bits of a list of such names; of one. */
uint64_t specialisations_of(const struct build *b, const struct value *list);
uint64_t specialisations_bit(const struct build *b, const char *id);
/* Warns of planning that goes by specialisations which match nothing, and of a visibility that nothing looks at. */
void specialisations_warn(struct build *b);

#endif
