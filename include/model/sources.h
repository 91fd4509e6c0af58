/* How tasks arise, per kind of unit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_SOURCES_H
#define MODEL_SOURCES_H

#include "model/build.h"

/* Checks the ways of all tasks, then gives every kind its sources. After wards_read. */
void sources_read(struct build *b);

#endif
