/* What an hour costs: bands and steps of the calendar, rates worked out by hand, every tick by brute force, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include <math.h>

#include "model/pay.h"

#define EVENING "'evening': {'from': '17:00', 'until': '21:00', 'kr_per_h': 56, 'applies_to': 'rostered'}"
#define NIGHT "'night': {'from': '21:00', 'until': '06:00', 'share': 0.25, 'least_kr_per_h': 70, 'applies_to': 'rostered'}"
#define WEEKEND "'weekend': {'days': ['weekend'], 'share': 0.2, 'least_kr_per_h': 70, 'applies_to': 'rostered'}"
#define HOLIDAY \
    "'holiday': {'days': ['holiday'], 'share': 1.25, 'applies_to': 'rostered', 'instead_of': ['weekend']}"
#define OVERTIME "'overtime': {'share': 0.5, 'applies_to': 'overtime'}"
#define OVERTIME_NIGHT \
    "'overtime_night': {'from': '21:00', 'until': '06:00', 'share': 1, 'applies_to': 'overtime', 'instead_of': ['overtime']}"
#define PAID "'roles': {'nurse': {'pay_kr_per_h': 300}, 'assistant': {'pay_kr_per_h': 200}}"
#define CASE(time, supplements) "{'time': {" time "}, " PAID ", 'staff': {'supplements': {" supplements "}}}"
#define NORWAY(time) CASE(time, EVENING "," NIGHT "," WEEKEND "," HOLIDAY "," OVERTIME "," OVERTIME_NIGHT)

static int32_t tick_of(const struct model *m, int day, int hour)
{
    return day * m->ticks_per_day + hour * 3600 / m->tick_s;
}

static void expect_rate(const struct modelcase *x, const char *who, int day, int hour, enum pay_kind kind, double rate)
{
    const struct model *m = &x->model;
    int band = model_pay_band(m, tick_of(m, day, hour));
    double found = pay_kr_per_h(m, (int)(modelcase_person(m, who) - m->persons), band, kind);
    if (fabs(found - rate) > 1e-9)
        fail_msg("%s on day %d at %d: %.12g kr instead of %.12g", who, day, hour, found, rate);
}

/* From Wednesday 29 April on; Friday is the first of May. A night passes midnight into it, another into the weekend. */
static void test_night_into_a_holiday(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, NORWAY("'start_date': '2026-04-29', 'days': 5, 'holidays': ['2026-05-01']"));
    expect_rate(&x, "anna", 1, 16, PAY_ROSTERED, 300);
    expect_rate(&x, "anna", 1, 17, PAY_ROSTERED, 300 + 56);
    expect_rate(&x, "anna", 1, 20, PAY_ROSTERED, 300 + 56);
    expect_rate(&x, "anna", 1, 21, PAY_ROSTERED, 300 + 75);
    expect_rate(&x, "bo", 1, 21, PAY_ROSTERED, 200 + 70); /* a quarter is 50: the least is paid */
    expect_rate(&x, "anna", 1, 23, PAY_ROSTERED, 300 + 75);
    expect_rate(&x, "anna", 2, 0, PAY_ROSTERED, 300 + 75 + 375);
    expect_rate(&x, "bo", 2, 5, PAY_ROSTERED, 200 + 70 + 250);
    expect_rate(&x, "anna", 2, 6, PAY_ROSTERED, 300 + 375);
    expect_rate(&x, "anna", 2, 18, PAY_ROSTERED, 300 + 56 + 375);
    expect_rate(&x, "anna", 2, 23, PAY_ROSTERED, 300 + 75 + 375);
    expect_rate(&x, "anna", 3, 0, PAY_ROSTERED, 300 + 75 + 70); /* a fifth of 300 is 60 */
    expect_rate(&x, "anna", 3, 12, PAY_ROSTERED, 300 + 70);
    modelcase_free(&x);
}

