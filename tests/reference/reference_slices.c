/* Phase 7 of the reference engine by hour of the day, by shift and weekday, and by day: every tick and every event is put down
 * where it belongs, three times over. And what is judged as a whole: shifts, and the weeks of patients.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reference_state.h"

enum { BY_HOUR, BY_SHIFT, BY_DAY, N_BOOKS };

/* The page for a shift: of its window, and of the weekday on which it began. */
static int page_of_shift(const struct reference *r, int unit)
{
    int day, shift = reference_state_shift(r, unit, &day);
    return shift * N_WEEKDAYS + (r->model->start_weekday + day + N_WEEKDAYS) % N_WEEKDAYS;
}

/* The book and the page of it that now belongs to. NULL: hours and shifts are kept in the window only. */
static const struct slices *book(const struct reference *r, int which, int unit, int *page)
{
    const struct model *m = r->model;
    if (which == BY_DAY) {
        *page = r->now / m->ticks_per_day / r->accounts->days_per_slice;
        return &r->accounts->days;
    }
    if (!reference_state_in_window(r))
        return NULL;
    *page = which == BY_SHIFT ? page_of_shift(r, unit) : (int)((int64_t)r->now * m->tick_s / 3600 % 24);
    return which == BY_SHIFT ? &r->accounts->shifts : &r->accounts->hours;
}

/* ---- What happens to tasks --------------------------------------------------------------------------------------------- */

/* Time that it asks for at the standard pace, of all who are needed. */
static double asked_s(const struct reference *r, const struct instance *i)
{
    const struct helper *help = &reference_state_task(r, i)->helper;
    if (help->joint == HELPER_ALL)
        return 2 * i->work_s;
    return help->joint == HELPER_CHECK ? i->work_s + help->joint_s : i->work_s;
}

static void care_event(const struct reference *r, struct care_sums *care, enum event_kind kind, const struct instance *i)
{
    /* The warm-up is a time of its own, in which everything was created that happens in it. */
    bool fresh = !reference_state_in_window(r) || i->created >= r->model->warmup_ticks;
    bool first = i->first_start == r->now && (kind == EVENT_STARTED || kind == EVENT_JOINED);
    if (kind == EVENT_CREATED) {
        care->made++;
        care->asked_s += asked_s(r, i);
    } else if (first && fresh) {
        care->started++;
        care->wait_ticks += r->now - i->created;
        care->may_be_late += i->due != MODEL_NEVER;
        care->late += r->now > i->due;
    } else if (first) {
        care->older_started++;
        care->older_wait_ticks += r->now - i->created;
    } else if (fresh) {
        care->omitted += kind == EVENT_OMITTED;
        care->lost += kind == EVENT_LOST;
    }
}

void reference_slices_event(struct reference *r, enum event_kind kind, const struct instance *i)
{
    for (int which = 0; which < N_BOOKS; which++) {
        int page;
        const struct slices *b = book(r, which, i->unit, &page);
        if (b)
            care_event(r, &b->care[i->unit * b->n + page], kind, i);
    }
    if (kind == EVENT_CREATED)
        r->shifts[i->unit].asked_s += asked_s(r, i);
}

/* ---- Shifts ------------------------------------------------------------------------------------------------------------ */

static void judge_shift(struct reference *r, int unit)
{
    struct shift_now *s = &r->shifts[unit];
    if ((double)s->duty_ticks * r->model->tick_s < s->asked_s - 1e-3) /* sums in any order are the same */
        r->accounts->units[unit].understaffed_ticks += s->patient_ticks;
}

/* Before anything happens in a tick: has another shift begun, or the window? */
void reference_slices_begin_tick(struct reference *r)
{
    for (int u = 0; u < r->model->n_units; u++) {
        struct shift_now *s = &r->shifts[u];
        int day, shift = reference_state_shift(r, u, &day);
        bool opens = r->now == r->model->warmup_ticks;
        if (shift == s->shift && day == s->day && r->now > 0 && !opens)
            continue;
        if (r->now > r->model->warmup_ticks)
            judge_shift(r, u);
        *s = (struct shift_now){.shift = shift, .day = day};
    }
}

/* ---- Ticks ------------------------------------------------------------------------------------------------------------- */

static void person_tick(struct reference *r, int person)
{
    const struct model *m = r->model;
    const struct person *p = &m->persons[person];
    int account = reference_accounts_of_person(r, person), page;
    int class = account < m->n_tasks ? (int)m->tasks[account].category : N_CATEGORIES + account - m->n_tasks;
    if (account == m->n_tasks + TIME_TRAINING)
        class = CATEGORY_TRAINING;
    for (int which = 0; which < N_BOOKS; which++) {
        const struct slices *b = book(r, which, p->unit, &page);
        if (!b)
            continue;
        struct people_sums *people = &b->people[(p->unit * m->n_roles + p->role) * b->n + page];
        people->ticks[class]++;
        people->overtime_ticks += r->persons[person].overtime;
    }
    r->shifts[p->unit].duty_ticks++;
}

static void patient_tick(struct reference *r, struct patient_now *patient)
{
    for (int which = 0; which < N_BOOKS; which++) {
        int page;
        const struct slices *b = book(r, which, patient->unit, &page);
        if (b)
            b->care[patient->unit * b->n + page].patient_ticks++;
    }
    r->shifts[patient->unit].patient_ticks++;
    patient->week_ticks += reference_state_in_window(r);
}

/* The week is over: who was there for all of it, and how many people worked for him? Another week begins for all. */
static void end_week(struct reference *r)
{
    const struct model *m = r->model;
    for (int s = 0; s < demand_slots(m); s++) {
        struct patient_now *patient = &r->patients[s];
        if (patient->present && patient->week_ticks == 7 * m->ticks_per_day) {
            r->accounts->units[patient->unit].patient_weeks++;
            for (int p = 0; p < m->n_persons; p++)
                r->accounts->units[patient->unit].carers += r->cared[s * m->n_persons + p];
        }
        patient->week_ticks = 0;
        memset(&r->cared[s * m->n_persons], 0, (size_t)m->n_persons * sizeof *r->cared);
    }
}

void reference_slices_tick(struct reference *r)
{
    const struct model *m = r->model;
    for (int p = 0; p < m->n_persons; p++)
        if (r->persons[p].state != PERSON_AWAY)
            person_tick(r, p);
    for (int s = 0; s < demand_slots(m); s++)
        if (r->patients[s].present)
            patient_tick(r, &r->patients[s]);
    int32_t so_far = r->now + 1 - m->warmup_ticks;
    if (so_far > 0 && so_far % (7 * m->ticks_per_day) == 0)
        end_week(r);
}

void reference_slices_end(struct reference *r)
{
    for (int u = 0; u < r->model->n_units; u++)
        judge_shift(r, u);
}
