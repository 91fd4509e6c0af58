/* From classes to words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/verdicts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

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

const char *verdicts_warmup(char out[VERDICTS_BYTES], const struct settle *s, int warmup_days)
{
    static const char *const answers[] = {
        [SETTLE_ENOUGH] = "the warm-up of %d days is enough: ",
        [SETTLE_NO_SIGN] = "there is no sign that the warm-up of %d days is too short: ",
        [SETTLE_SHORT] = "the warm-up of %d days is too short: ",
        [SETTLE_UNKNOWN] = "whether the warm-up of %d days is enough cannot be told: ",
    };
    char days[16];
    snprintf(days, sizeof days, "%d", warmup_days);
    const char *format = answers[s->answer];
    int n = snprintf(out, VERDICTS_BYTES, "%.*s%s%s", (int)(strchr(format, '%') - format), format, days, strchr(format, '%') + 2);
    char *rest = out + n;
    size_t size = (size_t)(VERDICTS_BYTES - n);
    switch (s->mser.answer) {
    case WARMUP_KNOWN:
        n = snprintf(rest, size, "MSER-5 asks for %d", s->mser.cut);
        break;
    case WARMUP_REFUSED:
        n = snprintf(rest, size, "MSER-5 has no answer for %d days", s->mser.n);
        break;
    case WARMUP_TOO_SHORT:
        n = snprintf(rest, size, "%d days are too few for MSER-5, which needs %d", s->mser.n, WARMUP_BATCH * WARMUP_LEAST_BATCHES);
        break;
    case WARMUP_MISSING:
    case N_WARMUP_ANSWERS:
        n = snprintf(rest, size, "there are days without a value");
        break;
    }
    const char *which = s->mser.answer == WARMUP_KNOWN ? "the measured days before that and after"
                                                       : "the halves of the measured days";
    if (s->answer == SETTLE_NO_SIGN || s->answer == SETTLE_SHORT)
        snprintf(rest + n, size - (size_t)n, ", %s %s %s", s->answer == SETTLE_SHORT ? "and" : "but", which,
                 s->answer == SETTLE_SHORT ? "differ" : "do not differ clearly");
    return out;
}
