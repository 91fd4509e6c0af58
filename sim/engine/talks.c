/* Talks when a duty begins, of delegated work that is known then.
 *
 * In a personal task of each duty somebody who does work by sign-off goes through the rest of his duty with somebody who has the
 * formal right. How long that takes is settled when the task arises: so many minutes for each task that waits already, and for
 * each that stands in the plan at set times, by the patients who are there and on average over whether it will be needed. What a
 * talk of a colleague covers is left out. Once the task is done nobody of the unit asks about what it covers any more: what had
 * arisen before, and what arises by the plan within that duty for patients who were there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/talks.h"

#include <math.h>

#include "engine/competence.h"
#include "engine/learning.h"

enum { DAY_S = 86400 };

static struct talk *talk_of(const struct engine *g, int person, int task)
{
    return &g->talks[(ptrdiff_t)task * g->m->n_persons + person];
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

/* ---- What is known to whom ------------------------------------------------------------------------------------------------ */

/* An instance: of what unit and type, created when, and, if the plan brought it, for whom who has been there since when. */
struct matter {
    const struct unit *u;
    int task;
    int32_t created, since;
    bool scheduled;
};

static const struct talk *first_talk(const struct engine *g, const struct unit *u, int task)
{
    return talk_of(g, u->first_person, task);
}

static bool belongs(const struct talk *t, const struct matter *x)
{
    if (x->created < t->at)
        return t->from == t->at; /* a talk from a later tick on is not of what waits */
    return t->at >= 0 && x->scheduled && x->since <= t->at && x->created >= t->from && x->created < t->until;
}

/* It was not left to an earlier talk, which had not been given up by then. */
static bool is_covered(const struct engine *g, const struct talk *t, const struct matter *x)
{
    for (const struct talk *e = first_talk(g, x->u, x->task), *end = e + x->u->n_persons; e < end; e++)
        if (e->nth < t->nth && e->missed >= t->nth && belongs(e, x))
            return false;
    return true;
}

/* Some talk of the unit covers it; one that has been, if `done`. */
static bool is_known(const struct engine *g, const struct matter *x, bool done)
{
    for (const struct talk *t = first_talk(g, x->u, x->task), *end = t + x->u->n_persons; t < end; t++)
        if ((t->done || (!done && t->missed == INT32_MAX)) && belongs(t, x) && is_covered(g, t, x))
            return true;
    return false;
}

static bool is_instance_known(const struct engine *g, const struct instance *i, bool done)
{
    const struct unit *u = i->kind->us->u;
    return is_known(g, &(struct matter){.u = u, .task = i->kind->task, .created = i->created,
                                        .since = i->slot < 0 ? -1 : g->slots[i->slot].since,
                                        .scheduled = u->sources[i->kind->source].how == HOW_SCHEDULED}, done);
}

bool talks_cover(const struct engine *g, const struct instance *i)
{
    return g->m->consulting[i->kind->task].plan_task >= 0 && is_instance_known(g, i, true);
}

/* ---- How much is left to talk of ------------------------------------------------------------------------------------------ */

