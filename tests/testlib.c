/* What several tests need; see testlib.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "folder.h"
#include "reference/exact_law.h"
#include "scenario/scenario.h"

double testlib_scale(void)
{
    const char *scale = getenv("AVLAST_TEST_SCALE");
    return scale && atof(scale) > 0 ? atof(scale) : 1;
}

long testlib_number(const char *variable, long otherwise)
{
    const char *text = getenv(variable);
    return text && *text ? strtol(text, NULL, 10) : otherwise;
}

static void show(const struct findings *findings, const struct err *e)
{
    if (e->code && *e->text)
        fprintf(stderr, "  %s\n", e->text);
    for (const struct finding *f = findings->first; f; f = f->next)
        if (f->is_error)
            fprintf(stderr, "  %s: %s: %s\n", f->file ? f->file : "", f->pointer ? f->pointer : "", f->text);
}

static bool read_model(struct model *m, const char *path, const char *const *overrides, int n)
{
    struct scenario s;
    struct err e = {0};
    bool good = !scenario_read(&s, path, "scenarios", overrides, n, &e) && !model_build(m, s.root, s.name, &s.findings, &e);
    if (!good)
        show(&s.findings, &e);
    scenario_free(&s);
    return good;
}

void testlib_model(struct model *m, const char *path, const char *const *overrides, int n)
{
    memset(m, 0, sizeof *m);
    if (!read_model(m, path, overrides, n))
        fail_msg("%s is refused", path);
}

bool testlib_try_text(struct model *m, const char *text)
{
    memset(m, 0, sizeof *m);
    char path[200];
    snprintf(path, sizeof path, "%s/avlast_test_XXXXXX.json", folder_below());
    int file = mkstemps(path, 5);
    if (file < 0)
        fail_msg("cannot make the file %s", path);
    size_t length = strlen(text);
    char *quoted = strdup(text);
    if (!quoted)
        abort();
    for (char *c = quoted; *c; c++)
        *c = *c == '\'' ? '"' : *c;
    bool written = write(file, quoted, length) == (ssize_t)length;
    free(quoted);
    close(file);
    bool good = written && read_model(m, path, NULL, 0);
    unlink(path);
    return good;
}

void testlib_model_of_text(struct model *m, const char *text)
{
    if (!testlib_try_text(m, text))
        fail_msg("refused: %s", text);
}

/* Copies one JSON value from *in to *out, members reversed, and moves both on. The text is known to be good JSON. */
static void copy_reversed(const char **in, char **out)
{
    enum { MOST = 100 };
    while (strchr(" \n", **in))
        ++*in;
    if (**in == '{') { /* members come out one by one into places of their own, then the last one first */
        char *members[MOST];
        int n = 0;
        const char *end = ++*in;
        for (; *end && *end != '}'; end = *in) {
            char *member = members[n++] = malloc(strlen(*in) * 2 + 8);
            if (!member || n == MOST)
                abort();
            copy_reversed(in, &member);
            while (**in != ':')
                ++*in;
            ++*in;
            *member++ = ':';
            copy_reversed(in, &member);
            *member = '\0';
            while (strchr(" \n,", **in))
                ++*in;
        }
        ++*in;
        *(*out)++ = '{';
        while (n-- > 0) {
            *out += sprintf(*out, "%s%s", members[n], n ? "," : "");
            free(members[n]);
        }
        *(*out)++ = '}';
    } else if (**in == '"') {
        do
            *(*out)++ = *(*in)++;
        while (**in != '"');
        *(*out)++ = *(*in)++;
    } else if (**in == '[') {
        *(*out)++ = *(*in)++;
        while (**in != ']') {
            copy_reversed(in, out);
            while (strchr(" \n", **in))
                ++*in;
            if (**in == ',')
                *(*out)++ = *(*in)++;
        }
        *(*out)++ = *(*in)++;
    } else {
        while (!strchr(",}] \n", **in))
            *(*out)++ = *(*in)++;
    }
}

char *testlib_reversed(const char *text)
{
    char *result = malloc(strlen(text) * 2 + 8), *out = result;
    if (!result)
        abort();
    copy_reversed(&text, &out);
    *out = '\0';
    return result;
}

