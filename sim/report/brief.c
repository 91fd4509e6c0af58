/* From verdicts to five sentences for somebody who has a minute.
 *
 * Groups are sorted by their outcome at the usual margin; a number of the whole is called changed only when its verdict says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/brief.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "report/summary.h"
#include "report/words.h"

enum { MARGIN = RELIEF_USUAL_MARGIN, TEXT_BYTES = 1000 };

static const char *const on_what[RELIEF_CATEGORIES] = {
    [CATEGORY_CLINICAL] = "clinical work",
    [CATEGORY_CARE] = "patient care",
    [CATEGORY_KIN] = "contact with next of kin",
    [CATEGORY_ADMIN] = "administration",
    [CATEGORY_SERVICE] = "service work",
    [CATEGORY_ACTIVITY] = "activities with patients",
    [CATEGORY_TRAINING] = "training",
};

/* ---- Text that grows -------------------------------------------------------------------------------------------------- */

struct text {
    char bytes[TEXT_BYTES];
    int n_parts;
};

static void __attribute__((format(printf, 2, 3))) add(struct text *t, const char *format, ...)
{
    size_t used = strlen(t->bytes);
    va_list list;
    va_start(list, format);
    vsnprintf(t->bytes + used, sizeof t->bytes - used, format, list);
    va_end(list);
}

/* Before the next part of an enumeration. */
static void next_part(struct text *t)
{
    if (t->n_parts++)
        add(t, "; ");
}

static void print_line(FILE *out, struct text *t)
{
    if (t->bytes[0] >= 'a' && t->bytes[0] <= 'z')
        t->bytes[0] = (char)(t->bytes[0] - 'a' + 'A');
    fprintf(out, "  %s.\n", t->bytes);
}

/* ---- Groups ----------------------------------------------------------------------------------------------------------- */

static const char *plural(char out[WORDS_BYTES], const struct trials *t, const struct relief_row *row)
{
    for (int i = 0; i < 2; i++) {
        const struct model *m = t->models[i ? row->other : 0];
        for (int k = 0; k < m->n_roles; k++)
            if (!strcmp(m->roles[k].label.id, row->role))
                words_plural(out, &m->roles[k].label);
    }
    if (out[0] >= 'A' && out[0] <= 'Z' && !(out[1] >= 'A' && out[1] <= 'Z'))
        out[0] = (char)(out[0] - 'A' + 'a'); /* within a sentence; an abbreviation stays as it is */
    return out;
}

static double net_of(const struct relief_row *row)
{
    return statistics_mean(&row->quantity[RELIEF_NET].relief);
}

static const char *minutes(char out[SUMMARY_NUMBER_BYTES], double value)
{
    return summary_number(out, fabs(value), fabs(value) < 0.95 ? 2 : 1, false);
}

/* What is said of a group with each outcome: WHO, words, minutes, words. */
static const struct {
    const char *before, *between, *after;
    bool minutes;
} told_of[N_RELIEF_OUTCOMES] = {
    [RELIEF_RELIEVED] = {"", " are relieved, by ", " minutes an hour", true},
    [RELIEF_ON_TOP] = {"", " get more to do, ", " minutes an hour", true},
    [RELIEF_PARTLY_ON_TOP] = {"", " get more to do, ", " minutes an hour", true},
    [RELIEF_SWAPPED] = {"", " have as much to do as before, but other work", "", false},
    [RELIEF_UNCHANGED] = {"nothing changes for ", "", "", false},
    [RELIEF_UNDECIDED] = {"whether ", " have more or less to do by a minute an hour is not decided", "", false},
    [RELIEF_NEW] = {"", " are new", "", false},
    [RELIEF_GONE] = {"there are no ", " any more", "", false},
};

static void add_group(struct text *text, const struct trials *t, const struct relief_row *row)
{
    char who[WORDS_BYTES], number[SUMMARY_NUMBER_BYTES] = "";
    const struct relief_verdict *v = &row->verdict[MARGIN];
    if (told_of[v->outcome].minutes)
        minutes(number, net_of(row));
    next_part(text);
    add(text, "%s%s%s%s%s", told_of[v->outcome].before, plural(who, t, row), told_of[v->outcome].between, number,
        told_of[v->outcome].after);
    if (v->more_clinical)
        add(text, ", though with more clinical work");
    if (v->care_lost)
        add(text, ", but more of their work is left undone");
}

/* All groups with one of these outcomes, in a sentence; `none` when there is no such group. */
static void tell_groups(FILE *out, const struct trials *t, const struct relief *r, int other, unsigned outcomes, const char *none)
{
    struct text text = {0};
    for (int outcome = 0; outcome < N_RELIEF_OUTCOMES; outcome++)
        for (int i = 0; i < r->n; i++)
            if (r->row[i].other == other && r->row[i].level == RELIEF_GROUP && (int)r->row[i].verdict[MARGIN].outcome == outcome &&
                outcomes >> outcome & 1)
                add_group(&text, t, &r->row[i]);
    if (!text.n_parts)
        add(&text, "%s", none);
    print_line(out, &text);
}

