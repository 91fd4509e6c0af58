/* Reading command lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/options.h"

static const enum option_id wanted[] = {OPTION_REPS, OPTION_SEED, OPTION_OUT, OPTION_SET, OPTION_QUIET, OPTION_FOR, OPTION_HELP};
enum { N_WANTED = sizeof wanted / sizeof wanted[0] };

static struct options o;
static struct err e;

/* Reads words that are separated by single blanks. */
static int parse(const char *line)
{
    static char text[200];
    static char *words[50];
    int n = 0;
    options_free(&o);
    memset(&e, 0, sizeof e);
    strcpy(text, line);
    for (char *word = *text ? text : NULL; word; n++) {
        words[n] = word;
        word = strchr(word, ' ');
        if (word)
            *word++ = '\0';
    }
    return options_parse(&o, wanted, N_WANTED, n, words, &e);
}

static void refused(const char *line, const char *text)
{
    assert_int_equal(parse(line), ERR_INPUT);
    assert_string_equal(e.text, text);
}

static int tear_down(void **state)
{
    (void)state;
    options_free(&o);
    return 0;
}

static void test_values(void **state)
{
    (void)state;
    assert_int_equal(parse("ward.json --reps 12 --seed=9007199254740991 --set /a=1 --set=/b=x=y other --quiet"), 0);
    assert_int_equal(o.n_arguments, 2);
    assert_string_equal(o.arguments[0], "ward.json");
    assert_string_equal(o.arguments[1], "other");
    assert_true(o.given[OPTION_REPS] && o.integer[OPTION_REPS] == 12);
    assert_true(o.given[OPTION_SEED] && o.integer[OPTION_SEED] == (1LL << 53) - 1);
    assert_int_equal(o.n_sets, 2);
    assert_string_equal(o.sets[0], "/a=1");
    assert_string_equal(o.sets[1], "/b=x=y");
    assert_true(o.given[OPTION_QUIET]);
    assert_false(o.given[OPTION_OUT] || o.given[OPTION_HELP]);
}

static void test_nothing(void **state)
{
    (void)state;
    assert_int_equal(parse(""), 0);
    assert_int_equal(o.n_arguments, 0);
    assert_false(o.given[OPTION_REPS]);
}

/* -h is the one short option, where there is help. */
static void test_short_help(void **state)
{
    (void)state;
    assert_int_equal(parse("ward.json -h"), 0);
    assert_true(o.given[OPTION_HELP]);
    assert_int_equal(parse("--help"), 0);
    assert_true(o.given[OPTION_HELP]);
    refused("-H", "unknown option '-H': options begin with two dashes");
    refused("-hq", "unknown option '-hq': options begin with two dashes");
    char *words[] = {(char *)"-h"};
    options_free(&o);
    assert_int_equal(options_parse(&o, (enum option_id[]){OPTION_QUIET}, 1, 1, words, &e), ERR_INPUT);
}

static void test_end_of_options(void **state)
{
    (void)state;
    assert_int_equal(parse("-- --reps -"), 0);
    assert_int_equal(o.n_arguments, 2);
    assert_string_equal(o.arguments[0], "--reps");
    assert_string_equal(o.arguments[1], "-");
}

/* Neither of two is silently the one that counts. Only lists go on. */
static void test_given_twice(void **state)
{
    (void)state;
    refused("--reps 3 --out a --reps 4", "--reps is given twice, expected once");
    refused("--reps=3 --reps=3", "--reps is given twice, expected once");
    refused("--out a --out b", "--out is given twice, expected once");
    refused("--quiet --quiet", "--quiet is given twice, expected once");
    assert_int_equal(parse("--set /a=1 --set /a=2 -- --reps --reps"), 0);
    assert_int_equal(o.n_sets, 2);
    assert_int_equal(parse("-h --reps 3"), 0);
}

