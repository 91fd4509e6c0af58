/* Phase 5: who takes what.
 *
 * Of all possible actions the one with the smallest key is done, until there is none. The key begins (urgency, mode, due,
 * created, tie), so: urgencies ascending; within one, the tasks their own people can take, then those that back-ups can,
 * then those for which somebody is called away; within a mode, tasks in order. Candidates are the heads of queues and the
 * short lists. What was found impossible stays so until an action frees somebody or puts a task back; then the whole starts
 * again from the top.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/dispatch.h"

#include "engine/breaks.h"
#include "engine/choice.h"
#include "engine/queues.h"
#include "engine/work.h"

enum outcome { IMPOSSIBLE, DONE, DONE_AND_FREED };

static const enum event_why why_of[N_MODES] = {WHY_OWN, WHY_BACK_UP, WHY_INTERRUPTION};

/* ---- Actions ---------------------------------------------------------------------------------------------------------- */

/* Takes a chosen person away from what binds him. True when that put a task back or freed somebody else. */
static bool detach(struct engine *g, int person)
{
    const struct worker *w = &g->workers[person];
    if (w->doing == DOING_HOLD)
        work_release_hold(g, w->instance);
    else if (w->doing == DOING_PERFORM || w->doing == DOING_HELP)
        work_suspend(g, w->instance, true);
    else
        return false;
    return true;
}

static struct search searching(const struct instance *i, enum mode mode)
{
    return (struct search){.i = i, .own = mode != MODE_BACK_UP, .back_up = mode != MODE_OWN, .call_away = mode == MODE_INTERRUPTION,
                           .except = -1};
}

static enum outcome start_alone(struct engine *g, int32_t instance, enum mode mode)
{
    struct search s = searching(&g->instances[instance], mode);
    g->pass++;
    int performer = choice_find(g, &s).person;
    if (performer < 0)
        return IMPOSSIBLE;
    bool freed = detach(g, performer);
    work_begin(g, instance, performer, -1, why_of[mode]);
    return freed ? DONE_AND_FREED : DONE;
}

/* A helper joins the holder of a held task. */
static enum outcome join(struct engine *g, int32_t instance, enum mode mode)
{
    struct search s = searching(&g->instances[instance], mode);
    s.helper = true;
    s.except = s.i->performer;
    g->pass++;
    int helper = choice_find(g, &s).person, holder = s.i->performer;
    if (helper < 0)
        return IMPOSSIBLE;
    bool freed = detach(g, helper);
    work_begin(g, instance, holder, helper, why_of[mode]);
    return freed ? DONE_AND_FREED : DONE;
}

/* Two people at once: the first performer in order for whom a helper is left; else, if the task may be held, the first
 * performer goes and waits. The mode is the performer's; when calling away, at least one of the two is called. */
static enum outcome start_together(struct engine *g, int32_t instance, enum mode mode)
{
    const struct instance *i = &g->instances[instance];
    struct search perform = searching(i, mode), help = searching(i, mode);
    help.helper = help.own = help.back_up = true;
    int first = -1;
    g->pass++;
    for (;;) {
        struct choice performer = choice_find(g, &perform);
        if (performer.person < 0)
            break;
        if (first < 0)
            first = performer.person;
        help.except = performer.person;
        help.only_called_away = mode == MODE_INTERRUPTION && performer.availability < 2;
        uint32_t passed = g->workers[performer.person].pass;
        uint32_t performers = g->pass;
        g->pass = 0; /* those passed over as performers may well help */
        int helper = choice_find(g, &help).person;
        g->pass = performers;
        if (helper >= 0) {
            g->workers[performer.person].pass = passed;
            bool freed = detach(g, performer.person);
            freed = detach(g, helper) || freed;
            work_begin(g, instance, performer.person, helper, why_of[mode]);
            return freed ? DONE_AND_FREED : DONE;
        }
        g->workers[performer.person].pass = g->pass;
    }
    int32_t hold_after = g->m->tasks[i->task].helper.hold_after_ticks;
    if (first < 0 || hold_after == MODEL_NEVER || g->t - i->created < hold_after)
        return IMPOSSIBLE;
    bool freed = detach(g, first);
    work_hold(g, instance, first, why_of[mode]);
    return freed ? DONE_AND_FREED : DONE;
}

static enum outcome act(struct engine *g, int32_t instance, enum mode mode)
{
    const struct instance *i = &g->instances[instance];
    if (mode == MODE_INTERRUPTION && !g->m->tasks[i->task].interrupts)
        return IMPOSSIBLE;
    if (i->place == PLACE_HELD)
        return join(g, instance, mode);
    return work_needs_helper(g, i) ? start_together(g, instance, mode) : start_alone(g, instance, mode);
}

