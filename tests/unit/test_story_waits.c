/* What waits beside somebody: what of it is told, how, and only once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "storycase.h"

#include "story/story_waits.h"

static struct storycase x;
static struct story_log story;

static const char rows[] =
    "0 admitted - - - bed_1.1 - - well\n0 admitted - - - bed_2.1 - - well\n0 admitted - - - bed_3.1 - - well\n"
    "480 duty_start - - - - anna\n480 duty_start - - - - bo.1\n"
    "480 created - notes 1 bed_1.1\n480 started own notes 1 bed_1.1 anna\n"
    "482 created - medicine 2 bed_3.1\n482 created - medicine 3 bed_2.1\n482 created - medicine 4 bed_1.1\n"
    "483 created - fall 5 bed_2.1\n484 created - lift 6 bed_2.1\n"
    "487 started own fall 5 bed_2.1 bo.1\n488 done - fall 5 bed_2.1 bo.1\n"
    "490 created - dishes 7\n"
    "500 done - notes 1 bed_1.1 anna\n500 started own medicine 2 bed_3.1 anna\n502 done - medicine 2 bed_3.1 anna\n"
    "502 started own medicine 3 bed_2.1 anna\n504 done - medicine 3 bed_2.1 anna\n"
    "520 started own dishes 7 - bo.1\n522 done - dishes 7 - bo.1\n"
    "530 omitted - medicine 4 bed_1.1\n"
    "600 created - wash 8 bed_1.1\n720 duty_end - - - - anna\n720 duty_end - - - - bo.1\n";

static void open_story(const char *person, enum story_language language)
{
    struct story_choice choice;
    const struct story_wish wish = {NULL, person, NULL, 0};
    storycase_make(&x, rows);
    storycase_open(&x, language);
    if (story_choice_make(&choice, &wish, &x.cast, x.events, &x.error) ||
        story_log_read(&story, &choice, &x.cast, x.events, &x.error))
        fail_msg("%s", x.error.text);
    if (setjmp(x.exhausted))
        fail_msg("out of memory");
    x.cast.arena.exhausted = &x.exhausted;
}

static int clear(void **state)
{
    (void)state;
    storycase_free(&x);
    return 0;
}

static void test_at_work(void **state)
{
    (void)state;
    open_story("anna", STORY_ENGLISH);
    /* The fall waited 4 minutes; the dishes are the assistants' by the rules; the medicine that is given up is another item. */
    assert_string_equal(story_waits_text(&x.cast, &story, 480, 500, false),
                        " Waiting meanwhile: medicine round, bed 1 (48 minutes, and then it is given up) and medicine round, "
                        "beds 2 and 3 (18 to 20 minutes).");
    assert_string_equal(story_waits_text(&x.cast, &story, 480, 500, false),
                        " Waiting meanwhile: lift, bed 2 (39 hours and 56 minutes, and still when the run ends).");
    assert_string_equal(story_waits_text(&x.cast, &story, 480, 500, false), "");
}

static void test_idle(void **state)
{
    (void)state;
    open_story("anna", STORY_ENGLISH);
    assert_string_equal(story_waits_text(&x.cast, &story, 510, 590, true),
                        " Waiting meanwhile: medicine round, bed 1 (48 minutes, and then it is given up) and lift, bed 2 (39 "
                        "hours and 56 minutes, and still when the run ends).");
    assert_string_equal(story_waits_text(&x.cast, &story, 510, 590, true),
                        " Waiting meanwhile: dishes (30 minutes; by the rules the nurse steps in after 20 minutes).");
    assert_string_equal(story_waits_text(&x.cast, &story, 510, 590, true), "");
}

static void test_rights(void **state)
{
    (void)state;
    open_story("bo.1", STORY_NORWEGIAN);
    assert_string_equal(story_waits_text(&x.cast, &story, 490, 500, false),
                        " Imens venter: løft, seng 2 (39 timer og 56 minutter, og fortsatt når kjøringen slutter) og oppvask "
                        "(30 minutter).");
    assert_string_equal(story_waits_text(&x.cast, &story, 490, 500, false), ""); /* medicine is not the assistants' */
    assert_string_equal(story_waits_text(&x.cast, &story, 490, 500, true), "");
}

static void test_when(void **state)
{
    (void)state;
    open_story("anna", STORY_ENGLISH);
    assert_string_equal(story_waits_text(&x.cast, &story, 478, 482, true), ""); /* nothing yet, */
    assert_string_equal(story_waits_text(&x.cast, &story, 530, 600, false),     /* or no longer */
                        " Waiting meanwhile: lift, bed 2 (39 hours and 56 minutes, and still when the run ends).");
    assert_int_equal(story_waits_ticks(&x.cast.model, story.tasks[0]), 0); /* started at once */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_at_work, clear),
        cmocka_unit_test_teardown(test_idle, clear),
        cmocka_unit_test_teardown(test_rights, clear),
        cmocka_unit_test_teardown(test_when, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
