/* Who ever comes.
 *
 * Spells of chance never take somebody away for a whole run for sure; what is known beforehand may: vacant posts, long leave.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/who_comes.h"

#include <math.h>

#include "base/text.h"
#include "model/times.h"

struct comers { /* of a kind, per person */
    bool *gone;        /* away for the whole run */
    bool *called;      /* a temp who may be called */
    unsigned *reasons; /* bit per away_reason for which he may be away, and somebody may come */
};

/* A duty that began before the run and reaches into it, on a day when he was there yet. */
static bool is_there_at_first(const struct model *m, const struct kind *k, int person, double there_until_s)
{
    int32_t first = m->start_weekday * m->ticks_per_day % m->rota_ticks;
    for (int d = 0; d < k->n_duties; d++) {
        int32_t from = k->duties[d].start_tick - first, until = k->duties[d].end_tick - first;
        if (from >= 0) { /* the last round of the rota, of which some duties pass its end */
            from -= m->rota_ticks;
            until -= m->rota_ticks;
        }
        if (k->duties[d].person == person && until > 0 && (double)from * m->tick_s < there_until_s)
            return true;
    }
    return false;
}

/* From when on his spells, which are sorted by beginning, leave no gap to the end of the run; that end when they do. */
static double gone_from_s(const struct model *m, const struct person *p)
{
    double reached_s = 0, from_s = 0, end_s = (double)m->end_ticks * m->tick_s;
    for (int i = 0; i < p->n_away && reached_s < end_s; i++) { /* what begins after the run is no gap in it */
        if (p->away[i].until_s <= reached_s)
            continue;
        from_s = reached_s == 0 || p->away[i].from_s > reached_s ? p->away[i].from_s : from_s;
        reached_s = p->away[i].until_s;
    }
    return reached_s >= end_s ? from_s : end_s;
}

static bool is_gone(const struct model *m, const struct kind *k, int person)
{
    double from_s = gone_from_s(m, &k->persons[person]);
    return from_s <= 0 && !is_there_at_first(m, k, person, from_s);
}

static unsigned reasons_of(const struct model *m, const struct person *p)
{
    unsigned reasons = 0;
    for (int a = 0; a < m->n_absences; a++)
        if (p->absences >> a & 1)
            reasons |= 1u << m->absences[a].reason;
    for (int i = 0; i < p->n_away; i++)
        if (p->away[i].covered)
            reasons |= 1u << p->away[i].reason;
    return reasons;
}

static bool goes_to(const struct cover *c, const struct person *p, int role)
{
    for (int i = 0; i < c->n_ways; i++) {
        enum cover_way way = c->way[i];
        bool fits = way == COVER_TEMP ? p->temp && p->covers[role] : way == COVER_SAME_ROLE && !p->temp && p->role == role;
        for (int lower = 0; lower < c->n_lower && way == COVER_LOWER_ROLE; lower++)
            fits |= !p->temp && c->lower[lower] == p->role;
        if (fits && c->probability[way] > 0)
            return true;
    }
    return false;
}

bool who_comes_stands_in(const struct model *m, const struct kind *k, int p, int q)
{
    const struct person *who = &k->persons[p];
    unsigned reasons = k->comers->reasons[q];
    if (p == q || who->always || k->comers->gone[p])
        return false;
    for (int reason = 0; reasons >> reason; reason++)
        if (reasons >> reason & 1 && goes_to(model_cover(m, k->persons[q].role, (enum away_reason)reason), who,
                                             k->persons[q].role))
            return true;
    return false;
}

bool who_comes_at_all(const struct kind *k, int person)
{
    return k->persons[person].temp ? k->comers->called[person] : !k->comers->gone[person];
}

static void look_at_kind(struct build *b, struct kind *k)
{
    struct comers *comers = ARENA_NEW(b->scratch, struct comers);
    comers->gone = ARENA_ARRAY(b->scratch, k->n_persons, bool);
    comers->called = ARENA_ARRAY(b->scratch, k->n_persons, bool);
    comers->reasons = ARENA_ARRAY(b->scratch, k->n_persons, unsigned);
    k->comers = comers;
    for (int p = 0; p < k->n_persons; p++) {
        comers->reasons[p] = reasons_of(b->m, &k->persons[p]);
        comers->gone[p] = k->persons[p].n_away > 0 && is_gone(b->m, k, p);
    }
    for (int p = 0; p < k->n_persons; p++)
        for (int q = 0; q < k->n_persons && k->persons[p].temp && !comers->called[p]; q++)
            comers->called[p] = who_comes_stands_in(b->m, k, p, q);
}

void who_comes_find(struct build *b)
{
    for (int i = 0; i < b->n_kinds; i++)
        look_at_kind(b, &b->kinds[i]);
}

/* ---- Warnings ------------------------------------------------------------------------------------------------------------ */

/* Whether the plan has a duty of the role that begins in the run and not before that time. */
static bool is_wanted_from(const struct model *m, const struct kind *k, int role, double from_s)
{
    int32_t first = m->start_weekday * m->ticks_per_day, from = (int32_t)ceil(from_s / m->tick_s);
    for (int d = 0; d < k->n_duties; d++) {
        int32_t start = (k->duties[d].start_tick - first - from) % m->rota_ticks;
        start = from + (start < 0 ? start + m->rota_ticks : start);
        if (k->persons[k->duties[d].person].role == role && start < m->end_ticks)
            return true;
    }
    return false;
}

static void look_at_role(struct build *b, const struct kind *k, int role)
{
    double from_s = 0, end_s = (double)b->m->end_ticks * b->m->tick_s;
    bool ever = false;
    int n = 0;
    for (int p = 0; p < k->n_persons; p++) {
        if (k->persons[p].role != role)
            continue;
        bool comes = who_comes_at_all(k, p);
        ever |= comes;
        if (comes)
            from_s = fmax(from_s, k->persons[p].temp ? end_s : gone_from_s(b->m, &k->persons[p]));
        n += !k->persons[p].temp;
    }
    const char *who = n == 1 ? "the only one is" : text_format(b->scratch, "all %d are", n);
    char date[TIMES_DATE_BYTES];
    if (n > 0 && !ever)
        findings_warning(b->findings, b->root->file, "/staff/lines",
                         "unit '%s': no '%s' ever comes: %s away for the whole run (vacant, or on leave)", k->id,
                         b->roles.id[role], who);
    else if (n > 0 && from_s < end_s && is_wanted_from(b->m, k, role, from_s))
        findings_warning(b->findings, b->root->file, "/staff/lines",
                         "unit '%s': no '%s' comes from %s on: %s away until the run ends", k->id, b->roles.id[role],
                         times_date(date, b->m->start_day + (int32_t)fmax(0, floor(from_s / BUILD_DAY_S))), who);
}

void who_comes_warn(struct build *b)
{
    for (int i = 0; i < b->n_kinds; i++)
        for (int r = 0; r < b->roles.n; r++)
            look_at_role(b, &b->kinds[i], r);
}
