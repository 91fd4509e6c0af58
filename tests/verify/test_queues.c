/* Closed forms: queues in which everybody waits until served, at fixed seeds, against the value at that very tick.
 *
 * M/G/1 in order of arrival obeys Pollaczek and Khinchine at every tick, with the work in whole ticks X for the work Y:
 * mean wait = lambda E X^2 / 2 (1 - rho). Work and arrivals are exact, so this holds at a tick of an hour as well, five times
 * the mean work. Several servers: Erlang C at a short tick, and at a long one the chain of the number present at the end of
 * each tick, solved numerically. Geo/Geo/1: Hunter (1983), Mathematical Techniques of Applied Probability 2, departures first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "reference/exact_law.h"

static double wait_min(const struct accounts *a, int task)
{
    return (double)a->tasks[task].wait_ticks / (double)a->tasks[task].started * a->model->tick_s / 60;
}

static void wait_and_load(const struct accounts *a, double *values)
{
    const struct model *m = a->model;
    int64_t busy = 0;
    for (int p = 0; p < m->n_persons; p++)
        busy += a->ticks[(int64_t)p * N_TIME_KINDS * a->n_accounts];
    values[0] = wait_min(a, 0);
    values[1] = (double)busy / (m->end_ticks - m->warmup_ticks);
}

static void check_one_server(const char *path, int tick_s, const char *work, int replications)
{
    char tick[40], what[80];
    snprintf(tick, sizeof tick, "/time/tick_s=%d", tick_s);
    snprintf(what, sizeof what, "%s at %d s", path + sizeof "scenarios/queues", tick_s);
    const char *overrides[] = {tick, work};
    struct model m;
    testlib_model(&m, path, overrides, work ? 2 : 1);
    const struct law *law = &m.tasks[0].law;
    double x2 = testlib_second_moment(law, tick_s), y2 = exact_law_second_moment(law) / tick_s / tick_s;
    assert_true(x2 > y2 - 1e-4 * y2 && x2 < y2 + 0.25 + 1e-4 * y2); /* E X^2 = E Y^2 + e, 0 <= e <= 1/4 */
    double lambda = m.units[0].sources[0].rate_per_s[0] * tick_s, rho = lambda * law->mean_s / tick_s;
    struct testlib_sample samples[2];
    testlib_replications(&m, 11, (int)ceil(replications * testlib_scale()), wait_and_load, 2, samples);
    testlib_expect(what, &samples[0], lambda * x2 / (2 * (1 - rho)) * tick_s / 60);
    testlib_expect("  its load", &samples[1], rho);
    model_free(&m);
}

static void test_mm1(void **state)
{
    (void)state;
    static const int ticks[] = {10, 60, 240, 720, 3600};
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++)
        check_one_server("scenarios/queues/mm1.json", ticks[i], NULL, 60);
}

static void test_mg1(void **state)
{
    (void)state;
    static const int ticks[] = {10, 1200};
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++) {
        check_one_server("scenarios/queues/mg1_fixed.json", ticks[i], NULL, 60);
        check_one_server("scenarios/queues/mg1_gamma.json", ticks[i], NULL, 60);
        check_one_server("scenarios/queues/mg1_lognormal.json", ticks[i], NULL, 60);
        check_one_server("scenarios/queues/mg1_fixed.json", ticks[i],
                         "/tasks/job/duration_min={\"law\": \"weibull\", \"mean\": 12, \"shape\": 0.8}", 60);
        check_one_server("scenarios/queues/mg1_fixed.json", ticks[i],
                         "/tasks/job/duration_min={\"law\": \"triangular\", \"low\": 1, \"mode\": 3, \"high\": 32}", 40);
        check_one_server("scenarios/queues/mg1_fixed.json", ticks[i],
                         "/tasks/job/duration_min={\"law\": \"uniform\", \"low\": 0, \"high\": 24}", 40);
        check_one_server("scenarios/queues/mg1_fixed.json", ticks[i],
                         "/tasks/job/duration_min={\"law\": \"empirical\", \"values\": [1, 2, 4, 30, 31]}", 40);
    }
}

/* Erlang C: mean wait in minutes of M/M/c, rates per minute. */
static double erlang_c_wait(int c, double lambda, double mu)
{
    double load = lambda / mu, blocked = 1;
    for (int k = 1; k <= c; k++)
        blocked = load * blocked / (k + load * blocked);
    double waits = blocked / (1 - load / c * (1 - blocked));
    return waits / (c * mu - lambda);
}

static void test_mm3(void **state)
{
    (void)state;
    struct model m;
    struct testlib_sample samples[2];
    testlib_model(&m, "scenarios/queues/mm3.json", NULL, 0);
    testlib_replications(&m, 12, (int)ceil(60 * testlib_scale()), wait_and_load, 2, samples);
    testlib_expect("mm3 at 10 s", &samples[0], erlang_c_wait(3, 9.0 / 60, 5.0 / 60));
    testlib_expect("  its load", &samples[1], 1.8);
    model_free(&m);
}

