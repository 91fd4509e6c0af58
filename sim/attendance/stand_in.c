/* Who comes instead: the ways of the role's list are tried in turn, each with its probability, until one finds somebody.
 *
 * Whether a way succeeds is drawn once for each missed duty and way, and does not depend on what was tried before; whom it
 * finds depends on who is free then. Those who can are compared by the rest they would have, by how long they have been called
 * in before, and by a draw keyed by missed duty and person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "attendance/stand_in.h"

#include "base/chance.h"

static uint64_t person_key(const struct model *m, uint64_t key, int person)
{
    const struct person *p = &m->persons[person];
    return chance_join(chance_join(key, m->units[p->unit].label.key), p->label.key);
}

/* ---- Rest --------------------------------------------------------------------------------------------------------------- */

/* The start of his next duty of the rota, from the one at which the rota stands on; MODEL_NEVER when he has none. */
static int64_t next_planned(const struct attendance *a, int person)
{
    const int32_t *starts = a->starts + a->first_start[person], now = a->m->duties[a->next_duty].start_tick;
    int n = a->first_start[person + 1] - a->first_start[person], low = 0, high = n;
    if (n == 0)
        return MODEL_NEVER;
    while (low < high) { /* the first with starts[low] >= now */
        int middle = (low + high) / 2;
        if (starts[middle] < now)
            low = middle + 1;
        else
            high = middle;
    }
    return a->rota_base + (low < n ? starts[low] : a->m->rota_ticks + starts[0]);
}

/* The shorter of his rests before and after this turn, in seconds; negative when he is at work in it. */
static double rest_s(const struct attendance *a, int person, const struct turn *t)
{
    double before = (double)t->start_tick - a->people[person].last_end;
    double after = (double)(next_planned(a, person) - t->end_tick);
    return (before < after ? before : after) * a->m->tick_s;
}

/* ---- Whom a way finds --------------------------------------------------------------------------------------------------- */

struct search {
    const struct turn *turn;
    const struct cover *cover;
    uint64_t key;      /* of the missed duty */
    int best;          /* -1 = nobody yet */
    bool short_rest;   /* the best's */
    int64_t had_ticks; /* hours that the best was called in for, less what he owes */
    uint32_t tie;
};

static void consider(struct attendance *a, struct search *s, int person)
{
    const struct model *m = a->m;
    double rest = rest_s(a, person, s->turn), tick_s = m->tick_s;
    if (person == s->turn->planned || rest < 0 || rest < s->cover->least_rest_s ||
        spells_reason(a->spells, m, person, s->turn->start_tick * tick_s, s->turn->end_tick * tick_s, NULL) != AWAY_NOT)
        return;
    bool short_rest = rest < m->rest_s;
    int64_t had_ticks = a->people[person].called_in_ticks - a->people[person].owed_ticks;
    uint32_t tie = chance_at(person_key(m, s->key, person), 0);
    if (s->best >= 0 && (short_rest != s->short_rest  ? short_rest > s->short_rest
                         : had_ticks != s->had_ticks ? had_ticks > s->had_ticks
                                                     : tie >= s->tie))
        return;
    s->best = person;
    s->short_rest = short_rest;
    s->had_ticks = had_ticks;
    s->tie = tie;
}

/* People of the rota in the planned person's unit who have this role. */
static int find_colleague(struct attendance *a, struct search *s, int role)
{
    const struct unit *u = &a->m->units[a->m->persons[s->turn->planned].unit];
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        if (a->m->persons[p].role == role && !a->m->persons[p].always && !a->m->persons[p].temp)
            consider(a, s, p);
    return s->best;
}

static int find_temp(struct attendance *a, struct search *s, int role)
{
    const struct unit *u = &a->m->units[a->m->persons[s->turn->planned].unit];
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        if (a->m->persons[p].temp && a->m->persons[p].covers[role])
            consider(a, s, p);
    return s->best;
}

static int find(struct attendance *a, struct search *s, enum cover_way way)
{
    int role = a->m->persons[s->turn->planned].role;
    if (way == COVER_SAME_ROLE)
        return find_colleague(a, s, role);
    if (way == COVER_TEMP)
        return find_temp(a, s, role);
    for (int i = 0; i < s->cover->n_lower && s->best < 0; i++)
        find_colleague(a, s, s->cover->lower[i]);
    return s->best;
}

/* The key of a duty that somebody misses: roster line, shift, date. */
static uint64_t duty_key(const struct attendance *a, const struct turn *t)
{
    const struct model *m = a->m;
    int32_t day = t->start_tick / m->ticks_per_day - (t->start_tick % m->ticks_per_day < 0);
    uint64_t shift = m->units[m->persons[t->planned].unit].shifts[t->shift].label.key;
    return chance_join(chance_join(person_key(m, a->cover_key, t->planned), shift), (uint64_t)(m->start_day + day));
}

void stand_in_find(struct attendance *a, struct turn *t)
{
    const struct cover *c = model_cover(a->m, a->m->persons[t->planned].role, t->reason);
    uint64_t key = duty_key(a, t);
    t->way = COVER_NOBODY;
    t->who = -1;
    for (int i = 0; i < c->n_ways && t->who < 0; i++) {
        struct search s = {.turn = t, .cover = c, .key = key, .best = -1};
        enum cover_way way = c->way[i];
        if (!(chance_uniform(chance_at(key, (unsigned)way)) < c->probability[way]) || find(a, &s, way) < 0)
            continue;
        t->way = way;
        t->who = s.best;
    }
    if (t->who < 0)
        return;
    struct attendee *who = &a->people[t->who];
    int32_t ticks = t->end_tick - t->start_tick;
    bool owed = who->owed_ticks >= ticks; /* study days are worked at other times, for plain pay */
    who->owed_ticks -= owed ? ticks : 0;
    who->called_in_ticks += owed ? 0 : ticks;
    t->as_overtime = c->as_overtime && t->way != COVER_TEMP && !owed;
}
