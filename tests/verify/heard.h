/* What no metric counts, heard from the events of a replication: who did what he may do only at times, when, and for whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_HEARD_H
#define TESTS_HEARD_H

#include "testlib.h"

#include <stdlib.h>
#include <string.h>

#include "model/holidays.h"

/* Work begun, from the first day of the run. By sign-off: as performer, or as a learner. Ad hoc work per planned shift. */
enum heard {
    HEARD_SIGNED_CRITICAL, HEARD_SIGNED_OTHERS,    /* by sign-off, at critical patients and at others */
    HEARD_SIGNED_ELSEWHERE, HEARD_SIGNED_HERE,     /* by sign-off, by somebody of another unit and of this one */
    HEARD_AD_HOC_WITH_NURSE, HEARD_AD_HOC_WITHOUT, /* ad hoc, with a nurse on duty in the unit and without */
    HEARD_AD_HOC_DAYTIME, HEARD_AD_HOC_OTHERWISE,  /* ad hoc, by day on weekdays; in the evening and at weekends, nights aside */
    HEARD_AD_HOC_HOLIDAYS,                         /* ad hoc, by day and in the evening, on weekdays that are public holidays */
    N_HEARD
};
static const char *const heard_ids[N_HEARD] = {
    "signed_critical", "signed_others", "signed_elsewhere", "signed_here",
    "ad_hoc_with_nurse", "ad_hoc_without", "ad_hoc_daytime", "ad_hoc_otherwise", "ad_hoc_holidays",
};

struct hearing {
    const struct model *m;
    bool *critical;             /* [unit * MOST_SLOTS + slot]: the patient there is */
    int *nurses;                /* per unit: on duty */
    double counts[N_HEARD];
};
enum { MOST_SLOTS = 1000 };

static enum regime heard_regime(const struct model *m, int unit, int task, int person)
{
    return m->units[unit].regimes[task * m->n_roles + m->persons[person].role];
}

/* Saturday or Sunday; else a public holiday; of a day of the run, from 0. */
static bool heard_weekend(const struct model *m, int32_t day)
{
    return (m->start_weekday + day + 7) % 7 >= 5;
}
static bool heard_holiday(const struct model *m, int32_t day)
{
    return !heard_weekend(m, day) && holidays_is(m, m->start_day + day);
}

/* The shift in force: of those that contain the tick, the one that began last; and the day on which it began. */
static const char *heard_shift(const struct model *m, int unit, int32_t tick, int32_t *began)
{
    const struct unit *u = &m->units[unit];
    int32_t latest = -1;
    const char *id = "";
    for (int s = 0; s < u->n_shifts; s++)
        for (int before = 0; before < 2; before++) {
            int32_t day = tick / m->ticks_per_day - before;
            int32_t start = day * m->ticks_per_day + u->shifts[s].start_tick;
            if (start > tick || tick - start >= u->shifts[s].end_tick - u->shifts[s].start_tick || start <= latest ||
                u->shifts[s].roster_only)
                continue;
            latest = start;
            id = u->shifts[s].label.id;
            *began = day;
        }
    return id;
}

static void heard_work(struct hearing *h, const struct event *v)
{
    const struct model *m = h->m;
    bool by_sign_off = heard_regime(m, v->unit, v->task, v->person) == REGIME_SIGNED;
    bool learns = v->helper >= 0 && heard_regime(m, v->unit, v->task, v->helper) == REGIME_SIGNED;
    if (by_sign_off || learns) {
        int unit = m->persons[by_sign_off ? v->person : v->helper].unit;
        h->counts[v->slot >= 0 && h->critical[v->unit * MOST_SLOTS + v->slot] ? HEARD_SIGNED_CRITICAL : HEARD_SIGNED_OTHERS]++;
        h->counts[unit == v->unit ? HEARD_SIGNED_HERE : HEARD_SIGNED_ELSEWHERE]++;
    }
    if (heard_regime(m, v->unit, v->task, v->person) == REGIME_AD_HOC) {
        int32_t began = 0, holidays = 0;
        const char *shift = heard_shift(m, v->unit, v->tick, &began);
        bool by_day = strcmp(shift, "day") == 0, evening = strcmp(shift, "evening") == 0;
        double weeks = m->end_ticks / (7.0 * m->ticks_per_day);
        for (int32_t day = 0; day < m->end_ticks / m->ticks_per_day; day++)
            holidays += heard_holiday(m, day);
        h->counts[h->nurses[v->unit] ? HEARD_AD_HOC_WITH_NURSE : HEARD_AD_HOC_WITHOUT]++;
        if (heard_holiday(m, began) && (by_day || evening))
            h->counts[HEARD_AD_HOC_HOLIDAYS] += 1 / (2.0 * holidays);
        else if (by_day && !heard_weekend(m, began))
            h->counts[HEARD_AD_HOC_DAYTIME] += 1 / (5 * weeks);
        else if (by_day || evening)
            h->counts[HEARD_AD_HOC_OTHERWISE] += 1 / (9 * weeks); /* seven evenings and two days */
    }
}

static void heard_event(void *self, const struct event *v)
{
    struct hearing *h = self;
    switch (v->kind) {
    case EVENT_DUTY_START:
    case EVENT_DUTY_END:
        if (strcmp(h->m->roles[h->m->persons[v->person].role].label.id, "nurse") == 0)
            h->nurses[v->unit] += v->kind == EVENT_DUTY_START ? 1 : -1;
        break;
    case EVENT_ADMITTED:
    case EVENT_ACUITY:
        assert_true(v->slot < MOST_SLOTS);
        h->critical[v->unit * MOST_SLOTS + v->slot] = h->m->units[v->unit].levels[v->level].critical;
        break;
    case EVENT_STARTED: heard_work(h, v); break;
    default: break;
    }
}

/* counts[N_HEARD] of a replication. */
static void hear(const struct model *m, uint64_t seed, uint32_t replication, double *counts)
{
    struct testlib_accounts accounts;
    struct err e = {0};
    struct hearing h = {.m = m, .critical = calloc((size_t)m->n_units * MOST_SLOTS, sizeof *h.critical),
                        .nurses = calloc((size_t)m->n_units, sizeof *h.nurses)};
    struct event_listener listener = {.hear = heard_event, .self = &h};
    const struct engine_options options = {.listener = &listener};
    struct engine *g = engine_new(m, &e);
    assert_true(g && h.critical && h.nurses);
    testlib_accounts_init(&accounts, m);
    if (engine_run(g, seed, replication, &options, &accounts.a, &e))
        fail_msg("%s", e.text);
    memcpy(counts, h.counts, sizeof h.counts);
    engine_free(g);
    testlib_accounts_free(&accounts);
    free(h.critical);
    free(h.nurses);
}

#endif
