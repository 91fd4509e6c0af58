/* The reference engine's loop and its phases 1 to 4 and 6; phase 5 is reference_dispatch.c, phase 7 reference_accounts.c.
 *
 * Written to be read beside the definition, one function per phase, every tick. Whatever has to be found is found by
 * looking at everything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference.h"

#include <stdlib.h>

#include "base/chance.h"
#include "reference_state.h"

/* ---- Phase 1: shift changes ------------------------------------------------------------------------------------------ */

static void personal_tasks_end(struct reference *r, int person)
{
    for (int n = 0; n < r->n_instances; n++) {
        struct instance *i = r->instances[n];
        if (i->owner == person && (i->state == INSTANCE_WAITING || i->state == INSTANCE_SUSPENDED))
            reference_state_end(r, i, EVENT_OMITTED);
    }
}

static void breaks_end(struct reference *r, int person)
{
    int kept = 0;
    for (int b = 0; b < r->n_breaks; b++) {
        if (r->breaks[b].person == person)
            reference_state_tell_person(r, EVENT_BREAK_MISSED, person);
        else
            r->breaks[kept++] = r->breaks[b];
    }
    r->n_breaks = kept;
}

static void leave(struct reference *r, int person)
{
    r->persons[person].state = PERSON_AWAY;
    r->persons[person].overtime = false;
    reference_state_tell_person(r, EVENT_DUTY_END, person);
}

static void end_duty(struct reference *r, int person)
{
    struct person_now *p = &r->persons[person];
    bool stays = false;
    if (p->state == PERSON_HOLDING) {
        reference_state_release(r, p->on);
    } else if (p->state == PERSON_ON_BREAK) {
        reference_state_tell_person(r, EVENT_BREAK_END, person);
    } else if (p->state == PERSON_PERFORMING || p->state == PERSON_HELPING) {
        int32_t over = p->state == PERSON_PERFORMING ? p->on->ends : p->on->joint_ends;
        bool goes_on = !reference_state_task(r, p->on)->interruptible || p->on->owner >= 0;
        stays = goes_on || over == r->now; /* his part ends in phase 2 of this very tick: he leaves there */
        if (!stays)
            reference_state_suspend(r, p->on, WHY_NONE);
    }
    personal_tasks_end(r, person);
    breaks_end(r, person);
    if (stays)
        p->overtime = true;
    else
        leave(r, person);
}

/* The day, counted from the start of the run, on which a tick lies that may come before it. */
static int32_t day_of(const struct reference *r, int32_t tick)
{
    int32_t day = r->model->ticks_per_day;
    return (tick - (tick % day + day) % day) / day;
}

static void start_duty(struct reference *r, int person, const struct reference_turn *t)
{
    struct person_now *p = &r->persons[person];
    p->end = t->end;
    p->as_overtime = t->as_overtime;
    p->duty_shift = t->shift;
    p->duty_day = day_of(r, t->start);
    p->busy_ticks = 0;
    reference_talks_forget(r, person);
    if (p->state == PERSON_AWAY) {
        reference_state_set_free(r, person);
        reference_state_tell_person(r, EVENT_DUTY_START, person);
    }
    p->overtime = false;
}

static void shift_changes(struct reference *r)
{
    const struct model *m = r->model;
    const struct reference_turn for_ever = {.shift = -1, .end = MODEL_NEVER};
    for (int p = 0; p < m->n_persons; p++) {
        if (m->persons[p].always && r->now == 0)
            start_duty(r, p, &for_ever);
        const struct reference_turn *starts = NULL;
        bool ends = false;
        for (int n = 0; n < r->n_turns; n++) {
            const struct reference_turn *t = &r->turns[n];
            if (t->who != p)
                continue;
            if (t->start == r->now || (r->now == 0 && t->start < 0 && t->end > 0))
                starts = t;
            ends = ends || (r->now > 0 && t->end == r->now);
        }
        if (ends && !starts)
            end_duty(r, p);
        else if (ends)
            breaks_end(r, p); /* he stays, but a break belongs to its duty */
        if (starts)
            start_duty(r, p, starts);
    }
    for (int n = 0; n < r->n_turns; n++)
        if (r->turns[n].start == r->now && reference_state_in_window(r))
            reference_accounts_turn(r, &r->turns[n]);
}

/* ---- Phase 2: completions -------------------------------------------------------------------------------------------- */

