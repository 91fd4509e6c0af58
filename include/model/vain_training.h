/* Programmes that come to nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_VAIN_TRAINING_H
#define MODEL_VAIN_TRAINING_H

#include "model/build.h"

/* Warns of rights that nobody can earn, or use once earned. After rights_apply and who_comes_find. */
void vain_training_warn(struct build *b);

#endif
