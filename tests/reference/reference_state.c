/* The few ways in which people and tasks change in the reference engine; the phases (reference.c, reference_dispatch.c)
 * are written with them. What follows from a task that ended (follow-ups, the next of a chain) is put down here as well.
 * Nothing here decides who does what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference_state.h"

#include <math.h>
#include <stdlib.h>

#include "base/chance.h"

int reference_state_grow(void **array, int *n, int *size, size_t element_bytes)
{
    if (*n == *size) {
        *size = *size ? 2 * *size : 64;
        *array = realloc(*array, (size_t)*size * element_bytes);
        if (!*array)
            abort();
    }
    return (*n)++;
}

bool reference_state_in_window(const struct reference *r)
{
    return r->now >= r->model->warmup_ticks && r->now < r->model->end_ticks;
}

const struct task *reference_state_task(const struct reference *r, const struct instance *i)
{
    return &r->model->tasks[i->task];
}

bool reference_state_patient_is_here(const struct reference *r, int slot, uint64_t patient_key)
{
    return r->patients[slot].present && r->patients[slot].key == patient_key;
}

int reference_state_shift(const struct reference *r, int unit, int *day)
{
    const struct model *m = r->model;
    const struct unit *u = &m->units[unit];
    int today = r->now / m->ticks_per_day, best = u->n_shifts;
    int32_t best_start = INT32_MIN;
    *day = today;
    for (int d = today - 1; d <= today; d++)
        for (int s = 0; s < u->n_shifts; s++) {
            int32_t start = d * m->ticks_per_day + u->shifts[s].start_tick, end = d * m->ticks_per_day + u->shifts[s].end_tick;
            if (u->shifts[s].roster_only)
                continue;
            if (start <= r->now && r->now < end && (start > best_start || (start == best_start && s > best))) {
                best = s;
                *day = d;
                best_start = start;
            }
        }
    return best;
}

uint64_t reference_state_unit_key(const struct reference *r, int unit)
{
    return chance_join(chance_key(r->seed, r->replication, CHANCE_NEED), r->model->units[unit].label.key);
}

uint64_t reference_state_person_key(const struct reference *r, int person)
{
    const struct person *p = &r->model->persons[person];
    return chance_join(reference_state_unit_key(r, p->unit), p->label.key);
}

void reference_state_tell_person(struct reference *r, enum event_kind kind, int person)
{
    struct event event = {.tick = r->now,
                          .kind = kind,
                          .unit = r->model->persons[person].unit,
                          .task = -1,
                          .source = -1,
                          .slot = -1,
                          .person = person,
                          .helper = -1};
    reference_accounts_event(r, kind, NULL, person);
    if (r->listener)
        r->listener->hear(r->listener->self, &event);
}

/* Those who are at it together, by what the task asks for and what became of it. */
static enum event_together together(const struct reference *r, enum event_kind kind, const struct instance *i, int helper)
{
    if (kind != EVENT_HELD && (helper < 0 || kind == EVENT_RIGHT_EARNED))
        return TOGETHER_NONE;
    if (i->joint == REFERENCE_TOGETHER && reference_state_task(r, i)->helper.joint == HELPER_ALL)
        return TOGETHER_SECOND_PERSON;
    return i->joint == REFERENCE_TOGETHER ? TOGETHER_CHECK
           : i->joint == REFERENCE_CONSULT ? TOGETHER_CONSULTING : TOGETHER_LESSON;
}

void reference_state_tell(struct reference *r, enum event_kind kind, const struct instance *i, enum event_why why, int person,
                          int helper)
{
    struct event event = {.tick = r->now,
                          .kind = kind,
                          .why = why,
                          .unit = i->unit,
                          .task = i->task,
                          .instance = i->key,
                          .source = i->source,
                          .k = i->k,
                          .slot = i->slot,
                          .person = person,
                          .helper = helper,
                          .together = together(r, kind, i, helper)};
    reference_accounts_event(r, kind, i, person);
    if (r->listener)
        r->listener->hear(r->listener->self, &event);
}

void reference_state_set_free(struct reference *r, int person)
{
    struct person_now *p = &r->persons[person];
    p->state = PERSON_FREE;
    p->idle_since = r->now;
    p->on = NULL;
}

