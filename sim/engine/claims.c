/* Whose types of task they are: planning, when somebody comes on duty or leaves, or a right is earned or lapses.
 *
 * In each unit a type that the policy names is one person's, of those on duty who may do it now: whoever does it by sign-off, and
 * so has claimed it for this duty, before all others; then as the policy says. It stays his until his duty is over or he may not
 * do it any more, but is given away when somebody claims it and he has not. Types are given one after the other, in the order of
 * their names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/claims.h"

#include "base/chance.h"
#include "engine/competence.h"

static int32_t *had(const struct engine *g, const struct worker *w, int task)
{
    return &g->had_type[(ptrdiff_t)w->person * g->m->n_tasks + task];
}

static bool may_have(const struct engine *g, const struct worker *w, int task)
{
    int queue = w->us->u->queue_of[2 * task];
    return g->m->planning.types[task].who[g->m->persons[w->person].class] && w->doing != DOING_OFF && !w->overtime &&
           model_has_bit(w->may, queue);
}

/* His right to it is by sign-off: while that holds he has claimed it. */
static bool is_by_sign_off(const struct engine *g, const struct worker *w, int task)
{
    return model_regime(g->m, w->us->u, task, w->role) == REGIME_SIGNED;
}

static bool somebody_claims(const struct engine *g, const struct unit *u, int task)
{
    for (const struct worker *w = &g->workers[u->first_person], *end = w + u->n_persons; w < end; w++)
        if (is_by_sign_off(g, w, task) && may_have(g, w, task))
            return true;
    return false;
}

static int32_t n_types(const struct engine *g, const struct worker *w)
{
    int32_t n = 0;
    for (int task = 0; task < g->m->n_tasks; task++)
        n += w->us->owners[task] == w;
    return n;
}

static bool comes_before(const struct engine *g, int task, const struct worker *a, const struct worker *b)
{
    const struct planned_type *type = &g->m->planning.types[task];
    if (is_by_sign_off(g, a, task) != is_by_sign_off(g, b, task))
        return is_by_sign_off(g, a, task);
    for (int n = 0; n < type->n; n++) {
        bool balance = type->by[n] == PLANNING_BALANCE; /* the fewer the rather; else who had it later */
        int32_t value_a = balance ? n_types(g, a) : -*had(g, a, task), value_b = balance ? n_types(g, b) : -*had(g, b, task);
        if (value_a != value_b)
            return value_a < value_b;
    }
    uint32_t draw_a = competence_draw(g, a, task), draw_b = competence_draw(g, b, task);
    return draw_a != draw_b ? draw_a < draw_b : a->person < b->person;
}

static struct worker *find(const struct engine *g, const struct unit *u, int task)
{
    struct worker *best = NULL;
    for (struct worker *w = &g->workers[u->first_person], *end = w + u->n_persons; w < end; w++)
        if (may_have(g, w, task) && (!best || comes_before(g, task, w, best)))
            best = w;
    return best;
}

void claims_plan(const struct engine *g, struct unit_state *us)
{
    for (int task = 0; task < g->m->n_tasks; task++) {
        const struct worker *w = us->owners[task];
        if (w && (!may_have(g, w, task) || (!is_by_sign_off(g, w, task) && somebody_claims(g, us->u, task))))
            us->owners[task] = NULL;
    }
    for (int task = 0; task < g->m->n_tasks; task++) {
        if (us->owners[task] || !g->m->planning.types[task].who || us->u->queue_of[2 * task] < 0)
            continue;
        us->owners[task] = find(g, us->u, task);
        if (us->owners[task])
            *had(g, us->owners[task], task) = g->t;
    }
}

void claims_reset(const struct engine *g)
{
    for (int i = 0; i < g->m->n_persons * g->m->n_tasks && g->m->planning.types; i++)
        g->had_type[i] = -1;
}

void claims_count(const struct engine *g, const struct instance *i, const struct worker *performer)
{
    const struct worker *owner = claims_owner(i), *carer = g->slots[i->slot].carer;
    if (i->created < g->window_from || !owner)
        return;
    i->kind->account->assigned += carer == NULL;
    i->kind->account->by_carer += owner == performer && carer != performer;
}
