/* From paired intervals to sentences.
 *
 * A sentence says how large a difference is only when its 95 % interval excludes 0, and always gives the interval. Work that
 * changes by less than half a minute an hour, or not clearly, is named in one sentence per role. What only one of the two has
 * is named as such.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sentences.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "report/groups.h"
#include "report/summary.h"
#include "report/words.h"

static const double WORTH_SAYING_MIN_PER_H = 0.5; /* the smallest margin that relief is judged by; four minutes a shift */
static const double LEAST_MIN_PER_H = 0.05;       /* what rounds to 0.0 is not named */
enum { MOST_ALONE = 10 };                         /* so many units or tasks that only one scenario has are named */

/* What people of a role do, as "spend ... minutes more an hour on X" needs it. */
static const char *const on_what[N_CATEGORIES] = {
    [CATEGORY_CLINICAL] = "clinical work",
    [CATEGORY_CARE] = "patient care",
    [CATEGORY_KIN] = "next of kin",
    [CATEGORY_ADMIN] = "administration",
    [CATEGORY_SERVICE] = "service work",
    [CATEGORY_ACTIVITY] = "activities with patients",
    [CATEGORY_TRAINING] = "training",
};

/* Findings about the whole: "SUBJECT is 1.2 UNIT MORE". */
static const struct {
    const char *metric, *subject, *unit, *more, *less;
    double scale;
} wholes[] = {
    {"wait_min_mean", "the mean wait for a task", "minutes", "longer", "shorter", 1},
    {"late_share", "the share of tasks started late", "percentage points", "higher", "lower", 100},
    {"omitted_share", "the share of tasks omitted", "percentage points", "higher", "lower", 100},
    {"omitted_work_min_per_day", "work not done", "minutes a day", "more", "less", 1},
    {"work_min_per_patient_day", "work per patient and day", "minutes", "more", "less", 1},
    {"overtime_min_per_rostered_h", "overtime", "minutes per rostered hour", "more", "less", 1},
};

enum sentences_verdict sentences_judge(const struct comparison_row *row)
{
    if (isnan(row->diff.lo))
        return SENTENCES_NOT_KNOWN; /* less than two pairs, or only one of the two has such people */
    if (row->diff.lo == row->diff.hi)
        return row->diff_mean == 0 ? SENTENCES_EQUAL : SENTENCES_CLEAR; /* the same difference in every replication */
    if (row->diff.lo <= 0 && row->diff.hi >= 0)
        return SENTENCES_UNCLEAR;
    return row->p_holm < 0.05 ? SENTENCES_CLEAR : SENTENCES_MAYBE_CHANCE;
}

/* " (95 % interval 5.9 to 6.5)": sizes, the smaller one first, whatever the sign. */
static void print_interval(FILE *out, const struct comparison_row *row, double scale, int decimals)
{
    double lo = scale * row->diff.lo, hi = scale * row->diff.hi;
    char low[SUMMARY_NUMBER_BYTES], high[SUMMARY_NUMBER_BYTES];
    if (lo == hi)
        fputs(" (the same in every replication)", out);
    else
        fprintf(out, " (95 %% interval %s to %s)", summary_number(low, row->diff_mean < 0 ? -hi : lo, decimals, false),
                summary_number(high, row->diff_mean < 0 ? -lo : hi, decimals, false));
}

static int decimals_of(const struct comparison_row *row, double scale)
{
    double half_width = scale * (row->diff.hi - row->diff.lo) / 2;
    return half_width > 0 ? summary_decimals(half_width) : 1;
}

static const struct comparison_row *find_time(const struct comparison *c, int other, const struct group *g, int category)
{
    return comparison_find(c, other, "time_min_per_rostered_h",
                           (struct comparison_cell){g->care_unit, g->label->id, model_category_ids[category], ""});
}

static void print_chance(FILE *out, const struct comparison *c, enum sentences_verdict verdict)
{
    if (verdict == SENTENCES_MAYBE_CHANCE)
        fprintf(out, "; among %d comparisons this may be chance", c->n_tested);
    fputs(".\n", out);
}

