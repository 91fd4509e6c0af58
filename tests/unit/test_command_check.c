/* avlast check: says what it understood, and what is wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <string.h>

#include "capture.h"
#include "cli/command_check.h"

#define TINY "tests/cli/data/tiny.json"

static struct capture c;

static void test_good(void **state)
{
    (void)state;
    CAPTURE(&c, &command_check, TINY);
    assert_int_equal(c.status, 0);
    assert_memory_equal(c.out, "tiny: from ", 11);
    assert_string_equal(c.err, "");
    CAPTURE(&c, &command_check, TINY, "tests/cli/data/other.json");
    assert_int_equal(c.status, 0);
    assert_non_null(strstr(c.out, "\n\nother: from "));
    CAPTURE(&c, &command_check, TINY, "--quiet");
    assert_int_equal(c.status, 0);
    assert_string_equal(c.out, "");
}

static void test_bad(void **state)
{
    (void)state;
    CAPTURE(&c, &command_check, TINY, "--set", "/time/tick_s=7");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.out, "");
    assert_non_null(strstr(c.err, "--set: /time/tick_s: "));
}

static void test_warnings(void **state)
{
    (void)state;
    CAPTURE(&c, &command_check, TINY, "--set", "/tasks/bell/omit_after_min=30.5", "--quiet");
    assert_int_equal(c.status, 0);
    assert_memory_equal(c.err, "avlast: warning: ", 17);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_good), cmocka_unit_test(test_bad), cmocka_unit_test(test_warnings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
