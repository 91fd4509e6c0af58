/* The life of a task instance: created, started, held, left unfinished, done, or lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/work.h"

#include <stdlib.h>

#include "base/chance.h"
#include "engine/breaks.h"
#include "engine/claims.h"
#include "engine/create.h"
#include "engine/finish.h"
#include "engine/follow.h"
#include "engine/queues.h"
#include "engine/staff.h"
#include "engine/start.h"
#include "engine/talks.h"

enum { POOL_CAP = 1 << 22 }; /* instances open at once: some 600 MB */

static enum event_together together(const struct instance *i)
{
    if (i->joint == JOINT_TASK)
        return i->kind->joint == HELPER_CHECK ? TOGETHER_CHECK : TOGETHER_SECOND_PERSON;
    return i->joint == JOINT_CONSULT ? TOGETHER_CONSULTING : i->joint == JOINT_TEACH ? TOGETHER_LESSON : TOGETHER_NONE;
}

void work_tell(const struct engine *g, enum event_kind kind, const struct instance *i, const struct worker *who,
               const struct worker *helper, enum event_why why)
{
    state_tell(g, &(struct event){.tick = g->t, .kind = kind, .why = why, .unit = i->kind->unit, .task = i->kind->task,
                                  .instance = i->key, .source = i->kind->source, .k = i->k, .slot = i->slot,
                                  .person = state_person(who), .helper = state_person(helper),
                                  .together = helper || kind == EVENT_HELD ? together(i) : TOGETHER_NONE});
}

/* ---- The pool --------------------------------------------------------------------------------------------------------- */

void work_grow_pool(struct engine *g)
{
    struct block *block = g->n_instances < POOL_CAP ? calloc(1, sizeof *block) : NULL;
    if (!block) {
        if (!g->failed)
            err_set(g->e, ERR_MEMORY, "replication %u, tick %d: %d tasks are open at once and there is no room for more; "
                    "is there anybody to do them?", g->replication, g->t, g->n_instances);
        state_fail(g);
        return;
    }
    block->next = g->blocks;
    g->blocks = block;
    g->n_instances += BLOCK_INSTANCES;
    for (int n = 0; n < BLOCK_INSTANCES; n++) {
        block->instances[n].next = g->unused;
        g->unused = &block->instances[n];
    }
}

/* ---- Beginnings ------------------------------------------------------------------------------------------------------- */

void work_end(struct engine *g, struct instance *i, enum event_kind how)
{
    struct task_account *account = i->kind->account;
    bool in_window = i->created >= g->window_from;
    if (!i->started)
        account->waited_ticks += start_window_ticks(g, i->created);
    else
        account->suspended_ticks += start_window_ticks(g, i->suspended_at);
    if (how == EVENT_OMITTED) {
        account->omitted++;
        account->omitted_in_window += in_window;
    } else if (how == EVENT_LOST) {
        account->lost++;
        account->lost_in_window += in_window;
    } else {
        account->withdrawn++;
    }
    if (how != EVENT_WITHDRAWN && in_window)
        account->omitted_s += i->work_s;
    start_tell(g, how, i, i->owner, NULL, WHY_NONE);
    if (i->owner && i->talk_s > 0)
        talks_missed(g, i);
    if (i->kind->chain)
        follow_ended(g, i);
    work_drop(g, i);
}

void work_create(struct engine *g, const struct arrival *what)
{
    struct instance *i = create_instance(g, what, what->kind->max_waiting != INT32_MAX);
    if (i)
        queues_add_fresh(g, i);
}

void work_keep_limited(struct engine *g, const struct need *need, const struct kind *kind)
{
    const struct arrival a = create_arrival(need, kind);
    follow_keep_limited(g, &a);
}

void work_begin(struct engine *g, struct instance *i, struct worker *performer, struct worker *helper, enum joint joint,
                enum event_why why)
{
    if (i->kind->planned && !i->started)
        claims_count(g, i, performer);
    start_work(g, i, performer, helper, joint, why);
}

void work_hold(struct engine *g, struct instance *i, struct worker *performer, enum joint joint, enum event_why why)
{
    queues_leave(g, i);
    i->performer = performer;
    i->joint = (uint8_t)joint;
    staff_occupy(g, performer, DOING_HOLD, i);
    i->held_at = g->t;
    queues_hold(i);
    start_tell(g, EVENT_HELD, i, performer, NULL, why);
}

void work_release_hold(struct engine *g, struct instance *i)
{
    struct worker *performer = i->performer;
    queues_leave(g, i);
    i->performer = NULL;
    if (!i->started)
        i->joint = JOINT_NONE; /* the next may need nobody */
    i->ready = g->t;
    i->queue = queues_for(g, i); /* the patient may have changed */
    start_tell(g, EVENT_RELEASED, i, performer, NULL, WHY_NONE);
    queues_wait(g, i);
    staff_release(g, performer);
}

/* ---- Endings ---------------------------------------------------------------------------------------------------------- */

static bool joint_to_the_end(const struct instance *i)
{
    return i->helper && i->joint_rest_ticks == i->rest_ticks;
}

