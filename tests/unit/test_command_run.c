/* avlast run, as a command; studies themselves are tested with perform.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <string.h>
#include <sys/stat.h>

#include "capture.h"
#include "cli/command_run.h"
#include "folder.h"

static struct capture c;

static void test_runs_one_scenario(void **state)
{
    (void)state;
    struct folder folder;
    struct stat st;
    folder_make(&folder);
    char out[300];
    strcpy(out, folder_file(&folder, "deep/er"));
    CAPTURE(&c, &command_run, "tests/cli/data/tiny.json", "--out", out, "--reps", "2", "--days", "1", "--seed", "3", "--quiet");
    assert_int_equal(c.status, 0);
    assert_int_equal(stat(folder_file(&folder, "deep/er/metrics.csv"), &st), 0);
    assert_int_equal(stat(folder_file(&folder, "deep/er/compare.csv"), &st), -1);
    folder_remove(&folder);
}

static void test_misuse(void **state)
{
    (void)state;
    capture_command(&c, &command_run, (char *[]){NULL});
    assert_int_equal(c.status, 2);
    CAPTURE(&c, &command_run, "a.json", "b.json");
    assert_int_equal(c.status, 2);
    CAPTURE(&c, &command_run, "a.json", "--replication", "3");
    assert_int_equal(c.status, 2);
    assert_non_null(strstr(c.err, "unknown option '--replication'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_runs_one_scenario), cmocka_unit_test(test_misuse)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
