/* The state of one replication: memory for it, sized from the model, and its beginning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/state.h"

#include <string.h>

#include "base/chance.h"

static void set_bit(uint64_t *words, int bit)
{
    words[bit >> 6] |= (uint64_t)1 << (bit & 63);
}

static void list_children(struct masks *k, const struct model *m, const struct unit *u, struct arena *arena)
{
    int32_t *first = ARENA_ARRAY(arena, m->n_tasks + 1, int32_t), *children = ARENA_ARRAY(arena, u->n_sources, int32_t);
    int32_t *per_person = ARENA_ARRAY(arena, u->n_sources, int32_t), n = 0;
    for (int task = 0; task < m->n_tasks; task++) {
        first[task] = n;
        for (int i = 0; i < u->n_sources; i++)
            if (u->sources[i].how == HOW_AFTER && u->sources[i].after_task == task)
                children[n++] = i;
    }
    first[m->n_tasks] = n;
    for (int i = 0; i < u->n_sources; i++) {
        if (u->sources[i].how == HOW_PER_PERSON)
            per_person[k->n_per_person++] = i;
        k->patient_chains |= u->sources[i].how == HOW_AFTER_DONE && u->sources[i].of == ORIGIN_PATIENT;
    }
    k->first_child = first;
    k->children = children;
    k->per_person = per_person;
}

static struct masks make_masks(const struct model *m, const struct unit *u, struct arena *arena)
{
    struct masks k = {0};
    size_t words = (size_t)u->n_words, n = (size_t)u->n_columns * (size_t)m->n_classes * words;
    uint64_t *own = ARENA_ARRAY(arena, n, uint64_t), *back_up = ARENA_ARRAY(arena, n, uint64_t);
    uint64_t *level = ARENA_ARRAY(arena, N_URGENCIES * words, uint64_t);
    for (int column = 0; column < u->n_columns; column++)
        for (int class = 0; class < m->n_classes; class++)
            for (int queue = 0; queue < u->n_queues; queue++) {
                int32_t wait = model_wait(m, u, column, class, queue);
                size_t at = (size_t)(column * m->n_classes + class) * words;
                if (wait != MODEL_NEVER)
                    set_bit(wait == 0 ? own + at : back_up + at, queue);
            }
    for (int queue = 0; queue < u->n_queues; queue++)
        set_bit(level + (size_t)m->tasks[u->queues[queue].task].urgency * words, queue);
    k.own = own;
    k.back_up = back_up;
    k.level = level;
    list_children(&k, m, u, arena);
    return k;
}

static void init_unit(struct unit_state *us, const struct model *m, const struct unit *u, struct arena *arena)
{
    us->queues = ARENA_ARRAY(arena, u->n_queues, struct queue);
    us->waiting = ARENA_ARRAY(arena, u->n_words, uint64_t);
    us->free_first = ARENA_ARRAY(arena, m->n_classes, int32_t);
    us->free_last = ARENA_ARRAY(arena, m->n_classes, int32_t);
    us->n_waiting_of = ARENA_ARRAY(arena, m->n_tasks, int32_t);
    us->breaks = ARENA_ARRAY(arena, 2 * (size_t)u->n_persons * (size_t)u->n_pauses, struct break_wait); /* duties may touch */
}