/* ---- Candidates ------------------------------------------------------------------------------------------------------- */

/* Queues (of one word) that somebody may be got for in this mode. Holders count for every queue: there are few. */
static uint64_t reach(const struct engine *g, int unit, int word, enum mode mode)
{
    const struct unit_state *us = &g->units[unit];
    if (mode == MODE_INTERRUPTION || us->n_holding)
        return ~(uint64_t)0;
    const uint64_t *masks = mode == MODE_OWN ? us->own : us->back_up;
    int n_words = g->m->units[unit].n_words;
    uint64_t queues = 0;
    for (uint64_t classes = us->free_classes; classes; classes &= classes - 1)
        queues |= masks[__builtin_ctzll(classes) * n_words + word];
    return queues;
}

static int32_t earlier(const struct engine *g, int32_t a, int32_t b)
{
    return a < 0 || state_before(&g->instances[b], &g->instances[a]) ? b : a;
}

static int32_t earliest_in(const struct engine *g, int32_t list, int urgency, int32_t best)
{
    for (int32_t n = list; n >= 0; n = g->instances[n].next)
        if (g->m->tasks[g->instances[n].task].urgency == urgency && g->instances[n].sweep != g->sweep)
            best = earlier(g, best, n);
    return best;
}

/* The first in order, of this urgency, that has not been found impossible in this sweep; -1 = none. */
static int32_t next_candidate(const struct engine *g, int unit, int urgency, enum mode mode)
{
    const struct unit *u = &g->m->units[unit];
    const struct unit_state *us = &g->units[unit];
    const uint64_t *level = g->masks[unit].level + (ptrdiff_t)urgency * u->n_words;
    int32_t best = -1;
    for (int word = 0; word < u->n_words; word++) {
        uint64_t queues = us->waiting[word] & level[word];
        if (queues)
            queues &= reach(g, unit, word, mode);
        for (; queues; queues &= queues - 1) {
            int32_t head = us->queues[word * 64 + __builtin_ctzll(queues)].first;
            if (g->instances[head].sweep != g->sweep)
                best = earlier(g, best, head);
        }
    }
    best = earliest_in(g, us->loose, urgency, best);
    return earliest_in(g, us->held, urgency, best);
}

/* All actions of one urgency and mode. True when everything has to be looked at again. */
static bool sweep(struct engine *g, int unit, int urgency, enum mode mode)
{
    g->sweep++;
    for (int32_t n; (n = next_candidate(g, unit, urgency, mode)) >= 0;) {
        enum outcome outcome = act(g, n, mode);
        if (outcome == DONE_AND_FREED)
            return true;
        if (outcome == IMPOSSIBLE)
            g->instances[n].sweep = g->sweep;
    }
    return false;
}

/* The lowest urgency number from `from` on at which something waits or is held; N_URGENCIES = none. */
static int next_urgency(const struct engine *g, int unit, int from)
{
    const struct unit *u = &g->m->units[unit];
    const struct unit_state *us = &g->units[unit];
    int best = N_URGENCIES;
    for (int word = 0; word < u->n_words && best == N_URGENCIES; word++)
        for (uint64_t bits = us->waiting[word]; bits; bits &= bits - 1) {
            int urgency = g->m->tasks[u->queues[word * 64 + __builtin_ctzll(bits)].task].urgency;
            if (urgency >= from) { /* queues are sorted by urgency */
                best = urgency;
                break;
            }
        }
    const int32_t lists[] = {us->loose, us->held};
    for (int list = 0; list < 2; list++)
        for (int32_t n = lists[list]; n >= 0; n = g->instances[n].next) {
            int urgency = g->m->tasks[g->instances[n].task].urgency;
            if (urgency >= from && urgency < best)
                best = urgency;
        }
    return best;
}

void dispatch_unit(struct engine *g, int unit)
{
    struct unit_state *us = &g->units[unit];
again:
    if (us->n_breaks)
        while (breaks_start_one(g, unit, true))
            ;
    if (us->n_waiting || us->held >= 0) {
        for (int urgency = next_urgency(g, unit, 0); urgency < N_URGENCIES; urgency = next_urgency(g, unit, urgency + 1)) {
            for (enum mode mode = MODE_OWN; mode < N_MODES; mode++) {
                if (mode == MODE_INTERRUPTION ? !us->n_interrupting : !us->n_free_people && !us->n_holding)
                    continue;
                if (sweep(g, unit, urgency, mode))
                    goto again;
            }
        }
    }
    if (us->n_breaks)
        while (breaks_start_one(g, unit, false))
            ;
}
