/* Who is really there: the rota, less those who are away, plus those who come instead.
 *
 *     rota ──> planned duty ──> away? ──no──> he comes
 *                                 └──yes──> cover: a colleague, a lower role, a temp, or nobody
 *
 * A stage of its own between demand and engine: nothing here depends on care or on the policy, only on roster lines. The engine
 * reads turns as they come. Where nobody is ever away they are the rota itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ATTENDANCE_ATTENDANCE_H
#define ATTENDANCE_ATTENDANCE_H

#include "attendance/spells.h"
#include "base/arena.h"
#include "model/model.h"

/* Turns are known from so many days before the run on: no duty that reaches into it begins earlier. */
enum { ATTENDANCE_DAYS_BEFORE = 2 };
/* A quick return: less than 11 h between the ends of two duties (Working Environment Act, section 10-8: daily rest). */
enum { ATTENDANCE_REST_S = 11 * 3600 };

/* A duty of the rota, and what became of it. */
struct turn {
    int32_t start_tick, end_tick; /* of the run; the start may be before it */
    int shift;                  /* of the unit */
    int planned;                /* whose duty it was to be */
    enum away_reason reason;    /* why he does not come; AWAY_NOT: he does */
    enum cover_way way;         /* if he does not: how it is filled */
    int who;                    /* who comes; -1 = nobody */
    bool as_overtime;           /* whoever comes is paid as for overtime */
    bool quick_return;          /* whoever comes has had less than 11 h since his last duty, but some */
};

struct attendee { /* one person, so far */
    int32_t last_end;           /* of his last duty; INT32_MIN = none yet */
    int64_t called_in_ticks, owed_ticks; /* owed: hours missed for study that he works at other times */
};

struct attendance {
    const struct model *m;
    struct turn turn;           /* the one at hand; start_tick is beyond the run when there is none left */
    int64_t rota_base;          /* tick at which the present round of the rota began */
    int next_duty;
    uint64_t cover_key;         /* of the replication */
    struct attendee *people;
    struct spells *spells;      /* [person * n_absences + absence] */
    int *first_start;           /* per person, and one more: his duties in starts */
    int32_t *starts;            /* ticks of the rota, sorted for each person */
};

/* Memory for one replication at a time. */
void attendance_init(struct attendance *a, const struct model *m, struct arena *arena);
/* A new replication; the first turn is at hand. */
void attendance_start(struct attendance *a, uint64_t seed, uint32_t replication);
/* The next turn; they never go back in time, and those that begin together come in the order of the people planned. */
void attendance_next(struct attendance *a);

#endif
