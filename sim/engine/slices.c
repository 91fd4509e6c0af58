/* Closing the books of an hour, a shift, a day, and of a week of carers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/slices.h"

#include <string.h>

#include "engine/staff.h"
#include "model/windows.h"

enum { WEEK_DAYS = 7 };

/* ---- How the sums stand ------------------------------------------------------------------------------------------------- */

static struct people_sums people_now(const struct engine *g, int group)
{
    const int64_t *rostered = g->running + (ptrdiff_t)group * N_TIME_KINDS * N_TIME_CLASSES;
    const int64_t *overtime = rostered + N_TIME_CLASSES;
    struct people_sums sum;
    int64_t sum_overtime = 0;
    for (int class = 0; class < N_TIME_CLASSES; class++) {
        sum.ticks[class] = rostered[class] + overtime[class];
        sum_overtime += overtime[class];
    }
    sum.overtime_ticks = sum_overtime;
    return sum;
}

/* Since the window, or the run, began. */
static struct care_sums care_now(const struct engine *g, int unit)
{
    const struct model *m = g->m;
    const struct unit_state *us = &g->units[unit];
    struct care_sums sum = {.patient_ticks = g->a->units[unit].patient_ticks +
                                             (int64_t)us->n_patients * (g->t - us->patients_since)};
    for (int task = 0; task < m->n_tasks; task++) {
        const struct task_account *a = &g->a->tasks[unit * m->n_tasks + task];
        const struct task *type = &m->tasks[task];
        sum.made += a->made;
        sum.started += a->started;
        sum.wait_ticks += a->wait_ticks;
        sum.may_be_late += type->late_ticks == MODEL_NEVER ? 0 : a->started;
        sum.late += a->late;
        sum.omitted += a->omitted_in_window;
        sum.lost += a->lost_in_window;
        sum.older_started += a->older_started;
        sum.older_wait_ticks += a->older_wait_ticks;
        sum.asked_s += a->made_s * (type->helper.joint == HELPER_ALL ? 2 : 1);
        if (type->helper.joint == HELPER_CHECK)
            sum.asked_s += (double)a->made * type->helper.joint_s;
    }
    return sum;
}

/* to += now - before */
static void add_people(struct people_sums *to, const struct people_sums *now, const struct people_sums *before)
{
    for (int class = 0; class < N_TIME_CLASSES; class++)
        to->ticks[class] += now->ticks[class] - before->ticks[class];
    to->overtime_ticks += now->overtime_ticks - before->overtime_ticks;
}

static void add_care(struct care_sums *to, const struct care_sums *now, const struct care_sums *before)
{
    to->made += now->made - before->made;
    to->started += now->started - before->started;
    to->wait_ticks += now->wait_ticks - before->wait_ticks;
    to->may_be_late += now->may_be_late - before->may_be_late;
    to->late += now->late - before->late;
    to->omitted += now->omitted - before->omitted;
    to->lost += now->lost - before->lost;
    to->older_started += now->older_started - before->older_started;
    to->older_wait_ticks += now->older_wait_ticks - before->older_wait_ticks;
    to->patient_ticks += now->patient_ticks - before->patient_ticks;
    to->asked_s += now->asked_s - before->asked_s;
}

/* ---- Slices ------------------------------------------------------------------------------------------------------------- */

static struct slices *slices_of(const struct engine *g, enum books which)
{
    return which == BOOK_HOURS ? &g->a->hours : which == BOOK_SHIFTS ? &g->a->shifts : &g->a->days;
}

/* The slice that tick t belongs to. */
static int slice_at(const struct engine *g, enum books which, const struct unit *u, int32_t t)
{
    const struct model *m = g->m;
    int weekday, shift;
    switch (which) {
    case BOOK_HOURS:
        return t % m->ticks_per_day / (m->ticks_per_day / 24);
    case BOOK_SHIFTS:
        shift = windows_at(m, u, t, &weekday);
        return shift * N_WEEKDAYS + weekday;
    case BOOK_DAYS:
    case N_BOOKS:
        break;
    }
    return t / m->ticks_per_day / g->a->days_per_slice;
}

/* The tick at which the shift that is in force at tick t ends: another window, or one of another date, takes over. A midnight
 * in a night shift is no end. */
static int32_t shift_end(const struct model *m, const struct unit *u, int32_t t)
{
    int weekday, next_weekday, shift = windows_at(m, u, t, &weekday);
    do
        t = windows_next(m, u, t);
    while (windows_at(m, u, t, &next_weekday) == shift && next_weekday == weekday);
    return t;
}

/* The tick at which the slice that begins at tick t ends. */
static int32_t slice_end(const struct engine *g, enum books which, const struct unit *u, int32_t t)
{
    const struct model *m = g->m;
    int32_t length = which == BOOK_HOURS ? m->ticks_per_day / 24 : m->ticks_per_day * g->a->days_per_slice;
    return which == BOOK_SHIFTS ? shift_end(m, u, t) : (t / length + 1) * length;
}

static void begin_slice(struct engine *g, enum books which, int unit)
{
    g->books[which].from[unit] = g->t;
    g->books[which].until[unit] = slice_end(g, which, &g->m->units[unit], g->t);
}

/* asked_s is a difference of sums over the whole run: where both times are the same, rounding must not decide. */
static const double ROUNDING_S = 1e-3;

/* Was there less time on duty in the shift than work that arose? Then its patients' time counts as understaffed. Griffiths et al.
 * (2018, BMJ Quality and Safety 28:609) count patients' shifts with fewer hours of staff than they need in this way. */
