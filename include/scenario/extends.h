/* A document and all that it extends, as one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_EXTENDS_H
#define SCENARIO_EXTENDS_H

#include "base/findings.h"
#include "scenario/value.h"

/* Reads the file at `path` and the files it extends, and merges them: what a file extends comes before it, in the order
 * given; a file that is reached twice counts where it is reached first. The files must lie below the folder of `path` or below
 * `library` (may be NULL). "extends" is gone from the result. NULL when findings has new errors. */
struct value *extends_read(struct findings *f, const char *path, const char *library);

#endif