void state_init(struct engine *g, const struct model *m)
{
    struct arena *arena = &g->arena;
    g->m = m;
    demand_init(&g->demand, m, arena);
    g->units = ARENA_ARRAY(arena, m->n_units, struct unit_state);
    g->workers = ARENA_ARRAY(arena, m->n_persons, struct worker);
    g->slots = ARENA_ARRAY(arena, demand_slots(m), struct slot);
    g->touched = ARENA_ARRAY(arena, m->n_units, int32_t);
    g->leaving = ARENA_ARRAY(arena, m->n_persons, int32_t);
    g->started = ARENA_ARRAY(arena, m->n_persons, struct duty_started);
    struct masks *masks = ARENA_ARRAY(arena, m->n_units, struct masks);
    int32_t *first_queue = ARENA_ARRAY(arena, m->n_units, int32_t);
    for (int i = 0; i < m->n_units; i++) {
        const struct unit *u = &m->units[i];
        bool copy = i > 0 && u->wait_ticks == u[-1].wait_ticks && u->sources == u[-1].sources;
        masks[i] = copy ? masks[i - 1] : make_masks(m, u, arena);
        first_queue[i] = g->n_queue_nodes;
        g->n_queue_nodes += u->n_queues;
        init_unit(&g->units[i], m, u, arena);
    }
    int32_t *unit_of_node = ARENA_ARRAY(arena, g->n_queue_nodes + m->n_units, int32_t);
    for (int i = 0; i < m->n_units; i++) {
        for (int q = 0; q < m->units[i].n_queues; q++)
            unit_of_node[first_queue[i] + q] = i;
        unit_of_node[g->n_queue_nodes + i] = i;
    }
    g->masks = masks;
    g->first_queue = first_queue;
    g->unit_of_node = unit_of_node;
    calendar_init(&g->completions, m->n_persons, arena);
    calendar_init(&g->shifts, m->n_persons + m->n_units, arena);
    calendar_init(&g->wakes, g->n_queue_nodes + m->n_units, arena);
    g->unused_instance = g->unused_birth = -1;
}

static void reset_unit(struct engine *g, int unit)
{
    const struct model *m = g->m;
    const struct unit *u = &m->units[unit];
    struct unit_state *us = &g->units[unit], kept = *us;
    memset(us, 0, sizeof *us);
    us->queues = kept.queues;
    us->waiting = kept.waiting;
    us->free_first = kept.free_first;
    us->free_last = kept.free_last;
    us->n_waiting_of = kept.n_waiting_of;
    us->breaks = kept.breaks;
    for (int q = 0; q < u->n_queues; q++)
        us->queues[q] = (struct queue){-1, -1, -1};
    for (int c = 0; c < m->n_classes; c++)
        us->free_first[c] = us->free_last[c] = -1;
    memset(us->waiting, 0, (size_t)u->n_words * sizeof *us->waiting);
    memset(us->n_waiting_of, 0, (size_t)m->n_tasks * sizeof *us->n_waiting_of);
    us->loose = us->held = us->loose_wake = -1;
}

static void reset_workers(struct engine *g)
{
    const struct model *m = g->m;
    uint64_t prefer = chance_key(g->seed, g->replication, CHANCE_PREFER);
    for (int p = 0; p < m->n_persons; p++) {
        const struct person *person = &m->persons[p];
        g->workers[p] = (struct worker){
            .doing = DOING_OFF, .instance = -1, .next = -1, .prev = -1, .shift = -1,
            .key = chance_join(chance_join(prefer, m->units[person->unit].label.key), person->label.key),
        };
    }
}

void state_reset(struct engine *g)
{
    g->failed = g->dispatching = false;
    g->t = g->window_from = 0;
    g->n_touched = g->n_started = g->n_limited = 0;
    g->pass = g->sweep = 0;
    for (int i = 0; i < g->m->n_units; i++)
        reset_unit(g, i);
    reset_workers(g);
    memset(g->slots, 0, (size_t)demand_slots(g->m) * sizeof *g->slots);
    g->unused_instance = g->n_instances ? 0 : -1;
    for (int32_t i = 0; i < g->n_instances; i++)
        g->instances[i] = (struct instance){.task = -1, .next = i + 1 < g->n_instances ? i + 1 : -1};
    g->unused_birth = g->n_births ? 0 : -1;
    for (int32_t i = 0; i < g->n_births; i++)
        g->births[i].next_unused = i + 1 < g->n_births ? i + 1 : -1;
    calendar_clear(&g->completions, g->m->n_persons);
    calendar_clear(&g->shifts, g->m->n_persons + g->m->n_units);
    calendar_clear(&g->wakes, g->n_queue_nodes + g->m->n_units);
    calendar_clear(&g->coming, g->n_births);
}
