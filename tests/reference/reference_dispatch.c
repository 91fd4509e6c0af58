/* Phase 5 of the reference engine: of all possible actions do the one with the smallest key, until there is none.
 *
 * An action gives one waiting or held task to people, or a person his break. Everything is asked anew for every pair of
 * people before every action.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/chance.h"
#include "reference_state.h"

enum action_kind { ACTION_NONE, ACTION_START, ACTION_HOLD, ACTION_JOIN, ACTION_BREAK };
enum { MODE_OWN, MODE_BACK_UP, MODE_INTERRUPTION, N_MODES };
enum { MAX_PREFER = 8, KEY_PARTS = 6 + 2 * (3 + MAX_PREFER + 3) };

/* Keys are compared part by part, the smallest first. */
struct action_key {
    int n;
    int64_t part[KEY_PARTS];
};

struct action {
    enum action_kind kind;
    struct instance *task;
    enum reference_joint joint;
    int mode, performer, helper; /* performer: of a held task, its holder; of a break, who takes it */
    int waiting_break;
    struct action_key key;
};

static void add(struct action_key *k, int64_t part)
{
    k->part[k->n++] = part;
}

static int compare(const struct action_key *a, const struct action_key *b)
{
    for (int n = 0; n < a->n && n < b->n; n++)
        if (a->part[n] != b->part[n])
            return a->part[n] < b->part[n] ? -1 : 1;
    return 0;
}

/* An unsigned 64-bit number as a signed one of the same order. */
static int64_t in_order(uint64_t key)
{
    return (int64_t)(key ^ 1ULL << 63);
}

/* (urgency, [mode,] due, created, tie, key): a strict total order of tasks. */
static void add_task_order(struct action_key *k, const struct reference *r, const struct instance *i, int mode)
{
    add(k, reference_state_task(r, i)->urgency);
    if (mode >= 0)
        add(k, mode);
    add(k, i->due);
    add(k, i->created);
    add(k, i->tie);
    add(k, in_order(i->key));
}

static bool comes_later(const struct reference *r, const struct instance *a, const struct instance *b)
{
    struct action_key x = {0}, y = {0};
    add_task_order(&x, r, a, -1);
    add_task_order(&y, r, b, -1);
    return compare(&x, &y) > 0;
}

/* ---- Who may ---------------------------------------------------------------------------------------------------------- */

/* Whether a day of the run is a public holiday. */
static bool is_holiday(const struct model *m, int day)
{
    for (int i = 0; i < m->n_holidays; i++)
        if (m->holidays[i] == m->start_day + day)
            return true;
    return false;
}

/* The column of a unit's patience table: first those of the weekdays, then those of the same weekdays when they are holidays. */
static int column_now(const struct reference *r, int unit)
{
    const struct unit *u = &r->model->units[unit];
    int day, shift = reference_state_shift(r, unit, &day);
    int weekday = (r->model->start_weekday + day + N_WEEKDAYS) % N_WEEKDAYS;
    int days_before = is_holiday(r->model, day) ? N_WEEKDAYS : 0;
    return u->column_of[(days_before + weekday) * (u->n_shifts + 1) + shift];
}

/* 0 own, 1 back-up, -1 not (or not yet) patient enough. */
static int patience(const struct reference *r, const struct instance *i, int32_t wait_ticks)
{
    if (wait_ticks == MODEL_NEVER || r->now < (int64_t)i->ready + wait_ticks)
        return -1;
    return wait_ticks > 0;
}

static int eligible_performer(const struct reference *r, const struct instance *i, int person)
{
    const struct model *m = r->model;
    const struct unit *u = &m->units[i->unit];
    if (i->owner >= 0)
        return i->owner == person ? 0 : -1;
    if (!reference_rights_hold(r, person, i))
        return -1;
    int queue = u->queue_of[i->task * 2 + i->critical];
    return patience(r, i, model_wait(m, u, r->column, reference_lead_class(r, person, i), queue));
}

static int eligible_helper(const struct reference *r, const struct instance *i, int person, enum reference_joint need)
{
    if (need == REFERENCE_CONSULT && i->owner >= 0)
        return reference_talks_may_answer(r, i, person) ? 0 : -1;
    if (need == REFERENCE_CONSULT)
        return reference_rights_formal(r, person, i) ? 0 : -1;
    return patience(r, i, reference_state_task(r, i)->helper.patience_ticks[r->model->persons[person].role]);
}

