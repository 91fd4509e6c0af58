/* What a replication adds up. Here: memory for it, and the sums that must agree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/accounts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "engine/waits.h"

enum { MOST_DAY_SLICES = 512 }; /* longer runs are cut into longer stretches, so that memory does not grow with the horizon */

static void init_slices(struct slices *s, const struct model *m, int n, struct arena *arena)
{
    s->n = n;
    s->people = ARENA_ARRAY(arena, (size_t)(m->n_units * m->n_roles) * (size_t)n, struct people_sums);
    s->care = ARENA_ARRAY(arena, (size_t)m->n_units * (size_t)n, struct care_sums);
}

static void clear_slices(struct slices *s, const struct model *m)
{
    memset(s->people, 0, (size_t)(m->n_units * m->n_roles) * (size_t)s->n * sizeof *s->people);
    memset(s->care, 0, (size_t)m->n_units * (size_t)s->n * sizeof *s->care);
}

int accounts_days_per_slice(const struct model *m)
{
    int days = m->end_ticks / m->ticks_per_day;
    static const int lengths[] = {1, 7, 28, 364};
    int i = 0;
    while (i < 3 && (days - 1) / lengths[i] >= MOST_DAY_SLICES)
        i++;
    return lengths[i];
}

void accounts_init(struct accounts *a, const struct model *m, struct arena *arena)
{
    memset(a, 0, sizeof *a);
    a->model = m;
    a->n_accounts = m->n_tasks + N_TIME_ACCOUNTS;
    a->ticks = ARENA_ARRAY(arena, (size_t)m->n_persons * N_TIME_KINDS * (size_t)a->n_accounts, int64_t);
    a->paid_ticks = ARENA_ARRAY(arena, (size_t)m->n_persons * N_TIME_KINDS * (size_t)m->pay.n_bands, int64_t);
    a->instances = ARENA_ARRAY(arena, (size_t)m->n_persons * (size_t)m->n_tasks, int64_t);
    a->held = ARENA_ARRAY(arena, (size_t)m->n_persons * (size_t)m->n_tasks, bool);
    a->persons = ARENA_ARRAY(arena, m->n_persons, struct person_account);
    a->learners = ARENA_ARRAY(arena, (size_t)m->n_persons * (size_t)m->n_tasks, struct learner_account);
    a->tasks = ARENA_ARRAY(arena, (size_t)m->n_units * (size_t)m->n_tasks, struct task_account);
    a->units = ARENA_ARRAY(arena, m->n_units, struct unit_account);
    a->n_bins = waits_bin(m->end_ticks) + 1;
    a->waits = ARENA_ARRAY(arena, (size_t)m->n_units * (size_t)m->n_tasks * (size_t)a->n_bins, uint32_t);
    int most_shifts = 0, days = m->end_ticks / m->ticks_per_day;
    for (int u = 0; u < m->n_units; u++)
        most_shifts = m->units[u].n_shifts > most_shifts ? m->units[u].n_shifts : most_shifts;
    a->days_per_slice = accounts_days_per_slice(m);
    init_slices(&a->hours, m, 24, arena);
    init_slices(&a->shifts, m, (most_shifts + 1) * N_WEEKDAYS, arena);
    init_slices(&a->days, m, (days - 1) / a->days_per_slice + 1, arena);
    a->rights_earned = ARENA_ARRAY(arena, (size_t)(m->n_units * m->n_roles) * (size_t)a->days.n, int64_t);
}

void accounts_open_window(struct accounts *a)
{
    const struct model *m = a->model;
    memset(a->ticks, 0, (size_t)m->n_persons * N_TIME_KINDS * (size_t)a->n_accounts * sizeof *a->ticks);
    memset(a->paid_ticks, 0, (size_t)m->n_persons * N_TIME_KINDS * (size_t)m->pay.n_bands * sizeof *a->paid_ticks);
    memset(a->instances, 0, (size_t)m->n_persons * (size_t)m->n_tasks * sizeof *a->instances);
    memset(a->persons, 0, (size_t)m->n_persons * sizeof *a->persons);
    memset(a->tasks, 0, (size_t)m->n_units * (size_t)m->n_tasks * sizeof *a->tasks);
    memset(a->units, 0, (size_t)m->n_units * sizeof *a->units);
    memset(a->waits, 0, (size_t)m->n_units * (size_t)m->n_tasks * (size_t)a->n_bins * sizeof *a->waits);
    clear_slices(&a->hours, m);
    clear_slices(&a->shifts, m);
}

