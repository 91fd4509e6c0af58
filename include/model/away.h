/* Who is away: /staff/absence, and what roster lines say of posts, days away, temps and education.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_AWAY_H
#define MODEL_AWAY_H

#include "model/build.h"

enum { AWAY_MOST_ABSENCES = 64, AWAY_MOST_HISTORY_DAYS = 36500 };

#define AWAY_MOST_SHARE 0.95 /* of the time, for one kind of absence: also in keys_away.c */

/* Kinds of absence and the calendar of quarters. After times and roles, before persons_read. */
void away_read(struct build *b);
/* What a line says of who is there; p->role is set. For persons.c. */
void away_read_line(struct build *b, const struct value *line, struct person *p);
/* Whether all come, and warnings of what is for nobody. After persons_read. */
void away_check(struct build *b);

/* The second of the run at which a day begins, `later` days after the one that is written; `otherwise` where none is. */
double away_date_s(struct build *b, const struct value *date, int later, double otherwise);

#endif
