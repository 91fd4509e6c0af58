/* What progress says and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdlib.h>
#include <string.h>

#include "cli/progress.h"

static FILE *out;
static char *text;
static size_t length;

static const char *said(void)
{
    fflush(out);
    return text;
}

static int set_up(void **state)
{
    (void)state;
    out = tmpfile(); /* a stream with a descriptor that is no terminal */
    assert_non_null(out);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    fclose(out);
    free(text);
    text = NULL;
    return 0;
}

/* From here on what is said goes to memory. */
static void listen(struct progress *p)
{
    fclose(out);
    out = open_memstream(&text, &length);
    p->out = out;
}

static void test_a_line_a_minute(void **state)
{
    (void)state;
    struct progress p;
    progress_start(&p, out, false, 100);
    assert_false(p.terminal);
    listen(&p);
    double start = p.start_s;
    progress_show_at(&p, 10, 0.1, start + 59);
    assert_string_equal(said(), "");
    progress_show_at(&p, 25, 0.25, start + 60);
    assert_string_equal(said(), "avlast: 25 of 100 runs done (25 %), 3 min left\n");
    progress_show_at(&p, 26, 0.26, start + 61);
    progress_show_at(&p, 99, 0.99, start + 119);
    assert_string_equal(said(), "avlast: 25 of 100 runs done (25 %), 3 min left\n");
    progress_show_at(&p, 50, 0.5, start + 120);
    assert_non_null(strstr(said(), "(50 %), 2 min left\n"));
    progress_end(&p);
    assert_null(strchr(said(), '\r'));
}

static void test_time_left(void **state)
{
    (void)state;
    struct progress p;
    progress_start(&p, out, false, 1000);
    listen(&p);
    progress_show_at(&p, 0, 0, p.start_s + 100);
    assert_string_equal(said(), "avlast: 0 of 1000 runs done (0 %)\n"); /* nothing is known yet */
    progress_show_at(&p, 1, 0.001, p.start_s + 200);
    assert_non_null(strstr(said(), "(0 %), 55.5 h left\n"));
    progress_show_at(&p, 999, 0.999, p.start_s + 999);
    assert_non_null(strstr(said(), "(100 %), 1 s left\n"));
    progress_show_at(&p, 0, 0.25, p.start_s + 1200); /* runs that are long: none is done, but much of them */
    assert_non_null(strstr(said(), "avlast: 0 of 1000 runs done (25 %), 60 min left\n"));
}

static void test_quiet(void **state)
{
    (void)state;
    struct progress p;
    progress_start(&p, out, true, 100);
    listen(&p);
    progress_show_at(&p, 50, 0.5, p.start_s + 1000);
    progress_end(&p);
    assert_string_equal(said(), "");
}

/* On a terminal the line is renewed in its place, and gone at the end. */
static void test_terminal(void **state)
{
    (void)state;
    struct progress p;
    progress_start(&p, out, false, 100);
    listen(&p);
    p.terminal = true;
    p.next_s = p.start_s + 0.25;
    progress_show_at(&p, 1, 0.01, p.start_s + 0.1);
    assert_string_equal(said(), "");
    progress_show_at(&p, 50, 0.5, p.start_s + 10);
    assert_string_equal(said(), "\r\033[Kavlast: 50 of 100 runs done (50 %), 10 s left");
    progress_end(&p);
    assert_string_equal(said() + strlen("\r\033[Kavlast: 50 of 100 runs done (50 %), 10 s left"), "\r\033[K");
    progress_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_line_a_minute, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_time_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_quiet, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_terminal, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
