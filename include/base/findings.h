/* What is wrong with an input: all of it, not just the first thing.
 *
 * Checks add findings; the command prints them. Errors mean status 2 and nothing written; warnings go to stderr and into
 * the manifest and stop nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_FINDINGS_H
#define BASE_FINDINGS_H

#include <stdbool.h>

#include "base/arena.h"

struct finding {
    bool is_error;
    const char *file;    /* the file the offending value came from, "--set", or NULL */
    const char *pointer; /* JSON pointer, "" for the whole document, or "12:3" line:column for syntax errors */
    const char *text;    /* "expected ..., found ...; did you mean '...'?" */
    struct finding *next;
};

enum { FINDINGS_MOST = 1000 }; /* so many are kept, and one that says there are more; the rest is only counted */

struct findings {
    struct arena *arena; /* owns the texts; set by the caller */
    struct finding *first, *last;
    int n_errors, n_warnings;
};

void findings_error(struct findings *f, const char *file, const char *pointer, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void findings_warning(struct findings *f, const char *file, const char *pointer, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
