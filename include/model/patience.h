/* Queues, and the dense table of who may take from them after how long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_PATIENCE_H
#define MODEL_PATIENCE_H

#include "model/build.h"

/* Gives every kind its queues, columns, waits and wakes. After rules_read and rights_read. */
void patience_read(struct build *b);

#endif
