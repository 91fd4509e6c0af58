/* Moves hours to where work falls, role by role, from the least competence up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/staffing.h"

#include "study/staffing_room.h"
#include "study/window_hours.h"

const char *const staffing_plan_ids[N_STAFFING_PLANS] = {"old", "new"};

/* Cells and windows of the week as in window_hours.h. Shifts that overlap share the work of a window in which both are. */
struct moving {
    const struct staffing *s;
    const struct task_map *map;
    const struct model *m;
    const struct unit *u;
    struct staffing_unit *to;
    int n_cells;
    int *wanted;        /* the new plan */
    struct window_hours windows;
    double *left_s;     /* [window * n_jobs + job]: work that no role so far has taken */
    double *work_s;     /* per window: what the role at hand may do of that */
    double taken_share; /* of an hour on duty */
};

static double hours_of(const struct moving *v, int cell)
{
    return v->u->shifts[cell % v->u->n_shifts].hours;
}

static int *people(const struct moving *v, int cell, int role)
{
    return &v->wanted[cell * v->m->n_roles + role];
}

static double people_in(const struct moving *v, enum staffing_plan plan, int window, int role)
{
    return window_hours_people(&v->windows, v->to->wanted[plan], v->m->n_roles, role, window);
}

/* ---- Who comes next? ------------------------------------------------------------------------------------------------------ */

static int people_there(const struct moving *v, int cell)
{
    int n = 0;
    for (int role = 0; role < v->m->n_roles; role++)
        n += *people(v, cell, role);
    return n;
}

/* Of the role, on the day or in the shift of a cell. */
static int people_alike(const struct moving *v, int cell, int role, bool same_day)
{
    int n = 0, n_shifts = v->u->n_shifts;
    for (int other = 0; other < v->n_cells; other++)
        if (same_day ? other / n_shifts == cell / n_shifts : other % n_shifts == cell % n_shifts)
            n += *people(v, other, role);
    return n;
}

/* For each of the people, with half a one more, in an hour of the shift. */
static double work_per_hour(const struct moving *v, int cell, int role)
{
    double sum = 0;
    for (int w = 0; w < v->windows.n; w++) {
        double inside_h = v->windows.inside_h[cell * v->windows.n + w];
        if (inside_h > 0)
            sum += inside_h / hours_of(v, cell) * (v->work_s[w] / v->windows.length_h[w]) /
                   (people_in(v, STAFFING_NEW, w, role) + v->to->always[role] + 0.5);
    }
    return sum;
}

static bool comes_before(const struct moving *v, int a, int b, int role)
{
    double of_a = work_per_hour(v, a, role), of_b = work_per_hour(v, b, role);
    if (of_a != of_b)
        return of_a > of_b;
    int fewer = people_there(v, a) - people_there(v, b);
    fewer = fewer ? fewer : people_alike(v, a, role, true) - people_alike(v, b, role, true);
    fewer = fewer ? fewer : people_alike(v, a, role, false) - people_alike(v, b, role, false);
    return fewer < 0;
}

/* ---- One role ------------------------------------------------------------------------------------------------------------- */

/* What the role may do of what is left, or the same in every hour; returns the sum over the week. */
static double find_work(struct moving *v, int role)
{
    double sum = 0;
    for (int w = 0; w < v->windows.n; w++) {
        v->work_s[w] = v->s->evenly ? v->windows.length_h[w] : 0;
        for (int job = 0; job < v->map->n_jobs && !v->s->evenly; job++)
            if (v->to->map->may[job * v->m->n_roles + role])
                v->work_s[w] += v->left_s[w * v->map->n_jobs + job];
        sum += v->work_s[w];
    }
    return sum;
}

static int wanted_now(const struct moving *v, int cell, int role)
{
    return v->to->wanted[STAFFING_OLD][cell * v->m->n_roles + role];
}

/* Whether no role of the unit that the present plan wants has a higher level. */
static bool is_highest(const struct moving *v, int role)
{
    for (int other = 0; other < v->m->n_roles; other++)
        if (v->to->week_h[STAFFING_OLD][other] > 0 && v->m->roles[other].level > v->m->roles[role].level)
            return false;
    return true;
}