/* 0 free, 1 holding a later task, 2 and more: to be interrupted, the least urgent work first; -1 not available. */
static int availability(const struct reference *r, const struct instance *i, int person, enum reference_joint need)
{
    const struct person_now *p = &r->persons[person];
    if (p->overtime)
        return -1;
    if (p->state == PERSON_FREE)
        return 0;
    if (p->state == PERSON_HOLDING)
        return p->on != i && comes_later(r, p->on, i) ? 1 : -1;
    if (p->state == PERSON_PERFORMING || p->state == PERSON_HELPING) {
        const struct task *mine = reference_state_task(r, p->on), *task = reference_state_task(r, i);
        if (reference_helpers_call(r, i, need) && mine->interruptible && mine->urgency > task->urgency)
            return 2 + 9 - mine->urgency;
    }
    return -1;
}

/* In the last minutes of a duty only what is urgent, or fits at the person's own pace; who is consulted looks at that alone. */
static bool too_late_to_start(const struct reference *r, const struct instance *i, int person, enum reference_joint need)
{
    const struct person *p = &r->model->persons[person];
    const struct unit *u = &r->model->units[i->unit];
    const struct task *task = reference_state_task(r, i);
    if (r->persons[person].end == MODEL_NEVER || i->owner == person)
        return false;
    int32_t left = r->persons[person].end - r->now;
    if (left > u->wind_down_ticks || task->urgency <= u->wind_down_urgency)
        return false;
    double pace = task->pace_per_s[p->role] * p->duration_factor;
    double expected = i->first_performer < 0 ? pace * task->law.mean_s : i->rest * (pace / i->pace);
    double talk_s = i->owner >= 0 ? i->talk_s : r->model->consulting[i->task].joint_s;
    if (need == REFERENCE_CONSULT)
        expected = i->first_performer < 0 ? talk_s / r->model->tick_s : i->joint_rest;
    return expected > left;
}

/* ---- In which order --------------------------------------------------------------------------------------------------- */

static uint32_t keyed_draw(const struct reference *r, int person, uint64_t instance)
{
    const struct person *p = &r->model->persons[person];
    uint64_t key = chance_join(chance_key(r->seed, r->replication, CHANCE_PREFER), r->model->units[p->unit].label.key);
    return chance_at(chance_join(chance_join(key, p->label.key), instance), 0);
}

static int64_t longest_idle(const struct reference *r, int person)
{
    const struct person_now *p = &r->persons[person];
    return p->state == PERSON_FREE ? p->idle_since - r->now : 0;
}

static void add_person(struct action_key *k, const struct reference *r, const struct instance *i, int person, int back_up,
                       enum reference_joint need)
{
    const struct model *m = r->model;
    const struct preference *prefer = &m->preferences[i->task];
    int role = m->persons[person].role;
    add(k, availability(r, i, person, need));
    add(k, back_up);
    add(k, i->first_performer >= 0 && i->first_performer == person ? 0 : 1);
    for (int n = 0; n < prefer->n; n++) {
        switch (prefer->by[n]) {
        case PREFER_ROLE_ORDER:
            add(k, prefer->role_place[role]);
            break;
        case PREFER_LOWEST_COMPETENCE:
            add(k, m->roles[role].level);
            break;
        case PREFER_LEAST_BUSY:
            add(k, r->persons[person].busy_ticks);
            break;
        case PREFER_LONGEST_IDLE:
            add(k, longest_idle(r, person));
            break;
        case PREFER_ASSIGNED_CARER:
            add(k, !reference_carers_own(r, i, person));
            break;
        case PREFER_SPECIALISED:
            add(k, !(i->slot >= 0 && reference_carers_specialised(r, person, i->slot)));
            break;
        case PREFER_RANDOM:
            add(k, keyed_draw(r, person, i->key));
            break;
        }
    }
    add(k, longest_idle(r, person));
    add(k, keyed_draw(r, person, i->key));
    add(k, person);
}

static void consider(struct action *best, const struct action *a)
{
    if (best->kind == ACTION_NONE || compare(&a->key, &best->key) < 0)
        *best = *a;
}

/* ---- All actions ------------------------------------------------------------------------------------------------------ */

static bool may_help(const struct reference *r, const struct instance *i, int person, int performer, enum reference_joint need)
{
    return person != performer && availability(r, i, person, need) >= 0 && eligible_helper(r, i, person, need) >= 0 &&
           !too_late_to_start(r, i, person, need);
}

