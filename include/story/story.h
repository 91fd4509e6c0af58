/* One person's shift, or one patient's day, in plain sentences that can be read aloud: `avlast story`.
 *
 *     events.csv --story_rows--> story_choice (whose, when) --story_rows--> story_log (what happened) --> story (this file)
 *     manifest.json --> story_cast (names, rights)                             story_words (both languages) --^
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_STORY_H
#define STORY_STORY_H

#include <stdio.h>

#include "base/err.h"
#include "story/story_choice.h"

/* Waits shorter than this are not told, nor is time free. */
enum { STORY_LEAST_WAIT_S = 300 };

/* Reads manifest.json and events.csv in the folder and prints the story. ERR_INPUT says what is wrong with the files, or with
 * what was wished for. Nothing is printed then. */
int story_tell(FILE *out, const char *folder, const struct story_wish *wish, enum story_language language, struct err *e);

#endif
