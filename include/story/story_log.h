/* What one person did, or what was done for one patient, in a window of time, put together from the event log: and who else was
 * free, and what waited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_STORY_LOG_H
#define STORY_STORY_LOG_H

#include <stdbool.h>

#include "story/story_choice.h"
#include "story/story_rows.h"
#include "story/story_state.h"

enum story_kind { STORY_COMES, STORY_GOES, STORY_BREAK, STORY_NO_BREAK, STORY_WORK, STORY_HELP, STORY_HOLD,
                  STORY_ADMITTED, STORY_LEAVES, STORY_CHANGES, STORY_GIVEN_UP, STORY_EARNS, STORY_LAPSES };

struct story_episode {
    enum story_kind kind;
    int32_t from, until;          /* until: -1 while it lasts */
    struct story_task *task;      /* of WORK, HELP, HOLD, GIVEN_UP */
    int person, partner;          /* performer or holder, and helper; -1 */
    int32_t partner_until;        /* when the helper left; -1: stayed */
    enum event_why why;
    enum event_together together; /* what person and partner do, or what he waits for */
    int32_t waited;               /* ticks from ready to the start */
    bool resumed, joined;         /* taken up again; begun when the helper came to a hold */
    struct story_task *left;      /* what the one the story is about (of a patient: the performer) was called away from */
    struct story_others others;
    enum event_kind end;          /* DONE, HELPER_LEFT, SUSPENDED, RELEASED, JOINED */
    enum event_why end_why;
    int level;                    /* of ADMITTED and CHANGES */
    int right;                    /* of EARNS and LAPSES: the task that the right is to */
};

struct story_log {
    struct story_choice choice;
    int n_episodes, n_tasks;
    struct story_episode **episodes; /* in the order in which they began */
    struct story_task **tasks;    /* of the unit, all that were alive in the window, in the order of their creation */
    struct story_patient **patients; /* by number */
};

/* Reads events.csv. Memory from the arena of the cast. ERR_INPUT with file and line for what cannot have happened (done but never
 * started, ...). */
int story_log_read(struct story_log *log, const struct story_choice *choice, struct story_cast *cast, const char *path,
                   struct err *e);

#endif
