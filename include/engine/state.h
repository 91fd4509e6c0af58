/* The state of one replication: who is where, what waits, what is being done. Only the engine's files include this.
 *
 *     unit ── fresh ─── instances created in this tick, until dispatch
 *       │  └─ queues ── instances waiting, first come first
 *       │  └─ loose ─── instances waiting outside the queues: suspended, released, personal, and those at which it
 *       │               matters whose task or patient it is
 *       │  └─ held ──── instances whose performer waits for a second person
 *       └─ workers ──── free (by class, longest idle first), performing, helping, holding, on a break, off duty
 *
 * Nothing here is ever printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_STATE_H
#define ENGINE_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attendance/attendance.h"
#include "attendance/posts.h"
#include "base/arena.h"
#include "demand/demand.h"
#include "engine/accounts.h"
#include "engine/calendar.h"
#include "engine/engine.h"
#include "engine/event.h"
#include "engine/instance.h"
#include "engine/masks.h"
#include "engine/stopwatch.h"
#include "model/model.h"

/* What hardly ever runs: the compiler keeps it, and the ways that lead to it, apart from the loop. */
#define RARE __attribute__((cold))

enum doing { DOING_OFF, DOING_FREE, DOING_PERFORM, DOING_HELP, DOING_HOLD, DOING_BREAK };

struct worker { /* a person, now */
    enum doing doing;
    int32_t person, unit, class, role, pace; /* indices; like us and may the model's, here as they are asked all the time */
    struct unit_state *us;
    const uint64_t *may;
    int64_t *account;     /* his time accounts, rostered or overtime */
    int64_t *running;     /* his role's running sums by class, likewise */
    int64_t *done;        /* per task: how many he has done */
    struct instance *instance; /* performing, helping, holding; else NULL */
    int32_t since;        /* time is in the accounts up to here */
    int32_t blocked;      /* the unit's blocked clock then */
    int32_t idle_since;
    struct worker *next, *prev; /* among the free of the class */
    struct worker *ring;  /* begin and end of their ring */
    uint64_t class_bit;
    int32_t duty_start, duty_end; /* duty_end MODEL_NEVER: always there */
    int32_t winds_down;   /* from this tick on he begins only what is urgent or fits */
    int32_t shift;        /* of the duty, -1 = none */
    bool overtime;
    bool as_overtime;     /* this duty is paid as overtime from its beginning: he was called in */
    int32_t busy_ticks;   /* performing or helping since the duty began, up to `since` */
    int32_t last_task, switches; /* type that he took up or helped with last, -1 = none yet; how often it was another */
    uint64_t *carers;     /* per slot, also -1: who worked for its patient; he is carer_bit */
    uint64_t carer_bit;
    uint64_t key;         /* for keyed draws among people */
    uint64_t duty_key;    /* for draws that are made once for his duty */
    uint32_t pass;        /* dispatch: the choice in which he was passed over */
};

struct break_wait { /* a break not yet taken */
    struct worker *who;
    int32_t pause; /* of the unit */
    int32_t due, created, ticks;
    uint32_t draw;
};

