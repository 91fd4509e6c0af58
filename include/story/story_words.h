/* The words of stories, in each language: sentences with gaps, times, dates, numbers, lists.
 *
 * Nothing here knows what happened. Texts are made in an arena and are never NULL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_STORY_WORDS_H
#define STORY_STORY_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum story_language { STORY_ENGLISH, STORY_NORWEGIAN, N_STORY_LANGUAGES };
extern const char *const story_words_languages[N_STORY_LANGUAGES]; /* "en", "no": also the suffix of labels */

enum story_word {
    /* heads: who, date, day, unit, policy */
    WORD_TITLE, WORD_SETTING, WORD_SETTING_PLAIN,
    /* sentences: {1} is who */
    WORD_COMES, WORD_COMES_FOR, WORD_COMES_INSTEAD, WORD_IS_VACANT, WORD_ON_LEAVE, WORD_STUDIES, WORD_IS_ILL,
    WORD_GOES, WORD_GOES_LATE, WORD_BREAK, WORD_NO_BREAK, WORD_FREE,
    WORD_DOES, WORD_CALLED, WORD_RESUMES, WORD_JOINED, WORD_TAKES_ON, WORD_WAITS_FOR_HELP, WORD_WAITS_IN_VAIN,
    /* what the second at a task does: {1} to whom, {2} what; and whom the first waits for */
    WORD_HELPS, WORD_IS_CONSULTED, WORD_LEARNS, WORD_A_SECOND_PERSON, WORD_SOMEBODY_TO_CONSULT,
    /* of a patient */
    WORD_ADMITTED, WORD_LEAVES, WORD_CHANGES, WORD_GIVEN_UP, WORD_EARNS, WORD_LAPSES,
    /* clauses */
    WORD_TOGETHER, WORD_TOGETHER_FOR, WORD_CONSULTS, WORD_CONSULTS_FOR, WORD_TEACHES, WORD_TEACHES_FOR, WORD_LASTS,
    WORD_UNTIL, WORD_AFTER_WAIT, WORD_AFTER_WAITS, WORD_BACK_UP, WORD_BACK_UPS,
    WORD_NOBODY, WORD_NOBODY_WHO_MAY, WORD_ONE_WAS_FREE, WORD_SOME_WERE_FREE, WORD_NOBODY_AT, WORD_BROKEN_OFF, WORD_LEFT_TO_NEXT,
    WORD_STILL_AT_IT,
    /* what waits: {1} what, {2} how long */
    WORD_MEANWHILE, WORD_WAITS, WORD_WAITS_GIVEN_UP, WORD_WAITS_LEFT, WORD_WAITS_OPEN, WORD_RULES_NEVER, WORD_RULES_AFTER,
    WORD_FROM_TO,
    /* ends */
    WORD_SUM_PERSON, WORD_SUM_INTERRUPTED, WORD_SUM_PATIENT, WORD_SUM_LONGEST, WORD_SUM_OMITTED, WORD_WHO_IS_WHO, WORD_IS,
    WORD_RULE_PERSON, WORD_RULE_PATIENT, WORD_OTHERS,
    /* patients */
    WORD_THE_PATIENT, WORD_THE_PATIENT_IN, WORD_THE_PATIENTS_IN, WORD_BED, WORD_BEDS, WORD_PATIENT, WORD_PATIENTS,
    WORD_N_PATIENTS,
    WORD_AND,
    N_STORY_WORDS
};

/* The text with {1}, {2}, {3} and {4} filled in; NULL stands for none. */
const char *story_words_say(struct arena *a, enum story_language language, enum story_word word, const char *one, const char *two,
                            const char *three, const char *four);
/* The same with any text. */
const char *story_words_fill(struct arena *a, const char *text, const char *name, const char *with);

/* "7 minutes", "1 hour and 5 minutes", "30 seconds": to the minute from 1 minute on. */
const char *story_words_duration(struct arena *a, enum story_language language, int64_t seconds);
/* "10 to 17 minutes"; when both are the same to the minute, just that. */
const char *story_words_span(struct arena *a, enum story_language language, int64_t least_s, int64_t most_s);
/* "07:40", "07.40". */
const char *story_words_clock(struct arena *a, enum story_language language, int64_t second_of_day);
/* "Monday 5 January 2026", of days since 1970-01-01. */
const char *story_words_date(struct arena *a, enum story_language language, int64_t day);
/* "7 people", "1 person"; things: "task", "time", "thing". */
enum story_count { COUNT_TASKS, COUNT_PEOPLE, COUNT_TIMES, COUNT_THINGS, N_STORY_COUNTS };
const char *story_words_count(struct arena *a, enum story_language language, enum story_count what, int n);
/* "a, b and c". */
const char *story_words_list(struct arena *a, enum story_language language, const char *const *items, int n);
/* Patients as events.csv names them ("bed 3.116", "arrival 17"): in a sentence "the patients in beds 3 and 4", else "beds 3 and
 * 4". */
const char *story_words_patients(struct arena *a, enum story_language language, const char *const *names, int n, bool sentence);
/* One patient as stories name him, without an article: "patient 17" for "arrival 17", else as in events.csv. And the way back;
 * what is no such name stays as it is. */
const char *story_words_patient(struct arena *a, enum story_language language, const char *name);
const char *story_words_arrival(struct arena *a, const char *asked);
/* A label inside a sentence: its first letter small, unless it is an abbreviation. And a sentence's first letter large. */
const char *story_words_small(struct arena *a, const char *label);
const char *story_words_large(struct arena *a, const char *text);

#endif
