/* The rota: who has duty in which shift, so that the plan is met within people's contracts.
 *
 * Places are filled day by day through the rota, which then repeats: first by start of the shift, then by role. Whoever takes
 * a place must be of the unit and the role, and
 *   - have rested rest_h since his last duty, and again before his first one of the next round of the rota;
 *   - not work more than 5 days in a row, also not over the end of the rota;
 *   - stay within his contract: over the whole rota at most half a shift above it; on the way there one week more, which shrinks
 *     evenly to nothing, so that with too few people the lack is spread and does not fall on the last weeks. The way is counted
 *     in days on which the plan wants the role: who works from Monday to Friday has reached the end on the last Friday.
 * Weekends go round the list of a role: as many people as the plan wants on a Saturday or Sunday have one, then the next have
 * the next. Of those who can, come first: those of whom no day or hour is taken that a weekend of their own to come will need;
 * at weekends, who is there on Sunday because of Saturday, then whose weekend it is; then who had this shift yesterday and is
 * still owed hours, so that shifts come in runs; then who is owed most hours, counting what the plan gives him by now: his
 * contract times (hours planned / hours contracted) of the role. Last, the order of names.
 *
 * This is a plausible rota, not an optimal one; nothing is drawn, so the same input gives the same rota.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/roster.h"

#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "model/plan.h"

enum { SATURDAY = 5, SUNDAY = 6 };

struct worker {
    int person;            /* of the kind */
    int role, place;       /* place: among those of the role */
    int kept_days;         /* of weekends that are his and still to come */
    double contract_h;     /* over the rota */
    double given_h;
    int n_duties;
    int32_t first_start, last_end; /* ticks of the rota */
    int last_shift, last_day;
    bool *works;           /* per day of the rota */
};

struct roster {
    struct build *b;
    struct kind *k;
    int n_days;
    int32_t rota_ticks;
    double weekly_h, rest_s;
    int n_workers;         /* those of the role being filled stand together: worker[first_of[role] ...] */
    struct worker *worker;
    int *first_of;         /* per role, and one more */
    double *share;         /* per role: hours planned / hours contracted */
    double *passed;        /* [role * n_days + day]: of the days that want the role, the part up to and with this day */
    int *weekend;          /* per role: so many people have a weekend at a time */
    double *weekend_h;     /* per role: mean hours of a duty then */
    int *missing, *places; /* [shift * n_roles + role] */
};

struct candidate {
    struct worker *worker;
    bool spoils, new_run;  /* spoils: the days or hours of a weekend to come that is his */
    int turn;              /* at weekends: 0 he is at it, 1 it is his, 2 it is not; else 0 */
    double owed_h;
};

static int32_t ticks_per_day(const struct roster *r)
{
    return r->b->m->ticks_per_day;
}

/* ---- Weekends ----------------------------------------------------------------------------------------------------------- */

static bool is_weekend(int day)
{
    return day % N_WEEKDAYS >= SATURDAY;
}

/* Whether the weekend of the day's week is his: the list of the role is gone through in turn, round and round. */
static bool has_weekend(const struct roster *r, const struct worker *w, int day)
{
    int n = r->first_of[w->role + 1] - r->first_of[w->role], first = day / N_WEEKDAYS * r->weekend[w->role] % n;
    return (w->place - first + n) % n < r->weekend[w->role];
}

/* Adds `sign` to the days that are kept for this one's sake. */
static void keep_day(struct roster *r, int day, int sign)
{
    for (int i = 0; i < r->n_workers && is_weekend(day); i++)
        if (has_weekend(r, &r->worker[i], day))
            r->worker[i].kept_days += sign;
}

/* ---- May he? ------------------------------------------------------------------------------------------------------------ */

static bool rested(const struct roster *r, const struct worker *w, int32_t start, int32_t end)
{
    double tick_s = r->b->m->tick_s;
    if (w->n_duties == 0)
        return end - start <= r->rota_ticks;
    return (start - w->last_end) * tick_s >= r->rest_s && ((double)w->first_start + r->rota_ticks - end) * tick_s >= r->rest_s;
}

/* Whether he works on another day than `day`, up to which the rota is filled; with `keep` also weekends to come that are his. */
static bool works(const struct roster *r, const struct worker *w, int other, int day, bool keep)
{
    return w->works[other] || (keep && other > day && is_weekend(other) && has_weekend(r, w, other));
}

