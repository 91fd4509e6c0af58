/* The rota on public holidays: who stays off, who comes, and that nothing else changes.
 *
 * Day 07-15, evening 14:30-22:30, night 22-07:30; ticks of a minute. The run begins on Monday 5 January 2026.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include "model/holidays.h"

/* Days of the run as holidays; lines besides "anna" and "bo" of the base, which go; a plan of the ward. */
#define CASE(time, lines, plan) \
    "{'time': {" time "}, 'staff': {'weekly_h': 40, 'rota_weeks': 1, 'lines': {'anna': null, 'bo': null, " lines "}," \
    " 'plan': {'ward': {" plan "}}}}"
#define NURSE(name, more) "'" name "': {'role': 'nurse'" more "}"

/* Whether the duty begins on a day of the run. */
static bool begins(const struct model *m, const struct duty *d, int day)
{
    int32_t tick = (day + m->start_weekday) * m->ticks_per_day + m->units[0].shifts[d->shift].start_tick;
    return ((tick - d->start_tick) % m->rota_ticks + m->rota_ticks) % m->rota_ticks == 0;
}

/* The duties that begin on a day of the run: "cleo day, dan evening". */
static void tell_day(const struct model *m, int day, char out[300])
{
    size_t n = 0;
    out[0] = '\0';
    for (int i = 0; i < m->n_duties; i++)
        if (begins(m, &m->duties[i], day))
            n += (size_t)snprintf(out + n, 300 - n, "%s%s %s", n ? ", " : "", m->persons[m->duties[i].person].label.id,
                                  m->units[0].shifts[m->duties[i].shift].label.id);
}

static void expect_day(const struct modelcase *x, int day, const char *duties)
{
    char found[300];
    tell_day(&x->model, day, found);
    if (strcmp(found, duties) != 0)
        fail_msg("day %d: '%s', expected '%s'", day, found, duties);
}

static void expect_warning(const struct modelcase *x, const char *text, bool there)
{
    char found[8000];
    modelcase_lines(x, false, found, sizeof found);
    if ((strstr(found, text) != NULL) != there)
        fail_msg("'%s' in the warnings:\n%s", text, found);
}

/* Two nurses on every weekday; one on holidays. At first nobody is ahead, and the last by name stays off; then the other one. */
#define TWO NURSE("cleo", "") "," NURSE("dan", "")
#define FEWER "'day': {'weekdays': {'nurse': 2}, 'holiday': {'nurse': 1}}"

static void test_stays_off(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, CASE("'holidays': ['2026-01-09', '2026-01-08', '2026-01-06']", TWO, FEWER));
    expect_day(&x, 0, "cleo day, dan day");
    expect_day(&x, 1, "cleo day");
    expect_day(&x, 2, "cleo day, dan day");
    expect_day(&x, 3, "dan day");
    expect_day(&x, 4, "cleo day");
    expect_day(&x, 5, "");
    expect_warning(&x, "on holidays", false);
    assert_true(x.model.dated);
    assert_int_equal(x.model.rota_ticks, 2 * 7 * 1440);
    modelcase_free(&x);
    /* cleo's rota gives her 40 hours of 36, so she is ahead; a day off makes it 32 */
    modelcase_good(&x, CASE("'holidays': ['2026-01-08', '2026-01-06']", NURSE("cleo", ", 'fte': 0.9") "," NURSE("dan", ""),
                            FEWER));
    expect_day(&x, 1, "dan day");
    expect_day(&x, 3, "cleo day");
    modelcase_free(&x);
}

/* Nobody has a place on other days. Of 20 and 24 hours of contract, dan is 24 behind, then 16; cleo 20, then 12; and so on. */
static void test_comes(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, CASE("'holidays': ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-10', '2026-01-11']",
                            NURSE("cleo", ", 'fte': 0.5") "," NURSE("dan", ", 'fte': 0.6"),
                            "'day': {'holiday': {'nurse': 1}}"));
    expect_day(&x, 0, "dan day");
    expect_day(&x, 1, "cleo day");
    expect_day(&x, 2, "dan day");
    expect_day(&x, 3, "");
    expect_day(&x, 5, "cleo day");
    expect_day(&x, 6, "dan day");
    expect_warning(&x, "never has", false); /* nobody is called idle: they come on holidays */
    modelcase_free(&x);
}

