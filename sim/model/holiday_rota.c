/* The rota on public holidays.
 *
 * A rota repeats and knows no dates; it is built for plain days, laid over the run (rounds.c), and then changed, one holiday
 * after the other. Where the plan wants another number of a role in a shift on the holiday than on that weekday, the number of
 * those who have duty is brought to it:
 *   - too many: those stay off who are furthest ahead of their hours; of equal ones the last by name;
 *   - too few, once all have stayed off who do: those come who are furthest behind, of equal ones the first by name, among people
 *     of the role who have no duty on the day and may work then, by what is asked of a rota: rest before and after, at most so
 *     many days in a row, nights and weekends that a line never has. Their contract is no limit. Shifts by start, then roles.
 * How far somebody is ahead is what one round of the rota gives him beyond his contract, and what holidays have given and taken
 * since the week before the run. Hours that a holiday takes are not made up for: an assumption. Roles of which duties are
 * written down are left alone, for a roster of dates says itself who has duty on a holiday.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/holiday_rota.h"

#include <stdlib.h>

#include "base/text.h"
#include "model/holidays.h"
#include "model/plan.h"
#include "model/roster.h"
#include "model/roster_review.h"
#include "model/turns.h"

enum { SATURDAY = 5, AROUND = ROSTER_MOST_DAYS_IN_A_ROW };

/* Days are counted from the Monday on or before the start of the run, and so are ticks. */
struct around { /* what a person does in the days around a holiday */
    bool works[2 * AROUND + 1];  /* the holiday in the middle */
    int32_t last_end, next_start; /* of duties that begin on the days before, and after */
};

struct changing {
    struct build *b;
    struct kind *k;
    int n;
    struct duty *duty;     /* as laid, by start; person -1: taken away */
    int n_added;
    struct duty *added;    /* by day */
    struct around *around; /* per person */
    int *missing, *places; /* [shift * n_roles + role], on holidays of the run */
};

/* ---- Which days ---------------------------------------------------------------------------------------------------------- */

static int end_day(const struct build *b)
{
    return b->m->start_weekday + b->m->end_ticks / b->m->ticks_per_day;
}

/* Calls for the holidays of the run and of the week before it. */
#define EACH_HOLIDAY(day, b_) \
    for (int day = -N_WEEKDAYS; day < end_day(b_); day++) \
        if (holidays_is((b_)->m, (b_)->m->start_day - (b_)->m->start_weekday + day))

static int weekday_of(int day)
{
    return (day + N_WEEKDAYS) % N_WEEKDAYS;
}

/* So many more than on the weekday. */
static int more_wanted(const struct build *b, const struct kind *k, int day, int shift, int role)
{
    int weekday = weekday_of(day);
    return plan_wanted_on_holiday(b, k, weekday, shift, role) - plan_wanted(b, k, weekday, shift, role);
}

bool holiday_rota_changes(const struct build *b)
{
    EACH_HOLIDAY(day, b)
        for (int i = 0; i < b->n_kinds; i++)
            for (int s = 0; s < b->kinds[i].shifts.n; s++)
                for (int role = 0; role < b->roles.n; role++)
                    if (more_wanted(b, &b->kinds[i], day, s, role) != 0)
                        return true;
    return false;
}

bool holiday_rota_adds(const struct build *b, const struct kind *k, int role)
{
    EACH_HOLIDAY(day, b)
        for (int s = 0; s < k->shifts.n; s++)
            if (more_wanted(b, k, day, s, role) > 0)
                return true;
    return false;
}

/* ---- Who has duty -------------------------------------------------------------------------------------------------------- */

static int day_of(const struct changing *c, const struct duty *d)
{
    int32_t ticks = c->b->m->ticks_per_day;
    return (d->start_tick + N_WEEKDAYS * ticks) / ticks - N_WEEKDAYS;
}