/* Whether this day would not be one too many in a row, around the end of the rota too. */
static bool days_off(const struct roster *r, const struct worker *w, int day, bool keep)
{
    int n = 1;
    for (int d = 1; d < r->n_days && works(r, w, (day - d + r->n_days) % r->n_days, day, keep); d++)
        n++;
    for (int d = 1; d < r->n_days && works(r, w, (day + d) % r->n_days, day, keep); d++)
        n++;
    return n <= ROSTER_MOST_DAYS_IN_A_ROW;
}

static bool within_contract(const struct roster *r, const struct worker *w, int day, double shift_h, bool keep)
{
    double passed = r->passed[w->role * r->n_days + day], week_h = w->contract_h * N_WEEKDAYS / r->n_days;
    double after_h = w->given_h + shift_h;
    double kept_h = keep ? w->kept_days * r->weekend_h[w->role] : 0;
    if (is_weekend(day) && has_weekend(r, w, day)) /* what was kept may be taken, ahead of time or not */
        return after_h <= w->contract_h + shift_h / 2;
    return after_h + kept_h <= w->contract_h + shift_h / 2 &&
           after_h <= w->contract_h * passed + week_h * (1 - passed) + shift_h / 2;
}

/* ---- Who first? --------------------------------------------------------------------------------------------------------- */

static int by_preference(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->spoils != y->spoils)
        return x->spoils - y->spoils;
    if (x->turn != y->turn)
        return x->turn - y->turn;
    if (x->new_run != y->new_run)
        return x->new_run - y->new_run;
    if (x->owed_h != y->owed_h)
        return x->owed_h > y->owed_h ? -1 : 1;
    return (x->worker > y->worker) - (x->worker < y->worker);
}

static int turn_of(const struct roster *r, const struct worker *w, int day)
{
    if (!is_weekend(day) || (day % N_WEEKDAYS == SUNDAY && w->works[day - 1]))
        return 0;
    return has_weekend(r, w, day) ? 1 : 2;
}

static int find_candidates(const struct roster *r, int day, int shift, int role, struct candidate *list)
{
    const struct shift *s = &r->k->unit.shifts[shift];
    int32_t midnight = day * ticks_per_day(r);
    int n = 0;
    for (int i = r->first_of[role]; i < r->first_of[role + 1]; i++) {
        struct worker *w = &r->worker[i];
        if (!rested(r, w, midnight + s->start_tick, midnight + s->end_tick) ||
            !within_contract(r, w, day, s->hours, false) || !days_off(r, w, day, false))
            continue;
        struct candidate *c = &list[n++];
        c->worker = w;
        c->spoils = !within_contract(r, w, day, s->hours, true) || !days_off(r, w, day, true);
        c->owed_h = w->contract_h * r->share[role] * r->passed[role * r->n_days + day] - w->given_h;
        c->turn = turn_of(r, w, day);
        c->new_run = !(w->n_duties > 0 && w->last_day == day - 1 && w->last_shift == shift && c->owed_h >= 0);
    }
    return n;
}

static void give(struct roster *r, struct worker *w, int day, int shift)
{
    const struct shift *s = &r->k->unit.shifts[shift];
    int32_t start = day * ticks_per_day(r) + s->start_tick, end = day * ticks_per_day(r) + s->end_tick;
    r->k->duties[r->k->n_duties++] = (struct duty){start, end, w->person, shift};
    if (w->n_duties++ == 0)
        w->first_start = start;
    w->last_end = end;
    w->last_day = day;
    w->last_shift = shift;
    w->given_h += s->hours;
    w->works[day] = true;
}

/* ---- The walk ----------------------------------------------------------------------------------------------------------- */

static void fill_place(struct roster *r, int day, int shift, int role, struct candidate *list)
{
    int wanted = plan_wanted(r->b, r->k, day % N_WEEKDAYS, shift, role);
    if (wanted == 0 || r->k->listed[role])
        return;
    int n = find_candidates(r, day, shift, role, list);
    if (n > 1)
        qsort(list, (size_t)n, sizeof *list, by_preference);
    for (int i = 0; i < n && i < wanted; i++)
        give(r, list[i].worker, day, shift);
    r->places[shift * r->b->roles.n + role] += wanted;
    r->missing[shift * r->b->roles.n + role] += wanted > n ? wanted - n : 0;
}

