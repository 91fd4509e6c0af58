/* What the engine itself brings about: tasks that follow from work, tasks for a person on duty, breaks whose time has come.
 *
 * These depend on the policy in time, or in whether they happen at all, and are therefore not demand; their chance is keyed
 * all the same, so two policies share it as far as they can.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/follow.h"

#include <math.h>
#include <stdlib.h>

#include "base/chance.h"
#include "engine/breaks.h"
#include "engine/work.h"

/* ---- What will come --------------------------------------------------------------------------------------------------- */

static void expect(struct engine *g, const struct birth *what, int32_t due)
{
    if (due >= g->end)
        return;
    if (g->unused_birth < 0) {
        int32_t size = g->n_births ? 2 * g->n_births : 64, first = g->first_node[DUE_BIRTH];
        struct birth *births = realloc(g->births, (size_t)size * sizeof *births);
        if (births)
            g->births = births;
        struct calendar_node *nodes = births ? realloc(g->calendar.nodes, (size_t)(first + size) * sizeof *nodes) : NULL;
        if (!nodes) {
            if (!g->failed)
                err_set(g->e, ERR_MEMORY, "replication %u, tick %d: not enough memory for what is to come", g->replication, g->t);
            state_fail(g);
            return;
        }
        g->calendar.nodes = nodes;
        for (int32_t i = g->n_births; i < size; i++) {
            births[i].next_unused = i + 1 < size ? i + 1 : -1;
            nodes[first + i].due = CALENDAR_ABSENT;
            nodes[first + i].what = DUE_BIRTH;
        }
        g->unused_birth = g->n_births;
        g->n_births = size;
    }
    int32_t n = g->unused_birth;
    g->unused_birth = g->births[n].next_unused;
    g->births[n] = *what;
    if (due > g->t || g->calendar.now < g->t) {
        state_expect(g, DUE_BIRTH, n, due);
    } else { /* in this very tick, by what happened in its first phases */
        state_make_due(g, DUE_BIRTH, state_node(g, DUE_BIRTH, n));
    }
}

/* Nothing follows into a phase that is over: from phase 4 on, into the next tick. */
static int32_t at_earliest(const struct engine *g, int64_t ticks)
{
    if (state_too_late_for_now(g) && ticks < 1)
        ticks = 1;
    int64_t due = g->t + ticks;
    return due < MODEL_NEVER ? (int32_t)due : MODEL_NEVER;
}

static uint64_t patient_of(const struct engine *g, int slot)
{
    return g->slots[slot].key;
}

static bool patient_is_there(const struct engine *g, const struct birth *b)
{
    return g->slots[b->slot].present && g->slots[b->slot].key == b->patient;
}

/* ---- Tasks that follow from work -------------------------------------------------------------------------------------- */

void follow_done(struct engine *g, const struct instance *i, int role)
{
    const struct kind *kind = i->kind;
    const struct masks *k = kind->us->masks;
    if (kind->chain)
        follow_ended(g, i);
    for (int32_t c = k->first_child[kind->task]; c < k->first_child[kind->task + 1] && !i->patient_gone; c++) {
        int source = k->children[c];
        const struct source *s = &kind->us->u->sources[source];
        uint64_t key = chance_join(i->key, s->key);
        if (!(chance_uniform(chance_at(key, CHANCE_NEEDED)) < s->role_probability[role]))
            continue;
        int64_t delay = (int64_t)ceil(s->delay_s / g->m->tick_s);
        expect(g, &(struct birth){.stream = key, .unit = kind->unit, .source = source, .slot = i->slot,
                                  .patient = patient_of(g, i->slot), .k = i->k, .pause = -1}, at_earliest(g, delay));
    }
}

/* The (k + 1)-th of a chain comes a gap after the k-th has ended; the gap belongs to the k-th instance's stream. */
static void expect_next(struct engine *g, int unit, int source, int slot, uint64_t stream, uint32_t k)
{
    const struct source *s = &g->m->units[unit].sources[source];
    uint64_t key = chance_join(stream, k);
    double gap_s = law_sample(&s->gap, chance_at(key, CHANCE_GAP));
    double ticks = floor(gap_s / g->m->tick_s + chance_uniform(chance_at(key, CHANCE_SPREAD)));
    expect(g, &(struct birth){.stream = stream, .unit = unit, .source = source, .slot = slot,
                              .patient = patient_of(g, slot), .k = k + 1, .pause = -1},
           at_earliest(g, ticks < MODEL_NEVER ? (int64_t)ticks : MODEL_NEVER));
}

static uint64_t chain_stream(const struct engine *g, int unit, int source, int slot)
{
    uint64_t asker = slot >= 0 ? g->slots[slot].key : g->demand.units[unit].key;
    return chance_join(asker, g->m->units[unit].sources[source].key);
}

void follow_ended(struct engine *g, const struct instance *i)
{
    const struct kind *k = i->kind;
    if (!i->patient_gone && g->slots[i->slot].present)
        expect_next(g, k->unit, k->source, i->slot, chain_stream(g, k->unit, k->source, i->slot), i->k);
}

