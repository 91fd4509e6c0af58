/* The loop. Read this first.
 *
 * One replication of a model: demand comes in by day, people do what they may in the order that the policy sets, and the
 * accounts add up what became of it. The meaning is tick by tick, with seven phases in a tick; the clock jumps from one tick
 * in which something happens to the next, and durations are charged when they end, so the ticks between cost nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/engine.h"

#include <stdlib.h>

#include "base/chance.h"
#include "engine/audit.h"
#include "engine/dispatch.h"
#include "engine/follow.h"
#include "engine/queues.h"
#include "engine/staff.h"
#include "engine/state.h"
#include "engine/work.h"

static int32_t next_tick(struct engine *g);
static void start(struct engine *g);
static void change_shifts(struct engine *g);
static void complete_work(struct engine *g);
static void change_patients(struct engine *g);
static void create_tasks(struct engine *g);
static void dispatch(struct engine *g);
static void omit(struct engine *g);
static void account(struct engine *g);
static void end(struct engine *g);

static void run(struct engine *g)
{
    for (start(g); !g->failed && g->t < g->m->end_ticks; g->t = next_tick(g)) {
        change_shifts(g);   /* 1 people and shift windows come and go */
        complete_work(g);   /* 2 what is finished */
        change_patients(g); /* 3 admissions, discharges, acuity */
        create_tasks(g);    /* 4 what is asked for now */
        dispatch(g);        /* 5 who takes what */
        omit(g);            /* 6 what nobody started in time is lost */
        account(g);         /* 7 the books, and when to look again */
    }
    end(g);
}

/* ---- The phases -------------------------------------------------------------------------------------------------------- */

/* From here on the window counts: all accounts begin anew, with what is open now. */
static void open_window(struct engine *g)
{
    int64_t completed = g->a->completed;
    for (int p = 0; p < g->m->n_persons; p++)
        staff_charge(g, p);
    accounts_clear(g->a);
    g->a->completed = completed;
    g->window_from = g->t;
    for (int u = 0; u < g->m->n_units; u++) {
        struct unit_state *us = &g->units[u];
        us->patients_since = g->t;
        us->blocked_ticks = queues_blocked_clock(g, u);
        us->blocked_since = g->t;
        us->blocked_at_window = us->blocked_ticks;
    }
    work_count_open(g, false);
}

static void change_shifts(struct engine *g)
{
    if (g->t == g->m->warmup_ticks && g->t > 0)
        open_window(g);
    staff_change_shifts(g);
}

static void complete_work(struct engine *g)
{
    work_complete_parts(g);
}

static void next_day(struct engine *g)
{
    int made = demand_day(&g->demand, g->e);
    if (made < 0)
        g->failed = true;
    if (made <= 0)
        return;
    g->day_end = g->demand.day.first_tick + g->demand.day.n_ticks;
    g->next_need = day_next(&g->demand.day, g->demand.day.first_tick);
    g->next_event = 0;
}

static void count_patients(struct engine *g, int unit, int by)
{
    struct unit_state *us = &g->units[unit];
    g->a->units[unit].patient_ticks += (int64_t)us->n_patients * (g->t - us->patients_since);
    us->patients_since = g->t;
    us->n_patients += by;
}

static void change_patient(struct engine *g, const struct patient_event *e)
{
    struct unit_account *account = &g->a->units[e->unit];
    struct slot *slot = e->slot >= 0 ? &g->slots[e->slot] : NULL;
    enum event_kind kind = EVENT_TURNED_AWAY;
    switch (e->kind) {
    case PATIENT_TURNED_AWAY:
        account->turned_away++;
        break;
    case PATIENT_ADMITTED:
        kind = EVENT_ADMITTED;
        count_patients(g, e->unit, 1);
        account->admitted += e->x_s > 0;
        *slot = (struct slot){.key = e->key, .present = true, .critical = g->m->units[e->unit].levels[e->level].critical};
        follow_begin_chains(g, e->unit, e->slot);
        break;
    case PATIENT_ACUITY:
        kind = EVENT_ACUITY;
        slot->critical = g->m->units[e->unit].levels[e->level].critical;
        queues_patient_changed(g, e->unit, e->slot);
        break;
    case PATIENT_DISCHARGED:
        kind = EVENT_DISCHARGED;
        count_patients(g, e->unit, -1);
        account->discharged++;
        slot->present = slot->critical = false;
        work_withdraw_patient(g, e->unit, e->slot);
        break;
    case N_PATIENT_EVENT_KINDS:
        break;
    }
    state_tell(g, &(struct event){.tick = g->t, .kind = kind, .unit = e->unit, .task = -1, .source = -1, .slot = e->slot,
                                  .k = e->number, .person = -1, .helper = -1});
}

