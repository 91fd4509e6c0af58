/* The task map: what falls in which hour and shift, who may do it, what is estimated and what is left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include <math.h>

#include "study/task_map.h"

enum { DAY, EVENING, NIGHT, OUTSIDE, N_WINDOWS };
enum { MON, TUE, WED, THU, FRI, SAT, SUN };
enum { ASSISTANT, NURSE };

static struct modelcase x;
static struct task_map map;
static struct arena arena;
static struct err e;

static int tear_down(void **state)
{
    (void)state;
    modelcase_free(&x);
    arena_free(&arena);
    return 0;
}

static int try_map(const char *patch, int n_replications, bool (*stop)(void))
{
    static jmp_buf exhausted;
    modelcase_good(&x, patch);
    if (setjmp(exhausted))
        fail();
    arena.exhausted = &exhausted;
    e = (struct err){0};
    return task_map_make(&map, &x.model, 1, n_replications, stop, &arena, &e);
}

static void make(const char *patch, int n_replications)
{
    if (try_map(patch, n_replications, NULL))
        fail_msg("%s", e.text);
}

/* Nothing but these tasks, asked for by the unit at fixed times. */
#define ONLY(tasks) "'tasks': {'bell': null, 'medicine': null, " tasks "}"
#define TASK(name, minutes, days, times, more) \
    "'" name "': {'category': 'care', 'duration_min': " minutes ", " more \
    "'arises': {'a': {'how': 'scheduled', 'of': 'unit', 'times': [" times "], 'weekdays': [" days "]}}}"
#define EVERY_DAY "'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'"

static int job(const char *task, enum task_map_part part)
{
    return task_map_job(modelcase_task(&x.model, task), part);
}

static double minutes(int unit, int weekday, int hour, const char *task, enum task_map_part part)
{
    return map.units[unit].hour_s[(weekday * TASK_MAP_HOURS + hour) * map.n_jobs + job(task, part)] / 60;
}

static double made(int unit, int weekday, int hour, const char *task)
{
    return map.units[unit].made[(weekday * TASK_MAP_HOURS + hour) * x.model.n_tasks + modelcase_task(&x.model, task)];
}

static double in_shift(int unit, int weekday, int shift, const char *task, enum task_map_part part)
{
    return map.units[unit].shift_s[(weekday * N_WINDOWS + shift) * map.n_jobs + job(task, part)] / 60;
}

static void near(double found, double expected, double by, int line)
{
    if (!(fabs(found - expected) <= by))
        fail_msg("line %d: found %.12g, expected %.12g", line, found, expected);
}
#define EXPECT(found, value) near(found, value, 1e-9, __LINE__)

/* Minutes of the whole week; of which nothing may stand anywhere else than where the test has looked. */
static double week(int unit, const char *task, enum task_map_part part)
{
    double hours = 0, shifts = 0;
    for (int day = MON; day <= SUN; day++) {
        for (int hour = 0; hour < TASK_MAP_HOURS; hour++)
            hours += minutes(unit, day, hour, task, part);
        for (int shift = 0; shift < N_WINDOWS; shift++)
            shifts += in_shift(unit, day, shift, task, part);
    }
    EXPECT(hours, shifts);
    return hours;
}

/* Of windows that overlap, the one that began last; a night belongs to the day on which it began, an hour to its own day. Two
 * weeks after the warm-up are measured, three days at the end are not. */
