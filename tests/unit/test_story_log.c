/* What one person did and what was done for one patient, from logs made by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "storycase.h"

#include "story/story_log.h"

static struct storycase x;
static struct story_log story;

#define ON_DUTY "480 duty_start - - - - anna\n480 duty_start - - - - bo.1\n480 duty_start - - - - bo.2\n"
#define OFF_DUTY "720 duty_end - - - - anna\n720 duty_end - - - - bo.1\n720 duty_end - - - - bo.2\n"

static int clear(void **state)
{
    (void)state;
    storycase_free(&x);
    return 0;
}

static int read_story(const char *rows, const char *person, const char *patient)
{
    struct story_choice choice;
    const struct story_wish wish = {NULL, person, patient, 0};
    storycase_make(&x, rows);
    storycase_open(&x, STORY_ENGLISH);
    if (story_choice_make(&choice, &wish, &x.cast, x.events, &x.error))
        fail_msg("%s", x.error.text);
    return story_log_read(&story, &choice, &x.cast, x.events, &x.error);
}

/* The i-th episode, of a kind and from and until those ticks. */
static const struct story_episode *episode(int i, enum story_kind kind, int32_t from, int32_t until)
{
    assert_true(i < story.n_episodes);
    assert_int_equal(story.episodes[i]->kind, kind);
    assert_int_equal(story.episodes[i]->from, from);
    assert_int_equal(story.episodes[i]->until, until);
    return story.episodes[i];
}

static const char shift[] =
    "0 admitted - - - bed_1.1 - - well\n" ON_DUTY
    "490 created - wash 1 bed_1.1\n490 started own wash 1 bed_1.1 bo.1\n490 created - wash 2 bed_1.1\n"
    "490 break_start - - - - bo.2\n"
    "510 started back_up wash 2 bed_1.1 anna\n515 done - wash 2 bed_1.1 anna\n"
    "520 created - notes 3 bed_1.1\n520 started own notes 3 bed_1.1 anna\n"
    "525 created - fall 4 bed_1.1\n525 suspended interruption notes 3 bed_1.1 anna\n"
    "525 started interruption fall 4 bed_1.1 anna\n"
    "530 done - fall 4 bed_1.1 anna\n530 resumed own notes 3 bed_1.1 anna\n535 done - notes 3 bed_1.1 anna\n"
    "540 created - lift 5 bed_1.1\n540 held own lift 5 bed_1.1 anna\n541 done - wash 1 bed_1.1 bo.1\n"
    "545 joined own lift 5 bed_1.1 anna bo.1\n550 helper_left - lift 5 bed_1.1 anna bo.1\n555 done - lift 5 bed_1.1 anna\n"
    "560 created - lift 6 bed_1.1\n560 started own lift 6 bed_1.1 bo.1 anna\n570 done - lift 6 bed_1.1 bo.1 anna\n"
    "600 created - medicine 7 bed_1.1\n610 omitted - medicine 7 bed_1.1\n"
    "640 break_start - - - - anna\n660 break_end - - - - anna\n"
    "700 created - dishes 8\n700 started own dishes 8 - anna\n720 suspended - dishes 8 - anna\n"
    "720 break_missed - - - - anna\n" OFF_DUTY
    "800 created - wash 9 bed_1.1\n";

static void test_person(void **state)
{
    (void)state;
    assert_int_equal(read_story(shift, "anna", NULL), 0);
    episode(0, STORY_COMES, 480, 480);
    const struct story_episode *s = episode(1, STORY_WORK, 510, 515);
    assert_int_equal(s->why, WHY_BACK_UP);
    assert_int_equal(s->waited, 20);
    assert_true(s->others.nobody); /* one at work, one on a break */
    assert_true(s->task->nobody_free == false); /* when it arose the nurse was free */
    s = episode(2, STORY_WORK, 520, 525);
    assert_int_equal(s->end, EVENT_SUSPENDED);
    assert_int_equal(s->end_why, WHY_INTERRUPTION);
    const struct story_task *notes = s->task;
    s = episode(3, STORY_WORK, 525, 530);
    assert_ptr_equal(s->left, notes);
    s = episode(4, STORY_WORK, 530, 535);
    assert_true(s->resumed && !s->left);
    assert_int_equal(s->waited, 5);
    s = episode(5, STORY_HOLD, 540, 545);
    assert_int_equal(s->end, EVENT_JOINED);
    s = episode(6, STORY_WORK, 545, 555);
    assert_true(s->joined);
    assert_int_equal(s->partner_until, 550);
    s = episode(7, STORY_HELP, 560, 570);
    assert_string_equal(x.cast.model.persons[s->person].label.id, "bo.1");
    episode(8, STORY_BREAK, 640, 660);
    s = episode(9, STORY_WORK, 700, 720);
    assert_int_equal(s->end_why, WHY_NONE);
    episode(10, STORY_NO_BREAK, 720, 720);
    episode(11, STORY_GOES, 720, 720);
    assert_int_equal(story.n_episodes, 12);
    assert_int_equal(story.n_tasks, 8); /* not the one after the shift */
}

