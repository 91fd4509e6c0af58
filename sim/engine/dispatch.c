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
#include "engine/helpers.h"
#include "engine/queues.h"
#include "engine/start.h"
#include "engine/work.h"

enum outcome { IMPOSSIBLE, DONE, DONE_AND_FREED };

static const enum event_why why_of[N_MODES] = {WHY_OWN, WHY_BACK_UP, WHY_INTERRUPTION};

/* ---- Actions ---------------------------------------------------------------------------------------------------------- */

/* Takes a chosen person away from what binds him. True when that put a task back or freed somebody else. */
static bool detach(struct engine *g, struct worker *w)
{
    if (w->doing == DOING_HOLD)
        work_release_hold(g, w->instance);
    else if (w->doing == DOING_PERFORM || w->doing == DOING_HELP)
        work_suspend(g, w->instance, true);
    else
        return false;
    return true;
}

static struct search searching(const struct engine *g, const struct instance *i, enum mode mode, enum joint help)
{
    return (struct search){.i = i, .help = help, .own = mode != MODE_BACK_UP, .back_up = mode != MODE_OWN,
                           .call_away = mode == MODE_INTERRUPTION && helpers_call(g, i, help)};
}

static enum outcome start_alone(struct engine *g, struct instance *i, enum mode mode)
{
    struct search s = searching(g, i, mode, JOINT_NONE);
    struct worker *performer = choice_find(g, &s).who;
    if (!performer)
        return IMPOSSIBLE;
    bool freed = detach(g, performer);
    work_begin(g, i, performer, NULL, JOINT_NONE, why_of[mode]);
    return freed ? DONE_AND_FREED : DONE;
}

/* A helper joins the holder of a held task. */
static enum outcome join(struct engine *g, struct instance *i, enum mode mode)
{
    struct search s = searching(g, i, mode, (enum joint)i->joint);
    struct worker *holder = i->performer;
    s.except = holder;
    struct worker *helper = choice_find(g, &s).who;
    if (!helper)
        return IMPOSSIBLE;
    bool freed = detach(g, helper);
    work_begin(g, i, holder, helper, s.help, why_of[mode]);
    bool done_at_once = holder->doing == DOING_FREE;
    return freed || done_at_once ? DONE_AND_FREED : DONE;
}

/* One who needs nobody starts, with a learner if he takes one along. IMPOSSIBLE: he waits for one, or is not called away. */
static enum outcome start_or_teach(struct engine *g, struct instance *i, enum mode mode, const struct choice *performer)
{
    struct worker *learner = NULL;
    if (mode == MODE_INTERRUPTION && performer->availability < 2)
        return IMPOSSIBLE; /* in the other modes it was his, and he waits */
    if (helpers_supervises(g, i, performer->who)) {
        learner = helpers_learner(g, i, performer->who);
        if (!learner && helpers_wait_for_learner(g, i, performer->who))
            return IMPOSSIBLE;
    }
    bool freed = detach(g, performer->who);
    work_begin(g, i, performer->who, learner, learner ? JOINT_TEACH : JOINT_NONE, why_of[mode]);
    return freed ? DONE_AND_FREED : DONE;
}

/* One who needs somebody starts with the first in order who may help. The mode is the performer's; when calling away, at least
 * one of the two is called. */
static enum outcome start_with(struct engine *g, struct instance *i, enum mode mode, enum joint need,
                               const struct choice *performer)
{
    struct search help = searching(g, i, mode, need);
    help.own = help.back_up = true;
    help.except = performer->who;
    help.only_called_away = mode == MODE_INTERRUPTION && performer->availability < 2;
    struct worker *helper = choice_find(g, &help).who;
    if (!helper)
        return IMPOSSIBLE;
    bool freed = i->owner != NULL; /* a talk of no time at all lets him do alone what he would have had to ask about */
    freed = detach(g, performer->who) || freed;
    freed = detach(g, helper) || freed;
    work_begin(g, i, performer->who, helper, need, why_of[mode]);
    return freed ? DONE_AND_FREED : DONE;
}

/* The first performer in order who can: alone, or for whom a helper is left; else, if the task may be held, the first who needs
 * somebody goes and waits. */
