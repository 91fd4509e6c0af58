/* From verdicts to five sentences or a few more for somebody who has a minute.
 *
 * Groups are sorted by their outcome at the usual margin; a number of the whole is called changed only when its verdict says so,
 * and every change is told with its interval. The first three sentences are always there, the others when their numbers are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/brief.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "report/groups.h"
#include "report/summary.h"
#include "report/words.h"

enum { MARGIN = RELIEF_USUAL_MARGIN, MOST_NAMED = 8 /* groups in one clause */ };

/* One comparison: what all sentences are made of. */
struct told {
    FILE *out;
    const struct trials *trials;
    const struct comparison *comparison;
    const struct relief *relief;
    int other;
    bool begun;  /* the sentence */
    int n_parts; /* of it */
};

/* ---- A sentence that grows -------------------------------------------------------------------------------------------- */

static void __attribute__((format(printf, 2, 3))) add(struct told *t, const char *format, ...)
{
    char text[2 * WORDS_BYTES + 200];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    if (!t->begun && *text) {
        fputs("  ", t->out);
        words_capital(text);
        t->begun = true;
    }
    fputs(text, t->out);
}

/* Before the next part of an enumeration. */
static void next_part(struct told *t)
{
    add(t, "%s", t->n_parts++ ? "; " : "");
}

static void end(struct told *t)
{
    fputs(t->begun ? ".\n" : "", t->out);
    t->begun = false;
    t->n_parts = 0;
}

/* Between the names of an enumeration: the i-th of n, of which some may be left out at the end. */
static const char *joint(int i, int n)
{
    return i == 0 ? "" : i + 1 < n || n > MOST_NAMED ? ", " : " and ";
}

/* After them, how many were left out. */
static void add_more(struct told *t, int n)
{
    if (n > MOST_NAMED)
        add(t, " and %d more group%s", n - MOST_NAMED, n - MOST_NAMED == 1 ? "" : "s");
}

/* ---- Groups ----------------------------------------------------------------------------------------------------------- */

static bool is_group(const struct told *t, const struct relief_row *row)
{
    return row->other == t->other && row->level == RELIEF_GROUP;
}

static int n_groups(const struct told *t)
{
    int n = 0;
    for (int i = 0; i < t->relief->n; i++)
        n += is_group(t, &t->relief->row[i]);
    return n;
}

/* "nurses", or "nurses in West" where there are several units. */
static void add_who(struct told *t, const struct relief_row *row)
{
    char who[GROUPS_BYTES];
    groups_people(who, t->trials, t->other, row->care_unit, row->role);
    add(t, "%s", words_small(who));
}

/* "5.5 minutes an hour, 4.6 to 6.3": a size and its interval, the smaller end first, whatever the sign. */
static void add_minutes(struct told *t, const struct relief_quantity *q, const char *unit, const char *between)
{
    char mean[SUMMARY_NUMBER_BYTES], low[SUMMARY_NUMBER_BYTES], high[SUMMARY_NUMBER_BYTES];
    double sign = q->relief.mean < 0 ? -1 : 1, a = sign * q->interval.lo, b = sign * q->interval.hi;
    int decimals = a == b ? 1 : summary_decimals(fabs(b - a) / 2);
    add(t, "%s%s", summary_number(mean, sign * q->relief.mean, decimals, false), unit);
    if (a != b)
        add(t, "%s%s to %s", between, summary_number(low, fmin(a, b), decimals, false),
            summary_number(high, fmax(a, b), decimals, false));
}

/* What is said of groups with each outcome, in this order. */
static const struct {
    enum relief_outcome outcome;
    const char *before, *after;
    bool minutes;
} clauses[] = {
    {RELIEF_RELIEVED, "", " are relieved", true},
    {RELIEF_ON_TOP, "", " get more to do", true},
    {RELIEF_PARTLY_ON_TOP, "", " get more to do, though less of some kind", true},
    {RELIEF_SWAPPED, "", " have as much to do as before, within a minute an hour, with other work", false},
    {RELIEF_UNCHANGED, "", " have as much to do as before, within a minute an hour", false},
    {RELIEF_NEW, "", " are new", false},
    {RELIEF_GONE, "", " are no longer there", false},
    {RELIEF_UNDECIDED, "whether ", " have a minute an hour more or less to do is not decided", false},
};
enum { N_CLAUSES = sizeof clauses / sizeof clauses[0] };

static bool belongs(const struct told *t, const struct relief_row *row, const struct relief_verdict *v)
{
    const struct relief_verdict *own = &row->verdict[MARGIN];
    return is_group(t, row) && own->outcome == v->outcome && own->more_clinical == v->more_clinical &&
           own->care_lost == v->care_lost;
}

