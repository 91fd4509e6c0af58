/* Room in a plan for one more of a role: nobody is needed twice a day, and a night counts on both its days, so that nobody is
 * needed by day, or at night again, on the day on which his night ends. A day thus needs no more people of a role than there are;
 * or than some day of the present plan needs, if that is more.
 *
 * A night is a shift that ends after midnight. Plans have people of [(weekday * n_shifts + shift) * n_roles + role]; such a
 * weekday * n_shifts + shift is a cell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_STAFFING_ROOM_H
#define STUDY_STAFFING_ROOM_H

#include <stdbool.h>

#include "model/model.h"

struct staffing_room {
    const struct model *m;
    const struct unit *u;
    int role;
    int most; /* people whom a day may need */
};

/* Who is on duty all the time is not there to be needed. */
struct staffing_room staffing_room_of(const struct model *m, const struct unit *u, int role);

/* Whether a plan with one more of the role in the cell would need no more than there are. */
bool staffing_room_has(const struct staffing_room *r, const int *wanted, int cell);

#endif
