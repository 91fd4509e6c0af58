/* Loading scenarios: options as overrides, and every finding said once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <string.h>

#include "capture.h"
#include "cli/load.h"
#include "folder.h"

static const char *const tiny[] = {"tests/cli/data/tiny.json", "tests/cli/data/other.json"};
static struct folder folder;
static struct load *loads;
static struct options o;
static struct err e;
static char said[CAPTURE_BYTES];

static int set_up(void **state)
{
    (void)state;
    memset(&e, 0, sizeof e);
    memset(&o, 0, sizeof o);
    folder_make(&folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_remove(&folder);
    return 0;
}

/* Loads, and keeps what is said on stderr. */
static int load(int n, const char *const *names)
{
    int kept = capture_divert(stderr);
    int rc = load_open(&loads, n, names, &o, &e);
    capture_restore(stderr, kept, said);
    return rc;
}

static void test_loads(void **state)
{
    (void)state;
    assert_int_equal(load(2, tiny), 0);
    assert_string_equal(loads[0].scenario.name, "tiny");
    assert_string_equal(loads[1].scenario.name, "other");
    assert_int_equal(loads[0].model.n_persons, 2);
    assert_int_equal(loads[1].model.tick_s, 60);
    load_free(loads, 2);
    load_free(NULL, 2);
}

static void test_options_are_overrides(void **state)
{
    (void)state;
    const char *sets[] = {"/time/days=9", "/units/ward/beds=3"};
    o.sets = sets;
    o.n_sets = 2;
    o.given[OPTION_DAYS] = o.given[OPTION_SEED] = o.given[OPTION_REPS] = true;
    o.integer[OPTION_DAYS] = 5; /* what is said by its own option counts */
    o.integer[OPTION_SEED] = (1LL << 53) - 1;
    o.integer[OPTION_REPS] = 17;
    assert_int_equal(load(1, tiny), 0);
    const struct value *study = value_member(loads[0].scenario.root, "study");
    assert_true(value_number(study, "seed") == 9007199254740991.0);
    assert_true(load_seed(&loads[0]) == (1ULL << 53) - 1);
    assert_true(value_number(study, "replications") == 17);
    assert_int_equal(loads[0].model.end_ticks, (1 + 5) * 1440);
    assert_int_equal(loads[0].model.units[0].n_beds, 3);
    load_free(loads, 1);
}

static void test_errors_of_all_are_said(void **state)
{
    (void)state;
    char one[300], two[300];
    strcpy(one, folder_write(&folder, "one.json", "{\"time\": {\"days\": 0}}"));
    strcpy(two, folder_write(&folder, "two.json", "{\"time\": {\"tick_s\": 7}}"));
    const char *const names[] = {one, two};
    assert_int_equal(load(2, names), ERR_INPUT);
    assert_non_null(strstr(said, "one.json: /time/days: "));
    assert_non_null(strstr(said, "two.json: /time/tick_s: "));
    assert_memory_equal(said, "avlast: ", 8);
    assert_string_equal(e.text, ""); /* nothing is left to say */
    load_free(loads, 2);
    const char *const first_bad[] = {one, tiny[0]};
    assert_int_equal(load(2, first_bad), ERR_INPUT);
    load_free(loads, 2);
}

/* A file that two scenarios extend is wrong once. */
static void test_shared_findings_are_said_once(void **state)
{
    (void)state;
    char one[300], two[300];
    folder_write(&folder, "shared.json", "{\"time\": {\"days\": 0}}");
    strcpy(one, folder_write(&folder, "one.json", "{\"extends\": [\"shared.json\"]}"));
    strcpy(two, folder_write(&folder, "two.json", "{\"extends\": [\"shared.json\"]}"));
    const char *const names[] = {one, two};
    assert_int_equal(load(2, names), ERR_INPUT);
    const char *first = strstr(said, "/time/days");
    assert_non_null(first);
    assert_null(strstr(first + 1, "/time/days"));
    load_free(loads, 2);
}

static void test_warnings_stop_nothing(void **state)
{
    (void)state;
    const char *sets[] = {"/tasks/bell/omit_after_min=30.5"};
    o.sets = sets;
    o.n_sets = 1;
    assert_int_equal(load(1, tiny), 0);
    assert_memory_equal(said, "avlast: warning: ", 17);
    assert_non_null(strstr(said, "/tasks/bell/omit_after_min"));
    load_free(loads, 1);
}

