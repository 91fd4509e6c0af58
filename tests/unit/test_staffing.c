/* Moving hours: small wards worked out by hand.
 *
 * Every ward has shifts that do not overlap, and tasks at fixed times with fixed work, so that a shift's work is a round number
 * of hours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include <math.h>

#include "study/staffing.h"

enum { MON, TUE, WED, THU, FRI, SAT, SUN };
enum { ASSISTANT, NURSE };

static struct modelcase x;
static struct task_map map;
static struct staffing s;
static struct arena arena;
static struct err e;

static int tear_down(void **state)
{
    (void)state;
    modelcase_free(&x);
    arena_free(&arena);
    return 0;
}

static int staff(bool evenly)
{
    static jmp_buf exhausted;
    if (setjmp(exhausted))
        fail();
    arena.exhausted = &exhausted;
    e = (struct err){0};
    assert_int_equal(task_map_make(&map, &x.model, 1, 1, NULL, &arena, &e), 0);
    return staffing_make(&s, &map, evenly, &arena, &e);
}

static int try_staffing(const char *patch, bool evenly)
{
    modelcase_good(&x, patch);
    return staff(evenly);
}

static void make(const char *patch, bool evenly)
{
    if (try_staffing(patch, evenly))
        fail_msg("%s", e.text);
}

/* With another patch over the first. */
static void make_more(const char *patch, const char *more)
{
    modelcase_document(&x, MODELCASE_BASE, patch);
    merge_patch(x.root, modelcase_parse(&x, more));
    check_document(&x.findings, x.root);
    x.status = model_build(&x.model, x.root, "case", &x.findings, &x.error);
    modelcase_expect(&x, true, "");
    if (staff(false))
        fail_msg("%s", e.text);
}

/* Three shifts of eight hours, nurses anna and assistants bo who may do everything but what `none` takes from the assistants, a
 * plan, and tasks. */
#define WARD(annas, bos, plan, none, tasks) \
    "{'units': {'ward': {'beds': 0, 'shifts': {'day': {'start': '07:00', 'end': '15:00'}, 'evening': {'start': '15:00'," \
    " 'end': '23:00'}, 'night': {'start': '23:00', 'end': '07:00'}}}}, 'staff': {'lines': {'anna': {'count': " annas ", 'duty':" \
    " null}, 'bo': {'count': " bos ", 'duty': null}}, 'plan': {'ward': {" plan "}}}, 'policy': {'rights': {" none "}}," \
    " 'tasks': {'bell': null, 'medicine': null, " tasks "}}"
#define WANT(shift, days, assistants, nurses) \
    "'" shift "': {'" days "': {'assistant': " assistants ", 'nurse': " nurses "}}"
#define TASK_ON(name, minutes, times, days) \
    "'" name "': {'category': 'care', 'duration_min': " minutes ", 'arises': {'a': {'how': 'scheduled', 'of': 'unit'," \
    " 'times': [" times "], 'weekdays': [" days "]}}}"
#define TASK(name, minutes, times) TASK_ON(name, minutes, times, "'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'")
#define NOT_ASSISTANT(task) "'" task "': {'assistant': 'none'}"

/* People of a role in a shift, Monday to Sunday: "1112200". */
static void expect_unit(int unit, enum staffing_plan plan, int shift, int role, const char *days, int line)
{
    char found[N_WEEKDAYS + 1] = "";
    const struct staffing_unit *u = &s.units[unit];
    int n_shifts = x.model.units[u->map->unit].n_shifts;
    for (int day = 0; day < N_WEEKDAYS; day++)
        found[day] = (char)('0' + u->wanted[plan][(day * n_shifts + shift) * x.model.n_roles + role]);
    if (strcmp(found, days))
        fail_msg("line %d: wanted %s, expected %s", line, found, days);
}
#define EXPECT(shift, role, days) expect_unit(0, STAFFING_NEW, shift, role, days, __LINE__)
enum { DAY, EVENING, NIGHT };

