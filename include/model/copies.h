/* Units, persons and duties of the model, from the kinds and their copies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_COPIES_H
#define MODEL_COPIES_H

#include "model/build.h"

/* Fills m->units, m->persons and m->duties. After everything that adds to kinds. */
void copies_make(struct build *b);

#endif
