/* The roster as written: who it names, what cannot be, what should not.
 *
 * The run is the week from Monday, 5 January 2026; day 07-15, evening 14:30-22:30, night 22-07:30.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

/* One nurse, eva, and three assistants, dan.1 to dan.3, of which `duties` tell; and what else the staff has. */
#define STAFF(duties, more) \
    "{'staff': {'lines': {'anna': {'duty': 'always'}, 'bo': null, 'cia': {'role': 'nurse', 'count': 0}," \
    " 'dan': {'role': 'assistant', 'count': 3, 'fte': 0.2}," \
    " 'eva': {'role': 'nurse', 'fte': 0.5}}, 'duties': [" duties "]" more "}," \
    " 'policy': {'rules': {'everyone': {'patience_min': 0}}}}"
#define MON "2026-01-05"
#define TUE "2026-01-06"
#define WED "2026-01-07"
#define SUN "2026-01-11"
#define BEFORE "2026-01-04"
/* 3 x 8 h and 8 h each: within half a shift of 17.75 h and 7.1 h */
#define FULL "'eva," MON ",day','eva," TUE ",day','dan.1," MON ",day','dan.2," TUE ",day','dan.3," WED ",day'"

static void test_by_hand(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, STAFF(FULL, ""));
    modelcase_expect(&x, false, "");
    const struct model *m = &x.model;
    assert_int_equal(m->n_duties, 5);
    static const char *const who[] = {"dan.1", "eva", "dan.2", "eva", "dan.3"};
    static const int day[] = {0, 0, 1, 1, 2};
    for (int i = 0; i < 5; i++) {
        assert_string_equal(m->persons[m->duties[i].person].label.id, who[i]);
        assert_int_equal(m->duties[i].start_tick, day[i] * 1440 + 7 * 60);
        assert_int_equal(m->duties[i].end_tick, day[i] * 1440 + 15 * 60);
        assert_int_equal(m->duties[i].shift, 0);
    }
    modelcase_free(&x);
}

/* All that is wrong at once; hours are not added up when rows are missing. */
static void test_errors(void **state)
{
    (void)state;
    modelcase_errors(STAFF("'ewa," MON ",day','eva," MON ",dya','eva,2026-02-30,day','eva,tomorrow,day','eva.1," MON ",day',"
                           "'dan," MON ",day','dan.4," MON ",day','dan.02," MON ",day','anna," MON ",day','eva," MON "',"
                           "'eva," MON ",day,','eva,2026-01-12,day','nobody,x,y','eva,2025-12-31,day','eva,"
                           BEFORE ",day','cia," MON ",day'", ""),
                     "/staff/duties/0: expected a person of the roster lines, found 'ewa'; did you mean 'eva'?\n"
                     "/staff/duties/1: expected a shift of unit 'ward', found 'dya'; did you mean 'day'?\n"
                     "/staff/duties/2: expected a day of the calendar, as 'YYYY-MM-DD', found '2026-02-30'\n"
                     "/staff/duties/3: expected a day of the calendar, as 'YYYY-MM-DD', found 'tomorrow'\n"
                     "/staff/duties/4: expected 'eva', which is one person, found 'eva.1'\n"
                     "/staff/duties/5: expected one of 'dan.1' to 'dan.3', found 'dan'\n"
                     "/staff/duties/6: expected one of 'dan.1' to 'dan.3', found 'dan.4'\n"
                     "/staff/duties/7: expected one of 'dan.1' to 'dan.3', found 'dan.02'\n"
                     "/staff/duties/8: 'anna' is on duty all the time (key 'duty' of the line), so no roster can say when\n"
                     "/staff/duties/9: expected three fields, person, date and shift, found 2\n"
                     "/staff/duties/10: expected three fields, person, date and shift, found 4\n"
                     "/staff/duties/12: expected a person of the roster lines, found 'nobody'; known here: dan.1, dan.2,"
                     " dan.3, eva\n"
                     "/staff/duties/12: expected a shift of unit 'ward', found 'y'; known here: day, evening, night\n"
                     "/staff/duties/12: expected a day of the calendar, as 'YYYY-MM-DD', found 'x'\n"
                     "/staff/duties/15: 'cia' is a line of nobody (key 'count' of the line is 0)\n"
                     "/staff/duties/11: expected a day of the run, warm-up included, 2026-01-05 to 2026-01-11"
                     " (or the day before, for a shift that reaches into it), found"
                     " '2026-01-12';"
                     " 2 more lie outside\n");
}

