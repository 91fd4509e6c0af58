/* Hears who works on what, puts the two runs of a replication side by side, and books every instance.
 *
 * An instance that both scenarios worked on is booked so: groups that spend less on it give, groups that spend more take.
 * What is given and taken is the smaller of the two sums; the rest of the larger one is pace. When several groups share in a
 * sum that is not moved as a whole, each has its share, rounded so that shares add up to it.
 *
 *     nurse 10 ticks in the base, assistant 12 now:   nurse: 10 moved;   assistant: 10 taken, pace -2 (2 more now)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/ledger.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"

/* Marks in the place of a group: they sort before groups. */
enum { ARISEN = -2, BEGUN = -1 };

struct ledger_part { /* what one group does of one instance, in the base and now */
    int group;
    int64_t ticks[2];
};

/* ---- Groups ------------------------------------------------------------------------------------------------------- */

static int group_of(struct ledger *l, const struct model *m, const struct person *p)
{
    const char *care_unit = m->units[p->unit].label.id, *role = m->roles[p->role].label.id;
    for (int g = 0; g < l->n; g++)
        if (!strcmp(l->row[g].care_unit, care_unit) && !strcmp(l->row[g].role, role))
            return g;
    l->row[l->n] = (struct ledger_row){.care_unit = care_unit, .role = role};
    return l->n++;
}

void ledger_init(struct ledger *l, const struct model *base, const struct model *other, int other_index, struct arena *arena)
{
    *l = (struct ledger){.other = other_index, .models = {base, other},
                         .row = ARENA_ARRAY(arena, base->n_persons + other->n_persons, struct ledger_row)};
    for (int side = 0; side < 2; side++) {
        const struct model *m = l->models[side];
        l->group_of[side] = ARENA_ARRAY(arena, m->n_persons, int);
        for (int p = 0; p < m->n_persons; p++)
            l->group_of[side][p] = group_of(l, m, &m->persons[p]);
    }
    l->parts = ARENA_ARRAY(arena, l->n, struct ledger_part);
    l->unheard = ARENA_ARRAY(arena, l->n, int64_t);
}

/* ---- Listening ---------------------------------------------------------------------------------------------------- */

static void note(struct ledger_run *r, uint64_t instance, int group, int32_t ticks)
{
    if (r->n == r->size) {
        int size = r->size ? 2 * r->size : 1024;
        struct ledger_work *grown = size > 0 ? realloc(r->work, (size_t)size * sizeof *grown) : NULL;
        if (!grown) {
            r->out_of_memory = true;
            return;
        }
        r->work = grown;
        r->size = size;
    }
    r->work[r->n++] = (struct ledger_work){instance, group, ticks};
}

static void begin(struct ledger_run *r, int person, const struct event *event)
{
    if (person >= 0)
        r->spells[person] = (struct ledger_spell){event->instance, event->tick};
}

/* Ticks in the window count, as they do in the accounts. */
static void end(struct ledger_run *r, int person, int32_t tick)
{
    if (person < 0 || r->spells[person].since < 0)
        return;
    struct ledger_spell *spell = &r->spells[person];
    int32_t from = spell->since > r->model->warmup_ticks ? spell->since : r->model->warmup_ticks;
    if (tick > from)
        note(r, spell->instance, r->group_of[person], tick - from);
    spell->since = -1;
}

static void hear(void *self, const struct event *event)
{
    struct ledger_run *r = self;
    switch (event->kind) {
    case EVENT_CREATED:
        note(r, event->instance, ARISEN, 0);
        break;
    case EVENT_STARTED:
    case EVENT_RESUMED:
    case EVENT_JOINED:
        note(r, event->instance, BEGUN, 0);
        begin(r, event->person, event);
        begin(r, event->helper, event);
        break;
    case EVENT_HELPER_LEFT:
        end(r, event->helper, event->tick);
        break;
    case EVENT_SUSPENDED:
    case EVENT_DONE:
        end(r, event->person, event->tick);
        end(r, event->helper, event->tick);
        break;
    default:
        break;
    }
}

static void clear(struct ledger_run *r)
{
    r->n = 0;
    for (int p = 0; p < r->model->n_persons; p++)
        r->spells[p].since = -1;
}

int ledger_run_init(struct ledger_run *r, const struct ledger *l, int side, struct err *e)
{
    *r = (struct ledger_run){.model = l->models[side], .group_of = l->group_of[side], .listener.hear = hear};
    r->spells = calloc((size_t)r->model->n_persons + 1, sizeof *r->spells);
    if (!r->spells)
        return err_set(e, ERR_MEMORY, "not enough memory for the ledger");
    r->listener.self = r;
    clear(r);
    return 0;
}

void ledger_run_free(struct ledger_run *r)
{
    free(r->work);
    free(r->spells);
    memset(r, 0, sizeof *r);
}

