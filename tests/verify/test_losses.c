/* Closed forms: queues that lose work, few customers, and urgencies.
 *
 * Erlang B and M/M/1/K against the chain of the number present at the end of each tick: at a tick of a second, where it is
 * the formula to 0.2 %, and at a long tick, where one dispatch a tick matters. The finite source is the machine repair model
 * (Palm). Urgency without interruption: Cobham (1954). With it: preemptive resume, e.g. Kleinrock (1976), Queueing Systems 2,
 * section 3.6.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>

#include "reference/exact_law.h"

/* ---- Loss ------------------------------------------------------------------------------------------------------------- */

static void share_lost(const struct accounts *a, double *values)
{
    const struct task_account *job = &a->tasks[0];
    values[0] = (double)(job->omitted_in_window + job->lost_in_window) / (double)job->made;
}

static double replicate_share(const char *what, const char *path, const char *const *overrides, int n, uint64_t seed,
                              double value)
{
    struct model m;
    struct testlib_sample sample;
    testlib_model(&m, path, overrides, n);
    testlib_replications(&m, seed, (int)ceil(60 * testlib_scale()), share_lost, 1, &sample);
    testlib_expect(what, &sample, value);
    model_free(&m);
    return sample.mean;
}

struct station {
    int servers, room;   /* room: how many may wait */
    double lambda, done; /* per tick */
};

/* Share lost of what arrives: what the chain lets in is what it finishes. */
static double chain_loss(const struct station *s, const double *p, int n)
{
    double finished = 0;
    for (int i = 0; i < n; i++)
        finished += p[i] * fmin(i, s->servers) * s->done;
    return 1 - finished / s->lambda;
}

/* Exponential work in whole ticks: none with a chance of 1 - m(1 - e^(-1/m)), m the mean in ticks; else it ends in each tick
 * with the same chance. Work of no length finds the same servers busy and binds none. */
static struct station exponential_work(int servers, int room, double lambda, double mean)
{
    double done = 1 - exp(-1 / mean);
    return (struct station){.servers = servers, .room = room, .lambda = lambda * mean * done, .done = done};
}

static void nobody_waits(const double *p, double *next, int n, const void *what)
{
    const struct station *s = what;
    for (int i = 0; i < n; i++)
        for (int d = 0; d <= i; d++)
            for (int a = 0; a < 20 + 4 * s->lambda; a++) {
                int to = i - d + a < s->servers ? i - d + a : s->servers;
                next[to] += p[i] * testlib_binomial(i, s->done, d) * testlib_poisson(s->lambda, a);
            }
}

static void test_erlang_b(void **state)
{
    (void)state;
    double load = 1.8, blocked = 1;
    for (int k = 1; k <= 3; k++)
        blocked = load * blocked / (k + load * blocked);
    struct station station = exponential_work(3, 0, 9 / 3600.0, 720);
    double p[4];
    testlib_stationary(p, 4, nobody_waits, &station);
    double value = chain_loss(&station, p, 4);
    assert_true(fabs(value / blocked - 1) < 0.002); /* at a second */
    replicate_share("Erlang B at 1 s", "scenarios/queues/erlang_b.json", NULL, 0, 21, value);

    static const char *const overrides[] = {"/time/tick_s=360",
                                            "/tasks/job/duration_min={\"law\": \"geometric\", \"mean\": 12}"};
    station = (struct station){.servers = 3, .lambda = 0.9, .done = 0.5};
    testlib_stationary(p, 4, nobody_waits, &station);
    double lost =
        replicate_share("M/Geo/3/3 at 360 s", "scenarios/queues/erlang_b.json", overrides, 2, 22, chain_loss(&station, p, 4));
    assert_true(fabs(lost - blocked) > 0.01); /* at such a tick it is another number: the test can tell */
}

/* One server; what arrives sees those who wait after this tick's end of work, before this tick's dispatch. */
static void little_room(const double *p, double *next, int n, const void *what)
{
    const struct station *s = what;
    for (int i = 0; i < n; i++)
        for (int d = 0; d <= (i > 0); d++) {
            double flow = p[i] * (i == 0 ? 1 : d ? s->done : 1 - s->done);
            int waiting = i == 0 ? 0 : i - 1, room = s->room - waiting; /* who is served has left or does not wait */
            for (int a = 0; a < 20 + 4 * s->lambda; a++)
                next[i - d + (a < room ? a : room)] += flow * testlib_poisson(s->lambda, a);
        }
}

static void test_mm1k(void **state)
{
    (void)state;
    struct station station = exponential_work(1, 4, 3 / 3600.0, 720);
    double p[6], rho = 0.6;
    testlib_stationary(p, 6, little_room, &station);
    double value = chain_loss(&station, p, 6);
    assert_true(fabs(value / ((1 - rho) * pow(rho, 5) / (1 - pow(rho, 6))) - 1) < 0.002);
    replicate_share("M/M/1/5 at 1 s", "scenarios/queues/mm1k.json", NULL, 0, 23, value);

    static const char *const overrides[] = {"/time/tick_s=360",
                                            "/tasks/job/duration_min={\"law\": \"geometric\", \"mean\": 12}", "/time/days=400"};
    station = (struct station){.servers = 1, .room = 4, .lambda = 0.3, .done = 0.5};
    testlib_stationary(p, 6, little_room, &station);
    replicate_share("M/Geo/1/5 at 360 s", "scenarios/queues/mm1k.json", overrides, 3, 24, chain_loss(&station, p, 6));
}

/* ---- Finite source ---------------------------------------------------------------------------------------------------- */

static void wait_and_load(const struct accounts *a, double *values)
{
    values[0] = (double)a->tasks[0].wait_ticks / (double)a->tasks[0].started * a->model->tick_s / 60;
    values[1] = (double)a->ticks[0] / (a->model->end_ticks - a->model->warmup_ticks);
}

