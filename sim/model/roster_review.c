/* What a rota leaves open: hours, places, people and weekends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/roster_review.h"

#include <math.h>

#include "base/text.h"
#include "model/holiday_rota.h"
#include "model/plan.h"

enum { SATURDAY = 5 };

bool roster_review_is_built(const struct kind *k, const struct person *p)
{
    return !p->always && !p->temp && !k->listed[p->role];
}

double roster_review_planned_h(const struct build *b, const struct kind *k, int role)
{
    double hours = 0;
    for (int d = 0; d < N_WEEKDAYS; d++)
        for (int s = 0; s < k->shifts.n; s++)
            hours += plan_wanted(b, k, d, s, role) * k->unit.shifts[s].hours;
    return hours;
}

double roster_review_contracted_h(const struct kind *k, int role)
{
    double hours = 0;
    for (int p = 0; p < k->n_persons; p++)
        if (k->persons[p].role == role && roster_review_is_built(k, &k->persons[p]))
            hours += k->persons[p].weekly_h;
    return hours;
}

static void warn_of_hours(struct build *b, const struct kind *k, int role)
{
    double planned_h = roster_review_planned_h(b, k, role), contracted_h = roster_review_contracted_h(k, role);
    if (planned_h > 0 && contracted_h > 0 && fabs(planned_h - contracted_h) > 0.1 * contracted_h)
        BUILD_WARNING(b, k->plan, "the plan of unit '%s' wants %.1f h a week of '%s', the roster lines are contracted for %.1f h",
                      k->id, planned_h, b->roles.id[role], contracted_h);
}

static void warn_of_empty_places(struct build *b, const struct kind *k, int n_weeks, const int *all_missing,
                                 const int *all_places)
{
    for (int s = 0; s < k->shifts.n; s++)
        for (int role = 0; role < b->roles.n; role++) {
            int missing = all_missing[s * b->roles.n + role], places = all_places[s * b->roles.n + role];
            const char *which = places == 1 ? "the only place" : text_format(b->scratch, "%d of %d places", missing, places);
            if (missing > 0)
                BUILD_WARNING(b, k->plan, "shift '%s' of unit '%s': %s for '%s' %s empty in the rota of %d week%s",
                              k->shifts.id[s], k->id, which, b->roles.id[role], missing == 1 ? "stays" : "stay", n_weeks,
                              n_weeks == 1 ? "" : "s");
        }
}

static void warn_of_idle_lines(struct build *b, const struct kind *k)
{
    bool *works = ARENA_ARRAY(b->scratch, k->n_persons, bool);
    for (int i = 0; i < k->n_duties; i++)
        works[k->duties[i].person] = true;
    for (int p = 0, q; p < k->n_persons; p = q) {
        int idle = 0;
        for (q = p; q < k->n_persons && k->line_of[q] == k->line_of[p]; q++)
            idle += roster_review_is_built(k, &k->persons[q]) && !works[q] && !holiday_rota_adds(b, k, k->persons[q].role);
        const char *who = q - p == 1 ? "the person" : text_format(b->scratch, "%d of %d", idle, q - p);
        if (idle > 0)
            BUILD_WARNING(b, k->line_of[p], "%s on this line never %s duty: the plan of unit '%s' has no place for them", who,
                          idle == 1 ? "has" : "have", k->id);
    }
}

/* Weekends of the rota on which each person has a duty that begins on Saturday or Sunday. */
static int *count_weekends(const struct build *b, const struct kind *k)
{
    int *n = ARENA_ARRAY(b->scratch, k->n_persons, int), *last = ARENA_ARRAY(b->scratch, k->n_persons, int);
    for (int i = 0; i < k->n_duties; i++) { /* sorted by start */
        int day = k->duties[i].start_tick / b->m->ticks_per_day, p = k->duties[i].person, week = day / N_WEEKDAYS + 1;
        if (day % N_WEEKDAYS >= SATURDAY && last[p] != week) {
            last[p] = week;
            n[p]++;
        }
    }
    return n;
}

/* "1st", "2nd", ... */
static const char *ordinal(struct arena *a, int n)
{
    const char *end = n / 10 % 10 == 1 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
    return text_format(a, "%d%s", n, end);
}

/* How many have more weekends than every n-th, where the plan wants more people than that allows. */
static void warn_of_weekends(struct build *b, const struct kind *k, int n_weeks, const bool *too_many)
{
    const struct value *aim = value_at(b->root, "staff", "weekend_every", NULL);
    int every = (int)aim->number, at_most = (n_weeks + every - 1) / every;
    const int *weekends = count_weekends(b, k);
    for (int role = 0; role < b->roles.n; role++) {
        int people = 0, oftener = 0, most = 0;
        for (int p = 0; p < k->n_persons; p++) {
            const struct value *own = value_member(k->line_of[p], "weekend_every");
            if (k->persons[p].role != role || !roster_review_is_built(k, &k->persons[p]))
                continue;
            people++;
            oftener += !own && weekends[p] > at_most;
            most = !own && weekends[p] > most ? weekends[p] : most;
        }
        if (oftener > 0 && too_many[role])
            BUILD_WARNING(b, k->plan,
                          "unit '%s': %d of %d '%s' work on more than %d of %d weekends in the rota, up to %d, because the plan "
                          "wants so many; expected every %s at most (weekend_every)", k->id, oftener, people, b->roles.id[role],
                          at_most, n_weeks, most, ordinal(b->scratch, every));
    }
}

void roster_review(struct build *b, const struct kind *k, int n_weeks, const int *missing, const int *places,
                   const bool *too_many)
{
    for (int role = 0; role < b->roles.n; role++)
        warn_of_hours(b, k, role);
    warn_of_empty_places(b, k, n_weeks, missing, places);
    warn_of_idle_lines(b, k);
    warn_of_weekends(b, k, n_weeks, too_many);
}
