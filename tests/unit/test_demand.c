/* Demand against an oracle: every tick is looked at, and need k of a stream is presented where its hazard is reached.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "base/chance.h"
#include "demand/demand.h"
#include "reference/whole_demand.h"

static int source_of(const struct model *m, const char *id)
{
    for (int s = 0; s < m->units[0].n_sources; s++)
        if (strcmp(m->units[0].sources[s].id, id) == 0)
            return s;
    fail_msg("no source '%s'", id);
    return -1;
}

/* ---- The oracle -------------------------------------------------------------------------------------------------------- */

/* Integral of the profile's weight over [from_s, to_s) of the run, step by step. */
static double profile_between(const struct profile *p, double from_s, double to_s)
{
    double sum = 0;
    for (int day = (int)floor(from_s / 86400); day * 86400.0 < to_s; day++)
        for (int i = 0; i < p->n; i++) {
            double low = fmax(from_s, day * 86400.0 + p->from_s[i]), high = fmin(to_s, day * 86400.0 + p->from_s[i + 1]);
            sum += high > low ? p->weight[i] * (high - low) : 0;
        }
    return sum;
}

/* What somebody has asked for up to x_s: Lambda. For a patient, over the pieces of his stay. */
struct piece {
    double from_s, to_s, rate;
};

static double hazard(const struct piece *pieces, int n, const struct profile *p, double x_s)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        if (x_s > pieces[i].from_s)
            sum += pieces[i].rate * profile_between(p, pieces[i].from_s, fmin(x_s, pieces[i].to_s));
    return sum;
}

/* Every need that the pieces' clock brings is found at its tick; returns how many there are. */
static int check_clock(const struct model *m, const struct whole_demand *all, int source, uint64_t asker,
                       const struct piece *pieces, int n_pieces)
{
    const struct source *s = &m->units[0].sources[source];
    const struct profile *profile = &m->units[0].profiles[s->profile];
    uint64_t stream = chance_join(asker, s->key);
    double reached = 0, low = 0; /* H_k, Lambda(t) */
    uint32_t k = 0;
    reached += law_sample(&m->unit_exponential, chance_at(chance_join(stream, 0), CHANCE_GAP));
    for (int32_t t = 0; t < m->end_ticks; t++) {
        double high = hazard(pieces, n_pieces, profile, (t + 1.0) * m->tick_s);
        while (reached < high) {
            assert_true(reached >= low);
            uint64_t key = chance_join(stream, ++k);
            const struct dated_need *found = whole_demand_find(all, key);
            if (!found)
                fail_msg("need %u of '%s' is not there", k, s->id);
            if (found->tick != t)
                fail_msg("need %u of '%s' is at tick %d, not %d (%.9g of [%.9g, %.9g))", k, s->id, found->tick, t, reached, low,
                         high);
            assert_int_equal(found->need.source, source);
            assert_int_equal(found->need.k, k);
            assert_int_equal(found->need.rounding, chance_at(key, CHANCE_ROUNDING));
            assert_int_equal(found->need.tie, chance_at(key, CHANCE_TIE));
            assert_true(found->need.work_s == law_sample(&m->tasks[s->task].law, chance_at(key, CHANCE_WORK)));
            reached += law_sample(&m->unit_exponential, chance_at(key, CHANCE_GAP));
        }
        low = high;
    }
    return (int)k;
}

/* The stay of the patient admitted in events[from] in pieces of one rate; his events follow in his slot. */
static int pieces_of(const struct model *m, const struct whole_demand *all, int from, const struct source *s,
                     struct piece *pieces)
{
    const struct patient_event *first = &all->events[from];
    int n = 0, level = first->level, conditions = m->units[0].n_conditions;
    double since = first->x_s, end = (double)m->end_ticks * m->tick_s;
    for (int i = from + 1; i <= all->n_events; i++) {
        const struct patient_event *v = i < all->n_events ? &all->events[i] : NULL;
        if (v && v->key != first->key)
            continue;
        pieces[n++] = (struct piece){since, v ? v->x_s : end, s->rate_per_s[level * conditions + first->condition]};
        if (!v || v->kind == PATIENT_DISCHARGED)
            break;
        level = v->level;
        since = v->x_s;
    }
    return n;
}