static void judge_shift(struct engine *g, int unit, const struct care_sums *now)
{
    const struct book *l = &g->books[BOOK_SHIFTS];
    struct care_sums shift = {0};
    struct people_sums people = {0};
    int64_t duty_ticks = 0;
    add_care(&shift, now, &l->care[unit]);
    for (int role = 0; role < g->m->n_roles; role++) {
        int group = unit * g->m->n_roles + role;
        struct people_sums there = people_now(g, group);
        add_people(&people, &there, &l->people[group]);
    }
    for (int class = 0; class < N_TIME_CLASSES; class++)
        duty_ticks += people.ticks[class];
    if ((double)duty_ticks * g->m->tick_s < shift.asked_s - ROUNDING_S)
        g->a->units[unit].understaffed_ticks += shift.patient_ticks;
}

/* What is over is added to its slice, and another begins. */
static void close_slice(struct engine *g, enum books which, int unit, const struct care_sums *now)
{
    const struct book *l = &g->books[which];
    const struct slices *s = slices_of(g, which);
    int n_roles = g->m->n_roles, at = slice_at(g, which, &g->m->units[unit], l->from[unit]);
    for (int group = unit * n_roles; group < (unit + 1) * n_roles; group++) {
        struct people_sums people = people_now(g, group);
        add_people(&s->people[group * s->n + at], &people, &l->people[group]);
        l->people[group] = people;
    }
    add_care(&s->care[unit * s->n + at], now, &l->care[unit]);
    l->care[unit] = *now;
    begin_slice(g, which, unit);
}

/* `all`: also slices that go on. */
static void close_due(struct engine *g, bool all)
{
    const struct model *m = g->m;
    for (int p = 0; p < m->n_persons; p++)
        if (g->workers[p].doing != DOING_OFF)
            staff_charge(g, &g->workers[p]);
    for (int u = 0; u < m->n_units; u++) {
        struct care_sums now = care_now(g, u);
        for (int which = 0; which < N_BOOKS; which++) {
            const struct book *l = &g->books[which];
            if (l->from[u] == g->t || (!all && g->t < l->until[u]))
                continue;
            if (which == BOOK_SHIFTS)
                judge_shift(g, u, &now);
            close_slice(g, which, u, &now);
        }
    }
}

static void expect_next(struct engine *g)
{
    int32_t next = MODEL_NEVER;
    for (int which = 0; which < BOOK_DAYS; which++) /* days end when an hour does */
        for (int u = 0; u < g->m->n_units; u++)
            next = g->books[which].until[u] < next ? g->books[which].until[u] : next;
    state_expect(g, DUE_SLICE, 0, next);
}

/* ---- Carers: who worked for whom in a week ------------------------------------------------------------------------------ */

static void forget_carers(struct engine *g)
{
    memset(g->carers, 0, (size_t)g->carer_words * ((size_t)demand_slots(g->m) + 1) * sizeof *g->carers);
}

static void end_week(struct engine *g)
{
    const struct model *m = g->m;
    int n_slots = demand_slots(m);
    for (int slot = 0; slot < n_slots; slot++) {
        const struct slot *s = &g->slots[slot];
        if (!s->present || s->since > g->t - WEEK_DAYS * m->ticks_per_day)
            continue;
        g->a->units[s->unit].patient_weeks++;
        for (int word = 0; word < g->carer_words; word++)
            g->a->units[s->unit].carers += __builtin_popcountll(g->carers[(ptrdiff_t)word * (n_slots + 1) + slot + 1]);
    }
    forget_carers(g); /* those of the last one in a slot do no harm: the next one was not there throughout the week */
}

/* ---- The life of the books ---------------------------------------------------------------------------------------------- */

void slices_init(struct engine *g, struct arena *arena)
{
    const struct model *m = g->m;
    int most = 0, n_groups = m->n_units * m->n_roles;
    for (int u = 0; u < m->n_units; u++)
        most = m->units[u].n_persons > most ? m->units[u].n_persons : most;
    g->running = ARENA_ARRAY(arena, n_groups * N_TIME_KINDS * N_TIME_CLASSES, int64_t);
    for (int which = 0; which < N_BOOKS; which++)
        g->books[which] = (struct book){
            .from = ARENA_ARRAY(arena, m->n_units, int32_t), .until = ARENA_ARRAY(arena, m->n_units, int32_t),
            .people = ARENA_ARRAY(arena, n_groups, struct people_sums), .care = ARENA_ARRAY(arena, m->n_units, struct care_sums),
        };
    g->carer_words = (most + 63) / 64;
    g->carers = ARENA_ARRAY(arena, (size_t)g->carer_words * ((size_t)demand_slots(m) + 1), uint64_t);
}

void slices_close(struct engine *g)
{
    close_due(g, false);
    if ((g->t - g->window_from) % (WEEK_DAYS * g->m->ticks_per_day) == 0)
        end_week(g);
    expect_next(g);
}

void slices_close_all(struct engine *g)
{
    close_due(g, true);
    if ((g->t - g->window_from) % (WEEK_DAYS * g->m->ticks_per_day) == 0)
        end_week(g);
}

void slices_open_window(struct engine *g)
{
    const struct model *m = g->m;
    for (int which = 0; which < N_BOOKS; which++) {
        struct book *l = &g->books[which];
        for (int group = 0; group < m->n_units * m->n_roles; group++)
            l->people[group] = people_now(g, group);
        memset(l->care, 0, (size_t)m->n_units * sizeof *l->care);
        for (int u = 0; u < m->n_units; u++)
            begin_slice(g, which, u);
    }
    forget_carers(g);
}

void slices_begin(struct engine *g)
{
    memset(g->running, 0, (size_t)(g->m->n_units * g->m->n_roles * N_TIME_KINDS * N_TIME_CLASSES) * sizeof *g->running);
    slices_open_window(g);
    expect_next(g);
}
