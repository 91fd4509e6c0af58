/* Rows of events.csv as numbers of the model, and files that are something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "storycase.h"

#include "story/story_rows.h"

static struct storycase x;

static int clear(void **state)
{
    (void)state;
    storycase_free(&x);
    return 0;
}

static void test_row(void **state)
{
    (void)state;
    struct story_rows r;
    struct story_row row;
    storycase_make(&x, "0 admitted - - - bed_1.1 - - ill\n"
                       "480 created - wash 00000000000000ff bed_2.1\n"
                       "490 started back_up wash ff bed_2.1 anna bo.2 - check\n"
                       "490 acuity - - - bed_1.1 - - well\n");
    storycase_open(&x, STORY_ENGLISH);
    assert_int_equal(story_rows_open(&r, x.events, &x.cast, &x.cast.arena, &x.error), 0);
    assert_int_equal(story_rows_next(&r, &row, &x.error), 1);
    assert_int_equal(row.kind, EVENT_ADMITTED);
    assert_int_equal(row.task, -1);
    assert_int_equal(row.level, 1);
    assert_int_equal(row.patient, 0);
    assert_int_equal(story_rows_next(&r, &row, &x.error), 1);
    assert_int_equal(story_rows_next(&r, &row, &x.error), 1);
    assert_int_equal(row.tick, 490);
    assert_int_equal(row.why, WHY_BACK_UP);
    assert_string_equal(x.cast.model.tasks[row.task].label.id, "wash");
    assert_true(row.instance == 0xff);
    assert_int_equal(row.patient, 1);
    assert_string_equal(x.cast.model.persons[row.person].label.id, "anna");
    assert_string_equal(x.cast.model.persons[row.helper].label.id, "bo.2");
    assert_int_equal(row.together, TOGETHER_CHECK);
    assert_int_equal(story_rows_next(&r, &row, &x.error), 1);
    assert_int_equal(row.patient, 0); /* known again */
    assert_int_equal(story_rows_next(&r, &row, &x.error), 0);
    assert_int_equal(r.n_patients, 2);
    assert_string_equal(r.patients[1]->name, "bed 2.1");
    story_rows_close(&r);
    story_rows_close(&r);
}

/* The whole file is replaced by `text` and must be refused. */
static void refused(const char *text, const char *message)
{
    struct story_rows r;
    struct story_row row;
    struct err e = {0};
    folder_write(&x.folder, "events.csv", text);
    int rc = story_rows_open(&r, x.events, &x.cast, &x.cast.arena, &e);
    while (rc == 0 && (rc = story_rows_next(&r, &row, &e)) == 1)
        rc = 0;
    assert_int_equal(rc, ERR_INPUT);
    if (!strstr(e.text, message))
        fail_msg("'%s' is not in '%s'", message, e.text);
    story_rows_close(&r);
}

static void test_refused(void **state)
{
    (void)state;
    storycase_make(&x, "");
    storycase_open(&x, STORY_ENGLISH);
    refused("name,age\nbo,3\n", "line 1: expected the columns of an event log, found no 'run_id'");
    refused(STORYCASE_HEADER "r1,0,,duty_start,,ward,,,,,,anna,,,,\nr2,0,,duty_start,,ward,,,,,,anna,,,,\n",
            "line 3: expected one run in the file, found run_id 'r2' after 'r1'");
    refused(STORYCASE_HEADER "r1,5,,duty_start,,ward,,,,,,anna,,,,\nr1,4,,duty_end,,ward,,,,,,anna,,,,\n",
            "line 3: expected ticks in order, found '4'");
    refused(STORYCASE_HEADER "r1,x,,duty_start,,ward,,,,,,anna,,,,\n", "line 2: expected a tick, a whole number, found 'x'");
    refused(STORYCASE_HEADER "r1,0,,flown,,ward,,,,,,anna,,,,\n", "line 2: expected an event, found 'flown'");
    refused(STORYCASE_HEADER "r1,0,,duty_start,,moon,,,,,,anna,,,,\n",
            "expected a unit of the scenario in manifest.json, found 'moon'");
    refused(STORYCASE_HEADER "r1,0,,duty_start,,ward,,,,,,eve,,,,\n",
            "expected a person of the scenario in manifest.json, found 'eve'");
    refused(STORYCASE_HEADER "r1,0,,created,,ward,tea,,,1,,,,,,\n",
            "expected a task of the scenario in manifest.json, found 'tea'");
    refused(STORYCASE_HEADER "r1,0,,admitted,,ward,,,,,bed 1.1,,,,,dead\n", "expected a level of acuity of the scenario");
    refused(STORYCASE_HEADER "r1,0,,created,,ward,wash,,,zz,,,,,,\n",
            "expected 16 hexadecimal digits of an instance, found 'zz'");
    refused(STORYCASE_HEADER "r1,0,,started,,ward,wash,,,1,,anna,,bo.1,chat,\n",
            "expected what two people do together, found 'chat'");
    refused(STORYCASE_HEADER ",0,,duty_start,,ward,,,,,,anna,,,,\n", "expected one run in the file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_row, clear),
        cmocka_unit_test_teardown(test_refused, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
