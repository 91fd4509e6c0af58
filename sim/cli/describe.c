/* Prints a model: time; per unit its beds, patients, shifts and people on duty, what is asked for and how many hours there
 * are to do it; tasks with who may take them and after how long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/describe.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "cli/describe_turns.h"
#include "demand/demand.h"
#include "report/summary.h"

enum { MOST_BED_DAYS = 50000, MOST_DAYS = 14, MOST_CLASSES = 12, TASK_COLUMNS = 26, CELL_COLUMNS = 12 };

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

static double minutes(const struct model *m, int32_t ticks)
{
    return (double)ticks * m->tick_s / 60;
}

static void print_clock(FILE *out, const struct model *m, int32_t tick)
{
    int32_t s = tick % m->ticks_per_day * m->tick_s;
    fprintf(out, "%02d:%02d", s / 3600, s / 60 % 60);
    if (s % 60)
        fprintf(out, ":%02d", s % 60);
}

/* A limit in minutes, or "-" when there is none. */
static const char *limit(char out[32], const struct model *m, int32_t ticks)
{
    if (ticks == MODEL_NEVER)
        strcpy(out, "-");
    else
        snprintf(out, 32, "%.4g", minutes(m, ticks));
    return out;
}

/* "own", "20" (minutes), "-" (never) */
static const char *patience(char out[32], const struct model *m, int32_t ticks)
{
    return ticks == 0 ? strcpy(out, "own") : limit(out, m, ticks);
}

