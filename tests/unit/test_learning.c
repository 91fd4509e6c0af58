/* Training: to whom it is offered and when, what is earned after how many occasions, and what fades.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include <math.h>

/* Anna, a nurse, is always there, and so are three assistants, who learn ECG; nobody else than who learns has anything to do. */
#define THREE \
    "'bo': {'role': 'assistant', 'duty': 'always', 'experience_years': 3, 'fte': 0.5}," \
    " 'cia': {'role': 'assistant', 'duty': 'always', 'experience_years': 5, 'fte': 0.5}," \
    " 'dag': {'role': 'assistant', 'duty': 'always', 'experience_years': 3, 'fte': 0.9}"
#define COURSE(lines, more) \
    "{'staff': {'lines': {" lines "}}, 'policy': {'rights': {'all': {'assistant': 'none'}, 'ecg': {'assistant': 'signed'}}," \
    " 'training': {'course': {'tasks': ['ecg'], " more "}}, 'rules': {'nurses': {'who': ['assistant'], 'patience_min':" \
    " 'never'}}}, 'tasks': {"
#define EVERY_HOUR "'00:00', '01:00', '02:00', '03:00', '04:00', '05:00', '06:00', '07:00', '08:00', '09:00', '10:00', '11:00'"

/* Lines of right_earned and right_lapsed alone. */
static void expect_rights(struct enginecase *x, const char *expected)
{
    char found[2000] = "";
    for (int n = 0; n < x->events.n; n++) {
        const struct event *v = &x->events.all[n];
        int minute = v->tick % 1440;
        if (v->kind == EVENT_RIGHT_EARNED || v->kind == EVENT_RIGHT_LAPSED)
            enginecase_write(found, "day %d %02d:%02d %s %s %s %s\n", v->tick / 1440, minute / 60, minute % 60,
                             event_kind_ids[v->kind], x->m->persons[v->person].label.id, x->m->tasks[v->task].label.id,
                             v->helper >= 0 ? x->m->persons[v->helper].label.id : "-");
    }
    enginecase_same(expected, found);
}

/* One at a time: the most experienced, then the larger position. The next comes when the one before has learnt it. */
static void test_offers(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, COURSE(THREE, "'occasions': 2, 'most_at_once': 1") TASK("ecg", "10", EVERY_HOUR, "") "}}");
    expect_rights(&x, "day 0 01:10 right_earned cia ecg anna\n"
                      "day 0 03:10 right_earned dag ecg anna\n"
                      "day 0 05:10 right_earned bo ecg anna\n");
    const struct learner_account bo = accounts_learner(&x.accounts.a, 1); /* anna, bo, cia, dag */
    assert_true(bo.earned == 1 && bo.earned_ticks == 120 && bo.open == 0 && bo.open_ticks == 0);
    assert_int_equal(x.accounts.a.persons[1].occasions, 2);
    assert_int_equal(x.accounts.a.tasks[0].supervised, 6);
    int assistants = x.m->persons[1].role * x.accounts.a.days.n;
    assert_int_equal(x.accounts.a.rights_earned[assistants], 3); /* on the first day */
    enginecase_free(&x);
}

/* Two at a time: who has had most occasions comes along, so that they do not all wait for the end. */
static void test_most_occasions_first(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, COURSE(THREE, "'occasions': 3, 'most_at_once': 2")
                       TASK("ecg", "10", "'00:00', '01:00', '02:00', '03:00'", "") "}}");
    bool cia_first = accounts_learner(&x.accounts.a, 2).earned;
    expect_rights(&x, cia_first ? "day 0 02:10 right_earned cia ecg anna\n" : "day 0 02:10 right_earned dag ecg anna\n");
    assert_true(x.accounts.a.persons[cia_first ? 2 : 3].occasions == 3 && x.accounts.a.persons[cia_first ? 3 : 2].occasions <= 1);
    struct learner_account all = {0};
    for (int p = 1; p <= 3; p++) {
        const struct learner_account one = accounts_learner(&x.accounts.a, p);
        accounts_add_learner(&all, &one);
    }
    assert_true(all.earned == 1 && all.earned_ticks == 130 && all.open == 2);
    assert_int_equal(all.open_ticks, 1440 + 1440 - 130); /* one from the beginning on, the other when the first had learnt it */
    enginecase_free(&x);
}

