/* The rota, duty by duty, and what becomes of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "attendance/attendance.h"

#include "attendance/stand_in.h"
#include "base/chance.h"

/* The beginnings of each person's duties in the rota. */
static void list_starts(struct attendance *a, struct arena *arena)
{
    const struct model *m = a->m;
    a->first_start = ARENA_ARRAY(arena, m->n_persons + 1, int);
    a->starts = ARENA_ARRAY(arena, m->n_duties, int32_t);
    for (int d = 0; d < m->n_duties; d++)
        a->first_start[m->duties[d].person + 1]++;
    for (int p = 0; p < m->n_persons; p++)
        a->first_start[p + 1] += a->first_start[p];
    for (int d = m->n_duties - 1; d >= 0; d--) /* duties are sorted: each person's come in order */
        a->starts[--a->first_start[m->duties[d].person + 1]] = m->duties[d].start_tick;
    for (int p = 0; p < m->n_persons; p++)
        a->first_start[p] = a->first_start[p + 1];
    a->first_start[m->n_persons] = m->n_duties;
}

void attendance_init(struct attendance *a, const struct model *m, struct arena *arena)
{
    *a = (struct attendance){.m = m, .people = ARENA_ARRAY(arena, m->n_persons, struct attendee)};
    if (m->all_come)
        return;
    a->spells = ARENA_ARRAY(arena, (size_t)m->n_persons * (size_t)m->n_absences, struct spells);
    list_starts(a, arena);
}

static int64_t planned_start(const struct attendance *a)
{
    return a->rota_base + a->m->duties[a->next_duty].start_tick;
}

/* On to the next duty of the rota, round and round. */
static void turn_rota(struct attendance *a)
{
    if (++a->next_duty == a->m->n_duties) {
        a->next_duty = 0;
        a->rota_base += a->m->rota_ticks;
    }
}

/* What becomes of the duty at which the rota stands. */
static void live(struct attendance *a)
{
    const struct duty *d = &a->m->duties[a->next_duty];
    struct turn *t = &a->turn;
    int32_t start = (int32_t)planned_start(a);
    *t = (struct turn){.start_tick = start, .end_tick = start + d->end_tick - d->start_tick, .shift = d->shift,
                       .planned = d->person, .reason = AWAY_NOT, .way = COVER_NOBODY, .who = d->person};
    if (!a->m->all_come) {
        bool covered;
        double tick_s = a->m->tick_s;
        t->reason = spells_reason(a->spells, a->m, d->person, start * tick_s, t->end_tick * tick_s, &covered);
        if (t->reason != AWAY_NOT)
            t->who = -1;
        if (t->reason != AWAY_NOT && covered)
            stand_in_find(a, t);
        const struct education *e = a->m->persons[d->person].education;
        if (t->reason == AWAY_EDUCATION && e->support == SUPPORT_HOURS_OWED)
            a->people[d->person].owed_ticks += t->end_tick - start;
    }
    if (t->who < 0)
        return;
    int32_t *last_end = &a->people[t->who].last_end;
    double rest_s = ((double)start - *last_end) * a->m->tick_s;
    t->quick_return = *last_end != INT32_MIN && rest_s > 0 && rest_s < ATTENDANCE_REST_S;
    *last_end = t->end_tick;
}

void attendance_start(struct attendance *a, uint64_t seed, uint32_t replication)
{
    const struct model *m = a->m;
    for (int p = 0; p < m->n_persons; p++)
        a->people[p] = (struct attendee){.last_end = INT32_MIN};
    a->turn.start_tick = MODEL_NEVER;
    if (m->n_duties == 0)
        return;
    if (!m->all_come) {
        a->cover_key = chance_key(seed, replication, CHANCE_COVER);
        spells_start_all(a->spells, m, seed, replication);
    }
    int64_t first = -(int64_t)ATTENDANCE_DAYS_BEFORE * m->ticks_per_day;
    a->rota_base = -(int64_t)m->start_weekday * m->ticks_per_day - m->rota_ticks;
    a->next_duty = 0;
    while (planned_start(a) < first)
        turn_rota(a);
    live(a);
}

void attendance_next(struct attendance *a)
{
    turn_rota(a);
    live(a);
}
