/* Needs: how tasks arise from hazard clocks, from the time of day, and from what happens to a patient.
 *
 * A Poisson source is a clock of integrated hazard. Need k comes when the hazard since the start reaches E_1 + ... + E_k,
 * E_i unit exponentials (random time change of a Poisson process: Cinlar 1975, section 4.7), so rate, profile and acuity are
 * exact and the k-th need is the same whatever the policy. Each need is one keyed stream with fixed places for its draws.
 * What arises from the work itself (after, after_done, per person) is the engine's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand/needs.h"

#include <math.h>
#include <string.h>

#include "base/chance.h"

enum { DAY_S = 86400 };

/* ---- Making needs ------------------------------------------------------------------------------------------------------- */

/* The draws of the needs k, k + 1, ... of a stream, which begin the needs' own streams in the order of enum chance_place. */
enum { BATCH = 8 };
struct draws {
    uint64_t key[BATCH];
    uint32_t work[BATCH], rounding[BATCH], tie[BATCH], gap[BATCH];
};

static inline __attribute__((always_inline)) void draw(struct draws *to, uint64_t stream, uint32_t k, int n)
{
    for (int i = 0; i < n; i++) {
        uint64_t key = chance_join(stream, k + (uint32_t)i);
        struct pcg pcg = chance_stream(key);
        to->key[i] = key;
        to->work[i] = pcg_next(&pcg);
        to->rounding[i] = pcg_next(&pcg);
        to->tie[i] = pcg_next(&pcg);
        to->gap[i] = pcg_next(&pcg);
    }
}

/* A whole batch at once: eight needs independent of each other, which wide registers take together. Integers only, so every
 * processor draws the same. */
#if defined __x86_64__ && defined __GLIBC__ && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
__attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#endif
static void draw_batch(struct draws *to, uint64_t stream, uint32_t k)
{
    draw(to, stream, k, BATCH);
}

/* What all needs of one stream share in one day. */
struct stream {
    const struct law *work, *gap;
    uint64_t key;
    double tick_s;
    int32_t last_tick; /* of the day */
    int32_t slot;
    int16_t unit, source;
    int32_t kind;
    bool whole_steps; /* its work is, and has no table */
};

static struct stream stream_of(const struct demand *d, const struct asker *who, int source)
{
    const struct model *m = d->model;
    const struct law *work = &m->tasks[m->units[who->unit].sources[source].task].law;
    return (struct stream){.work = work, .gap = &m->unit_exponential,
                           .key = who->clocks[source].stream, .tick_s = m->tick_s,
                           .last_tick = d->day.first_tick + d->day.n_ticks - 1, .slot = who->slot,
                           .unit = (int16_t)who->unit, .source = (int16_t)source, .kind = d->units[who->unit].first_kind + source,
                           .whole_steps = work->kind == LAW_GEOMETRIC};
}

/* Adds the k-th need of a stream, at x_s, from the i-th of its draws. */
static inline __attribute__((always_inline)) void put_need(struct demand *d, const struct stream *s, const struct draws *draws,
                                                           int i, uint32_t k, double x_s)
{
    struct day *day = &d->day;
    if (day->n == day->size && day_grow(day) < 0) {
        d->out_of_memory = true; /* the day is lost: demand_day says so */
        return;
    }
    struct need *need = &day->needs[day->n];
    uint64_t key = draws->key[i], bits;
    double work_s = s->whole_steps ? law_sample(s->work, draws->work[i]) : law_read(s->work, draws->work[i]);
    memcpy(&bits, &work_s, sizeof bits);
    need->key = key;
    need->work_s = work_s;
    need->rounding = draws->rounding[i];
    need->tie = draws->tie[i];
    need->slot = s->slot;
    need->k = k;
    need->x_s = x_s;
    need->unit = s->unit;
    need->source = s->source;
    need->kind = s->kind;
    int32_t tick = (int32_t)(x_s / s->tick_s);
    if (tick > s->last_tick)
        tick = s->last_tick; /* x_s is below midnight; the quotient may round up to it */
    d->hash += (key ^ bits) * (2 * (uint64_t)(uint32_t)tick + 1); /* keys are hashes, so their sum is one */
    day_add(day, tick);
}

/* ... from draws made for it alone. Returns the exponential from it to the next. */
static double add_need(struct demand *d, const struct asker *who, int source, uint32_t k, double x_s)
{
    const struct stream s = stream_of(d, who, source);
    struct draws draws;
    draw(&draws, s.key, k, 1);
    put_need(d, &s, &draws, 0, k, x_s);
    return law_sample(s.gap, draws.gap[0]);
}

