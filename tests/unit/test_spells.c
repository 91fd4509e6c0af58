/* Spells away: how much of the time they take, by quarter and law, and that nothing else moves them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"
#include "testlib.h"

#include <math.h>

#include "attendance/spells.h"
#include "base/chance.h"

enum { HOUR_S = 3600, DAY_S = 86400 };

#define KINDS(run, kinds) "{'time': {" run "}, 'staff': {'lines': {'anna': {'duty': 'roster'}}, 'absence': {" \
    kinds "}}}"

static const struct absence *kind(const struct model *m, const char *id)
{
    for (int i = 0; i < m->n_absences; i++)
        if (strcmp(m->absences[i].label.id, id) == 0)
            return &m->absences[i];
    fail_msg("no absence '%s'", id);
    return NULL;
}

/* The share of the hours from_h .. until_h in which person `number` is away. */
static double share_away(const struct model *m, const struct absence *a, uint64_t number, int from_h, int until_h)
{
    struct spells s;
    int away = 0;
    spells_start(&s, m, a, chance_join(77, number));
    for (int h = from_h; h < until_h; h++)
        away += spells_cover(&s, m, a, (double)h * HOUR_S);
    return (double)away / (until_h - from_h);
}

/* Each person is away for the share of the time, whatever the law: from the first hour on, and later. */
static void test_share(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double share;
    } cases[] = {
        {KINDS("'days': 364", "'sick': {'share': 0.1, 'length_days': 10}"), 0.1},
        {KINDS("'days': 364", "'sick': {'share': 0.4, 'length_days': {'law': 'exponential', 'mean': 6}}"), 0.4},
        {KINDS("'days': 364", "'sick': {'share': 0.206, 'length_days': {'law': 'lognormal', 'mean': 4, 'cv': 2}}"), 0.206},
        {KINDS("'days': 364", "'sick': {'share': 0.95, 'length_days': {'law': 'gamma', 'mean': 1, 'cv': 0.5}}"), 0.95},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct modelcase x;
        struct testlib_sample first = {0}, whole = {0};
        modelcase_good(&x, cases[i].text);
        for (uint64_t number = 0; number < 4000; number++)
            testlib_add(&first, share_away(&x.model, x.model.absences, number, 0, 1));
        for (uint64_t number = 0; number < 400; number++)
            testlib_add(&whole, share_away(&x.model, x.model.absences, number, 0, 364 * 24));
        testlib_expect("share in the first hour", &first, cases[i].share);
        testlib_expect("share in a year", &whole, cases[i].share);
        modelcase_free(&x);
    }
}

/* Short spells follow the season: the first quarter has 90 days, and its factor is 2; in the second none begins. */
static void test_season(void **state)
{
    (void)state;
    struct modelcase x;
    struct testlib_sample by_quarter[N_QUARTERS] = {{0}};
    static const int day[N_QUARTERS + 1] = {0, 90, 181, 273, 365};
    static const double shares[N_QUARTERS] = {0.2, 0, 0.1, 0.05};
    modelcase_good(&x, KINDS("'start_date': '2026-01-01', 'days': 365",
                             "'sick': {'share': 0.1, 'season': [2, 0, 1, 0.5], 'length_days': 0.05}"));
    for (uint64_t number = 0; number < 300; number++)
        for (int q = 0; q < N_QUARTERS; q++) /* a spell of 1.2 h of the quarter before is over in two hours */
            testlib_add(&by_quarter[q], share_away(&x.model, x.model.absences, number, 24 * day[q] + 2, 24 * day[q + 1]));
    for (int q = 0; q < N_QUARTERS; q++)
        if (shares[q] == 0)
            assert_true(by_quarter[q].mean == 0);
        else
            testlib_expect("share in a quarter", &by_quarter[q], shares[q]);
    modelcase_free(&x);
    /* Before 2024-03-01 there was a 29 February: a run in March is in the first quarter, its history in the last of 2023. */
    modelcase_good(&x, KINDS("'start_date': '2024-03-31', 'days': 2", "'sick': {'share': 0.1, 'length_days': 95}"));
    assert_int_equal(x.model.first_quarter, 3);
    assert_int_equal(x.model.n_quarters, 3);
    assert_true(x.model.quarter_s[0] == -(90.0 + 92) * DAY_S && x.model.quarter_s[1] == -90.0 * DAY_S &&
                x.model.quarter_s[2] == 1.0 * DAY_S && x.model.quarter_s[3] == 92.0 * DAY_S);
    modelcase_free(&x);
}

/* The hours of a person in which he is away, as one number. */
static uint64_t hours_away(const struct model *m, const char *id, int hours)
{
    struct spells s;
    const struct absence *a = kind(m, id);
    uint64_t hash = 0;
    spells_start(&s, m, a, 5);
    for (int h = 0; h < hours; h++)
        hash = chance_join(hash, spells_cover(&s, m, a, (double)h * HOUR_S));
    return hash;
}

/* Another kind of absence with a longer past, a longer run or another tick move none of the spells; another share does. */
static void test_nothing_else_moves_them(void **state)
{
    (void)state;
#define SICK "'sick': {'share': 0.3, 'season': [1, 0.5, 1, 1.5], 'length_days': {'law': 'exponential', 'mean': 4}}"
    static const char *const same[] = {
        KINDS("'days': 30", SICK ", 'leave': {'share': 0.1, 'length_days': 300}"),
        KINDS("'days': 400", SICK),
        KINDS("'days': 30, 'tick_s': 600", SICK),
    };
    struct modelcase x;
    modelcase_good(&x, KINDS("'days': 30", SICK));
    uint64_t hours = hours_away(&x.model, "sick", 30 * 24);
    modelcase_free(&x);
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        modelcase_good(&x, same[i]);
        assert_true(hours_away(&x.model, "sick", 30 * 24) == hours);
        modelcase_free(&x);
    }
    modelcase_good(&x, KINDS("'days': 30", "'sick': {'share': 0.6, 'length_days': {'law': 'exponential', 'mean': 4}}"));
    assert_false(hours_away(&x.model, "sick", 30 * 24) == hours);
    modelcase_free(&x);
}

/* A share of 0 means never; without absence there is no calendar either. */
static void test_nothing(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, KINDS("'days': 60", "'sick': {'share': 0, 'length_days': 10}"));
    assert_true(share_away(&x.model, x.model.absences, 1, 0, 60 * 24) == 0);
    modelcase_free(&x);
    modelcase_good(&x, "{}");
    assert_int_equal(x.model.n_quarters, 0);
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_share),
        cmocka_unit_test(test_season),
        cmocka_unit_test(test_nothing_else_moves_them),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests_name("spells", tests, NULL, NULL);
}