/* First those stay off who do, then others come: so somebody can move from one shift to another. */
static void test_moves(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, CASE("'holidays': ['2026-01-09']", NURSE("cleo", ""),
                            "'evening': {'holiday': {'nurse': 1}}, 'day': {'weekdays': {'nurse': 1}, 'holiday': {'nurse': 0}}"));
    expect_day(&x, 3, "cleo day");
    expect_day(&x, 4, "cleo evening");
    expect_day(&x, 5, "");
    modelcase_free(&x);
}

/* One nurse has duty on Monday evening and on Wednesday by day, and is asked for on Tuesday, in one shift. */
static void expect_between(const char *rest, const char *shift, bool comes)
{
    char patch[700], holiday[100], all[200] = "";
    struct modelcase x;
    snprintf(patch, sizeof patch,
             "{'time': {'holidays': ['2026-01-06']}, 'staff': {'rest_h': %s, 'weekly_h': 24, 'lines': {'anna': null, 'bo': null,"
             " 'dan': {'role': 'nurse'}}, 'plan': {'ward': {'evening': {'mon': {'nurse': 1}%s}, 'day': {'wed': {'nurse': 1}%s},"
             " 'night': {'tue': {'nurse': 0}%s}}}}}",
             rest, strcmp(shift, "evening") ? "" : ", 'holiday': {'nurse': 1}",
             strcmp(shift, "day") ? "" : ", 'holiday': {'nurse': 1}", strcmp(shift, "night") ? "" : ", 'holiday': {'nurse': 1}");
    snprintf(holiday, sizeof holiday, "dan %s", shift);
    snprintf(all, sizeof all, "/staff/plan/ward: shift '%s' of unit 'ward': the only place for 'nurse' stays empty on holidays"
                              " of the run", shift);
    modelcase_good(&x, patch);
    expect_day(&x, 0, "dan evening");
    expect_day(&x, 1, comes ? holiday : "");
    expect_day(&x, 2, "dan day");
    expect_warning(&x, all, !comes);
    modelcase_free(&x);
}

static void test_rest(void **state)
{
    (void)state;
    expect_between("8.5", "day", true);
    expect_between("8.6", "day", false);    /* from 22:30 to 07:00 */
    expect_between("8.5", "evening", true); /* from 22:30 to 07:00 again */
    expect_between("8.6", "evening", false);
    expect_between("0", "night", false);    /* until 07:30 on Wednesday */
}

/* Monday to Friday is five days in a row: no Saturday after them, and no Sunday before the next five. With Mondays off, Saturday
 * is the fifth day. */
static void test_days_in_a_row(void **state)
{
    (void)state;
    struct modelcase x;
    static const char week[] = "'day': {'weekdays': {'nurse': 1}, 'holiday': {'nurse': 1}}";
    char patch[600];
    static const struct {
        const char *date;
        int day;
    } weekend[] = {{"2026-01-10", 5}, {"2026-01-11", 6}};
    for (int i = 0; i < 2; i++) {
        snprintf(patch, sizeof patch, CASE("'days': 14, 'holidays': ['%s']", NURSE("dan", ""), "%s"), weekend[i].date, week);
        modelcase_good(&x, patch);
        for (int day = 0; day < 14; day++)
            expect_day(&x, day, day % 7 < 5 ? "dan day" : "");
        modelcase_free(&x);
    }
    modelcase_good(&x, CASE("'days': 14, 'holidays': ['2026-01-10']", NURSE("dan", ""),
                            "'day': {'weekdays': {'nurse': 1}, 'mon': {'nurse': 0}, 'holiday': {'nurse': 1}}"));
    expect_day(&x, 4, "dan day");
    expect_day(&x, 5, "dan day"); /* Tuesday to Saturday */
    modelcase_free(&x);
    /* six holidays in a row, on which he comes in addition */
    modelcase_good(&x, CASE("'holidays': ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09', '2026-01-10']",
                            NURSE("dan", ""), "'day': {'holiday': {'nurse': 1}}"));
    for (int day = 0; day < 7; day++)
        expect_day(&x, day, day < 5 ? "dan day" : "");
    modelcase_free(&x);
}

