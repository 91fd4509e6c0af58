/* Had the numbers settled when measuring began? Whether the first measured days differ from the rest; and, beside it, MSER-5.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_SETTLE_H
#define STUDY_SETTLE_H

#include <stdbool.h>

#include "base/arena.h"
#include "study/statistics.h"
#include "study/trials.h"
#include "study/warmup.h"

enum { SETTLE_LEAST_DAYS = 14 }; /* measured: every weekday twice, or weekdays and a beginning cannot be told apart */
#define SETTLE_MARGIN_FRAC 0.01  /* of the mean of the rest: a smaller difference is not called a beginning (our choice) */

enum settle_answer {
    SETTLE_NO_SIGN, /* the first quarter of the measured days does not differ from the rest */
    SETTLE_UNKNOWN, /* a single replication, fewer than SETTLE_LEAST_DAYS measured, or too few days with a value */
    SETTLE_SHORT    /* they differ: the interval lies beyond the margin */
};

enum settle_series { SETTLE_WORK /* share of time on duty spent on tasks */, SETTLE_WAIT /* mean wait, minutes */ };

struct settle {
    enum settle_answer answer;
    enum settle_series series;   /* that all this is of */
    int first_days, days;        /* measured: in the first part, and in all */
    int replications;            /* in which both parts have a value */
    struct interval difference;  /* of the first days from the rest, in the unit of the series; NaN: unknown */
    struct warmup mser;          /* in days, of the whole run; judges nothing */
};

/* Of a scenario, by two daily series, each less the mean of its weekday, so that the rhythm of the week is not taken for a
 * beginning. The difference is a t interval over replications, at 95 % for both series together (Bonferroni): where the days
 * are chosen beforehand, a steady ward is called unsettled in 5 % of studies at most. Of the two series the one whose answer
 * stands last above; where they agree, the one of which MSER-5 says worse. MSER-5 picks cuts by chance where nothing needs to
 * be cut, so it is told and not judged by. */
struct settle settle_ask(const struct trials *t, int scenario, struct arena *arena);

#endif