/* The least that every window keeps; of the highest level one stays at least, wherever somebody is now. */
static void place_least(struct moving *v, int role)
{
    int least = INT32_MAX;
    for (int w = 0; w < v->windows.n; w++) {
        int now = (int)(people_in(v, STAFFING_OLD, w, role) + 0.5);
        if (v->windows.length_h[w] > 0 && now < least)
            least = now;
    }
    if (least == 0 && is_highest(v, role))
        least = 1;
    for (int cell = 0; cell < v->n_cells; cell++) {
        int now = wanted_now(v, cell, role);
        *people(v, cell, role) = now < least ? now : least;
    }
}

/* A shift of the roster only, such as a long one, is agreed for certain days: those on which the plan has somebody in it now. */
static bool is_worked(const struct moving *v, int cell)
{
    int n = 0;
    for (int role = 0; role < v->m->n_roles; role++)
        n += wanted_now(v, cell, role);
    return n > 0 || !v->u->shifts[cell % v->u->n_shifts].roster_only;
}

static bool is_as_now(const struct moving *v, int role)
{
    for (int cell = 0; cell < v->n_cells; cell++)
        if (*people(v, cell, role) != wanted_now(v, cell, role))
            return false;
    return true;
}

/* Whether the shift brings the hours nearer to those of the present plan, and is there on that day. */
static bool fits(const struct moving *v, int cell, double hours_left)
{
    return hours_of(v, cell) < 2 * hours_left && is_worked(v, cell);
}

/* Hours that find no room: what is left, if some shift would take more of it but for room. Less is rounding. */
static double hours_without_room(const struct moving *v, double hours_left)
{
    for (int cell = 0; cell < v->n_cells; cell++)
        if (fits(v, cell, hours_left))
            return hours_left;
    return 0;
}

static enum staffing_outcome place_people(struct moving *v, int role)
{
    double hours_left = v->to->week_h[STAFFING_OLD][role];
    struct staffing_room room = staffing_room_of(v->m, v->u, role);
    if (!v->s->evenly)
        place_least(v, role);
    if (is_as_now(v, role))
        return STAFFING_LEAST;
    for (int cell = 0; cell < v->n_cells; cell++)
        hours_left -= *people(v, cell, role) * hours_of(v, cell);
    for (;;) {
        int best = -1;
        for (int cell = 0; cell < v->n_cells; cell++)
            if (fits(v, cell, hours_left) && staffing_room_has(&room, v->wanted, cell) &&
                (best < 0 || comes_before(v, cell, best, role)))
                best = cell;
        if (best < 0)
            break;
        ++*people(v, best, role);
        hours_left -= hours_of(v, best);
    }
    v->to->no_room_h[role] = hours_without_room(v, hours_left);
    return is_as_now(v, role) ? STAFFING_SAME : STAFFING_MOVED;
}

static enum staffing_outcome keep_people(struct moving *v, int role)
{
    for (int cell = 0; cell < v->n_cells; cell++)
        *people(v, cell, role) = wanted_now(v, cell, role);
    return STAFFING_NO_WORK;
}

/* What the people of the role take off the work that they may do, of each job the same part. */
static void take_work(struct moving *v, int role)
{
    for (int w = 0; w < v->windows.n; w++) {
        double on_duty_h = (people_in(v, STAFFING_NEW, w, role) + v->to->always[role]) * v->windows.length_h[w];
        double take_s = on_duty_h * 3600 * v->taken_share;
        double stays = v->work_s[w] > take_s ? 1 - take_s / v->work_s[w] : 0;
        for (int job = 0; job < v->map->n_jobs; job++)
            if (v->to->map->may[job * v->m->n_roles + role])
                v->left_s[w * v->map->n_jobs + job] *= stays;
    }
}

