/* Whole stories, word for word, from logs made by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "storycase.h"

#include "story/story.h"

static struct storycase x;

/* A morning with everything in it. The nurse helps at 08:42 because one assistant washes and the other has a break. */
static const char rows[] =
    "0 admitted - - - bed_1.1 - - well\n0 admitted - - - bed_2.1 - - well\n"
    "480 duty_start - - - - anna\n480 duty_start - - - - bo.1\n480 duty_start - - - - bo.2\n"
    "490 created - medicine 1 bed_2.1\n490 created - medicine 2 bed_1.1\n490 started own medicine 1 bed_2.1 anna\n"
    "495 created - wash 3 bed_1.1\n495 started own wash 3 bed_1.1 bo.1\n500 done - medicine 1 bed_2.1 anna\n"
    "500 started own medicine 2 bed_1.1 anna\n505 done - medicine 2 bed_1.1 anna\n"
    "510 break_start - - - - bo.2\n522 created - wash 4 bed_2.1\n522 created - notes 5 bed_1.1\n"
    "522 started own notes 5 bed_1.1 anna\n530 created - fall 6 bed_2.1\n530 suspended interruption notes 5 bed_1.1 anna\n"
    "530 started interruption fall 6 bed_2.1 anna\n542 done - fall 6 bed_2.1 anna\n"
    "542 started back_up wash 4 bed_2.1 anna\n550 break_end - - - - bo.2\n552 done - wash 4 bed_2.1 anna\n"
    "552 resumed own notes 5 bed_1.1 anna\n560 done - notes 5 bed_1.1 anna\n"
    "600 created - dishes 7\n625 started back_up dishes 7 - anna\n630 done - wash 3 bed_1.1 bo.1\n"
    "632 done - dishes 7 - anna\n640 created - lift 8 bed_1.1\n640 held own lift 8 bed_1.1 anna\n"
    "646 joined own lift 8 bed_1.1 anna bo.1\n650 done - lift 8 bed_1.1 anna bo.1\n660 created - lift 9 bed_2.1\n"
    "660 started own lift 9 bed_2.1 bo.2 anna\n670 done - lift 9 bed_2.1 bo.2 anna\n"
    "700 acuity - - - bed_1.1 - - ill\n705 created - wash 10 bed_1.1\n715 omitted - wash 10 bed_1.1\n"
    "715 created - medicine 11 bed_2.1\n715 started own medicine 11 bed_2.1 anna\n720 break_missed - - - - anna\n"
    "724 done - medicine 11 bed_2.1 anna\n724 duty_end - - - - anna\n";

static int make(void **state)
{
    (void)state;
    storycase_make(&x, rows);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    storycase_free(&x);
    return 0;
}

static void expect(const char *person, const char *patient, enum story_language language, const char *wanted)
{
    char *text = storycase_tell(&x, person, patient, language);
    assert_string_equal(text, wanted);
    free(text);
}

static void test_person(void **state)
{
    (void)state;
    expect(NULL, NULL, STORY_ENGLISH,
           "The nurse, Monday 5 January 2026, day 1 of the run.\n"
           "Ward, organised as: by turns.\n"
           "\n"
           "08:00 The nurse comes on duty (day).\n"
           "08:00 The nurse is free for 10 minutes.\n"
           "08:10 The nurse gives medicine to the patients in beds 2 and 1, until 08:25, after waits of up to 10 "
           "minutes.\n"
           "08:25 The nurse is free for 17 minutes.\n"
           "08:42 The nurse takes on “notes, bed 1” (8 minutes).\n"
           "08:50 The nurse is called away from notes, bed 1 and takes on “ECG after a fall, bed 2” (12 minutes); "
           "nobody else was free.\n"
           "09:02 The nurse takes on “wash, bed 2” (10 minutes), as back-up after a wait of 20 minutes; nobody else was "
           "free.\n"
           "09:12 The nurse takes up again what was left, and takes on “notes, bed 1” (8 minutes), after a wait of 22 "
           "minutes.\n"
           "09:20 The nurse is free for 1 hour and 5 minutes. Waiting meanwhile: dishes (25 minutes; by the rules the "
           "nurse steps in after 20 minutes).\n"
           "10:25 The nurse washes up (7 minutes), as back-up after a wait of 25 minutes; Assistant 2, who may do it "
           "too, was free.\n"
           "10:32 The nurse is free for 8 minutes.\n"
           "10:40 The nurse is ready for lift, bed 1 and waits 6 minutes for a second person.\n"
           "10:46 Assistant 1 comes, and the nurse takes on “lift, bed 1” (4 minutes); Assistant 2, who may do it too, "
           "was free.\n"
           "10:50 The nurse is free for 10 minutes.\n"
           "11:00 The nurse helps Assistant 2 with lift, bed 2 (10 minutes).\n"
           "11:10 The nurse is free for 45 minutes. Waiting meanwhile: wash, bed 1 (10 minutes, and then it is given "
           "up; by the rules the nurse steps in after 20 minutes).\n"
           "11:55 The nurse gives medicine to the patient in bed 2 (9 minutes).\n"
           "12:00 The nurse has had no break.\n"
           "12:04 The nurse goes off duty, 4 minutes after the shift was to end.\n"
           "\n"
           "In all: 9 tasks, 1 hour and 29 minutes of work, 2 hours and 35 minutes free. Called away 1 time.\n"
           "In events.csv: the nurse is anna, Assistant 1 is bo.1 and Assistant 2 is bo.2.\n"
           "Of what waits 5 minutes or more, this tells once: beside work what by the rules is also the nurse's own to "
           "do, beside free time all that the nurse may do. Free means on duty, and neither at work nor on a break.\n"
           "Another story: --person NAME (bo.1, bo.2), --patient NAME (for example \"bed 1.1\"), --day N (1 to 2), "
           "--language en or no.\n");
}

