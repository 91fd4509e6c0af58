/* What a rota leaves open is told: hours, places, people, weekends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/roster_review.h"

#include "modelcase.h"

static void test_warnings(void **state)
{
    (void)state;
    modelcase_warnings("{'staff': {'lines': {'anna': {'duty': 'roster', 'count': 3}, 'cia': {'role': 'nurse', 'fte': 0.5},"
                       " 'dan': {'role': 'assistant', 'count': 2}}, 'plan': {'ward': {'day': {'all': {'nurse': 3}}}}},"
                       " 'policy': {'rules': {'everyone': {'patience_min': 0}}}}",
                       "/staff/plan/ward: the plan of unit 'ward' wants 168.0 h a week of 'nurse', the roster lines are"
                       " contracted for 124.2 h\n"
                       "/staff/plan/ward: shift 'day' of unit 'ward': 33 of 126 places for 'nurse' stay empty in the rota of 6"
                       " weeks\n"
                       "/staff/lines/dan: 2 of 2 on this line never have duty: the plan of unit 'ward' has no place for them\n"
                       "/staff/plan/ward: unit 'ward': 4 of 4 'nurse' work on more than 2 of 6 weekends in the rota, up to 6,"
                       " because the plan wants so many; expected every 3rd at most (weekend_every)\n");
#define ONE_A_WEEK(fte) \
    "{'staff': {'lines': {'dan': {'role': 'assistant'}, 'eva': {'role': 'nurse', 'count': 2, 'fte': " fte "}}," \
    " 'rota_weeks': 1, 'plan': {'ward': {'day': {'mon': {'nurse': 1}}}}}, 'policy': {'rules': {'everyone': {'patience_min': 0}}}}"
    modelcase_warnings(ONE_A_WEEK("0.3"),
                       "/staff/plan/ward: the plan of unit 'ward' wants 8.0 h a week of 'nurse', the roster lines are contracted"
                       " for 21.3 h\n"
                       "/staff/lines/dan: the person on this line never has duty: the plan of unit 'ward' has no place for them\n"
                       "/staff/lines/eva: 1 of 2 on this line never has duty: the plan of unit 'ward' has no place for them\n");
    modelcase_warnings(ONE_A_WEEK("0.11"),
                       "/staff/plan/ward: shift 'day' of unit 'ward': the only place for 'nurse' stays empty in the rota of 1"
                       " week\n"
                       "/staff/lines/dan: the person on this line never has duty: the plan of unit 'ward' has no place for them\n"
                       "/staff/lines/eva: 2 of 2 on this line never have duty: the plan of unit 'ward' has no place for them\n");
}

/* Two of six at a weekend are every third: nothing to tell. Two of five have 12 weekends in six: three of them two, two three.
 * Who asks for more is not counted. */
static void test_weekends(void **state)
{
    (void)state;
#define TWO(weekly_h, lines, more) \
    "{'staff': {'lines': {'anna': null, 'bo': null, " lines "}, 'weekly_h': " weekly_h more "," \
    " 'plan': {'ward': {'day': {'all': {'nurse': 2}}}}}, 'policy': {'rules': {'everyone': {'patience_min': 0}}}}"
#define EMPTY \
    "/units/ward/shifts/evening: shift 'evening' of unit 'ward': nobody is on duty (any day)\n" \
    "/units/ward/shifts/night: shift 'night' of unit 'ward': nobody is on duty (any day)\n"
    modelcase_warnings(TWO("20", "'dan': {'role': 'nurse', 'count': 6}", ""), EMPTY);
    modelcase_warnings(TWO("24", "'dan': {'role': 'nurse', 'count': 5}", ""),
                       "/staff/plan/ward: unit 'ward': 2 of 5 'nurse' work on more than 2 of 6 weekends in the rota, up to 3,"
                       " because the plan wants so many; expected every 3rd at most (weekend_every)\n"
                       EMPTY);
    modelcase_warnings(TWO("20", "'dan': {'role': 'nurse', 'count': 6}", ", 'weekend_every': 6"),
                       "/staff/plan/ward: unit 'ward': 6 of 6 'nurse' work on more than 1 of 6 weekends in the rota, up to 2,"
                       " because the plan wants so many; expected every 6th at most (weekend_every)\n"
                       EMPTY);
    modelcase_warnings(TWO("20", "'dan': {'role': 'nurse', 'count': 4}, 'eva': {'role': 'nurse', 'count': 2,"
                           " 'weekend_every': 2}", ""), EMPTY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_weekends),
    };
    return cmocka_run_group_tests_name("roster_review", tests, NULL, NULL);
}