/* Poisson arrivals, geometric work, c servers, seen at the end of a tick: first work ends, then come arrivals and dispatch. */
struct servers {
    int c;
    double lambda, done; /* per tick */
};

static void several_servers(const double *p, double *next, int n, const void *what)
{
    const struct servers *s = what;
    for (int i = 0; i < n; i++) {
        int busy = i < s->c ? i : s->c;
        for (int d = 0; d <= busy; d++) {
            double flow = p[i] * testlib_binomial(busy, s->done, d);
            for (int a = 0; a < 40 && i - d + a < n; a++)
                next[i - d + a] += flow * testlib_poisson(s->lambda, a);
        }
    }
}

static void test_three_servers_at_a_long_tick(void **state)
{
    (void)state;
    static const char *const overrides[] = {"/time/tick_s=240",
                                            "/tasks/job/duration_min={\"law\": \"geometric\", \"mean\": 12}"};
    enum { N = 120 };
    double p[N], present = 0;
    struct servers servers = {.c = 3, .lambda = 9 * 240 / 3600.0, .done = 240 / 720.0};
    testlib_stationary(p, N, several_servers, &servers);
    for (int i = 0; i < N; i++)
        present += i * p[i];
    struct model m;
    struct testlib_sample samples[2];
    testlib_model(&m, "scenarios/queues/mm3.json", overrides, 2);
    testlib_replications(&m, 13, (int)ceil(60 * testlib_scale()), wait_and_load, 2, samples);
    testlib_expect("M/Geo/3 at 240 s", &samples[0], (present / servers.lambda - 1 / servers.done) * 4);
    testlib_expect("  its load", &samples[1], 1.8);
    model_free(&m);
}

static void test_geo_geo_1(void **state)
{
    (void)state;
    struct model m;
    struct testlib_sample samples[2];
    double p = 0.05, s = 1.0 / 12;
    testlib_model(&m, "scenarios/queues/geo_geo_1.json", NULL, 0);
    testlib_replications(&m, 14, (int)ceil(60 * testlib_scale()), wait_and_load, 2, samples);
    testlib_expect("Geo/Geo/1", &samples[0], (1 - p) / (s - p) - 1 / s);
    testlib_expect("  its load", &samples[1], p / s);
    model_free(&m);
}

/* ---- Little's law ----------------------------------------------------------------------------------------------------- */

struct waits {
    int64_t in_window;   /* ticks waited inside the window, by what the events say */
    int64_t *created_at; /* by ordinal */
    const struct model *m;
};

static void hear_waits(void *self, const struct event *v)
{
    struct waits *w = self;
    if (v->kind == EVENT_CREATED) {
        w->created_at[v->k] = v->tick;
    } else if (v->kind == EVENT_STARTED) {
        int64_t from = w->created_at[v->k] > w->m->warmup_ticks ? w->created_at[v->k] : w->m->warmup_ticks;
        w->in_window += v->tick > from ? v->tick - from : 0;
        w->created_at[v->k] = -1;
    }
}

/* Sum over ticks of the queue's length = sum over tasks of the ticks they waited inside the window: exactly. */
static void test_little(void **state)
{
    (void)state;
    enum { MOST = 40000 };
    struct model m;
    struct err e = {0};
    struct testlib_accounts accounts;
    testlib_model(&m, "scenarios/queues/mm1.json", NULL, 0);
    testlib_accounts_init(&accounts, &m);
    struct engine *g = engine_new(&m, &e);
    assert_non_null(g);
    for (uint32_t replication = 1; replication <= 3; replication++) {
        struct waits waits = {.m = &m, .created_at = malloc(MOST * sizeof *waits.created_at)};
        assert_non_null(waits.created_at);
        for (int k = 0; k < MOST; k++)
            waits.created_at[k] = -1;
        struct event_listener listener = {.hear = hear_waits, .self = &waits};
        struct engine_options options = {.audit = true, .listener = &listener};
        assert_int_equal(engine_run(g, 15, replication, &options, &accounts.a, &e), 0);
        for (int k = 0; k < MOST; k++)
            if (waits.created_at[k] >= 0)
                waits.in_window += m.end_ticks - (waits.created_at[k] > m.warmup_ticks ? waits.created_at[k] : m.warmup_ticks);
        assert_true(waits.in_window > 0);
        assert_int_equal(waits.in_window, accounts.a.tasks[0].queue_ticks);
        assert_int_equal(waits.in_window, accounts.a.tasks[0].waited_ticks);
        free(waits.created_at);
    }
    engine_free(g);
    testlib_accounts_free(&accounts);
    model_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mm1),       cmocka_unit_test(test_mg1),
        cmocka_unit_test(test_mm3),       cmocka_unit_test(test_three_servers_at_a_long_tick),
        cmocka_unit_test(test_geo_geo_1), cmocka_unit_test(test_little),
    };
    return cmocka_run_group_tests_name("queues", tests, NULL, NULL);
}
