/* Who comes instead: in which order the ways are tried, how often each succeeds, and who of several comes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"
#include "testlib.h"

#include "attendance/attendance.h"
#include "attendance/stand_in.h"

enum { DAYS = 2000 };

/* Anna's post is empty, every day has a duty of hers, and there are colleagues and temps. */
#define WARD(lines, cover) \
    "{'time': {'tick_s': 600, 'days': 2000}, 'roles': {'host': {'level': 0}}, 'policy': {'rights': {'all': {'host': " \
    "'formal'}}}," \
    "'staff': {'rota_weeks': 1, 'weekly_h': 100, 'plan': {'ward': {'day': {'all': {'nurse': 1}}}}," \
    "'lines': {'anna': {'duty': 'roster', 'fte': 1, 'vacant': true}, 'bo': {'duty': 'roster'}" lines "}," \
    "'cover': {'nurse': {" cover "}}}}"
#define TEMP ", 'tom': {'unit': 'ward', 'role': 'host', 'duty': 'temp', 'covers': ['nurse', 'host']}"
#define HOST ", 'hal': {'unit': 'ward', 'role': 'host'}"

struct ward {
    struct modelcase x;
    struct arena arena;
    jmp_buf exhausted;
    struct attendance a;
    int n, by_way[N_COVER_WAYS + 1], who[DAYS]; /* of the duties that were missed, in order: who came */
};

static struct ward *ward_run(const char *patch)
{
    struct ward *w = calloc(1, sizeof *w);
    assert_non_null(w);
    modelcase_good(&w->x, patch);
    if (setjmp(w->exhausted))
        fail_msg("out of memory");
    w->arena.exhausted = &w->exhausted;
    attendance_init(&w->a, &w->x.model, &w->arena);
    for (attendance_start(&w->a, 9, 1); w->a.turn.start_tick < w->x.model.end_ticks; attendance_next(&w->a)) {
        const struct turn *t = &w->a.turn;
        if (t->start_tick < 0 || t->reason == AWAY_NOT)
            continue;
        assert_true((t->who < 0) == (t->way == COVER_NOBODY) && t->who != t->planned);
        w->by_way[t->way]++;
        w->who[w->n++] = t->who;
    }
    assert_true(w->n > DAYS / 10);
    return w;
}

static void ward_free(struct ward *w)
{
    arena_free(&w->arena);
    modelcase_free(&w->x);
    free(w);
}

/* The list from its beginning; a way that finds nobody is passed over; "nobody" ends it. */
static void test_order(void **state)
{
    (void)state;
    static const struct {
        const char *patch;
        enum cover_way way;
    } cases[] = {
        {WARD("", "'order': ['same_role', 'lower_role']"), COVER_LOWER_ROLE}, /* there is no other nurse */
        {WARD(", 'cia': {'unit': 'ward', 'role': 'nurse'}", "'order': ['same_role', 'lower_role']"), COVER_SAME_ROLE},
        {WARD(", 'cia': {'unit': 'ward', 'role': 'nurse'}", "'order': ['lower_role', 'same_role']"), COVER_LOWER_ROLE},
        {WARD(TEMP, "'order': ['temp', 'lower_role']"), COVER_TEMP},
        {WARD(TEMP, "'order': ['same_role', 'nobody', 'temp']"), COVER_NOBODY},
        {WARD(TEMP, "'order': ['temp'], 'temp_probability': 0"), COVER_NOBODY},
        {WARD("", "'order': ['lower_role'], 'lower_roles': []"), COVER_NOBODY},
        {WARD("", "'order': []"), COVER_NOBODY},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct ward *w = ward_run(cases[i].patch);
        if (w->by_way[cases[i].way] != w->n)
            fail_msg("case %zu: %d of %d", i, w->by_way[cases[i].way], w->n);
        ward_free(w);
    }
}

/* Each way succeeds with its probability, whatever was tried before. */
static void test_probability(void **state)
{
    (void)state;
    struct ward *w = ward_run(WARD(TEMP, "'order': ['lower_role', 'temp'], 'lower_role_probability': 0.3, "
                                         "'temp_probability': 0.6"));
    static const double shares[] = {[COVER_LOWER_ROLE] = 0.3, [COVER_TEMP] = 0.7 * 0.6, [COVER_NOBODY] = 0.7 * 0.4};
    for (enum cover_way way = COVER_LOWER_ROLE; way <= COVER_NOBODY; way++) {
        double share = (double)w->by_way[way] / w->n, error = shares[way] * (1 - shares[way]) / w->n;
        if ((share - shares[way]) * (share - shares[way]) > 16 * error)
            fail_msg("way %d: %g, expected %g", way, share, shares[way]);
    }
    ward_free(w);
}

/* One draw for each duty and way: who came at 0.3 comes at 0.6 as well, and what another way would have done changes nothing. */
static void test_common_draws(void **state)
{
    (void)state;
    struct ward *low = ward_run(WARD("", "'order': ['lower_role'], 'lower_role_probability': 0.3"));
    struct ward *high = ward_run(WARD("", "'order': ['lower_role'], 'lower_role_probability': 0.6"));
    struct ward *after = ward_run(WARD(TEMP, "'order': ['temp', 'lower_role'], 'temp_probability': 0, "
                                             "'lower_role_probability': 0.3"));
    int more = 0;
    for (int i = 0; i < low->n; i++) {
        assert_true(low->who[i] < 0 || high->who[i] >= 0);
        assert_true((low->who[i] < 0) == (after->who[i] < 0));
        more += high->who[i] >= 0 && low->who[i] < 0;
    }
    assert_in_range(more, low->n / 5, low->n * 2 / 5);
    ward_free(low);
    ward_free(high);
    ward_free(after);
}