static enum outcome start_by_person(struct engine *g, struct instance *i, enum mode mode)
{
    struct search perform = searching(g, i, mode, JOINT_NONE);
    struct worker *first = NULL;
    enum joint first_need = JOINT_NONE;
    perform.pass = ++g->pass;
    for (struct choice performer; (performer = choice_find(g, &perform)).who;) {
        enum joint need = helpers_need(g, i, performer.who);
        enum outcome outcome = need == JOINT_NONE ? start_or_teach(g, i, mode, &performer)
                                                  : start_with(g, i, mode, need, &performer);
        if (outcome != IMPOSSIBLE)
            return outcome;
        if (!first && need != JOINT_NONE) {
            first = performer.who;
            first_need = need;
        }
        performer.who->pass = g->pass;
    }
    int32_t hold_after = first ? helpers_hold_after(g, i, first_need) : MODEL_NEVER;
    if (hold_after == MODEL_NEVER || g->t - i->created < hold_after)
        return IMPOSSIBLE;
    bool freed = detach(g, first);
    work_hold(g, i, first, first_need, why_of[mode]);
    return freed ? DONE_AND_FREED : DONE;
}

static enum outcome act(struct engine *g, struct instance *i, enum mode mode)
{
    if (mode == MODE_INTERRUPTION && !i->kind->calls)
        return IMPOSSIBLE;
    if (i->place == PLACE_HELD)
        return join(g, i, mode);
    bool alone = !i->kind->by_person && (i->kind->joint == HELPER_NONE || i->owner || (i->started && i->joint_rest_ticks == 0));
    return alone ? start_alone(g, i, mode) : start_by_person(g, i, mode);
}

/* ---- Candidates ------------------------------------------------------------------------------------------------------- */

/* Nearly every unit has at most 64 queues, one word of bits. The functions below are written for any number of words and
 * compiled twice, the second time with the number known to be one: that is what `inline` and the argument `n_words` are for. */
#define COMPILED_TWICE static inline __attribute__((always_inline))

/* Brings can_own and can_back_up up to date: what the free of these classes might take. */
COMPILED_TWICE void look_round(struct unit_state *us, uint64_t classes, int n_words)
{
    for (int word = 0; word < n_words; word++) {
        us->can_own[word] = state_reach(us->own, classes, word, n_words);
        us->can_back_up[word] = state_reach(us->back_up, classes, word, n_words);
    }
}

/* Queues (of one word) in which something waits that somebody may be got for in this mode. Holders, of whom there are few,
 * count for every queue, and only what interrupts calls people away. */
COMPILED_TWICE uint64_t candidates(const struct unit_state *us, int word, enum mode mode)
{
    if (mode == MODE_INTERRUPTION)
        return us->waiting[word] & us->masks->calling[word];
    if (us->n_holding)
        return us->waiting[word];
    return us->waiting[word] & (mode == MODE_OWN ? us->can_own[word] : us->can_back_up[word]);
}

static struct instance *earlier(struct instance *a, struct instance *b)
{
    return !a || instance_before(b, a) ? b : a;
}

static struct instance *earliest_in(const struct engine *g, struct instance *list, int urgency, struct instance *best)
{
    for (struct instance *i = list; i; i = i->next)
        if (i->kind->urgency == urgency && i->sweep != g->sweep)
            best = earlier(best, i);
    return best;
}

/* The first in order, of this urgency, that has not been found impossible in this sweep; NULL = none. */
COMPILED_TWICE struct instance *next_candidate(const struct engine *g, struct unit_state *us, int urgency, enum mode mode,
                                               int n_words)
{
    const uint64_t *level = us->masks->level + (ptrdiff_t)urgency * n_words;
    struct instance *best = NULL;
    for (int word = 0; word < n_words; word++)
        for (uint64_t queues = candidates(us, word, mode) & level[word]; queues; queues &= queues - 1) {
            struct instance *head = us->queues[word * 64 + __builtin_ctzll(queues)].ring.next;
            if (head->sweep != g->sweep)
                best = earlier(best, head);
        }
    best = earliest_in(g, us->loose, urgency, best);
    return earliest_in(g, us->held, urgency, best);
}

/* All actions of one urgency and mode. True when everything has to be looked at again. */
COMPILED_TWICE bool sweep(struct engine *g, struct unit_state *us, int urgency, enum mode mode, int n_words)
{
    g->sweep++;
    for (struct instance *i; (i = next_candidate(g, us, urgency, mode, n_words));) {
        enum outcome outcome = act(g, i, mode);
        if (outcome == DONE_AND_FREED)
            return true;
        if (outcome == IMPOSSIBLE)
            i->sweep = g->sweep;
        else
            look_round(us, us->free_classes, n_words);
    }
    return false;
}