/* Small positions, the inexperienced, and those without the skills before are not asked. */
static void test_who_is_asked(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, COURSE(THREE, "'occasions': 1, 'min_fte': 0.8") TASK("ecg", "10", EVERY_HOUR, "") "}}");
    expect_rights(&x, "day 0 00:10 right_earned dag ecg anna\n");
    enginecase_free(&x);
    enginecase_run(&x, COURSE(THREE, "'occasions': 1, 'min_experience_years': 5") TASK("ecg", "10", EVERY_HOUR, "") "}}");
    expect_rights(&x, "day 0 00:10 right_earned cia ecg anna\n");
    enginecase_free(&x);
    enginecase_patched(&x, COURSE(THREE, "'occasions': 1, 'min_initiative': 0.5") TASK("ecg", "10", EVERY_HOUR, "") "}}",
                       "{'staff': {'lines': {'bo': {'initiative': 0.4}, 'dag': {'initiative': 0}}}}");
    expect_rights(&x, "day 0 00:10 right_earned cia ecg anna\n");
    enginecase_free(&x);
    enginecase_patched(&x, COURSE(THREE, "'occasions': 1, 'prior': ['crp']") TASK("ecg", "10", EVERY_HOUR, "") ","
                                  TASK("crp", "10", "'23:00'", "") "}}",
                       "{'policy': {'rights': {'crp': {'assistant': 'trained'}}},"
                       " 'staff': {'lines': {'bo': {'trained': ['crp']}}}}");
    expect_rights(&x, "day 0 00:10 right_earned bo ecg anna\n");
    enginecase_free(&x);
}

/* The right holds from the tick in which the last occasion is done; of work without length, from the next. */
static void test_when_it_holds(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, COURSE(THREE, "'occasions': 1, 'most_at_once': 1") TASK("ecg", "0", "'08:00'", "") "}}",
                       "{'staff': {'lines': {'dag': null, 'bo': null}}}");
    enginecase_events(&x, "08:00 created ecg\n"
                          "08:00 started ecg anna+cia own\n"
                          "08:00 done ecg anna+cia\n"
                          "08:01 right_earned ecg cia+anna\n");
    enginecase_free(&x);
}

/* Not used for two days it lapses at midnight, and one occasion brings it back. */
static void test_fading(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_patched(&x, COURSE(THREE, "'occasions': 3, 'fades_after_days': 2, 'refresher_occasions': 1")
                                  TASK("ecg", "10", EVERY_HOUR, "") "}}",
                       "{'time': {'days': 6}, 'staff': {'lines': {'dag': null, 'bo': null}},"
                       " 'tasks': {'ecg': {'arises': {'a': {'weekdays': ['mon', 'sat']}}}}}");
    /* earned on Monday at 02:10, and never used as nobody lets an assistant take it: lapses on the first midnight from 02:10 on
     * Wednesday, and is earned again on Saturday */
    expect_rights(&x, "day 0 02:10 right_earned cia ecg anna\n"
                      "day 3 00:00 right_lapsed cia ecg -\n"
                      "day 5 00:10 right_earned cia ecg anna\n");
    const struct learner_account cia = accounts_learner(&x.accounts.a, 1);
    assert_true(cia.lapsed == 1 && cia.earned == 2);
    assert_int_equal(cia.earned_ticks, 130 + 2 * 1440 + 10);
    enginecase_free(&x);
}

/* ---- Who is gone for long ------------------------------------------------------------------------------------------------ */