static void test_needs_come_where_the_hazard_is_reached(void **state)
{
    (void)state;
    struct model m;
    testlib_model_of_text(&m, whole_demand_ward);
    for (uint32_t replication = 1; replication <= 5; replication++) {
        struct whole_demand all = whole_demand(&m, 31, replication);
        int phone = source_of(&m, "phone/a"), call = source_of(&m, "call/a"), calls = 0;
        uint64_t unit = chance_join(chance_key(31, replication, CHANCE_NEED), m.units[0].label.key);
        struct piece whole = {0, (double)m.end_ticks * m.tick_s, m.units[0].sources[phone].rate_per_s[0]};
        assert_int_equal(check_clock(&m, &all, phone, unit, &whole, 1), whole_demand_count(&all, phone));
        for (int i = 0; i < all.n_events; i++) {
            struct piece pieces[100];
            if (all.events[i].kind != PATIENT_ADMITTED)
                continue;
            int n = pieces_of(&m, &all, i, &m.units[0].sources[call], pieces);
            assert_in_range(n, 1, 99);
            calls += check_clock(&m, &all, call, all.events[i].key, pieces, n);
        }
        assert_true(calls > 100);
        assert_int_equal(calls, whole_demand_count(&all, call));
        whole_demand_free(&all);
    }
    model_free(&m);
}

/* What an occasion brings comes with it. */
static int level_of(const struct model *m, const char *id)
{
    for (int l = 0; l < m->units[0].n_levels; l++)
        if (strcmp(m->units[0].levels[l].label.id, id) == 0)
            return l;
    fail_msg("no level '%s'", id);
    return -1;
}

static int chosen(const double *share, int n, double uniform)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        if ((sum += share[i]) > uniform)
            return i;
    return n - 1;
}

/* What a patient's name says about his stay: the next thing that happens to him, after `last`. */
static struct patient_event next_event(const struct model *m, uint64_t seed, uint32_t replication,
                                       const struct patient_event *first, const struct patient_event *last, uint32_t transition)
{
    const struct unit *u = &m->units[0];
    uint64_t bed = (uint64_t)first->bed + 1;
    uint64_t stays = chance_join(chance_key(seed, replication, CHANCE_PATIENT), u->label.key);
    uint64_t changes = chance_join(chance_key(seed, replication, CHANCE_ACUITY), u->label.key);
    uint64_t stay = chance_join(chance_join(stays, bed), first->number);
    uint64_t change = chance_join(chance_join(chance_join(changes, bed), first->number), transition);
    const struct level *level = &u->levels[last->level];
    struct patient_event next = *last;
    double out_s = first->x_s + law_sample(&u->stay, chance_at(stay, 0));
    next.x_s = last->x_s + law_sample(&level->sojourn, chance_at(change, 0));
    next.kind = PATIENT_ACUITY;
    if (next.x_s < out_s) {
        next.level = chosen(level->next_share, u->n_levels, chance_uniform(chance_at(change, 1)));
    } else {
        next.x_s = out_s;
        next.kind = PATIENT_DISCHARGED;
    }
    return next;
}

static void test_stays(void **state)
{
    (void)state;
    struct model m;
    int changes = 0, left = 0;
    testlib_model_of_text(&m, whole_demand_ward);
    for (uint32_t replication = 1; replication <= 5; replication++) {
        struct whole_demand all = whole_demand(&m, 30, replication);
        for (int i = 0; i < all.n_events; i++) {
            const struct patient_event *first = &all.events[i], *last = first;
            uint32_t transition = 0;
            if (first->kind != PATIENT_ADMITTED || first->x_s == 0) /* those present at the start came in mid-stay */
                continue;
            for (int j = i + 1; j < all.n_events; j++) {
                const struct patient_event *v = &all.events[j];
                if (v->key != first->key)
                    continue;
                struct patient_event next = next_event(&m, 30, replication, first, last, transition++);
                assert_true(v->x_s == next.x_s && v->kind == next.kind && v->level == next.level && v->slot == first->slot);
                changes += v->kind == PATIENT_ACUITY;
                left += v->kind == PATIENT_DISCHARGED;
                last = v;
            }
        }
        whole_demand_free(&all);
    }
    assert_true(changes > 50 && left > 20);
    model_free(&m);
}