static int least_urgency(const struct instance *list, int from, int best)
{
    for (const struct instance *i = list; i; i = i->next)
        if (i->kind->urgency >= from && i->kind->urgency < best)
            best = i->kind->urgency;
    return best;
}

/* The lowest urgency number from `from` on at which something might be done; N_URGENCIES = none. */
COMPILED_TWICE int next_urgency(const struct engine *g, const struct unit_state *us, int from, int n_words)
{
    const uint64_t *from_level = us->masks->from_level + (ptrdiff_t)from * n_words;
    int best = N_URGENCIES;
    for (int word = 0; word < n_words; word++) {
        uint64_t queues = candidates(us, word, MODE_OWN) | candidates(us, word, MODE_BACK_UP) |
                          candidates(us, word, MODE_INTERRUPTION);
        if (queues &= from_level[word]) { /* queues are sorted by urgency: the first is the most urgent */
            best = g->m->tasks[us->u->queues[word * 64 + __builtin_ctzll(queues)].task].urgency;
            break;
        }
    }
    return least_urgency(us->held, from, least_urgency(us->loose, from, best));
}

/* Every urgency in turn, and in each every mode. True when everything has to be looked at again. */
COMPILED_TWICE bool sweep_all(struct engine *g, struct unit_state *us, int n_words)
{
    look_round(us, us->free_classes, n_words);
    for (int urgency = next_urgency(g, us, 0, n_words); urgency < N_URGENCIES;
         urgency = next_urgency(g, us, urgency + 1, n_words)) {
        if ((us->free_classes || us->n_holding) &&
            (sweep(g, us, urgency, MODE_OWN, n_words) || sweep(g, us, urgency, MODE_BACK_UP, n_words)))
            return true;
        if (us->n_calling && sweep(g, us, urgency, MODE_INTERRUPTION, n_words))
            return true;
    }
    return false;
}

static void __attribute__((noinline)) take_fully(struct engine *g, struct unit_state *us)
{
    int n_words = us->u->n_words;
    while (n_words == 1 ? sweep_all(g, us, 1) : sweep_all(g, us, n_words))
        while (us->n_breaks && breaks_start_one(g, us, true)) /* somebody was freed */
            ;
}

/* One free person may start what waits in a queue, with time enough until his duty ends. */
static inline bool may_start(const struct engine *g, const struct instance *i, const struct worker *w)
{
    return w->may[i->queue >> 6] >> (i->queue & 63) & 1 && g->t < w->winds_down;
}

/* The free owner who comes first, where rank and how long he has been idle decide it. NULL = no such plain answer;
 * choice_find knows. */
static inline struct worker *plain_owner(const struct engine *g, const struct instance *i)
{
    const struct unit_state *us = i->kind->us;
    uint32_t classes = i->kind->by_rank ? us->first_owners[i->queue * N_SETS + (ptrdiff_t)us->free_classes] : 0;
    if (!classes)
        return NULL;
    struct worker *w = us->free[__builtin_ctz(classes)].next;
    while (classes &= classes - 1) {
        struct worker *other = us->free[__builtin_ctz(classes)].next;
        if (other->idle_since == w->idle_since)
            return NULL;
        w = other->idle_since < w->idle_since ? other : w;
    }
    if (w->next->idle_since == w->idle_since)
        return NULL;
    return may_start(g, i, w) ? w : NULL;
}

/* The first start of an instance that is in no list, by one free person. */
static inline __attribute__((always_inline)) void start_plainly(struct engine *g, struct instance *i, struct worker *performer)
{
    i->place = PLACE_NONE;
    if (i->started || i->first_performer || performer->doing != DOING_FREE)
        __builtin_unreachable(); /* and so start_work is compiled without the rest */
    start_work(g, i, performer, NULL, JOINT_NONE, WHY_OWN);
}

/* A back-up who is free might take from one of these queues (of one word) now. */
static inline bool back_up_is_near(const struct engine *g, const struct unit_state *us, int word, uint64_t queues)
{
    for (; queues; queues &= queues - 1) {
        int queue = word * 64 + __builtin_ctzll(queues);
        if (g->t - us->queues[queue].ring.next->created >= us->back_up_after[queue])
            return true;
    }
    return false;
}

