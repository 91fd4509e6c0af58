/* Enumerates the rows of a model, once.
 *
 * Two scenarios of a comparison have models of their own, so their rows are matched by names, not by position: a unit, role
 * or task that only one of them has makes rows without a partner.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/rows.h"

#include <stdbool.h>
#include <string.h>

#include "model/windows.h"

static const char *const urgency_ids[N_URGENCIES] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
static const char *const weekday_ids[N_WEEKDAYS] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/* What there is in each unit; index n_units is all units together. */
struct presence {
    const struct model *model;
    bool *role, *urgency, *task; /* [unit * n_roles + role], [unit * N_URGENCIES + urgency], [unit * n_tasks + task] */
};

static bool unit_has_task(const struct unit *u, int task)
{
    if (u->queue_of && (u->queue_of[task * 2] >= 0 || u->queue_of[task * 2 + 1] >= 0))
        return true;
    for (int s = 0; s < u->n_sources; s++)
        if (u->sources[s].task == task)
            return true;
    return false;
}

static struct presence find_presence(const struct model *m, struct arena *arena)
{
    struct presence p = {m, ARENA_ARRAY(arena, (m->n_units + 1) * m->n_roles, bool),
                         ARENA_ARRAY(arena, (m->n_units + 1) * N_URGENCIES, bool),
                         ARENA_ARRAY(arena, (m->n_units + 1) * m->n_tasks, bool)};
    for (int i = 0; i < m->n_persons; i++) {
        p.role[m->persons[i].unit * m->n_roles + m->persons[i].role] = true;
        p.role[m->n_units * m->n_roles + m->persons[i].role] = true;
    }
    for (int u = 0; u < m->n_units; u++)
        for (int task = 0; task < m->n_tasks; task++) {
            int urgency = m->tasks[task].urgency, units[] = {u, m->n_units};
            for (int i = 0; i < 2 && unit_has_task(&m->units[u], task); i++) {
                p.task[units[i] * m->n_tasks + task] = true;
                p.urgency[units[i] * N_URGENCIES + urgency] = true;
            }
        }
    return p;
}

/* The dimensions inside a unit, from the outermost of rows to the innermost. */
static const enum metric_dimension inner[] = {METRIC_ROLE, METRIC_CATEGORY, METRIC_URGENCY, METRIC_TASK, METRIC_SHIFT,
                                              METRIC_WEEKDAY};
enum { N_INNER = sizeof inner / sizeof inner[0] };

static int *place_of(struct metric_cell *c, enum metric_dimension d)
{
    switch (d) {
    case METRIC_UNIT:
        return &c->unit;
    case METRIC_ROLE:
        return &c->role;
    case METRIC_CATEGORY:
        return &c->category;
    case METRIC_URGENCY:
        return &c->urgency;
    case METRIC_TASK:
        return &c->task;
    case METRIC_SHIFT:
        return &c->shift;
    case METRIC_WEEKDAY:
        break;
    }
    return &c->weekday;
}

/* How many there may be of a dimension in a unit (-1 = all units), and whether the i-th is there. Shifts belong to one unit. */
static int count_of(const struct model *m, enum metric_dimension d, int unit)
{
    switch (d) {
    case METRIC_ROLE:
        return m->n_roles;
    case METRIC_CATEGORY:
        return N_CATEGORIES;
    case METRIC_URGENCY:
        return N_URGENCIES;
    case METRIC_TASK:
        return m->n_tasks;
    case METRIC_SHIFT:
        return unit < 0 || !m->units[unit].n_shifts ? 0 : m->units[unit].n_shifts + 1;
    case METRIC_WEEKDAY:
        return N_WEEKDAYS;
    case METRIC_UNIT:
        break;
    }
    return 0;
}

static bool is_there(const struct presence *p, enum metric_dimension d, int unit, int i)
{
    int u = unit < 0 ? p->model->n_units : unit;
    switch (d) {
    case METRIC_ROLE:
        return p->role[u * p->model->n_roles + i];
    case METRIC_URGENCY:
        return p->urgency[u * N_URGENCIES + i];
    case METRIC_TASK:
        return p->task[u * p->model->n_tasks + i];
    case METRIC_SHIFT:
        return i < p->model->units[u].n_shifts ? !p->model->units[u].shifts[i].roster_only
                                               : windows_leave_gaps(p->model, &p->model->units[u]);
    case METRIC_CATEGORY:
    case METRIC_WEEKDAY:
    case METRIC_UNIT:
        break;
    }
    return true;
}