/* 17 May 2026 is a Sunday: the holiday is paid in place of the weekend, whether or not there are nights. */
static void test_instead_of(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, NORWAY("'start_date': '2026-05-16', 'days': 3, 'holidays': ['2026-05-17']"));
    expect_rate(&x, "anna", 0, 12, PAY_ROSTERED, 370);
    expect_rate(&x, "anna", 1, 12, PAY_ROSTERED, 675);
    expect_rate(&x, "anna", 1, 22, PAY_ROSTERED, 675 + 75);
    expect_rate(&x, "anna", 2, 12, PAY_ROSTERED, 300);
    modelcase_free(&x);
    /* c is replaced by b, which a replaces: neither is paid. Of overtime a has nothing to say, so b is paid. */
    modelcase_good(&x, CASE("'days': 1", "'a': {'kr_per_h': 1, 'instead_of': ['b'], 'applies_to': 'rostered'},"
                            "'b': {'kr_per_h': 10, 'instead_of': ['c']}, 'c': {'kr_per_h': 100}"));
    expect_rate(&x, "anna", 0, 0, PAY_ROSTERED, 301);
    expect_rate(&x, "anna", 0, 0, PAY_OVERTIME, 310);
    modelcase_free(&x);
}

static void test_overtime(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, NORWAY("'start_date': '2026-05-16', 'days': 3, 'holidays': ['2026-05-17']"));
    expect_rate(&x, "anna", 2, 15, PAY_OVERTIME, 450);
    expect_rate(&x, "anna", 2, 18, PAY_OVERTIME, 450); /* the evening is paid to rostered time */
    expect_rate(&x, "anna", 2, 22, PAY_OVERTIME, 600);
    expect_rate(&x, "bo", 1, 3, PAY_OVERTIME, 400);
    modelcase_free(&x);
}

/* The hours after midnight belong to the day of `from`, even to that before the run. Until 00:00 is until midnight. */
static void test_days(void **state)
{
    (void)state;
    struct modelcase x; /* from Saturday on */
    modelcase_good(&x, CASE("'start_date': '2026-05-16', 'days': 8", "'f': {'days': ['fri'], 'from': '22:00', 'until': '06:00',"
                            " 'kr_per_h': 1}, 'm': {'days': ['mon', 'wed'], 'from': '18:00', 'kr_per_h': 10},"
                            "'w': {'days': ['weekdays'], 'from': '12:00', 'until': '12:00', 'kr_per_h': 100}"));
    expect_rate(&x, "anna", 0, 0, PAY_ROSTERED, 401);
    expect_rate(&x, "anna", 0, 6, PAY_ROSTERED, 400);
    expect_rate(&x, "anna", 0, 12, PAY_ROSTERED, 300);
    expect_rate(&x, "anna", 1, 23, PAY_ROSTERED, 300);
    expect_rate(&x, "anna", 2, 11, PAY_ROSTERED, 300);
    expect_rate(&x, "anna", 2, 18, PAY_ROSTERED, 410);
    expect_rate(&x, "anna", 2, 23, PAY_ROSTERED, 410);
    expect_rate(&x, "anna", 3, 0, PAY_ROSTERED, 400);
    expect_rate(&x, "anna", 4, 18, PAY_ROSTERED, 410);
    expect_rate(&x, "anna", 6, 22, PAY_ROSTERED, 401);
    expect_rate(&x, "anna", 7, 5, PAY_ROSTERED, 401);
    expect_rate(&x, "anna", 7, 22, PAY_ROSTERED, 300);
    modelcase_free(&x);
}