void follow_begin_chains(struct engine *g, int unit, int slot)
{
    const struct unit *u = &g->m->units[unit];
    if (slot >= 0 && !g->units[unit].masks->patient_chains)
        return;
    for (int i = 0; i < u->n_sources; i++)
        if (u->sources[i].how == HOW_AFTER_DONE && u->sources[i].of == (slot >= 0 ? ORIGIN_PATIENT : ORIGIN_UNIT))
            expect_next(g, unit, i, slot, chain_stream(g, unit, i, slot), 0);
}

void follow_break(struct engine *g, struct worker *who, int pause, int32_t duty_start, int32_t due)
{
    expect(g, &(struct birth){.unit = who->unit, .slot = -1, .who = who, .pause = pause, .duty_start = duty_start}, due);
}

/* ---- Phase 4 ---------------------------------------------------------------------------------------------------------- */

static struct arrival instance_of(const struct kind *kind, int slot, struct worker *owner, uint64_t key, uint32_t k)
{
    return (struct arrival){
        .key = key, .work_s = law_sample(kind->law, chance_at(key, CHANCE_WORK)), .rounding = chance_at(key, CHANCE_ROUNDING),
        .tie = chance_at(key, CHANCE_TIE), .kind = kind, .slot = slot, .owner = owner, .k = k,
    };
}

/* With max_waiting it matters who comes first within a tick: those wait until all are known, and come by tie. */
void follow_keep_limited(struct engine *g, const struct arrival *a)
{
    if (g->n_limited == g->limited_size) {
        int32_t size = g->limited_size ? 2 * g->limited_size : 16;
        struct arrival *limited = realloc(g->limited, (size_t)size * sizeof *limited);
        if (!limited) {
            if (!g->failed)
                err_set(g->e, ERR_MEMORY, "replication %u, tick %d: not enough memory for new tasks", g->replication, g->t);
            state_fail(g);
            return;
        }
        g->limited = limited;
        g->limited_size = size;
    }
    g->limited[g->n_limited++] = *a;
    state_mark_due(g, DUE_BIRTH);
}

static void create(struct engine *g, const struct arrival *a)
{
    if (a->kind->max_waiting == INT32_MAX)
        work_create(g, a);
    else
        follow_keep_limited(g, a);
}

static int by_tie(const void *a, const void *b)
{
    const struct arrival *x = a, *y = b;
    if (x->tie != y->tie)
        return x->tie < y->tie ? -1 : 1;
    return (x->key > y->key) - (x->key < y->key);
}

static void create_coming(struct engine *g)
{
    for (int32_t node = g->due[DUE_BIRTH], next; node >= 0; node = next) {
        int32_t n = node - g->first_node[DUE_BIRTH];
        next = g->calendar.nodes[node].next;
        struct birth b = g->births[n];
        g->births[n].next_unused = g->unused_birth;
        g->unused_birth = n;
        if (b.pause >= 0) {
            breaks_open(g, b.who, b.pause, b.duty_start);
        } else if (patient_is_there(g, &b)) {
            const struct kind *kind = &g->units[b.unit].kinds[b.source];
            struct arrival a = instance_of(kind, b.slot, NULL, kind->chain ? chance_join(b.stream, b.k) : b.stream, b.k);
            create(g, &a);
        }
    }
}

static void create_personal(struct engine *g, const struct duty_started *duty)
{
    const struct model *m = g->m;
    struct worker *who = duty->who;
    const struct masks *k = who->us->masks;
    if (duty->tick < 0)
        return; /* his duty began before the run */
    int32_t day = duty->tick / m->ticks_per_day;
    uint64_t person = chance_join(g->demand.units[who->unit].key, m->persons[who->person].label.key);
    for (int i = 0; i < k->n_per_person; i++) {
        const struct source *s = &who->us->u->sources[k->per_person[i]];
        if (!s->shift[duty->shift] || !s->weekday[(m->start_weekday + day) % N_WEEKDAYS])
            continue;
        uint64_t shift = who->us->u->shifts[duty->shift].label.key; /* names the duty, with the day: as for tasks of a shift */
        uint32_t ordinal = (uint32_t)(m->start_day + day) + (uint32_t)shift;
        uint64_t key = chance_join(chance_join(chance_join(person, s->key), shift), ordinal);
        if (chance_uniform(chance_at(key, CHANCE_NEEDED)) < s->probability[0]) {
            struct arrival a = instance_of(&who->us->kinds[k->per_person[i]], -1, who, key, ordinal);
            create(g, &a);
        }
    }
}

void follow_create(struct engine *g)
{
    create_coming(g);
    for (int i = 0; i < g->n_started; i++)
        create_personal(g, &g->started[i]);
    g->n_started = 0;
    if (g->n_limited > 1)
        qsort(g->limited, (size_t)g->n_limited, sizeof *g->limited, by_tie);
    for (int i = 0; i < g->n_limited; i++)
        work_create(g, &g->limited[i]);
    g->n_limited = 0;
}