/* All groups with this verdict: who, and what of them. */
static void add_clause(struct told *t, int clause, const struct relief_verdict *v)
{
    const struct relief *r = t->relief;
    int n = 0, named = 0;
    for (int i = 0; i < r->n; i++)
        n += belongs(t, &r->row[i], v);
    if (n == 0)
        return;
    next_part(t);
    add(t, "%s", clauses[clause].before);
    for (int i = 0; i < r->n && named < MOST_NAMED; i++) {
        if (!belongs(t, &r->row[i], v))
            continue;
        add(t, "%s", joint(named, n));
        add_who(t, &r->row[i]);
        if (clauses[clause].minutes) {
            add(t, " (");
            add_minutes(t, &r->row[i].quantity[RELIEF_NET], named ? "" : " minutes an hour", ", ");
            add(t, ")");
        }
        named++;
    }
    add_more(t, n);
    add(t, "%s%s%s", clauses[clause].after, v->more_clinical ? ", though with more clinical work" : "",
        v->care_lost ? ", but more of the work they did is left undone" : "");
}

/* All groups with the outcomes of clauses[from .. until), in a sentence; `none` when there is no such group. */
static void tell_groups(struct told *t, int from, int until, const char *none)
{
    for (int clause = from; clause < until; clause++)
        for (int flags = 0; flags < 4; flags++)
            add_clause(t, clause, &(struct relief_verdict){clauses[clause].outcome, flags & 1, flags >> 1});
    if (!t->n_parts)
        add(t, "%s", none);
    end(t);
}

static bool is_shown(const struct told *t, const struct relief_row *row, int category)
{
    enum relief_class class = row->quantity[category].at[MARGIN];
    return is_group(t, row) && row->quantity[category].relief.n > 0 && (class == RELIEF_DOWN || class == RELIEF_UP);
}

/* The kind of work of which groups gain or lose most hours, as far as shown; -1 = none is. */
static int most_moved(const struct told *t)
{
    double most = 0;
    int which = -1;
    for (int k = 0; k < N_CATEGORIES; k++) {
        double moved = 0;
        for (int i = 0; i < t->relief->n; i++) {
            const struct relief_row *row = &t->relief->row[i];
            struct comparison_cell cell = {row->care_unit, row->role, "", ""};
            const struct comparison_row *hours =
                is_shown(t, row, k) ? comparison_find(t->comparison, t->other, "rostered_h", cell) : NULL;
            moved += hours ? fabs(row->quantity[k].relief.mean) * hours->base_mean : 0;
        }
        if (moved > most) {
            most = moved;
            which = k;
        }
    }
    return which;
}

static void tell_moved(struct told *t)
{
    const struct relief *r = t->relief;
    int which = most_moved(t), n = 0, named = 0;
    for (int i = 0; which >= 0 && i < r->n; i++)
        n += is_shown(t, &r->row[i], which);
    if (which >= 0)
        add(t, "of all kinds of work, %s shifts most in these runs: ", words_work[which]);
    else
        add(t, "no kind of work is shown to shift by a minute an hour or more in any group");
    for (int i = 0; which >= 0 && i < r->n && named < MOST_NAMED; i++) {
        const struct relief_row *row = &r->row[i];
        if (!is_shown(t, row, which))
            continue;
        add(t, "%s", joint(named, n));
        add_who(t, row);
        add(t, " do ");
        static const char *const how[2][2] = {{" minutes more an hour", " minutes less an hour"}, {" more", " less"}};
        add_minutes(t, &row->quantity[which], how[named > 0][row->quantity[which].relief.mean > 0], " (");
        add(t, "%s", row->quantity[which].interval.lo < row->quantity[which].interval.hi ? ")" : "");
        named++;
    }
    add_more(t, n);
    end(t);
}

/* ---- The whole -------------------------------------------------------------------------------------------------------- */

struct whole {
    const char *metric, *subject, *unit;
    bool only_if_known; /* not worth a word unless it changes */
};
static const struct whole care[] = {
    {"wait_min_mean", "the mean wait for a task", "minutes", false},
    {"wait_min_p95", "the wait that one task in twenty exceeds", "minutes", false},
    {"omitted_work_min_per_day", "work omitted", "minutes a day", false},
    {"withdrawn_count", "the number of tasks that waited until their patient left", "in all", true}, /* no limit: never omitted */
    {"censored_count", "the number of tasks still waiting at the end", "in all", true},
};
static const struct whole cost[] = {
    {"pay_kr_per_patient_day", "pay per patient and day", "kroner", false},
    {"overtime_h", "overtime", "hours in all", false},
};
static const struct whole rights[] = {
    {"rights_earned_count", "the number of rights earned in training", "in all", false},
    {"rights_open_count", "the number of rights offered and not earned by the end", "in all", true},
    {"days_to_right_restricted_mean", "the mean time to a right, or until the end", "days", true},
    {"rights_lapsed_count", "the number of rights that lapsed", "in all", true},
    {"delegated_share", "the share of tasks done by sign-off", "%", true},
    {"trained_share", "the share of tasks done by documented training", "%", true},
    {"ad_hoc_share", "the share of tasks done ad hoc", "%", true},
};
static const struct whole presence[] = {
    {"missed_shifts_count", "the number of planned shifts whose person was away", "in all", true},
    {"short_shifts_count", "the number of planned shifts for which nobody came", "in all", true},
    {"called_in_h", "the time for which people were called in", "hours in all", true},
    {"quick_returns_count", "the number of shifts begun less than 11 hours after the last", "in all", true},
    {"education_h", "further education", "hours in all", true},
    {"education_kr", "what it costs beyond pay", "kroner in all", true},
};
#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))
enum { MOST_WHOLES = 8 };
_Static_assert(COUNT(care) <= MOST_WHOLES && COUNT(cost) <= MOST_WHOLES && COUNT(rights) <= MOST_WHOLES &&
               COUNT(presence) <= MOST_WHOLES, "room for what is not clear");

