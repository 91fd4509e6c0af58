/* The completion script names whatever the tables hold; tests/cli asks bash what it offers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/completion.h"

static char *script(void)
{
    char *out = NULL;
    size_t n;
    FILE *f = open_memstream(&out, &n);
    completion_print(f);
    fclose(f);
    return out;
}

/* Each command has a case that offers its options, all of them and in their order. */
static void test_commands(void **state)
{
    (void)state;
    char *text = script();
    for (int i = 0; i < commands_count; i++) {
        const struct command *c = commands_table[i];
        char expected[1000];
        int at = snprintf(expected, sizeof expected,
                          "\n    %s)\n        if [[ $cur == -* ]]; then\n            _avlast_words \"", c->name);
        for (int k = 0; k < c->n_options; k++)
            at += snprintf(expected + at, sizeof expected - (size_t)at, "%s--%s", k ? " " : "",
                           options_table[c->options[k]].name);
        snprintf(expected + at, sizeof expected - (size_t)at, "\" \"$cur\"\n");
        if (!strstr(text, expected))
            fail_msg("no case for %s:%s", c->name, expected);
    }
    free(text);
}

/* Each option that takes a value has a case, and each choice its words. */
static void test_values(void **state)
{
    (void)state;
    char *text = script(), expected[200];
    for (int i = 0; i < N_OPTIONS; i++) {
        snprintf(expected, sizeof expected, "\n    --%s) ", options_table[i].name);
        assert_int_equal(strstr(text, expected) != NULL, options_table[i].value != NULL);
    }
    assert_non_null(strstr(text, "\n    --for) _avlast_words \"man bash\" \"$cur\"; return ;;\n"));
    assert_non_null(strstr(text, "\n    --reps) :; return ;;\n"));
    assert_non_null(strstr(text, "\n    --out) _avlast_files \"$cur\"; return ;;\n"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_commands),
        cmocka_unit_test(test_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
