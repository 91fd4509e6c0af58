/* The staffing plan: how many of each role are wanted in each shift of the week.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include "model/build.h"

/* Gives every kind its tables k->wanted and k->on_holidays (below). After units_read. */
void plan_read(struct build *b);

static inline int plan_wanted(const struct build *b, const struct kind *k, int weekday, int shift, int role)
{
    return k->wanted[(weekday * k->shifts.n + shift) * b->roles.n + role];
}

/* On a holiday that falls on the weekday. */
static inline int plan_wanted_on_holiday(const struct build *b, const struct kind *k, int weekday, int shift, int role)
{
    int own = k->on_holidays[shift * b->roles.n + role];
    return own < 0 ? plan_wanted(b, k, weekday, shift, role) : own;
}

#endif
