/* Further education: when, on whose cost, and what it leads to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_STUDY_H
#define MODEL_STUDY_H

#include <stdint.h>

enum support { SUPPORT_PAID_LEAVE, SUPPORT_HOURS_OWED, SUPPORT_MONEY, SUPPORT_NONE };

struct education {
    enum support support;
    double from_s;           /* the first day */
    int32_t held_tick;       /* from here on the specialisation is held: the day after the last, not before 0 */
    int n_days;
    const double *day_s;     /* days of study, gatherings, exams, practice: their beginnings, sorted, each once */
    double day_h;
    double fee_kr, pay_step_kr_per_h;
    uint64_t specialisation; /* its bit; 0 = none */
};

#endif
