/* How long one task takes: times engine_run alone, metrics on, one thread, and prints one line of CSV per repetition.
 *
 *     bench SCENARIO [--repeat N] [--seconds S] [--set /json/pointer=value ...]
 *
 * The scenario is read and compiled as by every command. A first replication, not printed, warms the machine up and tells how
 * many days fit into S seconds, when S is given: the horizon is then cut or kept, never made longer. Then N replications are
 * timed, each with its own number. Columns: days, tasks completed, wall seconds, nanoseconds per task, bytes held.
 * Nothing here is measured but the run: reading, compiling and writing results are left out, as in the other simulators' figures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "engine/engine.h"
#include "scenario/scenario.h"

enum { MAX_OVERRIDES = 32 };

struct bench {
    struct model model;
    struct arena arena;
    struct accounts accounts;
    struct engine *engine;
};

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int fail(const struct err *e, const struct findings *findings)
{
    for (const struct finding *f = findings ? findings->first : NULL; f; f = f->next)
        if (f->is_error)
            fprintf(stderr, "bench: %s: %s: %s\n", f->file ? f->file : "", f->pointer, f->text);
    if (e->code)
        fprintf(stderr, "bench: %s\n", e->text);
    return 1;
}

static int bench_open(struct bench *b, const char *path, const char *const *overrides, int n, struct err *e)
{
    struct scenario s;
    memset(b, 0, sizeof *b);
    int bad = scenario_read(&s, path, "scenarios", overrides, n, e);
    if (!bad)
        bad = model_build(&b->model, s.root, s.name, &s.findings, e);
    if (bad)
        fail(e, &s.findings);
    scenario_free(&s);
    if (bad)
        return bad;

    jmp_buf exhausted;
    if (setjmp(exhausted))
        return err_set(e, ERR_MEMORY, "not enough memory for the accounts");
    b->arena.exhausted = &exhausted;
    accounts_init(&b->accounts, &b->model, &b->arena);
    b->engine = engine_new(&b->model, e);
    return b->engine ? 0 : e->code;
}

static void bench_close(struct bench *b)
{
    engine_free(b->engine);
    arena_free(&b->arena);
    model_free(&b->model);
}

/* Wall seconds of one replication, or -1. */
static double bench_once(struct bench *b, uint32_t replication, struct err *e)
{
    struct engine_options options = {.audit = false};
    double start_s = now_s();
    if (engine_run(b->engine, 1, replication, &options, &b->accounts, e))
        return -1;
    return now_s() - start_s;
}

static int days_of(const struct model *m)
{
    return m->end_ticks / m->ticks_per_day;
}

int main(int argc, char **argv)
{
    const char *path = NULL, *overrides[MAX_OVERRIDES + 2];
    int n = 0, repeat = 5;
    double wanted_s = 0;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--repeat") && i + 1 < argc)
            repeat = atoi(argv[++i]);
        else if (!strcmp(argv[i], "--seconds") && i + 1 < argc)
            wanted_s = strtod(argv[++i], NULL);
        else if (!strcmp(argv[i], "--set") && i + 1 < argc && n < MAX_OVERRIDES)
            overrides[n++] = argv[++i];
        else if (!path && argv[i][0] != '-')
            path = argv[i];
        else
            path = NULL, i = argc;
    }
    if (!path || repeat < 1) {
        fprintf(stderr, "usage: bench SCENARIO [--repeat N] [--seconds S] [--set /json/pointer=value ...]\n");
        return 2;
    }

    struct err e = {0};
    struct bench b;
    if (bench_open(&b, path, overrides, n, &e))
        return fail(&e, NULL);
    double first_s = bench_once(&b, 1, &e);
    int days = days_of(&b.model), fit = first_s > 0 ? (int)(days * wanted_s / first_s) : days;
    if (first_s >= 0 && wanted_s > 0 && fit < days) {
        char fewer[64];
        snprintf(fewer, sizeof fewer, "/time/days=%d", fit < 1 ? 1 : fit);
        overrides[n++] = fewer;
        overrides[n++] = "/time/warmup_days=0";
        bench_close(&b);
        if (bench_open(&b, path, overrides, n, &e))
            return fail(&e, NULL);
        first_s = bench_once(&b, 1, &e);
    }
    for (int i = 0; i < repeat && first_s >= 0; i++) {
        double wall_s = bench_once(&b, (uint32_t)i + 2, &e);
        if (wall_s < 0)
            break;
        struct rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        printf("%d,%lld,%.6f,%.2f,%ld\n", days_of(&b.model), (long long)b.accounts.completed, wall_s,
               wall_s * 1e9 / (double)b.accounts.completed, usage.ru_maxrss);
        fflush(stdout);
    }
    bench_close(&b);
    return e.code ? fail(&e, NULL) : 0;
}