static void near(double found, double expected, int line)
{
    if (!(fabs(found - expected) <= 1e-9))
        fail_msg("line %d: found %.12g, expected %.12g", line, found, expected);
}
#define NEAR(found, expected) near(found, expected, __LINE__)

/* Assistants, 14 shifts of them: work of 4 h by day and 1 h in the evening, so day 4/0.5 = 8, 4/1.5 = 2.7, 4/2.5 = 1.6 and
 * evening 1/0.5 = 2: two by day. 7 h of work and 40 h on duty a day make 0.175 h of work an hour, so these two take 2 x 8 x 0.175
 * = 2.8 of the 4 h by day. Nurses, of whom one stays where one was: left are 1.2 h by day and 1 h + their own 2 h in the evening,
 * so day 1.2/1.5 = 0.8 and evening 3/1.5 = 2, 3/2.5 = 1.2: the seven shifts to move go to evenings. */
static void test_from_the_least_competence_up(void **state)
{
    (void)state;
    make(WARD("5", "5", WANT("day", "all", "1", "2") ", " WANT("evening", "all", "1", "1"), NOT_ASSISTANT("drugs"),
              TASK("wash", "60", "'08:00', '09:00', '10:00', '11:00', '16:00'") ", " TASK("drugs", "120", "'20:00'")), false);
    assert_true(s.units[0].moved && s.n_units == 1 && !s.evenly);
    EXPECT(DAY, ASSISTANT, "2222222");
    EXPECT(EVENING, ASSISTANT, "0000000");
    EXPECT(NIGHT, ASSISTANT, "0000000");
    EXPECT(DAY, NURSE, "1111111");
    EXPECT(EVENING, NURSE, "2222222");
    EXPECT(NIGHT, NURSE, "0000000");
    expect_unit(0, STAFFING_OLD, DAY, NURSE, "2222222", __LINE__);
    assert_true(s.units[0].outcome[ASSISTANT] == STAFFING_MOVED && s.units[0].outcome[NURSE] == STAFFING_MOVED);
    for (int plan = 0; plan < N_STAFFING_PLANS; plan++) {
        NEAR(s.units[0].week_h[plan][ASSISTANT], 112);
        NEAR(s.units[0].week_h[plan][NURSE], 168);
    }
}

/* As much work by day as in the evening: both roles are split evenly, nurses too, for as much is left in both. */
static void test_what_is_left(void **state)
{
    (void)state;
    make(WARD("5", "9", WANT("day", "all", "4", "1") ", " WANT("evening", "all", "0", "2"), "",
              TASK("wash", "60", "'08:00', '16:00'")), false);
    EXPECT(DAY, ASSISTANT, "2222222"); /* equal work: two and two of four */
    EXPECT(EVENING, ASSISTANT, "2222222");
    EXPECT(DAY, NURSE, "2121212"); /* one of two stays; then day by day, where there are fewer */
    EXPECT(EVENING, NURSE, "1212121");
}

/* Every shift keeps the least of all shifts, the lower role and the higher. */
static void test_least(void **state)
{
    (void)state;
    make(WARD("9", "9", WANT("day", "all", "3", "4") ", " WANT("evening", "all", "2", "3") ", " WANT("night", "all", "1", "2"),
              "", TASK("wash", "60", "'08:00'")), false);
    EXPECT(NIGHT, ASSISTANT, "1111111");
    EXPECT(EVENING, ASSISTANT, "1111111");
    EXPECT(DAY, ASSISTANT, "4444444");
    EXPECT(NIGHT, NURSE, "2222222"); /* two always: two stay */
    EXPECT(EVENING, NURSE, "2222222");
    EXPECT(DAY, NURSE, "5555555");
}

/* Where a shift has nobody the least is none: of the highest level one stays wherever somebody is now, of others nobody. All
 * work is by day. Of 14 + 14 + 5 nurse shifts 7 + 7 + 5 stay, and 14 go to days; without the nights it is the same. */
