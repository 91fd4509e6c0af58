/* What people may be to tasks and patients, beyond role and marks: in charge of the shift, or the patient's own carer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_RELATIONS_H
#define MODEL_RELATIONS_H

#include <stdbool.h>
#include <stdint.h>

struct person_class { /* role x marks x in charge of the shift x own patient: what patience rules look at */
    int role;
    uint64_t marks; /* bit per model->marks */
    bool in_charge;
    int lead;       /* the class of these people while in charge; the same one where that makes no difference */
    bool assigned;
    int carer;      /* the class by which they wait for tasks of their own patients; likewise */
};

enum planning_by { PLANNING_CONTINUITY, PLANNING_BALANCE, PLANNING_SPECIALISED, N_PLANNING_BYS };

/* Which patients are whose. */
struct planning {
    const bool *who; /* per class; NULL: no patient is anybody's */
    int n;
    const enum planning_by *by; /* to which of them a patient is given; then a keyed draw */
    double visibility;          /* probability that a specialisation of somebody is known to those who plan */
};

/* Who is in charge of the shift (ansvarsvakt): one of the people on duty in a unit. Classes are those of /policy/rules. */
struct lead_rule {
    const int *place;  /* per class: place among the candidates named, -1 = none; NULL: nobody is ever in charge */
    const bool *right; /* per task: a right to it must be held, where the unit has it ... */
    bool by_lead;      /* ... by whoever is in charge; else by somebody on duty */
};

#endif
