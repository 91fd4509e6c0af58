/* Lessons, consulting and checks, said of both who are there, and of a wait for them; in logs made by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "storycase.h"

#include "story/story.h"
#include "story/story_together.h"

static struct storycase x;

static const char pairs[] =
    "0 admitted - - - bed_1.1 - - well\n480 duty_start - - - - anna\n480 duty_start - - - - bo.1\n"
    "480 created - wash 1 bed_1.1\n480 started own wash 1 bed_1.1 anna bo.1 - lesson\n"
    "490 done - wash 1 bed_1.1 anna bo.1 - lesson\n"
    "500 created - wash 2 bed_1.1\n500 held own wash 2 bed_1.1 bo.1 - - consulting\n"
    "504 joined own wash 2 bed_1.1 bo.1 anna - consulting\n506 helper_left - wash 2 bed_1.1 bo.1 anna - consulting\n"
    "515 done - wash 2 bed_1.1 bo.1\n"
    "520 created - medicine 3 bed_1.1\n520 started own medicine 3 bed_1.1 anna bo.1 - check\n"
    "522 helper_left - medicine 3 bed_1.1 anna bo.1 - check\n526 done - medicine 3 bed_1.1 anna\n"
    "530 created - notes 4\n530 started own notes 4 - bo.1\n532 created - wash 5 bed_1.1\n"
    "532 suspended interruption notes 4 - bo.1\n532 started own wash 5 bed_1.1 anna bo.1 - consulting\n"
    "536 suspended interruption wash 5 bed_1.1 anna bo.1 - consulting\n"
    "720 duty_end - - - - anna\n720 duty_end - - - - bo.1\n";

static int make(void **state)
{
    (void)state;
    storycase_make(&x, pairs);
    return 0;
}

/* The lines that are about two people. */
static void expect_pairs(const char *person, enum story_language language, const char *const *wanted)
{
    char *text = storycase_tell(&x, person, NULL, language);
    for (; *wanted; wanted++)
        if (!strstr(text, *wanted))
            fail_msg("'%s' is not in:\n%s", *wanted, text);
    free(text);
}

static int clear(void **state)
{
    (void)state;
    storycase_free(&x);
    return 0;
}

static void test_pairs(void **state)
{
    (void)state;
    static const char *const nurse[] = {
        "08:00 The nurse takes on “wash, bed 1”, and Assistant 1 practises it under supervision (10 minutes)",
        "08:24 The nurse is consulted by Assistant 1 about wash, bed 1 (2 minutes).\n",
        "08:40 The nurse gives medicine to the patient in bed 1, with Assistant 1 for the first 2 minutes (6 minutes)",
        "08:52 The nurse takes on “wash, bed 1”, consulting Assistant 1 (4 minutes)", NULL};
    static const char *const assistant[] = {
        "08:00 Assistant 1 practises under supervision by the nurse: wash, bed 1 (10 minutes).\n",
        "08:20 Assistant 1 is ready for wash, bed 1 and waits 4 minutes for somebody to consult.\n",
        "08:24 The nurse comes, and Assistant 1 takes on “wash, bed 1”, after consulting the nurse for 2 minutes "
        "(11 minutes)",
        "08:40 Assistant 1 helps the nurse with medicine round, bed 1 (2 minutes).\n",
        "08:52 Assistant 1 is called away from notes and is consulted by the nurse about wash, bed 1 (4 minutes)", NULL};
    static const char *const norwegian[] = {
        "08.00 Assistent 1 er i opplæring hos sykepleieren: stell, seng 1 (10 minutter).\n",
        "08.20 Assistent 1 er klar til stell, seng 1 og venter 4 minutter på noen å konferere med.\n",
        "etter å ha konferert med sykepleieren i 2 minutter (11 minutter)",
        "08.40 Assistent 1 hjelper sykepleieren med medisinrunde, seng 1 (2 minutter).\n",
        "08.52 Assistent 1 blir kalt bort fra notes og gir råd når sykepleieren konfererer om stell, seng 1 (4 minutter)",
        NULL};
    static const char *const nurse_norwegian[] = {
        ", og assistent 1 er med i opplæring (10 minutter)",
        "gir råd når assistent 1 konfererer om stell, seng 1 (2 minutter).\n",
        ", med assistent 1 de første 2 minutter (6 minutter)", ", og konfererer med assistent 1 (4 minutter)",
        NULL};
    expect_pairs("anna", STORY_ENGLISH, nurse);
    expect_pairs("bo.1", STORY_ENGLISH, assistant);
    expect_pairs("bo.1", STORY_NORWEGIAN, norwegian);
    expect_pairs("anna", STORY_NORWEGIAN, nurse_norwegian);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_pairs, make, clear)};
    return cmocka_run_group_tests_name("story_together", tests, NULL, NULL);
}
