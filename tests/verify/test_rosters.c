/* The ways of planning the same ward (O13): the same hours of each role in each week, whoever works them and when, and rosters
 * that keep their own rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N_WEEKS = 6, MOST_ROLES = 8 };

static const char base_path[] = "scenarios/short_term_ward_o2.json";

struct hours {
    double worked_h[MOST_ROLES][N_WEEKS]; /* of the duties that begin in each week of the run, which begins on a Monday */
    double fte[MOST_ROLES];
    int n_persons;
    double mean_fte;
};

static struct hours hours_of(const struct model *m)
{
    struct hours h = {.n_persons = m->n_persons};
    assert_true(m->n_roles <= MOST_ROLES && m->start_weekday == 0 && m->end_ticks == N_WEEKS * 7 * m->ticks_per_day);
    for (int i = 0; i < m->n_duties; i++) {
        const struct duty *d = &m->duties[i];
        for (int32_t start = d->start_tick; start < m->end_ticks; start += m->rota_ticks)
            h.worked_h[m->persons[d->person].role][start / (7 * m->ticks_per_day)] +=
                (d->end_tick - d->start_tick) * m->tick_s / 3600.0;
    }
    for (int p = 0; p < m->n_persons; p++) {
        h.fte[m->persons[p].role] += m->persons[p].fte;
        h.mean_fte += m->persons[p].fte / m->n_persons;
    }
    return h;
}

static struct hours read_hours(const char *path)
{
    struct model m;
    testlib_model(&m, path, NULL, 0);
    struct hours h = hours_of(&m);
    model_free(&m);
    return h;
}

/* In every week the hours of the base, role by role, to the minute; and the same contracts. */
static void check_hours(const char *path, struct hours *found)
{
    struct hours base = read_hours(base_path), h = *found = read_hours(path);
    for (int r = 0; r < MOST_ROLES; r++) {
        for (int w = 0; w < N_WEEKS; w++)
            if (fabs(h.worked_h[r][w] - base.worked_h[r][w]) > 1 / 60.0)
                fail_msg("%s: role %d, week %d: %g h, %g h in the base", path, r, w + 1, h.worked_h[r][w], base.worked_h[r][w]);
        assert_true(fabs(h.fte[r] - base.fte[r]) < 1e-9);
    }
}

static void test_hours(void **state)
{
    (void)state;
    struct hours base = read_hours(base_path), h;
    assert_true(base.worked_h[0][0] > 100 && base.worked_h[1][0] > 30); /* there is something to compare */
    check_hours("scenarios/o13a_large_positions.json", &h);
    assert_int_equal(h.n_persons, 26);
    assert_true(h.mean_fte > 0.8);
    check_hours("scenarios/o13a_small_positions.json", &h);
    assert_int_equal(h.n_persons, 44);
    assert_true(fabs(h.mean_fte - 0.5) < 0.02);
    check_hours("scenarios/o13b_long_shifts.json", &h);
    assert_int_equal(h.n_persons, base.n_persons);
    check_hours("scenarios/o13c_annual_roster.json", &h);
    assert_int_equal(h.n_persons, base.n_persons);
}

/* Everybody rests for 11 h between duties in the run, and works on five days in a row at most. */
static void check_rules(const char *path)
{
    struct model m;
    testlib_model(&m, path, NULL, 0);
    int n_days = m.end_ticks / m.ticks_per_day, n_gaps = 0;
    for (int p = 0; p < m.n_persons; p++) {
        int32_t end = -1;
        int row = 0;
        for (int32_t day = 0; day < n_days; day++) {
            bool works = false;
            for (int i = 0; i < m.n_duties; i++) {
                const struct duty *d = &m.duties[i];
                int32_t at = d->start_tick % m.rota_ticks;
                if (d->person != p || at / m.ticks_per_day != day % (m.rota_ticks / m.ticks_per_day))
                    continue;
                int32_t start = day * m.ticks_per_day + at % m.ticks_per_day;
                if (end >= 0 && (start - end) * m.tick_s < 11 * 3600)
                    fail_msg("%s: '%s' rests too short before day %d", path, m.persons[p].label.id, (int)day);
                n_gaps += end >= 0;
                end = start + d->end_tick - d->start_tick;
                works = true;
            }
            row = works ? row + 1 : 0;
            assert_true(row <= 5);
        }
    }
    assert_true(n_gaps > 300);
    model_free(&m);
}

static void test_rules(void **state)
{
    (void)state;
    check_rules(base_path);
    check_rules("scenarios/o13a_large_positions.json");
    check_rules("scenarios/o13a_small_positions.json");
    check_rules("scenarios/o13b_long_shifts.json");
    check_rules("scenarios/o13c_annual_roster.json");
}

