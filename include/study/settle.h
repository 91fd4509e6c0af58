/* Had the numbers settled when measuring began? MSER-5 on the daily series of a study, and whether the days it would cut differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_SETTLE_H
#define STUDY_SETTLE_H

#include <stdbool.h>

#include "base/arena.h"
#include "study/trials.h"
#include "study/warmup.h"

enum settle_answer {
    SETTLE_ENOUGH,  /* MSER-5 asks for no longer warm-up than there is */
    SETTLE_OPEN,    /* it asks for more, or has no answer, but the measured days before its cut do not differ from those after */
    SETTLE_UNKNOWN, /* too few days, days without a value, or a single replication */
    SETTLE_SHORT    /* as SETTLE_OPEN,    and they differ: 95 % t interval over replications */
};

struct settle {
    enum settle_answer answer;
    struct warmup mser; /* in days */
};

/* Of a scenario: the share of time on duty spent on tasks and the mean wait, day by day from the start of the run, as means over
 * replications and less the mean of their weekday, so that the rhythm of the week is not taken for a beginning. Of their two
 * answers the one that stands last above. MSER-5 alone picks cuts at random where nothing needs to be cut, so its answer is held
 * against the days themselves; where it has none, the first half of the measured days against the second. */
struct settle settle_ask(const struct trials *t, int scenario, struct arena *arena);

#endif
