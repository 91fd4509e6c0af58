/* A replication retold from its events alone: what every task and every person's minute came to, kept one by one. Slow and plain;
 * tests hold the sums of the engine against it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RETOLD_H
#define RETOLD_H

#include "testlib.h"

#include <stdlib.h>
#include <string.h>

struct retold_task {
    uint64_t instance;
    int unit, task, slot, created, started, ended; /* ticks; -1 = not yet */
    int suspended, suspended_ticks;                /* since when (-1 = is not), and how long in the window */
    int interrupted, held, holder, held_ticks, done_by;
    bool together, waiting;
    enum event_kind end;
};

/* A person's time in a task (index), in n_tasks + an account of time, or on duty. */
struct retold_stretch {
    int person, account, slot, from, until;
};
enum { RETOLD_DUTY = -1 };

struct retold {
    const struct model *m;
    int n_tasks, n_stretches;
    struct retold_task *tasks;
    struct retold_stretch *stretches; /* per person in order */
    int *interrupted;                 /* per person */
    int *of_hash, hash_size;          /* tasks by instance */
    struct retold_stretch *doing, *duty; /* per person: what is going on; from -1 = nothing */
    int *peak_ticks, *waiting, *there;   /* per unit */
};

static inline struct retold_task *retold_find(struct retold *r, uint64_t instance)
{
    int at = (int)(instance * 0x9e3779b97f4a7c15u >> 32) & (r->hash_size - 1);
    while (r->of_hash[at] >= 0 && r->tasks[r->of_hash[at]].instance != instance)
        at = (at + 1) & (r->hash_size - 1);
    if (r->of_hash[at] < 0) {
        r->of_hash[at] = r->n_tasks;
        r->tasks[r->n_tasks++] = (struct retold_task){.instance = instance, .started = -1, .ended = -1, .suspended = -1,
                                                      .held = -1, .done_by = -1, .end = N_EVENT_KINDS};
    }
    return &r->tasks[r->of_hash[at]];
}

/* Ticks of [from, until) in the window. */
static inline int retold_in_window(const struct retold *r, int from, int until)
{
    from = from > r->m->warmup_ticks ? from : r->m->warmup_ticks;
    return until > from ? until - from : 0;
}

static inline void retold_begin(struct retold_stretch *s, int person, int account, int slot, int tick)
{
    if (person >= 0)
        s[person] = (struct retold_stretch){person, account, slot, tick, -1};
}

/* What took no time is not kept. */
static inline void retold_stop(struct retold *r, struct retold_stretch *s, int person, int tick)
{
    if (person < 0 || s[person].from < 0)
        return;
    if (tick > s[person].from) {
        r->stretches[r->n_stretches] = s[person];
        r->stretches[r->n_stretches++].until = tick;
    }
    s[person].from = -1;
}

/* It waits for somebody, for the first time or again, or no longer. */
static inline void retold_waits(struct retold *r, struct retold_task *i, bool waiting)
{
    r->waiting[i->unit] += (int)waiting - (int)i->waiting;
    i->waiting = waiting;
}

static inline void retold_task_event(struct retold *r, const struct event *v)
{
    struct retold_task *i = retold_find(r, v->instance);
    int held = i->held;
    if (v->kind == EVENT_CREATED) {
        i->unit = v->unit;
        i->task = v->task;
        i->slot = v->slot;
        i->created = v->tick;
        retold_waits(r, i, true);
        return;
    }
    if (v->kind == EVENT_HELD) {
        i->held = v->tick;
        i->holder = v->person;
        retold_waits(r, i, false);
        retold_begin(r->doing, v->person, r->m->n_tasks + TIME_HOLDING, v->slot, v->tick);
        return;
    }
    if (held >= 0) { /* whatever comes next ends the hold */
        retold_stop(r, r->doing, i->holder, v->tick);
        i->held = -1;
    }
    switch (v->kind) {
    case EVENT_STARTED:
    case EVENT_RESUMED:
    case EVENT_JOINED:
        retold_waits(r, i, false);
        retold_begin(r->doing, v->person, v->task, v->slot, v->tick);
        retold_begin(r->doing, v->helper, v->task, v->slot, v->tick);
        if (i->suspended >= 0)
            i->suspended_ticks += retold_in_window(r, i->suspended, v->tick);
        else if (v->helper >= 0) {
            i->together = true;
            i->held_ticks = held >= 0 ? v->tick - held : 0;
        }
        i->started = i->suspended < 0 ? v->tick : i->started;
        i->suspended = -1;
        break;
    case EVENT_RELEASED:
        retold_waits(r, i, true);
        break;
    case EVENT_HELPER_LEFT:
        retold_stop(r, r->doing, v->helper, v->tick);
        break;
    case EVENT_SUSPENDED:
        i->suspended = v->tick;
        i->interrupted += v->tick >= r->m->warmup_ticks;
        for (int n = 0, who[] = {v->person, v->helper}; n < 2; n++) {
            retold_stop(r, r->doing, who[n], v->tick);
            if (who[n] >= 0)
                r->interrupted[who[n]] += v->why == WHY_INTERRUPTION && v->tick >= r->m->warmup_ticks;
        }
        retold_waits(r, i, true);
        break;
    default: /* done, omitted, lost, withdrawn */
        if (v->kind == EVENT_DONE) {
            retold_stop(r, r->doing, v->person, v->tick);
            retold_stop(r, r->doing, v->helper, v->tick);
            i->done_by = v->person;
        } else if (i->suspended >= 0) {
            i->suspended_ticks += retold_in_window(r, i->suspended, v->tick);
        }
        retold_waits(r, i, false);
        i->ended = v->tick;
        i->end = v->kind;
    }
}

