/* Runs the demand stage alone and writes what it presents, a day at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/trace.h"

#include <stdlib.h>
#include <string.h>

#include "demand/demand.h"
#include "report/csv.h"
#include "report/dictionary.h"
#include "report/occupants.h"

struct trace {
    struct csv csv;
    struct occupants occupants;
    const struct need **order; /* room to sort the needs of a tick */
    int32_t room;
};

static void put_patient_event(struct trace *t, const struct patient_event *p)
{
    struct csv *c = &t->csv;
    const struct unit *u = &t->occupants.model->units[p->unit];
    bool known = p->kind == PATIENT_ADMITTED || p->kind == PATIENT_ACUITY; /* where level and condition are news */
    char name[OCCUPANTS_NAME_BYTES];
    if (p->kind == PATIENT_ADMITTED)
        t->occupants.number[p->slot] = p->number;
    csv_number(c, p->x_s);
    csv_integer(c, p->tick);
    csv_text(c, demand_event_ids[p->kind]);
    csv_text(c, u->label.id);
    csv_text(c, occupants_name(name, &t->occupants, p->unit, p->slot, p->number));
    for (int i = 0; i < 6; i++)
        csv_text(c, ""); /* what only needs have */
    csv_text(c, known ? u->levels[p->level].label.id : "");
    csv_text(c, known ? u->conditions[p->condition].id : "");
    csv_end(c);
}

static void put_need(struct trace *t, int32_t tick, const struct need *need)
{
    struct csv *c = &t->csv;
    const struct model *m = t->occupants.model;
    const struct unit *u = &m->units[need->unit];
    const struct source *source = &u->sources[need->source];
    const char *slash = strchr(source->id, '/');
    char name[OCCUPANTS_NAME_BYTES];
    csv_number(c, need->x_s);
    csv_integer(c, tick);
    csv_text(c, "need");
    csv_text(c, u->label.id);
    csv_text(c, need->slot < 0 ? "" : occupants_name(name, &t->occupants, need->unit, need->slot,
                                                     t->occupants.number[need->slot]));
    csv_text(c, m->tasks[source->task].label.id);
    csv_text(c, slash ? slash + 1 : source->id);
    csv_integer(c, need->k);
    csv_number(c, need->work_s);
    csv_integer(c, need->rounding);
    csv_integer(c, need->tie);
    csv_text(c, "");
    csv_text(c, "");
    csv_end(c);
}

static int by_name(const void *x, const void *y)
{
    const struct need *a = *(const struct need *const *)x, *b = *(const struct need *const *)y;
    if (a->x_s != b->x_s)
        return a->x_s < b->x_s ? -1 : 1;
    if (a->unit != b->unit)
        return a->unit - b->unit;
    if (a->slot != b->slot)
        return a->slot - b->slot;
    if (a->source != b->source)
        return a->source - b->source;
    return a->k < b->k ? -1 : a->k > b->k;
}

/* Room for a day's needs. */
static int make_room(struct trace *t, int32_t n, struct err *e)
{
    if (t->order && n <= t->room)
        return 0;
    t->room = n + n / 4 + 64;
    free(t->order);
    t->order = malloc((size_t)t->room * sizeof *t->order);
    return t->order ? 0 : err_set(e, ERR_MEMORY, "not enough memory to sort a day of %d needs", n);
}

static void put_day(struct trace *t, const struct demand *d)
{
    const struct day *day = &d->day;
    const struct asked *asked = day->order;
    int next_event = 0;
    for (int32_t tick = day->first_tick; tick < day->first_tick + day->n_ticks; tick++) {
        for (; next_event < d->n_events && d->events[next_event].tick <= tick; next_event++)
            put_patient_event(t, &d->events[next_event]);
        size_t n = 0;
        for (; asked->tick == tick; asked++)
            t->order[n++] = &day->needs[asked->need];
        qsort(t->order, n, sizeof *t->order, by_name);
        for (size_t i = 0; i < n; i++)
            put_need(t, tick, t->order[i]);
    }
}

static int put_days(struct trace *t, struct demand *d, bool (*stop)(void), struct err *e)
{
    int rc;
    while ((rc = demand_day(d, e)) > 0) {
        if ((rc = make_room(t, d->day.n, e)))
            break;
        put_day(t, d);
        if (t->csv.failure)
            break; /* csv_close will tell */
        if (stop && stop())
            return err_set(e, ERR_STOPPED, "stopped");
    }
    return rc;
}

int trace_write(FILE *out, const char *name, const struct model *m, uint64_t seed, uint32_t replication, bool (*stop)(void),
                struct err *e)
{
    struct trace t = {.room = 0};
    struct demand d = {0};
    struct arena arena = {0};
    jmp_buf exhausted;
    if (setjmp(exhausted)) {
        arena_free(&arena);
        return err_set(e, ERR_MEMORY, "not enough memory for the demand of a replication");
    }
    arena.exhausted = &exhausted;
    demand_init(&d, m, &arena);
    occupants_init(&t.occupants, m, &arena);
    dictionary_stream(&t.csv, out, name, "demand.csv");
    demand_start(&d, seed, replication);
    int rc = put_days(&t, &d, stop, e);
    free(t.order);
    demand_free(&d);
    arena_free(&arena);
    int closed = csv_close(&t.csv, e);
    return rc ? rc : closed;
}
