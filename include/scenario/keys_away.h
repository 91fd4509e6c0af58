/* The part of the key table that tells who is away, and who comes instead: absence, cover, days away, further education.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_KEYS_AWAY_H
#define SCENARIO_KEYS_AWAY_H

#include "scenario/keys.h"

extern const struct keys_row keys_away_absence; /* members of /staff/absence */
extern const struct keys_row keys_away_cover;   /* members of /staff/cover */
extern const struct keys_row keys_away_days;    /* members of /staff/lines/LINE/away */
extern const struct keys_table keys_away_education_table;
extern const char *const keys_away_reasons[];   /* in the order in which they count; education is none of them */
extern const char *const keys_away_all_reasons[]; /* with education: those of cover, as enum away_reason */
extern const char *const keys_away_ways[];      /* of cover: same_role, lower_role, temp, nobody */

#endif