/* Ticks until the next success of a Bernoulli trial per tick: 1 + floor(E / -ln(1 - p)) is geometric when E is exponential. */
static double bernoulli_gap(const struct source *s, double exponential)
{
    return s->per_tick > 0 ? 1 + floor(exponential / -log1p(-s->per_tick)) : INFINITY;
}

void needs_wind_up(struct demand *d, const struct asker *who)
{
    const struct unit *u = &d->model->units[who->unit];
    for (int i = 0; i < u->n_sources; i++) {
        const struct source *s = &u->sources[i];
        if (s->of != who->of)
            continue;
        struct clock *c = &who->clocks[i];
        c->stream = chance_join(who->key, s->key);
        c->k = 0;
        double exponential = law_sample(&d->model->unit_exponential, chance_at(chance_join(c->stream, 0), CHANCE_GAP));
        c->left = s->how == HOW_BERNOULLI ? bernoulli_gap(s, exponential) - 1 : exponential;
    }
}

/* The time of day at which the integral of the profile reaches `sum`, looked for from step *step on. */
static double profile_time(const struct profile *p, double sum, int *step)
{
    while (*step + 1 < p->n && p->sum_s[*step + 1] <= sum)
        ++*step;
    return p->from_s[*step] + (sum - p->sum_s[*step]) / p->weight[*step];
}

static double profile_sum(const struct profile *p, double time_s)
{
    int step = 0;
    while (step + 1 < p->n && p->from_s[step + 1] <= time_s)
        step++;
    return p->sum_s[step] + (time_s - p->from_s[step]) * p->weight[step];
}

/* A stretch of a day in which a stream's rate is the same, but for the profile. */
struct stretch {
    const struct profile *profile;
    double sum, rate; /* integral of the profile where it begins; needs per second of it */
    double hazard;    /* in all */
    double end, day_s; /* time of day where it ends; when the day begins */
};

/* Puts the needs of a stretch that come from these n draws. Returns the hazard reached. */
static inline __attribute__((always_inline)) double put_needs(struct demand *d, const struct stream *stream,
                                                              const struct stretch *s, const struct draws *draws, int n,
                                                              struct clock *c, double reached, int *step)
{
    uint32_t k = c->k;
    for (int i = 0; i < n && reached < s->hazard; i++) {
        double x = s->sum + reached / s->rate;
        if (step)
            x = profile_time(s->profile, x, step);
        if (x >= s->end)
            x = nextafter(s->end, 0); /* rounding: the need belongs to this stretch */
        put_need(d, stream, draws, i, ++k, s->day_s + x);
        reached += law_read(stream->gap, draws->gap[i]);
    }
    c->k = k;
    return reached;
}

static void poisson(struct demand *d, const struct asker *who, int source, double from_s, double to_s)
{
    const struct unit *u = &d->model->units[who->unit];
    const struct source *s = &u->sources[source];
    struct clock *c = &who->clocks[source];
    double rate = s->rate_per_s[who->state];
    if (rate <= 0)
        return;
    const struct profile *p = &u->profiles[s->profile];
    double day_s = (d->next_day) * (double)DAY_S, start = from_s - day_s, end = to_s - day_s;
    double sum = start, sum_end = end;
    if (p->n > 1) {
        sum = profile_sum(p, start);
        sum_end = profile_sum(p, end);
    }
    double hazard = rate * (sum_end - sum);
    double reached = c->left;
    if (reached >= hazard) {
        c->left = reached - hazard;
        return;
    }
    const struct stream stream = stream_of(d, who, source);
    const struct stretch stretch = {.profile = p, .sum = sum, .rate = rate, .hazard = hazard, .end = end, .day_s = day_s};
    int step = 0;
    do {
        int n = hazard - reached > BATCH / 4 ? BATCH : 1; /* a batch costs as much as some two needs alone */
        struct draws draws;
        if (n == BATCH)
            draw_batch(&draws, c->stream, c->k + 1);
        else
            draw(&draws, c->stream, c->k + 1, 1);
        reached = p->n == 1 ? put_needs(d, &stream, &stretch, &draws, n, c, reached, NULL)
                            : put_needs(d, &stream, &stretch, &draws, n, c, reached, &step);
    } while (reached < hazard);
    c->left = reached - hazard;
}

static void bernoulli(struct demand *d, const struct asker *who, int source, double from_s, double to_s)
{
    const struct source *s = &d->model->units[who->unit].sources[source];
    struct clock *c = &who->clocks[source];
    double tick_s = d->model->tick_s, ticks = (to_s - from_s) / tick_s; /* units ask: whole days, so whole ticks */
    while (c->left < ticks) {
        double x = from_s + (c->left + 0.5) * tick_s;
        c->left += bernoulli_gap(s, add_need(d, who, source, ++c->k, x));
    }
    c->left -= ticks;
}

