/* Meal breaks: a window in the shift, a limit on how many are away, and what happens when it was not taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_BREAKS_H
#define ENGINE_BREAKS_H

#include "engine/state.h"

/* A duty begins: its breaks will come. */
void breaks_expect(struct engine *g, struct worker *w, int shift, int32_t duty_start);
/* The window opens. */
void breaks_open(struct engine *g, struct worker *w, int pause, int32_t duty_start);
/* Starts the first possible break that is due (or, when `due` is false, not yet due). True when one started. */
bool breaks_start_one(struct engine *g, struct unit_state *us, bool due);
/* The break is over, or cut short by the end of duty. */
void breaks_end(struct engine *g, struct worker *w);
/* The duty is over: breaks not taken are missed. */
void breaks_drop(struct engine *g, struct worker *w);

#endif
