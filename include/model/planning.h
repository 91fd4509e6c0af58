/* Which patients, and which types of task, are whose, as the policy says it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_PLANNING_H
#define MODEL_PLANNING_H

#include "model/build.h"

/* The rules, and classes of their own for people with a task or patient of their own where patience rules look at that. After
 * shift_lead_read. */
void planning_read(struct build *b);
/* Warns of rules that say nothing, of units with beds where no patient is ever anybody's, and of those where a type of
 * task that is to be somebody's never is. */
void planning_warn(struct build *b);
/* Whether what waits in the queue may be given to people of the class, as such or for its patient. */
bool planning_gives(const struct model *m, const struct unit *u, int class, int queue);

#endif
