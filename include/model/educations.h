/* Further education beside the work: /staff/lines/LINE/education.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_EDUCATIONS_H
#define MODEL_EDUCATIONS_H

#include "model/build.h"

/* The education that `v` describes, with its days; warns of what lies outside the run. */
const struct education *educations_read(struct build *b, const struct value *v);
/* Its days as times away, as many as e->n_days; returns that number. */
int educations_days(const struct value *v, const struct education *e, struct days_away *days);

#endif