static inline void retold_event(struct retold *r, const struct event *v)
{
    switch (v->kind) {
    case EVENT_DUTY_START:
        retold_begin(r->duty, v->person, RETOLD_DUTY, -1, v->tick);
        r->there[v->unit]++;
        break;
    case EVENT_DUTY_END:
        retold_stop(r, r->duty, v->person, v->tick);
        r->there[v->unit]--;
        break;
    case EVENT_BREAK_START:
        retold_begin(r->doing, v->person, r->m->n_tasks + TIME_BREAK, -1, v->tick);
        break;
    case EVENT_BREAK_END:
        retold_stop(r, r->doing, v->person, v->tick);
        break;
    default:
        if (v->task >= 0)
            retold_task_event(r, v);
    }
}

static inline void *retold_memory(size_t n, size_t size)
{
    void *memory = calloc(n + 1, size);
    if (!memory)
        abort();
    return memory;
}

static inline void retold_make(struct retold *r, const struct model *m, const struct testlib_events *events)
{
    *r = (struct retold){.m = m, .hash_size = 1};
    while (r->hash_size < 2 * events->n)
        r->hash_size *= 2;
    r->of_hash = retold_memory((size_t)r->hash_size, sizeof *r->of_hash);
    memset(r->of_hash, -1, (size_t)r->hash_size * sizeof *r->of_hash);
    r->tasks = retold_memory((size_t)events->n, sizeof *r->tasks);
    r->stretches = retold_memory(3 * (size_t)(events->n + m->n_persons), sizeof *r->stretches);
    r->interrupted = retold_memory((size_t)m->n_persons, sizeof *r->interrupted);
    r->doing = retold_memory(2 * (size_t)m->n_persons, sizeof *r->doing);
    r->duty = r->doing + m->n_persons;
    for (int p = 0; p < 2 * m->n_persons; p++)
        r->doing[p].from = -1;
    r->peak_ticks = retold_memory(3 * (size_t)m->n_units, sizeof *r->peak_ticks);
    r->waiting = r->peak_ticks + m->n_units;
    r->there = r->waiting + m->n_units;
    for (int e = 0; e < events->n; e++) {
        int until = e + 1 < events->n ? events->all[e + 1].tick : m->end_ticks;
        retold_event(r, &events->all[e]);
        for (int u = 0; u < m->n_units; u++) /* as it stands until the next event */
            r->peak_ticks[u] += r->waiting[u] > r->there[u] ? retold_in_window(r, events->all[e].tick, until) : 0;
    }
    for (int p = 0; p < m->n_persons; p++) {
        retold_stop(r, r->doing, p, m->end_ticks);
        retold_stop(r, r->duty, p, m->end_ticks);
    }
    for (int i = 0; i < r->n_tasks; i++)
        if (r->tasks[i].ended < 0 && r->tasks[i].suspended >= 0)
            r->tasks[i].suspended_ticks += retold_in_window(r, r->tasks[i].suspended, m->end_ticks);
}

static inline void retold_free(struct retold *r)
{
    free(r->of_hash);
    free(r->tasks);
    free(r->stretches);
    free(r->interrupted);
    free(r->doing);
    free(r->peak_ticks);
}

#endif
