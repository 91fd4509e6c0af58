/* Talks when a duty begins, of delegated work that is known then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_TALKS_H
#define ENGINE_TALKS_H

#include "engine/state.h"

/* Before the first action of a tick, when it is known whose types of task they are: how long the personal tasks of the unit that
 * arose in it are talked in; 0 = such a task needs nobody. */
void talks_plan(struct engine *g, struct unit_state *us);
/* Whether somebody has talked of the instance, so that nobody needs to ask when it is started. */
bool talks_cover(const struct engine *g, const struct instance *i);
/* Whether a person can answer for all that may be talked of in this personal task. */
bool talks_may_answer(const struct engine *g, const struct instance *i, const struct worker *w);
/* A personal task with a talk is done; or it never will be. */
void talks_done(const struct engine *g, const struct instance *i);
void talks_missed(const struct engine *g, const struct instance *i);
/* A duty of the person begins: his last talk counts no more. */
void talks_forget(const struct engine *g, int person);

#endif
