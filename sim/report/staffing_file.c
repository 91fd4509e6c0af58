/* Writes the map, the hours and the plan. Computes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/staffing_file.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#include "report/dictionary.h"

enum { SATURDAY = 5, ROLES_BYTES = 4096, TEXT_BYTES = 1024 };

static const struct {
    const char *id;
    int from, to; /* of the week */
} kinds_of_day[] = {{"weekdays", 0, SATURDAY}, {"weekend", SATURDAY, N_WEEKDAYS}};
enum { N_KINDS = sizeof kinds_of_day / sizeof kinds_of_day[0] };

static const char *role_id(const struct model *m, int role)
{
    return role < 0 ? "" : m->roles[role].label.id;
}

/* ---- task_map.csv --------------------------------------------------------------------------------------------------------- */

/* Mean over the days of a kind of sums[(weekday * 24 + hour) * n + i]. */
static double mean_of(const double *sums, int n, int i, int kind, int hour)
{
    double sum = 0;
    for (int day = kinds_of_day[kind].from; day < kinds_of_day[kind].to; day++)
        sum += sums[(day * TASK_MAP_HOURS + hour) * n + i];
    return sum / (kinds_of_day[kind].to - kinds_of_day[kind].from);
}

static const char *roles_of(char out[ROLES_BYTES], const struct model *m, const bool *may)
{
    int at = 0;
    out[0] = '\0';
    for (int role = 0; role < m->n_roles && at < ROLES_BYTES; role++)
        if (may[role])
            at += snprintf(out + at, (size_t)(ROLES_BYTES - at), "%s%s", at ? " " : "", m->roles[role].label.id);
    return out;
}

static void put_map_row(struct csv *c, const struct task_map *map, const struct task_map_unit *u, int task, int kind, int hour)
{
    const struct model *m = map->m;
    int first = task_map_job(task, TASK_MAP_PERFORMER), second = task_map_job(task, TASK_MAP_SECOND);
    double made = mean_of(u->made, m->n_tasks, task, kind, hour);
    char roles[ROLES_BYTES];
    if (made <= 0)
        return;
    csv_text(c, u->name);
    csv_text(c, m->tasks[task].label.id);
    csv_text(c, model_category_ids[m->tasks[task].category]);
    csv_text(c, kinds_of_day[kind].id);
    csv_integer(c, hour);
    csv_number(c, made);
    csv_number(c, mean_of(u->hour_s, map->n_jobs, first, kind, hour) / 60);
    csv_number(c, mean_of(u->hour_s, map->n_jobs, second, kind, hour) / 60);
    csv_text(c, role_id(m, u->lowest[first]));
    csv_text(c, roles_of(roles, m, &u->may[first * m->n_roles]));
    csv_text(c, role_id(m, u->lowest[second]));
    csv_end(c);
}

int staffing_file_map(const char *path, const struct staffing *s, struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "task_map.csv", e))
        return e->code;
    for (int i = 0; i < s->map->n_units; i++)
        for (int task = 0; task < s->map->m->n_tasks; task++)
            for (int kind = 0; kind < N_KINDS; kind++)
                for (int hour = 0; hour < TASK_MAP_HOURS; hour++)
                    put_map_row(&c, s->map, &s->map->units[i], task, kind, hour);
    return csv_close(&c, e);
}

/* ---- staffing.csv --------------------------------------------------------------------------------------------------------- */

/* Whether there is anything to tell of a role, or (-1) of work that nobody may do. */
static bool is_shown(const struct staffing *s, const struct staffing_unit *u, int role)
{
    double sum = 0;
    for (int hour = 0; hour < TASK_MAP_HOURS; hour++) {
        sum += staffing_work_min(s, u, role, hour, 0, N_WEEKDAYS);
        for (int plan = 0; plan < N_STAFFING_PLANS && role >= 0; plan++)
            sum += staffing_people(s, u, (enum staffing_plan)plan, role, hour, 0, N_WEEKDAYS);
    }
    return sum > 0;
}

