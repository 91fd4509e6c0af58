/* Workers for the trials of a study.
 *
 *     next --> worker: engine_run --> trial slot --> done[i] --> caller: finished(trial i), in order
 *
 * One mutex guards `next`, `done` and the failure; it is taken twice per replication, so it costs nothing. A worker owns one
 * engine and one set of accounts per scenario, made when first needed and used again for every replication. Nothing is
 * printed here; signals and the clock are the caller's business (options->stop).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/runner.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "engine/engine.h"

enum { LOOK_ROUND_MS = 100 };

struct runner {
    struct trials *trials;
    const struct runner_options *options;
    pthread_mutex_t lock;
    pthread_cond_t changed; /* a trial is done, or a worker has failed */
    int next, n_working;
    bool *done;
    bool ending;            /* take no more trials */
    atomic_bool stopping;   /* ... and leave those that run */
    atomic_llong n_days;    /* simulated so far, in all trials */
    int failed;             /* the first trial that failed, or trials->n */
    struct err err;         /* of that trial */
};

/* What a worker needs to run one scenario. */
struct bench {
    bool ready;
    struct engine *engine;
    struct accounts accounts;
    struct tally tally;
    struct arena arena;
};

static int bench_open(struct bench *b, const struct model *m, struct err *e)
{
    if (b->ready)
        return 0;
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return err_set(e, ERR_MEMORY, "not enough memory for the accounts of a replication");
    b->arena.exhausted = &exhausted;
    accounts_init(&b->accounts, m, &b->arena);
    tally_init(&b->tally, m, &b->arena);
    b->engine = engine_new(m, e);
    if (!b->engine)
        return e->code;
    b->ready = true;
    return 0;
}

static void bench_close(struct bench *b)
{
    if (b->engine)
        engine_free(b->engine);
    arena_free(&b->arena);
}

/* Asked by an engine before every day. */
static bool count_day(void *self)
{
    struct runner *r = self;
    atomic_fetch_add_explicit(&r->n_days, 1, memory_order_relaxed);
    return atomic_load_explicit(&r->stopping, memory_order_relaxed);
}

/* ... of all days; trials that only begin do not lower it. */
static double share_done(struct runner *r, int n_finished)
{
    double days = 0;
    for (int s = 0; s < r->trials->n_scenarios; s++)
        days += (double)r->trials->models[s]->end_ticks / r->trials->models[s]->ticks_per_day;
    return fmax((double)n_finished / r->trials->n, (double)atomic_load(&r->n_days) / (days * r->trials->n_replications));
}

static int run_trial(struct runner *r, struct bench *b, struct trial *trial, struct err *e)
{
    const struct engine_options options = {.audit = r->options->audit, .stop = count_day, .self = r};
    int rc = bench_open(b, r->trials->models[trial->scenario], e);
    if (rc)
        return rc;
    atomic_fetch_sub(&r->n_days, 1); /* a day that is asked for is not over yet */
    rc = engine_run(b->engine, r->options->seed, trial->replication, &options, &b->accounts, e);
    atomic_fetch_add(&r->n_days, 1);
    if (rc)
        return rc;
    tally_fill(&b->tally, &b->accounts);
    results_fill(&r->trials->results[trial->scenario], &b->tally, trial->values);
    trial->demand_hash = b->accounts.demand_hash;
    return 0;
}

static int take(struct runner *r)
{
    pthread_mutex_lock(&r->lock);
    int i = r->ending ? r->trials->n : r->next;
    if (i < r->trials->n)
        r->next++;
    pthread_mutex_unlock(&r->lock);
    return i;
}

static void report(struct runner *r, int i, int rc, const struct err *e)
{
    pthread_mutex_lock(&r->lock);
    if (rc == 0) {
        r->done[i] = true;
    } else {
        r->ending = true;
        if (i < r->failed) { /* whoever failed first in order, whatever the number of workers */
            r->failed = i;
            r->err = *e;
        }
    }
    pthread_cond_signal(&r->changed);
    pthread_mutex_unlock(&r->lock);
}

static void *work(void *self)
{
    struct runner *r = self;
    struct bench *benches = calloc((size_t)r->trials->n_scenarios, sizeof *benches);
    int i;
    while ((i = take(r)) < r->trials->n) {
        struct err e = {0};
        int rc = benches ? run_trial(r, &benches[r->trials->trial[i].scenario], &r->trials->trial[i], &e)
                         : err_set(&e, ERR_MEMORY, "not enough memory for a worker");
        report(r, i, rc, &e);
    }
    for (int s = 0; benches && s < r->trials->n_scenarios; s++)
        bench_close(&benches[s]);
    free(benches);
    pthread_mutex_lock(&r->lock);
    r->n_working--;
    pthread_cond_signal(&r->changed);
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

/* Waits for news, but not for long. */
static void wait_a_little(struct runner *r)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += LOOK_ROUND_MS * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_cond_timedwait(&r->changed, &r->lock, &until);
}

