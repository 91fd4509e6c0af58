/* Needs-led staffing (tjenestestyrt bemanning): the weekly hours of each role moved to where its work falls (Fafo 2025:20,
 * sections 3.5, 3.6, 5.7). What is fixed: shifts with their times, the hours of each role, and a least number of people. Every
 * shift keeps as many of a role as the present plan has in the shift of the week with the fewest; of the highest level at least
 * one, if it has somebody now. So where there is always a nurse, one stays.
 *
 * Our rule, from the least competence up. A role is given what it may do of the work of the map that the roles below it leave:
 *
 *     work(shift)     the standard work, asked for in the window of that shift and weekday, that the role may do and that is left
 *     people(shift)   the least number; then one more at a time where work / hours of the shift / (people + 1/2) is largest
 *                     (the divisor method of Webster and Sainte-Laguë: shares rounded to whole people), as long as that brings
 *                     the hours of the week nearer to those of the present plan
 *     left            each hour on duty takes the same share of an hour off that work: work of the week / hours of the week
 *
 * A shift that overlaps others by more than a report has the mean of work / hours / (people + 1/2) over its hours, window by
 * window, with the people of all shifts that reach into that window; the least number is then that of a window. A shift of the
 * roster only is placed on the weekdays on which the present plan has somebody in it.
 *
 * So the role of the highest level gets the work that nobody else may do, and what is too much for the others. Hours of the
 * week stay equal within half a shift, unless there is no room: nobody is wanted twice a day, and a night counts on both its
 * days, so no more people of a role than there are, or than the present plan needs (staffing_room.h). Hours that find none are
 * in no shift. A role that may do nothing of what is left keeps its plan. Where several shifts are equal, first the one with
 * fewest people so far; then the day, then the shift, with fewest of the role; then the earliest.
 * Spread evenly (`evenly`), a role has the same work in every hour, nights too, and no shift keeps anybody: the plan to hold a
 * needs-led one against.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STUDY_STAFFING_H
#define STUDY_STAFFING_H

#include <stdbool.h>

#include "study/task_map.h"

enum staffing_plan { STAFFING_OLD, STAFFING_NEW, N_STAFFING_PLANS };
extern const char *const staffing_plan_ids[N_STAFFING_PLANS]; /* "old", "new" */

/* What came of the hours of a role. */
enum staffing_outcome {
    STAFFING_MOVED,
    STAFFING_NO_WORK, /* kept its plan: the map leaves nothing that it may do, or never had anything */
    STAFFING_LEAST,   /* kept its plan: no shift has more people than the least it keeps */
    STAFFING_SAME     /* placed where they were */
};

struct staffing_unit {
    const struct task_map_unit *map;
    bool moved;                          /* false: its plan wants nobody, so there is nothing to move */
    const int *wanted[N_STAFFING_PLANS]; /* people of [(weekday * n_shifts + shift) * n_roles + role] */
    double *week_h[N_STAFFING_PLANS];    /* per role: hours of the week */
    enum staffing_outcome *outcome;      /* per role; of one without hours of no meaning */
    double *no_room_h;                   /* per role: hours of the week that find no room; less than half a shift is rounding */
    int *always;                         /* per role: people who are on duty all the time, in no plan */
    double *people[N_STAFFING_PLANS];    /* [(weekday * 24 + hour) * n_roles + role]: mean number on duty in that hour */
};

struct staffing {
    const struct task_map *map;
    bool evenly;
    int n_units;
    struct staffing_unit *units;         /* as those of the map */
};

/* ERR_INPUT when no unit has a plan to move. Memory from `arena`. */
int staffing_make(struct staffing *s, const struct task_map *map, bool evenly, struct arena *arena, struct err *e);

/* Minutes a day that people who come on duty bring along under a plan. */
double staffing_duty_min(const struct staffing *s, const struct staffing_unit *u, enum staffing_plan plan);

/* Of the days [from, to) of the week, 0 = Monday. */
/* Mean people of a role (-1: of all) on duty in an hour of the day. */
double staffing_people(const struct staffing *s, const struct staffing_unit *u, enum staffing_plan plan, int role, int hour,
                       int from, int to);
/* Minutes of work a day, asked for in an hour, of jobs for which the role is the lowest that may do them (-1: that nobody may
 * do); STAFFING_ALL_WORK: of all jobs that somebody may do. */
enum { STAFFING_ALL_WORK = -2 };
double staffing_work_min(const struct staffing *s, const struct staffing_unit *u, int role, int hour, int from, int to);

#endif
