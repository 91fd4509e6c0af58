/* Goes through the windows of a week one by one, and sees which shifts reach into each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/window_hours.h"

#include "model/windows.h"

static void add_stretch(struct window_hours *w, const struct model *m, const struct unit *u, int32_t from, int32_t until)
{
    int weekday, shift = windows_at(m, u, from, &weekday), window = weekday * (u->n_shifts + 1) + shift;
    w->length_h[window] += (until - from) * (double)m->tick_s / 3600;
    for (int32_t day = from / m->ticks_per_day - 1; day <= from / m->ticks_per_day; day++)
        for (int s = 0; s < u->n_shifts; s++) {
            int32_t start = day * m->ticks_per_day + u->shifts[s].start_tick;
            int32_t end = day * m->ticks_per_day + u->shifts[s].end_tick;
            int32_t first = start > from ? start : from, last = end < until ? end : until;
            int cell = (m->start_weekday + day) % N_WEEKDAYS * u->n_shifts + s;
            if (last > first)
                w->inside_h[cell * w->n + window] += (last - first) * (double)m->tick_s / 3600;
        }
}

/* A report is of both shifts: the window of the first is so long as the shift, and the people of neither are in the other's. */
static void take_out_reports(struct window_hours *w, const struct unit *u, int cell)
{
    double handover_h = WINDOWS_HANDOVER_S / 3600.0, shift_h = u->shifts[cell % u->n_shifts].hours;
    double *inside_h = &w->inside_h[cell * w->n];
    int own = cell / u->n_shifts * (u->n_shifts + 1) + cell % u->n_shifts;
    double lost_h = shift_h - inside_h[own];
    for (int window = 0; window < w->n; window++)
        if (window != own && inside_h[window] <= handover_h)
            inside_h[window] = 0;
    if (inside_h[own] > 0 && lost_h <= handover_h) {
        w->length_h[own] += lost_h;
        inside_h[own] = shift_h;
    }
}

static bool is_reached(const struct window_hours *w, int window)
{
    for (int cell = 0; cell < w->n_cells; cell++)
        if (w->inside_h[cell * w->n + window] > 0)
            return true;
    return false;
}

/* The second week of the run: nights of the week before reach into it. */
void window_hours_make(struct window_hours *w, const struct model *m, const struct unit *u, struct arena *arena)
{
    int32_t week = N_WEEKDAYS * m->ticks_per_day;
    *w = (struct window_hours){.n_cells = N_WEEKDAYS * u->n_shifts, .n = N_WEEKDAYS * (u->n_shifts + 1)};
    w->length_h = ARENA_ARRAY(arena, w->n, double);
    w->inside_h = ARENA_ARRAY(arena, w->n_cells * w->n, double);
    for (int32_t t = week, next; t < 2 * week; t = next) {
        next = windows_next(m, u, t);
        add_stretch(w, m, u, t, next);
    }
    for (int cell = 0; cell < w->n_cells; cell++)
        take_out_reports(w, u, cell);
    for (int window = 0; window < w->n; window++)
        if (!is_reached(w, window))
            w->length_h[window] = 0;
}

double window_hours_people(const struct window_hours *w, const int *wanted, int n_roles, int role, int window)
{
    double n = 0;
    for (int cell = 0; cell < w->n_cells; cell++)
        if (w->inside_h[cell * w->n + window] > 0)
            n += wanted[cell * n_roles + role] * (w->inside_h[cell * w->n + window] / w->length_h[window]);
    return n;
}
