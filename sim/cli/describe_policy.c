/* The parts of a policy that no table of tasks can show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/describe_policy.h"

#include <string.h>
#include <time.h>

#define NONE_NAMED "nobody (none of those named is there)"

enum { MOST_NAMES = 8, DATE_BYTES = 32 };

const char *describe_policy_class(char out[DESCRIBE_POLICY_CLASS_BYTES], const struct model *m, int class)
{
    const struct person_class *c = &m->classes[class];
    int n = snprintf(out, DESCRIBE_POLICY_CLASS_BYTES, "%s", m->roles[c->role].label.id);
    for (int k = 0; k < m->n_marks && n < DESCRIBE_POLICY_CLASS_BYTES; k++)
        if (c->marks >> k & 1)
            n += snprintf(out + n, (size_t)(DESCRIBE_POLICY_CLASS_BYTES - n), "+%s", m->marks[k].id);
    if (c->in_charge && n < DESCRIBE_POLICY_CLASS_BYTES)
        n += snprintf(out + n, (size_t)(DESCRIBE_POLICY_CLASS_BYTES - n), " (lead)");
    if (c->assigned && n < DESCRIBE_POLICY_CLASS_BYTES)
        snprintf(out + n, (size_t)(DESCRIBE_POLICY_CLASS_BYTES - n), " (own)");
    return out;
}

/* "a, b, c and 4 more": what comes between the first names, and how many there are in all. */
static void print_name(FILE *out, int *n, const char *name)
{
    if ((*n)++ < MOST_NAMES)
        fprintf(out, "%s%s", *n > 1 ? ", " : "", name);
}

static void print_more(FILE *out, int n)
{
    if (n > MOST_NAMES)
        fprintf(out, " and %d more", n - MOST_NAMES);
}

static void print_tasks(FILE *out, const struct model *m, const bool *which)
{
    int n = 0;
    for (int t = 0; t < m->n_tasks; t++)
        if (which[t])
            print_name(out, &n, m->tasks[t].label.id);
    print_more(out, n);
}

/* The heading stands once, above the first line. */
static void begin(FILE *out, bool *begun, const char *what)
{
    fprintf(out, "%s  %s: ", *begun ? "" : "\npolicy, beside the rights and waits above\n", what);
    *begun = true;
}

/* People of a class while they are neither in charge nor at what is their own: those others are the same people. */
static bool is_plain(const struct model *m, int class)
{
    return !m->classes[class].in_charge && !m->classes[class].assigned;
}

/* Names that fit nobody leave no class. */
static void print_classes(FILE *out, const struct model *m, const bool *which)
{
    char name[DESCRIBE_POLICY_CLASS_BYTES];
    int n = 0;
    for (int c = 0; c < m->n_classes; c++)
        if (which[c] && is_plain(m, c))
            print_name(out, &n, describe_policy_class(name, m, c));
    fputs(n ? "" : NONE_NAMED, out);
    print_more(out, n);
}

/* ---- Training and consulting -------------------------------------------------------------------------------------- */

static bool may_learn_of(const struct model *m, const struct person *p, const struct programme *programme)
{
    for (int t = 0; t < m->n_tasks; t++)
        if (programme->teaches[t] && p->may_learn[t] && !model_holds_at_start(m, p, t))
            return true;
    return false;
}

static void print_learners(FILE *out, const struct model *m, const struct programme *p)
{
    int n_roles = 0;
    for (int r = 0; r < m->n_roles; r++) {
        int n = 0;
        for (int i = 0; i < m->n_persons; i++)
            n += m->persons[i].role == r && may_learn_of(m, &m->persons[i], p);
        if (n)
            fprintf(out, "%s%d %s", n_roles++ ? ", " : "", n, m->roles[r].label.id);
    }
    if (!n_roles)
        fputs("nobody has anything to learn", out);
    else
        fputs(" may learn", out);
    if (n_roles && p->most_at_once != INT32_MAX)
        fprintf(out, ", %d at once%s", p->most_at_once, m->n_units > 1 ? " in a unit" : "");
}

