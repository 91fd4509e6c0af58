/* Public holidays: which days they are.
 *
 * A list of dates and nothing else: what they change is said by plan, rules, supplements of pay and education.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/holidays.h"

#include <stdlib.h>
#include <string.h>

#include "model/times.h"

static int by_day(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

void holidays_read(struct build *b)
{
    const struct value *list = value_at(b->root, "time", "holidays", NULL);
    int32_t *days = ARENA_ARRAY(b->keep, list->n, int32_t);
    int n = 0;
    VALUE_EACH(date, list)
        days[n++] = times_days(date->string);
    if (n > 1)
        qsort(days, (size_t)n, sizeof *days, by_day);
    b->m->n_holidays = n;
    b->m->holidays = days;
}

bool holidays_is(const struct model *m, int32_t day)
{
    return m->n_holidays > 0 && bsearch(&day, m->holidays, (size_t)m->n_holidays, sizeof day, by_day);
}

int holidays_kind(const struct model *m, int32_t run_day)
{
    int weekday = (m->start_weekday + run_day % N_WEEKDAYS + N_WEEKDAYS) % N_WEEKDAYS;
    return weekday + (holidays_is(m, m->start_day + run_day) ? N_WEEKDAYS : 0);
}

/* ---- Warnings ----------------------------------------------------------------------------------------------------------- */

/* The first place of the plan, by names, that names holidays; NULL when there is none. */
static const struct value *in_plan(const struct build *b)
{
    const struct names units = names_of(b->scratch, value_at(b->root, "staff", "plan", NULL));
    for (int u = 0; u < units.n; u++) {
        const struct names shifts = names_of(b->scratch, units.value[u]);
        for (int s = 0; s < shifts.n; s++)
            if (value_member(shifts.value[s], "holiday"))
                return value_member(shifts.value[s], "holiday");
    }
    return NULL;
}

static const struct value *in_rules(const struct build *b)
{
    const struct names rules = names_of(b->scratch, value_at(b->root, "policy", "rules", NULL));
    for (int r = 0; r < rules.n; r++)
        VALUE_EACH(day, value_at(rules.value[r], "when", "weekdays", NULL))
            if (strcmp(day->string, "holiday") == 0)
                return day;
    return NULL;
}

void holidays_warn(struct build *b)
{
    const struct value *named = in_plan(b) ? in_plan(b) : in_rules(b);
    if (named && b->m->n_holidays == 0)
        BUILD_WARNING(b, named, "says nothing: no day is a holiday (/time/holidays is empty)");
}
