/* Public holidays: which days they are.
 *
 * A list of dates and nothing else: what they change is said by plan, rules, supplements of pay and education.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/holidays.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
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

static bool in_pay(const struct build *b)
{
    VALUE_EACH(supplement, value_at(b->root, "staff", "supplements", NULL))
        VALUE_EACH(day, value_member(supplement, "days"))
            if (strcmp(day->string, "holiday") == 0)
                return true;
    return false;
}

/* Whether somebody studies in the year on days that holidays take away. */
static bool in_study(const struct build *b, int year)
{
    VALUE_EACH(line, value_at(b->root, "staff", "lines", NULL)) {
        const struct value *v = value_member(line, "education");
        if (v && (value_member(v, "study_days")->n > 0 || value_member(v, "practice_from")) &&
            atoi(value_string(v, "from")) <= year && year <= atoi(value_string(v, "until")))
            return true;
    }
    return false;
}

static int32_t first_day_of(struct build *b, int year)
{
    return times_days(text_format(b->scratch, "%04d-01-01", year));
}

/* Of the first year of the run in which no holiday is listed, though something asks for holidays. */
static void warn_of_years(struct build *b)
{
    const struct value *list = value_at(b->root, "time", "holidays", NULL);
    int32_t end = b->m->start_day + b->m->end_ticks / b->m->ticks_per_day;
    for (int year = atoi(value_string(value_member(b->root, "time"), "start_date")); first_day_of(b, year) < end; year++) {
        bool listed = false, some = list->n > 0; /* without any, plan and rules are told of below */
        VALUE_EACH(date, list)
            listed |= atoi(date->string) == year;
        const char *const what[] = {"pay", "the staffing plan", "rules", "study days"};
        const bool asks[] = {in_pay(b), some && in_plan(b), some && in_rules(b), some && in_study(b, year)};
        const char *names = "";
        for (int i = 0; i < 4; i++)
            if (asks[i])
                names = text_format(b->scratch, "%s%s%s", names, *names ? ", " : "", what[i]);
        if (listed || !*names)
            continue;
        BUILD_WARNING(b, list, "no holiday of %d is listed, so that year of the run has none (it matters to %s)", year, names);
        return;
    }
}

void holidays_warn(struct build *b)
{
    warn_of_years(b);
    const struct value *named = in_plan(b) ? in_plan(b) : in_rules(b);
    if (named && b->m->n_holidays == 0)
        BUILD_WARNING(b, named, "says nothing: no day is a holiday (/time/holidays is empty)");
}
