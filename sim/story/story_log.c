/* The second reading of events.csv: what concerns the one the story is about, event by event.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story_log.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    struct story_log *log;
    struct story_cast *cast;
    struct story_rows rows;
    struct story_row row;
    struct story_state state;
    int episode_room, task_room;
    int32_t tick;                 /* of the row before */
};

static void keep(struct reading *x, struct story_task *t)
{
    struct story_log *log = x->log;
    if (t->kept || t->unit != log->choice.unit)
        return;
    t->kept = true;
    log->tasks = story_state_grow(&x->cast->arena, log->tasks, log->n_tasks, &x->task_room, sizeof *log->tasks);
    log->tasks[log->n_tasks++] = t;
}

/* ---- Episodes ----------------------------------------------------------------------------------------------------- */

static struct story_episode *begin(struct reading *x, enum story_kind kind, struct story_task *t)
{
    struct story_log *log = x->log;
    struct story_episode *s = ARENA_NEW(&x->cast->arena, struct story_episode);
    *s = (struct story_episode){.kind = kind, .from = x->row.tick, .until = -1, .task = t, .person = x->row.person,
                                .partner = x->row.helper, .partner_until = -1,  .why = x->row.why, .together = x->row.together,
                                .level = x->row.level, .right = x->row.task, .end = EVENT_CREATED};
    log->episodes = story_state_grow(&x->cast->arena, log->episodes, log->n_episodes, &x->episode_room, sizeof *log->episodes);
    log->episodes[log->n_episodes++] = s;
    if (t)
        keep(x, t);
    return s;
}

/* Something that has no length. */
static void note(struct reading *x, enum story_kind kind, struct story_task *t)
{
    if (x->row.tick >= x->log->choice.from && x->row.tick <= x->log->choice.until)
        begin(x, kind, t)->until = x->row.tick;
}

/* What ended before the window is forgotten. */
static void finish(struct reading *x, struct story_episode *s)
{
    struct story_log *log = x->log;
    s->until = x->row.tick;
    s->end = x->row.kind;
    s->end_why = x->row.why;
    if (s->until <= log->choice.from && s->from < log->choice.from)
        for (int i = log->n_episodes - 1; i >= 0; i--)
            if (log->episodes[i] == s) {
                memmove(&log->episodes[i], &log->episodes[i + 1], (size_t)(--log->n_episodes - i) * sizeof *log->episodes);
                break;
            }
}

static bool is_about(const struct reading *x, int person, const struct story_task *t)
{
    const struct story_choice *c = &x->log->choice;
    return c->person >= 0 ? person == c->person : t && t->patient == c->patient;
}

/* The episode that is going on with this task (NULL: none), of whoever the story is about. */
static struct story_episode *going_on(const struct reading *x, const struct story_task *t)
{
    for (int i = x->log->n_episodes - 1; i >= 0; i--)
        if (x->log->episodes[i]->task == t && x->log->episodes[i]->until < 0)
            return x->log->episodes[i];
    return NULL;
}

/* ---- What happens ------------------------------------------------------------------------------------------------- */

static void take_up(struct reading *x, struct story_task *t)
{
    const struct story_row *row = &x->row;
    struct story_choice *c = &x->log->choice;
    struct story_episode *s = going_on(x, t), *work = NULL;
    bool helps = c->person >= 0 && row->helper == c->person, begins = row->tick < c->until;
    if (s) /* the hold is over */
        finish(x, s);
    if (begins && (helps || is_about(x, row->person, t))) {
        int who = helps ? row->helper : row->person;
        work = begin(x, helps ? STORY_HELP : row->kind == EVENT_HELD ? STORY_HOLD : STORY_WORK, t);
        work->waited = row->tick - t->ready;
        work->resumed = t->started >= 0;
        work->joined = row->kind == EVENT_JOINED;
        work->others = story_state_others(&x->state, t, row);
        if (x->state.workers[who].left_at == row->tick)
            work->left = x->state.workers[who].left;
        if (work->left)
            keep(x, work->left);
    }
    story_state_take_up(&x->state, t, row);
}

/* The people at a task leave it, whether it is over or not. */
static void leave(struct reading *x, struct story_task *t)
{
    struct story_episode *s = going_on(x, t);
    if (s)
        finish(x, s);
    story_state_leave(&x->state, t, &x->row);
}

