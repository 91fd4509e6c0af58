/* Who comes instead of somebody who is away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ATTENDANCE_STAND_IN_H
#define ATTENDANCE_STAND_IN_H

#include "attendance/attendance.h"

/* Fills a turn whose person is away: way, who, as_overtime. */
void stand_in_find(struct attendance *a, struct turn *t);

#endif