/* ---- Booking ------------------------------------------------------------------------------------------------------ */

static int by_instance_and_group(const void *x, const void *y)
{
    const struct ledger_work *a = x, *b = y;
    if (a->instance != b->instance)
        return a->instance < b->instance ? -1 : 1;
    return (a->group > b->group) - (a->group < b->group);
}

/* What of `ticks` (at most `whole`) falls to a part of `whole`, when the parts before it come to *before. Whole ticks; all parts
 * together get `ticks`, and none gets more than itself. */
static int64_t share(int64_t ticks, int64_t part, int64_t whole, int64_t *before)
{
    int64_t from = ticks * *before / whole, to = ticks * (*before + part) / whole;
    *before += part;
    return to - from;
}

static int64_t less_of(const struct ledger_part *part)
{
    return part->ticks[0] - part->ticks[1];
}

static void book_worked_by_both(struct ledger *l, int n)
{
    int64_t given = 0, gained = 0, given_before = 0, gained_before = 0;
    for (int i = 0; i < n; i++) {
        int64_t less = less_of(&l->parts[i]);
        given += less > 0 ? less : 0;
        gained += less < 0 ? -less : 0;
    }
    int64_t moved = given < gained ? given : gained;
    for (int i = 0; i < n; i++) {
        int64_t *ticks = l->row[l->parts[i].group].ticks, less = less_of(&l->parts[i]);
        int64_t to_others = less > 0 ? share(moved, less, given, &given_before) : 0;
        int64_t from_others = less < 0 ? share(moved, -less, gained, &gained_before) : 0;
        ticks[LEDGER_MOVED_TO_OTHERS] += to_others;
        ticks[LEDGER_TAKEN_FROM_OTHERS] += from_others;
        ticks[LEDGER_PACE] += less - to_others + from_others;
    }
}

/* One instance: parts[0 .. n) of it. */
static void book(struct ledger *l, int n, const bool arisen[2], const bool begun[2])
{
    for (int i = 0; i < n; i++) {
        const struct ledger_part *part = &l->parts[i];
        int64_t *ticks = l->row[part->group].ticks;
        ticks[LEDGER_BASE] += part->ticks[0];
        ticks[LEDGER_NOW] += part->ticks[1];
        if (arisen[0] != arisen[1])
            ticks[LEDGER_ENDOGENOUS] += less_of(part);
        else if (!begun[1])
            ticks[LEDGER_OMITTED_NOW] += part->ticks[0];
        else if (!begun[0])
            ticks[LEDGER_OMITTED_BASE] += part->ticks[1];
    }
    if (arisen[0] && arisen[1] && begun[0] && begun[1])
        book_worked_by_both(l, n);
}

/* The part of a group among the first *n, or a new one. */
static struct ledger_part *part_of(struct ledger *l, int group, int *n)
{
    for (int i = 0; i < *n; i++)
        if (l->parts[i].group == group)
            return &l->parts[i];
    l->parts[*n] = (struct ledger_part){.group = group};
    return &l->parts[(*n)++];
}

/* Walks the two sorted lists, instance by instance. */
static void book_all(struct ledger *l, const struct ledger_run *const runs[2])
{
    const struct ledger_work *at[2] = {runs[0]->work, runs[1]->work};
    const struct ledger_work *end[2] = {at[0] + runs[0]->n, at[1] + runs[1]->n};
    while (at[0] < end[0] || at[1] < end[1]) {
        bool arisen[2] = {false}, begun[2] = {false};
        int n = 0;
        uint64_t instance = at[0] < end[0] ? at[0]->instance : UINT64_MAX;
        if (at[1] < end[1] && at[1]->instance < instance)
            instance = at[1]->instance;
        for (int s = 0; s < 2; s++)
            for (; at[s] < end[s] && at[s]->instance == instance; at[s]++) {
                arisen[s] |= at[s]->group == ARISEN;
                begun[s] |= at[s]->group == BEGUN;
                if (at[s]->group >= 0)
                    part_of(l, at[s]->group, &n)->ticks[s] += at[s]->ticks;
            }
        book(l, n, arisen, begun);
    }
}

/* ---- Checks ------------------------------------------------------------------------------------------------------- */

