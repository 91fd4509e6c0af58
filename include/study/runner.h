/* Runs the trials of a study on several threads.
 *
 * Workers take the next trial, run it, and write its slot; nobody shares anything else, so the numbers do not depend on how
 * many workers there are. The caller's thread hands finished trials on, in order, and looks after progress and signals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_RUNNER_H
#define STUDY_RUNNER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "study/trials.h"

enum { RUNNER_MOST_JOBS = 1024, RUNNER_MOST_GIB = 8 };

struct runner_options {
    uint64_t seed;
    int jobs;   /* threads, at least 1; never more than there are trials */
    bool audit; /* every replication holds its state against itself */
    /* Both are called on the caller's thread with `self`, and may be NULL. */
    int (*finished)(void *self, const struct trial *, struct err *); /* trials in order; a failure ends the study */
    /* ten times a second: trials handed on, and the share of all days that have been simulated; true ends the study at once:
     * ERR_STOPPED */
    bool (*stop)(void *self, int n_finished, double share);
    void *self;
};

/* Runs all trials. On failure *e tells of the first trial, in order, that failed. */
int runner_run(struct trials *t, const struct runner_options *options, struct err *e);

/* Threads to use when nobody says: SLURM_CPUS_PER_TASK, else the processors this process may use. */
int runner_default_jobs(void);
/* So many threads, or as many as fit into RUNNER_MOST_GIB when each needs so many bytes; at least 1. */
int runner_jobs_that_fit(int jobs, double bytes);

#endif