/* People are set free, tasks are done; then whoever has learnt enough holds the right. */
static void completions(struct reference *r)
{
    for (int n = 0; n < r->n_instances; n++) {
        struct instance *i = r->instances[n];
        if (i->state != INSTANCE_WORKING)
            continue;
        if (i->ends == r->now) {
            int performer = i->performer, helper = i->helper;
            reference_state_done(r, i);
            reference_state_set_free(r, performer);
            if (helper >= 0)
                reference_state_set_free(r, helper);
        } else if (i->helper >= 0 && i->joint_ends == r->now) {
            int helper = i->helper;
            reference_state_tell(r, EVENT_HELPER_LEFT, i, WHY_NONE, i->performer, helper);
            i->helper = -1;
            reference_state_set_free(r, helper);
        }
    }
    for (int p = 0; p < r->model->n_persons; p++) {
        struct person_now *person = &r->persons[p];
        if (person->state == PERSON_ON_BREAK && person->break_ends == r->now) {
            reference_state_tell_person(r, EVENT_BREAK_END, p);
            reference_state_set_free(r, p);
        }
        if (person->state == PERSON_FREE && person->overtime)
            leave(r, p);
    }
    reference_learning_settle(r);
}

/* ---- Phase 3: patients ----------------------------------------------------------------------------------------------- */

static void patient_event(struct reference *r, const struct patient_event *event)
{
    static const enum event_kind kinds[] = {[PATIENT_DISCHARGED] = EVENT_DISCHARGED,
                                            [PATIENT_ADMITTED] = EVENT_ADMITTED,
                                            [PATIENT_ACUITY] = EVENT_ACUITY,
                                            [PATIENT_TURNED_AWAY] = EVENT_TURNED_AWAY};
    const struct unit *u = &r->model->units[event->unit];
    struct instance told = {
        .unit = event->unit, .task = -1, .source = -1, .key = event->key, .k = event->number, .slot = event->slot};
    reference_state_tell(r, kinds[event->kind], &told, WHY_NONE, -1, -1);
    if (event->kind == PATIENT_ADMITTED && event->x_s > 0 && reference_state_in_window(r))
        r->accounts->units[event->unit].admitted++; /* those present at the start were admitted before it */
    if (event->kind == PATIENT_TURNED_AWAY)
        return;
    struct patient_now *patient = &r->patients[event->slot];
    if (event->kind != PATIENT_ACUITY)
        reference_carers_forget(r, event->slot);
    if (event->kind == PATIENT_ADMITTED) {
        *patient = (struct patient_now){.present = true, .unit = event->unit, .level = event->level,
                                        .condition = event->condition, .since = r->now, .key = event->key};
        for (int s = 0; s < u->n_sources; s++)
            if (u->sources[s].how == HOW_AFTER_DONE && u->sources[s].of == ORIGIN_PATIENT)
                reference_state_next_of_chain(r, event->unit, s, event->slot, event->key, 0);
    } else if (event->kind == PATIENT_ACUITY) {
        patient->level = event->level;
    } else {
        patient->present = false;
        for (int n = 0; n < r->n_instances; n++) {
            struct instance *i = r->instances[n];
            if (i->slot == event->slot && i->patient_key == event->key &&
                (i->state == INSTANCE_WAITING || i->state == INSTANCE_SUSPENDED || i->state == INSTANCE_HELD))
                reference_state_end(r, i, EVENT_WITHDRAWN);
        }
    }
}

static void patients(struct reference *r)
{
    for (int n = 0; n < r->demand.n_events; n++)
        if (r->demand.events[n].tick == r->now)
            patient_event(r, &r->demand.events[n]);
    for (int n = 0; n < r->n_instances; n++) {
        struct instance *i = r->instances[n];
        if (i->slot >= 0 && reference_state_patient_is_here(r, i->slot, i->patient_key))
            i->critical = r->model->units[i->unit].levels[r->patients[i->slot].level].critical;
    }
}

/* ---- Phase 4: new tasks ---------------------------------------------------------------------------------------------- */

