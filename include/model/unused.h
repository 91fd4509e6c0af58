/* What a scenario says to no effect.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_UNUSED_H
#define MODEL_UNUSED_H

#include "model/build.h"

/* Warns of keys that change nothing because of what others say. After sources_read and prefer_read. */
void unused_find(struct build *b);

#endif
