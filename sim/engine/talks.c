/* Talks when a duty begins, of delegated work that is known then.
 *
 * In a personal task of each duty somebody who does work by sign-off goes through the rest of his duty with somebody who has the
 * formal right. How long that takes is settled when the task arises: so many minutes for each task that waits already, and for
 * each that stands in the plan at set times, by the patients who are there and on average over whether it will be needed. Once
 * the task is done he asks no more about what they have talked of: what had arisen before, and what arises by the plan for
 * patients who were there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/talks.h"

#include <math.h>

#include "engine/competence.h"
#include "engine/learning.h"

enum { DAY_S = 86400 };

static int32_t *planned(const struct engine *g, const struct worker *w, int task)
{
    return &g->planned[(ptrdiff_t)w->person * g->m->n_tasks + task];
}

/* Done by sign-off by people of his role, and talked of in that task. */
static bool is_talked_of(const struct engine *g, const struct worker *w, int task, int plan_task)
{
    const struct consulting *c = &g->m->consulting[task];
    return c->plan_task == plan_task && w->us->u->queue_of[2 * task] >= 0 && g->m->tasks[task].helper.joint == HELPER_NONE &&
           model_regime(g->m, w->us->u, task, w->role) == REGIME_SIGNED;
}

static bool claims(const struct engine *g, const struct worker *w, int task)
{
    return learning_has_right(g, w->person, task) && competence_claims(g, w, task);
}

/* ---- What is known -------------------------------------------------------------------------------------------------------- */

/* Such tasks wait loose. */
static int n_waiting(const struct engine *g, const struct unit_state *us, int task)
{
    int n = 0;
    for (const struct instance *i = us->loose; i; i = i->next)
        n += i->kind->task == task && !i->started && !i->owner && i->created < g->t && !g->slots[i->slot].critical;
    return n;
}

/* How many are asked for on average at a time that is in the plan, by those who are there now. */
static double needed(const struct engine *g, const struct unit_state *us, const struct source *s)
{
    if (s->of == ORIGIN_UNIT)
        return s->probability[0];
    double n = 0;
    int first = g->demand.units[us->unit].first_slot;
    for (const struct slot *slot = &g->slots[first], *end = slot + (ptrdiff_t)2 * us->u->n_beds; slot < end; slot++)
        if (slot->present && !slot->critical)
            n += s->probability[slot->level * us->u->n_conditions + slot->condition];
    return n;
}

/* The part of the time from x on, with its spread, that lies in [from_s, until_s). */
static double part(const struct source *s, double x, double from_s, double until_s)
{
    if (s->spread_s <= 0)
        return x >= from_s && x < until_s ? 1 : 0;
    double begin = fmax(x, from_s), end = fmin(x + s->spread_s, until_s);
    return end > begin ? (end - begin) / s->spread_s : 0;
}

static double n_planned(const struct engine *g, const struct unit_state *us, int task, double from_s, double until_s)
{
    double n = 0;
    int32_t today = g->t / g->m->ticks_per_day;
    for (const struct source *s = us->u->sources, *end = s + us->u->n_sources; s < end; s++)
        for (int slot = 0; s->task == task && s->how == HOW_SCHEDULED && slot < s->n_times; slot++)
            for (int32_t day = today > 0 ? today - 1 : 0; day * (double)DAY_S < until_s; day++) { /* yesterday's spread */
                double some = part(s, day * (double)DAY_S + s->time_s[slot], from_s, until_s);
                if (some > 0 && s->time_days[slot] >> (g->m->start_weekday + day) % N_WEEKDAYS & 1)
                    n += some * needed(g, us, s);
            }
    return n;
}

double talks_length_s(const struct engine *g, const struct worker *w, int plan_task)
{
    const struct model *m = g->m;
    double sum = 0, from_s = g->t * (double)m->tick_s, until_s = w->duty_end * (double)m->tick_s;
    for (int task = 0; task < m->n_tasks; task++)
        if (is_talked_of(g, w, task, plan_task) && claims(g, w, task))
            sum += m->consulting[task].plan_s * (n_waiting(g, w->us, task) + n_planned(g, w->us, task, from_s, until_s));
    return fmin(sum, until_s - from_s);
}

/* ---- Who talks of it ------------------------------------------------------------------------------------------------------ */

bool talks_cover(const struct engine *g, const struct instance *i, const struct worker *performer)
{
    if (g->m->consulting[i->kind->task].plan_task < 0)
        return false;
    int32_t from = *planned(g, performer, i->kind->task);
    if (from < 0)
        return false;
    const struct source *s = &performer->us->u->sources[i->kind->source];
    return i->created < from || (s->how == HOW_SCHEDULED && (i->slot < 0 || g->slots[i->slot].since <= from));
}

bool talks_may_answer(const struct engine *g, const struct instance *i, const struct worker *w)
{
    for (int task = 0; task < g->m->n_tasks; task++)
        if (is_talked_of(g, i->owner, task, i->kind->task) &&
            model_regime(g->m, w->us->u, task, w->role) != REGIME_FORMAL)
            return false;
    return true;
}

void talks_done(const struct engine *g, const struct instance *i)
{
    for (int task = 0; task < g->m->n_tasks; task++)
        if (is_talked_of(g, i->owner, task, i->kind->task) && claims(g, i->owner, task))
            *planned(g, i->owner, task) = i->created;
}

void talks_forget(const struct engine *g, const struct worker *w)
{
    for (int task = 0; task < g->m->n_tasks && g->planned; task++)
        *planned(g, w, task) = -1;
}
