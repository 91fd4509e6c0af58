/* Shift windows: which of them is in force, and when that changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/windows.h"

#include "model/holidays.h"

/* The window in force, and the day of the run on which it began, -1 before the first; outside all, the day of t. */
static int find(const struct model *m, const struct unit *u, int32_t t, int32_t *began)
{
    int best = u->n_shifts;
    int32_t best_start = 0, day = t / m->ticks_per_day, time = t % m->ticks_per_day;
    *began = day;
    for (int s = 0; s < u->n_shifts; s++) {
        for (int before = 0; before <= 1 && !u->shifts[s].roster_only; before++) {
            /* began today, or yesterday and goes past midnight */
            int32_t start = u->shifts[s].start_tick - before * m->ticks_per_day;
            int32_t end = u->shifts[s].end_tick - before * m->ticks_per_day;
            if (start <= time && time < end && (best == u->n_shifts || start >= best_start)) {
                best = s;
                best_start = start;
                *began = day - before;
            }
        }
    }
    return best;
}

int windows_at(const struct model *m, const struct unit *u, int32_t t, int *weekday)
{
    int32_t day;
    int shift = find(m, u, t, &day);
    *weekday = (m->start_weekday + day + N_WEEKDAYS) % N_WEEKDAYS;
    return shift;
}

int windows_column(const struct model *m, const struct unit *u, int32_t t)
{
    int32_t day;
    int shift = find(m, u, t, &day);
    return u->column_of[holidays_kind(m, day) * (u->n_shifts + 1) + shift];
}

int32_t windows_next(const struct model *m, const struct unit *u, int32_t t)
{
    int32_t midnight = t / m->ticks_per_day * m->ticks_per_day, time = t - midnight, best = m->ticks_per_day;
    for (int s = 0; s < u->n_shifts; s++) {
        int32_t bounds[] = {u->shifts[s].start_tick, u->shifts[s].end_tick, u->shifts[s].end_tick - m->ticks_per_day};
        for (int b = 0; b < 3 && !u->shifts[s].roster_only; b++)
            if (bounds[b] > time && bounds[b] < best)
                best = bounds[b];
    }
    return midnight + best;
}

bool windows_leave_gaps(const struct model *m, const struct unit *u)
{
    int weekday;
    for (int32_t t = 0; t < m->ticks_per_day; t = windows_next(m, u, t))
        if (windows_at(m, u, t, &weekday) == u->n_shifts)
            return true;
    return false;
}
