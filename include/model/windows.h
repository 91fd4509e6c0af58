/* Shift windows of a unit. Where several hold a tick, the one that began last is in force. A shift of the roster only is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_WINDOWS_H
#define MODEL_WINDOWS_H

#include "model/model.h"

/* Shifts that overlap for no longer meet for a report: they share no work, and nobody teaches then. An assumption. */
enum { WINDOWS_HANDOVER_S = 3600 };

/* The window in force at tick t, n_shifts outside all, and the weekday on which it began. */
int windows_at(const struct model *m, const struct unit *u, int32_t t, int *weekday);
/* The column of the unit's patience table at tick t. */
int windows_column(const struct model *m, const struct unit *u, int32_t t);
/* The next tick after t at which a window begins or ends, or a day. */
int32_t windows_next(const struct model *m, const struct unit *u, int32_t t);
/* Whether some time of the day lies outside all windows. */
bool windows_leave_gaps(const struct model *m, const struct unit *u);

#endif
