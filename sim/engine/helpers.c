/* Who needs whom: second persons, checks, consulting and learners, one mechanism.
 *
 * An instance has a joint part, in which performer and helper are both bound, and then a part that the performer does alone.
 * What the joint part is depends on who performs: somebody with a sign-off consults first, somebody with the formal right takes
 * a learner along.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/helpers.h"

#include "engine/choice.h"
#include "engine/learning.h"
#include "engine/matching.h"
#include "engine/talks.h"

enum joint helpers_need(const struct engine *g, const struct instance *i, const struct worker *performer)
{
    bool talked = i->started && !(i->joint == JOINT_CONSULT && i->joint_rest_ticks > 0);
    if (i->owner)
        return i->talk_s > 0 && !talked ? JOINT_CONSULT : JOINT_NONE;
    if (i->kind->joint != HELPER_NONE)
        return i->started && i->joint_rest_ticks == 0 ? JOINT_NONE : JOINT_TASK;
    if (!i->kind->by_person || !g->m->consulting[i->kind->task].asks ||
        model_regime(g->m, i->kind->us->u, i->kind->task, performer->role) != REGIME_SIGNED)
        return JOINT_NONE;
    return talked || talks_cover(g, i) ? JOINT_NONE : JOINT_CONSULT;
}

int32_t helpers_hold_after(const struct engine *g, const struct instance *i, enum joint need)
{
    int task = i->kind->task;
    if (i->owner)
        return MODEL_NEVER;
    return need == JOINT_TASK ? g->m->tasks[task].helper.hold_after_ticks
           : need == JOINT_CONSULT ? g->m->consulting[task].hold_after_ticks : MODEL_NEVER;
}

bool helpers_call(const struct engine *g, const struct instance *i, enum joint need)
{
    if (need == JOINT_CONSULT)
        return !i->owner && g->m->consulting[i->kind->task].calls;
    return i->kind->interrupts;
}

double helpers_consulting_ticks(const struct engine *g, const struct instance *i)
{
    return (i->owner ? i->talk_s : g->m->consulting[i->kind->task].joint_s) / g->m->tick_s;
}

/* ---- Learners ------------------------------------------------------------------------------------------------------------- */

bool helpers_supervises(const struct engine *g, const struct instance *i, const struct worker *performer)
{
    int programme = g->m->programme_of[i->kind->task];
    if (!i->kind->by_person || programme < 0 || i->owner || i->started)
        return false;
    const bool *supervises = g->m->programmes[programme].supervises;
    return supervises ? supervises[performer->class]
                      : model_regime(g->m, i->kind->us->u, i->kind->task, performer->role) == REGIME_FORMAL;
}

/* Most occasions first, then the longest idle, then the keyed draw. */
static bool comes_before(const struct engine *g, const struct instance *i, const struct worker *a, const struct worker *b)
{
    int32_t had_a = g->lessons[(ptrdiff_t)a->person * g->m->n_tasks + i->kind->task].occasions;
    int32_t had_b = g->lessons[(ptrdiff_t)b->person * g->m->n_tasks + i->kind->task].occasions;
    if (had_a != had_b)
        return had_a > had_b;
    if (a->idle_since != b->idle_since)
        return a->idle_since < b->idle_since;
    uint32_t draw_a = choice_draw(i, a), draw_b = choice_draw(i, b);
    return draw_a != draw_b ? draw_a < draw_b : a->person < b->person;
}

struct worker *helpers_learner(const struct engine *g, const struct instance *i, const struct worker *performer)
{
    const struct unit *u = i->kind->us->u;
    struct worker *best = NULL;
    for (struct worker *w = &g->workers[u->first_person], *end = w + u->n_persons; w < end; w++)
        if (w != performer && w->doing == DOING_FREE && learning_learns(g, w, i) && !choice_winds_down(g, i, w, JOINT_TEACH) &&
            (!best || comes_before(g, i, w, best)))
            best = w;
    return best;
}

bool helpers_wait_for_learner(const struct engine *g, const struct instance *i, const struct worker *performer)
{
    const struct unit *u = i->kind->us->u;
    int32_t wait = g->m->programmes[g->m->programme_of[i->kind->task]].wait_ticks;
    if (wait != MODEL_NEVER && g->t - i->ready >= wait)
        return false;
    for (const struct worker *w = &g->workers[u->first_person], *end = w + u->n_persons; w < end; w++)
        if (w != performer && w->doing != DOING_OFF && !w->overtime && learning_learns(g, w, i))
            return true;
    return false;
}

/* ---- Accounts ------------------------------------------------------------------------------------------------------------- */

void helpers_charge(const struct engine *g, struct worker *w, int32_t ticks)
{
    const struct instance *i = w->instance;
    if (i->kind->matching)
        matching_charge(g, w);
    if (i->joint <= JOINT_TASK) {
        w->account[i->kind->task] += ticks;
        w->running[i->kind->category] += ticks;
        return;
    }
    int n_tasks = g->m->n_tasks, class = i->joint == JOINT_CONSULT ? TIME_CONSULTING : TIME_TRAINING;
    int32_t own = 0; /* of the supervisor, what it would have taken him alone */
    if (i->joint == JOINT_TEACH && w->doing == DOING_PERFORM && i->own_until > w->since)
        own = i->own_until - w->since < ticks ? i->own_until - w->since : ticks;
    w->account[i->kind->task] += own;
    w->running[i->kind->category] += own;
    w->account[n_tasks + class] += ticks - own;
    w->running[accounts_class(g->m, n_tasks + class)] += ticks - own;
}
