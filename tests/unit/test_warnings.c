/* Warnings: shifts without people, tasks without owners, sign-offs that never hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

static void test_nothing_to_say(void **state)
{
    (void)state;
    modelcase_warnings("{}", "");
}

#define STAFF(plan) "'staff': {'lines': {'anna': {'duty': 'roster', 'count': 20}, 'bo': null}, 'plan': {'ward': " plan "}}"

static void expect_some(const char *patch, const char *part, bool there)
{
    struct modelcase x;
    char found[8000];
    modelcase_good(&x, patch);
    modelcase_lines(&x, false, found, sizeof found);
    if ((strstr(found, part) != NULL) != there)
        fail_msg("%s '%s' in:\n%s", there ? "not" : "should not be", part, found);
    modelcase_free(&x);
}

static void test_empty_shifts(void **state)
{
    (void)state;
    expect_some("{" STAFF("{'day': {'all': {'nurse': 3}}, 'evening': {'weekdays': {'nurse': 3}}, 'night': {'all': {'nurse': 1},"
                          " 'wed': {'nurse': 0}}}") "}",
                "/units/ward/shifts/evening: shift 'evening' of unit 'ward': nobody is on duty (sat, sun)\n"
                "/units/ward/shifts/night: shift 'night' of unit 'ward': nobody is on duty (wed)\n", true);
    expect_some("{" STAFF("{'day': {'all': {'nurse': 3}}, 'evening': {'all': {'nurse': 3}}}") "}",
                "shift 'night' of unit 'ward': nobody is on duty (any day)\n", true);
    expect_some("{" STAFF("{'day': {'all': {'nurse': 3}}, 'evening': {'all': {'nurse': 3}}, 'night': {'all': {'nurse':"
                          " 3}}}") "}", "nobody", false);
    /* a run from Monday to Friday has no weekend */
    expect_some("{'time': {'start_date': '2026-01-05', 'warmup_days': 0, 'days': 5}, "
                STAFF("{'day': {'all': {'nurse': 3}}, 'evening': {'weekdays': {'nurse': 3}}, 'night': {'all': {'nurse':"
                      " 3}}}") "}", "nobody", false);
    /* one person for every day is there on some days of each week of the rota, never on all: both are told as they are */
    static const char one[] = "'time': {'days': 28}, 'staff': {'rota_weeks': 2, 'rest_h': 0, 'lines': {'bo': null,"
                              " 'anna': {'duty': 'roster'}},"
                              " 'plan': {'ward': {'day': {'all': {'nurse': 1}, 'sun': {'nurse': 0}}}}}, 'units': {'ward':"
                              " {'shifts': {'evening': null, 'night': null}}}";
    char patch[900];
    snprintf(patch, sizeof patch, "{%s}", one);
    struct modelcase x;
    char found[8000];
    modelcase_good(&x, patch);
    bool there[14] = {false}; /* by hand: on which days of the two weeks she has a duty */
    for (int d = 0; d < x.model.n_duties; d++)
        there[x.model.duties[d].start_tick / 1440] = true;
    modelcase_lines(&x, false, found, sizeof found);
    char some[200] = "";
    static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (int d = 0; d < 7; d++)
        if (there[d] != there[d + 7])
            sprintf(some + strlen(some), "%s%s", *some ? ", " : "", days[d]);
    assert_true(*some); /* else this shows nothing */
    char expected[400];
    snprintf(expected, sizeof expected, "shift 'day' of unit 'ward': nobody is on duty in some weeks of the rota (%s)\n", some);
    assert_non_null(strstr(found, expected));
    for (int d = 0; d < 7; d++) {
        const char *never = strstr(found, "nobody is on duty (");
        assert_non_null(never);
        char listed[200];
        sscanf(never, "nobody is on duty (%199[^)]", listed);
        assert_int_equal(strstr(listed, days[d]) != NULL, !there[d] && !there[d + 7]);
    }
    modelcase_free(&x);
    /* a long shift spans two windows; a window inside another with the same start is never in force */
    expect_some("{'units': {'ward': {'shifts': {'long': {'start': '07:00', 'end': '19:00'}}}}, "
                STAFF("{'long': {'all': {'nurse': 3}}, 'evening': {'all': {'nurse': 3}}, 'night': {'all': {'nurse': 3}}}") "}",
                "nobody", false);
}