static int by_tie_and_key(const void *a, const void *b)
{
    const struct instance *x = *(struct instance *const *)a, *y = *(struct instance *const *)b;
    if (x->tie != y->tie)
        return x->tie < y->tie ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

static struct instance *new_instance(struct reference *r, int unit, int source, uint64_t key)
{
    struct instance *i = calloc(1, sizeof *i);
    if (!i)
        abort();
    i->unit = unit;
    i->source = source;
    i->task = r->model->units[unit].sources[source].task;
    i->key = key;
    const struct task *task = reference_state_task(r, i);
    i->work_s = law_sample(&task->law, chance_at(key, CHANCE_WORK));
    i->rounding = chance_at(key, CHANCE_ROUNDING);
    i->tie = chance_at(key, CHANCE_TIE);
    i->created = i->ready = r->now;
    i->due = task->late_ticks == MODEL_NEVER ? MODEL_NEVER : r->now + task->late_ticks;
    i->slot = i->owner = i->performer = i->helper = i->first_performer = i->first_start = -1;
    int n = reference_state_grow((void **)&r->instances, &r->n_instances, &r->instances_size, sizeof *r->instances);
    return r->instances[n] = i;
}

static void needs_of_this_tick(struct reference *r)
{
    const struct day *day = &r->demand.day;
    for (int32_t n = 0; n < day->n; n++) {
        if (day->order[n].tick != r->now)
            continue;
        const struct need *need = &day->needs[day->order[n].need];
        struct instance *i = new_instance(r, need->unit, need->source, need->key);
        i->k = need->k;
        i->work_s = need->work_s;
        i->rounding = need->rounding;
        i->tie = need->tie;
        i->slot = need->slot;
        i->patient_key = need->slot >= 0 ? r->patients[need->slot].key : 0; /* kept when he left in this very tick */
    }
}

/* Tasks and breaks that a person's duty in this shift brings. */
static void things_of_a_duty(struct reference *r, const struct reference_turn *t)
{
    const struct model *m = r->model;
    const struct person *p = &m->persons[t->who];
    const struct unit *u = &m->units[p->unit];
    int32_t start = t->start, day = day_of(r, start);
    int weekday = ((m->start_weekday + day) % N_WEEKDAYS + N_WEEKDAYS) % N_WEEKDAYS;
    for (int s = 0; s < u->n_sources && start == r->now; s++) {
        const struct source *source = &u->sources[s];
        if (source->how != HOW_PER_PERSON || !source->shift[t->shift] || !source->weekday[weekday])
            continue;
        uint64_t shift = chance_name(u->shifts[t->shift].label.id);
        uint32_t k = (uint32_t)(m->start_day + day) + (uint32_t)shift;
        uint64_t key = chance_join(chance_join(chance_join(reference_state_person_key(r, t->who), source->key), shift), k);
        if (chance_uniform(chance_at(key, CHANCE_NEEDED)) >= source->probability[0])
            continue;
        struct instance *i = new_instance(r, p->unit, s, key);
        i->k = k;
        i->owner = t->who;
    }
    for (int b = 0; b < u->n_pauses; b++) {
        if (u->pauses[b].shift != t->shift || start + u->pauses[b].from_tick != r->now)
            continue;
        int n = reference_state_grow((void **)&r->breaks, &r->n_breaks, &r->breaks_size, sizeof *r->breaks);
        r->breaks[n] =
            (struct break_now){.person = t->who, .pause = b, .created = r->now, .due = start + u->pauses[b].until_tick};
    }
}

static void futures_of_this_tick(struct reference *r)
{
    int kept = 0, n_futures = r->n_futures;
    for (int n = 0; n < n_futures; n++) {
        struct future f = r->futures[n];
        if (f.tick > r->now) {
            r->futures[kept++] = f;
        } else if (f.slot < 0 || reference_state_patient_is_here(r, f.slot, f.patient_key)) {
            struct instance *i = new_instance(r, f.unit, f.source, f.key);
            i->k = f.k;
            i->slot = f.slot;
            i->patient_key = f.patient_key;
        }
    }
    r->n_futures = kept;
}

static int n_waiting(const struct reference *r, int unit, int task)
{
    int waiting = 0;
    for (int n = 0; n < r->n_instances; n++)
        waiting += r->instances[n]->unit == unit && r->instances[n]->task == task && r->instances[n]->state == INSTANCE_WAITING;
    return waiting;
}

static void new_tasks(struct reference *r)
{
    const struct model *m = r->model;
    int first = r->n_instances;
    needs_of_this_tick(r);
    for (int n = 0; n < r->n_turns; n++)
        if (r->turns[n].who >= 0 && r->turns[n].start <= r->now && r->now < r->turns[n].end)
            things_of_a_duty(r, &r->turns[n]);
    futures_of_this_tick(r);
    int created = r->n_instances - first;
    if (created > 1)
        qsort(r->instances + first, (size_t)created, sizeof *r->instances, by_tie_and_key);
    for (int n = first; n < first + created; n++)
        r->instances[n]->state = INSTANCE_OVER; /* not yet there: they come one by one, in this order */
    for (int n = first; n < first + created; n++) {
        struct instance *i = r->instances[n];
        bool gone = i->slot >= 0 && !reference_state_patient_is_here(r, i->slot, i->patient_key);
        if (i->slot >= 0 && !gone)
            i->matches = reference_carers_matches(r, i->slot);
        if (i->slot >= 0 && !gone)
            i->critical = m->units[i->unit].levels[r->patients[i->slot].level].critical;
        bool full = n_waiting(r, i->unit, i->task) >= reference_state_task(r, i)->max_waiting;
        i->state = INSTANCE_WAITING;
        reference_state_tell(r, EVENT_CREATED, i, WHY_NONE, i->owner, -1);
        if (gone)
            reference_state_end(r, i, EVENT_WITHDRAWN);
        else if (full)
            reference_state_end(r, i, EVENT_LOST);
    }
}

/* ---- Phase 6: omissions ---------------------------------------------------------------------------------------------- */

static void omissions(struct reference *r)
{
    for (int n = 0; n < r->n_instances; n++) {
        struct instance *i = r->instances[n];
        int32_t limit = reference_state_task(r, i)->omit_ticks;
        if (i->state == INSTANCE_WAITING && limit != MODEL_NEVER && r->now >= i->created + limit)
            reference_state_end(r, i, EVENT_OMITTED);
    }
}

/* ---- The loop -------------------------------------------------------------------------------------------------------- */

static void forget_what_is_over(struct reference *r)
{
    int kept = 0;
    for (int n = 0; n < r->n_instances; n++) {
        if (r->instances[n]->state == INSTANCE_OVER)
            free(r->instances[n]);
        else
            r->instances[kept++] = r->instances[n];
    }
    r->n_instances = kept;
}

static void chains_of_units_start(struct reference *r)
{
    for (int u = 0; u < r->model->n_units; u++)
        for (int s = 0; s < r->model->units[u].n_sources; s++) {
            const struct source *source = &r->model->units[u].sources[s];
            if (source->how == HOW_AFTER_DONE && source->of == ORIGIN_UNIT)
                reference_state_next_of_chain(r, u, s, -1, 0, 0);
        }
}

static int run_ticks(struct reference *r, struct err *e)
{
    const struct model *m = r->model;
    chains_of_units_start(r);
    reference_learning_begin(r);
    for (r->now = 0; r->now < m->end_ticks; r->now++) {
        if (r->now % m->ticks_per_day == 0) {
            int made = demand_day(&r->demand, e);
            if (made < 0)
                return made;
        }
        if (r->now == m->warmup_ticks)
            reference_accounts_window_opens(r);
        reference_slices_begin_tick(r);
        r->phase = 1, shift_changes(r);
        r->phase = 2, completions(r);
        r->phase = 3, patients(r);
        r->phase = 4, new_tasks(r);
        r->phase = 5;
        for (int u = 0; u < m->n_units; u++)
            reference_dispatch(r, u);
        r->phase = 6, omissions(r);
        forget_what_is_over(r);
        r->phase = 7, reference_accounts_tick(r);
    }
    reference_accounts_end(r);
    r->accounts->demand_hash = r->demand.hash;
    return 0;
}

int reference_run(const struct model *m, uint64_t seed, uint32_t replication, const struct event_listener *listener,
                  struct accounts *a, struct err *e)
{
    struct arena arena = {0};
    jmp_buf exhausted;
    if (setjmp(exhausted))
        abort();
    arena.exhausted = &exhausted;
    struct reference r = {.model = m, .seed = seed, .replication = replication, .listener = listener, .accounts = a};
    r.persons = ARENA_ARRAY(&arena, m->n_persons, struct person_now);
    r.patients = ARENA_ARRAY(&arena, demand_slots(m), struct patient_now);
    r.learning = ARENA_ARRAY(&arena, m->n_persons * m->n_tasks, struct learning);
    r.vacant = ARENA_ARRAY(&arena, m->n_persons, bool);
    r.on_leave = ARENA_ARRAY(&arena, m->n_persons, bool);
    r.offered = ARENA_ARRAY(&arena, m->n_persons * m->n_programmes, bool);
    r.cared = ARENA_ARRAY(&arena, (size_t)demand_slots(m) * (size_t)m->n_persons, bool);
    r.shifts = ARENA_ARRAY(&arena, m->n_units, struct shift_now);
    r.lead = ARENA_ARRAY(&arena, m->n_units, int);
    r.carer = ARENA_ARRAY(&arena, demand_slots(m), int);
    r.talks = ARENA_ARRAY(&arena, (size_t)m->n_persons * (size_t)m->n_tasks, struct talk);
    r.had = ARENA_ARRAY(&arena, (size_t)demand_slots(m) * (size_t)m->n_persons, int32_t);
    r.type_owner = ARENA_ARRAY(&arena, (size_t)m->n_units * (size_t)m->n_tasks, int);
    r.had_type = ARENA_ARRAY(&arena, (size_t)m->n_persons * (size_t)m->n_tasks, int32_t);
    for (int slot = 0; slot < demand_slots(m); slot++)
        reference_carers_forget(&r, slot);
    reference_claims_begin(&r);
    for (int person = 0; person < m->n_persons; person++)
        reference_talks_forget(&r, person);
    demand_init(&r.demand, m, &arena);
    demand_start(&r.demand, seed, replication);
    accounts_clear(a);
    r.turns = reference_attendance(m, seed, replication, &r.n_turns);
    int rc = run_ticks(&r, e);
    for (int n = 0; n < r.n_instances; n++)
        free(r.instances[n]);
    free(r.instances);
    free(r.turns);
    free(r.breaks);
    free(r.futures);
    demand_free(&r.demand);
    arena_free(&arena);
    return rc;
}