static void test_when(void **state)
{
    (void)state;
    make("{'time': {'warmup_days': 1, 'days': 17, 'start_date': '2026-01-07'}, "
         ONLY(TASK("wash", "10", EVERY_DAY, "'14:29', '14:30', '22:30'", "") ", "
              TASK("turn", "4", "'tue'", "'02:00', '07:00'", "")) "}", 3);
    assert_int_equal(map.n_weeks, 2);
    assert_int_equal(map.n_units, 1);
    for (int day = MON; day <= SUN; day++) {
        EXPECT(made(0, day, 14, "wash"), 2);
        EXPECT(minutes(0, day, 14, "wash", TASK_MAP_PERFORMER), 20);
        EXPECT(minutes(0, day, 22, "wash", TASK_MAP_PERFORMER), 10);
        EXPECT(in_shift(0, day, DAY, "wash", TASK_MAP_PERFORMER), 10);
        EXPECT(in_shift(0, day, EVENING, "wash", TASK_MAP_PERFORMER), 10);
        EXPECT(in_shift(0, day, NIGHT, "wash", TASK_MAP_PERFORMER), 10);
    }
    EXPECT(week(0, "wash", TASK_MAP_PERFORMER), 210);
    EXPECT(minutes(0, TUE, 2, "turn", TASK_MAP_PERFORMER), 4);
    EXPECT(in_shift(0, MON, NIGHT, "turn", TASK_MAP_PERFORMER), 4);
    EXPECT(in_shift(0, TUE, DAY, "turn", TASK_MAP_PERFORMER), 4); /* 07:00: the day has begun, the night ends at 07:30 */
    EXPECT(week(0, "turn", TASK_MAP_PERFORMER), 8);
    EXPECT(week(0, "turn", TASK_MAP_SECOND), 0);
}

static void test_outside_all_windows(void **state)
{
    (void)state;
    make("{'units': {'ward': {'shifts': {'night': {'end': '06:00'}}}}, " ONLY(TASK("wash", "10", "'sun'", "'06:30'", "")) "}", 1);
    EXPECT(in_shift(0, SUN, OUTSIDE, "wash", TASK_MAP_PERFORMER), 10);
    EXPECT(week(0, "wash", TASK_MAP_PERFORMER), 10);
}

/* Two people: twice the work; a check: its own time. Roles may help whatever their rights, if they are there. */
static void test_second_person(void **state)
{
    (void)state;
    make("{'roles': {'student': {'level': 0}}, 'policy': {'rights': {'all': {'assistant': 'none'}}}, "
         ONLY(TASK("lift", "12", "'mon'", "'08:00', '08:10'",
                   "'helper': {'joint': 'all', 'patience_min': {'nurse': 0, 'student': 0, 'assistant': 5}}, ") ", "
              TASK("morphine", "9", "'mon'", "'08:20'",
                   "'helper': {'joint': 'check', 'check_min': 2, 'patience_min': {'nurse': 0}}, ")) "}", 1);
    EXPECT(minutes(0, MON, 8, "lift", TASK_MAP_PERFORMER), 24);
    EXPECT(minutes(0, MON, 8, "lift", TASK_MAP_SECOND), 24);
    EXPECT(minutes(0, MON, 8, "morphine", TASK_MAP_PERFORMER), 9);
    EXPECT(minutes(0, MON, 8, "morphine", TASK_MAP_SECOND), 2);
    EXPECT(week(0, "morphine", TASK_MAP_SECOND), 2);
    assert_int_equal(map.units[0].lowest[job("lift", TASK_MAP_PERFORMER)], NURSE);
    assert_int_equal(map.units[0].lowest[job("lift", TASK_MAP_SECOND)], ASSISTANT); /* nobody is a student */
    assert_int_equal(map.units[0].lowest[job("morphine", TASK_MAP_SECOND)], NURSE);
}

/* By what the people of the unit may do (not only ad hoc), for a patient who is not critical; the lowest by level. */
static void test_rights(void **state)
{
    (void)state;
    make("{'roles': {'assistant': {'level': 2}, 'enrolled': {'level': 1}, 'nurse': {'level': 3}}, "
         "'units': {'ward': {'patients': {'acuity': {'ill': {'rank': 1, 'critical': true}, 'well': {'start_share': 1}}}}}, "
         "'staff': {'lines': {'cia': {'role': 'enrolled', 'duty': 'always', 'trained': ['insulin'], 'signed': ['ecg']}}},"
         " 'policy': {'rights': {'wash': {'enrolled': 'formal'}, 'insulin': {'assistant': 'ad_hoc', 'enrolled': 'trained'},"
         " 'ecg': {'assistant': 'none', 'enrolled': 'signed'}, 'wound': {'assistant': 'none', 'nurse': 'none'}}}, "
         ONLY(TASK("wash", "1", "'mon'", "'08:00'", "") ", " TASK("insulin", "1", "'mon'", "'08:00'", "") ", "
              "'ecg': {'category': 'clinical', 'duration_min': 1, 'not_if_critical': ['nurse'], 'arises': {'a':"
              " {'how': 'admission'}}}, " TASK("wound", "1", "'mon'", "'08:00'", "")) "}", 1);
    enum { ENROLLED = 1, NURSE_NOW };
    const struct { const char *task; int lowest; bool may[3]; } expected[] = {
        {"wash", ENROLLED, {true, true, true}},
        {"insulin", ENROLLED, {false, true, true}},
        {"ecg", ENROLLED, {false, true, true}},
        {"wound", -1, {false, false, false}},
    };
    for (int i = 0; i < 4; i++) {
        int performer = job(expected[i].task, TASK_MAP_PERFORMER);
        assert_int_equal(map.units[0].lowest[performer], expected[i].lowest);
        assert_memory_equal(&map.units[0].may[performer * x.model.n_roles], expected[i].may, sizeof expected[i].may);
        assert_int_equal(map.units[0].lowest[job(expected[i].task, TASK_MAP_SECOND)], -1);
    }
    EXPECT(week(0, "wound", TASK_MAP_PERFORMER), 1); /* it is asked for all the same */
}

