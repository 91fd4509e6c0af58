/* The table of commands: complete rows, names that are found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <string.h>

#include "cli/commands.h"

static void test_rows(void **state)
{
    (void)state;
    assert_true(commands_count >= 7);
    for (int i = 0; i < commands_count; i++) {
        const struct command *c = commands_table[i];
        char start[60] = "avlast ";
        assert_true(strlen(c->name) <= 9); /* the column of --help */
        assert_true(strlen(c->meaning) > 10 && c->meaning[strlen(c->meaning) - 1] != '.');
        assert_int_equal(c->details[strlen(c->details) - 1], '.');
        assert_non_null(strstr(c->example, strcat(strcat(start, c->name), " ")));
        assert_true(c->least <= c->most && (c->most > 0) == (*c->arguments != '\0'));
        assert_non_null(c->run);
        assert_int_equal(c->options[c->n_options - 1], OPTION_HELP);
    }
}

static void test_find(void **state)
{
    (void)state;
    struct err e = {0}, other = {0};
    for (int i = 0; i < commands_count; i++)
        assert_ptr_equal(commands_find(commands_table[i]->name, &e), commands_table[i]);
    assert_int_equal(e.code, ERR_NONE);
    assert_null(commands_find("compre", &e));
    assert_int_equal(e.code, ERR_INPUT);
    assert_string_equal(e.text, "unknown command 'compre'; did you mean 'compare'?");
    assert_null(commands_find("zzzzzz", &other));
    assert_string_equal(other.text, "unknown command 'zzzzzz'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
