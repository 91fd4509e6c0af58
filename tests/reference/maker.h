/* One random scenario in the making: what has been decided, and the tools that write it. See random_scenario.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_MAKER_H
#define REFERENCE_MAKER_H

#include <stdbool.h>
#include <stdio.h>

#include "base/pcg.h"

enum { MAKER_SHIFTS = 4, MAKER_TASKS = 6, MAKER_MANY_TASKS = 70, MAKER_LINES = 10 };

struct maker {
    struct pcg draws;
    struct pcg pay_draws; /* of pay, apart: pay came later, and a number is to give the ward that it gave before */
    struct pcg away_draws; /* the same of who is away */
    struct pcg learn_draws; /* likewise */
    struct pcg lead_draws; /* of who is in charge of the shift, and whose patients they are */
    struct pcg study_draws; /* of who has learnt what patients need */
    struct pcg claim_draws; /* of types of task that are people's own */
    FILE *out;
    struct pcg roster_draws; /* the same of rosters that are written down */
    struct pcg holiday_draws; /* of plan and rules on holidays */
    int tick_s, days, warmup_days;
    int start; /* the day of January */
    int n_units, n_roles, n_levels, n_conditions, n_tasks, n_shifts, n_lines;
    int shift_start[MAKER_SHIFTS], shift_hours[MAKER_SHIFTS]; /* the same in all units */
    int n_windows; /* so many of the shifts; the others are of the roster only */
    int shift_minute; /* ... all begin and end so many minutes after the hour */
    int line_count[MAKER_LINES]; /* of people who have duties */
    bool talk;     /* there is a task for each person on duty in which delegated work is talked of */
    bool patients; /* there are beds */
    bool two;      /* two-person tasks are common */
    bool urgent;   /* interruptions are common */
    bool helped[MAKER_MANY_TASKS];   /* the task needs a second person */
    int programme[MAKER_MANY_TASKS]; /* in which the task is taught, or none; -1: it is neither taught nor consulted on */
    bool everywhere[MAKER_MANY_TASKS]; /* the task arises in all units */
    double work_min; /* how long a middling task takes: some ticks, or nothing could interrupt it */
    double busy;   /* how much is asked for */
    bool away;     /* somebody may be away */
    bool temps;    /* there are temps in every unit, for every role */
    int rostered;  /* a role that somebody on the roster has; -1 = none */
};

extern const char *const maker_levels[], *const maker_shifts[], *const maker_days[];

int maker_pick(struct maker *k, int n);               /* 0 .. n - 1 */
int maker_between(struct maker *k, int low, int high); /* both included */
bool maker_likely(struct maker *k, int percent);

void maker_put(struct maker *k, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* One number between low and high, drawn, where the format says %d. One draw a call: the order of arguments is the compiler's. */
void maker_drawn(struct maker *k, const char *format, int low, int high);
void maker_comma(struct maker *k, bool *first);
void maker_law(struct maker *k, double mean);
void maker_limit(struct maker *k);
void maker_some(struct maker *k, const char *prefix, const char *const *names, int n);
void maker_hour(struct maker *k, int hour);
void maker_shift_hour(struct maker *k, int hour); /* at the shifts' minute */
void maker_profile(struct maker *k);

/* The parts of the document. */
void random_units(struct maker *k);
void random_tasks(struct maker *k);
void random_staff(struct maker *k);
void random_policy(struct maker *k);
void random_rights(struct maker *k); /* "rights": {...} */
void random_learning_decide(struct maker *k);           /* before the staff */
void random_learning_rights(struct maker *k);           /* by role, of a task with a programme */
void random_learning(struct maker *k);                  /* ", delegation ..., training ..." */
void random_lead(struct maker *k);          /* now and then ", shift_lead ..." */
const char *random_lead_preference(struct maker *k); /* "least_busy", or now and then "assigned_carer", "specialised" */
void random_lead_matches(struct maker *k);  /* of a condition: now and then ", specialisations ..." */
void random_lead_specialities(struct maker *k); /* of a roster line, likewise */
void random_lead_relation(struct maker *k); /* now and then ", relation ..." of a rule */
void random_holidays(struct maker *k);
void random_holiday_plan(struct maker *k); /* of a shift: now and then ", holiday ..." */
void random_holiday_rule(struct maker *k); /* now and then one */
void random_supplements(struct maker *k);
void random_roster(struct maker *k); /* now and then "duties": [...] */
void random_away_line(struct maker *k); /* of a roster line */
void random_more_lines(struct maker *k); /* temps, and somebody of any role */
void random_absence(struct maker *k);

#endif
