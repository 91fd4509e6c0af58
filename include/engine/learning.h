/* Training: who is in a programme, what each has learnt, and which rights that gives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_LEARNING_H
#define ENGINE_LEARNING_H

#include "engine/state.h"

/* Tick 0: the rights that people hold, and the first offers. */
void learning_begin(struct engine *g);
/* Whether the person, who is of the unit, could learn from the instance: it is taught to him, and he lacks the right. */
bool learning_learns(const struct engine *g, const struct worker *w, const struct instance *i);
/* An instance of a type that is taught is done. */
void learning_done(struct engine *g, const struct instance *i, const struct worker *performer);
/* The end of phase 2: rights that were earned, rights that lapse, and offers to the next. */
RARE void learning_settle(struct engine *g);
/* At the end of the run: what is not learnt yet. */
void learning_count_open(struct engine *g);

/* Whether he has the right to a task of his unit, be it by occupation, by documented training or by sign-off. */
bool learning_has_right(const struct engine *g, int person, int task);

#endif
