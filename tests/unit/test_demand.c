/* Demand against an oracle: every tick is looked at, and need k of a stream is presented where its hazard is reached.
 *
 * Then what makes demand demand: the same in continuous time at every tick, the same hash whatever else is in the scenario
 * that does not ask for anything, and the same bytes whatever the order of JSON members.
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
#include "reference/random_scenario.h"

/* A ward whose patients come, change and go; two days are enough. */
static const char ward[] =
    "{\"time\": {\"tick_s\": 60, \"warmup_days\": 0, \"days\": 6},"
    " \"roles\": {\"nurse\": {}},"
    " \"units\": {\"ward\": {\"beds\": 4, \"patients\": {\"turnover_h\": 5, \"stay_days\": {\"law\": \"gamma\", \"mean\": 1.5, \"cv\": 0.6},"
    "   \"conditions\": {\"dementia\": {\"share\": 0.5}},"
    "   \"acuity\": {\"calm\": {\"start_share\": 0.7, \"sojourn_h\": {\"law\": \"exponential\", \"mean\": 9}, \"next\": {\"ill\": 1}},"
    "                \"ill\": {\"rank\": 1, \"critical\": true, \"start_share\": 0.3, \"sojourn_h\": 4, \"next\": {\"calm\": 1}}}},"
    "   \"shifts\": {\"day\": {\"start\": \"07:00\", \"end\": \"15:00\"}}}},"
    " \"tasks\": {"
    "   \"call\": {\"category\": \"care\", \"duration_min\": {\"law\": \"exponential\", \"mean\": 5}, \"arises\": {\"a\": {\"how\": \"poisson\","
    "      \"per_day\": 9, \"profile\": {\"00:00\": 1, \"06:00\": 4, \"21:00\": 2}, \"acuity_factor\": {\"ill\": 2.5},"
    "      \"condition_factor\": {\"dementia\": 1.5}}}},"
    "   \"phone\": {\"category\": \"kin\", \"duration_min\": 3, \"arises\": {\"a\": {\"how\": \"poisson\", \"of\": \"unit\", \"per_day\": 30,"
    "      \"profile\": {\"08:00\": 1, \"20:00\": 0}}}},"
    "   \"pills\": {\"category\": \"clinical\", \"duration_min\": 4, \"arises\": {\"a\": {\"how\": \"scheduled\", \"times\": [\"08:00\", \"20:00\"],"
    "      \"spread_min\": 45, \"probability\": 0.8}}},"
    "   \"intake\": {\"category\": \"admin\", \"duration_min\": 40, \"arises\": {\"a\": {\"how\": \"admission\"}}},"
    "   \"round\": {\"category\": \"care\", \"duration_min\": 9, \"arises\": {\"a\": {\"how\": \"shift_start\", \"of\": \"patient\"}}},"
    "   \"letter\": {\"category\": \"admin\", \"duration_min\": 9, \"arises\": {\"a\": {\"how\": \"discharge\", \"before_min\": 90}}},"
    "   \"alarm\": {\"category\": \"clinical\", \"duration_min\": 9, \"arises\": {\"a\": {\"how\": \"deterioration\"}}}},"
    " \"staff\": {\"lines\": {\"nurse\": {\"role\": \"nurse\", \"duty\": \"always\"}}},"
    " \"policy\": {\"rights\": {\"all\": {\"nurse\": \"formal\"}}, \"rules\": {\"all\": {\"patience_min\": 0}}}}";

/* ---- All demand of a replication --------------------------------------------------------------------------------------- */

struct wanted { /* a need, with the tick at which it was found */
    struct need need;
    int32_t tick;
};

struct everything {
    struct wanted *needs;
    struct patient_event *events;
    int n_needs, n_events;
    uint64_t hash;
};

static int by_key(const void *a, const void *b)
{
    const struct wanted *x = a, *y = b;
    return (x->need.key > y->need.key) - (x->need.key < y->need.key);
}

static void *grown(void *array, int n, size_t size)
{
    array = realloc(array, (size_t)(n + 1) * size);
    if (!array)
        abort();
    return array;
}

static void collect(struct demand *d, struct everything *all)
{
    struct err e = {0};
    while (demand_day(d, &e) > 0) {
        for (int i = 0; i < d->n_events; i++) {
            all->events = grown(all->events, all->n_events, sizeof *all->events);
            all->events[all->n_events++] = d->events[i];
        }
        for (int32_t t = d->day.first_tick; t < d->day.first_tick + d->day.n_ticks; t++)
            for (int32_t n = day_at(&d->day, t); n >= 0; n = d->day.needs[n].next) {
                all->needs = grown(all->needs, all->n_needs, sizeof *all->needs);
                all->needs[all->n_needs++] = (struct wanted){d->day.needs[n], t};
            }
    }
    assert_int_equal(e.code, 0);
    all->hash = d->hash;
    qsort(all->needs, (size_t)all->n_needs, sizeof *all->needs, by_key);
}