void accounts_clear(struct accounts *a)
{
    accounts_open_window(a);
    clear_slices(&a->days, a->model);
    for (int i = 0; i < a->model->n_persons * a->model->n_tasks; i++)
        a->held[i] = model_holds_at_start(a->model, &a->model->persons[i / a->model->n_tasks], i % a->model->n_tasks);
    memset(a->learners, 0, (size_t)a->model->n_persons * (size_t)a->model->n_tasks * sizeof *a->learners);
    memset(a->rights_earned, 0, (size_t)(a->model->n_units * a->model->n_roles) * (size_t)a->days.n * sizeof *a->rights_earned);
    a->demand_hash = 0;
    a->completed = 0;
}

void accounts_earn(struct accounts *a, int person, int task, int32_t offered_at, int32_t now)
{
    const struct model *m = a->model;
    int group = m->persons[person].unit * m->n_roles + m->persons[person].role;
    a->held[(ptrdiff_t)person * m->n_tasks + task] = true;
    struct learner_account *learner = &a->learners[(ptrdiff_t)person * m->n_tasks + task];
    learner->earned++;
    learner->earned_ticks += now - offered_at;
    a->rights_earned[group * a->days.n + now / m->ticks_per_day / a->days_per_slice]++;
}

void accounts_add_learner(struct learner_account *to, const struct learner_account *more)
{
    to->earned += more->earned;
    to->earned_ticks += more->earned_ticks;
    to->lapsed += more->lapsed;
    to->open += more->open;
    to->open_ticks += more->open_ticks;
}

struct learner_account accounts_learner(const struct accounts *a, int person)
{
    struct learner_account sum = {0};
    for (int task = 0; task < a->model->n_tasks; task++)
        accounts_add_learner(&sum, &a->learners[(ptrdiff_t)person * a->model->n_tasks + task]);
    return sum;
}

void accounts_add_care(struct care_sums *to, const struct care_sums *more)
{
    to->made += more->made;
    to->started += more->started;
    to->wait_ticks += more->wait_ticks;
    to->may_be_late += more->may_be_late;
    to->late += more->late;
    to->omitted += more->omitted;
    to->lost += more->lost;
    to->older_started += more->older_started;
    to->older_wait_ticks += more->older_wait_ticks;
    to->patient_ticks += more->patient_ticks;
    to->asked_s += more->asked_s;
}

static int64_t sum(const int64_t *ticks, int n)
{
    int64_t total = 0;
    for (int i = 0; i < n; i++)
        total += ticks[i];
    return total;
}

static int balance_person(const struct accounts *a, int person, const char *where, struct err *e)
{
    const struct person_account *p = &a->persons[person];
    const int64_t *rostered = a->ticks + (int64_t)person * N_TIME_KINDS * a->n_accounts, *overtime = rostered + a->n_accounts;
    int64_t rostered_sum = sum(rostered, a->n_accounts), overtime_sum = sum(overtime, a->n_accounts);
    const char *which = "time accounts", *name = a->model->persons[person].label.id;
    if (rostered_sum == p->rostered_ticks && overtime_sum == p->overtime_ticks) {
        which = "paid times";
        rostered_sum = sum(accounts_paid(a, person, TIME_ROSTERED), a->model->pay.n_bands);
        overtime_sum = sum(accounts_paid(a, person, TIME_OVERTIME), a->model->pay.n_bands);
        rostered_sum += p->as_overtime_ticks;
        overtime_sum -= p->as_overtime_ticks;
        if (rostered_sum == p->rostered_ticks && overtime_sum == p->overtime_ticks)
            return 0;
    }
    return err_set(e, ERR_AUDIT, "%s: the %s of '%s' add up to %" PRId64 " rostered and %" PRId64 " overtime ticks, "
                   "but the time on duty is %" PRId64 " and %" PRId64, where, which, name, rostered_sum, overtime_sum,
                   p->rostered_ticks, p->overtime_ticks);
}