/* Hands the trials on, in order, until all are done or something ends the study; then waits for the workers. */
static int hand_on(struct runner *r, struct err *e)
{
    const struct runner_options *o = r->options;
    int n_finished = 0, rc = 0;
    pthread_mutex_lock(&r->lock);
    while (r->n_working > 0 || (rc == 0 && n_finished < r->failed && n_finished < r->next)) {
        if (rc == 0 && n_finished < r->trials->n && r->done[n_finished]) {
            pthread_mutex_unlock(&r->lock); /* the slot of a finished trial is nobody else's */
            rc = o->finished ? o->finished(o->self, &r->trials->trial[n_finished], e) : 0;
            n_finished++;
            pthread_mutex_lock(&r->lock);
        } else {
            wait_a_little(r);
        }
        if (rc == 0 && o->stop) {
            pthread_mutex_unlock(&r->lock);
            if (o->stop(o->self, n_finished, share_done(r, n_finished)))
                rc = err_set(e, ERR_STOPPED, "stopped before all runs were done");
            pthread_mutex_lock(&r->lock);
        }
        if (rc) {
            r->ending = true;
            atomic_store(&r->stopping, true);
        }
    }
    if (rc == 0 && r->failed < r->trials->n) {
        *e = r->err;
        rc = r->err.code;
    }
    pthread_mutex_unlock(&r->lock);
    return rc;
}

static int start_workers(struct runner *r, pthread_t *threads, struct err *e)
{
    int jobs = r->options->jobs < r->trials->n ? r->options->jobs : r->trials->n, n = 0;
    r->n_working = jobs; /* before any of them can leave */
    for (; n < jobs; n++)
        if (pthread_create(&threads[n], NULL, work, r))
            break;
    pthread_mutex_lock(&r->lock);
    r->n_working -= jobs - n; /* fewer workers than asked for do as well */
    pthread_mutex_unlock(&r->lock);
    if (n == 0 && jobs > 0)
        err_set(e, ERR_MEMORY, "cannot start a thread");
    return n;
}

int runner_run(struct trials *t, const struct runner_options *options, struct err *e)
{
    struct runner r = {.trials = t, .options = options, .failed = t->n};
    pthread_t *threads = calloc((size_t)options->jobs + 1, sizeof *threads);
    r.done = calloc((size_t)t->n + 1, sizeof *r.done);
    int rc = 0;
    if (!threads || !r.done) {
        rc = err_set(e, ERR_MEMORY, "not enough memory to run %d trials", t->n);
    } else {
        pthread_condattr_t attributes;
        pthread_condattr_init(&attributes);
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
        pthread_cond_init(&r.changed, &attributes);
        pthread_condattr_destroy(&attributes);
        pthread_mutex_init(&r.lock, NULL);

        int n_threads = start_workers(&r, threads, e);
        rc = n_threads || t->n == 0 ? hand_on(&r, e) : e->code;
        for (int i = 0; i < n_threads; i++)
            pthread_join(threads[i], NULL);

        pthread_mutex_destroy(&r.lock);
        pthread_cond_destroy(&r.changed);
    }
    free(r.done);
    free(threads);
    return rc;
}

int runner_default_jobs(void)
{
    const char *slurm = getenv("SLURM_CPUS_PER_TASK");
    if (slurm) {
        char *end;
        errno = 0;
        long n = strtol(slurm, &end, 10);
        if (errno == 0 && end != slurm && *end == '\0' && n >= 1 && n <= RUNNER_MOST_JOBS)
            return (int)n;
    }
    /* The affinity mask, not the number of processors in the box; by its system call, since the wrapper and its macros need
     * GNU feature macros that nothing else here needs. It returns the number of bytes written. */
    uint64_t mask[128] = {0};
    long bytes = syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
    int n = 0;
    for (long i = 0; i < bytes / 8; i++)
        n += __builtin_popcountll(mask[i]);
    return n < 1 ? 1 : n > RUNNER_MOST_JOBS ? RUNNER_MOST_JOBS : n;
}

int runner_jobs_that_fit(int jobs, double bytes)
{
    double most = RUNNER_MOST_GIB * 0x1p30 / bytes;
    return most >= jobs ? jobs : most < 1 ? 1 : (int)most;
}
