/* The task map: what is asked for, when, and who has the right to do it. The demand stage alone is run; nobody does anything.
 *
 * Staff of Bodø municipality map who does what, when and where on coloured notes, and mark what somebody with less training
 * could do (Fafo 2025:20, section 3.6). This is that map, counted in the demand of a scenario instead.
 *
 * Work is standard work, in the hour, and in the shift window, in which it is asked for, though it may wait. A task that needs
 * a second person is two jobs: that of the performer, and that of the second person, who is there all along or for the check,
 * as in the accounts of understaffing. A role may do a job if somebody of it in the unit has the right at the start (ad hoc
 * rights aside), for a patient who is not critical; or may help, if it is a second person's. Sums are means over weeks,
 * replications and copies of a unit.
 *
 *     patients, the unit, clock    counted in the demand of the measured days, whole weeks of them
 *     after                        estimated: done at once by the lowest role with the right, mean work
 *     after_done, per_person       left out; how much of it there is stands in gap_s and duty_s
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_TASK_MAP_H
#define STUDY_TASK_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/model.h"

enum { TASK_MAP_HOURS = 24, TASK_MAP_WEEK_HOURS = N_WEEKDAYS * TASK_MAP_HOURS };
enum task_map_part { TASK_MAP_PERFORMER, TASK_MAP_SECOND, N_TASK_MAP_PARTS };

struct task_map_unit {  /* a unit, or the mean of its copies */
    int unit;           /* the first of them */
    int n_copies;
    const char *name;   /* as in the scenario: without the number of a copy */
    bool *may;          /* [job * n_roles + role]; job: task_map_job */
    int *lowest;        /* per job: of the roles that may do it the one of lowest level; -1 = nobody may */
    double *made;       /* [(weekday * 24 + hour) * n_tasks + task]: tasks in such an hour of the week */
    double *hour_s;     /* [(weekday * 24 + hour) * n_jobs + job]: seconds of work in it */
    double *shift_s;    /* [(weekday * (n_shifts + 1) + shift) * n_jobs + job]; shift n_shifts = outside all windows */
    double follow_s;    /* a day, in the sums above: what follows from other tasks */
    double gap_s;       /* a day, not in them: what comes again a gap after it was done, if it were done at once */
    double *duty_s;     /* [weekday * n_shifts + shift], not in them: what each person who comes on duty brings along */
};

struct task_map {
    const struct model *m;
    int n_jobs, n_weeks, n_replications;
    int n_units;
    struct task_map_unit *units;
};

static inline int task_map_job(int task, enum task_map_part part)
{
    return task * N_TASK_MAP_PARTS + (int)part;
}

/* Maps the demand of replications 1 to n. `stop` is asked after each; NULL, or true: ERR_STOPPED. ERR_INPUT when fewer than
 * seven days are measured. Memory from `arena`, which the map lives in. */
int task_map_make(struct task_map *map, const struct model *m, uint64_t seed, int n_replications, bool (*stop)(void),
                  struct arena *arena, struct err *e);

#endif
