/* What all commands have in common: help, misuse, exit status.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <string.h>

#include "capture.h"
#include "cli/command.h"

static enum err_code fails_with;
static const char *says;
static int n_heard;

static int run(const struct invocation *in, struct err *e)
{
    n_heard = in->options->n_arguments;
    assert_string_equal(in->argv[0], "avlast");
    assert_string_equal(in->argv[1], "test");
    e->code = fails_with;
    if (says)
        snprintf(e->text, sizeof e->text, "%s", says);
    return (int)fails_with;
}

static const enum option_id options[] = {OPTION_QUIET, OPTION_HELP};
static const struct command test = {
    .name = "test", .arguments = "ONE [TWO]", .meaning = "tests", .details = "Does nothing.", .example = "avlast test x",
    .least = 1, .most = 2, .options = options, .n_options = 2, .run = run,
};

static struct capture c;

static int set_up(void **state)
{
    (void)state;
    fails_with = ERR_NONE;
    says = NULL;
    n_heard = -1;
    return 0;
}

static void test_runs(void **state)
{
    (void)state;
    CAPTURE(&c, &test, "a", "b", "--quiet");
    assert_int_equal(c.status, 0);
    assert_int_equal(n_heard, 2);
    assert_string_equal(c.out, "");
    assert_string_equal(c.err, "");
}

static void test_help(void **state)
{
    (void)state;
    CAPTURE(&c, &test, "--help"); /* even without the arguments that it needs */
    assert_int_equal(c.status, 0);
    assert_int_equal(n_heard, -1);
    assert_string_equal(c.out, "usage: avlast test ONE [TWO] [OPTIONS]\n\nDoes nothing.\n\nOptions:\n"
                               "  --quiet          print nothing but warnings and errors\n"
                               "  --help           print this and end; -h means the same\n\nExample:\n  avlast test x\n");
    assert_string_equal(c.err, "");
}

/* A command that takes no arguments leaves no blank where they would stand. */
static void test_no_stray_blank(void **state)
{
    (void)state;
    struct command bare = test;
    bare.arguments = "";
    bare.least = bare.most = 0;
    CAPTURE(&c, &bare, "a");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.err, "avlast: too many arguments from 'a' on: avlast test\navlast: see avlast test --help\n");
    CAPTURE(&c, &bare, "-h");
    assert_int_equal(c.status, 0);
    assert_memory_equal(c.out, "usage: avlast test [OPTIONS]\n", 29);
}

static void test_misuse(void **state)
{
    (void)state;
    CAPTURE(&c, &test, "a", "--force");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.out, "");
    assert_string_equal(c.err, "avlast: unknown option '--force'\navlast: see avlast test --help\n");
    capture_command(&c, &test, (char *[]){NULL});
    assert_int_equal(c.status, 2);
    assert_string_equal(c.err, "avlast: expected an argument: avlast test ONE [TWO]\navlast: see avlast test --help\n");
    CAPTURE(&c, &test, "a", "b", "c");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.err, "avlast: too many arguments from 'c' on: avlast test ONE [TWO]\navlast: see avlast test --help\n");
    assert_int_equal(n_heard, -1);
}

static void test_failures(void **state)
{
    (void)state;
    static const struct {
        enum err_code code;
        int status;
    } codes[] = {{ERR_MEMORY, 1}, {ERR_IO, 1}, {ERR_AUDIT, 1}, {ERR_INPUT, 2}};
    for (int i = 0; i < 4; i++) {
        fails_with = codes[i].code;
        says = "it went wrong";
        CAPTURE(&c, &test, "a");
        assert_int_equal(c.status, codes[i].status);
        assert_string_equal(c.err, "avlast: it went wrong\n");
        says = NULL; /* findings have said it all */
        CAPTURE(&c, &test, "a");
        assert_int_equal(c.status, codes[i].status);
        assert_string_equal(c.err, "");
    }
}

static void test_stopped(void **state)
{
    (void)state;
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGTERM);
    assert_int_equal(command_status(ERR_STOPPED), 143);
    int taken;
    sigwait(&set, &taken);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    assert_int_equal(command_status(ERR_NONE), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_runs, set_up),     cmocka_unit_test_setup(test_help, set_up),
        cmocka_unit_test_setup(test_misuse, set_up),   cmocka_unit_test_setup(test_failures, set_up),
        cmocka_unit_test_setup(test_stopped, set_up),
        cmocka_unit_test_setup(test_no_stray_blank, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
