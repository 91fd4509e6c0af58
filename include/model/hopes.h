/* Programmes that come to nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_HOPES_H
#define MODEL_HOPES_H

#include "model/build.h"

/* Warns of rights that nobody can earn, or use once earned. After rights_apply and comers_find. */
void hopes_warn(struct build *b);

#endif
