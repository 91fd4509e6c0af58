/* The unit of measurement that a name tells: what a metric or a column counts in stands in its name and nowhere else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_MEASURE_H
#define BASE_MEASURE_H

enum { MEASURE_BYTES = 64 };

/* "wait_min_mean": "minutes"; "idle_min_per_rostered_h": "minutes per rostered hour"; "switches_per_h": "per hour"; "" when the
 * name tells no unit. Names are small letters and digits in words joined by "_". Returns out. */
const char *measure_of(char out[MEASURE_BYTES], const char *name);

#endif
