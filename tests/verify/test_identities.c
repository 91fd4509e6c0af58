/* The metrics of real wards: what must hold between them (identities.h), and their values against the same replication retold
 * from its events, one by one (retold.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "identities.h"
#include "metrics/results.h"
#include "model/windows.h"
#include "retold.h"

struct ward {
    struct model model;
    struct tally tally;
    struct rows rows;
    struct results results;
    struct retold retold;
    double *values;
    struct testlib_events events;
};

static void expect(const struct ward *w, const char *metric, struct metric_cell c, double retold)
{
    int row = rows_find(&w->rows, metric, c);
    double value = row >= 0 ? w->values[row] : NAN;
    if (row < 0 || (isnan(retold) ? !isnan(value) : !identities_near(value, retold)))
        fail_msg("%s, %s (unit %d, role %d, category %d, urgency %d, task %d, shift %d, weekday %d): %.12g, retold %.12g",
                 w->model.scenario, metric, c.unit, c.role, c.category, c.urgency, c.task, c.shift, c.weekday, value, retold);
}

static double minutes(const struct ward *w, double ticks)
{
    return ticks * w->model.tick_s / 60;
}

static double ratio(double part, double whole)
{
    return whole == 0 ? NAN : part / whole;
}

/* ---- People ----------------------------------------------------------------------------------------------------------- */

/* A part of the time; -1 = all. */
struct when {
    int hour, shift, weekday;
};

static bool at(const struct ward *w, int unit, int tick, struct when when)
{
    int weekday, shift = windows_at(&w->model, &w->model.units[unit], tick, &weekday);
    return (when.hour < 0 || tick % w->model.ticks_per_day * 24 / w->model.ticks_per_day == when.hour) &&
           (when.shift < 0 || shift == when.shift) && (when.weekday < 0 || weekday == when.weekday);
}

/* Ticks in the window that people of a role (n_roles = all) spent on duty, or in tasks of a category (N_CATEGORIES = all). */
static double spent(const struct ward *w, int unit, int role, bool on_duty, int category, struct when when)
{
    const struct model *m = &w->model;
    double sum = 0;
    for (int i = 0; i < w->retold.n_stretches; i++) {
        const struct retold_stretch *s = &w->retold.stretches[i];
        const struct person *p = &m->persons[s->person];
        if (p->unit != unit || (role < m->n_roles && p->role != role) || on_duty != (s->account == RETOLD_DUTY) ||
            s->account >= m->n_tasks || (!on_duty && category < N_CATEGORIES && (int)m->tasks[s->account].category != category))
            continue;
        if (when.hour < 0 && when.shift < 0 && when.weekday < 0)
            sum += retold_in_window(&w->retold, s->from, s->until);
        else
            for (int tick = s->from > m->warmup_ticks ? s->from : m->warmup_ticks; tick < s->until; tick++)
                sum += at(w, unit, tick, when);
    }
    return sum;
}

static void compare_time(const struct ward *w, int unit, int role)
{
    const struct model *m = &w->model;
    struct metric_cell c = metric_at(unit, role == m->n_roles ? -1 : role, -1, -1);
    const struct when ever = {-1, -1, -1};
    double duty = spent(w, unit, role, true, 0, ever), work = spent(w, unit, role, false, N_CATEGORIES, ever);
    expect(w, "on_duty_h", c, minutes(w, duty) / 60);
    expect(w, "utilisation_share", c, ratio(work, duty));
    for (c.shift = 0; c.shift < m->units[unit].n_shifts; c.shift++) {
        const struct when shift = {-1, c.shift, -1};
        double there = spent(w, unit, role, true, 0, shift);
        expect(w, "on_duty_h", c, minutes(w, there) / 60);
        expect(w, "utilisation_share", c, ratio(spent(w, unit, role, false, N_CATEGORIES, shift), there));
    }
    c.shift = -1;
    for (c.weekday = 0; c.weekday < N_WEEKDAYS; c.weekday++)
        expect(w, "on_duty_h", c, minutes(w, spent(w, unit, role, true, 0, (struct when){-1, -1, c.weekday})) / 60);
    double days = (double)(m->end_ticks - m->warmup_ticks) / m->ticks_per_day, hour_ticks = m->ticks_per_day / 24;
    for (int hour = 0; hour < HOURS_A_DAY; hour += 5) {
        const double *of_hour = w->values + results_hour(&w->results, unit, role, hour, 0);
        double there = spent(w, unit, role, true, 0, (struct when){hour, -1, -1});
        identities_same("people on duty in an hour", of_hour[HOUR_ON_DUTY_PEOPLE], there / days / hour_ticks);
        identities_same("minutes of care in an hour", of_hour[HOUR_CATEGORIES + CATEGORY_CARE],
                        60 * ratio(spent(w, unit, role, false, CATEGORY_CARE, (struct when){hour, -1, -1}), there));
    }
    c = metric_at(unit, role == m->n_roles ? -1 : role, -1, -1);
    double patient_days = w->values[rows_find(&w->rows, "patient_days", metric_at(unit, -1, -1, -1))];
    for (c.category = 0; c.category < N_CATEGORIES; c.category++)
        expect(w, "work_min_per_patient_day", c, ratio(minutes(w, spent(w, unit, role, false, c.category, ever)), patient_days));
}

