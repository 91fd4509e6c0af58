/* What can be asked of a document once its keys have been held against the key table: do its names refer to something?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_REVIEW_H
#define SCENARIO_REVIEW_H

#include "base/findings.h"
#include "scenario/value.h"

/* Adds an error for every name that refers to nothing and for a scenario without units; warnings for arrays that are empty
 * and hardly meant to be, and for what stands in an array twice. `root` has been through check_document; with errors of that,
 * what is not of its type is passed over. */
void review_document(struct findings *f, const struct value *root);

#endif
