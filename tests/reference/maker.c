/* The tools with which random scenarios are made: draws, and small pieces of JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "maker.h"

#include <stdarg.h>

const char *const maker_levels[] = {"calm", "ill", "worse"};
const char *const maker_shifts[] = {"day", "evening", "night", "extra"};
const char *const maker_days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

int maker_pick(struct maker *k, int n) /* 0 .. n - 1 */
{
    return (int)((uint64_t)pcg_next(&k->draws) * (uint64_t)n >> 32);
}

int maker_between(struct maker *k, int low, int high)
{
    return low + maker_pick(k, high - low + 1);
}

bool maker_likely(struct maker *k, int percent)
{
    return maker_pick(k, 100) < percent;
}

void maker_put(struct maker *k, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vfprintf(k->out, format, args);
    va_end(args);
}

void maker_drawn(struct maker *k, const char *format, int low, int high)
{
    fprintf(k->out, format, maker_between(k, low, high));
}

/* A comma before every member but the first. */
void maker_comma(struct maker *k, bool *first)
{
    maker_put(k, *first ? "" : ", ");
    *first = false;
}

void maker_law(struct maker *k, double mean)
{
    switch (maker_pick(k, 9)) {
    case 0:
        maker_put(k, "%g", mean);
        break;
    case 1:
        maker_put(k, "{\"law\": \"uniform\", \"low\": %g, \"high\": %g}", mean / 2, mean * 1.5);
        break;
    case 2:
        maker_put(k, "{\"law\": \"triangular\", \"low\": %g, \"mode\": %g, \"high\": %g}", mean / 4, mean, mean * 2);
        break;
    case 3:
    case 4:
        maker_put(k, "{\"law\": \"exponential\", \"mean\": %g}", mean);
        break;
    case 5:
        maker_put(k, "{\"law\": \"lognormal\", \"mean\": %g, \"cv\": 0.7}", mean);
        break;
    case 6:
        maker_put(k, "{\"law\": \"gamma\", \"mean\": %g, \"cv\": 0.5}", mean);
        break;
    case 7:
        maker_put(k, "{\"law\": \"weibull\", \"mean\": %g, \"shape\": 1.5}", mean);
        break;
    default:
        maker_put(k, "{\"law\": \"empirical\", \"values\": [%g, %g, %g]}", mean / 3, mean, mean * 1.7);
        break;
    }
}

/* A limit in minutes: nothing, ticks or hours; often off the grid. */
void maker_limit(struct maker *k)
{
    static const int minutes[] = {0, 1, 5, 7, 20, 45, 90, 240, 500};
    maker_put(k, "%d", minutes[maker_pick(k, 9)]);
}

/* Some of n names, at least one: ["role_0", "role_2"]. */
void maker_some(struct maker *k, const char *prefix, const char *const *names, int n)
{
    bool first = true;
    int sure = maker_pick(k, n);
    maker_put(k, "[");
    for (int i = 0; i < n; i++) {
        if (i != sure && maker_likely(k, 50))
            continue;
        maker_comma(k, &first);
        if (names)
            maker_put(k, "\"%s\"", names[i]);
        else
            maker_put(k, "\"%s_%d\"", prefix, i);
    }
    maker_put(k, "]");
}

void maker_hour(struct maker *k, int hour)
{
    maker_put(k, "\"%02d:00\"", hour % 24);
}

void maker_shift_hour(struct maker *k, int hour)
{
    maker_put(k, "\"%02d:%02d\"", hour % 24, k->shift_minute);
}

void maker_profile(struct maker *k)
{
    maker_drawn(k, "{\"00:00\": %d", 0, 2);
    maker_drawn(k, ", \"07:00\": %d", 1, 5);
    maker_drawn(k, ", \"13:00\": %d}", 0, 3);
}