static void print_programmes(FILE *out, const struct model *m, bool *begun)
{
    for (int i = 0; i < m->n_programmes; i++) {
        const struct programme *p = &m->programmes[i];
        begin(out, begun, "training");
        fprintf(out, "%s (", p->label.id);
        print_tasks(out, m, p->teaches);
        fputs("): ", out);
        print_learners(out, m, p);
        fprintf(out, "; %d occasion%s under ", p->occasions, p->occasions == 1 ? "" : "s");
        if (p->supervises)
            print_classes(out, m, p->supervises);
        else
            fputs("whoever has the formal right", out);
        if (p->fades_ticks != MODEL_NEVER)
            fprintf(out, "; lapses after %.4g days without", (double)p->fades_ticks / m->ticks_per_day);
        fputc('\n', out);
    }
}

static bool has_sign_offs(const struct model *m, int task)
{
    for (int u = 0; u < m->n_units; u++)
        for (int r = 0; r < m->n_roles; r++)
            if (model_regime(m, &m->units[u], task, r) == REGIME_SIGNED)
                return true;
    return false;
}

/* Whether one line tells of both: they talk as long, in the same way. */
static bool same_talk(const struct consulting *a, const struct consulting *b)
{
    return a->joint_s == b->joint_s && a->calls == b->calls && a->plan_task == b->plan_task && a->plan_s == b->plan_s;
}

static bool is_asked_about(const struct model *m, int task)
{
    return m->consulting[task].asks && has_sign_offs(m, task);
}

/* A line for each length of the talk, for whether it calls somebody away, and where it may be had beforehand. */
static void print_consulting(FILE *out, const struct model *m, bool *begun)
{
    for (int first = 0; first < m->n_tasks; first++) {
        const struct consulting *c = &m->consulting[first];
        int n = 0;
        bool told = !is_asked_about(m, first);
        for (int t = 0; t < first; t++)
            told |= is_asked_about(m, t) && same_talk(&m->consulting[t], c);
        if (told)
            continue;
        begin(out, begun, "consulting");
        fprintf(out, "by sign-off only after %.4g min with somebody who has the formal right%s", c->joint_s / 60,
                c->calls ? ", who may be called away for it" : "");
        if (c->plan_task >= 0)
            fprintf(out, ", unless it was known in %s, with %.4g min for each", m->tasks[c->plan_task].label.id, c->plan_s / 60);
        fputs(": ", out);
        for (int t = first; t < m->n_tasks; t++)
            if (is_asked_about(m, t) && same_talk(&m->consulting[t], c))
                print_name(out, &n, m->tasks[t].label.id);
        print_more(out, n);
        fputc('\n', out);
    }
}

/* ---- In charge, and whose patients and tasks ------------------------------------------------------------------------- */

static void print_lead(FILE *out, const struct model *m, bool *begun)
{
    char name[DESCRIBE_POLICY_CLASS_BYTES];
    int n = 0, n_rights = 0;
    if (!m->lead.place)
        return;
    begin(out, begun, "in charge of the shift");
    for (int place = 0; place < m->n_classes; place++) /* no more places than classes, but for names that fit nobody */
        for (int c = 0; c < m->n_classes; c++)
            if (m->lead.place[c] == place && is_plain(m, c))
                print_name(out, &n, describe_policy_class(name, m, c));
    print_more(out, n);
    fputs(n > 1 ? ", in this order" : n == 1 ? "" : NONE_NAMED, out);
    for (int t = 0; t < m->n_tasks && n > 0; t++)
        n_rights += m->lead.right[t];
    if (n_rights) {
        fputs(m->lead.by_lead ? ", who must have a right to " : ", if somebody on duty has a right to ", out);
        print_tasks(out, m, m->lead.right);
    }
    fputc('\n', out);
}