/* Bo holds the sign-off for bells, and nurses, who let them go, have duty by day only. */
static void test_sign_offs_that_never_hold(void **state)
{
    (void)state;
#define BELLS(plan, line) \
    "{'policy': {'rights': {'bell': {'assistant': 'signed'}}}, 'staff': {'lines': {'anna': {'duty': 'roster', 'count': 20}," \
    " 'bo': {'duty': 'roster', 'count': 20" line "}}, 'plan': {'ward': " plan "}}}"
#define BOTH "{'all': {'nurse': 1, 'assistant': 1}}"
    static const char never[] = "never hold";
    expect_some(BELLS("{'day': " BOTH ", 'evening': " BOTH ", 'night': {'all': {'assistant': 1}}}", ", 'signed': ['bell']"),
                "/policy/rights: unit 'ward' in shift 'night': sign-offs for 'bell' never hold: nobody with the formal right is"
                " ever on duty then\n", true);
    /* a nurse on some nights; no assistant at night; no sign-off; no nurse at all, which is told of the task */
    expect_some(BELLS("{'day': " BOTH ", 'evening': " BOTH ", 'night': {'all': {'assistant': 1}, 'sun': {'nurse': 1}}}",
                      ", 'signed': ['bell']"), never, false);
    expect_some(BELLS("{'day': " BOTH ", 'evening': " BOTH "}", ", 'signed': ['bell']"), never, false);
    expect_some(BELLS("{'day': " BOTH ", 'evening': " BOTH ", 'night': {'all': {'assistant': 1}}}", ""), never, false);
    expect_some("{'policy': {'rights': {'bell': {'assistant': 'signed', 'nurse': 'none'}}}, 'staff': {'lines': {'bo':"
                " {'signed': ['bell']}}}}", never, false);
}

static void test_gaps(void **state)
{
    (void)state;
    modelcase_warnings("{'policy': {'rules': {'a': {'task': ['bell'], 'when': {'shifts': ['night', 'day']}, 'patience_min': 9},"
                       " 'b': {'task': ['medicine'], 'when': {'weekdays': ['sat']}, 'patience_min': 9}}}}",
                       "/policy/rules: unit 'ward' in shift 'day', 'night': nobody on duty has patience 0 for 'bell'\n"
                       "/policy/rules: unit 'ward' in shift 'day' (some days), 'evening' (some days), 'night' (some days):"
                       " nobody on duty has patience 0 for "
                       "'medicine'\n");
    /* tasks with the same gaps share a line; the right counts, not patience alone */
    modelcase_warnings("{'policy': {'rules': {'everyone': {'who': ['nurse']}, 'b': {'who': ['assistant'], 'patience_min': 5}},"
                       " 'rights': {'all': {'nurse': 'none'}}}}",
                       "/policy/rules: unit 'ward' in shift 'day', 'evening', 'night': nobody on duty has patience 0 for 'bell',"
                       " 'medicine'\n");
    /* without shift windows there is one time */
    modelcase_warnings("{'units': {'ward': {'shifts': null}}, 'policy': {'rules': {'everyone': {'patience_min': 5}}}}",
                       "/policy/rules: unit 'ward': nobody on duty has patience 0 for 'bell', 'medicine'\n");
    /* the owner is not there at night */
    expect_some("{" STAFF("{'day': {'all': {'nurse': 2}}, 'evening': {'all': {'nurse': 2}}, 'night': {'all': {'assistant': 1}}}")
                ", 'policy': {'rules': {'c': {'who': ['assistant'], 'patience_min': 3}}}}", "in shift 'night'",
                    false); /* nobody at all */
    expect_some("{'staff': {'lines': {'anna': {'duty': 'roster', 'count': 20}, 'bo': {'duty': 'roster', 'count': 9}}, 'plan':"
                " {'ward':"
                " {'day': {'all': {'nurse': 2}}, 'evening': {'all': {'nurse': 2}}, 'night': {'all': {'assistant': 1}}}}},"
                " 'policy': {'rules': {'c': {'who': ['assistant'], 'patience_min': 3}}}}",
                "unit 'ward' in shift 'night': nobody on duty has patience 0 for 'bell', 'medicine'\n", true);
}

/* What a rule keeps from everyone on duty who could do it was not forgotten. */
static void test_meant_gaps(void **state)
{
    (void)state;
#define AT_NIGHT(who, patience) \
    "{'policy': {'rules': {'night': {'who': ['" who "'], 'task': ['medicine'], 'when': {'shifts': ['night']}," \
    " 'patience_min': " patience "}}}}"
#define GAP "/policy/rules: unit 'ward' in shift 'night': nobody on duty has patience 0 for 'medicine'\n"
    modelcase_warnings(AT_NIGHT("all", "'never'"), "");
    modelcase_warnings(AT_NIGHT("all", "30"), GAP);
    /* a rule for one of two: the other still owns it; or is a back-up, or has no rule, which leaves a gap */
    modelcase_warnings(AT_NIGHT("nurse", "'never'"), "");
    modelcase_warnings("{'policy': {'rules': {'everyone': null, 'a': {'task': ['bell'], 'patience_min': 0}, 'n': {'who':"
                       " ['nurse'], 'patience_min': 0, 'when': {'shifts': ['day', 'evening']}}, 'night': {'who': ['nurse'],"
                       " 'task': ['medicine'], 'when': {'shifts': ['night']}, 'patience_min': 'never'}}}}", GAP);
    /* who has no right to it does not count */
    modelcase_warnings("{'policy': {'rights': {'medicine': {'assistant': 'none'}}, 'rules': {'everyone': null, 'a': {'task':"
                       " ['bell'], 'patience_min': 0}, 'n': {'who': ['nurse'], 'patience_min': 0, 'when': {'shifts': ['day',"
                       " 'evening']}}, 'night': {'who': ['nurse'], 'task': ['medicine'], 'when': {'shifts': ['night']},"
                       " 'patience_min': 'never'}}}}", "");
}

