/* Time of a scenario in ticks: dates, times of day, limits.
 *
 * Times of day must be whole ticks (an error otherwise), limits are rounded up (a warning each), and durations are never
 * rounded here. Dates are proleptic Gregorian, without time zones or daylight saving time: every day has 24 hours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/times.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static const char *const weekday_names[N_WEEKDAYS] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

int32_t times_days(const char *date)
{
    int year, month, day;
    if (sscanf(date, "%4d-%2d-%2d", &year, &month, &day) != 3)
        return -1;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > before[month] - before[month - 1] + (leap && month == 2))
        return -1;
    int last = year - 1; /* leap days of the years before: the Gregorian rule */
    int32_t days = (year - 1970) * 365 + (last / 4 - last / 100 + last / 400) - (1969 / 4 - 1969 / 100 + 1969 / 400);
    return days + before[month - 1] + (leap && month > 2) + day - 1;
}

/* Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so that the leap day is the last. */
const char *times_date(char out[TIMES_DATE_BYTES], int32_t days)
{
    int32_t since = days + 719468, era = since / 146097, day = since % 146097; /* since 0000-03-01; an era is 400 years */
    int32_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int32_t of_year = day - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    int32_t of_month = of_year - (153 * month + 2) / 5 + 1;
    snprintf(out, TIMES_DATE_BYTES, "%04d-%02d-%02d", (int)(year + era * 400 + (month >= 10)), (int)(month + 2) % 12 + 1,
             (int)of_month);
    return out;
}

int times_weekday(int32_t days)
{
    return (days + 3) % N_WEEKDAYS; /* 1970-01-01 was a Thursday */
}

int times_weekday_named(const char *name)
{
    for (int d = 0; d < N_WEEKDAYS; d++)
        if (strcmp(name, weekday_names[d]) == 0)
            return d;
    return -1;
}

void times_weekdays(const struct value *array, bool weekday[N_WEEKDAYS])
{
    for (int d = 0; d < N_WEEKDAYS; d++)
        weekday[d] = !array;
    VALUE_EACH(name, array) {
        int d = times_weekday_named(name->string);
        if (d >= 0)
            weekday[d] = true;
    }
}

void times_read(struct build *b)
{
    struct model *m = b->m;
    const struct value *time = value_member(b->root, "time");
    m->tick_s = (int32_t)value_number(time, "tick_s");
    m->ticks_per_day = BUILD_DAY_S / m->tick_s;
    const char *date = value_string(time, "start_date");
    m->start_day = times_days(date);
    if (m->start_day < 0) {
        BUILD_ERROR(b, value_member(time, "start_date"), "expected a day of the calendar, found '%s'", date);
        m->start_day = 0;
    }
    m->start_weekday = times_weekday(m->start_day);
    double warmup_days = value_number(time, "warmup_days"), end = (warmup_days + value_number(time, "days")) * m->ticks_per_day;
    if (end > BUILD_MOST_TICKS) {
        BUILD_ERROR(b, value_member(time, "days"),
                    "%.0f days are %.0f ticks of %d s; expected at most %d: take a longer tick or fewer days",
                    end / m->ticks_per_day, end, (int)m->tick_s, (int)BUILD_MOST_TICKS);
        end = BUILD_MOST_TICKS;
        warmup_days = 0;
    }
    m->warmup_ticks = (int32_t)warmup_days * m->ticks_per_day;
    m->end_ticks = (int32_t)end;
}

/* "'07:30'", or with seconds if it has some. */
static const char *quoted(struct build *b, int32_t second)
{
    int h = second / 3600, min = second / 60 % 60, s = second % 60;
    return s ? text_format(b->scratch, "'%02d:%02d:%02d'", h, min, s) : text_format(b->scratch, "'%02d:%02d'", h, min);
}

int32_t times_of_day_s(struct build *b, const char *text, const struct value *at)
{
    int hours = 0, minutes = 0, seconds = 0;
    if (sscanf(text, "%2d:%2d:%2d", &hours, &minutes, &seconds) < 2 || hours > 23 || minutes > 59 || seconds > 59) {
        BUILD_ERROR(b, at, "expected a time of day, found '%s'", text);
        return 0;
    }
    int32_t second = hours * 3600 + minutes * 60 + seconds;
    int32_t tick_s = b->m->tick_s, before = second - second % tick_s;
    const struct value *tick = value_at(b->root, "time", "tick_s", NULL);
    const char *from = strcmp(value_file(tick), value_file(at)) == 0 ? "" : text_format(b->scratch, " of %s", value_file(tick));
    if (second != before)
        BUILD_ERROR(b, at, "expected a time on the grid of %d s (/time/tick_s%s), found '%s'; the nearest are %s and %s",
                    (int)tick_s, from, text, quoted(b, before), quoted(b, (before + tick_s) % BUILD_DAY_S));
    return second;
}

int32_t times_limit(struct build *b, const struct value *minutes)
{
    if (!minutes || value_is_never(minutes))
        return MODEL_NEVER;
    double exact = minutes->number * 60 / b->m->tick_s, nearest = round(exact);
    bool whole = fabs(exact - nearest) <= 1e-9 * fmax(1, exact); /* 0.1 min is no double */
    double ticks = whole ? nearest : ceil(exact);
    char given[TEXT_NUMBER_BYTES];
    if (ticks > BUILD_MOST_TICKS) {
        BUILD_ERROR(b, minutes, "expected at most %d ticks of %d s, found %s min", (int)BUILD_MOST_TICKS,
                    (int)b->m->tick_s, text_number(given, minutes->number));
        return MODEL_NEVER;
    }
    if (!whole)
        BUILD_WARNING(b, minutes, "%s min is not a whole number of ticks of %d s: taken as %.6g min",
                      text_number(given, minutes->number), (int)b->m->tick_s, ticks * b->m->tick_s / 60);
    return (int32_t)ticks;
}