static void test_patient(void **state)
{
    (void)state;
    assert_int_equal(read_story(shift, NULL, "bed 1.1"), 0);
    const struct story_episode *s = episode(0, STORY_WORK, 490, 541);
    assert_string_equal(x.cast.model.persons[s->person].label.id, "bo.1");
    episode(1, STORY_WORK, 510, 515);
    s = episode(8, STORY_GIVEN_UP, 610, 610);
    assert_int_equal(s->task->created, 600);
    assert_int_equal(story.n_episodes, 9); /* no dishes, and no one's coming or going */
}

/* The night before: what was going on when a day begins belongs to it, what was over does not. */
static void test_window(void **state)
{
    (void)state;
    assert_int_equal(read_story("0 admitted - - - bed_1.1 - - well\n1400 admitted - - - bed_2.1 - - well\n"
                                "1400 duty_start - - - - anna\n"
                                "1400 created - wash 1 bed_2.1\n1410 started own wash 1 bed_2.1 anna\n"
                                "1420 done - wash 1 bed_2.1 anna\n1430 created - notes 2 bed_2.1\n"
                                "1435 started own notes 2 bed_2.1 anna\n1450 done - notes 2 bed_2.1 anna\n", NULL, "bed 2.1"),
                     0);
    episode(0, STORY_ADMITTED, 1400, 1400);
    assert_int_equal(story.n_episodes, 3);
    storycase_free(&x);
    struct story_choice choice;
    const struct story_wish wish = {NULL, NULL, "bed 1.1", 2};
    assert_int_equal(read_story("0 admitted - - - bed_1.1 - - well\n1400 duty_start - - - - anna\n"
                                "1400 created - wash 1 bed_1.1\n1410 started own wash 1 bed_1.1 anna\n"
                                "1420 done - wash 1 bed_1.1 anna\n1430 created - notes 2 bed_1.1\n"
                                "1435 started own notes 2 bed_1.1 anna\n1450 done - notes 2 bed_1.1 anna\n", NULL, "bed 1.1"),
                     0);
    x.error = (struct err){0};
    assert_int_equal(story_choice_make(&choice, &wish, &x.cast, x.events, &x.error), 0);
    assert_int_equal(story_log_read(&story, &choice, &x.cast, x.events, &x.error), 0);
    episode(0, STORY_WORK, 1435, 1450);
    assert_int_equal(story.n_episodes, 1);
}

static void refused(const char *rows, const char *message)
{
    assert_int_equal(read_story(rows, NULL, NULL), ERR_INPUT);
    if (!strstr(x.error.text, message))
        fail_msg("'%s' is not in '%s'", message, x.error.text);
    storycase_free(&x);
}

static void test_impossible(void **state)
{
    (void)state;
    refused(ON_DUTY "490 started own wash 1 bed_1.1 anna\n", "line 5: expected a task that was created");
    refused(ON_DUTY "490 created - wash 1 bed_1.1\n490 created - wash 1 bed_1.1\n", "line 6: expected a task that is new");
    refused(ON_DUTY "490 created - wash 1 bed_1.1\n490 done - wash 1 bed_1.1 anna\n",
            "line 6: expected a task that somebody is at");
    refused(ON_DUTY "490 created - wash 1 bed_1.1\n490 started own wash 1 bed_1.1\n",
            "line 6: expected a task that nobody is at");
    refused(ON_DUTY "490 created - lift 1 bed_1.1\n490 joined own lift 1 bed_1.1 anna bo.1\n",
            "line 6: expected a task that nobody");
    refused(ON_DUTY "490 created\n", "line 5: expected a task, found 'none'");
    refused(ON_DUTY "490 break_start\n", "line 5: expected a person, found 'none'");
    storycase_make(&x, ""); /* for clear */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_person, clear),
        cmocka_unit_test_teardown(test_patient, clear),
        cmocka_unit_test_teardown(test_window, clear),
        cmocka_unit_test_teardown(test_impossible, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
