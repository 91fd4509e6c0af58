/* Delegated work: consulting, and the programmes by which people earn rights.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_TRAINING_H
#define MODEL_TRAINING_H

#include "model/build.h"

/* model.consulting, and the programmes. After persons_read. */
void training_read(struct build *b);
/* person.may_learn, and errors where delegation and training cannot be. After rights_read and training_read. */
void training_offer(struct build *b);
/* Warnings: talks that come to nothing. After rights_apply and roster_build. */
void training_warn(struct build *b);

#endif