/* Shifts by start, then by name. */
static const int *shifts_by_start(const struct roster *r)
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

static void walk(struct roster *r)
{
    const int *order = shifts_by_start(r);
    struct candidate *list = ARENA_ARRAY(r->b->scratch, r->n_workers, struct candidate);
    for (int day = 0; day < r->n_days; day++)
        keep_day(r, day, 1);
    for (int day = 0; day < r->n_days; day++) {
        keep_day(r, day, -1);
        for (int i = 0; i < r->k->shifts.n; i++)
            for (int role = 0; role < r->b->roles.n; role++)
                fill_place(r, day, order[i], role, list);
    }
    if (r->k->n_duties > 0)
        qsort(r->k->duties, (size_t)r->k->n_duties, sizeof *r->k->duties, roster_by_start);
}

/* ---- Getting ready ------------------------------------------------------------------------------------------------------- */

static double planned_week_h(const struct roster *r, int role)
{
    double hours = 0;
    for (int d = 0; d < N_WEEKDAYS; d++)
        for (int s = 0; s < r->k->shifts.n; s++)
            hours += plan_wanted(r->b, r->k, d, s, role) * r->k->unit.shifts[s].hours;
    return hours;
}

static bool is_wanted(const struct roster *r, int weekday, int role)
{
    for (int s = 0; s < r->k->shifts.n; s++)
        if (plan_wanted(r->b, r->k, weekday, s, role) > 0)
            return true;
    return false;
}

static void count_days(struct roster *r, int role)
{
    double *passed = &r->passed[role * r->n_days];
    int n = 0;
    for (int day = 0; day < r->n_days; day++)
        passed[day] = n += is_wanted(r, day % N_WEEKDAYS, role);
    for (int day = 0; day < r->n_days; day++)
        passed[day] /= n > 0 ? n : 1;
}

static double contracted_week_h(const struct roster *r, int role)
{
    double hours = 0;
    for (int i = r->first_of[role]; i < r->first_of[role + 1]; i++)
        hours += r->worker[i].contract_h * N_WEEKDAYS / r->n_days;
    return hours;
}

static void plan_weekends(struct roster *r, int role)
{
    int places[N_WEEKDAYS] = {0}, n = r->first_of[role + 1] - r->first_of[role];
    double hours = 0;
    for (int d = SATURDAY; d <= SUNDAY; d++)
        for (int s = 0; s < r->k->shifts.n; s++) {
            int wanted = plan_wanted(r->b, r->k, d, s, role);
            places[d] += wanted < n ? wanted : n;
            hours += wanted * r->k->unit.shifts[s].hours;
        }
    int most = places[SATURDAY] > places[SUNDAY] ? places[SATURDAY] : places[SUNDAY];
    r->weekend[role] = most < n ? most : n;
    r->weekend_h[role] = hours > 0 ? hours / (places[SATURDAY] + places[SUNDAY]) : 0;
}

/* The persons for whom a rota is built, by role and then in the order of the model. */
static void gather_workers(struct roster *r)
{
    const struct kind *k = r->k;
    r->worker = ARENA_ARRAY(r->b->scratch, k->n_persons, struct worker);
    r->first_of = ARENA_ARRAY(r->b->scratch, r->b->roles.n + 1, int);
    r->share = ARENA_ARRAY(r->b->scratch, r->b->roles.n, double);
    r->passed = ARENA_ARRAY(r->b->scratch, r->b->roles.n * r->n_days, double);
    r->weekend = ARENA_ARRAY(r->b->scratch, r->b->roles.n, int);
    r->weekend_h = ARENA_ARRAY(r->b->scratch, r->b->roles.n, double);
    for (int role = 0; role < r->b->roles.n; role++) {
        r->first_of[role] = r->n_workers;
        for (int p = 0; p < k->n_persons; p++)
            if (k->persons[p].role == role && !k->persons[p].always && !k->persons[p].temp && !k->listed[role]) {
                struct worker *w = &r->worker[r->n_workers++];
                w->person = p;
                w->role = role;
                w->place = r->n_workers - 1 - r->first_of[role];
                w->contract_h = k->persons[p].fte * r->weekly_h * r->n_days / N_WEEKDAYS;
                w->works = ARENA_ARRAY(r->b->scratch, r->n_days, bool);
            }
    }
    r->first_of[r->b->roles.n] = r->n_workers;
    for (int role = 0; role < r->b->roles.n; role++) {
        double contracted_h = contracted_week_h(r, role);
        r->share[role] = contracted_h > 0 ? planned_week_h(r, role) / contracted_h : 0;
        count_days(r, role);
        plan_weekends(r, role);
    }
}

