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

static struct handmade h;
static struct folder folder;
static struct event_log events;
static struct arena arena;
static jmp_buf exhausted;
static struct level levels[] = {{.label = HANDMADE_LABEL("stable")}, {.label = HANDMADE_LABEL("critical")}};
static struct source sources[] = {{.task = HANDMADE_BELL, .id = "bell/calls"}};

static int open_log(void **state)
{
    (void)state;
    struct err e = {0};
    if (setjmp(exhausted))
        return -1;
    arena.exhausted = &exhausted;
    folder_make(&folder);
    handmade_init(&h, 2);
    for (int u = 0; u < HANDMADE_UNITS; u++) {
        h.units[u].sources = sources;
        h.units[u].levels = levels;
    }
    return event_log_open(&events, folder_file(&folder, "events.csv"), &h.model, "abcd", &arena, &e);
}

static int remove_log(void **state)
{
    (void)state;
    arena_free(&arena);
    folder_remove(&folder);
    return 0;
}

static void hear(const struct event *all, size_t n)
{
    for (size_t i = 0; i < n; i++)
        events.listener.hear(events.listener.self, &all[i]);
}
#define HEAR(...) hear((struct event[]){__VA_ARGS__}, sizeof((struct event[]){__VA_ARGS__}) / sizeof(struct event))
#define PATIENT(kind_, unit_, slot_, number) \
    {.kind = (kind_), .unit = (unit_), .task = -1, .source = -1, .k = (number), .slot = (slot_), .person = -1, .helper = -1}
#define BELL(kind_, slot_, person_, instance_) \
    {.kind = (kind_), .unit = HANDMADE_EAST, .task = HANDMADE_BELL, .instance = (instance_), .k = 7, .slot = (slot_), \
     .person = (person_), .helper = -1}

static void close_log(char *text, size_t size)
{
    struct err e = {0};
    assert_int_equal(event_log_close(&events, &e), 0);
    FILE *f = fopen(folder_file(&folder, "events.csv"), "r");
    assert_non_null(f);
    text[fread(text, 1, size - 1, f)] = '\0';
    fclose(f);
}

static void test_rows(void **state)
{
    (void)state;
    static char text[4000];
    HEAR({.tick = 450, .kind = EVENT_DUTY_START, .unit = HANDMADE_EAST, .task = -1, .source = -1, .slot = -1,
          .person = HANDMADE_ANNA, .helper = -1},
         {.tick = 450, .kind = EVENT_ADMITTED, .unit = HANDMADE_EAST, .task = -1, .source = -1, .k = 21, .slot = 3, .person = -1,
          .helper = -1},
         {.tick = 451, .kind = EVENT_STARTED, .why = WHY_BACK_UP, .unit = HANDMADE_EAST, .task = HANDMADE_BELL,
          .instance = 0xbe11, .source = 0, .k = 7, .slot = 3, .person = HANDMADE_BO, .helper = HANDMADE_ANNA,
          .together = TOGETHER_LESSON},
         {.tick = 452, .kind = EVENT_CREATED, .unit = HANDMADE_EAST, .task = HANDMADE_BELL, .instance = 1, .source = 0, .k = 1,
          .slot = -1, .person = -1, .helper = -1},
         {.tick = 453, .kind = EVENT_ACUITY, .unit = HANDMADE_EAST, .task = -1, .source = -1, .k = 20, .slot = 0, .level = 1,
          .person = -1, .helper = -1});
    close_log(text, sizeof text);
    assert_string_equal(
        text, "run_id,tick,time,event,why,care_unit,task,source,k,instance,patient,person,role,helper,together,level\n"
              "abcd,450,2026-01-05T07:30:00,duty_start,,east,,,,,,anna,nurse,,,\n"
              "abcd,450,2026-01-05T07:30:00,admitted,,east,,,,,bed 2.21,,,,,stable\n"
              "abcd,451,2026-01-05T07:31:00,started,back_up,east,bell,bell/calls,7,000000000000be11,bed 2.21,bo,assistant,anna,"
              "lesson,\n"
              "abcd,452,2026-01-05T07:32:00,created,,east,bell,bell/calls,1,0000000000000001,,,,,,\n"
              "abcd,453,2026-01-05T07:33:00,acuity,,east,,,,,bed 1.20,,,,,critical\n");
}