/* The first in order among the heads of queues that the free own; NULL = none. */
COMPILED_TWICE struct instance *first_owned(const struct unit_state *us, int n_words)
{
    struct instance *best = NULL;
    const uint64_t *level = NULL; /* of the most urgent queue, which is the first */
    for (int word = 0; word < n_words; word++) {
        uint64_t queues = us->waiting[word] & us->can_own[word];
        if (queues && !level)
            level = us->masks->level_of + (ptrdiff_t)(word * 64 + __builtin_ctzll(queues)) * n_words;
        if (queues)
            for (queues &= level[word]; queues; queues &= queues - 1)
                best = earlier(best, us->queues[word * 64 + __builtin_ctzll(queues)].ring.next);
    }
    return best;
}

/* The plain case, which is nearly every tick: all that waits is in queues, and nobody is about to back up, to be called away
 * or to wait for a second person. Then the order is the sweeps' own, most urgent queues first, and nothing is put back.
 * With `freed`, he is the only news: the others who are free have been looked at, and he alone decides what is possible.
 * False when the case is not, or is no longer, plain. */
COMPILED_TWICE bool take_plainly(struct engine *g, struct unit_state *us, struct worker *freed, int n_words)
{
    for (;;) {
        look_round(us, freed ? freed->class_bit : us->free_classes, n_words);
        for (int word = 0; word < n_words; word++)
            if (back_up_is_near(g, us, word, us->waiting[word] & us->can_back_up[word]) ||
                (freed && us->waiting[word] & us->masks->together[word])) /* he may be the second person that was missing */
                return false;
        struct instance *i = first_owned(us, n_words);
        if (!i)
            return true;
        bool his = freed && may_start(g, i, freed);
        struct worker *performer = his ? freed : plain_owner(g, i);
        if (performer) {
            queues_dequeue(i);
            queues_count(g, i, -1);
            start_plainly(g, i, performer);
        } else if (act(g, i, MODE_OWN) == IMPOSSIBLE) {
            return false;
        }
        if (freed && freed->doing != DOING_FREE)
            return true;
    }
}

static inline __attribute__((always_inline)) bool take_from_queues(struct engine *g, struct unit_state *us, struct worker *freed)
{
    return us->u->n_words == 1 ? take_plainly(g, us, freed, 1) : take_plainly(g, us, freed, us->u->n_words);
}

/* Merges two lists that are in order. */
static struct instance *merge(struct instance *a, struct instance *b)
{
    struct instance *first = NULL, **end = &first;
    while (a && b) {
        struct instance **from = instance_before(b, a) ? &b : &a;
        *end = *from;
        end = &(*from)->next;
        *from = (*from)->next;
    }
    *end = a ? a : b;
    return first;
}

/* A list in order, by merging halves. Many tasks may arise in one tick, and each finds its place at the end of its queue then. */
static struct instance *in_order(struct instance *list, int n)
{
    if (n < 2)
        return list;
    struct instance *last = list;
    for (int i = 1; i < n / 2; i++)
        last = last->next;
    struct instance *rest = last->next;
    last->next = NULL;
    return merge(in_order(list, n / 2), in_order(rest, n - n / 2));
}

void dispatch_any(struct engine *g, struct unit_state *us, struct instance *fresh)
{
    int n = 0;
    for (const struct instance *i = fresh; i; i = i->next)
        n++;
    fresh = in_order(fresh, n);
    for (struct instance *next; fresh; fresh = next) {
        next = fresh->next;
        queues_wait(g, fresh);
    }
    while (us->n_breaks && breaks_start_one(g, us, true))
        ;
    if (us->n_special > us->n_breaks || !take_from_queues(g, us, NULL))
        take_fully(g, us);
    while (us->n_breaks && breaks_start_one(g, us, false))
        ;
}

void dispatch_fresh(struct engine *g, struct unit_state *us, struct instance *i)
{
    struct worker *performer = plain_owner(g, i);
    if (performer)
        start_plainly(g, i, performer);
    else if (i->kind->calls || i->kind->by_carer ||
             us->free_classes & (us->own_classes[i->queue] | us->back_up_classes[i->queue]))
        dispatch_any(g, us, i);
    else
        queues_wait(g, i); /* nobody is free who might */
}

void dispatch_freed(struct engine *g, struct unit_state *us, struct worker *w)
{
    if (!take_from_queues(g, us, w))
        dispatch_any(g, us, NULL);
}
