/* The order of telling: what belongs together becomes one sentence, and nothing is said twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "story/story_duty.h"
#include "story/story_line.h"
#include "story/story_log.h"
#include "story/story_together.h"
#include "story/story_waits.h"

/* ---- Work --------------------------------------------------------------------------------------------------------- */

/* How many episodes from all[0] on are of one kind and follow one another at once: they make one sentence. */
static int alike(const struct story_line *t, struct story_episode *const *all, int n)
{
    const struct story_episode *first = all[0];
    int count = 1;
    if (first->kind != STORY_WORK || first->left || first->resumed || first->joined || first->end != EVENT_DONE)
        return 1;
    for (; count < n; count++) {
        const struct story_episode *s = all[count], *before = all[count - 1];
        bool same = s->kind == STORY_WORK && s->task->task == first->task->task && s->partner == first->partner &&
                    s->together == first->together && s->partner_until == first->partner_until && s->why == first->why &&
                    s->person == first->person && (s->task->patient < 0) == (first->task->patient < 0);
        bool plain = !s->left && !s->resumed && !s->joined && s->end == EVENT_DONE;
        if (!same || !plain || story_line_seconds(t, s->from - before->until) > 60)
            break;
    }
    return count;
}

/* Why this person: said of what was not his own, and of what those with less training may do. Of several tasks only what is true
 * of all. */
static void add_others(struct story_line *t, const char **text, struct story_episode *const *all, int n)
{
    bool nobody = true, nobody_who_may = true, worth = false;
    for (int i = 0; i < n; i++) {
        const struct story_others *o = &all[i]->others;
        nobody &= o->known && o->nobody;
        nobody_who_may &= o->known && o->nobody_who_may;
        worth |= o->known && (o->lower_may || all[i]->why == WHY_BACK_UP || all[i]->why == WHY_INTERRUPTION);
    }
    const struct story_others *o = &all[0]->others;
    char number[16];
    snprintf(number, sizeof number, "%d", o->n_free);
    if (!worth)
        return;
    if (nobody || nobody_who_may)
        story_line_add(t, text, nobody ? WORD_NOBODY : WORD_NOBODY_WHO_MAY, NULL, NULL);
    else if (n == 1 && o->n_free == 1)
        story_line_add(t, text, WORD_ONE_WAS_FREE, story_line_person(t, o->one), NULL);
    else if (n == 1 && o->n_free > 1)
        story_line_add(t, text, WORD_SOME_WERE_FREE, number, NULL);
}

static void add_wait(struct story_line *t, const char **text, struct story_episode *const *all, int n)
{
    int32_t longest = 0;
    bool told = true, back_up = all[0]->why == WHY_BACK_UP;
    for (int i = 0; i < n; i++) {
        longest = all[i]->waited > longest ? all[i]->waited : longest;
        told &= all[i]->task->told;
        all[i]->task->told = true;
    }
    if (!all[0]->resumed) /* what was left waits for the second time */
        t->longest_wait = longest > t->longest_wait ? longest : t->longest_wait;
    if (back_up && longest > 0)
        story_line_add(t, text, n > 1 ? WORD_BACK_UPS : WORD_BACK_UP, story_line_duration(t, longest), NULL);
    else if ((!told || all[0]->resumed) && story_line_seconds(t, longest) >= STORY_LEAST_WAIT_S)
        story_line_add(t, text, n > 1 ? WORD_AFTER_WAITS : WORD_AFTER_WAIT, story_line_duration(t, longest), NULL);
}

static void add_end(struct story_line *t, const char **text, const struct story_episode *s, const struct story_episode *next)
{
    bool goes_on = next && next->left == s->task && next->from == s->until; /* called away: told in the next sentence */
    if (s->until < 0)
        story_line_add(t, text, WORD_STILL_AT_IT, NULL, NULL);
    else if (s->end == EVENT_SUSPENDED && s->end_why != WHY_INTERRUPTION)
        story_line_add(t, text, WORD_LEFT_TO_NEXT, NULL, NULL);
    else if (s->end == EVENT_SUSPENDED && !goes_on)
        story_line_add(t, text, WORD_BROKEN_OFF, story_line_clock(t, s->until), NULL);
}

static const char *does(struct story_line *t, struct story_episode *const *all, int n)
{
    const struct story_episode *s = all[0];
    return story_cast_does(t->cast, s->task->task, story_line_patients(t, all, n, true), story_line_patients(t, all, n, false));
}

