/* avlast manual: one text or the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <string.h>

#include "capture.h"
#include "cli/command_manual.h"

static struct capture c;

static void test_page(void **state)
{
    (void)state;
    static char plain[CAPTURE_BYTES];
    capture_command(&c, &command_manual, (char *[]){NULL});
    assert_int_equal(c.status, 0);
    assert_non_null(strstr(c.out, "\n.TH AVLAST 1 "));
    strcpy(plain, c.out);
    CAPTURE(&c, &command_manual, "--for", "man");
    assert_string_equal(c.out, plain);
}

static void test_completion(void **state)
{
    (void)state;
    CAPTURE(&c, &command_manual, "--for=bash");
    assert_int_equal(c.status, 0);
    assert_non_null(strstr(c.out, "\ncomplete -F _avlast avlast\n"));
    assert_null(strstr(c.out, ".TH"));
}

static void test_misuse(void **state)
{
    (void)state;
    CAPTURE(&c, &command_manual, "--for", "fish");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.out, "");
    assert_string_equal(c.err, "avlast: --for: expected man or bash, found 'fish'\navlast: see avlast manual --help\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_completion),
        cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
