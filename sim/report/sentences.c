/* From paired intervals to sentences.
 *
 * What people spend their time on is told by the intervals and classes of relief, group by group; the whole by the verdicts of
 * the comparison. A sentence says how large a difference is only when its 95 % interval excludes 0, and always gives the
 * interval. What is not clear is named with the difference that would have been seen, what certainly hardly changes as that, and
 * what is the same in every replication as exactly so. What only one of the two has is named as such.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sentences.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "report/groups.h"
#include "report/summary.h"
#include "report/words.h"

enum { WORTH_SAYING = 0 };                  /* the margin of relief, an index: half a minute an hour, four minutes a shift */
static const double LEAST_MIN_PER_H = 0.05; /* what rounds to 0.0 is not named */
enum { MOST_ALONE = 10 };                   /* so many units or tasks that only one scenario has are named */

#define WOULD_HAVE_BEEN_SEEN " would have been seen four times in five" /* STATISTICS_POWER */

/* Findings about the whole: "SUBJECT is 1.2 UNIT MORE", "SUBJECT is the same: 10.4 LEVEL". */
static const struct {
    const char *metric, *subject, *unit, *level, *more, *less;
    double scale;
} wholes[] = {
    {"wait_min_mean", "the mean wait for a task", "minutes", "minutes", "longer", "shorter", 1},
    {"late_share", "the share of tasks started late", "percentage points", "%", "higher", "lower", 100},
    {"omitted_share", "the share of tasks omitted", "percentage points", "%", "higher", "lower", 100},
    {"omitted_work_min_per_day", "work not done", "minutes a day", "minutes a day", "more", "less", 1},
    {"work_min_per_patient_day", "work per patient and day", "minutes", "minutes", "more", "less", 1},
    {"overtime_min_per_rostered_h", "overtime", "minutes per rostered hour", "minutes per rostered hour", "more", "less", 1},
};

/* The interval excludes 0, but among so many comparisons chance alone would do it. */
static bool may_be_chance(const struct comparison_row *row)
{
    return row->verdict == COMPARISON_OPEN && !isnan(row->p_holm) && (row->diff.lo > 0 || row->diff.hi < 0);
}

static bool is_unclear(const struct comparison_row *row)
{
    return row->verdict == COMPARISON_OPEN && !may_be_chance(row);
}

/* " (95 % interval 5.9 to 6.5": sizes, the smaller one first, whatever the sign. */
static void print_interval(FILE *out, struct interval i, double scale, int decimals)
{
    double a = scale * fabs(i.lo), b = scale * fabs(i.hi);
    char low[SUMMARY_NUMBER_BYTES], high[SUMMARY_NUMBER_BYTES];
    if (i.lo == i.hi)
        fputs(" (the same in every replication", out);
    else
        fprintf(out, " (95 %% interval %s to %s", summary_number(low, fmin(a, b), decimals, false),
                summary_number(high, fmax(a, b), decimals, false));
}

static int decimals_of(struct interval i, double mean, double scale)
{
    double half_width = scale * (i.hi - i.lo) / 2;
    return summary_decimals(half_width > 0 ? half_width : fabs(scale * mean));
}

static void print_chance(FILE *out, const struct comparison *c, const struct comparison_row *row)
{
    if (may_be_chance(row))
        fprintf(out, "; among %d comparisons this may be chance", c->n_tested);
    fputs(".\n", out);
}

/* Categories in a row: "A", "A and B", "A, B and C". */
struct list {
    int n;
    const char *what[N_CATEGORIES];
};

static void print_list(FILE *out, const struct list *list)
{
    for (int i = 0; i < list->n; i++)
        fprintf(out, "%s%s", i == 0 ? "" : i + 1 < list->n ? ", " : " and ", list->what[i]);
}

/* "Nurses: no clear difference in a and b". */
static void print_short(FILE *out, const char *who, const char *what, const struct list *list)
{
    if (!list->n)
        return;
    fprintf(out, "%s%s", who, what);
    print_list(out, list);
}

/* A group of both: what it does more and less, and in a sentence each what hardly changes, what not at all, what is not clear.
 * Returns whether there was anything to say, as all that follow. */
