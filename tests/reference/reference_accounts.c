/* Phase 7 of the reference engine: accounts, by adding one per person, task and tick.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference_state.h"

static bool waits(const struct instance *i)
{
    return i->state == INSTANCE_WAITING || i->state == INSTANCE_SUSPENDED;
}

static int n_waiting(const struct reference *r, int unit)
{
    int waiting = 0;
    for (int n = 0; n < r->n_instances; n++)
        waiting += r->instances[n]->unit == unit && waits(r->instances[n]);
    return waiting;
}

static int n_on_duty(const struct reference *r, int unit)
{
    int on_duty = 0;
    for (int p = 0; p < r->model->n_persons; p++)
        on_duty += r->model->persons[p].unit == unit && r->persons[p].state != PERSON_AWAY;
    return on_duty;
}

static struct task_account *account_of(struct reference *r, const struct instance *i)
{
    return &r->accounts->tasks[i->unit * r->model->n_tasks + i->task];
}

static bool created_in_window(const struct reference *r, const struct instance *i)
{
    return i->created >= r->model->warmup_ticks;
}

/* The bin of a wait: 128 bins of one tick, then 64 of two, 64 of four, ... */
static int bin_of(int32_t ticks)
{
    int bin = 0;
    int64_t from = 0, width = 1;
    for (; from + width <= ticks; bin++) {
        from += width;
        if (from == 128 * width)
            width *= 2;
    }
    return bin;
}

static void first_start(struct reference *r, const struct instance *i, bool was_held)
{
    struct task_account *task = account_of(r, i);
    int32_t wait = r->now - i->created;
    if (!created_in_window(r, i)) {
        task->older_started++;
        task->older_wait_ticks += wait;
        return;
    }
    task->started++;
    task->wait_ticks += wait;
    task->late += r->now > i->due;
    task->assigned += reference_carers_owned(r, i);
    task->by_carer += reference_carers_own(r, i, i->performer);
    task->together += i->joint == REFERENCE_TOGETHER || i->joint == REFERENCE_CONSULT;
    task->consulted += i->joint == REFERENCE_CONSULT;
    task->supervised += i->joint == REFERENCE_TEACH;
    task->held_ticks += was_held ? i->held_ticks : 0;
    r->accounts->waits[(i->unit * r->model->n_tasks + i->task) * r->accounts->n_bins + bin_of(wait)]++;
}

static void task_event(struct reference *r, enum event_kind kind, const struct instance *i, int person)
{
    struct task_account *task = account_of(r, i);
    bool counts = reference_state_in_window(r), in_window = created_in_window(r, i);
    switch (kind) {
    case EVENT_CREATED:
        task->made += counts;
        task->made_s += counts ? i->work_s : 0;
        break;
    case EVENT_STARTED:
    case EVENT_JOINED:
        if (i->first_start == r->now && counts)
            first_start(r, i, kind == EVENT_JOINED);
        break;
    case EVENT_DONE:
        task->done += counts;
        r->accounts->completed++;
        r->accounts->instances[person * r->model->n_tasks + i->task] += in_window;
        break;
    case EVENT_OMITTED:
        task->omitted += counts;
        task->omitted_in_window += in_window;
        task->omitted_s += in_window ? i->work_s : 0;
        break;
    case EVENT_LOST:
        task->lost += counts;
        task->lost_in_window += in_window;
        task->omitted_s += in_window ? i->work_s : 0;
        break;
    case EVENT_WITHDRAWN:
        task->withdrawn += counts;
        break;
    case EVENT_SUSPENDED:
        task->interrupted += counts;
        break;
    default:
        break;
    }
}

void reference_accounts_event(struct reference *r, enum event_kind kind, const struct instance *i, int person)
{
    bool counts = reference_state_in_window(r);
    if (i && i->task >= 0) {
        task_event(r, kind, i, person);
        reference_slices_event(r, kind, i);
    }
    if (kind == EVENT_DISCHARGED)
        r->accounts->units[i->unit].discharged += counts;
    if (kind == EVENT_TURNED_AWAY)
        r->accounts->units[i->unit].turned_away += counts;
    if (kind == EVENT_BREAK_START)
        r->accounts->persons[person].breaks_taken += counts;
    if (kind == EVENT_BREAK_MISSED)
        r->accounts->persons[person].breaks_missed += counts;
}

void reference_accounts_taken_up(struct reference *r, int person, const struct instance *i)
{
    struct person_now *p = &r->persons[person];
    const struct task *type = reference_state_task(r, i);
    if (reference_state_in_window(r)) {
        r->accounts->persons[person].switches += p->last != type;
        if (i->slot >= 0)
            r->cared[i->slot * r->model->n_persons + person] = true;
    }
    p->last = type;
}

void reference_accounts_occasion(struct reference *r, const struct instance *i, int learner)
{
    (void)i;
    r->accounts->persons[learner].occasions += reference_state_in_window(r);
}

void reference_accounts_right(struct reference *r, int person, int task, int32_t offered_at)
{
    r->accounts->held[person * r->model->n_tasks + task] = true;
    r->accounts->learners[person * r->model->n_tasks + task].earned++;
    r->accounts->learners[person * r->model->n_tasks + task].earned_ticks += r->now - offered_at;
    int group = r->model->persons[person].unit * r->model->n_roles + r->model->persons[person].role;
    int day = r->now / r->model->ticks_per_day;
    r->accounts->rights_earned[group * r->accounts->days.n + day / r->accounts->days_per_slice]++;
}