/* The kind of work of which most hours change hands, and whose. */
static void tell_moved(FILE *out, const struct trials *t, const struct comparison *c, const struct relief *r, int other)
{
    double moved[RELIEF_CATEGORIES] = {0};
    int most = 0;
    for (int i = 0; i < r->n; i++) {
        const struct relief_row *row = &r->row[i];
        const struct comparison_row *hours =
            comparison_find(c, other, "rostered_h", (struct comparison_cell){row->care_unit, row->role, "", ""});
        for (int k = 0; k < RELIEF_CATEGORIES; k++)
            if (row->other == other && row->level == RELIEF_GROUP && hours && row->quantity[k].relief.n)
                moved[k] += fabs(row->quantity[k].relief.mean) * hours->base_mean;
    }
    for (int k = 1; k < RELIEF_CATEGORIES; k++)
        most = moved[k] > moved[most] ? k : most;
    struct text text = {0};
    add(&text, "what changes hands most is %s: ", on_what[most]);
    for (int i = 0; i < r->n; i++) {
        const struct relief_row *row = &r->row[i];
        const struct relief_quantity *q = &row->quantity[most];
        char who[WORDS_BYTES], number[SUMMARY_NUMBER_BYTES];
        if (row->other != other || row->level != RELIEF_GROUP || (q->at[MARGIN] != RELIEF_DOWN && q->at[MARGIN] != RELIEF_UP))
            continue;
        add(&text, "%s%s minutes %s an hour for %s", text.n_parts ? ", " : "", minutes(number, q->relief.mean),
            q->relief.mean > 0 ? "less" : "more", plural(who, t, row));
        text.n_parts++;
    }
    if (!text.n_parts)
        snprintf(text.bytes, TEXT_BYTES, "no kind of work is shown to change hands by a minute an hour or more");
    print_line(out, &text);
}

/* ---- The whole -------------------------------------------------------------------------------------------------------- */

/* "the mean wait rises from 10.6 to 11.7 minutes" */
static void add_whole(struct text *text, const struct trials *t, const struct comparison *c, int other, const char *metric,
                      const char *subject, const char *unit, double scale)
{
    const struct comparison_row *row =
        comparison_find(c, other, metric, (struct comparison_cell){comparison_whole(t, other), "", "", ""});
    char base[SUMMARY_NUMBER_BYTES], now[SUMMARY_NUMBER_BYTES];
    if (!row || row->verdict == COMPARISON_NONE || (row->base_mean == 0 && row->other_mean == 0))
        return;
    bool moves = row->verdict == COMPARISON_HIGHER || row->verdict == COMPARISON_LOWER || row->verdict == COMPARISON_FIXED;
    int decimals = fabs(scale * row->diff_mean) < 0.095 ? 2 : fabs(scale * row->diff_mean) < 9.5 ? 1 : 0;
    next_part(text);
    if (moves)
        add(text, "%s %s from %s to %s%s", subject, row->diff_mean > 0 ? "rises" : "falls",
            summary_number(base, scale * row->base_mean, decimals, false),
            summary_number(now, scale * row->other_mean, decimals, false), unit);
    else
        add(text, "no %sdifference in %s (%s%s)", row->verdict == COMPARISON_EQUAL ? "" : "clear ", subject,
            summary_number(base, scale * row->base_mean, 1, false), unit);
}

static void tell_care(FILE *out, const struct trials *t, const struct comparison *c, int other)
{
    struct text text = {0};
    add_whole(&text, t, c, other, "wait_min_mean", "the mean wait for a task", " minutes", 1);
    add_whole(&text, t, c, other, "wait_min_p95", "the wait that one task in twenty exceeds", " minutes", 1);
    add_whole(&text, t, c, other, "omitted_work_min_per_day", "work left undone", " minutes a day", 1);
    if (text.n_parts)
        print_line(out, &text);
}

static void tell_cost(FILE *out, const struct trials *t, const struct comparison *c, int other)
{
    struct text text = {0};
    add_whole(&text, t, c, other, "pay_kr_per_patient_day", "pay per patient and day", " kroner", 1);
    add_whole(&text, t, c, other, "overtime_h", "overtime", " hours in all", 1);
    add_whole(&text, t, c, other, "work_min_per_patient_day", "work per patient and day", " minutes", 1);
    if (text.n_parts)
        print_line(out, &text);
}

void brief_print(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c, const struct relief *r)
{
    const unsigned relieved = 1u << RELIEF_RELIEVED;
    for (int s = 1; s < m->n_scenarios; s++) {
        fprintf(out, "\nIn short, '%s' instead of '%s':\n", m->scenarios[s].label, m->scenarios[0].label);
        tell_groups(out, t, r, s, relieved, "no group is shown to be relieved by a minute an hour or more");
        tell_groups(out, t, r, s, ~relieved, "all groups are relieved");
        tell_moved(out, t, c, r, s);
        tell_care(out, t, c, s);
        tell_cost(out, t, c, s);
    }
}
