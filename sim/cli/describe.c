/* Prints a model: time; per unit its beds, patients, shifts and people on duty, what is asked for and how many hours there
 * are to do it. Tasks and the policy have files of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/describe.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "cli/describe_policy.h"
#include "cli/describe_tasks.h"
#include "cli/describe_turns.h"
#include "demand/demand.h"
#include "report/summary.h"
#include "report/words.h"

enum { MOST_BED_DAYS = 50000, MOST_DAYS = 14 };

/* ---- What is asked for -------------------------------------------------------------------------------------------- */

int describe_count(struct describe_demand *d, const struct model *m, uint64_t seed, struct arena *arena, struct err *e)
{
    *d = (struct describe_demand){
        .count = ARENA_ARRAY(arena, m->n_units * m->n_tasks, int64_t),
        .work_s = ARENA_ARRAY(arena, m->n_units * m->n_tasks, double),
    };
    int beds = demand_slots(m) / 2 + m->n_units, days = beds ? MOST_BED_DAYS / beds : 0, rc = 0;
    int horizon = m->end_ticks / m->ticks_per_day;
    days = days > MOST_DAYS ? MOST_DAYS : days;
    days = days > horizon ? horizon : days;
    struct demand demand = {0};
    if (days == 0)
        return 0;
    demand_init(&demand, m, arena);
    demand_start(&demand, seed, 1);
    for (; d->days < days && (rc = demand_day(&demand, e)) > 0; d->days++)
        for (int32_t i = 0; i < demand.day.n; i++) {
            const struct need *need = &demand.day.needs[i];
            int at = need->unit * m->n_tasks + m->units[need->unit].sources[need->source].task;
            d->count[at]++;
            d->work_s[at] += need->work_s;
        }
    demand_free(&demand);
    return rc < 0 ? rc : 0;
}

/* ---- Small pieces ------------------------------------------------------------------------------------------------- */

static void print_clock(FILE *out, const struct model *m, int32_t tick)
{
    int32_t s = tick % m->ticks_per_day * m->tick_s;
    fprintf(out, "%02d:%02d", s / 3600, s / 60 % 60);
    if (s % 60)
        fprintf(out, ":%02d", s % 60);
}

/* ---- People ------------------------------------------------------------------------------------------------------- */

/* The days of the rota on weekdays [from, to). */
static int days_of(const struct model *m, int from, int to)
{
    int n = 0;
    for (int day = 0; day < m->rota_ticks / m->ticks_per_day; day++)
        n += day % N_WEEKDAYS >= from && day % N_WEEKDAYS < to && describe_turns_day_counts(m, day);
    return n;
}

/* Duties of a role in a shift that begin on the weekdays [from, to), per day. */
static double people_per_day(const struct model *m, int unit, int role, int shift, int from, int to)
{
    int n = 0, n_days = days_of(m, from, to);
    for (int i = 0; i < m->n_duties; i++) {
        const struct duty *d = &m->duties[i];
        int day = d->start_tick / m->ticks_per_day, weekday = day % N_WEEKDAYS;
        n += m->persons[d->person].unit == unit && m->persons[d->person].role == role && d->shift == shift && weekday >= from &&
             weekday < to && describe_turns_day_counts(m, day);
    }
    return n_days ? (double)n / n_days : 0;
}

static int always_on_duty(const struct model *m, int unit, int role)
{
    int n = 0;
    for (int p = 0; p < m->n_persons; p++)
        n += m->persons[p].unit == unit && m->persons[p].role == role && m->persons[p].always;
    return n;
}

static double hours_per_day(const struct model *m, int unit)
{
    double ticks = 0;
    for (int i = 0; i < m->n_duties; i++)
        if (m->persons[m->duties[i].person].unit == unit &&
            describe_turns_day_counts(m, m->duties[i].start_tick / m->ticks_per_day))
            ticks += m->duties[i].end_tick - m->duties[i].start_tick;
    int n_days = days_of(m, 0, N_WEEKDAYS);
    double hours = n_days ? ticks * m->tick_s / 3600 / n_days : 0;
    for (int role = 0; role < m->n_roles; role++)
        hours += 24.0 * always_on_duty(m, unit, role);
    return hours;
}

