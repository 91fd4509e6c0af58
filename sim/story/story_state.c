/* Tasks in a tree by instance and in a list; people by what they are doing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story_state.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

void *story_state_grow(struct arena *a, const void *list, int n, int *room, size_t size)
{
    if (n < *room)
        return (void *)list;
    int larger = *room ? 2 * *room : 256;
    void *grown = arena_take(a, (size_t)larger, size);
    if (n)
        memcpy(grown, list, (size_t)n * size);
    *room = larger;
    return grown;
}

void story_state_init(struct story_state *s, const struct model *m, struct arena *arena)
{
    *s = (struct story_state){.model = m, .arena = arena};
    s->workers = ARENA_ARRAY(arena, m->n_persons, struct story_worker);
}

/* ---- Tasks -------------------------------------------------------------------------------------------------------- */

static int by_instance(const void *a, const void *b)
{
    uint64_t x = ((const struct story_task *)a)->instance, y = ((const struct story_task *)b)->instance;
    return (x > y) - (x < y);
}

struct story_task *story_state_find(struct story_state *s, uint64_t instance)
{
    struct story_task asked = {.instance = instance};
    struct story_task **there = tfind(&asked, &s->by_instance, by_instance);
    return there ? *there : NULL;
}

struct story_task *story_state_arise(struct story_state *s, const struct story_row *row)
{
    struct story_task *t = s->spare ? s->spare : ARENA_NEW(s->arena, struct story_task);
    s->spare = s->spare ? t->next : NULL;
    *t = (struct story_task){.instance = row->instance, .unit = row->unit, .task = row->task, .patient = row->patient,
                             .owner = row->person, .created = row->tick, .ready = row->tick, .started = -1, .ended = -1,
                             .fate = EVENT_CREATED, .person = -1, .helper = -1, .next = s->alive};
    if (!tsearch(t, &s->by_instance, by_instance))
        arena_exhaust(s->arena);
    if (s->alive)
        s->alive->before = t;
    s->alive = t;
    s->fresh = story_state_grow(s->arena, s->fresh, s->n_fresh, &s->fresh_room, sizeof *s->fresh);
    s->fresh[s->n_fresh++] = t;
    return t;
}

static void forget(struct story_state *s, struct story_task *t)
{
    tdelete(t, &s->by_instance, by_instance);
    *(t->before ? &t->before->next : &s->alive) = t->next;
    if (t->next)
        t->next->before = t->before;
    t->next = t->before = NULL;
}

void story_state_free(struct story_state *s)
{
    while (s->alive)
        forget(s, s->alive);
}

void story_state_end(struct story_state *s, struct story_task *t, const struct story_row *row)
{
    t->ended = row->tick;
    t->fate = row->kind;
    forget(s, t);
    for (int i = 0; i < s->n_fresh; i++)
        if (s->fresh[i] == t)
            s->fresh[i--] = s->fresh[--s->n_fresh];
    if (!t->kept) {
        t->next = s->spare;
        s->spare = t;
    }
}

/* ---- People at tasks ---------------------------------------------------------------------------------------------- */

void story_state_take_up(struct story_state *s, struct story_task *t, const struct story_row *row)
{
    t->person = row->person;
    t->helper = row->helper;
    t->held = row->kind == EVENT_HELD;
    s->workers[row->person].doing = t->held ? STORY_WAITING : STORY_AT_WORK;
    if (row->helper >= 0)
        s->workers[row->helper].doing = STORY_AT_WORK;
    if (!t->held && t->started < 0)
        t->started = row->tick;
}

static void let_go(struct story_state *s, int person, struct story_task *t, const struct story_row *row)
{
    if (person < 0)
        return;
    bool called = row->kind == EVENT_SUSPENDED && row->why == WHY_INTERRUPTION;
    s->workers[person] = (struct story_worker){STORY_FREE, called ? t : NULL, called ? row->tick : -1};
}

void story_state_leave(struct story_state *s, struct story_task *t, const struct story_row *row)
{
    let_go(s, t->person, t, row);
    let_go(s, t->helper, t, row);
    t->person = t->helper = -1;
    t->held = false;
    t->ready = row->tick;
}

void story_state_helper_leaves(struct story_state *s, struct story_task *t, const struct story_row *row)
{
    let_go(s, t->helper, t, row);
    t->helper = -1;
}

void story_state_set_level(struct story_state *s, int patient, int level)
{
    while (patient >= s->n_levels) {
        int before = s->n_levels;
        s->level_of = story_state_grow(s->arena, s->level_of, before, &s->n_levels, sizeof *s->level_of);
        for (int i = before; i < s->n_levels; i++)
            s->level_of[i] = -1;
    }
    s->level_of[patient] = level;
}

/* ---- Who may, who is free ----------------------------------------------------------------------------------------- */

bool story_state_may(const struct model *m, int person, int task, bool critical)
{
    const struct unit *u = &m->units[m->persons[person].unit];
    int queue = u->queue_of[task * 2 + critical];
    if (queue < 0) /* a type that does not look at the patient has one queue */
        queue = u->queue_of[task * 2 + !critical];
    return queue >= 0 && model_has_bit(m->persons[person].may, queue);
}

static bool may(const struct story_state *s, int person, const struct story_task *t)
{
    int level = t->patient >= 0 && t->patient < s->n_levels ? s->level_of[t->patient] : -1;
    return story_state_may(s->model, person, t->task, level >= 0 && s->model->units[t->unit].levels[level].critical);
}

struct story_others story_state_others(const struct story_state *s, const struct story_task *t, const struct story_row *row)
{
    const struct model *m = s->model;
    const struct unit *u = &m->units[t->unit];
    struct story_others o = {.known = t->owner < 0, .nobody = true, .nobody_who_may = true, .one = -1};
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++) {
        enum story_doing doing = s->workers[p].doing;
        if (p == row->person || p == row->helper || doing == STORY_OFF_DUTY)
            continue;
        bool can = may(s, p, t), ready = doing == STORY_FREE || doing == STORY_WAITING;
        o.nobody &= !ready;
        o.nobody_who_may &= !(ready && can);
        o.lower_may |= can && m->roles[m->persons[p].role].level < m->roles[m->persons[row->person].role].level;
        if (can && doing == STORY_FREE && o.n_free++ == 0)
            o.one = p;
    }
    return o;
}

void story_state_end_tick(struct story_state *s)
{
    for (int i = 0; i < s->n_fresh; i++) {
        struct story_task *t = s->fresh[i];
        const struct unit *u = &s->model->units[t->unit];
        t->nobody_free = t->owner < 0 && t->person < 0;
        for (int p = u->first_person; t->nobody_free && p < u->first_person + u->n_persons; p++) {
            enum story_doing doing = s->workers[p].doing;
            t->nobody_free = !((doing == STORY_FREE || doing == STORY_WAITING) && may(s, p, t));
        }
    }
    s->n_fresh = 0;
}
