/* Tables of a staffing plan: shifts and roles in rows, days in columns; then the hours of the day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/staffing_table.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "report/summary.h"
#include "report/words.h"

enum { SHIFT_COLUMNS = 18, ROLE_COLUMNS = 22, PLAN_COLUMNS = 6, DAY_COLUMNS = 5, HOURS_COLUMNS = 12, HOUR_COLUMNS = 9,
       NUMBER_COLUMNS = 8 };
enum { SATURDAY = 5, MOST_NAMED = 8 };

static void put_number(FILE *out, double value, int decimals, int columns)
{
    char text[SUMMARY_NUMBER_BYTES];
    summary_pad(out, summary_number(text, value, decimals, false), -columns);
}

/* ---- People wanted -------------------------------------------------------------------------------------------------------- */

static int wanted(const struct staffing *s, const struct staffing_unit *u, int plan, int day, int shift, int role)
{
    const struct model *m = s->map->m;
    return u->wanted[plan][(day * m->units[u->map->unit].n_shifts + shift) * m->n_roles + role];
}

static bool is_wanted(const struct staffing *s, const struct staffing_unit *u, int shift, int role)
{
    int n = 0;
    for (int plan = 0; plan < N_STAFFING_PLANS; plan++)
        for (int day = 0; day < N_WEEKDAYS; day++)
            n += wanted(s, u, plan, day, shift, role);
    return n > 0;
}

/* Roles by level, most competence first; those of one level in their order. */
static int role_at(const struct model *m, int place)
{
    for (int role = 0; role < m->n_roles; role++) {
        int before = 0;
        for (int other = 0; other < m->n_roles; other++) {
            int higher = m->roles[other].level - m->roles[role].level;
            before += higher > 0 || (higher == 0 && other < role);
        }
        if (before == place)
            return role;
    }
    return 0;
}

static void print_week(FILE *out, const struct staffing *s, const struct staffing_unit *u, int plan, int shift, int role)
{
    double hours = 0;
    summary_pad(out, staffing_plan_ids[plan], PLAN_COLUMNS);
    for (int day = 0; day < N_WEEKDAYS; day++) {
        int n = wanted(s, u, plan, day, shift, role);
        hours += n * s->map->m->units[u->map->unit].shifts[shift].hours;
        put_number(out, n, 0, DAY_COLUMNS);
    }
    put_number(out, hours, 1, HOURS_COLUMNS);
    fputc('\n', out);
}

static void print_wanted(FILE *out, const struct staffing *s, const struct staffing_unit *u)
{
    static const char *const days[N_WEEKDAYS] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const struct model *m = s->map->m;
    const struct unit *unit = &m->units[u->map->unit];
    char words[WORDS_BYTES];
    summary_pad(out, "People wanted", SHIFT_COLUMNS + ROLE_COLUMNS + PLAN_COLUMNS);
    for (int day = 0; day < N_WEEKDAYS; day++)
        summary_pad(out, days[day], -DAY_COLUMNS);
    summary_pad(out, "hours", -HOURS_COLUMNS);
    fputc('\n', out);
    for (int shift = 0; shift < unit->n_shifts; shift++) {
        const char *name = words_label(words, &unit->shifts[shift].label);
        for (int place = 0; place < m->n_roles; place++) {
            int role = role_at(m, place);
            char role_words[WORDS_BYTES];
            if (!is_wanted(s, u, shift, role))
                continue;
            for (int plan = 0; plan < N_STAFFING_PLANS; plan++) {
                fputs("  ", out);
                summary_pad(out, plan == STAFFING_OLD ? name : "", SHIFT_COLUMNS - 2);
                summary_pad(out, plan == STAFFING_OLD ? words_label(role_words, &m->roles[role].label) : "", ROLE_COLUMNS);
                print_week(out, s, u, plan, shift, role);
            }
            name = "";
        }
    }
}

/* "nurses" */
static const char *role_words(char out[WORDS_BYTES], const struct model *m, int role)
{
    words_plural(out, &m->roles[role].label);
    return words_small(out);
}