/* The first duty as laid that begins on the day or later. */
static int first_on(const struct changing *c, int day)
{
    int low = 0, high = c->n;
    while (low < high) {
        int middle = (low + high) / 2;
        if (c->duty[middle].start_tick < day * c->b->m->ticks_per_day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_of(const struct changing *c, const struct duty *d, int shift, int role)
{
    return d->person >= 0 && d->shift == shift && c->k->persons[d->person].role == role;
}

static int count(const struct changing *c, int day, int shift, int role)
{
    int n = 0;
    for (int i = first_on(c, day); i < c->n && day_of(c, &c->duty[i]) == day; i++)
        n += is_of(c, &c->duty[i], shift, role);
    return n;
}

/* ---- Who stays off ------------------------------------------------------------------------------------------------------- */

static void take_away(struct changing *c, int day, int shift, int role)
{
    int wanted = plan_wanted_on_holiday(c->b, c->k, weekday_of(day), shift, role);
    for (int n = count(c, day, shift, role); n > wanted; n--) {
        struct duty *off = NULL;
        for (int i = first_on(c, day); i < c->n && day_of(c, &c->duty[i]) == day; i++)
            if (is_of(c, &c->duty[i], shift, role) &&
                (!off || c->k->ahead_h[c->duty[i].person] > c->k->ahead_h[off->person] ||
                 (c->k->ahead_h[c->duty[i].person] == c->k->ahead_h[off->person] && c->duty[i].person > off->person)))
                off = &c->duty[i];
        c->k->ahead_h[off->person] -= c->k->unit.shifts[shift].hours;
        off->person = -1;
    }
}

/* ---- Who comes in addition ----------------------------------------------------------------------------------------------- */

static void note(struct changing *c, int day, const struct duty *d)
{
    if (d->person < 0)
        return;
    struct around *a = &c->around[d->person];
    int there = day_of(c, d);
    a->works[there - day + AROUND] = true;
    if (there < day && d->end_tick > a->last_end)
        a->last_end = d->end_tick;
    if (there > day && d->start_tick < a->next_start)
        a->next_start = d->start_tick;
}

static void look_around(struct changing *c, int day)
{
    for (int p = 0; p < c->k->n_persons; p++)
        c->around[p] = (struct around){.last_end = INT32_MIN, .next_start = INT32_MAX};
    for (int i = first_on(c, day - AROUND); i < c->n && day_of(c, &c->duty[i]) <= day + AROUND; i++)
        note(c, day, &c->duty[i]);
    for (int i = c->n_added - 1; i >= 0 && day_of(c, &c->added[i]) >= day - AROUND; i--)
        note(c, day, &c->added[i]);
}

/* Whether his line never has such a duty: only nights, no nights, no weekends. */
static bool never_has(const struct changing *c, int person, int day, int shift)
{
    const struct value *line = c->k->line_of[person];
    const struct value *nights = value_member(line, "night_share"), *weekends = value_member(line, "weekend_every");
    bool night = turns_is_night(c->b->m, &c->k->unit.shifts[shift]);
    return (nights && nights->number == (night ? 0 : 1)) ||
           (weekends && value_is_never(weekends) && weekday_of(day) >= SATURDAY);
}

static bool may_come(const struct changing *c, int person, int day, int shift)
{
    const struct around *a = &c->around[person];
    const struct shift *s = &c->k->unit.shifts[shift];
    double rest_s = value_number(value_member(c->b->root, "staff"), "rest_h") * 3600, tick_s = c->b->m->tick_s;
    double start = (double)day * c->b->m->ticks_per_day + s->start_tick, end = start + s->end_tick - s->start_tick;
    int in_a_row = 1;
    for (int d = AROUND - 1; d >= 0 && a->works[d]; d--)
        in_a_row++;
    for (int d = AROUND + 1; d <= 2 * AROUND && a->works[d]; d++)
        in_a_row++;
    return !a->works[AROUND] && in_a_row <= ROSTER_MOST_DAYS_IN_A_ROW && (start - a->last_end) * tick_s >= rest_s &&
           (a->next_start - end) * tick_s >= rest_s && !never_has(c, person, day, shift);
}

static int furthest_behind(const struct changing *c, int day, int shift, int role)
{
    int best = -1;
    for (int p = 0; p < c->k->n_persons; p++)
        if (c->k->persons[p].role == role && roster_review_is_built(c->k, &c->k->persons[p]) && may_come(c, p, day, shift) &&
            (best < 0 || c->k->ahead_h[p] < c->k->ahead_h[best]))
            best = p;
    return best;
}

static void add(struct changing *c, int day, int shift, int role)
{
    const struct shift *s = &c->k->unit.shifts[shift];
    int wanted = plan_wanted_on_holiday(c->b, c->k, weekday_of(day), shift, role), n = count(c, day, shift, role);
    int32_t midnight = day * c->b->m->ticks_per_day;
    for (int person; n < wanted && (person = furthest_behind(c, day, shift, role)) >= 0; n++) {
        c->added[c->n_added++] = (struct duty){midnight + s->start_tick, midnight + s->end_tick, person, shift};
        c->around[person].works[AROUND] = true;
        c->k->ahead_h[person] += s->hours;
    }
    if (day >= c->b->m->start_weekday) {
        c->places[shift * c->b->roles.n + role] += wanted;
        c->missing[shift * c->b->roles.n + role] += wanted - n;
    }
}

/* ---- All of it ----------------------------------------------------------------------------------------------------------- */

/* Calls `change` for each shift, by start, and role of which another number is wanted on the holiday. */
static void each_change(struct changing *c, int day, void (*change)(struct changing *c, int day, int shift, int role))
{
    for (int32_t start = 0; start < c->b->m->ticks_per_day;) {
        int32_t next = c->b->m->ticks_per_day;
        for (int s = 0; s < c->k->shifts.n; s++) {
            int32_t begins = c->k->unit.shifts[s].start_tick;
            if (begins > start && begins < next)
                next = begins;
            for (int role = 0; role < c->b->roles.n && begins == start; role++)
                if (more_wanted(c->b, c->k, day, s, role) != 0 && !c->k->listed[role])
                    change(c, day, s, role);
        }
        start = next;
    }
}

static int most_added(const struct changing *c)
{
    int n = 0, wanted = 0;
    for (int i = 0; i < c->k->shifts.n * c->b->roles.n; i++) {
        int own = c->k->on_holidays[i] > 0 ? c->k->on_holidays[i] : 0;
        wanted += own < c->k->n_persons ? own : c->k->n_persons;
    }
    EACH_HOLIDAY(day, c->b)
        n += wanted;
    return n;
}

/* The week before the first stands last in the rota of the model, and comes first here. */
static void take_duties(struct changing *c)
{
    const struct model *m = c->b->m;
    c->n = c->k->n_duties;
    c->duty = c->k->duties;
    for (int i = 0; i < c->n; i++)
        if (c->duty[i].start_tick >= m->rota_ticks - N_WEEKDAYS * m->ticks_per_day) {
            c->duty[i].start_tick -= m->rota_ticks;
            c->duty[i].end_tick -= m->rota_ticks;
        }
    if (c->n > 0)
        qsort(c->duty, (size_t)c->n, sizeof *c->duty, roster_by_start);
    c->added = ARENA_ARRAY(c->b->scratch, most_added(c), struct duty);
    c->around = ARENA_ARRAY(c->b->scratch, c->k->n_persons, struct around);
    c->missing = ARENA_ARRAY(c->b->scratch, c->k->shifts.n * c->b->roles.n, int);
    c->places = ARENA_ARRAY(c->b->scratch, c->k->shifts.n * c->b->roles.n, int);
}

static void keep(struct changing *c, struct duty d)
{
    if (d.person < 0)
        return;
    int32_t back = d.start_tick < 0 ? c->b->m->rota_ticks : 0;
    c->k->duties[c->k->n_duties++] = (struct duty){d.start_tick + back, d.end_tick + back, d.person, d.shift};
}

static void give_duties(struct changing *c)
{
    c->k->duties = ARENA_ARRAY(c->b->scratch, c->n + c->n_added, struct duty);
    c->k->n_duties = 0;
    for (int i = 0; i < c->n; i++)
        keep(c, c->duty[i]);
    for (int i = 0; i < c->n_added; i++)
        keep(c, c->added[i]);
    if (c->k->n_duties > 0)
        qsort(c->k->duties, (size_t)c->k->n_duties, sizeof *c->k->duties, roster_by_start);
}

static void warn_of_empty_places(const struct changing *c)
{
    const struct build *b = c->b;
    for (int s = 0; s < c->k->shifts.n; s++)
        for (int role = 0; role < b->roles.n; role++) {
            int missing = c->missing[s * b->roles.n + role], places = c->places[s * b->roles.n + role];
            const char *which = places == 1 ? "the only place" : text_format(b->scratch, "%d of %d places", missing, places);
            if (missing > 0)
                BUILD_WARNING(b, c->k->plan, "shift '%s' of unit '%s': %s for '%s' %s empty on holidays of the run",
                              c->k->shifts.id[s], c->k->id, which, b->roles.id[role], missing == 1 ? "stays" : "stay");
        }
}

void holiday_rota_apply(struct build *b)
{
    if (!holiday_rota_changes(b))
        return;
    for (int i = 0; i < b->n_kinds; i++) {
        struct changing c = {.b = b, .k = &b->kinds[i]};
        take_duties(&c);
        EACH_HOLIDAY(day, b) {
            each_change(&c, day, take_away);
            look_around(&c, day);
            each_change(&c, day, add);
        }
        give_duties(&c);
        warn_of_empty_places(&c);
    }
}