/* Bo, who has served longer, and Cia have the day from Monday to Friday, and there is one place. */
#define TWO(bo, course, weekdays) \
    "{'time': {'days': 5}, 'units': {'ward': {'shifts': {'day': {'start': '07:00', 'end': '15:00'}}}}, 'staff':" \
    " {'weekly_h': 40," \
    " 'rota_weeks': 1, 'plan': {'ward': {'day': {'weekdays': {'assistant': 2}}}}, 'lines': {" \
    " 'bo': {'role': 'assistant', 'experience_years': 5" bo "}, 'cia': {'role': 'assistant', 'experience_years': 3}}}," \
    " 'policy': {'rights': {'all': {'assistant': 'none'}, 'ecg': {'assistant': 'signed'}}," \
    " 'training': {'course': {'tasks': ['ecg'], 'most_at_once': 1, " course "}}, 'rules': {'nurses': {'who': ['assistant']," \
    " 'patience_min': 'never'}}}, 'tasks': {'ecg': {'category': 'care', 'duration_min': 10, 'arises': {'a': {'how':" \
    " 'scheduled'," \
    " 'of': 'unit', 'times': ['08:00', '09:00'], 'weekdays': [" weekdays "]}}}}}"
#define DAILY "'mon', 'tue', 'wed', 'thu', 'fri'"
#define GONE(why, from, until) ", 'away': {'a': {'reason': '" why "', 'from': '2026-01-" from "', 'until': '2026-01-" until "'}}"

static int earned_ticks(const struct enginecase *x, const char *id)
{
    return (int)accounts_learner(&x->accounts.a, enginecase_person(x->m, id)).earned_ticks;
}

static void expect_two(const char *patch, const char *expected)
{
    struct enginecase x;
    enginecase_run(&x, patch);
    expect_rights(&x, expected);
    enginecase_free(&x);
}

/* Who is on leave gets no place, and gives back the one that he has; his occasions are kept, his place is not. */
static void test_leave(void **state)
{
    (void)state;
    struct enginecase x;
    expect_two(TWO("", "'occasions': 2", DAILY), "day 0 09:10 right_earned bo ecg anna\n"
                                                 "day 1 09:10 right_earned cia ecg anna\n");
    expect_two(TWO(GONE("leave", "05", "06"), "'occasions': 2", DAILY), "day 0 09:10 right_earned cia ecg anna\n"
                                                                        "day 2 09:10 right_earned bo ecg anna\n");
    /* Monday two of three; Cia takes the place on Tuesday; Bo is back on Thursday, and one is enough */
    enginecase_run(&x, TWO(GONE("leave", "06", "07"), "'occasions': 3", DAILY));
    expect_rights(&x, "day 2 08:10 right_earned cia ecg anna\n"
                      "day 3 08:10 right_earned bo ecg anna\n");
    assert_true(earned_ticks(&x, "bo") == 3 * 1440 + 490 && earned_ticks(&x, "cia") == 1440 + 490); /* from each one's offer */
    enginecase_free(&x);
    /* back on Wednesday, when Cia still has the place */
    expect_two(TWO(GONE("leave", "06", "06"), "'occasions': 4", DAILY), "day 2 09:10 right_earned cia ecg anna\n"
                                                                        "day 3 09:10 right_earned bo ecg anna\n");
    /* to the end: he has had no offer, or has one that is open */
    enginecase_run(&x, TWO(GONE("leave", "05", "09"), "'occasions': 2", DAILY));
    assert_int_equal(accounts_learner(&x.accounts.a, enginecase_person(x.m, "bo")).open, 0);
    enginecase_free(&x);
    enginecase_run(&x, TWO(GONE("leave", "06", "09"), "'occasions': 3", DAILY));
    assert_int_equal(accounts_learner(&x.accounts.a, enginecase_person(x.m, "bo")).open, 1);
    enginecase_free(&x);
}

/* Who is ill keeps his place: Bo on Tuesday, so that nobody learns anything on that day. */
static void test_sickness(void **state)
{
    (void)state;
    expect_two(TWO(GONE("sickness", "06", "06"), "'occasions': 3", DAILY), "day 2 08:10 right_earned bo ecg anna\n"
                                                                           "day 3 09:10 right_earned cia ecg anna\n");
}