/* Roles from the lowest level up; those of one level in their order. Returns -1 after the last. */
static int next_role(const struct model *m, int role)
{
    int next = -1;
    for (int r = 0; r < m->n_roles; r++) {
        int higher = role < 0 ? 1 : m->roles[r].level - m->roles[role].level;
        bool after = higher > 0 || (higher == 0 && r > role);
        if (after && (next < 0 || m->roles[r].level < m->roles[next].level))
            next = r;
    }
    return next;
}

/* ---- One unit ------------------------------------------------------------------------------------------------------------- */

static double *week_hours(const struct moving *v, const int *wanted, struct arena *arena)
{
    double *hours = ARENA_ARRAY(arena, v->m->n_roles, double);
    for (int cell = 0; cell < v->n_cells; cell++)
        for (int role = 0; role < v->m->n_roles; role++)
            hours[role] += wanted[cell * v->m->n_roles + role] * hours_of(v, cell);
    return hours;
}

/* Each shift's people in each hour that it covers; hours after midnight are the next day's. */
static double *week_people(const struct moving *v, const int *wanted, struct arena *arena)
{
    int n_roles = v->m->n_roles;
    int32_t hour_ticks = v->m->ticks_per_day / TASK_MAP_HOURS;
    double *in_hour = ARENA_ARRAY(arena, TASK_MAP_WEEK_HOURS * n_roles, double);
    for (int cell = 0; cell < v->n_cells; cell++) {
        const struct shift *shift = &v->u->shifts[cell % v->u->n_shifts];
        int32_t midnight = cell / v->u->n_shifts * v->m->ticks_per_day;
        for (int32_t t = shift->start_tick, end; t < shift->end_tick; t = end) {
            int hour = (midnight + t) / hour_ticks;
            end = (t / hour_ticks + 1) * hour_ticks;
            end = end < shift->end_tick ? end : shift->end_tick;
            for (int role = 0; role < n_roles; role++)
                in_hour[hour % TASK_MAP_WEEK_HOURS * n_roles + role] +=
                    (double)(end - t) / hour_ticks * wanted[cell * n_roles + role];
        }
    }
    for (int i = 0; i < TASK_MAP_WEEK_HOURS * n_roles; i++)
        in_hour[i] += v->to->always[i % n_roles];
    return in_hour;
}

static double sum_of(const double *values, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += values[i];
    return sum;
}

static void move_hours(struct moving *v, struct arena *arena)
{
    double hours = sum_of(v->to->week_h[STAFFING_OLD], v->m->n_roles);
    window_hours_make(&v->windows, v->m, v->u, arena);
    v->work_s = ARENA_ARRAY(arena, v->windows.n, double);
    v->left_s = ARENA_ARRAY(arena, v->windows.n * v->map->n_jobs, double);
    for (int w = 0; w < v->windows.n; w++)
        for (int job = 0; job < v->map->n_jobs && v->windows.length_h[w] > 0; job++) {
            bool may = v->to->map->lowest[job] >= 0;
            v->left_s[w * v->map->n_jobs + job] = may ? v->to->map->shift_s[w * v->map->n_jobs + job] : 0;
        }
    for (int role = 0; role < v->m->n_roles; role++)
        for (int w = 0; w < v->windows.n; w++)
            hours += v->to->always[role] * v->windows.length_h[w];
    v->taken_share = sum_of(v->left_s, v->windows.n * v->map->n_jobs) / 3600 / hours;
    for (int role = next_role(v->m, -1); role >= 0; role = next_role(v->m, role)) {
        v->to->outcome[role] = find_work(v, role) > 0 ? place_people(v, role) : keep_people(v, role);
        take_work(v, role);
    }
}