static void helper_leaves(struct reading *x, struct story_task *t)
{
    struct story_episode *s = going_on(x, t);
    if (s && s->kind == STORY_HELP)
        finish(x, s);
    else if (s)
        s->partner_until = x->row.tick;
    story_state_helper_leaves(&x->state, t, &x->row);
}

static int arise(struct reading *x, struct err *e)
{
    if (story_state_find(&x->state, x->row.instance))
        return story_rows_wrong(&x->rows, e, "a task that is new", "created a second time");
    struct story_task *t = story_state_arise(&x->state, &x->row);
    if (x->row.tick >= x->log->choice.from)
        keep(x, t);
    return 0;
}

static int hear_of_task(struct reading *x, struct err *e)
{
    const struct story_row *row = &x->row;
    if (row->kind == EVENT_CREATED)
        return row->tick < x->log->choice.until ? arise(x, e) : 0;
    struct story_task *t = story_state_find(&x->state, row->instance);
    if (!t) /* what arose after the window does not concern us */
        return row->tick >= x->log->choice.until ? 0 : story_rows_wrong(&x->rows, e, "a task that was created", "none");
    bool takes_up = row->kind == EVENT_STARTED || row->kind == EVENT_RESUMED || row->kind == EVENT_HELD ||
                    row->kind == EVENT_JOINED;
    if (takes_up && (row->person < 0 || (t->person >= 0) != (row->kind == EVENT_JOINED)))
        return story_rows_wrong(&x->rows, e, "a task that nobody is at, and somebody who takes it up", event_kind_ids[row->kind]);
    bool at_it = row->kind == EVENT_DONE || row->kind == EVENT_SUSPENDED || row->kind == EVENT_RELEASED;
    if (at_it && t->person < 0)
        return story_rows_wrong(&x->rows, e, "a task that somebody is at", event_kind_ids[row->kind]);
    if (takes_up)
        take_up(x, t);
    else if (row->kind == EVENT_HELPER_LEFT)
        helper_leaves(x, t);
    else
        leave(x, t);
    if (row->kind == EVENT_OMITTED || row->kind == EVENT_LOST)
        if (x->log->choice.person < 0 && is_about(x, -1, t))
            note(x, STORY_GIVEN_UP, t);
    if (!takes_up && row->kind != EVENT_HELPER_LEFT && row->kind != EVENT_SUSPENDED && row->kind != EVENT_RELEASED)
        story_state_end(&x->state, t, row);
    return 0;
}

static int hear_of_person(struct reading *x, struct err *e)
{
    static const enum story_doing doing[N_EVENT_KINDS] = {
        [EVENT_DUTY_START] = STORY_FREE, [EVENT_DUTY_END] = STORY_OFF_DUTY, [EVENT_BREAK_START] = STORY_AWAY,
        [EVENT_BREAK_END] = STORY_FREE};
    static const enum story_kind kinds[N_EVENT_KINDS] = {
        [EVENT_DUTY_START] = STORY_COMES, [EVENT_DUTY_END] = STORY_GOES, [EVENT_BREAK_START] = STORY_BREAK,
        [EVENT_BREAK_MISSED] = STORY_NO_BREAK};
    const struct story_row *row = &x->row;
    if (row->person < 0)
        return story_rows_wrong(&x->rows, e, "a person", "none");
    if (row->kind != EVENT_BREAK_MISSED)
        x->state.workers[row->person].doing = doing[row->kind];
    if (row->person != x->log->choice.person)
        return 0;
    struct story_episode *s = going_on(x, NULL);
    if (s && row->kind == EVENT_BREAK_END)
        finish(x, s);
    else if (row->kind == EVENT_BREAK_START && row->tick < x->log->choice.until)
        begin(x, STORY_BREAK, NULL);
    else if (row->kind != EVENT_BREAK_END)
        note(x, kinds[row->kind], NULL);
    return 0;
}

/* A right to a task, in general: no task that arose. */
static int hear_of_right(struct reading *x, struct err *e)
{
    if (x->row.person < 0 || x->row.task < 0)
        return story_rows_wrong(&x->rows, e, "a person and a task", "none");
    if (x->row.person == x->log->choice.person)
        note(x, x->row.kind == EVENT_RIGHT_EARNED ? STORY_EARNS : STORY_LAPSES, NULL);
    return 0;
}

