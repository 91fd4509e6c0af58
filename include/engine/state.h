/* The state of one replication: who is where, what waits, what is being done. Only the engine's files include this.
 *
 *     unit ── queues ── instances waiting, first come first
 *       │  └─ loose ─── instances waiting outside the queues: suspended, released, personal
 *       │  └─ held ──── instances whose performer waits for a second person
 *       └─ workers ──── free (by class, longest idle first), performing, helping, holding, on a break, off duty
 *
 * Lists are made of indices, -1 ends them. Nothing here is ever printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_STATE_H
#define ENGINE_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "demand/demand.h"
#include "engine/accounts.h"
#include "engine/calendar.h"
#include "engine/engine.h"
#include "engine/event.h"
#include "model/model.h"

enum place { PLACE_NONE, PLACE_QUEUE, PLACE_LOOSE, PLACE_HELD, PLACE_WORK };

struct instance { /* of a task */
    uint64_t key;
    int32_t created, ready, due;
    uint32_t tie;
    int32_t next, prev; /* in its queue or list; next also links the free instances of the pool */
    int32_t task, unit, queue;
    enum place place;
    double work_s;
    uint32_t rounding;
    int32_t slot;         /* patient, -1 = none */
    int32_t owner;        /* personal task: the only person who may do it; else -1 */
    int32_t performer, helper; /* while held or in work */
    bool started;
    bool patient_gone;    /* in work when its patient left: it is not left unfinished and taken up again */
    int32_t rest_ticks, joint_rest_ticks; /* of a suspended one; of one in work: when last started or resumed */
    double pace_per_s;    /* at which rest_ticks were counted */
    int32_t first_performer, suspended_at;
    int32_t source;
    uint32_t k;
    uint32_t sweep;       /* dispatch: the sweep in which it was found impossible */
};

struct queue {
    int32_t first, last;
    int32_t wake;         /* tick at which the wake calendar looks at it; behind the clock = none */
};

enum doing { DOING_OFF, DOING_FREE, DOING_PERFORM, DOING_HELP, DOING_HOLD, DOING_BREAK };

struct worker { /* a person, now */
    enum doing doing;
    int32_t instance;     /* performing, helping, holding */
    int32_t since;        /* time is in the accounts up to here */
    int64_t blocked;      /* the unit's blocked clock then */
    int32_t idle_since;
    int32_t next, prev;   /* among the free of the class */
    int32_t duty_start, duty_end; /* duty_end MODEL_NEVER: always there */
    int32_t shift;        /* of the duty, -1 = none */
    bool overtime;
    int32_t busy_ticks;   /* performing or helping since the duty began, up to `since` */
    uint64_t key;         /* for keyed draws among people */
    uint32_t pass;        /* dispatch: the choice in which he was passed over */
};

struct break_wait { /* a break not yet taken */
    int32_t person, due, created, ticks;
    uint32_t draw;
};

struct unit_state {
    struct queue *queues;
    uint64_t *waiting;      /* bit per queue that is not empty */
    int32_t loose, held;    /* first of each list */
    int32_t loose_wake;
    int32_t *free_first, *free_last; /* per class */
    int32_t *n_free;        /* per class */
    uint64_t free_classes;  /* bit per class with somebody free */
    int32_t n_free_people, n_holding, n_on_break;
    int32_t n_waiting;      /* in queues and loose */
    int32_t n_interrupting; /* waiting or held, of types that interrupt */
    int32_t *n_waiting_of;  /* per task, in queues or released, never started: what max_waiting counts */
    int64_t blocked_ticks;  /* blocked clock: ticks in which something waited, up to blocked_since */
    int32_t blocked_since;
    int64_t blocked_at_window;
    int column;             /* of patience rules in force */
    const uint64_t *own, *back_up; /* [class * n_words + word] of the column: queues that a class owns, backs up */
    struct break_wait *breaks;
    int32_t n_breaks;
    int32_t n_patients, patients_since; /* patients present, and since when they are not yet in the accounts */
    bool touched;
};

struct slot { /* a patient, now */
    uint64_t key;
    int32_t unit, level, condition;
    bool present, critical;
};

