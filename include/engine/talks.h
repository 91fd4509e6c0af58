/* Talks when a duty begins, of delegated work that is known then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_TALKS_H
#define ENGINE_TALKS_H

#include "engine/state.h"

/* How long the person, whose duty begins in this tick, will talk in this personal task; 0 = it needs nobody. */
double talks_length_s(const struct engine *g, const struct worker *w, int task);
/* Whether the performer has talked of the instance, and so needs not ask when he starts it. */
bool talks_cover(const struct engine *g, const struct instance *i, const struct worker *performer);
/* Whether a person can answer for all that may be talked of in this personal task. */
bool talks_may_answer(const struct engine *g, const struct instance *i, const struct worker *w);
/* A personal task with a talk is done. */
void talks_done(const struct engine *g, const struct instance *i);
/* A duty of his begins: nothing has been talked of. */
void talks_forget(const struct engine *g, const struct worker *w);

#endif