/* How often he took up another type of task than the one before, and was called away; per hour on duty. */
static void compare_persons(const struct ward *w)
{
    const struct model *m = &w->model;
    for (int p = 0; p < m->n_persons; p++) {
        int last = -1, switches = 0;
        double duty = 0, holding = 0, breaks = 0, done = 0;
        for (int i = 0; i < w->retold.n_stretches; i++) {
            const struct retold_stretch *s = &w->retold.stretches[i];
            if (s->person != p)
                continue;
            int ticks = retold_in_window(&w->retold, s->from, s->until);
            duty += s->account == RETOLD_DUTY ? ticks : 0;
            holding += s->account == m->n_tasks + TIME_HOLDING ? ticks : 0;
            breaks += s->account == m->n_tasks + TIME_BREAK ? ticks : 0;
            if (s->account == RETOLD_DUTY || s->account >= m->n_tasks)
                continue;
            switches += s->account != last && s->from >= m->warmup_ticks;
            last = s->account;
        }
        for (int i = 0; i < w->retold.n_tasks; i++)
            done += w->retold.tasks[i].done_by == p && w->retold.tasks[i].created >= m->warmup_ticks;
        const double *found = w->values + results_person(&w->results, p, 0);
        double hours = minutes(w, duty) / 60, rostered_h = found[PERSONAL_ROSTERED_H];
        identities_same("a person's hours on duty", rostered_h + found[PERSONAL_OVERTIME_H], hours);
        identities_same("a person's switches", found[PERSONAL_SWITCHES_PER_H], ratio(switches, hours));
        identities_same("a person's interruptions", found[PERSONAL_INTERRUPTIONS_PER_H], ratio(w->retold.interrupted[p], hours));
        identities_same("what a person did", found[PERSONAL_DONE_COUNT], done);
        identities_same("a person's holding", found[PERSONAL_OTHERS + TIME_HOLDING], ratio(minutes(w, holding), rostered_h));
        identities_same("a person's breaks", found[PERSONAL_OTHERS + TIME_BREAK], ratio(minutes(w, breaks), rostered_h));
    }
}

/* ---- Care ------------------------------------------------------------------------------------------------------------- */

