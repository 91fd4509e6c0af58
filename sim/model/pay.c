/* What an hour costs: plain pay, and the supplements of the time of day, weekday, holiday and overtime.
 *
 * A supplement is in force by the clock and the calendar. It is paid if it is meant for this kind of time and no other one that
 * is in force, and meant for it, replaces it: what is replaced may still replace others, so that order means nothing.
 * The steps of a run are found by asking, for every day, what is in force after each time of day at which anything can change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pay.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/build.h"
#include "model/holidays.h"
#include "model/names.h"
#include "model/times.h"

struct window { /* when a supplement is in force, and for what */
    bool weekday[N_WEEKDAYS], holiday; /* on which days it begins */
    int32_t from_tick, until_tick;     /* of the day; until may be beyond ticks_per_day */
    bool pays[N_PAY_KINDS];
    uint64_t instead_of;               /* bit per supplement */
};

struct pay_build {
    struct build *b;
    struct names names;
    struct window *windows;
    uint64_t *in_force, *paid;
    int n_bands, bands_size;
};

/* ---- Supplements ----------------------------------------------------------------------------------------------------- */

static int by_tick(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static void add_days(struct window *w, const char *word)
{
    bool all = strcmp(word, "all") == 0, weekdays = strcmp(word, "weekdays") == 0, weekend = strcmp(word, "weekend") == 0;
    for (int d = 0; d < N_WEEKDAYS; d++)
        w->weekday[d] |= all || (weekdays && d < 5) || (weekend && d >= 5) || times_weekday_named(word) == d;
    w->holiday |= strcmp(word, "holiday") == 0;
}

static void read_window(struct pay_build *p, int supplement)
{
    struct build *b = p->b;
    const struct value *v = p->names.value[supplement];
    struct window *w = &p->windows[supplement];
    VALUE_EACH(day, value_member(v, "days"))
        add_days(w, day->string);
    w->from_tick = times_of_day_s(b, value_string(v, "from"), value_member(v, "from")) / b->m->tick_s;
    w->until_tick = times_of_day_s(b, value_string(v, "until"), value_member(v, "until")) / b->m->tick_s;
    if (w->until_tick <= w->from_tick)
        w->until_tick += b->m->ticks_per_day;
    const char *kind = value_string(v, "applies_to");
    w->pays[PAY_ROSTERED] = strcmp(kind, "overtime") != 0;
    w->pays[PAY_OVERTIME] = strcmp(kind, "rostered") != 0;
    VALUE_EACH(name, value_member(v, "instead_of")) {
        int other = names_find(&p->names, name->string);
        if (other >= 0)
            w->instead_of |= 1ULL << other;
    }
}

/* Bit per supplement that this one replaces, by itself or through others. */
static uint64_t all_replaced(const struct pay_build *p, int supplement)
{
    uint64_t reached = p->windows[supplement].instead_of, before = 0;
    while (reached != before) {
        before = reached;
        for (int s = 0; s < p->names.n; s++)
            if (before >> s & 1)
                reached |= p->windows[s].instead_of;
    }
    return reached;
}

static void read_supplements(struct pay_build *p)
{
    struct build *b = p->b;
    struct supplement *supplements = ARENA_ARRAY(b->keep, p->names.n, struct supplement);
    for (int s = 0; s < p->names.n; s++) {
        const struct value *v = p->names.value[s], *instead_of = value_member(v, "instead_of");
        supplements[s] = (struct supplement){.label = names_label(b, p->names.id[s], v), .share = value_number(v, "share"),
                                             .kr_per_h = value_number(v, "kr_per_h"),
                                             .least_kr_per_h = value_number(v, "least_kr_per_h")};
        read_window(p, s);
        if (supplements[s].share + supplements[s].kr_per_h + supplements[s].least_kr_per_h == 0 && instead_of->n == 0)
            BUILD_WARNING(b, v, "says nothing: share, kr_per_h and least_kr_per_h are 0, and it replaces none");
    }
    for (int s = 0; s < p->names.n; s++)
        if (all_replaced(p, s) >> s & 1)
            BUILD_ERROR(b, value_member(p->names.value[s], "instead_of"),
                        "expected supplements that do not replace '%s' in turn, so that none of them would be paid",
                        p->names.id[s]);
    b->m->pay.n_supplements = p->names.n;
    b->m->pay.supplements = supplements;
}

/* ---- Bands and steps ------------------------------------------------------------------------------------------------- */

static bool begins_on(const struct pay_build *p, const struct window *w, int32_t day)
{
    return w->weekday[times_weekday(day)] || (w->holiday && holidays_is(p->b->m, day));
}

/* What is in force on a day (since 1970) from this tick of it on. */
static uint64_t in_force(const struct pay_build *p, int32_t day, int32_t tick)
{
    uint64_t set = 0;
    for (int s = 0; s < p->names.n; s++) {
        const struct window *w = &p->windows[s];
        bool today = w->from_tick <= tick && tick < w->until_tick && begins_on(p, w, day);
        bool since_yesterday = tick + p->b->m->ticks_per_day < w->until_tick && begins_on(p, w, day - 1);
        set |= (uint64_t)(today || since_yesterday) << s;
    }
    return set;
}

/* Of those in force the ones that this kind of time is paid. */
static uint64_t paid_of(const struct pay_build *p, uint64_t set, enum pay_kind kind)
{
    uint64_t meant = 0, replaced = 0;
    for (int s = 0; s < p->names.n; s++)
        if (set >> s & 1 && p->windows[s].pays[kind]) {
            meant |= 1ULL << s;
            replaced |= p->windows[s].instead_of;
        }
    return meant & ~replaced;
}

/* The band of a set, a new one if need be. Sets are few. */
static int band_of(struct pay_build *p, uint64_t set)
{
    for (int band = 0; band < p->n_bands; band++)
        if (p->in_force[band] == set)
            return band;
    if (p->n_bands == p->bands_size) {
        int size = 2 * p->bands_size + 8;
        uint64_t *sets = ARENA_ARRAY(p->b->keep, size, uint64_t), *paid = ARENA_ARRAY(p->b->keep, size * N_PAY_KINDS, uint64_t);
        for (int band = 0; band < p->n_bands; band++)
            sets[band] = p->in_force[band];
        for (int i = 0; i < p->n_bands * N_PAY_KINDS; i++)
            paid[i] = p->paid[i];
        p->in_force = sets;
        p->paid = paid;
        p->bands_size = size;
    }
    p->in_force[p->n_bands] = set;
    for (int kind = 0; kind < N_PAY_KINDS; kind++)
        p->paid[p->n_bands * N_PAY_KINDS + kind] = paid_of(p, set, (enum pay_kind)kind);
    return p->n_bands++;
}

/* The ticks of a day at which something may change: midnight, and where windows begin and end. */
static int cuts_of_day(const struct pay_build *p, int32_t *cuts)
{
    int n = 0, kept = 0;
    cuts[n++] = 0;
    for (int s = 0; s < p->names.n; s++) {
        cuts[n++] = p->windows[s].from_tick;
        cuts[n++] = p->windows[s].until_tick % p->b->m->ticks_per_day;
    }
    qsort(cuts, (size_t)n, sizeof *cuts, by_tick);
    for (int i = 0; i < n; i++)
        if (kept == 0 || cuts[i] != cuts[kept - 1])
            cuts[kept++] = cuts[i];
    return kept;
}

/* Walks the run; stores what it finds in `tick` and `band` unless they are NULL. The number of steps. */
static int walk(struct pay_build *p, const int32_t *cuts, int n_cuts, int32_t *tick, int *band)
{
    const struct model *m = p->b->m;
    int n = 0, last = -1;
    for (int32_t day = 0; day < m->end_ticks / m->ticks_per_day; day++)
        for (int c = 0; c < n_cuts; c++) {
            int now = band_of(p, in_force(p, m->start_day + day, cuts[c]));
            if (now == last)
                continue;
            if (tick) {
                tick[n] = day * m->ticks_per_day + cuts[c];
                band[n] = now;
            }
            last = now;
            n++;
        }
    return n;
}

void pay_read(struct build *b)
{
    const struct value *supplements = value_at(b->root, "staff", "supplements", NULL);
    struct pay_build p = {.b = b, .names = names_of(b->scratch, supplements)};
    if (p.names.n > PAY_MOST_SUPPLEMENTS) {
        BUILD_ERROR(b, supplements, "expected at most %d supplements, found %d", (int)PAY_MOST_SUPPLEMENTS, p.names.n);
        p.names.n = PAY_MOST_SUPPLEMENTS;
    }
    p.windows = ARENA_ARRAY(b->scratch, p.names.n, struct window);
    int32_t *cuts = ARENA_ARRAY(b->scratch, 1 + 2 * p.names.n, int32_t);
    read_supplements(&p);
    band_of(&p, 0);
    int n_cuts = cuts_of_day(&p, cuts), n = walk(&p, cuts, n_cuts, NULL, NULL);
    int32_t *tick = ARENA_ARRAY(b->keep, n, int32_t);
    int *band = ARENA_ARRAY(b->keep, n, int);
    walk(&p, cuts, n_cuts, tick, band);
    struct pay *pay = &b->m->pay;
    pay->n_bands = p.n_bands;
    pay->in_force = p.in_force;
    pay->paid = p.paid;
    pay->n_steps = n;
    pay->step_tick = tick;
    pay->step_band = band;
}

/* ---- People ---------------------------------------------------------------------------------------------------------- */

double pay_of_line(const struct build *b, const struct value *line, int role)
{
    const struct value *own = value_member(line, "pay_kr_per_h"), *common = value_member(b->roles.value[role], "pay_kr_per_h");
    return own ? own->number : common ? common->number : 0;
}

double pay_kr_per_h(const struct model *m, int person, int band, enum pay_kind kind)
{
    double plain = m->persons[person].pay_kr_per_h, beyond = 0;
    if (plain == 0)
        return 0;
    for (uint64_t paid = m->pay.paid[band * N_PAY_KINDS + (int)kind]; paid; paid &= paid - 1) {
        const struct supplement *s = &m->pay.supplements[__builtin_ctzll(paid)];
        beyond += fmax(s->share * plain + s->kr_per_h, s->least_kr_per_h);
    }
    return plain + beyond;
}

/* ---- Warnings -------------------------------------------------------------------------------------------------------- */

/* Of roles whose people cost nothing, though nobody said 0, while others are paid; and of supplements when nobody is paid. */
static void warn_of_unpaid(struct build *b)
{
    const struct model *m = b->m;
    bool any = false, *unpaid = ARENA_ARRAY(b->scratch, m->n_roles, bool);
    for (int k = 0; k < b->n_kinds; k++)
        for (int p = 0; p < b->kinds[k].n_persons; p++) {
            const struct person *person = &b->kinds[k].persons[p];
            any |= person->pay_kr_per_h > 0;
            unpaid[person->role] |= !value_member(b->kinds[k].line_of[p], "pay_kr_per_h");
        }
    if (!any && m->pay.n_supplements > 0)
        BUILD_WARNING(b, value_at(b->root, "staff", "supplements", NULL), "say nothing: nobody has pay_kr_per_h");
    for (int r = 0; r < m->n_roles; r++)
        if (any && unpaid[r] && !value_member(b->roles.value[r], "pay_kr_per_h"))
            BUILD_WARNING(b, b->roles.value[r], "no pay_kr_per_h: these people cost nothing, while others are paid");
}

void pay_warn(struct build *b)
{
    warn_of_unpaid(b);
}