static void tell_work(struct story_line *t, struct story_episode *const *all, int n, const struct story_episode *next)
{
    const struct story_episode *s = all[0], *last = all[n - 1];
    const char *who = story_line_person(t, s->person), *text;
    bool joined = s->joined && s->partner >= 0;
    if (s->left && s->kind == STORY_WORK && !joined)
        text = story_line_say(t, WORD_CALLED, who, does(t, all, n), story_line_thing(t, s->left), NULL);
    else if (joined)
        text = story_line_say(t, WORD_JOINED, who, does(t, all, n), story_line_person(t, s->partner), NULL);
    else
        text = story_line_say(t, s->resumed ? WORD_RESUMES : WORD_DOES, who, does(t, all, n), NULL, NULL);
    story_together_add(t, &text, s, n > 1);
    if (n > 1)
        story_line_add(t, &text, WORD_UNTIL, story_line_clock(t, last->until), NULL);
    else if (s->until > s->from)
        story_line_add(t, &text, WORD_LASTS, story_line_duration(t, s->until - s->from), NULL);
    add_wait(t, &text, all, n);
    if (story_line_of_patient(t) && s->task->nobody_free && !s->resumed && story_line_seconds(t, s->waited) >= STORY_LEAST_WAIT_S)
        story_line_add(t, &text, WORD_NOBODY_AT, story_line_clock(t, s->task->created), NULL);
    else
        add_others(t, &text, all, n);
    add_end(t, &text, last, next);
    story_line_tell(t, s->from, last->until, text);
}

static void tell_help(struct story_line *t, struct story_episode *s, const struct story_episode *next)
{
    const char *text = story_together_helps(t, s);
    if (s->until >= 0)
        story_line_add(t, &text, WORD_LASTS, story_line_duration(t, s->until - s->from), NULL);
    s->task->told = true;
    add_end(t, &text, s, next);
    story_line_tell(t, s->from, s->until, text);
}

/* ---- Coming, going, and being free -------------------------------------------------------------------------------- */

/* Of somebody who comes for a colleague: for whom, and why. */
static const char *say_instead(struct story_line *t, const struct story_duty *duty, const char *who, const char *shift)
{
    static const enum story_word why[N_AWAY_REASONS] = {
        [AWAY_VACANCY] = WORD_IS_VACANT, [AWAY_LEAVE] = WORD_ON_LEAVE,
        [AWAY_EDUCATION] = WORD_STUDIES, [AWAY_SICKNESS] = WORD_IS_ILL};
    const char *text = story_line_say(t, WORD_COMES_INSTEAD, who, shift, story_line_person(t, duty->instead_of), NULL);
    story_line_add(t, &text, why[duty->reason], NULL, NULL);
    return text;
}

static void tell_presence(struct story_line *t, const struct story_episode *s)
{
    const char *who = story_line_person(t, s->person), *text;
    const struct story_duty duty = story_duty_find(t->cast, s->person, t->log.choice.from);
    int unit = t->log.choice.unit;
    const char *shift = duty.known ? story_cast_shift(t->cast, unit, t->cast->model.units[unit].shifts[duty.shift].label.id) : "";
    if (s->kind == STORY_COMES && duty.known && duty.instead_of >= 0)
        text = say_instead(t, &duty, who, shift);
    else if (s->kind == STORY_COMES)
        text = story_line_say(t, duty.known ? WORD_COMES_FOR : WORD_COMES, who, shift, NULL, NULL);
    else if (duty.known && s->from > duty.until)
        text = story_line_say(t, WORD_GOES_LATE, who, story_line_duration(t, s->from - duty.until), NULL, NULL);
    else
        text = story_line_say(t, WORD_GOES, who, NULL, NULL, NULL);
    story_line_tell(t, s->from, s->from, text);
}

static void tell_free(struct story_line *t, int32_t from, int32_t until)
{
    const char *who = story_line_person(t, t->log.choice.person), *length = story_line_duration(t, until - from);
    t->free_s += story_line_seconds(t, until - from);
    if (story_line_seconds(t, until - from) >= STORY_LEAST_WAIT_S)
        story_line_print(t, from, story_line_say(t, WORD_FREE, who, length, NULL, NULL),
                         story_waits_text(t->cast, &t->log, from, until, true));
}

static void tell_break(struct story_line *t, const struct story_episode *s)
{
    const char *who = story_line_person(t, s->person);
    int32_t until = s->until < 0 ? t->log.choice.until : s->until;
    if (s->kind == STORY_NO_BREAK)
        story_line_tell(t, s->from, s->from, story_line_say(t, WORD_NO_BREAK, who, NULL, NULL, NULL));
    else
        story_line_tell(t, s->from, until, story_line_say(t, WORD_BREAK, who, story_line_clock(t, until), NULL, NULL));
}

static void tell_given_up(struct story_line *t, const struct story_episode *s)
{
    const char *what = story_line_thing(t, s->task), *wait = story_line_duration(t, s->task->ended - s->task->created);
    t->n_given_up++;
    story_line_tell(t, s->from, s->from, story_line_say(t, WORD_GIVEN_UP, NULL, what, wait, NULL));
}

