/* Delegated work: consulting, and the programmes by which people earn rights.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_TRAINING_H
#define MODEL_TRAINING_H

#include "model/build.h"

/* model.consulting, and the programmes. After persons_read. */
void training_read(struct build *b);
/* What a programme asks of somebody to whom it offers a task, each of those of whom all before it is so: his right to it is one
 * that is earned, and he is no temp; `who`; and the least of the position, the years and the initiative. */
enum training_demand { TRAINING_EARNED, TRAINING_WHO, TRAINING_POSITION, TRAINING_YEARS, TRAINING_INITIATIVE,
                       N_TRAINING_DEMANDS };
/* How many of them are so. `who`: as rules_who has it for the programme's. */
int training_meets(const struct build *b, const struct kind *k, int task, const struct value *programme, const int8_t *who,
                   const struct person *p);
/* person.may_learn, and errors where delegation and training cannot be. After rights_read and training_read. */
void training_offer(struct build *b);
/* Warnings: talks that come to nothing. After rights_apply and roster_build. */
void training_warn(struct build *b);

#endif
