/* From classes to words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/verdicts.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

#include "report/summary.h"

static const char *const outcomes[N_RELIEF_OUTCOMES] = {
    [RELIEF_UNDECIDED] = "undecided",
    [RELIEF_RELIEVED] = "relieved",
    [RELIEF_SWAPPED] = "as much work as before, within the margin, but other work",
    [RELIEF_UNCHANGED] = "as much work as before, within the margin",
    [RELIEF_ON_TOP] = "new work on top",
    [RELIEF_PARTLY_ON_TOP] = "more work than before, though less of some kind",
    [RELIEF_NEW] = "new",
    [RELIEF_GONE] = "gone",
};

/* A spread that is taken from fewer is a rough one: that of ten is off by a quarter, and what is needed goes with its square. */
enum { LEAST_FOR_A_GUESS = 10 };

static void undecided(char out[VERDICTS_BYTES], double needed, int n)
{
    if (isnan(needed))
        snprintf(out, VERDICTS_BYTES, "undecided");
    else if (isinf(needed))
        snprintf(out, VERDICTS_BYTES, "undecided; it lies on the margin, where no number of replications would decide");
    else
        snprintf(out, VERDICTS_BYTES, "undecided; about %.0f replications would decide%s", needed,
                 n < LEAST_FOR_A_GUESS ? ", a rough guess from so few" : "");
}

const char *verdicts_relief(char out[VERDICTS_BYTES], const struct relief_row *row, int margin)
{
    const struct relief_verdict *v = &row->verdict[margin];
    char what[VERDICTS_BYTES];
    if (v->outcome == RELIEF_UNDECIDED)
        undecided(what, row->quantity[RELIEF_NET].needed[margin], row->quantity[RELIEF_NET].relief.n);
    else
        snprintf(what, sizeof what, "%s%s", outcomes[v->outcome], v->more_clinical ? ", but more clinical work" : "");
    snprintf(out, VERDICTS_BYTES, "%.150s%s", what, v->care_lost ? "; more of the work they did is left undone" : "");
    return out;
}

/* What MSER-5 says, or why it says nothing. Where nothing else speaks for a beginning, a cut in the measured days is no news. */
static const char *mser(char *out, size_t size, const struct settle *s, int warmup_days)
{
    bool by_chance = s->answer == SETTLE_NO_SIGN && s->mser.cut > warmup_days;
    switch (s->mser.answer) {
    case WARMUP_KNOWN:
        snprintf(out, size, "MSER-5 asks for %d%s", s->mser.cut, by_chance ? ", as it often does by chance" : "");
        break;
    case WARMUP_REFUSED:
        snprintf(out, size, "MSER-5 has no answer for %d days", s->mser.n);
        break;
    case WARMUP_TOO_SHORT:
        snprintf(out, size, "%d day%s too few for MSER-5, which needs %d", s->mser.n, s->mser.n == 1 ? " is" : "s are",
                 WARMUP_BATCH * WARMUP_LEAST_BATCHES);
        break;
    case WARMUP_MISSING:
    case N_WARMUP_ANSWERS:
        snprintf(out, size, "MSER-5 has no answer, for there are days without a value");
    }
    return out;
}

/* "waits on the first 7 of 28 measured days are 2.1 to 5.3 minutes shorter than on the others" */
static void differ(char *out, size_t size, const struct settle *s)
{
    bool wait = s->series == SETTLE_WAIT, less = s->difference.hi < 0;
    double scale = wait ? 1 : 100, a = scale * fabs(s->difference.lo), b = scale * fabs(s->difference.hi);
    int decimals = summary_decimals(fabs(b - a) / 2);
    char low[SUMMARY_NUMBER_BYTES], high[SUMMARY_NUMBER_BYTES];
    snprintf(out, size, "%s on the first %d of %d measured days %s %s to %s %s than on the others",
             wait ? "waits" : "time on tasks", s->first_days, s->days, wait ? "are" : "is",
             summary_number(low, fmin(a, b), decimals, false), summary_number(high, fmax(a, b), decimals, false),
             wait ? less ? "minutes shorter" : "minutes longer" : less ? "percentage points lower" : "percentage points higher");
}

const char *verdicts_warmup(char out[VERDICTS_BYTES], const struct settle *s, int warmup_days)
{
    char warmup[50], what[140], asks[80];
    snprintf(warmup, sizeof warmup, "the warm-up of %d day%s", warmup_days, warmup_days == 1 ? "" : "s");
    mser(asks, sizeof asks, s, warmup_days);
    differ(what, sizeof what, s);
    if (s->answer == SETTLE_SHORT)
        snprintf(out, VERDICTS_BYTES, "%s is too short: %s; %s", warmup, what, asks);
    else if (s->answer == SETTLE_NO_SIGN)
        snprintf(out, VERDICTS_BYTES,
                 "no sign that %s is too short: the first %d of %d measured days do not differ clearly from the others; %s",
                 warmup, s->first_days, s->days, asks);
    else if (s->days < SETTLE_LEAST_DAYS)
        snprintf(out, VERDICTS_BYTES, "whether %s is enough cannot be told from %d measured day%s: give at least %d (--days)",
                 warmup, s->days, s->days == 1 ? "" : "s", SETTLE_LEAST_DAYS);
    else
        snprintf(out, VERDICTS_BYTES,
                 "whether %s is enough cannot be told: the measured days can be compared in %d replication%s, and two are needed",
                 warmup, s->replications, s->replications == 1 ? "" : "s");
    return out;
}
