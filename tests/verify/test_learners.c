/* How long it takes to earn a sign-off, in weeks: people on a rota who join every instance that comes while they are on duty.
 *
 * Procedures come in a stream of r a week, and a learner is on duty for a share q of the time, so occasions come at the rate r q;
 * and when he may begin anywhere in the rota, k of them take k / (r q) on average. With a full position of 35.5 hours q is
 * 35.5/168, and r = 3 a week: 6 occasions take 9.46 weeks, 8 take 12.62; with half a position twice as long. In hours on duty the
 * time is Gamma(k, r) distributed.
 *
 * Five shifts of 7.1 hours are a full week. (The contract has room for 40, so that the rota leaves no place empty.) Two half
 * positions share one such week, each in the place of the other a week later; so both together, begun on every day of the week,
 * begin anywhere in the rota.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/engine.h"

enum { LEARNERS = 406, START_DAYS = 7, MOST_WEEKS = 130 };
static const double per_week = 3;

/* Wards with a nurse who is always there, and one full position or two halves. Procedures have no length: everybody is free. */
static const char wards[] =
    "{'time': {'tick_s': 360, 'days': %d, 'warmup_days': 0, 'start_date': '2026-01-%02d'},"
    " 'roles': {'nurse': {}, 'learner': {}},"
    " 'units': {'ward': {'copies': %d, 'shifts': {'day': {'start': '07:00', 'end': '14:06'}}}},"
    " 'tasks': {'ecg': {'category': 'clinical', 'duration_min': 0, 'arises': {'a': {'how': 'poisson', 'of': 'unit', 'per_day':"
    " %.17g}}}},"
    " 'staff': {'weekly_h': 40, 'rota_weeks': 2, 'lines': {'nurse': {'role': 'nurse', 'duty': 'always'}, 'bo': {'role':"
    " 'learner', 'count': %d, 'fte': %g}}, 'plan': {'ward': {'day': {'weekdays': {'learner': 1}}}}},"
    " 'policy': {'rights': {'ecg': {'nurse': 'formal', 'learner': 'signed'}},"
    " 'rules': {'nurses': {'who': ['nurse'], 'patience_min': 0}},"
    " 'training': {'course': {'tasks': ['ecg'], 'occasions': %d}}}}";

struct sample {
    int n;
    double weeks[LEARNERS], duty_h[LEARNERS]; /* from the offer until the right is earned */
};

struct watch { /* hears when who is on duty, and when he has learnt it */
    const struct model *m;
    int32_t *since, *duty;
    struct sample *sample;
};

static void hear(void *self, const struct event *v)
{
    struct watch *w = self;
    if (v->kind == EVENT_DUTY_START)
        w->since[v->person] = v->tick;
    if (v->kind == EVENT_DUTY_END)
        w->duty[v->person] += v->tick - w->since[v->person];
    if (v->kind == EVENT_DUTY_START || v->kind == EVENT_DUTY_END)
        w->since[v->person] = v->kind == EVENT_DUTY_START ? v->tick : -1;
    if (v->kind != EVENT_RIGHT_EARNED)
        return;
    assert_true(w->sample->n < LEARNERS);
    int n = w->sample->n++;
    w->sample->weeks[n] = (double)v->tick / (7 * w->m->ticks_per_day);
    int32_t ticks = w->duty[v->person] + (w->since[v->person] >= 0 ? v->tick - w->since[v->person] : 0);
    w->sample->duty_h[n] = ticks * (w->m->tick_s / 3600.0);
}

/* All learners of wards that begin on this day of January, 5 = Monday. */
static void watch_from(int day, double fte, int k, struct sample *sample)
{
    struct model m;
    struct testlib_accounts accounts;
    struct err e = {0};
    char text[4000];
    int count = fte < 1 ? 2 : 1;
    snprintf(text, sizeof text, wards, 7 * MOST_WEEKS, day, LEARNERS / START_DAYS / count, per_week / 7, count, fte, k);
    testlib_model_of_text(&m, text);
    testlib_accounts_init(&accounts, &m);
    struct watch w = {.m = &m, .since = malloc((size_t)m.n_persons * sizeof *w.since),
                      .duty = calloc((size_t)m.n_persons, sizeof *w.duty), .sample = sample};
    assert_true(w.since && w.duty);
    for (int p = 0; p < m.n_persons; p++)
        w.since[p] = -1;
    struct event_listener listener = {.hear = hear, .self = &w};
    struct engine_options options = {.listener = &listener};
    struct engine *g = engine_new(&m, &e);
    assert_non_null(g);
    assert_int_equal(engine_run(g, 2026, (uint32_t)day, &options, &accounts.a, &e), 0);
    engine_free(g);
    free(w.since);
    free(w.duty);
    testlib_accounts_free(&accounts);
    model_free(&m);
}

static int by_size(const void *a, const void *b)
{
    return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

/* Kolmogorov's distance of the sample from Gamma(k, rate). */
static double distance(double *x, int n, int k, double rate)
{
    double d = 0;
    qsort(x, (size_t)n, sizeof *x, by_size);
    for (int i = 0; i < n; i++) {
        double p = gsl_cdf_gamma_P(x[i], k, 1 / rate);
        d = fmax(d, fmax(p - (double)i / n, (i + 1.0) / n - p));
    }
    return d;
}

static void expect(double fte, int k)
{
    static struct sample sample;
    sample.n = 0;
    for (int day = 5; day < 5 + START_DAYS; day++)
        watch_from(day, fte, k, &sample);
    assert_int_equal(sample.n, LEARNERS);
    double mean = 0, q = 35.5 * fte / 168;
    for (int i = 0; i < sample.n; i++)
        mean += sample.weeks[i] / sample.n;
    double expected = k / (per_week * q), sd = sqrt(k) / (per_week * q);
    if (getenv("AVLAST_TEST_SHOW"))
        fprintf(stderr, "fte %g, k %d: %d learners, mean %.3f weeks, expected %.3f +- %.3f, distance %.4f\n", fte, k, sample.n,
                mean, expected, 3 * sd / sqrt(sample.n), distance(sample.duty_h, sample.n, k, per_week / 168));
    if (fabs(mean - expected) > 3 * sd / sqrt(sample.n))
        fail_msg("fte %g, k %d: %g weeks, expected %g", fte, k, mean, expected);
    /* at the level of one in a thousand: Kolmogorov's 1.95 / root(n); Smirnov (1948), Annals of Mathematical Statistics 19:279 */
    assert_true(distance(sample.duty_h, sample.n, k, per_week / 168) < 1.95 / sqrt(sample.n));
}

static void test_full_positions(void **state)
{
    (void)state;
    expect(1, 6);
    expect(1, 8);
}

static void test_half_positions(void **state)
{
    (void)state;
    expect(0.5, 6);
    expect(0.5, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_full_positions), cmocka_unit_test(test_half_positions)};
    return cmocka_run_group_tests_name("learners", tests, NULL, NULL);
}