/* Roles one after the other: of a lower level, the highest first, or as they are listed. */
static void test_lower_roles(void **state)
{
    (void)state;
    struct ward *w = ward_run(WARD(HOST, "'order': ['lower_role']"));
    const struct model *m = &w->x.model;
    for (int i = 0; i < w->n; i++)
        assert_string_equal(m->persons[w->who[i]].label.id, "bo");
    ward_free(w);
    w = ward_run(WARD(HOST, "'order': ['lower_role'], 'lower_roles': ['host', 'assistant']"));
    for (int i = 0; i < w->n; i++)
        assert_string_equal(w->x.model.persons[w->who[i]].label.id, "hal");
    ward_free(w);
}

/* Temps come for the roles that they cover, whatever their own; people who are always there are not called. */
static void test_temps(void **state)
{
    (void)state;
    struct ward *w = ward_run(WARD(TEMP ", 'zoe': {'unit': 'ward', 'role': 'nurse', 'duty': 'always'},"
                                   "'ned': {'unit': 'ward', 'role': 'nurse', 'duty': 'temp', 'covers': ['host']}",
                                   "'order': ['same_role', 'temp']"));
    for (int i = 0; i < w->n; i++)
        assert_string_equal(w->x.model.persons[w->who[i]].label.id, "tom");
    ward_free(w);
}

/* Who keeps the rest of 11 h comes before who has been called in less: Bo comes from the evening before, Ben is rested. */
static void test_rested_first(void **state)
{
    (void)state;
    struct ward *w = ward_run("{'time': {'tick_s': 600, 'days': 2000}, 'staff': {'rota_weeks': 1, 'weekly_h': 100, 'rest_h': 11,"
                              "'plan': {'ward': {'day': {'tue': {'nurse': 1}}, 'evening': {'mon': {'assistant': 1}}}},"
                              "'lines': {'anna': {'duty': 'roster', 'vacant': true}, 'bo': null, 'ben': {'unit': 'ward',"
                              "'role': 'assistant'}, 'bob': {'unit': 'ward', 'role': 'assistant', 'fte': 0.01}},"
                              "'cover': {'nurse': {'order': ['lower_role'], 'least_rest_h': 0}}}}");
    const struct model *m = &w->x.model;
    assert_true(m->n_duties == 2);
    const char *late = m->persons[m->duties[0].person].label.id;
    for (int i = 0; i < w->n; i++)
        assert_string_not_equal(m->persons[w->who[i]].label.id, late);
    ward_free(w);
}

/* Why somebody is away: of several reasons the first in the order of vacancy, leave, education, sickness. */
static void test_reason(void **state)
{
    (void)state;
    struct modelcase x;
    struct attendance a;
    struct arena arena = {0};
    jmp_buf exhausted;
    static const struct {
        double day, until;
        enum away_reason reason;
        bool covered;
    } cases[] = {
        {-0.5, 0, AWAY_NOT, true},         {-0.2, 0.3, AWAY_NOT, true},   {0, 0.5, AWAY_SICKNESS, true},
        {0.6, 1, AWAY_SICKNESS, true},     {0.9, 1.3, AWAY_EDUCATION, false}, /* a night before a day of study */
        {1, 1.3, AWAY_EDUCATION, false},   {1.99, 2, AWAY_EDUCATION, false},
        {2, 2.5, AWAY_LEAVE, true},        {3, 3.5, AWAY_VACANCY, true},  {4, 4.5, AWAY_LEAVE, true},
        {5, 5.5, AWAY_NOT, true},          {7.9, 8, AWAY_NOT, true},      {7.9, 8.01, AWAY_EDUCATION, false},
    };
    modelcase_good(&x, "{'staff': {'lines': {'anna': {'duty': 'roster', 'education': {'from': '2026-01-05', 'until': "
                       "'2026-01-30',"
                       "'support': 'none', 'study_days': ['tue', 'wed', 'thu'], 'cover': false}, 'away': {"
                       "'a': {'reason': 'sickness', 'from': '2026-01-05', 'until': '2026-01-08'},"
                       "'b': {'reason': 'leave', 'from': '2026-01-07', 'until': '2026-01-09'},"
                       "'c': {'reason': 'vacancy', 'from': '2026-01-08', 'until': '2026-01-08'}}}}}}");
    if (setjmp(exhausted))
        fail_msg("out of memory");
    arena.exhausted = &exhausted;
    attendance_init(&a, &x.model, &arena);
    attendance_start(&a, 1, 1);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bool covered;
        double from_s = cases[i].day * 86400, until_s = cases[i].until * 86400;
        assert_int_equal(spells_reason(a.spells, &x.model, 0, from_s, until_s, &covered), cases[i].reason);
        assert_int_equal(covered, cases[i].covered);
    }
    arena_free(&arena);
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),       cmocka_unit_test(test_probability),  cmocka_unit_test(test_common_draws),
        cmocka_unit_test(test_lower_roles), cmocka_unit_test(test_temps),        cmocka_unit_test(test_rested_first),
        cmocka_unit_test(test_reason),
    };
    return cmocka_run_group_tests_name("stand_in", tests, NULL, NULL);
}