static const char *shift_id(const struct unit *u, int shift)
{
    return shift < u->n_shifts ? u->shifts[shift].label.id : "outside";
}

static void add(struct rows *r, bool store, const struct model *m, const struct metric *metric, struct metric_cell c)
{
    if (store)
        r->row[r->n] = (struct row){
            .metric = metric,
            .cell = c,
            .care_unit = c.unit < 0 ? "" : m->units[c.unit].label.id,
            .role = c.role < 0 ? "" : m->roles[c.role].label.id,
            .category = c.category < 0 ? "" : model_category_ids[c.category],
            .urgency = c.urgency < 0 ? "" : urgency_ids[c.urgency],
            .task = c.task < 0 ? "" : m->tasks[c.task].label.id,
            .shift = c.shift < 0 ? "" : shift_id(&m->units[c.unit], c.shift),
            .weekday = c.weekday < 0 ? "" : weekday_ids[c.weekday],
        };
    r->n++;
}

/* All rows of one metric with one set of dimensions, from dimension `at` on. A dimension outside the set stays -1. */
static void walk_inner(struct rows *r, bool store, const struct presence *p, const struct metric *metric, int shape,
                       struct metric_cell c, int at)
{
    if (at == N_INNER) {
        add(r, store, p->model, metric, c);
    } else if (!(shape & inner[at])) {
        walk_inner(r, store, p, metric, shape, c, at + 1);
    } else {
        for (int i = 0; i < count_of(p->model, inner[at], c.unit); i++) {
            *place_of(&c, inner[at]) = i;
            if (is_there(p, inner[at], c.unit, i))
                walk_inner(r, store, p, metric, shape, c, at + 1);
        }
    }
}

static void walk(struct rows *r, bool store, const struct presence *p)
{
    r->n = 0;
    for (int i = 0; i < metric_count; i++)
        for (int s = 0; s < METRIC_MAX_SHAPES && metric_table[i].shapes[s]; s++) {
            if (p->model->n_units > 1)
                walk_inner(r, store, p, &metric_table[i], metric_table[i].shapes[s], metric_at(-1, -1, -1, -1), 0);
            for (int u = 0; u < p->model->n_units; u++)
                walk_inner(r, store, p, &metric_table[i], metric_table[i].shapes[s], metric_at(u, -1, -1, -1), 0);
        }
}

void rows_init(struct rows *r, const struct model *m, struct arena *arena)
{
    struct presence p = find_presence(m, arena);
    walk(r, false, &p);
    r->row = ARENA_ARRAY(arena, r->n, struct row);
    walk(r, true, &p);
}

int rows_find(const struct rows *r, const char *metric, struct metric_cell cell)
{
    for (int i = 0; i < r->n; i++) {
        const struct metric_cell *at = &r->row[i].cell;
        if (at->unit == cell.unit && at->role == cell.role && at->category == cell.category && at->urgency == cell.urgency &&
            at->task == cell.task && at->shift == cell.shift && at->weekday == cell.weekday &&
            !strcmp(r->row[i].metric->id, metric))
            return i;
    }
    return -1;
}

void rows_values(const struct rows *r, const struct tally *t, double *values)
{
    for (int i = 0; i < r->n; i++)
        values[i] = r->row[i].metric->value(t, &r->row[i].cell);
}

static bool same(const struct row *a, const struct row *b)
{
    return a->metric == b->metric && !strcmp(a->care_unit, b->care_unit) && !strcmp(a->role, b->role) &&
           !strcmp(a->category, b->category) && !strcmp(a->urgency, b->urgency) && !strcmp(a->task, b->task) &&
           !strcmp(a->shift, b->shift) && !strcmp(a->weekday, b->weekday);
}

void rows_match(const struct rows *a, const struct rows *b, int *match)
{
    int start = 0; /* both are in the same order, so the next match is nearly always the row after the last one */
    for (int i = 0; i < a->n; i++) {
        match[i] = -1;
        for (int step = 0; step < b->n && match[i] < 0; step++) {
            int j = start + step < b->n ? start + step : start + step - b->n;
            if (same(&a->row[i], &b->row[j]))
                match[i] = j;
        }
        if (match[i] >= 0)
            start = match[i] + 1 < b->n ? match[i] + 1 : 0;
    }
}
