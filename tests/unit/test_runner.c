/* The runner: the same numbers on any number of threads, trials handed on in order, failures and stops.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=engine_run -Wl,--wrap=pthread_create */
#include "testlib.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "study/runner.h"

/* What the wrapped engine does: fail at these replications (0 = never), slowly. */
static struct {
    uint32_t fail_at, fail_also_at, fail_late_at; /* the last one sleeps before it fails */
    int slow_us;
    int hold_from; /* so many runs begin, and later ones wait until the study is stopped; 0 = none */
} wanted;
static atomic_int n_run;
static atomic_bool stopped; /* the caller said so */
static int fewer_threads; /* pthread_create fails after so many; 0 = never */

int __real_engine_run(struct engine *g, uint64_t seed, uint32_t replication, const struct engine_options *options,
                      struct accounts *a, struct err *e);
int __wrap_engine_run(struct engine *g, uint64_t seed, uint32_t replication, const struct engine_options *options,
                      struct accounts *a, struct err *e);
int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *self);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *self);

int __wrap_engine_run(struct engine *g, uint64_t seed, uint32_t replication, const struct engine_options *options,
                      struct accounts *a, struct err *e)
{
    bool hold = ++n_run >= wanted.hold_from && wanted.hold_from;
    for (int ms = 0; hold && ms < 20000 && !(stopped && options->stop(options->self)); ms++)
        usleep(1000);
    if (wanted.slow_us)
        usleep((useconds_t)wanted.slow_us);
    if (replication == wanted.fail_at || replication == wanted.fail_also_at) {
        usleep(replication == wanted.fail_late_at ? 20000 : 0);
        return err_set(e, ERR_AUDIT, "replication %u does not balance", replication);
    }
    return __real_engine_run(g, seed, replication, options, a, e);
}

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *self)
{
    if (fewer_threads && --fewer_threads == 0)
        return EAGAIN;
    return __real_pthread_create(thread, attributes, start, self);
}

enum { SCENARIOS = 2, REPLICATIONS = 12 };

static struct model built[SCENARIOS];
static const struct model *const models[SCENARIOS] = {&built[0], &built[1]};
static struct rows rows[SCENARIOS];
static struct arena arena;
static jmp_buf exhausted;

static int build_models(void **state)
{
    (void)state;
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    testlib_model(&built[0], "tests/cli/data/tiny.json", NULL, 0);
    testlib_model(&built[1], "tests/cli/data/other.json", NULL, 0);
    for (int s = 0; s < SCENARIOS; s++)
        rows_init(&rows[s], models[s], &arena);
    return 0;
}

static int free_models(void **state)
{
    (void)state;
    model_free(&built[0]);
    model_free(&built[1]);
    arena_free(&arena);
    return 0;
}

static int plain(void **state)
{
    (void)state;
    memset(&wanted, 0, sizeof wanted);
    n_run = 0;
    stopped = false;
    fewer_threads = 0;
    return 0;
}

/* What a caller heard. */
struct heard {
    int n, fail_at, stop_at, n_looks;
    double share; /* of the days, at the last look */
};

static int hear(void *self, const struct trial *trial, struct err *e)
{
    struct heard *h = self;
    assert_int_equal(trial->replication, h->n / SCENARIOS + 1); /* in order */
    assert_int_equal(trial->scenario, h->n % SCENARIOS);
    assert_true(trial->demand_hash != 0); /* and done */
    h->n++;
    return h->n == h->fail_at ? err_set(e, ERR_INPUT, "refused at %d", h->n) : 0;
}

static bool look(void *self, int n_finished, double share)
{
    struct heard *h = self;
    assert_int_equal(n_finished, h->n);
    assert_true(share >= (double)n_finished / (SCENARIOS * REPLICATIONS) && share <= 1);
    h->share = share;
    h->n_looks++;
    stopped = h->stop_at && n_finished >= h->stop_at;
    return stopped;
}

static int run(struct trials *t, int jobs, struct heard *h, struct err *e)
{
    struct runner_options o = {.seed = 7, .jobs = jobs, .audit = true, .finished = hear, .stop = look, .self = h};
    assert_int_equal(trials_init(t, models, rows, SCENARIOS, REPLICATIONS, e), 0);
    return runner_run(t, &o, e);
}

