/* Adds the accounts of one replication up over people, tasks and units.
 *
 * The engine counts per person and per task, as cheaply as it can. Here, once per replication, persons are put together by
 * role and unit, tasks by category, and units to a whole, in integers, so that every metric is a quotient of exact sums; only
 * pay is a sum of products.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/tally.h"

#include <limits.h>
#include <string.h>

#include "engine/waits.h"
#include "metrics/personal.h"

static int group_of(const struct tally *t, int unit, int role)
{
    return unit * (t->model->n_roles + 1) + role;
}

void tally_init(struct tally *t, const struct model *m, struct arena *arena)
{
    *t = (struct tally){.model = m, .n_subjects = m->n_tasks + N_TIME_ACCOUNTS + N_CATEGORIES + N_URGENCIES + 1};
    int n_units = m->n_units + 1, n_groups = n_units * (m->n_roles + 1);
    t->people = ARENA_ARRAY(arena, n_groups, struct tally_people);
    t->ticks = ARENA_ARRAY(arena, (int64_t)n_groups * t->n_subjects, int64_t);
    t->overtime = ARENA_ARRAY(arena, (int64_t)n_groups * t->n_subjects, int64_t);
    t->performed = ARENA_ARRAY(arena, (int64_t)n_groups * t->n_subjects, int64_t);
    t->care = ARENA_ARRAY(arena, (int64_t)n_units * t->n_subjects, struct tally_care);
    t->units = ARENA_ARRAY(arena, n_units, struct unit_account);
    t->beds = ARENA_ARRAY(arena, n_units, int64_t);
    t->bins = ARENA_ARRAY(arena, waits_bin(m->end_ticks) + 1, uint64_t);
    t->needed_level = ARENA_ARRAY(arena, (int64_t)m->n_units * m->n_tasks, int);
    for (int i = 0; i < m->n_units * m->n_tasks; i++) {
        t->needed_level[i] = INT_MAX;
        for (int role = 0; role < m->n_roles; role++)
            if (model_regime(m, &m->units[i / m->n_tasks], i % m->n_tasks, role) != REGIME_NONE &&
                m->roles[role].level < t->needed_level[i])
                t->needed_level[i] = m->roles[role].level;
    }
}

static void clear(struct tally *t)
{
    size_t n_units = (size_t)t->model->n_units + 1, n_groups = n_units * ((size_t)t->model->n_roles + 1);
    size_t n_subjects = (size_t)t->n_subjects;
    memset(t->people, 0, n_groups * sizeof *t->people);
    memset(t->ticks, 0, n_groups * n_subjects * sizeof *t->ticks);
    memset(t->overtime, 0, n_groups * n_subjects * sizeof *t->overtime);
    memset(t->performed, 0, n_groups * n_subjects * sizeof *t->performed);
    memset(t->care, 0, n_units * n_subjects * sizeof *t->care);
    memset(t->units, 0, n_units * sizeof *t->units);
    memset(t->beds, 0, n_units * sizeof *t->beds);
}

static void add_duties(const struct person_account *p, struct tally_people *sum)
{
    sum->planned_duties += p->planned_duties;
    sum->other_role_duties += p->other_role_duties;
    sum->called_in_ticks += p->called_in_ticks;
    sum->quick_returns += p->quick_returns;
    for (int reason = 0; reason < N_AWAY_REASONS; reason++) {
        sum->missed_duties += p->away_duties[reason];
        sum->away_ticks[reason] += p->away_ticks[reason];
    }
    for (int way = 0; way <= N_COVER_WAYS; way++)
        sum->filled_duties[way] += p->filled_duties[way];
}

static void add_person(struct tally *t, const struct accounts *a, int person, int group)
{
    const struct model *m = t->model;
    const struct person_account *p = &a->persons[person];
    struct tally_people *sum = &t->people[group];
    sum->rostered_ticks += p->rostered_ticks;
    sum->overtime_ticks += p->overtime_ticks;
    sum->breaks_taken += p->breaks_taken;
    sum->breaks_missed += p->breaks_missed;
    sum->lead_ticks += p->lead_ticks;
    sum->matching_ticks += p->matching_ticks;
    sum->matched_ticks += p->matched_ticks;
    struct wage wage = wage_of(a, person);
    sum->wage.kr += wage.kr;
    sum->wage.supplements_kr += wage.supplements_kr;
    struct education_cost education = education_cost_of(a, person);
    sum->education.hours += education.hours;
    sum->education.kr += education.kr;
    add_duties(p, sum);
    sum->interrupted += p->interrupted;
    sum->switches += p->switches;
    sum->occasions += p->occasions;
    const struct learner_account learner = accounts_learner(a, person);
    accounts_add_learner(&sum->learner, &learner);
    const struct personal_rights rights = personal_rights(a, person);
    for (int regime = 0; regime < N_REGIMES; regime++)
        sum->done_by[regime] += rights.done_by[regime];
    struct personal_skills skills = personal_skills(a, person);
    sum->n_worked += p->rostered_ticks > 0;
    sum->skills_used += skills.used;
    sum->skills_unused += skills.unused;
    double hours = (double)p->rostered_ticks * m->tick_s / 3600, load = personal_work_min_per_rostered_h(a, person);
    if (hours > 0) { /* West (1979), Communications of the ACM 22:532: equal loads leave exactly 0 */
        double before = load - sum->load_mean;
        sum->load_h += hours;
        sum->load_mean += before * hours / sum->load_h;
        sum->load_squares += hours * before * (load - sum->load_mean);
    }

    int64_t *ticks = t->ticks + (int64_t)group * t->n_subjects, *performed = t->performed + (int64_t)group * t->n_subjects;
    int64_t *overtime = t->overtime + (int64_t)group * t->n_subjects;
    const int64_t *rostered = a->ticks + (int64_t)person * N_TIME_KINDS * a->n_accounts, *after = rostered + a->n_accounts;
    for (int account = 0; account < a->n_accounts; account++) {
        int64_t both = rostered[account] + after[account];
        ticks[account] += both;
        overtime[account] += after[account];
        int category = tally_category(t, accounts_class(m, account));
        if (account == m->n_tasks + TIME_TRAINING) { /* what is learnt and taught is training, as tasks of that category are */
            ticks[category] += both;
            overtime[category] += after[account];
            overtime[tally_all_tasks(t)] += after[account];
            ticks[tally_all_tasks(t)] += both;
        }
        if (account >= m->n_tasks)
            continue;
        int64_t count = a->instances[(int64_t)person * m->n_tasks + account];
        ticks[category] += both;
        overtime[category] += after[account];
        overtime[tally_all_tasks(t)] += after[account];
        ticks[tally_all_tasks(t)] += both;
        if (m->roles[m->persons[person].role].level > t->needed_level[m->persons[person].unit * m->n_tasks + account])
            sum->overqualified_ticks += both;
        performed[account] += count;
        performed[category] += count;
        performed[tally_all_tasks(t)] += count;
    }
}

