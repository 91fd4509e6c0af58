/* Who is really there, by the definition: docs/model.md, "Absence and cover".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference_attendance.h"

#include <stdlib.h>
#include <time.h>

#include "base/chance.h"
#include "reference_state.h"

enum { DAY_S = 86400, DAYS_BEFORE = 2 };

struct spell {
    int person, absence;
    double from_s, until_s;
};

struct attendances {
    const struct model *m;
    uint64_t seed;
    uint32_t replication;
    struct spell *spells;
    int n_spells, spells_size;
    struct reference_turn *turns;
    int n_turns, turns_size, n_known; /* known: what became of those before */
};

/* The stream of a person: unit and roster line, by their names. */
static uint64_t of_person(const struct model *m, uint64_t key, int person)
{
    const struct person *p = &m->persons[person];
    return chance_join(chance_join(key, chance_name(m->units[p->unit].label.id)), chance_name(p->label.id));
}

/* ---- Spells -------------------------------------------------------------------------------------------------------- */

static int quarter_of_year(const struct model *m, int day)
{
    time_t midnight = ((time_t)m->start_day + day) * DAY_S;
    struct tm date;
    gmtime_r(&midnight, &date);
    return date.tm_mon / 3;
}

/* All spells of a person and a kind of absence that begin before the run ends: each comes when the hazard since the last one
 * has reached a unit exponential. */
static void list_spells(struct attendances *a, int person, int absence)
{
    const struct model *m = a->m;
    const struct absence *kind = &m->absences[absence];
    uint64_t key = of_person(m, chance_key(a->seed, a->replication, CHANCE_ABSENCE), person);
    key = chance_join(key, chance_name(kind->label.id));
    double x = -kind->history_s, end_s = (double)m->end_ticks * m->tick_s;
    int day = 0;
    while (day * (double)DAY_S > x)
        day--;
    for (uint32_t k = 1;; k++) {
        double hazard = law_sample(&m->unit_exponential, chance_at(chance_join(key, k), 0));
        for (;;) {
            double rate = kind->rate_per_s[quarter_of_year(m, day)], rest = ((day + 1) * (double)DAY_S - x) * rate;
            if (hazard < rest) {
                x += hazard / rate;
                break;
            }
            hazard -= rest;
            x = ++day * (double)DAY_S;
            if (x >= end_s)
                return;
        }
        int n = reference_state_grow((void **)&a->spells, &a->n_spells, &a->spells_size, sizeof *a->spells);
        double length_s = law_sample(&kind->length, chance_at(chance_join(key, k), 1));
        a->spells[n] = (struct spell){person, absence, x, x + length_s};
    }
}

/* ---- Away? --------------------------------------------------------------------------------------------------------- */

/* Whether this keeps him from what begins now and ends at `until`. A day of study keeps him also from what would end on it. */
static bool is_away_for(const struct attendances *a, int person, enum away_reason reason, int32_t tick, int32_t until,
                        bool *covered)
{
    const struct person *p = &a->m->persons[person];
    double x = (double)tick * a->m->tick_s, until_s = (double)until * a->m->tick_s;
    *covered = true;
    for (int i = 0; i < p->n_away; i++)
        if (p->away[i].reason == reason && x < p->away[i].until_s &&
            (p->away[i].from_s <= x || (reason == AWAY_EDUCATION && p->away[i].from_s < until_s))) {
            *covered = p->away[i].covered;
            return true;
        }
    for (int i = 0; i < a->n_spells; i++) {
        const struct spell *s = &a->spells[i];
        if (s->person == person && a->m->absences[s->absence].reason == reason && s->from_s <= x && x < s->until_s)
            return true;
    }
    return false;
}

static enum away_reason why_away(const struct attendances *a, int person, int32_t tick, int32_t until, bool *covered)
{
    for (enum away_reason reason = 0; reason < N_AWAY_REASONS; reason++)
        if (is_away_for(a, person, reason, tick, until, covered))
            return reason;
    return AWAY_NOT;
}

/* ---- Who could come ------------------------------------------------------------------------------------------------ */

