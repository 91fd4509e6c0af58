/* From trials to outcomes, in three steps: pair the replications, judge each quantity, put classes together to outcomes.
 *
 * Sources: t interval of paired differences, Law (2015), Simulation Modeling and Analysis, 5th ed., section 10.2;
 * simultaneous intervals, Bonferroni (Dunn 1961, Journal of the American Statistical Association 56:52); adjusted p, Holm
 * (1979); a class by where the interval lies to a margin is the confidence interval approach to equivalence, Westlake (1981),
 * Biometrics 37:589, and Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15:657.
 *
 * Groups are tested as one family and persons as another, each over all quantities and all other scenarios. A quantity that
 * differs by the same in all replications holds no chance: its interval is that number, and it is in no family.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/relief.h"

#include <math.h>
#include <string.h>

#include "metrics/rows.h"

/* Nobody makes more replications than this to decide a question. */
enum { MOST_NEEDED = 100000000 };

const char *const relief_quantity_ids[RELIEF_QUANTITIES] = {
    [CATEGORY_CLINICAL] = "clinical", [CATEGORY_CARE] = "care", [CATEGORY_KIN] = "kin", [CATEGORY_ADMIN] = "admin",
    [CATEGORY_SERVICE] = "service", [CATEGORY_ACTIVITY] = "activity", [CATEGORY_TRAINING] = "training",
    [RELIEF_CONSULTING] = "consulting", [RELIEF_HOLDING] = "holding", [RELIEF_NET] = "net", [RELIEF_OMITTED] = "omitted"};
const double relief_margins_min_per_h[RELIEF_MARGINS] = {0.5, 1, 2}; /* 1 min/h is about 8 minutes of a shift */
const char *const relief_class_ids[N_RELIEF_CLASSES] = {"open", "down", "up", "same"};
const char *const relief_outcome_ids[N_RELIEF_OUTCOMES] = {"undecided", "relieved",      "swapped", "unchanged",
                                                           "on_top",    "partly_on_top", "new",     "gone"};
const char *const relief_level_ids[N_RELIEF_LEVELS] = {"group", "person"};

enum personal relief_personal(int category)
{
    if (category < N_CATEGORIES)
        return (enum personal)(PERSONAL_CATEGORIES + category);
    return (enum personal)(PERSONAL_OTHERS + (category == RELIEF_CONSULTING ? TIME_CONSULTING : TIME_HOLDING));
}

/* ---- Where the numbers lie ---------------------------------------------------------------------------------------- */

/* The rows of one metric, which stand together. */
struct metric_rows {
    const char *metric;
    struct rows rows;
    int first;
};

/* One scenario of a comparison. */
struct side {
    const struct trials *trials;
    int scenario;
    const struct model *model;
    struct metric_rows load[RELIEF_CATEGORIES], rostered, done, omitted;
};

static struct metric_rows rows_of(const struct rows *all, const char *metric)
{
    struct metric_rows part = {.metric = metric};
    while (part.first < all->n && strcmp(all->row[part.first].metric->id, metric))
        part.first++;
    part.rows.row = all->row + part.first;
    while (part.first + part.rows.n < all->n && !strcmp(part.rows.row[part.rows.n].metric->id, metric))
        part.rows.n++;
    return part;
}

static int find(const struct metric_rows *part, int unit, int role, int category, int task)
{
    int i = rows_find(&part->rows, part->metric, metric_at(unit, role, category, task));
    return i < 0 ? -1 : part->first + i;
}

static struct side side_of(const struct trials *t, int scenario)
{
    const struct rows *rows = &t->rows[scenario];
    struct side s = {t, scenario, t->models[scenario], .rostered = rows_of(rows, "rostered_h"),
                     .done = rows_of(rows, "done_count"), .omitted = rows_of(rows, "omitted_work_min_per_day")};
    for (int c = 0; c < N_CATEGORIES; c++)
        s.load[c] = rows_of(rows, "time_min_per_rostered_h");
    s.load[RELIEF_CONSULTING] = rows_of(rows, "consulting_min_per_rostered_h");
    s.load[RELIEF_HOLDING] = rows_of(rows, "holding_min_per_rostered_h");
    return s;
}

