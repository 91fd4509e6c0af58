/* How many hours of each shift of the week fall in which window of the week.
 *
 * A shift of the week is a cell: weekday * n_shifts + shift; a window of the week weekday * (n_shifts + 1) + shift, n_shifts
 * outside all, as in the task map. Where shifts overlap by more than a report, people of one are in the window of another; shifts
 * of the roster only, such as long ones, are in those of others alone. An overlap of an hour or less is for the report and counts
 * for neither (WINDOWS_HANDOVER_S).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_WINDOW_HOURS_H
#define STUDY_WINDOW_HOURS_H

#include "base/arena.h"
#include "model/model.h"

struct window_hours {
    int n_cells;
    int n;            /* windows */
    double *length_h; /* per window; 0: no shift reaches into it */
    double *inside_h; /* [cell * n + window]: hours of the shift in the window */
};

/* Memory from `arena`. */
void window_hours_make(struct window_hours *w, const struct model *m, const struct unit *u, struct arena *arena);

/* The mean number of people of a role in a window, those of all shifts that reach into it; `wanted` has those of
 * [cell * n_roles + role]. */
double window_hours_people(const struct window_hours *w, const int *wanted, int n_roles, int role, int window);

#endif
