/* Who ever comes: away for the whole run or not, and who may come instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#define NOBODY "/staff/lines: unit 'ward': no 'nurse' ever comes: "
#define ONE NOBODY "the only one is away for the whole run (vacant, or on leave)\n"

static void expect(const char *line, const char *staff, const char *part, bool there)
{
    struct modelcase x;
    char patch[2000], found[8000];
    snprintf(patch, sizeof patch, "{'staff': {'weekly_h': 40, 'rest_h': 0, 'rota_weeks': 1, 'plan': {'ward': {'night': {'sun':"
                                  " {'nurse': 1}}}}, 'lines': {'anna': {'duty': 'roster', %s}}%s}}", line, staff);
    modelcase_good(&x, patch);
    modelcase_lines(&x, false, found, sizeof found);
    if ((strstr(found, part) != NULL) != there)
        fail_msg("%s%s: %s '%s' in:\n%s", line, staff, there ? "not" : "should not be", part, found);
    modelcase_free(&x);
}

/* The run is the week from Monday 5 January 2026; somebody has the night from Sunday to Monday. */
static void test_away(void **state)
{
    (void)state;
    expect("'vacant': true", "", ONE, true);
    expect("'vacant': true, 'count': 3", "", NOBODY "all 3 are away", true);
    expect("'away': {'a': {'from': '2026-01-04'}}", "", ONE, true);
    expect("'away': {'a': {'from': '2026-01-05'}}", "", NOBODY, false); /* she is there when the run begins */
    expect("'away': {'a': {'from': '2026-01-04', 'until': '2026-01-10'}}", "", NOBODY, false);
    expect("'away': {'a': {'from': '2026-01-04', 'until': '2026-01-11'}}", "", ONE, true);
    expect("'away': {'a': {'from': '2026-01-04', 'until': '2026-01-11'}, 'b': {'from': '2026-03-01'}}", "", ONE, true);
    expect("'away': {'a': {'until': '2026-01-07'}, 'b': {'from': '2026-01-08'}}", "", ONE, true);
    expect("'away': {'a': {'until': '2026-01-06'}, 'b': {'from': '2026-01-08'}}", "", NOBODY, false);
#define FROM(date) "/staff/lines: unit 'ward': no 'nurse' comes from " date " on: "
    expect("'away': {'a': {'until': '2026-01-06'}, 'b': {'from': '2026-01-08'}}", "",
           FROM("2026-01-08") "the only one is away until the run ends", true);
    expect("'count': 2, 'away': {'a': {'from': '2026-01-07', 'until': '2026-01-09'}, 'b': {'from': '2026-01-10'}}", "",
           FROM("2026-01-07") "all 2 are away until the run ends", true);
    expect("'away': {'a': {'from': '2026-01-07', 'until': '2026-01-10'}}", "", "comes from", false);
    expect("'away': {'a': {'from': '2026-01-07', 'until': '2026-01-11'}, 'b': {'from': '2026-02-01'}}", "",
           FROM("2026-01-07"), true);
    expect("'away': {'a': {'from': '2026-01-07'}}}, 'tea': {'role': 'nurse', 'unit': 'ward', 'duty': 'temp'",
           ", 'cover': {'nurse': {'order': ['temp']}}", "comes from", false);
    expect("'away': {'a': {'from': '2026-01-07'}}", ", 'cover': {'nurse': {'order': ['nobody']}}", FROM("2026-01-07"), true);
}

#define EMPTY "shift 'night' of unit 'ward': nobody is on duty (any day)"

/* Who may come instead leaves no shift empty for sure: a temp; others of another role; nobody with a chance of nothing. */
static void test_instead(void **state)
{
    (void)state;
    struct { const char *cover; bool temps, lower, nobody, empty; } cases[] = {
        {"", false, false, true, true},
        {", 'cover': {'nurse': {'order': ['temp']}}", true, false, false, false},
        {", 'cover': {'nurse': {'order': ['temp'], 'temp_probability': 0}}", true, false, true, true},
        {", 'cover': {'nurse': {'order': ['lower_role']}}", false, true, true, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct modelcase x;
        char patch[2000], found[8000];
        bool lower = cases[i].lower;
        snprintf(patch, sizeof patch, "{'staff': {'weekly_h': 70, 'rest_h': 0, 'plan': {'ward': {'night': {'all': {'nurse':"
                                      " 1}}%s}}, 'lines': {'anna': {'duty': 'roster', 'vacant': true}, 'bo': %s%s}%s}}",
                 lower ? ", 'day': {'all': {'assistant': 1}}" : "", lower ? "{'duty': 'roster'}" : "null",
                 cases[i].temps ? ", 'tea': {'role': 'nurse', 'unit': 'ward', 'duty': 'temp'}" : "", cases[i].cover);
        modelcase_good(&x, patch);
        modelcase_lines(&x, false, found, sizeof found);
        if ((strstr(found, ONE) != NULL) != cases[i].nobody || (strstr(found, EMPTY) != NULL) != cases[i].empty)
            fail_msg("case %zu: %s", i, found);
        modelcase_free(&x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_away), cmocka_unit_test(test_instead)};
    return cmocka_run_group_tests_name("comers", tests, NULL, NULL);
}