static void add_task(const struct task *task, const struct task_account *from, struct tally_care *sum)
{
    sum->made += from->made;
    sum->omitted += from->omitted_in_window;
    sum->lost += from->lost_in_window;
    sum->withdrawn += from->withdrawn;
    sum->started += from->started;
    sum->wait_ticks += from->wait_ticks;
    if (task->late_ticks != MODEL_NEVER)
        sum->may_be_late += from->started;
    sum->late += from->late;
    sum->censored += from->censored;
    sum->censored_ticks += from->censored_ticks;
    sum->assigned += from->assigned;
    sum->by_carer += from->by_carer;
    sum->consulted += from->consulted;
    sum->supervised += from->supervised;
    sum->together += from->together;
    sum->held_ticks += from->held_ticks;
    sum->interrupted += from->interrupted;
    sum->suspended_ticks += from->suspended_ticks;
    sum->made_s += from->made_s;
    sum->omitted_s += from->omitted_s;
}

static void add_unit(const struct unit_account *from, struct unit_account *sum)
{
    sum->admitted += from->admitted;
    sum->discharged += from->discharged;
    sum->turned_away += from->turned_away;
    sum->patient_ticks += from->patient_ticks;
    sum->waiting_ticks += from->waiting_ticks;
    sum->peak_ticks += from->peak_ticks;
    sum->patient_weeks += from->patient_weeks;
    sum->carers += from->carers;
    sum->understaffed_ticks += from->understaffed_ticks;
}

void tally_fill(struct tally *t, const struct accounts *a)
{
    const struct model *m = t->model;
    clear(t);
    t->accounts = a;
    for (int p = 0; p < m->n_persons; p++) {
        int units[] = {m->persons[p].unit, m->n_units}, roles[] = {m->persons[p].role, m->n_roles};
        for (int i = 0; i < 4; i++)
            add_person(t, a, p, group_of(t, units[i / 2], roles[i % 2]));
    }
    for (int u = 0; u < m->n_units; u++) {
        add_unit(&a->units[u], &t->units[u]);
        add_unit(&a->units[u], &t->units[m->n_units]);
        t->beds[u] = m->units[u].n_beds;
        t->beds[m->n_units] += m->units[u].n_beds;
        for (int task = 0; task < m->n_tasks; task++) {
            int subjects[] = {task, tally_category(t, (int)m->tasks[task].category), tally_urgency(t, m->tasks[task].urgency),
                              tally_all_tasks(t)};
            for (int i = 0; i < 8; i++)
                add_task(&m->tasks[task], &a->tasks[(int64_t)u * m->n_tasks + task],
                         &t->care[(int64_t)(i < 4 ? u : m->n_units) * t->n_subjects + subjects[i % 4]]);
        }
    }
}
