/* Lines: times of the day, names, patients named once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "storycase.h"

#include "story/story_line.h"

static struct storycase x;
static struct story_line line;
static bool mentioned[3];
static char *text;
static size_t size;

static struct story_patient bed_1 = {0, "bed 1.7"}, bed_2 = {0, "bed 2.1"};
static struct story_patient *patients[] = {&bed_1, &bed_2};

static int make(void **state)
{
    (void)state;
    storycase_make(&x, "");
    storycase_open(&x, STORY_ENGLISH);
    memset(mentioned, 0, sizeof mentioned);
    line = (struct story_line){.out = open_memstream(&text, &size), .cast = &x.cast, .arena = &x.cast.arena,
                               .mentioned = mentioned, .log = {.choice = {.person = 0, .patient = -1}, .patients = patients}};
    return 0;
}

static int clear(void **state)
{
    (void)state;
    fclose(line.out);
    free(text);
    storycase_free(&x);
    return 0;
}

static void test_people(void **state)
{
    (void)state;
    assert_string_equal(story_line_person(&line, 2), "Assistant 2");
    assert_true(mentioned[2] && !mentioned[0]);
}

static void test_patients(void **state)
{
    (void)state;
    struct story_task first = {.patient = 1, .task = 0}, second = {.patient = 0, .task = 0}, none = {.patient = -1, .task = 0};
    struct story_episode a = {.task = &first}, b = {.task = &second}, c = {.task = &first}, d = {.task = &none};
    struct story_episode *all[] = {&a, &b, &c}, *nobody[] = {&d};
    assert_string_equal(story_line_patients(&line, all, 3, true), "the patients in beds 2 and 1");
    assert_string_equal(story_line_patients(&line, all, 1, false), "bed 2");
    assert_null(story_line_patients(&line, nobody, 1, true));
    assert_string_equal(story_line_thing(&line, &first), "dishes, bed 2");
    assert_string_equal(story_line_thing(&line, &none), "dishes");
    line.log.choice.person = -1; /* in his own story the patient needs no bed */
    assert_string_equal(story_line_patients(&line, all, 1, true), "the patient");
    assert_null(story_line_patients(&line, all, 1, false));
    assert_string_equal(story_line_thing(&line, &first), "dishes");
}

static void test_print(void **state)
{
    (void)state;
    story_line_print(&line, 1440 + 485, "the nurse washes up", " So it was.");
    story_line_tell(&line, 500, 510, "anna is free"); /* nothing waits: the log is empty */
    fflush(line.out);
    assert_string_equal(text, "08:05 The nurse washes up. So it was.\n08:20 Anna is free.\n");
    const char *sentence = "She eats";
    story_line_add(&line, &sentence, WORD_LASTS, story_line_duration(&line, 90), NULL);
    assert_string_equal(sentence, "She eats (1 hour and 30 minutes)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_people, make, clear),
        cmocka_unit_test_setup_teardown(test_patients, make, clear),
        cmocka_unit_test_setup_teardown(test_print, make, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
