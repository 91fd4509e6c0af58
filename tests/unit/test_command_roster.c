/* avlast roster: to standard output or to a file that is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <string.h>

#include "capture.h"
#include "cli/command_roster.h"
#include "folder.h"

#define WARD "scenarios/teaching_ward_o2.json"

static struct capture c;
static char first[CAPTURE_BYTES];

/* Three people by day, Monday to Friday. */
static void test_to_standard_output(void **state)
{
    (void)state;
    CAPTURE(&c, &command_roster, WARD, "--days", "1", "--set", "/time/warmup_days=0");
    assert_int_equal(c.status, 0);
    assert_string_equal(c.out, "person,date,shift\n"
                               "assistant,2026-01-05,day\nhealth_worker,2026-01-05,day\nnurse,2026-01-05,day\n");
    assert_string_equal(c.err, "");
}

static void test_to_a_file(void **state)
{
    (void)state;
    struct folder folder;
    static char text[CAPTURE_BYTES];
    char path[300];
    folder_make(&folder);
    strcpy(path, folder_file(&folder, "roster.csv"));
    CAPTURE(&c, &command_roster, WARD);
    strcpy(first, c.out);
    CAPTURE(&c, &command_roster, WARD, "--out", path);
    assert_int_equal(c.status, 0);
    assert_string_equal(c.out, "");
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    assert_string_equal(text, first);
    remove(path);
    /* without a single duty, nothing */
    CAPTURE(&c, &command_roster, WARD, "--set", "/staff/plan/ward=null", "--out", path);
    assert_int_equal(c.status, 2);
    assert_non_null(strstr(c.err, "avlast: nobody has duty in the run, so there is no roster\n"));
    assert_int_equal(rmdir(folder.path), 0);
}

static void test_misuse(void **state)
{
    (void)state;
    CAPTURE(&c, &command_roster, WARD, "--out", "/nowhere/x.csv");
    assert_int_equal(c.status, 1);
    CAPTURE(&c, &command_roster, "nowhere.json");
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