static void test_one_stays(void **state)
{
    (void)state;
    static const char *const nights[] = {"1", "0"}, *const expected[] = {"1111100", "0000000"};
    for (int i = 0; i < 2; i++) {
        char patch[2000];
        snprintf(patch, sizeof patch, WARD("9", "9", WANT("day", "all", "2", "2") ", " WANT("evening", "all", "2", "2") ", "
                                           WANT("night", "weekdays", "0", "%s"), "", TASK("wash", "60", "'08:00'")), nights[i]);
        make(patch, false);
        EXPECT(DAY, ASSISTANT, "4444444");
        EXPECT(EVENING, ASSISTANT, "0000000");
        EXPECT(DAY, NURSE, "3333333");
        EXPECT(EVENING, NURSE, "1111111");
        EXPECT(NIGHT, NURSE, expected[i]);
        tear_down(NULL);
    }
}

/* Three nurses by day from Monday to Friday and none else: one stays, and ten shifts go to where their work is. By day there is
 * 1 h of it from Monday to Friday, in the evening 3 h on all days. Evenings 3/0.5 = 6: seven. Then evenings 3/1.5 = 2 before
 * days 1/1.5 = 0.67: three, first on Saturday and Sunday, where no nurse is by day, then on Monday. */
static void test_highest_in_one_shift(void **state)
{
    (void)state;
    make(WARD("9", "0", WANT("day", "weekdays", "0", "3"), "",
              TASK_ON("wash", "60", "'08:00'", "'mon', 'tue', 'wed', 'thu', 'fri'") ", " TASK("drugs", "180", "'16:00'")), false);
    EXPECT(DAY, NURSE, "1111100");
    EXPECT(EVENING, NURSE, "2111122");
    EXPECT(NIGHT, NURSE, "0000000");
}

/* A nurse by day and one in the evening, at weekends one in a long shift of the roster only, who stays; and a second by day from
 * Monday to Friday. She is there in both windows of the weekend: a further nurse would have 1/8/1.5 h an hour on a weekday and
 * 0.9/8/1.5 on a Saturday, so all five stay where they are. On a Tuesday nobody is given a long shift, whatever work there is. */
static void test_long_shift(void **state)
{
    (void)state;
    static const char plan[] = WARD("9", "0", WANT("day", "weekdays", "0", "2") ", " WANT("evening", "weekdays", "0", "1") ", "
                                    WANT("long", "weekend", "0", "1"), "",
                                    TASK_ON("wash", "60", "'08:00'", "'mon', 'tue', 'wed', 'thu', 'fri'") ", "
                                    TASK_ON("bath", "54", "'08:00'", "'sat', 'sun'") ", " TASK("turn", "24", "'16:00'"));
    enum { LONG = 2 }; /* by name */
    modelcase_document(&x, MODELCASE_BASE, "{'units': {'ward': {'shifts': {'long': {'start': '07:00', 'end': '23:00',"
                                           " 'window': false}}}}}");
    merge_patch(x.root, modelcase_parse(&x, plan));
    check_document(&x.findings, x.root);
    x.status = model_build(&x.model, x.root, "case", &x.findings, &x.error);
    modelcase_expect(&x, true, "");
    assert_int_equal(staff(false), 0);
    EXPECT(DAY, NURSE, "2222200");
    EXPECT(EVENING, NURSE, "1111100");
    EXPECT(LONG, NURSE, "0000011");
    assert_int_equal(staff(true), 0); /* evenly, where the third in a day of a weekday is as good in a long shift */
    for (int day = MON; day <= FRI; day++)
        assert_int_equal(s.units[0].wanted[STAFFING_NEW][(day * 4 + LONG) * x.model.n_roles + NURSE], 0);
}

/* Hours come as near as whole shifts allow: 7 days of 8 h = 56 h; all the work is at night, which has 10 h: 5 nights are 50 h,
 * 6 are 60 h and nearer; then nothing is. */
