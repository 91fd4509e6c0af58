/* What waits while somebody does something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_STORY_WAITS_H
#define STORY_STORY_WAITS_H

#include "story/story_log.h"

/* " Waiting meanwhile: morning care, bed 4 (12 minutes).": tasks that wait at some time from `from` to before `until` (-1: to the
 * end of the window) and for so long in all that it is told; that the person of the story may do by right, and that are his own
 * by the rules of the policy, unless he is `idle`: then of all, with what the rules say. Those named are marked as told, and not
 * named again. "" when there is nothing. The arena of the cast has its `exhausted` set. */
const char *story_waits_text(struct story_cast *c, struct story_log *log, int32_t from, int32_t until, bool idle);

/* How many ticks the task waited from its creation to its first start, or to its end without one; so far, if it is open. */
int32_t story_waits_ticks(const struct model *m, const struct story_task *t);

#endif
