/* From classes to words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/verdicts.h"

#include <math.h>
#include <stdio.h>

#include "report/summary.h"

static const char *const outcomes[N_RELIEF_OUTCOMES] = {
    [RELIEF_UNDECIDED] = "undecided",
    [RELIEF_RELIEVED] = "relieved",
    [RELIEF_SWAPPED] = "as much work as before, but other work",
    [RELIEF_UNCHANGED] = "no change",
    [RELIEF_ON_TOP] = "new work on top",
    [RELIEF_PARTLY_ON_TOP] = "more work than before, though less of some kind",
    [RELIEF_NEW] = "new",
    [RELIEF_GONE] = "gone",
};

/* A number that is only a guess, rounded up to two digits: 233.4 is about 240. */
static double about(double n)
{
    double step = n < 100 ? 1 : pow(10, floor(log10(n)) - 1);
    return ceil(n / step) * step;
}

static void undecided(char out[VERDICTS_BYTES], double needed)
{
    if (isnan(needed))
        snprintf(out, VERDICTS_BYTES, "undecided");
    else if (isinf(needed))
        snprintf(out, VERDICTS_BYTES, "undecided; it lies on the margin, where no number of replications would decide");
    else
        snprintf(out, VERDICTS_BYTES, "undecided; about %.0f replications would decide", about(needed));
}

const char *verdicts_relief(char out[VERDICTS_BYTES], const struct relief_row *row, int margin)
{
    const struct relief_verdict *v = &row->verdict[margin];
    char what[VERDICTS_BYTES];
    if (v->outcome == RELIEF_UNDECIDED)
        undecided(what, row->quantity[RELIEF_NET].needed[margin]);
    else
        snprintf(what, sizeof what, "%s%s", outcomes[v->outcome], v->more_clinical ? ", but more clinical work" : "");
    snprintf(out, VERDICTS_BYTES, "%.150s%s", what, v->care_lost ? "; more of the work they did is left undone" : "");
    return out;
}

const char *verdicts_compared(char out[VERDICTS_BYTES], const struct comparison_row *row, double scale, const char *unit)
{
    static const char *const words[N_COMPARISON_VERDICTS] = {
        [COMPARISON_NONE] = "",
        [COMPARISON_EQUAL] = "the same in every replication",
        [COMPARISON_FIXED] = "different by the same in every replication",
        [COMPARISON_HIGHER] = "higher",
        [COMPARISON_LOWER] = "lower",
        [COMPARISON_OPEN] = "not clear",
    };
    char number[SUMMARY_NUMBER_BYTES];
    double detectable = scale * row->detectable;
    int n = snprintf(out, VERDICTS_BYTES, "%s", words[row->verdict]);
    if (row->verdict == COMPARISON_OPEN)
        snprintf(out + n, (size_t)(VERDICTS_BYTES - n), "; a difference of %s %.60s would have been seen four times in five",
                 summary_number(number, detectable, summary_decimals(detectable), false), unit);
    return out;
}

const char *verdicts_warmup(char out[VERDICTS_BYTES], const struct warmup *w, int warmup_days)
{
    int n = snprintf(out, VERDICTS_BYTES, w->answer == WARMUP_KNOWN ? "the warm-up of %d days is "
                                                                    : "whether the warm-up of %d days is enough cannot be told: ",
                     warmup_days);
    char *rest = out + n;
    size_t size = (size_t)(VERDICTS_BYTES - n);
    switch (w->answer) {
    case WARMUP_KNOWN:
        snprintf(rest, size, "%s: MSER-5 asks for %d", w->cut <= warmup_days ? "enough" : "too short", w->cut);
        break;
    case WARMUP_REFUSED:
        snprintf(rest, size, "MSER-5 does not see %d days settle", w->n);
        break;
    case WARMUP_TOO_SHORT:
        snprintf(rest, size, "%d days are too few for MSER-5, which needs %d", w->n, WARMUP_BATCH * WARMUP_LEAST_BATCHES);
        break;
    default:
        snprintf(rest, size, "days without a value");
    }
    return out;
}
