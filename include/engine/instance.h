/* Task instances: what those of one kind share, and what each knows. Part of state.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_INSTANCE_H
#define ENGINE_INSTANCE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/accounts.h"
#include "model/model.h"

enum place { PLACE_POOL /* unused */, PLACE_NONE, PLACE_QUEUE, PLACE_LOOSE, PLACE_HELD, PLACE_WORK };

/* What a second person is there for. */
enum joint { JOINT_NONE, JOINT_TASK, JOINT_CONSULT, JOINT_TEACH };

struct unit_state;
struct worker;

/* What all instances of one source of one unit share, gathered from the model so that the loop finds it in one place. */
struct kind {
    struct unit_state *us;
    struct task_account *account;
    const double *pace_per_s;  /* per pace */
    const struct law *law;
    const struct taste *taste;
    uint32_t *waits;           /* the account's, by bin */
    int32_t late_ticks, omit_ticks, max_waiting;
    int16_t unit, source, task;
    int16_t queue[2];          /* patient not critical, critical; -1 = personal only */
    int8_t urgency;
    uint8_t category;
    bool interrupts, interruptible;
    bool taught;               /* in a programme */
    bool calls;                /* somebody may be called away for it: it interrupts, or so does consulting */
    bool by_person;            /* who does it decides whether a second person is there: consulting, learners */
    bool chain;                /* HOW_AFTER_DONE */
    bool follows;              /* something may follow when it is done: a chain goes on, a task arises, somebody has learnt */
    bool planned;              /* the type is somebody's own at times */
    bool by_carer;             /* it matters for patience whose task or patient it is */
    bool loose;                /* so, or planned, or talked of when a duty begins: such tasks wait loose, one by one */
    bool given;                /* it may be somebody's own: planned, or of patients who may be */
    bool matching;             /* some condition of the unit's patients is one that people specialise in */
    bool apart;                /* so or by_person: part of the time may go to accounts of its own */
    bool by_rank;              /* rank and who has been idle longest decide who does it, alone */
    uint8_t joint;             /* enum helper_joint */
} __attribute__((aligned(64))); /* each begins a line of memory (arena.h): one that straddles two is waited for twice */

struct instance { /* of a task */
    const struct kind *kind;
    uint64_t key;
    double work_s;
    double pace_per_s;    /* at which rest_ticks were counted */
    double talk_s;        /* with an owner: of delegated work, in its joint part; 0 = it needs nobody */
    int32_t created, ready, due;
    uint32_t tie, rounding;
    struct instance *next, *prev; /* in its queue or list; next also links the unused instances of the pool */
    int32_t slot;         /* patient, -1 = none */
    struct worker *owner;      /* personal task: the only person who may do it; else NULL */
    struct worker *performer, *helper; /* while held or in work */
    struct worker *first_performer;
    int32_t rest_ticks, joint_rest_ticks; /* of a suspended one; of one in work: when last started or resumed */
    int32_t suspended_at, held_at;
    uint32_t k;
    uint32_t sweep;       /* dispatch: the sweep in which it was found impossible */
    int32_t own_until;    /* JOINT_TEACH: the tick at which it would be over without the learner */
    int16_t queue;
    int16_t condition;    /* of the patient who has gone */
    uint8_t place;        /* enum place */
    uint8_t joint;        /* enum joint: while held or in work, and as long as some of it is left */
    bool started;
    bool patient_gone;    /* in work when its patient left: once left unfinished, it is withdrawn */
};

struct queue {
    struct instance ring; /* begin and end of a ring: its next is the first that waits, its prev the last */
    int32_t newest;       /* creation of the newest that ever came last */
    int32_t wake;         /* tick at which the clock stops for it; behind the clock = none */
};

/* A task instance about to be created. */
struct arrival {
    uint64_t key;
    double work_s;
    uint32_t rounding, tie;
    const struct kind *kind;
    int32_t slot;
    struct worker *owner;
    uint32_t k;
};

/* The pool of instances grows by blocks, which never move. */
enum { BLOCK_INSTANCES = 256 };
struct block {
    struct block *next;
    struct instance instances[BLOCK_INSTANCES];
};

/* The urgency-first order among tasks of equal urgency: due, created, tie, key. True when a comes before b. */
static inline bool instance_before(const struct instance *a, const struct instance *b)
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