static void init(struct demand *d, const struct model *m, struct arena *arena)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        abort();
    arena->exhausted = &exhausted;
    demand_init(d, m, arena);
    arena->exhausted = NULL;
}

static struct everything demand_of(const struct model *m, uint64_t seed, uint32_t replication)
{
    struct everything all = {0};
    struct arena arena = {0};
    struct demand d;
    init(&d, m, &arena);
    demand_start(&d, seed, replication);
    collect(&d, &all);
    demand_free(&d);
    arena_free(&arena);
    return all;
}

static void forget(struct everything *all)
{
    free(all->needs);
    free(all->events);
}

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
static int check_clock(const struct model *m, const struct everything *all, int source, uint64_t asker, const struct piece *pieces,
                       int n_pieces)
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
            struct wanted wanted = {.need.key = chance_join(stream, ++k)};
            const struct wanted *found = bsearch(&wanted, all->needs, (size_t)all->n_needs, sizeof wanted, by_key);
            if (!found)
                fail_msg("need %u of '%s' is not there", k, s->id);
            if (found->tick != t)
                fail_msg("need %u of '%s' is at tick %d, not %d (%.9g of [%.9g, %.9g))", k, s->id, found->tick, t, reached, low, high);
            assert_int_equal(found->need.source, source);
            assert_int_equal(found->need.k, k);
            assert_int_equal(found->need.rounding, chance_at(wanted.need.key, CHANCE_ROUNDING));
            assert_int_equal(found->need.tie, chance_at(wanted.need.key, CHANCE_TIE));
            assert_true(found->need.work_s == law_sample(&m->tasks[s->task].law, chance_at(wanted.need.key, CHANCE_WORK)));
            reached += law_sample(&m->unit_exponential, chance_at(wanted.need.key, CHANCE_GAP));
        }
        low = high;
    }
    return (int)k;
}

static int needs_of(const struct everything *all, int source)
{
    int n = 0;
    for (int i = 0; i < all->n_needs; i++)
        n += all->needs[i].need.source == source;
    return n;
}

/* The stay of the patient admitted in events[from] in pieces of one rate; his events follow in his slot. */
static int pieces_of(const struct model *m, const struct everything *all, int from, const struct source *s, struct piece *pieces)
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
    testlib_model_of_text(&m, ward);
    for (uint32_t replication = 1; replication <= 5; replication++) {
        struct everything all = demand_of(&m, 31, replication);
        int phone = source_of(&m, "phone/a"), call = source_of(&m, "call/a"), calls = 0;
        uint64_t unit = chance_join(chance_key(31, replication, CHANCE_NEED), m.units[0].label.key);
        struct piece whole = {0, (double)m.end_ticks * m.tick_s, m.units[0].sources[phone].rate_per_s[0]};
        assert_int_equal(check_clock(&m, &all, phone, unit, &whole, 1), needs_of(&all, phone));
        for (int i = 0; i < all.n_events; i++) {
            struct piece pieces[100];
            if (all.events[i].kind != PATIENT_ADMITTED)
                continue;
            int n = pieces_of(&m, &all, i, &m.units[0].sources[call], pieces);
            assert_in_range(n, 1, 99);
            calls += check_clock(&m, &all, call, all.events[i].key, pieces, n);
        }
        assert_true(calls > 100);
        assert_int_equal(calls, needs_of(&all, call));
        forget(&all);
    }
    model_free(&m);
}