/* "Hours of the week, old and new: nurses 265.0 and 263.2; ..." */
static void print_hours(FILE *out, const struct staffing *s, const struct staffing_unit *u)
{
    const struct model *m = s->map->m;
    const char *before = "";
    char words[WORDS_BYTES];
    fputs("\nHours of the week, old and new: ", out);
    for (int place = 0; place < m->n_roles; place++) {
        int role = role_at(m, place);
        if (u->week_h[STAFFING_OLD][role] <= 0)
            continue;
        fprintf(out, "%s%s %.1f and %.1f", before, role_words(words, m, role),
                u->week_h[STAFFING_OLD][role], u->week_h[STAFFING_NEW][role]);
        before = "; ";
    }
    fputs(".\n", out);
}

/* A role whose new plan is the old one: why nothing is another. */
static void print_unmoved(FILE *out, const struct staffing *s, const struct staffing_unit *u)
{
    static const char *const why[] = {
        [STAFFING_NO_WORK] = "the map leaves no work for them",
        [STAFFING_LEAST] = "no shift has more of them than the least that it keeps",
        [STAFFING_SAME] = "the rule puts them where they are",
    };
    char words[WORDS_BYTES];
    for (int place = 0; place < s->map->m->n_roles; place++) {
        int role = role_at(s->map->m, place);
        if (u->week_h[STAFFING_OLD][role] > 0 && u->outcome[role] != STAFFING_MOVED)
            fprintf(out, "No hours of %s are moved: %s.\n", role_words(words, s->map->m, role), why[u->outcome[role]]);
    }
}

/* Hours that are in no shift any more, but for those of rounding. */
static void print_no_room(FILE *out, const struct staffing *s, const struct staffing_unit *u)
{
    char words[WORDS_BYTES];
    for (int place = 0; place < s->map->m->n_roles; place++) {
        int role = role_at(s->map->m, place);
        if (u->no_room_h[role] > 0)
            fprintf(out, "Of the hours of %s %.1f find no room: "
                         "nobody is needed twice a day, and a night counts on both its days.\n",
                    role_words(words, s->map->m, role), u->no_room_h[role]);
    }
}

/* ---- The least hour ------------------------------------------------------------------------------------------------------- */

/* Of all roles in an hour of the week, in hundredths: what differs by less is the same. */
static double people_at(const struct staffing *s, const struct staffing_unit *u, int plan, int hour)
{
    int day = hour / TASK_MAP_HOURS;
    double n = staffing_people(s, u, (enum staffing_plan)plan, -1, hour % TASK_MAP_HOURS, day, day + 1);
    return round(100 * n) / 100;
}

/* The first hour of the week, which begins on Monday at 00, with the fewest people. */
static int least_hour(const struct staffing *s, const struct staffing_unit *u, int plan)
{
    int least = 0;
    for (int hour = 1; hour < TASK_MAP_WEEK_HOURS; hour++)
        if (people_at(s, u, plan, hour) < people_at(s, u, plan, least))
            least = hour;
    return least;
}

/* The rule keeps a least of each role; of all together there may be fewer than ever now. */
static void print_fewest(FILE *out, const struct staffing *s, const struct staffing_unit *u)
{
    int at = least_hour(s, u, STAFFING_NEW), hour = at % TASK_MAP_HOURS;
    double was = people_at(s, u, STAFFING_OLD, least_hour(s, u, STAFFING_OLD)), is = people_at(s, u, STAFFING_NEW, at);
    if (is < was)
        fprintf(out, "Fewest people on duty in an hour of the week: %g by the old plan, %g by the new one, first %s %02d-%02d. "
                     "Look at it before you use this plan.\n", was, is, words_weekday[at / TASK_MAP_HOURS], hour, hour + 1);
}

/* ---- Hours of the day ----------------------------------------------------------------------------------------------------- */

static double work_per_hour(const struct staffing *s, const struct staffing_unit *u, int plan, int hour, int from, int to)
{
    double people = staffing_people(s, u, (enum staffing_plan)plan, -1, hour, from, to);
    double work_min = staffing_work_min(s, u, STAFFING_ALL_WORK, hour, from, to);
    return people > 0 ? work_min / people : NAN;
}