/* A post that nobody held on Tuesday has a new holder on Wednesday, who begins as the line says. */
static void test_vacancy(void **state)
{
    (void)state;
    struct enginecase x;
    /* Bo's two occasions of Monday are gone: Cia has three by Wednesday 08:10, and the new one has three by Thursday 09:10 */
    enginecase_run(&x, TWO(GONE("vacancy", "06", "06"), "'occasions': 3", DAILY));
    expect_rights(&x, "day 2 08:10 right_earned cia ecg anna\n"
                      "day 3 09:10 right_earned bo ecg anna\n");
    assert_true(earned_ticks(&x, "bo") == 1440 + 60); /* offered when Cia had learnt it */
    enginecase_free(&x);
    /* so is a right that was earned */
    enginecase_run(&x, TWO(GONE("vacancy", "07", "07"), "'occasions': 1", DAILY));
    expect_rights(&x, "day 0 08:10 right_earned bo ecg anna\n"
                      "day 0 09:10 right_earned cia ecg anna\n"
                      "day 2 00:00 right_lapsed bo ecg -\n"
                      "day 3 08:10 right_earned bo ecg anna\n");
    assert_int_equal(accounts_learner(&x.accounts.a, enginecase_person(x.m, "bo")).lapsed, 1);
    assert_int_equal(accounts_learner(&x.accounts.a, enginecase_person(x.m, "bo")).open, 0);
    enginecase_free(&x);
    /* what the line says of the post is the new one's too, and unused for no longer than he is there */
    expect_two(TWO(", 'signed': ['ecg']" GONE("vacancy", "08", "08"), "'occasions': 5, 'fades_after_days': 2", "'fri'"),
               "day 2 00:00 right_lapsed bo ecg -\n");
    expect_two(TWO(", 'signed': ['ecg']" GONE("vacancy", "06", "08"), "'occasions': 5, 'fades_after_days': 2", "'fri'"), "");
}

/* Occasions come as the task does: k of a stream of rate r take a Gamma(k, r) distributed time of whoever is always there. One
 * learner in each of many wards, each with a stream of its own. */
static void test_gamma(void **state)
{
    (void)state;
    enum { WARDS = 400, K = 6 };
    struct enginecase x;
    enginecase_patched(&x, COURSE("'bo': {'role': 'assistant', 'duty': 'always'}", "'occasions': 6")
                       "'ecg': {'category': 'care', 'duration_min': 0, 'arises': {'a': {'how': 'poisson', 'of': 'unit',"
                       " 'per_day': 2}}}}}", "{'time': {'days': 20}, 'units': {'ward': {'copies': 400}}}");
    double sum = 0, squares = 0;
    for (int w = 0; w < WARDS; w++) {
        const struct learner_account bo = accounts_learner(&x.accounts.a, 2 * w + 1);
        assert_int_equal(bo.earned, 1);
        double days = (double)bo.earned_ticks / 1440;
        sum += days;
        squares += days * days;
    }
    double mean = sum / WARDS, sd = sqrt(squares / WARDS - mean * mean), expected = K / 2.0, spread = sqrt(K) / 2;
    assert_true(fabs(mean - expected) < 3 * spread / sqrt(WARDS));
    assert_true(fabs(sd / spread - 1) < 0.15); /* its own standard error is about 0.05 */
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offers),        cmocka_unit_test(test_most_occasions_first), cmocka_unit_test(test_who_is_asked),
        cmocka_unit_test(test_when_it_holds), cmocka_unit_test(test_fading),               cmocka_unit_test(test_gamma),
        cmocka_unit_test(test_leave),         cmocka_unit_test(test_sickness),             cmocka_unit_test(test_vacancy),
    };
    return cmocka_run_group_tests_name("learning", tests, NULL, NULL);
}