/* What a line says holds for it alone, 0 included. Who has no pay is paid no supplement. */
static void test_lines(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'roles': {'nurse': {'pay_kr_per_h': 300}}, 'staff': {'supplements': {'all': {'kr_per_h': 7}}, 'lines': {"
                       "'temp': {'role': 'nurse', 'duty': 'always', 'pay_kr_per_h': 520.5},"
                       "'student': {'role': 'nurse', 'duty': 'always', 'count': 2, 'pay_kr_per_h': 0}}}}");
    expect_rate(&x, "anna", 0, 0, PAY_ROSTERED, 307);
    expect_rate(&x, "temp", 0, 0, PAY_OVERTIME, 527.5);
    expect_rate(&x, "student.2", 0, 0, PAY_ROSTERED, 0);
    expect_rate(&x, "bo", 0, 0, PAY_ROSTERED, 0);
    modelcase_free(&x);
}

/* Nothing said: one band for the whole run, and it is free. */
static void test_nothing(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{}");
    assert_int_equal(x.model.pay.n_bands, 1);
    assert_int_equal(x.model.pay.n_steps, 1);
    assert_int_equal(model_pay_band(&x.model, 0), 0);
    assert_int_equal(model_pay_band(&x.model, x.model.end_ticks - 1), 0);
    assert_int_equal(model_pay_next(&x.model, 0), MODEL_NEVER);
    expect_rate(&x, "anna", 3, 3, PAY_OVERTIME, 0);
    modelcase_free(&x);
}

/* Every minute of ten days from 30 April on, by the words of the case. */
static void test_every_tick(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, NORWAY("'start_date': '2026-04-30', 'days': 8, 'warmup_days': 2,"
                              "'holidays': ['2026-05-03', '2026-05-01']"));
    const struct model *m = &x.model;
    int32_t next = 0, steps = 0;
    for (int32_t t = 0; t < m->end_ticks; t++) {
        int day = t / 1440, minute = t % 1440, weekday = (3 + day) % 7;
        bool night = minute >= 21 * 60 || minute < 6 * 60, holiday = day == 1 || day == 3;
        double rate = 300 + (minute >= 17 * 60 && minute < 21 * 60 ? 56 : 0) + (night ? 75 : 0) +
                      (holiday ? 375 : weekday >= 5 ? 70 : 0);
        int band = model_pay_band(m, t);
        assert_true(fabs(pay_kr_per_h(m, 0, band, PAY_ROSTERED) - rate) < 1e-9);
        assert_true(fabs(pay_kr_per_h(m, 0, band, PAY_OVERTIME) - (night ? 600 : 450)) < 1e-9);
        if (t == next) {
            steps++;
            assert_true(t == 0 || model_pay_band(m, t - 1) != band);
            next = model_pay_next(m, t);
        }
        assert_true(model_pay_next(m, t) == next && next > t);
    }
    assert_int_equal(next, MODEL_NEVER);
    assert_int_equal(steps, m->pay.n_steps);
    /* Day, evening and night x plain, weekend, holiday and both; and none, which never is, as overtime always has its own. */
    assert_int_equal(m->pay.n_bands, 1 + 3 * 4);
    modelcase_free(&x);
}

/* The order of members means nothing. */
static void test_order(void **state)
{
    (void)state;
    struct modelcase x, y;
    modelcase_good(&x, CASE("'days': 7", EVENING "," NIGHT "," WEEKEND));
    modelcase_good(&y, CASE("'days': 7", WEEKEND "," NIGHT "," EVENING));
    assert_int_equal(x.model.pay.n_steps, y.model.pay.n_steps);
    for (int s = 0; s < x.model.pay.n_steps; s++)
        assert_true(x.model.pay.step_tick[s] == y.model.pay.step_tick[s] &&
                    x.model.pay.step_band[s] == y.model.pay.step_band[s]);
    for (int band = 0; band < x.model.pay.n_bands; band++)
        assert_true(pay_kr_per_h(&x.model, 0, band, PAY_ROSTERED) == pay_kr_per_h(&y.model, 0, band, PAY_ROSTERED));
    assert_string_equal(x.model.pay.supplements[0].label.id, "evening");
    assert_string_equal(y.model.pay.supplements[0].label.id, "evening");
    modelcase_free(&x);
    modelcase_free(&y);
}