static void test_hours_of_shifts(void **state)
{
    (void)state;
    make("{'units': {'ward': {'beds': 0, 'shifts': {'day': {'start': '07:00', 'end': '15:00'}, 'evening': null, 'night':"
         " {'start': '21:00', 'end': '07:00'}}}}, 'staff': {'lines': {'anna': {'duty': null}, 'bo': {'duty': null, 'count': 9}},"
         " 'plan': {'ward': {" WANT("day", "all", "1", "1") "}}}, 'tasks': {'bell': null, 'medicine': null, "
         TASK("wash", "60", "'22:00'") "}}", false);
    NEAR(s.units[0].week_h[STAFFING_OLD][ASSISTANT], 56);
    NEAR(s.units[0].week_h[STAFFING_NEW][ASSISTANT], 60);
    enum { LONG_NIGHT = 1 };
    EXPECT(LONG_NIGHT, ASSISTANT, "1111110");
    EXPECT(DAY, ASSISTANT, "0000000");
}

/* What counts is work per hour of the shift: 4 h in a day of 8 come before 4.5 h in a night of 10. */
static void test_work_per_hour(void **state)
{
    (void)state;
    make("{'units': {'ward': {'beds': 0, 'shifts': {'day': {'start': '07:00', 'end': '15:00'}, 'evening': null, 'night':"
         " {'start': '21:00', 'end': '07:00'}}}}, 'staff': {'lines': {'anna': {'duty': null}, 'bo': {'duty': null}},"
         " 'plan': {'ward': {" WANT("day", "tue", "1", "1") "}}}, 'tasks': {'bell': null, 'medicine': null, "
         TASK_ON("wash", "240", "'08:00'", "'mon'") ", " TASK_ON("turn", "270", "'22:00'", "'mon'") "}}", false);
    EXPECT(DAY, ASSISTANT, "1000000");
}

/* One assistant: once a day, and not by day after his night. All work on Monday, most of it at night. */
static void test_room(void **state)
{
    (void)state;
    make(WARD("1", "1", WANT("day", "weekdays", "1", "1"), "", TASK_ON("wash", "60", "'08:00', '23:00', '23:30'", "'mon'")),
         false);
    EXPECT(NIGHT, ASSISTANT, "1000000");
    EXPECT(DAY, ASSISTANT, "0010100"); /* where there is no work: other days, and of their shifts the one with fewest */
    EXPECT(EVENING, ASSISTANT, "0001010");
    tear_down(NULL);
    make(WARD("1", "1", WANT("day", "weekdays", "1", "1"), "", TASK_ON("wash", "60", "'08:00', '08:30'", "'tue'") ", "
              TASK_ON("turn", "60", "'23:00'", "'mon'")), false);
    EXPECT(DAY, ASSISTANT, "0100100");
    EXPECT(NIGHT, ASSISTANT, "0010000"); /* not Monday's, which would end in Tuesday */
}

/* Who is there all the time is nobody to be moved; where the present plan needs more than there are, as many as it needs. */
static void test_room_of_those_there(void **state)
{
    (void)state;
    make_more(WARD("1", "1", WANT("day", "weekdays", "1", "1"), "", TASK_ON("wash", "60", "'08:00'", "'mon'")),
              "{'staff': {'lines': {'bo': {'duty': 'always'}, 'cia': {'role': 'assistant'}}}}");
    EXPECT(DAY, ASSISTANT, "1000100");
    tear_down(NULL);
    make(WARD("1", "1", WANT("day", "all", "1", "1") ", " WANT("evening", "all", "1", "0"), "", TASK("wash", "60", "'08:00'")),
         false);
    EXPECT(DAY, ASSISTANT, "2222222");
}

/* Roles of one level each have their turn. */
static void test_roles_of_one_level(void **state)
{
    (void)state;
    enum { CARER = 1, NURSE_NOW };
    make_more(WARD("9", "9", WANT("day", "all", "1", "1") ", " WANT("evening", "all", "1", "0"), "",
                   TASK("wash", "60", "'08:00'")),
              "{'roles': {'carer': {'level': 1}}, 'staff': {'lines': {'cia': {'role': 'carer', 'count': 9}}, 'plan': {'ward':"
              " {'night': {'all': {'carer': 1}}}}}, 'policy': {'rights': {'all': {'carer': 'formal'}}}}");
    EXPECT(DAY, ASSISTANT, "2222222");
    EXPECT(DAY, CARER, "1111111");
    EXPECT(NIGHT, CARER, "0000000");
    EXPECT(DAY, NURSE_NOW, "1111111");
}

