/* Nights and weekends, shared among the people of a role.
 *
 * Both go by hours: whoever has twice the hours has twice the nights and twice the weekends. Who asks for something else has
 * that, and the others share what is left:
 *
 *   nights    night_h = night_share x due_h; of the others, the same part of due_h for everybody
 *   weekends  one in n; of the others, in proportion to due_h, but nobody more than every third where that will do, else more
 *             than every second, else more than every one
 *
 * The weekends themselves are then given one after the other, each to those whose part of the weekends so far is furthest ahead
 * of the weekends they have had.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/turns.h"

#include <math.h>
#include <stdlib.h>

enum { NIGHT_HOUR = 3, DAY_H = 24 };

bool turns_is_night(const struct model *m, const struct shift *s)
{
    double at = (double)m->ticks_per_day * NIGHT_HOUR / DAY_H;
    double next = at + m->ticks_per_day;
    return (s->start_tick <= at && at < s->end_tick) || (s->start_tick <= next && next < s->end_tick);
}

/* ---- Nights ------------------------------------------------------------------------------------------------------------- */

void turns_share_nights(struct turns *of, int n, double planned_h)
{
    double asked_h = 0, others_h = 0;
    for (int i = 0; i < n; i++)
        if (of[i].night_share == TURNS_EVEN)
            others_h += of[i].due_h;
        else
            asked_h += of[i].night_share * of[i].due_h;
    /* More asked for than planned, or less and nobody else there: all who ask have more or less in the same proportion. */
    double factor = asked_h > 0 && (asked_h > planned_h || others_h == 0) ? planned_h / asked_h : 1;
    double part = others_h > 0 ? fmin(1, (planned_h - factor * asked_h) / others_h) : 0;
    for (int i = 0; i < n; i++)
        of[i].night_h = of[i].due_h * (of[i].night_share == TURNS_EVEN ? part : fmin(1, of[i].night_share * factor));
}

/* ---- Weekends ----------------------------------------------------------------------------------------------------------- */

/* In proportion to the hours, but at most `most` each: those who would have more have this, until nobody has. */
static void share_up_to(struct turns *of, int n, double wanted, double most)
{
    for (bool again = true; again;) {
        double left = wanted, hours = 0;
        for (int i = 0; i < n; i++)
            if (of[i].weekend_share == TURNS_EVEN && of[i].weekend_part == most)
                left -= most;
            else if (of[i].weekend_share == TURNS_EVEN)
                hours += of[i].due_h;
        again = false;
        for (int i = 0; i < n; i++)
            if (of[i].weekend_share == TURNS_EVEN && of[i].weekend_part != most) {
                of[i].weekend_part = hours > 0 ? fmax(0, left) * of[i].due_h / hours : 0;
                if (of[i].weekend_part >= most) {
                    of[i].weekend_part = most;
                    again = true;
                }
            }
    }
}

int turns_share_weekends(struct turns *of, int n, double wanted, int aim)
{
    int n_others = 0;
    for (int i = 0; i < n; i++) {
        n_others += of[i].weekend_share == TURNS_EVEN;
        of[i].weekend_part = of[i].weekend_share == TURNS_EVEN ? 0 : of[i].weekend_share;
        wanted -= of[i].weekend_part;
    }
    if (wanted <= 0)
        return aim;
    while (aim > 1 && n_others < wanted * aim)
        aim--;
    share_up_to(of, n, wanted, 1.0 / aim);
    return aim;
}

struct claim {
    int person;
    double owed; /* weekends */
};

static int by_owed(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;
    if (x->owed != y->owed)
        return x->owed > y->owed ? -1 : 1;
    return x->person - y->person;
}

bool *turns_give_weekends(struct arena *a, const struct turns *of, int n, int wanted, int n_weeks)
{
    bool *has = ARENA_ARRAY(a, n * n_weeks, bool);
    int *given = ARENA_ARRAY(a, n, int);
    struct claim *claims = ARENA_ARRAY(a, n, struct claim);
    for (int week = 0; week < n_weeks && wanted > 0; week++) {
        int n_claims = 0;
        for (int i = 0; i < n; i++)
            if (of[i].weekend_part > 0)
                claims[n_claims++] = (struct claim){i, of[i].weekend_part * (week + 1) - given[i]};
        if (n_claims > 1)
            qsort(claims, (size_t)n_claims, sizeof *claims, by_owed);
        for (int i = 0; i < n_claims && i < wanted; i++) {
            has[claims[i].person * n_weeks + week] = true;
            given[claims[i].person]++;
        }
    }
    return has;
}
