/* From classes to words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/verdicts.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

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

/* Why: what MSER-5 says, or why it says nothing. */
static int reason(char *out, size_t size, const struct settle *s)
{
    bool alone = s->answer == SETTLE_UNKNOWN; /* although MSER-5 was asked */
    switch (s->mser.answer) {
    case WARMUP_KNOWN:
        return snprintf(out, size, alone ? "one replication is too few" : "MSER-5 asks for %d", s->mser.cut);
    case WARMUP_REFUSED:
        return snprintf(out, size, alone ? "one replication is too few" : "MSER-5 has no answer for %d days", s->mser.n);
    case WARMUP_TOO_SHORT:
        return snprintf(out, size, "%d day%s too few for MSER-5, which needs %d", s->mser.n, s->mser.n == 1 ? " is" : "s are",
                        WARMUP_BATCH * WARMUP_LEAST_BATCHES);
    case WARMUP_MISSING:
    case N_WARMUP_ANSWERS:
        break;
    }
    return snprintf(out, size, "there are days without a value");
}

const char *verdicts_warmup(char out[VERDICTS_BYTES], const struct settle *s, int warmup_days)
{
    static const char *const answers[][2] = {
        [SETTLE_ENOUGH] = {"", " is enough"},
        [SETTLE_OPEN] = {"", " may be too short"},
        [SETTLE_SHORT] = {"", " is too short"},
        [SETTLE_UNKNOWN] = {"whether ", " is enough cannot be told"},
    };
    bool open_end = s->answer == SETTLE_OPEN && s->mser.answer != WARMUP_KNOWN; /* nothing asks for more, or for less */
    const char *const *words = answers[open_end ? SETTLE_UNKNOWN : s->answer];
    const char *parts = s->mser.answer == WARMUP_KNOWN ? "the measured days before that and after"
                                                       : "the halves of the measured days";
    int n = snprintf(out, VERDICTS_BYTES, "%sthe warm-up of %d day%s%s: ", words[0], warmup_days,
                     warmup_days == 1 ? "" : "s", words[1]);
    n += reason(out + n, (size_t)(VERDICTS_BYTES - n), s);
    if (s->answer == SETTLE_OPEN || s->answer == SETTLE_SHORT)
        snprintf(out + n, (size_t)(VERDICTS_BYTES - n), ", %s %s %s", s->answer == SETTLE_SHORT ? "and" : "but", parts,
                 s->answer == SETTLE_SHORT ? "differ" : "do not differ clearly");
    return out;
}
