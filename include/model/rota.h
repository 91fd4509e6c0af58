/* A rota while it is built, and what is settled before its first place is filled: who takes part, what each is due, in the
 * nights and otherwise, and whose weekends are whose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_ROTA_H
#define MODEL_ROTA_H

#include "model/build.h"

enum { ROTA_SATURDAY = 5, ROTA_SUNDAY = 6 };
enum account { OTHER_HOURS, NIGHT_HOURS, N_ACCOUNTS };

struct worker {
    int person;            /* of the kind */
    int role;
    const bool *weekend;   /* per week of the rota: his */
    int kept_days;         /* of weekends that are his and still to come */
    double contract_h;     /* over the rota */
    double given_h;
    double due_h[N_ACCOUNTS], had_h[N_ACCOUNTS];
    bool never[N_ACCOUNTS], never_weekends;
    double weekend_part;   /* of the weekends */
    int n_weekends;        /* had so far */
    int marked;            /* the day in whose night he is to work, + 1 */
    int n_duties, n_run;   /* n_run: of the same shift, day after day */
    int32_t first_start, last_end; /* ticks of the rota */
    int last_shift, last_day;
    bool *works;           /* per day of the rota */
};

struct rota {
    struct build *b;
    struct kind *k;
    int n_days;
    int32_t ticks;
    double rest_s;
    int aim;               /* every so many weekends */
    bool *too_many;        /* per role: people at weekends, for the aim */
    bool *is_night;        /* per shift */
    int32_t *first_start;  /* per role: of the first shift of a Saturday that wants it */
    int n_workers;         /* those of the role being filled stand together: worker[first_of[role] ...] */
    struct worker *worker;
    int *first_of;         /* per role, and one more */
    double *passed;        /* [role * n_days + day]: of the days that want the role, the part up to and with this day */
    double *passed_of[N_ACCOUNTS]; /* the same of days on which it is wanted in shifts of the account */
    double *weekend_h;     /* per role: mean hours of a duty then */
    int *missing, *places; /* [shift * n_roles + role] */
};

/* Fills what stands above the places, for a kind, with b, k, n_days and ticks set. */
void rota_prepare(struct rota *r);

static inline bool rota_is_weekend(int day)
{
    return day % N_WEEKDAYS >= ROTA_SATURDAY;
}

#endif