static double number_of(const struct side *s, int replication, int row)
{
    return row < 0 ? NAN : trials_at(s->trials, s->scenario, (uint32_t)replication)->values[row];
}

static bool ever(const struct side *s, int row)
{
    for (int r = 1; r <= s->trials->n_replications; r++)
        if (number_of(s, r, row) > 0)
            return true;
    return false;
}

/* Whether anybody is ever on duty there: a line of the roster alone makes no group. */
static bool has_group(const struct side *s, int unit, int role)
{
    return ever(s, find(&s->rostered, unit, role, -1, -1));
}

/* Units, roles and tasks begin with their label. */
static int find_label(const void *array, size_t size, int n, const char *id)
{
    for (int i = 0; i < n; i++)
        if (!strcmp(((const struct label *)((const char *)array + i * size))->id, id))
            return i;
    return -1;
}

static int find_unit(const struct model *m, const char *id)
{
    return find_label(m->units, sizeof *m->units, m->n_units, id);
}

static int find_role(const struct model *m, const char *id)
{
    return find_label(m->roles, sizeof *m->roles, m->n_roles, id);
}

static int find_task(const struct model *m, const char *id)
{
    return find_label(m->tasks, sizeof *m->tasks, m->n_tasks, id);
}

/* ---- Pairs -------------------------------------------------------------------------------------------------------- */

static void add_pair(struct relief_quantity *q, double base, double other)
{
    if (isnan(base) || isnan(other))
        return;
    statistics_add(&q->base, base);
    statistics_add(&q->other, other);
    statistics_add_difference(&q->relief, other, base);
}

/* x[side][quantity] of one replication. The net is a sum within the replication, so that its interval knows how the categories
 * go together. */
static void add_replication(struct relief_row *row, double x[2][RELIEF_QUANTITIES])
{
    for (int s = 0; s < 2; s++) {
        x[s][RELIEF_NET] = 0;
        for (int c = 0; c < RELIEF_CATEGORIES; c++)
            x[s][RELIEF_NET] += x[s][c];
    }
    for (int i = 0; i < RELIEF_QUANTITIES; i++)
        add_pair(&row->quantity[i], x[0][i], x[1][i]);
}

/* A group in one scenario, by the rows of its numbers. */
struct group_rows {
    int load[RELIEF_CATEGORIES], rostered;
    int *omitted; /* per task type that the group did in the base; -1 where the scenario does not have it */
    int n_omitted;
};

static struct group_rows group_rows(const struct side *s, int unit, int role, struct arena *arena)
{
    struct group_rows g = {.rostered = find(&s->rostered, unit, role, -1, -1),
                           .omitted = ARENA_ARRAY(arena, s->model->n_tasks, int)};
    for (int c = 0; c < RELIEF_CATEGORIES; c++)
        g.load[c] = find(&s->load[c], unit, role, c < N_CATEGORIES ? c : -1, -1);
    return g;
}

static bool ever_did(const struct side *base, int unit, int role, int task)
{
    return ever(base, find(&base->done, unit, role, -1, task));
}

static void measure_group(const struct side *s, const struct group_rows *g, int replication, double x[RELIEF_QUANTITIES])
{
    const struct model *m = s->model;
    double days = (double)(m->end_ticks - m->warmup_ticks) / m->ticks_per_day, a_day = 0;
    double rostered_h = number_of(s, replication, g->rostered);
    for (int c = 0; c < RELIEF_CATEGORIES; c++)
        x[c] = number_of(s, replication, g->load[c]);
    for (int i = 0; i < g->n_omitted; i++)
        a_day += g->omitted[i] < 0 ? 0 : number_of(s, replication, g->omitted[i]);
    x[RELIEF_OMITTED] = rostered_h > 0 ? a_day * days / rostered_h : NAN;
}

