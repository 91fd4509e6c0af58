/* The model's tables as dispatch wants them: bits and short lists, made once (state.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_MASKS_H
#define ENGINE_MASKS_H

#include <stdbool.h>
#include <stdint.h>

/* What dispatch and follow-ups need of a unit's tables, turned into bits and short lists once. Copies of a unit share it. */
struct masks {
    int n_groups;                  /* of SET_BITS classes each */
    const uint64_t *own, *back_up; /* [((column * n_groups + group) * N_SETS + set of classes) * n_words + word] */
    const uint64_t *own_classes, *back_up_classes; /* [column * n_queues + queue]: bit per class */
    const uint8_t *first_owners;   /* [(column * n_queues + queue) * N_SETS + set of classes]; NULL with several groups */
    const int32_t *back_up_after;  /* [column * n_queues + queue]: ticks until the most impatient back-up; MODEL_NEVER */
    const uint64_t *level, *from_level; /* [urgency * n_words + word]: queues of that urgency; of that and less urgent ones */
    const uint64_t *level_of;      /* [queue * n_words + word]: queues as urgent as this one */
    const uint64_t *calling, *limited, *waking; /* per word: queues of tasks for which people are called away; with a
                                      limit; with wakes */
    const uint64_t *together;      /* per word: queues of tasks at which there may be a second person */
    const int32_t *first_child;    /* per task, and one more: its sources HOW_AFTER among children */
    const int32_t *children;
    int n_per_person;              /* sources HOW_PER_PERSON */
    const int32_t *per_person;
    bool patient_chains;           /* some source HOW_AFTER_DONE belongs to patients */
    bool limit_of_0;               /* some task has an omission limit of 0 */
    bool waiting_matters;          /* so, or some queue has wakes */
};

/* What choosing people needs of a task, per class: who may help, and the part of `prefer` that only looks at the role. */
struct taste {
    uint64_t own_helpers, back_up_helpers; /* bit per class */
    const int32_t *rank;  /* per class: its place by role_order and lowest_competence */
    int n_ranked;         /* entries of `prefer` that rank covers; the rest is looked at person by person */
    bool everyone;        /* the rest looks at more than who has been idle longest */
};

/* Sets of classes index tables. With more classes than SET_BITS there is a table per group of so many. */
enum { SET_BITS = 8, N_SETS = 1 << SET_BITS };

#endif
