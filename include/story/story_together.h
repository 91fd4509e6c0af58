/* What two people at one task do together: help, check, consult or learn. Said of the performer, and of the one who comes to him.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_STORY_TOGETHER_H
#define STORY_STORY_TOGETHER_H

#include "story/story_line.h"

/* Puts behind the text with whom the performer did it, if with anybody. `several`: the episode stands for more of its kind. */
void story_together_add(struct story_line *t, const char **text, const struct story_episode *s, bool several);
/* What the helper does, and what he was called away from, if from anything. */
const char *story_together_helps(struct story_line *t, const struct story_episode *s);
/* Tells of waiting at a task for whom it takes; not when he is there at once. */
void story_together_tell_hold(struct story_line *t, struct story_episode *s);

#endif
