/* Outcomes of groups in rows, margins in columns; then in sentences what the table has no room for. Empty lines part the title,
 * the table and the sentences, so that a program can tell them apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/relief_table.h"

#include <math.h>
#include <string.h>

#include "report/groups.h"
#include "report/relief_file.h"
#include "report/summary.h"
#include "report/verdicts.h"
#include "report/words.h"

enum { GROUP_COLUMNS = 30, NET_COLUMNS = 8, INTERVAL_COLUMNS = 20, OUTCOME_COLUMNS = 27, USUAL = RELIEF_USUAL_MARGIN };

/* "Nurse", or "Nurse, West" where there are several units. */
static void print_name(FILE *out, const struct trials *t, const struct relief_row *row, int columns)
{
    char role[WORDS_BYTES], unit[WORDS_BYTES], name[2 * WORDS_BYTES + 2];
    bool several = t->models[0]->n_units > 1 || t->models[row->other]->n_units > 1;
    words_label(role, groups_label(t, row->other, GROUPS_ROLES, row->role));
    words_label(unit, groups_label(t, row->other, GROUPS_UNITS, row->care_unit));
    snprintf(name, sizeof name, "%s%s%s", role, several ? ", " : "", several ? unit : "");
    if (columns)
        summary_pad(out, name, columns);
    else
        fputs(name, out);
}

static void print_outcome(FILE *out, const char *text, int margin)
{
    fputs("  ", out);
    if (margin + 1 < RELIEF_MARGINS)
        summary_pad(out, text, OUTCOME_COLUMNS);
    else
        fputs(text, out);
}

static void print_head(FILE *out)
{
    summary_pad(out, "Relief", GROUP_COLUMNS);
    summary_pad(out, "net", -NET_COLUMNS);
    summary_pad(out, "95 % interval", -INTERVAL_COLUMNS);
    for (int margin = 0; margin < RELIEF_MARGINS; margin++) {
        char title[40];
        snprintf(title, sizeof title, "margin %g min", relief_margins_min_per_h[margin]);
        print_outcome(out, title, margin);
    }
    fputc('\n', out);
}

static void print_row(FILE *out, const struct trials *t, const struct relief_row *row)
{
    char number[SUMMARY_NUMBER_BYTES], low[SUMMARY_NUMBER_BYTES], high[SUMMARY_NUMBER_BYTES];
    char interval[2 * SUMMARY_NUMBER_BYTES + 8] = "-", outcome[RELIEF_FILE_OUTCOME_BYTES];
    const struct relief_quantity *net = &row->quantity[RELIEF_NET];
    int decimals = net->interval.hi > net->interval.lo ? summary_decimals((net->interval.hi - net->interval.lo) / 2) : 1;
    if (!isnan(net->interval.lo))
        snprintf(interval, sizeof interval, "(%s to %s)", summary_number(low, net->interval.lo, decimals, true),
                 summary_number(high, net->interval.hi, decimals, true));
    fputs("  ", out);
    print_name(out, t, row, GROUP_COLUMNS - 2);
    summary_pad(out, summary_number(number, statistics_mean(&net->relief), decimals, true), -NET_COLUMNS);
    summary_pad(out, interval, -INTERVAL_COLUMNS);
    for (int margin = 0; margin < RELIEF_MARGINS; margin++)
        print_outcome(out, relief_file_outcome(outcome, &row->verdict[margin]), margin);
    fputc('\n', out);
}

/* "Nurse: undecided; about 240 replications would decide." */
static void print_undecided(FILE *out, const struct trials *t, const struct relief_row *row)
{
    char text[VERDICTS_BYTES];
    if (row->verdict[USUAL].outcome != RELIEF_UNDECIDED)
        return;
    fputs("  ", out);
    print_name(out, t, row, 0);
    fprintf(out, ": %s.\n", verdicts_relief(text, row, USUAL));
}

/* "11 people in both, intervals for all of them at once: 9 relieved (of them 2 with care lost), 2 on_top." */
static void print_people(FILE *out, const struct relief_counts *people)
{
    int told = 0;
    if (people->n == 0)
        return;
    fprintf(out, "  %d %s in both, intervals for all of them at once: ", people->n, people->n == 1 ? "person" : "people");
    for (int outcome = 0; outcome < N_RELIEF_OUTCOMES; outcome++) {
        if (!people->outcome[outcome])
            continue;
        fprintf(out, "%s%d %s", told++ ? ", " : "", people->outcome[outcome], relief_outcome_ids[outcome]);
        if (people->care_lost[outcome])
            fprintf(out, " (of them %d with care lost)", people->care_lost[outcome]);
    }
    fputs(".\n", out);
}

static void print_rows(FILE *out, const struct trials *t, const struct relief *r, int other,
                       void (*print)(FILE *, const struct trials *, const struct relief_row *))
{
    for (int i = 0; i < r->n; i++)
        if (r->row[i].other == other && r->row[i].level == RELIEF_GROUP)
            print(out, t, &r->row[i]);
}

void relief_table_print(FILE *out, const struct manifest *m, const struct trials *t, const struct relief *r)
{
    for (int s = 1; s < m->n_scenarios; s++) {
        struct relief_counts people = relief_count(r, s, RELIEF_PERSON, USUAL);
        struct relief_counts groups = relief_count(r, s, RELIEF_GROUP, USUAL);
        if (groups.n == 0)
            continue;
        fprintf(out,
                "\nRelief, '%s' instead of '%s': minutes less to do per rostered hour, intervals for all groups at once.\n\n",
                m->scenarios[s].label, m->scenarios[0].label);
        print_head(out);
        print_rows(out, t, r, s, print_row);
        if (people.n || groups.outcome[RELIEF_UNDECIDED])
            fprintf(out, "\nAt a margin of %g minute an hour:\n", relief_margins_min_per_h[USUAL]);
        print_rows(out, t, r, s, print_undecided);
        print_people(out, &people);
    }
}