int reference_accounts_of_person(const struct reference *r, int person)
{
    const struct person_now *p = &r->persons[person];
    int n_tasks = r->model->n_tasks;
    switch (p->state) {
    case PERSON_PERFORMING:
    case PERSON_HELPING:
        if (p->on->helper >= 0 && p->on->joint == REFERENCE_CONSULT)
            return n_tasks + TIME_CONSULTING;
        if (p->on->helper >= 0 && p->on->joint == REFERENCE_TEACH && (p->state == PERSON_HELPING || r->now >= p->on->own_ends))
            return n_tasks + TIME_TRAINING;
        return p->on->task;
    case PERSON_HOLDING:
        return n_tasks + TIME_HOLDING;
    case PERSON_ON_BREAK:
        return n_tasks + TIME_BREAK;
    default:
        return n_tasks + (n_waiting(r, r->model->persons[person].unit) ? TIME_IDLE_BLOCKED : TIME_IDLE);
    }
}

static void person_tick(struct reference *r, int person)
{
    struct person_now *p = &r->persons[person];
    if (p->state == PERSON_PERFORMING || p->state == PERSON_HELPING)
        p->busy_ticks++;
    if (!reference_state_in_window(r))
        return;
    int kind = p->overtime ? TIME_OVERTIME : TIME_ROSTERED;
    accounts_ticks(r->accounts, person, kind)[reference_accounts_of_person(r, person)]++;
    int paid = p->overtime || p->as_overtime ? TIME_OVERTIME : TIME_ROSTERED;
    accounts_paid(r->accounts, person, paid)[model_pay_band(r->model, r->now)]++;
    struct person_account *account = &r->accounts->persons[person];
    const struct education *e = r->model->persons[person].education;
    if (p->overtime)
        account->overtime_ticks++;
    else
        account->rostered_ticks++;
    account->as_overtime_ticks += !p->overtime && p->as_overtime;
    account->raised_ticks += e && r->now >= e->held_tick;
    if (p->state == PERSON_PERFORMING || p->state == PERSON_HELPING) {
        account->matching_ticks += p->on->matches != 0;
        account->matched_ticks += (p->on->matches & reference_carers_holds(r, person)) != 0;
    }
}

void reference_accounts_turn(struct reference *r, const struct reference_turn *t)
{
    struct person_account *planned = &r->accounts->persons[t->planned], *who;
    planned->planned_duties++;
    for (int reason = 0; reason < N_AWAY_REASONS; reason++)
        if ((int)t->reason == reason) {
            planned->away_duties[reason]++;
            planned->away_ticks[reason] += t->end - t->start;
        }
    if (t->reason != AWAY_NOT)
        planned->filled_duties[t->who < 0 ? COVER_NOBODY : t->way]++;
    if (t->who < 0)
        return;
    planned->other_role_duties += r->model->persons[t->who].role != r->model->persons[t->planned].role;
    who = &r->accounts->persons[t->who];
    who->quick_returns += t->quick_return;
    who->called_in_duties += t->who != t->planned;
    who->called_in_ticks += t->who != t->planned ? t->end - t->start : 0;
}

void reference_accounts_window_opens(struct reference *r)
{
    for (int n = 0; n < r->n_instances; n++)
        account_of(r, r->instances[n])->open_at_start++;
}

void reference_accounts_tick(struct reference *r)
{
    const struct model *m = r->model;
    for (int p = 0; p < m->n_persons; p++)
        if (r->persons[p].state != PERSON_AWAY)
            person_tick(r, p);
    for (int n = 0; n < r->n_instances; n++)
        r->instances[n]->held_ticks += r->instances[n]->state == INSTANCE_HELD;
    reference_slices_tick(r);
    if (!reference_state_in_window(r))
        return;
    for (int n = 0; n < r->n_instances; n++) {
        const struct instance *i = r->instances[n];
        account_of(r, i)->queue_ticks += i->first_performer < 0;
        account_of(r, i)->waited_ticks += i->first_performer < 0;
        account_of(r, i)->suspended_ticks += i->first_performer >= 0 && i->state != INSTANCE_WORKING;
    }
    for (int u = 0; u < m->n_units; u++)
        if (r->lead[u] >= 0)
            r->accounts->persons[r->lead[u]].lead_ticks++;
    for (int s = 0; s < demand_slots(m); s++)
        if (r->patients[s].present)
            r->accounts->units[r->patients[s].unit].patient_ticks++;
    for (int u = 0; u < m->n_units; u++) {
        r->accounts->units[u].waiting_ticks += n_waiting(r, u) > 0;
        r->accounts->units[u].peak_ticks += n_waiting(r, u) > n_on_duty(r, u);
    }
}

void reference_accounts_end(struct reference *r)
{
    reference_slices_end(r);
    for (int n = 0; n < r->model->n_persons * r->model->n_tasks; n++) {
        const struct learning *l = &r->learning[n];
        if (!l->holds && l->offered_at >= 0) {
            r->accounts->learners[n].open++;
            r->accounts->learners[n].open_ticks += r->now - l->offered_at;
        }
    }
    for (int n = 0; n < r->n_instances; n++) {
        const struct instance *i = r->instances[n];
        struct task_account *task = account_of(r, i);
        task->open_at_end++;
        if (created_in_window(r, i) && i->first_performer < 0) {
            task->censored++;
            task->censored_ticks += r->now - i->created;
        }
    }
}