/* The learner who would come along; -1 = none is free. */
static int learner_for(const struct reference *r, const struct instance *i, int performer)
{
    int best = -1;
    struct action_key best_key = {0};
    for (int p = 0; p < r->model->n_persons; p++) {
        if (p == performer || r->persons[p].state != PERSON_FREE || r->persons[p].overtime ||
            !reference_learning_learns(r, p, i) || too_late_to_start(r, i, p, REFERENCE_TEACH))
            continue;
        struct action_key key = {0};
        add(&key, -reference_learning_occasions(r, p, i->task));
        add(&key, longest_idle(r, p));
        add(&key, keyed_draw(r, p, i->key));
        add(&key, p);
        if (best < 0 || compare(&key, &best_key) < 0) {
            best = p;
            best_key = key;
        }
    }
    return best;
}

/* What one person might do with a task that waits: start, alone or with a learner; start with a helper; hold. */
static void consider_performer(const struct reference *r, struct instance *i, int p, struct action *best, struct action *hold,
                               bool *can_start)
{
    const struct unit *u = &r->model->units[i->unit];
    int free = availability(r, i, p, REFERENCE_ALONE), back_up = eligible_performer(r, i, p);
    if (free < 0 || back_up < 0 || too_late_to_start(r, i, p, REFERENCE_ALONE))
        return;
    enum reference_joint need = reference_helpers_need(r, i, p);
    struct action a = {.kind = ACTION_START, .task = i, .performer = p, .helper = -1, .joint = need};
    a.mode = free >= 2 ? MODE_INTERRUPTION : back_up;
    add_task_order(&a.key, r, i, a.mode);
    add_person(&a.key, r, i, p, back_up, REFERENCE_ALONE);
    if (need == REFERENCE_ALONE) {
        if (reference_helpers_supervises(r, i, p)) {
            a.helper = learner_for(r, i, p);
            a.joint = a.helper >= 0 ? REFERENCE_TEACH : REFERENCE_ALONE;
            if (a.helper < 0 && reference_helpers_wait_for_learner(r, i, p))
                return;
        }
        can_start[a.mode] = true;
        consider(best, &a);
        return;
    }
    int32_t hold_after = reference_helpers_hold_after(r, i, need);
    if (hold_after != MODEL_NEVER && r->now >= (int64_t)i->created + hold_after) {
        a.kind = ACTION_HOLD;
        consider(&hold[a.mode], &a);
    }
    for (int h = u->first_person; h < u->first_person + u->n_persons; h++) {
        if (!may_help(r, i, h, p, need))
            continue;
        a = (struct action){.kind = ACTION_START, .task = i, .performer = p, .helper = h, .joint = need};
        a.mode = free >= 2 || availability(r, i, h, need) >= 2 ? MODE_INTERRUPTION : back_up;
        add_task_order(&a.key, r, i, a.mode);
        add_person(&a.key, r, i, p, back_up, REFERENCE_ALONE);
        add_person(&a.key, r, i, h, eligible_helper(r, i, h, need), need);
        can_start[a.mode] = true;
        consider(best, &a);
    }
}

static void consider_starts_and_holds(const struct reference *r, struct instance *i, struct action *best)
{
    const struct unit *u = &r->model->units[i->unit];
    bool can_start[N_MODES] = {false};
    struct action hold[N_MODES] = {{.kind = ACTION_NONE}};
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        consider_performer(r, i, p, best, hold, can_start);
    for (int mode = 0; mode < N_MODES; mode++)
        if (hold[mode].kind == ACTION_HOLD && !can_start[mode])
            consider(best, &hold[mode]);
}

static void consider_joins(const struct reference *r, struct instance *i, struct action *best)
{
    const struct unit *u = &r->model->units[i->unit];
    enum reference_joint need = i->joint;
    for (int h = u->first_person; h < u->first_person + u->n_persons; h++) {
        if (!may_help(r, i, h, i->performer, need))
            continue;
        struct action a = {.kind = ACTION_JOIN, .task = i, .performer = i->performer, .helper = h, .joint = need};
        a.mode = availability(r, i, h, need) >= 2 ? MODE_INTERRUPTION : eligible_helper(r, i, h, need);
        add_task_order(&a.key, r, i, a.mode);
        add_person(&a.key, r, i, h, eligible_helper(r, i, h, need), need);
        consider(best, &a);
    }
}