/* The night before the run is of it, as it reaches into it; the evening before is not. */
static void test_night_before(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, STAFF(FULL ",'dan.2," BEFORE ",night'", ""));
    const struct duty *last = &x.model.duties[x.model.n_duties - 1];
    assert_int_equal(last->start_tick, x.model.rota_ticks - 120);
    assert_int_equal(last->end_tick, x.model.rota_ticks + 450);
    modelcase_free(&x);
    modelcase_errors(STAFF(FULL ",'eva," BEFORE ",evening'", ""),
                     "/staff/duties/5: expected a day of the run, warm-up included, 2026-01-05 to 2026-01-11"
                     " (or the day before, for a shift that reaches into it), found"
                     " '2026-01-04'\n");
    modelcase_errors(STAFF(FULL ",'eva," BEFORE ",evening'", ",'roster_repeats':true"),
                     "/staff/duties/5: expected a day of the 52 weeks from the start of the run, which is 7 days long, 2026-01-05"
                     " to 2027-01-03"
                     " (or the day before, for a shift that reaches into it), found '2026-01-04'\n");
}

/* A roster that repeats has its last day before its first: what it says of the night before must be the same. */
static void test_night_before_a_round(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, STAFF(FULL ",'dan.2," BEFORE ",night','dan.2," SUN ",night'", ",'roster_repeats':true"));
    assert_int_equal(x.model.n_duties, 6);
    assert_int_equal(x.model.duties[5].end_tick, 7 * 1440 + 450);
    modelcase_expect(&x, false, "/staff/duties: 'dan.2' has 17.5 h a week in this roster; the contract is for 7.1 h (fte 0.2)\n");
    modelcase_free(&x);
    modelcase_warnings(STAFF(FULL ",'dan.2," BEFORE ",night','dan.1," BEFORE ",night'", ",'roster_repeats':true"),
                       "/staff/duties/5: is left out: the roster repeats, so what comes before its first day is its last, "
                       "2026-01-11, which has no such duty\n");
    modelcase_warnings(STAFF(FULL ",'dan.2," BEFORE ",night','dan.2," WED ",night'", ",'roster_repeats':true"), /* not the last */
                       "/staff/duties/5: is left out: the roster repeats, so what comes before its first day is its last, "
                       "2026-01-11, which has no such duty\n"
                       "/staff/duties: 'dan.2' has 17.5 h a week in this roster; the contract is for 7.1 h (fte 0.2)\n");
}

/* A roster that ends long before the run does is told once; hours are those of the weeks that it has. */
static void test_end(void **state)
{
    (void)state;
    modelcase_warnings(STAFF("'eva," MON ",day','eva," TUE ",day'", "}, 'time': {'days': 14"),
                       "/staff/duties: the roster ends on 2026-01-06; the run goes on until 2026-01-18, and nobody of it comes "
                       "after that\n"
                       "/staff/lines/dan: 3 of 3 on this line never have duty: the plan of unit 'ward' has no place for them\n");
}

static void test_two_at_once(void **state)
{
    (void)state;
    modelcase_errors(STAFF("'eva," MON ",evening','eva," MON ",day','eva," WED ",day','eva," WED ",day','eva," TUE ",night'", ""),
                     "/staff/duties/0: 'eva' has duty then already: shift 'day' of 2026-01-05 (/staff/duties/1)\n"
                     "/staff/duties/2: 'eva' has duty then already: shift 'night' of 2026-01-06 (/staff/duties/4)\n"
                     "/staff/duties/3: 'eva' has duty then already: shift 'day' of 2026-01-07 (/staff/duties/2)\n");
    modelcase_errors(STAFF("'eva," MON ",day','eva," SUN ",night'", ",'roster_repeats':true"),
                     "/staff/duties/0: 'eva' has duty then already: shift 'night' of 2026-01-11 (/staff/duties/1), when"
                     " the roster"
                     " begins again\n");
}

