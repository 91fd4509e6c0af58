/* How large a model may be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_SIZES_H
#define MODEL_SIZES_H

#include "model/build.h"

enum { SIZES_MOST_GIB = 2 };

/* Error when something is named more often than the tables are made for. Before anything else is read. */
bool sizes_of_lists(struct build *b);
/* Error when a run would need absurd memory; else the model knows how much, roughly. After sources_read and plan_read, before
 * persons are made. */
bool sizes_of_run(struct build *b);

#endif