static void test_occasions(void **state)
{
    (void)state;
    struct model m;
    testlib_model_of_text(&m, whole_demand_ward);
    struct whole_demand all = whole_demand(&m, 32, 1);
    int intake = source_of(&m, "intake/a"), letter = source_of(&m, "letter/a"), alarm = source_of(&m, "alarm/a");
    int pills = source_of(&m, "pills/a"), round = source_of(&m, "round/a");
    int admitted = 0, deteriorated = 0, left = 0, ill = level_of(&m, "ill");
    for (int i = 0; i < all.n_events; i++) {
        const struct patient_event *v = &all.events[i];
        admitted += v->kind == PATIENT_ADMITTED && v->x_s > 0;
        deteriorated += v->kind == PATIENT_ACUITY && v->level == ill;
        left += v->kind == PATIENT_DISCHARGED;
        assert_int_equal(v->tick, (int32_t)(v->x_s / m.tick_s));
    }
    assert_true(admitted > 5 && deteriorated > 5);
    assert_int_equal(whole_demand_count(&all, intake), admitted);
    assert_int_equal(whole_demand_count(&all, alarm), deteriorated);
    assert_in_range(whole_demand_count(&all, letter), left,
                    left + 4); /* made before they leave: at the end up to one for each bed */
    for (int i = 0; i < all.n_needs; i++) {
        const struct need *need = &all.needs[i].need;
        double day_s = fmod(need->x_s, 86400);
        assert_int_equal(all.needs[i].tick, (int32_t)(need->x_s / m.tick_s));
        if (need->source == pills) { /* k says its time, the delay within the spread is the need's own */
            double delay_s = 45 * 60 * chance_uniform(chance_at(need->key, CHANCE_SPREAD));
            assert_true(need->k % 86400 == 8 * 3600 || need->k % 86400 == 20 * 3600);
            assert_true(fabs(day_s - need->k % 86400 - delay_s) < 1e-6);
            assert_int_equal(need->k / 86400, m.start_day + (int)(need->x_s / 86400));
            assert_true(chance_uniform(chance_at(need->key, CHANCE_NEEDED)) < 0.8);
        }
        if (need->source == round)
            assert_true(day_s == 7 * 3600);
    }
    whole_demand_free(&all);
    model_free(&m);
}

/* ---- Counts are Poisson ------------------------------------------------------------------------------------------------ */

static void test_counts_are_poisson(void **state)
{
    (void)state;
    enum { CELLS = 15, DAYS = 6 };
    struct model m;
    testlib_model_of_text(&m, whole_demand_ward);
    int phone = source_of(&m, "phone/a"), n = (int)(400 * testlib_scale());
    double counts[CELLS] = {0}, chi2 = 0, mean = 30.0 / 12; /* two of the twelve hours from 08:00 on: 5 a day */
    mean *= 2;
    for (int r = 1; r <= n; r++) {
        struct whole_demand all = whole_demand(&m, 33, (uint32_t)r);
        int of_day[DAYS] = {0};
        for (int i = 0; i < all.n_needs; i++) {
            double hour = fmod(all.needs[i].need.x_s, 86400) / 3600;
            if (all.needs[i].need.source == phone) {
                assert_true(hour >= 8 && hour < 20);
                of_day[(int)(all.needs[i].need.x_s / 86400)] += hour >= 11 && hour < 13;
            }
        }
        for (int d = 0; d < DAYS; d++)
            counts[of_day[d] < CELLS - 1 ? of_day[d] : CELLS - 1]++;
        whole_demand_free(&all);
    }
    double rest = 1;
    for (int c = 0; c < CELLS; c++) {
        double p = c < CELLS - 1 ? testlib_poisson(mean, c) : rest, expected = p * n * DAYS;
        rest -= p;
        chi2 += (counts[c] - expected) * (counts[c] - expected) / expected;
    }
    double p_value = gsl_cdf_chisq_Q(chi2, CELLS - 1);
    if (p_value < 1e-4)
        fail_msg("counts are not Poisson: chi-square %.1f with %d degrees of freedom, p %.2g", chi2, CELLS - 1, p_value);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_needs_come_where_the_hazard_is_reached),
        cmocka_unit_test(test_stays),
        cmocka_unit_test(test_occasions),
        cmocka_unit_test(test_counts_are_poisson),
    };
    return cmocka_run_group_tests_name("demand", tests, NULL, NULL);
}