/* A note follows every second ECG of a nurse, who is the lowest that may do it, 30 minutes after the ECG of 30; a copy every
 * note, at once. So work falls in the next hour, and in the next shift. */
static void test_what_follows(void **state)
{
    (void)state;
    make("{'policy': {'rights': {'ecg': {'assistant': 'none'}}}, " ONLY(TASK("ecg", "30", "'mon'", "'06:15'", "") ", "
         "'note': {'category': 'admin', 'duration_min': 6, 'helper': {'joint': 'check', 'check_min': 2, 'patience_min':"
         " {'nurse': 0}}, 'arises': {'a': {'how': 'after', 'task': 'ecg', 'delay_min': 30, 'role_probability': {'nurse': 0.5}}}},"
         "'copy': {'category': 'admin', 'duration_min': 10, 'arises': {'a': {'how': 'after', 'task': 'note'}}}") "}", 2);
    EXPECT(in_shift(0, SUN, NIGHT, "ecg", TASK_MAP_PERFORMER), 30);
    EXPECT(made(0, MON, 7, "note"), 0.5);
    EXPECT(in_shift(0, MON, DAY, "note", TASK_MAP_PERFORMER), 3);
    EXPECT(minutes(0, MON, 7, "note", TASK_MAP_SECOND), 1);
    EXPECT(minutes(0, MON, 7, "copy", TASK_MAP_PERFORMER), 5); /* 07:21 */
    EXPECT(week(0, "copy", TASK_MAP_PERFORMER), 5);
    EXPECT(map.units[0].follow_s / 60, (3 + 1 + 5) / 7.0);
}

/* Nothing follows from what nobody may do, and a chain that goes on for ever comes to an end. */
static void test_chains(void **state)
{
    (void)state;
    make("{'policy': {'rights': {'wound': {'assistant': 'none', 'nurse': 'none'}}}, "
         ONLY(TASK("wound", "1", "'mon'", "'08:00'", "") ", " TASK("round", "1", "'mon'", "'08:00'", "") ", "
         "'note': {'category': 'admin', 'duration_min': 6, 'arises': {'a': {'how': 'after', 'task': 'wound'}}},"
         "'again': {'category': 'admin', 'duration_min': 0, 'arises': {'a': {'how': 'after', 'task': 'round'},"
         " 'b': {'how': 'after', 'task': 'again', 'delay_min': 1, 'probability': 0.5}}}") "}", 1);
    EXPECT(week(0, "note", TASK_MAP_PERFORMER), 0);
    EXPECT(made(0, MON, 8, "note"), 0);
    near(made(0, MON, 8, "again"), 2, 1e-5, __LINE__); /* 1 + 1/2 + 1/4 + ... */
}

/* Left out, and told: in 4 beds a task an hour and a quarter after the last was done, at work of 15 minutes: 4 x 16 a day; 12 a
 * day of the unit, 5 minutes of work and 115 between; and ten minutes, with a chance of 1/2, of everyone who comes on duty in
 * the day at a weekend. */