/* The heads of a kind of day, five numbers each; what ends a line is not padded. */
static void print_heads(FILE *out)
{
    static const char *const heads[] = {"work", "people", "", "min/h"}, *const under[] = {"min", "old", "new", "old", "new"};
    summary_pad(out, "Hour by hour", HOUR_COLUMNS + 5);
    summary_pad(out, "Monday to Friday", 6 * NUMBER_COLUMNS);
    fputs("Saturday and Sunday\n", out);
    summary_pad(out, "", HOUR_COLUMNS);
    for (int kind = 0; kind < 2; kind++)
        for (int i = 0; i < 4; i++)
            summary_pad(out, heads[i], -(NUMBER_COLUMNS * (kind == 1 && i == 0 ? 3 : 1)));
    fputc('\n', out);
    summary_pad(out, "  hour", HOUR_COLUMNS);
    for (int kind = 0; kind < 2; kind++)
        for (int i = 0; i < 5; i++)
            summary_pad(out, under[i], -(NUMBER_COLUMNS * (kind == 1 && i == 0 ? 2 : 1)));
    fputc('\n', out);
}

static void print_day(FILE *out, const struct staffing *s, const struct staffing_unit *u)
{
    fputc('\n', out);
    print_heads(out);
    for (int hour = 0; hour < TASK_MAP_HOURS; hour++) {
        char text[32];
        snprintf(text, sizeof text, "  %02d-%02d", hour, hour + 1);
        summary_pad(out, text, HOUR_COLUMNS);
        for (int kind = 0; kind < 2; kind++) {
            int from = kind ? SATURDAY : 0, to = kind ? N_WEEKDAYS : SATURDAY;
            put_number(out, staffing_work_min(s, u, STAFFING_ALL_WORK, hour, from, to), 0, NUMBER_COLUMNS * (kind + 1));
            for (int plan = 0; plan < N_STAFFING_PLANS; plan++)
                put_number(out, staffing_people(s, u, (enum staffing_plan)plan, -1, hour, from, to), 1, NUMBER_COLUMNS);
            for (int plan = 0; plan < N_STAFFING_PLANS; plan++)
                put_number(out, work_per_hour(s, u, plan, hour, from, to), 0, NUMBER_COLUMNS);
        }
        fputc('\n', out);
    }
    fputs("  work: standard minutes asked for, second persons too; min/h: minutes of it per hour on duty\n", out);
}

/* "72 minutes at 08-09"; hours with nobody on duty have no such number. */
static void print_peak(FILE *out, const struct staffing *s, const struct staffing_unit *u, int plan, int from, int to)
{
    double most = NAN;
    int peak = 0;
    for (int hour = 0; hour < TASK_MAP_HOURS; hour++) {
        double minutes = work_per_hour(s, u, plan, hour, from, to);
        if (isnan(minutes) || minutes <= most)
            continue;
        most = minutes;
        peak = hour;
    }
    if (isnan(most))
        fputs("nobody is on duty", out);
    else
        fprintf(out, "%.0f minutes at %02d-%02d", most, peak, peak + 1);
}

/* "Most work per hour on duty, Monday to Friday: 72 minutes at 08-09 by the old plan, 61 minutes at 07-08 by the new one." */
static void print_peaks(FILE *out, const struct staffing *s, const struct staffing_unit *u)
{
    fputc('\n', out);
    for (int kind = 0; kind < 2; kind++) {
        int from = kind ? SATURDAY : 0, to = kind ? N_WEEKDAYS : SATURDAY;
        fprintf(out, "Most work per hour on duty, %s: ", kind ? "Saturday and Sunday" : "Monday to Friday");
        print_peak(out, s, u, STAFFING_OLD, from, to);
        fputs(" by the old plan, ", out);
        print_peak(out, s, u, STAFFING_NEW, from, to);
        fputs(" by the new one.\n", out);
    }
}