static void pair_group(struct relief_row *row, const struct side side[2], const int unit[2], const int role[2],
                       struct arena *arena)
{
    struct group_rows g[2] = {group_rows(&side[0], unit[0], role[0], arena), group_rows(&side[1], unit[1], role[1], arena)};
    const struct model *m = side[0].model;
    for (int task = 0; task < m->n_tasks; task++) {
        if (!ever_did(&side[0], unit[0], role[0], task))
            continue;
        int there = find_task(side[1].model, m->tasks[task].label.id);
        g[0].omitted[g[0].n_omitted++] = find(&side[0].omitted, unit[0], -1, -1, task);
        if (there >= 0)
            g[1].omitted[g[1].n_omitted++] = find(&side[1].omitted, unit[1], -1, -1, there);
    }
    for (int r = 1; r <= side[0].trials->n_replications; r++) {
        double x[2][RELIEF_QUANTITIES];
        for (int s = 0; s < 2; s++)
            measure_group(&side[s], &g[s], r, x[s]);
        add_replication(row, x);
    }
}

static void pair_person(struct relief_row *row, const struct side side[2], const int person[2],
                        const struct relief_persons *persons)
{
    for (int r = 1; r <= side[0].trials->n_replications; r++) {
        double x[2][RELIEF_QUANTITIES];
        for (int s = 0; s < 2; s++) {
            const struct trial *trial = trials_at(side[s].trials, side[s].scenario, (uint32_t)r);
            for (int c = 0; c < RELIEF_CATEGORIES; c++)
                x[s][c] = persons->load_min_per_h(persons->self, trial, person[s], c);
            x[s][RELIEF_OMITTED] = NAN;
        }
        add_replication(row, x);
    }
}

/* ---- Who there is ------------------------------------------------------------------------------------------------- */

static struct relief_row *add_row(struct relief *r, const struct side *other, enum relief_level level, const struct model *m,
                                  int unit, int role)
{
    struct relief_row *row = &r->row[r->n++];
    *row = (struct relief_row){.other = other->scenario, .level = level, .care_unit = m->units[unit].label.id,
                               .role = m->roles[role].label.id, .person = "", .group = -1};
    return row;
}

static void set_alone(struct relief_row *row, enum relief_outcome outcome)
{
    for (int margin = 0; margin < RELIEF_MARGINS; margin++)
        row->verdict[margin].outcome = outcome;
}

/* Groups of side[from]; those of the other side are found there by their names. */
static void list_groups(struct relief *r, const struct side side[2], int from, struct arena *arena)
{
    const struct model *m = side[from].model, *opposite = side[1 - from].model;
    for (int unit = 0; unit < m->n_units; unit++)
        for (int place = 0; place < m->n_roles; place++) {
            int role = model_role_at(m, place);
            if (!has_group(&side[from], unit, role))
                continue;
            int units[2] = {unit, find_unit(opposite, m->units[unit].label.id)};
            int roles[2] = {role, find_role(opposite, m->roles[role].label.id)};
            bool both = units[1] >= 0 && roles[1] >= 0 && has_group(&side[1 - from], units[1], roles[1]);
            if (from == 1 && both)
                continue; /* listed from the base */
            struct relief_row *row = add_row(r, &side[1], RELIEF_GROUP, m, unit, role);
            if (both)
                pair_group(row, side, units, roles, arena);
            else
                set_alone(row, from == 0 ? RELIEF_GONE : RELIEF_NEW);
        }
}

static bool same_line(const struct model *a, int p, const struct model *b, int q)
{
    return !strcmp(a->persons[p].label.id, b->persons[q].label.id) &&
           !strcmp(a->units[a->persons[p].unit].label.id, b->units[b->persons[q].unit].label.id);
}

static int group_of(const struct relief *r, int other, const char *care_unit, const char *role)
{
    const struct relief_row *row = relief_find(r, other, care_unit, role);
    return row && row->verdict[0].outcome != RELIEF_GONE && row->verdict[0].outcome != RELIEF_NEW ? (int)(row - r->row) : -1;
}

