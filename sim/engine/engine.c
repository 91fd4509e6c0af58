/* The loop. Read this first.
 *
 * One replication of a model: demand comes in by day, people do what they may in the order that the policy sets, and the
 * accounts add up what became of it. The meaning is tick by tick, with seven phases in a tick; the clock jumps from one tick
 * in which something happens to the next, and durations are charged when they end, so the ticks between cost nothing. In most
 * ticks work ends or one task is asked for, and nothing else: then no kind of due stands in g->dues, and that one task is
 * dispatched where it is created (create.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/engine.h"

#include <stdlib.h>

#include "base/chance.h"
#include "engine/audit.h"
#include "engine/carers.h"
#include "engine/competence.h"
#include "engine/create.h"
#include "engine/dispatch.h"
#include "engine/finish.h"
#include "engine/follow.h"
#include "engine/lead.h"
#include "engine/learning.h"
#include "engine/matching.h"
#include "engine/queues.h"
#include "engine/slices.h"
#include "engine/staff.h"
#include "engine/state.h"
#include "engine/work.h"

static void start(struct engine *g);
static void step(struct engine *g);
RARE static void change_shifts(struct engine *g);
static void complete_work(struct engine *g);
RARE static void change_patients(struct engine *g);
static void create_tasks(struct engine *g);
static void dispatch(struct engine *g);
static void omit(struct engine *g);
static void account(struct engine *g);
static void end(struct engine *g);

static void run(struct engine *g)
{
    for (start(g); g->t < g->end; step(g)) {
        if (g->dues)
            change_shifts(g);   /* 1 people and shift windows come and go */
        complete_work(g);       /* 2 what is finished */
        if (g->dues)
            change_patients(g); /* 3 admissions, discharges, acuity */
        create_tasks(g);        /* 4 what is asked for now */
        dispatch(g);            /* 5 who takes what */
        omit(g);                /* 6 what nobody started in time is lost */
        account(g);             /* 7 the books, and when to look again */
    }
    end(g);
}

/* ---- The phases -------------------------------------------------------------------------------------------------------- */

static int64_t count_completed(const struct engine *g)
{
    int64_t done = 0;
    for (int i = 0; i < g->m->n_units * g->m->n_tasks; i++)
        done += g->a->tasks[i].done;
    return done;
}

/* From here on the window counts: all accounts begin anew, with what is open now. */
static void open_window(struct engine *g)
{
    g->a->completed = count_completed(g);
    slices_close_all(g); /* charges everybody's time */
    accounts_open_window(g->a);
    slices_open_window(g);
    g->window_from = g->t;
    for (int u = 0; u < g->m->n_units; u++) {
        struct unit_state *us = &g->units[u];
        us->patients_since = us->lead_since = g->t;
        us->blocked_at_window = stopwatch_read(&us->blocked, g->t);
        us->peak_at_window = stopwatch_read(&us->peak, g->t);
    }
    for (int p = 0; p < g->m->n_persons; p++)
        g->workers[p].switches = 0;
    work_count_open(g, false);
}

static void change_shifts(struct engine *g)
{
    if (state_is_due(g, DUE_SLICE))
        slices_close(g);
    if (state_is_due(g, DUE_COUNT))
        open_window(g);
    if (state_is_due(g, DUE_WINDOW))
        for (int32_t node = g->due[DUE_WINDOW], next; node >= 0; node = next) {
            next = g->calendar.nodes[node].next;
            queues_change_column(g, &g->units[node - g->first_node[DUE_WINDOW]]);
        }
    if (state_any_due(g, 1u << DUE_END | 1u << DUE_DUTY))
        staff_change_shifts(g);
}

static void complete_work(struct engine *g)
{
    if (calendar_is_due(&g->ends))
        finish_parts(g);
}