/* ---- What the map does not hold ------------------------------------------------------------------------------------------- */

static double week_min(const struct task_map *map, const struct task_map_unit *u, int job)
{
    double sum_s = 0;
    for (int hour = 0; hour < TASK_MAP_WEEK_HOURS; hour++)
        sum_s += u->hour_s[hour * map->n_jobs + job];
    return sum_s / 60;
}

/* "Nobody in the unit may do 12 minutes of it a day: ecg, pivc." */
static void print_nobody(FILE *out, const struct task_map *map, const struct task_map_unit *u)
{
    double sum_min = 0;
    int n = 0;
    for (int job = 0; job < map->n_jobs; job++)
        if (u->lowest[job] < 0)
            sum_min += week_min(map, u, job) / N_WEEKDAYS;
    if (sum_min <= 0)
        return;
    fprintf(out, "Nobody in the unit may do %.0f minutes of it a day:", sum_min);
    for (int job = 0; job < map->n_jobs; job++)
        if (u->lowest[job] < 0 && week_min(map, u, job) > 0 && ++n <= MOST_NAMED)
            fprintf(out, "%s %s%s", n > 1 ? "," : "", map->m->tasks[job / N_TASK_MAP_PARTS].label.id,
                    job % N_TASK_MAP_PARTS == TASK_MAP_SECOND ? " (second person)" : "");
    fputs(n > MOST_NAMED ? ", ...\n" : "\n", out);
}

static void print_limits(FILE *out, const struct staffing *s, const struct staffing_unit *u)
{
    double work_min = 0;
    for (int hour = 0; hour < TASK_MAP_HOURS; hour++)
        work_min += staffing_work_min(s, u, STAFFING_ALL_WORK, hour, 0, N_WEEKDAYS);
    fprintf(out, "Work asked for: %.0f minutes a day, of which %.0f are estimated: what follows from other tasks.\n", work_min,
            u->map->follow_s / 60);
    fprintf(out, "Not in it: what everyone who comes on duty brings along, "
                 "%.0f minutes a day by the old plan and %.0f by the new.\n",
            staffing_duty_min(s, u, STAFFING_OLD), staffing_duty_min(s, u, STAFFING_NEW));
    if (u->map->gap_s > 0)
        fprintf(out, "Not in it: what comes again some time after it was done, at most %.0f minutes a day.\n",
                u->map->gap_s / 60);
    print_nobody(out, s->map, u->map);
}

static void print_unit(FILE *out, const struct staffing *s, const struct staffing_unit *u)
{
    char words[WORDS_BYTES];
    fputc('\n', out);
    if (s->n_units > 1) {
        fputs(words_label(words, &s->map->m->units[u->map->unit].label), out);
        if (u->map->n_copies > 1)
            fprintf(out, " and its copies (mean of %d)", u->map->n_copies);
        fputs("\n\n", out);
    }
    if (u->moved) {
        print_wanted(out, s, u);
        print_hours(out, s, u);
        print_unmoved(out, s, u);
        print_no_room(out, s, u);
        print_fewest(out, s, u);
    } else
        fputs("No staffing plan, so no hours to move.\n", out);
    print_day(out, s, u);
    print_peaks(out, s, u);
    print_limits(out, s, u);
}

void staffing_table_print(FILE *out, const struct manifest *m, const struct staffing *s)
{
    const char *name = m->scenarios[0].name, *label = m->scenarios[0].label;
    fprintf(out, "%s %s%s%s%s: demand of %d replication%s of %d week%s, seed %" PRIu64 "\n",
            s->evenly ? "Hours spread evenly in" : "Needs-led staffing of", label, strcmp(label, name) ? " (" : "",
            strcmp(label, name) ? name : "", strcmp(label, name) ? ")" : "", s->map->n_replications,
            s->map->n_replications == 1 ? "" : "s", s->map->n_weeks, s->map->n_weeks == 1 ? "" : "s", m->seed);
    for (int i = 0; i < s->n_units; i++)
        print_unit(out, s, &s->units[i]);
}
