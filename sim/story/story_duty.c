/* One walk through the turns of the first replication.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story_duty.h"

#include "attendance/attendance.h"

enum { REPLICATION_OF_EVENTS = 1 };

/* Turns come in the order in which they begin, so those that follow at once come later. */
struct story_duty story_duty_find(struct story_cast *cast, int person, int32_t from)
{
    const struct model *m = &cast->model;
    struct story_duty d = {.until = from, .instead_of = -1, .reason = AWAY_NOT};
    struct attendance a;
    attendance_init(&a, m, &cast->arena);
    for (attendance_start(&a, cast->seed, REPLICATION_OF_EVENTS); a.turn.start_tick < m->end_ticks; attendance_next(&a)) {
        const struct turn *t = &a.turn;
        bool begins = t->start_tick == d.until || (from == 0 && !d.known && t->start_tick < 0 && t->end_tick > 0);
        if (t->who != person || !begins)
            continue;
        if (!d.known) {
            d.shift = t->shift;
            d.instead_of = t->planned == person ? -1 : t->planned;
            d.reason = t->reason;
        }
        d.known = true;
        d.until = t->end_tick;
    }
    return d;
}
