/* Prints how a roster shares nights and weekends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_DESCRIBE_TURNS_H
#define CLI_DESCRIBE_TURNS_H

#include <stdio.h>

#include "model/model.h"

/* Two lines for a unit, of the roles that the roster has there: the part of their hours that lies in night shifts, together and
 * from the person with least of it to the one with most; and on how many weekends they work, from least to most. Nothing where
 * there is neither. */
void describe_turns_print(FILE *out, const struct model *m, int unit);
/* Whether a day of the rota counts: of a roster of dates, those of the run do. */
bool describe_turns_day_counts(const struct model *m, int day);

#endif
