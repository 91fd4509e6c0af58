/* events.csv: names for numbers, empty fields for what does not apply.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <string.h>

#include "folder.h"
#include "handmade.h"
#include "report/event_log.h"

static void test_time(void **state)
{
    (void)state;
    char text[EVENT_LOG_TIME_BYTES];
    struct model m = {.tick_s = 10, .start_day = 20458}; /* 2026-01-05, a Monday */
    assert_string_equal(event_log_time(text, &m, 0), "2026-01-05T00:00:00");
    assert_string_equal(event_log_time(text, &m, 7 * 360 + 181), "2026-01-05T07:30:10");
    assert_string_equal(event_log_time(text, &m, 27 * 8640), "2026-02-01T00:00:00");
    m.start_day = 0;
    assert_string_equal(event_log_time(text, &m, -1), "1969-12-31T23:59:50");
    m = (struct model){.tick_s = 60, .start_day = 19781}; /* 2024-02-28 of a leap year */
    assert_string_equal(event_log_time(text, &m, 1440), "2024-02-29T00:00:00");
}

static void test_rows(void **state)
{
    (void)state;
    static struct handmade h;
    static char text[4000];
    struct folder folder;
    struct event_log log;
    struct err e = {0};
    struct source sources[] = {{.task = HANDMADE_BELL, .id = "bell/calls"}};
    folder_make(&folder);
    handmade_init(&h, 1);
    h.units[HANDMADE_EAST].sources = sources;
    const char *path = folder_file(&folder, "events.csv");
    assert_int_equal(event_log_open(&log, path, &h.model, "abcd", &e), 0);
    const struct event events[] = {
        {.tick = 450, .kind = EVENT_DUTY_START, .unit = HANDMADE_EAST, .task = -1, .source = -1, .slot = -1,
         .person = HANDMADE_ANNA, .helper = -1},
        {.tick = 451, .kind = EVENT_STARTED, .why = WHY_BACK_UP, .unit = HANDMADE_EAST, .task = HANDMADE_BELL, .instance = 0xbe11,
         .source = 0, .k = 7, .slot = 3, .person = HANDMADE_BO, .helper = HANDMADE_ANNA},
        {.tick = 452, .kind = EVENT_TURNED_AWAY, .unit = HANDMADE_EAST, .task = -1, .source = -1, .slot = -1, .person = -1,
         .helper = -1},
        {.tick = 453, .kind = EVENT_ACUITY, .unit = HANDMADE_EAST, .task = -1, .source = -1, .slot = 0, .person = -1,
         .helper = -1},
    };
    for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
        log.listener.hear(log.listener.self, &events[i]);
    assert_int_equal(event_log_close(&log, &e), 0);
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    assert_string_equal(
        text, "run_id,tick,time,event,why,care_unit,task,source,k,instance,patient,person,role,helper\n"
              "abcd,450,2026-01-05T07:30:00,duty_start,,east,,,,,,anna,nurse,\n"
              "abcd,451,2026-01-05T07:31:00,started,back_up,east,bell,bell/calls,7,000000000000be11,3,bo,assistant,anna\n"
              "abcd,452,2026-01-05T07:32:00,turned_away,,east,,,,,,,,\n"
              "abcd,453,2026-01-05T07:33:00,acuity,,east,,,,,0,,,\n");
    folder_remove(&folder);
}

static void test_every_kind_has_a_meaning(void **state)
{
    (void)state;
    for (int i = 0; i < N_EVENT_KINDS; i++) {
        assert_non_null(event_log_meanings[i]);
        assert_true(strlen(event_log_meanings[i]) > 5);
    }
}

static void test_full_disk(void **state)
{
    (void)state;
    static struct handmade h;
    struct event_log log;
    struct err e = {0};
    handmade_init(&h, 1);
    assert_int_equal(event_log_open(&log, "/dev/full", &h.model, "abcd", &e), 0);
    assert_int_equal(event_log_close(&log, &e), ERR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_every_kind_has_a_meaning),
        cmocka_unit_test(test_full_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