static int by_size(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* The wait that a share p did not exceed is known within the width of its bin, a 64th of it. */
static void expect_quantile(const struct ward *w, const char *metric, struct metric_cell c, const int *waits, int n, double p)
{
    double value = w->values[rows_find(&w->rows, metric, c)];
    double exact = n ? minutes(w, waits[(int)ceil(p * n) - 1]) : NAN;
    if (n ? fabs(value - exact) > exact / 64 : !isnan(value))
        fail_msg("%s of task %d: %g min, retold %g", metric, c.task, value, exact);
}

/* How many were started after at most so long; steps beyond 128 ticks may lie inside a bin. */
static void compare_steps(const struct ward *w, int unit, int task, int made, const int *waits, int n)
{
    const double *found = w->values + results_wait(&w->results, unit, task, 0);
    assert_true(found[WAIT_MADE] == made && found[WAIT_STARTED] == n);
    for (int step = 0; step < N_WAIT_STEPS; step++) {
        int limit = results_wait_steps_min[step] * 60 / w->model.tick_s, less = 0, more = 0;
        int slack = limit < 128 ? 0 : limit / 64 + 1;
        for (int i = 0; i < n; i++) {
            less += waits[i] <= limit - slack;
            more += waits[i] <= limit + slack;
        }
        double started = found[WAIT_UP_TO + step];
        if (started < less || started > more)
            fail_msg("started within %d min: %g, retold %d to %d", results_wait_steps_min[step], started, less, more);
    }
}

static void compare_task(const struct ward *w, int unit, int task)
{
    const struct model *m = &w->model;
    struct metric_cell c = metric_at(unit, -1, -1, task);
    int made = 0, n = 0, late = 0, ended[N_EVENT_KINDS + 1] = {0}, censored = 0, interrupted = 0, together = 0;
    double wait = 0, age = 0, held = 0, suspended = 0;
    int *waits = retold_memory((size_t)w->retold.n_tasks, sizeof *waits);
    for (int k = 0; k < w->retold.n_tasks; k++) {
        const struct retold_task *i = &w->retold.tasks[k];
        if (i->unit != unit || i->task != task)
            continue;
        interrupted += i->interrupted;
        suspended += i->suspended_ticks;
        if (i->end == EVENT_WITHDRAWN)
            ended[EVENT_WITHDRAWN] += i->ended >= m->warmup_ticks;
        if (i->created < m->warmup_ticks)
            continue;
        made++;
        if (i->end != EVENT_WITHDRAWN)
            ended[i->end]++;
        if (i->started >= 0) {
            waits[n++] = i->started - i->created;
            wait += i->started - i->created;
            late += m->tasks[task].late_ticks != MODEL_NEVER && i->started - i->created > m->tasks[task].late_ticks;
            together += i->together;
            held += i->held_ticks;
        } else if (i->ended < 0) {
            censored++;
            age += m->end_ticks - i->created;
        }
    }
    qsort(waits, (size_t)n, sizeof *waits, by_size);
    expect(w, "made_count", c, made);
    expect(w, "done_count", c, ended[EVENT_DONE]);
    expect(w, "omitted_count", c, ended[EVENT_OMITTED]);
    expect(w, "lost_count", c, ended[EVENT_LOST]);
    expect(w, "withdrawn_count", c, ended[EVENT_WITHDRAWN]);
    expect(w, "censored_count", c, censored);
    expect(w, "censored_min_mean", c, ratio(minutes(w, age), censored));
    expect(w, "wait_min_mean", c, ratio(minutes(w, wait), n));
    expect(w, "late_share", c, m->tasks[task].late_ticks == MODEL_NEVER ? NAN : ratio(late, n));
    expect(w, "second_person_wait_min_mean", c, ratio(minutes(w, held), together));
    expect(w, "interrupted_count", c, interrupted);
    expect(w, "suspended_h", c, minutes(w, suspended) / 60);
    expect_quantile(w, "wait_min_p50", c, waits, n, 0.5);
    expect_quantile(w, "wait_min_p95", c, waits, n, 0.95);
    compare_steps(w, unit, task, made, waits, n);
    free(waits);
}

/* By shift, weekday, hour and day: arisen in it, started in it, omitted in it. */
static void compare_slices(const struct ward *w, int unit)
{
    const struct model *m = &w->model;
    int n_days = m->end_ticks / m->ticks_per_day;
    double in_days = (double)(m->end_ticks - m->warmup_ticks) / m->ticks_per_day;
    for (int part = 0; part < m->units[unit].n_shifts + N_WEEKDAYS + HOURS_A_DAY + n_days; part++) {
        int shift = part < m->units[unit].n_shifts ? part : -1, weekday = shift < 0 ? part - m->units[unit].n_shifts : -1;
        int hour = weekday >= N_WEEKDAYS ? weekday - N_WEEKDAYS : -1, day = hour >= HOURS_A_DAY ? hour - HOURS_A_DAY : -1;
        struct when when = {day < 0 ? hour : -1, shift, hour < 0 ? weekday : -1};
        double made = 0, started = 0, older = 0, wait = 0, older_wait = 0, omitted = 0;
        for (int k = 0; k < w->retold.n_tasks; k++) {
            const struct retold_task *i = &w->retold.tasks[k];
            int from = day < 0 ? m->warmup_ticks : day * m->ticks_per_day;
            int until = day < 0 ? m->end_ticks : from + m->ticks_per_day;
            if (i->unit != unit)
                continue;
            made += i->created >= from && i->created < until && at(w, unit, i->created, when);
            if (i->end == EVENT_OMITTED && i->ended >= from && i->ended < until && at(w, unit, i->ended, when))
                omitted += i->created >= m->warmup_ticks || i->ended < m->warmup_ticks;
            if (i->started < from || i->started >= until || !at(w, unit, i->started, when))
                continue;
            *(i->created >= m->warmup_ticks ? &started : &older) += 1;
            *(i->created >= m->warmup_ticks ? &wait : &older_wait) += i->started - i->created;
        }
        if (day >= 0) {
            const double *found = w->values + results_series(&w->results, unit, m->n_roles, day, 0);
            identities_same("made on a day", found[SERIES_MADE], made);
            identities_same("started on a day", found[SERIES_STARTED], started + older);
            identities_same("waits on a day", found[SERIES_WAIT_TICKS], wait + older_wait);
            identities_same("omitted on a day", found[SERIES_OMITTED], omitted);
        } else if (hour >= 0) {
            const double *found = w->values + results_hour(&w->results, unit, m->n_roles, hour, 0);
            identities_same("made in an hour", found[HOUR_MADE_PER_H], made / in_days);
            identities_same("started in an hour", found[HOUR_STARTED_PER_H], started / in_days);
            identities_same("mean wait by hour", found[HOUR_WAIT_MIN_MEAN], ratio(minutes(w, wait), started));
            identities_same("omitted in an hour", found[HOUR_OMITTED_PER_H], omitted / in_days);
        } else {
            struct metric_cell c = {unit, -1, -1, -1, -1, shift, weekday};
            expect(w, "made_count", c, made);
            expect(w, "wait_min_mean", c, ratio(minutes(w, wait), started));
            expect(w, "omitted_count", c, omitted);
        }
    }
}

/* ---- Patients --------------------------------------------------------------------------------------------------------- */

enum { WEEK_DAYS = 7 };

/* A patient's time in the unit. */
struct visit {
    int slot, from, until;
};

static int find_visits(const struct ward *w, int unit, struct visit *visits)
{
    int n = 0;
    for (int e = 0; e < w->events.n; e++) {
        const struct event *v = &w->events.all[e];
        if (v->unit != unit || (v->kind != EVENT_ADMITTED && v->kind != EVENT_DISCHARGED))
            continue;
        for (int i = 0; i < n; i++)
            if (v->kind == EVENT_DISCHARGED && visits[i].slot == v->slot && visits[i].until == w->model.end_ticks)
                visits[i].until = v->tick;
        if (v->kind == EVENT_ADMITTED)
            visits[n++] = (struct visit){v->slot, v->tick, w->model.end_ticks};
    }
    return n;
}

/* People who worked for a patient in a week, begun in it, over patients who were there throughout. */
static void compare_carers(const struct ward *w, int unit, const struct visit *visits, int n)
{
    const struct model *m = &w->model;
    int weeks = 0, carers = 0, week = WEEK_DAYS * m->ticks_per_day;
    for (int from = m->warmup_ticks; from + week <= m->end_ticks; from += week)
        for (int i = 0; i < n; i++) {
            if (visits[i].from > from || visits[i].until < from + week)
                continue;
            weeks++;
            for (int p = 0; p < m->n_persons; p++) {
                bool carer = false;
                for (int k = 0; k < w->retold.n_stretches; k++) {
                    const struct retold_stretch *s = &w->retold.stretches[k];
                    carer |= s->person == p && s->account != RETOLD_DUTY && s->account < m->n_tasks &&
                             s->slot == visits[i].slot && s->from >= from && s->from < from + week;
                }
                carers += carer;
            }
        }
    expect(w, "carers_per_patient_week", metric_at(unit, -1, -1, -1), ratio(carers, weeks));
}

static void compare_patients(const struct ward *w, int unit)
{
    const struct model *m = &w->model;
    struct metric_cell c = metric_at(unit, -1, -1, -1);
    struct visit *visits = retold_memory((size_t)w->events.n, sizeof *visits);
    int n = find_visits(w, unit, visits), admitted = 0, discharged = 0, ticks = 0;
    for (int i = 0; i < n; i++) {
        ticks += retold_in_window(&w->retold, visits[i].from, visits[i].until);
        admitted += visits[i].from >= m->warmup_ticks && visits[i].from > 0; /* those of the start were there before */
        discharged += visits[i].until >= m->warmup_ticks && visits[i].until < m->end_ticks;
    }
    expect(w, "admitted_count", c, admitted);
    expect(w, "discharged_count", c, discharged);
    expect(w, "patient_days", c, (double)ticks / m->ticks_per_day);
    compare_carers(w, unit, visits, n);
    free(visits);
}

/* ---- Runs ------------------------------------------------------------------------------------------------------------- */

static void compare(const struct ward *w)
{
    const struct model *m = &w->model;
    for (int unit = 0; unit < m->n_units; unit++) {
        for (int role = 0; role <= m->n_roles; role++)
            if (role == m->n_roles || rows_find(&w->rows, "rostered_h", metric_at(unit, role, -1, -1)) >= 0)
                compare_time(w, unit, role);
        for (int task = 0; task < m->n_tasks; task++)
            if (rows_find(&w->rows, "made_count", metric_at(unit, -1, -1, task)) >= 0)
                compare_task(w, unit, task);
        compare_slices(w, unit);
        compare_patients(w, unit);
        expect(w, "peak_share", metric_at(unit, -1, -1, -1),
               (double)w->retold.peak_ticks[unit] / (m->end_ticks - m->warmup_ticks));
    }
    compare_persons(w);
}

static void check_ward(const char *path, const char *const *overrides, int n, bool small)
{
    static struct ward w;
    static jmp_buf exhausted;
    struct arena arena = {.exhausted = &exhausted};
    struct testlib_accounts accounts;
    struct err e = {0};
    memset(&w, 0, sizeof w);
    testlib_model(&w.model, path, overrides, n);
    assert_int_equal(setjmp(exhausted), 0);
    testlib_accounts_init(&accounts, &w.model);
    tally_init(&w.tally, &w.model, &arena);
    rows_init(&w.rows, &w.model, &arena);
    results_init(&w.results, &w.model, &w.rows);
    w.values = ARENA_ARRAY(&arena, w.results.n, double);
    struct engine *engine = engine_new(&w.model, &e);
    struct event_listener listener = {.hear = testlib_hear, .self = &w.events};
    struct engine_options options = {.audit = small, .listener = &listener};
    for (uint32_t r = 1; r <= 2; r++) {
        w.events.n = 0;
        if (engine_run(engine, 1, r, &options, &accounts.a, &e))
            fail_msg("%s", e.text);
        tally_fill(&w.tally, &accounts.a);
        results_fill(&w.results, &w.tally, w.values);
        identities_check(&w.tally);
        retold_make(&w.retold, &w.model, &w.events);
        compare(&w);
        retold_free(&w.retold);
    }
    free(w.events.all);
    engine_free(engine);
    testlib_accounts_free(&accounts);
    arena_free(&arena);
    model_free(&w.model);
}

static void test_teaching_ward(void **state)
{
    (void)state;
    check_ward("scenarios/teaching_ward_o2.json", NULL, 0, true);
    check_ward("scenarios/teaching_ward_o3.json", NULL, 0, true);
}

/* Three shifts, a night that goes past midnight, two-person tasks, interruptions. */
static void test_short_term_ward(void **state)
{
    (void)state;
    static const char *const days[] = {"/time/warmup_days=2", "/time/days=15"};
    check_ward("scenarios/short_term_ward_o2.json", days, 2, true);
    check_ward("scenarios/short_term_ward_o3.json", days, 2, true);
}

/* Several units: what is about all of them. */
static void test_wards(void **state)
{
    (void)state;
    static const char *const days[] = {"/time/warmup_days=1", "/time/days=1", "/units/ward/copies=3"};
    check_ward("scenarios/bench/wards_10.json", days, 3, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_teaching_ward),
        cmocka_unit_test(test_short_term_ward),
        cmocka_unit_test(test_wards),
    };
    return cmocka_run_group_tests_name("identities", tests, NULL, NULL);
}
