/* The rota as built and the roster as written, laid over the run.
 *
 * Both begin again and again: a rota of 6 weeks and a roster of 4 weeks meet after 12, and that is the rota of the model. A
 * roster that does not repeat is written for the days of the run, and holidays on which the plan wants other people (then
 * holiday_rota.c changes them) are days of the run; in both cases the rota of the model is longer than the run, from the Monday
 * on or before its start, and one week more, which comes before the first: there are the duties that reach into the run.
 *
 *     start on a Wednesday, 10 days:   ..wtfss mtwtf..  and the week before it, of which only Sunday matters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/rounds.h"

#include <stdlib.h>
#include <string.h>

#include "model/holiday_rota.h"
#include "model/roster.h"
#include "model/times.h"
#include "scenario/keys.h"

/* ---- How long ------------------------------------------------------------------------------------------------------------ */

static const struct value *duties_of(const struct build *b)
{
    return value_at(b->root, "staff", "duties", NULL);
}

int32_t rounds_day(const struct build *b, const char *date)
{
    int32_t days = keys_is_date(date) ? times_days(date) : -1;
    return days < 0 ? ROUNDS_NO_DAY : days - b->m->start_day;
}

bool rounds_repeat(const struct build *b)
{
    return value_true(value_member(b->root, "staff"), "roster_repeats");
}

/* The last day of the roster; what is no date, or too late, is told elsewhere. */
static int32_t last_day(const struct build *b)
{
    int32_t last = 0;
    VALUE_EACH(v, duties_of(b)) {
        char date[12] = "";
        const char *comma = strchr(v->string, ',');
        size_t length = comma ? strcspn(comma + 1, ",") : 0;
        if (length > 0 && length < sizeof date)
            memcpy(date, comma + 1, length);
        int32_t day = rounds_day(b, date);
        if (day > last && day < ROUNDS_MOST_WEEKS * N_WEEKDAYS)
            last = day;
    }
    return last;
}

static int32_t run_days(const struct build *b)
{
    return b->m->end_ticks / b->m->ticks_per_day;
}

int32_t rounds_days(const struct build *b)
{
    return rounds_repeat(b) ? (last_day(b) / N_WEEKDAYS + 1) * N_WEEKDAYS : run_days(b);
}

/* Whether the rota of the model is one of dates. */
static bool is_dated(const struct build *b)
{
    return (duties_of(b)->n > 0 && !rounds_repeat(b)) || holiday_rota_changes(b);
}

static int common_multiple(int a, int b)
{
    int x = a, y = b;
    while (y) {
        int rest = x % y;
        x = y;
        y = rest;
    }
    return a / x * b;
}

static int weeks_of(const struct build *b, bool has_rota)
{
    int rota_weeks = (int)value_number(value_member(b->root, "staff"), "rota_weeks");
    if (is_dated(b))
        return (b->m->start_weekday + run_days(b) + N_WEEKDAYS - 1) / N_WEEKDAYS + 1;
    if (duties_of(b)->n == 0)
        return rota_weeks;
    return common_multiple(rounds_days(b) / N_WEEKDAYS, has_rota ? rota_weeks : 1);
}

double rounds_weeks(const struct build *b)
{
    return weeks_of(b, true);
}

void rounds_check(struct build *b)
{
    double ticks = rounds_weeks(b) * N_WEEKDAYS * b->m->ticks_per_day;
    bool listed = duties_of(b)->n > 0;
    const char *which = listed ? "the roster, with the rota of 'rota_weeks'," : "the rota, with holidays of its own,";
    const struct value *at = listed ? duties_of(b) : value_at(b->root, "time", "holidays", NULL);
    if ((listed || is_dated(b)) && ticks > BUILD_MOST_TICKS)
        BUILD_ERROR(b, at, "%s takes %.0f weeks, which are %.0f ticks of %d s; expected at most %d: take a longer tick", which,
                    rounds_weeks(b), ticks, (int)b->m->tick_s, (int)BUILD_MOST_TICKS);
}

/* ---- Laying -------------------------------------------------------------------------------------------------------------- */

struct laid {
    int32_t rota_ticks, from, until; /* the rota stands for the ticks [from, until) from the Monday on or before the start */
    struct duty *duty;
    int n;
};

/* A duty that begins again every `round` ticks. */
static void lay(struct laid *l, struct duty d, int32_t round)
{
    int32_t length = d.end_tick - d.start_tick;
    int64_t start = d.start_tick % round;
    while (start > l->from)
        start -= round;
    while (start < l->from)
        start += round;
    for (; start < l->until; start += round) {
        d.start_tick = (int32_t)((start + l->rota_ticks) % l->rota_ticks);
        d.end_tick = d.start_tick + length;
        l->duty[l->n++] = d;
    }
}

static void lay_kind(struct build *b, struct kind *k, struct laid *l, int32_t built_ticks, int32_t listed_ticks)
{
    int most_built = l->rota_ticks / built_ticks + 2, most_listed = l->rota_ticks / listed_ticks + 1;
    l->duty = ARENA_ARRAY(b->scratch, (size_t)k->n_duties * (size_t)most_built + (size_t)k->n_listed * (size_t)most_listed,
                          struct duty);
    l->n = 0;
    for (int i = 0; i < k->n_duties; i++)
        lay(l, k->duties[i], built_ticks);
    for (int i = 0; i < k->n_listed; i++) {
        struct duty d = k->listed_duties[i];
        int32_t monday = b->m->start_weekday * b->m->ticks_per_day;
        d.start_tick += monday;
        d.end_tick += monday;
        lay(l, d, listed_ticks);
    }
    if (l->n > 0)
        qsort(l->duty, (size_t)l->n, sizeof *l->duty, roster_by_start);
    k->duties = l->duty;
    k->n_duties = l->n;
}

void rounds_lay(struct build *b)
{
    b->m->dated = is_dated(b);
    if (duties_of(b)->n == 0 && !b->m->dated)
        return;
    bool has_rota = false;
    for (int i = 0; i < b->n_kinds; i++)
        has_rota |= b->kinds[i].n_duties > 0;
    int32_t week = N_WEEKDAYS * b->m->ticks_per_day, built_ticks = b->m->rota_ticks;
    struct laid l = {.rota_ticks = weeks_of(b, has_rota) * week};
    l.from = b->m->dated ? -week : 0;
    l.until = l.rota_ticks + l.from;
    int32_t listed_ticks = rounds_repeat(b) ? rounds_days(b) * b->m->ticks_per_day : l.rota_ticks;
    for (int i = 0; i < b->n_kinds; i++)
        lay_kind(b, &b->kinds[i], &l, built_ticks, listed_ticks);
    b->m->rota_ticks = l.rota_ticks;
}
