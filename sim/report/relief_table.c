/* Outcomes of groups in rows, margins in columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/relief_table.h"

#include <math.h>
#include <string.h>

#include "report/relief_file.h"
#include "report/summary.h"
#include "report/words.h"

enum { GROUP_COLUMNS = 30, NET_COLUMNS = 8, INTERVAL_COLUMNS = 20, OUTCOME_COLUMNS = 27 };

static const char *group_name(char out[WORDS_BYTES], const struct trials *t, const struct relief_row *row)
{
    char role[WORDS_BYTES];
    const int scenarios[] = {0, row->other};
    bool several = t->models[0]->n_units > 1 || t->models[row->other]->n_units > 1;
    snprintf(out, WORDS_BYTES, "%s", row->role);
    for (int i = 0; i < 2; i++) {
        const struct model *m = t->models[scenarios[i]];
        for (int k = 0; k < m->n_roles; k++)
            if (!strcmp(m->roles[k].label.id, row->role))
                snprintf(out, WORDS_BYTES, "%.120s%s%.60s", words_label(role, &m->roles[k].label), several ? ", " : "",
                         several ? row->care_unit : "");
    }
    return out;
}

static void print_row(FILE *out, const struct trials *t, const struct relief_row *row)
{
    char name[WORDS_BYTES], number[SUMMARY_NUMBER_BYTES], low[SUMMARY_NUMBER_BYTES], high[SUMMARY_NUMBER_BYTES];
    char interval[2 * SUMMARY_NUMBER_BYTES + 8] = "-", outcome[RELIEF_FILE_OUTCOME_BYTES];
    const struct relief_quantity *net = &row->quantity[RELIEF_NET];
    int decimals = net->interval.hi > net->interval.lo ? summary_decimals((net->interval.hi - net->interval.lo) / 2) : 1;
    if (!isnan(net->interval.lo))
        snprintf(interval, sizeof interval, "(%s to %s)", summary_number(low, net->interval.lo, decimals, true),
                 summary_number(high, net->interval.hi, decimals, true));
    fputs("  ", out);
    summary_pad(out, group_name(name, t, row), GROUP_COLUMNS - 2);
    summary_pad(out, summary_number(number, statistics_mean(&net->relief), decimals, true), -NET_COLUMNS);
    summary_pad(out, interval, -INTERVAL_COLUMNS);
    for (int margin = 0; margin < RELIEF_MARGINS; margin++) {
        fputs("  ", out);
        summary_pad(out, relief_file_outcome(outcome, &row->verdict[margin]), margin + 1 < RELIEF_MARGINS ? OUTCOME_COLUMNS : 0);
    }
    fputc('\n', out);
}

/* "People at a margin of 1 minute: 9 relieved, 2 on_top." */
static void print_people(FILE *out, const struct relief *r, int other)
{
    int counts[N_RELIEF_OUTCOMES], n = relief_count(r, other, RELIEF_PERSON, RELIEF_USUAL_MARGIN, counts), told = 0;
    if (n == 0)
        return;
    fprintf(out, "\nOf %d people in both, at a margin of 1 minute an hour, intervals for all of them at once: ", n);
    for (int outcome = 0; outcome < N_RELIEF_OUTCOMES; outcome++)
        if (counts[outcome])
            fprintf(out, "%s%d %s", told++ ? ", " : "", counts[outcome], relief_outcome_ids[outcome]);
    fputs(".\n", out);
}

void relief_table_print(FILE *out, const struct manifest *m, const struct trials *t, const struct relief *r)
{
    for (int s = 1; s < m->n_scenarios; s++) {
        fputc('\n', out);
        if (m->n_scenarios > 2)
            fprintf(out, "'%s' instead of '%s':\n", m->scenarios[s].label, m->scenarios[0].label);
        summary_pad(out, "Relief, minutes per hour", GROUP_COLUMNS);
        summary_pad(out, "net", -NET_COLUMNS);
        summary_pad(out, "95 % interval", -INTERVAL_COLUMNS);
        for (int margin = 0; margin < RELIEF_MARGINS; margin++) {
            char title[40];
            snprintf(title, sizeof title, "margin %g min", relief_margins_min_per_h[margin]);
            fputs("  ", out);
            summary_pad(out, title, margin + 1 < RELIEF_MARGINS ? OUTCOME_COLUMNS : 0);
        }
        fputc('\n', out);
        for (int i = 0; i < r->n; i++)
            if (r->row[i].other == s && r->row[i].level == RELIEF_GROUP)
                print_row(out, t, &r->row[i]);
        print_people(out, r, s);
    }
}
