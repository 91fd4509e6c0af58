/* Who is really there, turn by turn: against the definition on thousands of random rotas, and where one can see what must be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"
#include "testlib.h"

#include "attendance/attendance.h"
#include "reference/random_scenario.h"
#include "reference/reference_attendance.h"

enum { SCENARIOS = 4000 };

struct run {
    struct arena arena;
    jmp_buf exhausted;
    struct attendance a;
};

static void run_init(struct run *r, const struct model *m)
{
    memset(r, 0, sizeof *r);
    if (setjmp(r->exhausted))
        fail_msg("out of memory");
    r->arena.exhausted = &r->exhausted;
    attendance_init(&r->a, m, &r->arena);
}

/* ---- Against the definition ------------------------------------------------------------------------------------------- */

static bool same_turn(const struct reference_turn *x, const struct turn *y)
{
    return x->start == y->start_tick && x->end == y->end_tick && x->shift == y->shift && x->planned == y->planned &&
           x->reason == y->reason && x->way == y->way && x->who == y->who && x->as_overtime == y->as_overtime &&
           x->quick_return == y->quick_return;
}

static long compared;

static bool agree(struct run *r, uint64_t number, uint32_t replication)
{
    const struct model *m = r->a.m;
    int n;
    struct reference_turn *turns = reference_attendance(m, number, replication, &n);
    attendance_start(&r->a, number, replication);
    bool same = true;
    for (int i = 0; i < n && same; i++, attendance_next(&r->a)) {
        const struct reference_turn *x = &turns[i];
        const struct turn *y = &r->a.turn;
        same = same_turn(x, y);
        compared++;
        if (!same)
            fprintf(stderr, "random scenario %llu, replication %u, turn %d: at %d of %d by %d (why %d, way %d, overtime %d, "
                            "quick %d),"
                    " found at %d of %d by %d (why %d, way %d, overtime %d, quick "
                    "%d)\n", (unsigned long long)number, replication, i,
                    x->start, x->planned, x->who, x->reason, x->way, x->as_overtime, x->quick_return, y->start_tick, y->planned,
                    y->who, y->reason, y->way, y->as_overtime, y->quick_return);
    }
    same = same && r->a.turn.start_tick >= m->end_ticks;
    free(turns);
    return same;
}

/* Odd numbers have somebody away, and even ones nobody. */
static void test_as_defined(void **state)
{
    (void)state;
    long n = (long)(SCENARIOS * testlib_scale()), failed = 0;
    for (long i = 1; i <= n && failed < 3; i++) {
        uint64_t number = (uint64_t)(i % 10 ? 2 * i - 1 : 2 * i);
        char *text = random_scenario(number);
        struct model m;
        struct run r;
        assert_true(testlib_try_text(&m, text));
        run_init(&r, &m);
        for (uint32_t replication = 1; replication <= 2; replication++)
            failed += !agree(&r, number, replication);
        arena_free(&r.arena);
        model_free(&m);
        free(text);
    }
    assert_int_equal(failed, 0);
    assert_true(compared > 20 * n);
}

/* ---- By hand ---------------------------------------------------------------------------------------------------------- */

/* Anna has the day and Bo the evening, every day of a week from Monday on, but for rest_h: "who/planned" a turn, - = nobody. */
#define ROTA(more) \
    "{'time': {'days': 7}, 'staff': {'rota_weeks': 1, 'rest_h': 8, 'weekly_h': 60, 'plan': {'ward': {" \
    "'day': {'weekdays': {'nurse': 1}}, 'evening': {'weekdays': {'assistant': 1}}}}," \
    "'lines': {'anna': {'duty': 'roster'}, 'bo': {'duty': 'roster'}}" more "}}"

static void expect_turns(const char *patch, const char *expected)
{
    static const char reasons[] = "vles ", ways[] = "slt ";
    struct modelcase x;
    struct run r;
    char found[2000] = "";
    modelcase_good(&x, patch);
    run_init(&r, &x.model);
    for (attendance_start(&r.a, 1, 1); r.a.turn.start_tick < x.model.end_ticks; attendance_next(&r.a)) {
        const struct turn *t = &r.a.turn;
        if (t->start_tick < 0)
            continue;
        sprintf(found + strlen(found), "%d%s ", t->start_tick / 1440, x.model.persons[t->planned].label.id);
        if (t->reason != AWAY_NOT)
            sprintf(found + strlen(found) - 1, "-%c%c%s%s ", reasons[t->reason], ways[t->way], t->as_overtime ? "+" : "",
                    t->who < 0 ? "" : x.model.persons[t->who].label.id);
        if (t->quick_return)
            sprintf(found + strlen(found) - 1, "! ");
    }
    if (strcmp(found, expected) != 0)
        fail_msg("expected: %s\nfound:    %s", expected, found);
    arena_free(&r.arena);
    modelcase_free(&x);
}

