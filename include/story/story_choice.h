/* Whose day is told: what was asked for, held against who was there when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_STORY_CHOICE_H
#define STORY_STORY_CHOICE_H

#include "base/err.h"
#include "story/story_cast.h"

struct story_wish {
    const char *scenario;         /* of several, by its name in the manifest; NULL: there is one */
    const char *person, *patient; /* as in events.csv, "UNIT/NAME" where several units have the name; NULL: not asked for */
    int day;                      /* 1, 2, ...; 0: the first after the warm-up */
};

struct story_choice {
    int person, patient;       /* one of them is -1; patients are numbered as in story_rows.h */
    int unit;
    int day;                   /* from 0 */
    int32_t from, until;       /* ticks: the duty, or what of the day the patient is there */
    bool whole_day;            /* of a person who is always on duty, or of a patient */
    int n_days;                /* of the run */
    const char *some_people, *some_patient; /* others that may be asked for, of the same unit and day */
};

/* Reads events.csv once and chooses. Without wishes: of those who first come on duty on the first day after the warm-up, the one
 * with the highest competence. ERR_INPUT, with the nearest name or day, when there is nobody like that. Texts in the arena of the
 * cast. */
int story_choice_make(struct story_choice *c, const struct story_wish *wish, struct story_cast *cast, const char *path,
                      struct err *e);

#endif
