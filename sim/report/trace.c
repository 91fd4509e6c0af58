/* Runs the demand stage alone and writes what it presents, a day at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/trace.h"

#include <stdlib.h>
#include <string.h>

#include "demand/demand.h"
#include "report/csv.h"

static void put_slot(struct csv *c, int slot)
{
    if (slot < 0)
        csv_text(c, "");
    else
        csv_integer(c, slot);
}

static void put_patient_event(struct csv *c, const struct model *m, const struct patient_event *p)
{
    const struct unit *u = &m->units[p->unit];
    bool known = p->kind == PATIENT_ADMITTED || p->kind == PATIENT_ACUITY; /* where level and condition are news */
    csv_number(c, p->x_s);
    csv_integer(c, p->tick);
    csv_text(c, demand_event_ids[p->kind]);
    csv_text(c, u->label.id);
    put_slot(c, p->slot);
    csv_text(c, "");
    csv_text(c, "");
    csv_integer(c, p->number);
    csv_text(c, "");
    csv_text(c, "");
    csv_text(c, "");
    csv_text(c, known ? u->levels[p->level].label.id : "");
    csv_text(c, known ? u->conditions[p->condition].id : "");
    csv_end(c);
}

static void put_need(struct csv *c, const struct model *m, int32_t tick, const struct need *need)
{
    const struct unit *u = &m->units[need->unit];
    const struct source *source = &u->sources[need->source];
    const char *slash = strchr(source->id, '/');
    csv_number(c, need->x_s);
    csv_integer(c, tick);
    csv_text(c, "need");
    csv_text(c, u->label.id);
    put_slot(c, need->slot);
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

/* The day's rows; `order` has room for all its needs. */
static void put_day(struct csv *c, const struct demand *d, const struct need **order)
{
    const struct day *day = &d->day;
    int next_event = 0;
    for (int32_t tick = day->first_tick; tick < day->first_tick + day->n_ticks; tick++) {
        for (; next_event < d->n_events && d->events[next_event].tick <= tick; next_event++)
            put_patient_event(c, d->model, &d->events[next_event]);
        size_t n = 0;
        for (int32_t i = day_at(day, tick); i >= 0; i = day->needs[i].next)
            order[n++] = &day->needs[i];
        qsort(order, n, sizeof *order, by_name);
        for (size_t i = 0; i < n; i++)
            put_need(c, d->model, tick, order[i]);
    }
}

static int put_days(struct csv *c, struct demand *d, bool (*stop)(void), struct err *e)
{
    const struct need **order = NULL;
    int32_t room = 0;
    int rc;
    while ((rc = demand_day(d, e)) > 0) {
        if (!order || d->day.n > room) {
            room = d->day.n + d->day.n / 4 + 64;
            free(order);
            order = malloc((size_t)room * sizeof *order);
            if (!order) {
                rc = err_set(e, ERR_MEMORY, "not enough memory to sort a day of %d needs", d->day.n);
                break;
            }
        }
        put_day(c, d, order);
        if (c->failure)
            break; /* csv_close will tell */
        if (stop && stop()) {
            rc = err_set(e, ERR_STOPPED, "stopped");
            break;
        }
    }
    free(order);
    return rc < 0 ? rc : 0;
}

int trace_write(FILE *out, const char *name, const struct model *m, uint64_t seed, uint32_t replication, bool (*stop)(void),
                struct err *e)
{
    static const char *const columns[] = {"time_s", "tick",   "kind",     "care_unit", "patient", "task",     "way",
                                          "k",      "work_s", "rounding", "tie",       "level",   "condition"};
    struct csv c;
    struct demand d = {0};
    struct arena arena = {0};
    jmp_buf exhausted;
    if (setjmp(exhausted)) {
        arena_free(&arena);
        return err_set(e, ERR_MEMORY, "not enough memory for the demand of a replication");
    }
    arena.exhausted = &exhausted;
    demand_init(&d, m, &arena);
    csv_stream(&c, out, name, columns, sizeof columns / sizeof columns[0]);
    demand_start(&d, seed, replication);
    int rc = put_days(&c, &d, stop, e);
    demand_free(&d);
    arena_free(&arena);
    int closed = csv_close(&c, e);
    return rc ? rc : closed;
}
