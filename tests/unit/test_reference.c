/* The reference of all keys: every key in its section, and tables that are whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/keys.h"
#include "scenario/reference.h"

static char *text;

static int setup(void **state)
{
    (void)state;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    reference_print(f);
    fclose(f);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    free(text);
    return 0;
}

static void test_every_key(void **state)
{
    (void)state;
    struct keys_place places[KEYS_MOST_TABLES];
    int n = keys_places(places);
    const char *at = text;
    for (int i = 0; i < n; i++) {
        char heading[80];
        snprintf(heading, sizeof heading, "\n## %s\n", places[i].table->name);
        at = strstr(at, heading);
        assert_non_null(at);
        for (int k = 0; k < places[i].table->n_rows; k++) {
            const struct keys_row *row = &places[i].table->rows[k];
            char start[80];
            snprintf(start, sizeof start, "\n| `%s%s", row->name, row->type == KEYS_MAP ? "/" : "`");
            const char *line = strstr(at, start);
            if (!line)
                fail_msg("%s is not in the section of %s", row->name, places[i].table->name);
            const char *meaning = strstr(line, row->meaning);
            assert_true(meaning && meaning < strchr(line + 1, '\n'));
            at = line;
        }
    }
}

static void test_tables(void **state)
{
    (void)state;
    int cells_before = 0, rows = 0;
    for (const char *line = text; *line; line = strchr(line, '\n') + 1) {
        int cells = 0;
        for (const char *c = line; *c != '\n'; c++)
            cells += *c == '|';
        if (*line == '|' && cells_before > 0)
            assert_int_equal(cells, cells_before);
        cells_before = *line == '|' ? cells : 0;
        rows += *line == '|';
        assert_true(line[0] == '\n' || strchr(line, '\n')[-1] != ' ');
    }
    assert_true(rows > 100);
}

static void test_some_lines(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "\nAt `/units/UNIT/patients/acuity/LEVEL`. A level of acuity of a unit's patients.\n",
        "\n| `days` | a whole number from 1 to 36500 | days | `28` | Days that are counted. |\n",
        "\n| `staff` | [staff](#staff) |  | its defaults | ",
        "\n| `roles/ROLE` | [role](#role) |  | empty | Occupational groups. |\n",
        "\n| `stay_days` | [law](#law) or 'never' | days | `\"never\"` | ",
        "\n| `plan/UNIT/SHIFT/DAY/ROLE` | a whole number from 0 to 100000 | people | empty | ",
        "\n| `times` | array of: a time of day 'HH:MM' or 'HH:MM:SS' |  | scheduled | required | ",
        "\n| `how` | one of 'scheduled', ", "\n| `of` | one of 'patient', 'unit', 'person' |  | all but after | unit for "
                                            "bernoulli",
        "\n| `probability` | a number from 0 to 1 | share | all but poisson, bernoulli, after_done | `1` | ",
        "\n| `law` | one of 'fixed', ", "\n| `value` | a number of at least 0 |  | fixed | required | The value, always the "
                                        "same. |\n",
        "\n| `units` | array of: the name of a unit |  | all | ", "\n| `who` | array of: the name of a role, a mark or 'all' |  "
                                                                  "| `[\"all\"]` | ",
        "\n| `role_factor/ROLE` | a number above 0 | factor | empty | ",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (!strstr(text, lines[i]))
            fail_msg("not there: %s", lines[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_some_lines),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
