/* What several tests need: models from text or files, replications with their events, and z values.
 *
 * Whatever goes wrong here fails the test that asked, with what was wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTLIB_H
#define TESTLIB_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include "engine/accounts.h"
#include "engine/engine.h"
#include "engine/event.h"
#include "model/model.h"

/* How big the heavy tests are: AVLAST_TEST_SCALE, 1 when it is not set. */
double testlib_scale(void);
/* An environment variable as a whole number. */
long testlib_number(const char *variable, long otherwise);

/* The model of a scenario file ("scenarios/queues/mm1.json"), with n overrides ("/json/pointer=value"). */
void testlib_model(struct model *m, const char *path, const char *const *overrides, int n);
/* The model of a scenario given as text, in which ' may stand for ". False, with what was wrong on stderr, when it is refused. */
bool testlib_try_text(struct model *m, const char *text);
void testlib_model_of_text(struct model *m, const char *text);

/* The same JSON document with the members of every object in the opposite order; the caller frees it. */
char *testlib_reversed(const char *text);

/* A growing list of events; hear is an event listener's. */
struct testlib_events {
    struct event *all;
    int n, size;
};
void testlib_hear(void *events, const struct event *event);

/* Accounts in an arena of their own. */
struct testlib_accounts {
    struct arena arena;
    struct accounts a;
};
void testlib_accounts_init(struct testlib_accounts *a, const struct model *m);
void testlib_accounts_free(struct testlib_accounts *a);

/* Indices by id; the test fails when there is none. */
int testlib_task(const struct model *m, const char *id);

/* A sample of independent values, as it grows. */
struct testlib_sample {
    int n;
    double mean, squares; /* Welford (1962): sum of squared deviations */
};
void testlib_add(struct testlib_sample *s, double x);
double testlib_error(const struct testlib_sample *s); /* standard error of the mean */
/* Fails unless |mean - value| <= 4 standard errors; says what in any case when it fails. */
void testlib_expect(const char *what, const struct testlib_sample *s, double value);

/* Runs replications 1 .. n of a seed and adds to samples[i] the i-th of the values that `measure` reads off each. */
enum { TESTLIB_VALUES = 8 };
void testlib_replications(const struct model *m, uint64_t seed, int n, void (*measure)(const struct accounts *, double *values),
                          int n_values, struct testlib_sample *samples);

/* The stationary distribution p[0 .. n - 1] of a chain, by stepping it until it no longer moves: step(p, next, n, what)
 * adds to next (zeroed) where p goes in one tick. */
void testlib_stationary(double *p, int n, void (*step)(const double *p, double *next, int n, const void *what), const void *what);
/* E X^2 in ticks^2 of work in whole ticks, X = floor(Y + v), from P(X > k) = L(k + 1) - L(k), L(x) = E min(Y, x). */
double testlib_second_moment(const struct law *law, double tick_s);
double testlib_poisson(double mean, int k);          /* P(N = k) */
double testlib_binomial(int n, double p, int k);

#endif
