/* Rota and roster laid over the run: where each duty comes, and how long it takes until both begin again together.
 *
 * Day 07-15, evening 14:30-22:30, night 22-07:30; ticks of a minute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include "model/rounds.h"

#define STAFF(time, more) \
    "{'time': {" time "}, 'staff': {'rest_h': 0, 'lines': {'anna': null, 'bo': null, 'dan': {'role': 'assistant'}, 'eva':" \
    " {'role': 'nurse'}}" more "}}"
#define PLAN ",'plan': {'ward': {'night': {'sun': {'assistant': 1}}, 'day': {'wed': {'assistant': 1}}}}"

/* The duties as they come in the run, "d1 eva day, ..." by start: days count from 0, and -1 is the day before. */
static void tell_run(const struct model *m, char *out, size_t size)
{
    size_t n = 0;
    out[0] = '\0';
    for (int32_t t = -m->ticks_per_day; t < m->end_ticks; t++)
        for (int i = 0; i < m->n_duties; i++) {
            const struct duty *d = &m->duties[i];
            int32_t since_monday = t + m->start_weekday * m->ticks_per_day;
            if ((since_monday - d->start_tick) % m->rota_ticks != 0 || t + d->end_tick - d->start_tick <= 0)
                continue;
            n += (size_t)snprintf(out + n, size - n, "%sd%d %s %s", n ? ", " : "", t < 0 ? -1 : t / m->ticks_per_day,
                                  m->persons[d->person].label.id, m->units[0].shifts[d->shift].label.id);
        }
}

static void expect_run(const char *patch, int weeks, bool dated, const char *duties)
{
    char found[8000];
    struct modelcase x;
    modelcase_good(&x, patch);
    tell_run(&x.model, found, sizeof found);
    assert_string_equal(found, duties);
    assert_int_equal(x.model.rota_ticks, weeks * 7 * 1440);
    assert_int_equal(x.model.dated, dated);
    for (int i = 1; i < x.model.n_duties; i++)
        assert_true(x.model.duties[i - 1].start_tick <= x.model.duties[i].start_tick);
    modelcase_free(&x);
}

/* Ten days from a Wednesday; the run reaches into the third week. */
#define TEN "'start_date': '2026-01-07', 'days': 10"

static void test_dated(void **state)
{
    (void)state;
    expect_run(STAFF(TEN, ",'duties': ['eva,2026-01-16,night','eva,2026-01-06,night','eva,2026-01-07,evening',"
                          "'eva,2026-01-12,day']"),
               3, true, "d-1 eva night, d0 eva evening, d5 eva day, d9 eva night");
    /* from a Monday, the day before is in the week that stands last */
    expect_run(STAFF("'days': 7", ",'duties': ['eva,2026-01-05,evening','eva,2026-01-04,night','eva,2026-01-11,night']"), 2, true,
               "d-1 eva night, d0 eva evening, d6 eva night");
}

/* What is built for the assistant is the same as without a roster of nurses, the night before the run too. */
static void test_rota_beside_it(void **state)
{
    (void)state;
    static const char rota[] = "d-1 dan night, d2 dan day, d6 dan night, d9 dan day, d13 dan night";
    expect_run(STAFF("'days': 14", PLAN ",'rota_weeks':2"), 2, false, rota);
    expect_run(STAFF("'days': 14", PLAN ",'rota_weeks':2,'duties':['eva,2026-01-05,day']"), 3, true,
               "d-1 dan night, d0 eva day, d2 dan day, d6 dan night, d9 dan day, d13 dan night");
    /* rota and run meet nowhere: six weeks, ten days from a Wednesday */
    expect_run(STAFF(TEN, PLAN), 6, false, "d0 dan day, d4 dan night, d7 dan day");
    expect_run(STAFF(TEN, PLAN ",'duties':['eva,2026-01-08,day']"), 3, true,
               "d0 dan day, d1 eva day, d4 dan night, d7 dan day");
}

/* Two assistants have every second Sunday night; so the week before the run is the other one's, with a roster of nurses too. */
#define TURNS ",'plan': {'ward': {'night': {'sun': {'assistant': 1}}}},'rota_weeks':2"
#define TWO "{'time': {'days': 14}, 'staff': {'lines': {'anna': null, 'bo': {'duty': 'roster'}, 'dan': {'role': 'assistant'}," \
    " 'eva': {'role': 'nurse'}}"

static void test_week_before(void **state)
{
    (void)state;
    expect_run(TWO TURNS "}}", 2, false, "d-1 dan night, d6 bo night, d13 dan night");
    expect_run(TWO TURNS ",'duties':['eva,2026-01-05,day']}}", 3, true,
               "d-1 dan night, d0 eva day, d6 bo night, d13 dan night");
}

static void test_repeats(void **state)
{
    (void)state;
    /* one week from Wednesday to Tuesday; the last night of it reaches into the run */
    expect_run(STAFF(TEN, ",'roster_repeats':true,'duties':['eva,2026-01-07,evening','eva,2026-01-13,night']"), 1, false,
               "d-1 eva night, d0 eva evening, d6 eva night, d7 eva evening");
    /* the last date is in the second week: two weeks, of which the run has one and a half */
    expect_run(STAFF(TEN, ",'roster_repeats':true,'duties':['eva,2026-01-08,day','eva,2026-01-14,day']"), 2, false,
               "d1 eva day, d7 eva day");
    /* with a rota of three weeks: six */
    expect_run(STAFF("'days': 15", PLAN ",'rota_weeks':3,'roster_repeats':true,'duties':['eva,2026-01-05,day',"
                                   "'eva,2026-01-12,night']"),
               6, false,
               "d-1 dan night, d0 eva day, d2 dan day, d6 dan night, d7 eva night, d9 dan day, d13 dan night, d14 eva day");
    /* longer than the run */
    expect_run(STAFF("'days': 1", ",'roster_repeats':true,'duties':['eva,2026-01-05,day','eva,2026-06-12,day']"), 23, false,
               "d0 eva day");
}

static void test_too_long(void **state)
{
    (void)state;
    modelcase_errors(STAFF("'tick_s': 1, 'days': 12427", ",'duties':['eva,2026-01-05,day']"),
                     "/staff/duties: the roster, with the rota of 'rota_weeks', takes 1777 weeks, which are 1074729600 ticks of"
                     " 1 s; expected at most 1073741823: take a longer tick\n");
}

static void test_lengths(void **state)
{
    (void)state;
    struct modelcase x;
    struct build b = {.m = &x.model};
    modelcase_good(&x, STAFF(TEN, ",'rota_weeks':4,'roster_repeats':true,'duties':['eva,2026-01-08,day','eva,2026-02-14,day']"));
    b.root = x.root;
    assert_true(rounds_repeat(&b));
    assert_int_equal(rounds_days(&b), 42);
    assert_true(rounds_weeks(&b) == 12);
    assert_int_equal(rounds_day(&b, "2026-01-06"), -1);
    assert_int_equal(rounds_day(&b, "2026-03-01"), 53);
    assert_int_equal(rounds_day(&b, "2026-02-29"), ROUNDS_NO_DAY);
    assert_int_equal(rounds_day(&b, "2026-2-9"), ROUNDS_NO_DAY);
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dated),
        cmocka_unit_test(test_rota_beside_it),
        cmocka_unit_test(test_week_before),
        cmocka_unit_test(test_repeats),
        cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_lengths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
