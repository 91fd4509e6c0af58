/* Directions of effect: what the ways of organising do, as the two reports say, must come out of the shipped scenarios.
 *
 * All cases run with the same seed, so replication r has the same patients in both cases of a row, and the differences of the
 * replications are independent and alike: a t interval of their mean says which way it goes. (Under O21 patients need more; its
 * differences are independent all the same, only more variable.) The table is directions.h; the rows are told one by one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/runner.h"
#include "study/statistics.h"
#include "study/trials.h"
#include "verify/directions.h"
#include "verify/heard.h"

struct run {
    struct model model;
    const struct model *models[1];
    struct rows rows;
    struct trials trials;
    double (*heard)[N_HEARD]; /* per replication, of cases whose events are listened to */
};
static struct run runs[N_CASES];
static struct arena arena;
static jmp_buf exhausted;

/* What is seldom left undone needs as many as 16, where a replication is short; six will do where it is a year. */
static int replications(int number)
{
    int n = directions_cases[number].replications;
    int least = n ? (n < 6 ? n : 6) : 16;
    return (int)fmax(least, round((n ? n : DIRECTIONS_REPLICATIONS) * testlib_scale()));
}

/* Calls take(word) for each word of a text. */
#define EACH(word, text) \
    for (char word##_rest[300], *word##_save = NULL, \
              *word = strtok_r((snprintf(word##_rest, sizeof word##_rest, "%s", text), word##_rest), " ", &word##_save); \
         word; word = strtok_r(NULL, " ", &word##_save))

static int role_of(const struct model *m, const char *id)
{
    for (int r = 0; r < m->n_roles; r++)
        if (strcmp(m->roles[r].label.id, id) == 0)
            return r;
    fail_msg("no role '%s'", id);
    return -1;
}

static int category_of(const char *id)
{
    for (int c = 0; c < N_CATEGORIES; c++)
        if (strcmp(model_category_ids[c], id) == 0)
            return c;
    return -1;
}

static double row_value(const struct run *run, const struct trial *t, const char *metric, int role, int category, int task)
{
    int row = rows_find(&run->rows, metric, metric_at(0, role, category, task));
    return row < 0 ? 0 : t->values[row]; /* nobody of that role here */
}

/* The sum over subjects, categories or tasks, of a metric of a role. */
static double over_subjects(const struct run *run, const struct trial *t, const char *metric, int role, const char *subjects)
{
    double sum = 0;
    if (!subjects)
        for (int c = 0; c < N_CATEGORIES; c++)
            sum += row_value(run, t, metric, role, c, -1);
    else
        EACH(subject, subjects) {
            int category = category_of(subject), task = category < 0 ? testlib_task(&run->model, subject) : -1;
            double x = row_value(run, t, metric, role, category, task);
            sum += isnan(x) ? 0 : x; /* of a task that did not come up */
        }
    return sum;
}

/* Minutes per rostered hour of all roles together, or of all people of some roster lines. */
static double pooled(const struct run *run, const struct trial *t, const struct directions_number *n)
{
    double minutes = 0, hours = 0;
    EACH(role, n->roles) {
        int r = role_of(&run->model, role);
        double h = row_value(run, t, "rostered_h", r, -1, -1);
        minutes += h > 0 ? h * over_subjects(run, t, n->metric, r, n->subjects) : 0;
        hours += h;
    }
    return minutes / hours;
}

/* Minutes of a person per rostered hour, in categories or in all work. */
static double of_person(const struct run *run, const struct trial *t, int person, const char *subjects)
{
    const struct results *results = &run->trials.results[0];
    double minutes = 0;
    bool all = strcmp(subjects, "work") == 0;
    if (!all)
        EACH(subject, subjects)
            minutes += t->values[results_person(results, person, PERSONAL_CATEGORIES + category_of(subject))];
    for (int c = 0; all && c < N_CATEGORIES; c++)
        minutes += t->values[results_person(results, person, PERSONAL_CATEGORIES + c)];
    if (all)
        minutes += t->values[results_person(results, person, PERSONAL_OTHERS + TIME_CONSULTING)] +
                   t->values[results_person(results, person, PERSONAL_OTHERS + TIME_HOLDING)];
    return minutes;
}

static double of_lines(const struct run *run, const struct trial *t, const struct directions_number *n)
{
    const struct results *results = &run->trials.results[0];
    double minutes = 0, hours = 0;
    EACH(line, n->roles)
        for (int p = 0; p < run->model.n_persons; p++) {
            const char *id = run->model.persons[p].label.id;
            if (strncmp(id, line, strlen(line)) || (id[strlen(line)] && id[strlen(line)] != '.'))
                continue;
            double h = t->values[results_person(results, p, PERSONAL_ROSTERED_H)];
            minutes += h * of_person(run, t, p, n->subjects);
            hours += h;
        }
    assert_true(hours > 0);
    return minutes / hours;
}

/* Hours on duty of people who hold a specialisation from the first measured day on. */
static double specialised_h(const struct run *run, const struct trial *t)
{
    double hours = 0;
    for (int p = 0; p < run->model.n_persons; p++) {
        if (model_specialisations(&run->model.persons[p], run->model.warmup_ticks))
            hours += t->values[results_person(&run->trials.results[0], p, PERSONAL_ROSTERED_H)];
    }
    return hours;
}

static double value(int number, int replication, const struct directions_number *n)
{
    const struct run *run = &runs[number];
    const struct trial *t = trials_at(&run->trials, 0, (uint32_t)replication);
    if (strcmp(n->metric, MINUTES) == 0)
        return pooled(run, t, n);
    if (strcmp(n->metric, LINES) == 0)
        return of_lines(run, t, n);
    for (int h = 0; h < N_HEARD; h++)
        if (strcmp(n->metric, heard_ids[h]) == 0) {
            assert_non_null(run->heard);
            return run->heard[replication - 1][h];
        }
    int role = n->roles && !strchr(n->roles, ' ') ? role_of(&run->model, n->roles) : -1;
    if (strcmp(n->metric, ADVANCED) == 0)
        return 1 - row_value(run, t, OVERQUALIFIED, role, -1, -1) / over_subjects(run, t, MINUTES, role, NULL);
    if (strcmp(n->metric, SPECIALISED) == 0)
        return specialised_h(run, t);
    if (strcmp(n->metric, DONE_PER_H) == 0)
        return over_subjects(run, t, DONE, role, n->subjects) / row_value(run, t, "rostered_h", role, -1, -1);
    if (strcmp(n->metric, HOURS_IN) == 0)
        return over_subjects(run, t, MINUTES, role, n->subjects) * row_value(run, t, "rostered_h", role, -1, -1) / 60;
    if (strcmp(n->metric, NOT_THEIRS) == 0)
        return over_subjects(run, t, DONE, role, n->subjects) + over_subjects(run, t, "omitted_count", -1, n->subjects);
    if (n->subjects)
        return over_subjects(run, t, n->metric, role, n->subjects);
    return row_value(run, t, n->metric, role, -1, -1);
}

static bool holds(enum direction direction, const struct moments *other, const struct moments *difference)
{
    struct interval d = statistics_interval(difference, STATISTICS_LEVEL), o = statistics_interval(other, STATISTICS_LEVEL);
    switch (direction) {
    case UP: return d.lo > 0;
    case DOWN: return d.hi < 0;
    case SAME: return d.lo > -DIRECTIONS_LIMIT && d.hi < DIRECTIONS_LIMIT;
    case NOT_DOWN: return d.lo > -DIRECTIONS_LIMIT;
    case NOT_UP: return d.hi < DIRECTIONS_LIMIT;
    case ZERO: return other->mean == 0 && other->squares == 0;
    case SOME: return o.lo > 0;
    }
    return false;
}

struct seen {
    struct moments base, other, difference;
};

static struct seen look(const struct directions_row *row)
{
    struct seen s = {0};
    int n = replications(row->base) < replications(row->other) ? replications(row->base) : replications(row->other);
    for (int r = 1; r <= n; r++) {
        double base = value(row->base, r, row->of_base.metric ? &row->of_base : &row->number);
        double other = value(row->other, r, &row->number);
        statistics_add(&s.base, base);
        statistics_add(&s.other, other);
        statistics_add(&s.difference, other - base);
    }
    assert_int_equal(s.difference.n, n); /* no number is missing */
    return s;
}

static void test_directions(void **state)
{
    (void)state;
    static const char *const words[] = {"up", "down", "same", "not down", "not up", "zero", "some"};
    int n_broken = 0;
    for (int i = 0; i < N_DIRECTIONS; i++) {
        const struct directions_row *row = &directions_rows[i];
        struct seen s = look(row);
        struct interval d = statistics_interval(&s.difference, STATISTICS_LEVEL);
        bool right = holds(row->direction, &s.other, &s.difference);
        n_broken += !right;
        fprintf(stderr, "%-7s %-8s %-46s %9.3f -> %9.3f  %+.3f (%+.3f to %+.3f), %s\n", right ? "" : "broken:", row->how, row->id,
                s.base.mean, s.other.mean, s.difference.mean, d.lo, d.hi, words[row->direction]);
    }
    assert_int_equal(n_broken, 0);
}

/* No row holds whatever comes out: with base and other changed about, none of up and down does. And those that say that little or
 * nothing happens are denied by a number for which much happens. */
static void test_rows_can_fail(void **state)
{
    (void)state;
    for (int i = 0; i < N_DIRECTIONS; i++) {
        struct directions_row row = directions_rows[i];
        if (row.direction == UP || row.direction == DOWN) {
            struct seen s = look(&row);
            s.difference.mean = -s.difference.mean;
            assert_false(holds(row.direction, &s.base, &s.difference));
        }
    }
    const struct directions_row less = {.base = O1, .other = O10A, .number = {MINUTES, "nurse", "care"}};
    const struct directions_row none = {.base = O1, .other = O4, .number = {DONE, "assistant", "give_medicines"}};
    struct seen l = look(&less), n = look(&none);
    assert_false(holds(SAME, &l.other, &l.difference));
    assert_false(holds(NOT_DOWN, &l.other, &l.difference));
    l.difference.mean = -l.difference.mean;
    assert_false(holds(NOT_UP, &l.other, &l.difference));
    assert_false(holds(ZERO, &l.other, &l.difference));
    assert_false(holds(SOME, &n.other, &n.difference));
}

static int set_up(void **state)
{
    (void)state;
    struct err e = {0};
    if (setjmp(exhausted))
        abort();
    arena.exhausted = &exhausted;
    for (int i = 0; i < N_CASES; i++) {
        struct run *run = &runs[i];
        const struct directions_case *c = &directions_cases[i];
        const struct runner_options options = {.seed = 1, .jobs = runner_default_jobs()};
        char path[100];
        int n = 0;
        while (n < (int)(sizeof c->changed / sizeof *c->changed) && c->changed[n])
            n++;
        snprintf(path, sizeof path, "scenarios/%s.json", c->file);
        testlib_model(&run->model, path, c->changed, n);
        assert_true(run->model.n_units == 1 || c->heard);
        run->models[0] = &run->model;
        rows_init(&run->rows, &run->model, &arena);
        if (trials_init(&run->trials, run->models, &run->rows, 1, replications(i), &e) || runner_run(&run->trials, &options, &e))
            fail_msg("%s: %s", path, e.text);
        run->heard = c->heard ? malloc((size_t)replications(i) * sizeof *run->heard) : NULL;
        for (int r = 0; run->heard && r < replications(i); r++)
            hear(&run->model, options.seed, (uint32_t)r + 1, run->heard[r]);
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    for (int i = 0; i < N_CASES; i++) {
        free(runs[i].heard);
        trials_free(&runs[i].trials);
        model_free(&runs[i].model);
    }
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_directions), cmocka_unit_test(test_rows_can_fail)};
    return cmocka_run_group_tests_name("directions", tests, set_up, tear_down);
}