/* Such tasks wait loose. */
static int n_waiting(const struct engine *g, const struct unit_state *us, int task)
{
    int n = 0;
    for (const struct instance *i = us->loose; i; i = i->next)
        n += i->kind->task == task && !i->started && !i->owner && i->created < g->t && !g->slots[i->slot].critical &&
             !is_instance_known(g, i, false);
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

/* How often the plan has it between two ticks. */
static double n_times(const struct engine *g, const struct source *s, int32_t from, int32_t until)
{
    double n = 0, from_s = from * (double)g->m->tick_s, until_s = until * (double)g->m->tick_s;
    int32_t today = from / g->m->ticks_per_day;
    for (int32_t day = today > 0 ? today - 1 : 0; day * (double)DAY_S < until_s; day++) /* yesterday's spread */
        for (int slot = 0; slot < s->n_times; slot++)
            if (s->time_days[slot] >> (g->m->start_weekday + day) % N_WEEKDAYS & 1)
                n += part(s, day * (double)DAY_S + s->time_s[slot], from_s, until_s);
    return n;
}

/* The next tick in which a talk of this type begins or ends to be of the plan; `until` at the latest. */
static int32_t next_change(const struct engine *g, const struct unit *u, int task, int32_t tick, int32_t until)
{
    for (const struct talk *t = first_talk(g, u, task), *end = t + u->n_persons; t < end; t++) {
        until = t->from > tick && t->from < until ? t->from : until;
        until = t->until > tick && t->until < until ? t->until : until;
    }
    return until;
}

/* ... for patients who have been there `since`, and leaves out what talks of the unit cover. */
static double n_left(const struct engine *g, const struct unit *u, const struct source *s, int32_t since, int32_t from,
                     int32_t until)
{
    double n = 0;
    for (int32_t tick = from, next; tick < until; tick = next) {
        next = next_change(g, u, s->task, tick, until);
        if (!is_known(g, &(struct matter){.u = u, .task = s->task, .created = tick, .since = since, .scheduled = true}, false))
            n += n_times(g, s, tick, next);
    }
    return n;
}

/* What the plan has on average, of those who are there now. */
static double n_planned(const struct engine *g, const struct unit_state *us, const struct source *s, int32_t from, int32_t until)
{
    if (s->of == ORIGIN_UNIT)
        return s->probability[0] * n_left(g, us->u, s, -1, from, until);
    double n = 0;
    int first = g->demand.units[us->unit].first_slot;
    for (const struct slot *slot = &g->slots[first], *end = slot + (ptrdiff_t)2 * us->u->n_beds; slot < end; slot++)
        if (slot->present && !slot->critical)
            n += s->probability[slot->level * us->u->n_conditions + slot->condition] *
                 n_left(g, us->u, s, slot->since, from, until);
    return n;
}

/* Settles his talk of one type, and says of how many tasks it is. A type that is somebody else's he talks of from the end of that
 * one's duty on, if it may be his then. */
static double settle(struct engine *g, const struct worker *w, int task)
{
    const struct unit_state *us = w->us;
    const bool *who = g->m->planning.types ? g->m->planning.types[task].who : NULL;
    const struct worker *owner = who ? us->owners[task] : NULL;
    struct talk *talk = talk_of(g, w->person, task);
    if (talk->at >= 0 || (who && !who[g->m->persons[w->person].class]))
        return 0;
    bool others = owner && owner != w;
    int32_t from = others ? owner->duty_end : g->t, until = w->duty_end;
    double n = others ? 0 : n_waiting(g, us, task);
    for (const struct source *s = us->u->sources, *end = s + us->u->n_sources; s < end; s++)
        if (s->task == task && s->how == HOW_SCHEDULED)
            n += n_planned(g, us, s, from, until);
    if (n > 0)
        *talk = (struct talk){.at = g->t, .from = from, .until = until, .nth = ++g->n_talks, .missed = INT32_MAX};
    return n;
}

static void settle_all(struct engine *g, struct instance *i)
{
    double sum = 0;
    for (int task = 0; task < g->m->n_tasks; task++)
        if (is_talked_of(g, i->owner, task, i->kind->task) && claims(g, i->owner, task))
            sum += g->m->consulting[task].plan_s * settle(g, i->owner, task);
    i->talk_s = fmin(sum, (i->owner->duty_end - g->t) * (double)g->m->tick_s);
}

/* The first in the order of their ties of those who came up in this tick, after that one. */
static struct instance *next_after(const struct engine *g, struct instance *list, const struct instance *last,
                                   struct instance *best)
{
    for (struct instance *i = list; i; i = i->next) {
        bool arose = i->owner && i->created == g->t && g->m->consulting[i->kind->task].plans;
        bool after = !last || i->tie > last->tie || (i->tie == last->tie && i->key > last->key);
        if (arose && after && (!best || i->tie < best->tie || (i->tie == best->tie && i->key < best->key)))
            best = i;
    }
    return best;
}

void talks_plan(struct engine *g, struct unit_state *us)
{
    for (struct instance *i = NULL; (i = next_after(g, us->loose, i, next_after(g, us->fresh, i, NULL)));)
        settle_all(g, i);
}

/* ---- Who talks of it ------------------------------------------------------------------------------------------------------ */

bool talks_may_answer(const struct engine *g, const struct instance *i, const struct worker *w)
{
    for (int task = 0; task < g->m->n_tasks; task++)
        if (is_talked_of(g, i->owner, task, i->kind->task) &&
            model_regime(g->m, w->us->u, task, w->role) != REGIME_FORMAL)
            return false;
    return true;
}

/* The talk in that task; NULL = it is not of this type, or of a duty that is over. */
static struct talk *talk_in(const struct engine *g, const struct instance *i, int task)
{
    struct talk *talk = talk_of(g, i->owner->person, task);
    return g->m->consulting[task].plan_task == i->kind->task && talk->at == i->created ? talk : NULL;
}

void talks_done(const struct engine *g, const struct instance *i)
{
    for (int task = 0; task < g->m->n_tasks; task++)
        if (talk_in(g, i, task))
            talk_in(g, i, task)->done = true;
}

void talks_missed(const struct engine *g, const struct instance *i)
{
    for (int task = 0; task < g->m->n_tasks; task++)
        if (talk_in(g, i, task))
            talk_in(g, i, task)->missed = g->n_talks;
}

void talks_forget(const struct engine *g, int person)
{
    for (int task = 0; task < g->m->n_tasks && g->talks; task++)
        *talk_of(g, person, task) = (struct talk){.at = -1};
}
