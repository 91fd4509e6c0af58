/* How much of a series should be cut before it is steady: MSER-5.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_WARMUP_H
#define STUDY_WARMUP_H

enum {
    WARMUP_BATCH = 5,       /* observations whose mean is one value: the 5 of MSER-5 */
    WARMUP_LEAST_LEFT = 5,  /* batches that every cut considered leaves */
    WARMUP_LEAST_BATCHES = 7 /* fewer leave no choice of where to cut */
};

enum warmup_answer {
    WARMUP_KNOWN,
    WARMUP_REFUSED,   /* the best cut is in the second half, or the last that was considered: the series is not seen to settle */
    WARMUP_TOO_SHORT, /* less than WARMUP_LEAST_BATCHES whole batches */
    WARMUP_MISSING,   /* an observation is missing (NaN) */
    N_WARMUP_ANSWERS
};

struct warmup {
    enum warmup_answer answer;
    int cut; /* observations to leave out, a multiple of WARMUP_BATCH; -1 unless WARMUP_KNOWN */
    int n;   /* observations looked at */
};

/* x[0 .. n): equally spaced observations from the start of the run, say daily means over all replications. */
struct warmup warmup_mser5(const double *x, int n);

#endif