/* Empty posts are left empty, leave is nobody's, and who is ill is replaced: Anna's week. */
static void test_by_reason(void **state)
{
    (void)state;
#define AWAY_ALL(cover_b) \
    "'away': {'a': {'reason': 'vacancy', 'until': '2026-01-05'}, 'b': {'reason': 'vacancy', 'from': '2026-01-06', 'until':" \
    " '2026-01-06'" cover_b "}, 'c': {'from': '2026-01-07', 'until': '2026-01-07'}, 'd': {'reason': 'sickness', 'from':" \
    " '2026-01-08', 'until': '2026-01-08'}}"
#define SPARE(cover, cover_b) \
    "{'time': {'days': 7}, 'staff': {'rota_weeks': 1, 'rest_h': 8, 'weekly_h': 60, 'plan': {'ward': {'day': {'weekdays':" \
    " {'nurse':" \
    " 1}}}}, 'lines': {'anna': {'duty': 'roster', " AWAY_ALL(cover_b) "}, 'bo': {'duty': 'roster'}}, 'cover': {'nurse':" \
    " {'order':" \
    " ['lower_role']" cover "}}}}"
    expect_turns(SPARE("", ""), "0anna-vl+bo 1anna-vl+bo 2anna-ll+bo 3anna-sl+bo 4anna ");
    expect_turns(SPARE("", ", 'cover': false"), "0anna-vl+bo 1anna-v  2anna-ll+bo 3anna-sl+bo 4anna ");
    expect_turns(SPARE(", 'by_reason': {'vacancy': {'order': ['nobody']}, 'leave': {'order': []}}", ""),
                 "0anna-v  1anna-v  2anna-l  3anna-sl+bo 4anna ");
    expect_turns(SPARE(", 'by_reason': {'leave': {'order': ['lower_role'], 'called_in_pay': 'rostered'}}", ""),
                 "0anna-vl+bo 1anna-vl+bo 2anna-llbo 3anna-sl+bo 4anna ");
}

static void test_all_come(void **state)
{
    (void)state;
    struct modelcase x;
    expect_turns(ROTA(""), "0anna 0bo 1anna 1bo 2anna 2bo 3anna 3bo 4anna 4bo ");
    modelcase_good(&x, ROTA(""));
    assert_true(x.model.all_come);
    modelcase_free(&x);
    modelcase_good(&x, ROTA(", 'absence': {'sick': {'share': 0.1, 'length_days': 3}}"));
    assert_false(x.model.all_come);
    modelcase_free(&x);
}

/* Days by their dates, both ends included: Tuesday and Wednesday; from Thursday on; a post that is empty for good. */
static void test_days_away(void **state)
{
    (void)state;
    expect_turns("{'time': {'days': 7}, 'staff': {'rota_weeks': 1, 'weekly_h': 60, 'plan': {'ward': {'day': {'weekdays': "
                 "{'nurse': 1}}, 'evening': {'weekdays': {'assistant': 1}}}}, 'lines': {'anna': {'duty': 'roster', 'away': {"
                 "'trip': {'from': '2026-01-06', 'until': '2026-01-07'}}}, 'bo': {'duty': 'roster', 'away': {'birth': "
                 "{'reason': 'leave', 'from': '2026-01-08'}, 'flu': {'reason': 'sickness', 'until': '2026-01-05'}}}}}}",
                 "0anna 0bo-s  1anna-l  1bo 2anna-l  2bo 3anna 3bo-l  4anna 4bo-l  ");
    expect_turns("{'time': {'days': 7}, 'staff': {'rota_weeks': 1, 'weekly_h': 60, 'plan': {'ward': {'day': {'weekdays': "
                 "{'nurse': 1}}}}, 'lines': {'anna': {'duty': 'roster', 'vacant': true, 'away': {'x': {'reason': 'leave'}}}}}}",
                 "0anna-v  1anna-v  2anna-v  3anna-v  4anna-v  ");
}

