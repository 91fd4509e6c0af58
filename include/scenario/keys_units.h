/* The part of the key table that tells about units: beds, patients, shift windows, breaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_KEYS_UNITS_H
#define SCENARIO_KEYS_UNITS_H

#include "scenario/keys.h"

extern const struct keys_row keys_units_member;

#endif
