/* The duty that a person comes for: which shift it is, when it was to end, and instead of whom.
 *
 * The event log says who comes and when. The rest is found as the run found it: the stage of attendance is gone through once
 * more, with the seed of the manifest, for the first replication, of which the events are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_STORY_DUTY_H
#define STORY_STORY_DUTY_H

#include <stdint.h>

#include "story/story_cast.h"

struct story_duty {
    bool known;              /* false: no duty begins for the person at this tick; the rest says nothing */
    int shift;               /* of the unit */
    int32_t until;           /* tick at which it was to end, with the duties that follow it at once */
    int instead_of;          /* the person whose duty it was to be; -1: his own */
    enum away_reason reason; /* why that person is away */
};

/* Of a duty that begins at `from`; at tick 0, of one that is going on then. Memory from the arena of the cast, whose `exhausted`
 * is set. */
struct story_duty story_duty_find(struct story_cast *cast, int person, int32_t from);

#endif
