/* Writes what relief_make found, column by column. Computes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/relief_file.h"

#include <math.h>
#include <stdio.h>

#include "report/dictionary.h"

const char *relief_file_outcome(char out[RELIEF_FILE_OUTCOME_BYTES], const struct relief_verdict *v)
{
    snprintf(out, RELIEF_FILE_OUTCOME_BYTES, "%s%s%s", relief_outcome_ids[v->outcome], v->more_clinical ? "+more_clinical" : "",
             v->care_lost ? "+care_lost" : "");
    return out;
}

static bool is_alone(const struct relief_row *row)
{
    return row->verdict[0].outcome == RELIEF_NEW || row->verdict[0].outcome == RELIEF_GONE;
}

static void put_quantity(struct csv *c, const struct manifest *m, const struct relief_row *row, int quantity)
{
    const struct relief_quantity *q = &row->quantity[quantity];
    char outcome[RELIEF_FILE_OUTCOME_BYTES];
    csv_text(c, m->scenarios[0].name);
    csv_text(c, m->scenarios[row->other].name);
    csv_text(c, relief_level_ids[row->level]);
    csv_text(c, row->care_unit);
    csv_text(c, row->role);
    csv_text(c, row->person);
    csv_text(c, relief_quantity_ids[quantity]);
    csv_integer(c, q->relief.n);
    csv_number(c, statistics_mean(&q->base));
    csv_number(c, statistics_mean(&q->other));
    csv_number(c, statistics_mean(&q->relief));
    csv_number(c, q->interval.lo);
    csv_number(c, q->interval.hi);
    csv_number(c, q->p_holm);
    for (int margin = 0; margin < RELIEF_MARGINS; margin++)
        csv_text(c, is_alone(row) ? "" : relief_class_ids[q->at[margin]]);
    for (int margin = 0; margin < RELIEF_MARGINS; margin++)
        csv_text(c, quantity == RELIEF_NET ? relief_file_outcome(outcome, &row->verdict[margin]) : "");
    for (int margin = 0; margin < RELIEF_MARGINS; margin++)
        csv_number(c, isinf(q->needed[margin]) ? (double)NAN : q->needed[margin]);
    csv_end(c);
}

int relief_file_write(const char *path, const struct manifest *m, const struct relief *r, struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "relief.csv", e))
        return e->code;
    for (int i = 0; i < r->n; i++)
        for (int quantity = 0; quantity < RELIEF_QUANTITIES; quantity++) {
            bool of_person = r->row[i].level == RELIEF_PERSON;
            if (is_alone(&r->row[i]) ? quantity == RELIEF_NET : !(of_person && quantity == RELIEF_OMITTED))
                put_quantity(&c, m, &r->row[i], quantity);
        }
    return csv_close(&c, e);
}
