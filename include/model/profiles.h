/* Profiles: how a rate spreads over the day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_PROFILES_H
#define MODEL_PROFILES_H

#include "model/build.h"

/* The profile that an object from times of day to weights describes (empty: flat), as an index into the profiles of the kind.
 * Equal ones are shared. */
int profiles_read(struct build *b, struct kind *k, const struct value *v);

#endif