/* Policies that leave the same gap: one warning, which names them; errors are told of each file. */
static void test_same_warnings_are_one(void **state)
{
    (void)state;
    char paths[3][300];
    const char *names[3];
    for (int i = 0; i < 3; i++) {
        char name[20], text[300];
        snprintf(name, sizeof name, "%c.json", 'a' + i);
        snprintf(text, sizeof text, "{\"extends\": [\"tiny.json\"], \"description\": \"%d\", \"time\": {\"days\": %d}}", i, 3);
        strcpy(paths[i], folder_write(&folder, name, text));
        names[i] = paths[i];
    }
    FILE *from = fopen(tiny[0], "r");
    static char text[20000];
    assert_non_null(from);
    text[fread(text, 1, sizeof text - 1, from)] = '\0';
    fclose(from);
    folder_write(&folder, "tiny.json", text);
    const char *sets[] = {"/tasks/bell/omit_after_min=30.5", "/policy/rules/own_medicine=null"};
    o.sets = sets;
    o.n_sets = 2;
    assert_int_equal(load(3, names), 0);
    assert_memory_equal(said, "avlast: warning: --set: /tasks/bell/omit_after_min: ", 52);
    const char *second = strstr(said, "\navlast: warning: ");
    assert_non_null(second);
    assert_non_null(strstr(second, "tiny.json: /tasks/medicine: "));
    assert_null(strstr(second + 1, "\navlast: "));
    for (int i = 0; i < 3; i++)
        assert_int_equal(loads[i].scenario.findings.n_warnings, 2); /* for the manifest */
    load_free(loads, 3);
    sets[1] = "/policy/rules/own_medicine/patience_min=5"; /* a gap of each scenario as a whole */
    assert_int_equal(load(3, names), 0);
    char gap[1000];
    snprintf(gap, sizeof gap, "\navlast: warning: %s, %s, %s: /policy/rules: ", names[0], names[1], names[2]);
    second = strstr(said, gap);
    assert_non_null(second);
    assert_null(strstr(second + 1, "\navlast: "));
    load_free(loads, 3);
    for (int i = 0; i < 2; i++)
        folder_write(&folder, i ? "b.json" : "a.json", "{\"extends\": [\"tiny.json\"], \"time\": {\"days\": 0}}");
    assert_int_equal(load(2, names), ERR_INPUT);
    assert_non_null(strstr(said, "a.json: /time/days: expected"));
    assert_non_null(strstr(said, "b.json: /time/days: expected"));
    load_free(loads, 2);
}

/* What --set cannot do to one of the scenarios names that one, and says what to do instead. */
static void test_set_on_one_of_several(void **state)
{
    (void)state;
    char own[300];
    strcpy(own, folder_write(&folder, "own.json", "{\"units\": {\"ward\": {}}, \"policy\": {\"rules\": {\"x\":"
                                                   " {\"patience_min\": 0}}}}"));
    const char *const names[] = {tiny[0], own, own};
    const char *sets[] = {"/policy/rules/x/patience_min=9"};
    const char *start = "avlast: --set on tiny: /policy/rules/x: there is no 'x' to change",
               *hint = "\navlast: --set changes every scenario named";
    o.sets = sets;
    o.n_sets = 1;
    assert_int_equal(load(2, names), ERR_INPUT);
    assert_memory_equal(said, start, strlen(start));
    assert_non_null(strstr(said, hint));
    load_free(loads, 2);
    assert_int_equal(load(2, names + 1), 0);
    load_free(loads, 2);
    sets[0] = "/policy/rules/nobody/patience_min=9"; /* none has it: a plain error */
    assert_int_equal(load(3, names), ERR_INPUT);
    start = "avlast: --set: /policy/rules/nobody: there is no 'nobody' to change";
    assert_memory_equal(said, start, strlen(start));
    assert_null(strstr(said, hint));
    load_free(loads, 3);
    o.n_sets = 0;
}

static void test_missing_file(void **state)
{
    (void)state;
    const char *const names[] = {"nowhere.json"};
    assert_int_equal(load(1, names), ERR_INPUT);
    assert_string_equal(e.text, "cannot open 'nowhere.json': No such file or directory");
    assert_string_equal(said, "");
    load_free(loads, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_loads), TEST(test_options_are_overrides), TEST(test_errors_of_all_are_said),
        TEST(test_shared_findings_are_said_once), TEST(test_warnings_stop_nothing),
        TEST(test_same_warnings_are_one), TEST(test_set_on_one_of_several), TEST(test_missing_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