/* 15:00 to 07:00 is 16 h, 22:30 to 07:00 is 8.5 h; limits are not crossed when they are met. */
static void test_rest(void **state)
{
    (void)state;
    modelcase_warnings(STAFF(FULL ",'dan.2," MON ",evening','dan.3," TUE ",evening'", ",'weekly_h':60"),
                       "/staff/duties/3: 'dan.2' rests for 8.5 h before this duty; expected 11 h (rest_h)\n"
                       "/staff/duties/4: 'dan.3' rests for 8.5 h before this duty; expected 11 h (rest_h)\n"
                       "/staff/duties: 'eva' has 16.0 h a week in this roster; the contract is for 30.0 h (fte 0.5)\n");
    modelcase_warnings(STAFF(FULL ",'eva," WED ",evening','eva,2026-01-08,day','eva,2026-01-08,night','eva,2026-01-09,evening'",
                             ",'weekly_h':100,'rest_h':8.5"),
                       "/staff/duties: 'dan.1' has 8.0 h a week in this roster; the contract is for 20.0 h (fte 0.2)\n"
                       "/staff/duties: 'dan.2' has 8.0 h a week in this roster; the contract is for 20.0 h (fte 0.2)\n"
                       "/staff/duties: 'dan.3' has 8.0 h a week in this roster; the contract is for 20.0 h (fte 0.2)\n"
                       "/staff/duties/7: 'eva' rests for 7.0 h before this duty; expected 8.5 h (rest_h); so it is 2"
                       " times in this"
                       " roster\n");
    modelcase_warnings(STAFF(FULL ",'eva," WED ",evening','eva,2026-01-08,day','eva,2026-01-08,night','eva,2026-01-09,evening'",
                             ",'weekly_h':100,'rest_h':9"),
                       "/staff/duties: 'dan.1' has 8.0 h a week in this roster; the contract is for 20.0 h (fte 0.2)\n"
                       "/staff/duties: 'dan.2' has 8.0 h a week in this roster; the contract is for 20.0 h (fte 0.2)\n"
                       "/staff/duties: 'dan.3' has 8.0 h a week in this roster; the contract is for 20.0 h (fte 0.2)\n"
                       "/staff/duties/6: 'eva' rests for 8.5 h before this duty; expected 9 h (rest_h); so it is 3 times in this"
                       " roster\n");
}

/* Duties that touch are one stretch, so there is no rest between them that could be too short: but 24 h less rest_h at most. */
static void test_touching(void **state)
{
    (void)state;
#define TWO_DUTIES(rest_h) \
    "{'units': {'ward': {'shifts': {'evening': {'start': '15:00', 'end': '22:00'}}}}, 'staff': {'rest_h': " rest_h ", 'lines':" \
    " {'bo': null, 'eva': {'role': 'nurse', 'fte': 0.5}}, 'duties': ['eva," MON ",day', 'eva," MON ",evening']}," \
    " 'policy': {'rules': {'everyone': {'patience_min': 0}}}}"
    modelcase_warnings(TWO_DUTIES("9"), "");
    modelcase_warnings(TWO_DUTIES("9.5"), "/staff/duties/0: 'eva' has duty for 15.0 h on end from this one on; expected 14.5 h at"
                       " most, as rest_h is 9.5\n");
}

