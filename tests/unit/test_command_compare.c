/* avlast compare, as a command; studies themselves are tested with perform.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <string.h>
#include <sys/stat.h>

#include "capture.h"
#include "cli/command_compare.h"
#include "folder.h"

static struct capture c;

static void test_compares(void **state)
{
    (void)state;
    struct folder folder;
    struct stat st;
    folder_make(&folder);
    char out[300];
    strcpy(out, folder_file(&folder, "out"));
    CAPTURE(&c, &command_compare, "tests/cli/data/tiny.json", "tests/cli/data/other.json", "--out", out);
    assert_int_equal(c.status, 0);
    assert_int_equal(stat(folder_file(&folder, "out/compare.csv"), &st), 0);
    folder_remove(&folder);
}

static void test_misuse(void **state)
{
    (void)state;
    CAPTURE(&c, &command_compare, "alone.json");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.err, "avlast: expected more arguments: avlast compare BASE OTHER...\n"
                               "avlast: see avlast compare --help\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_compares), cmocka_unit_test(test_misuse)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
