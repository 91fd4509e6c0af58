/* The staffing plan: how many of each role are wanted in each shift of the week.
 *
 * The plan is written by unit, shift, days and role. For each role the more specific days win: holiday over mon ... sun, these
 * over weekdays and weekend, these over all. What is not said is 0; of holidays, what holds on that weekday.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/plan.h"

#include <string.h>

#include "model/times.h"

enum { SATURDAY = 5 };

/* How specific a name of days is for a weekday: 1 all, 2 weekdays or weekend, 3 the day itself; 0 when it does not fit. */
static int fit(const char *days, int weekday)
{
    if (strcmp(days, "all") == 0)
        return 1;
    if (strcmp(days, "weekdays") == 0)
        return weekday < SATURDAY ? 2 : 0;
    if (strcmp(days, "weekend") == 0)
        return weekday >= SATURDAY ? 2 : 0;
    return times_weekday_named(days) == weekday ? 3 : 0;
}

static void read_shift(struct build *b, struct kind *k, int shift, const struct value *v)
{
    int *specific = ARENA_ARRAY(b->scratch, N_WEEKDAYS * b->roles.n, int);
    const struct names days = names_of(b->scratch, v);
    for (int d = 0; d < days.n; d++) {
        const struct names roles = names_of(b->scratch, days.value[d]);
        for (int i = 0; i < roles.n; i++) {
            int r = names_find(&b->roles, roles.id[i]);
            if (r >= 0 && strcmp(days.id[d], "holiday") == 0)
                k->on_holidays[shift * b->roles.n + r] = (int)roles.value[i]->number;
            for (int weekday = 0; weekday < N_WEEKDAYS && r >= 0; weekday++) {
                int *best = &specific[weekday * b->roles.n + r], this = fit(days.id[d], weekday);
                if (this > *best) {
                    *best = this;
                    k->wanted[(weekday * k->shifts.n + shift) * b->roles.n + r] = (int)roles.value[i]->number;
                }
            }
        }
    }
}

void plan_read(struct build *b)
{
    for (int i = 0; i < b->n_kinds; i++) {
        struct kind *k = &b->kinds[i];
        k->unit.wanted = k->wanted = ARENA_ARRAY(b->keep, N_WEEKDAYS * k->shifts.n * b->roles.n, int);
        k->unit.on_holidays = k->on_holidays = ARENA_ARRAY(b->keep, k->shifts.n * b->roles.n, int);
        for (int at = 0; at < k->shifts.n * b->roles.n; at++)
            k->on_holidays[at] = -1;
    }
    const struct names units = names_of(b->scratch, value_at(b->root, "staff", "plan", NULL));
    for (int i = 0; i < units.n; i++) {
        int u = names_find(&b->units, units.id[i]);
        const struct names shifts = names_of(b->scratch, u >= 0 ? units.value[i] : NULL);
        if (u >= 0)
            b->kinds[u].plan = units.value[i];
        for (int s = 0; s < shifts.n; s++) {
            int shift = names_find(&b->kinds[u].shifts, shifts.id[s]);
            if (shift >= 0)
                read_shift(b, &b->kinds[u], shift, shifts.value[s]);
        }
    }
}
