/* avlast story: what is asked wrongly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "capture.h"
#include "cli/command_story.h"

static struct capture c;

static void test_wrong(void **state)
{
    (void)state;
    CAPTURE(&c, &command_story, "tests/cli/data", "--language", "nn");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.err, "avlast: --language: expected en or no, found 'nn'\navlast: see avlast story --help\n");
    CAPTURE(&c, &command_story, "tests/cli/data", "--person", "anna", "--patient", "bed 1.1");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.err, "avlast: --person and --patient: expected one of them\n");
    CAPTURE(&c, &command_story, "tests/cli/data");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.out, "");
    assert_string_equal(c.err, "avlast: cannot open 'tests/cli/data/manifest.json': No such file or directory\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_wrong)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
