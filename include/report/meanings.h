/* What the words mean that stand in columns of words: verdicts, classes, outcomes. A program that reads the files can look them
 * up in datapackage.json, a person in docs/columns.md; both are printed from here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_MEANINGS_H
#define REPORT_MEANINGS_H

struct meaning {
    const char *id, *words; /* the last has NULL, NULL */
};

extern const struct meaning meanings_verdicts[]; /* of compare.csv */
extern const struct meaning meanings_classes[];  /* of relief.csv: where an interval lies */
extern const struct meaning meanings_outcomes[]; /* of relief.csv: whatever relief_file_outcome may write */

#endif
