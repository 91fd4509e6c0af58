/* Runs the demand stage and adds up who is asked for what in which hour of the week.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/task_map.h"

#include <string.h>

#include "demand/demand.h"
#include "model/windows.h"

enum { DAY_S = 86400, MOST_GENERATIONS = 64 };
static const double least_count = 1e-6; /* of a follow-up: what comes after is nothing to speak of */

/* ---- Who may ------------------------------------------------------------------------------------------------------------ */

static bool is_set(const uint64_t *bits, int queue)
{
    return bits && model_has_bit(bits, queue);
}

/* What he holds at the start. Ad hoc rights hold where somebody is missing: nobody plans on them. */
static bool plans_on(const struct person *p, int task, int queue)
{
    return is_set(p->by[REGIME_FORMAL], queue) || (is_set(p->by[REGIME_TRAINED], queue) && p->trained[task]) ||
           (is_set(p->by[REGIME_SIGNED], queue) && p->signed_off[task]);
}

static bool has_right(const struct model *m, const struct unit *u, int task, int role)
{
    int queue = u->queue_of[2 * task];
    for (int p = u->first_person; p < u->first_person + u->n_persons && queue >= 0; p++)
        if (m->persons[p].role == role && plans_on(&m->persons[p], task, queue))
            return true;
    return false;
}

static bool is_there(const struct model *m, const struct unit *u, int role)
{
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        if (m->persons[p].role == role)
            return true;
    return false;
}

/* Of roles of one level the first. */
static int lowest_of(const struct model *m, const bool *may)
{
    int lowest = -1;
    for (int r = 0; r < m->n_roles; r++)
        if (may[r] && (lowest < 0 || m->roles[r].level < m->roles[lowest].level))
            lowest = r;
    return lowest;
}

static void ask_rights(struct task_map *map, struct task_map_unit *to)
{
    const struct model *m = map->m;
    const struct unit *u = &m->units[to->unit];
    for (int t = 0; t < m->n_tasks; t++) {
        const struct helper *helper = &m->tasks[t].helper;
        for (int r = 0; r < m->n_roles; r++) {
            to->may[task_map_job(t, TASK_MAP_PERFORMER) * m->n_roles + r] = has_right(m, u, t, r);
            to->may[task_map_job(t, TASK_MAP_SECOND) * m->n_roles + r] =
                helper->joint != HELPER_NONE && helper->patience_ticks[r] != MODEL_NEVER && is_there(m, u, r);
        }
    }
    for (int job = 0; job < map->n_jobs; job++)
        to->lowest[job] = lowest_of(m, &to->may[job * m->n_roles]);
}

/* ---- Adding up ---------------------------------------------------------------------------------------------------------- */

/* Minutes of the second person for so many tasks with so much work, as in the accounts of understaffing. */
static double second_s(const struct task *task, double count, double work_s)
{
    return task->helper.joint == HELPER_ALL ? work_s : task->helper.joint == HELPER_CHECK ? count * task->helper.joint_s : 0;
}

static void add(struct task_map *map, struct task_map_unit *to, int task, int32_t tick, double count, double work_s)
{
    const struct model *m = map->m;
    const struct unit *u = &m->units[to->unit];
    int weekday = (m->start_weekday + tick / m->ticks_per_day) % N_WEEKDAYS, shift_weekday;
    int hour = weekday * TASK_MAP_HOURS + tick % m->ticks_per_day / (m->ticks_per_day / TASK_MAP_HOURS);
    int shift = windows_at(m, u, tick, &shift_weekday);
    int window = shift_weekday * (u->n_shifts + 1) + shift, first_job = task_map_job(task, TASK_MAP_PERFORMER);
    double *in_hour = &to->hour_s[hour * map->n_jobs + first_job], *in_shift = &to->shift_s[window * map->n_jobs + first_job];
    const double parts[N_TASK_MAP_PARTS] = {work_s, second_s(&m->tasks[task], count, work_s)};
    to->made[hour * m->n_tasks + task] += count;
    for (int part = 0; part < N_TASK_MAP_PARTS; part++) {
        in_hour[part] += parts[part];
        in_shift[part] += parts[part];
    }
}

/* What is expected to follow from so many tasks that arose at a tick, if they are done at once. */
static void follow(struct task_map *map, struct task_map_unit *to, int parent, int32_t tick, double count, int generation)
{
    const struct model *m = map->m;
    const struct unit *u = &m->units[to->unit];
    int performer = to->lowest[task_map_job(parent, TASK_MAP_PERFORMER)];
    if (performer < 0 || generation == MOST_GENERATIONS)
        return;
    for (int i = 0; i < u->n_sources; i++) {
        const struct source *s = &u->sources[i];
        if (s->how != HOW_AFTER || s->after_task != parent || count * s->role_probability[performer] < least_count)
            continue;
        const struct task *child = &m->tasks[s->task];
        double n = count * s->role_probability[performer], work_s = n * child->law.mean_s;
        int32_t then = tick + (int32_t)((m->tasks[parent].law.mean_s + s->delay_s) / m->tick_s);
        add(map, to, s->task, then, n, work_s);
        to->follow_s += work_s + second_s(child, n, work_s);
        follow(map, to, s->task, then, n, generation + 1);
    }
}

/* ---- What is left out ---------------------------------------------------------------------------------------------------- */

