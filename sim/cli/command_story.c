/* The command `story`; the work is in story/story.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command_story.h"

#include <stdio.h>
#include <string.h>

#include "story/story.h"

static const enum option_id options[] = {OPTION_SCENARIO, OPTION_PERSON,   OPTION_PATIENT,
                                         OPTION_DAY,      OPTION_LANGUAGE, OPTION_HELP};

static int read_language(const struct options *o, enum story_language *language, struct err *e)
{
    const char *asked = o->given[OPTION_LANGUAGE] ? o->text[OPTION_LANGUAGE] : story_words_languages[STORY_ENGLISH];
    for (int i = 0; i < N_STORY_LANGUAGES; i++)
        if (!strcmp(asked, story_words_languages[i])) {
            *language = (enum story_language)i;
            return 0;
        }
    return err_set(e, ERR_INPUT, "--language: expected en or no, found '%.80s'", asked);
}

static int run(const struct invocation *in, struct err *e)
{
    const struct options *o = in->options;
    enum story_language language = STORY_ENGLISH;
    const struct story_wish wish = {.scenario = o->given[OPTION_SCENARIO] ? o->text[OPTION_SCENARIO] : NULL,
                                    .person = o->given[OPTION_PERSON] ? o->text[OPTION_PERSON] : NULL,
                                    .patient = o->given[OPTION_PATIENT] ? o->text[OPTION_PATIENT] : NULL,
                                    .day = o->given[OPTION_DAY] ? (int)o->integer[OPTION_DAY] : 0};
    if (read_language(o, &language, e))
        return e->code;
    if (wish.person && wish.patient)
        return err_set(e, ERR_INPUT, "--person and --patient: expected one of them");
    return story_tell(stdout, o->arguments[0], &wish, language, e);
}

const struct command command_story = {
    .name = "story",
    .arguments = "FOLDER",
    .meaning = "tell one person's shift or one patient's day in plain sentences",
    .details = "Reads events.csv and manifest.json in FOLDER, as `avlast run --events` writes them, or events_NAME.csv of\n"
               "a comparison if --scenario names one, and tells what one person did, or what was done for one patient:\n"
               "when, what, for whom, why this person, and what waited meanwhile.\n"
               "Without --person and --patient it tells of the first on duty with the highest competence.",
    .example = "avlast run teaching_ward_o3 --reps 1 --events --out out/events --quiet && avlast story out/events --language no",
    .least = 1,
    .most = 1,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .run = run,
};
