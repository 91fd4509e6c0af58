/* A document held against the key table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_CHECK_H
#define SCENARIO_CHECK_H

#include "base/findings.h"
#include "scenario/value.h"

/* Adds an error for everything that is wrong with the keys, types and ranges of `root`, an object, and makes a document
 * without errors complete: defaults are filled in (file "default"), numbers that stand for laws become laws, observed values
 * are sorted, and "<name>_source" strings move into the `source` of what they stand beside. */
void check_document(struct findings *f, struct value *root);

#endif
