/* Who comes instead of those who are away: /staff/cover.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_COVERS_H
#define MODEL_COVERS_H

#include "model/build.h"

/* Cover by role; errors for cover that nobody can give. After persons_read. */
void covers_read(struct build *b);

#endif
