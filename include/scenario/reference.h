/* The key table as a document for people: docs/parameters.md.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_REFERENCE_H
#define SCENARIO_REFERENCE_H

#include <stdio.h>

/* Writes the reference of all keys in Markdown. */
void reference_print(FILE *out);

#endif