/* The days that somebody works on weekends, per person and weekend that he has a part in. */
static void count_weekends(const char *path, int *parts, int *days)
{
    struct model m;
    testlib_model(&m, path, NULL, 0);
    *parts = *days = 0;
    for (int p = 0; p < m.n_persons; p++) {
        int worked[N_WEEKS] = {0};
        for (int i = 0; i < m.n_duties; i++) {
            int day = m.duties[i].start_tick / m.ticks_per_day;
            if (m.duties[i].person == p && day < N_WEEKS * 7 && day % 7 >= 5)
                worked[day / 7]++;
        }
        for (int w = 0; w < N_WEEKS; w++) {
            *parts += worked[w] > 0;
            *days += worked[w];
        }
    }
    model_free(&m);
}

/* What long shifts are for: fewer people come at weekends, for the same hours. On each of 12 days there are 4 duties of nurses,
 * 5 of health workers and 2 of assistants in the base; 3, 4 and 2 with long shifts. */
static void test_weekends(void **state)
{
    (void)state;
    int parts, days, long_parts, long_days;
    count_weekends(base_path, &parts, &days);
    count_weekends("scenarios/o13b_long_shifts.json", &long_parts, &long_days);
    assert_int_equal(days, 12 * 11);
    assert_int_equal(long_days, 12 * 9);
    assert_true(long_parts < parts);
}

struct parts {
    double all_h, night_h;
    int weekends;
};

/* Hours, hours at night and weekends of everybody in a round of the rota. */
static struct parts *parts_of(const struct model *m)
{
    struct parts *of = calloc((size_t)m->n_persons, sizeof *of);
    int *last = calloc((size_t)m->n_persons, sizeof *last); /* week, + 1 */
    for (int i = 0; i < m->n_duties; i++) {
        const struct duty *d = &m->duties[i];
        double hours = (d->end_tick - d->start_tick) * m->tick_s / 3600.0;
        int day = d->start_tick / m->ticks_per_day, week = day / 7 + 1;
        of[d->person].all_h += hours;
        of[d->person].night_h += strcmp(m->units[0].shifts[d->shift].label.id, "night") == 0 ? hours : 0;
        of[d->person].weekends += day % 7 >= 5 && last[d->person] != week;
        if (day % 7 >= 5)
            last[d->person] = week;
    }
    free(last);
    return of;
}

/* Of the hours and of the nights of his role everybody has what his contract is of all contracts, to two shifts (18 h) and two
 * nights in six weeks; and half a shift beyond his contract at most. */
static void check_shares(const char *path, int most_weekends)
{
    struct model m;
    testlib_model(&m, path, NULL, 0);
    struct parts *of = parts_of(&m), sum[MOST_ROLES] = {{0}};
    double contracted_h[MOST_ROLES] = {0};
    for (int p = 0; p < m.n_persons; p++) {
        int role = m.persons[p].role;
        contracted_h[role] += m.persons[p].weekly_h;
        sum[role].all_h += of[p].all_h;
        sum[role].night_h += of[p].night_h;
    }
    for (int p = 0; p < m.n_persons; p++) {
        int role = m.persons[p].role;
        double part = m.persons[p].weekly_h / contracted_h[role], off_h = of[p].all_h - part * sum[role].all_h;
        double nights_h = of[p].night_h - part * sum[role].night_h;
        if (fabs(off_h) > 18)
            fail_msg("%s: '%s' has %g h, %g h off", path, m.persons[p].label.id, of[p].all_h, off_h);
        if (of[p].all_h > m.persons[p].weekly_h * N_WEEKS + 9.75 / 2)
            fail_msg("%s: '%s' has %g h, contracted for %g", path, m.persons[p].label.id, of[p].all_h,
                     m.persons[p].weekly_h * N_WEEKS);
        if (fabs(nights_h) > 2 * 9.75)
            fail_msg("%s: '%s' has %g h at night, %g h off", path, m.persons[p].label.id, of[p].night_h, nights_h);
        if (of[p].weekends > most_weekends)
            fail_msg("%s: '%s' has %d weekends", path, m.persons[p].label.id, of[p].weekends);
    }
    free(of);
    model_free(&m);
}

static void test_shares(void **state)
{
    (void)state;
    check_shares(base_path, 3);
    check_shares("scenarios/o1_traditional.json", 3);
    check_shares("scenarios/o13a_large_positions.json", 4);
    check_shares("scenarios/o13a_small_positions.json", 4);
    check_shares("scenarios/o1_long_stay.json", 3);
    check_shares("scenarios/o8_rakkestad.json", 6); /* two of them come at every one */
    check_shares("scenarios/o20_needs_led.json", 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hours),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_weekends),
        cmocka_unit_test(test_shares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
