/* The state of all units while the event log is read as a stream: what is open, who is at it, who is free.
 *
 * Only tasks that have not ended are kept, and those that whoever reads asks to keep.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_STORY_STATE_H
#define STORY_STORY_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "story/story_rows.h"

/* One task, from its first event on. Ticks are -1 before they come. */
struct story_task {
    uint64_t instance;
    int unit, task, patient;      /* as in the row */
    int owner;                    /* whose own it is, or -1 */
    int32_t created, ready;       /* ready: since when it waits, again after it was left */
    int32_t started, ended;       /* first start; the end, whichever */
    enum event_kind fate;         /* EVENT_DONE, EVENT_OMITTED, ...; EVENT_CREATED: open */
    int person, helper;           /* who is at it now; -1 */
    bool held;                    /* the person waits for a second one */
    bool told;                    /* for whoever tells: mentioned already as waiting */
    bool nobody_free;             /* at the end of the tick in which it arose nobody was free who may do it */
    bool kept;                    /* stays when it has ended: set by whoever needs it */
    struct story_task *next, *before; /* of those that are alive, or to be used again */
};

/* Who else was free when a person took a task up. People who wait for a second person are neither free nor not. */
struct story_others {
    bool known;                   /* asked at all: not of reports, breaks and the like that are a person's own */
    bool nobody, nobody_who_may;  /* no other person on duty in the unit was free; or none who may do the task by right */
    bool lower_may;               /* somebody on duty of a lower competence may do it by right */
    int n_free, one;              /* free people who may do it, and the first of them */
};

/* WAITING: for a second person; AWAY: on a break. */
enum story_doing { STORY_OFF_DUTY, STORY_FREE, STORY_AT_WORK, STORY_WAITING, STORY_AWAY };

struct story_worker {
    enum story_doing doing;
    struct story_task *left;      /* what he was called away from, */
    int32_t left_at;              /* and when: of use in that tick only */
};

struct story_state {
    const struct model *model;
    struct arena *arena;
    struct story_worker *workers; /* per person */
    int *level_of, n_levels;      /* per patient: level of acuity, -1 unknown */
    void *by_instance;            /* a tree of the tasks that have not ended (tsearch), */
    struct story_task *alive;     /* and the same as a list */
    struct story_task *spare;
    struct story_task **fresh;    /* arisen in this tick */
    int n_fresh, fresh_room;
};

/* Memory from the arena, whose `exhausted` is set. Free in every case. */
void story_state_init(struct story_state *s, const struct model *m, struct arena *arena);
void story_state_free(struct story_state *s); /* safe twice */

/* The open task of that name, or NULL. */
struct story_task *story_state_find(struct story_state *s, uint64_t instance);
/* The row tells of a task that arises, is taken up, is left by its people, is over. */
struct story_task *story_state_arise(struct story_state *s, const struct story_row *row);
void story_state_take_up(struct story_state *s, struct story_task *t, const struct story_row *row);
void story_state_leave(struct story_state *s, struct story_task *t, const struct story_row *row);
void story_state_helper_leaves(struct story_state *s, struct story_task *t, const struct story_row *row);
void story_state_end(struct story_state *s, struct story_task *t, const struct story_row *row);
/* A patient's level of acuity from now on. */
void story_state_set_level(struct story_state *s, int patient, int level);

/* Who else is free: asked before the people of the row are at work, and after whoever was called away has left what he did. */
struct story_others story_state_others(const struct story_state *s, const struct story_task *t, const struct story_row *row);
/* After the last row of a tick: was there anybody for what arose in it and waits? */
void story_state_end_tick(struct story_state *s);

/* Whether a person may do a task by right, for a patient who is critical or not. */
bool story_state_may(const struct model *m, int person, int task, bool critical);
/* The list, with room for one more than n. */
void *story_state_grow(struct arena *a, const void *list, int n, int *room, size_t size);

#endif