/* When his last duty before turn t ended; INT32_MIN = he has had none. */
static int32_t last_end(const struct attendances *a, int person)
{
    int32_t last = INT32_MIN;
    for (int i = 0; i < a->n_known; i++)
        if (a->turns[i].who == person && a->turns[i].end > last)
            last = a->turns[i].end;
    return last;
}

/* When his next planned duty begins, this tick or later. */
static int64_t next_start(const struct attendances *a, int person, int32_t now)
{
    const struct model *m = a->m;
    int64_t next = MODEL_NEVER;
    for (int d = 0; d < m->n_duties; d++) {
        int64_t start = m->duties[d].start_tick - (int64_t)m->start_weekday * m->ticks_per_day;
        while (start >= now)
            start -= m->rota_ticks;
        while (start < now)
            start += m->rota_ticks;
        if (m->duties[d].person == person && start < next)
            next = start;
    }
    return next;
}

static double rest_s(const struct attendances *a, int person, const struct reference_turn *t)
{
    double before = (double)t->start - last_end(a, person), after = (double)(next_start(a, person, t->start) - t->end);
    return (before < after ? before : after) * a->m->tick_s;
}

/* Hours for which he was called in so far, less what he still owes for study that the rota makes up for. */
static int64_t owed(const struct attendances *a, int person)
{
    int64_t owes = 0;
    for (int i = 0; i < a->n_known; i++) {
        const struct reference_turn *t = &a->turns[i];
        const struct education *e = a->m->persons[t->planned].education;
        if (t->planned == person && t->reason == AWAY_EDUCATION && e->support == SUPPORT_HOURS_OWED)
            owes += t->end - t->start;
        if (t->who == person && t->owed)
            owes -= t->end - t->start;
    }
    return owes;
}

static int64_t called_in(const struct attendances *a, int person)
{
    int64_t ticks = 0;
    for (int i = 0; i < a->n_known; i++)
        if (a->turns[i].who == person && a->turns[i].planned != person && !a->turns[i].owed)
            ticks += a->turns[i].end - a->turns[i].start;
    return ticks;
}

/* The key of a missed duty: roster line, shift, date. */
static uint64_t duty_key(const struct attendances *a, const struct reference_turn *t)
{
    const struct model *m = a->m;
    int day = 0;
    while (day * m->ticks_per_day > t->start)
        day--;
    while ((day + 1) * m->ticks_per_day <= t->start)
        day++;
    uint64_t key = of_person(m, chance_key(a->seed, a->replication, CHANCE_COVER), t->planned);
    key = chance_join(key, chance_name(m->units[m->persons[t->planned].unit].shifts[t->shift].label.id));
    return chance_join(key, (uint64_t)(m->start_day + day));
}

static bool may_come(const struct attendances *a, const struct reference_turn *t, enum cover_way way, int role, int person)
{
    const struct person *p = &a->m->persons[person], *planned = &a->m->persons[t->planned];
    bool covered;
    if (p->unit != planned->unit || person == t->planned || p->always || p->temp != (way == COVER_TEMP))
        return false;
    if (way == COVER_TEMP ? !p->covers[role] : p->role != role)
        return false;
    double rest = rest_s(a, person, t);
    return rest >= 0 && rest >= model_cover(a->m, planned->role, t->reason)->least_rest_s &&
           why_away(a, person, t->start, t->end, &covered) == AWAY_NOT;
}

static bool comes_before(const struct attendances *a, const struct reference_turn *t, int x, int y)
{
    bool short_x = rest_s(a, x, t) < a->m->rest_s, short_y = rest_s(a, y, t) < a->m->rest_s;
    int64_t had_x = called_in(a, x) - owed(a, x), had_y = called_in(a, y) - owed(a, y);
    if (short_x != short_y)
        return short_y;
    if (had_x != had_y)
        return had_x < had_y;
    return chance_at(of_person(a->m, duty_key(a, t), x), 0) < chance_at(of_person(a->m, duty_key(a, t), y), 0);
}

static int first_of(const struct attendances *a, const struct reference_turn *t, enum cover_way way, int role)
{
    int first = -1;
    for (int p = 0; p < a->m->n_persons; p++)
        if (may_come(a, t, way, role, p) && (first < 0 || comes_before(a, t, p, first)))
            first = p;
    return first;
}

