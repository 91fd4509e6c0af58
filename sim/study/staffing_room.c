/* Counts whom the shifts of a day need, and the nights that end in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/staffing_room.h"

static bool is_night(const struct staffing_room *r, int shift)
{
    return r->u->shifts[shift].end_tick > r->m->ticks_per_day;
}

static int needed(const struct staffing_room *r, const int *wanted, int weekday)
{
    int n = 0, before = (weekday + N_WEEKDAYS - 1) % N_WEEKDAYS;
    for (int s = 0; s < r->u->n_shifts; s++) {
        n += wanted[(weekday * r->u->n_shifts + s) * r->m->n_roles + r->role];
        n += is_night(r, s) ? wanted[(before * r->u->n_shifts + s) * r->m->n_roles + r->role] : 0;
    }
    return n;
}

struct staffing_room staffing_room_of(const struct model *m, const struct unit *u, int role)
{
    struct staffing_room r = {.m = m, .u = u, .role = role};
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        r.most += m->persons[p].role == role && !m->persons[p].always;
    for (int day = 0; day < N_WEEKDAYS; day++) {
        int n = needed(&r, u->wanted, day);
        r.most = n > r.most ? n : r.most;
    }
    return r;
}

bool staffing_room_has(const struct staffing_room *r, const int *wanted, int cell)
{
    int weekday = cell / r->u->n_shifts;
    return needed(r, wanted, weekday) < r->most &&
           (!is_night(r, cell % r->u->n_shifts) || needed(r, wanted, (weekday + 1) % N_WEEKDAYS) < r->most);
}
