/* Sentences with gaps, and what fills them, in both languages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "story/story_words.h"

static struct arena arena;
static jmp_buf exhausted;

static int open_arena(void **state)
{
    (void)state;
    if (setjmp(exhausted))
        return -1;
    arena.exhausted = &exhausted;
    return 0;
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* A language that lacks a word, or one of its gaps, would leave something out. */
static void test_both_languages(void **state)
{
    (void)state;
    for (int w = 0; w < N_STORY_WORDS; w++) {
        const char *english = story_words_say(&arena, STORY_ENGLISH, (enum story_word)w, "<a>", "<b>", "<c>", "<d>");
        const char *norwegian = story_words_say(&arena, STORY_NORWEGIAN, (enum story_word)w, "<a>", "<b>", "<c>", "<d>");
        assert_true(*english && *norwegian);
        for (const char *const *gap = (const char *const[]){"<a>", "<b>", "<c>", "<d>", NULL}; *gap; gap++)
            assert_int_equal(strstr(english, *gap) != NULL, strstr(norwegian, *gap) != NULL);
        assert_null(strchr(english, '{'));
        assert_null(strchr(norwegian, '{'));
    }
}

static void test_gaps(void **state)
{
    (void)state;
    assert_string_equal(story_words_say(&arena, STORY_ENGLISH, WORD_BREAK, "{2}", "09:00", NULL, NULL),
                        "{2} has a break until 09:00");
    assert_string_equal(story_words_fill(&arena, "gives {patient} tea", "{patient}", "bed 1"), "gives bed 1 tea");
    assert_string_equal(story_words_fill(&arena, "washes up", "{patient}", "bed 1"), "washes up");
}

static void test_times(void **state)
{
    (void)state;
    const struct {
        int64_t seconds;
        const char *english, *norwegian;
    } cases[] = {{0, "0 seconds", "0 sekunder"}, {1, "1 second", "1 sekund"}, {59, "59 seconds", "59 sekunder"},
                 {60, "1 minute", "1 minutt"}, {89, "1 minute", "1 minutt"}, {90, "2 minutes", "2 minutter"},
                 {3569, "59 minutes", "59 minutter"}, {3570, "1 hour", "1 time"},
                 {3660, "1 hour and 1 minute", "1 time og 1 minutt"},
                 {7500, "2 hours and 5 minutes", "2 timer og 5 minutter"}, {90000, "25 hours", "25 timer"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(story_words_duration(&arena, STORY_ENGLISH, cases[i].seconds), cases[i].english);
        assert_string_equal(story_words_duration(&arena, STORY_NORWEGIAN, cases[i].seconds), cases[i].norwegian);
    }
    assert_string_equal(story_words_span(&arena, STORY_ENGLISH, 600, 1020), "10 to 17 minutes");
    assert_string_equal(story_words_span(&arena, STORY_NORWEGIAN, 600, 605), "10 minutter");
    assert_string_equal(story_words_span(&arena, STORY_ENGLISH, 30, 3600), "30 seconds to 1 hour");
    assert_string_equal(story_words_span(&arena, STORY_ENGLISH, 600, 3569), "10 to 59 minutes");
    assert_string_equal(story_words_span(&arena, STORY_ENGLISH, 600, 3570), "10 minutes to 1 hour");
    assert_string_equal(story_words_clock(&arena, STORY_ENGLISH, 7 * 3600 + 40 * 60 + 59), "07:40");
    assert_string_equal(story_words_clock(&arena, STORY_NORWEGIAN, 0), "00.00");
    assert_string_equal(story_words_date(&arena, STORY_ENGLISH, 20458), "Monday 5 January 2026");
    assert_string_equal(story_words_date(&arena, STORY_NORWEGIAN, 19782), "torsdag 29. februar 2024");
    assert_string_equal(story_words_date(&arena, STORY_NORWEGIAN, 20456), "lørdag 3. januar 2026");
}

static void test_numbers(void **state)
{
    (void)state;
    const char *const items[] = {"a", "b", "c"};
    assert_string_equal(story_words_list(&arena, STORY_ENGLISH, items, 0), "");
    assert_string_equal(story_words_list(&arena, STORY_ENGLISH, items, 1), "a");
    assert_string_equal(story_words_list(&arena, STORY_NORWEGIAN, items, 2), "a og b");
    assert_string_equal(story_words_list(&arena, STORY_ENGLISH, items, 3), "a, b and c");
    assert_string_equal(story_words_count(&arena, STORY_NORWEGIAN, COUNT_TIMES, 1), "1 gang");
    assert_string_equal(story_words_count(&arena, STORY_ENGLISH, COUNT_PEOPLE, 3), "3 people");
}

static void test_patients(void **state)
{
    (void)state;
    const char *const beds[] = {"bed 3.116", "bed 4.2", "bed 12.1", "bed 1.1", "bed 2.1", "bed 5.1"};
    const char *const arrivals[] = {"arrival 17", "arrival 9"};
    assert_string_equal(story_words_patients(&arena, STORY_ENGLISH, beds, 1, true), "the patient in bed 3");
    assert_string_equal(story_words_patients(&arena, STORY_ENGLISH, beds, 3, true), "the patients in beds 3, 4 and 12");
    assert_string_equal(story_words_patients(&arena, STORY_ENGLISH, beds, 2, false), "beds 3 and 4");
    static const char *const one_after_another[] = {"bed 3.116", "bed 3.117", "bed 4.2", "bed 3.118"};
    assert_string_equal(story_words_patients(&arena, STORY_ENGLISH, one_after_another, 2, true), "the patient in bed 3");
    assert_string_equal(story_words_patients(&arena, STORY_ENGLISH, one_after_another, 4, true), "the patients in beds 3 and 4");
    assert_string_equal(story_words_patients(&arena, STORY_NORWEGIAN, beds, 2, true), "pasientene i seng 3 og 4");
    assert_string_equal(story_words_patients(&arena, STORY_NORWEGIAN, beds, 6, true), "6 pasienter");
    assert_string_equal(story_words_patients(&arena, STORY_ENGLISH, arrivals, 1, true), "patient 17");
    assert_string_equal(story_words_patients(&arena, STORY_ENGLISH, arrivals, 2, false), "patients 17 and 9");
}

static void test_letters(void **state)
{
    (void)state;
    assert_string_equal(story_words_small(&arena, "Morning care"), "morning care");
    assert_string_equal(story_words_small(&arena, "A walk"), "a walk");
    assert_string_equal(story_words_small(&arena, "NEWS measurement"), "NEWS measurement");
    assert_string_equal(story_words_small(&arena, "Ærend"), "ærend");
    assert_string_equal(story_words_small(&arena, "Øving"), "øving");
    assert_string_equal(story_words_small(&arena, "ÅKLE"), "ÅKLE");
    assert_string_equal(story_words_small(&arena, ""), "");
    assert_string_equal(story_words_large(&arena, "årsak"), "Årsak");
    assert_string_equal(story_words_large(&arena, "the nurse"), "The nurse");
    assert_string_equal(story_words_large(&arena, "÷"), "÷"); /* no letter, though it stands among them */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_both_languages), cmocka_unit_test(test_gaps),     cmocka_unit_test(test_times),
        cmocka_unit_test(test_numbers),        cmocka_unit_test(test_patients), cmocka_unit_test(test_letters),
    };
    return cmocka_run_group_tests(tests, open_arena, free_arena);
}