static const char *class_name(char out[128], const struct model *m, int class)
{
    int n = snprintf(out, 128, "%s", m->roles[m->classes[class].role].label.id);
    for (int k = 0; k < m->n_marks && n < 128; k++)
        if (m->classes[class].marks >> k & 1)
            n += snprintf(out + n, (size_t)(128 - n), "+%s", m->marks[k].id);
    if (m->classes[class].in_charge && n < 128)
        n += snprintf(out + n, (size_t)(128 - n), " (lead)");
    if (m->classes[class].assigned && n < 128)
        snprintf(out + n, (size_t)(128 - n), " (own)");
    return out;
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
            n_known += p->role == role && p->n_away > 0;
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

/* ---- Tasks -------------------------------------------------------------------------------------------------------- */

/* Whether patients or the clock ask for the task: demand that can be counted beforehand. */
static bool is_asked_for(const struct unit *u, int task)
{
    for (int s = 0; s < u->n_sources; s++)
        if (u->sources[s].task == task && u->sources[s].how < HOW_PER_PERSON)
            return true;
    return false;
}

/* Whether everyone who comes on duty gets one of his own. */
static bool is_personal(const struct unit *u, int task)
{
    for (int s = 0; s < u->n_sources; s++)
        if (u->sources[s].task == task && u->sources[s].how == HOW_PER_PERSON)
            return true;
    return false;
}

/* How people of a class wait with a task kind: the same in every column of the patience table, or "varies". */
static const char *class_cell(char out[32], const struct model *m, int unit, int class, int queue)
{
    const struct unit *u = &m->units[unit];
    int n = 0, n_may = 0;
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        if (model_is_at_times(m, &m->persons[p], class)) {
            n++;
            n_may += (int)(m->persons[p].may[queue >> 6] >> (queue & 63) & 1);
        }
    int32_t first = model_wait(m, u, 0, class, queue);
    bool varies = false;
    for (int column = 1; column < u->n_columns; column++)
        varies |= model_wait(m, u, column, class, queue) != first;
    if (n_may == 0)
        return strcpy(out, is_personal(u, u->queues[queue].task) ? "each" : ".");
    if (varies)
        strcpy(out, "varies");
    else
        patience(out, m, first);
    if (n_may < n) {
        size_t used = strlen(out);
        snprintf(out + used, 32 - used, " (%d of %d)", n_may, n);
    }
    return out;
}

/* For a cell that varies: what holds in each shift, and on which days if that matters. */
static void print_variation(FILE *out, const struct model *m, int unit, int class, int queue)
{
    static const char *const days[N_WEEKDAYS] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const struct unit *u = &m->units[unit];
    char text[32], name[128];
    fprintf(out, "    %s, %s:", m->tasks[u->queues[queue].task].label.id, class_name(name, m, class));
    for (int s = 0; s <= u->n_shifts; s++) {
        int32_t last = -1;
        fprintf(out, "%s%s", s ? "; " : " ", s < u->n_shifts ? u->shifts[s].label.id : "outside all shifts");
        for (int day = 0; day < N_WEEKDAYS; day++) {
            int32_t wait = model_wait(m, u, u->column_of[day * (u->n_shifts + 1) + s], class, queue);
            if (day == 0)
                fprintf(out, " %s", patience(text, m, wait));
            else if (wait != last)
                fprintf(out, ", from %s %s", days[day], patience(text, m, wait));
            last = wait;
        }
    }
    fputc('\n', out);
}

static void print_task(FILE *out, const struct model *m, int unit, int queue, const int *classes, int n_classes,
                       const struct describe_demand *d)
{
    const struct queue_kind *q = &m->units[unit].queues[queue];
    const struct task *task = &m->tasks[q->task];
    char text[128], name[160];
    snprintf(name, sizeof name, "%.120s%s", task->label.id, q->critical ? " (critical)" : "");
    fputs("  ", out);
    summary_pad(out, name, TASK_COLUMNS);
    summary_pad(out, model_category_ids[task->category], 10);
    snprintf(text, sizeof text, "%d", task->urgency);
    summary_pad(out, text, -8);
    snprintf(text, sizeof text, "%.3g", d->days ? (double)d->count[unit * m->n_tasks + q->task] / d->days : 0);
    summary_pad(out, d->days && !q->critical && is_asked_for(&m->units[unit], q->task) ? text : "", -8);
    snprintf(text, sizeof text, "%.4g", task->law.mean_s / 60);
    summary_pad(out, text, -8);
    summary_pad(out, limit(text, m, task->late_ticks), -8);
    summary_pad(out, limit(text, m, task->omit_ticks), -8);
    summary_pad(out, task->helper.joint == HELPER_ALL ? "2" : task->helper.joint == HELPER_CHECK ? "check" : "1", -8);
    for (int c = 0; c < n_classes; c++)
        summary_pad(out, class_cell(text, m, unit, classes[c], queue), -CELL_COLUMNS);
    fputc('\n', out);
}

static void print_tasks(FILE *out, const struct model *m, int unit, const struct describe_demand *d)
{
    static const char *const heads[] = {"urgency", "a day", "minutes", "late", "omitted", "people"};
    const struct unit *u = &m->units[unit];
    int classes[MOST_CLASSES], n_classes = 0;
    char name[128], text[32];
    for (int c = 0; c < m->n_classes && n_classes < MOST_CLASSES; c++)
        for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
            if (model_is_at_times(m, &m->persons[p], c)) {
                classes[n_classes++] = c;
                break;
            }
    fputs("  ", out);
    summary_pad(out, "task", TASK_COLUMNS);
    summary_pad(out, "category", 10);
    for (int i = 0; i < 6; i++)
        summary_pad(out, heads[i], -8);
    for (int c = 0; c < n_classes; c++)
        summary_pad(out, class_name(name, m, classes[c]), -CELL_COLUMNS);
    fputc('\n', out);
    for (int q = 0; q < u->n_queues; q++)
        print_task(out, m, unit, q, classes, n_classes, d);
    fputs("  own = at once; a number = as back-up after so many minutes; - = never; . = no right to; each = everyone on duty\n"
          "  has one of his own\n"
          "  a day: empty where people or other work bring it about, and not patients or the clock\n", out);
    for (int q = 0; q < u->n_queues; q++)
        for (int c = 0; c < n_classes; c++)
            if (!strncmp(class_cell(text, m, unit, classes[c], q), "varies", 6))
                print_variation(out, m, unit, classes[c], q);
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
    static const char *const days[N_WEEKDAYS] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    time_t start = (time_t)m->start_day * 86400;
    struct tm date;
    char text[32];
    gmtime_r(&start, &date);
    strftime(text, sizeof text, "%Y-%m-%d", &date);
    fprintf(out, "%s: from %s (%s), days of warm-up %d, days measured %d, ticks of %d seconds\n", m->scenario, text,
            days[m->start_weekday], m->warmup_ticks / m->ticks_per_day, (m->end_ticks - m->warmup_ticks) / m->ticks_per_day,
            m->tick_s);
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
        print_tasks(out, m, u, d);
    }
}
