/* Who comes instead of somebody who is away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ATTENDANCE_STAND_IN_H
#define ATTENDANCE_STAND_IN_H

#include "attendance/attendance.h"

/* Why the person does not come at this second of the run, AWAY_NOT if nothing keeps him. Sets *covered unless NULL. Times
 * that are asked for never fall. */
enum away_reason stand_in_reason(struct attendance *a, int person, double at_s, bool *covered);
/* Fills a turn whose person is away: way, who, as_overtime. */
void stand_in_find(struct attendance *a, struct turn *t);

#endif
