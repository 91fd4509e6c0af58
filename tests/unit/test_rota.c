/* What a rota settles beforehand: whose nights and weekends are whose, what lines ask for, contracts of other hours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model/rota.h"
#include "modelcase.h"

static double hours_of(const struct model *m, int person)
{
    double ticks = 0;
    for (int d = 0; d < m->n_duties; d++)
        if (m->duties[d].person == person)
            ticks += m->duties[d].end_tick - m->duties[d].start_tick;
    return ticks * m->tick_s / 3600;
}

/* Lines with keys of their own: `lines` as JSON members. */
static void make_asked(struct modelcase *x, const char *lines, const char *plan, const char *more)
{
    char patch[2000];
    snprintf(patch, sizeof patch, "{'staff': {'plan': {'ward': %s}, 'lines': {'anna': null, 'bo': null, %s}%s}}", plan, lines,
             more);
    modelcase_good(x, patch);
}

static double night_hours_of(const struct model *m, int person)
{
    double ticks = 0;
    for (int d = 0; d < m->n_duties; d++)
        if (m->duties[d].person == person && m->duties[d].shift == 2) /* day, evening, night */
            ticks += m->duties[d].end_tick - m->duties[d].start_tick;
    return ticks * m->tick_s / 3600;
}

static int weekends_of(const struct model *m, int person)
{
    int n = 0, last = -1;
    for (int d = 0; d < m->n_duties; d++) {
        int day = m->duties[d].start_tick / 1440;
        if (m->duties[d].person != person || day % 7 < 5 || day / 7 == last)
            continue;
        last = day / 7;
        n++;
    }
    return n;
}

#define ALL_ROUND "{'day': {'all': {'nurse': 2}}, 'evening': {'all': {'nurse': 1}}, 'night': {'all': {'nurse': 1}}}"

/* Of 31 h by day and 9.5 h at night on each of 42 days, 399 of 1407 h are nights, 28 %: of 6 full and 3 half positions everybody
 * has as much, to a night. */
static void test_nights_are_shared(void **state)
{
    (void)state;
    struct modelcase x;
    make_asked(&x, "'l0': {'role': 'nurse', 'count': 6}, 'l1': {'role': 'nurse', 'count': 3, 'fte': 0.5}", ALL_ROUND, "");
    for (int p = 0; p < 9; p++) {
        double due_h = 399 * (p < 6 ? 1 : 0.5) / 7.5;
        if (fabs(night_hours_of(&x.model, p) - due_h) > 9.5)
            fail_msg("%s: %g h at night, due %g", x.model.persons[p].label.id, night_hours_of(&x.model, p), due_h);
    }
    modelcase_free(&x);
}

/* A night post works at night and at no other time, a day post never then; who asks for half has half of his hours there, to a
 * shift; the others share what is left. */
static void test_night_share(void **state)
{
    (void)state;
    struct modelcase x;
    make_asked(&x, "'l0': {'role': 'nurse', 'night_share': 1}, 'l1': {'role': 'nurse', 'night_share': 0}, 'l2': {'role': 'nurse',"
                   " 'night_share': 0.5}, 'l3': {'role': 'nurse', 'count': 4}, 'l4': {'role': 'nurse', 'fte': 0.5}",
               ALL_ROUND, "");
    double night_h[8], all_h[8];
    for (int p = 0; p < 8; p++) {
        night_h[p] = night_hours_of(&x.model, p);
        all_h[p] = hours_of(&x.model, p);
    }
    assert_true(night_h[0] == all_h[0] && all_h[0] > 180);
    assert_true(night_h[1] == 0 && all_h[1] > 180);
    assert_true(fabs(night_h[2] - 0.5 * all_h[2]) <= 9.5);
    for (int p = 3; p < 7; p++) /* 399 h less 200 and 100: 99 h for 4.5 positions */
        assert_true(night_h[p] >= 9.5 && night_h[p] <= 38);
    modelcase_free(&x);
}

/* Never is never, also when nobody else is there. */
static void test_never(void **state)
{
    (void)state;
    static const char *const lines[] = {"'l0': {'role': 'nurse', 'night_share': 0}", "'l0': {'role': 'nurse', 'night_share': 1}",
                                        "'l0': {'role': 'nurse', 'weekend_every': 'never'}"};
    static const char *const plans[] = {"{'night': {'all': {'nurse': 1}}}", "{'day': {'all': {'nurse': 1}}}",
                                        "{'day': {'weekend': {'nurse': 1}}}"};
    for (int i = 0; i < 3; i++) {
        struct modelcase x;
        make_asked(&x, lines[i], plans[i], "");
        assert_int_equal(x.model.n_duties, 0);
        modelcase_free(&x);
    }
}

/* Weekend posts, every second, none; and the weekends of all the others, in proportion to their hours. */
static void test_weekend_every(void **state)
{
    (void)state;
    struct modelcase x;
    make_asked(&x, "'l0': {'role': 'nurse', 'weekend_every': 1, 'fte': 0.5}, 'l1': {'role': 'nurse', 'weekend_every': 2}, 'l2':"
                   " {'role': 'nurse', 'weekend_every': 'never'}, 'l3': {'role': 'nurse', 'count': 4}, 'l4': {'role': 'nurse',"
                   " 'fte': 0.5}", "{'day': {'weekdays': {'nurse': 4}, 'weekend': {'nurse': 3}}}", "");
    int weekends[8];
    for (int p = 0; p < 8; p++)
        weekends[p] = weekends_of(&x.model, p);
    assert_int_equal(weekends[0], 6);
    assert_int_equal(weekends[1], 3);
    assert_int_equal(weekends[2], 0);
    for (int p = 3; p < 7; p++) /* of 18, 9 are left: every third is 8 for four, and one for the half position */
        assert_int_equal(weekends[p], 2);
    assert_int_equal(weekends[7], 1);
    modelcase_free(&x);
}

/* Half a post of 40 h is 20 h: two weeks of them are five duties of 8 h, and of 35.5 h four, with half a shift. */
static void test_weekly_h(void **state)
{
    (void)state;
    struct modelcase x;
    make_asked(&x, "'l0': {'role': 'nurse', 'fte': 0.5, 'weekly_h': 40}, 'l1': {'role': 'assistant', 'fte': 0.5}",
               "{'day': {'weekdays': {'nurse': 1, 'assistant': 1}}}", ", 'rota_weeks': 2");
    for (int p = 0; p < 2; p++)
        assert_true(hours_of(&x.model, p) == (x.model.persons[p].label.id[1] == '0' ? 40 : 32));
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nights_are_shared),
        cmocka_unit_test(test_night_share),
        cmocka_unit_test(test_never),
        cmocka_unit_test(test_weekend_every),
        cmocka_unit_test(test_weekly_h),
    };
    return cmocka_run_group_tests_name("rota", tests, NULL, NULL);
}
