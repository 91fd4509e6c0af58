/* Where the demand of two scenarios parts: the first thing that one asks for and the other does not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_PARTING_H
#define STUDY_PARTING_H

#include <stdint.h>

#include "base/err.h"
#include "model/model.h"

enum { PARTING_BYTES = 400 };

/* Makes the demand of both once more, day by day, until they differ, and says in words what is first in time: "on 2026-01-06 at
 * 07:30:00 'medicine' arises for bed 3 of 'ward' in 'a' and not in 'b'". The same demand: out is "". ERR_MEMORY. */
int parting_tell(char out[PARTING_BYTES], const struct model *const models[2], const char *const names[2], uint64_t seed,
                 uint32_t replication, struct err *e);

#endif
