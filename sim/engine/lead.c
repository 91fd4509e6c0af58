/* Who is in charge of the shift (ansvarsvakt): in each unit at most one of the people on duty.
 *
 * It depends on nothing but who is on duty, in overtime or not, and on the rights that they hold: so it is asked anew when one of
 * these changes, and never else. Whoever is in charge is of another class where patience rules look at that, and so dispatch
 * finds him among other free people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/lead.h"

#include "engine/learning.h"
#include "engine/staff.h"

static bool is_there(const struct worker *w)
{
    return w->doing != DOING_OFF && !w->overtime;
}

/* The right belongs to being in charge, in a unit that has the task. */
static bool is_asked_for(const struct engine *g, const struct unit *u, int task)
{
    return g->m->lead.right[task] && u->queue_of[2 * task] >= 0;
}

static bool holds_all(const struct engine *g, const struct unit *u, int person)
{
    for (int task = 0; task < g->m->n_tasks; task++)
        if (is_asked_for(g, u, task) && !learning_has_right(g, person, task))
            return false;
    return true;
}

static bool somebody_holds(const struct engine *g, const struct unit *u, int task)
{
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        if (is_there(&g->workers[p]) && learning_has_right(g, p, task))
            return true;
    return false;
}

static bool each_is_held(const struct engine *g, const struct unit *u)
{
    for (int task = 0; task < g->m->n_tasks; task++)
        if (is_asked_for(g, u, task) && !somebody_holds(g, u, task))
            return false;
    return true;
}

static struct worker *find(const struct engine *g, const struct unit *u)
{
    const struct model *m = g->m;
    struct worker *best = NULL;
    if (!m->lead.by_lead && !each_is_held(g, u))
        return NULL;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        if (m->lead.place[m->persons[p].class] >= 0 && is_there(&g->workers[p]) && (!m->lead.by_lead || holds_all(g, u, p)) &&
            (!best || model_leads_rather(m, &m->persons[p], &m->persons[best->person])))
            best = &g->workers[p];
    return best;
}

void lead_count(const struct engine *g, struct unit_state *us)
{
    if (us->lead)
        g->a->persons[us->lead->person].lead_ticks += g->t - us->lead_since;
    us->lead_since = g->t;
}

void lead_choose(const struct engine *g, struct unit_state *us)
{
    const struct model *m = g->m;
    struct worker *last = us->lead, *next = find(g, us->u);
    if (next == last)
        return;
    lead_count(g, us);
    us->lead = next;
    if (last)
        staff_change_class(last, m->persons[last->person].class);
    if (next)
        staff_change_class(next, m->classes[m->persons[next->person].class].lead);
}
