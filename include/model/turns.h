/* Whose turn it is to work at night and at weekends: how a rota shares both among the people of a role.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_TURNS_H
#define MODEL_TURNS_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/model.h"

#define TURNS_EVEN (-1.0) /* nothing is asked for: a share in proportion to the hours */

/* A person of the rota. What is asked for, then what he gets. */
struct turns {
    double due_h;         /* over the rota: what the plan gives him */
    double night_share;   /* of these hours, in night shifts: 0 to 1, or TURNS_EVEN */
    double weekend_share; /* of the weekends: 1 / n for every n-th, 0 for never, or TURNS_EVEN */
    double night_h;       /* over the rota */
    double weekend_part;  /* of the weekends, 0 to 1 */
};

/* A night shift is one that holds three o'clock at night. */
bool turns_is_night(const struct model *m, const struct shift *s);
/* Sets night_h so that they sum up to `planned_h`, as far as what is asked for lets them. */
void turns_share_nights(struct turns *of, int n, double planned_h);
/* Sets weekend_part so that they sum up to `wanted`, the people of a weekend. Who asks for nothing has every `aim`-th weekend at
 * most, or, where this does not do, the largest whole number below with which it does. Returns that number. */
int turns_share_weekends(struct turns *of, int n, double wanted, int aim);
/* Says for each weekend whose it is, [person * n_weeks + week]: those who are owed most of one, of equal ones the first. */
bool *turns_give_weekends(struct arena *a, const struct turns *of, int n, int wanted, int n_weeks);

#endif