/* Half a shift a week: 17.75 h by contract, 8 h a shift, so from 13.75 to 21.75 h. In a round of two weeks it is twice that. */
static void test_hours(void **state)
{
    (void)state;
    modelcase_warnings(STAFF("'eva," MON ",day'", ""),
                       "/staff/duties: 'eva' has 8.0 h a week in this roster; the contract is for 17.8 h (fte 0.5)\n"
                       "/staff/lines/dan: 3 of 3 on this line never have duty: the plan of unit 'ward' has no place for them\n");
    modelcase_warnings(STAFF("'eva," MON ",day','eva," TUE ",day'", ""),
                       "/staff/lines/dan: 3 of 3 on this line never have duty: the plan of unit 'ward' has no place for them\n");
    modelcase_warnings(STAFF("'eva," MON ",day','eva," TUE ",day','eva," WED ",day'", ""),
                       "/staff/duties: 'eva' has 24.0 h a week in this roster; the contract is for 17.8 h (fte 0.5)\n"
                       "/staff/lines/dan: 3 of 3 on this line never have duty: the plan of unit 'ward' has no place for them\n");
    modelcase_warnings(STAFF("'eva," MON ",day','eva," TUE ",day','eva,2026-01-12,day'", ",'roster_repeats':true"),
                       "/staff/duties: 'eva' has 12.0 h a week in this roster; the contract is for 17.8 h (fte 0.5)\n"
                       "/staff/lines/dan: 3 of 3 on this line never have duty: the plan of unit 'ward' has no place for them\n");
    /* 40 h of 35.5 in two weeks */
    modelcase_warnings(STAFF("'eva," MON ",day','eva," TUE ",day','eva," WED ",day','eva,2026-01-12,day','eva,2026-01-14,day'",
                             ",'roster_repeats':true"),
                       "/staff/lines/dan: 3 of 3 on this line never have duty: the plan of unit 'ward' has no place for them\n");
    /* the night before the run is not an hour of it */
    modelcase_warnings(STAFF("'eva," BEFORE ",night','eva," TUE ",day','eva," WED ",day'", ""),
                       "/staff/lines/dan: 3 of 3 on this line never have duty: the plan of unit 'ward' has no place for them\n");
}

/* What an error leaves out is not missed once more, as hours or as persons without duty. */
static void test_not_whole(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_build(&x, STAFF("'eva," MON ",day','eva,2026-02-30,day','dan.1," MON ",day'", ""));
    assert_int_equal(x.findings.n_errors, 1);
    modelcase_expect(&x, false, "");
    modelcase_free(&x);
}

/* It decides for the roles of which somebody stands in it; the plan fills the others. */
static void test_roles(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, STAFF("'dan.2," MON ",day'", ",'plan':{'ward':{'day':{'all':{'assistant':1,'nurse':1}}}},'rota_weeks':1"));
    modelcase_expect(&x, false,
                     "/staff/lines/dan: 2 of 3 on this line never have duty: the roster, which decides for every"
                     " 'assistant' of unit"
                     " 'ward', does not name them\n"
                     "/staff/plan/ward: the plan of unit 'ward' wants 56.0 h a week of 'nurse', the roster lines are"
                     " contracted for"
                     " 17.8 h\n"
                     "/staff/plan/ward: shift 'day' of unit 'ward': 5 of 7 places for 'nurse' stay empty in the rota of 1"
                     " week\n");
    int n_assistant = 0, n_nurse = 0;
    for (int i = 0; i < x.model.n_duties; i++) {
        bool is_nurse = strcmp(x.model.persons[x.model.duties[i].person].label.id, "eva") == 0;
        n_nurse += is_nurse;
        n_assistant += !is_nurse;
    }
    assert_int_equal(n_assistant, 1);
    assert_int_equal(n_nurse, 4); /* two in the week of the run, and in the week before it */
    modelcase_free(&x);
    modelcase_warnings("{'staff': {'roster_repeats': true}, 'policy': {'rules': {'everyone': {'patience_min': 0}}}}",
                       "/staff/roster_repeats: says nothing: there is no roster to repeat\n");
}

/* A plan beside a roster that names somebody of each role that is wanted. With another role in it, as above,
 * it is not idle. */
static void test_idle_plan(void **state)
{
    (void)state;
    modelcase_warnings(STAFF(FULL, ",'plan':{'ward':{'day':{'all':{'assistant':1},'mon':{'nurse':1}}}}"),
                       "/staff/plan/ward: says nothing: the roster names people of every role that is wanted here and decides for"
                       " them, so that another plan would change nothing, nor would one of avlast staffing\n");
    modelcase_warnings(STAFF(FULL, ",'plan':{'ward':{'day':{'all':{'assistant':0}}}}"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_idle_plan),
        cmocka_unit_test(test_night_before),
        cmocka_unit_test(test_night_before_a_round),
        cmocka_unit_test(test_end),
        cmocka_unit_test(test_two_at_once),
        cmocka_unit_test(test_rest),
        cmocka_unit_test(test_touching),
        cmocka_unit_test(test_hours),
        cmocka_unit_test(test_not_whole),
        cmocka_unit_test(test_roles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