static void next_day(struct engine *g)
{
    bool stop = g->options->stop && g->options->stop(g->options->self);
    int made = stop ? err_set(g->e, ERR_STOPPED, "stopped in replication %u", g->replication) : demand_day(&g->demand, g->e);
    if (made < 0) {
        state_fail(g);
        g->horizon.tick = g->m->end_ticks;
        g->next_need = &g->horizon; /* the day is not to be looked at */
    }
    if (made <= 0)
        return;
    g->next_need = g->demand.day.order;
    g->next_event = 0;
    state_expect(g, DUE_DAY, 0, g->demand.day.first_tick + g->demand.day.n_ticks);
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
        *slot = (struct slot){.key = e->key, .unit = e->unit, .level = e->level, .condition = e->condition, .since = g->t,
                              .present = true,
                              .critical = g->m->units[e->unit].levels[e->level].critical};
        carers_admit(g, e->slot);
        follow_begin_chains(g, e->unit, e->slot);
        break;
    case PATIENT_ACUITY:
        kind = EVENT_ACUITY;
        slot->level = e->level;
        slot->critical = g->m->units[e->unit].levels[e->level].critical;
        queues_patient_changed(g, &g->units[e->unit], e->slot);
        break;
    case PATIENT_DISCHARGED:
        kind = EVENT_DISCHARGED;
        count_patients(g, e->unit, -1);
        account->discharged++;
        slot->present = slot->critical = false;
        slot->carer = NULL;
        work_withdraw_patient(g, &g->units[e->unit], e->slot);
        break;
    case N_PATIENT_EVENT_KINDS:
        break;
    }
    state_tell(g, &(struct event){.tick = g->t, .kind = kind, .unit = e->unit, .task = -1, .instance = e->key, .source = -1,
                                  .k = e->number, .slot = e->slot, .level = e->level, .person = -1, .helper = -1});
}

static void change_patients(struct engine *g)
{
    if (state_is_due(g, DUE_LEARN))
        learning_settle(g); /* after all that was finished, before anything new */
    if (state_is_due(g, DUE_DAY))
        next_day(g);
    else if (!state_is_due(g, DUE_PATIENT))
        return;
    const struct demand *d = &g->demand;
    while (g->next_event < d->n_events && d->events[g->next_event].tick == g->t)
        change_patient(g, &d->events[g->next_event++]);
    if (g->next_event < d->n_events)
        state_expect(g, DUE_PATIENT, 0, d->events[g->next_event].tick);
}

/* Tasks and breaks that follow from work, and what may have become possible. */
RARE static void create_more(struct engine *g)
{
    if (state_is_due(g, DUE_BIRTH))
        follow_create(g);
    if (state_is_due(g, DUE_WAKE))
        for (int32_t node = g->due[DUE_WAKE]; node >= 0; node = g->calendar.nodes[node].next)
            queues_wake(g, node);
    if (state_is_due(g, DUE_RIGHTS))
        competence_renew(g);
}

static void create_tasks(struct engine *g)
{
    g->created_at = g->t;
    if (g->t == g->next_need->tick)
        create_needs(g);
    if (g->dues)
        create_more(g);
}

static void dispatch(struct engine *g)
{
    struct unit_state *kept = NULL; /* those that phases 6 and 7 have to look at */
    for (struct unit_state *us = g->touched, *next; us; us = next) {
        next = us->next_touched;
        if (us->news) /* not looked at already, when its task was created */
            dispatch_unit(g, us);
        us->news = 0;
        if (queues_matter(us)) {
            us->next_touched = kept;
            kept = us;
        }
    }
    g->touched = kept;
}

static void omit(struct engine *g)
{
    for (struct unit_state *us = g->touched; us; us = us->next_touched) {
        queues_omit(g, us);
        us->woken = false;
    }
}

static void account(struct engine *g)
{
    for (; g->touched; g->touched = g->touched->next_touched)
        queues_arm(g, g->touched);
}

/* ---- The clock --------------------------------------------------------------------------------------------------------- */

