/* The lines of `check` on nights and weekends, counted by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/describe_turns.h"

#include <stdlib.h>

#include "modelcase.h"

static void expect(const struct model *m, const char *expected)
{
    char *text = NULL;
    size_t length = 0;
    FILE *f = open_memstream(&text, &length);
    describe_turns_print(f, m, 0);
    fclose(f);
    assert_string_equal(text, expected);
    free(text);
}

/* Two weeks of a roster: eva has a night of 9.5 h and three days of 8 h, two of them on a weekend, fay a night and a day. */
static void test_lines(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'time': {'days': 14, 'warmup_days': 0}, 'staff': {'lines': {'anna': null, 'bo': null, 'eva': {'role':"
                       " 'nurse'}, 'fay': {'role': 'nurse'}, 'gry': {'role': 'assistant'}}, 'duties': ['eva,2026-01-05,night',"
                       " 'eva,2026-01-07,day', 'eva,2026-01-10,day', 'eva,2026-01-11,day', 'fay,2026-01-05,day',"
                       " 'fay,2026-01-18,night', 'gry,2026-01-06,day']}}");
    expect(&x.model, "  nights, of the hours: nurse 37.3 % (28.4 to 54.3 by person)\n"
                     "  weekends with duty, of 2: nurse 1\n");
    modelcase_free(&x);
}

/* Nobody works then: nothing is said. */
static void test_days_only(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'staff': {'lines': {'anna': null, 'bo': null, 'eva': {'role': 'nurse'}}, 'plan': {'ward': {'day':"
                       " {'weekdays': {'nurse': 1}}}}}}");
    expect(&x.model, "");
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_days_only),
    };
    return cmocka_run_group_tests_name("describe_turns", tests, NULL, NULL);
}