/* The ordinal of what comes at a slot, and the stream it counts in. Both are made of what names the slot, so that another time
 * or another shift changes neither: a time of day counts seconds since 1970 (as written, before its spread), a shift counts
 * days in a stream of its own. For a shift k starts at the low half of the hash of its name, so that (source, k) still tells
 * apart two shifts that begin together. */
static uint32_t slot_ordinal(const struct demand *d, const struct source *s, int32_t day, int slot, uint64_t *stream)
{
    uint32_t date = (uint32_t)(d->model->start_day + day);
    if (s->how == HOW_SCHEDULED)
        return date * DAY_S + (uint32_t)s->time_s[slot]; /* modulo 2^32; a run is shorter */
    *stream = chance_join(*stream, s->time_key[slot]);
    return date + (uint32_t)s->time_key[slot];
}

/* Slots of the day in [from_s, to_s). A slot belongs to the day of its time, though its spread may carry it past midnight. */
static void scheduled(struct demand *d, const struct asker *who, int source, double from_s, double to_s)
{
    const struct model *m = d->model;
    const struct source *s = &m->units[who->unit].sources[source];
    double probability = s->probability[who->state];
    if (probability <= 0 || s->n_times == 0)
        return;
    for (int32_t day = d->next_day - (s->spread_s > 0); day <= d->next_day; day++) {
        if (day < 0)
            continue;
        if (day * (double)DAY_S + s->time_s[s->n_times - 1] + s->spread_s < from_s)
            continue; /* yesterday, as a rule: even its last slot comes too early */
        int weekday = (m->start_weekday + day) % N_WEEKDAYS;
        for (int slot = 0; slot < s->n_times; slot++) {
            double x = (double)day * DAY_S + s->time_s[slot];
            if (x >= to_s || x + s->spread_s < from_s || !(s->time_days[slot] >> weekday & 1))
                continue;
            struct stream stream = stream_of(d, who, source);
            uint32_t k = slot_ordinal(d, s, day, slot, &stream.key);
            uint64_t key = chance_join(stream.key, k);
            if (s->spread_s > 0)
                x += s->spread_s * chance_uniform(chance_at(key, CHANCE_SPREAD));
            if (x < from_s || x >= to_s || (probability < 1 && chance_uniform(chance_at(key, CHANCE_NEEDED)) >= probability))
                continue;
            struct draws draws;
            draw(&draws, stream.key, k, 1);
            put_need(d, &stream, &draws, 0, k, x);
        }
    }
}

static void before_discharge(struct demand *d, const struct asker *who, int source, double from_s, double to_s)
{
    const struct source *s = &d->model->units[who->unit].sources[source];
    double x = fmax(who->out_s - s->before_s, who->in_s); /* before the start: it was asked for then */
    if (!(x >= from_s && x < to_s))
        return;
    if (chance_uniform(chance_at(chance_join(who->clocks[source].stream, 1), CHANCE_NEEDED)) < s->probability[who->state])
        add_need(d, who, source, 1, x);
}

void needs_between(struct demand *d, const struct asker *who, double from_s, double to_s)
{
    const struct unit *u = &d->model->units[who->unit];
    for (int i = 0; i < u->n_sources; i++) {
        const struct source *s = &u->sources[i];
        if (s->of != who->of)
            continue;
        switch (s->how) {
        case HOW_POISSON:
            poisson(d, who, i, from_s, to_s);
            break;
        case HOW_BERNOULLI:
            bernoulli(d, who, i, from_s, to_s);
            break;
        case HOW_SCHEDULED:
        case HOW_SHIFT_START:
        case HOW_SHIFT_END:
            scheduled(d, who, i, from_s, to_s);
            break;
        case HOW_DISCHARGE:
            before_discharge(d, who, i, from_s, to_s);
            break;
        case HOW_ADMISSION: /* occasions */
        case HOW_DETERIORATION:
        case HOW_PER_PERSON: /* the engine's */
        case HOW_AFTER:
        case HOW_AFTER_DONE:
            break;
        }
    }
}

void needs_occasion(struct demand *d, const struct asker *who, enum how how, double x_s, uint32_t k)
{
    const struct unit *u = &d->model->units[who->unit];
    for (int i = 0; i < u->n_sources; i++) {
        const struct source *s = &u->sources[i];
        if (s->of != who->of || s->how != how)
            continue;
        if (chance_uniform(chance_at(chance_join(who->clocks[i].stream, k), CHANCE_NEEDED)) < s->probability[who->state])
            add_need(d, who, i, k, x_s);
    }
}