/* What the plan says of a shift on public holidays. */
static void print_holidays(FILE *out, const struct model *m, const struct unit *u, int shift)
{
    const int *people = &u->on_holidays[shift * m->n_roles];
    const char *before = "; on holidays, by the plan: ";
    for (int r = 0; r < m->n_roles; r++)
        if (people[r] >= 0) {
            fprintf(out, "%s%s %d", before, m->roles[r].label.id, people[r]);
            before = ", ";
        }
}

static void print_people(FILE *out, const struct model *m, int unit)
{
    const struct unit *u = &m->units[unit];
    for (int s = 0; s < u->n_shifts; s++) {
        fputs("  ", out);
        summary_pad(out, u->shifts[s].label.id, 12);
        print_clock(out, m, u->shifts[s].start_tick);
        fputc('-', out);
        print_clock(out, m, u->shifts[s].end_tick);
        for (int r = 0; r < m->n_roles; r++) {
            double week = people_per_day(m, unit, r, s, 0, 5), weekend = people_per_day(m, unit, r, s, 5, 7);
            if (week > 0 || weekend > 0)
                fprintf(out, "  %s %.3g/%.3g", m->roles[r].label.id, week, weekend);
        }
        print_holidays(out, m, u, s);
        fputc('\n', out);
    }
    for (int r = 0; r < m->n_roles; r++)
        if (always_on_duty(m, unit, r))
            fprintf(out, "  always on duty: %d %s\n", always_on_duty(m, unit, r), m->roles[r].label.id);
}

/* Share of the time for which a person of the roster is away by chance, over a year, or because his post is vacant for good. */
static double share_away(const struct model *m, const struct person *p)
{
    double there = 1;
    for (int i = 0; i < p->n_away; i++)
        if (isinf(p->away[i].from_s) && isinf(p->away[i].until_s))
            there = 0;
    for (int i = 0; i < m->n_absences; i++) {
        double rate_per_s = 0;
        for (int q = 0; q < N_QUARTERS; q++)
            rate_per_s += m->absences[i].rate_per_s[q] / N_QUARTERS;
        if (p->absences >> i & 1)
            there *= exp(-rate_per_s * m->absences[i].length.mean_s);
    }
    return 1 - there;
}

/* In the run: others are warned of, and say nothing. */
static bool has_days_away(const struct model *m, const struct person *p)
{
    bool any = false;
    for (int i = 0; i < p->n_away; i++)
        any |= p->away[i].from_s < (double)m->end_ticks * m->tick_s && p->away[i].until_s > 0;
    return any;
}

static void print_away(FILE *out, const struct model *m, int unit)
{
    const struct unit *u = &m->units[unit];
    int n_temps = 0, n_known = 0, n_roles = 0;
    for (int role = 0; role < m->n_roles; role++) {
        double share = 0;
        int n = 0;
        for (int i = u->first_person; i < u->first_person + u->n_persons; i++) {
            const struct person *p = &m->persons[i];
            n_temps += p->role == role && p->temp;
            n_known += p->role == role && has_days_away(m, p);
            if (p->role == role && !p->temp && !p->always) {
                share += share_away(m, p);
                n++;
            }
        }
        if (share > 0)
            fprintf(out, "%s%s %.3g %%", n_roles++ ? ", " : "  away, in the mean of a year: ", m->roles[role].label.id,
                    100 * share / n);
    }
    if (n_roles)
        fputc('\n', out);
    if (n_known)
        fprintf(out, "  with days away that are known beforehand: %d\n", n_known);
    if (n_temps)
        fprintf(out, "  temps, who come only when they are called: %d\n", n_temps);
}