/* What the run was heard to do is what the engine counted, group by group. */
static int compare_with_accounts(const struct ledger *l, const struct ledger_run *r, const struct accounts *a, struct err *e)
{
    const struct model *m = r->model;
    memset(l->unheard, 0, (size_t)l->n * sizeof *l->unheard);
    for (int p = 0; p < m->n_persons; p++)
        for (int kind = 0; kind < N_TIME_KINDS; kind++)
            for (int work = 0; work <= m->n_tasks + TIME_TRAINING; work++) /* tasks, consulting, practice */
                l->unheard[r->group_of[p]] += a->ticks[(int64_t)(p * N_TIME_KINDS + kind) * a->n_accounts + work];
    for (int i = 0; i < r->n; i++)
        if (r->work[i].group >= 0)
            l->unheard[r->work[i].group] -= r->work[i].ticks;
    for (int g = 0; g < l->n; g++)
        if (l->unheard[g])
            return err_set(e, ERR_AUDIT, "ledger: %" PRId64 " ticks of work by %s in %s were counted and not heard",
                           l->unheard[g], l->row[g].role, l->row[g].care_unit);
    return 0;
}

static int balance(const struct ledger *l, struct err *e)
{
    int64_t moved = 0, taken = 0;
    for (int g = 0; g < l->n; g++) {
        const int64_t *t = l->row[g].ticks;
        int64_t explained = t[LEDGER_MOVED_TO_OTHERS] - t[LEDGER_TAKEN_FROM_OTHERS] + t[LEDGER_OMITTED_NOW] -
                            t[LEDGER_OMITTED_BASE] + t[LEDGER_PACE] + t[LEDGER_ENDOGENOUS];
        moved += t[LEDGER_MOVED_TO_OTHERS];
        taken += t[LEDGER_TAKEN_FROM_OTHERS];
        if (t[LEDGER_BASE] - t[LEDGER_NOW] != explained)
            return err_set(e, ERR_AUDIT, "ledger: %s in %s has %" PRId64 " ticks less, of which %" PRId64 " are explained",
                           l->row[g].role, l->row[g].care_unit, t[LEDGER_BASE] - t[LEDGER_NOW], explained);
    }
    if (moved != taken)
        return err_set(e, ERR_AUDIT, "ledger: %" PRId64 " ticks are moved and %" PRId64 " are taken", moved, taken);
    return 0;
}

int ledger_add(struct ledger *l, struct ledger_run *base, const struct accounts *base_accounts, struct ledger_run *now,
               const struct accounts *now_accounts, struct err *e)
{
    struct ledger_run *runs[2] = {base, now};
    const struct accounts *accounts[2] = {base_accounts, now_accounts};
    for (int s = 0; s < 2; s++) {
        for (int p = 0; p < runs[s]->model->n_persons; p++)
            end(runs[s], p, runs[s]->model->end_ticks);
        if (runs[s]->out_of_memory)
            return err_set(e, ERR_MEMORY, "not enough memory for the ledger");
        if (compare_with_accounts(l, runs[s], accounts[s], e))
            return e->code;
        if (runs[s]->n)
            qsort(runs[s]->work, (size_t)runs[s]->n, sizeof *runs[s]->work, by_instance_and_group);
    }
    book_all(l, (const struct ledger_run *const[]){base, now});
    l->n_replications++;
    clear(base);
    clear(now);
    return balance(l, e);
}

/* ---- A study of its own -------------------------------------------------------------------------------------------- */

struct party { /* one of the two scenarios, being run */
    struct engine *engine;
    struct accounts accounts;
    struct ledger_run run;
};

static int run_party(struct party *p, uint64_t seed, int replication, bool (*stop)(void *self), struct err *e)
{
    const struct engine_options options = {.listener = &p->run.listener, .stop = stop};
    return engine_run(p->engine, seed, (uint32_t)replication, &options, &p->accounts, e);
}

int ledger_make(struct ledger *l, const struct trials *t, int other, uint64_t seed, int n_replications, bool (*stop)(void *self),
                struct arena *arena, struct err *e)
{
    struct party parties[2] = {0};
    int rc = 0;
    ledger_init(l, t->models[0], t->models[other], other, arena);
    for (int s = 0; s < 2; s++)
        accounts_init(&parties[s].accounts, l->models[s], arena);
    for (int s = 0; rc == 0 && s < 2; s++) {
        rc = ledger_run_init(&parties[s].run, l, s, e);
        parties[s].engine = rc ? NULL : engine_new(l->models[s], e);
        rc = parties[s].engine ? 0 : e->code;
    }
    for (int r = 1; rc == 0 && r <= n_replications; r++) {
        for (int s = 0; rc == 0 && s < 2; s++)
            rc = run_party(&parties[s], seed, r, stop, e);
        if (rc == 0)
            rc = ledger_add(l, &parties[0].run, &parties[0].accounts, &parties[1].run, &parties[1].accounts, e);
    }
    for (int s = 0; s < 2; s++) {
        engine_free(parties[s].engine);
        ledger_run_free(&parties[s].run);
    }
    return rc;
}

double ledger_min(const struct ledger *l, const struct ledger_row *row, enum ledger_entry entry)
{
    return (double)row->ticks[entry] * l->models[0]->tick_s / 60 / l->n_replications;
}
