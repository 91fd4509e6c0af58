/* Two streams of demand, side by side, until they part.
 *
 * Only called when hashes differ, so it may take its time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/parting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "demand/demand.h"

/* One thing that is asked for or happens, in a form that can be held against that of another model. */
struct thing {
    double x_s;
    const char *unit, *what; /* ids; of an event its kind */
    int bed;                 /* from 1; 0 = no patient */
    bool is_need;
    uint64_t key;
    double work_s;
};

struct side {
    const struct model *model;
    struct demand demand;
    struct thing *thing; /* of the day at hand, in order of time */
    int n;
};

static int in_order(const void *a, const void *b)
{
    const struct thing *x = a, *y = b;
    if (x->x_s != y->x_s)
        return x->x_s < y->x_s ? -1 : 1;
    if (x->is_need != y->is_need)
        return x->is_need - y->is_need;
    return (x->key > y->key) - (x->key < y->key);
}

static int read_day(struct side *s, struct err *e)
{
    const struct demand *d = &s->demand;
    int made = demand_day(&s->demand, e);
    s->n = 0;
    if (made <= 0)
        return made;
    free(s->thing);
    s->thing = calloc((size_t)(d->day.n + d->n_events) + 1, sizeof *s->thing);
    if (!s->thing)
        return err_set(e, ERR_MEMORY, "not enough memory to look for the first difference in demand");
    for (int32_t i = 0; i < d->day.n; i++) {
        const struct need *need = &d->day.needs[i];
        const struct unit *u = &s->model->units[need->unit];
        s->thing[s->n++] = (struct thing){need->x_s, u->label.id, s->model->tasks[u->sources[need->source].task].label.id,
                                          need->slot < 0 ? 0 : (need->slot - d->units[need->unit].first_slot) / 2 + 1, true,
                                          need->key, need->work_s};
    }
    for (int i = 0; i < d->n_events; i++) {
        const struct patient_event *event = &d->events[i];
        s->thing[s->n++] = (struct thing){event->x_s, s->model->units[event->unit].label.id, demand_event_ids[event->kind],
                                          event->bed + 1, false, event->key, 0};
    }
    qsort(s->thing, (size_t)s->n, sizeof *s->thing, in_order);
    return 1;
}

/* "on 2026-01-06 at 07:30:00 'medicine' arises for bed 3 of 'ward'" */
static int put_thing(char out[PARTING_BYTES], const struct model *m, const struct thing *t)
{
    char when[64], bed[32] = "";
    time_t at = (time_t)m->start_day * 86400 + (time_t)t->x_s;
    struct tm tm;
    gmtime_r(&at, &tm);
    strftime(when, sizeof when, "on %Y-%m-%d at %H:%M:%S", &tm);
    if (t->bed > 0)
        snprintf(bed, sizeof bed, "bed %d of ", t->bed);
    return snprintf(out, PARTING_BYTES, t->is_need ? "%s '%.80s' arises for %s'%.80s'" : "%s a patient is %.80s: %s'%.80s'", when,
                    t->what, bed, t->unit);
}

/* The first thing of which the two lists do not both have the same; false when there is none. */
static bool first_difference(char out[PARTING_BYTES], const struct side side[2], const char *const names[2])
{
    int i = 0;
    while (i < side[0].n && i < side[1].n && !in_order(&side[0].thing[i], &side[1].thing[i]) &&
           side[0].thing[i].work_s == side[1].thing[i].work_s)
        i++;
    if (i == side[0].n && i == side[1].n)
        return false;
    bool both = i < side[0].n && i < side[1].n;
    int order = both ? in_order(&side[0].thing[i], &side[1].thing[i]) : i < side[0].n ? -1 : 1, who = order > 0;
    int n = put_thing(out, side[who].model, &side[who].thing[i]);
    size_t size = n < PARTING_BYTES ? (size_t)(PARTING_BYTES - n) : 0;
    if (order == 0)
        snprintf(out + n, size, " with %.6g s of work in '%.80s' and %.6g s in '%.80s'", side[0].thing[i].work_s, names[0],
                 side[1].thing[i].work_s, names[1]);
    else
        snprintf(out + n, size, " in '%.80s' and not in '%.80s'", names[who], names[!who]);
    return true;
}

static int walk(char out[PARTING_BYTES], struct side side[2], const char *const names[2], struct err *e)
{
    for (;;) {
        int made[2];
        for (int i = 0; i < 2; i++)
            if ((made[i] = read_day(&side[i], e)) < 0)
                return e->code;
        if (first_difference(out, side, names) || !made[0] || !made[1])
            return 0;
    }
}

int parting_tell(char out[PARTING_BYTES], const struct model *const models[2], const char *const names[2], uint64_t seed,
                 uint32_t replication, struct err *e)
{
    struct side side[2] = {{.model = models[0]}, {.model = models[1]}};
    struct arena arena = {0};
    jmp_buf exhausted;
    out[0] = '\0';
    if (setjmp(exhausted)) {
        arena_free(&arena);
        return err_set(e, ERR_MEMORY, "not enough memory to look for the first difference in demand");
    }
    arena.exhausted = &exhausted;
    for (int i = 0; i < 2; i++) {
        demand_init(&side[i].demand, models[i], &arena);
        demand_start(&side[i].demand, seed, replication);
    }
    int rc = walk(out, side, names, e);
    for (int i = 0; i < 2; i++) {
        demand_free(&side[i].demand);
        free(side[i].thing);
    }
    arena_free(&arena);
    return rc;
}
