/* What messages add about a word that is not known: the nearest that is, or which are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_HINT_H
#define SCENARIO_HINT_H

#include "base/arena.h"

/* "; did you mean 'nurse'?" when one of the n names is near to the word, else "". */
const char *hint_near(struct arena *a, const char *word, const char *const *names, int n);
/* The same or, when none is near, "; known here: host, nurse and 3 more", at most `most` of them, in the order given. */
const char *hint_known(struct arena *a, const char *word, const char *const *names, int n, int most);

#endif