void work_suspend(struct engine *g, struct instance *i, bool interrupted)
{
    struct worker *people[] = {i->performer, i->helper};
    int32_t rest = state_end_of(g, i->performer) - g->t, joint = 0;
    if (i->helper)
        joint = joint_to_the_end(i) ? rest : state_end_of(g, i->helper) - g->t;
    i->rest_ticks = rest;
    i->joint_rest_ticks = joint;
    i->ready = i->suspended_at = g->t;
    start_tell(g, EVENT_SUSPENDED, i, i->performer, i->helper, interrupted ? WHY_INTERRUPTION : WHY_NONE);
    i->kind->account->interrupted++;
    i->place = PLACE_NONE;
    for (int p = 0; p < 2; p++) {
        if (!people[p])
            continue;
        calendar_remove(&g->ends, people[p]->person);
        g->a->persons[people[p]->person].interrupted += interrupted;
        staff_release(g, people[p]);
    }
    i->performer = i->helper = NULL;
    if (i->joint == JOINT_TEACH) { /* a lesson that is broken off is none */
        i->joint = JOINT_NONE;
        i->joint_rest_ticks = 0;
    }
    i->queue = queues_for(g, i);
    if (i->patient_gone)
        work_end(g, i, EVENT_WITHDRAWN);
    else
        queues_wait(g, i);
}

void work_finish(struct engine *g, struct instance *i)
{
    start_tell(g, EVENT_DONE, i, i->performer, i->helper, WHY_NONE);
    finish_instance(g, i, i->performer);
}

static void helper_leaves(struct engine *g, struct worker *w)
{
    struct instance *i = w->instance;
    start_tell(g, EVENT_HELPER_LEFT, i, i->performer, w, WHY_NONE);
    staff_release(g, w);
    if (i->joint == JOINT_CONSULT) { /* from here on it is the task's own time */
        staff_charge(g, i->performer);
        i->joint = JOINT_NONE;
    }
    i->helper = NULL;
    i->joint_rest_ticks = 0;
}

void work_end_part(struct engine *g, struct worker *w)
{
    if (w->doing == DOING_HELP)
        helper_leaves(g, w);
    else
        breaks_end(g, w);
}

void work_at_end_of_duty(struct engine *g, struct worker *w)
{
    struct instance *i = w->instance;
    int32_t over = state_end_of(g, joint_to_the_end(i) ? i->performer : w);
    if (over != g->t && !i->owner && i->kind->interruptible)
        work_suspend(g, i, false);
}

void work_drop_personal(struct engine *g, struct worker *w)
{
    for (struct instance *i = w->us->loose, *next; i; i = next) {
        next = i->next;
        if (i->owner == w)
            work_end_unstarted(g, i, EVENT_OMITTED);
    }
}

void work_end_unstarted(struct engine *g, struct instance *i, enum event_kind how)
{
    struct worker *holder = i->place == PLACE_HELD ? i->performer : NULL;
    queues_leave(g, i);
    if (holder)
        staff_release(g, holder);
    work_end(g, i, how);
}

static void withdraw_from(struct engine *g, struct instance *first, const struct instance *end, int slot)
{
    for (struct instance *i = first, *next; i != end; i = next) {
        next = i->next;
        if (i->slot == slot)
            work_end_unstarted(g, i, EVENT_WITHDRAWN);
    }
}

void work_withdraw_patient(struct engine *g, struct unit_state *us, int slot)
{
    const struct unit *u = us->u;
    for (int q = 0; q < u->n_queues; q++)
        withdraw_from(g, us->queues[q].ring.next, &us->queues[q].ring, slot);
    withdraw_from(g, us->loose, NULL, slot);
    withdraw_from(g, us->held, NULL, slot);
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++) {
        struct instance *i = g->workers[p].doing == DOING_PERFORM ? g->workers[p].instance : NULL;
        if (!i || i->slot != slot || i->patient_gone)
            continue;
        i->patient_gone = true;
        i->condition = (int16_t)g->slots[slot].condition; /* another patient may come to the slot before it is done */
    }
    state_touch(g, us, NEWS_OTHER);
}

static void count_open_at_end(const struct engine *g, const struct instance *i)
{
    struct task_account *account = i->kind->account;
    account->open_at_end++;
    if (i->started) {
        if (i->place != PLACE_WORK)
            account->suspended_ticks += start_window_ticks(g, i->suspended_at);
        return;
    }
    account->waited_ticks += start_window_ticks(g, i->created);
    if (i->created >= g->window_from) {
        account->censored++;
        account->censored_ticks += g->t - i->created;
    }
}

void work_count_open(struct engine *g, bool at_end)
{
    for (const struct block *block = g->blocks; block; block = block->next)
        for (int n = 0; n < BLOCK_INSTANCES; n++) {
            const struct instance *i = &block->instances[n];
            if (i->place != PLACE_POOL && at_end)
                count_open_at_end(g, i);
            else if (i->place != PLACE_POOL)
                i->kind->account->open_at_start++;
        }
}