static void test_strict_numbers(void **state)
{
    (void)state;
    static const char *const bad[] = {"3x", "x",  "",  " 3", "+3",      "3.0",                  "3e2",
                                      "0x10", "0", "-1", "--", "1000001", "99999999999999999999", "1-"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char *words[] = {(char *)"--reps", (char *)bad[i]};
        options_free(&o);
        memset(&e, 0, sizeof e);
        char text[200];
        snprintf(text, sizeof text, "--reps: expected a whole number from 1 to 1000000, found '%s'", bad[i]);
        assert_int_equal(options_parse(&o, wanted, N_WANTED, 2, words, &e), ERR_INPUT);
        assert_string_equal(e.text, text);
    }
    assert_int_equal(parse("--reps 1"), 0);
    assert_int_equal(parse("--reps 1000000"), 0);
    assert_int_equal(parse("--seed 0"), 0);
}

static void test_misuse(void **state)
{
    (void)state;
    refused("--rep 3", "unknown option '--rep'; did you mean '--reps'?");
    refused("--rep=3", "unknown option '--rep'; did you mean '--reps'?");
    refused("--zzzzzzzz", "unknown option '--zzzzzzzz'");
    refused("--force", "unknown option '--force'"); /* exists, but does not apply here */
    refused("-r", "unknown option '-r': options begin with two dashes");
    refused("--reps", "--reps needs a value: --reps N");
    refused("--quiet=yes", "--quiet takes no value, found 'yes'");
}

static void test_choices(void **state)
{
    (void)state;
    char words[OPTIONS_MOST_CHOICES][OPTIONS_CHOICE_BYTES];
    assert_int_equal(options_choices(words, "[one|two-a|three_4 [NAME...]]"), 3);
    assert_string_equal(words[0], "one");
    assert_string_equal(words[1], "two-a");
    assert_string_equal(words[2], "three_4");
    assert_int_equal(options_choices(words, "man|bash"), 2);
    assert_string_equal(words[1], "bash");
    static const char *const none[] = {"", "N", "P=V", "SCENARIO", "[NAME...]", "PLACE a|b"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_int_equal(options_choices(words, none[i]), 0);
    assert_int_equal(parse("--for bash"), 0);
    assert_string_equal(o.text[OPTION_FOR], "bash");
    refused("--for zsh", "--for: expected man or bash, found 'zsh'");
    refused("--for=bahs", "--for: expected man or bash, found 'bahs'; did you mean 'bash'?");
    refused("--for=", "--for: expected man or bash, found ''");
    memset(&e, 0, sizeof e);
    assert_int_equal(options_choose("a|b|c", "c", "", &e), 2);
    assert_int_equal(options_choose("a|b|c", "d", "", &e), ERR_INPUT);
    assert_string_equal(e.text, "expected a, b or c, found 'd'");
}

static void test_table(void **state)
{
    (void)state;
    for (int i = 0; i < N_OPTIONS; i++) {
        const struct option_row *row = &options_table[i];
        assert_non_null(row->name);
        assert_true(strlen(row->meaning) > 5);
        assert_int_equal(row->kind == OPTION_IS_FLAG, row->value == NULL);
        assert_int_equal(row->kind == OPTION_IS_INTEGER, row->high > row->low);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(row->name, options_table[j].name);
    }
}

static void test_print(void **state)
{
    (void)state;
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    options_print(f, wanted, N_WANTED);
    fclose(f);
    assert_non_null(strstr(text, "  --reps N         number of replications (default: /study/replications)\n"));
    assert_non_null(strstr(text, "  --quiet          "));
    assert_null(strstr(text, "--force"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_values, tear_down),
        cmocka_unit_test_teardown(test_nothing, tear_down),
        cmocka_unit_test_teardown(test_short_help, tear_down),
        cmocka_unit_test_teardown(test_end_of_options, tear_down),
        cmocka_unit_test_teardown(test_given_twice, tear_down),
        cmocka_unit_test_teardown(test_strict_numbers, tear_down),
        cmocka_unit_test_teardown(test_misuse, tear_down),
        cmocka_unit_test_teardown(test_choices, tear_down),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_print),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