static void put_hour(struct csv *c, const struct staffing *s, const struct staffing_unit *u, int kind, int hour, int role)
{
    int from = kinds_of_day[kind].from, to = kinds_of_day[kind].to;
    csv_text(c, u->map->name);
    csv_text(c, kinds_of_day[kind].id);
    csv_integer(c, hour);
    csv_text(c, role_id(s->map->m, role));
    csv_number(c, staffing_work_min(s, u, role, hour, from, to));
    for (int plan = 0; plan < N_STAFFING_PLANS; plan++)
        if (role < 0)
            csv_text(c, "");
        else
            csv_number(c, staffing_people(s, u, (enum staffing_plan)plan, role, hour, from, to));
    csv_end(c);
}

int staffing_file_hours(const char *path, const struct staffing *s, struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "staffing.csv", e))
        return e->code;
    for (int i = 0; i < s->n_units; i++)
        for (int kind = 0; kind < N_KINDS; kind++)
            for (int hour = 0; hour < TASK_MAP_HOURS; hour++)
                for (int role = s->map->m->n_roles - 1; role >= -1; role--)
                    if (is_shown(s, &s->units[i], role))
                        put_hour(&c, s, &s->units[i], kind, hour, role);
    return csv_close(&c, e);
}

/* ---- staffing.json -------------------------------------------------------------------------------------------------------- */

/* Names of days, and the days that each stands for. */
static const struct {
    const char *id;
    int from, to;
} names_of_days[] = {{"all", 0, N_WEEKDAYS}, {"weekdays", 0, SATURDAY}, {"weekend", SATURDAY, N_WEEKDAYS}, {"mon", 0, 1},
                     {"tue", 1, 2}, {"wed", 2, 3}, {"thu", 3, 4}, {"fri", 4, 5}, {"sat", 5, 6}, {"sun", 6, 7}};
enum { ALL_DAYS, WEEKDAYS, WEEKEND, FIRST_DAY, N_DAY_NAMES = sizeof names_of_days / sizeof names_of_days[0] };

/* The plan of one shift, as few names of days as tell it: like[name] is the day whose people the name gets, -1 = not named. */
struct shift_plan {
    const struct model *m;
    const struct staffing_unit *u;
    int n_shifts, shift;
    int like[N_DAY_NAMES];
};

static int people_of(const struct shift_plan *p, enum staffing_plan plan, int day, int role)
{
    return p->u->wanted[plan][(day * p->n_shifts + p->shift) * p->m->n_roles + role];
}

static bool same_people(const struct shift_plan *p, int day, int other)
{
    for (int role = 0; role < p->m->n_roles; role++)
        if (people_of(p, STAFFING_NEW, day, role) != people_of(p, STAFFING_NEW, other, role))
            return false;
    return true;
}

/* The first of the days that most others of [from, to) are like. */
static int usual_day(const struct shift_plan *p, int from, int to)
{
    int usual = from, most = 0;
    for (int day = from; day < to; day++) {
        int n = 0;
        for (int other = from; other < to; other++)
            n += same_people(p, day, other);
        if (n > most) {
            most = n;
            usual = day;
        }
    }
    return usual;
}

static void name_days(struct shift_plan *p)
{
    bool all = true;
    for (int name = 0; name < N_DAY_NAMES; name++)
        p->like[name] = -1;
    for (int day = 1; day < N_WEEKDAYS; day++)
        all &= same_people(p, 0, day);
    if (all)
        p->like[ALL_DAYS] = 0;
    for (int name = WEEKDAYS; name <= WEEKEND && !all; name++) {
        int from = names_of_days[name].from, to = names_of_days[name].to;
        p->like[name] = usual_day(p, from, to);
        for (int day = from; day < to; day++)
            if (!same_people(p, day, p->like[name]))
                p->like[FIRST_DAY + day] = day;
    }
}