static void test_norwegian(void **state)
{
    (void)state;
    expect("anna", NULL, STORY_NORWEGIAN,
           "Sykepleieren, mandag 5. januar 2026, dag 1 i kjøringen.\n"
           "Avdeling, organisert som: etter tur.\n"
           "\n"
           "08.00 Sykepleieren kommer på vakt (dagvakt).\n"
           "08.00 Sykepleieren er ledig i 10 minutter.\n"
           "08.10 Sykepleieren gir medisin til pasientene i seng 2 og 1, fram til 08.25, etter opptil 10 minutters "
           "venting.\n"
           "08.25 Sykepleieren er ledig i 17 minutter.\n"
           "08.42 Sykepleieren tar «notes, seng 1» (8 minutter).\n"
           "08.50 Sykepleieren blir kalt bort fra notes, seng 1 og tar «ECG after a fall, seng 2» (12 minutter); ingen "
           "andre var ledige.\n"
           "09.02 Sykepleieren tar «stell, seng 2» (10 minutter), som reserve etter 20 minutters venting; ingen andre "
           "var ledige.\n"
           "09.12 Sykepleieren tar opp igjen det som ble liggende, og tar «notes, seng 1» (8 minutter), etter 22 "
           "minutters venting.\n"
           "09.20 Sykepleieren er ledig i 1 time og 5 minutter. Imens venter: oppvask (25 minutter; etter reglene trår "
           "sykepleieren til etter 20 minutter).\n"
           "10.25 Sykepleieren tar oppvasken (7 minutter), som reserve etter 25 minutters venting; assistent 2, som "
           "også kan gjøre det, var ledig.\n"
           "10.32 Sykepleieren er ledig i 8 minutter.\n"
           "10.40 Sykepleieren er klar til løft, seng 1 og venter 6 minutter på en til.\n"
           "10.46 Assistent 1 kommer, og sykepleieren tar «løft, seng 1» (4 minutter); assistent 2, som også kan gjøre "
           "det, var ledig.\n"
           "10.50 Sykepleieren er ledig i 10 minutter.\n"
           "11.00 Sykepleieren hjelper assistent 2 med løft, seng 2 (10 minutter).\n"
           "11.10 Sykepleieren er ledig i 45 minutter. Imens venter: stell, seng 1 (10 minutter, og så blir det gitt "
           "opp; etter reglene trår sykepleieren til etter 20 minutter).\n"
           "11.55 Sykepleieren gir medisin til pasienten i seng 2 (9 minutter).\n"
           "12.00 Sykepleieren har ikke fått pause.\n"
           "12.04 Sykepleieren går av vakt, 4 minutter etter at vakta skulle være slutt.\n"
           "\n"
           "I alt: 9 oppgaver, 1 time og 29 minutter arbeid, 2 timer og 35 minutter ledig. Kalt bort 1 gang.\n"
           "I events.csv: sykepleieren er anna, assistent 1 er bo.1 og assistent 2 er bo.2.\n"
           "Av det som venter 5 minutter eller mer, er nevnt én gang: ved siden av arbeid det som etter reglene også er "
           "en oppgave for sykepleieren, ved siden av ledig tid alt som sykepleieren kan gjøre. Ledig betyr på vakt, "
           "verken i arbeid eller i pause.\n");
}

static void test_patient(void **state)
{
    (void)state;
    expect(NULL, "bed 1.1", STORY_ENGLISH,
           "The patient in bed 1, Monday 5 January 2026, day 1 of the run.\n"
           "Ward, organised as: by turns.\n"
           "\n"
           "08:15 Assistant 1 takes on “wash” (2 hours and 15 minutes).\n"
           "08:20 The nurse gives medicine to the patient (5 minutes), after a wait of 10 minutes; at 08:10 nobody who "
           "may do it was free.\n"
           "08:42 The nurse takes on “notes” (8 minutes); at 08:50 it is broken off.\n"
           "09:12 The nurse takes up again what was left, and takes on “notes” (8 minutes), after a wait of 22 minutes.\n"
           "10:40 The nurse is ready for lift and waits 6 minutes for a second person.\n"
           "10:46 Assistant 1 comes, and the nurse takes on “lift” (4 minutes); Assistant 2, who may do it too, was "
           "free.\n"
           "11:40 The patient's condition changes to: ill.\n"
           "11:55 Wash is given up after a wait of 10 minutes.\n"
           "\n"
           "In all: 4 tasks, done by 2 people in 2 hours and 46 minutes. The longest wait was 10 minutes. 1 thing was "
           "given up.\n"
           "In events.csv: the nurse is anna, Assistant 1 is bo.1 and Assistant 2 is bo.2.\n"
           "Waits are told from 5 minutes on.\n");
}

static void test_refused(void **state)
{
    (void)state;
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    const struct story_wish wish = {.person = "ana"};
    struct err e = {0};
    assert_int_equal(story_tell(out, x.folder.path, &wish, STORY_ENGLISH, &e), ERR_INPUT);
    e = (struct err){0};
    assert_int_equal(story_tell(out, "nowhere", &wish, STORY_ENGLISH, &e), ERR_INPUT);
    fclose(out);
    assert_int_equal(size, 0);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_person, make, clear),
        cmocka_unit_test_setup_teardown(test_norwegian, make, clear),
        cmocka_unit_test_setup_teardown(test_patient, make, clear),
        cmocka_unit_test_setup_teardown(test_refused, make, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
