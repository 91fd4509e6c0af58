/* Failures as a code and a sentence, and the way out for faults of our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/err.h"

static void test_sentence(void **state)
{
    (void)state;
    struct err e = {0};
    assert_int_equal(err_set(&e, ERR_IO, "cannot open '%s': %d", "a.json", 2), ERR_IO);
    assert_int_equal(e.code, ERR_IO);
    assert_string_equal(e.text, "cannot open 'a.json': 2");
}

static void test_first_failure_stays(void **state)
{
    (void)state;
    struct err e = {0};
    err_set(&e, ERR_INPUT, "first");
    assert_int_equal(err_set(&e, ERR_MEMORY, "second"), ERR_MEMORY);
    assert_int_equal(e.code, ERR_INPUT);
    assert_string_equal(e.text, "first");
}

/* A line for each, the code of the first; what does not fit is left out as a whole. */
static void test_several_failures(void **state)
{
    (void)state;
    struct err e = {0};
    char text[5000], *printed;
    size_t n;
    assert_int_equal(err_add(&e, ERR_INPUT, "no '%s'", "a"), ERR_INPUT);
    assert_string_equal(e.text, "no 'a'");
    assert_int_equal(err_add(&e, ERR_IO, "no '%s'", "b"), ERR_IO);
    assert_int_equal(e.code, ERR_INPUT);
    assert_string_equal(e.text, "no 'a'\nno 'b'");
    memset(text, 'x', sizeof text);
    text[sizeof e.text - strlen(e.text) - 2 + 1] = '\0'; /* one too many, for the end and the line before */
    err_add(&e, ERR_INPUT, "%s", text);
    assert_string_equal(e.text, "no 'a'\nno 'b'");
    FILE *f = open_memstream(&printed, &n);
    err_print(f, &e);
    fclose(f);
    assert_string_equal(printed, "avlast: no 'a'\navlast: no 'b'\n");
    free(printed);
    text[strlen(text) - 1] = '\0';
    err_add(&e, ERR_INPUT, "%s", text);
    assert_int_equal(strlen(e.text), sizeof e.text - 1);
}

static void test_long_text_is_cut(void **state)
{
    (void)state;
    struct err e = {0};
    char text[5000];
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    err_set(&e, ERR_IO, "%s", text);
    assert_int_equal(strlen(e.text), sizeof e.text - 1);
}

static void test_bug_stops_the_program(void **state)
{
    (void)state;
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit no_core = {0, 0};
        setrlimit(RLIMIT_CORE, &no_core);
        signal(SIGABRT, SIG_DFL);
        dup2(ends[1], STDERR_FILENO);
        BUG("%d people in %d places", 3, 2);
    }
    close(ends[1]);
    char said[200] = "";
    size_t n = 0;
    for (ssize_t got; (got = read(ends[0], said + n, sizeof said - 1 - n)) > 0;)
        n += (size_t)got;
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_non_null(strstr(said, "avlast: bug at "));
    assert_non_null(strstr(said, "test_err.c:"));
    assert_non_null(strstr(said, ": 3 people in 2 places\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentence),
        cmocka_unit_test(test_first_failure_stays),
        cmocka_unit_test(test_several_failures),
        cmocka_unit_test(test_long_text_is_cut),
        cmocka_unit_test(test_bug_stops_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