void reference_state_release(struct reference *r, struct instance *i)
{
    int holder = i->performer;
    i->state = i->first_performer < 0 ? INSTANCE_WAITING : INSTANCE_SUSPENDED;
    i->ready = r->now;
    i->performer = -1;
    reference_state_set_free(r, holder);
    reference_state_tell(r, EVENT_RELEASED, i, WHY_NONE, holder, -1);
}

static struct future *new_future(struct reference *r)
{
    int n = reference_state_grow((void **)&r->futures, &r->n_futures, &r->futures_size, sizeof *r->futures);
    return &r->futures[n];
}

/* Follow-ups: `parent` is done by `performer`. */
static void follow_up(struct reference *r, const struct instance *parent, int performer)
{
    const struct model *m = r->model;
    const struct unit *u = &m->units[parent->unit];
    for (int s = 0; s < u->n_sources; s++) {
        const struct source *source = &u->sources[s];
        if (source->how != HOW_AFTER || source->after_task != parent->task)
            continue;
        uint64_t key = chance_join(parent->key, source->key);
        if (chance_uniform(chance_at(key, CHANCE_NEEDED)) >= source->role_probability[m->persons[performer].role])
            continue;
        int32_t delay = (int32_t)ceil(source->delay_s / m->tick_s);
        if (r->phase == 5 && delay < 1)
            delay = 1;
        *new_future(r) = (struct future){.tick = r->now + delay,
                                         .unit = parent->unit,
                                         .source = s,
                                         .key = key,
                                         .k = parent->k,
                                         .slot = parent->slot,
                                         .patient_key = parent->patient_key};
    }
}

void reference_state_next_of_chain(struct reference *r, int unit, int source, int slot, uint64_t patient_key, uint32_t k)
{
    const struct source *way = &r->model->units[unit].sources[source];
    uint64_t stream = chance_join(slot >= 0 ? patient_key : reference_state_unit_key(r, unit), way->key);
    uint64_t last = chance_join(stream, k);
    double gap_s = law_sample(&way->gap, chance_at(last, CHANCE_GAP));
    int32_t gap = (int32_t)floor(gap_s / r->model->tick_s + chance_uniform(chance_at(last, CHANCE_SPREAD)));
    if (r->phase >= 4 && gap < 1)
        gap = 1;
    *new_future(r) = (struct future){.tick = r->now + gap,
                                     .unit = unit,
                                     .source = source,
                                     .key = chance_join(stream, k + 1),
                                     .k = k + 1,
                                     .slot = slot,
                                     .patient_key = patient_key};
}

static void is_over(struct reference *r, struct instance *i)
{
    i->state = INSTANCE_OVER;
    i->performer = i->helper = -1;
    if (r->model->units[i->unit].sources[i->source].how == HOW_AFTER_DONE)
        reference_state_next_of_chain(r, i->unit, i->source, i->slot, i->patient_key, i->k);
}

void reference_state_done(struct reference *r, struct instance *i)
{
    int performer = i->performer, helper = i->helper;
    reference_state_tell(r, EVENT_DONE, i, WHY_NONE, performer, helper);
    reference_learning_done(r, i, performer, helper);
    reference_talks_done(r, i);
    is_over(r, i);
    follow_up(r, i, performer);
}

void reference_state_end(struct reference *r, struct instance *i, enum event_kind how)
{
    int holder = i->state == INSTANCE_HELD ? i->performer : -1;
    if (holder >= 0)
        reference_state_set_free(r, holder);
    reference_state_tell(r, how, i, WHY_NONE, i->owner, -1);
    reference_talks_missed(r, i);
    is_over(r, i);
}

void reference_state_suspend(struct reference *r, struct instance *i, enum event_why why)
{
    int performer = i->performer, helper = i->helper;
    i->state = INSTANCE_SUSPENDED;
    i->ready = r->now;
    i->rest = i->ends - r->now;
    i->joint_rest = helper >= 0 ? i->joint_ends - r->now : 0;
    i->performer = i->helper = -1;
    reference_state_set_free(r, performer);
    if (helper >= 0)
        reference_state_set_free(r, helper);
    reference_state_tell(r, EVENT_SUSPENDED, i, why, performer, helper);
    if (i->joint == REFERENCE_TEACH) { /* a lesson that is broken off is none */
        i->joint = REFERENCE_ALONE;
        i->joint_rest = 0;
    }
    if (i->slot >= 0 && !reference_state_patient_is_here(r, i->slot, i->patient_key))
        reference_state_end(r, i, EVENT_WITHDRAWN);
}
