/* The benchmark ward, scenarios/bench/ward.json, against a literal simulation of it that is written here, with chance of its own
 * that comes in sequence: in every tick work ends, then tasks arise, then people take them in the order of urgency, age, tie.
 *
 * All of the ward is in work and waits as long as it must, so the people who are busy are the work that is asked for, at every
 * tick. Who does it, and how long it waits, errs by the order of the tick, and within a tick it matters who comes first of those
 * that are equally urgent. Ours is a keyed random tie. The simulation also knows another one, the order of the types (medicine
 * before wound before bell), for comparison: at 60 s it gives other numbers, on which docs/model.md has a paragraph.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS = 91, REPLICATIONS = 30 };
enum { NURSE, WORKER, ASSISTANT, N_ROLES, NOBODY = -1 };
enum { MEDICINE, OBSERVATION, HYGIENE, MOBILISE, WOUND, BELL, N_TYPES };
/* What is compared: busy shares of the roles, mean waits in minutes, and people busy in all. */
enum { WAIT_MEDICINE = N_ROLES, WAIT_WOUND, WAIT_BELL, BUSY, N_VALUES };
static const char *const value_names[N_VALUES] = {"nurses busy", "health workers busy", "assistants busy", "wait for medicine",
                                                  "wait for wound care", "wait for a bell", "people busy"};

static const int people[N_ROLES] = {2, 4, 2};
static const char *const role_names[N_ROLES] = {"nurse", "health_worker", "assistant"};
enum { N_PEOPLE = 8, PATIENTS = 24 };

static const struct type {
    double per_day, mean_min;
    bool lognormal; /* with a coefficient of variation of 0.5; else exponential */
    int urgency;
    int roles[N_ROLES]; /* who may, first choice first */
} types[N_TYPES] = {
    [MEDICINE] = {5, 12, true, 0, {NURSE, NOBODY}},
    [OBSERVATION] = {8, 6, false, 1, {WORKER, NURSE, NOBODY}},
    [HYGIENE] = {4, 25, true, 1, {ASSISTANT, WORKER, NOBODY}},
    [MOBILISE] = {6, 14, false, 1, {WORKER, ASSISTANT, NOBODY}},
    [WOUND] = {1, 20, true, 0, {NURSE, WORKER, NOBODY}},
    [BELL] = {7, 5, false, 0, {ASSISTANT, WORKER, NURSE}},
};

/* Work that is asked for, in people: 5.783. */
static double offered(void)
{
    double minutes = 0;
    for (int k = 0; k < N_TYPES; k++)
        minutes += PATIENTS * types[k].per_day * types[k].mean_min;
    return minutes / 1440;
}

/* ---- The literal simulation -------------------------------------------------------------------------------------------- */