/* A whole in numbers, rounded as the interval of its change allows. */
struct numbers {
    const struct comparison_row *row;
    int decimals;
    char base[SUMMARY_NUMBER_BYTES], now[SUMMARY_NUMBER_BYTES];
    bool alike; /* as rounded */
};

static double scale_of(const struct whole *whole)
{
    return strcmp(whole->unit, "%") ? 1 : 100;
}

/* False when there is nothing to compare. */
static bool numbers_of(struct numbers *x, const struct told *t, const struct whole *whole)
{
    struct comparison_cell all = {comparison_whole(t->trials, t->other), "", "", ""};
    const struct comparison_row *row = x->row = comparison_find(t->comparison, t->other, whole->metric, all);
    if (!row || row->verdict == COMPARISON_NONE || (row->base_mean == 0 && row->other_mean == 0))
        return false;
    bool told_by_size = row->verdict != COMPARISON_EQUAL && row->verdict != COMPARISON_OPEN;
    double scale = scale_of(whole), half_width = scale * (row->diff.hi - row->diff.lo) / 2;
    x->decimals = told_by_size ? summary_decimals(half_width > 0 ? half_width : scale * fabs(row->diff_mean)) : 1;
    summary_number(x->base, scale * row->base_mean, x->decimals, false);
    summary_number(x->now, scale * row->other_mean, x->decimals, false);
    x->alike = !strcmp(x->base, x->now);
    return true;
}

static bool is_known(const struct numbers *x)
{
    return x->row->verdict == COMPARISON_EQUAL || (x->row->verdict != COMPARISON_OPEN && !x->alike);
}

/* "the mean wait rises from 10.6 to 11.7 minutes (by 0.9 to 1.3)" */
static void add_known(struct told *t, const struct whole *whole, const struct numbers *x)
{
    char low[SUMMARY_NUMBER_BYTES], high[SUMMARY_NUMBER_BYTES];
    double a = scale_of(whole) * fabs(x->row->diff.lo), b = scale_of(whole) * fabs(x->row->diff.hi);
    next_part(t);
    if (x->row->verdict == COMPARISON_EQUAL)
        add(t, "%s stays exactly the same (%s %s)", whole->subject, x->base, whole->unit);
    else
        add(t, "%s %s from %s to %s %s", whole->subject, x->row->diff_mean > 0 ? "rises" : "falls", x->base, x->now, whole->unit);
    if (a != b)
        add(t, " (by %s to %s)", summary_number(low, fmin(a, b), x->decimals, false),
            summary_number(high, fmax(a, b), x->decimals, false));
}

/* What is known to change or not, one by one; then all that is not clear. */
static void tell_wholes(struct told *t, const struct whole *wholes, int n_wholes)
{
    struct numbers x, unclear[MOST_WHOLES];
    int n = 0, of[MOST_WHOLES];
    for (int i = 0; i < n_wholes; i++) {
        if (!numbers_of(&x, t, &wholes[i]))
            continue;
        bool changes = is_known(&x) && x.row->verdict != COMPARISON_EQUAL;
        if (is_known(&x) && (changes || !wholes[i].only_if_known)) {
            add_known(t, &wholes[i], &x);
        } else if (!wholes[i].only_if_known) {
            of[n] = i;
            unclear[n++] = x;
        }
    }
    for (int i = 0; i < n; i++) {
        if (i == 0)
            next_part(t);
        add(t, "%s%s (%s%s%s %s)", i == 0 ? "no clear difference in " : joint(i, n), wholes[of[i]].subject, unclear[i].base,
            unclear[i].alike ? "" : " and ", unclear[i].alike ? "" : unclear[i].now, wholes[of[i]].unit);
    }
    end(t);
}

void brief_print(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c, const struct relief *r)
{
    for (int s = 1; s < m->n_scenarios; s++) {
        struct told told = {.out = out, .trials = t, .comparison = c, .relief = r, .other = s};
        fprintf(out, "\nIn short, '%s' instead of '%s':\n", m->scenarios[s].label, m->scenarios[0].label);
        tell_groups(&told, 0, 1, "no group is shown to be relieved by a minute an hour or more");
        tell_groups(&told, 1, N_CLAUSES, n_groups(&told) ? "there is no other group" : "there is no group with hours on duty");
        tell_moved(&told);
        tell_wholes(&told, care, COUNT(care));
        tell_wholes(&told, cost, COUNT(cost));
        tell_wholes(&told, presence, COUNT(presence));
        tell_wholes(&told, rights, COUNT(rights));
    }
}
