/* The life of a task instance: created, started, held, left unfinished, done, or lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/work.h"

#include <stdlib.h>

#include "base/chance.h"
#include "engine/breaks.h"
#include "engine/follow.h"
#include "engine/queues.h"
#include "engine/staff.h"
#include "engine/start.h"

enum { POOL_START = 256, POOL_CAP = 1 << 22 }; /* instances open at once; the cap is some 600 MB */

/* ---- The pool --------------------------------------------------------------------------------------------------------- */

static int32_t take_instance(struct engine *g)
{
    if (g->unused_instance < 0) {
        int32_t size = g->n_instances ? 2 * g->n_instances : POOL_START;
        struct instance *pool = size <= POOL_CAP ? realloc(g->instances, (size_t)size * sizeof *pool) : NULL;
        if (!pool) {
            if (!g->failed)
                err_set(g->e, ERR_MEMORY, "replication %u, tick %d: %d tasks are open at once and there is no room for more; "
                        "is there anybody to do them?", g->replication, g->t, g->n_instances);
            g->failed = true;
            return -1;
        }
        for (int32_t i = g->n_instances; i < size; i++)
            pool[i] = (struct instance){.next = i + 1 < size ? i + 1 : -1};
        g->unused_instance = g->n_instances;
        g->instances = pool;
        g->n_instances = size;
    }
    int32_t i = g->unused_instance;
    g->unused_instance = g->instances[i].next;
    return i;
}

static void drop_instance(struct engine *g, int32_t instance)
{
    g->instances[instance].used = false;
    g->instances[instance].next = g->unused_instance;
    g->unused_instance = instance;
}

/* ---- Beginnings ------------------------------------------------------------------------------------------------------- */

/* The instance has ended without work: accounts, what follows, and its place in the pool. */
static void end(struct engine *g, int32_t instance, enum event_kind how)
{
    struct instance *i = &g->instances[instance];
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
    start_tell(g, how, i, i->owner, -1, WHY_NONE);
    if (i->kind->chain)
        follow_ended(g, i);
    drop_instance(g, instance);
}

void work_create(struct engine *g, const struct arrival *what)
{
    int32_t n = take_instance(g);
    if (n < 0)
        return;
    struct instance *i = &g->instances[n];
    const struct kind *kind = what->kind;
    *i = (struct instance){
        .kind = kind, .key = what->key, .work_s = what->work_s, .created = g->t, .ready = g->t,
        .due = kind->late_ticks == MODEL_NEVER ? MODEL_NEVER : g->t + kind->late_ticks, .tie = what->tie, .rounding = what->rounding,
        .slot = what->slot, .owner = what->owner, .performer = -1, .helper = -1, .first_performer = -1, .k = what->k, .used = true,
    };
    kind->account->made++;
    if (g->options->listener)
        start_tell(g, EVENT_CREATED, i, what->owner, -1, WHY_NONE);
    if (i->slot >= 0 && !g->slots[i->slot].present)
        end(g, n, EVENT_WITHDRAWN);
    else if (kind->max_waiting != INT32_MAX && kind->us->n_waiting_of[kind->task] >= kind->max_waiting)
        end(g, n, EVENT_LOST);
    else
        queues_wait(g, i);
}

bool work_needs_helper(const struct engine *g, const struct instance *i)
{
    return i->kind->joint != HELPER_NONE && i->owner < 0 && !(i->started && i->joint_rest_ticks == 0);
}

void work_begin(struct engine *g, int32_t instance, int performer, int helper, enum event_why why)
{
    start_work(g, instance, performer, helper, why);
}

void work_hold(struct engine *g, int32_t instance, int performer, enum event_why why)
{
    struct instance *i = &g->instances[instance];
    queues_leave(g, i);
    i->performer = performer;
    staff_occupy(g, performer, DOING_HOLD, instance);
    queues_hold(g, i);
    start_tell(g, EVENT_HELD, i, performer, -1, why);
}

void work_release_hold(struct engine *g, int32_t instance)
{
    struct instance *i = &g->instances[instance];
    int performer = i->performer;
    queues_leave(g, i);
    i->performer = -1;
    i->ready = g->t;
    start_tell(g, EVENT_RELEASED, i, performer, -1, WHY_NONE);
    queues_wait(g, i);
    staff_release(g, performer);
}

/* ---- Endings ---------------------------------------------------------------------------------------------------------- */

void work_suspend(struct engine *g, int32_t instance, bool interrupted)
{
    struct instance *i = &g->instances[instance];
    int people[] = {i->performer, i->helper};
    int32_t rest = state_work_end(g, i->performer) - g->t, joint = 0;
    if (i->helper >= 0)
        joint = i->joint_rest_ticks == i->rest_ticks ? rest : state_work_end(g, i->helper) - g->t;
    i->rest_ticks = rest;
    i->joint_rest_ticks = joint;
    i->ready = i->suspended_at = g->t;
    start_tell(g, EVENT_SUSPENDED, i, i->performer, i->helper, interrupted ? WHY_INTERRUPTION : WHY_NONE);
    i->kind->account->interrupted++;
    i->place = PLACE_NONE;
    for (int p = 0; p < 2; p++) {
        if (people[p] < 0)
            continue;
        calendar_remove(&g->calendar, state_node(g, DUE_WORK, people[p]));
        g->a->persons[people[p]].interrupted += interrupted;
        staff_release(g, people[p]);
    }
    i->performer = i->helper = -1;
    if (i->patient_gone)
        end(g, instance, EVENT_WITHDRAWN);
    else
        queues_wait(g, i);
}

