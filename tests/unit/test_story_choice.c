/* Whose day is told: defaults, nearest names and days, and files that were changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "storycase.h"

#include "story/story_choice.h"

static struct storycase x;

/* Bo comes first on day 1; on day 2 Anna and Bo together; bed 1's patient leaves on day 2, when bed 2's comes. */
static const char rows[] = "0 admitted - - - bed_1.1 - - well\n"
                           "480 duty_start - - - - bo.1\n"
                           "500 duty_start - - - - anna\n"
                           "700 duty_end - - - - bo.1\n"
                           "720 duty_end - - - - anna\n"
                           "1920 duty_start - - - - bo.1\n"
                           "1920 duty_start - - - - anna\n"
                           "2000 discharged - - - bed_1.1\n"
                           "2100 admitted - - - bed_2.9 - - well\n"
                           "2160 duty_end - - - - anna\n";

static int make(void **state)
{
    (void)state;
    storycase_make(&x, rows);
    storycase_open(&x, STORY_ENGLISH);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    storycase_free(&x);
    return 0;
}

static struct story_choice choose(const char *person, const char *patient, int day)
{
    struct story_choice c;
    const struct story_wish wish = {NULL, person, patient, day};
    x.error = (struct err){0};
    story_choice_make(&c, &wish, &x.cast, x.events, &x.error);
    return c;
}

static const char *id(const struct story_choice *c)
{
    return x.cast.model.persons[c->person].label.id;
}

static void test_defaults(void **state)
{
    (void)state;
    struct story_choice c = choose(NULL, NULL, 0);
    assert_string_equal(x.error.text, "");
    assert_string_equal(id(&c), "bo.1"); /* who comes first, */
    assert_int_equal(c.from, 480);
    assert_int_equal(c.until, 700);
    assert_string_equal(c.some_people, "anna");
    assert_string_equal(c.some_patient, "bed 1.1");
    c = choose(NULL, NULL, 2);
    assert_string_equal(id(&c), "anna"); /* and of several the one with the highest competence */
    assert_int_equal(c.day, 1);
    assert_int_equal(c.from, 1920);
    assert_int_equal(c.until, 2160);
}

static void test_named(void **state)
{
    (void)state;
    struct story_choice c = choose("anna", NULL, 0);
    assert_int_equal(c.from, 500);
    assert_int_equal(c.until, 720);
    c = choose("ward/bo.1", NULL, 2);
    assert_int_equal(c.from, 1920);
    assert_int_equal(c.until, 2880); /* never seen to leave: to the end of the run */
    c = choose(NULL, "bed 1.1", 0);
    assert_int_equal(c.person, -1);
    assert_int_equal(c.from, 0);
    assert_int_equal(c.until, 1440);
    c = choose(NULL, "bed 1.1", 2);
    assert_int_equal(c.from, 1440);
    assert_int_equal(c.until, 2000);
    c = choose(NULL, "bed 2.9", 0);
    assert_int_equal(c.day, 1);
    assert_int_equal(c.from, 2100);
}

static void refused(const char *person, const char *patient, int day, const char *message)
{
    choose(person, patient, day);
    assert_int_equal(x.error.code, ERR_INPUT);
    assert_string_equal(x.error.text, message);
}

static void test_not_there(void **state)
{
    (void)state;
    refused("ana", NULL, 0, "--person: nobody in events.csv is called 'ana'; did you mean 'anna'?");
    refused("charlotte", NULL, 0, "--person: nobody in events.csv is called 'charlotte'; one of them is called 'bo.2'");
    refused("bo.2", NULL, 0, "'bo.2' never comes on duty after the warm-up; a day of it can be asked for with --day");
    refused("bo.2", NULL, 1, "'bo.2' never comes on duty in this run");
    refused(NULL, "bed 2.8", 0, "--patient: nobody in events.csv is called 'bed 2.8'; did you mean 'bed 2.9'?");
    refused(NULL, "bed 2.9", 1, "'bed 2.9' does not lie here on day 1; the nearest day is --day 2");
    refused("anna", NULL, 3, "--day: expected a day of the run, 1 to 2, found 3");
}

static void rewritten(const char *text, bool manifest, const char *message)
{
    char *csv = storycase_rows(text);
    folder_write(&x.folder, "events.csv", csv);
    free(csv);
    if (manifest) {
        storycase_manifest(&x, STORYCASE_SCENARIO);
        story_cast_free(&x.cast);
        storycase_open(&x, STORY_ENGLISH);
    }
    choose(NULL, NULL, 0);
    assert_int_equal(x.error.code, ERR_INPUT);
    if (!strstr(x.error.text, message))
        fail_msg("'%s' is not in '%s'", message, x.error.text);
}

static void test_changed(void **state)
{
    (void)state;
    rewritten("480 duty_start - - - - anna\n", false, ", 2 lines, is not the file that manifest.json beside it tells of");
    rewritten("", true, "line 2: expected events, found none");
    rewritten("480 duty_end - - - - anna\n", true, "line 2: expected somebody on duty, found 'anna'");
    rewritten("480 discharged - - - bed_1.1\n", true, "line 2: expected a patient who is there, found 'bed 1.1'");
    rewritten("480 duty_start\n", true, "line 2: expected a name of who comes or goes");
    rewritten("480 admitted - - - bed_1.1 - - well\n", true, "nobody comes on duty after the warm-up");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_defaults, make, clear),
        cmocka_unit_test_setup_teardown(test_named, make, clear),
        cmocka_unit_test_setup_teardown(test_not_there, make, clear),
        cmocka_unit_test_setup_teardown(test_changed, make, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
