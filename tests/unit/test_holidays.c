/* Public holidays: which days are, on what weekday, and when naming them is in vain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include "model/holidays.h"

#define RUN \
    "'time': {'start_date': '2026-04-29', 'days': 20, 'holidays': ['2026-05-17', '2026-05-01', '2026-04-28', '2026-05-01']}"

static void test_days(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{" RUN "}");
    const struct model *m = &x.model;
    assert_int_equal(m->n_holidays, 4);
    for (int i = 1; i < m->n_holidays; i++)
        assert_true(m->holidays[i - 1] <= m->holidays[i]);
    /* Wednesday 29 April to Monday 18 May; the day before the run is a holiday too */
    for (int day = -14; day < 20; day++) {
        int weekday = (day + 2 + 14) % 7;
        bool holiday = day == -1 || day == 2 || day == 18;
        assert_int_equal(holidays_kind(m, day), weekday + 7 * holiday);
        assert_int_equal(holidays_is(m, m->start_day + day), holiday);
    }
    modelcase_free(&x);
    modelcase_good(&x, "{}");
    assert_int_equal(holidays_kind(&x.model, 3), 3);
    assert_false(holidays_is(&x.model, x.model.start_day));
    modelcase_free(&x);
}

#define PLAN "'staff': {'plan': {'ward': {'evening': {'holiday': {'nurse': 0}}, 'day': {'all': {}, 'holiday': {'nurse': 0}}}}}"
#define RULE "'policy': {'rules': {'b': {'patience_min': 0, 'when': {'weekdays': ['mon', 'holiday']}}}}"
#define NO_DAY " says nothing: no day is a holiday (/time/holidays is empty)\n"

static void test_in_vain(void **state)
{
    (void)state;
    modelcase_warnings("{" PLAN "," RULE "}", "/staff/plan/ward/day/holiday:" NO_DAY);
    modelcase_warnings("{" RULE "}", "/policy/rules/b/when/weekdays/1:" NO_DAY);
    /* holidays that are not of the run are holidays all the same */
    modelcase_warnings("{" PLAN "," RULE ",'time': {'holidays': ['2027-01-01', '2026-05-17']}}", "");
}

/* Of the second year of the run none is listed. Days of study and of practice are lost to them, gatherings are not. */
static void test_years(void **state)
{
    (void)state;
#define NEXT_YEAR "'time': {'start_date': '2026-12-28', 'holidays': ['2026-05-17']}"
#define NONE_OF_2027(what) \
    "/time/holidays: no holiday of 2027 is listed, so that year of the run has none (it matters to " what ")\n"
#define STUDY(days) "'staff': {'weekly_h': 42, 'plan': {'ward': {'day': {'weekdays': {'nurse': 1}}}}, 'lines': {'anna':" \
                    " {'duty': 'roster', 'education': {'from': '2026-12-28', 'until': '2027-01-03', 'support': 'none', " \
                    days "}}}}"
    modelcase_warnings("{" NEXT_YEAR "," PLAN "," RULE "}", NONE_OF_2027("the staffing plan, rules"));
    modelcase_warnings("{" NEXT_YEAR "," STUDY("'study_days': ['fri']") "}", NONE_OF_2027("study days"));
    modelcase_warnings("{" NEXT_YEAR "," STUDY("'gatherings': ['2026-12-29']") "}", "");
    modelcase_warnings("{" NEXT_YEAR "}", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_days), cmocka_unit_test(test_in_vain), cmocka_unit_test(test_years)};
    return cmocka_run_group_tests_name("holidays", tests, NULL, NULL);
}