static void tell_right(struct story_line *t, const struct story_episode *s)
{
    const char *who = story_line_person(t, s->person), *what = story_cast_thing(t->cast, s->right, NULL);
    bool earned = s->kind == STORY_EARNS && s->partner >= 0;
    story_line_tell(t, s->from, s->from,
                    story_line_say(t, earned ? WORD_EARNS : WORD_LAPSES, who, what,
                                   earned ? story_line_person(t, s->partner) : NULL, NULL));
}

static void tell_patient(struct story_line *t, const struct story_episode *s)
{
    const char *name = t->log.patients[t->log.choice.patient]->name;
    const char *who = story_words_patients(t->arena, t->language, &name, 1, true);
    const char *level = s->level >= 0 ? story_words_small(t->arena, story_cast_level(t->cast, t->log.choice.unit, s->level)) : "";
    static const enum story_word words[] = {
        [STORY_ADMITTED] = WORD_ADMITTED, [STORY_LEAVES] = WORD_LEAVES, [STORY_CHANGES] = WORD_CHANGES};
    story_line_tell(t, s->from, s->from, story_line_say(t, words[s->kind], who, level, NULL, NULL));
}

/* Tells all[0] and those that go with it; returns how many. */
static int tell_next(struct story_line *t, struct story_episode *const *all, int n)
{
    struct story_episode *s = all[0];
    int count = 1;
    switch (s->kind) {
    case STORY_COMES:
    case STORY_GOES:
        tell_presence(t, s);
        break;
    case STORY_BREAK:
    case STORY_NO_BREAK:
        tell_break(t, s);
        break;
    case STORY_HOLD:
        story_together_tell_hold(t, s);
        break;
    case STORY_HELP:
        tell_help(t, s, n > 1 ? all[1] : NULL);
        break;
    case STORY_WORK:
        count = alike(t, all, n);
        tell_work(t, all, count, n > count ? all[count] : NULL);
        break;
    case STORY_GIVEN_UP:
        tell_given_up(t, s);
        break;
    case STORY_EARNS:
    case STORY_LAPSES:
        tell_right(t, s);
        break;
    case STORY_ADMITTED:
    case STORY_LEAVES:
    case STORY_CHANGES:
        tell_patient(t, s);
        break;
    }
    return count;
}

/* ---- The whole ---------------------------------------------------------------------------------------------------- */

static void tell_head(struct story_line *t)
{
    const struct story_choice *c = &t->log.choice;
    const struct model *m = &t->cast->model;
    const char *who, *unit = story_cast_unit(t->cast, c->unit), *policy = story_cast_policy(t->cast);
    char day[16];
    snprintf(day, sizeof day, "%d", c->day + 1);
    if (story_line_of_patient(t))
        who = story_words_patients(t->arena, t->language, &t->log.patients[c->patient]->name, 1, true);
    else
        who = story_line_person(t, c->person);
    fprintf(t->out, "%s\n", story_line_say(t, WORD_TITLE, story_words_large(t->arena, who),
                                story_words_date(t->arena, t->language, (int64_t)m->start_day + c->day), day, NULL));
    fprintf(t->out, "%s\n\n", story_line_say(t, *policy ? WORD_SETTING : WORD_SETTING_PLAIN, story_words_large(t->arena, unit),
                                            story_words_small(t->arena, policy), NULL, NULL));
}

/* Everything in order; of a person also when nothing is done. */
static void tell_all(struct story_line *t)
{
    struct story_log *log = &t->log;
    int32_t at = log->choice.from;
    for (int i = 0; i < log->n_episodes;) {
        struct story_episode *const *s = &log->episodes[i];
        if (!story_line_of_patient(t) && s[0]->from > at)
            tell_free(t, at, s[0]->from);
        int n = tell_next(t, s, log->n_episodes - i);
        i += n;
        int32_t until = s[n - 1]->until < 0 ? log->choice.until : s[n - 1]->until;
        at = until > at ? until : at;
    }
    if (!story_line_of_patient(t) && at < log->choice.until)
        tell_free(t, at, log->choice.until);
}

static void add_up(struct story_line *t)
{
    const struct story_log *log = &t->log;
    for (int i = 0; i < log->n_episodes; i++) {
        const struct story_episode *s = log->episodes[i];
        if (s->kind != STORY_WORK && s->kind != STORY_HELP && s->kind != STORY_HOLD)
            continue;
        int32_t until = s->until < 0 ? log->choice.until : s->until;
        t->work_s += story_line_seconds(t, until - s->from);
        t->n_tasks += s->kind != STORY_HOLD && !s->resumed;
        t->n_called += s->left != NULL;
        t->at_work[s->person] = true;
        if (s->partner >= 0)
            t->at_work[s->partner] = true;
    }
}

