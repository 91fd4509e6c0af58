/* The start of work on an instance, alone or with a helper, for the first time or again.
 *
 * It stands in a header because it is compiled twice: into work.c for every case, and into dispatch.c, where the compiler
 * knows that one free person starts what has just waited in a queue, and leaves out the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_START_H
#define ENGINE_START_H

#include "base/chance.h"
#include "engine/queues.h"
#include "engine/staff.h"
#include "engine/state.h"
#include "engine/waits.h"
#include "engine/work.h"

/* Tells the listener; there is hardly ever one. */
static inline void start_tell(const struct engine *g, enum event_kind kind, const struct instance *i,
                              const struct worker *who, const struct worker *helper, enum event_why why)
{
    if (__builtin_expect(g->listener != NULL, false))
        work_tell(g, kind, i, who, helper, why);
}

/* Ticks inside the window since `from`. */
static inline int32_t start_window_ticks(const struct engine *g, int32_t from)
{
    int32_t start = from > g->window_from ? from : g->window_from;
    return g->t > start ? g->t - start : 0;
}

/* The pace at which these two (helper NULL: one) do it. */
static inline double start_pace(const struct engine *g, const struct instance *i, const struct worker *performer,
                                const struct worker *helper, enum joint joint)
{
    double pace = i->kind->pace_per_s[performer->pace];
    if (helper && joint == JOINT_TEACH)
        pace *= g->m->programmes[g->m->programme_of[i->kind->task]].factor;
    if (helper && i->kind->joint == HELPER_ALL) {
        double other = i->kind->pace_per_s[helper->pace];
        pace = other > pace ? other : pace; /* together they go at the slower one's pace */
    }
    return pace;
}

/* Ticks of the joint part, and what consulting adds to the whole. */
static inline void start_measure_joint(const struct engine *g, struct instance *i, const struct worker *performer, double v)
{
    int32_t joint = i->rest_ticks;
    if (i->joint == JOINT_TASK && i->kind->joint == HELPER_CHECK)
        joint = (int32_t)(g->m->tasks[i->kind->task].helper.joint_s / g->m->tick_s + v);
    if (i->joint == JOINT_CONSULT) {
        joint = (int32_t)(helpers_consulting_ticks(g, i) + v);
        i->rest_ticks += joint;
    }
    i->joint_rest_ticks = joint < i->rest_ticks ? joint : i->rest_ticks;
    i->own_until = g->t + (int32_t)(i->kind->pace_per_s[performer->pace] * i->work_s + v);
}

/* First start: ticks of the whole and of the joint part, X = floor(c Y + v). `held`: it was, by the performer, until now. */
static inline void start_measure(struct engine *g, struct instance *i, double pace, const struct worker *performer,
                                 const struct worker *helper, bool held)
{
    double v = chance_uniform(i->rounding);
    i->rest_ticks = (int32_t)(pace * i->work_s + v);
    i->joint_rest_ticks = 0;
    if (helper)
        start_measure_joint(g, i, performer, v);
    struct task_account *account = i->kind->account;
    int32_t wait = g->t - i->created;
    if (i->created >= g->window_from) {
        account->started++;
        account->wait_ticks += wait; /* and at the end, waited_ticks */
        account->late += g->t > i->due;
        i->kind->waits[waits_bin(wait)]++;
        if (__builtin_expect(i->kind->given, false)) {
            const struct worker *carer = g->slots[i->slot].carer;
            account->assigned += carer != NULL;
            account->by_carer += carer == performer;
        }
        if (helper) {
            account->together += i->joint != JOINT_TEACH;
            account->consulted += i->joint == JOINT_CONSULT;
            account->supervised += i->joint == JOINT_TEACH;
            account->held_ticks += held ? g->t - i->held_at : 0;
        }
    } else {
        account->waited_ticks += start_window_ticks(g, i->created);
        account->older_started++;
        account->older_wait_ticks += wait;
    }
}

/* Another pace rescales what is left: floor(rest c' / c + v); but not what is left of consulting. */
static inline void start_measure_again(const struct engine *g, struct instance *i, double pace)
{
    i->kind->account->suspended_ticks += start_window_ticks(g, i->suspended_at);
    if (pace == i->pace_per_s)
        return;
    double v = chance_uniform(i->rounding), factor = pace / i->pace_per_s;
    int32_t talk = i->joint == JOINT_CONSULT ? i->joint_rest_ticks : 0;
    i->rest_ticks = talk + (int32_t)((i->rest_ticks - talk) * factor + v);
    if (i->joint != JOINT_CONSULT)
        i->joint_rest_ticks = (int32_t)(i->joint_rest_ticks * factor + v);
}

/* Somebody takes it up again who needs no advice: what is left of the consulting is not given. */
static inline void start_without_advice(struct instance *i)
{
    i->rest_ticks -= i->joint_rest_ticks;
    i->joint_rest_ticks = 0;
}

static inline __attribute__((always_inline)) void start_work(struct engine *g, struct instance *i, struct worker *performer,
                                                             struct worker *helper, enum joint joint, enum event_why why)
{
    double pace = start_pace(g, i, performer, helper, joint);
    bool held = i->place == PLACE_HELD, resumed = i->started;
    queues_leave(g, i);
    if (resumed && i->joint == JOINT_CONSULT && joint != JOINT_CONSULT)
        start_without_advice(i);
    if (resumed || helper)
        i->joint = (uint8_t)joint;
    if (resumed)
        start_measure_again(g, i, pace);
    else
        start_measure(g, i, pace, performer, helper, held);
    i->started = true;
    i->pace_per_s = pace;
    i->performer = performer;
    i->helper = helper;
    if (!i->first_performer)
        i->first_performer = performer;
    start_tell(g, held ? EVENT_JOINED : resumed ? EVENT_RESUMED : EVENT_STARTED, i, performer, helper, why);
    if (i->rest_ticks == 0) { /* done at once; those who were free never stopped being free */
        if (held)
            staff_release(g, performer);
        work_finish(g, i);
        return;
    }
    i->place = PLACE_WORK;
    staff_occupy(g, performer, DOING_PERFORM, i);
    state_expect_end(g, performer, g->t + i->rest_ticks);
    if (helper && i->joint_rest_ticks > 0) {
        staff_occupy(g, helper, DOING_HELP, i);
        if (i->joint_rest_ticks < i->rest_ticks)
            state_expect_end(g, helper, g->t + i->joint_rest_ticks);
    } else if (helper) { /* a joint part of no time at all */
        i->helper = NULL;
        start_tell(g, EVENT_HELPER_LEFT, i, performer, helper, WHY_NONE);
        i->joint = JOINT_NONE;
    }
}

#endif