/* What an occasion brings comes with it. */
static void test_occasions(void **state)
{
    (void)state;
    struct model m;
    testlib_model_of_text(&m, ward);
    struct everything all = demand_of(&m, 32, 1);
    int intake = source_of(&m, "intake/a"), letter = source_of(&m, "letter/a"), alarm = source_of(&m, "alarm/a");
    int pills = source_of(&m, "pills/a"), round = source_of(&m, "round/a");
    int admitted = 0, deteriorated = 0, left = 0;
    for (int i = 0; i < all.n_events; i++) {
        const struct patient_event *v = &all.events[i];
        admitted += v->kind == PATIENT_ADMITTED && v->x_s > 0;
        deteriorated += v->kind == PATIENT_ACUITY && v->level == 1;
        left += v->kind == PATIENT_DISCHARGED;
        assert_int_equal(v->tick, (int32_t)(v->x_s / m.tick_s));
    }
    assert_true(admitted > 5 && deteriorated > 5);
    assert_int_equal(needs_of(&all, intake), admitted);
    assert_int_equal(needs_of(&all, alarm), deteriorated);
    assert_in_range(needs_of(&all, letter), left, left + 4); /* made before they leave: at the end up to one for each bed */
    for (int i = 0; i < all.n_needs; i++) {
        const struct need *need = &all.needs[i].need;
        double day_s = fmod(need->x_s, 86400);
        assert_int_equal(all.needs[i].tick, (int32_t)(need->x_s / m.tick_s));
        if (need->source == pills)
            assert_true((day_s >= 8 * 3600 && day_s < 8.75 * 3600) || (day_s >= 20 * 3600 && day_s < 20.75 * 3600));
        if (need->source == round)
            assert_true(day_s == 7 * 3600);
    }
    forget(&all);
    model_free(&m);
}

/* ---- Counts are Poisson ------------------------------------------------------------------------------------------------ */

