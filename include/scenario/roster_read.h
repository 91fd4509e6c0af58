/* The roster in a CSV file, read into the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_ROSTER_READ_H
#define SCENARIO_ROSTER_READ_H

#include "base/findings.h"
#include "scenario/value.h"

enum { ROSTER_READ_MOST_ROWS = 1000000 };

/* Reads the file that /staff/roster names, if there is one: the key goes, and /staff/duties is what the file says, a string
 * "person,date,shift" for each row, which knows its row. The path is relative to the file in which it stands (after --set: to
 * the scenario) and must lead below the folder of the scenario or `library` (may be NULL). Adds an error when it cannot be read
 * or is no such table; a row with too many or too few fields becomes a string all the same, and is told with the others. Before
 * check_document. */
void roster_read(struct findings *f, struct value *root, const char *library);

#endif
