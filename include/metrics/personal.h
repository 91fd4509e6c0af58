/* What is measured of one person in one replication: the columns of persons.csv.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef METRICS_PERSONAL_H
#define METRICS_PERSONAL_H

#include "engine/accounts.h"

enum personal {
    PERSONAL_ROSTERED_H, PERSONAL_OVERTIME_H, PERSONAL_UTILISATION_SHARE,
    PERSONAL_CATEGORIES, /* minutes in tasks of each category per rostered hour, overtime included */
    PERSONAL_OTHERS = PERSONAL_CATEGORIES + N_CATEGORIES, /* consulting, practice, holding, break, idle, idle_blocked, likewise */
    PERSONAL_INTERRUPTIONS_PER_H = PERSONAL_OTHERS + N_TIME_ACCOUNTS, PERSONAL_SWITCHES_PER_H, /* on duty */
    PERSONAL_DONE_COUNT, PERSONAL_DELEGATED_COUNT, PERSONAL_AD_HOC_COUNT, PERSONAL_OCCASIONS_COUNT, PERSONAL_RIGHTS_EARNED_COUNT,
    PERSONAL_SKILLS_USED_COUNT, PERSONAL_SKILLS_UNUSED_COUNT, PERSONAL_PAY_KR, PERSONAL_AWAY_H,
    PERSONAL_CALLED_IN_H, PERSONAL_QUICK_RETURNS_COUNT, PERSONAL_EDUCATION_H, N_PERSONAL
};
extern const char *const personal_ids[N_PERSONAL]; /* names of columns */

/* Writes the N_PERSONAL measures of a person; NaN where there is nothing to divide by. */
void personal_measure(const struct accounts *a, int person, double *out);

/* Task types that arose in the window of his unit and that he may do: how many he completed at least once, and never. */
struct personal_skills {
    int used, unused;
};
struct personal_skills personal_skills(const struct accounts *a, int person);

/* Tasks he completed, created in the window, by the right of his role to them; NONE: he had no right, which never is. Personal
 * tasks need no right and are not counted. */
struct personal_rights {
    int64_t done_by[N_REGIMES];
};
struct personal_rights personal_rights(const struct accounts *a, int person);
/* Adds those of one type. */
void personal_add_rights(const struct accounts *a, int person, int task, struct personal_rights *to);

/* Minutes of work per rostered hour, overtime included; NaN without rostered time. */
double personal_work_min_per_rostered_h(const struct accounts *a, int person);

#endif