static bool print_group(FILE *out, const struct relief_row *row, const char *who)
{
    char number[SUMMARY_NUMBER_BYTES];
    struct list equal = {0}, small = {0}, unclear = {0};
    double detectable = 0;
    bool said = false;
    for (int category = 0; category < N_CATEGORIES; category++) {
        const struct relief_quantity *q = &row->quantity[category];
        if (isnan(q->interval.lo) || (q->base.mean == 0 && q->other.mean == 0))
            continue;
        said = true;
        if (q->interval.lo == 0 && q->interval.hi == 0) {
            equal.what[equal.n++] = words_work[category];
        } else if (q->at[WORTH_SAYING] == RELIEF_SAME) {
            small.what[small.n++] = words_work[category];
        } else if (q->interval.lo <= 0 && q->interval.hi >= 0) {
            unclear.what[unclear.n++] = words_work[category];
            detectable = fmax(detectable, q->detectable);
        } else {
            int decimals = decimals_of(q->interval, q->relief.mean, 1);
            bool too_few = q->interval.lo == q->interval.hi && q->at[WORTH_SAYING] == RELIEF_OPEN;
            fprintf(out, "%s spend %.*f minutes %s an hour on %s", who, decimals, fabs(q->relief.mean),
                    q->relief.mean > 0 ? "less" : "more", words_work[category]);
            print_interval(out, q->interval, 1, decimals);
            fputs(too_few ? ", but these are few).\n" : ").\n", out);
        }
    }
    print_short(out, who, ": no clear difference in ", &unclear);
    if (unclear.n)
        fprintf(out, " (%s minutes an hour" WOULD_HAVE_BEEN_SEEN ").\n",
                summary_number(number, detectable, summary_decimals(detectable), false));
    print_short(out, who, ": a difference of less than half a minute an hour in ", &small);
    fputs(small.n ? ".\n" : "", out);
    print_short(out, who, " spend exactly as much time on ", &equal);
    fputs(equal.n ? " in both.\n" : "", out);
    return said;
}

/* A group of one alone: that it is, and what it does. */
static void print_group_alone(FILE *out, const struct comparison *c, const struct relief_row *row, const char *who,
                              const char *where)
{
    int n = 0;
    double minutes[N_CATEGORIES], sum = 0;
    const char *what[N_CATEGORIES];
    for (int category = 0; category < N_CATEGORIES; category++) {
        const struct comparison_cell cell = {row->care_unit, row->role, model_category_ids[category], ""};
        const struct comparison_row *time = comparison_find(c, row->other, "time_min_per_rostered_h", cell);
        double mean = !time ? 0 : row->verdict[0].outcome == RELIEF_GONE ? time->base_mean : time->other_mean;
        sum += mean > 0 ? mean : 0; /* a missing one is not */
        if (mean >= LEAST_MIN_PER_H) {
            minutes[n] = mean;
            what[n++] = words_work[category];
        }
    }
    fprintf(out, "%s are on duty only under '%s': ", who, where);
    for (int i = 0; i < n; i++)
        fprintf(out, "%s%.1f%s on %s", i == 0 ? "" : i + 1 < n ? ", " : " and ", minutes[i], i == 0 ? " minutes an hour" : "",
                what[i]);
    fputs(n ? ".\n" : sum > 0 ? "they do hardly any task.\n" : "they do no task.\n", out);
}

static bool print_groups(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c,
                         const struct relief *r, int other)
{
    bool said = false;
    for (int i = 0; i < r->n; i++) {
        const struct relief_row *row = &r->row[i];
        enum relief_outcome outcome = row->verdict[0].outcome;
        char who[GROUPS_BYTES];
        if (row->other != other || row->level != RELIEF_GROUP)
            continue;
        groups_people(who, t, other, row->care_unit, row->role);
        if (outcome != RELIEF_GONE && outcome != RELIEF_NEW) {
            said |= print_group(out, row, who);
        } else {
            print_group_alone(out, c, row, who, m->scenarios[outcome == RELIEF_GONE ? 0 : other].label);
            said = true;
        }
    }
    return said;
}

/* Units and tasks of one alone: that they are, and how much a day. Tasks that never arise change nothing. */
static bool print_alone(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c, int other,
                        enum groups_kind kind)
{
    struct group g;
    char label[WORDS_BYTES];
    double days = (double)(t->models[0]->end_ticks - t->models[0]->warmup_ticks) / t->models[0]->ticks_per_day;
    int n = 0;
    for (struct groups all = {.kind = kind, .trials = t, .other = other}; groups_next(&all, &g);) {
        bool is_unit = kind == GROUPS_UNITS;
        if (g.side == GROUPS_BOTH)
            continue;
        const struct comparison_row *row =
            comparison_find(c, other, is_unit ? "rostered_h" : "made_count",
                            (struct comparison_cell){is_unit ? g.label->id : g.care_unit, "", "", is_unit ? "" : g.label->id});
        double a_day = !row ? 0 : (g.side == GROUPS_BASE ? row->base_mean : row->other_mean) / days;
        if ((!is_unit && !(a_day > 0)) || n++ >= MOST_ALONE)
            continue;
        words_label(label, g.label);
        const char *where = m->scenarios[g.side == GROUPS_BASE ? 0 : other].label;
        if (is_unit)
            fprintf(out, "The unit '%s' exists only under '%s': %.1f hours on duty a day.\n", label, where, a_day);
        else
            fprintf(out, "The task '%s' arises only under '%s': %.1f times a day.\n", label, where, a_day);
    }
    if (n > MOST_ALONE)
        fprintf(out, "%d more %s%s in one of the two alone: see compare.csv.\n", n - MOST_ALONE,
                kind == GROUPS_UNITS ? "unit" : "task", n - MOST_ALONE == 1 ? " is" : "s are");
    return n > 0;
}