static void consider_breaks(const struct reference *r, int unit, struct action *best)
{
    const struct model *m = r->model;
    int away = 0;
    for (int p = 0; p < m->n_persons; p++)
        away += m->persons[p].unit == unit && r->persons[p].state == PERSON_ON_BREAK;
    for (int b = 0; b < r->n_breaks; b++) {
        const struct break_now *waiting = &r->breaks[b];
        const struct person_now *p = &r->persons[waiting->person];
        if (m->persons[waiting->person].unit != unit || p->state != PERSON_FREE || p->overtime ||
            away >= m->units[unit].max_away || p->end - r->now <= m->units[unit].break_guard_ticks)
            continue;
        struct action a = {.kind = ACTION_BREAK, .performer = waiting->person, .waiting_break = b};
        add(&a.key, r->now >= waiting->due ? -1 : 10);
        add(&a.key, 0);
        add(&a.key, waiting->due);
        add(&a.key, waiting->created);
        add(&a.key, keyed_draw(r, waiting->person, 0));
        add(&a.key, waiting->person);
        consider(best, &a);
    }
}

/* ---- Doing it --------------------------------------------------------------------------------------------------------- */

static const enum event_why whys[N_MODES] = {WHY_OWN, WHY_BACK_UP, WHY_INTERRUPTION};

/* Takes a person from what he does: he is free now. Who was free already stays idle since then. */
static void call(struct reference *r, int person)
{
    struct person_now *p = &r->persons[person];
    if (p->state == PERSON_HOLDING) {
        reference_state_release(r, p->on);
    } else if (p->state == PERSON_PERFORMING || p->state == PERSON_HELPING) {
        if (reference_state_in_window(r)) {
            r->accounts->persons[p->on->performer].interrupted++;
            if (p->on->helper >= 0)
                r->accounts->persons[p->on->helper].interrupted++;
        }
        reference_state_suspend(r, p->on, WHY_INTERRUPTION);
    }
}

static void do_action(struct reference *r, const struct action *a)
{
    struct instance *i = a->task;
    if (a->kind == ACTION_BREAK) {
        struct person_now *p = &r->persons[a->performer];
        const struct pause *pause =
            &r->model->units[r->model->persons[a->performer].unit].pauses[r->breaks[a->waiting_break].pause];
        p->state = PERSON_ON_BREAK;
        p->break_ends = r->now + pause->ticks;
        memmove(&r->breaks[a->waiting_break], &r->breaks[a->waiting_break + 1],
                (size_t)(r->n_breaks - a->waiting_break - 1) * sizeof *r->breaks);
        r->n_breaks--;
        reference_state_tell_person(r, EVENT_BREAK_START, a->performer);
    } else if (a->kind == ACTION_HOLD) {
        call(r, a->performer);
        reference_work_occupy(r, a->performer, PERSON_HOLDING, i);
        i->state = INSTANCE_HELD;
        i->performer = a->performer;
        i->joint = a->joint;
        i->held_ticks = 0;
        reference_state_tell(r, EVENT_HELD, i, whys[a->mode], a->performer, -1);
    } else if (a->kind == ACTION_JOIN) {
        call(r, a->helper);
        reference_state_set_free(r, a->performer);
        reference_work_begin(r, i, a->performer, a->helper, a->joint, EVENT_JOINED, whys[a->mode]);
    } else {
        call(r, a->performer);
        if (a->helper >= 0)
            call(r, a->helper);
        enum event_kind how = i->first_performer < 0 ? EVENT_STARTED : EVENT_RESUMED;
        reference_work_begin(r, i, a->performer, a->helper, a->joint, how, whys[a->mode]);
    }
}

void reference_dispatch(struct reference *r, int unit)
{
    r->column = column_now(r, unit);
    for (int p = 0; p < r->model->n_persons; p++)
        if (r->model->persons[p].unit == unit)
            r->persons[p].was_there = r->persons[p].state != PERSON_AWAY;
    reference_lead_choose(r, unit);
    reference_carers_plan(r, unit);
    reference_claims_plan(r, unit);
    reference_talks_plan(r, unit);
    for (;;) {
        struct action best = {.kind = ACTION_NONE};
        for (int n = 0; n < r->n_instances; n++) {
            struct instance *i = r->instances[n];
            if (i->unit == unit && (i->state == INSTANCE_WAITING || i->state == INSTANCE_SUSPENDED))
                consider_starts_and_holds(r, i, &best);
            if (i->unit == unit && i->state == INSTANCE_HELD)
                consider_joins(r, i, &best);
        }
        consider_breaks(r, unit, &best);
        if (best.kind == ACTION_NONE)
            return;
        do_action(r, &best);
    }
}
