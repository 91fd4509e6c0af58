/* What happened: the engine tells a listener, if there is one. The same events come from the reference engine in the tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_EVENT_H
#define ENGINE_EVENT_H

#include <stdint.h>

enum event_kind {
    EVENT_DUTY_START, EVENT_DUTY_END,      /* a person comes or goes (DUTY_END: really leaves, after any overtime) */
    EVENT_ADMITTED, EVENT_DISCHARGED, EVENT_ACUITY, EVENT_TURNED_AWAY,
    EVENT_CREATED, EVENT_LOST,             /* LOST: on arrival, max_waiting reached */
    EVENT_STARTED, EVENT_RESUMED,          /* performer, and helper if any; why = mode of the performer */
    EVENT_HELD, EVENT_JOINED, EVENT_RELEASED, /* a hold begins; a helper joins and work starts or goes on; it ends without help */
    EVENT_HELPER_LEFT,                     /* the joint part is over, the performer goes on alone */
    EVENT_SUSPENDED,                       /* work left unfinished */
    EVENT_DONE, EVENT_OMITTED, EVENT_WITHDRAWN,
    EVENT_BREAK_START, EVENT_BREAK_END, EVENT_BREAK_MISSED,
    EVENT_RIGHT_EARNED, EVENT_RIGHT_LAPSED, /* to a task; after the k-th occasion, of which the helper was the supervisor */
    N_EVENT_KINDS
};
extern const char *const event_kind_ids[N_EVENT_KINDS]; /* "duty_start", ... */

/* What performer and helper do together; of HELD what the performer waits for. */
enum event_together { TOGETHER_NONE, TOGETHER_SECOND_PERSON, TOGETHER_CHECK, TOGETHER_CONSULTING, TOGETHER_LESSON,
                      N_EVENT_TOGETHERS };
extern const char *const event_together_ids[N_EVENT_TOGETHERS];

enum event_why { WHY_NONE, WHY_OWN, WHY_BACK_UP, WHY_INTERRUPTION, N_EVENT_WHYS };
extern const char *const event_why_ids[N_EVENT_WHYS];

struct event {
    int32_t tick;
    enum event_kind kind;
    enum event_why why;
    int unit;
    int task;         /* -1 for people, patients and breaks */
    uint64_t instance; /* the task instance's key; breaks: 0 */
    int source;       /* of the unit; -1 where there is none */
    uint32_t k;
    int slot;         /* patient slot or -1 */
    int level;        /* ADMITTED, ACUITY: of the unit's levels, the patient's from now on */
    int person;       /* performer, holder, whoever it is about; -1 */
    int helper;       /* -1 */
    enum event_together together; /* NONE where there is no helper and none is waited for */
};

struct event_listener {
    void (*hear)(void *self, const struct event *);
    void *self;
};

#endif
