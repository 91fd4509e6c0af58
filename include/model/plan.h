/* The staffing plan: how many of each role are wanted in each shift of the week.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include "model/build.h"

/* Gives every kind its table k->wanted (plan_wanted). After units_read. */
void plan_read(struct build *b);

static inline int plan_wanted(const struct build *b, const struct kind *k, int weekday, int shift, int role)
{
    return k->wanted[(weekday * k->shifts.n + shift) * b->roles.n + role];
}

#endif