/* Lines that never have nights, only nights, or no weekends: not on holidays either. */
static void test_never(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, CASE("'holidays': ['2026-01-06', '2026-01-10']",
                            NURSE("cleo", ", 'night_share': 0") "," NURSE("dan", ", 'night_share': 1, 'fte': 0.9") ","
                            NURSE("eva", ", 'weekend_every': 'never', 'fte': 0.8"),
                            "'day': {'holiday': {'nurse': 2}}, 'night': {'holiday': {'nurse': 2}}"));
    expect_day(&x, 1, "cleo day, eva day, dan night");
    expect_day(&x, 5, "cleo day, dan night");
    modelcase_free(&x);
}

/* The night before the run is of a holiday too; and a rota repeats where holidays change nothing. */
static void test_which_days(void **state)
{
    (void)state;
    static const char night[] = "'night': {'all': {'nurse': 1}, 'holiday': {'nurse': 0}}";
    char patch[600];
    struct modelcase x;
    snprintf(patch, sizeof patch, CASE("'start_date': '2026-01-07', 'days': 3, 'holidays': ['2026-01-06']", TWO, "%s"), night);
    modelcase_good(&x, patch);
    assert_true(x.model.dated);
    expect_day(&x, -1, "");
    char after[300];
    tell_day(&x.model, 0, after);
    assert_int_not_equal(after[0], '\0');
    modelcase_free(&x);
    static const char *const same[] = {
        CASE("'holidays': ['2026-01-12', '2025-12-28']", TWO, FEWER), /* the day after the run; before the week before it */
        CASE("'holidays': ['2026-01-07']", TWO, "'day': {'weekdays': {'nurse': 2}, 'holiday': {'nurse': 2}}"),
        CASE("'holidays': ['2026-01-07']", TWO, "'day': {'weekdays': {'nurse': 2}}"),
    };
    for (int i = 0; i < 3; i++) {
        modelcase_good(&x, same[i]);
        assert_false(x.model.dated);
        assert_int_equal(x.model.rota_ticks, 7 * 1440);
        modelcase_free(&x);
    }
}

/* A roster that is written down says itself who has duty; one that repeats goes on beside the holidays of the others. */
static void test_written_down(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'time': {'days': 14, 'holidays': ['2026-01-14']}, 'staff': {'weekly_h': 40, 'roster_repeats': true,"
                       " 'duties': ['anna,2026-01-05,day', 'anna,2026-01-07,day'], 'lines': {'anna': {'duty': 'roster'},"
                       " 'bo': {'duty': 'roster'}}, 'plan': {'ward': {'day': {'wed': {'assistant': 1, 'nurse': 1},"
                       " 'holiday': {'assistant': 0, 'nurse': 0}}}}}}");
    expect_day(&x, 0, "anna day");
    expect_day(&x, 2, "anna day, bo day");
    expect_day(&x, 7, "anna day");
    expect_day(&x, 9, "anna day");
    assert_true(x.model.dated);
    assert_int_equal(x.model.rota_ticks, 3 * 7 * 1440);
    modelcase_free(&x);
}

/* Copies of a unit have the same rota on holidays too. */
static void test_copies(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'copies': 2}}, 'time': {'holidays': ['2026-01-08']}, 'staff': {'weekly_h': 40,"
                       " 'lines': {'anna': null, 'bo': null," TWO "}, 'plan': {'ward': {" FEWER "}}}}");
    expect_day(&x, 3, "cleo day, cleo day");
    modelcase_free(&x);
}

/* ---- Any ward ------------------------------------------------------------------------------------------------------------ */

#define WARD \
    "{'time': {'start_date': '2026-03-25', 'days': 40, 'holidays': ['2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05'," \
    " '2026-04-06', '2026-05-01', '2026-03-17', '2026-03-24']}, 'staff': {'rota_weeks': 3, 'lines': {'anna': null, 'bo': null," \
    " 'n': {'role': 'nurse', 'count': 13}, 'm': {'role': 'nurse', 'count': 4, 'fte': 0.5}, 'a': {'role': 'assistant'," \
    " 'count': 6, 'fte': 0.75}}, 'plan': {'ward': {'day': {'all': {'nurse': 4, 'assistant': 2}, 'weekend': {'nurse': 2}%s}," \
    " 'evening': {'all': {'nurse': 3, 'assistant': 1}%s}, 'night': {'all': {'nurse': 2}%s}}}}}"