/* Something that the engine itself brings about later: a task that follows from work, a break whose window opens. */
struct birth {
    uint64_t stream;  /* key of the instance, or (after_done) of its chain */
    int32_t unit, source, slot, person;
    uint64_t patient; /* key of the patient it is for; 0 = none */
    uint32_t k;
    int32_t pause;    /* of the unit; -1 = a task */
    int32_t duty_start;
    int32_t next_unused;
};

struct duty_started {
    int32_t person, shift, tick;
};

/* A task instance about to be created. */
struct arrival {
    uint64_t key;
    double work_s;
    uint32_t rounding, tie;
    int32_t unit, source, slot, owner;
    uint32_t k;
};

/* What dispatch and follow-ups need of a unit's tables, turned into bits and short lists once. Copies of a unit share it. */
struct masks {
    const uint64_t *own, *back_up; /* [(column * n_classes + class) * n_words + word] */
    const uint64_t *level;         /* [urgency * n_words + word]: queues of that urgency */
    const int32_t *first_child;    /* per task, and one more: its sources HOW_AFTER among children */
    const int32_t *children;
    int n_per_person;              /* sources HOW_PER_PERSON */
    const int32_t *per_person;
    bool patient_chains;           /* some source HOW_AFTER_DONE belongs to patients */
};

enum { N_URGENCIES = 10 };

struct engine {
    const struct model *m;
    struct arena arena;
    uint64_t seed;
    uint32_t replication;
    const struct engine_options *options;
    struct accounts *a;
    struct err *e;
    bool failed;            /* *e is set; the loop ends */

    int32_t t;              /* the tick being lived */
    int32_t window_from;    /* accounts count from here: 0 until the warm-up is over, then the warm-up's end */
    bool dispatching;       /* phase 5 or later: what follows from work comes in the next tick */

    struct demand demand;
    int32_t next_need, day_end;   /* tick of the next need; first tick after the day at hand */
    int32_t next_event;           /* index of the next patient event of the day */

    struct instance *instances;   /* pool; may move when it grows */
    int32_t n_instances, unused_instance;
    struct birth *births;         /* pool; may move */
    int32_t n_births, unused_birth;

    struct worker *workers;
    struct unit_state *units;
    struct slot *slots;
    uint64_t prefer_key;

    struct calendar completions;  /* nodes: persons whose part of the work or break is over */
    struct calendar shifts;       /* nodes: persons (end of duty), then units (patience column changes) */
    struct calendar wakes;        /* nodes: queues of all units, then units (loose and held) */
    struct calendar coming;       /* nodes: births */
    const int32_t *first_queue;   /* per unit: its queues among the nodes of wakes */
    int32_t n_queue_nodes;
    const int32_t *unit_of_node;  /* ... and back: the unit of a node of wakes */

    int64_t rota_base;            /* tick at which the present round of the rota began (may be negative) */
    int32_t next_duty;            /* index into model->duties */
    int32_t next_duty_tick;       /* when it begins; MODEL_NEVER = no rota */
    struct duty_started *started; /* duties that began in this tick */
    int32_t n_started;

    const struct masks *masks;    /* per unit */
    struct arrival *limited;      /* new instances of types with max_waiting, of this tick */
    int32_t n_limited, limited_size;

    int32_t *leaving;             /* people whose duty ends in this tick */
    int32_t *touched;             /* units in which something happened in this tick */
    int32_t n_touched;
    uint32_t pass, sweep;         /* counters: worker.pass, instance.sweep */
};

/* Memory for everything; engine_new. */
void state_init(struct engine *g, const struct model *m);
/* Ready for a new replication. */
void state_reset(struct engine *g);

static inline void state_touch(struct engine *g, int unit)
{
    if (!g->units[unit].touched) {
        g->units[unit].touched = true;
        g->touched[g->n_touched++] = unit;
    }
}

static inline void state_tell(const struct engine *g, const struct event *event)
{
    if (g->options->listener)
        g->options->listener->hear(g->options->listener->self, event);
}

/* The urgency-first order among tasks of equal urgency: due, created, tie, key. True when a comes before b. */
static inline bool state_before(const struct instance *a, const struct instance *b)
{
    if (a->due != b->due)
        return a->due < b->due;
    if (a->created != b->created)
        return a->created < b->created;
    if (a->tie != b->tie)
        return a->tie < b->tie;
    return a->key < b->key;
}

#endif