/* Evenly: 7 assistants in 21 shifts of the week, one a day; 21 nurses, one in each. */
static void test_evenly(void **state)
{
    (void)state;
    make(WARD("9", "9", WANT("day", "all", "1", "3"), "", TASK("wash", "60", "'08:00'")), true);
    assert_true(s.evenly);
    int by_day[N_WEEKDAYS] = {0}, by_shift[3] = {0};
    for (int day = 0; day < N_WEEKDAYS; day++)
        for (int shift = DAY; shift <= NIGHT; shift++) {
            int n = s.units[0].wanted[STAFFING_NEW][(day * 3 + shift) * 2 + ASSISTANT];
            by_day[day] += n;
            by_shift[shift] += n;
        }
    for (int day = 0; day < N_WEEKDAYS; day++)
        assert_int_equal(by_day[day], 1);
    assert_true(by_shift[DAY] == 3 && by_shift[EVENING] == 2 && by_shift[NIGHT] == 2);
    for (int shift = DAY; shift <= NIGHT; shift++)
        EXPECT(shift, NURSE, "1111111");
}

/* Who may do nothing of the map stays where he is, and takes nothing. */
static void test_nothing_to_do(void **state)
{
    (void)state;
    make(WARD("9", "3", WANT("day", "weekend", "3", "0") ", " WANT("evening", "all", "0", "1"), NOT_ASSISTANT("wash"),
              TASK_ON("wash", "60", "'16:00'", "'mon', 'tue'")), false);
    EXPECT(DAY, ASSISTANT, "0000033");
    EXPECT(EVENING, ASSISTANT, "0000000");
    EXPECT(EVENING, NURSE, "1111111");
    assert_int_equal(s.units[0].outcome[ASSISTANT], STAFFING_NO_WORK);
    assert_int_equal(s.units[0].outcome[NURSE], STAFFING_LEAST);
}

/* All are by day, where all work is: they are placed where they were. */
static void test_same(void **state)
{
    (void)state;
    make(WARD("9", "9", WANT("day", "all", "2", "2"), "", TASK("wash", "60", "'08:00'")), false);
    for (int role = ASSISTANT; role <= NURSE; role++) {
        expect_unit(0, STAFFING_NEW, DAY, role, "2222222", __LINE__);
        assert_int_equal(s.units[0].outcome[role], STAFFING_SAME);
    }
}

/* Assistants, 14 shifts of them, beside one who is always there: 3 h of work by day and 1 h in the evening, so day 3/1.5 = 2,
 * 3/2.5 = 1.2 and evening 1/1.5 = 0.67. Without him: 3/0.5 = 6, 3/1.5 = 2 and 1/0.5 = 2, and the evening has fewer people.
 * With him, and half an hour of the nurses' own in the evening (what nobody may do is nobody's), 4.5 h for 16 + 24 + 24 hours on
 * duty, 0.0703 each: by day three people take 1.69 h, in the evening he alone 0.56 h; left are 1.31 h and 0.44 + 0.5 h. */