static void change_patients(struct engine *g)
{
    if (g->t == g->day_end)
        next_day(g);
    const struct demand *d = &g->demand;
    while (g->next_event < d->n_events && d->events[g->next_event].tick == g->t)
        change_patient(g, &d->events[g->next_event++]);
}

static void create_tasks(struct engine *g)
{
    follow_create(g);
}

static void dispatch(struct engine *g)
{
    g->dispatching = true;
    for (int32_t node = calendar_take(&g->wakes, g->t), next; node >= 0; node = next) {
        next = g->wakes.nodes[node].next;
        state_touch(g, g->unit_of_node[node]);
    }
    for (int i = 0; i < g->n_touched; i++)
        dispatch_unit(g, g->touched[i]);
}

static void omit(struct engine *g)
{
    for (int i = 0; i < g->n_touched; i++)
        queues_omit(g, g->touched[i]);
}

static void account(struct engine *g)
{
    for (int i = 0; i < g->n_touched; i++) {
        queues_arm(g, g->touched[i]);
        g->units[g->touched[i]].touched = false;
    }
    g->n_touched = 0;
    g->dispatching = false;
    if (g->options->audit)
        audit_state(g);
}

/* ---- The clock --------------------------------------------------------------------------------------------------------- */

static int32_t sooner(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t next_tick(struct engine *g)
{
    int32_t next = sooner(g->completions.next, g->next_need);
    next = sooner(next, sooner(g->wakes.next, g->coming.next));
    next = sooner(next, sooner(g->shifts.next, g->next_duty_tick));
    next = sooner(next, sooner(g->day_end, g->m->end_ticks));
    if (g->next_event < g->demand.n_events)
        next = sooner(next, g->demand.events[g->next_event].tick);
    if (g->t < g->m->warmup_ticks)
        next = sooner(next, g->m->warmup_ticks);
    if (g->options->audit)
        audit_queues(g, next);
    return next;
}

static void start(struct engine *g)
{
    state_reset(g);
    demand_start(&g->demand, g->seed, g->replication);
    next_day(g);
    for (int u = 0; u < g->m->n_units; u++) {
        queues_change_column(g, u);
        follow_begin_chains(g, u, -1);
    }
    staff_begin(g);
}

static void end(struct engine *g)
{
    for (int p = 0; p < g->m->n_persons; p++) {
        if (g->workers[p].doing == DOING_OFF)
            continue;
        staff_charge(g, p);
        staff_count_duty(g, p);
    }
    for (int u = 0; u < g->m->n_units; u++) {
        count_patients(g, u, 0);
        g->a->units[u].waiting_ticks = queues_blocked_clock(g, u) - g->units[u].blocked_at_window;
    }
    work_count_open(g, true);
    g->a->demand_hash = g->demand.hash;
}

/* ---- Outside ----------------------------------------------------------------------------------------------------------- */

struct engine *engine_new(const struct model *m, struct err *e)
{
    struct engine *const g = calloc(1, sizeof *g);
    jmp_buf exhausted;
    if (!g || setjmp(exhausted)) {
        engine_free(g);
        err_set(e, ERR_MEMORY, "not enough memory for the state of a replication");
        return NULL;
    }
    g->arena.exhausted = &exhausted;
    state_init(g, m);
    g->arena.exhausted = NULL;
    return g;
}

void engine_free(struct engine *g)
{
    if (!g)
        return;
    demand_free(&g->demand);
    free(g->instances);
    free(g->births);
    free(g->coming.nodes);
    free(g->limited);
    arena_free(&g->arena);
    free(g);
}

int engine_run(struct engine *g, uint64_t seed, uint32_t replication, const struct engine_options *options, struct accounts *a,
               struct err *e)
{
    g->seed = seed;
    g->replication = replication;
    g->options = options;
    g->a = a;
    g->e = e;
    accounts_clear(a);
    run(g);
    if (g->failed)
        return e->code;
    return options->audit ? accounts_balance(a, seed, replication, e) : 0;
}
