/* What a rota leaves open, told in warnings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_ROSTER_REVIEW_H
#define MODEL_ROSTER_REVIEW_H

#include "model/build.h"

/* Warns of contracts far from the plan, of places that stay empty, of persons without duty and of weekends that come too often.
 * `missing` and `places` are [shift * n_roles + role], over the rota; `too_many`, per role: the plan wants more people at
 * weekends than /staff/weekend_every allows. */
void roster_review(struct build *b, const struct kind *k, int n_weeks, const int *missing, const int *places,
                   const bool *too_many);
/* The hours of a week that the plan wants of a role; that the people for whom a rota is built are contracted for. */
double roster_review_planned_h(const struct build *b, const struct kind *k, int role);
double roster_review_contracted_h(const struct kind *k, int role);
/* Whether a rota is built for the person. */
bool roster_review_is_built(const struct kind *k, const struct person *p);

#endif