static void count_left_out(struct task_map *map, struct task_map_unit *to)
{
    const struct model *m = map->m;
    const struct unit *u = &m->units[to->unit];
    for (int i = 0; i < u->n_sources; i++) {
        const struct source *s = &u->sources[i];
        const struct task *task = &m->tasks[s->task];
        double once_s = task->law.mean_s + second_s(task, 1, task->law.mean_s);
        if (s->how == HOW_AFTER_DONE && s->gap.mean_s + task->law.mean_s > 0)
            to->gap_s += (s->of == ORIGIN_PATIENT ? u->n_beds : 1) * once_s * DAY_S / (s->gap.mean_s + task->law.mean_s);
        for (int day = 0; s->how == HOW_PER_PERSON && day < N_WEEKDAYS; day++)
            for (int shift = 0; shift < u->n_shifts; shift++)
                if (s->weekday[day] && s->shift[shift])
                    to->duty_s[day * u->n_shifts + shift] += s->probability[0] * once_s;
    }
}

/* ---- The whole ---------------------------------------------------------------------------------------------------------- */

static bool is_copy(const struct model *m, int unit)
{
    return unit > 0 && m->units[unit].kind_key == m->units[unit - 1].kind_key;
}

static void take_memory(struct task_map *map, int *place, struct arena *arena)
{
    const struct model *m = map->m;
    map->units = ARENA_ARRAY(arena, m->n_units, struct task_map_unit);
    for (int i = 0; i < m->n_units; i++) {
        const struct unit *u = &m->units[i];
        struct task_map_unit *to = &map->units[map->n_units - is_copy(m, i)];
        if (!is_copy(m, i)) {
            const char *id = u->label.id;
            *to = (struct task_map_unit){
                .unit = i, .name = arena_text(arena, id, strcspn(id, ".")), /* a copy is called NAME.NUMBER */
                .may = ARENA_ARRAY(arena, map->n_jobs * m->n_roles, bool), .lowest = ARENA_ARRAY(arena, map->n_jobs, int),
                .made = ARENA_ARRAY(arena, TASK_MAP_WEEK_HOURS * m->n_tasks, double),
                .hour_s = ARENA_ARRAY(arena, TASK_MAP_WEEK_HOURS * map->n_jobs, double),
                .shift_s = ARENA_ARRAY(arena, N_WEEKDAYS * (u->n_shifts + 1) * map->n_jobs, double),
                .duty_s = ARENA_ARRAY(arena, N_WEEKDAYS * u->n_shifts, double),
            };
            map->n_units++;
        }
        to->n_copies++;
        place[i] = map->n_units - 1;
    }
}

static int map_replication(struct task_map *map, const int *place, struct demand *d, uint64_t seed, uint32_t replication,
                           struct err *e)
{
    const struct model *m = map->m;
    int32_t until = m->warmup_ticks + map->n_weeks * N_WEEKDAYS * m->ticks_per_day;
    int rc;
    demand_start(d, seed, replication);
    while ((rc = demand_day(d, e)) > 0)
        for (int32_t i = 0; i < d->day.n; i++) {
            int32_t tick = d->day.order[i].tick;
            const struct need *need = &d->day.needs[d->day.order[i].need];
            struct task_map_unit *to = &map->units[place[need->unit]];
            int task = m->units[need->unit].sources[need->source].task;
            if (tick < m->warmup_ticks || tick >= until)
                continue;
            add(map, to, task, tick, 1, need->work_s);
            follow(map, to, task, tick, 1, 0);
        }
    return rc;
}

static void scale(double *sum, int n, double by)
{
    for (int i = 0; i < n; i++)
        sum[i] *= by;
}

int task_map_make(struct task_map *map, const struct model *m, uint64_t seed, int n_replications, bool (*stop)(void),
                  struct arena *arena, struct err *e)
{
    int days = (m->end_ticks - m->warmup_ticks) / m->ticks_per_day, rc = 0;
    *map = (struct task_map){.m = m, .n_jobs = m->n_tasks * N_TASK_MAP_PARTS, .n_weeks = days / N_WEEKDAYS,
                             .n_replications = n_replications};
    if (map->n_weeks == 0)
        return err_set(e, ERR_INPUT, "/time/days: a plan of the week is made from whole weeks: expected at least 7, found %d",
                       days);
    int *place = ARENA_ARRAY(arena, m->n_units, int);
    struct demand demand;
    take_memory(map, place, arena);
    demand_init(&demand, m, arena);
    for (int u = 0; u < map->n_units; u++) {
        ask_rights(map, &map->units[u]);
        count_left_out(map, &map->units[u]);
    }
    for (int r = 1; r <= n_replications && rc == 0; r++) {
        rc = map_replication(map, place, &demand, seed, (uint32_t)r, e);
        if (rc == 0 && stop && stop())
            rc = err_set(e, ERR_STOPPED, "stopped");
    }
    demand_free(&demand);
    for (int u = 0; u < map->n_units; u++) {
        struct task_map_unit *of = &map->units[u];
        double share = 1.0 / ((double)map->n_weeks * n_replications * of->n_copies);
        scale(of->made, TASK_MAP_WEEK_HOURS * m->n_tasks, share);
        scale(of->hour_s, TASK_MAP_WEEK_HOURS * map->n_jobs, share);
        scale(of->shift_s, N_WEEKDAYS * (m->units[of->unit].n_shifts + 1) * map->n_jobs, share);
        of->follow_s *= share / N_WEEKDAYS;
    }
    return rc;
}