static void test_always_there(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "{'staff': {'lines': {'cia': {'role': 'assistant', 'count': 9}}}}",
        "{'staff': {'lines': {'cia': {'role': 'assistant', 'count': 9}, 'bo': {'duty': 'always'}}}}",
    };
    for (int always = 0; always < 2; always++) {
        make_more(WARD("5", "1", WANT("day", "all", "1", "1") ", " WANT("evening", "all", "1", "2"),
                       NOT_ASSISTANT("drugs") ", 'wound': {'assistant': 'none', 'nurse': 'none'}",
                       TASK("wash", "60", "'08:00', '09:00', '10:00', '16:00'") ", " TASK("drugs", "30", "'16:00'") ", "
                       TASK("wound", "600", "'16:00'")), lines[always]);
        EXPECT(DAY, ASSISTANT, always ? "2222222" : "1111111");
        EXPECT(DAY, NURSE, "2222222");
        EXPECT(EVENING, NURSE, "1111111");
        assert_int_equal(s.units[0].always[ASSISTANT], always);
        NEAR(s.units[0].week_h[STAFFING_OLD][ASSISTANT], 112); /* of the plan */
        NEAR(staffing_people(&s, &s.units[0], STAFFING_NEW, ASSISTANT, 8, MON, TUE), 1 + 2 * always);
        NEAR(staffing_people(&s, &s.units[0], STAFFING_NEW, ASSISTANT, 3, MON, TUE), always);
        tear_down(NULL);
    }
}

/* Who is always there takes work off the others: 4.5 h for 16 + 24 + 24 hours on duty, so three people by day take 1.69 of 3 h
 * and leave 1.31 h, less than the nurses' own 1.5 h in the evening; two would leave 1.88 h. */
static void test_always_takes(void **state)
{
    (void)state;
    make_more(WARD("5", "1", WANT("day", "all", "1", "1") ", " WANT("evening", "all", "1", "2"), NOT_ASSISTANT("drugs"),
                   TASK("wash", "60", "'08:00', '09:00', '10:00'") ", " TASK("drugs", "90", "'16:00'")),
              "{'staff': {'lines': {'cia': {'role': 'assistant', 'count': 9}, 'bo': {'duty': 'always'}}}}");
    EXPECT(DAY, ASSISTANT, "2222222");
    EXPECT(EVENING, NURSE, "2222222");
    EXPECT(DAY, NURSE, "1111111");
}

/* Where there is as much work, those come first where fewer people of any role are: Wednesday and Thursday evening. */
static void test_fewest_people(void **state)
{
    (void)state;
    make(WARD("9", "9", "'day': {'all': {'nurse': 1}, 'mon': {'nurse': 3}}, 'evening': {'all': {'assistant': 1}, 'wed':"
              " {'assistant': 0}, 'thu': {'assistant': 0}}", NOT_ASSISTANT("wash"), TASK("wash", "60", "'08:00', '16:00'")),
         false);
    EXPECT(EVENING, ASSISTANT, "1100111");
    EXPECT(DAY, NURSE, "1111111");
    EXPECT(EVENING, NURSE, "0011000");
}

/* Copies have one plan; a unit without a plan is shown beside the others, and nothing is moved in it. */
static void test_units(void **state)
{
    (void)state;
    make("{'units': {'ward': {'beds': 0, 'copies': 2}, 'annex': {'beds': 0}}, 'tasks': {'bell': null, 'medicine': null, "
         TASK("wash", "60", "'16:00'") "}, 'staff': {'lines': {'anna': {'unit': 'ward', 'duty': null, 'count': 5}, 'bo':"
         " {'unit': 'annex'}}, 'plan': {'ward': {'day': {'all': {'nurse': 1}}}}}}", false);
    assert_int_equal(s.n_units, 2);
    assert_false(s.units[0].moved);
    assert_true(s.units[1].moved);
    NEAR(staffing_people(&s, &s.units[0], STAFFING_NEW, -1, 3, MON, TUE), 1); /* bo, always */
    NEAR(staffing_people(&s, &s.units[1], STAFFING_NEW, -1, 8, MON, TUE), 1);
}

