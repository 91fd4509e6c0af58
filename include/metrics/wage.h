/* What people are paid for their time on duty in the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef METRICS_WAGE_H
#define METRICS_WAGE_H

#include "engine/accounts.h"

struct wage {
    double kr;             /* all that is paid */
    double supplements_kr; /* of it, what is beyond the plain hourly pay */
};

/* Of one person in one replication. */
struct wage wage_of(const struct accounts *a, int person);

#endif
