/* A comparison in five sentences: who is relieved, who gets more, what moves, what patients notice, what it costs; and one each
 * of shifts missed and of rights where these change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_BRIEF_H
#define REPORT_BRIEF_H

#include <stdio.h>

#include "report/manifest.h"
#include "study/comparison.h"
#include "study/relief.h"

/* Five sentences and up to two more, one a line, for every scenario that was compared with the base. */
void brief_print(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c, const struct relief *r);

#endif
