/* The manifest back to a model and names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "storycase.h"

static struct storycase x;

static int clear(void **state)
{
    (void)state;
    storycase_free(&x);
    return 0;
}

static int person(const char *id)
{
    for (int p = 0; p < x.cast.model.n_persons; p++)
        if (!strcmp(x.cast.model.persons[p].label.id, id))
            return p;
    fail_msg("no person %s", id);
    return -1;
}

static int task(const char *id)
{
    for (int t = 0; t < x.cast.model.n_tasks; t++)
        if (!strcmp(x.cast.model.tasks[t].label.id, id))
            return t;
    fail_msg("no task %s", id);
    return -1;
}

static void test_names(void **state)
{
    (void)state;
    storycase_make(&x, "");
    storycase_open(&x, STORY_ENGLISH);
    assert_string_equal(x.cast.persons[person("anna")], "The nurse");
    assert_string_equal(story_cast_person(&x.cast, person("anna")), "the nurse");
    assert_string_equal(story_cast_person(&x.cast, person("bo.2")), "Assistant 2"); /* "Assistant, 50 %" is no name */
    assert_string_equal(story_cast_unit(&x.cast, 0), "Ward");
    assert_string_equal(story_cast_policy(&x.cast), "By turns");
    assert_string_equal(story_cast_shift(&x.cast, 0, "day"), "day");
    assert_string_equal(story_cast_level(&x.cast, 0, 0), "well"); /* no label: the name */
    assert_string_equal(story_cast_level(&x.cast, 0, 1), "Ill");
}

static void test_norwegian(void **state)
{
    (void)state;
    storycase_make(&x, "");
    storycase_open(&x, STORY_NORWEGIAN);
    assert_string_equal(x.cast.persons[person("anna")], "Sykepleieren");
    assert_string_equal(story_cast_person(&x.cast, person("anna")), "sykepleieren");
    assert_string_equal(story_cast_person(&x.cast, person("bo.1")), "assistent 1");
    assert_string_equal(story_cast_unit(&x.cast, 0), "Avdeling");
    assert_string_equal(story_cast_shift(&x.cast, 0, "day"), "dagvakt");
    assert_string_equal(story_cast_level(&x.cast, 0, 1), "Syk");
    assert_string_equal(story_cast_thing(&x.cast, task("lift"), "seng 2"), "løft, seng 2");
    assert_string_equal(story_cast_thing(&x.cast, task("notes"), NULL), "notes"); /* no Norwegian label */
    assert_string_equal(story_cast_does(&x.cast, task("medicine"), "pasienten", "seng 2"), "gir medisin til pasienten");
    assert_string_equal(story_cast_does(&x.cast, task("wash"), "pasienten", "seng 2"), "tar «stell, seng 2»");
}

static void test_does(void **state)
{
    (void)state;
    storycase_make(&x, "");
    storycase_open(&x, STORY_ENGLISH);
    assert_string_equal(story_cast_does(&x.cast, task("medicine"), "the patient", "bed 1"), "gives medicine to the patient");
    assert_string_equal(story_cast_does(&x.cast, task("medicine"), NULL, NULL), "takes on “medicine round”"); /* nobody's */
    assert_string_equal(story_cast_does(&x.cast, task("dishes"), NULL, NULL), "washes up");
    assert_string_equal(story_cast_does(&x.cast, task("dishes"), "the patient", "bed 1"), "washes up, bed 1");
    assert_string_equal(story_cast_thing(&x.cast, task("fall"), NULL), "ECG after a fall");
}

static void refused(const char *manifest, const char *message)
{
    struct err e = {0};
    if (manifest)
        storycase_write(&x, "manifest.json", manifest);
    int rc = story_cast_open(&x.cast, x.folder.path, NULL, STORY_ENGLISH, &e);
    assert_int_equal(rc, ERR_INPUT);
    if (!strstr(e.text, message))
        fail_msg("'%s' is not in '%s'", message, e.text);
    story_cast_free(&x.cast);
}

static void test_no_manifest(void **state)
{
    (void)state;
    storycase_make(&x, "");
    refused("", "1:1: expected");
    refused("{'scenarios': [", "1:16: expected");
    refused("{'name': 'mine'}", "is no manifest of avlast");
    refused("[1]", "is no manifest of avlast");
    refused("{'scenarios': [{'resolved': {}}], 'outputs': {'runs.csv': 'ab'}}", "tells of no events.csv: write one");
    refused("{'scenarios': [], 'outputs': {'events.csv': 'ab'}}", "is no manifest of avlast");
    refused("{'scenarios': [3], 'outputs': {'events.csv': 'ab'}}", "expected the member resolved");
    refused("{'scenarios': [{'name': 'a'}, {'name': 'b'}], 'outputs': {'events_a.csv': 'ab'}}",
            "tells of several scenarios: choose one with --scenario: a, b");
    refused("{'scenarios': [{'resolved': 3}], 'outputs': {'events.csv': 'ab'}}", "expected the member resolved");
    refused("{'scenarios': [{'resolved': {'beds': 3}}], 'outputs': {'events.csv': 'ab'}}", "/beds");
    remove(folder_file(&x.folder, "manifest.json"));
    refused(NULL, "No such file or directory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_names, clear),
        cmocka_unit_test_teardown(test_norwegian, clear),
        cmocka_unit_test_teardown(test_does, clear),
        cmocka_unit_test_teardown(test_no_manifest, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