static void test_threads_change_nothing(void **state)
{
    (void)state;
    struct trials one, many;
    static const int jobs[] = {2, 3, 8, 100};
    struct heard h = {0};
    struct err e = {0};
    assert_int_equal(run(&one, 1, &h, &e), 0);
    assert_int_equal(h.n, SCENARIOS * REPLICATIONS);
    for (int j = 0; j < 4; j++) {
        h = (struct heard){0};
        assert_int_equal(run(&many, jobs[j], &h, &e), 0);
        assert_int_equal(h.n, SCENARIOS * REPLICATIONS);
        size_t n_values = (size_t)(rows[0].n + rows[1].n) * REPLICATIONS;
        assert_memory_equal(one.values, many.values, n_values * sizeof(double)); /* bit for bit, NaN included */
        for (int i = 0; i < one.n; i++)
            assert_true(one.trial[i].demand_hash == many.trial[i].demand_hash);
        trials_free(&many);
    }
    trials_free(&one);
}

static void test_same_demand_other_replications(void **state)
{
    (void)state;
    struct trials t;
    struct heard h = {0};
    struct err e = {0};
    assert_int_equal(run(&t, 2, &h, &e), 0);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        assert_true(trials_at(&t, 0, r)->demand_hash == trials_at(&t, 1, r)->demand_hash);
        if (r > 1)
            assert_true(trials_at(&t, 0, r)->demand_hash != trials_at(&t, 0, r - 1)->demand_hash);
    }
    trials_free(&t);
}

/* Without anybody who listens. */
static void test_no_callbacks(void **state)
{
    (void)state;
    struct trials t;
    struct err e = {0};
    struct runner_options o = {.seed = 7, .jobs = 2};
    assert_int_equal(trials_init(&t, models, rows, SCENARIOS, REPLICATIONS, &e), 0);
    assert_int_equal(runner_run(&t, &o, &e), 0);
    assert_true(t.trial[t.n - 1].demand_hash != 0);
    trials_free(&t);
}

/* Of several failures the first in order is told, whichever came first in time. */
static void test_the_first_failure_is_told(void **state)
{
    (void)state;
    for (int i = 0; i < 12; i++) {
        struct trials t;
        struct heard h = {0};
        struct err e = {0};
        int jobs = i / 2 + 1;
        wanted.fail_at = 3;
        wanted.fail_also_at = 4;
        wanted.fail_late_at = i % 2 ? 3 : 4;
        assert_int_equal(run(&t, jobs, &h, &e), ERR_AUDIT);
        assert_string_equal(e.text, "replication 3 does not balance");
        assert_int_equal(h.n, 2 * SCENARIOS); /* replications 1 and 2 */
        trials_free(&t);
    }
}

static void test_caller_may_refuse(void **state)
{
    (void)state;
    struct trials t;
    struct heard h = {.fail_at = 5};
    struct err e = {0};
    wanted.slow_us = 1000;
    assert_int_equal(run(&t, 3, &h, &e), ERR_INPUT);
    assert_string_equal(e.text, "refused at 5");
    assert_int_equal(h.n, 5);
    trials_free(&t);
}

static void test_stop(void **state)
{
    (void)state;
    struct trials t;
    struct heard h = {.stop_at = 4};
    struct err e = {0};
    wanted.hold_from = 12;
    assert_int_equal(run(&t, 2, &h, &e), ERR_STOPPED);
    assert_int_equal(h.n, 4);
    assert_true(n_run <= 13); /* nobody began what nobody waits for */
    assert_string_equal(e.text, "stopped before all runs were done");
    trials_free(&t);
}

static bool at_once(void *self, int n_finished, double share)
{
    struct heard *h = self;
    h->share = share;
    return n_finished == 0 && share > 0.001;
}

