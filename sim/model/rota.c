/* Getting a rota ready.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/rota.h"

#include "model/plan.h"
#include "model/roster_review.h"
#include "model/turns.h"

/* ---- The plan ----------------------------------------------------------------------------------------------------------- */

/* Hours of a week in shifts of an account. */
static double planned_h_of(const struct rota *r, int role, enum account of)
{
    double hours = 0;
    for (int d = 0; d < N_WEEKDAYS; d++)
        for (int s = 0; s < r->k->shifts.n; s++)
            if (r->is_night[s] == (of == NIGHT_HOURS))
                hours += plan_wanted(r->b, r->k, d, s, role) * r->k->unit.shifts[s].hours;
    return hours;
}

/* On a weekday, in shifts of the accounts [first, last]. */
static bool is_wanted(const struct rota *r, int weekday, int role, enum account first, enum account last)
{
    for (int s = 0; s < r->k->shifts.n; s++)
        if (plan_wanted(r->b, r->k, weekday, s, role) > 0 && (r->is_night[s] ? last == NIGHT_HOURS : first == OTHER_HOURS))
            return true;
    return false;
}

static void count_days(struct rota *r, int role, enum account first, enum account last, double *all_passed)
{
    double *passed = &all_passed[role * r->n_days];
    int n = 0;
    for (int day = 0; day < r->n_days; day++)
        passed[day] = n += is_wanted(r, day % N_WEEKDAYS, role, first, last);
    for (int day = 0; day < r->n_days; day++)
        passed[day] /= n > 0 ? n : 1;
}

/* ---- People ------------------------------------------------------------------------------------------------------------- */

/* What a line asks for, and what its people are due. */
static struct turns turns_of(const struct rota *r, const struct worker *w, double share)
{
    const struct value *line = r->k->line_of[w->person];
    const struct value *nights = value_member(line, "night_share"), *weekends = value_member(line, "weekend_every");
    return (struct turns){
        .due_h = w->contract_h * share,
        .night_share = nights ? nights->number : TURNS_EVEN,
        .weekend_share = !weekends ? TURNS_EVEN : value_is_never(weekends) ? 0 : 1 / weekends->number,
    };
}

/* People of the role at a weekend: those whom the day that wants more of them wants. */
static int people_at_weekends(struct rota *r, int role)
{
    int places[N_WEEKDAYS] = {0}, n = r->first_of[role + 1] - r->first_of[role];
    double hours = 0;
    r->first_start[role] = r->b->m->ticks_per_day;
    for (int d = ROTA_SATURDAY; d <= ROTA_SUNDAY; d++)
        for (int s = 0; s < r->k->shifts.n; s++) {
            int wanted = plan_wanted(r->b, r->k, d, s, role);
            if (wanted > 0 && d == ROTA_SATURDAY && r->k->unit.shifts[s].start_tick < r->first_start[role])
                r->first_start[role] = r->k->unit.shifts[s].start_tick;
            places[d] += wanted < n ? wanted : n;
            hours += wanted * r->k->unit.shifts[s].hours;
        }
    int most = places[ROTA_SATURDAY] > places[ROTA_SUNDAY] ? places[ROTA_SATURDAY] : places[ROTA_SUNDAY];
    r->weekend_h[role] = hours > 0 ? hours / (places[ROTA_SATURDAY] + places[ROTA_SUNDAY]) : 0;
    return most < n ? most : n;
}

/* Nights and weekends of the people of a role. */
static void share_turns(struct rota *r, int role)
{
    int n = r->first_of[role + 1] - r->first_of[role], n_weeks = r->n_days / N_WEEKDAYS;
    struct worker *worker = &r->worker[r->first_of[role]];
    double planned_h = roster_review_planned_h(r->b, r->k, role), contracted_h = roster_review_contracted_h(r->k, role);
    struct turns *of = ARENA_ARRAY(r->b->scratch, n, struct turns);
    for (int i = 0; i < n; i++)
        of[i] = turns_of(r, &worker[i], planned_h / contracted_h);
    turns_share_nights(of, n, planned_h_of(r, role, NIGHT_HOURS) * n_weeks);
    int people = people_at_weekends(r, role);
    r->too_many[role] = turns_share_weekends(of, n, people, r->aim) < r->aim;
    const bool *weekends = turns_give_weekends(r->b->scratch, of, n, people, n_weeks);
    for (int i = 0; i < n; i++) {
        struct worker *w = &worker[i];
        w->due_h[NIGHT_HOURS] = of[i].night_h;
        w->due_h[OTHER_HOURS] = of[i].due_h - of[i].night_h;
        w->never[NIGHT_HOURS] = of[i].night_share == 0;
        w->never[OTHER_HOURS] = of[i].night_share == 1;
        w->never_weekends = of[i].weekend_share == 0;
        w->weekend_part = of[i].weekend_part;
        w->weekend = &weekends[i * n_weeks];
    }
}

/* The persons for whom a rota is built, by role and then in the order of the model. */
static void gather_workers(struct rota *r)
{
    const struct kind *k = r->k;
    r->worker = ARENA_ARRAY(r->b->scratch, k->n_persons, struct worker);
    r->first_of = ARENA_ARRAY(r->b->scratch, r->b->roles.n + 1, int);
    for (int role = 0; role < r->b->roles.n; role++) {
        r->first_of[role] = r->n_workers;
        for (int p = 0; p < k->n_persons; p++)
            if (k->persons[p].role == role && roster_review_is_built(k, &k->persons[p])) {
                struct worker *w = &r->worker[r->n_workers++];
                w->person = p;
                w->role = role;
                w->contract_h = k->persons[p].weekly_h * r->n_days / N_WEEKDAYS;
                w->works = ARENA_ARRAY(r->b->scratch, r->n_days, bool);
            }
    }
    r->first_of[r->b->roles.n] = r->n_workers;
}

static void look_at_plan(struct rota *r)
{
    int n_roles = r->b->roles.n;
    r->is_night = ARENA_ARRAY(r->b->scratch, r->k->shifts.n, bool);
    for (int s = 0; s < r->k->shifts.n; s++)
        r->is_night[s] = turns_is_night(r->b->m, &r->k->unit.shifts[s]);
    r->passed = ARENA_ARRAY(r->b->scratch, n_roles * r->n_days, double);
    for (int of = 0; of < N_ACCOUNTS; of++)
        r->passed_of[of] = ARENA_ARRAY(r->b->scratch, n_roles * r->n_days, double);
    r->weekend_h = ARENA_ARRAY(r->b->scratch, n_roles, double);
    r->too_many = ARENA_ARRAY(r->b->scratch, n_roles, bool);
    r->first_start = ARENA_ARRAY(r->b->scratch, n_roles, int32_t);
    for (int role = 0; role < n_roles; role++) {
        count_days(r, role, OTHER_HOURS, NIGHT_HOURS, r->passed);
        for (enum account of = 0; of < N_ACCOUNTS; of++)
            count_days(r, role, of, of, r->passed_of[of]);
        share_turns(r, role);
    }
}

void rota_prepare(struct rota *r)
{
    const struct value *staff = value_member(r->b->root, "staff");
    r->rest_s = value_number(staff, "rest_h") * 3600;
    r->aim = (int)value_number(staff, "weekend_every");
    gather_workers(r);
    look_at_plan(r);
}
