/* Walks the groups of two scenarios, which are matched by their ids.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/groups.h"

#include <stdio.h>
#include <string.h>

#include "study/comparison.h"

static int number_of(const struct model *m, enum groups_kind kind)
{
    return kind == GROUPS_ROLES ? m->n_roles : kind == GROUPS_UNITS ? m->n_units : m->n_tasks;
}

static const struct label *label_of(const struct model *m, enum groups_kind kind, int i)
{
    return kind == GROUPS_ROLES ? &m->roles[i].label : kind == GROUPS_UNITS ? &m->units[i].label : &m->tasks[i].label;
}

/* Whether the number is ever above 0. */
static bool ever(const struct trials *t, int s, int row)
{
    for (int r = 1; r <= t->n_replications && row >= 0; r++)
        if (trials_at(t, s, (uint32_t)r)->values[row] > 0)
            return true;
    return false;
}

/* Whether scenario s has its i-th group. */
static bool is_there(const struct trials *t, int s, enum groups_kind kind, int i)
{
    int whole = t->models[s]->n_units > 1 ? -1 : 0;
    switch (kind) {
    case GROUPS_ROLES:
        return ever(t, s, rows_find(&t->rows[s], "rostered_h", metric_at(whole, i, -1, -1)));
    case GROUPS_TASKS:
        return rows_find(&t->rows[s], "made_count", metric_at(whole, -1, -1, i)) >= 0;
    case GROUPS_UNITS:
        break;
    }
    return true;
}

static bool has(const struct trials *t, int s, enum groups_kind kind, const char *id)
{
    for (int i = 0; i < number_of(t->models[s], kind); i++)
        if (!strcmp(label_of(t->models[s], kind, i)->id, id))
            return is_there(t, s, kind, i);
    return false;
}

const struct label *groups_label(const struct trials *t, int other, enum groups_kind kind, const char *id)
{
    for (int s = 0; s <= other; s += other) /* the base, then the other */
        for (int i = 0; i < number_of(t->models[s], kind); i++)
            if (!strcmp(label_of(t->models[s], kind, i)->id, id))
                return label_of(t->models[s], kind, i);
    return NULL;
}

const char *groups_people(char out[GROUPS_BYTES], const struct trials *t, int other, const char *care_unit, const char *role)
{
    char who[WORDS_BYTES], where[WORDS_BYTES];
    words_plural(who, groups_label(t, other, GROUPS_ROLES, role));
    if (t->models[0]->n_units > 1 || t->models[other]->n_units > 1)
        snprintf(out, GROUPS_BYTES, "%s in %s", who, words_label(where, groups_label(t, other, GROUPS_UNITS, care_unit)));
    else
        snprintf(out, GROUPS_BYTES, "%s", who);
    return out;
}

static const char *whole_of(const struct model *m)
{
    return m->n_units > 1 ? "" : m->units[0].label.id;
}

bool groups_next(struct groups *g, struct group *group)
{
    const struct trials *t = g->trials;
    int n_base = number_of(t->models[0], g->kind), n = n_base + number_of(t->models[g->other], g->kind);
    while (g->next < n) {
        int i = g->next++, s = i < n_base ? 0 : g->other, index = i < n_base ? i : i - n_base;
        if (g->kind == GROUPS_ROLES)
            index = model_role_at(t->models[s], index);
        const struct label *label = label_of(t->models[s], g->kind, index);
        bool matched = has(t, s == 0 ? g->other : 0, g->kind, label->id);
        if (!is_there(t, s, g->kind, index) || (s != 0 && matched))
            continue;
        *group = (struct group){
            .label = label,
            .side = matched ? GROUPS_BOTH : s == 0 ? GROUPS_BASE : GROUPS_OTHER,
            .care_unit = matched ? comparison_whole(t, g->other) : whole_of(t->models[s]),
        };
        return true;
    }
    return false;
}