/* Read off: people by hour where shifts begin at half past and pass midnight, work by the lowest role, what comes with duty. */
static void test_read_off(void **state)
{
    (void)state;
    make("{'units': {'ward': {'beds': 0}}, 'staff': {'lines': {'anna': {'duty': null, 'count': 9}, 'bo': {'duty': null}},"
         " 'plan': {'ward': {'evening': {'all': {'nurse': 1}}, 'night': {'mon': {'nurse': 2}, 'sun': {'nurse': 3}}}}},"
         " 'policy': {'rights': {'drugs': {'assistant': 'none'}, 'wound': {'assistant': 'none', 'nurse': 'none'}}},"
         " 'tasks': {'bell': null, 'medicine': null, "
         TASK_ON("wash", "35", "'22:00'", "'mon'") ", " TASK_ON("drugs", "14", "'22:10'", "'mon'") ", "
         TASK_ON("wound", "7", "'22:10'", "'mon'") ", "
         "'report': {'category': 'admin', 'duration_min': 10, 'arises': {'a': {'how': 'per_person', 'shifts': ['night']}}}}}",
         false);
    const struct staffing_unit *u = &s.units[0];
    NEAR(staffing_people(&s, u, STAFFING_OLD, NURSE, 14, MON, TUE), 0.5); /* from 14:30 */
    NEAR(staffing_people(&s, u, STAFFING_OLD, NURSE, 22, MON, TUE), 2.5); /* the evening until 22:30, the night from 22:00 */
    NEAR(staffing_people(&s, u, STAFFING_OLD, NURSE, 22, TUE, WED), 0.5);
    NEAR(staffing_people(&s, u, STAFFING_OLD, NURSE, 7, TUE, WED), 1);    /* two until 07:30 */
    NEAR(staffing_people(&s, u, STAFFING_OLD, NURSE, 7, MON, TUE), 1.5);  /* Sunday's three */
    NEAR(staffing_people(&s, u, STAFFING_OLD, NURSE, 7, MON, WED), 1.25);
    NEAR(staffing_people(&s, u, STAFFING_OLD, ASSISTANT, 7, MON, WED), 0);
    NEAR(staffing_people(&s, u, STAFFING_OLD, -1, 7, MON, WED), 1.25);
    NEAR(staffing_work_min(&s, u, ASSISTANT, 22, MON, TUE), 35);
    NEAR(staffing_work_min(&s, u, NURSE, 22, MON, TUE), 14);
    NEAR(staffing_work_min(&s, u, -1, 22, MON, TUE), 7);
    NEAR(staffing_work_min(&s, u, STAFFING_ALL_WORK, 22, MON, TUE), 49);
    NEAR(staffing_work_min(&s, u, STAFFING_ALL_WORK, 22, MON, SAT), 9.8);
    NEAR(staffing_duty_min(&s, u, STAFFING_OLD), 50 / 7.0);
}

static void test_refused(void **state)
{
    (void)state;
    assert_int_equal(try_staffing(WARD("1", "1", "", "", TASK("wash", "60", "'16:00'")), false), ERR_INPUT);
    assert_string_equal(e.text, "/staff/plan: no staffing plan: nobody is wanted in any shift, so there are no hours to move");
    tear_down(NULL);
    assert_int_equal(try_staffing("{'staff': {'lines': {'anna': {'duty': null}}, 'duties': ['anna,2026-01-05,day']}}", false),
                     ERR_INPUT);
    assert_string_equal(e.text, "/staff/plan: no staffing plan: the roster says who has duty when, and its hours are not moved");
    tear_down(NULL);
    assert_int_equal(try_staffing("{}", false), ERR_INPUT);
    assert_string_equal(e.text, "/staff/lines: everybody is on duty all the time, so there are no hours to move");
    tear_down(NULL);
    assert_int_equal(try_staffing("{'units': {'ward': {'shifts': null}}, 'staff': {'lines': {'bo': {'duty': null}}}}", true),
                     ERR_INPUT);
    assert_string_equal(e.text, "/units: no unit has shifts, so there are no hours to move");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_from_the_least_competence_up), TEST(test_what_is_left), TEST(test_least), TEST(test_one_stays),
        TEST(test_highest_in_one_shift),
        TEST(test_long_shift), TEST(test_hours_of_shifts), TEST(test_work_per_hour), TEST(test_room),
        TEST(test_room_of_those_there), TEST(test_roles_of_one_level), TEST(test_evenly), TEST(test_nothing_to_do),
        TEST(test_same), TEST(test_always_there), TEST(test_always_takes), TEST(test_fewest_people), TEST(test_units),
        TEST(test_read_off), TEST(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