/* A role of both: what it does more and less, and in one sentence what hardly changes. */
static void print_role(FILE *out, const struct comparison *c, int other, const struct group *g)
{
    char who[WORDS_BYTES];
    const char *open[N_CATEGORIES];
    int n_open = 0;
    words_plural(who, g->label);
    for (int category = 0; category < N_CATEGORIES; category++) {
        const struct comparison_row *row = find_time(c, other, g, category);
        if (!row || (row->base_mean == 0 && row->other_mean == 0))
            continue;
        enum sentences_verdict verdict = sentences_judge(row);
        if (verdict == SENTENCES_NOT_KNOWN)
            continue;
        if (verdict < SENTENCES_MAYBE_CHANCE || fabs(row->diff_mean) < WORTH_SAYING_MIN_PER_H) {
            open[n_open++] = on_what[category];
            continue;
        }
        int decimals = decimals_of(row, 1);
        fprintf(out, "%s spend %.*f minutes %s an hour on %s", who, decimals, fabs(row->diff_mean),
                row->diff_mean < 0 ? "less" : "more", on_what[category]);
        print_interval(out, row, 1, decimals);
        print_chance(out, c, verdict);
    }
    for (int i = 0; i < n_open; i++)
        fprintf(out, "%s%s%s", i == 0 ? who : i + 1 < n_open ? ", " : " and ",
                i == 0 ? ": no clear difference, or less than half a minute an hour, in " : "", open[i]);
    fputs(n_open ? ".\n" : "", out);
}

/* A role of one alone: that it is, and what it does. */
static void print_role_alone(FILE *out, const struct comparison *c, int other, const struct group *g, const char *where)
{
    char who[WORDS_BYTES];
    int n = 0;
    double minutes[N_CATEGORIES];
    const char *what[N_CATEGORIES];
    for (int category = 0; category < N_CATEGORIES; category++) {
        const struct comparison_row *row = find_time(c, other, g, category);
        double mean = !row ? 0 : g->side == GROUPS_BASE ? row->base_mean : row->other_mean;
        if (mean >= LEAST_MIN_PER_H) { /* false for a missing one */
            minutes[n] = mean;
            what[n++] = on_what[category];
        }
    }
    fprintf(out, "%s exist only under '%s': ", words_plural(who, g->label), where);
    for (int i = 0; i < n; i++)
        fprintf(out, "%s%.1f%s on %s", i == 0 ? "" : i + 1 < n ? ", " : " and ", minutes[i], i == 0 ? " minutes an hour" : "",
                what[i]);
    fputs(n ? ".\n" : "they do no task.\n", out);
}

static void print_roles(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c, int other)
{
    struct group g;
    for (struct groups all = {.kind = GROUPS_ROLES, .trials = t, .other = other}; groups_next(&all, &g);) {
        if (g.side == GROUPS_BOTH)
            print_role(out, c, other, &g);
        else
            print_role_alone(out, c, other, &g, m->scenarios[g.side == GROUPS_BASE ? 0 : other].label);
    }
}

/* Units and tasks of one alone: that they are, and how much a day. Tasks that never arise change nothing. */
static void print_alone(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c, int other,
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
        fprintf(out, "So do %d more %s: see compare.csv.\n", n - MOST_ALONE, kind == GROUPS_UNITS ? "units" : "tasks");
}

static void print_whole(FILE *out, const struct trials *t, const struct comparison *c, int other, int i)
{
    const struct comparison_row *row =
        comparison_find(c, other, wholes[i].metric, (struct comparison_cell){comparison_whole(t, other), "", "", ""});
    if (!row || (row->base_mean == 0 && row->other_mean == 0))
        return;
    double scale = wholes[i].scale;
    int decimals = decimals_of(row, scale);
    char low[SUMMARY_NUMBER_BYTES], high[SUMMARY_NUMBER_BYTES];
    enum sentences_verdict verdict = sentences_judge(row);
    switch (verdict) {
    case SENTENCES_NOT_KNOWN:
        break;
    case SENTENCES_EQUAL:
        fprintf(out, "No difference at all in %s.\n", wholes[i].subject);
        break;
    case SENTENCES_UNCLEAR:
        fprintf(out, "No clear difference in %s (95 %% interval %s to %s %s).\n", wholes[i].subject,
                summary_number(low, scale * row->diff.lo, decimals, true),
                summary_number(high, scale * row->diff.hi, decimals, true), wholes[i].unit);
        break;
    case SENTENCES_MAYBE_CHANCE:
    case SENTENCES_CLEAR:
        fprintf(out, "%c%s is %.*f %s %s", wholes[i].subject[0] - 'a' + 'A', wholes[i].subject + 1, decimals,
                scale * fabs(row->diff_mean), wholes[i].unit, row->diff_mean < 0 ? wholes[i].less : wholes[i].more);
        print_interval(out, row, scale, decimals);
        print_chance(out, c, verdict);
    }
}

void sentences_print(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c)
{
    for (int s = 1; s < m->n_scenarios; s++) {
        fprintf(out, "With '%s' instead of '%s':\n", m->scenarios[s].label, m->scenarios[0].label);
        print_roles(out, m, t, c, s);
        print_alone(out, m, t, c, s, GROUPS_UNITS);
        print_alone(out, m, t, c, s, GROUPS_TASKS);
        for (size_t i = 0; i < sizeof wholes / sizeof wholes[0]; i++)
            print_whole(out, t, c, s, (int)i);
    }
}