struct unit_state {
    const struct unit *u;
    int32_t unit;           /* its index */
    const struct masks *masks;
    const struct kind *kinds; /* per source */
    struct queue *queues;
    uint64_t *waiting;      /* bit per queue that is not empty */
    uint64_t *unarmed;      /* bit per queue with another first in line, or woken, since queues_arm saw to it */
    struct instance *fresh;        /* created in this tick: dispatch starts them or puts them among those that wait */
    struct instance *loose, *held; /* first of each list */
    int32_t loose_wake;
    struct worker *free;    /* per class: begin and end of the ring of its free, who have been idle from `next` on the longest */
    uint64_t free_classes;  /* bit per class with somebody free */
    int32_t n_on_duty, n_holding, n_on_break;
    int32_t n_waiting;      /* in queues and loose */
    int32_t waiting_matters; /* all bits, or none: see masks */
    int32_t n_calling;      /* waiting or held, of types for which people are called away */
    int32_t n_special;      /* loose, held, of those types, and breaks: what dispatch's plain case does not know */
    int32_t *n_waiting_of;  /* per task with max_waiting: in queues or released, never started */
    struct stopwatch blocked; /* while something waits */
    struct stopwatch peak;    /* while more waits than people are on duty */
    int32_t blocked_at_window, peak_at_window;
    int column;             /* of patience rules in force */
    const uint64_t *own, *back_up; /* the tables of the column, for state_reach: queues that a set of classes owns, backs up */
    const uint64_t *own_classes, *back_up_classes; /* [queue]: the same the other way round */
    const uint8_t *first_owners;     /* [queue * N_SETS + set of classes]: those of the set that own the queue and rank first */
    const int32_t *back_up_after;    /* [queue] */
    uint64_t *can_own, *can_back_up; /* per word: queues that the free classes own, back up */
    struct break_wait *breaks;
    int32_t n_breaks;
    int32_t n_patients, patients_since; /* patients present, and since when they are not yet in the accounts */
    int64_t news;           /* sum of enum news since the last dispatch, which left nothing possible but for them; that somebody
                             * becomes free where nothing waits is none */
    struct worker *freed;   /* the last of those whose becoming free was news */
    struct unit_state *next_touched; /* in the engine's list */
    uint64_t *may;          /* rights that move: [nth person * n_words + word], bit per queue */
    uint64_t *earned;       /* the same: documented training and sign-offs that they have now */
    bool rights_stale;      /* ... and are to be read anew, or somebody else may be in charge */
    struct worker *lead;    /* in charge of the shift; NULL = nobody */
    int32_t lead_since;     /* his time in charge is in the accounts up to here */
    struct worker **owners; /* per task: whose type of task it is, NULL = nobody's; only with planned types */
    bool woken;             /* the clock stops in this tick for something that waits */
};

struct slot { /* a patient, now */
    uint64_t key;
    int32_t unit, level, condition;
    int32_t since;    /* admitted */
    bool present, critical;
    struct worker *carer; /* whose patient it is; NULL = nobody's */
};

/* What may make something possible in a unit. One of a kind alone is a plain question. (The pool holds fewer than 2^24.) */
enum news { NEWS_FRESH = 1, NEWS_FREED = 1 << 24 };
#define NEWS_OTHER ((int64_t)1 << 48)

/* Something that the engine itself brings about later: a task that follows from work, a break whose window opens. */
struct birth {
    uint64_t stream;  /* key of the instance, or (after_done) of its chain */
    int32_t unit, source, slot;
    struct worker *who; /* whose break it is */
    uint64_t patient; /* key of the patient it is for; 0 = none */
    uint32_t k;
    int32_t pause;    /* of the unit; -1 = a task */
    int32_t duty_start;
    int32_t next_unused;
};

struct duty_started {
    struct worker *who;
    int32_t shift, tick;
};

/* What a person has learnt of a task that is taught. */
struct lesson {
    int32_t occasions, last_tick; /* supervised ones; when it was done, learnt or earned last */
    int32_t offered_at;           /* -1 = not offered (or not again) */
    int32_t supervisor;           /* of the last occasion */
};

/* Where the accounts of an hour, a shift or a day are collected. */
enum books { BOOK_HOURS, BOOK_SHIFTS, BOOK_DAYS, N_BOOKS };
struct book {
    int32_t *from, *until;       /* per unit: ticks at which the open slice began and ends */
    struct people_sums *people;  /* [unit * n_roles + role]: as they stood then */
    struct care_sums *care;      /* per unit, likewise */
};

