/* Writes ledgers, column by column. Computes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/ledger_file.h"

#include "report/dictionary.h"

int ledger_file_write(const char *path, const struct manifest *m, const struct ledger *ledgers, int n_ledgers, struct err *e)
{
    struct csv c;
    if (dictionary_open(&c, path, "ledger.csv", e))
        return e->code;
    for (int i = 0; i < n_ledgers; i++)
        for (int g = 0; g < ledgers[i].n; g++) {
            csv_text(&c, m->scenarios[0].name);
            csv_text(&c, m->scenarios[ledgers[i].other].name);
            csv_text(&c, ledgers[i].row[g].care_unit);
            csv_text(&c, ledgers[i].row[g].role);
            for (int entry = 0; entry < N_LEDGER_ENTRIES; entry++)
                csv_number(&c, ledger_min(&ledgers[i], &ledgers[i].row[g], (enum ledger_entry)entry));
            csv_end(&c);
        }
    return csv_close(&c, e);
}
