/* The rota: who has duty in which shift, so that the plan is met within people's contracts.
 *
 * Places are filled day by day through the rota, which then repeats: first by start of the shift, then by role. Whoever takes
 * a place must be of the unit and the role, and
 *   - have rested rest_h since his last duty, and again before his first one of the next round of the rota;
 *   - not work more than 5 days in a row, also not over the end of the rota;
 *   - stay within his contract: over the whole rota at most half a shift above it; on the way there one week more, which shrinks
 *     evenly to nothing, so that with too few people the lack is spread and does not fall on the last weeks. The way is counted
 *     in days on which the plan wants the role: who works from Monday to Friday has reached the end on the last Friday.
 * Nights and weekends are shared beforehand (rota.c, turns.c). Each person has two accounts, of hours in night shifts and of all
 * other hours, and weekends that are his. Before the places of a day are filled, those whom its nights would go to are marked.
 *
 * Of those who can, come first: by day, who is not marked for the night; those of whom no day, hour or rest is taken that a
 * weekend of their own to come will need; at weekends, who has this shift on Sunday as on Saturday, who is there because of
 * Saturday, whose weekend it is, then who has had fewest for his part; then who stays within what he is due of this account over
 * the rota, up to half a shift; then who had this shift yesterday, so that shifts come in runs: nights two together, others while
 * hours are owed; then who is owed most hours of the account by now. Last, the order of names.
 *
 * This is a plausible rota, not an optimal one; nothing is drawn, so the same input gives the same rota.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/roster.h"

#include <stdlib.h>

#include "model/plan.h"
#include "model/roster_review.h"
#include "model/rota.h"

enum { NIGHTS_TOGETHER = 2 }; /* assumption: what one starts is gone on with for one night more */
#define ROUNDING_H 1e-9 /* hours are sums of parts */

struct candidate {
    struct worker *worker;
    bool spoils;           /* the days or hours of a weekend to come that is his */
    bool marked, over, new_run;
    int turn;              /* at weekends: 0 he had this shift on Saturday, 1 another one, 2 it is his, 3 it is not; else 0 */
    double owed_weekends;  /* when it is not */
    double owed_h;
};

/* ---- Weekends ----------------------------------------------------------------------------------------------------------- */

/* Whether the weekend of the day's week is his. */
static bool has_weekend(const struct worker *w, int day)
{
    return w->weekend[day / N_WEEKDAYS];
}

/* Adds `sign` to the days that are kept for this one's sake. */
static void keep_day(struct rota *r, int day, int sign)
{
    for (int i = 0; i < r->n_workers && rota_is_weekend(day); i++)
        if (has_weekend(&r->worker[i], day))
            r->worker[i].kept_days += sign;
}

/* ---- May he? ------------------------------------------------------------------------------------------------------------ */

static bool rested(const struct rota *r, const struct worker *w, int32_t start, int32_t end)
{
    double tick_s = r->b->m->tick_s;
    if (w->n_duties == 0)
        return end - start <= r->ticks;
    return (start - w->last_end) * tick_s >= r->rest_s && ((double)w->first_start + r->ticks - end) * tick_s >= r->rest_s;
}

/* Whether he works on another day than `day`, up to which the rota is filled; with `keep` also weekends to come that are his. */
static bool works(const struct worker *w, int other, int day, bool keep)
{
    return w->works[other] || (keep && other > day && rota_is_weekend(other) && has_weekend(w, other));
}

/* Whether this day would not be one too many in a row, around the end of the rota too. */
static bool days_off(const struct rota *r, const struct worker *w, int day, bool keep)
{
    int n = 1;
    for (int d = 1; d < r->n_days && works(w, (day - d + r->n_days) % r->n_days, day, keep); d++)
        n++;
    for (int d = 1; d < r->n_days && works(w, (day + d) % r->n_days, day, keep); d++)
        n++;
    return n <= ROSTER_MOST_DAYS_IN_A_ROW;
}

static bool within_contract(const struct rota *r, const struct worker *w, int day, double shift_h, bool keep)
{
    double passed = r->passed[w->role * r->n_days + day], week_h = w->contract_h * N_WEEKDAYS / r->n_days;
    double after_h = w->given_h + shift_h;
    double kept_h = keep ? w->kept_days * r->weekend_h[w->role] : 0;
    if (rota_is_weekend(day) && has_weekend(w, day)) /* what was kept may be taken, ahead of time or not */
        return after_h <= w->contract_h + shift_h / 2;
    return after_h + kept_h <= w->contract_h + shift_h / 2 &&
           after_h <= w->contract_h * passed + week_h * (1 - passed) + shift_h / 2;
}