/* A replication of a hundred years does not keep anybody waiting, and one sees how far it has come. */
static void test_stop_within_a_replication(void **state)
{
    (void)state;
    struct trials t;
    struct heard h = {0};
    struct err e = {0};
    const char *const sets[] = {"/time/days=36500", "/time/tick_s=60"};
    struct model model;
    const struct model *const long_run = &model;
    struct rows long_rows;
    testlib_model(&model, "tests/cli/data/tiny.json", sets, 2);
    rows_init(&long_rows, &model, &arena);
    struct runner_options o = {.seed = 7, .jobs = 2, .stop = at_once, .self = &h};
    assert_int_equal(trials_init(&t, &long_run, &long_rows, 1, 2, &e), 0);
    assert_int_equal(runner_run(&t, &o, &e), ERR_STOPPED);
    assert_string_equal(e.text, "stopped before all runs were done");
    assert_true(h.share > 0.001 && h.share < 0.9);
    assert_true(t.trial[0].demand_hash == 0);
    trials_free(&t);
    model_free(&model);
}

/* Somebody looks round even while nothing gets done. */
static void test_looks_round_while_waiting(void **state)
{
    (void)state;
    struct trials t;
    struct heard h = {0};
    struct err e = {0};
    struct runner_options o = {.seed = 7, .jobs = 1, .finished = hear, .stop = look, .self = &h};
    wanted.slow_us = 250000;
    assert_int_equal(trials_init(&t, models, rows, SCENARIOS, 1, &e), 0);
    assert_int_equal(runner_run(&t, &o, &e), 0);
    assert_true(h.n_looks >= 4);
    trials_free(&t);
}

static void test_fewer_threads_do(void **state)
{
    (void)state;
    struct trials t;
    struct heard h = {0};
    struct err e = {0};
    fewer_threads = 3;
    assert_int_equal(run(&t, 5, &h, &e), 0);
    assert_int_equal(h.n, SCENARIOS * REPLICATIONS);
    trials_free(&t);
    fewer_threads = 1;
    h = (struct heard){0};
    assert_int_equal(run(&t, 5, &h, &e), ERR_MEMORY);
    assert_string_equal(e.text, "cannot start a thread");
    trials_free(&t);
}

static void test_default_jobs(void **state)
{
    (void)state;
    unsetenv("SLURM_CPUS_PER_TASK");
    int here = runner_default_jobs();
    assert_in_range(here, 1, sysconf(_SC_NPROCESSORS_ONLN));
    setenv("SLURM_CPUS_PER_TASK", "7", 1);
    assert_int_equal(runner_default_jobs(), 7);
    static const char *const nonsense[] = {"", "0", "-3", "many", "4x", "99999999999999999999"};
    for (int i = 0; i < 6; i++) {
        setenv("SLURM_CPUS_PER_TASK", nonsense[i], 1);
        assert_int_equal(runner_default_jobs(), here);
    }
    unsetenv("SLURM_CPUS_PER_TASK");
}

static void test_jobs_that_fit(void **state)
{
    (void)state;
    assert_int_equal(runner_jobs_that_fit(7, 1000), 7);
    assert_int_equal(runner_jobs_that_fit(8, 0x1p30), 8);
    assert_int_equal(runner_jobs_that_fit(9, 0x1p30), 8);
    assert_int_equal(runner_jobs_that_fit(1024, 0x1p30 + 1), 7);
    assert_int_equal(runner_jobs_that_fit(5, 0x1p40), 1);
    assert_int_equal(runner_jobs_that_fit(5, 0), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_threads_change_nothing, plain),
        cmocka_unit_test_setup(test_same_demand_other_replications, plain),
        cmocka_unit_test_setup(test_no_callbacks, plain),
        cmocka_unit_test_setup(test_the_first_failure_is_told, plain),
        cmocka_unit_test_setup(test_caller_may_refuse, plain),
        cmocka_unit_test_setup(test_stop, plain),
        cmocka_unit_test_setup(test_stop_within_a_replication, plain),
        cmocka_unit_test_setup(test_looks_round_while_waiting, plain),
        cmocka_unit_test_setup(test_fewer_threads_do, plain),
        cmocka_unit_test(test_default_jobs),
        cmocka_unit_test(test_jobs_that_fit),
    };
    return cmocka_run_group_tests(tests, build_models, free_models);
}
