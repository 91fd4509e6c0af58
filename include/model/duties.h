/* The roster as it is written down: who has duty in which shift on which date.
 *
 * It decides for every role of a unit of which somebody stands in it; for the other roles a rota is built (roster.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_DUTIES_H
#define MODEL_DUTIES_H

#include "model/build.h"

/* Reads /staff/duties into every kind's `listed` and `listed_duties`. Errors: persons and shifts that do not exist, dates that
 * are none or not of the run, two duties at once. Warnings: rest that is too short, hours far from the contract, persons whom
 * it leaves out. After persons_read. */
void duties_read(struct build *b);

#endif