/* SplitMix64 (Steele, Lea and Flood 2014), one number after another. */
static uint64_t next_bits(uint64_t *chance)
{
    uint64_t z = *chance += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

static double uniform(uint64_t *chance) /* in (0, 1) */
{
    return ((double)(next_bits(chance) >> 11) + 0.5) * 0x1p-53;
}

static double exponential(uint64_t *chance)
{
    return -log(uniform(chance));
}

static double duration_s(const struct type *type, uint64_t *chance)
{
    if (!type->lognormal)
        return 60 * type->mean_min * exponential(chance);
    double s2 = log(1 + 0.5 * 0.5), radius = sqrt(2 * exponential(chance));
    double normal = radius * cos(2 * acos(-1) * uniform(chance)); /* Box and Muller (1958) */
    return 60 * type->mean_min * exp(sqrt(s2) * normal - s2 / 2);
}

struct waiting {
    int type;
    int32_t created, ticks; /* ticks of work */
    uint64_t tie;
};

enum { MOST_WAITING = 2000 };

struct ward {
    double tick_s;
    bool tie_by_type;
    uint64_t chance, ties;         /* apart, so that both kinds of tie meet the same demand */
    double next_s[N_TYPES];        /* when the next task of the type arises */
    int32_t busy_until[N_PEOPLE];  /* free when this is not after now */
    struct waiting queue[MOST_WAITING]; /* in order */
    int n_waiting;
    int64_t busy_ticks[N_ROLES], wait_ticks[N_TYPES], started[N_TYPES];
};

static bool before(const struct waiting *a, const struct waiting *b)
{
    int urgent = types[a->type].urgency - types[b->type].urgency;
    if (urgent)
        return urgent < 0;
    return a->created != b->created ? a->created < b->created : a->tie < b->tie;
}

static void arrive(struct ward *w, int32_t t)
{
    for (int k = 0; k < N_TYPES; k++) {
        double gap_s = 86400 / (PATIENTS * types[k].per_day);
        for (; w->next_s[k] < (t + 1) * w->tick_s; w->next_s[k] += gap_s * exponential(&w->chance)) {
            double ticks = duration_s(&types[k], &w->chance) / w->tick_s;
            struct waiting new = {.type = k, .created = t, .ticks = (int32_t)floor(ticks + uniform(&w->chance))};
            new.tie = w->tie_by_type ? (uint64_t)k : next_bits(&w->ties);
            int place = w->n_waiting++;
            assert_true(place < MOST_WAITING);
            for (; place && before(&new, &w->queue[place - 1]); place--)
                w->queue[place] = w->queue[place - 1];
            w->queue[place] = new;
        }
    }
}

/* A free person of the first role in the list that has one. People are numbered by role. */
static int find_person(const struct ward *w, const struct type *type, int32_t t)
{
    for (int r = 0; r < N_ROLES && type->roles[r] != NOBODY; r++) {
        int first = 0;
        for (int role = 0; role < type->roles[r]; role++)
            first += people[role];
        for (int p = first; p < first + people[type->roles[r]]; p++)
            if (w->busy_until[p] <= t)
                return p;
    }
    return NOBODY;
}

static int role_of(int person)
{
    return person < people[NURSE] ? NURSE : person < people[NURSE] + people[WORKER] ? WORKER : ASSISTANT;
}

/* One walk suffices: nobody becomes free in it. Work of 0 ticks leaves its person as free as he was. */
static void dispatch(struct ward *w, int32_t t, int32_t end)
{
    int left = 0;
    for (int i = 0; i < w->n_waiting; i++) {
        struct waiting task = w->queue[i];
        int p = find_person(w, &types[task.type], t);
        if (p == NOBODY) {
            w->queue[left++] = task;
            continue;
        }
        w->busy_until[p] = t + task.ticks;
        w->busy_ticks[role_of(p)] += task.ticks < end - t ? task.ticks : end - t;
        w->wait_ticks[task.type] += t - task.created;
        w->started[task.type]++;
    }
    w->n_waiting = left;
}

static void simulate(double tick_s, bool tie_by_type, int n, double values[][N_VALUES])
{
    for (int r = 0; r < n; r++) {
        struct ward *w = calloc(1, sizeof *w);
        assert_non_null(w);
        w->tick_s = tick_s;
        w->tie_by_type = tie_by_type;
        w->chance = (uint64_t)r << 40;
        w->ties = ~w->chance;
        for (int k = 0; k < N_TYPES; k++)
            w->next_s[k] = 86400 / (PATIENTS * types[k].per_day) * exponential(&w->chance);
        int32_t end = (int32_t)(DAYS * 86400 / tick_s);
        for (int32_t t = 0; t < end; t++) { /* who is busy until t is free from here on */
            arrive(w, t);
            dispatch(w, t, end);
        }
        static const int waits[] = {MEDICINE, WOUND, BELL};
        values[r][BUSY] = 0;
        for (int role = 0; role < N_ROLES; role++) {
            values[r][role] = (double)w->busy_ticks[role] / end / people[role];
            values[r][BUSY] += (double)w->busy_ticks[role] / end;
        }
        for (int i = 0; i < 3; i++)
            values[r][WAIT_MEDICINE + i] = (double)w->wait_ticks[waits[i]] / (double)w->started[waits[i]] * tick_s / 60;
        free(w);
    }
}

/* ---- The program ------------------------------------------------------------------------------------------------------- */

static void measure(const struct accounts *a, double *values)
{
    static const char *const waits[] = {"medicine", "wound", "bell"};
    const struct model *m = a->model;
    double ticks = m->end_ticks - m->warmup_ticks;
    memset(values, 0, N_VALUES * sizeof *values);
    for (int p = 0; p < m->n_persons; p++) {
        int64_t busy = 0;
        for (int k = 0; k < m->n_tasks; k++)
            busy += a->ticks[(int64_t)p * N_TIME_KINDS * a->n_accounts + k];
        values[BUSY] += (double)busy / ticks;
        for (int role = 0; role < N_ROLES; role++)
            if (strcmp(m->roles[m->persons[p].role].label.id, role_names[role]) == 0)
                values[role] += (double)busy / ticks / people[role];
    }
    for (int i = 0; i < 3; i++) {
        const struct task_account *task = &a->tasks[testlib_task(m, waits[i])];
        values[WAIT_MEDICINE + i] = (double)task->wait_ticks / (double)task->started * m->tick_s / 60;
    }
}

static int replications(void)
{
    return (int)fmax(12, REPLICATIONS * testlib_scale()); /* fewer would not tell the standard error */
}

static void run_program(int tick_s, struct testlib_sample *samples)
{
    char tick[40], days[40];
    snprintf(tick, sizeof tick, "/time/tick_s=%d", tick_s);
    snprintf(days, sizeof days, "/time/days=%d", DAYS);
    const char *overrides[] = {tick, days};
    struct model m;
    testlib_model(&m, "scenarios/bench/ward.json", overrides, 2);
    testlib_replications(&m, 21, replications(), measure, N_VALUES, samples);
    model_free(&m);
}

static void sum_up(double values[][N_VALUES], int n, struct testlib_sample *samples)
{
    memset(samples, 0, N_VALUES * sizeof *samples);
    for (int r = 0; r < n; r++)
        for (int v = 0; v < N_VALUES; v++)
            testlib_add(&samples[v], values[r][v]);
}

static void show(const char *what, int tick_s, const struct testlib_sample *samples)
{
    if (!getenv("AVLAST_TEST_SHOW"))
        return;
    fprintf(stderr, "%3d s, %-24s", tick_s, what);
    for (int v = 0; v < N_VALUES; v++)
        fprintf(stderr, " %7.4f (%.4f)", samples[v].mean, testlib_error(&samples[v]));
    fprintf(stderr, "\n");
}

/* The same ward in continuous time (simulated elsewhere, 40 years, standard error 0.0005): who serves errs by the order of the
 * tick, which is known from there to be 0.002 at most at 10 s. */
static void expect_near_continuous_time(const struct testlib_sample *at_10_s)
{
    static const double continuous[N_ROLES] = {0.710, 0.723, 0.736}, elsewhere[N_ROLES] = {0.708, 0.723, 0.737};
    static const double half_digit = 0.0005, tick = 0.002; /* they have three digits */
    for (int role = 0; role < N_ROLES; role++) {
        double error = 4 * hypot(testlib_error(&at_10_s[role]), 0.0005) + half_digit, mean = at_10_s[role].mean;
        if (!(fabs(mean - elsewhere[role]) <= error && fabs(mean - continuous[role]) <= error + tick))
            fail_msg("%s: %.5f; elsewhere %.3f at 10 s, %.3f in continuous time", value_names[role], mean, elsewhere[role],
                     continuous[role]);
    }
}

static void check_tick(int tick_s)
{
    int n = replications();
    double(*values)[N_VALUES] = calloc((size_t)n, sizeof *values);
    assert_non_null(values);
    struct testlib_sample ours[N_VALUES], literal[N_VALUES];
    run_program(tick_s, ours);
    simulate(tick_s, false, n, values);
    sum_up(values, n, literal);
    free(values);
    show("the program", tick_s, ours);
    show("the literal simulation", tick_s, literal);
    testlib_expect("people busy, by the program", &ours[BUSY], offered());
    testlib_expect("people busy, by the simulation", &literal[BUSY], offered());
    for (int v = 0; v < BUSY; v++) {
        double z = (ours[v].mean - literal[v].mean) / hypot(testlib_error(&ours[v]), testlib_error(&literal[v]));
        if (!(fabs(z) <= 4))
            fail_msg("%s at %d s: %.5g, the literal simulation has %.5g, z %.2f", value_names[v], tick_s, ours[v].mean,
                     literal[v].mean, z);
    }
    if (tick_s == 10)
        expect_near_continuous_time(ours);
}

static void test_at_60_s(void **state)
{
    (void)state;
    check_tick(60);
}

static void test_at_10_s(void **state)
{
    (void)state;
    check_tick(10);
}

/* Of tasks that are equally urgent and arise in one tick the first is drawn. If medicine came first instead, the nurses, who
 * alone may give it, would do less of the rest, and it would wait less. The same demand, so the difference is sure. */
static void test_who_comes_first(void **state)
{
    (void)state;
    int n = replications();
    double(*drawn)[N_VALUES] = calloc((size_t)n, sizeof *drawn), (*by_type)[N_VALUES] = calloc((size_t)n, sizeof *by_type);
    assert_true(drawn && by_type);
    simulate(60, false, n, drawn);
    simulate(60, true, n, by_type);
    struct testlib_sample samples[N_VALUES];
    sum_up(by_type, n, samples);
    show("ties by type", 60, samples);
    for (int r = 0; r < n; r++)
        for (int v = 0; v < N_VALUES; v++)
            by_type[r][v] -= drawn[r][v];
    sum_up(by_type, n, samples);
    show("minus drawn ties", 60, samples);
    assert_true(samples[NURSE].mean < -4 * testlib_error(&samples[NURSE]));
    assert_true(samples[ASSISTANT].mean > 4 * testlib_error(&samples[ASSISTANT]));
    assert_true(samples[WAIT_MEDICINE].mean < -4 * testlib_error(&samples[WAIT_MEDICINE]));
    free(drawn);
    free(by_type);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_at_60_s),
        cmocka_unit_test(test_at_10_s),
        cmocka_unit_test(test_who_comes_first),
    };
    return cmocka_run_group_tests_name("bench ward", tests, NULL, NULL);
}
