/* Nights and weekends of the people of a unit, counted in the roster.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/describe_turns.h"

#include <math.h>

#include "model/turns.h"

enum { SATURDAY = 5 };

struct range {
    double least, most;
};

struct counted { /* of a person */
    double ticks, night_ticks;
    int weekends;
};

bool describe_turns_day_counts(const struct model *m, int day)
{
    return !m->dated || model_day_is_lived(m, day);
}

static struct counted count_person(const struct model *m, int person)
{
    struct counted c = {0};
    const struct unit *u = &m->units[m->persons[person].unit];
    int last_week = -1;
    for (int i = 0; i < m->n_duties; i++) { /* sorted by start */
        const struct duty *d = &m->duties[i];
        int day = d->start_tick / m->ticks_per_day;
        if (d->person != person || !describe_turns_day_counts(m, day))
            continue;
        c.ticks += d->end_tick - d->start_tick;
        if (turns_is_night(m, &u->shifts[d->shift]))
            c.night_ticks += d->end_tick - d->start_tick;
        c.weekends += day % N_WEEKDAYS >= SATURDAY && day / N_WEEKDAYS != last_week;
        if (day % N_WEEKDAYS >= SATURDAY)
            last_week = day / N_WEEKDAYS;
    }
    return c;
}

static void widen(struct range *r, double x)
{
    r->least = fmin(r->least, x);
    r->most = fmax(r->most, x);
}

static int count_weekends(const struct model *m)
{
    int n = 0;
    for (int week = 0; week < m->rota_ticks / m->ticks_per_day / N_WEEKDAYS; week++)
        n += describe_turns_day_counts(m, week * N_WEEKDAYS + SATURDAY) ||
             describe_turns_day_counts(m, week * N_WEEKDAYS + SATURDAY + 1);
    return n;
}

static void print_role(FILE *out, const struct model *m, int unit, int role, bool nights, int *n_roles)
{
    const struct unit *u = &m->units[unit];
    struct range share = {INFINITY, 0}, weekends = {INFINITY, 0};
    double ticks = 0, night_ticks = 0;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++) {
        if (m->persons[p].role != role)
            continue;
        struct counted c = count_person(m, p);
        if (c.ticks == 0)
            continue;
        ticks += c.ticks;
        night_ticks += c.night_ticks;
        widen(&share, c.night_ticks / c.ticks);
        widen(&weekends, c.weekends);
    }
    if (nights ? night_ticks == 0 : weekends.most == 0)
        return;
    fputs(*n_roles ? ", " : nights ? "  nights, of the hours: " : "  weekends with duty, ", out);
    if (!nights && *n_roles == 0)
        fprintf(out, "of %d: ", count_weekends(m));
    ++*n_roles;
    fputs(m->roles[role].label.id, out);
    if (nights)
        fprintf(out, " %.3g %% (%.3g to %.3g by person)", 100 * night_ticks / ticks, 100 * share.least, 100 * share.most);
    else if (weekends.least == weekends.most)
        fprintf(out, " %.0f", weekends.least);
    else
        fprintf(out, " %.0f to %.0f", weekends.least, weekends.most);
}

void describe_turns_print(FILE *out, const struct model *m, int unit)
{
    for (int nights = 1; nights >= 0; nights--) {
        int n_roles = 0;
        for (int role = 0; role < m->n_roles; role++)
            print_role(out, m, unit, role, nights, &n_roles);
        if (n_roles)
            fputc('\n', out);
    }
}