/* The columns event and patient of every row but the header, a row a line. */
static void patients(char *out)
{
    static char text[8000];
    close_log(text, sizeof text);
    *out = '\0';
    for (char *row = strchr(text, '\n') + 1; *row; row = strchr(row, '\n') + 1) {
        char *field = row;
        for (int i = 0; i < 11; i++) {
            char *end = field + strcspn(field, ",\n");
            if (i == 3 || i == 10)
                sprintf(out + strlen(out), "%.*s%s", (int)(end - field), field, i == 3 ? " " : "\n");
            field = end + 1;
        }
    }
}

/* A slot has another patient from time to time; what was begun for the one before keeps his name to its end. */
static void test_patients(void **state)
{
    (void)state;
    char text[2000];
    HEAR(PATIENT(EVENT_ADMITTED, HANDMADE_EAST, 0, 11), BELL(EVENT_CREATED, 0, -1, 1), BELL(EVENT_STARTED, 0, HANDMADE_BO, 1),
         BELL(EVENT_CREATED, 0, -1, 2), BELL(EVENT_HELD, 0, HANDMADE_ANNA, 2), PATIENT(EVENT_DISCHARGED, HANDMADE_EAST, 0, 11),
         PATIENT(EVENT_ADMITTED, HANDMADE_EAST, 1, 12), PATIENT(EVENT_DISCHARGED, HANDMADE_EAST, 1, 12),
         PATIENT(EVENT_ADMITTED, HANDMADE_EAST, 0, 13), BELL(EVENT_JOINED, 0, HANDMADE_ANNA, 2), BELL(EVENT_CREATED, 0, -1, 3),
         BELL(EVENT_DONE, 0, HANDMADE_ANNA, 2), BELL(EVENT_SUSPENDED, 0, HANDMADE_BO, 1), BELL(EVENT_WITHDRAWN, 0, -1, 1),
         BELL(EVENT_RESUMED, 0, HANDMADE_BO, 3), BELL(EVENT_DONE, 0, HANDMADE_BO, 3), BELL(EVENT_WITHDRAWN, 0, -1, 4));
    patients(text);
    assert_string_equal(text, "admitted bed 1.11\ncreated bed 1.11\nstarted bed 1.11\ncreated bed 1.11\nheld bed 1.11\n"
                              "discharged bed 1.11\nadmitted bed 1.12\ndischarged bed 1.12\nadmitted bed 1.13\n"
                              "joined bed 1.11\ncreated bed 1.13\ndone bed 1.11\nsuspended bed 1.11\nwithdrawn bed 1.11\n"
                              "resumed bed 1.13\ndone bed 1.13\nwithdrawn bed 1.13\n");
}

/* Who arrives in a stream has his number; also who is turned away. */
static void test_arrivals(void **state)
{
    (void)state;
    char text[2000];
    h.units[HANDMADE_EAST].arrivals = true;
    HEAR(PATIENT(EVENT_ADMITTED, HANDMADE_EAST, 2, 5), BELL(EVENT_CREATED, 2, -1, 1),
         PATIENT(EVENT_TURNED_AWAY, HANDMADE_EAST, -1, 6), PATIENT(EVENT_ADMITTED, HANDMADE_WEST, 9, 4));
    patients(text);
    assert_string_equal(text, "admitted arrival 5\ncreated arrival 5\nturned_away arrival 6\nadmitted bed 3.4\n");
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
    struct event_log log;
    struct err e = {0};
    assert_int_equal(event_log_open(&log, "/dev/full", &h.model, "abcd", &arena, &e), 0);
    assert_int_equal(event_log_close(&log, &e), ERR_IO);
    assert_int_equal(event_log_close(&events, &e), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time),
        cmocka_unit_test_setup_teardown(test_rows, open_log, remove_log),
        cmocka_unit_test_setup_teardown(test_patients, open_log, remove_log),
        cmocka_unit_test_setup_teardown(test_arrivals, open_log, remove_log),
        cmocka_unit_test(test_every_kind_has_a_meaning),
        cmocka_unit_test_setup_teardown(test_full_disk, open_log, remove_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
