/* Labels of a scenario as words in lines for people: a capital letter in front, more than one of them.
 *
 * Both write at most WORDS_BYTES and cut what is longer, between letters. They return `out`.
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

#endif
