/* Labels of a scenario as words in lines for people: a capital letter in front, more than one of them.
 *
 * What is written to `out` is at most WORDS_BYTES, cut between letters. All return where the text is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "model/model.h"

enum { WORDS_BYTES = 200 };

/* A label; what has none is called by its id, in words: "ward_host" is "Ward host". Begins with a capital letter. */
const char *words_label(char out[WORDS_BYTES], const struct label *label);
/* English plural of it: "Nurses", "Secretaries". */
const char *words_plural(char out[WORDS_BYTES], const struct label *label);

/* A small letter in front, for the middle of a sentence; an abbreviation ("LPNs") stays as it is. And a capital again. */
char *words_small(char *text);
char *words_capital(char *text);

extern const char *const words_weekday[N_WEEKDAYS]; /* "Monday", ... */

/* What people do, as in "minutes an hour on ...": "service work". */
extern const char *const words_work[N_CATEGORIES];
/* What they are called in tables, and in the pictures (plots/read.awk): "Documentation, planning". */
extern const char *const words_category[N_CATEGORIES];

#endif
