/* What a story is told with: where it is printed, in which language, of what; and lines made of ticks, people and tasks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_STORY_LINE_H
#define STORY_STORY_LINE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "story/story_log.h"
#include "story/story_words.h"

struct story_line {
    FILE *out;
    struct story_cast *cast;
    struct arena *arena;      /* the cast's, with its `exhausted` set */
    enum story_language language;
    struct story_log log;
    bool *mentioned;          /* per person: by name */
    bool *at_work;            /* per person: did something that is told */
    int64_t work_s, free_s;   /* in all */
    int n_tasks, n_called, n_given_up;
    int32_t longest_wait;     /* ticks; of a patient */
};

const char *story_line_say(struct story_line *t, enum story_word word, const char *one, const char *two, const char *three,
                           const char *four);
/* Puts what the word says behind the text. */
void story_line_add(struct story_line *t, const char **text, enum story_word word, const char *one, const char *two);

int64_t story_line_seconds(const struct story_line *t, int32_t ticks);
const char *story_line_duration(struct story_line *t, int32_t ticks);
const char *story_line_clock(struct story_line *t, int32_t tick);
bool story_line_of_patient(const struct story_line *t); /* whether it is a patient's story */

const char *story_line_person(struct story_line *t, int p);
/* The patients of n episodes as a sentence wants them, or as an addition; NULL when there are none. In a patient's own story he
 * is "the patient". */
const char *story_line_patients(struct story_line *t, struct story_episode *const *all, int n, bool sentence);
/* "documentation, bed 3" */
const char *story_line_thing(struct story_line *t, const struct story_task *task);

/* Prints one line: the time, the sentence, and what waits. */
void story_line_print(struct story_line *t, int32_t from, const char *sentence, const char *waiting);
/* The same with what waits from `from` to `until` beside somebody at work. */
void story_line_tell(struct story_line *t, int32_t from, int32_t until, const char *sentence);

#endif
