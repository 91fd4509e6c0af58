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
#include "engine/start.h"
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
    perform.pass = ++g->pass;
    for (;;) {
        struct choice performer = choice_find(g, &perform);
        if (performer.person < 0)
            break;
        if (first < 0)
            first = performer.person;
        help.except = performer.person;
        help.only_called_away = mode == MODE_INTERRUPTION && performer.availability < 2;
        int helper = choice_find(g, &help).person;
        if (helper >= 0) {
            bool freed = detach(g, performer.person);
            freed = detach(g, helper) || freed;
            work_begin(g, instance, performer.person, helper, why_of[mode]);
            return freed ? DONE_AND_FREED : DONE;
        }
        g->workers[performer.person].pass = g->pass;
    }
    int32_t hold_after = g->m->tasks[i->kind->task].helper.hold_after_ticks;
    if (first < 0 || hold_after == MODEL_NEVER || g->t - i->created < hold_after)
        return IMPOSSIBLE;
    bool freed = detach(g, first);
    work_hold(g, instance, first, why_of[mode]);
    return freed ? DONE_AND_FREED : DONE;
}

static enum outcome act(struct engine *g, int32_t instance, enum mode mode)
{
    const struct instance *i = &g->instances[instance];
    if (mode == MODE_INTERRUPTION && !i->kind->interrupts)
        return IMPOSSIBLE;
    if (i->place == PLACE_HELD)
        return join(g, instance, mode);
    return work_needs_helper(g, i) ? start_together(g, instance, mode) : start_alone(g, instance, mode);
}

/* ---- Candidates ------------------------------------------------------------------------------------------------------- */

/* Nearly every unit has at most 64 queues, one word of bits. The functions below are written for any number of words and
 * compiled twice, the second time with the number known to be one: that is what `inline` and the argument `n_words` are for. */
#define COMPILED_TWICE static inline __attribute__((always_inline))

/* Brings can_own and can_back_up up to date with who is free. */
COMPILED_TWICE void look_round(struct unit_state *us, int n_words)
{
    if (us->seen && us->seen_classes == us->free_classes)
        return;
    us->seen = true;
    us->seen_classes = us->free_classes;
    for (int word = 0; word < n_words; word++) {
        uint64_t own = 0, back_up = 0;
        for (uint64_t classes = us->free_classes; classes; classes &= classes - 1) {
            int at = __builtin_ctzll(classes) * n_words + word;
            own |= us->own[at];
            back_up |= us->back_up[at];
        }
        us->can_own[word] = own;
        us->can_back_up[word] = back_up;
    }
}

/* Queues (of one word) in which something waits that somebody may be got for in this mode. Holders, of whom there are few,
 * count for every queue. */
COMPILED_TWICE uint64_t candidates(const struct unit_state *us, int word, enum mode mode)
{
    uint64_t reach = mode == MODE_OWN ? us->can_own[word] : mode == MODE_BACK_UP ? us->can_back_up[word] : 0;
    if (us->n_holding || (mode == MODE_INTERRUPTION && us->n_interrupting))
        reach = ~(uint64_t)0;
    return us->waiting[word] & reach;
}

static int32_t earlier(const struct engine *g, int32_t a, int32_t b)
{
    return a < 0 || state_before(&g->instances[b], &g->instances[a]) ? b : a;
}

static int32_t earliest_in(const struct engine *g, int32_t list, int urgency, int32_t best)
{
    for (int32_t n = list; n >= 0; n = g->instances[n].next)
        if (g->instances[n].kind->urgency == urgency && g->instances[n].sweep != g->sweep)
            best = earlier(g, best, n);
    return best;
}

/* The first in order, of this urgency, that has not been found impossible in this sweep; -1 = none. */
COMPILED_TWICE int32_t next_candidate(const struct engine *g, int unit, int urgency, enum mode mode, int n_words)
{
    const struct unit_state *us = &g->units[unit];
    const uint64_t *level = g->units[unit].masks->level + (ptrdiff_t)urgency * n_words;
    int32_t best = -1;
    for (int word = 0; word < n_words; word++)
        for (uint64_t queues = candidates(us, word, mode) & level[word]; queues; queues &= queues - 1) {
            int32_t head = us->queues[word * 64 + __builtin_ctzll(queues)].first;
            if (g->instances[head].sweep != g->sweep)
                best = earlier(g, best, head);
        }
    if (us->loose >= 0)
        best = earliest_in(g, us->loose, urgency, best);
    if (us->held >= 0)
        best = earliest_in(g, us->held, urgency, best);
    return best;
}

/* All actions of one urgency and mode. True when everything has to be looked at again. */
COMPILED_TWICE bool sweep(struct engine *g, int unit, int urgency, enum mode mode, int n_words)
{
    g->sweep++;
    for (int32_t n; (n = next_candidate(g, unit, urgency, mode, n_words)) >= 0;) {
        enum outcome outcome = act(g, n, mode);
        if (outcome == DONE_AND_FREED)
            return true;
        if (outcome == IMPOSSIBLE)
            g->instances[n].sweep = g->sweep;
        else
            look_round(&g->units[unit], n_words);
    }
    return false;
}

