/* The way from what the log says to words: ticks to times, numbers to names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story_line.h"

#include "base/text.h"
#include "story/story_waits.h"

const char *story_line_say(struct story_line *t, enum story_word word, const char *one, const char *two, const char *three,
                           const char *four)
{
    return story_words_say(t->arena, t->language, word, one, two, three, four);
}

void story_line_add(struct story_line *t, const char **text, enum story_word word, const char *one, const char *two)
{
    *text = text_format(t->arena, "%s%s", *text, story_line_say(t, word, one, two, NULL, NULL));
}

int64_t story_line_seconds(const struct story_line *t, int32_t ticks)
{
    return (int64_t)ticks * t->cast->model.tick_s;
}

const char *story_line_duration(struct story_line *t, int32_t ticks)
{
    return story_words_duration(t->arena, t->language, story_line_seconds(t, ticks));
}

const char *story_line_clock(struct story_line *t, int32_t tick)
{
    return story_words_clock(t->arena, t->language, story_line_seconds(t, tick % t->cast->model.ticks_per_day));
}

const char *story_line_person(struct story_line *t, int p)
{
    t->mentioned[p] = true;
    return story_cast_person(t->cast, p);
}

bool story_line_of_patient(const struct story_line *t)
{
    return t->log.choice.person < 0;
}

const char *story_line_patients(struct story_line *t, struct story_episode *const *all, int n, bool sentence)
{
    const char **names = ARENA_ARRAY(t->arena, n, const char *);
    if (all[0]->task->patient < 0)
        return NULL;
    if (story_line_of_patient(t))
        return sentence ? story_line_say(t, WORD_THE_PATIENT, NULL, NULL, NULL, NULL) : NULL;
    int n_names = 0;
    for (int i = 0; i < n; i++) {
        int before = 0; /* the same patient may have rung twice */
        while (before < i && all[before]->task->patient != all[i]->task->patient)
            before++;
        if (before == i)
            names[n_names++] = t->log.patients[all[i]->task->patient]->name;
    }
    return story_words_patients(t->arena, t->language, names, n_names, sentence);
}

const char *story_line_thing(struct story_line *t, const struct story_task *task)
{
    const char *aside = NULL;
    if (task->patient >= 0 && !story_line_of_patient(t))
        aside = story_words_patients(t->arena, t->language, &t->log.patients[task->patient]->name, 1, false);
    return story_cast_thing(t->cast, task->task, aside);
}

/* ---- Lines -------------------------------------------------------------------------------------------------------- */

void story_line_print(struct story_line *t, int32_t from, const char *sentence, const char *waiting)
{
    fprintf(t->out, "%s %s.%s\n", story_line_clock(t, from), story_words_large(t->arena, sentence), waiting);
}

void story_line_tell(struct story_line *t, int32_t from, int32_t until, const char *sentence)
{
    bool beside = !story_line_of_patient(t) && from != until;
    story_line_print(t, from, sentence, beside ? story_waits_text(t->cast, &t->log, from, until, false) : "");
}
