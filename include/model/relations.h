/* What people may be to tasks and patients, beyond role and marks: in charge of the shift, or those to whom the task or the
 * patient was given.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_RELATIONS_H
#define MODEL_RELATIONS_H

#include <stdbool.h>
#include <stdint.h>

struct person_class { /* role x marks x in charge of the shift x given to him: what patience rules look at */
    int role;
    uint64_t marks; /* bit per model->marks */
    bool in_charge;
    int lead;       /* the class of these people while in charge; the same one where that makes no difference */
    bool assigned;
    int carer;      /* the class by which they wait for tasks that are theirs, or their patients'; likewise */
};

enum planning_by { PLANNING_CONTINUITY, PLANNING_BALANCE, PLANNING_SPECIALISED, N_PLANNING_BYS };

/* A type of task that is, in each unit, one person's for the time of a duty. */
struct planned_type {
    const bool *who; /* per class; NULL: it is never anybody's */
    int n;
    const enum planning_by *by; /* continuity and balance; after whoever does it by sign-off, before a keyed draw */
};

/* Which patients, and which types of task, are whose. */
struct planning {
    const bool *who; /* per class; NULL: no patient is anybody's */
    int n;
    const enum planning_by *by; /* to which of them a patient is given; then a keyed draw */
    const struct planned_type *types; /* per task; NULL: no type is ever anybody's */
    double visibility;          /* probability that a specialisation of somebody is known to those who plan */
};

/* Who is in charge of the shift (ansvarsvakt): one of the people on duty in a unit. Classes are those of /policy/rules. */
struct lead_rule {
    const int *place;  /* per class: place among the candidates named, -1 = none; NULL: nobody is ever in charge */
    const bool *right; /* per task: a right to it must be held, where the unit has it ... */
    bool by_lead;      /* ... by whoever is in charge; else by somebody on duty */
};

#endif
