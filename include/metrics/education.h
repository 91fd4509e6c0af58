/* What further education takes and costs in the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef METRICS_EDUCATION_H
#define METRICS_EDUCATION_H

#include "engine/accounts.h"

struct education_cost {
    double hours; /* of study, gatherings, exams, practice: at work or in his own time */
    double kr;    /* what the employer pays beyond the pay of hours on duty: leave with pay, fee */
};

/* Of one person in one replication. */
struct education_cost education_cost_of(const struct accounts *a, int person);

#endif