static int balance_task(const struct accounts *a, int unit, int task, const char *where, struct err *e)
{
    const struct task_account *c = &a->tasks[unit * a->model->n_tasks + task];
    const char *name = a->model->tasks[task].label.id, *ward = a->model->units[unit].label.id;
    int64_t in = c->open_at_start + c->made, out = c->done + c->omitted + c->lost + c->withdrawn + c->open_at_end;
    if (in != out)
        return err_set(e, ERR_AUDIT, "%s: '%s' in '%s': open at start + made is %" PRId64 ", but done + omitted + lost + "
                       "withdrawn + open at end is %" PRId64, where, name, ward, in, out);
    if (c->queue_ticks != c->waited_ticks)
        return err_set(e, ERR_AUDIT, "%s: '%s' in '%s': the queue's length adds up to %" PRId64 " ticks, but the tasks waited "
                       "%" PRId64, where, name, ward, c->queue_ticks, c->waited_ticks);
    const uint32_t *waits = a->waits + (ptrdiff_t)(unit * a->model->n_tasks + task) * a->n_bins;
    int64_t n_waits = 0;
    for (int bin = 0; bin < a->n_bins; bin++)
        n_waits += waits[bin];
    if (n_waits != c->started)
        return err_set(e, ERR_AUDIT, "%s: '%s' in '%s': %" PRId64 " waits lie in bins, but %" PRId64 " tasks were started", where,
                       name, ward, n_waits, c->started);
    return 0;
}

/* What the persons of a role have, by class of time. */
static void add_persons(const struct accounts *a, int unit, int role, struct people_sums *sum)
{
    const struct model *m = a->model;
    const struct unit *u = &m->units[unit];
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++) {
        if (m->persons[p].role != role)
            continue;
        const int64_t *rostered = a->ticks + (int64_t)p * N_TIME_KINDS * a->n_accounts, *overtime = rostered + a->n_accounts;
        for (int i = 0; i < a->n_accounts; i++)
            sum->ticks[accounts_class(m, i)] += rostered[i] + overtime[i];
        sum->overtime_ticks += a->persons[p].overtime_ticks;
    }
}

/* Do the slices of a role add up to what its persons have? `by`: what the slices are. */
static int balance_slices(const struct accounts *a, const struct slices *s, const char *by, int group, const char *where,
                          struct err *e)
{
    const struct model *m = a->model;
    struct people_sums persons = {0}, slices = {0};
    add_persons(a, group / m->n_roles, group % m->n_roles, &persons);
    for (int i = 0; i < s->n; i++) {
        for (int class = 0; class < N_TIME_CLASSES; class++)
            slices.ticks[class] += s->people[group * s->n + i].ticks[class];
        slices.overtime_ticks += s->people[group * s->n + i].overtime_ticks;
    }
    const char *role = m->roles[group % m->n_roles].label.id, *ward = m->units[group / m->n_roles].label.id;
    for (int class = 0; class < N_TIME_CLASSES; class++)
        if (slices.ticks[class] != persons.ticks[class])
            return err_set(e, ERR_AUDIT, "%s: the '%s' of '%s': by %s %" PRId64 " ticks of class %d, but %" PRId64 " by person",
                           where, role, ward, by, slices.ticks[class], class, persons.ticks[class]);
    if (slices.overtime_ticks != persons.overtime_ticks)
        return err_set(e, ERR_AUDIT, "%s: the '%s' of '%s': by %s %" PRId64 " ticks of overtime, but %" PRId64 " by person",
                       where, role, ward, by, slices.overtime_ticks, persons.overtime_ticks);
    return 0;
}

int accounts_balance(const struct accounts *a, uint64_t seed, uint32_t replication, struct err *e)
{
    char where[96];
    snprintf(where, sizeof where, "audit: seed %" PRIu64 ", replication %" PRIu32 ", at the end", seed, replication);
    int status = 0;
    for (int p = 0; p < a->model->n_persons && !status; p++)
        status = balance_person(a, p, where, e);
    for (int u = 0; u < a->model->n_units && !status; u++)
        for (int t = 0; t < a->model->n_tasks && !status; t++)
            status = balance_task(a, u, t, where, e);
    for (int group = 0; group < a->model->n_units * a->model->n_roles && !status; group++) {
        status = balance_slices(a, &a->hours, "hour", group, where, e);
        if (!status)
            status = balance_slices(a, &a->shifts, "shift", group, where, e);
    }
    return status;
}
