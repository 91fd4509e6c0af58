/* Who and what a story is about: the scenario that the manifest of a run tells of, and what its people and tasks are called.
 *
 * The scenario becomes a model again, so that the story knows rights and rosters as the run did.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_STORY_CAST_H
#define STORY_STORY_CAST_H

#include "base/err.h"
#include "model/model.h"
#include "story/story_words.h"
#include "scenario/value.h"

struct story_cast {
    struct arena arena;
    struct model model;
    const struct value *scenario; /* resolved */
    const char *events;           /* the file: events.csv, of a comparison events_NAME.csv */
    const char *events_sha256;    /* of it, in the manifest */
    uint64_t seed;                /* of the run */
    enum story_language language;
    const char *const *persons;   /* per person: the name for sentences */
};

/* Reads FOLDER/manifest.json. `scenario` is the name of one of several; NULL: there is one only. ERR_INPUT when it is missing, no
 * manifest of avlast, has no such scenario, or tells of no events of it. Free in every case. */
int story_cast_open(struct story_cast *c, const char *folder, const char *scenario, enum story_language language, struct err *e);
void story_cast_free(struct story_cast *c); /* safe twice */

/* The label in the language, or the English one, or the id. Of a member of the scenario's `map` ("tasks", "roles"). */
const char *story_cast_label(const struct story_cast *c, const char *map, const char *id);
const char *story_cast_unit(struct story_cast *c, int unit);
/* The scenario's own label; "" when it has none. */
const char *story_cast_policy(const struct story_cast *c);
/* The label of a level of acuity. */
const char *story_cast_level(const struct story_cast *c, int unit, int level);
/* The label of a shift, for the inside of a sentence. */
const char *story_cast_shift(struct story_cast *c, int unit, const char *id);
/* A person's name as it stands within a sentence. */
const char *story_cast_person(struct story_cast *c, int person);
/* What one does who does the task, "gives medicines to the patient in bed 3"; patient NULL: for nobody in particular. `aside` is
 * the patient as an addition: "bed 3". */
const char *story_cast_does(struct story_cast *c, int task, const char *patient, const char *aside);
/* The task as a thing, "giving out medicines, bed 3"; aside may be NULL. */
const char *story_cast_thing(struct story_cast *c, int task, const char *aside);

#endif