/* Roster lines of both, in the base's order. Both models have theirs in the same order, so the next is nearly always the one
 * after the last. */
static void list_persons(struct relief *r, const struct side side[2], const struct relief_persons *persons)
{
    const struct model *a = side[0].model, *b = side[1].model;
    for (int p = 0, start = 0; p < a->n_persons; p++)
        for (int step = 0; step < b->n_persons; step++) {
            int q = (start + step) % b->n_persons;
            if (!same_line(a, p, b, q))
                continue;
            struct relief_row *row = add_row(r, &side[1], RELIEF_PERSON, a, a->persons[p].unit, a->persons[p].role);
            row->person = a->persons[p].label.id;
            row->group = group_of(r, row->other, row->care_unit, row->role);
            pair_person(row, side, (const int[]){p, q}, persons);
            start = q + 1;
            break;
        }
}

/* ---- Verdicts ----------------------------------------------------------------------------------------------------- */

static bool is_tested(const struct relief_quantity *q)
{
    return q->relief.n >= 2 && q->relief.squares > 0;
}

static enum relief_class class_of(const struct relief_quantity *q, double margin)
{
    const struct interval *i = &q->interval;
    if (q->relief.squares == 0 && q->relief.mean != 0 && q->relief.n < STATISTICS_LEAST_ALIKE)
        return RELIEF_OPEN;
    if (i->lo >= margin)
        return RELIEF_DOWN;
    if (i->hi <= -margin)
        return RELIEF_UP;
    return -margin < i->lo && i->hi < margin ? RELIEF_SAME : RELIEF_OPEN; /* NaN: open */
}

static double half_width(double sd, double n, double level)
{
    return statistics_t_quantile((1 + level) / 2, n - 1) * sd / sqrt(n);
}

/* The fewest, of more than there are, with which t sd / sqrt(n) comes within the distance to the nearest margin. */
static double needed(const struct relief_quantity *q, double margin, double level)
{
    double sd = sqrt(statistics_variance(&q->relief)), distance = fabs(fabs(q->relief.mean) - margin);
    if (q->relief.n < 2)
        return NAN;
    if (distance == 0)
        return INFINITY;
    if (sd == 0)
        return STATISTICS_LEAST_ALIKE;
    double too_few = q->relief.n, enough = too_few; /* the half-width falls with every replication more */
    do {
        enough *= 2;
        if (enough > MOST_NEEDED)
            return INFINITY;
    } while (half_width(sd, enough, level) > distance);
    while (enough - too_few > 1) {
        double between = floor((too_few + enough) / 2);
        *(half_width(sd, between, level) > distance ? &too_few : &enough) = between;
    }
    return enough;
}

static void judge_quantity(struct relief_quantity *q, int family)
{
    double level = 1 - (1 - STATISTICS_LEVEL) / (family > 0 ? family : 1);
    q->interval = statistics_interval(&q->relief, level);
    q->detectable = statistics_detectable(&q->relief, level, STATISTICS_POWER);
    for (int margin = 0; margin < RELIEF_MARGINS; margin++) {
        q->at[margin] = class_of(q, relief_margins_min_per_h[margin]);
        q->needed[margin] = q->at[margin] == RELIEF_OPEN ? needed(q, relief_margins_min_per_h[margin], level) : (double)NAN;
    }
}

static int judge_level(struct relief *r, enum relief_level level, struct arena *arena, struct err *e)
{
    double *p = ARENA_ARRAY(arena, (int64_t)r->n * RELIEF_QUANTITIES, double);
    for (int i = 0; i < r->n * RELIEF_QUANTITIES; i++) {
        const struct relief_row *row = &r->row[i / RELIEF_QUANTITIES];
        p[i] = row->level == level ? statistics_p_value(&row->quantity[i % RELIEF_QUANTITIES].relief) : (double)NAN;
        r->n_tested[level] += row->level == level && is_tested(&row->quantity[i % RELIEF_QUANTITIES]);
    }
    if (statistics_holm(p, r->n * RELIEF_QUANTITIES) < 0)
        return err_set(e, ERR_MEMORY, "not enough memory to judge %d groups and persons", r->n);
    for (int i = 0; i < r->n * RELIEF_QUANTITIES; i++) {
        struct relief_row *row = &r->row[i / RELIEF_QUANTITIES];
        if (row->level != level)
            continue;
        row->quantity[i % RELIEF_QUANTITIES].p_holm = p[i];
        judge_quantity(&row->quantity[i % RELIEF_QUANTITIES], r->n_tested[level]);
    }
    return 0;
}