static void test_refused(void **state)
{
    (void)state;
    modelcase_errors(CASE("", "'night': {'from': '21:00:30', 'until': '06:00', 'instead_of': ['evning']}," EVENING),
                     "/staff/supplements/night/instead_of/0: expected a supplement, found 'evning'; did you mean 'evening'?\n"
                     "/staff/supplements/night/from: expected a time on the grid of 60 s (/time/tick_s), found '21:00:30'; the"
                     " nearest are '21:00' and '21:01'\n");
    modelcase_errors(CASE("", "'a': {'kr_per_h': 1, 'instead_of': ['b']}, 'b': {'kr_per_h': 1, 'instead_of': ['c']},"
                          "'c': {'kr_per_h': 1, 'instead_of': ['a', 'd']}, 'd': {'kr_per_h': 1}"),
                     "/staff/supplements/a/instead_of: expected supplements that do not replace 'a' in turn, so that none of them"
                     " would be paid\n"
                     "/staff/supplements/b/instead_of: expected supplements that do not replace 'b' in turn, so that none of them"
                     " would be paid\n"
                     "/staff/supplements/c/instead_of: expected supplements that do not replace 'c' in turn, so that none of them"
                     " would be paid\n");
    char many[6000] = "{'staff': {'supplements': {", *end = many + strlen(many);
    for (int i = 0; i < PAY_MOST_SUPPLEMENTS + 1; i++)
        end += sprintf(end, "%s's%d': {'kr_per_h': 1}", i ? ", " : "", i);
    strcpy(end, "}}}");
    modelcase_errors(many, "/staff/supplements: expected at most 64 supplements, found 65\n");
}

static void test_warnings(void **state)
{
    (void)state;
    modelcase_warnings("{'roles': {'nurse': {'pay_kr_per_h': 300}}}",
                       "/roles/assistant: no pay_kr_per_h: these people cost nothing, while others are paid\n");
    modelcase_warnings("{'roles': {'nurse': {'pay_kr_per_h': 300}, 'assistant': {'pay_kr_per_h': 0}, 'host': {}}}", "");
    modelcase_warnings("{'roles': {'nurse': {'pay_kr_per_h': 300}}, 'staff': {'lines': {'bo': {'pay_kr_per_h': 200}}}}", "");
    modelcase_warnings("{'staff': {'supplements': {" EVENING "}}}", "/staff/supplements: say nothing: nobody has pay_kr_per_h\n");
    modelcase_warnings(CASE("", "'x': {'days': []}"),
                       "/staff/supplements/x/days: an empty array: it is never paid\n"
                       "/staff/supplements/x: says nothing: share, kr_per_h and least_kr_per_h are 0, and it replaces none\n");
    modelcase_warnings(CASE("", "'x': {'instead_of': ['y']}, 'y': {'share': 1}"), ""); /* it takes away, which is something */
    modelcase_warnings(CASE("'start_date': '2026-12-30', 'holidays': ['2026-12-25', '2026-12-25']", WEEKEND "," HOLIDAY),
                       "/time/holidays: '2026-12-25' stands here more than once, and counts once\n"
                       "/time/holidays: no holiday of 2027 is listed, so that year of the run has none (it matters to pay)\n");
    modelcase_warnings(CASE("'start_date': '2026-12-25', 'holidays': ['2026-12-25']", WEEKEND "," HOLIDAY), "");
    modelcase_warnings(CASE("'start_date': '2026-12-25'", WEEKEND), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_night_into_a_holiday), cmocka_unit_test(test_instead_of), cmocka_unit_test(test_overtime),
        cmocka_unit_test(test_days),                 cmocka_unit_test(test_lines),      cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_every_tick),           cmocka_unit_test(test_order),      cmocka_unit_test(test_refused),
        cmocka_unit_test(test_warnings),
    };
    return cmocka_run_group_tests_name("pay", tests, NULL, NULL);
}