/* Whether a duty on Friday would end too late for the first shift of Saturday, when the weekend is his. */
static bool ends_late(const struct rota *r, const struct worker *w, int day, int32_t end)
{
    return day % N_WEEKDAYS == ROTA_SATURDAY - 1 && has_weekend(w, day) &&
           ((day + 1) * r->b->m->ticks_per_day + r->first_start[w->role] - end) * (double)r->b->m->tick_s < r->rest_s;
}

/* ---- Who first? --------------------------------------------------------------------------------------------------------- */

static int by_preference(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->marked != y->marked)
        return x->marked - y->marked;
    if (x->spoils != y->spoils)
        return x->spoils - y->spoils;
    if (x->turn != y->turn)
        return x->turn - y->turn;
    if (x->owed_weekends != y->owed_weekends)
        return x->owed_weekends > y->owed_weekends ? -1 : 1;
    if (x->over != y->over)
        return x->over - y->over;
    if (x->new_run != y->new_run)
        return x->new_run - y->new_run;
    if (x->owed_h != y->owed_h)
        return x->owed_h > y->owed_h ? -1 : 1;
    return (x->worker > y->worker) - (x->worker < y->worker);
}

static int turn_of(const struct worker *w, int day, int shift)
{
    if (!rota_is_weekend(day))
        return 0;
    if (day % N_WEEKDAYS == ROTA_SUNDAY && w->works[day - 1])
        return w->last_shift != shift;
    return has_weekend(w, day) ? 2 : 3;
}

static void weigh(const struct rota *r, struct candidate *c, int day, int shift)
{
    const struct worker *w = c->worker;
    enum account of = r->is_night[shift] ? NIGHT_HOURS : OTHER_HOURS;
    double shift_h = r->k->unit.shifts[shift].hours;
    bool goes_on = w->n_duties > 0 && w->last_day == day - 1 && w->last_shift == shift;
    c->owed_h = w->due_h[of] * r->passed_of[of][w->role * r->n_days + day] - w->had_h[of];
    c->over = w->had_h[of] + shift_h / 2 > w->due_h[of] + ROUNDING_H;
    c->marked = of == OTHER_HOURS && w->marked == day + 1;
    c->turn = turn_of(w, day, shift);
    c->owed_weekends = c->turn == 3 ? w->weekend_part * (day / N_WEEKDAYS + 1) - w->n_weekends : 0;
    c->new_run = !(goes_on && (of == NIGHT_HOURS ? w->n_run < NIGHTS_TOGETHER : c->owed_h >= 0));
}

static int find_candidates(const struct rota *r, int day, int shift, int role, struct candidate *list)
{
    const struct shift *s = &r->k->unit.shifts[shift];
    int32_t midnight = day * r->b->m->ticks_per_day;
    int n = 0;
    for (int i = r->first_of[role]; i < r->first_of[role + 1]; i++) {
        struct worker *w = &r->worker[i];
        if (w->never[r->is_night[shift] ? NIGHT_HOURS : OTHER_HOURS] || (w->never_weekends && rota_is_weekend(day)) ||
            !rested(r, w, midnight + s->start_tick, midnight + s->end_tick) ||
            !within_contract(r, w, day, s->hours, false) || !days_off(r, w, day, false))
            continue;
        struct candidate *c = &list[n++];
        c->worker = w;
        c->spoils = !within_contract(r, w, day, s->hours, true) || !days_off(r, w, day, true) ||
                    ends_late(r, w, day, midnight + s->end_tick);
        weigh(r, c, day, shift);
    }
    if (n > 1)
        qsort(list, (size_t)n, sizeof *list, by_preference);
    return n;
}

static void give(struct rota *r, struct worker *w, int day, int shift)
{
    const struct shift *s = &r->k->unit.shifts[shift];
    int32_t start = day * r->b->m->ticks_per_day + s->start_tick, end = day * r->b->m->ticks_per_day + s->end_tick;
    r->k->duties[r->k->n_duties++] = (struct duty){start, end, w->person, shift};
    if (w->n_duties++ == 0)
        w->first_start = start;
    w->n_run = w->last_day == day - 1 && w->last_shift == shift ? w->n_run + 1 : 1;
    w->n_weekends += rota_is_weekend(day) && !(day % N_WEEKDAYS == ROTA_SUNDAY && w->works[day - 1]) && !w->works[day];
    w->last_end = end;
    w->last_day = day;
    w->last_shift = shift;
    w->given_h += s->hours;
    w->had_h[r->is_night[shift] ? NIGHT_HOURS : OTHER_HOURS] += s->hours;
    w->works[day] = true;
}

