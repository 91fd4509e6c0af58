/* One replication, with audit, of a ward that a test describes by a few pieces of JSON (' for ").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_TRIAL_H
#define REFERENCE_TRIAL_H

#include "testlib.h"

enum { TRIAL_DAYS = 10, TRIAL_TICKS = TRIAL_DAYS * 1440 }; /* a tick is a minute, and there is no warm-up */

struct trial {
    struct model m;
    struct testlib_accounts accounts;
    struct testlib_events events;
};

/* Pieces that are often wanted. */
#define TRIAL_ONE_NURSE "'nurse': {'role': 'nurse', 'duty': 'always'}"
#define TRIAL_TWO_NURSES "'nurse': {'role': 'nurse', 'duty': 'always', 'count': 2}"
#define TRIAL_ON_DAYS "'nurse': {'role': 'nurse', 'count': 3}"
#define TRIAL_DAY_SHIFT "'shifts': {'day': {'start': '08:00', 'end': '16:00'}}"
#define TRIAL_BEDS "'beds': 4, 'patients': {'stay_days': 'never'}"
#define TRIAL_AT_ONCE "'all': {'patience_min': 0}"

/* The members of the unit "ward", of /tasks, of /staff/lines and of /policy/rules. The only role, nurse, has the formal right
 * to everything, unless there is a task "drip": then she needs a sign-off. One nurse is planned for each shift "day". */
struct trial *trial_run(const char *ward, const char *tasks, const char *lines, const char *rules);
/* The same with one task, "visit", of 20 minutes, twice as often as one person can do it; `with`: more members of it. */
struct trial *trial_run_often(const char *with, const char *lines, const char *rules);
void trial_end(struct trial *t);

const struct task_account *trial_task(const struct trial *t, const char *id);
/* Ticks of all people in an account: a task's, or n_tasks + TIME_... */
int64_t trial_ticks(struct trial *t, int account);
int64_t trial_events(const struct trial *t, enum event_kind kind);

#endif