/* ---- Units -------------------------------------------------------------------------------------------------------- */

static void print_patients(FILE *out, const struct unit *u)
{
    fprintf(out, "  %d bed%s", u->n_beds, u->n_beds == 1 ? "" : "s");
    if (u->arrivals)
        fprintf(out, ", %.4g patients arrive a day", u->arrivals_per_s * 86400);
    else if (!u->stay_forever)
        fprintf(out, ", filled again after %.4g h", u->turnover.mean_s / 3600);
    if (u->stay_forever)
        fputs(", patients stay", out);
    else
        fprintf(out, ", mean stay %.4g days", u->stay.mean_s / 86400);
    for (int l = 0; l < u->n_levels && u->n_levels > 1; l++)
        fprintf(out, "%s%s%s", l ? ", " : "; acuity ", u->levels[l].label.id, u->levels[l].critical ? " (critical)" : "");
    for (int c = 0; c < u->n_conditions && u->n_conditions > 1; c++)
        fprintf(out, "%s%s %.3g %%", c ? ", " : "; conditions ", u->conditions[c].id, 100 * u->condition_share[c]);
    fputc('\n', out);
}

static void print_load(FILE *out, const struct model *m, int unit, const struct describe_demand *d)
{
    double work_s = 0, hours = hours_per_day(m, unit);
    for (int task = 0; task < m->n_tasks; task++)
        work_s += d->work_s[unit * m->n_tasks + task];
    fprintf(out, "  hours on duty%s: %.4g a day\n", m->all_come ? "" : ", as planned", hours);
    if (d->days == 0)
        return;
    double asked = work_s / 3600 / d->days;
    fprintf(out, "  work asked for: %.4g standard hours a day", asked);
    if (hours > 0)
        fprintf(out, ", %.3g %% of the hours on duty", 100 * asked / hours);
    fprintf(out, "\n    (days 1 to %d of replication 1; second persons, follow-ups and tasks per person come on top)\n", d->days);
}

/* ---- All of it ---------------------------------------------------------------------------------------------------- */

static int n_copies(const struct model *m, int unit)
{
    int n = 0;
    for (int u = 0; u < m->n_units; u++)
        n += m->units[u].kind_key == m->units[unit].kind_key;
    return n;
}

static bool is_first_copy(const struct model *m, int unit)
{
    for (int u = 0; u < unit; u++)
        if (m->units[u].kind_key == m->units[unit].kind_key)
            return false;
    return true;
}

void describe_print(FILE *out, const struct model *m, const struct describe_demand *d)
{
    time_t start = (time_t)m->start_day * 86400;
    struct tm date;
    char text[32];
    gmtime_r(&start, &date);
    strftime(text, sizeof text, "%Y-%m-%d", &date);
    fprintf(out, "%s: from %s (%s), days of warm-up %d, days measured %d, ticks of %d seconds\n", m->scenario, text,
            words_weekday[m->start_weekday], m->warmup_ticks / m->ticks_per_day,
            (m->end_ticks - m->warmup_ticks) / m->ticks_per_day, m->tick_s);
    for (int u = 0; u < m->n_units; u++) {
        if (!is_first_copy(m, u))
            continue;
        fprintf(out, "\n%s", m->units[u].label.id);
        if (n_copies(m, u) > 1)
            fprintf(out, " (and %d more like it)", n_copies(m, u) - 1);
        fputs("\n", out);
        print_patients(out, &m->units[u]);
        fprintf(out, "  %d people%s\n", m->units[u].n_persons, m->n_duties ? "; on duty Monday to Friday/at weekends:" : "");
        print_people(out, m, u);
        describe_turns_print(out, m, u);
        print_away(out, m, u);
        print_load(out, m, u, d);
        fputc('\n', out);
        describe_tasks_print(out, m, u, d);
    }
    describe_policy_print(out, m);
}
