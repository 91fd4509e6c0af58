/* What a comparison found, in plain sentences that say no more than the intervals do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SENTENCES_H
#define REPORT_SENTENCES_H

#include <stdio.h>

#include "report/manifest.h"
#include "study/comparison.h"
#include "study/relief.h"
#include "study/trials.h"

/* One sentence a line, for every scenario that was compared with the base. */
void sentences_print(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c,
                     const struct relief *r);

#endif