static void test_counts_are_poisson(void **state)
{
    (void)state;
    enum { CELLS = 15, DAYS = 6 };
    struct model m;
    testlib_model_of_text(&m, ward);
    int phone = source_of(&m, "phone/a"), n = (int)(400 * testlib_scale());
    double counts[CELLS] = {0}, chi2 = 0, mean = 30.0 / 12; /* two of the twelve hours from 08:00 on: 5 a day */
    mean *= 2;
    for (int r = 1; r <= n; r++) {
        struct everything all = demand_of(&m, 33, (uint32_t)r);
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
        forget(&all);
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

/* ---- What does not change demand --------------------------------------------------------------------------------------- */

static char *replaced(const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);
    assert_non_null(at);
    char *result = malloc(strlen(text) + strlen(new) + 1);
    assert_non_null(result);
    sprintf(result, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
    return result;
}

static void assert_same_continuous(const struct everything *a, const struct everything *b)
{
    assert_int_equal(a->n_needs, b->n_needs);
    assert_int_equal(a->n_events, b->n_events);
    for (int i = 0; i < a->n_needs; i++) {
        const struct need *x = &a->needs[i].need, *y = &b->needs[i].need;
        assert_true(x->key == y->key && x->x_s == y->x_s && x->work_s == y->work_s);
        assert_true(x->rounding == y->rounding && x->tie == y->tie && x->slot == y->slot && x->k == y->k);
    }
    for (int i = 0; i < a->n_events; i++) { /* sorted by tick, then bed: another order at another tick */
        bool found = false;
        for (int j = 0; j < b->n_events && !found; j++) {
            const struct patient_event *x = &a->events[i], *y = &b->events[j];
            found = x->key == y->key && x->x_s == y->x_s && x->kind == y->kind && x->level == y->level && x->slot == y->slot;
        }
        assert_true(found);
    }
}

static void test_same_at_every_tick(void **state)
{
    (void)state;
    static const char *const ticks[] = {"\"tick_s\": 1", "\"tick_s\": 10", "\"tick_s\": 720", "\"tick_s\": 3600"};
    struct model m;
    testlib_model_of_text(&m, ward);
    struct everything all = demand_of(&m, 34, 1);
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++) {
        struct model other;
        char *text = replaced(ward, "\"tick_s\": 60", ticks[i]);
        testlib_model_of_text(&other, text);
        struct everything others = demand_of(&other, 34, 1);
        assert_same_continuous(&all, &others);
        forget(&others);
        model_free(&other);
        free(text);
    }
    forget(&all);
    model_free(&m);
}

static void test_hash_knows_only_demand(void **state)
{
    (void)state;
    static const char *const unused[][2] = {
        {"\"tasks\": {", "\"tasks\": {\"aaa\": {\"category\": \"care\", \"duration_min\": 7},"},
        {"\"tasks\": {", "\"tasks\": {\"zzz\": {\"category\": \"care\", \"duration_min\": 7, \"arises\": {\"a\": {\"how\": \"poisson\", \"per_day\": 0}}},"},
        {"\"roles\": {", "\"roles\": {\"aaa\": {\"level\": 3},"},
        {"\"staff\": {\"lines\": {", "\"staff\": {\"lines\": {\"aaa\": {\"role\": \"nurse\", \"duty\": \"always\"},"},
        {"\"rules\": {", "\"rules\": {\"never\": {\"task\": [\"call\"], \"patience_min\": \"never\", \"rank\": 3},"},
        {"\"acuity\": {", "\"acuity\": {\"aaa\": {\"rank\": 5},"},
        {"\"category\": \"care\", \"duration_min\": {\"law\": \"exponential\"", "\"category\": \"care\", \"urgency\": 1, \"interrupts\": true, \"omit_after_min\": 3, "
         "\"duration_min\": {\"law\": \"exponential\""},
    };
    struct model m;
    testlib_model_of_text(&m, ward);
    struct everything all = demand_of(&m, 35, 2);
    for (size_t i = 0; i < sizeof unused / sizeof *unused; i++) {
        struct model other;
        char *text = replaced(ward, unused[i][0], unused[i][1]);
        testlib_model_of_text(&other, text);
        struct everything others = demand_of(&other, 35, 2);
        assert_true(all.hash == others.hash);
        assert_int_equal(all.n_needs, others.n_needs);
        forget(&others);
        model_free(&other);
        free(text);
    }
    static const char *const changes[][2] = {
        {"\"per_day\": 9", "\"per_day\": 9.01"}, {"\"beds\": 4", "\"beds\": 3"}, {"\"cv\": 0.6", "\"cv\": 0.61"},
        {"{\"law\": \"exponential\", \"mean\": 5}", "{\"law\": \"exponential\", \"mean\": 5.01}"}, {"\"mean\": 9}", "\"mean\": 9.1}"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct model other;
        char *text = replaced(ward, changes[i][0], changes[i][1]);
        testlib_model_of_text(&other, text);
        struct everything others = demand_of(&other, 35, 2);
        assert_true(all.hash != others.hash);
        forget(&others);
        model_free(&other);
        free(text);
    }
    struct everything another = demand_of(&m, 35, 3), seeded = demand_of(&m, 36, 2);
    assert_true(all.hash != another.hash && all.hash != seeded.hash);
    forget(&another);
    forget(&seeded);
    forget(&all);
    model_free(&m);
}

/* A unit of its own, which asks for nothing, leaves the others alone. */
static void test_hash_and_an_unused_unit(void **state)
{
    (void)state;
    static const char *const tasks[] = {"call", "phone", "pills", "intake", "round", "letter", "alarm"};
    struct model m, other;
    char *text = strdup(ward);
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
        char old[40], new[80];
        snprintf(old, sizeof old, "\"%s\": {", tasks[i]);
        snprintf(new, sizeof new, "\"%s\": {\"units\": [\"ward\"], ", tasks[i]);
        char *next = replaced(text, old, new);
        free(text);
        text = next;
    }
    char *lines = replaced(text, "{\"role\": \"nurse\"", "{\"unit\": \"ward\", \"role\": \"nurse\"");
    char *units = replaced(lines, "\"units\": {\"ward\"", "\"units\": {\"aaa\": {}, \"ward\"");
    testlib_model_of_text(&m, lines);
    testlib_model_of_text(&other, units);
    assert_int_equal(other.n_units, 2);
    struct everything all = demand_of(&m, 37, 1), others = demand_of(&other, 37, 1);
    assert_true(all.n_needs > 0 && all.n_needs == others.n_needs && all.hash == others.hash);
    forget(&all);
    forget(&others);
    model_free(&m);
    model_free(&other);
    free(text);
    free(lines);
    free(units);
}

static void test_order_of_members(void **state)
{
    (void)state;
    for (uint64_t number = 1; number <= (uint64_t)(60 * testlib_scale()); number++) {
        struct model m, other;
        char *text = random_scenario(number), *reversed = testlib_reversed(text);
        testlib_model_of_text(&m, text);
        testlib_model_of_text(&other, reversed);
        struct everything all = demand_of(&m, number, 1), others = demand_of(&other, number, 1);
        assert_true(all.hash == others.hash);
        assert_same_continuous(&all, &others);
        forget(&all);
        forget(&others);
        model_free(&m);
        model_free(&other);
        free(text);
        free(reversed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_needs_come_where_the_hazard_is_reached),
        cmocka_unit_test(test_occasions),
        cmocka_unit_test(test_counts_are_poisson),
        cmocka_unit_test(test_same_at_every_tick),
        cmocka_unit_test(test_hash_knows_only_demand),
        cmocka_unit_test(test_hash_and_an_unused_unit),
        cmocka_unit_test(test_order_of_members),
    };
    return cmocka_run_group_tests_name("demand", tests, NULL, NULL);
}