/* ---- The walk ----------------------------------------------------------------------------------------------------------- */

static bool is_filled(const struct rota *r, int day, int shift, int role)
{
    return plan_wanted(r->b, r->k, day % N_WEEKDAYS, shift, role) > 0 && !r->k->listed[role];
}

/* Marks those whom the nights of the day would go to if it had no other places. */
static void mark_for_nights(struct rota *r, int day, int shift, int role, struct candidate *list)
{
    if (!r->is_night[shift] || !is_filled(r, day, shift, role))
        return;
    int wanted = plan_wanted(r->b, r->k, day % N_WEEKDAYS, shift, role), n = find_candidates(r, day, shift, role, list);
    for (int i = 0; i < n && i < wanted; i++)
        list[i].worker->marked = day + 1;
}

static void fill_place(struct rota *r, int day, int shift, int role, struct candidate *list)
{
    if (!is_filled(r, day, shift, role))
        return;
    int wanted = plan_wanted(r->b, r->k, day % N_WEEKDAYS, shift, role), n = find_candidates(r, day, shift, role, list);
    for (int i = 0; i < n && i < wanted; i++)
        give(r, list[i].worker, day, shift);
    r->places[shift * r->b->roles.n + role] += wanted;
    r->missing[shift * r->b->roles.n + role] += wanted > n ? wanted - n : 0;
}

/* Shifts by start, then by name. */
static const int *shifts_by_start(const struct rota *r)
{
    int n = r->k->shifts.n, *order = ARENA_ARRAY(r->b->scratch, n, int);
    for (int i = 0; i < n; i++) {
        int j = i;
        for (; j > 0 && r->k->unit.shifts[order[j - 1]].start_tick > r->k->unit.shifts[i].start_tick; j--)
            order[j] = order[j - 1];
        order[j] = i;
    }
    return order;
}

int roster_by_start(const void *a, const void *b)
{
    const struct duty *x = a, *y = b;
    if (x->start_tick != y->start_tick)
        return x->start_tick > y->start_tick ? 1 : -1;
    return (x->person > y->person) - (x->person < y->person);
}

static void walk(struct rota *r)
{
    const int *order = shifts_by_start(r);
    struct candidate *list = ARENA_ARRAY(r->b->scratch, r->n_workers, struct candidate);
    for (int day = 0; day < r->n_days; day++)
        keep_day(r, day, 1);
    for (int day = 0; day < r->n_days; day++) {
        keep_day(r, day, -1);
        for (int i = 0; i < r->k->shifts.n; i++)
            for (int role = 0; role < r->b->roles.n; role++)
                mark_for_nights(r, day, order[i], role, list);
        for (int i = 0; i < r->k->shifts.n; i++)
            for (int role = 0; role < r->b->roles.n; role++)
                fill_place(r, day, order[i], role, list);
    }
    if (r->k->n_duties > 0)
        qsort(r->k->duties, (size_t)r->k->n_duties, sizeof *r->k->duties, roster_by_start);
}

static void take_places(struct rota *r)
{
    int n_tables = r->k->shifts.n * r->b->roles.n, places = 0;
    r->missing = ARENA_ARRAY(r->b->scratch, n_tables, int);
    r->places = ARENA_ARRAY(r->b->scratch, n_tables, int);
    for (int i = 0; i < N_WEEKDAYS * n_tables; i++)
        places += r->k->wanted[i] < r->n_workers ? r->k->wanted[i] : r->n_workers;
    r->k->duties = ARENA_ARRAY(r->b->scratch, places * (r->n_days / N_WEEKDAYS), struct duty);
}

static void build_kind(struct build *b, struct kind *k, int n_weeks)
{
    struct rota r = {.b = b, .k = k, .n_days = n_weeks * N_WEEKDAYS, .ticks = b->m->rota_ticks};
    rota_prepare(&r);
    take_places(&r);
    walk(&r);
    k->ahead_h = ARENA_ARRAY(b->scratch, k->n_persons, double);
    for (int i = 0; i < r.n_workers; i++)
        k->ahead_h[r.worker[i].person] = r.worker[i].given_h - r.worker[i].contract_h;
    roster_review(b, k, n_weeks, r.missing, r.places, r.too_many);
}

void roster_build(struct build *b)
{
    int n_weeks = (int)value_number(value_member(b->root, "staff"), "rota_weeks");
    b->m->rota_ticks = n_weeks * N_WEEKDAYS * b->m->ticks_per_day;
    for (int i = 0; i < b->n_kinds; i++)
        build_kind(b, &b->kinds[i], n_weeks);
}