static void print_planning(FILE *out, const struct model *m, bool *begun)
{
    static const char *const ways[N_PLANNING_BYS] = {[PLANNING_CONTINUITY] = "who had them before",
                                                     [PLANNING_BALANCE] = "who has fewest",
                                                     [PLANNING_SPECIALISED] = "a specialist who is known"};
    if (!m->planning.who)
        return;
    begin(out, begun, "patients of one's own");
    print_classes(out, m, m->planning.who);
    for (int i = 0; i < m->planning.n; i++)
        fprintf(out, "%s%s", i ? ", then " : "; given to ", ways[m->planning.by[i]]);
    fputc('\n', out);
}

static bool same_ways(const struct planned_type *x, const struct planned_type *y, int n_classes)
{
    return x->who && y->who && x->n == y->n && memcmp(x->by, y->by, (size_t)x->n * sizeof *x->by) == 0 &&
           memcmp(x->who, y->who, (size_t)n_classes * sizeof *x->who) == 0;
}

static bool has_sign_off_among(const struct model *m, int task, const bool *who)
{
    for (int p = 0; p < m->n_persons; p++)
        if (who[m->persons[p].class] &&
            model_regime(m, &m->units[m->persons[p].unit], task, m->persons[p].role) == REGIME_SIGNED)
            return true;
    return false;
}

/* One line for all types that are given in the same way. */
static void print_types(FILE *out, const struct model *m, bool *begun)
{
    static const char *const ways[N_PLANNING_BYS] = {[PLANNING_CONTINUITY] = "who had it last",
                                                     [PLANNING_BALANCE] = "who has fewest"};
    const struct planned_type *types = m->planning.types;
    for (int first = 0; first < m->n_tasks && types; first++) {
        int before = 0, n = 0, n_ways = 0;
        while (before < first && !same_ways(&types[before], &types[first], m->n_classes))
            before++;
        if (before < first || !types[first].who)
            continue;
        bool claimed = false;
        begin(out, begun, "tasks of one's own");
        for (int t = first; t < m->n_tasks; t++)
            if (same_ways(&types[t], &types[first], m->n_classes)) {
                print_name(out, &n, m->tasks[t].label.id);
                claimed |= has_sign_off_among(m, t, types[t].who);
            }
        print_more(out, n);
        fputs("; of ", out);
        print_classes(out, m, types[first].who);
        fputs(" who may do it", out);
        if (claimed)
            fprintf(out, "%swho has claimed it by sign-off", n_ways++ ? ", then " : "; given to ");
        for (int i = 0; i < types[first].n; i++)
            fprintf(out, "%s%s", n_ways++ ? ", then " : "; given to ", ways[types[first].by[i]]);
        fputc('\n', out);
    }
}

/* ---- Away ------------------------------------------------------------------------------------------------------------ */

static bool same_cover(const struct cover *a, const struct cover *b)
{
    bool same = a->n_ways == b->n_ways && (a->least_rest_s == b->least_rest_s || a->n_ways == 0);
    for (int i = 0; same && i < a->n_ways; i++)
        same = a->way[i] == b->way[i] && a->probability[a->way[i]] == b->probability[b->way[i]];
    return same;
}

/* One line for all reasons for which the same is done; the reasons are named where they make a difference. */
static void print_cover_of(FILE *out, const struct model *m, int role, int first)
{
    static const char *const ways[N_COVER_WAYS] = {[COVER_SAME_ROLE] = "a colleague of the role",
                                                   [COVER_LOWER_ROLE] = "a lower role", [COVER_TEMP] = "a temp"};
    static const char *const reasons[N_AWAY_REASONS] = {[AWAY_VACANCY] = "vacant posts", [AWAY_LEAVE] = "leave",
                                                        [AWAY_EDUCATION] = "education", [AWAY_SICKNESS] = "sickness"};
    const struct cover *c = model_cover(m, role, (enum away_reason)first);
    int n = 0, n_named = 0;
    for (int reason = 0; reason < N_AWAY_REASONS; reason++)
        n += same_cover(c, model_cover(m, role, (enum away_reason)reason));
    fputs(m->roles[role].label.id, out);
    for (int reason = 0; reason < N_AWAY_REASONS && n < N_AWAY_REASONS; reason++)
        if (same_cover(c, model_cover(m, role, (enum away_reason)reason)))
            fprintf(out, "%s%s", n_named++ ? ", " : " for ", reasons[reason]);
    for (int i = 0; i < c->n_ways; i++)
        fprintf(out, "%s%s %.3g %%", i ? ", then " : ": ", ways[c->way[i]], 100 * c->probability[c->way[i]]);
    if (c->n_ways)
        fprintf(out, "; at least %.4g h of rest\n", c->least_rest_s / 3600);
    else
        fputs(": nobody comes\n", out);
}