static void take_places(struct roster *r)
{
    int n_tables = r->k->shifts.n * r->b->roles.n, places = 0;
    r->missing = ARENA_ARRAY(r->b->scratch, n_tables, int);
    r->places = ARENA_ARRAY(r->b->scratch, n_tables, int);
    for (int i = 0; i < N_WEEKDAYS * n_tables; i++)
        places += r->k->wanted[i] < r->n_workers ? r->k->wanted[i] : r->n_workers;
    r->k->duties = ARENA_ARRAY(r->b->scratch, places * (r->n_days / N_WEEKDAYS), struct duty);
}

/* ---- Warnings ------------------------------------------------------------------------------------------------------------ */

static void warn_of_hours(struct roster *r, int role)
{
    double planned_h = planned_week_h(r, role), contracted_h = contracted_week_h(r, role);
    if (planned_h > 0 && contracted_h > 0 && fabs(planned_h - contracted_h) > 0.1 * contracted_h)
        BUILD_WARNING(r->b, r->k->plan,
                      "the plan of unit '%s' wants %.1f h a week of '%s', the roster lines are contracted for %.1f h", r->k->id,
                      planned_h, r->b->roles.id[role], contracted_h);
}

static void warn_of_empty_places(struct roster *r)
{
    for (int s = 0; s < r->k->shifts.n; s++)
        for (int role = 0; role < r->b->roles.n; role++) {
            int at = s * r->b->roles.n + role;
            int missing = r->missing[at], places = r->places[at], n_weeks = r->n_days / N_WEEKDAYS;
            const char *which = places == 1 ? "the only place" : text_format(r->b->scratch, "%d of %d places", missing, places);
            if (missing > 0)
                BUILD_WARNING(r->b, r->k->plan, "shift '%s' of unit '%s': %s for '%s' %s empty in the rota of %d week%s",
                              r->k->shifts.id[s], r->k->id, which, r->b->roles.id[role], missing == 1 ? "stays" : "stay", n_weeks,
                              n_weeks == 1 ? "" : "s");
        }
}

static void warn_of_idle_lines(struct roster *r)
{
    const struct kind *k = r->k;
    int *idle = ARENA_ARRAY(r->b->scratch, k->n_persons, int); /* counted at the first person of the line */
    for (int i = 0; i < r->n_workers; i++) {
        int first = r->worker[i].person;
        while (first > 0 && k->line_of[first - 1] == k->line_of[first])
            first--;
        idle[first] += r->worker[i].n_duties == 0;
    }
    for (int p = 0; p < k->n_persons; p++) {
        int count = (int)value_number(k->line_of[p], "count");
        const char *who = count == 1 ? "the person" : text_format(r->b->scratch, "%d of %d", idle[p], count);
        if (idle[p] > 0)
            BUILD_WARNING(r->b, k->line_of[p], "%s on this line never %s duty: the plan of unit '%s' has no place for them", who,
                          idle[p] == 1 ? "has" : "have", k->id);
    }
}

static void build_kind(struct build *b, struct kind *k, int n_weeks)
{
    struct roster r = {.b = b, .k = k, .n_days = n_weeks * N_WEEKDAYS, .rota_ticks = b->m->rota_ticks};
    const struct value *staff = value_member(b->root, "staff");
    r.weekly_h = value_number(staff, "weekly_h");
    r.rest_s = value_number(staff, "rest_h") * 3600;
    gather_workers(&r);
    take_places(&r);
    walk(&r);
    for (int role = 0; role < b->roles.n; role++)
        warn_of_hours(&r, role);
    warn_of_empty_places(&r);
    warn_of_idle_lines(&r);
}

void roster_build(struct build *b)
{
    int n_weeks = (int)value_number(value_member(b->root, "staff"), "rota_weeks");
    b->m->rota_ticks = n_weeks * N_WEEKDAYS * b->m->ticks_per_day;
    for (int i = 0; i < b->n_kinds; i++)
        build_kind(b, &b->kinds[i], n_weeks);
}