static void make_unit(struct staffing *s, int i, struct arena *arena)
{
    struct staffing_unit *to = &s->units[i];
    const struct model *m = s->map->m;
    const struct unit *u = &m->units[s->map->units[i].unit];
    struct moving v = {.s = s, .map = s->map, .m = m, .u = u, .to = to, .n_cells = N_WEEKDAYS * u->n_shifts};
    v.wanted = ARENA_ARRAY(arena, v.n_cells * m->n_roles, int);
    *to = (struct staffing_unit){.map = &s->map->units[i], .always = ARENA_ARRAY(arena, m->n_roles, int),
                                 .wanted = {u->wanted, v.wanted},
                                 .no_room_h = ARENA_ARRAY(arena, m->n_roles, double),
                                 .outcome = ARENA_ARRAY(arena, m->n_roles, enum staffing_outcome)};
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        to->always[m->persons[p].role] += m->persons[p].always;
    to->week_h[STAFFING_OLD] = week_hours(&v, u->wanted, arena);
    to->moved = sum_of(to->week_h[STAFFING_OLD], m->n_roles) > 0;
    if (to->moved)
        move_hours(&v, arena);
    to->week_h[STAFFING_NEW] = week_hours(&v, v.wanted, arena);
    for (int plan = 0; plan < N_STAFFING_PLANS; plan++)
        to->people[plan] = week_people(&v, to->wanted[plan], arena);
}

static int nothing_to_move(const struct model *m, struct err *e)
{
    int n_shifts = 0, n_always = 0;
    for (int u = 0; u < m->n_units; u++)
        n_shifts += m->units[u].n_shifts;
    for (int p = 0; p < m->n_persons; p++)
        n_always += m->persons[p].always;
    if (n_shifts == 0)
        return err_set(e, ERR_INPUT, "/units: no unit has shifts, so there are no hours to move");
    if (n_always > 0 && n_always == m->n_persons)
        return err_set(e, ERR_INPUT, "/staff/lines: everybody is on duty all the time, so there are no hours to move");
    if (m->n_duties > 0)
        return err_set(e, ERR_INPUT,
                       "/staff/plan: no staffing plan: the roster says who has duty when, and its hours are not moved");
    return err_set(e, ERR_INPUT, "/staff/plan: no staffing plan: nobody is wanted in any shift, so there are no hours to move");
}

int staffing_make(struct staffing *s, const struct task_map *map, bool evenly, struct arena *arena, struct err *e)
{
    int n_moved = 0;
    *s = (struct staffing){.map = map, .evenly = evenly, .n_units = map->n_units,
                           .units = ARENA_ARRAY(arena, map->n_units, struct staffing_unit)};
    for (int i = 0; i < s->n_units; i++) {
        make_unit(s, i, arena);
        n_moved += s->units[i].moved;
    }
    return n_moved > 0 ? 0 : nothing_to_move(map->m, e);
}

/* ---- Read off ------------------------------------------------------------------------------------------------------------- */

double staffing_duty_min(const struct staffing *s, const struct staffing_unit *u, enum staffing_plan plan)
{
    int n_roles = s->map->m->n_roles, n_cells = N_WEEKDAYS * s->map->m->units[u->map->unit].n_shifts;
    double sum_s = 0;
    for (int i = 0; i < n_cells * n_roles; i++)
        sum_s += u->wanted[plan][i] * u->map->duty_s[i / n_roles];
    return sum_s / 60 / N_WEEKDAYS;
}

double staffing_people(const struct staffing *s, const struct staffing_unit *u, enum staffing_plan plan, int role, int hour,
                       int from, int to)
{
    double sum = 0;
    for (int day = from; day < to; day++)
        for (int r = 0; r < s->map->m->n_roles; r++)
            if (role == r || role < 0)
                sum += u->people[plan][(day * TASK_MAP_HOURS + hour) * s->map->m->n_roles + r];
    return sum / (to - from);
}

double staffing_work_min(const struct staffing *s, const struct staffing_unit *u, int role, int hour, int from, int to)
{
    double sum_s = 0;
    for (int day = from; day < to; day++)
        for (int job = 0; job < s->map->n_jobs; job++)
            if (u->map->lowest[job] == role || (role == STAFFING_ALL_WORK && u->map->lowest[job] >= 0))
                sum_s += u->map->hour_s[(day * TASK_MAP_HOURS + hour) * s->map->n_jobs + job];
    return sum_s / 60 / (to - from);
}