static void tell_sum(struct story_line *t)
{
    const char *tasks = story_words_count(t->arena, t->language, COUNT_TASKS, t->n_tasks);
    const char *given_up = story_words_count(t->arena, t->language, COUNT_THINGS, t->n_given_up);
    const char *called = story_words_count(t->arena, t->language, COUNT_TIMES, t->n_called);
    const char *work = story_words_duration(t->arena, t->language, t->work_s);
    const char *text;
    if (story_line_of_patient(t)) {
        int n = 0;
        for (int p = 0; p < t->cast->model.n_persons; p++)
            n += t->at_work[p];
        text = story_line_say(t, WORD_SUM_PATIENT, tasks, story_words_count(t->arena, t->language, COUNT_PEOPLE, n), work, NULL);
        if (story_line_seconds(t, t->longest_wait) >= STORY_LEAST_WAIT_S)
            story_line_add(t, &text, WORD_SUM_LONGEST, story_line_duration(t, t->longest_wait), NULL);
        if (t->n_given_up)
            story_line_add(t, &text, WORD_SUM_OMITTED, given_up, NULL);
    } else {
        text = story_line_say(t, WORD_SUM_PERSON, tasks, work, story_words_duration(t->arena, t->language, t->free_s), NULL);
        if (t->n_called)
            story_line_add(t, &text, WORD_SUM_INTERRUPTED, called, NULL);
    }
    fprintf(t->out, "\n%s\n", text);
}

/* People whose names are not those of events.csv; and the patients of a unit to which they arrive, by one of them. */
static void tell_names(struct story_line *t)
{
    const struct model *m = &t->cast->model;
    const struct story_choice *c = &t->log.choice;
    const char **names = ARENA_ARRAY(t->arena, m->n_persons + 1, const char *);
    const char *patient = c->patient >= 0 ? t->log.patients[c->patient]->name : c->some_patient;
    const char *called = story_words_patient(t->arena, t->language, patient);
    int n = 0;
    for (int p = 0; p < m->n_persons; p++)
        if (t->mentioned[p] && strcmp(t->cast->persons[p], m->persons[p].label.id))
            names[n++] = story_line_say(t, WORD_IS, story_cast_person(t->cast, p), m->persons[p].label.id, NULL, NULL);
    if (strcmp(called, patient))
        names[n++] = story_line_say(t, WORD_IS, called, patient, NULL, NULL);
    if (n)
        fprintf(t->out, "%s\n",
                story_line_say(t, WORD_WHO_IS_WHO, story_words_list(t->arena, t->language, names, n), t->cast->events, NULL,
                               NULL));
}

static void tell_rules(struct story_line *t, bool asked)
{
    const struct story_choice *c = &t->log.choice;
    const char *least = story_words_duration(t->arena, t->language, STORY_LEAST_WAIT_S);
    char days[16];
    snprintf(days, sizeof days, "%d", c->n_days);
    if (story_line_of_patient(t))
        fprintf(t->out, "%s\n", story_line_say(t, WORD_RULE_PATIENT, least, NULL, NULL, NULL));
    else
        fprintf(t->out, "%s\n", story_line_say(t, WORD_RULE_PERSON, story_line_person(t, c->person), least, NULL, NULL));
    if (!asked)
        fprintf(t->out, "%s\n", story_line_say(t, WORD_OTHERS, c->some_people,
                                               story_words_patient(t->arena, t->language, c->some_patient), days, NULL));
}

static int tell_it(struct story_line *t, const char *folder, const struct story_wish *wish, struct err *e)
{
    struct story_choice choice;
    char path[PATH_MAX];
    if (story_cast_open(t->cast, folder, wish->scenario, t->language, e))
        return e->code;
    if (snprintf(path, sizeof path, "%s/%s", folder, t->cast->events) >= (int)sizeof path)
        return err_set(e, ERR_INPUT, "'%.40s...': the name of the folder is too long", folder);
    if (story_choice_make(&choice, wish, t->cast, path, e) ||
        story_log_read(&t->log, &choice, t->cast, path, e))
        return e->code;
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return err_set(e, ERR_MEMORY, "not enough memory to tell of '%s'", folder);
    t->arena->exhausted = &exhausted;
    t->mentioned = ARENA_ARRAY(t->arena, t->cast->model.n_persons, bool);
    t->at_work = ARENA_ARRAY(t->arena, t->cast->model.n_persons, bool);
    tell_head(t);
    tell_all(t);
    add_up(t);
    tell_sum(t);
    tell_names(t);
    tell_rules(t, wish->person || wish->patient);
    return 0;
}

int story_tell(FILE *out, const char *folder, const struct story_wish *wish, enum story_language language, struct err *e)
{
    struct story_cast cast;
    struct story_line t = {.out = out, .cast = &cast, .arena = &cast.arena, .language = language};
    int rc = tell_it(&t, folder, wish, e);
    story_cast_free(&cast);
    return rc;
}
