/* Laws as the scenario writes them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_LAWS_H
#define MODEL_LAWS_H

#include <stdbool.h>

#include "model/build.h"

/* The law that the object `v` describes, in units of unit_s seconds; after an error an hour, with which nothing else is wrong. */
void laws_read(struct build *b, const struct value *v, double unit_s, struct law *law);
/* The same for "never" too: returns false, and a fixed 0, when it is never. */
bool laws_read_or_never(struct build *b, const struct value *v, double unit_s, struct law *law);
/* Error unless floor(pace x value + v) fits a count of ticks for every value of the law; `v` is where it stands. */
void laws_limit(struct build *b, const struct value *v, const struct law *law, double pace_per_s);

#endif
