/* avlast demand: to standard output or to a file that is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "capture.h"
#include "cli/command_demand.h"
#include "folder.h"

#define TINY "tests/cli/data/tiny.json"

static struct capture c;
static char first[CAPTURE_BYTES];

static void test_to_standard_output(void **state)
{
    (void)state;
    CAPTURE(&c, &command_demand, TINY);
    assert_int_equal(c.status, 0);
    assert_memory_equal(c.out, "time_s,tick,kind,", 17);
    assert_string_equal(c.err, "");
    strcpy(first, c.out);
    CAPTURE(&c, &command_demand, TINY, "--replication", "1", "--seed", "7", "--out", "-");
    assert_string_equal(c.out, first); /* what it is by default */
    CAPTURE(&c, &command_demand, TINY, "--replication", "2");
    assert_string_not_equal(c.out, first);
    CAPTURE(&c, &command_demand, TINY, "--seed", "8");
    assert_string_not_equal(c.out, first);
    /* a policy changes no demand */
    CAPTURE(&c, &command_demand, "tests/cli/data/other.json");
    assert_string_equal(c.out, first);
}

static void test_to_a_file(void **state)
{
    (void)state;
    struct folder folder;
    static char text[CAPTURE_BYTES];
    char path[300];
    folder_make(&folder);
    strcpy(path, folder_file(&folder, "demand.csv"));
    CAPTURE(&c, &command_demand, TINY);
    strcpy(first, c.out);
    CAPTURE(&c, &command_demand, TINY, "--out", path);
    assert_int_equal(c.status, 0);
    assert_string_equal(c.out, "");
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    assert_string_equal(text, first);
    remove(path);
    CAPTURE(&c, &command_demand, TINY, "--out", folder.path); /* a folder cannot become a file */
    assert_int_equal(c.status, 1);
    assert_int_equal(rmdir(folder.path), 0); /* nothing is left in or beside it */
    char beside[320];
    snprintf(beside, sizeof beside, "%s.part.%ld", folder.path, (long)getpid());
    assert_int_equal(access(beside, F_OK), -1);
}

static void test_misuse(void **state)
{
    (void)state;
    CAPTURE(&c, &command_demand, TINY, "--replication", "0");
    assert_int_equal(c.status, 2);
    CAPTURE(&c, &command_demand, TINY, "--out", "/nowhere/x.csv");
    assert_int_equal(c.status, 1);
    CAPTURE(&c, &command_demand, "nowhere.json");
    assert_int_equal(c.status, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_to_standard_output),
        cmocka_unit_test(test_to_a_file),
        cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