/* What the calendar's nodes stand for, in the order of their numbers. The clock stops where one is due. */
enum due {
    DUE_SLICE,      /* one: an hour is full, or a shift window begins or ends: slices.h */
    DUE_END,        /* per person: his duty ends */
    DUE_WINDOW,     /* per unit: a shift window begins or ends, so that other patience rules hold */
    DUE_WAKE,       /* per queue, and per unit for what is loose or held: waiting alone makes something possible */
    DUE_DUTY,       /* one: the next duty of the rota begins */
    DUE_DAY,        /* one: the next day's demand is asked for */
    DUE_PATIENT,    /* one: the next thing happens to a patient */
    DUE_COUNT,      /* one: the warm-up is over */
    DUE_LEARN,      /* two: somebody has learnt enough in the tick before; a day is over and rights may lapse */
    DUE_RIGHTS,     /* none: rights are stale in some unit, and stay due until they are read anew */
    DUE_BIRTH,      /* per birth, and whenever somebody's duty began or types with max_waiting arose in this tick */
    N_DUES
};

/* What one person, when his duty begins, talks of with somebody who has the formal right, of one type of task: what waits then,
 * and what the plan has from one tick until another for patients who are there. */
struct talk {
    int32_t at, from, until; /* settled; -1 = there is none */
    int32_t nth, missed;     /* of all talks; how many were settled when it was given up, INT32_MAX = it was not */
    bool done;               /* or else it is still to come, or was given up */
};

struct engine {
    /* What every tick asks for stands together. */
    int32_t t, end;         /* the tick being lived; the one at which the loop ends */
    int32_t window_from;    /* accounts count from here: 0 until the warm-up is over, then the warm-up's end */
    int32_t created_at;     /* the tick of the last phase 4 */
    uint32_t dues;          /* bit per kind that is due in this tick */
    bool failed;            /* *e is set; the loop ends */
    bool audit;             /* the options' */
    const struct asked *next_need; /* of the day at hand; after the last, one with the tick after the day */
    struct unit_state *touched;    /* units with news in this tick: first of a list */
    struct instance *unused;       /* of the pool */
    struct kind *kinds;            /* per unit and source */
    struct slot *slots;            /* [-1] is that of no patient: always there, never critical */
    struct worker *workers;
    struct accounts *a;
    const struct model *m;
    const struct event_listener *listener; /* the options' */
    struct calendar ends;          /* per person: when his part of the work, or his break, is over */
    struct calendar calendar;      /* of everything else; nodes numbered by kind: see enum due */

    struct arena arena;
    uint64_t seed;
    uint32_t replication;
    const struct engine_options *options;
    struct err *e;

    struct demand demand;
    struct asked horizon;         /* next_need when a day could not be made: nothing before the horizon */
    int32_t next_event;           /* index of the next patient event of the day */

    struct block *blocks;         /* pool of instances */
    int32_t n_instances;          /* in the pool, used or not */
    struct birth *births;         /* pool; may move */
    int32_t n_births, unused_birth;

    struct unit_state *units;
    uint64_t prefer_key;

    int32_t first_node[N_DUES];
    int32_t due[N_DUES];          /* where its bit in `dues` is set: the list of its nodes */
    const int32_t *first_queue;   /* per unit: its queues, then its loose and held list, among the nodes DUE_WAKE */
    const int32_t *unit_of_wake;  /* ... and back */

    struct attendance attendance; /* who comes when */
    struct duty_started *started; /* duties that began in this tick */
    int32_t n_started;

    struct posts posts;           /* who is gone for long, and so learns nothing */
    struct lesson *lessons;       /* [person * n_tasks + task]; only with programmes */
    bool *in_training;            /* [person * n_programmes + programme] */
    bool learnt;                  /* somebody has had all his occasions and does not hold the right yet */

    int64_t *running;             /* [((unit * n_roles + role) * N_TIME_KINDS + kind) * N_TIME_CLASSES + class]: of the run */
    struct book books[N_BOOKS]; /* by hour, by shift, by day */
    uint64_t *carers;             /* [word * (n_slots + 1) + slot + 1]: bit per person of the unit who worked for the patient in
                                     the present week of the window; slot -1 is that of no patient */
    int32_t carer_words;

