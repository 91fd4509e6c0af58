/* Who ever comes: not those who are away for the whole run, but those who may come instead of others.
 *
 * For warnings: what chance may bring about counts as if it came about, so that none of them is false.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_WHO_COMES_H
#define MODEL_WHO_COMES_H

#include "model/build.h"

/* kind.comers of all kinds. After roster_build, rounds_lay and covers_read. */
void who_comes_find(struct build *b);
/* Whether a person (counted within the kind) is ever on duty: temps only where somebody may call them. */
bool who_comes_at_all(const struct kind *k, int person);
/* Whether p may come when q is away; a person never comes for himself. */
bool who_comes_stands_in(const struct model *m, const struct kind *k, int p, int q);
/* Warns of roles of which nobody ever comes, or nobody from some day on. */
void who_comes_warn(struct build *b);

#endif
