/* Small text helpers shared by all stages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

enum { TEXT_NUMBER_BYTES = 32 };

/* The shortest decimal that reads back as exactly v ("0.1", "3", "1e-7"); "" for NaN (a missing value). Never depends on the
 * locale. */
const char *text_number(char out[TEXT_NUMBER_BYTES], double v);

/* The index of the name most like `word` among n names, or -1 when none is near enough to suggest (edit distance at most a
 * third of the word's length, at least 1, and 0 where neither word has more than two letters). */
int text_nearest(const char *word, const char *const *names, int n);
/* ERR_INPUT: "no metric is called 'x'; did you mean 'y'?" */
int text_unknown(struct err *e, const char *kind, const char *word, const char *const *names, int n);

/* The length of the UTF-8 sequence at s, of which `length` bytes are left (RFC 3629: no overlong forms, no surrogates, nothing
 * above U+10FFFF); 0 when there is none. */
size_t text_utf8(const char *s, size_t length);

/* As sprintf, into the arena. */
char *text_format(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