    int32_t *had;                 /* [slot * most_persons + nth person of the unit]: when the patient was last given to him; -1 =
                                     never; only with planning of patients */
    int32_t most_persons;         /* of a unit */
    int32_t *had_type;            /* [person * n_tasks + task]: when the type was given to him last; likewise, of types */
    int32_t *n_own;               /* per nth person: patients who are his, while they are planned */
    struct talk *talks;           /* [task * n_persons + person]: what his talk of this duty covers; NULL: nobody ever talks */
    int32_t n_talks;
    uint64_t *known;              /* per person: specialisations of which those who plan would know */

    int32_t n_kinds;
    struct arrival *limited;      /* new instances of types with max_waiting, of this tick */
    int32_t n_limited, limited_size;

    struct worker **leaving;      /* people whose duty ends in this tick */
    uint32_t pass, sweep;         /* counters: worker.pass, instance.sweep */
};

/* Memory for everything; engine_new. */
void state_init(struct engine *g, const struct model *m);
/* Ready for a new replication. */
void state_reset(struct engine *g);

/* The running sums of the person's role, by class of time. */
static inline int64_t *state_running(const struct engine *g, int person, int kind)
{
    const struct person *p = &g->m->persons[person];
    return g->running + (ptrdiff_t)((p->unit * g->m->n_roles + p->role) * N_TIME_KINDS + kind) * N_TIME_CLASSES;
}

/* There is news of the unit: dispatch will look at it. */
static inline void state_touch(struct engine *g, struct unit_state *us, int64_t news)
{
    if (!us->news) {
        us->next_touched = g->touched;
        g->touched = us;
    }
    us->news += news;
}

/* Phase 4 or later: what follows comes in the next tick at the earliest. */
static inline bool state_too_late_for_now(const struct engine *g)
{
    return g->created_at == g->t;
}

static inline bool state_is_due(const struct engine *g, enum due due)
{
    return g->dues >> due & 1;
}

static inline bool state_any_due(const struct engine *g, uint32_t dues)
{
    return g->dues & dues;
}

/* Something of the kind is to be done in this tick, if only with an empty list of nodes. */
static inline void state_mark_due(struct engine *g, enum due due)
{
    if (!state_is_due(g, due))
        g->due[due] = -1;
    g->dues |= 1u << due;
}

/* The queues (of one word) that these classes own, or back up: `table` is us->own or us->back_up. */
static inline uint64_t state_reach(const uint64_t *table, uint64_t classes, int word, int n_words)
{
    uint64_t reach = table[(ptrdiff_t)(classes & (N_SETS - 1)) * n_words + word];
    while (classes >>= SET_BITS) {
        table += (ptrdiff_t)n_words * N_SETS;
        reach |= table[(ptrdiff_t)(classes & (N_SETS - 1)) * n_words + word];
    }
    return reach;
}

/* Puts a node among what is due in this tick. */
static inline void state_make_due(struct engine *g, enum due due, int32_t node)
{
    g->calendar.nodes[node].next = state_is_due(g, due) ? g->due[due] : -1;
    g->due[due] = node;
    g->dues |= 1u << due;
}

static inline int32_t state_node(const struct engine *g, enum due due, int32_t n)
{
    return g->first_node[due] + n;
}

/* The n-th of its kind is due at tick `tick`, which must be after the tick in which due lists were last handed out. */
static inline void state_expect(struct engine *g, enum due due, int32_t n, int32_t tick)
{
    calendar_add(&g->calendar, state_node(g, due, n), tick);
}

/* A person's part of the work, or his break, is over at tick `tick`. */
static inline void state_expect_end(struct engine *g, const struct worker *w, int32_t tick)
{
    calendar_add(&g->ends, w->person, tick);
}

static inline int32_t state_end_of(const struct engine *g, const struct worker *w)
{
    return g->ends.nodes[w->person].due;
}

/* *e is set: the loop ends with this tick. */
static inline void state_fail(struct engine *g)
{
    g->failed = true;
    g->end = g->t;
}

static inline int state_person(const struct worker *w)
{
    return w ? w->person : -1;
}

static inline void state_tell(const struct engine *g, const struct event *event)
{
    if (g->listener)
        g->listener->hear(g->listener->self, event);
}

#endif
