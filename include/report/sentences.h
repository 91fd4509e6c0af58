/* What a comparison found, in plain sentences that say no more than the intervals do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SENTENCES_H
#define REPORT_SENTENCES_H

#include <stdio.h>

#include "report/manifest.h"
#include "study/comparison.h"
#include "study/trials.h"

/* How sure one may be of a difference. */
enum sentences_verdict {
    SENTENCES_NOT_KNOWN,   /* fewer than two replications have a value */
    SENTENCES_EQUAL,       /* the same in every replication */
    SENTENCES_UNCLEAR,     /* the 95 % interval includes 0 */
    SENTENCES_MAYBE_CHANCE, /* it does not, but among so many comparisons chance would do it: p after Holm's correction >= 0.05 */
    SENTENCES_CLEAR
};
enum sentences_verdict sentences_judge(const struct comparison_row *row);

/* One sentence a line, for every scenario that was compared with the base. */
void sentences_print(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c);

#endif
