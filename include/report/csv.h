/* CSV as RFC 4180 wants it: a header row, commas, quotes where needed, LF; a missing value is an empty field.
 *
 * Failures are remembered, so that callers write whole tables without a check at every field; csv_close tells.
 *
 *     if (csv_open(&c, path, columns, n, e) == 0)
 *         for (...) { csv_text(&c, name); csv_number(&c, x); csv_end(&c); }
 *     return csv_close(&c, e);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_CSV_H
#define REPORT_CSV_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"

struct csv {
    FILE *file;
    const char *name; /* for messages; must live as long */
    bool own;         /* the file is closed with the table */
    int n_columns, at; /* fields of the header; fields written in this row */
    int failure;      /* errno of the first write that failed */
};

/* Creates the file and writes the header. On failure csv_close must still be called. */
int csv_open(struct csv *c, const char *path, const char *const *columns, int n_columns, struct err *e);
/* The same on a stream that is open and stays open, with a name that fits "cannot write to ...". */
void csv_stream(struct csv *c, FILE *file, const char *name, const char *const *columns, int n_columns);

/* One field each. NULL and "" are empty fields. */
void csv_text(struct csv *c, const char *text);
void csv_number(struct csv *c, double value); /* shortest that reads back the same; NaN = missing */
void csv_integer(struct csv *c, int64_t value);
void csv_hex(struct csv *c, uint64_t value);  /* 16 digits */
/* Ends the row, which must have as many fields as the header. */
void csv_end(struct csv *c);

/* Flushes, and closes what csv_open opened. ERR_IO with *e when anything could not be written. Safe twice. */
int csv_close(struct csv *c, struct err *e);

#endif