static void test_left_out(void **state)
{
    (void)state;
    make("{" ONLY("'turn': {'category': 'care', 'duration_min': 15, 'arises': {'a': {'how': 'after_done', 'gap_min': 75}}},"
         "'bins': {'category': 'service', 'duration_min': 5, 'arises': {'a': {'how': 'after_done', 'of': 'unit', 'gap_min':"
         " 115}}},"
         "'report': {'category': 'admin', 'duration_min': 10, 'arises': {'a': {'how': 'per_person', 'shifts': ['day'],"
         " 'weekdays': ['sat', 'sun'], 'probability': 0.5}}}") "}", 1);
    EXPECT(map.units[0].gap_s / 60, 4 * 16 * 15 + 12 * 5);
    for (int day = MON; day <= SUN; day++)
        for (int shift = DAY; shift <= NIGHT; shift++)
            EXPECT(map.units[0].duty_s[day * 3 + shift] / 60, day >= SAT && shift == DAY ? 5 : 0);
    EXPECT(week(0, "turn", TASK_MAP_PERFORMER), 0);
    EXPECT(week(0, "report", TASK_MAP_PERFORMER), 0);
}

/* Copies of a unit are one row, their mean; each has the demand of its own. */
static void test_copies(void **state)
{
    (void)state;
    make("{'units': {'ward': {'copies': 3}, 'annex': {'beds': 0, 'shifts': {'long': {'start': '07:00', 'end': '19:00'}}}},"
         " 'staff': {'lines': {'bo': {'unit': 'annex'}, 'anna': {'unit': 'ward'}}}, "
         ONLY(TASK("wash", "10", "'mon'", "'08:00'", "")) "}", 2);
    assert_int_equal(map.n_units, 2);
    assert_string_equal(map.units[0].name, "annex");
    assert_string_equal(map.units[1].name, "ward");
    assert_int_equal(map.units[0].n_copies, 1);
    assert_int_equal(map.units[1].n_copies, 3);
    EXPECT(minutes(0, MON, 8, "wash", TASK_MAP_PERFORMER), 10);
    EXPECT(minutes(1, MON, 8, "wash", TASK_MAP_PERFORMER), 10);
    assert_int_equal(map.units[0].lowest[job("wash", TASK_MAP_PERFORMER)], ASSISTANT);
    assert_int_equal(map.units[1].lowest[job("wash", TASK_MAP_PERFORMER)], NURSE);
}

/* Patients' needs, with chance in them: the mean over replications and weeks of what the demand stage presents. */
static void test_means(void **state)
{
    (void)state;
    make("{'time': {'days': 14}}", 5);
    double calls = 0, per_day = 4 * 6; /* beds, calls a day */
    for (int day = MON; day <= SUN; day++)
        for (int hour = 0; hour < TASK_MAP_HOURS; hour++)
            calls += made(0, day, hour, "bell");
    near(calls, 7 * per_day, 4 * 7 * sqrt(per_day / 70), __LINE__); /* 4 standard errors of 70 days */
    EXPECT(week(0, "bell", TASK_MAP_PERFORMER), calls * 5);
    EXPECT(minutes(0, WED, 8, "medicine", TASK_MAP_PERFORMER), 40);
    double once = calls;
    arena_free(&arena);
    modelcase_free(&x);
    make("{'time': {'days': 14}}", 5);
    calls = 0;
    for (int day = MON; day <= SUN; day++)
        for (int hour = 0; hour < TASK_MAP_HOURS; hour++)
            calls += made(0, day, hour, "bell");
    assert_true(calls == once);
}

static int asked;
static bool stop_at_second(void)
{
    return ++asked == 2;
}

static void test_refused(void **state)
{
    (void)state;
    assert_int_equal(try_map("{'time': {'days': 6}}", 1, NULL), ERR_INPUT);
    assert_string_equal(e.text, "/time/days: a plan of the week is made from whole weeks: expected at least 7, found 6");
    modelcase_free(&x);
    assert_int_equal(try_map("{}", 5, stop_at_second), ERR_STOPPED);
    assert_int_equal(asked, 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_when), TEST(test_outside_all_windows), TEST(test_second_person), TEST(test_rights), TEST(test_what_follows),
        TEST(test_chains), TEST(test_left_out), TEST(test_copies), TEST(test_means), TEST(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