static void test_finite_source(void **state)
{
    (void)state;
    enum { N = 5 };
    double gap = 60, work = 12, p[N + 1] = {1}, sum = 1, present = 0;
    for (int n = 1; n <= N; n++)
        sum += p[n] = p[n - 1] * (N - n + 1) * work / gap;
    for (int n = 1; n <= N; n++)
        present += n * p[n] / sum;
    double busy = 1 - p[0] / sum, per_min = busy / work;
    struct model m;
    struct testlib_sample samples[2];
    testlib_model(&m, "scenarios/queues/finite_source.json", NULL, 0);
    testlib_replications(&m, 25, (int)ceil(60 * testlib_scale()), wait_and_load, 2, samples);
    testlib_expect("finite source: wait", &samples[0], (present - busy) / per_min);
    testlib_expect("finite source: server busy", &samples[1], busy);
    model_free(&m);
}

/* ---- Urgency ---------------------------------------------------------------------------------------------------------- */

/* Tasks are sorted by name: other, urgent. */
static void delays(const struct accounts *a, double *values)
{
    for (int t = 0; t < 2; t++) {
        const struct task_account *task = &a->tasks[t];
        double minutes = a->model->tick_s / 60.0;
        values[2 * t] = (double)task->wait_ticks / (double)task->started * minutes;
        values[2 * t + 1] = (double)(task->waited_ticks + task->suspended_ticks) / (double)task->made * minutes;
    }
}

/* Both classes the same: jobs per tick, ticks of work and their second moment, of which the tick itself is a part. */
struct two_classes {
    double lambda, work, work2, s1, s2; /* s1: load of the urgent, s2: of both */
    double waiting;                     /* of all work in order of arrival: Pollaczek and Khinchine, ticks */
    double minutes;                     /* of a tick */
};

static struct two_classes two_classes(const struct model *m)
{
    struct two_classes c = {.minutes = m->tick_s / 60.0, .lambda = m->units[0].sources[0].rate_per_s[0] * m->tick_s};
    c.work = m->tasks[0].law.mean_s / m->tick_s;
    c.work2 = testlib_second_moment(&m->tasks[0].law, m->tick_s);
    c.s1 = c.lambda * c.work;
    c.s2 = 2 * c.s1;
    c.waiting = 2 * c.lambda * c.work2 / (2 * (1 - c.s2));
    return c;
}

/* Cobham's W0/(1 - s1), less (s2 - s1)/2(1 - s1) ticks: what comes within a tick is there before that tick's dispatch, so an
 * urgent job is never too late by part of a tick. Derived from mean residual work lambda E X(X - 1)/2 at the end of work in a
 * tick, the urgent ones waiting, and half a batch. The other class by conservation: load times wait is the same in any order. */
static void check_cobham(int tick_s, uint64_t seed)
{
    char tick[40];
    snprintf(tick, sizeof tick, "/time/tick_s=%d", tick_s);
    const char *overrides[] = {tick};
    struct model m;
    struct testlib_sample samples[4];
    testlib_model(&m, "scenarios/queues/priority.json", overrides, 1);
    assert_int_equal(testlib_task(&m, "urgent"), 1);
    struct two_classes c = two_classes(&m);
    double urgent = (2 * c.lambda * c.work2 - (c.s2 - c.s1)) / (2 * (1 - c.s1));
    double other = (c.s2 * c.waiting - c.s1 * urgent) / (c.s2 - c.s1);
    testlib_replications(&m, seed, (int)ceil(60 * testlib_scale()), delays, 4, samples);
    testlib_expect("Cobham: urgent", &samples[2], urgent * c.minutes);
    testlib_expect("Cobham: other", &samples[0], other * c.minutes);
    model_free(&m);
}

static void test_cobham(void **state)
{
    (void)state;
    check_cobham(10, 26);
    check_cobham(600, 28);
}

/* The urgent see only each other. The others start when all that was there, all urgent jobs of their own tick and all urgent
 * ones that come meanwhile are done; then each tick of their work but the last lets urgent ones in. */
static void check_preemptive(int tick_s, uint64_t seed)
{
    char tick[40];
    snprintf(tick, sizeof tick, "/time/tick_s=%d", tick_s);
    const char *overrides[] = {tick};
    struct model m;
    struct testlib_sample samples[4];
    testlib_model(&m, "scenarios/queues/preemptive.json", overrides, 1);
    struct two_classes c = two_classes(&m);
    double urgent = c.lambda * c.work2 / (2 * (1 - c.s1));
    double until_start = (c.waiting + c.s1 / 2) / (1 - c.s1);
    double lasts = exact_law_limited_mean(&m.tasks[0].law, tick_s) / tick_s; /* P(X >= 1) */
    double suspended = (c.work - lasts) * c.s1 / (1 - c.s1);
    testlib_replications(&m, seed, (int)ceil(60 * testlib_scale()), delays, 4, samples);
    testlib_expect("preemptive: urgent", &samples[2], urgent * c.minutes);
    testlib_expect("preemptive: other, to its start", &samples[0], until_start * c.minutes);
    testlib_expect("preemptive: other, with interruptions", &samples[1], (until_start + suspended) * c.minutes);
    model_free(&m);
}

static void test_preemptive_resume(void **state)
{
    (void)state;
    check_preemptive(10, 27);
    check_preemptive(600, 29);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_erlang_b),          cmocka_unit_test(test_mm1k),
        cmocka_unit_test(test_finite_source),     cmocka_unit_test(test_cobham),
        cmocka_unit_test(test_preemptive_resume),
    };
    return cmocka_run_group_tests_name("losses", tests, NULL, NULL);
}
