/* Writes what trials and comparisons hold, column by column. Computes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tables.h"

#include "report/csv.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

int tables_runs(const char *path, const struct manifest *m, const struct trials *t, struct err *e)
{
    static const char *const columns[] = {"run_id", "scenario", "replication", "seed", "demand_hash", "tasks_completed"};
    struct csv c;
    if (csv_open(&c, path, columns, COUNT(columns), e))
        return e->code;
    for (int s = 0; s < t->n_scenarios; s++)
        for (int r = 1; r <= t->n_replications; r++) {
            const struct trial *trial = trials_at(t, s, (uint32_t)r);
            char run_id[MANIFEST_RUN_ID_BYTES];
            csv_text(&c, manifest_run_id(run_id, m, s, trial->replication));
            csv_text(&c, m->scenarios[s].name);
            csv_integer(&c, trial->replication);
            csv_integer(&c, (int64_t)m->seed);
            csv_hex(&c, trial->demand_hash);
            csv_integer(&c, trial->completed);
            csv_end(&c);
        }
    return csv_close(&c, e);
}

static void put_names(struct csv *c, const struct row *row)
{
    csv_text(c, row->metric->id);
    csv_text(c, row->care_unit);
    csv_text(c, row->role);
    csv_text(c, row->category);
    csv_text(c, row->task);
}

int tables_metrics(const char *path, const struct manifest *m, const struct trials *t, struct err *e)
{
    static const char *const columns[] = {"run_id", "scenario", "replication", "metric", "care_unit",
                                          "role",   "category", "task",        "value"};
    struct csv c;
    if (csv_open(&c, path, columns, COUNT(columns), e))
        return e->code;
    for (int s = 0; s < t->n_scenarios; s++)
        for (int r = 1; r <= t->n_replications; r++) {
            const struct trial *trial = trials_at(t, s, (uint32_t)r);
            char run_id[MANIFEST_RUN_ID_BYTES];
            manifest_run_id(run_id, m, s, trial->replication);
            for (int i = 0; i < t->rows[s].n; i++) {
                csv_text(&c, run_id);
                csv_text(&c, m->scenarios[s].name);
                csv_integer(&c, trial->replication);
                put_names(&c, &t->rows[s].row[i]);
                csv_number(&c, trial->values[i]);
                csv_end(&c);
            }
        }
    return csv_close(&c, e);
}

int tables_compare(const char *path, const struct manifest *m, const struct comparison *comparison, struct err *e)
{
    static const char *const columns[] = {"base", "other",     "metric",     "care_unit", "role",    "category", "task",
                                          "n",    "base_mean", "other_mean", "diff_mean", "diff_lo", "diff_hi",  "p_holm",
                                          "variance_ratio"};
    struct csv c;
    if (csv_open(&c, path, columns, COUNT(columns), e))
        return e->code;
    for (int i = 0; i < comparison->n; i++) {
        const struct comparison_row *row = &comparison->row[i];
        csv_text(&c, m->scenarios[0].name);
        csv_text(&c, m->scenarios[row->other].name);
        put_names(&c, row->row);
        csv_integer(&c, row->n);
        csv_number(&c, row->base_mean);
        csv_number(&c, row->other_mean);
        csv_number(&c, row->diff_mean);
        csv_number(&c, row->diff.lo);
        csv_number(&c, row->diff.hi);
        csv_number(&c, row->p_holm);
        csv_number(&c, row->variance_ratio);
        csv_end(&c);
    }
    return csv_close(&c, e);
}