/* The clock stands at tick t; what is due then is handed out by kind, but for ends of work, which phase 2 takes. */
static inline __attribute__((always_inline)) void turn_clock(struct engine *g, int32_t t)
{
    g->t = g->ends.now = g->calendar.now = t;
    g->dues &= 1u << DUE_RIGHTS;
    if (!calendar_is_due(&g->calendar))
        return;
    for (int32_t node = calendar_take(&g->calendar), next; node >= 0; node = next) {
        next = g->calendar.nodes[node].next;
        state_make_due(g, (enum due)g->calendar.nodes[node].what, node);
    }
}

/* On to the next tick in which something is due. After the last need of a day that is the end of the day, so the last step
 * leads to the horizon and not beyond. */
static void step(struct engine *g)
{
    int32_t next = g->ends.next < g->next_need->tick ? g->ends.next : g->next_need->tick;
    if (g->calendar.next < next)
        next = g->calendar.next;
    if (g->audit) {
        audit_state(g);
        audit_queues(g, next);
    }
    turn_clock(g, next);
}

static void start(struct engine *g)
{
    state_reset(g);
    slices_begin(g);
    demand_start(&g->demand, g->seed, g->replication);
    next_day(g);
    if (g->demand.n_events)
        state_expect(g, DUE_PATIENT, 0, g->demand.events[0].tick);
    if (g->m->warmup_ticks > 0)
        state_expect(g, DUE_COUNT, 0, g->m->warmup_ticks);
    for (int u = 0; u < g->m->n_units; u++) {
        queues_change_column(g, &g->units[u]);
        follow_begin_chains(g, u, -1);
    }
    learning_begin(g);
    matching_begin(g);
    staff_begin(g);
    turn_clock(g, 0);
    if (g->n_started)
        state_mark_due(g, DUE_BIRTH);
}

static void end(struct engine *g)
{
    slices_close_all(g);
    for (int p = 0; p < g->m->n_persons; p++) {
        g->a->persons[p].switches = g->workers[p].switches;
        if (g->workers[p].doing == DOING_OFF)
            continue;
        staff_charge(g, &g->workers[p]);
        staff_count_duty(g, &g->workers[p]);
    }
    for (int u = 0; u < g->m->n_units; u++) {
        const struct unit_state *us = &g->units[u];
        count_patients(g, u, 0);
        lead_count(g, &g->units[u]);
        g->a->units[u].waiting_ticks = stopwatch_read(&us->blocked, g->t) - us->blocked_at_window;
        g->a->units[u].peak_ticks = stopwatch_read(&us->peak, g->t) - us->peak_at_window;
    }
    work_count_open(g, true);
    learning_count_open(g);
    for (int i = 0; i < g->m->n_units * g->m->n_tasks; i++)
        g->a->tasks[i].waited_ticks += g->a->tasks[i].wait_ticks;
    g->a->completed += count_completed(g);
    g->a->demand_hash = g->demand.hash;
}

/* ---- Outside ----------------------------------------------------------------------------------------------------------- */

static bool init(struct engine *g, const struct model *m)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return false;
    g->arena.exhausted = &exhausted;
    state_init(g, m);
    g->arena.exhausted = NULL;
    return true;
}

struct engine *engine_new(const struct model *m, struct err *e)
{
    struct engine *g = calloc(1, sizeof *g);
    if (g && init(g, m))
        return g;
    engine_free(g);
    err_set(e, ERR_MEMORY, "not enough memory for the state of a replication");
    return NULL;
}

void engine_free(struct engine *g)
{
    if (!g)
        return;
    demand_free(&g->demand);
    for (struct block *block = g->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(g->births);
    free(g->calendar.nodes);
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
    g->audit = options->audit;
    g->listener = options->listener;
    g->a = a;
    g->e = e;
    accounts_clear(a);
    run(g);
    if (g->failed)
        return e->code;
    return options->audit ? accounts_balance(a, seed, replication, e) : 0;
}
