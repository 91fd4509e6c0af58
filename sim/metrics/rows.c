/* Enumerates the rows of a model, once.
 *
 * Two scenarios of a comparison have models of their own, so their rows are matched by names, not by position: a unit, role
 * or task that only one of them has makes rows without a partner.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/rows.h"

#include <stdbool.h>
#include <string.h>

/* What there is in each unit; index n_units is all units together. */
struct presence {
    const struct model *model;
    bool *role, *task; /* [unit * n_roles + role], [unit * n_tasks + task] */
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
                         ARENA_ARRAY(arena, (m->n_units + 1) * m->n_tasks, bool)};
    for (int i = 0; i < m->n_persons; i++) {
        p.role[m->persons[i].unit * m->n_roles + m->persons[i].role] = true;
        p.role[m->n_units * m->n_roles + m->persons[i].role] = true;
    }
    for (int u = 0; u < m->n_units; u++)
        for (int task = 0; task < m->n_tasks; task++)
            if (unit_has_task(&m->units[u], task)) {
                p.task[u * m->n_tasks + task] = true;
                p.task[m->n_units * m->n_tasks + task] = true;
            }
    return p;
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
            .task = c.task < 0 ? "" : m->tasks[c.task].label.id,
        };
    r->n++;
}

/* All rows of one metric with one set of dimensions in one unit (-1 = all units). A dimension outside the set is walked
 * once, as -1. */
static void walk_unit(struct rows *r, bool store, const struct presence *p, const struct metric *metric, int shape, int unit)
{
    const struct model *m = p->model;
    int u = unit < 0 ? m->n_units : unit;
    int n_roles = shape & METRIC_ROLE ? m->n_roles : 0;
    int n_categories = shape & METRIC_CATEGORY ? N_CATEGORIES : 0, n_tasks = shape & METRIC_TASK ? m->n_tasks : 0;
    for (int role = n_roles ? 0 : -1; role < n_roles; role++) {
        if ((shape & METRIC_ROLE && role < 0) || (role >= 0 && !p->role[u * m->n_roles + role]))
            continue;
        for (int category = n_categories ? 0 : -1; category < n_categories; category++)
            for (int task = n_tasks ? 0 : -1; task < n_tasks; task++) {
                if ((shape & METRIC_TASK && task < 0) || (task >= 0 && !p->task[u * m->n_tasks + task]))
                    continue;
                add(r, store, m, metric, (struct metric_cell){unit, role, category, task});
            }
    }
}

static void walk(struct rows *r, bool store, const struct presence *p)
{
    r->n = 0;
    for (int i = 0; i < metric_count; i++)
        for (int s = 0; s < METRIC_MAX_SHAPES && metric_table[i].shapes[s]; s++) {
            if (p->model->n_units > 1)
                walk_unit(r, store, p, &metric_table[i], metric_table[i].shapes[s], -1);
            for (int u = 0; u < p->model->n_units; u++)
                walk_unit(r, store, p, &metric_table[i], metric_table[i].shapes[s], u);
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
        if (at->unit == cell.unit && at->role == cell.role && at->category == cell.category && at->task == cell.task &&
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
           !strcmp(a->category, b->category) && !strcmp(a->task, b->task);
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