static void hear_of_patient(struct reading *x)
{
    const struct story_row *row = &x->row;
    if (row->patient < 0) /* turned away: nobody's story */
        return;
    if (row->level >= 0)
        story_state_set_level(&x->state, row->patient, row->level);
    if (row->patient != x->log->choice.patient || x->log->choice.person >= 0)
        return;
    if (row->kind == EVENT_ADMITTED && row->tick > 0)
        note(x, STORY_ADMITTED, NULL);
    if (row->kind == EVENT_ACUITY)
        note(x, STORY_CHANGES, NULL);
    if (row->kind == EVENT_DISCHARGED)
        note(x, STORY_LEAVES, NULL);
}

/* ---- The whole ---------------------------------------------------------------------------------------------------- */

static int by_creation(const void *a, const void *b)
{
    const struct story_task *x = *(struct story_task *const *)a, *y = *(struct story_task *const *)b;
    if (x->created != y->created)
        return x->created < y->created ? -1 : 1;
    return (x->instance > y->instance) - (x->instance < y->instance);
}

/* Everything that began in the window has ended, and it is known how long all waited. */
static bool is_over(const struct reading *x)
{
    const struct story_log *log = x->log;
    if (x->row.tick <= log->choice.until) /* the end of a duty is an event of that tick */
        return false;
    for (int i = 0; i < log->n_tasks; i++)
        if (log->tasks[i]->ended < 0 && log->tasks[i]->started < 0)
            return false;
    for (int i = 0; i < log->n_episodes; i++)
        if (log->episodes[i]->until < 0)
            return false;
    return true;
}

/* Before the first row of another tick. */
static void next_tick(struct reading *x)
{
    int32_t from = x->log->choice.from;
    story_state_end_tick(&x->state);
    if (x->tick < from && x->row.tick >= from) /* the window opens */
        for (struct story_task *t = x->state.alive; t; t = t->next)
            keep(x, t);
    x->tick = x->row.tick;
}

static int hear(struct reading *x, struct err *e)
{
    switch (x->row.kind) {
    case EVENT_TURNED_AWAY:
        return 0;
    case EVENT_ADMITTED:
    case EVENT_DISCHARGED:
    case EVENT_ACUITY:
        hear_of_patient(x);
        return 0;
    case EVENT_DUTY_START:
    case EVENT_DUTY_END:
    case EVENT_BREAK_START:
    case EVENT_BREAK_END:
    case EVENT_BREAK_MISSED:
        return hear_of_person(x, e);
    case EVENT_RIGHT_EARNED:
    case EVENT_RIGHT_LAPSED:
        return hear_of_right(x, e);
    default:
        return x->row.task < 0 ? story_rows_wrong(&x->rows, e, "a task", "none") : hear_of_task(x, e);
    }
}

static int read_all(struct reading *x, const char *path, struct err *e)
{
    struct arena *arena = &x->cast->arena;
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return err_set(e, ERR_MEMORY, "not enough memory for '%s'", path);
    arena->exhausted = &exhausted;
    story_state_init(&x->state, &x->cast->model, arena);
    int rc = story_rows_open(&x->rows, path, x->cast, arena, e);
    while (rc == 0 && (rc = story_rows_next(&x->rows, &x->row, e)) == 1) {
        bool new_tick = x->row.tick > x->tick;
        if (new_tick)
            next_tick(x);
        if (new_tick && is_over(x)) {
            rc = 0;
            break;
        }
        rc = hear(x, e);
    }
    if (x->log->n_tasks)
        qsort(x->log->tasks, (size_t)x->log->n_tasks, sizeof *x->log->tasks, by_creation);
    x->log->patients = x->rows.patients;
    return rc;
}

int story_log_read(struct story_log *log, const struct story_choice *choice, struct story_cast *cast, const char *path,
                   struct err *e)
{
    struct reading x = {.log = log, .cast = cast, .tick = -1};
    *log = (struct story_log){.choice = *choice};
    int rc = read_all(&x, path, e);
    cast->arena.exhausted = NULL;
    story_state_free(&x.state);
    story_rows_close(&x.rows);
    return rc;
}