/* Nobody can be in two places: Cia, the other nurse, has the evening of the day and rests too little. */
static void test_who_is_there_cannot_come(void **state)
{
    (void)state;
#define CIA(rest) "{'time': {'days': 3}, 'staff': {'rota_weeks': 1, 'rest_h': 8, 'weekly_h': 80, 'plan': {'ward': {" \
    "'day': {'mon': {'nurse': 1}}, 'night': {'mon': {'assistant': 1}, 'tue': {'nurse': 1}}}}," \
    "'lines': {'anna': {'duty': 'roster', 'fte': 0.3, 'away': {'x': {}}}, 'bo': {'duty': 'roster'}}," \
    "'cover': {'nurse': {'order': ['lower_role'], 'least_rest_h': " rest "}}}}"
    /* Monday 07:00 to 15:00 is Anna's, as is Tuesday's night at 22:00; Bo's is Monday's night from 22:00 to 07:30 */
    expect_turns(CIA("7"), "0anna-ll+bo 0bo! 1anna-ll+bo ");
    expect_turns(CIA("7.5"), "0anna-l  0bo 1anna-ll+bo ");
}

/* What is missed on a day of study is owed when the rota makes up for it, and then paid as what it is. */
static void test_hours_that_are_owed(void **state)
{
    (void)state;
#define STUDY(support) "{'roles': {'host': {'level': 0}}, 'policy': {'rights': {'all': {'host': 'formal'}}}," \
    "'time': {'days': 4}, 'staff': {'rota_weeks': 1, 'weekly_h': 60," \
    "'plan': {'ward': {'day': {'mon': {'assistant': 1}, 'wed': {'nurse': 1}, 'thu': {'nurse': 1}}}}," \
    "'lines': {'anna': {'duty': 'roster', 'away': {'x': {'from': '2026-01-06'}}}, 'bo': {'duty': 'roster', 'education': {" \
    "'from': '2026-01-05', 'until': '2026-01-30', 'study_days': ['mon'], 'support': " support "}}}," \
    "'cover': {'nurse': {'order': ['lower_role']}}}}"
    expect_turns(STUDY("'hours_owed'"), "0bo-e  2anna-llbo 3anna-ll+bo ");
    expect_turns(STUDY("'none'"), "0bo-e  2anna-ll+bo 3anna-ll+bo ");
}

/* Who was called in before comes last; of equals, both have their turn. */
static void test_shared_evenly(void **state)
{
    (void)state;
    struct modelcase x;
    struct run r;
    modelcase_good(&x, "{'time': {'days': 28}, 'staff': {'rota_weeks': 1, 'weekly_h': 60, 'plan': {'ward': {'day': {'all': {"
                       "'nurse': 1}}}}, 'lines': {'anna': {'duty': 'roster', 'vacant': true},"
                       "'cia': {'unit': 'ward', 'role': 'nurse', 'duty': 'temp', 'count': 3}},"
                       "'cover': {'nurse': {'order': ['same_role', 'temp', 'nobody']}}}}");
    run_init(&r, &x.model);
    int n[5] = {0}, planned = 0;
    for (attendance_start(&r.a, 1, 1); r.a.turn.start_tick < x.model.end_ticks; attendance_next(&r.a)) {
        assert_true(r.a.turn.reason == AWAY_VACANCY && r.a.turn.way == COVER_TEMP && !r.a.turn.as_overtime);
        n[r.a.turn.who]++;
        planned++;
    }
    assert_true(planned >= 20);
    for (int p = 0; p < x.model.n_persons; p++)
        if (x.model.persons[p].temp)
            assert_in_range(n[p], planned / 3, planned / 3 + 1);
    arena_free(&r.arena);
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_defined),
        cmocka_unit_test(test_by_reason), cmocka_unit_test(test_all_come),
        cmocka_unit_test(test_days_away),
        cmocka_unit_test(test_who_is_there_cannot_come),
        cmocka_unit_test(test_hours_that_are_owed),
        cmocka_unit_test(test_shared_evenly),
    };
    return cmocka_run_group_tests_name("attendance", tests, NULL, NULL);
}