static void test_long_lists_are_cut(void **state)
{
    (void)state;
    char patch[4000] = "{'policy': {'rules': {'everyone': {'patience_min': 5}}}, 'tasks': {'bell': null, 'medicine': null";
    for (int i = 10; i < 25; i++)
        sprintf(patch + strlen(patch), ", 't%d': {'category': 'care', 'duration_min': 1, 'arises': {'a': {'how':"
                                       " 'shift_start'}}}", i);
    strcat(patch, "}}");
    modelcase_warnings(patch, "/policy/rules: unit 'ward' in shift 'day', 'evening', 'night': nobody on duty has patience 0 for"
                              " 't10', 't11', 't12', "
                              "'t13', 't14', 't15', 't16', 't17', 't18', 't19', 't20', 't21' and 3 more\n");
}

/* A rota that repeats is looked at as of holidays too, where other rules hold on those of the run; one of dates day by day. */
static void test_holidays(void **state)
{
    (void)state;
#define ON_HOLIDAYS "'policy': {'rules': {'h': {'task': ['medicine'], 'when': {'weekdays': ['holiday']}, 'patience_min': 5}}}"
    modelcase_warnings("{" ON_HOLIDAYS ", 'time': {'holidays': ['2026-01-07']}}",
                       "/policy/rules: unit 'ward' in shift 'day' (some days), 'evening' (some days), 'night' (some days): nobody"
                       " on duty has patience 0 for 'medicine'\n");
    modelcase_warnings("{" ON_HOLIDAYS ", 'time': {'holidays': ['2026-01-12']}}", ""); /* after the run */
#define BY_DAY(holiday) \
    "'staff': {'weekly_h': 40, 'rota_weeks': 1, 'lines': {'anna': {'duty': 'roster'}, 'bo': null}, 'plan': {'ward': {'day':" \
    " {'weekdays': {'nurse': 1}" holiday "}}}}, 'units': {'ward': {'shifts': {'evening': null, 'night': null}}}"
    modelcase_warnings("{" BY_DAY("") "}", "/units/ward/shifts/day: shift 'day' of unit 'ward': nobody is on duty (sat, sun)\n");
    modelcase_warnings("{" BY_DAY("") ", 'time': {'holidays': ['2026-01-10']}, " ON_HOLIDAYS "}",
                       "/units/ward/shifts/day: shift 'day' of unit 'ward': nobody is on duty (sat, sun)\n");
    /* on Wednesday 7 January nobody comes; and where nobody is, rules leave no gap */
    modelcase_warnings("{" BY_DAY(", 'wed': {'nurse': 1}, 'holiday': {'nurse': 0}") ", 'time': {'holidays': ['2026-01-07']}}",
                       "/units/ward/shifts/day: shift 'day' of unit 'ward': nobody is on duty (wed, sat, sun)\n");
    modelcase_warnings("{" BY_DAY(", 'sat': {'nurse': 0}, 'holiday': {'nurse': 0}") ", 'time': {'holidays': ['2026-01-07'],"
                       " 'days': 14}}",
                       "/units/ward/shifts/day: shift 'day' of unit 'ward': nobody is on duty (sat, sun)\n"
                       "/units/ward/shifts/day: shift 'day' of unit 'ward': nobody is on duty in some weeks of the rota (wed)\n");
    modelcase_warnings("{" BY_DAY(", 'sun': {'nurse': 0}, 'holiday': {'nurse': 0}") ", 'time': {'holidays': ['2026-01-07',"
                       " '2026-01-13'], 'days': 14}, " ON_HOLIDAYS "}",
                       "/units/ward/shifts/day: shift 'day' of unit 'ward': nobody is on duty (sat, sun)\n"
                       "/units/ward/shifts/day: shift 'day' of unit 'ward': nobody is on duty in some weeks of the rota (tue,"
                       " wed)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_to_say),
        cmocka_unit_test(test_empty_shifts),
        cmocka_unit_test(test_sign_offs_that_never_hold),
        cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_meant_gaps),
        cmocka_unit_test(test_long_lists_are_cut),
        cmocka_unit_test(test_holidays),
    };
    return cmocka_run_group_tests_name("warnings", tests, NULL, NULL);
}
