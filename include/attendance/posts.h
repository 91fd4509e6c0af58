/* Who is gone for long: whose post nobody holds, and who is on leave. Looked at where a day begins; what a duty meets is
 * attendance.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ATTENDANCE_POSTS_H
#define ATTENDANCE_POSTS_H

#include "attendance/spells.h"
#include "base/arena.h"
#include "model/model.h"

struct posts {
    const struct model *m;
    bool change;             /* somebody may be gone at some time */
    enum away_reason *gone;  /* per person: AWAY_VACANCY, AWAY_LEAVE or AWAY_NOT, when posts_look was called last */
    struct spells *spells;   /* [person * n_absences + absence]; only if posts change */
};

/* Memory for one replication at a time. */
void posts_init(struct posts *posts, const struct model *m, struct arena *arena);
/* A new replication: nobody is gone until posts_look. */
void posts_start(struct posts *posts, uint64_t seed, uint32_t replication);
/* At this second of the run; times never fall. */
void posts_look(struct posts *posts, double at_s);

#endif
