/* The key table as a JSON Schema (draft 2020-12), for editors and other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_SCHEMA_H
#define SCENARIO_SCHEMA_H

#include <stdio.h>

/* Writes the schema of a scenario file. A file may be a part that others complete, and null deletes what another file says:
 * so nothing is required, and null is allowed everywhere. */
void schema_print(FILE *out);

#endif
