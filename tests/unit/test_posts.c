/* Who is gone for long when a day begins: by known days and by chance, as attendance has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"
#include "testlib.h"

#include "attendance/attendance.h"
#include "attendance/posts.h"

struct case_of_posts {
    struct modelcase x;
    struct arena arena;
    jmp_buf exhausted;
    struct posts posts;
};

static void posts_case(struct case_of_posts *c, const char *patch)
{
    memset(c, 0, sizeof *c);
    modelcase_good(&c->x, patch);
    if (setjmp(c->exhausted))
        fail_msg("out of memory");
    c->arena.exhausted = &c->exhausted;
    posts_init(&c->posts, &c->x.model, &c->arena);
    posts_start(&c->posts, 1, 1);
}

static void posts_case_free(struct case_of_posts *c)
{
    arena_free(&c->arena);
    modelcase_free(&c->x);
}

#define ANNA(more) "{'time': {'days': 7}, 'staff': {'lines': {'anna': {'duty': 'roster'" more "}}}}"

/* Leave and empty posts count, the latter first; sickness and study do not. */
static void test_known_days(void **state)
{
    (void)state;
    static const enum away_reason expected[] = {AWAY_NOT, AWAY_LEAVE, AWAY_VACANCY, AWAY_LEAVE, AWAY_NOT};
    struct case_of_posts c;
    posts_case(&c, ANNA(", 'education': {'from': '2026-01-05', 'until': '2026-01-11', 'support': 'none', 'study_days': ['fri']},"
                        "'away': {'a': {'reason': 'sickness', 'from': '2026-01-05', 'until': '2026-01-08'},"
                        "'b': {'reason': 'leave', 'from': '2026-01-06', 'until': '2026-01-08'},"
                        "'c': {'reason': 'vacancy', 'from': '2026-01-07', 'until': '2026-01-07'}}"));
    assert_true(c.posts.change && c.posts.gone[0] == AWAY_NOT);
    for (int day = 0; day < 5; day++) {
        posts_look(&c.posts, day * 86400.0);
        assert_int_equal(c.posts.gone[0], expected[day]);
    }
    posts_start(&c.posts, 1, 2);
    assert_int_equal(c.posts.gone[0], AWAY_NOT);
    posts_case_free(&c);
    posts_case(&c, ANNA(", 'away': {'a': {'reason': 'sickness'}}"));
    assert_false(c.posts.change);
    posts_look(&c.posts, 0);
    assert_int_equal(c.posts.gone[0], AWAY_NOT);
    posts_case_free(&c);
}

/* A duty that begins with the day is missed for this reason exactly when the post was seen to be empty then. */
static void test_as_attendance_has_it(void **state)
{
    (void)state;
    enum { DAYS = 400 };
    struct case_of_posts c;
    struct attendance a;
    int gone = 0;
    posts_case(&c, "{'time': {'days': 400}, 'units': {'ward': {'shifts': {'day': {'start': '00:00', 'end': '07:00'}}}},"
                   "'staff': {'rota_weeks': 1, 'weekly_h': 60, 'plan': {'ward': {'day': {'weekdays': {'nurse': 1}}}},"
                   "'lines': {'anna': {'duty': 'roster'}}, 'absence': {'empty': {'reason': 'vacancy', 'share': 0.3,"
                   " 'length_days':"
                   "{'law': 'exponential', 'mean': 9}}, 'ill': {'share': 0.3, 'length_days': 3}}}}");
    attendance_init(&a, &c.x.model, &c.arena);
    attendance_start(&a, 1, 1);
    while (a.turn.start_tick < 0)
        attendance_next(&a);
    for (int day = 0; day < DAYS; day++) {
        posts_look(&c.posts, day * 86400.0);
        if (a.turn.start_tick != day * 1440)
            continue; /* a day off */
        assert_int_equal(c.posts.gone[0] == AWAY_VACANCY, a.turn.reason == AWAY_VACANCY);
        gone += a.turn.reason == AWAY_VACANCY;
        attendance_next(&a);
    }
    assert_true(gone > 40 && gone < 150);
    posts_case_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_known_days), cmocka_unit_test(test_as_attendance_has_it)};
    return cmocka_run_group_tests_name("posts", tests, NULL, NULL);
}