/* Whether the role is wanted anywhere in the unit, now or then: only such roles are named, but everywhere. */
static bool is_wanted(const struct shift_plan *p, int role)
{
    for (int plan = 0; plan < N_STAFFING_PLANS; plan++)
        for (int cell = 0; cell < N_WEEKDAYS * p->n_shifts; cell++)
            if (p->u->wanted[plan][cell * p->m->n_roles + role] > 0)
                return true;
    return false;
}

static void print_people(FILE *f, const struct shift_plan *p, int day)
{
    const char *before = "{";
    for (int role = 0; role < p->m->n_roles; role++)
        if (is_wanted(p, role)) {
            fprintf(f, "%s\"%s\": %d", before, p->m->roles[role].label.id, people_of(p, STAFFING_NEW, day, role));
            before = ", ";
        }
    fputc('}', f);
}

static void print_shift(FILE *f, const struct shift_plan *p, const struct value *now)
{
    const char *before = "";
    for (int name = 0; name < N_DAY_NAMES; name++) {
        if (p->like[name] < 0 && !value_member(now, names_of_days[name].id))
            continue;
        fprintf(f, "%s\n          \"%s\": ", before, names_of_days[name].id);
        if (p->like[name] < 0)
            fputs("null", f); /* said by the present plan: in a merge patch null takes it away */
        else
            print_people(f, p, p->like[name]);
        before = ",";
    }
}

static void print_unit(FILE *f, const struct model *m, const struct staffing_unit *u, const struct value *root)
{
    const struct unit *unit = &m->units[u->map->unit];
    fprintf(f, "      \"%s\": {", u->map->name);
    for (int shift = 0; shift < unit->n_shifts; shift++) {
        struct shift_plan p = {.m = m, .u = u, .n_shifts = unit->n_shifts, .shift = shift};
        name_days(&p);
        fprintf(f, "%s\n        \"%s\": {", shift ? "," : "", unit->shifts[shift].label.id);
        print_shift(f, &p, value_at(root, "staff", "plan", u->map->name, unit->shifts[shift].label.id, NULL));
        fputs("\n        }", f);
    }
    fputs("\n      }", f);
}

/* `"name": "text",` with text as printf makes it; names of files may hold what JSON wants escaped. */
static void __attribute__((format(printf, 3, 4))) print_text(FILE *f, const char *name, const char *format, ...)
{
    char text[TEXT_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    fprintf(f, "\"%s\": ", name);
    value_print_string(f, text);
}

static void print_plan(FILE *f, const struct manifest *m, const struct staffing *s)
{
    const char *before = "", *name = m->scenarios[0].name;
    int n = s->map->n_replications, weeks = s->map->n_weeks;
    fputs("{\n  ", f);
    print_text(f, "description", "Staffing plan for %s: the weekly hours of each role are %s.", name,
               s->evenly ? "spread evenly over all shifts" : "moved to where the work falls that it may do");
    fputs(",\n  \"staff\": {\n    \"plan\": {\n", f);
    for (int i = 0; i < s->n_units; i++)
        if (s->units[i].moved) {
            fputs(before, f);
            print_unit(f, s->map->m, &s->units[i], m->scenarios[0].root);
            before = ",\n";
        }
    fputs("\n    },\n    ", f);
    print_text(f, "plan_source", "avlast staffing %s%s: demand of %d replication%s of %d week%s, seed %" PRIu64, name,
               s->evenly ? " --evenly" : "", n, n == 1 ? "" : "s", weeks, weeks == 1 ? "" : "s", m->seed);
    fputs("\n  }\n}\n", f);
}

int staffing_file_plan(const char *path, const struct manifest *m, const struct staffing *s, struct err *e)
{
    FILE *f = fopen(path, "w");
    if (!f)
        return err_set(e, ERR_IO, "cannot create '%s': %s", path, strerror(errno));
    errno = 0;
    print_plan(f, m, s);
    bool failed = ferror(f) != 0;
    if (fclose(f) || failed)
        return err_set(e, ERR_IO, "cannot write '%s': %s", path, strerror(errno ? errno : EIO));
    return 0;
}
