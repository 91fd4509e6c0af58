/* The regimes of rights: who is competent for what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_RIGHTS_H
#define MODEL_RIGHTS_H

#include "model/build.h"

/* The regime of every task and role in every kind of unit, and who is banned from what for critical patients. */
void rights_read(struct build *b);
/* Sets person.by and person.may of all persons of the kinds, and unit.rights_move. After kinds of queues are known
 * (patience_read). */
void rights_apply(struct build *b);
/* Warnings: rights by training or sign-off that nobody holds, and that no programme teaches. */
void rights_warn(struct build *b);

#endif
