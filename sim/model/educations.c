/* Further education: which days it takes, from the rules that the scenario gives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/educations.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/away.h"
#include "model/holidays.h"
#include "model/specialisations.h"
#include "model/times.h"

enum { DAYS_OF_PRACTICE = 5 };

struct days { /* since 1970 */
    int32_t from, until; /* of the education; until: the day after its last */
    int n;
    int32_t *day;
};

static void add_day(struct days *d, int32_t day)
{
    d->day[d->n++] = day;
}

static int by_day(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

/* Each once; only these are days of the education, whatever asks for them, so that two reasons do not make two days. */
static void sort_days(struct days *d)
{
    int kept = 0;
    if (d->n > 0)
        qsort(d->day, (size_t)d->n, sizeof *d->day, by_day);
    for (int i = 0; i < d->n; i++)
        if (kept == 0 || d->day[kept - 1] != d->day[i])
            d->day[kept++] = d->day[i];
    d->n = kept;
}

static void add_dates(struct build *b, const struct value *list, int before, struct days *d)
{
    VALUE_EACH(date, list) {
        int32_t day = times_days(date->string);
        if (day < d->from || day >= d->until)
            BUILD_ERROR(b, date, "expected a day of the education, between its 'from' and 'until', found '%s'", date->string);
        else
            for (int32_t i = day - before; i <= day; i++)
                if (i >= d->from)
                    add_day(d, i);
    }
}

static void add_practice(struct build *b, const struct value *v, struct days *d)
{
    const struct value *from = value_member(v, "practice_from");
    int weeks = (int)value_number(v, "practice_weeks");
    if (!from)
        return;
    int32_t first = times_days(from->string), after = first + (weeks - 1) * N_WEEKDAYS + DAYS_OF_PRACTICE;
    if (times_weekday(first) != 0)
        BUILD_ERROR(b, from, "expected a Monday, found '%s'", from->string);
    if (first < d->from || after > d->until)
        BUILD_ERROR(b, from,
                    "expected %d weeks of practice between 'from' and 'until' of the education, found a beginning on '%s'", weeks,
                    from->string);
    else
        for (int week = 0; week < weeks; week++)
            for (int32_t day = first + week * N_WEEKDAYS, i = 0; i < DAYS_OF_PRACTICE; day++, i++)
                if (!holidays_is(b->m, day))
                    add_day(d, day);
}

static void warn_of_time(struct build *b, const struct value *v, const struct days *d)
{
    int32_t start = b->m->start_day, end = start + b->m->end_ticks / b->m->ticks_per_day;
    const char *began = value_at(b->root, "time", "start_date", NULL)->string;
    if (d->until <= start)
        BUILD_WARNING(b, v, "is over before the run, which begins on %s: only what it led to counts", began);
    else if (d->from >= end)
        BUILD_WARNING(b, v, "begins after the run, which has %d days from %s: it says nothing", (int)(end - start), began);
    else if (d->until > end)
        BUILD_WARNING(b, v, "goes on after the run, which has %d days from %s: what it leads to does not show",
                      (int)(end - start), began);
    else if (d->n == 0)
        BUILD_WARNING(b, v, "takes nobody away: it has no days (study_days, gatherings, exams, practice_from)");
}

static enum support support_of(const struct value *v)
{
    static const char *const names[] = {"paid_leave", "hours_owed", "money", "none"};
    int i = 0;
    while (strcmp(names[i], value_string(v, "support")) != 0)
        i++;
    return (enum support)i;
}

const struct education *educations_read(struct build *b, const struct value *v)
{
    const struct value *from = value_member(v, "from"), *until = value_member(v, "until");
    struct education *e = ARENA_NEW(b->keep, struct education);
    struct days d = {.from = times_days(from->string), .until = times_days(until->string) + 1};
    bool weekday[N_WEEKDAYS];
    e->support = support_of(v);
    e->day_h = value_number(v, "day_h");
    e->fee_kr = value_number(v, "fee_kr");
    e->pay_step_kr_per_h = value_number(v, "pay_step_kr_per_h");
    if (e->fee_kr > 0 && e->support != SUPPORT_MONEY)
        BUILD_WARNING(b, value_member(v, "fee_kr"), "says nothing: the employer pays it with support 'money' only, found '%s'",
                      value_string(v, "support"));
    if (value_member(v, "specialisation"))
        e->specialisation = specialisations_bit(b, value_string(v, "specialisation"));
    if (d.from >= d.until) {
        BUILD_ERROR_BY(b, until, value_later(until, from), "expected a day not before 'from' (%s), found '%s'", from->string,
                       until->string);
        return e;
    }
    int exam_leave = (int)value_number(v, "exam_leave_days");
    size_t most = (size_t)(d.until - d.from) + (size_t)value_member(v, "gatherings")->n +
                  (size_t)value_member(v, "exams")->n * (size_t)(exam_leave + 1) +
                  (size_t)value_number(v, "practice_weeks") * DAYS_OF_PRACTICE;
    d.day = ARENA_ARRAY(b->scratch, most, int32_t);
    times_weekdays(value_member(v, "study_days"), weekday);
    for (int32_t day = d.from; day < d.until; day++)
        if (weekday[times_weekday(day)] && !holidays_is(b->m, day))
            add_day(&d, day);
    add_dates(b, value_member(v, "gatherings"), 0, &d);
    add_dates(b, value_member(v, "exams"), exam_leave, &d);
    add_practice(b, v, &d);
    sort_days(&d);
    warn_of_time(b, v, &d);
    double *day_s = ARENA_ARRAY(b->keep, d.n, double);
    for (int i = 0; i < d.n; i++)
        day_s[i] = (double)(d.day[i] - b->m->start_day) * BUILD_DAY_S;
    e->n_days = d.n;
    e->day_s = day_s;
    e->from_s = (double)(d.from - b->m->start_day) * BUILD_DAY_S;
    double held = (double)(d.until - b->m->start_day) * b->m->ticks_per_day;
    e->held_tick = held < 0 ? 0 : held < MODEL_NEVER ? (int32_t)held : MODEL_NEVER;
    return e;
}

int educations_days(const struct value *v, const struct education *e, struct days_away *days)
{
    for (int i = 0; i < e->n_days; i++)
        days[i] = (struct days_away){AWAY_EDUCATION, value_true(v, "cover"), e->day_s[i], e->day_s[i] + BUILD_DAY_S};
    return e->n_days;
}