static void print_cover(FILE *out, const struct model *m, bool *begun)
{
    for (int role = 0; role < m->n_roles && !m->all_come; role++) {
        bool on_rota = false, covered = false;
        for (int p = 0; p < m->n_persons; p++)
            on_rota |= m->persons[p].role == role && !m->persons[p].always && !m->persons[p].temp;
        for (int reason = 0; reason < N_AWAY_REASONS; reason++)
            covered |= model_cover(m, role, (enum away_reason)reason)->n_ways > 0;
        for (int reason = 0, before; reason < N_AWAY_REASONS && on_rota && covered; reason++) {
            const struct cover *c = model_cover(m, role, (enum away_reason)reason);
            for (before = 0; !same_cover(c, model_cover(m, role, (enum away_reason)before)); before++)
                ;
            if (before < reason)
                continue;
            begin(out, begun, "cover when away");
            print_cover_of(out, m, role, reason);
        }
    }
}

static const char *date(char out[DATE_BYTES], const struct model *m, double from_start_s)
{
    time_t t = (time_t)m->start_day * 86400 + (time_t)from_start_s;
    struct tm tm;
    gmtime_r(&t, &tm);
    strftime(out, DATE_BYTES, "%Y-%m-%d", &tm);
    return out;
}

/* People of a role with one support, the same days and one specialisation are told together. */
static bool same_education(const struct person *x, const struct person *y)
{
    const struct education *a = x->education, *b = y->education;
    return x->role == y->role && a->support == b->support && a->from_s == b->from_s && a->held_tick == b->held_tick &&
           a->specialisation == b->specialisation && a->n_days == b->n_days &&
           memcmp(a->day_s, b->day_s, (size_t)a->n_days * sizeof *a->day_s) == 0;
}

static void print_education(FILE *out, const struct model *m, bool *begun)
{
    static const char *const supports[] = {[SUPPORT_PAID_LEAVE] = "with paid leave", [SUPPORT_HOURS_OWED] = "with hours owed",
                                           [SUPPORT_MONEY] = "with the fee paid", [SUPPORT_NONE] = "without support"};
    char text[DATE_BYTES];
    for (int p = 0; p < m->n_persons; p++) {
        const struct education *e = m->persons[p].education;
        int n = 0, before = 0;
        if (!e)
            continue;
        while (!m->persons[before].education || !same_education(&m->persons[before], &m->persons[p]))
            before++;
        for (int i = p; i < m->n_persons; i++)
            n += m->persons[i].education && same_education(&m->persons[i], &m->persons[p]);
        if (before < p)
            continue;
        begin(out, begun, "further education");
        fprintf(out, "%d %s %s, from %s", n, m->roles[m->persons[p].role].label.id, supports[e->support],
                date(text, m, e->from_s));
        if (e->n_days)
            fprintf(out, ", %d days, the last on %s", e->n_days, date(text, m, e->day_s[e->n_days - 1]));
        for (int i = 0; i < m->n_specialisations; i++)
            if (e->specialisation >> i & 1)
                fprintf(out, "; then specialised in %s", m->specialisations[i].id);
        fputc('\n', out);
    }
}

void describe_policy_print(FILE *out, const struct model *m)
{
    bool begun = false;
    print_programmes(out, m, &begun);
    print_consulting(out, m, &begun);
    print_lead(out, m, &begun);
    print_planning(out, m, &begun);
    print_types(out, m, &begun);
    print_cover(out, m, &begun);
    print_education(out, m, &begun);
}