/* "The mean wait for a task", at the beginning of a sentence. */
static void print_subject(FILE *out, int i)
{
    fprintf(out, "%c%s", wholes[i].subject[0] - 'a' + 'A', wholes[i].subject + 1);
}

static bool print_whole(FILE *out, const struct trials *t, const struct comparison *c, int other, int i)
{
    const struct comparison_row *row =
        comparison_find(c, other, wholes[i].metric, (struct comparison_cell){comparison_whole(t, other), "", "", ""});
    if (!row || row->verdict == COMPARISON_NONE || (row->base_mean == 0 && row->other_mean == 0))
        return false;
    double scale = wholes[i].scale;
    int decimals = decimals_of(row->diff, row->diff_mean, scale);
    char low[SUMMARY_NUMBER_BYTES], high[SUMMARY_NUMBER_BYTES], seen[SUMMARY_NUMBER_BYTES];
    if (row->verdict == COMPARISON_EQUAL) {
        print_subject(out, i);
        fprintf(out, " is the same with both in every replication: %s %s on average.\n",
                summary_number(low, scale * row->base_mean, 1, false), wholes[i].level);
    } else if (is_unclear(row) && isnan(row->p_holm)) {
        fprintf(out, "No clear difference in %s: it is the same in %s replications, %s %s, which may be chance.\n",
                wholes[i].subject, row->n == 2 ? "both" : "all", summary_number(low, scale * row->diff_mean, decimals, true),
                wholes[i].unit);
    } else if (is_unclear(row)) {
        double detectable = scale * row->detectable;
        fprintf(out, "No clear difference in %s (95 %% interval %s to %s %s; %s" WOULD_HAVE_BEEN_SEEN ").\n", wholes[i].subject,
                summary_number(low, scale * row->diff.lo, decimals, true),
                summary_number(high, scale * row->diff.hi, decimals, true), wholes[i].unit,
                summary_number(seen, detectable, summary_decimals(detectable), false));
    } else {
        print_subject(out, i);
        fprintf(out, " is %.*f %s %s", decimals, scale * fabs(row->diff_mean), wholes[i].unit,
                row->diff_mean < 0 ? wholes[i].less : wholes[i].more);
        print_interval(out, row->diff, scale, decimals);
        fputs(")", out);
        print_chance(out, c, row);
    }
    return true;
}

/* What it was worth that both had the same patients, for the first of the wholes. */
static void print_pairing(FILE *out, const struct trials *t, const struct comparison *c, int other)
{
    const struct comparison_row *row =
        comparison_find(c, other, wholes[0].metric, (struct comparison_cell){comparison_whole(t, other), "", "", ""});
    char number[SUMMARY_NUMBER_BYTES];
    if (!row || isnan(row->variance_ratio))
        return;
    double ratio = row->variance_ratio;
    if (ratio < 1.05)
        fprintf(out, "For %s, the same patients and needs in both saved no replications.\n", wholes[0].subject);
    else
        fprintf(out, "Without the same patients and needs in both, %s would need %s %s times the replications.\n",
                wholes[0].subject, ratio < 100 ? "about" : "more than",
                summary_number(number, fmin(ratio, 100), ratio < 9.5 ? 1 : 0, false));
}

void sentences_print(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c,
                     const struct relief *r)
{
    for (int s = 1; s < m->n_scenarios; s++) {
        fprintf(out, "%sWith '%s' instead of '%s':\n", s > 1 ? "\n" : "", m->scenarios[s].label, m->scenarios[0].label);
        bool said = print_groups(out, m, t, c, r, s);
        said |= print_alone(out, m, t, c, s, GROUPS_UNITS);
        said |= print_alone(out, m, t, c, s, GROUPS_TASKS);
        for (size_t i = 0; i < sizeof wholes / sizeof wholes[0]; i++)
            said |= print_whole(out, t, c, s, (int)i);
        print_pairing(out, t, c, s);
        fputs(said ? "" : "There is nothing to compare.\n", out);
    }
}