void work_finish(struct engine *g, int32_t instance)
{
    struct instance *i = &g->instances[instance];
    int performer = i->performer;
    start_tell(g, EVENT_DONE, i, performer, i->helper, WHY_NONE);
    i->kind->account->done++;
    g->a->completed++;
    if (i->created >= g->window_from)
        g->workers[performer].done[i->kind->task]++;
    if (i->kind->has_children)
        follow_done(g, i, g->workers[performer].role);
    if (i->kind->chain)
        follow_ended(g, i);
    drop_instance(g, instance);
}

static void complete(struct engine *g, int32_t instance)
{
    int performer = g->instances[instance].performer, helper = g->instances[instance].helper;
    staff_release(g, performer);
    if (helper >= 0)
        staff_release(g, helper);
    work_finish(g, instance);
}

static void helper_leaves(struct engine *g, int person)
{
    struct instance *i = &g->instances[g->workers[person].instance];
    start_tell(g, EVENT_HELPER_LEFT, i, i->performer, person, WHY_NONE);
    staff_release(g, person);
    i->helper = -1;
    i->joint_rest_ticks = 0;
}

void work_complete_parts(struct engine *g)
{
    for (int32_t node = g->due[DUE_WORK], next; node >= 0; node = next) {
        int32_t person = node - g->first_node[DUE_WORK];
        next = g->calendar.nodes[node].next;
        if (g->calendar.nodes[node].due != g->t)
            continue; /* left unfinished in phase 1 */
        switch (g->workers[person].doing) {
        case DOING_BREAK:
            breaks_end(g, person);
            break;
        case DOING_HELP:
            helper_leaves(g, person);
            break;
        case DOING_PERFORM:
            complete(g, g->workers[person].instance);
            break;
        case DOING_OFF:
        case DOING_FREE:
        case DOING_HOLD:
            BUG("person %d has nothing to complete", person);
        }
    }
}

void work_at_end_of_duty(struct engine *g, int person)
{
    int32_t instance = g->workers[person].instance;
    const struct instance *i = &g->instances[instance];
    bool joint_to_the_end = i->helper >= 0 && i->joint_rest_ticks == i->rest_ticks;
    int32_t over = state_work_end(g, joint_to_the_end ? i->performer : person);
    if (over != g->t && i->owner < 0 && i->kind->interruptible)
        work_suspend(g, instance, false);
}

void work_drop_personal(struct engine *g, int person)
{
    for (int32_t n = g->units[g->m->persons[person].unit].loose, next; n >= 0; n = next) {
        next = g->instances[n].next;
        if (g->instances[n].owner == person)
            work_end_unstarted(g, n, EVENT_OMITTED);
    }
}

void work_end_unstarted(struct engine *g, int32_t instance, enum event_kind how)
{
    struct instance *i = &g->instances[instance];
    int holder = i->place == PLACE_HELD ? i->performer : -1;
    queues_leave(g, i);
    if (holder >= 0)
        staff_release(g, holder);
    end(g, instance, how);
}

static void withdraw_from(struct engine *g, int32_t first, int slot)
{
    for (int32_t n = first, next; n >= 0; n = next) {
        next = g->instances[n].next;
        if (g->instances[n].slot == slot)
            work_end_unstarted(g, n, EVENT_WITHDRAWN);
    }
}

void work_withdraw_patient(struct engine *g, int unit, int slot)
{
    for (int q = 0; q < g->m->units[unit].n_queues; q++)
        withdraw_from(g, g->units[unit].queues[q].first, slot);
    withdraw_from(g, g->units[unit].loose, slot);
    withdraw_from(g, g->units[unit].held, slot);
    const struct unit *u = &g->m->units[unit];
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        if (g->workers[p].doing == DOING_PERFORM && g->instances[g->workers[p].instance].slot == slot)
            g->instances[g->workers[p].instance].patient_gone = true;
    state_touch(g, unit);
}

void work_count_open(struct engine *g, bool at_end)
{
    for (int32_t n = 0; n < g->n_instances; n++) {
        struct instance *i = &g->instances[n];
        if (!i->used)
            continue;
        struct task_account *account = i->kind->account;
        if (!at_end) {
            account->open_at_start++;
            continue;
        }
        account->open_at_end++;
        if (i->started) {
            if (i->place != PLACE_WORK)
                account->suspended_ticks += start_window_ticks(g, i->suspended_at);
            continue;
        }
        account->waited_ticks += start_window_ticks(g, i->created);
        if (i->created >= g->window_from) {
            account->censored++;
            account->censored_ticks += g->t - i->created;
        }
    }
}