void testlib_hear(void *self, const struct event *event)
{
    struct testlib_events *events = self;
    if (events->n == events->size) {
        events->size = events->size ? 2 * events->size : 1024;
        events->all = realloc(events->all, (size_t)events->size * sizeof *events->all);
        if (!events->all)
            abort();
    }
    events->all[events->n++] = *event;
}

void testlib_accounts_init(struct testlib_accounts *a, const struct model *m)
{
    jmp_buf exhausted;
    memset(a, 0, sizeof *a);
    if (setjmp(exhausted))
        abort();
    a->arena.exhausted = &exhausted;
    accounts_init(&a->a, m, &a->arena);
    a->arena.exhausted = NULL;
}

void testlib_accounts_free(struct testlib_accounts *a)
{
    arena_free(&a->arena);
}

int testlib_task(const struct model *m, const char *id)
{
    for (int t = 0; t < m->n_tasks; t++)
        if (strcmp(m->tasks[t].label.id, id) == 0)
            return t;
    fail_msg("no task '%s'", id);
    return -1;
}

void testlib_add(struct testlib_sample *s, double x)
{
    double from_old = x - s->mean;
    s->n++;
    s->mean += from_old / s->n;
    s->squares += from_old * (x - s->mean);
}

double testlib_error(const struct testlib_sample *s)
{
    return sqrt(s->squares / (s->n - 1) / s->n);
}

void testlib_expect(const char *what, const struct testlib_sample *s, double value)
{
    double error = testlib_error(s), z = (s->mean - value) / error;
    if (getenv("AVLAST_TEST_SHOW"))
        fprintf(stderr, "%-46s mean %12.6g  value %12.6g  z %+5.2f  half-width %.2g %%\n", what, s->mean, value, z,
                100 * error / fabs(value));
    if (!(fabs(z) <= 4))
        fail_msg("%s: mean %.8g, expected %.8g, standard error %.3g, z %.2f", what, s->mean, value, error, z);
}

void testlib_replications(const struct model *m, uint64_t seed, int n, void (*measure)(const struct accounts *, double *values),
                          int n_values, struct testlib_sample *samples)
{
    struct err e = {0};
    struct testlib_accounts accounts;
    struct engine_options options = {.audit = false};
    struct engine *g = engine_new(m, &e);
    if (!g)
        fail_msg("%s", e.text);
    testlib_accounts_init(&accounts, m);
    memset(samples, 0, (size_t)n_values * sizeof *samples);
    for (int r = 1; r <= n; r++) {
        double values[TESTLIB_VALUES];
        if (engine_run(g, seed, (uint32_t)r, &options, &accounts.a, &e))
            fail_msg("%s", e.text);
        measure(&accounts.a, values);
        for (int i = 0; i < n_values; i++)
            testlib_add(&samples[i], values[i]);
    }
    testlib_accounts_free(&accounts);
    engine_free(g);
}

void testlib_stationary(double *p, int n, void (*step)(const double *p, double *next, int n, const void *what),
                        const void *what)
{
    double *next = calloc((size_t)n, sizeof *next);
    if (!next)
        abort();
    for (int i = 0; i < n; i++)
        p[i] = 1.0 / n;
    for (double moved = 1; moved > 1e-15;) {
        memset(next, 0, (size_t)n * sizeof *next);
        step(p, next, n, what);
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += next[i];
        moved = 0;
        for (int i = 0; i < n; i++) {
            moved = fmax(moved, fabs(p[i] - next[i] / sum));
            p[i] = next[i] / sum;
        }
    }
    free(next);
}

double testlib_second_moment(const struct law *law, double tick_s)
{
    double moment = 0, reached = 0, mean = law->mean_s / tick_s;
    for (int k = 0; mean - reached > 1e-10 * mean && k < 10000000; k++) {
        double next = exact_law_limited_mean(law, (k + 1) * tick_s) / tick_s;
        moment += (2 * k + 1) * (next - reached);
        reached = next;
    }
    return moment;
}

double testlib_poisson(double mean, int k)
{
    return exp(k * log(mean) - mean - lgamma(k + 1.0));
}

double testlib_binomial(int n, double p, int k)
{
    return exp(lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0)) * pow(p, k) * pow(1 - p, n - k);
}