static int people_on(const struct model *m, int day, int shift, int role)
{
    int n = 0;
    for (int i = 0; i < m->n_duties; i++)
        n += begins(m, &m->duties[i], day) && m->duties[i].shift == shift && m->persons[m->duties[i].person].role == role;
    return n;
}

enum { NO_DAY = -100 };

/* Whether a person rests enough and never works six days in a row; with another duty by day on day `extra` of the run. */
static bool keeps_rules(const struct model *m, int person, int extra)
{
    int32_t last_end = INT32_MIN / 2;
    int row = 0;
    for (int day = -9; day < 40; day++) {
        bool works = false;
        for (int i = -1; i < m->n_duties; i++) {
            const struct duty *d = &m->duties[i < 0 ? 0 : i];
            if (i < 0 ? day != extra : d->person != person || !begins(m, d, day))
                continue;
            const struct shift *s = &m->units[0].shifts[i < 0 ? 0 : d->shift];
            if (works || day * 1440 + s->start_tick - last_end < 11 * 60)
                return false;
            last_end = day * 1440 + s->end_tick;
            works = true;
        }
        row = works ? row + 1 : 0;
        if (row > 5)
            return false;
    }
    return true;
}

static void test_any_ward(void **state)
{
    (void)state;
    enum { ASSISTANT, NURSE_ROLE };
    struct modelcase plain, x;
    char patch[1200], before[300], now[300];
    int n_missing = 0;
    snprintf(patch, sizeof patch, WARD, "", "", "");
    modelcase_good(&plain, patch);
    snprintf(patch, sizeof patch, WARD, ", 'holiday': {'nurse': 2, 'assistant': 3}", ", 'holiday': {'nurse': 4}",
             ", 'holiday': {'nurse': 1}");
    modelcase_good(&x, patch);
    assert_false(plain.model.dated);
    for (int day = -1; day < 40; day++) {
        tell_day(&plain.model, day, before);
        tell_day(&x.model, day, now);
        if (holidays_kind(&x.model, day) < 7) {
            assert_string_equal(before, now);
            continue;
        }
        assert_int_equal(people_on(&x.model, day, 0, NURSE_ROLE), 2);
        n_missing += day < 0 ? 0 : 3 - people_on(&x.model, day, 0, ASSISTANT);
        for (int p = 0; p < x.model.n_persons && people_on(&x.model, day, 0, ASSISTANT) < 3; p++)
            assert_false(x.model.persons[p].role == ASSISTANT && keeps_rules(&x.model, p, day));
        assert_int_equal(people_on(&x.model, day, 1, NURSE_ROLE), 4);
        assert_int_equal(people_on(&x.model, day, 1, ASSISTANT), people_on(&plain.model, day, 1, ASSISTANT));
        assert_int_equal(people_on(&x.model, day, 2, NURSE_ROLE), 1);
    }
    for (int p = 0; p < x.model.n_persons; p++)
        assert_true(keeps_rules(&x.model, p, NO_DAY));
    assert_true(n_missing > 0 && n_missing < 18);
    snprintf(now, sizeof now, "shift 'day' of unit 'ward': %d of 18 places for 'assistant' stay%s empty on holidays of the run",
             n_missing, n_missing == 1 ? "s" : "");
    expect_warning(&x, now, true);
    modelcase_free(&plain);
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stays_off), cmocka_unit_test(test_comes),      cmocka_unit_test(test_moves),
        cmocka_unit_test(test_rest),      cmocka_unit_test(test_days_in_a_row), cmocka_unit_test(test_never),
        cmocka_unit_test(test_which_days), cmocka_unit_test(test_written_down), cmocka_unit_test(test_copies),
        cmocka_unit_test(test_any_ward),
    };
    return cmocka_run_group_tests_name("holiday_rota", tests, NULL, NULL);
}
