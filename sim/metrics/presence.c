/* Metrics of who was away and who came instead. What becomes of a planned shift counts for the role that was planned; the hours
 * of those called in, and quick returns, for the role of those who came.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/presence.h"

#include "metrics/cells.h"

static double filled(const struct tally *t, const struct metric_cell *c, enum cover_way way)
{
    return (double)cells_people(t, c)->filled_duties[way];
}

static double away_h(const struct tally *t, const struct metric_cell *c, enum away_reason reason)
{
    return cells_hours(t, (double)cells_people(t, c)->away_ticks[reason]);
}

double presence_planned_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_people(t, c)->planned_duties;
}

double presence_missed_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_people(t, c)->missed_duties;
}

double presence_same_role_count(const struct tally *t, const struct metric_cell *c)
{
    return filled(t, c, COVER_SAME_ROLE);
}

double presence_lower_role_count(const struct tally *t, const struct metric_cell *c)
{
    return filled(t, c, COVER_LOWER_ROLE);
}

double presence_temp_count(const struct tally *t, const struct metric_cell *c)
{
    return filled(t, c, COVER_TEMP);
}

double presence_short_count(const struct tally *t, const struct metric_cell *c)
{
    return filled(t, c, COVER_NOBODY);
}

double presence_without_role_share(const struct tally *t, const struct metric_cell *c)
{
    const struct tally_people *p = cells_people(t, c);
    return cells_ratio((double)(p->filled_duties[COVER_NOBODY] + p->other_role_duties), (double)p->planned_duties);
}

double presence_vacancy_h(const struct tally *t, const struct metric_cell *c)
{
    return away_h(t, c, AWAY_VACANCY);
}

double presence_leave_h(const struct tally *t, const struct metric_cell *c)
{
    return away_h(t, c, AWAY_LEAVE);
}

double presence_education_h(const struct tally *t, const struct metric_cell *c)
{
    return away_h(t, c, AWAY_EDUCATION);
}

double presence_sickness_h(const struct tally *t, const struct metric_cell *c)
{
    return away_h(t, c, AWAY_SICKNESS);
}

double presence_called_in_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_hours(t, (double)cells_people(t, c)->called_in_ticks);
}

double presence_quick_returns_count(const struct tally *t, const struct metric_cell *c)
{
    return (double)cells_people(t, c)->quick_returns;
}

double presence_study_h(const struct tally *t, const struct metric_cell *c)
{
    return cells_people(t, c)->education.hours;
}

double presence_education_kr(const struct tally *t, const struct metric_cell *c)
{
    return cells_people(t, c)->education.kr;
}
