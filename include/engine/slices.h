/* The accounts by hour of the day, by shift and weekday, and by day.
 *
 * While the loop runs, people's time goes into one running sum per role and class of time. At every full hour and whenever a
 * shift window begins or ends the clock stops and everybody's time is charged; then the difference to how the sums stood when
 * the hour, shift or day began is added to the slice it belongs to. So the loop pays one addition per charge, and sums over
 * slices equal the other accounts exactly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_SLICES_H
#define ENGINE_SLICES_H

#include "engine/state.h"

/* Memory, once. */
void slices_init(struct engine *g, struct arena *arena);
/* Tick 0, before anybody is on duty. */
void slices_begin(struct engine *g);
/* The clock stands at a boundary: what is over is added where it belongs. */
void slices_close(struct engine *g);
/* The run is over, or the window begins: whatever is open is added. */
void slices_close_all(struct engine *g);
/* The window begins at this boundary; the accounts have been emptied. */
void slices_open_window(struct engine *g);

#endif
