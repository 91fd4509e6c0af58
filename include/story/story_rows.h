/* The rows of events.csv as the engine's events were: names as numbers of the model, patients numbered as they appear.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORY_STORY_ROWS_H
#define STORY_STORY_ROWS_H

#include "base/err.h"
#include "engine/event.h"
#include "base/csv_read.h"
#include "story/story_cast.h"

struct story_row {
    int32_t tick;
    enum event_kind kind;
    enum event_why why;
    enum event_together together;
    int unit, task, level, patient, person, helper; /* -1: none */
    uint64_t instance;
};

struct story_patient {
    int unit;
    const char *name; /* as in the file */
};

enum { STORY_ROWS_COLUMNS = 12 };

struct story_rows {
    struct csv_read csv;
    const struct story_cast *cast;
    struct arena *arena;
    int column[STORY_ROWS_COLUMNS];
    char run_id[40];
    int32_t tick;                  /* of the row before */
    int unit;                      /* of the row before: most are of the same */
    int n_patients, room;
    struct story_patient **patients; /* in the order in which they appear */
    void *by_name;                 /* a tree of them (tsearch) */
};

/* Opens FOLDER/events.csv. Texts in the arena, whose `exhausted` is set. Close in every case. */
int story_rows_open(struct story_rows *r, const char *path, const struct story_cast *cast, struct arena *arena, struct err *e);
/* 1: *row is the next; 0: no more; negative: what is wrong, with file and line (several runs, names that the scenario does not
 * have, ticks that go back, ...). */
int story_rows_next(struct story_rows *r, struct story_row *row, struct err *e);
void story_rows_close(struct story_rows *r); /* safe twice */

/* An error about the row read last. */
int story_rows_wrong(const struct story_rows *r, struct err *e, const char *what, const char *found);

#endif