static enum relief_outcome outcome_of(enum relief_class net, bool some_down, bool some_up)
{
    switch (net) {
    case RELIEF_DOWN:
        return RELIEF_RELIEVED;
    case RELIEF_SAME:
        return some_up ? RELIEF_SWAPPED : RELIEF_UNCHANGED;
    case RELIEF_UP:
        return some_down ? RELIEF_PARTLY_ON_TOP : RELIEF_ON_TOP;
    default:
        return RELIEF_UNDECIDED;
    }
}

static void decide(struct relief *r, struct relief_row *row)
{
    for (int margin = 0; margin < RELIEF_MARGINS; margin++) {
        struct relief_verdict *v = &row->verdict[margin];
        bool some_down = false, some_up = false;
        if (v->outcome == RELIEF_NEW || v->outcome == RELIEF_GONE)
            continue;
        for (int c = 0; c < RELIEF_CATEGORIES; c++) {
            some_down |= row->quantity[c].at[margin] == RELIEF_DOWN;
            some_up |= row->quantity[c].at[margin] == RELIEF_UP;
        }
        v->outcome = outcome_of(row->quantity[RELIEF_NET].at[margin], some_down, some_up);
        v->more_clinical = v->outcome == RELIEF_RELIEVED && row->quantity[CATEGORY_CLINICAL].at[margin] == RELIEF_UP;
        const struct relief_row *group = row->level == RELIEF_GROUP ? row : row->group >= 0 ? &r->row[row->group] : NULL;
        v->care_lost = group && group->quantity[RELIEF_OMITTED].at[margin] == RELIEF_UP;
    }
}

int relief_make(struct relief *r, const struct trials *t, const struct relief_persons *persons, struct arena *arena,
                struct err *e)
{
    int64_t most = 0; /* every group has somebody */
    for (int other = 1; other < t->n_scenarios; other++)
        most += 2 * (int64_t)t->models[0]->n_persons + t->models[other]->n_persons;
    *r = (struct relief){.row = ARENA_ARRAY(arena, most, struct relief_row)};
    for (int other = 1; other < t->n_scenarios; other++) {
        const struct side side[2] = {side_of(t, 0), side_of(t, other)};
        list_groups(r, side, 0, arena);
        list_groups(r, side, 1, arena);
        if (persons && persons->load_min_per_h)
            list_persons(r, side, persons);
    }
    for (int level = 0; level < N_RELIEF_LEVELS; level++)
        if (judge_level(r, (enum relief_level)level, arena, e))
            return e->code;
    for (int i = 0; i < r->n; i++)
        decide(r, &r->row[i]);
    return 0;
}

const struct relief_row *relief_find(const struct relief *r, int other, const char *care_unit, const char *role)
{
    for (int i = 0; i < r->n; i++) {
        const struct relief_row *row = &r->row[i];
        if (row->other == other && row->level == RELIEF_GROUP && !strcmp(row->care_unit, care_unit) && !strcmp(row->role, role))
            return row;
    }
    return NULL;
}

struct relief_counts relief_count(const struct relief *r, int other, enum relief_level level, int margin)
{
    struct relief_counts counts = {0};
    for (int i = 0; i < r->n; i++) {
        const struct relief_verdict *v = &r->row[i].verdict[margin];
        if (r->row[i].other != other || r->row[i].level != level)
            continue;
        counts.n++;
        counts.outcome[v->outcome]++;
        counts.care_lost[v->outcome] += v->care_lost;
    }
    return counts;
}
