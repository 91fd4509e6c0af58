/* Writes what trials and comparisons hold, column by column. Computes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tables.h"

#include <math.h>

#include "report/csv.h"
#include "report/dictionary.h"

/* The i-th trial in the order of files: by scenario, then replication. */
static const struct trial *trial_of(const struct trials *t, int i)
{
    return trials_at(t, i / t->n_replications, (uint32_t)(i % t->n_replications) + 1);
}

static void put_run(struct csv *c, const struct manifest *m, const struct trial *trial, const char *run_id)
{
    csv_text(c, run_id);
    csv_text(c, m->scenarios[trial->scenario].name);
    csv_integer(c, trial->replication);
}

int tables_runs(const char *path, const struct manifest *m, const struct trials *t, struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "runs.csv", e))
        return e->code;
    for (int i = 0; i < t->n; i++) {
        const struct trial *trial = trial_of(t, i);
        char run_id[MANIFEST_RUN_ID_BYTES];
        put_run(&c, m, trial, manifest_run_id(run_id, m, trial->scenario, trial->replication));
        csv_integer(&c, (int64_t)m->seed);
        csv_hex(&c, trial->demand_hash);
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
    csv_text(c, row->urgency);
    csv_text(c, row->task);
    csv_text(c, row->shift);
    csv_text(c, row->weekday);
}

int tables_metrics(const char *path, const struct manifest *m, const struct trials *t, bool (*stop)(void), struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "metrics.csv", e))
        return e->code;
    bool stopped = false;
    for (int i = 0; i < t->n && !c.failure && !stopped; i++) {
        const struct trial *trial = trial_of(t, i);
        const struct rows *rows = &t->rows[trial->scenario];
        char run_id[MANIFEST_RUN_ID_BYTES];
        manifest_run_id(run_id, m, trial->scenario, trial->replication);
        for (int r = 0; r < rows->n; r++) {
            put_run(&c, m, trial, run_id);
            put_names(&c, &rows->row[r]);
            csv_number(&c, trial->values[r]);
            csv_end(&c);
        }
        stopped = stop && stop();
    }
    int closed = csv_close(&c, e);
    return stopped ? err_set(e, ERR_STOPPED, "stopped before the results were written") : closed;
}

int tables_compare(const char *path, const struct manifest *m, const struct comparison *comparison, struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "compare.csv", e))
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
        csv_number(&c, row->detectable);
        csv_number(&c, row->variance_ratio);
        csv_text(&c, comparison_verdict_ids[row->verdict]);
        csv_end(&c);
    }
    return csv_close(&c, e);
}
