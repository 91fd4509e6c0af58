/* Tasks of one type that fared alike are one item; of many items the most urgent are named, the others perhaps later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story_waits.h"

#include <stdlib.h>
#include <string.h>

#include "model/windows.h"
#include "story/story.h"

enum { MOST_ITEMS = 2, MOST_TASKS = 64 };

struct item {
    int n;
    struct story_task *tasks[MOST_TASKS];
    int urgency;
    int32_t least, most;
};

int32_t story_waits_ticks(const struct model *m, const struct story_task *t)
{
    int32_t until = t->started >= 0 ? t->started : t->ended >= 0 ? t->ended : m->end_ticks;
    return until - t->created;
}

/* How the waiting ended: a start, whatever came after it, or the task's fate without one. */
static enum event_kind outcome(const struct story_task *t)
{
    return t->started >= 0 ? EVENT_STARTED : t->fate;
}

/* What the rules of the policy say of the person and the task, at the time from which it waits beside him. */
static int32_t patience(const struct story_cast *c, const struct story_log *log, const struct story_task *t, int32_t from)
{
    const struct model *m = &c->model;
    const struct unit *u = &m->units[log->choice.unit];
    int queue = u->queue_of[t->task * 2] >= 0 ? u->queue_of[t->task * 2] : u->queue_of[t->task * 2 + 1];
    int column = windows_column(m, u, t->created > from ? t->created : from);
    return model_wait(m, u, column, m->persons[log->choice.person].class, queue);
}

static bool is_worth(const struct story_cast *c, const struct story_log *log, const struct story_task *t, int32_t from,
                     int32_t until, bool idle)
{
    const struct model *m = &c->model;
    int32_t ticks = story_waits_ticks(m, t);
    if (t->told || t->owner >= 0 || (int64_t)ticks * m->tick_s < STORY_LEAST_WAIT_S)
        return false;
    if (t->created >= until || t->created + ticks <= from || !story_state_may(m, log->choice.person, t->task, false))
        return false;
    return idle || patience(c, log, t, from) == 0;
}

/* Sorts tasks into items; returns how many items there are. */
static int collect(const struct story_cast *c, struct story_log *log, int32_t from, int32_t until, bool idle,
                   struct item *items)
{
    int n = 0;
    for (int i = 0; i < log->n_tasks; i++) {
        struct story_task *t = log->tasks[i];
        if (!is_worth(c, log, t, from, until, idle))
            continue;
        int at = 0;
        while (at < n && (items[at].tasks[0]->task != t->task || outcome(items[at].tasks[0]) != outcome(t)))
            at++;
        int32_t ticks = story_waits_ticks(&c->model, t);
        if (at == n)
            items[n++] = (struct item){.urgency = c->model.tasks[t->task].urgency, .least = ticks};
        struct item *item = &items[at];
        if (item->n == MOST_TASKS)
            continue;
        item->least = ticks < item->least ? ticks : item->least;
        item->most = ticks > item->most ? ticks : item->most;
        item->tasks[item->n++] = t;
    }
    return n;
}

/* The most urgent first, then those that wait longest. */
static int by_urgency(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    if (x->urgency != y->urgency)
        return x->urgency - y->urgency;
    return x->most != y->most ? (x->most < y->most) - (x->most > y->most) : x->tasks[0]->task - y->tasks[0]->task;
}

/* What the rules of the policy say of the person and the tasks: -1 when they say different things. */
static int32_t patience_of_all(const struct story_cast *c, const struct story_log *log, const struct item *item, int32_t from)
{
    int32_t said = patience(c, log, item->tasks[0], from);
    for (int i = 1; i < item->n; i++)
        if (patience(c, log, item->tasks[i], from) != said)
            return -1;
    return said;
}

/* "12 minutes, and then it is given up": how long, what came of it, and if `idle` why the person leaves it. */
static const char *fate(struct story_cast *c, const struct story_log *log, const struct item *item, int32_t from, bool idle)
{
    static const struct {
        enum event_kind outcome;
        enum story_word word;
    } fates[] = {{EVENT_OMITTED, WORD_WAITS_GIVEN_UP}, {EVENT_LOST, WORD_WAITS_GIVEN_UP}, {EVENT_WITHDRAWN, WORD_WAITS_LEFT},
                 {EVENT_CREATED, WORD_WAITS_OPEN}};
    struct arena *a = &c->arena;
    enum story_language language = c->language;
    int64_t tick_s = c->model.tick_s;
    const char *text = story_words_span(a, language, item->least * tick_s, item->most * tick_s);
    for (int i = 0; i < 4; i++)
        if (outcome(item->tasks[0]) == fates[i].outcome)
            text = story_words_say(a, language, fates[i].word, text, NULL, NULL, NULL);
    int32_t wait = idle ? patience_of_all(c, log, item, from) : 0;
    if (wait == MODEL_NEVER)
        return story_words_say(a, language, WORD_RULES_NEVER, text, NULL, NULL, NULL);
    if (wait > 0)
        return story_words_say(a, language, WORD_RULES_AFTER, text, story_cast_person(c, log->choice.person),
                               story_words_duration(a, language, wait * tick_s), NULL);
    return text;
}

static int by_number(const void *a, const void *b)
{
    const char *x = strchr(*(const char *const *)a, ' '), *y = strchr(*(const char *const *)b, ' ');
    return x && y ? atoi(x) - atoi(y) : 0;
}

static const char *item_text(struct story_cast *c, const struct story_log *log, const struct item *item, int32_t from, bool idle)
{
    const char **names = ARENA_ARRAY(&c->arena, item->n, const char *), *aside = NULL;
    int n = 0;
    for (int i = 0; i < item->n; i++) {
        item->tasks[i]->told = true;
        if (item->tasks[i]->patient >= 0)
            names[n++] = log->patients[item->tasks[i]->patient]->name;
    }
    qsort(names, (size_t)n, sizeof *names, by_number);
    if (n == item->n)
        aside = story_words_patients(&c->arena, c->language, names, n, false);
    return story_words_say(&c->arena, c->language, WORD_WAITS, story_cast_thing(c, item->tasks[0]->task, aside),
                           fate(c, log, item, from, idle), NULL, NULL);
}

const char *story_waits_text(struct story_cast *c, struct story_log *log, int32_t from, int32_t until, bool idle)
{
    struct item *items = ARENA_ARRAY(&c->arena, N_EVENT_KINDS * c->model.n_tasks, struct item);
    const char *texts[MOST_ITEMS];
    int n = collect(c, log, from, until < 0 ? log->choice.until : until, idle, items);
    if (n == 0)
        return "";
    qsort(items, (size_t)n, sizeof *items, by_urgency);
    n = n < MOST_ITEMS ? n : MOST_ITEMS;
    for (int i = 0; i < n; i++)
        texts[i] = item_text(c, log, &items[i], from, idle);
    return story_words_say(&c->arena, c->language, WORD_MEANWHILE, story_words_list(&c->arena, c->language, texts, n), NULL, NULL,
                           NULL);
}