static int whom_a_way_finds(const struct attendances *a, const struct reference_turn *t, enum cover_way way)
{
    int role = a->m->persons[t->planned].role, who = -1;
    const struct cover *c = model_cover(a->m, role, t->reason);
    if (way != COVER_LOWER_ROLE)
        return first_of(a, t, way, role);
    for (int i = 0; i < c->n_lower && who < 0; i++)
        who = first_of(a, t, way, c->lower[i]);
    return who;
}

static void cover(const struct attendances *a, struct reference_turn *t)
{
    const struct cover *c = model_cover(a->m, a->m->persons[t->planned].role, t->reason);
    for (int i = 0; i < c->n_ways && t->who < 0; i++) {
        if (chance_uniform(chance_at(duty_key(a, t), (unsigned)c->way[i])) >= c->probability[c->way[i]])
            continue;
        t->who = whom_a_way_finds(a, t, c->way[i]);
        t->way = t->who >= 0 ? c->way[i] : COVER_NOBODY;
    }
    t->owed = t->who >= 0 && owed(a, t->who) >= t->end - t->start;
    t->as_overtime = t->who >= 0 && t->way != COVER_TEMP && c->as_overtime && !t->owed;
}

/* ---- All of it ----------------------------------------------------------------------------------------------------- */

static int by_start(const void *x, const void *y)
{
    const struct reference_turn *a = x, *b = y;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->planned > b->planned) - (a->planned < b->planned);
}

static void list_duties(struct attendances *a)
{
    const struct model *m = a->m;
    for (int d = 0; d < m->n_duties; d++) {
        const struct duty *duty = &m->duties[d];
        int64_t start = duty->start_tick - (int64_t)m->start_weekday * m->ticks_per_day;
        while (start >= -DAYS_BEFORE * m->ticks_per_day)
            start -= m->rota_ticks;
        for (start += m->rota_ticks; start < m->end_ticks; start += m->rota_ticks) {
            int n = reference_state_grow((void **)&a->turns, &a->n_turns, &a->turns_size, sizeof *a->turns);
            a->turns[n] = (struct reference_turn){.start = (int32_t)start,
                                                  .end = (int32_t)start + duty->end_tick - duty->start_tick,
                                                  .shift = duty->shift, .planned = duty->person};
        }
    }
    if (a->n_turns > 1)
        qsort(a->turns, (size_t)a->n_turns, sizeof *a->turns, by_start);
}

bool reference_attendance_is_away(const struct model *m, uint64_t seed, uint32_t replication, int person,
                                  enum away_reason reason, int32_t tick)
{
    struct attendances a = {.m = m, .seed = seed, .replication = replication};
    bool covered;
    for (int i = 0; i < m->n_absences; i++)
        if (m->persons[person].absences >> i & 1)
            list_spells(&a, person, i);
    bool away = is_away_for(&a, person, reason, tick, tick, &covered);
    free(a.spells);
    return away;
}

struct reference_turn *reference_attendance(const struct model *m, uint64_t seed, uint32_t replication, int *n_turns)
{
    struct attendances a = {.m = m, .seed = seed, .replication = replication};
    for (int p = 0; p < m->n_persons; p++)
        for (int i = 0; i < m->n_absences; i++)
            if (m->persons[p].absences >> i & 1)
                list_spells(&a, p, i);
    list_duties(&a);
    for (; a.n_known < a.n_turns; a.n_known++) {
        struct reference_turn *t = &a.turns[a.n_known];
        bool covered;
        t->reason = why_away(&a, t->planned, t->start, t->end, &covered);
        t->way = COVER_NOBODY;
        t->who = t->reason == AWAY_NOT ? t->planned : -1;
        if (t->reason != AWAY_NOT && covered)
            cover(&a, t);
        if (t->who < 0)
            continue;
        double rest = ((double)t->start - last_end(&a, t->who)) * m->tick_s;
        t->quick_return = rest > 0 && rest < 11 * 3600;
    }
    free(a.spells);
    *n_turns = a.n_turns;
    return a.turns;
}
