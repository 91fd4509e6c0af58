/* avlast staffing, as a command: what it takes, what it writes, when it writes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture.h"
#include "cli/command_staffing.h"
#include "folder.h"

static struct capture c;
static struct folder folder;
static char out[300];

#define WARD "tests/cli/data/turns.json"

static int set_up(void **state)
{
    (void)state;
    folder_make(&folder);
    strcpy(out, folder_file(&folder, "out"));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_remove(&folder);
    return 0;
}

static bool is_there(const char *name)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", out, name);
    return access(path, F_OK) == 0;
}

/* The folder's file as text, from its own place: two may be held against each other. */
static const char *text_of(const char *name, char *text, size_t size)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", out, name);
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    text[fread(text, 1, size - 1, f)] = '\0';
    fclose(f);
    return text;
}

static void begins(const char *title)
{
    if (strncmp(c.out, title, strlen(title)))
        fail_msg("expected first: %sfound: %.100s", title, c.out);
}

static void test_writes(void **state)
{
    (void)state;
    static const char *const files[] = {"task_map.csv", "staffing.csv", "staffing.json", "datapackage.json", "manifest.json"};
    CAPTURE(&c, &command_staffing, WARD, "--out", out);
    assert_int_equal(c.status, 0);
    for (int i = 0; i < 5; i++)
        assert_true(is_there(files[i]));
    begins("Needs-led staffing of Tiny, by turns (turns): demand of 3 replications of 2 weeks, seed 7\n");
    char last[900];
    snprintf(last, sizeof last,
             "\nThe new plan is in %s/staffing.json. A scenario has it that stands beside a copy of this file\n"
             "and extends turns and then the copy.\n"
             "Results are in %s: task_map.csv staffing.csv staffing.json datapackage.json manifest.json\n", out, out);
    assert_string_equal(strstr(c.out, "\nThe new plan"), last);
    static char manifest[100000];
    assert_non_null(strstr(text_of("manifest.json", manifest, sizeof manifest), "\"command\": \"staffing\""));
    assert_non_null(strstr(manifest, "\"staffing.json\""));
}

static void test_options(void **state)
{
    (void)state;
    static char first[100000], again[100000];
    CAPTURE(&c, &command_staffing, WARD, "--out", out, "--quiet");
    assert_int_equal(c.status, 0);
    assert_string_equal(c.out, "");
    text_of("task_map.csv", first, sizeof first);
    CAPTURE(&c, &command_staffing, WARD, "--out", out, "--quiet"); /* the same study may be there */
    assert_int_equal(c.status, 0);
    assert_string_equal(text_of("task_map.csv", again, sizeof again), first);
    CAPTURE(&c, &command_staffing, WARD, "--out", out, "--quiet", "--evenly"); /* another one may not */
    assert_int_equal(c.status, 2);
    assert_non_null(strstr(c.err, "holds results of another study"));
    CAPTURE(&c, &command_staffing, WARD, "--out", out, "--evenly", "--force");
    assert_int_equal(c.status, 0);
    begins("Hours spread evenly in Tiny, by turns (turns): ");
    assert_string_equal(text_of("task_map.csv", again, sizeof again), first); /* the map is the same */
    CAPTURE(&c, &command_staffing, WARD, "--out", out, "--seed", "6", "--reps", "1", "--days", "7", "--force");
    begins("Needs-led staffing of Tiny, by turns (turns): demand of 1 replication of 1 week, seed 6\n");
    assert_string_not_equal(text_of("task_map.csv", again, sizeof again), first);
    CAPTURE(&c, &command_staffing, WARD, "--out", out, "--set", "/tasks/bell/duration_min/mean=6", "--force", "--quiet");
    assert_string_not_equal(text_of("task_map.csv", again, sizeof again), first);
}

/* Whatever is wrong is said before anything is written. */
static void test_refused(void **state)
{
    (void)state;
    CAPTURE(&c, &command_staffing, WARD, "--out", out, "--set", "/staff/plan=null");
    assert_int_equal(c.status, 2);
    assert_non_null(strstr(c.err, "avlast: " WARD ": /staff/plan: no staffing plan: nobody is wanted in any shift, so there are "
                                  "no hours to move\n"));
    assert_false(is_there("manifest.json"));
    CAPTURE(&c, &command_staffing, WARD, "--out", out, "--days", "6");
    assert_int_equal(c.status, 2);
    CAPTURE(&c, &command_staffing, WARD, "--out", "-");
    assert_int_equal(c.status, 2);
    CAPTURE(&c, &command_staffing, WARD, "--out", "/dev/null/out");
    assert_int_equal(c.status, 1);
    CAPTURE(&c, &command_staffing, "nowhere.json");
    assert_int_equal(c.status, 2);
    CAPTURE(&c, &command_staffing, WARD, WARD);
    assert_int_equal(c.status, 2);
    assert_int_equal(access(out, F_OK), -1); /* nothing is left behind */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {TEST(test_writes), TEST(test_options), TEST(test_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
