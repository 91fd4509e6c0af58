/* Spells away: a Poisson stream of beginnings, and a length for each.
 *
 *     one person    ....|=====|........|==|...|=========|....
 *                          |=====|  (two that overlap are one)
 *
 * The stream begins as long before the run as the longest spell can last. Its clock runs at the rate of the quarter of the
 * year, and the k-th spell comes when it has gone on by the k-th unit exponential. So the same person is away at the same
 * times under every policy and tick, and a higher rate brings spells closer together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "attendance/spells.h"

#include <math.h>

#include "base/chance.h"

enum { PLACE_GAP, PLACE_LENGTH }; /* draws of a spell's stream */

static double rate(const struct model *m, const struct absence *a, int quarter)
{
    return a->rate_per_s[(m->first_quarter + quarter) % N_QUARTERS];
}

/* The next beginning: from the last one on, the clock goes on by one unit exponential. */
static void go_on(struct spells *s, const struct model *m, const struct absence *a)
{
    s->k++;
    double left = law_sample(&m->unit_exponential, chance_at(chance_join(s->key, s->k), PLACE_GAP));
    for (; s->quarter < m->n_quarters; s->quarter++) {
        double end_s = m->quarter_s[s->quarter + 1], now = rate(m, a, s->quarter), room = (end_s - s->next_s) * now;
        if (left < room) {
            s->next_s += left / now;
            return;
        }
        left -= room;
        s->next_s = end_s;
    }
    s->next_s = INFINITY;
}

void spells_start(struct spells *s, const struct model *m, const struct absence *a, uint64_t key)
{
    *s = (struct spells){.key = key, .next_s = -a->history_s, .until_s = -INFINITY};
    while (m->quarter_s[s->quarter + 1] <= s->next_s)
        s->quarter++;
    go_on(s, m, a);
}

bool spells_cover(struct spells *s, const struct model *m, const struct absence *a, double at_s)
{
    while (s->next_s <= at_s) {
        double until_s = s->next_s + law_sample(&a->length, chance_at(chance_join(s->key, s->k), PLACE_LENGTH));
        s->until_s = until_s > s->until_s ? until_s : s->until_s;
        go_on(s, m, a);
    }
    return at_s < s->until_s;
}

void spells_start_all(struct spells *all, const struct model *m, uint64_t seed, uint32_t replication)
{
    uint64_t absence_key = chance_key(seed, replication, CHANCE_ABSENCE);
    for (int p = 0; p < m->n_persons; p++) {
        const struct person *person = &m->persons[p];
        uint64_t key = chance_join(chance_join(absence_key, m->units[person->unit].label.key), person->label.key);
        for (uint64_t set = person->absences; set; set &= set - 1) {
            int i = __builtin_ctzll(set);
            spells_start(&all[p * m->n_absences + i], m, &m->absences[i], chance_join(key, m->absences[i].label.key));
        }
    }
}

/* Whoever studies by day does not work until the morning of that day. */
static bool keeps_away(const struct days_away *d, double from_s, double until_s)
{
    return from_s < d->until_s && (from_s >= d->from_s || (d->reason == AWAY_EDUCATION && until_s > d->from_s));
}

enum away_reason spells_reason(struct spells *all, const struct model *m, int person, double from_s, double until_s,
                               bool *covered)
{
    const struct person *p = &m->persons[person];
    enum away_reason reason = AWAY_NOT;
    bool fills = true;
    for (int i = 0; i < p->n_away && (p->away[i].from_s <= from_s || p->away[i].from_s < until_s); i++)
        if (keeps_away(&p->away[i], from_s, until_s) && p->away[i].reason < reason) {
            reason = p->away[i].reason;
            fills = p->away[i].covered;
        }
    for (uint64_t set = p->absences; set; set &= set - 1) {
        int i = __builtin_ctzll(set);
        const struct absence *absence = &m->absences[i];
        if (spells_cover(&all[person * m->n_absences + i], m, absence, from_s) && absence->reason < reason) {
            reason = absence->reason;
            fills = true;
        }
    }
    if (covered)
        *covered = fills;
    return reason;
}
