/* One table of words for each thing that two people do together; the rest is the same for all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story_together.h"

struct pair_words {
    enum story_word whole, part; /* the performer, all the time and at first only: {1} with whom, {2} how long */
    enum story_word helps;       /* the one who comes: {1} to whom, {2} what */
    enum story_word awaited;     /* for whom the performer waits */
};

/* TOGETHER_NONE: nobody says what it is. */
static const struct pair_words words[N_EVENT_TOGETHERS] = {
    [TOGETHER_NONE] = {WORD_TOGETHER, WORD_TOGETHER_FOR, WORD_HELPS, WORD_A_SECOND_PERSON},
    [TOGETHER_SECOND_PERSON] = {WORD_TOGETHER, WORD_TOGETHER_FOR, WORD_HELPS, WORD_A_SECOND_PERSON},
    [TOGETHER_CHECK] = {WORD_TOGETHER, WORD_TOGETHER_FOR, WORD_HELPS, WORD_A_SECOND_PERSON}, /* a control, or a hand at first */
    [TOGETHER_CONSULTING] = {WORD_CONSULTS, WORD_CONSULTS_FOR, WORD_IS_CONSULTED, WORD_SOMEBODY_TO_CONSULT},
    [TOGETHER_LESSON] = {WORD_TEACHES, WORD_TEACHES_FOR, WORD_LEARNS, WORD_A_SECOND_PERSON},
};

void story_together_add(struct story_line *t, const char **text, const struct story_episode *s, bool several)
{
    const struct pair_words *w = &words[s->together];
    bool part = s->partner_until > s->from && s->partner_until < s->until && !several;
    bool said = s->joined && w->whole == WORD_TOGETHER; /* the sentence begins with his coming */
    if (s->partner < 0 || said)
        return;
    const char *who = story_line_person(t, s->partner);
    story_line_add(t, text, part ? w->part : w->whole, who, part ? story_line_duration(t, s->partner_until - s->from) : NULL);
}

const char *story_together_helps(struct story_line *t, const struct story_episode *s)
{
    const char *who = story_line_person(t, s->partner);
    const char *does = story_line_say(t, words[s->together].helps, story_line_person(t, s->person), story_line_thing(t, s->task),
                                      NULL, NULL);
    if (s->left)
        return story_line_say(t, WORD_CALLED, who, does, story_line_thing(t, s->left), NULL);
    return story_line_say(t, WORD_DOES, who, does, NULL, NULL);
}

void story_together_tell_hold(struct story_line *t, struct story_episode *s)
{
    if (s->until >= 0 && story_line_seconds(t, s->until - s->from) < 60 && s->end == EVENT_JOINED)
        return;
    int32_t until = s->until < 0 ? t->log.choice.until : s->until;
    enum story_word word = s->end == EVENT_JOINED ? WORD_WAITS_FOR_HELP : WORD_WAITS_IN_VAIN;
    const char *awaited = story_line_say(t, words[s->together].awaited, NULL, NULL, NULL, NULL);
    s->task->told = true;
    story_line_tell(t, s->from, s->until,
                    story_line_say(t, word, story_line_person(t, s->person), story_line_thing(t, s->task),
                                   story_line_duration(t, until - s->from), awaited));
}