static int least_urgency(const struct engine *g, int32_t list, int from, int best)
{
    for (int32_t n = list; n >= 0; n = g->instances[n].next) {
        int urgency = g->instances[n].kind->urgency;
        if (urgency >= from && urgency < best)
            best = urgency;
    }
    return best;
}

/* The lowest urgency number from `from` on at which something might be done; N_URGENCIES = none. */
COMPILED_TWICE int next_urgency(const struct engine *g, int unit, int from, int n_words)
{
    const struct unit_state *us = &g->units[unit];
    const uint64_t *from_level = g->units[unit].masks->from_level + (ptrdiff_t)from * n_words;
    int best = N_URGENCIES;
    for (int word = 0; word < n_words; word++) {
        uint64_t queues = candidates(us, word, MODE_OWN) | candidates(us, word, MODE_BACK_UP) | candidates(us, word, MODE_INTERRUPTION);
        if (queues &= from_level[word]) { /* queues are sorted by urgency: the first is the most urgent */
            best = g->m->tasks[us->u->queues[word * 64 + __builtin_ctzll(queues)].task].urgency;
            break;
        }
    }
    if (us->loose >= 0)
        best = least_urgency(g, us->loose, from, best);
    if (us->held >= 0)
        best = least_urgency(g, us->held, from, best);
    return best;
}

/* The free owner who comes first, where the class decides it: the longest idle of the best class, who has no equal. -1 = no
 * such plain answer; choice_find knows. */
static int32_t plain_owner(const struct engine *g, const struct instance *i)
{
    const struct unit_state *us = i->kind->us;
    const struct taste *taste = i->kind->taste;
    int32_t best = -1, best_rank = INT32_MAX;
    if (taste->everyone || work_needs_helper(g, i))
        return -1;
    for (uint64_t classes = us->free_classes & us->own_classes[i->queue]; classes; classes &= classes - 1) {
        int class = __builtin_ctzll(classes);
        if (taste->rank[class] == best_rank)
            return -1;
        if (taste->rank[class] < best_rank) {
            best = us->free_first[class];
            best_rank = taste->rank[class];
        }
    }
    const struct worker *w = &g->workers[best];
    bool has_equal = w->next >= 0 && g->workers[w->next].idle_since == w->idle_since;
    bool may = w->may[i->queue >> 6] >> (i->queue & 63) & 1 && w->duty_end - g->t > us->u->wind_down_ticks;
    return may && !has_equal ? best : -1;
}

/* The plain case, which is nearly every tick: all that waits is in queues, and nobody is about to back up, to be called away
 * or to wait for a second person. Then the order is the sweeps' own, most urgent queues first, and nothing is put back.
 * False when the case is not, or is no longer, plain. */
static bool take_plainly(struct engine *g, int unit)
{
    struct unit_state *us = &g->units[unit];
    const uint64_t *level = g->units[unit].masks->level_of;
    if ((us->loose & us->held) >= 0 || us->n_breaks | us->n_holding | us->n_interrupting)
        return false;
    for (;;) {
        look_round(us, 1);
        if (us->waiting[0] & us->can_back_up[0])
            return false;
        uint64_t queues = us->waiting[0] & us->can_own[0];
        if (!queues)
            return true;
        queues &= level[__builtin_ctzll(queues)];
        int32_t first = us->queues[__builtin_ctzll(queues)].first;
        while (queues &= queues - 1)
            first = earlier(g, first, us->queues[__builtin_ctzll(queues)].first);
        const struct instance *i = &g->instances[first];
        int32_t performer = plain_owner(g, i);
        if (performer >= 0) {
            if (i->place != PLACE_QUEUE || i->started || i->first_performer >= 0 || g->workers[performer].doing != DOING_FREE)
                __builtin_unreachable();
            start_work(g, first, performer, -1, WHY_OWN);
        } else if (act(g, first, MODE_OWN) == IMPOSSIBLE) {
            return false;
        }
    }
}

/* Every urgency in turn, and in each every mode. True when everything has to be looked at again. */
COMPILED_TWICE bool sweep_all(struct engine *g, int unit, int n_words)
{
    struct unit_state *us = &g->units[unit];
    look_round(us, n_words);
    for (int urgency = next_urgency(g, unit, 0, n_words); urgency < N_URGENCIES; urgency = next_urgency(g, unit, urgency + 1, n_words)) {
        if ((us->n_free_people || us->n_holding) &&
            (sweep(g, unit, urgency, MODE_OWN, n_words) || sweep(g, unit, urgency, MODE_BACK_UP, n_words)))
            return true;
        if (us->n_interrupting && sweep(g, unit, urgency, MODE_INTERRUPTION, n_words))
            return true;
    }
    return false;
}

void dispatch_unit(struct engine *g, int unit)
{
    const struct unit_state *us = &g->units[unit];
    int n_words = us->u->n_words;
    if (n_words == 1 && take_plainly(g, unit))
        return;
    for (bool again = true; again;) {
        while (us->n_breaks && breaks_start_one(g, unit, true))
            ;
        again = n_words == 1 ? sweep_all(g, unit, 1) : sweep_all(g, unit, n_words);
    }
    while (us->n_breaks && breaks_start_one(g, unit, false))
        ;
}
