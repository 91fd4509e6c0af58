/* What waits: queues, the loose and the held list, and the wakes that tell when waiting changes something.
 *
 * A queue holds one task class of a unit, first come first, so only its head matters to dispatch: whoever may take a later
 * one may take the head. Instances whose patience clock started anew (suspended, released) and personal ones do not fit that
 * order and are kept loose, one by one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/queues.h"

#include "engine/work.h"
#include "model/windows.h"

void queues_patient_changed(struct engine *g, struct unit_state *us, int slot)
{
    for (int q = 0; q < us->u->n_queues; q++) {
        struct instance *end = &us->queues[q].ring;
        for (struct instance *i = end->next, *next; i != end; i = next) {
            next = i->next;
            if (i->slot != slot || queues_for(g, i) == i->queue)
                continue;
            queues_dequeue(i);
            i->queue = queues_for(g, i);
            queues_enqueue(i);
        }
    }
    for (struct instance *i = us->loose; i; i = i->next)
        i->queue = queues_for(g, i);
    for (struct instance *i = us->held; i; i = i->next)
        i->queue = queues_for(g, i);
    state_touch(g, us, NEWS_OTHER);
}

void queues_omit(struct engine *g, struct unit_state *us)
{
    const struct unit *u = us->u;
    bool look = us->woken || us->masks->limit_of_0; /* the clock stops when the first of a queue reaches its limit */
    for (int word = 0; word < u->n_words && look; word++) {
        for (uint64_t bits = us->waiting[word] & us->masks->limited[word]; bits; bits &= bits - 1) {
            int q = word * 64 + __builtin_ctzll(bits);
            int32_t limit = g->m->tasks[u->queues[q].task].omit_ticks;
            for (struct instance *i; (i = queues_first(&us->queues[q])) && g->t - i->created >= limit;)
                work_end_unstarted(g, i, EVENT_OMITTED);
        }
    }
    for (struct instance *i = us->loose, *next; i; i = next) {
        next = i->next;
        int32_t limit = i->kind->omit_ticks;
        if (!i->started && limit != MODEL_NEVER && g->t - i->created >= limit)
            work_end_unstarted(g, i, EVENT_OMITTED);
    }
}

/* ---- Wakes ------------------------------------------------------------------------------------------------------------ */

/* The first tick after now at which waiting alone may make something possible for the instance. */
static int32_t next_wake(const struct engine *g, const struct instance *i)
{
    int32_t best = MODEL_NEVER;
    if (i->queue < 0)
        return best; /* personal: its owner is the only one, at once */
    const struct queue_kind *kind = &i->kind->us->u->queues[i->queue];
    for (int w = 0; w < kind->n_wakes; w++) {
        int64_t ready = (int64_t)i->ready + kind->wake_ticks[w], created = (int64_t)i->created + kind->wake_ticks[w];
        if (ready > g->t && ready < best)
            best = (int32_t)ready;
        if (created > g->t && created < best)
            best = (int32_t)created;
    }
    return best;
}

static void arm(struct engine *g, int32_t node, int32_t *armed, int32_t wake)
{
    if (wake == MODEL_NEVER || (*armed > g->t && *armed <= wake))
        return;
    calendar_remove(&g->calendar, state_node(g, DUE_WAKE, node));
    state_expect(g, DUE_WAKE, node, wake);
    *armed = wake;
}

void queues_wake(struct engine *g, int32_t node)
{
    int32_t wake = node - g->first_node[DUE_WAKE];
    struct unit_state *us = &g->units[g->unit_of_wake[wake]];
    int32_t queue = wake - g->first_queue[us->unit];
    if (queue < us->u->n_queues) /* the last node is that of the loose and held */
        us->unarmed[queue >> 6] |= (uint64_t)1 << (queue & 63);
    us->woken = true;
    state_touch(g, us, NEWS_OTHER);
}

void queues_arm(struct engine *g, struct unit_state *us)
{
    const struct unit *u = us->u;
    for (int word = 0; word < u->n_words; word++) {
        for (uint64_t bits = us->waiting[word] & us->unarmed[word] & us->masks->waking[word]; bits; bits &= bits - 1) {
            int q = word * 64 + __builtin_ctzll(bits);
            arm(g, g->first_queue[us->unit] + q, &us->queues[q].wake, next_wake(g, us->queues[q].ring.next));
        }
        us->unarmed[word] = 0;
    }
    int32_t wake = MODEL_NEVER, w;
    for (const struct instance *i = us->loose; i; i = i->next)
        if ((w = next_wake(g, i)) < wake)
            wake = w;
    for (const struct instance *i = us->held; i; i = i->next)
        if ((w = next_wake(g, i)) < wake)
            wake = w;
    for (int b = 0; b < us->n_breaks; b++)
        if (us->breaks[b].due > g->t && us->breaks[b].due < wake)
            wake = us->breaks[b].due;
    arm(g, g->first_queue[us->unit] + u->n_queues, &us->loose_wake, wake);
}

/* ---- Patience columns ------------------------------------------------------------------------------------------------- */

void queues_change_column(struct engine *g, struct unit_state *us)
{
    const struct model *m = g->m;
    const struct unit *u = us->u;
    us->column = windows_column(m, u, g->t);
    size_t column = (size_t)(us->column * us->masks->n_groups * u->n_words) * N_SETS;
    us->own = us->masks->own + column;
    us->back_up = us->masks->back_up + column;
    us->own_classes = us->masks->own_classes + us->column * u->n_queues;
    us->back_up_classes = us->masks->back_up_classes + us->column * u->n_queues;
    us->back_up_after = us->masks->back_up_after + us->column * u->n_queues;
    if (us->masks->first_owners)
        us->first_owners = us->masks->first_owners + (size_t)(us->column * u->n_queues) * N_SETS;
    if (u->n_columns > 1)
        state_expect(g, DUE_WINDOW, us->unit, windows_next(m, u, g->t));
    state_touch(g, us, NEWS_OTHER);
}
