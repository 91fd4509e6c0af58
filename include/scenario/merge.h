/* Combining documents: JSON Merge Patch (RFC 7396) and single overrides by JSON pointer (RFC 6901).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_MERGE_H
#define SCENARIO_MERGE_H

#include "base/findings.h"
#include "scenario/value.h"

/* Applies `patch` to `target`: objects combine member by member, null deletes, anything else replaces. `patch` is used up:
 * its parts become parts of the target, and every value keeps the file it came from. */
void merge_patch(struct value *target, struct value *patch);

/* Applies one "--set": "/json/pointer=value". The value is taken as JSON if it is JSON, else as a string; null deletes.
 * Objects missing on the way are made; elements of arrays are named by number, "-" appends. What is wrong goes to f, with the
 * file "--set", and leaves the document as it was. */
void merge_set(struct findings *f, struct value *root, const char *override);

#endif
